//! Any bytes as settings.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    postil_fuzz::hold(&[
        ("postil.yaml", bytes),
        ("documents/text.txt", b"Some words."),
        ("annotations/text.yaml", b"context:\n  - quote: Some words\n    note: One.\n"),
    ]);
});

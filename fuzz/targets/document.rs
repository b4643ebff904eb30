//! Any bytes as a Markdown document, with a note on its whole.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    postil_fuzz::hold(&[
        ("documents/text.md", bytes),
        ("annotations/text.yaml", b"context:\n  - note: On all of it.\n"),
    ]);
});

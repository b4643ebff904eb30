//! Any bytes as a bibliography in CSL-YAML, every work of which is shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    postil_fuzz::check(&[
        ("documents/text.txt", b"Some words."),
        ("annotations/text.yaml", b"sources:\n  - quote: Some words\n    cite: a\n    note: \"See [@a, p. 4].\"\n"),
        ("annotations/bibliography.yaml", bytes),
    ]);
});

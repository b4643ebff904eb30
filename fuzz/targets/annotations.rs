//! Any bytes as the annotations of a fixed document.
#![no_main]

const TEXT: &[u8] = b"# A heading\n\nThe *first* thing said is this. A [link](https://example.org/) and `code`.\n\n- one\n- two\n\n> Quoted words.\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    postil_fuzz::check(&[("documents/text.md", TEXT), ("annotations/text.yaml", bytes)]);
});

//! Any bytes as the annotations of a fixed document, with a work to cite.
#![no_main]

const TEXT: &[u8] = include_bytes!("annotations.md");

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    postil_fuzz::hold(&[
        ("documents/text.md", TEXT),
        ("annotations/text.yaml", bytes),
        ("annotations/bibliography.yaml", b"- {id: work, title: A work}\n"),
    ]);
});

//! Any bytes as a bibliography in BibLaTeX; its works are cited and shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| postil_fuzz::hold_cited("annotations/works.bib", bytes));

//! Any bytes as a bibliography in CSL-YAML, or in CSL-JSON where they begin as such; its works are cited and shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let json = bytes.first() == Some(&b'[');
    postil_fuzz::hold_cited(if json { "annotations/works.json" } else { "annotations/bibliography.yaml" }, bytes);
});

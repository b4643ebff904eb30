//! Folders in, folders out: every feature, every message, every command.
//!
//! `TRYCMD=overwrite cargo test --locked --test postil cases` writes what came out over what was expected; look at it before
//! committing it.

use postil::diagnostic::Code;
use std::fs;
use std::path::Path;

#[test]
fn every_case_gives_what_is_expected() {
    // What builds remember stays out of the cache of whoever runs the tests.
    let cache = concat!(env!("CARGO_TARGET_TMPDIR"), "/cache");
    trycmd::TestCases::new().env("XDG_CACHE_HOME", cache).env("HOME", cache).case("tests/cases/*/*.toml").run();
}

#[test]
fn every_code_has_a_case_that_shows_its_whole_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/errors");
    for code in Code::ALL.iter().copied() {
        // A page that loses words is a defect that no input is known to bring about; `render::verify` tests it.
        // What the web answers is shown by `online`, which has a host to ask.
        // Names that some systems cannot have are not kept among the cases; `files` makes them.
        if [Code::TextChanged, Code::DeadAddress, Code::UnusableName, Code::UnportableName].contains(&code) {
            continue;
        }
        let path = folder.join(format!("{}.stderr", code.name()));
        let shown = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(shown.contains(&format!("[{}]", code.name())), "{} does not show its message", path.display());
        assert!(shown.contains("--> ") || code == Code::NoDocuments, "{} shows no place", path.display());
        assert!(shown.contains("help: "), "{} does not say what to do", path.display());
    }
}

#[test]
fn every_page_case_expects_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pages");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let expected = path.with_extension("out").join("site");
            assert!(fs::read_dir(&expected).is_ok_and(|mut files| files.next().is_some()), "{}", expected.display());
        }
    }
}

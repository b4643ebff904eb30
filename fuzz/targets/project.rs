//! Several files at once: the input is cut at lines that name one, as in `%documents/a.md`.
#![no_main]

use std::path::{Component, Path};

/// Whether a folder may hold such a file. Templates are left out: what they make of a page is theirs to answer for.
fn may_be(path: &str) -> bool {
    let parts: Vec<Component<'_>> = Path::new(path).components().collect();
    let plain = parts.iter().all(|part| matches!(part, Component::Normal(_))) && !path.contains(['\0', '\\']);
    let folder = path == "postil.yaml"
        || ["documents/", "annotations/", "static/"].iter().any(|folder| path.starts_with(folder));
    plain && folder && !path.ends_with('/') && !path.contains("/.") && !path.contains("//")
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut files = Vec::new();
    for part in text.strip_prefix('%').unwrap_or_default().split("\n%") {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        if may_be(path) {
            files.push((path, text.as_bytes()));
        }
    }
    postil_fuzz::hold(&files);
});

//! The rules of the house, each a test: layers, doors to outside crates, who may read, write and print.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The source files by path inside `src/`, without their unit tests.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    let mut files = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, text);
            }
        }
    }
    assert!(files.len() > 20, "the sources are where they are looked for");
    files
}

/// The text without its unit tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The module of the library that a file belongs to; none for `lib.rs` and the files of the binary.
fn module(path: &str) -> Option<&str> {
    let first = path.split('/').next().unwrap_or(path).trim_end_matches(".rs");
    (!["lib", "main", "cli"].contains(&first)).then_some(first)
}

/// The modules in the order of `lib.rs`, which is the order of the layers.
fn layers(library: &str) -> Vec<&str> {
    library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect()
}

/// The modules that a file names by `crate::`.
fn imports(code: &str) -> Vec<&str> {
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()).collect()
}

/// What a file imports from its own layer's users: modules below it.
fn imports_from_below<'a>(path: &str, code: &'a str, layers: &[&str]) -> Vec<&'a str> {
    let Some(own) = module(path).and_then(|module| layers.iter().position(|layer| *layer == module)) else {
        return Vec::new();
    };
    let below = |name: &&str| layers.iter().position(|layer| layer == name).is_some_and(|layer| layer > own);
    imports(code).into_iter().filter(below).collect()
}

#[test]
fn a_module_imports_only_from_those_above_it() {
    let sources = sources();
    let layers = layers(&sources["lib.rs"]);
    assert!(layers.len() >= 10);
    for (path, text) in &sources {
        let code = code(text);
        let found = imports_from_below(path, &code, &layers);
        assert!(found.is_empty(), "src/{path} imports from below: {found:?}");
        assert!(module(path).is_none_or(|module| layers.contains(&module)), "src/{path} is in no layer of lib.rs");
    }
    assert_eq!(imports_from_below("text.rs", "use crate::render::Page;", &layers), ["render"]);
}

#[test]
fn only_the_pipeline_calls_stages() {
    let stages: [(&str, &[&str]); 9] = [
        ("load::inputs(", &["lib.rs", "project.rs"]),
        ("parse::remembering(", &["pipeline.rs"]),
        ("anchor::remembering(", &["pipeline.rs"]),
        ("anchor::with_quotes(", &["lib.rs"]),
        ("resolve::remembering(", &["pipeline.rs"]),
        ("render::pages(", &["lib.rs"]),
        ("render::file(", &["project.rs"]),
        ("render::standalone(", &["lib.rs"]),
        ("Staging::begin(", &["lib.rs"]),
    ];
    let sources = sources();
    for (stage, expected) in stages {
        let callers: Vec<&String> =
            sources.iter().filter(|(_, text)| code(text).contains(stage)).map(|(path, _)| path).collect();
        assert_eq!(callers, expected, "{stage}");
    }
}

#[test]
fn the_binary_sees_only_the_public_interface() {
    for (path, text) in sources().iter().filter(|(path, _)| module(path).is_none() && *path != "lib.rs") {
        let code = code(text);
        let others: Vec<&str> = imports(&code).into_iter().filter(|name| *name != "cli").collect();
        assert!(others.is_empty(), "src/{path} reaches into the library: {others:?}");
    }
}

/// Which files may name an outside crate: those whose paths begin so.
const DOORS: [(&str, &[&str]); 36] = [
    ("aho_corasick", &["anchor/needles.rs"]),
    ("ammonia", &["parse/markup.rs"]),
    ("annotate_snippets", &["diagnostic.rs"]),
    ("anstream", &["cli.rs", "cli/"]),
    ("base64", &["render/html.rs", "render/standalone.rs"]),
    ("biblatex", &["parse/bibliography/bibtex"]),
    ("clap", &["cli.rs", "cli/"]),
    ("fluent_bundle", &["interface.rs", "interface/"]),
    ("fluent_syntax", &["interface.rs", "interface/"]),
    ("hayagriva", &["render/citation_style/"]),
    ("icu_calendar", &["interface.rs"]),
    ("icu_datetime", &["interface.rs"]),
    ("icu_locale_core", &["interface.rs", "language.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("jiff", &["date.rs"]),
    ("memchr", &["render/shown.rs", "render/data/web_annotation.rs"]),
    ("mimalloc", &["main.rs"]),
    ("percent_encoding", &["render/links.rs"]),
    (
        "pulldown_cmark",
        &[
            "parse/bibliography/styled.rs",
            "parse/citation.rs",
            "parse/blocks.rs",
            "lint/addresses.rs",
            "parse/link.rs",
            "parse/markup.rs",
            "render/document.rs",
            "render/html.rs",
            "render/marks.rs",
            "render/prose.rs",
        ],
    ),
    (
        "rayon",
        &[
            "memo.rs",
            "parse.rs",
            "load/text.rs",
            "load/listing.rs",
            "anchor/search.rs",
            "resolve/citations.rs",
            "resolve/references.rs",
            "render/data/json.rs",
            "render/document.rs",
            "render/document_files.rs",
            "render/files.rs",
            "render/reuse.rs",
            "render/side_by_side.rs",
            "render/site.rs",
            "render/site_files.rs",
            "write/record.rs",
            "render/standalone.rs",
            "render/templates.rs",
            "write/swap.rs",
        ],
    ),
    ("rustix", &["write/disk.rs"]),
    ("saphyr_parser", &["yaml/tree.rs"]),
    (
        "serde",
        &[
            "date.rs",
            "date/",
            "format.rs",
            "settings.rs",
            "settings/",
            "yaml.rs",
            "yaml/",
            "parse/",
            "anchor/lock.rs",
            "render/view",
            "render/data/json.rs",
            "render/templates.rs",
        ],
    ),
    ("serde_json", &["cli/", "render/data/json.rs", "yaml.rs"]),
    ("serde_yaml", &["yaml.rs"]),
    (
        "sha2",
        &[
            "anchor/lock.rs",
            "load.rs",
            "load/fingerprint.rs",
            "render/identity.rs",
            "render/standalone.rs",
            "write.rs",
            "write/",
        ],
    ),
    ("similar", &["anchor/report.rs", "cli/anchor.rs"]),
    ("strsim", &["diagnostic.rs", "anchor/answer.rs"]),
    ("tera", &["render/templates.rs"]),
    ("unicode_normalization", &["text.rs", "anchor/normalize.rs", "anchor/approximate.rs"]),
    ("unicode_segmentation", &["anchor/"]),
    ("ureq", &["cli/online/request.rs"]),
    ("url", &["address.rs", "cli/online/request.rs", "render/links.rs"]),
    ("walkdir", &["load/folder.rs"]),
    // Not crates, but doors all the same: the file system and the standard streams.
    ("fs", &["load/folder.rs", "load/listing.rs", "write.rs", "write/", "cli/memory.rs", "cli/online/cache.rs"]),
    ("io", &["load.rs", "load/folder.rs", "load/listing.rs", "write.rs", "write/", "cli/anchor.rs"]),
];

/// Whether a piece of code names a crate or module in a path or an import.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let behind = &code[at + name.len()..];
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.' && c != '"');
        begins && (behind.starts_with("::") || (behind.starts_with(';') && code[..at].ends_with("use ")))
    })
}

#[test]
fn every_outside_crate_has_its_doors() {
    for (path, text) in &sources() {
        let code = code(text);
        for (name, doors) in DOORS {
            let allowed = doors.iter().any(|door| path.starts_with(door));
            assert!(allowed || !names(&code, name), "src/{path} names {name}; its doors are {doors:?}");
        }
    }
    assert!(names("use std::fs;\nfs::read(path)", "fs"));
    assert!(names("use tera::Tera;", "tera"));
    assert!(!names("let offset = offs::x; // not fs", "fs"));
}

#[test]
fn every_dependency_has_a_door() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names: Vec<String> = section
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")))
        // It is there for a feature of the others, and never named.
        .filter(|name| name != "icu_provider")
        .collect();
    assert!(names.len() > 10);
    for name in names {
        assert!(DOORS.iter().any(|(door, _)| *door == name), "{name} has no door in tests/rules.rs");
    }
}

#[test]
fn the_library_never_prints_and_never_panics_on_purpose() {
    let forbidden = ["println!", "eprintln!", "print!(", "panic!(", "unreachable!(", ".unwrap()", ".expect("];
    for (path, text) in sources().iter().filter(|(path, _)| module(path).is_some() || *path == "lib.rs") {
        let code = code(text);
        for word in forbidden {
            assert!(!code.contains(word), "src/{path} has {word}");
        }
    }
}

#[test]
fn only_the_command_line_asks_what_day_it_is() {
    for (path, text) in &sources() {
        let asks = ["today()", "::now()", "SystemTime"].iter().any(|question| code(text).contains(question));
        let command_line = path == "cli.rs" || path.starts_with("cli/");
        assert!(!asks || command_line || path == "date.rs", "src/{path} looks at the clock: builds would differ");
    }
}

#[test]
fn serde_stays_at_the_edges() {
    for (path, text) in &sources() {
        let code = code(text);
        let views =
            path.starts_with("render/view") || ["render/templates.rs", "render/data/json.rs"].contains(&&**path);
        assert!(views || !code.contains("Serialize"), "src/{path}: only views are serialized");
        // JSON is read in one room, and written of views in another; no template and no stage passes it around.
        let doors = module(path).is_none() || ["yaml.rs", "render/data/json.rs"].contains(&&**path);
        assert!(doors || !code.contains("serde_json"), "src/{path}: templates see views only");
    }
}

#[test]
fn rendered_html_is_never_edited_as_text() {
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with("render")) {
        // A page's text is read back from its HTML, and no HTML made of it.
        if path != "render/shown.rs" {
            assert!(!code(text).contains(".replace("), "src/{path} replaces text where events should be changed");
        }
    }
}

#[test]
fn every_file_is_one_small_room_with_its_name_on_the_door() {
    for (path, text) in &sources() {
        assert!(text.starts_with("//! "), "src/{path} does not open by saying what it is for");
        let lines = text.lines().count();
        assert!(lines <= 450, "src/{path} has {lines} lines: is it still one idea?");
        for name in ["util", "helper", "manager", "misc", "common"] {
            assert!(!path.contains(name), "src/{path}: name it after what it does");
        }
    }
}

//! Input made to take long: it takes time in proportion to its size, or ends in an error that says so.

use super::project::build;
use std::fs;
use std::time::{Duration, Instant};

type Files = Vec<(&'static str, String)>;

/// How long a project takes, the quickest of three times, and whether it was built.
fn time(files: &Files) -> (Duration, bool) {
    let mut built = false;
    let quickest = (0..3).map(|_| {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let started = Instant::now();
        built = build(folder.path(), &folder.path().join("site"), false).summary.is_some();
        started.elapsed()
    });
    (quickest.min().unwrap(), built)
}

/// Asserts that four times as much takes less than ten times as long: the square would be sixteen. What takes less than
/// the moment that a build of nothing takes is not compared.
fn grows_with_its_size(name: &str, size: usize, builds: bool, files: impl Fn(usize) -> Files) {
    let size = if std::env::var_os("POSTIL_LONG").is_some() { 8 * size } else { size };
    let (less, more) = (time(&files(size)), time(&files(4 * size)));
    assert_eq!((less.1, more.1), (builds, builds), "{name}");
    let moment = Duration::from_millis(60);
    assert!(more.0 < (less.0 + moment) * 10, "{name}: {size} took {:?}, four times that {:?}", less.0, more.0);
}

fn document(text: String) -> Files {
    vec![("documents/a.md", text)]
}

fn annotations(text: &str, annotations: String) -> Files {
    vec![("documents/a.txt", text.to_owned()), ("annotations/a.yaml", annotations)]
}

#[test]
fn pathological_markdown_takes_linear_time() {
    // S17: CVE-2023-22484 and its series (cmark-gfm), pulldown-cmark #280, #844, #1076; cmark's own list.
    type Pattern = fn(usize) -> String;
    let patterns: [(&str, Pattern); 18] = [
        ("quotes", |n| "> ".repeat(n) + "a"),
        ("lists", |n| "- ".repeat(n) + "a"),
        ("brackets", |n| "[".repeat(n)),
        ("brackets of pictures", |n| "![".repeat(n) + "a"),
        ("links in links", |n| "[a](b ".repeat(n)),
        ("emphasis left open", |n| "*a **b ".repeat(n)),
        ("emphasis in emphasis", |n| "*a ".repeat(n) + &"a*".repeat(n)),
        ("emphasis of both kinds", |n| "a*_b_*".repeat(n)),
        ("angle brackets", |n| "a<b ".repeat(n)),
        ("comments left open", |n| "a <!-- ".repeat(n)),
        ("instructions left open", |n| "a <? ".repeat(n)),
        ("declarations left open", |n| "a <!A ".repeat(n)),
        ("backticks", |n| (0..n / 20).map(|i| "a".to_owned() + &"`".repeat(i % 90 + 1)).collect()),
        ("footnotes", |n| "[^a]".repeat(n)),
        ("definitions", |n| (0..n / 4).map(|i| "[a".to_owned() + &i.to_string() + "]: b\n").collect()),
        ("footnotes in footnotes", |n| "[^a]: ".repeat(n / 4) + "a"),
        ("columns", |n| format!("{}|\n{}|\n", "|a".repeat(n / 20), "|-".repeat(n / 20)) + &"|b\n".repeat(n / 20)),
        ("paragraphs", |n| "a\n\n".repeat(n / 8)),
    ];
    for (name, pattern) in patterns {
        grows_with_its_size(name, 8_000, true, |size| document(pattern(size)));
    }
}

#[test]
fn bombs_of_aliases_and_nesting_end_in_an_error() {
    // S16: RUSTSEC-2018-0005 (serde_yaml), CVE-2019-11254 (go-yaml), PYSEC-2020-96 (PyYAML).
    let bomb = |key: &str| {
        let line = |i: usize| format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(","));
        format!("a0: &a0 [x]\n{}{key}: *a9\n", (1..10).map(line).collect::<String>())
    };
    let words = "Some words.\n";
    let with = |path: &'static str, text: String| vec![("documents/a.txt", words.to_owned()), (path, text)];
    for files in [
        annotations(words, bomb("context")),
        annotations(words, "context: &a [*a]\n".into()),
        with("postil.yaml", bomb("kinds")),
        document(format!("---\n{}---\n{words}", bomb("title"))),
        annotations(words, "context: !!python/object/apply:os.system [x]\n".into()),
    ] {
        assert!(!time(&files).1, "{:?}", files.last());
    }
    grows_with_its_size("YAML", 25_000, false, |size| annotations(words, format!("context: {}", "[".repeat(size))));
    grows_with_its_size("JSON", 25_000, false, |size| with("annotations/a.json", "[".repeat(size)));
    grows_with_its_size("BibLaTeX", 5_000, false, |size| with("annotations/a.bib", "@book{".repeat(size)));
    let braces = |size: usize| format!("@book{{a, title = {{{}x{}}}}}\n", "{".repeat(size), "}".repeat(size));
    grows_with_its_size("braces", 5_000, false, |size| with("annotations/a.bib", braces(size)));
    assert!(time(&with("annotations/a.bib", braces(90))).1);
}

#[test]
fn brackets_that_are_words_are_no_nesting() {
    let note = format!("context:\n- note: '{}'\n", "[".repeat(5_000));
    assert!(time(&annotations("Some words.\n", note)).1);
}

#[test]
fn very_many_annotations_take_linear_time() {
    let many = |n: usize, one: &dyn Fn(usize) -> String| -> String {
        std::iter::once("context:\n".to_owned()).chain((0..n).map(|i| format!("- {{{}, note: x}}\n", one(i)))).collect()
    };
    let text = "A sentence of words.\n";
    grows_with_its_size("notes on the same words", 500, true, |n| {
        annotations(text, many(n, &|i| format!("id: n{i}, quote: words")))
    });
    grows_with_its_size("notes of the same id", 250, false, |n| {
        annotations(text, many(n, &|_| "id: n, quote: words".into()))
    });
    grows_with_its_size("keys that are none", 250, false, |n| annotations(text, many(n, &|_| "quoote: words".into())));
    let every = "context:\n- {quote: a, every: true, note: x}\n";
    grows_with_its_size("every occurrence", 2_500, true, |n| {
        let mut files = annotations(&"a ".repeat(n), every.into());
        files.push(("postil.yaml", format!("limits: {{occurrences: {n}}}\n")));
        files
    });
    grows_with_its_size("more occurrences than are marked", 10_000, false, |n| {
        annotations(&"a ".repeat(n), every.into())
    });
    // Words of which no two stand next to each other twice.
    let prose = |words: usize| (0..words).map(|i| format!("w{}", (i * i + i / 7) % 4001)).collect::<Vec<_>>().join(" ");
    let changed = |quote: &str| quote.replace("w1", "v1");
    grows_with_its_size("quotes that are not there", 50, false, |n| {
        annotations(&prose(4_000), many(n, &|i| format!("quote: x{i} y{i} and z{i} are not there")))
    });
    grows_with_its_size("long quotes that were changed", 4, false, |n| {
        let text = prose(4_000);
        let quote = |i: usize| changed(&text.chars().skip(i * 50).take(4_000).collect::<String>());
        annotations(&text, many(n, &|i| format!("id: n{i}, quote: '{}'", quote(i))))
    });
    grows_with_its_size("a quote that stands everywhere", 10_000, false, |n| {
        annotations(&"a ".repeat(n), "context:\n- {quote: a, note: x}\n".into())
    });
    grows_with_its_size("marks above letters", 10_000, true, |n| {
        annotations(&format!("a{} words", "\u{301}\u{323}".repeat(n)), "context:\n- {quote: words, note: x}\n".into())
    });
}

#[test]
fn static_files_have_a_limit_together() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    fs::create_dir_all(folder.path().join("static/pictures")).unwrap();
    fs::write(folder.path().join("documents/a.txt"), "Some words.\n").unwrap();
    fs::write(folder.path().join("postil.yaml"), "limits: {static: 1}\n").unwrap();
    fs::write(folder.path().join("static/a.png"), vec![0; 600_000]).unwrap();
    for (size, expected) in [(400_000, ""), (400_001, "static/ has 2 MB, more than the limit `limits.static` of 1 MB")]
    {
        fs::write(folder.path().join("static/pictures/b.png"), vec![0; size]).unwrap();
        let report = build(folder.path(), &folder.path().join("site"), false);
        let said: Vec<String> = report.messages.into_iter().map(|message| message.diagnostic.message).collect();
        assert_eq!(said.join(" "), expected);
    }
}

#[test]
fn what_is_too_much_is_an_error_that_names_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    fs::write(folder.path().join("postil.yaml"), "limits: {file: 1}\n").unwrap();
    for (size, built) in [(1_000_000, true), (1_000_001, false)] {
        fs::write(folder.path().join("documents/a.txt"), &"a ".repeat(size)[..size]).unwrap();
        let report = build(folder.path(), &folder.path().join("site"), false);
        assert_eq!(report.summary.is_some(), built, "{size}");
        let named = report.messages.iter().any(|message| message.diagnostic.message.contains("`limits.file` of 1 MB"));
        assert_eq!(named, !built);
    }
}

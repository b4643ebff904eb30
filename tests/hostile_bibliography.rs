//! What comes out of a hostile bibliography, in each of its formats: text, or a message; never markup or another scheme.

use super::project::build;
use scraper::{Html, Selector};
use std::fs;
use std::path::Path;

/// Texts that would be markup where they are not escaped.
pub const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<i onclick=alert(1)>x</i> & <svg/onload=alert(1)>",
    "</li></ul><iframe src=//example.org>",
];

/// Addresses that no page may lead to.
const ADDRESSES: [&str; 4] = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://user:word@example.org/",
    "//example.org/",
];

fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A value of BibLaTeX in braces, which these texts have in pairs or not at all.
fn bibtex(text: &str) -> String {
    format!("{{{}}}", text.replace('&', "\\&"))
}

/// A bibliography of each format with a text in every place for one, and an address.
pub fn formats(text: &str, address: &str) -> [(&'static str, String); 3] {
    let (of_yaml, of_json, of_bibtex) = (yaml(text), json(text), bibtex(text));
    [
        (
            "bibliography.yaml",
            format!(
                "- {{id: work, type: article-newspaper, title: {of_yaml}, container-title: {of_yaml}, publisher: {of_yaml}, \
                 genre: {of_yaml}, note: {of_yaml}, author: [{{family: {of_yaml}, given: {of_yaml}}}, {{literal: {of_yaml}}}], \
                 issued: {{literal: {of_yaml}}}, URL: {}}}\n",
                yaml(address)
            ),
        ),
        (
            "export.json",
            format!(
                "[{{\"id\": \"work\", \"type\": \"book\", \"title\": {of_json}, \"publisher\": {of_json}, \"note\": {of_json}, \
                 \"collection-title\": {of_json}, \"author\": [{{\"family\": {of_json}, \"given\": {of_json}}}], \
                 \"issued\": {{\"literal\": {of_json}}}, \"URL\": {}}}]\n",
                json(address)
            ),
        ),
        (
            "library.bib",
            format!(
                "@article{{work, title = {of_bibtex}, journaltitle = {of_bibtex}, author = {{{of_bibtex}}}, \
                 note = {of_bibtex}, year = {of_bibtex}, url = {{{address}}}}}\n"
            ),
        ),
    ]
}

/// A project with one work, which a note cites; `settings` is its `postil.yaml`.
pub fn project(folder: &Path, settings: &str, (name, bibliography): &(&str, String)) {
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("postil.yaml", settings);
    write("documents/a.txt", "Some words.\n");
    write("annotations/a.yaml", "context:\n  - {quote: Some words, note: 'As [@work] says.'}\n");
    write(&format!("annotations/{name}"), bibliography);
}

/// Asserts that a page has nothing in it that runs, or leads where no page may lead.
pub fn assert_harmless(html: &str, context: &str) {
    let page = Html::parse_document(html);
    let all = Selector::parse("*").unwrap();
    let allowed = ["reader.js"];
    for element in page.select(&all).map(|element| element.value()) {
        let name = element.name();
        let runs = ["iframe", "img", "object", "embed", "style"].contains(&name)
            || (name == "svg" && element.attr("onload").is_some());
        assert!(!runs, "{context}: {element:?}");
        if name == "script" {
            let data = element.attr("type") == Some("application/ld+json");
            let own = element.attr("src").is_some_and(|source| allowed.iter().any(|name| source.ends_with(name)));
            assert!(data || own, "{context}: {element:?}");
        }
        for (attribute, value) in element.attrs() {
            assert!(!attribute.starts_with("on"), "{context}: {element:?}");
            if attribute == "href" {
                let scheme = value.split(['/', '#', '?']).next().unwrap_or_default();
                let leads = !scheme.contains(':') || ["http:", "https:", "data:,"].contains(&scheme);
                assert!(leads && !value.starts_with("//"), "{context}: {element:?}");
            }
        }
    }
}

#[test]
fn hostile_texts_stay_texts_in_every_format() {
    for text in HOSTILE {
        for file in formats(text, "https://example.org/?a=\"><script>alert(1)</script>") {
            let folder = tempfile::tempdir().unwrap();
            project(folder.path(), "title: A\n", &file);
            let site = folder.path().join("site");
            let report = build(folder.path(), &site, false);
            assert!(report.summary.is_some(), "{} {text}: {:?}", file.0, report.messages);
            for page in ["sources.html", "a.html", "index.html"] {
                assert_harmless(
                    &fs::read_to_string(site.join(page)).unwrap(),
                    &format!("{page} of {}: {text}", file.0),
                );
            }
            let data: serde_json::Value =
                serde_json::from_slice(&fs::read(site.join("bibliography.json")).unwrap()).unwrap();
            assert_eq!(data[0]["id"], "work");
        }
    }
}

#[test]
fn addresses_of_other_schemes_are_refused_in_every_format() {
    for address in ADDRESSES {
        for file in formats("A title", address) {
            let folder = tempfile::tempdir().unwrap();
            project(folder.path(), "title: A\n", &file);
            let report = build(folder.path(), &folder.path().join("site"), false);
            let messages: Vec<&str> =
                report.messages.iter().map(|message| message.diagnostic.message.as_str()).collect();
            assert!(report.summary.is_none(), "{} {address}", file.0);
            assert!(
                messages.iter().any(|message| message.contains("is not a web address")),
                "{}: {messages:?}",
                file.0
            );
        }
    }
}

/// A project with a BibLaTeX file of this text: whether it is built, and what is said.
fn of_bibtex(text: &str) -> (bool, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "title: A\n", &("library.bib", format!("@book{{work, title = {{A}}}}\n{text}\n")));
    let report = build(folder.path(), &folder.path().join("site"), false);
    let said = report.messages.iter().map(|message| message.draw(&report.files, false)).collect();
    (report.summary.is_some(), said)
}

#[test]
fn values_of_too_many_pieces_are_refused_at_their_place() {
    let commands = |n: usize| format!("@book{{k, title = {{{}a{}}}}}", "\\x{".repeat(n), "}".repeat(n));
    let braces = |n: usize| format!("@book{{k, title = {{{}a{}}}}}", "{".repeat(n), "}".repeat(n));
    let pieces = |n: usize| format!("@book{{k, title = {{{{{}}}}}}}", "{a}".repeat(n));
    let joined = |n: usize| format!("@book{{k, title = {}}}", vec!["{a}"; n].join(" # "));
    let named = |n: usize| format!("@string{{a = {}}}", vec!["{a}"; n].join(" # "));
    for (name, value, most, column) in [
        ("commands", &commands as &dyn Fn(usize) -> String, 100, 321),
        ("braces", &braces, 100, 119),
        ("pieces", &pieces, 2_499, 7_519),
        ("joined", &joined, 5_000, 10),
        ("named", &named, 5_000, 9),
    ] {
        let (built, said) = of_bibtex(&value(most));
        assert!(built, "{name}: {said:?}");
        for times in [2, 100] {
            let (built, said) = of_bibtex(&value(most * times));
            assert!(!built && said.len() == 1, "{name}: {}", said.len());
            let place = format!("library.bib:2:{column}\n");
            assert!(said[0].contains(&place), "{name}: {place}{}", &said[0][..said[0].len().min(160)]);
        }
    }
}

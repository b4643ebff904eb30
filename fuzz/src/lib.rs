//! What every fuzz target does with its project: builds it, and looks at what came of it.

use postil::Options;
use postil::diagnostic::Code;
use scraper::{Html, Selector};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// Builds a project of these files and checks what must hold of any: no panic; no page whose text is not its document's; errors
/// or a site, never both; HTML that an independent parser has nothing to say of; ids that are unique and links in the page that lead to one.
///
/// # Panics
/// Where any of that does not hold, which is what the fuzzer looks for.
pub fn check(files: &[(&str, &[u8])]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let options = Options { project: folder.path().to_owned(), ..Options::default() };
    let Ok(report) = postil::build(&options, &|_| {}) else { return };
    for message in &report.messages {
        assert_ne!(message.diagnostic.code, Code::TextChanged, "{}", message.diagnostic.message);
        // Drawing has its own ways to fail.
        let _ = message.draw(&report.files, false);
    }
    let site = folder.path().join("site");
    assert_eq!(report.summary.is_some(), site.exists(), "errors or a site, never both");
    if report.summary.is_some() {
        let page = fs::read_to_string(site.join("text.html")).expect("the document's page");
        check_page(&page);
        for name in ["index.html", "notes.html", "sources.html"] {
            if let Ok(page) = read_if_there(&site.join(name)) {
                check_page(&page);
            }
        }
    }
}

fn read_if_there(path: &Path) -> std::io::Result<String> {
    fs::read_to_string(path)
}

fn check_page(text: &str) {
    let page = Html::parse_document(text);
    assert!(page.errors.is_empty(), "{:?} in {text}", page.errors);
    let elements = Selector::parse("[id]").expect("a selector");
    let mut ids = HashSet::new();
    for element in page.select(&elements) {
        let id = element.value().id().unwrap_or_default();
        assert!(ids.insert(id), "twice the id {id:?} in {text}");
    }
    let references = Selector::parse("mark[aria-details], a.ref[href^=\"#\"]").expect("a selector");
    for element in page.select(&references) {
        let value = element.value();
        let to = value.attr("aria-details").or_else(|| value.attr("href").and_then(|to| to.strip_prefix('#')));
        assert!(to.is_some_and(|to| to.contains('%') || ids.contains(to)), "nothing has the id {to:?} in {text}");
    }
}

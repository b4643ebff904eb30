//! The page's text without Postil's additions is the source text: read by another parser, over every case.

use super::project;
use postil::diagnostic::Diagnostics;
use postil::{anchor, load, parse, resolve};
use scraper::{ElementRef, Html, Node, Selector};
use std::fs;
use std::path::Path;

/// The classes of what stands in a document's article and is not its text.
const ADDITIONS: [&str; 6] = ["ref", "notes", "apparatus", "place", "footnote-reference", "footnote-name"];

/// What a reader sees of an element, without the additions; the words of pictures as their alternative text.
fn text_of(element: ElementRef<'_>, text: &mut String) {
    let value = element.value();
    if value.classes().any(|class| ADDITIONS.contains(&class)) {
        return;
    }
    text.push_str(value.attr("alt").unwrap_or_default());
    // The source's line ends stand in the text; a break element only shows them.
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(_) => text_of(ElementRef::wrap(child).unwrap(), text),
            _ => {}
        }
    }
    if matches!(value.name(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "td" | "th" | "pre" | "div") {
        text.push(' ');
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The words of every mark of an annotation on a page, one after the other.
fn marked(page: &Html, id: &str) -> String {
    let marks = Selector::parse(&format!("mark[data-note=\"{id}\"]")).unwrap();
    let mut text = String::new();
    for mark in page.select(&marks) {
        text_of(mark, &mut text);
    }
    text
}

fn check(project: &Path) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    let report = project::build(project, &output, true);
    assert!(report.summary.is_some(), "{} does not build", project.display());
    let inputs = load::inputs(project, &mut Diagnostics::default()).unwrap();
    let mut problems = Diagnostics::default();
    let parsed = parse::documents(&inputs, true, &mut problems);
    let resolved =
        resolve::references(anchor::annotations(parsed, anchor::lock::Lock::default(), &mut problems), &mut problems);
    let documents = &resolved.anchored.parsed.documents;
    for (document, notes) in documents.iter().zip(&resolved.notes) {
        let html = fs::read_to_string(output.join(&document.page)).unwrap();
        let page = Html::parse_document(&html);
        let article = page.select(&Selector::parse("article").unwrap()).next().expect("a page has an article");
        let mut shown = String::new();
        text_of(article, &mut shown);
        assert_eq!(words(&shown), words(&document.text), "{} in {}", document.path, project.display());
        for note in notes {
            let passages: String =
                note.passages.iter().map(|range| &document.text[document.around_images(range.clone())]).collect();
            let without_spaces = |text: &str| words(text).concat();
            assert_eq!(
                without_spaces(&marked(&page, &note.id)),
                without_spaces(&passages),
                "{} in {}",
                note.id,
                document.path
            );
        }
    }
    documents.len()
}

#[test]
fn the_page_gives_the_source_text_back_in_every_case() {
    let documents: usize = project::that_build().iter().map(|project| check(project)).sum();
    assert!(documents > 15, "{documents} documents were compared");
}

#[test]
fn the_text_of_a_plain_text_is_the_file_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = fs::read_to_string(root.join("documents/press-conference.txt")).unwrap();
    let page = Html::parse_document(&fs::read_to_string(root.join("site/press-conference.html")).unwrap());
    let paragraphs = Selector::parse(".unit > div > p, .unit > div > h1").unwrap();
    let shown: Vec<String> = page
        .select(&paragraphs)
        .map(|paragraph| {
            let mut text = String::new();
            text_of(paragraph, &mut text);
            text.trim_end_matches(' ').to_owned()
        })
        .collect();
    let paragraphs: Vec<&str> =
        source.split("\n\n").map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()).collect();
    assert_eq!(shown, paragraphs);
}

//! The text of a plain text's page is its file, to the byte; that every page has its document's words, marks their passages,
//! is among what `properties.rs` asserts of the demo and of every case.

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

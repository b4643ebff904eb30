//! The build's own check that a page gives the source text back: what it added is taken out, the rest compared.
//!
//! The markup read here is what this program wrote, block by block; it reads no other HTML.

use crate::diagnostic::{Code, Diagnostic};
use crate::parse::document::{Block, BlockKind, Document};
use crate::text::Place;

/// An error of Postil's where the HTML of a block does not hold the block's text.
///
/// # Errors
/// A message that names the document and shows where its text and the page's part.
pub fn same_text(document: &Document<'_>, block: &Block<'_>, html: &str) -> Result<(), Diagnostic> {
    let shown = text_of(html);
    let text = &document.text[block.text.clone()];
    let keeps_lines = block.kind == BlockKind::Paragraph { lines: true };
    let same = if keeps_lines {
        text == shown
    } else if block.kind == BlockKind::Other {
        // Cells and items stand next to each other in HTML, and on lines of their own in the text.
        text.split_whitespace().flat_map(str::chars).eq(shown.split_whitespace().flat_map(str::chars))
    } else {
        text.split_whitespace().eq(shown.split_whitespace())
    };
    if same {
        return Ok(());
    }
    let place = Place::bytes(document.file, document.origin(&block.text));
    let message = format!("the page of {} would not give its text back", document.path);
    Err(Diagnostic::at(Code::TextChanged, place, message)
        .saying("here")
        .help("this is a defect of Postil, not of your project: please report it with this text")
        .help(format!("the page would read: {}", shown.split_whitespace().collect::<Vec<_>>().join(" "))))
}

/// What a reader sees of a block, without the marks' numbers and the footnotes' names.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&unescaped(&rest[..start]));
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        rest = &rest[end..];
        if let Some(closing) = closing_of_addition(tag) {
            rest = rest.find(closing).map_or("", |at| &rest[at + closing.len()..]);
        } else if tag.starts_with("<img ")
            && let Some(alternative) = tag.split(" alt=\"").nth(1)
        {
            text.push_str(&unescaped(alternative.split('"').next().unwrap_or_default()));
        }
    }
    text.push_str(&unescaped(rest));
    text
}

/// What ends an element that is not part of the text.
fn closing_of_addition(tag: &str) -> Option<&'static str> {
    if tag.starts_with("<a class=\"ref ") {
        Some("</a>")
    } else if tag.starts_with("<sup class=\"footnote-") {
        Some("</sup>")
    } else {
        None
    }
}

fn unescaped(html: &str) -> String {
    // The ampersand last, so that what it would form is not read again.
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_are_taken_out_and_nothing_else() {
        let html =
            "<p id=\"p1\">a <mark id=\"m-x\">b &amp;lt;</mark><a class=\"ref k\" id=\"r-x\">1</a> c<br />\nd</p>";
        assert_eq!(text_of(html), "a b &lt; c\nd");
        assert_eq!(
            text_of("<p>x<sup class=\"footnote-reference\"><a href=\"#f\">1</a></sup> <img src=\"y\" alt=\"z\" /></p>"),
            "x z"
        );
    }
}

//! The build's own check that a page gives the source text back: what it added is taken out, the rest compared.
use super::shown;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::blocks::{Block, BlockKind};
use crate::parse::document::Document;
use crate::text::Place;

/// Whether the HTML of a block shows the block's text to the byte, pictures by their words; an error of Postil's where it does
/// not even hold it.
///
/// # Errors
/// A message that names the document and shows where its text and the page's part.
pub fn same_text(document: &Document, block: &Block, html: &str) -> Result<bool, Diagnostic> {
    let shown = shown::with_pictures(html);
    let text = &document.text[block.text.clone()];
    let keeps_lines = block.kind == BlockKind::Paragraph { lines: true };
    // Most blocks have no line ends to differ in.
    let exact = text == shown;
    let same = if keeps_lines || exact {
        exact
    } else if block.kind == BlockKind::Other {
        // Cells and items stand next to each other in HTML, and on lines of their own in the text.
        text.split_whitespace().flat_map(str::chars).eq(shown.split_whitespace().flat_map(str::chars))
    } else {
        text.split_whitespace().eq(shown.split_whitespace())
    };
    if same {
        return Ok(exact);
    }
    let place = Place::bytes(document.file, document.origin(&block.text));
    let message = format!("the page of {} would not give its text back", document.path);
    Err(Diagnostic::at(Code::TextChanged, place, message)
        .saying("here")
        .help("this is a defect of Postil, not of your project: please report it with this text")
        .help(format!("the page would read: {}", shown.split_whitespace().collect::<Vec<_>>().join(" "))))
}

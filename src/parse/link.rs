//! The links in a note's Markdown, so that those to other notes can be checked.

use super::markup;
use crate::settings::Html;
use pulldown_cmark::{Event, Parser, Tag};

/// The addresses of all links of a Markdown text, in their order; `html` says what becomes of raw HTML in it.
#[must_use]
pub fn links(markdown: &str, html: Html) -> Vec<String> {
    // Most notes have no link, and need no parsing to say so.
    if !markdown.contains("](") && !markdown.contains("]:") && !markdown.contains('<') {
        return Vec::new();
    }
    let address = |(event, _)| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    markup::events(Parser::new(markdown).into_offset_iter(), html).filter_map(address).collect()
}

/// What a link to a note names: the path of its document, empty for the note's own, and the id.
///
/// None for any other link.
#[must_use]
pub fn note_reference(address: &str) -> Option<(&str, &str)> {
    let (path, id) = address.split_once('#')?;
    let document =
        path.is_empty() || path.rsplit_once('.').is_some_and(|(_, extension)| matches!(extension, "md" | "txt"));
    (document && !path.contains("://") && !id.is_empty()).then_some((path, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_wherever_they_stand_and_not_in_code() {
        let markdown = "[a](#b) and *[c](d.md#e)*, `[f](#g)`\n\n[h] <a href='#j'>k</a>\n\n[h]: #i";
        assert_eq!(links(markdown, Html::Text), ["#b", "d.md#e", "#i"]);
        assert_eq!(links(markdown, Html::Sanitize), ["#b", "d.md#e", "#i", "#j"]);
    }

    #[test]
    fn a_note_is_named_by_id_or_by_document_and_id() {
        assert_eq!(note_reference("#a"), Some(("", "a")));
        assert_eq!(note_reference("b/c.txt#a"), Some(("b/c.txt", "a")));
        assert_eq!(note_reference("https://example.org/x.md#a"), None);
        assert_eq!(note_reference("c.txt"), None);
    }
}

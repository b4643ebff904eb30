//! Events as HTML: no link leads where a page may not, and nothing is styled in place, as the page's policy asks.

use crate::address::is_safe_link;
pub use crate::parse::markup::escape;
use base64::prelude::{BASE64_STANDARD, Engine};
use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};
use std::fmt::Write as _;

/// The HTML of events; footnotes become links within the page, their ids beginning with `prefix`, the alignment of cells
/// becomes a class, `picture` gives the address of a picture for the one that is written.
#[must_use]
pub fn html<'a>(events: impl IntoIterator<Item = Event<'a>>, prefix: &str, picture: &dyn Fn(&str) -> String) -> String {
    let mut table = Table::default();
    let mut nesting = Nesting::default();
    let moved = |event: Event<'a>| match event {
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(picture(&dest_url));
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        other => other,
    };
    let mut html = String::new();
    let events = events.into_iter().filter_map(|event| nesting.event(event, prefix));
    let events = events.map(|event| table.event(event)).map(|event| safe(event, prefix)).map(moved);
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

/// An address that holds what it leads to (RFC 2397).
#[must_use]
pub fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes))
}

/// Where a table's cells stand.
#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// The event; of a cell its element, with its alignment as a class where the writer would give a style.
    fn event<'a>(&mut self, event: Event<'a>) -> Event<'a> {
        match &event {
            Event::Start(Tag::Table(alignments)) => self.alignments.clone_from(alignments),
            Event::Start(Tag::TableHead) => (self.in_head, self.column) = (true, 0),
            Event::Start(Tag::TableRow) => (self.in_head, self.column) = (false, 0),
            Event::Start(Tag::TableCell) => {
                let name = if self.in_head { "th" } else { "td" };
                let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
                self.column += 1;
                let class = match alignment {
                    Alignment::None => "",
                    Alignment::Left => " class=\"left\"",
                    Alignment::Center => " class=\"center\"",
                    Alignment::Right => " class=\"right\"",
                };
                return Event::Html(format!("<{name}{class}>").into());
            }
            Event::End(TagEnd::TableCell) => {
                return Event::Html(if self.in_head { "</th>" } else { "</td>" }.into());
            }
            _ => {}
        }
        event
    }
}

/// How deep links and pictures lie in each other: a link of Markdown may hold an address in angle brackets, one of raw
/// HTML a footnote.
#[derive(Default)]
struct Nesting {
    links: usize,
    images: usize,
}

impl Nesting {
    /// The event, as a link or a picture around it may hold it; none for a link within a link, whose words stay.
    fn event<'a>(&mut self, event: Event<'a>, prefix: &str) -> Option<Event<'a>> {
        match &event {
            Event::Start(Tag::Link { .. }) => {
                self.links += 1;
                return Some(event).filter(|_| self.links == 1);
            }
            Event::End(TagEnd::Link) => {
                self.links -= 1;
                return Some(event).filter(|_| self.links == 0);
            }
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            Event::FootnoteReference(name) if self.images == 0 => {
                return Some(footnote_reference(name, prefix, self.links > 0));
            }
            _ => {}
        }
        Some(event)
    }
}

/// The sign of a footnote, which leads to it unless a link holds the sign.
fn footnote_reference<'a>(name: &str, prefix: &str, within_link: bool) -> Event<'a> {
    let (target, name) = (footnote_id(prefix, name), escape(name));
    let sign = if within_link { name } else { format!("<a href=\"#{target}\">{name}</a>") };
    Event::InlineHtml(format!("<sup class=\"footnote-reference\">{sign}</sup>").into())
}

/// Links and pictures only where they may lead; the text's own footnotes as links within the page.
fn safe<'a>(event: Event<'a>, prefix: &str) -> Event<'a> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if !is_safe_link(&dest_url) => {
            Event::Start(Tag::Link { link_type, dest_url: "".into(), title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) if !is_safe_link(&dest_url) => {
            Event::Start(Tag::Image { link_type, dest_url: "".into(), title, id })
        }
        Event::Start(Tag::FootnoteDefinition(name)) => {
            let (id, name) = (footnote_id(prefix, &name), escape(&name));
            let html =
                format!("<div class=\"footnote-definition\" id=\"{id}\"><sup class=\"footnote-name\">{name}</sup>");
            Event::Html(html.into())
        }
        Event::TaskListMarker(done) => {
            let (checked, label) = if done { (" checked=\"\"", "done") } else { ("", "not done") };
            let html = format!("<input type=\"checkbox\" disabled=\"\"{checked} aria-label=\"{label}\" />\n");
            Event::InlineHtml(html.into())
        }
        Event::End(TagEnd::FootnoteDefinition) => Event::Html("</div>\n".into()),
        other => other,
    }
}

/// The id of a footnote, another one for every name; small and capital letters are the same, as in Markdown.
fn footnote_id(prefix: &str, name: &str) -> String {
    let mut id = format!("{prefix}footnote-");
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || character == '-' {
            id.push(character);
        } else {
            let _ = write!(id, "_{:x}_", u32::from(character));
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{LinkType, Options, Parser};

    fn html_of(markdown: &str) -> String {
        html(Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES), "", &str::to_owned)
    }

    #[test]
    fn cells_are_aligned_by_class() {
        let table = html_of("| a | b |\n|---|--:|\n| c | d |\n");
        assert!(table.contains("<th>a</th><th class=\"right\">b</th>"), "{table}");
        assert!(table.contains("<td>c</td><td class=\"right\">d</td>"), "{table}");
        assert!(!table.contains("style="));
    }

    #[test]
    fn a_link_that_runs_a_script_leads_nowhere() {
        assert_eq!(html_of("[a](javascript:alert)"), "<p><a href=\"\">a</a></p>\n");
        assert_eq!(html_of("![a](data:text/html,b)"), "<p><img src=\"\" alt=\"a\" /></p>\n");
    }

    #[test]
    fn a_link_holds_no_other() {
        assert_eq!(html_of("[a <https://b.org>](c)"), "<p><a href=\"c\">a https://b.org</a></p>\n");
        let tag = Tag::Link { link_type: LinkType::Inline, dest_url: "c".into(), title: "".into(), id: "".into() };
        let events = [Event::Start(tag), Event::FootnoteReference("n".into()), Event::End(TagEnd::Link)];
        let footnote = html(events, "", &str::to_owned);
        assert_eq!(footnote, "<a href=\"c\"><sup class=\"footnote-reference\">n</sup></a>");
    }

    #[test]
    fn footnotes_with_other_names_have_other_ids() {
        assert_eq!(footnote_id("d1-", "Note-1"), "d1-footnote-note-1");
        assert_ne!(footnote_id("", "a*"), footnote_id("", "a+"));
        assert_ne!(footnote_id("", "a_2a_"), footnote_id("", "a*"));
    }

    #[test]
    fn a_footnote_is_a_link_within_the_page() {
        let page = html_of("A.[^n]\n\n[^n]: B.\n");
        assert!(page.contains("href=\"#footnote-n\"") && page.contains("id=\"footnote-n\""), "{page}");
    }
}

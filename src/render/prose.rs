//! Markdown of notes, resolutions and introductions as HTML: no markup of their own, no unsafe link.

use super::html::html;
use crate::parse::citation::{Cluster, clusters};
use crate::parse::markup;
use crate::settings::Html;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream};

/// A note's HTML, its first paragraph apart so that it can run on behind the note's head.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// What stands within the first paragraph; empty where the note begins with something else.
    pub lead: String,
    /// The blocks behind it.
    pub rest: String,
}

impl Prose {
    /// All of it as blocks.
    #[must_use]
    pub fn blocks(&self) -> String {
        if self.lead.is_empty() { self.rest.clone() } else { format!("<p>{}</p>\n{}", self.lead, self.rest) }
    }
}

/// Turns Markdown into HTML; `raw` says what becomes of HTML in it, `cite` gives the HTML of citations, if they are such, `link` and `picture` the addresses of
/// links and pictures.
#[must_use]
pub fn prose(
    markdown: &str,
    raw: Html,
    cite: &dyn Fn(&Cluster) -> Option<String>,
    link: &dyn Fn(&str) -> String,
    picture: &dyn Fn(&str) -> String,
) -> Prose {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // Code and links cite nothing.
    let mut apart = 0;
    let mut events: Vec<Event<'_>> = Vec::new();
    let parser = TextMergeStream::new(Parser::new_ext(markdown, options)).map(|event| (event, 0..0));
    for (event, _) in markup::events(parser, raw) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)
                if raw != Html::Text =>
            {
                events.push(event);
            }
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::CodeBlock(kind)) => {
                apart += 1;
                events.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                apart -= 1;
                events.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                apart += 1;
                let dest_url = CowStr::from(link(&dest_url));
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link) => {
                apart -= 1;
                events.push(Event::End(TagEnd::Link));
            }
            Event::Text(text) if apart == 0 => events.extend(with_citations(&text, cite)),
            other => events.push(other),
        }
    }
    let mut prose = Prose::default();
    let first_end = events.iter().position(|event| *event == Event::End(TagEnd::Paragraph));
    match (events.first(), first_end) {
        (Some(Event::Start(Tag::Paragraph)), Some(end)) => {
            let rest = events.split_off(end + 1);
            events.pop();
            prose.lead = html(events.into_iter().skip(1), "", picture);
            prose.rest = html(rest, "", picture);
        }
        _ => prose.rest = html(events, "", picture),
    }
    prose
}

/// A text's words, its citations turned into HTML.
fn with_citations<'a>(text: &str, cite: &dyn Fn(&Cluster) -> Option<String>) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let mut at = 0;
    for cluster in clusters(text) {
        let Some(html) = cite(&cluster) else { continue };
        events.push(Event::Text(text[at..cluster.range.start].to_owned().into()));
        events.push(Event::InlineHtml(html.into()));
        at = cluster.range.end;
    }
    events.push(Event::Text(text[at..].to_owned().into()));
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html_of(markdown: &str) -> String {
        let cite = |cluster: &Cluster| Some(format!("({})", cluster.citations[0].key));
        prose(markdown, Html::Text, &cite, &str::to_owned, &str::to_owned).blocks()
    }

    #[test]
    fn the_first_paragraph_stands_apart() {
        let prose = prose("One *two*.\n\nThree.", Html::Text, &|_| None, &str::to_owned, &str::to_owned);
        assert_eq!((prose.lead.as_str(), prose.rest.as_str()), ("One <em>two</em>.", "<p>Three.</p>\n"));
    }

    #[test]
    fn citations_become_references_but_not_in_code() {
        assert_eq!(html_of("See [@a, p. 4]."), "<p>See (a).</p>\n");
        assert_eq!(html_of("As @a [p. 4] says."), "<p>As (a) says.</p>\n");
        assert!(html_of("`[@a]`").contains("[@a]"));
        assert!(html_of("[@a](b)").contains(">@a</a>"));
    }

    #[test]
    fn markup_is_shown_and_unsafe_links_lead_nowhere() {
        assert!(html_of("<script>x</script>").contains("&lt;script&gt;"));
        assert!(html_of("a <b onclick=x>").contains("&lt;b"));
        assert!(!html_of("[a](javascript:alert(1))").contains("javascript"));
        assert!(!html_of("[a](&#x6A;avascript:alert(1))").contains("javascript"));
    }
}

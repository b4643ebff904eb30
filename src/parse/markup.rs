//! Raw HTML in Markdown as a project wants it: shown as text, cleaned down to a list, or trusted.
//!
//! What is cleaned becomes events like those of Markdown, so that marks nest with it and its words are words of the
//! text. Every element ends where the Markdown around it ends at the latest: nothing left open reaches further.

use crate::settings::Html;
use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::LazyLock;

/// Elements that run within a line.
const INLINE: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "data", "tt",
];

/// Elements that stand for themselves; only where Markdown takes HTML for a block.
const BLOCK: [&str; 22] = [
    "blockquote",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "center",
];

/// Attributes that every element may have; none of them names anything.
const ANYWHERE: [&str; 3] = ["dir", "lang", "title"];

/// Attributes of some elements.
const ATTRIBUTES: [(&str, &[&str]); 8] = [
    ("a", &["href"]),
    ("img", &["alt", "src"]),
    ("del", &["datetime"]),
    ("ins", &["datetime"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan"]),
    ("time", &["datetime"]),
];

/// Elements may lie in each other so deep; what goes deeper is shown as text. Cleaning takes time with the square of it.
const DEEPEST: usize = 32;

/// Cleaned markup may be so many times as long as it was written, from where it is long at all.
const GROWTH: usize = 4;

/// So many bytes of tags may stand between one text and the next for its place to be found.
const REACH: usize = 1_000;

static INLINE_CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(INLINE.into_iter().collect()));
static BLOCK_CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| cleaner(INLINE.into_iter().chain(BLOCK).collect()));

fn cleaner(tags: HashSet<&'static str>) -> Builder<'static> {
    let attributes: HashMap<_, HashSet<_>> = ATTRIBUTES
        .into_iter()
        .filter(|(name, _)| tags.contains(name))
        .map(|(name, attributes)| (name, attributes.iter().copied().collect()))
        .collect();
    let mut cleaner = Builder::empty();
    cleaner
        .tags(tags)
        .clean_content_tags(["script", "style"].into())
        .generic_attributes(ANYWHERE.into())
        .tag_attributes(attributes)
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough);
    cleaner
}

/// The events of a Markdown text, its raw HTML as the setting says.
///
/// Under [`Html::Text`] they are as they come. Otherwise an event of raw HTML that is left over is one tag, or what is
/// trusted; a block of HTML has its start and its end.
pub fn events<'a>(
    events: impl Iterator<Item = (Event<'a>, Range<usize>)> + 'a,
    html: Html,
) -> Box<dyn Iterator<Item = (Event<'a>, Range<usize>)> + 'a> {
    match html {
        Html::Text => Box::new(events),
        Html::Sanitize | Html::Trust => {
            let trust = html == Html::Trust;
            Box::new(Markup { events, trust, ready: VecDeque::new(), open: Vec::new(), links: 0, images: 0 })
        }
    }
}

/// What is open: an element of the Markdown, or one of raw HTML by its name.
enum Open {
    Markdown,
    Raw(String),
}

struct Markup<'a, I> {
    events: I,
    trust: bool,
    /// What comes next.
    ready: VecDeque<(Event<'a>, Range<usize>)>,
    open: Vec<Open>,
    /// How many links are open, of either kind: they do not lie in each other.
    links: usize,
    /// How many pictures are: their words have no markup.
    images: usize,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Iterator for Markup<'a, I> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            let (event, range) = self.events.next()?;
            match event {
                Event::InlineHtml(_) if self.images > 0 => {}
                Event::InlineHtml(tag) if !self.trust => self.tag(&tag, &range),
                Event::Start(Tag::HtmlBlock) if !self.trust => self.block(range),
                Event::Start(tag) => {
                    self.links += usize::from(matches!(tag, Tag::Link { .. }));
                    self.images += usize::from(matches!(tag, Tag::Image { .. }));
                    self.open.push(Open::Markdown);
                    self.ready.push_back((Event::Start(tag), range));
                }
                Event::End(end) => {
                    self.close_raw(0, &range);
                    self.open.pop();
                    self.links -= usize::from(end == TagEnd::Link);
                    self.images -= usize::from(end == TagEnd::Image);
                    self.ready.push_back((Event::End(end), range));
                }
                other => self.ready.push_back((other, range)),
            }
        }
    }
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Markup<'a, I> {
    /// One tag within a line. One that is not on the list is left out, and so is one that ends nothing.
    fn tag(&mut self, tag: &str, range: &Range<usize>) {
        if let Some(rest) = tag.strip_prefix("</") {
            let name = rest.trim_end_matches('>').trim().to_ascii_lowercase();
            let raw = self.open.iter().rev().map_while(|open| match open {
                Open::Raw(name) => Some(name),
                Open::Markdown => None,
            });
            if let Some(inner) = raw.into_iter().position(|open| *open == name) {
                self.close_raw(self.raw_count() - inner - 1, range);
            }
            return;
        }
        let cleaned = INLINE_CLEANER.clean(tag).to_string();
        if let Some(start @ Token::Start { .. }) = tokens(&cleaned).next()
            && self.raw_count() < DEEPEST
        {
            self.token(start, range);
        }
    }

    /// A block of HTML: cleaned as a whole, so that it is well-formed whatever it was.
    fn block(&mut self, range: Range<usize>) {
        let mut html = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Html(part) | Event::Text(part) => html.push_str(&part),
                _ => break,
            }
        }
        let Some(cleaned) = cleaned(&html) else { return self.shown(&html, &range) };
        self.ready.push_back((Event::Start(Tag::HtmlBlock), range.clone()));
        let before = self.ready.len();
        self.open.push(Open::Markdown);
        let mut border = true;
        // Where the words are in the file: in the order of the tags, so each is looked for behind the last.
        let mut at = 0;
        for token in tokens(&cleaned) {
            let placed = match &token {
                Token::Text(text) => {
                    // Between blocks white space says nothing, and within a table it would stand outside of it.
                    if border && text.trim().is_empty() {
                        continue;
                    }
                    let found = find_near(&html, at, text);
                    at = found.map_or(at, |found| found + text.len());
                    range.start + found.unwrap_or(at)..range.end
                }
                _ => range.clone(),
            };
            border = token.name().is_some_and(|name| BLOCK.contains(&name)) || (border && token.name().is_some());
            self.token(token, &placed);
        }
        self.close_raw(0, &range);
        self.open.pop();
        if self.ready.len() == before {
            self.ready.pop_back();
        } else {
            self.ready.push_back((Event::End(TagEnd::HtmlBlock), range));
        }
    }

    /// HTML that cannot be cleaned, as a paragraph of its characters.
    fn shown(&mut self, html: &str, range: &Range<usize>) {
        self.ready.push_back((Event::Start(Tag::Paragraph), range.clone()));
        let mut at = range.start;
        for (number, line) in html.trim_end_matches('\n').split('\n').enumerate() {
            if number > 0 {
                self.ready.push_back((Event::SoftBreak, at - 1..at));
            }
            self.ready.push_back((Event::Text(line.to_owned().into()), at..at + line.len()));
            at += line.len() + 1;
        }
        self.ready.push_back((Event::End(TagEnd::Paragraph), range.clone()));
    }

    fn token(&mut self, token: Token, range: &Range<usize>) {
        let event = match token {
            Token::Text(text) => Event::Text(text.into()),
            Token::Start { name, attributes } => match name.as_str() {
                "br" => Event::HardBreak,
                "img" => return self.picture(&attributes, range),
                "a" => {
                    if self.links > 0 {
                        return;
                    }
                    self.links += 1;
                    self.open.push(Open::Raw(name));
                    let dest_url = value(&attributes, "href");
                    Event::Start(Tag::Link {
                        link_type: LinkType::Inline,
                        dest_url,
                        title: value(&attributes, "title"),
                        id: "".into(),
                    })
                }
                "hr" | "wbr" => raw(&name, format!("<{name} />")),
                _ => {
                    let event = raw(&name, written(&name, &attributes));
                    self.open.push(Open::Raw(name));
                    event
                }
            },
            Token::End(name) => {
                // A link in a link was never opened.
                let innermost = matches!(self.open.last(), Some(Open::Raw(open)) if *open == name);
                if innermost {
                    self.close_raw(self.raw_count() - 1, range);
                }
                return;
            }
        };
        self.ready.push_back((event, range.clone()));
    }

    fn picture(&mut self, attributes: &[(String, String)], range: &Range<usize>) {
        let (dest_url, title, alt) = (value(attributes, "src"), value(attributes, "title"), value(attributes, "alt"));
        let image = Tag::Image { link_type: LinkType::Inline, dest_url, title, id: "".into() };
        self.ready.push_back((Event::Start(image), range.clone()));
        if !alt.is_empty() {
            self.ready.push_back((Event::Text(alt), range.clone()));
        }
        self.ready.push_back((Event::End(TagEnd::Image), range.clone()));
    }

    /// How many raw elements are open within the innermost one of the Markdown.
    fn raw_count(&self) -> usize {
        self.open.iter().rev().take_while(|open| matches!(open, Open::Raw(_))).count()
    }

    /// Closes raw elements until so many are open within the innermost one of the Markdown.
    fn close_raw(&mut self, left: usize, range: &Range<usize>) {
        while self.raw_count() > left
            && let Some(Open::Raw(name)) = self.open.pop()
        {
            let event = if name == "a" {
                self.links -= 1;
                Event::End(TagEnd::Link)
            } else {
                raw(&name, format!("</{name}>"))
            };
            self.ready.push_back((event, range.clone()));
        }
    }
}

/// Where a text begins in HTML from here on; only so far as it can be expected, since what was escaped is not found.
fn find_near(html: &str, at: usize, text: &str) -> Option<usize> {
    let end = (at + text.len() + REACH..=html.len()).find(|end| html.is_char_boundary(*end)).unwrap_or(html.len());
    html[at..end].find(text).map(|found| at + found)
}

/// A tag as an event: of a block, or within a line.
fn raw<'a>(name: &str, tag: String) -> Event<'a> {
    if BLOCK.contains(&name) { Event::Html(tag.into()) } else { Event::InlineHtml(tag.into()) }
}

fn value<'a>(attributes: &[(String, String)], name: &str) -> CowStr<'a> {
    attributes.iter().find(|(other, _)| other == name).map_or("".into(), |(_, value)| value.clone().into())
}

fn written(name: &str, attributes: &[(String, String)]) -> String {
    let attributes = attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escape(value)));
    format!("<{name}{}>", attributes.collect::<String>())
}

/// HTML with nothing in it but what is on the list. None where it lies in itself too deep, or where what is left would
/// be read otherwise the second time: then nobody can say what a browser makes of it.
fn cleaned(html: &str) -> Option<String> {
    if depth(html) > DEEPEST {
        return None;
    }
    let cleaned = BLOCK_CLEANER.clean(html).to_string();
    let grown = cleaned.len() > GROWTH * html.len().max(1_000);
    (!grown && BLOCK_CLEANER.clean(&cleaned).to_string() == cleaned).then_some(cleaned)
}

/// How deep elements lie in each other, or less deep than that: an end tag ends only what began last.
fn depth(html: &str) -> usize {
    let mut open: Vec<&str> = Vec::new();
    let mut deepest = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        let end = tag.starts_with('/');
        let tag = tag.trim_start_matches('/');
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
        if name.is_empty() || ["br", "hr", "img", "wbr", "input"].iter().any(|void| name.eq_ignore_ascii_case(void)) {
            continue;
        }
        let same = open.last().is_some_and(|last| last.eq_ignore_ascii_case(name));
        let ends_itself = ["p", "li", "dt", "dd", "tr", "td", "th"].iter().any(|one| name.eq_ignore_ascii_case(one));
        if same && (end || ends_itself) {
            open.pop();
        }
        if !end {
            open.push(name);
        }
        deepest = deepest.max(open.len());
    }
    deepest
}

/// A piece of the HTML that the cleaner writes.
enum Token {
    Start { name: String, attributes: Vec<(String, String)> },
    End(String),
    Text(String),
}

impl Token {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Start { name, .. } | Self::End(name) => Some(name),
            Self::Text(_) => None,
        }
    }
}

/// The pieces of what the cleaner wrote, which has one form only: attributes in double quotation marks, five entities.
fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(inside) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = unescaped(&rest[..end]);
            rest = &rest[end..];
            return Some(Token::Text(text));
        };
        let end = end_of_tag(inside);
        let tag = &inside[..end];
        rest = inside.get(end + 1..).unwrap_or_default();
        Some(match tag.strip_prefix('/') {
            Some(name) => Token::End(name.to_owned()),
            None => start(tag),
        })
    })
}

/// Where the tag ends: at the first `>` that is not within quotation marks.
fn end_of_tag(inside: &str) -> usize {
    let mut quoted = false;
    inside
        .bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })
        .unwrap_or(inside.len())
}

fn start(tag: &str) -> Token {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((name, behind)) = rest.split_once("=\"") {
        let (value, behind) = behind.split_once('"').unwrap_or((behind, ""));
        attributes.push((name.trim().to_owned(), unescaped(value)));
        rest = behind;
    }
    Token::Start { name: name.to_owned(), attributes }
}

fn unescaped(html: &str) -> String {
    // The ampersand last, so that what it would form is not read again.
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// Text for HTML, in elements and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

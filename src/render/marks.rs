//! Marks in a document's events: each passage becomes elements that nest properly with the text's own.
//!
//! Of two crossing passages only the one that ends earlier is divided; a passage inside another never is; no mark
//! crosses the border of a block.

use crate::parse::blocks::PlacedEvent;
use pulldown_cmark::{CowStr, Event, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// A passage to be marked.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Its range of the document's text.
    pub range: Range<usize>,
    /// The annotation's id.
    pub id: String,
    /// The class of its kind.
    pub class: String,
    /// The class of its place in its unit (`k1` to `k12`), empty beyond; given to parts in the note's own unit.
    pub ordinal: String,
    /// The unit in which its note stands.
    pub unit: usize,
    /// What stands behind its last part, and behind the link in which that ends; empty for none.
    pub marker: String,
    /// Whether it is the first passage of its note, the one that links lead to.
    pub first: bool,
}

/// A block's events with the elements of all marks in it.
///
/// `marks` holds each mark that touches the block, with its number, by where it begins, longer ones first. `begun`
/// holds the numbers of the marks of which a part stands already, and is added to.
#[must_use]
pub fn mark<'a>(
    events: &[PlacedEvent<'a>],
    unit: usize,
    marks: &[(usize, &Mark)],
    begun: &mut BTreeSet<usize>,
) -> Vec<Event<'a>> {
    let (next, open, waiting, ended, out) = (0, Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut marker = Marker { unit, begun, marks, next, open, waiting, ended, out };
    for placed in events {
        marker.event(placed);
    }
    marker.out
}

/// What is open: an element of the text, a link among them, or the mark at this index of `marks`.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Element,
    Link,
    Mark(usize),
}

/// The open marks above the innermost open element are ordered: a mark never lies in one that ends before it.
struct Marker<'m, 'a> {
    unit: usize,
    begun: &'m mut BTreeSet<usize>,
    marks: &'m [(usize, &'m Mark)],
    /// The first mark whose beginning has not been reached.
    next: usize,
    open: Vec<Open>,
    /// Marks that have begun, have not ended, and are not open.
    waiting: Vec<usize>,
    /// Marks that have ended, and whose markers do not stand yet.
    ended: Vec<usize>,
    out: Vec<Event<'a>>,
}

impl<'a> Marker<'_, 'a> {
    fn event(&mut self, placed: &PlacedEvent<'a>) {
        let PlacedEvent { event, text } = placed;
        match event {
            Event::Start(tag) => {
                if is_inline(tag) && text.start < text.end {
                    // A mark that holds all of the element goes around it; any other is opened again inside.
                    self.reach(text.start);
                    self.close(text.start, |end| end < text.end);
                    self.open_waiting(text.end);
                } else if !is_inline(tag) {
                    self.close(text.start, |_| true);
                }
                self.out.push(event.clone());
                self.open.push(if matches!(tag, Tag::Link { .. }) { Open::Link } else { Open::Element });
            }
            Event::End(_) => {
                self.close(text.start, |_| true);
                self.open.pop();
                self.out.push(event.clone());
                self.close(text.start, |end| end <= text.start);
            }
            Event::Text(words) => self.words(text, words, Event::Text),
            Event::Code(words) => self.words(text, words, Event::Code),
            Event::SoftBreak | Event::HardBreak => {
                self.close(text.start, |end| end <= text.start);
                self.out.push(event.clone());
            }
            // No mark holds a tag, so none can cross an element.
            Event::Html(_) | Event::InlineHtml(_) => {
                self.close(text.start, |_| true);
                self.out.push(event.clone());
            }
            other => self.out.push(other.clone()),
        }
    }

    /// Words of the text, divided where marks begin and end.
    fn words(&mut self, range: &Range<usize>, words: &CowStr<'a>, event: impl Fn(CowStr<'a>) -> Event<'a>) {
        let mut at = range.start;
        while at < range.end {
            self.reach(at);
            self.open_waiting(0);
            let stop = self.next_border().min(range.end);
            let part = &words[at - range.start..stop - range.start];
            let part = if part.len() == words.len() { words.clone() } else { CowStr::from(part.to_owned()) };
            self.out.push(event(part));
            at = stop;
        }
        self.close(range.end, |end| end <= range.end);
    }

    /// The next place where a mark begins or ends.
    fn next_border(&self) -> usize {
        let begin = self.marks.get(self.next).map_or(usize::MAX, |(_, mark)| mark.range.start);
        match self.open.last() {
            Some(Open::Mark(index)) => begin.min(self.end(*index)),
            _ => begin,
        }
    }

    fn end(&self, index: usize) -> usize {
        self.marks[index].1.range.end
    }

    /// Closes marks that end here, and lets those that begin here wait to be opened.
    fn reach(&mut self, at: usize) {
        self.close(at, |end| end <= at);
        while self.marks.get(self.next).is_some_and(|(_, mark)| mark.range.start <= at) {
            self.waiting.push(self.next);
            self.next += 1;
        }
        self.waiting.retain(|index| self.marks[*index].1.range.end > at);
    }

    /// Opens the waiting marks that go on to `until` or further, in order; open ones that end before them are closed
    /// and opened again inside.
    fn open_waiting(&mut self, until: usize) {
        let ready =
            |marker: &Self| marker.waiting.iter().map(|index| marker.end(*index)).filter(|end| *end >= until).max();
        let Some(furthest) = ready(self) else { return };
        self.close(0, |end| end < furthest);
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.sort_by_key(|index| (std::cmp::Reverse(self.end(*index)), *index));
        for index in waiting {
            if self.end(index) >= until { self.start(index) } else { self.waiting.push(index) }
        }
    }

    /// Closes the innermost marks as long as their ends fulfil `closes`; what goes on behind `at` waits, behind what
    /// ends here stands its marker.
    fn close(&mut self, at: usize, closes: impl Fn(usize) -> bool) {
        while let Some(Open::Mark(index)) = self.open.last().copied()
            && closes(self.end(index))
        {
            self.open.pop();
            self.out.push(Event::InlineHtml("</mark>".into()));
            if self.end(index) > at { self.waiting.push(index) } else { self.ended.push(index) }
        }
        // A marker is a link, and no link holds another.
        if self.ended.is_empty() || self.open.contains(&Open::Link) {
            return;
        }
        self.ended.sort_unstable();
        for index in std::mem::take(&mut self.ended) {
            let marker = &self.marks[index].1.marker;
            if !marker.is_empty() {
                self.out.push(Event::InlineHtml(marker.clone().into()));
            }
        }
    }

    fn start(&mut self, index: usize) {
        let (number, mark) = self.marks[index];
        let anchor = self.begun.insert(number) && mark.first;
        let id = if anchor { format!(" id=\"m-{}\"", mark.id) } else { String::new() };
        let beside_note = mark.unit == self.unit;
        let ordinal =
            if beside_note && !mark.ordinal.is_empty() { format!(" {}", mark.ordinal) } else { String::new() };
        let Mark { class, id: annotation, .. } = mark;
        let html = format!("<mark{id} class=\"{class}{ordinal}\" data-note=\"{annotation}\" role=\"none\">");
        self.out.push(Event::InlineHtml(html.into()));
        self.open.push(Open::Mark(index));
    }
}

/// Whether an element runs within a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::blocks;
    use proptest::prelude::*;

    /// The HTML of a one-block Markdown text with marks at these ranges of its text, in brackets for short.
    fn marked(markdown: &str, ranges: &[Range<usize>]) -> String {
        let block = blocks::events(markdown).remove(0);
        let mut marks: Vec<Mark> = ranges.iter().enumerate().map(|(index, range)| test_mark(index, range)).collect();
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        let numbered: Vec<(usize, &Mark)> = marks.iter().enumerate().collect();
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, mark(&block, 0, &numbered, &mut BTreeSet::new()).into_iter());
        html
    }

    fn test_mark(index: usize, range: &Range<usize>) -> Mark {
        let id = index.to_string();
        Mark {
            range: range.clone(),
            marker: format!("^{id}"),
            id,
            class: String::new(),
            ordinal: String::new(),
            unit: 0,
            first: true,
        }
    }

    fn short(html: &str) -> String {
        let mut short = String::new();
        for piece in html.trim().split_inclusive('>') {
            let at = piece.find("<mark").unwrap_or(piece.len());
            short.push_str(&piece[..at]);
            if let Some(id) = piece[at..].split("data-note=\"").nth(1) {
                short.extend(["[", &id[..1], ":"]);
            }
        }
        short.replace("</mark>", "]").replace("<p>", "").replace("</p>", "")
    }

    #[test]
    fn marks_nest_and_only_the_crossing_one_that_ends_earlier_is_divided() {
        assert_eq!(short(&marked("abcdef", &[1..3])), "a[0:bc]^0def");
        assert_eq!(short(&marked("abcdef", &[1..5, 2..3])), "a[0:b[1:c]^1de]^0f");
        assert_eq!(short(&marked("abcdef", &[1..4, 2..6])), "a[0:b][1:[0:cd]^0ef]^1");
        assert_eq!(short(&marked("abcdef", &[1..4, 1..4])), "a[0:[1:bcd]]^0^1ef");
    }

    #[test]
    fn marks_go_around_an_element_or_are_divided_by_it() {
        assert_eq!(short(&marked("a *bc* d", &[0..5])), "[0:a <em>bc</em> ]^0d");
        assert_eq!(short(&marked("a *bc* d", &[2..4])), "a [0:<em>bc</em>]^0 d");
        assert_eq!(short(&marked("a *bc* d", &[0..3])), "[0:a ]<em>[0:b]^0c</em> d");
        assert_eq!(short(&marked("a *bc* d", &[3..6])), "a <em>b[0:c]</em>[0: d]^0");
    }

    #[test]
    fn a_marker_stands_behind_the_link_in_which_its_mark_ends() {
        let html = marked("a [*bcd*](e) f", &[0..7, 0..3, 2..3]);
        assert_eq!(html.matches("</a>").count(), 1, "{html}");
        assert!(html.contains("d</em></a>^1^2 f"), "{html}");
    }

    #[test]
    fn no_mark_holds_a_block() {
        let html = marked("- a *b*\n  - c", &[2..3]);
        assert!(html.contains("role=\"none\"><em>b</em></mark>^0"), "{html}");
        let html = marked("- a *b*\n  - c", &[0..5]);
        assert_eq!(html.matches("<mark").count(), 2, "{html}");
    }

    proptest! {
        #[test]
        fn marks_nest_properly_and_change_no_word(
            words in prop::collection::vec("[a-z]{1,4}|\\*[a-z]{1,4}\\*|\\*\\*[a-z] [a-z]\\*\\*|`[a-z]{1,3}`", 1..12),
            cuts in prop::collection::vec((0usize..60, 1usize..30), 0..8),
        ) {
            let markdown = words.join(" ");
            let text = blocks::text(&markdown);
            let ranges: Vec<Range<usize>> = cuts
                .iter()
                .map(|(start, length)| (start % text.len(), *length))
                .map(|(start, length)| start..(start + length).min(text.len()))
                .collect();
            let html = marked(&markdown, &ranges);
            let fragment = scraper::Html::parse_fragment(&html);
            for (index, range) in ranges.iter().enumerate() {
                let selector = scraper::Selector::parse(&format!("mark[data-note='{index}']")).unwrap();
                let inside: String = fragment
                    .select(&selector)
                    .flat_map(|element| element.text().map(str::to_owned).collect::<Vec<_>>())
                    .collect();
                let inside: String = inside.split('^').enumerate().map(|(n, part)| if n == 0 { part } else { part.trim_start_matches(|c: char| c.is_ascii_digit()) }).collect();
                prop_assert_eq!(&inside, &text[range.clone()], "{}", html);
            }
            prop_assert_eq!(html.matches("<mark").count(), html.matches("</mark>").count());
        }
    }
}

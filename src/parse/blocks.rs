//! A text as blocks of events, each with its part of the text as a reader sees it; of Markdown and of plain text alike.

use super::markup;
use super::metadata::Lines;
use crate::settings::Html;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// A top-level block: a paragraph, a heading, a whole list or table.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is, where that matters to the page.
    pub kind: BlockKind,
    /// Its part of the document's text.
    pub text: Range<usize>,
    /// Whether raw HTML stands in it as it was written, whatever that may be.
    pub trusted: bool,
}

/// What a block is, where that matters to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph; `lines` where its line ends are kept.
    Paragraph {
        /// Whether line ends are kept.
        lines: bool,
    },
    /// A heading, with its level from 1 to 6.
    Heading(u8),
    /// Anything else.
    Other,
}

/// An event and the part of the document's text that it is or spans.
#[derive(Debug, Clone)]
pub struct PlacedEvent<'a> {
    /// The event.
    pub event: Event<'a>,
    /// Its part of the document's text; of a start, the whole element's; of an end, empty.
    pub text: Range<usize>,
}

/// Whether an event is HTML that nobody has looked at.
#[must_use]
pub fn is_raw_html(placed: &PlacedEvent<'_>) -> bool {
    matches!(placed.event, Event::Html(_) | Event::InlineHtml(_))
}

/// Where a stretch of a document's text begins: (offset in `text`, offset in the file).
pub(super) type Origin = (usize, usize);

/// The part of a file that is a document's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// The text.
    pub body: &'a str,
    /// Where it begins in the file.
    pub offset: usize,
    /// How it is written.
    pub form: Form,
}

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// Markdown, with what becomes of HTML in it.
    Markdown(Html),
    /// Plain text, with what becomes of its line ends.
    Plain(Lines),
}

/// The events of each block of a Markdown text on its own.
#[must_use]
pub fn events(markdown: &str) -> Vec<Vec<PlacedEvent<'_>>> {
    Reader::read(Source::markdown(markdown)).contents
}

/// A Markdown text on its own as a reader sees it.
#[must_use]
pub fn text(markdown: &str) -> String {
    Reader::read(Source::markdown(markdown)).text
}

impl<'a> Source<'a> {
    /// A Markdown text on its own.
    fn markdown(body: &'a str) -> Self {
        Self { body, offset: 0, form: Form::Markdown(Html::default()) }
    }
}

/// The extensions of `CommonMark` that documents may use.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS
}

/// What is read of a text, and where the reading is.
#[derive(Default)]
pub(super) struct Reader<'a> {
    html: Html,
    /// The text as a reader sees it: leaf blocks joined by one newline.
    pub text: String,
    /// For stretches of it where they begin in the file.
    pub origins: Vec<Origin>,
    /// The parts of it that are the words of pictures.
    pub images: Vec<Range<usize>>,
    /// The top-level blocks.
    pub blocks: Vec<Block>,
    /// The events of each block.
    pub contents: Vec<Vec<PlacedEvent<'a>>>,
    /// Those of the block that is open.
    events: Vec<PlacedEvent<'a>>,
    /// Whether `contents` is asked for.
    keeps_events: bool,
    /// The starts that have no end yet, as indices into `events`.
    open: Vec<usize>,
    /// How often each name of a footnote has been defined.
    footnotes: HashMap<String, usize>,
    /// Whether the next text begins a new leaf block.
    separate: bool,
    kind: Option<BlockKind>,
}

impl<'a> Reader<'a> {
    /// Reads a text.
    pub fn read(source: Source<'a>) -> Self {
        Self::reading(source, true)
    }

    /// Reads a text, and lets go of the events of its blocks: of a long text they take more memory than all else.
    pub fn without_events(source: Source<'a>) -> Self {
        Self::reading(source, false)
    }

    fn reading(source: Source<'a>, keeps_events: bool) -> Self {
        let text = String::with_capacity(source.body.len());
        let mut reader = Reader { text, keeps_events, ..Reader::default() };
        match source.form {
            Form::Markdown(html) => {
                reader.html = html;
                reader.markdown(source.body, source.offset);
            }
            Form::Plain(lines) => reader.plain(source.body, lines),
        }
        reader
    }

    fn markdown(&mut self, body: &'a str, offset: usize) {
        let parser = Parser::new_ext(body, options()).into_offset_iter();
        for (event, range) in markup::events(parser, self.html) {
            let at = offset + range.start;
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(end) => self.end(end),
                Event::Text(text) => self.words(Event::Text(text.clone()), &text, at),
                Event::Code(text) => {
                    let at = at + body[range].find(text.as_ref()).unwrap_or(0);
                    self.words(Event::Code(text.clone()), &text, at);
                }
                Event::Html(_) | Event::InlineHtml(_) if self.html != Html::Text => self.markup(event),
                Event::Html(html) | Event::InlineHtml(html) => {
                    let shown = html.strip_suffix('\n').map_or(html.clone(), |html| CowStr::from(html.to_owned()));
                    self.words(Event::Text(shown.clone()), &shown, at);
                    if html.ends_with('\n') {
                        self.words(Event::SoftBreak, "\n", at + shown.len());
                    }
                }
                Event::SoftBreak => self.words(Event::SoftBreak, "\n", at),
                Event::HardBreak => self.words(Event::HardBreak, "\n", at),
                other => self.other(other),
            }
        }
    }

    fn plain(&mut self, text: &'a str, lines: Lines) {
        let keep = lines == Lines::Keep;
        let mut open = false;
        let mut offset: usize = 0;
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches(['\n', '\r']);
            if content.trim().is_empty() {
                if open {
                    self.end(TagEnd::Paragraph);
                }
                open = false;
            } else {
                if open {
                    let line_end = if keep { Event::HardBreak } else { Event::SoftBreak };
                    self.words(line_end, "\n", offset.saturating_sub(1));
                } else {
                    self.start(Tag::Paragraph);
                    self.kind = Some(BlockKind::Paragraph { lines: keep });
                }
                self.words(Event::Text(content.into()), content, offset);
                open = true;
            }
            offset += line.len();
        }
        if open {
            self.end(TagEnd::Paragraph);
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        // A raw block of HTML is shown as a paragraph of its text.
        let shown = tag == Tag::HtmlBlock && self.html == Html::Text;
        let tag = if shown { Tag::Paragraph } else { tag };
        if self.open.is_empty() {
            self.kind = Some(match &tag {
                Tag::Paragraph => BlockKind::Paragraph { lines: false },
                Tag::Heading { level, .. } => BlockKind::Heading(level_number(*level)),
                _ => BlockKind::Other,
            });
        }
        self.separate |= is_leaf(tag.to_end());
        // The id, classes and attributes of a heading are Postil's to give, and so is what tells two footnotes apart that
        // have one name, of which the second is never referred to.
        let tag = match tag {
            Tag::FootnoteDefinition(name) => {
                let count = self.footnotes.entry(name.to_lowercase()).or_default();
                *count += 1;
                let again = *count > 1;
                Tag::FootnoteDefinition(if again { format!("{name} ({count})").into() } else { name })
            }
            Tag::Heading { level, .. } => Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() },
            tag => tag,
        };
        self.open.push(self.events.len());
        self.events.push(PlacedEvent { event: Event::Start(tag), text: usize::MAX..usize::MAX });
    }

    fn end(&mut self, end: TagEnd) {
        let end = if end == TagEnd::HtmlBlock && self.html == Html::Text {
            self.drop_last_line_end();
            TagEnd::Paragraph
        } else {
            end
        };
        if end == TagEnd::CodeBlock {
            self.drop_last_line_end();
        }
        let here = self.text.len();
        if let Some(start) = self.open.pop() {
            let range = &mut self.events[start].text;
            *range = range.start.min(here)..here;
            if end == TagEnd::Image {
                // Pictures within the words of a picture are words of it.
                while self.images.pop_if(|inner| inner.start >= range.start).is_some() {}
                self.images.push(range.clone());
            }
        }
        // In a list whose items lie close together, words follow a block without one of their own.
        self.separate |= is_leaf(end);
        self.events.push(PlacedEvent { event: Event::End(end), text: here..here });
        self.finish_block();
    }

    /// The line end that closes a block of code or HTML is not part of its text.
    fn drop_last_line_end(&mut self) {
        if self.events.last().is_some_and(|last| last.event == Event::SoftBreak) {
            self.events.pop();
            self.text.pop();
            return;
        }
        if let Some(PlacedEvent { event: Event::Text(text), text: range }) = self.events.last_mut()
            && let Some(shorter) = text.strip_suffix('\n')
        {
            *text = CowStr::from(shorter.to_owned());
            range.end -= 1;
            self.text.pop();
        }
    }

    /// An event that is words of the text.
    fn words(&mut self, event: Event<'a>, words: &str, at: usize) {
        if self.separate && !words.is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.separate = false;
        }
        let start = self.text.len();
        for index in self.open.iter().rev() {
            let range = &mut self.events[*index].text;
            if range.start != usize::MAX {
                break;
            }
            range.start = start;
        }
        self.origins.push((start, at));
        self.text.push_str(words);
        self.events.push(PlacedEvent { event, text: start..self.text.len() });
        self.finish_block();
    }

    /// Markup that passes: the words before and behind a block's are not of one line.
    fn markup(&mut self, event: Event<'a>) {
        self.separate |= matches!(event, Event::Html(_));
        self.other(event);
    }

    /// An event that is no words: a rule, a footnote's mark, a task's box.
    fn other(&mut self, event: Event<'a>) {
        let here = self.text.len();
        self.events.push(PlacedEvent { event, text: here..here });
        self.finish_block();
    }

    fn finish_block(&mut self) {
        if !self.open.is_empty() {
            return;
        }
        let text = self.events.first().map_or(0..0, |first| first.text.clone());
        let kind = self.kind.take().unwrap_or(BlockKind::Other);
        let trusted = self.html == Html::Trust && self.events.iter().any(is_raw_html);
        self.blocks.push(Block { kind, text, trusted });
        let events = self.events.drain(..);
        if self.keeps_events {
            self.contents.push(events.collect());
        }
        self.separate = true;
    }
}

/// Whether an element holds words that do not run on into the next one's.
fn is_leaf(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, lines: Lines) -> Reader<'_> {
        Reader::read(Source { body: text, offset: 0, form: Form::Plain(lines) })
    }

    #[test]
    fn markdown_reads_as_a_reader_sees_it() {
        assert_eq!(text("# A *b*\n\nOne\ntwo [three](x) `four`.\n"), "A b\nOne\ntwo three four.");
        assert_eq!(text("- a\n- b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |\n"), "a\nb\nc\nd\ne\nf\ng");
        assert_eq!(text("```\nlet x;\n```\n\nEnd &amp; \\*\n"), "let x;\nEnd & *");
        assert_eq!(text("- ```\n  a\n  ```\n  b\n- c\n  > d\n"), "a\nb\nc\nd");
        assert_eq!(text("a <b>c</b>\n\n<script>x</script>\n"), "a <b>c</b>\n<script>x</script>");
    }

    #[test]
    fn a_picture_holds_those_in_its_words() {
        let reader = Reader::read(Source::markdown("a ![b ![c](d) ![e](f)](g) ![h](i)"));
        let images: Vec<&str> = reader.images.iter().map(|image| &reader.text[image.clone()]).collect();
        assert_eq!(images, ["b c e", "h"]);
    }

    #[test]
    fn nothing_of_a_plain_text_is_markdown() {
        let reader = plain("# 1986. [i]f *x*\r\nmore\r\n\r\n\r\nlast", Lines::Fill);
        assert_eq!(reader.text, "# 1986. [i]f *x*\nmore\nlast");
        assert_eq!(reader.blocks.len(), 2);
    }

    #[test]
    fn kept_lines_are_hard_breaks() {
        let reader = plain("one\n  two\n", Lines::Keep);
        assert_eq!(reader.text, "one\n  two");
        assert!(reader.contents[0].iter().any(|placed| placed.event == Event::HardBreak));
    }
}

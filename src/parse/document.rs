//! Documents: Markdown and plain text as one stream of events, with the text as a reader sees it.

use super::markup;
use super::metadata::{Fields, Lines, Metadata};
use crate::diagnostic::Diagnostics;
use crate::load::Inputs;
use crate::settings::Html;
use crate::text::{FileId, Place, YamlPath};
use crate::yaml;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

/// A source text: its metadata, its blocks, and its text as a reader sees it.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The file it was read from.
    pub file: FileId,
    /// Path inside `documents/`, with its extension.
    pub path: String,
    /// Path of its page in the site.
    pub page: String,
    /// What is said about it.
    pub metadata: Fields,
    /// Where its address is said, if it is.
    pub url_place: Option<Place>,
    /// Its top-level blocks in their order.
    pub blocks: Vec<Block<'a>>,
    /// The text as a reader sees it: without markup, leaf blocks joined by one newline.
    pub text: String,
    /// The parts of the text that are the words of pictures.
    pub images: Vec<Range<usize>>,
    /// For stretches of the text where they begin in the file: (offset in `text`, offset in the file).
    origins: Vec<(usize, usize)>,
}

/// A top-level block: a paragraph, a heading, a whole list or table.
#[derive(Debug, Clone)]
pub struct Block<'a> {
    /// What it is, where that matters to the page.
    pub kind: BlockKind,
    /// Its events, its own start and end included.
    pub events: Vec<PlacedEvent<'a>>,
    /// Its part of the document's text.
    pub text: Range<usize>,
    /// Whether raw HTML stands in it as it was written, whatever that may be.
    pub trusted: bool,
}

impl Block<'_> {
    /// The block without HTML that nobody has looked at.
    #[must_use]
    pub fn without_markup(&self) -> Self {
        let mut block = self.clone();
        block.events.retain(|placed| !matches!(placed.event, Event::Html(_) | Event::InlineHtml(_)));
        block
    }
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

impl Document<'_> {
    /// The bytes of the file that a range of the text was read from.
    #[must_use]
    pub fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let index = self.origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let (text, file) = self.origins.get(index).copied().unwrap_or_default();
            file + offset.saturating_sub(text)
        };
        let last = range.end.saturating_sub(1).max(range.start);
        at(range.start)..(at(last) + usize::from(range.end > range.start)).max(at(range.start))
    }

    /// The range, and the whole of a picture of which it holds some words: there is no marking half of one.
    #[must_use]
    pub fn around_images(&self, range: Range<usize>) -> Range<usize> {
        let holding = |offset: usize| {
            let index = self.images.partition_point(|image| image.end <= offset);
            self.images.get(index).filter(|image| image.start <= offset)
        };
        let start = holding(range.start).map_or(range.start, |image| image.start);
        let end = holding(range.end.saturating_sub(1)).map_or(range.end, |image| image.end);
        start..end.max(start)
    }

    /// The title: as the metadata say, or as the text's first heading says, or the file's name.
    #[must_use]
    pub fn title(&self) -> &str {
        let heading = || {
            let first = self.blocks.first().filter(|block| block.kind == BlockKind::Heading(1))?;
            Some(self.text[first.text.clone()].trim()).filter(|title| !title.is_empty())
        };
        self.metadata.title.as_deref().or_else(heading).unwrap_or(&self.path)
    }

    /// Whether the first block is the title, so that the page needs no heading of its own.
    #[must_use]
    pub fn title_in_text(&self) -> bool {
        self.blocks.first().is_some_and(|first| {
            let words = self.text[first.text.clone()].split_whitespace();
            let block = matches!(first.kind, BlockKind::Paragraph { .. } | BlockKind::Heading(_));
            block && words.eq(self.title().split_whitespace())
        })
    }

    /// The number of a block as the page shows it, from 1; the title has none.
    #[must_use]
    pub fn block_number(&self, block: usize) -> Option<usize> {
        (block + 1).checked_sub(usize::from(self.title_in_text())).filter(|number| *number > 0)
    }
}

/// Reads one document; metadata said twice and the like are added to `problems`.
#[must_use]
pub fn read<'a>(inputs: &'a Inputs, file: FileId, mut metadata: Metadata, problems: &mut Diagnostics) -> Document<'a> {
    let source = inputs.files.get(file);
    let path = source.path.strip_prefix("documents/").unwrap_or(&source.path).to_owned();
    let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
    let page = format!("{stem}.html");
    let mut reader = Reader { html: inputs.settings.html, ..Reader::default() };
    if extension == "md" {
        if yaml::front_matter(&source.text).is_some() {
            let fields = yaml::read::<Fields>(&inputs.files, file, problems);
            metadata.add(fields.map(|fields| (fields, Place::value(file, YamlPath::default()))), problems);
        }
        let body = yaml::after_front_matter(&source.text);
        reader.markdown(&source.text[body.clone()], body.start);
    } else {
        reader.plain(&source.text, metadata.fields.lines.unwrap_or_default());
    }
    let Reader { text, origins, blocks, images, .. } = reader;
    let url_place = metadata.place("url");
    Document { file, path, page, metadata: metadata.fields, url_place, blocks, text, images, origins }
}

/// The blocks of a Markdown text on its own.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block<'_>> {
    let mut reader = Reader::default();
    reader.markdown(markdown, 0);
    reader.blocks
}

/// A Markdown text on its own as a reader sees it.
#[must_use]
pub fn text(markdown: &str) -> String {
    let mut reader = Reader::default();
    reader.markdown(markdown, 0);
    reader.text
}

/// The extensions of `CommonMark` that documents may use.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS
}

#[derive(Default)]
struct Reader<'a> {
    html: Html,
    text: String,
    origins: Vec<(usize, usize)>,
    images: Vec<Range<usize>>,
    blocks: Vec<Block<'a>>,
    events: Vec<PlacedEvent<'a>>,
    /// The starts that have no end yet, as indices into `events`.
    open: Vec<usize>,
    /// How often each name of a footnote has been defined.
    footnotes: HashMap<String, usize>,
    /// Whether the next text begins a new leaf block.
    separate: bool,
    kind: Option<BlockKind>,
}

impl<'a> Reader<'a> {
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
        self.separate |= is_leaf(&tag);
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
                self.images.push(range.clone());
            }
        }
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
        let events = std::mem::take(&mut self.events);
        let text = events.first().map_or(0..0, |first| first.text.clone());
        let kind = self.kind.take().unwrap_or(BlockKind::Other);
        let raw = |placed: &PlacedEvent<'_>| matches!(placed.event, Event::Html(_) | Event::InlineHtml(_));
        let trusted = self.html == Html::Trust && events.iter().any(raw);
        self.blocks.push(Block { kind, events, text, trusted });
        self.separate = true;
    }
}

/// Whether an element holds words that do not run on into the next one's.
fn is_leaf(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(markdown: &str) -> String {
        let mut reader = Reader::default();
        reader.markdown(markdown, 0);
        reader.text
    }

    fn plain(text: &str, lines: Lines) -> Reader<'_> {
        let mut reader = Reader::default();
        reader.plain(text, lines);
        reader
    }

    #[test]
    fn markdown_reads_as_a_reader_sees_it() {
        assert_eq!(text_of("# A *b*\n\nOne\ntwo [three](x) `four`.\n"), "A b\nOne\ntwo three four.");
        assert_eq!(text_of("- a\n- b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |\n"), "a\nb\nc\nd\ne\nf\ng");
        assert_eq!(text_of("```\nlet x;\n```\n\nEnd &amp; \\*\n"), "let x;\nEnd & *");
        assert_eq!(text_of("a <b>c</b>\n\n<script>x</script>\n"), "a <b>c</b>\n<script>x</script>");
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
        assert!(reader.blocks[0].events.iter().any(|placed| placed.event == Event::HardBreak));
    }
}

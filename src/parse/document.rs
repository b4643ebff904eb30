//! Documents: what a file of `documents/` says, and what is said about it.
//!
//! Of a document its text is kept, and where its blocks are. Its events take ten times as much memory, so that they are
//! read once more where a page is made of them.

use super::annotation_file::AnnotationFile;
use super::blocks::{Block, BlockKind, Form, Origin, PlacedEvent, Reader, Source};
use super::metadata::{Fields, Metadata};
use super::said::Said;
use crate::diagnostic::Diagnostics;
use crate::load::Inputs;
use crate::text::{FileId, Place, TextFile, YamlPath, word_count};
use crate::yaml;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A source text: its metadata, its blocks, and its text as a reader sees it.
#[derive(Debug, Clone)]
pub struct Document {
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
    pub blocks: Vec<Block>,
    /// The text as a reader sees it: without markup, leaf blocks joined by one newline.
    pub text: String,
    /// The parts of the text that are the words of pictures.
    pub images: Vec<Range<usize>>,
    /// Whether the first block is the title, so that the page needs no heading of its own.
    pub title_in_text: bool,
    /// What annotation files say of it.
    pub said: Said,
    /// What is wrong with any of this.
    pub(super) problems: Diagnostics,
    /// What it was read from.
    text_file: Arc<TextFile>,
    /// Where its text begins there.
    offset: usize,
    /// How that text is written.
    form: Form,
    /// Where its text was read from, once somebody asks.
    origins: OnceLock<Vec<Origin>>,
    /// How many words its text has, once somebody asks.
    word_count: OnceLock<usize>,
}

impl Document {
    /// For each block its events, its own start and end included; read anew each time.
    #[must_use]
    pub fn events(&self) -> Vec<Vec<PlacedEvent<'_>>> {
        Reader::read(self.source()).contents
    }

    /// What it is read from.
    fn source(&self) -> Source<'_> {
        Source { body: &self.text_file.text[self.offset..], offset: self.offset, form: self.form }
    }

    /// How many words the text has: what white space divides (Unicode's `White_Space`).
    #[must_use]
    pub fn word_count(&self) -> usize {
        *self.word_count.get_or_init(|| word_count(&self.text))
    }

    /// The bytes of the file that a range of the text was read from.
    #[must_use]
    pub fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let origins = self.origins.get_or_init(|| Reader::without_events(self.source()).origins);
        let at = |offset: usize| {
            let index = origins.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let (text, file) = origins.get(index).copied().unwrap_or_default();
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

    /// Whether a browser could have this part of the text as it is: no picture has words in it, and no line ends in more than a
    /// newline.
    #[must_use]
    pub fn is_text_alone(&self, range: &Range<usize>) -> bool {
        let image = self.images.get(self.images.partition_point(|image| image.end <= range.start));
        image.is_none_or(|image| image.start >= range.end) && !self.text.as_bytes()[range.clone()].contains(&b'\r')
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

    /// Whether the first block says what the title does.
    fn begins_with_title(&self) -> bool {
        self.blocks.first().is_some_and(|first| {
            let words = self.text[first.text.clone()].split_whitespace();
            let block = matches!(first.kind, BlockKind::Paragraph { .. } | BlockKind::Heading(_));
            block && words.eq(self.title().split_whitespace())
        })
    }

    /// The number of a block as the page shows it, from 1; the title has none.
    #[must_use]
    pub fn block_number(&self, block: usize) -> Option<usize> {
        (block + 1).checked_sub(usize::from(self.title_in_text)).filter(|number| *number > 0)
    }
}

/// What is read of a document's text, whatever is said of it.
#[derive(Debug)]
pub struct Body {
    text: String,
    blocks: Vec<Block>,
    images: Vec<Range<usize>>,
    /// Where the text begins in the file.
    offset: usize,
    form: Form,
}

impl Body {
    /// Reads the text of a document in Markdown; none of one in plain text, which depends on what is said of its lines.
    #[must_use]
    pub fn of_markdown(inputs: &Inputs, file: FileId) -> Option<Self> {
        let file = inputs.files.get(file);
        let body = || yaml::after_front_matter(&file.text).start;
        is_markdown(file).then(|| Self::read(&file.text, body(), Form::Markdown(inputs.settings.html)))
    }

    fn read(text: &str, offset: usize, form: Form) -> Self {
        let source = Source { body: &text[offset..], offset, form };
        let Reader { text, blocks, images, .. } = Reader::without_events(source);
        Self { text, blocks, images, offset, form }
    }
}

fn is_markdown(file: &TextFile) -> bool {
    file.path.rsplit_once('.').is_some_and(|(_, extension)| extension == "md")
}

/// Reads one document, with what `files` say of it; metadata said twice and the like are among its problems. Its `body` is read
/// if it is not given.
#[must_use]
pub fn read(inputs: &Inputs, file: FileId, files: &[&AnnotationFile], body: Option<Body>) -> Document {
    let mut problems = Diagnostics::default();
    let mut metadata = Metadata::default();
    for file in files {
        metadata.add(file.metadata.clone(), &mut problems);
    }
    let said = Said::of(files, &mut problems);
    let text_file = Arc::clone(inputs.files.get(file));
    let path = text_file.path.strip_prefix("documents/").unwrap_or(&text_file.path).to_owned();
    let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let page = format!("{stem}.html");
    if is_markdown(&text_file) && yaml::front_matter(&text_file.text).is_some() {
        let fields = yaml::read::<Fields>(&inputs.files, file, &mut problems);
        metadata.add(fields.map(|fields| (fields, Place::value(file, YamlPath::default()))), &mut problems);
    }
    let lines = metadata.fields.lines.unwrap_or_default();
    let body = body.or_else(|| Body::of_markdown(inputs, file));
    let body = body.unwrap_or_else(|| Body::read(&text_file.text, 0, Form::Plain(lines)));
    let Body { text, blocks, images, offset, form } = body;
    let (url_place, metadata) = (metadata.place("url"), metadata.fields);
    let (origins, word_count) = (OnceLock::new(), OnceLock::new());
    let title_in_text = false;
    let document = Document {
        file,
        path,
        page,
        metadata,
        url_place,
        blocks,
        text,
        images,
        title_in_text,
        said,
        problems,
        text_file,
        offset,
        form,
        origins,
        word_count,
    };
    Document { title_in_text: document.begins_with_title(), ..document }
}

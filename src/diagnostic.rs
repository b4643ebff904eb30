//! Messages about a project's files as data, and drawing them as text.

use crate::text::{At, FileId, Place, TextFiles, line_and_column};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// How bad it is: errors stop a build, warnings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written all the same.
    Warning,
}

/// Every kind of message, by the name that stands in its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A file is not UTF-8.
    NotUtf8,
    /// The project has no document.
    NoDocuments,
    /// A file in an input folder that Postil does not read.
    UnreadFile,
    /// YAML that cannot be parsed.
    YamlSyntax,
    /// An entry of a BibLaTeX file that cannot be parsed.
    BibtexSyntax,
    /// A key given twice in one mapping.
    DuplicateKey,
    /// A key that the format does not have.
    UnknownKey,
    /// A key that must be there and is not.
    MissingKey,
    /// A value of the wrong shape: a list where text belongs, say.
    WrongType,
    /// A value of the right shape that means nothing: a month 13, say.
    InvalidValue,
    /// Annotations for a document that is not there.
    UnknownDocument,
    /// Two annotations of one document with the same id.
    DuplicateId,
    /// Two inputs that would write the same page.
    DuplicatePage,
    /// A quote that does not occur in its document.
    QuoteNotFound,
    /// A quote that occurs more than once.
    QuoteAmbiguous,
    /// A quote whose passage is unmistakable, and says something else.
    QuoteDrifted,
    /// A citation of a key that the bibliography does not have.
    UnknownCitation,
    /// Two entries of the bibliography with the same key.
    DuplicateEntry,
    /// A local copy of a source that is not there.
    MissingFile,
    /// A reference to an annotation that is not there.
    UnknownAnnotation,
    /// A template that cannot be parsed or rendered.
    Template,
    /// The page's text is not the document's text: a defect of Postil.
    TextChanged,
    /// A short quote that is only just unique.
    ShortQuote,
    /// An annotation that names no source.
    NoSource,
    /// An entry of the bibliography that nothing cites.
    UncitedEntry,
    /// An entry of the bibliography with neither URL nor date.
    IncompleteEntry,
    /// A date in the future.
    FutureDate,
    /// A correction dated before its annotation.
    EarlyCorrection,
    /// Two annotations with the same body.
    RepeatedNote,
    /// A link to a page or file that the site does not have.
    DeadLink,
    /// An address of the web that a reader may take for another one.
    OddAddress,
    /// An address of the web that is not, or no longer, there.
    DeadAddress,
    /// A note longer than its paragraph.
    LongNote,
    /// Words of the page's own that the site's language lacks.
    MissingWords,
}

impl Code {
    /// All of them, in the order of the stages that report them.
    pub const ALL: [Self; 34] = [
        Self::NotUtf8,
        Self::NoDocuments,
        Self::UnreadFile,
        Self::YamlSyntax,
        Self::BibtexSyntax,
        Self::DuplicateKey,
        Self::UnknownKey,
        Self::MissingKey,
        Self::WrongType,
        Self::InvalidValue,
        Self::UnknownDocument,
        Self::DuplicateId,
        Self::DuplicatePage,
        Self::QuoteNotFound,
        Self::QuoteAmbiguous,
        Self::QuoteDrifted,
        Self::UnknownCitation,
        Self::DuplicateEntry,
        Self::MissingFile,
        Self::UnknownAnnotation,
        Self::Template,
        Self::TextChanged,
        Self::ShortQuote,
        Self::NoSource,
        Self::UncitedEntry,
        Self::IncompleteEntry,
        Self::FutureDate,
        Self::EarlyCorrection,
        Self::RepeatedNote,
        Self::DeadLink,
        Self::OddAddress,
        Self::DeadAddress,
        Self::LongNote,
        Self::MissingWords,
    ];

    /// The name of the code as messages show it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf8",
            Self::NoDocuments => "no-documents",
            Self::UnreadFile => "unread-file",
            Self::YamlSyntax => "yaml-syntax",
            Self::BibtexSyntax => "bibtex-syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::InvalidValue => "invalid-value",
            Self::UnknownDocument => "unknown-document",
            Self::DuplicateId => "duplicate-id",
            Self::DuplicatePage => "duplicate-page",
            Self::QuoteNotFound => "quote-not-found",
            Self::QuoteAmbiguous => "quote-ambiguous",
            Self::QuoteDrifted => "quote-drifted",
            Self::UnknownCitation => "unknown-citation",
            Self::DuplicateEntry => "duplicate-entry",
            Self::MissingFile => "missing-file",
            Self::UnknownAnnotation => "unknown-annotation",
            Self::Template => "template",
            Self::TextChanged => "text-changed",
            Self::ShortQuote => "short-quote",
            Self::NoSource => "no-source",
            Self::UncitedEntry => "uncited-entry",
            Self::IncompleteEntry => "incomplete-entry",
            Self::FutureDate => "future-date",
            Self::EarlyCorrection => "early-correction",
            Self::RepeatedNote => "repeated-note",
            Self::DeadLink => "dead-link",
            Self::OddAddress => "odd-address",
            Self::DeadAddress => "dead-address",
            Self::LongNote => "long-note",
            Self::MissingWords => "missing-words",
        }
    }

    /// How bad a message of this code is.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::UnreadFile
            | Self::ShortQuote
            | Self::NoSource
            | Self::UncitedEntry
            | Self::IncompleteEntry
            | Self::FutureDate
            | Self::RepeatedNote
            | Self::DeadLink
            | Self::OddAddress
            | Self::DeadAddress
            | Self::LongNote
            | Self::MissingWords => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// A place that a message points at, and what to say there.
#[derive(Debug, Clone)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What is said beside the excerpt; may be empty.
    pub message: String,
}

/// One message: what is wrong, where, and what to do.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What kind of message.
    pub code: Code,
    /// How bad it is: as bad as its code says, unless the project's settings say otherwise.
    pub severity: Severity,
    /// One terse line.
    pub message: String,
    /// Places, the one that the message is about first; none where it is about the project.
    pub labels: Vec<Label>,
    /// What to do about it, a line each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A message about a place.
    #[must_use]
    pub fn at(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::project(code, message).label(place, "")
    }

    /// A message about the project as a whole.
    #[must_use]
    pub fn project(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, severity: code.severity(), message, labels: Vec::new(), help: Vec::new() }
    }

    /// The message with one more place.
    #[must_use]
    pub fn label(mut self, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        self.labels.push(Label { place, message });
        self
    }

    /// The message with these words at its first place.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>) -> Self {
        if let Some(label) = self.labels.first_mut() {
            label.message = message.into();
        }
        self
    }

    /// The message as a warning.
    #[must_use]
    pub fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The message as an error.
    #[must_use]
    pub fn as_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// The message with one more line of advice.
    #[must_use]
    pub fn help(mut self, line: impl Into<String>) -> Self {
        self.help.push(line.into());
        self
    }
}

/// The messages of one run; stages add to it and go on.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds a message.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all messages of another run, in their order.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    /// Whether any message is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many messages are of this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// The messages, each place turned into bytes by `locate`, sorted by file and position.
    #[must_use]
    pub fn located(self, files: &TextFiles, locate: impl Fn(&Place) -> Range<usize>) -> Vec<Located> {
        let mut located: Vec<Located> = self
            .0
            .into_iter()
            .map(|diagnostic| {
                let ranges = diagnostic.labels.iter().map(|label| locate(&label.place)).collect();
                Located { diagnostic, ranges }
            })
            .collect();
        located.sort_by_cached_key(|located| located.position(files));
        located
    }
}

/// A message whose places are known as ranges of bytes.
#[derive(Debug, Clone)]
pub struct Located {
    /// The message.
    pub diagnostic: Diagnostic,
    /// For each label of the message its range of bytes in its file's text.
    pub ranges: Vec<Range<usize>>,
}

impl Located {
    fn position(&self, files: &TextFiles) -> (String, usize, Code, String) {
        let first = self.diagnostic.labels.first();
        let path = first.map_or(String::new(), |label| files.get(label.place.file).path.clone());
        let start = self.ranges.first().map_or(0, |range| range.start);
        (path, start, self.diagnostic.code, self.diagnostic.message.clone())
    }

    /// The message as text, like a compiler's: severity, code, line, excerpts, help; with colours if `styled`.
    #[must_use]
    pub fn draw(&self, files: &TextFiles, styled: bool) -> String {
        let level = match self.diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(self.diagnostic.message.as_str()).id(self.diagnostic.code.name());
        let mut group = annotate_snippets::Group::with_title(title);
        for file in self.files_in_order() {
            if self.is_about_whole(file) {
                group = group.element(annotate_snippets::Origin::path(files.get(file).path.as_str()));
            } else {
                group = group.element(self.snippet(files, file));
            }
        }
        for line in &self.diagnostic.help {
            group = group.element(Level::HELP.message(line.as_str()));
        }
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    fn files_in_order(&self) -> Vec<FileId> {
        let mut order = Vec::new();
        for label in &self.diagnostic.labels {
            if !order.contains(&label.place.file) {
                order.push(label.place.file);
            }
        }
        order
    }

    /// Whether the message speaks of a file as a whole, of which no line need be shown.
    fn is_about_whole(&self, file: FileId) -> bool {
        self.diagnostic.labels.iter().all(|label| label.place.file != file || label.place.at == At::File)
    }

    fn snippet<'a>(&'a self, files: &'a TextFiles, file: FileId) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let text = files.get(file);
        let places: Vec<(usize, &Label, Range<usize>)> = self
            .diagnostic
            .labels
            .iter()
            .zip(&self.ranges)
            .enumerate()
            .filter(|(_, (label, _))| label.place.file == file)
            .map(|(index, (label, range))| (index, label, within(&text.text, range)))
            .collect();
        let start = places.iter().map(|(.., range)| range.start).min().unwrap_or(0);
        let end = places.iter().map(|(.., range)| range.end).max().unwrap_or(0);
        let (first_line, lines) = lines_around(&text.text, start..end);
        let offset = lines.start;
        let mut snippet = Snippet::source(&text.text[lines]).line_start(first_line).path(text.path.as_str());
        for (index, label, range) in places {
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let message = (!label.message.is_empty()).then_some(label.message.as_str());
            snippet = snippet.annotation(kind.span(range.start - offset..range.end - offset).label(message));
        }
        snippet
    }

    /// Line and column (from 1) of the first place in its file; none for a message about the project.
    #[must_use]
    pub fn line_and_column(&self, files: &TextFiles) -> Option<(usize, usize)> {
        let label = self.diagnostic.labels.first()?;
        let text = &files.get(label.place.file).text;
        Some(line_and_column(text, self.ranges.first()?.start))
    }
}

/// A range as one of whole characters of a text: parsers of others count as they like.
fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let whole = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = whole(range.start);
    start..whole(range.end).max(start)
}

/// The whole lines that hold a range of a text, and the number of the first, from 1: of a long file only these are
/// looked at for an excerpt.
fn lines_around(text: &str, range: Range<usize>) -> (usize, Range<usize>) {
    // The end of a text is that of its last line, not the beginning of another.
    let from = range.start.min(text.trim_end_matches('\n').len());
    let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |newline| range.end + newline + 1);
    (text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1, start..end)
}

/// The name most like `word` among `names`, if any is near enough to be a slip of the pen.
#[must_use]
pub fn nearest_name<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(2))
        .min()
        .map(|(_, name)| name)
}

/// The names most like `word`, the nearest first, if any are near enough to be slips of the pen; at most three.
#[must_use]
pub fn nearest_names<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, name)| *distance <= (name.chars().count() / 3).max(2))
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_a_slip_away_or_none() {
        assert_eq!(nearest_name("qoute", ["quote", "note"]), Some("quote"));
        assert_eq!(nearest_name("banana", ["quote", "note"]), None);
    }
}

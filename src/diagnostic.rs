//! Messages about a project's files as data, and drawing them as text.

mod code;

pub use code::Code;

use crate::text::{At, FileId, Place, TextFiles, line_and_column, printable};
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

    /// Whether there is no message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
                group = group.element(annotate_snippets::Origin::path(printable(&files.get(file).path)));
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
        let mut snippet = Snippet::source(&text.text[lines]).line_start(first_line).path(printable(&text.path));
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

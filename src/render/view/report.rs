//! What templates see of the editorial report.

use super::{DateView, KindView};
use serde::Serialize;

/// The editorial report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// The kinds, each with how many annotations are of it.
    pub kinds: Vec<KindView>,
    /// Who wrote how many annotations.
    pub editors: Vec<EditorView>,
    /// How far each document has notes, those with the most paragraphs without one first.
    pub documents: Vec<CoverageView>,
    /// How many more documents there are.
    pub more_documents: usize,
    /// Lists of annotations and claims.
    pub notes: Vec<NotedListView>,
    /// Lists of works.
    pub works: Vec<WorkListView>,
}

/// Somebody who wrote annotations.
#[derive(Debug, Clone, Serialize)]
pub struct EditorView {
    /// The name; none for those that name nobody.
    pub name: Option<String>,
    /// How many.
    pub count: usize,
}

/// How far a document has notes.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many notes it has.
    pub note_count: usize,
    /// How many paragraphs it has.
    pub paragraphs: usize,
    /// How many of them have no note.
    pub bare: usize,
    /// How many of a hundred words lie within passages.
    pub percent: usize,
    /// The paragraphs without a note.
    pub runs: Vec<RunView>,
    /// How many more such runs there are.
    pub more_runs: usize,
}

/// Paragraphs that follow each other.
#[derive(Debug, Clone, Serialize)]
pub struct RunView {
    /// The number of the first.
    pub from: usize,
    /// The number of the last.
    pub to: usize,
    /// Where the first is.
    pub href: String,
}

/// A list of annotations and claims.
#[derive(Debug, Clone, Serialize)]
pub struct NotedListView {
    /// The name of its heading among the words, and its id.
    pub heading: &'static str,
    /// How many there are in all.
    pub count: usize,
    /// The first of them.
    pub notes: Vec<NotedView>,
    /// How many more there are.
    pub more: usize,
}

/// An annotation, or a claim of one.
#[derive(Debug, Clone, Serialize)]
pub struct NotedView {
    /// Where its note is.
    pub href: Option<String>,
    /// The annotation's id.
    pub id: String,
    /// Which claim of a contradiction it is, from 1.
    pub claim: Option<usize>,
    /// Its title, or the words it is about, on one line.
    pub words: String,
    /// The path of the document inside `documents/`.
    pub document: String,
    /// The path of the file that it is written in.
    pub file: String,
    /// How a contradiction stands.
    pub status_label: Option<String>,
    /// The date of its latest claim.
    pub latest_claim: Option<DateView>,
}

/// A list of works.
#[derive(Debug, Clone, Serialize)]
pub struct WorkListView {
    /// The name of its heading among the words, and its id.
    pub heading: &'static str,
    /// How many there are in all.
    pub count: usize,
    /// The first of them.
    pub works: Vec<WorkView>,
    /// How many more there are.
    pub more: usize,
}

/// A work.
#[derive(Debug, Clone, Serialize)]
pub struct WorkView {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Where it is on the sources page, if it is.
    pub href: Option<String>,
    /// How many annotations cite it, where that is what the list is about.
    pub cited: Option<usize>,
    /// When it was looked at last, where that is.
    pub accessed: Option<DateView>,
}

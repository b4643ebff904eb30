//! What templates see on the pages that belong to the whole site.

use super::{CitationView, CorrectionView, DateView, EntryView, KindView, LinkView, SideView};
use serde::Serialize;

/// A document on the front page.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentEntryView {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// How many notes it has.
    pub note_count: usize,
    /// How many words it has.
    pub word_count: usize,
    /// The kinds of its notes, counted.
    pub kinds: Vec<KindView>,
}

/// A contradiction on its page.
#[derive(Debug, Clone, Serialize)]
pub struct ContradictionView {
    /// Its id.
    pub id: String,
    /// Its place on the page.
    pub anchor: String,
    /// Its title.
    pub title: Option<String>,
    /// How it stands: the class.
    pub status: &'static str,
    /// How it stands: the word.
    pub status_label: String,
    /// The document that it belongs to.
    pub document_title: String,
    /// That document's page.
    pub document_href: String,
    /// Its body, as HTML.
    pub note: String,
    /// What the later record says, as HTML.
    pub resolution: Option<String>,
    /// The works it rests on.
    pub citations: Vec<CitationView>,
    /// Its sides.
    pub sides: Vec<SideView>,
    /// Changes since it was published.
    pub corrections: Vec<CorrectionView>,
}

/// A passage that rests on a work.
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// Where it is.
    pub href: String,
    /// Its words.
    pub text: String,
    /// The number of its note.
    pub number: usize,
    /// The kind of its note.
    pub kind: KindView,
    /// The document's title.
    pub document_title: String,
}

/// A work on the sources page, with what rests on it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Its key.
    pub key: String,
    /// Its title, or its key.
    pub name: String,
    /// Its place on the page.
    pub anchor: String,
    /// The work.
    pub entry: EntryView,
    /// The work as the project's citation style writes it, as HTML; none where the built-in one does.
    pub styled: Option<String>,
    /// The passages that rest on it.
    pub passages: Vec<PassageView>,
    /// The events that do.
    pub events: Vec<LinkView>,
}

/// The notes of one kind, or what stands for them where there are too many to list.
#[derive(Debug, Clone, Serialize)]
pub struct NotesOfKindView {
    /// The kind, with how many notes it has in all.
    pub kind: KindView,
    /// The notes, by document and number.
    pub notes: Vec<ListedNoteView>,
}

/// A note in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct ListedNoteView {
    /// Where it is.
    pub href: String,
    /// Its number on its page.
    pub number: usize,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The words of its passage, on one line; none for a note on the whole document.
    pub text: Option<String>,
    /// The document's title, where there are several documents.
    pub document_title: Option<String>,
}

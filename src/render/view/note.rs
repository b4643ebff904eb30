//! What templates see of a note in the margin, and of the sides of a contradiction.

use super::{DateView, KindView, SpeakerView};
use serde::Serialize;

/// A short citation that leads to the sources page.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// Words before it, as in "see".
    pub prefix: Option<String>,
    /// The work, in a few words.
    pub text: String,
    /// Where in it.
    pub locator: Option<String>,
    /// Where it is on the sources page.
    pub href: String,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words.
    pub text: String,
    /// The address.
    pub href: String,
}

/// A change to a published note.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// When.
    pub date: DateView,
    /// What stands within its first paragraph, as HTML.
    pub html: String,
    /// The blocks behind, as HTML.
    pub rest: String,
}

/// One side of a contradiction, as the others and the contradictions page show it.
#[derive(Debug, Clone, Serialize)]
pub struct SideView {
    /// The words, without quotation marks around them.
    pub text: String,
    /// Where the passage is.
    pub href: Option<String>,
    /// Where its note is.
    pub note_href: Option<String>,
    /// The number of its note.
    pub note_number: Option<usize>,
    /// Who.
    pub by: Option<String>,
    /// The same, in parts that lead to the pages of people.
    pub speaker: Vec<SpeakerView>,
    /// When.
    pub on: Option<DateView>,
    /// Where or on what occasion.
    pub at: Option<String>,
    /// Whether these are the very words, and not the annotator's for them.
    pub verbatim: bool,
    /// The document, where it is another one.
    pub document_title: Option<String>,
    /// The works that show it.
    pub citations: Vec<CitationView>,
}

/// What the note at one side of a contradiction shows beside its body.
#[derive(Debug, Clone, Serialize)]
pub struct ContradictionNoteView {
    /// Where it is on the contradictions page.
    pub href: String,
    /// Its title.
    pub title: Option<String>,
    /// How it stands: the class.
    pub status: &'static str,
    /// How it stands: the word.
    pub status_label: String,
    /// Whether this note carries the body.
    pub main: bool,
    /// Where the note with the body is.
    pub main_href: String,
    /// The number of the note with the body.
    pub main_number: usize,
    /// The other sides.
    pub others: Vec<SideView>,
    /// What the later record says, as HTML.
    pub resolution: Option<String>,
}

/// A note in the margin.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// Its name on the page: the annotation's id. `n-` before it makes the note's own id, `m-` its passage's.
    pub name: String,
    /// Its number on the page.
    pub number: usize,
    /// Its kind.
    pub kind: KindView,
    /// The class that ties it to its marks within the unit; empty beyond the twelfth.
    pub ordinal: String,
    /// Its name for those who do not see it.
    pub label: String,
    /// Where its passage is.
    pub href_back: Option<String>,
    /// The words it is about, long ones shortened.
    pub lemma: Option<String>,
    /// A heading.
    pub title: Option<String>,
    /// What stands within its first paragraph, as HTML.
    pub lead: String,
    /// The blocks behind, as HTML.
    pub rest: String,
    /// Whether those are folded away.
    pub folded: bool,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub on: Option<DateView>,
    /// Where or on what occasion.
    pub at: Option<String>,
    /// Words to file it under.
    pub tags: Vec<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The works it rests on.
    pub citations: Vec<CitationView>,
    /// Other notes.
    pub see: Vec<LinkView>,
    /// Changes since it was published.
    pub corrections: Vec<CorrectionView>,
    /// What it shows as one side of a contradiction.
    pub contradiction: Option<ContradictionNoteView>,
}

//! What templates see of a document's page.

use super::{DateView, KindView, NoteView};
use serde::Serialize;

/// A block of the text and the notes on it.
#[derive(Debug, Clone, Serialize)]
pub struct UnitView {
    /// The block with its marks, as HTML.
    pub html: String,
    /// Whether a browser has the document's very text of the block: then it need not be read back from the HTML.
    #[serde(skip)]
    pub same: bool,
    /// How many units there are from this one until the next with notes, 9 at most.
    pub span: usize,
    /// Its notes.
    pub notes: Vec<NoteView>,
    /// Its id.
    pub id: String,
    /// Its number, from 1; none for the title.
    pub number: Option<usize>,
    /// What the number is called for those who do not see it.
    pub label: Option<String>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// Its words.
    pub text: String,
    /// Its level, from 1.
    pub level: u8,
    /// Where it is.
    pub href: String,
}

/// A picture of where in a document its notes are, in units of its own.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewView {
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// A lane for each kind of note.
    pub lanes: Vec<LaneView>,
    /// Parts of the text, side by side, that cover it.
    pub sections: Vec<SectionView>,
}

/// The notes of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct LaneView {
    /// The class of the kind.
    pub class: String,
    /// A stroke for each, as an SVG path.
    pub path: String,
}

/// A part of the text.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// Where it begins.
    pub href: String,
    /// What it holds, in words.
    pub title: String,
    /// Where it begins in the picture.
    pub x: usize,
    /// How wide it is there.
    pub width: usize,
}

/// An annotated document.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// Its title.
    pub title: String,
    /// Whether the first unit is the title.
    pub title_in_text: bool,
    /// Its page.
    pub path: String,
    /// The id of its text.
    pub id: String,
    /// What its ids begin with, where several documents are on one page; else empty.
    pub prefix: String,
    /// Its language (BCP 47).
    pub language: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<DateView>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The host of that address.
    pub url_host: Option<String>,
    /// Who may do what with it.
    pub rights: Option<String>,
    /// Where the text comes from.
    pub origin: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// The name of its file.
    pub file_name: String,
    /// Where its file is.
    pub file_href: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// How many words it has; characters, where its language is written without spaces.
    pub word_count: usize,
    /// Whether those are characters.
    pub counted_by_characters: bool,
    /// How many minutes it takes to read.
    pub minutes: usize,
    /// How many notes it has.
    pub note_count: usize,
    /// Whether it has more notes than a style sheet alone places well.
    pub many: bool,
    /// The kinds of its notes, counted.
    pub kinds: Vec<KindView>,
    /// Where its notes are; none for a document without passages.
    pub overview: Option<OverviewView>,
    /// Its headings; none if there are fewer than two.
    pub headings: Vec<HeadingView>,
    /// Notes about the whole.
    pub head_notes: Vec<NoteView>,
    /// Its blocks.
    pub units: Vec<UnitView>,
    /// What there is of it for programs; none in the page that holds everything.
    pub data: Option<DocumentDataView>,
}

/// A document as data.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentDataView {
    /// Where its Web Annotations are.
    pub annotations_href: String,
    /// Where the whole edition is.
    pub edition_href: String,
    /// What search engines are told of it: JSON-LD, as it may stand within a script element.
    pub linked_data: String,
}

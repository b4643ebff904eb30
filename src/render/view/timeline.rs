//! What templates see of timelines and of people.

use super::{CitationView, DateView, LinkView, SideView};
use serde::Serialize;

/// A part of what `by:` says; the parts together are all of it.
#[derive(Debug, Clone, Serialize)]
pub struct SpeakerView {
    /// The words.
    pub text: String,
    /// The page of the person whom they name.
    pub href: Option<String>,
}

/// Everything dated, of the site or of one document.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    /// The same as a picture; none where there is too little for one, or too much.
    pub picture: Option<PictureView>,
    /// The rows, under a heading for each year or month.
    pub groups: Vec<TimelineGroupView>,
    /// The document, and its page, if it is one document's.
    pub document: Option<LinkView>,
    /// The timelines of single documents, on that of the site.
    pub documents: Vec<LinkView>,
}

/// The rows of a year or a month.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineGroupView {
    /// Which year or month.
    pub date: DateView,
    /// The rows.
    pub rows: Vec<TimelineRowView>,
}

/// Something dated.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineRowView {
    /// Its place on the page.
    pub anchor: String,
    /// The class: `event`, or that of the kind.
    pub class: String,
    /// The word for what it is.
    pub label: String,
    /// When.
    pub date: DateView,
    /// When it ended, if it lasted.
    pub until: Option<DateView>,
    /// Who; empty if nobody is named.
    pub speaker: Vec<SpeakerView>,
    /// Where or on what occasion.
    pub at: Option<String>,
    /// A heading.
    pub title: Option<String>,
    /// The words said, or those that a note is about.
    pub text: Option<String>,
    /// Whether these are the very words, and not the annotator's for them.
    pub verbatim: bool,
    /// Where it is: the passage, the note, or all sides of the contradiction; none for an event.
    pub href: Option<String>,
    /// More on an event, as HTML.
    pub note: String,
    /// What it is set against, if it is one side of a contradiction.
    pub against: Option<AgainstView>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The works that show it.
    pub citations: Vec<CitationView>,
    /// Other notes.
    pub see: Vec<LinkView>,
    /// The document, on the timeline of several.
    pub document_title: Option<String>,
}

/// What one side of a contradiction is set against.
#[derive(Debug, Clone, Serialize)]
pub struct AgainstView {
    /// The contradiction's title, or its id.
    pub title: String,
    /// Where all its sides are.
    pub href: String,
    /// How it stands: the class.
    pub status: &'static str,
    /// How it stands: the word.
    pub status_label: String,
    /// The other sides, by who said them and when.
    pub others: Vec<LinkView>,
}

/// A timeline as a picture, in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// How wide the column of names is.
    pub names_width: usize,
    /// How wide the rest is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// The lanes from top to bottom.
    pub lanes: Vec<PictureLaneView>,
    /// Years, months and days over the columns.
    pub labels: Vec<PictureTextView>,
    /// Lines where a year ends, as an SVG path.
    pub borders: String,
    /// Signs where years are left out, as an SVG path.
    pub gaps: String,
    /// Lines from the beginning of what lasted to its end, as an SVG path.
    pub spans: String,
    /// Arcs between sides set against each other.
    pub arcs: Vec<ArcView>,
    /// The marks, in order.
    pub marks: Vec<MarkView>,
    /// What marks and arcs mean: those that there are.
    pub legend: Vec<LegendView>,
}

/// A lane of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureLaneView {
    /// Its upper edge.
    pub y: usize,
    /// Its name.
    pub name: String,
    /// Its name in lines, a long one shortened.
    pub lines: Vec<PictureTextView>,
}

/// Words in the picture.
#[derive(Debug, Clone, Serialize)]
pub struct PictureTextView {
    /// Where they begin, or their middle is.
    pub x: usize,
    /// Their line.
    pub y: usize,
    /// The words.
    pub text: String,
    /// Whether they are centred.
    pub middle: bool,
}

/// An arc between two sides of a contradiction.
#[derive(Debug, Clone, Serialize)]
pub struct ArcView {
    /// How the contradiction stands: the class.
    pub status: &'static str,
    /// The arc, as an SVG path.
    pub path: String,
}

/// A mark of the picture.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView {
    /// The row that says more.
    pub href: String,
    /// What it is, in words.
    pub title: String,
    /// The class of its kind, and of its shape.
    pub class: String,
    /// The left edge of its room.
    pub x: usize,
    /// The upper edge of its room.
    pub y: usize,
    /// How wide and high its room is.
    pub size: usize,
    /// Its shape, as an SVG path.
    pub path: String,
}

/// What a sign of the picture means.
#[derive(Debug, Clone, Serialize)]
pub struct LegendView {
    /// The class of the sign.
    pub class: String,
    /// The sign, as an SVG path in a room of 26 by 16.
    pub path: String,
    /// What it means.
    pub text: String,
}

/// Somebody who speaks.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// The name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// Who they were when they spoke.
    pub role: Option<String>,
    /// A page about them elsewhere.
    pub link: Option<String>,
    /// The host of that page.
    pub link_host: Option<String>,
    /// How many claims they make.
    pub claim_count: usize,
    /// Their claims, by date, those without one last.
    pub claims: Vec<PersonClaimView>,
    /// How many notes are theirs.
    pub note_count: usize,
    /// The notes, by date, those without one last.
    pub notes: Vec<PersonNoteView>,
}

/// What somebody said, and what it is set against.
#[derive(Debug, Clone, Serialize)]
pub struct PersonClaimView {
    /// What they said.
    pub side: SideView,
    /// The contradiction's title, or its id.
    pub title: String,
    /// Where all its sides are.
    pub href: String,
    /// How it stands: the class.
    pub status: &'static str,
    /// How it stands: the word.
    pub status_label: String,
    /// The other sides.
    pub others: Vec<SideView>,
}

/// A note by somebody.
#[derive(Debug, Clone, Serialize)]
pub struct PersonNoteView {
    /// Where it is.
    pub href: String,
    /// When.
    pub on: Option<DateView>,
    /// The word for its kind.
    pub label: String,
    /// The class of its kind.
    pub class: String,
    /// Its title, the words it is about, or its document's title.
    pub text: String,
    /// Whether those are words of the document.
    pub quoted: bool,
}

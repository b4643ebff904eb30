//! What templates see: plain data made for the page, never the model itself.

use serde::Serialize;

/// What every page knows of the site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// Its language (BCP 47).
    pub language: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Where it is published.
    pub base_url: Option<String>,
    /// The program that made it, with its version.
    pub generator: String,
    /// HTML for the head of the front page.
    pub introduction: Option<String>,
    /// Whether there is a contradictions page.
    pub has_contradictions: bool,
    /// Whether there is a sources page.
    pub has_sources: bool,
}

/// What a page knows of itself.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The title of the browser's window.
    pub title: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Its path in the site.
    pub path: String,
    /// What leads from it to the site's root: `../` for every folder it lies in.
    pub root: String,
    /// Its language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its absolute address, where the site's is known.
    pub canonical: Option<String>,
}

/// A date.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// As ISO 8601 writes it.
    pub iso: String,
    /// As a reader does.
    pub text: String,
}

/// A kind of annotation.
#[derive(Debug, Clone, Serialize)]
pub struct KindView {
    /// Its name in class names.
    pub name: String,
    /// The word for one.
    pub label: String,
    /// The word for several.
    pub plural: String,
    /// The class of its notes and marks.
    pub class: String,
    /// The id of the check box that shows and hides it.
    pub filter: String,
    /// How many there are.
    pub count: usize,
}

/// A declared kind, as the style sheet needs it.
#[derive(Debug, Clone, Serialize)]
pub struct KindStyleView {
    /// The class of its notes and marks.
    pub class: String,
    /// The id of the check box that shows and hides it.
    pub filter: String,
    /// Its colour, `#rrggbb`, if it has one of its own.
    pub colour: Option<String>,
    /// Its number among the declared kinds, from 0.
    pub slot: usize,
}

/// A short citation that leads to the sources page.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
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
    /// What, as HTML.
    pub html: String,
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
    /// The contradiction's id.
    pub id: String,
    /// Where it is on the contradictions page.
    pub href: String,
    /// Its title.
    pub title: Option<String>,
    /// How it stands: the class.
    pub status: &'static str,
    /// How it stands: the word.
    pub status_label: &'static str,
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
    /// The annotation's id.
    pub annotation: String,
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

/// A block of the text and the notes on it.
#[derive(Debug, Clone, Serialize)]
pub struct UnitView {
    /// The block with its marks, as HTML.
    pub html: String,
    /// How many units there are from this one until the next with notes, 9 at most.
    pub span: usize,
    /// Its notes.
    pub notes: Vec<NoteView>,
    /// Whether it is a heading.
    pub heading: bool,
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
    /// Its language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
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
    /// SHA-256 of its file.
    pub sha256: String,
    /// How many words it has.
    pub word_count: usize,
    /// How many minutes it takes to read, at 230 words a minute.
    pub minutes: usize,
    /// How many notes it has.
    pub note_count: usize,
    /// Whether it has more notes than a style sheet alone places well.
    pub many: bool,
    /// The kinds of its notes, counted.
    pub kinds: Vec<KindView>,
    /// Notes about the whole.
    pub head_notes: Vec<NoteView>,
    /// Its blocks.
    pub units: Vec<UnitView>,
}

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
    pub status_label: &'static str,
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
}

/// A name in the bibliography.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// A person's family name.
    pub family: Option<String>,
    /// A person's given names.
    pub given: Option<String>,
    /// A name that is not divided.
    pub literal: Option<String>,
}

/// A work cited: CSL's variables as far as the citation templates use them.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are CSL 1.0.2's variables of the same names")]
pub struct EntryView {
    pub key: String,
    pub r#type: String,
    pub authors: Vec<NameView>,
    pub editors: Vec<NameView>,
    pub title: Option<String>,
    pub container_title: Option<String>,
    pub collection_title: Option<String>,
    pub publisher: Option<String>,
    pub publisher_place: Option<String>,
    pub event_title: Option<String>,
    pub event_place: Option<String>,
    pub genre: Option<String>,
    pub medium: Option<String>,
    pub number: Option<String>,
    pub volume: Option<String>,
    pub issue: Option<String>,
    pub page: Option<String>,
    pub edition: Option<String>,
    pub authority: Option<String>,
    pub section: Option<String>,
    pub note: Option<String>,
    pub archive: Option<String>,
    pub issued: Option<DateView>,
    pub accessed: Option<DateView>,
    pub url: Option<String>,
    pub url_host: Option<String>,
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
    /// Its place on the page.
    pub anchor: String,
    /// The work.
    pub entry: EntryView,
    /// The passages that rest on it.
    pub passages: Vec<PassageView>,
}

//! The whole edition as data: what `edition.json` holds, described by `schemas/edition.schema.json`.

use super::KindView;
use serde::Serialize;
use std::ops::Range;

/// The edition, but for its documents.
#[derive(Debug, Serialize)]
pub struct EditionView {
    /// The address of the schema.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The version of the format: it changes when something that was there changes its meaning or goes.
    pub format: u32,
    /// The program that made it.
    pub generator: String,
    /// The site.
    pub site: EditionSiteView,
    /// The kinds that notes have.
    pub kinds: Vec<EditionKindView>,
    /// The works of the bibliography, by key.
    pub bibliography: Vec<EditionWorkView>,
    /// The people who speak, in the order of the settings.
    pub people: Vec<EditionPersonView>,
}

/// Somebody who says something.
#[derive(Debug, Serialize)]
pub struct EditionPersonView {
    /// The name of their page.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Who they were when they spoke.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A page about them elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// All names by which a `by` means them, alone or with others.
    pub names: Vec<String>,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub struct EditionEventView {
    /// Its id.
    pub id: String,
    /// When, or when it began (ISO 8601).
    pub on: String,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What, in a few words.
    pub title: String,
    /// More on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<EditionProseView>,
    /// The works it rests on, those cited in its text too.
    pub citations: Vec<EditionCitationView>,
    /// Where the notes are that it refers to.
    pub see: Vec<String>,
    /// Its place on the timeline.
    pub page: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// The site.
#[derive(Debug, Serialize)]
pub struct EditionSiteView {
    /// Its name.
    pub title: String,
    /// A sentence on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its language (BCP 47): that of the notes.
    pub language: String,
    /// Where it is published, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A kind of note.
#[derive(Debug, Serialize)]
pub struct EditionKindView {
    /// Its name.
    pub name: String,
    /// The word for one.
    pub label: String,
    /// The word for several.
    pub plural: String,
}

impl From<KindView> for EditionKindView {
    fn from(KindView { name, label, plural, .. }: KindView) -> Self {
        Self { name, label, plural }
    }
}

/// A work of the bibliography.
#[derive(Debug, Serialize)]
pub struct EditionWorkView {
    /// Its name, as in `[@key]`.
    pub key: String,
    /// Its CSL type.
    pub r#type: String,
    /// Its title.
    pub title: String,
    /// When it was published (EDTF, ISO 8601-2: spans and guesses too).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its place on the sources page.
    pub page: String,
}

/// A document, without its notes and events, which stand behind.
#[derive(Debug, Serialize)]
pub struct EditionDocumentView<'t> {
    /// Its path in the project, inside `documents/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its language (BCP 47).
    pub language: String,
    /// Who may do what with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// Where the text comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// A sentence on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its page.
    pub page: String,
    /// Its Web Annotations.
    pub annotations: String,
    /// Its file.
    pub file: String,
    /// The SHA-256 of its file.
    pub sha256: String,
    /// Its text as the page shows it.
    pub text: &'t str,
    /// The blocks of the text.
    pub blocks: Vec<EditionBlockView>,
}

/// A paragraph, a heading or another block.
#[derive(Debug, Serialize)]
pub struct EditionBlockView {
    /// Its id in the page.
    pub id: String,
    /// `paragraph`, `heading` or `other`.
    pub kind: &'static str,
    /// The level of a heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// How many characters of the text stand before it.
    pub start: usize,
    /// How many stand before its end.
    pub end: usize,
}

/// A passage.
#[derive(Debug, Serialize)]
pub struct EditionPassageView {
    /// How many characters of the text stand before it.
    pub start: usize,
    /// How many stand before its end.
    pub end: usize,
    /// Its words.
    pub text: String,
}

impl EditionPassageView {
    /// The passage at these characters.
    #[must_use]
    pub fn new(Range { start, end }: Range<usize>, text: &str) -> Self {
        Self { start, end, text: text.to_owned() }
    }
}

/// A text in Markdown, as it was written, and in HTML, as the page shows it.
#[derive(Debug, Serialize)]
pub struct EditionProseView {
    /// Markdown.
    pub markdown: String,
    /// HTML.
    pub html: String,
}

/// An annotation.
#[derive(Debug, Serialize)]
pub struct EditionNoteView {
    /// Its id, unique in its document.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Where its note is.
    pub page: String,
    /// Its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about; nothing for a note on the whole document, and for a contradiction, whose claims say it.
    pub passages: Vec<EditionPassageView>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<EditionProseView>,
    /// Who says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Where or on what occasion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The works it rests on, those cited in its text too.
    pub citations: Vec<EditionCitationView>,
    /// Words to file it under.
    pub tags: Vec<String>,
    /// Where the notes are that it refers to.
    pub see: Vec<String>,
    /// What was changed since it was published.
    pub corrections: Vec<EditionCorrectionView>,
    /// Whether it is a draft.
    pub draft: bool,
    /// What a contradiction has beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contradiction: Option<EditionContradictionView>,
}

/// A work cited.
#[derive(Debug, Serialize)]
pub struct EditionCitationView {
    /// The work's key.
    pub key: String,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
}

/// A change since a note was published.
#[derive(Debug, Serialize)]
pub struct EditionCorrectionView {
    /// When (ISO 8601).
    pub on: String,
    /// What.
    pub note: EditionProseView,
}

/// What a contradiction has beside.
#[derive(Debug, Serialize)]
pub struct EditionContradictionView {
    /// `open`, `disputed`, `resolved` or `apparent`.
    pub status: &'static str,
    /// Its place on the contradictions page.
    pub page: String,
    /// What the later record says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<EditionProseView>,
    /// Its sides.
    pub claims: Vec<EditionClaimView>,
    /// A fact check's verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<EditionReviewView>,
}

/// A side of a contradiction.
#[derive(Debug, Serialize)]
pub struct EditionClaimView {
    /// `passage`, words of a document; `statement`, words said elsewhere; `reported`, what was said, in other words.
    pub words: &'static str,
    /// The words.
    pub text: String,
    /// The path of the document whose passage it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<EditionPassageView>,
    /// Where its note is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Where or on what occasion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The works that show it.
    pub citations: Vec<EditionCitationView>,
}

/// A fact check's verdict.
#[derive(Debug, Serialize)]
pub struct EditionReviewView {
    /// The number of the claim, from 1.
    pub claim: usize,
    /// The verdict.
    pub rating: String,
    /// Who publishes it.
    pub author: String,
    /// When (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Where it stands in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

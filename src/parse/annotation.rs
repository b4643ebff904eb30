//! Annotations: something said about a passage, every field of which means something.

use super::citation::Citation;
use crate::date::PartialDate;
use crate::text::{Place, slug};
use serde::Deserialize;

/// What an annotation says of its passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What a reader needs to know to understand it.
    Context,
    /// Where it comes from.
    Source,
    /// What it is set against.
    Contradiction,
    /// A kind that the project declares, by its number in the settings.
    Declared(usize),
}

/// The words that select a passage, and which of their occurrences.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The passage's own words.
    pub words: String,
    /// Words directly before it.
    pub prefix: String,
    /// Words directly behind it.
    pub suffix: String,
    /// Which occurrence, from 1.
    pub occurrence: Option<usize>,
    /// Every occurrence.
    pub every: bool,
}

/// What an annotation is about.
#[derive(Debug, Clone)]
pub enum Selection {
    /// The passage with these words.
    Quote(Quote),
    /// The passage from the first words to the last.
    FromTo(Box<[Quote; 2]>),
    /// The document as a whole.
    Document,
}

impl Selection {
    /// The words it is written with, the first ones where there are several; none for a whole document.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Quote(quote) => Some(&quote.words),
            Self::FromTo(ends) => Some(&ends[0].words),
            Self::Document => None,
        }
    }
}

/// Something said about a passage.
#[derive(Debug, Clone)]
pub struct Annotation {
    /// Its mapping in the YAML.
    pub place: Place,
    /// Its name, unique in its document; the permalink.
    pub id: String,
    /// What it says of the passage.
    pub kind: Kind,
    /// The passage.
    pub selection: Selection,
    /// A heading.
    pub title: Option<String>,
    /// The body, Markdown.
    pub note: Option<String>,
    /// The works it rests on.
    pub cite: Vec<Citation>,
    /// Who says it.
    pub by: Option<String>,
    /// When.
    pub on: Option<PartialDate>,
    /// Where or on what occasion.
    pub at: Option<String>,
    /// Words to file it under.
    pub tags: Vec<String>,
    /// Ids of other annotations, as written.
    pub see: Vec<String>,
    /// Changes since it was published.
    pub corrections: Vec<Correction>,
    /// Whether it is built only on demand.
    pub draft: bool,
    /// What a contradiction has beside; few annotations are one, so it takes no room in the others.
    pub contradiction: Option<Box<Contradiction>>,
}

impl Annotation {
    /// Its Markdown texts, each with the key of the value that has it.
    pub fn prose(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let resolution = self.contradiction.as_ref().and_then(|contradiction| contradiction.resolution.as_deref());
        let corrections = self.corrections.iter().map(|correction| ("corrections", correction.note.as_str()));
        let texts = [("note", self.note.as_deref()), ("resolution", resolution)];
        texts.into_iter().filter_map(|(key, text)| Some((key, text?))).chain(corrections)
    }

    /// Its corrections by date; those of one day as they are written.
    #[must_use]
    pub fn corrections_by_date(&self) -> Vec<&Correction> {
        let mut corrections: Vec<&Correction> = self.corrections.iter().collect();
        corrections.sort_by_key(|correction| correction.on);
        corrections
    }
}

/// A change to a published note.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When it was made.
    pub on: PartialDate,
    /// What was changed, Markdown.
    pub note: String,
}

/// How a contradiction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing speaks the last word.
    #[default]
    Open,
    /// The sides hold on to what they said.
    Disputed,
    /// The later record decides it.
    Resolved,
    /// It only seems to be one.
    Apparent,
}

/// Two or more claims set against each other.
#[derive(Debug, Clone)]
pub struct Contradiction {
    /// How it stands.
    pub status: Status,
    /// The sides, in their order.
    pub claims: Vec<Claim>,
    /// What the later record says, Markdown.
    pub resolution: Option<String>,
    /// The verdict of a fact check on one of the sides.
    pub review: Option<Review>,
}

/// A fact check's verdict on one side of a contradiction, as schema.org's `ClaimReview` states it.
#[derive(Debug, Clone)]
pub struct Review {
    /// Which side, as an index into the claims.
    pub claim: usize,
    /// The verdict in a few words: "Misleading", say.
    pub rating: String,
    /// Who publishes the fact check.
    pub author: String,
    /// When.
    pub on: Option<PartialDate>,
    /// Where it stands in full; the contradiction's own note if nowhere else.
    pub url: Option<String>,
}

/// One side of a contradiction.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Its mapping in the YAML.
    pub place: Place,
    /// The document whose passage it is; none for the contradiction's own.
    pub document: Option<String>,
    /// What was said.
    pub words: Words,
    /// Who said it.
    pub by: Option<String>,
    /// When.
    pub on: Option<PartialDate>,
    /// Where or on what occasion.
    pub at: Option<String>,
    /// The works that show it.
    pub cite: Vec<Citation>,
}

/// What a claim's words are.
#[derive(Debug, Clone)]
pub enum Words {
    /// A passage of a document.
    Passage(Selection),
    /// Words said elsewhere, as they were said.
    Statement(String),
    /// What was said elsewhere, in the annotator's words: shown without quotation marks.
    Reported(String),
}

/// The id of an annotation that gives none: made of its title or of the words it is about.
#[must_use]
pub fn default_id(title: Option<&str>, selection: &Selection, contradiction: Option<&Contradiction>) -> String {
    let claim = || match &contradiction?.claims.first()?.words {
        Words::Passage(passage) => passage.words(),
        Words::Statement(words) | Words::Reported(words) => Some(words.as_str()),
    };
    let id = slug(title.or_else(|| selection.words()).or_else(claim).unwrap_or("note"));
    if id.is_empty() { "note".to_owned() } else { id }
}

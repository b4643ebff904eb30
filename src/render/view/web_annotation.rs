//! A document's annotations in the W3C's Web Annotation Data Model (Recommendation of 23 February 2017), as JSON-LD.

use serde::Serialize;

/// The collection of a document's annotations (section 5.1), but for its page.
#[derive(Debug, Serialize)]
pub struct CollectionView {
    /// What its words mean.
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// Its address.
    pub id: String,
    /// `AnnotationCollection`.
    pub r#type: &'static str,
    /// The document's title.
    pub label: String,
    /// How many annotations it has.
    pub total: usize,
    /// The address of its last page, which is the first; none where it has no annotations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// The program that made it.
    pub generator: AgentView,
}

/// Its only page (section 5.2), but for the annotations.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CollectionPageView {
    /// Its address.
    pub id: String,
    /// `AnnotationPage`.
    pub r#type: &'static str,
    /// The address of the collection.
    pub part_of: String,
    /// The number of its first annotation, from 0.
    pub start_index: usize,
}

/// Somebody, or a program (section 3.3.2).
#[derive(Debug, Serialize)]
pub struct AgentView {
    /// `Person` or `Software`.
    pub r#type: &'static str,
    /// The name.
    pub name: String,
}

/// An annotation (section 3.1).
#[derive(Debug, Serialize)]
pub struct AnnotationView {
    /// Its address: its note.
    pub id: String,
    /// `Annotation`.
    pub r#type: &'static str,
    /// Why it was made (section 3.3.5).
    pub motivation: &'static str,
    /// Who says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<AgentView>,
    /// When, where the day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// When, where only the month or the year is.
    #[serde(rename = "schema:dateCreated", skip_serializing_if = "Option::is_none")]
    pub date_created: Option<String>,
    /// When it was last corrected, where the day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// When it was last corrected, where only the month or the year is known.
    #[serde(rename = "schema:dateModified", skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<BodyView>,
    /// What of.
    pub target: Vec<TargetView>,
}

/// A body: words, or something elsewhere.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum BodyView {
    /// Words within the annotation.
    Text(TextualBodyView),
    /// A resource that the annotation points to.
    Link(LinkBodyView),
}

/// Words (section 3.2.4).
#[derive(Debug, Serialize)]
pub struct TextualBodyView {
    /// `TextualBody`.
    pub r#type: &'static str,
    /// The words.
    pub value: String,
    /// `text/html` or `text/plain`.
    pub format: &'static str,
    /// Their language (BCP 47).
    pub language: String,
    /// What they are there for.
    pub purpose: &'static str,
    /// Whose words, where they are a statement made elsewhere.
    #[serde(flatten)]
    pub said: SaidView,
}

/// A resource that the annotation points to (section 4).
#[derive(Debug, Serialize)]
pub struct LinkBodyView {
    /// `SpecificResource`.
    pub r#type: &'static str,
    /// Its address.
    pub source: String,
    /// `linking`.
    pub purpose: &'static str,
    /// The work and the place in it, where it is a citation.
    #[serde(rename = "dcterms:bibliographicCitation", skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

/// Who said words, and when, in schema.org's terms.
#[derive(Debug, Default, Serialize)]
pub struct SaidView {
    /// Who.
    #[serde(rename = "schema:spokenByCharacter", skip_serializing_if = "Option::is_none")]
    pub by: Option<SpeakerView>,
    /// When, as exactly as it is known.
    #[serde(rename = "schema:dateCreated", skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// Somebody by name; whether a person or an institution is not said.
#[derive(Debug, Serialize)]
pub struct SpeakerView {
    /// The name.
    #[serde(rename = "schema:name")]
    pub name: String,
}

/// A target: a document, or a passage of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum TargetView {
    /// The address of a document's page.
    Document(String),
    /// A passage.
    Passage(PassageTargetView),
}

/// A passage (section 4).
#[derive(Debug, Serialize)]
pub struct PassageTargetView {
    /// `SpecificResource`.
    pub r#type: &'static str,
    /// The address of the document's page.
    pub source: String,
    /// What selects it, each on its own.
    pub selector: Vec<SelectorView>,
    /// Whose words they are, where they are a side of a contradiction.
    #[serde(flatten)]
    pub said: SaidView,
}

/// What selects a passage (section 4.2).
#[derive(Debug, Serialize)]
#[serde(tag = "type")]
pub enum SelectorView {
    /// Its words (section 4.2.4).
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// Those before.
        prefix: String,
        /// Those behind.
        suffix: String,
    },
    /// Its place (section 4.2.5).
    TextPositionSelector {
        /// How many characters stand before it.
        start: usize,
        /// How many stand before its end.
        end: usize,
    },
    /// Its id in the page (section 4.2.1), where it is a picture.
    #[serde(rename_all = "camelCase")]
    FragmentSelector {
        /// The id.
        value: String,
        /// By which specification: RFC 3236.
        conforms_to: &'static str,
    },
}

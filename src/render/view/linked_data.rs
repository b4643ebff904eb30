//! What search engines are told of a document: schema.org's vocabulary, as JSON-LD.

use serde::Serialize;

/// The things that a page is about.
#[derive(Debug, Serialize)]
pub struct GraphView {
    /// What its words mean.
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// The document, and the verdicts of fact checks.
    #[serde(rename = "@graph")]
    pub graph: Vec<ThingView>,
}

/// A thing, by its type.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
pub enum ThingView {
    /// The document with its notes.
    Article(Box<ArticleView>),
    /// A fact check's verdict.
    ClaimReview(Box<ClaimReviewView>),
}

/// schema.org's `Article`: the document with its notes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView {
    /// The document's title.
    pub headline: String,
    /// A sentence on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<NamedView>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<NamedView>,
    /// When (ISO 8601, as exactly as it is known).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// Its language (BCP 47).
    pub in_language: String,
    /// The page, where the address of the site is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it was published first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<String>,
    /// The site.
    pub is_part_of: SitePartView,
    /// The document's file.
    pub encoding: EncodingView,
    /// The works that its notes cite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citation: Vec<CitedView>,
    /// What the sides of its contradictions say, word for word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has_part: Vec<QuotationView>,
}

/// Somebody by name; the type only where it is known whether that is a person or an institution.
#[derive(Debug, Serialize)]
pub struct NamedView {
    /// `Organization`.
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<&'static str>,
    /// The name.
    pub name: String,
}

/// The site that a page is part of.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "WebSite")]
pub struct SitePartView {
    /// Its name.
    pub name: String,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A file with the document's text.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "MediaObject", rename_all = "camelCase")]
pub struct EncodingView {
    /// Where it is.
    pub content_url: String,
    /// Its media type.
    pub encoding_format: &'static str,
    /// Its SHA-256.
    pub sha256: String,
}

/// A work cited.
#[derive(Debug, Serialize)]
pub struct CitedView {
    /// schema.org's type for it.
    #[serde(rename = "@type")]
    pub r#type: &'static str,
    /// Its title.
    pub name: String,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// schema.org's `Quotation`.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Quotation", rename_all = "camelCase")]
pub struct QuotationView {
    /// Where it stands on the page, if it is a passage of it.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words.
    pub text: String,
    /// Who said them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken_by_character: Option<NamedView>,
    /// When (ISO 8601).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_created: Option<String>,
}

/// schema.org's `ClaimReview`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClaimReviewView {
    /// Where the verdict stands in full.
    pub url: String,
    /// What was claimed.
    pub claim_reviewed: String,
    /// Who publishes the verdict.
    pub author: NamedView,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// The verdict.
    pub review_rating: RatingView,
    /// The claim.
    pub item_reviewed: ClaimView,
}

/// A verdict in words.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Rating", rename_all = "camelCase")]
pub struct RatingView {
    /// The words.
    pub alternate_name: String,
}

/// schema.org's `Claim`.
#[derive(Debug, Serialize)]
#[serde(tag = "@type", rename = "Claim", rename_all = "camelCase")]
pub struct ClaimView {
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<NamedView>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// The works that show it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appearance: Vec<CitedView>,
}

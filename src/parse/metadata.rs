//! What is said about a document: title, author, date, rights and the like.

use crate::address::is_web_address;
use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::is_language_tag;
use crate::text::Place;
use crate::yaml::{OneOrMany, present};
use serde::Deserialize;

/// Where each line of a plain text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lines {
    /// Line ends within a paragraph are white space.
    #[default]
    Fill,
    /// Every line stays a line of its own, as in verse and transcripts.
    Keep,
}

/// The fields of a document's metadata, in front matter and in an annotation file's `document:`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fields {
    /// The document that the annotation file is about; not in front matter.
    #[serde(deserialize_with = "present")]
    pub path: Option<String>,
    /// The title; where it is the text's own first paragraph or heading, that is the page's heading.
    #[serde(deserialize_with = "present")]
    pub title: Option<String>,
    /// Who wrote the text.
    #[serde(deserialize_with = "present")]
    pub author: Option<OneOrMany>,
    /// Who published it.
    #[serde(deserialize_with = "present")]
    pub publisher: Option<String>,
    /// When.
    #[serde(deserialize_with = "present")]
    pub date: Option<PartialDate>,
    /// Where it can be read.
    #[serde(deserialize_with = "present")]
    pub url: Option<String>,
    /// Its language (BCP 47).
    #[serde(deserialize_with = "present")]
    pub language: Option<String>,
    /// Who may do what with it.
    #[serde(deserialize_with = "present")]
    pub rights: Option<String>,
    /// Where the text comes from, in prose.
    #[serde(deserialize_with = "present")]
    pub origin: Option<String>,
    /// A sentence on it, for the front page and search engines.
    #[serde(deserialize_with = "present")]
    pub description: Option<String>,
    /// What line ends mean in a plain text.
    #[serde(deserialize_with = "present")]
    pub lines: Option<Lines>,
}

/// A document's metadata, merged from wherever it is said, with the place of each saying.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The fields.
    pub fields: Fields,
    places: Vec<(&'static str, Place)>,
}

impl Metadata {
    /// Adds what another place says; a field said twice is reported.
    pub fn add(&mut self, said: Option<(Fields, Place)>, problems: &mut Diagnostics) {
        let Some((fields, place)) = said else { return };
        macro_rules! merge {
            ($($field:ident),*) => {$(
                if fields.$field.is_some() {
                    self.set(stringify!($field), &place, problems);
                    self.fields.$field = fields.$field;
                }
            )*};
        }
        merge!(title, author, publisher, date, url, language, rights, origin, description, lines);
        if let Some(url) = &self.fields.url
            && !is_web_address(url)
        {
            let message = format!("`{url}` is not a web address");
            problems.add(Diagnostic::at(Code::InvalidValue, place.key("url"), message).help("write https://..."));
        }
        if let Some(language) = &self.fields.language
            && !is_language_tag(language)
        {
            let message = format!("`{language}` is not a language tag");
            let help = "write `en`, `en-GB` or the like (BCP 47)";
            problems.add(Diagnostic::at(Code::InvalidValue, place.key("language"), message).help(help));
        }
    }

    /// Where a field is said.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<Place> {
        self.places.iter().find(|(other, _)| *other == name).map(|(_, place)| place.clone())
    }

    fn set(&mut self, name: &'static str, place: &Place, problems: &mut Diagnostics) {
        let place = place.key(name);
        if let Some((_, first)) = self.places.iter().find(|(other, _)| *other == name) {
            problems.add(
                Diagnostic::at(Code::DuplicateKey, place, format!("the document's `{name}` is said twice"))
                    .saying("the second time")
                    .label(first.clone(), "the first time")
                    .help("keep one of the two"),
            );
        } else {
            self.places.push((name, place));
        }
    }
}

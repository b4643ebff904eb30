//! `postil.yaml`: what a project says about itself; every key has a default.

pub mod people;

use crate::address::is_web_address;
use crate::diagnostic::Code;
use crate::format::Format;
use crate::language::is_language_tag;
use crate::yaml::present;
use people::DeclaredPeople;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::fmt;

/// The settings of a project.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The version of the format that the project is written in; the first by default.
    pub format: Format,
    /// The site's name; by default that of its only document, or "Annotated texts".
    #[serde(deserialize_with = "present")]
    pub title: Option<String>,
    /// A sentence on the site, for search engines and link previews.
    #[serde(deserialize_with = "present")]
    pub description: Option<String>,
    /// Markdown that stands at the head of the front page.
    #[serde(deserialize_with = "present")]
    pub introduction: Option<String>,
    /// The language of the site (BCP 47); by default that of its documents if it is one, else English.
    #[serde(deserialize_with = "language_tag")]
    pub language: Option<String>,
    /// The address where the site will be published; needed only for absolute links.
    #[serde(deserialize_with = "web_address")]
    pub base_url: Option<String>,
    /// What the names in the feed are made of; by default the title. Set to the old title when that changes.
    #[serde(deserialize_with = "present")]
    pub feed_id: Option<String>,
    /// How the site looks.
    pub theme: Theme,
    /// What becomes of a quote whose passage now says something else: an error, or a warning and a note at its place.
    pub drift: Drift,
    /// A file of the project that says how works are cited, in the Citation Style Language; by default the built-in
    /// style, after the Chicago Manual of Style.
    #[serde(deserialize_with = "present")]
    pub citation_style: Option<String>,
    /// Whether the sources page shows works that nothing cites, apart from the others.
    pub uncited: Uncited,
    /// What becomes of raw HTML in documents and notes.
    pub html: Html,
    /// How much of anything is too much.
    pub limits: Limits,
    /// How bad what is unwise is, by the name of its message.
    pub lints: LintLevels,
    /// Kinds of annotation beside context, sources and contradictions, in their order.
    pub kinds: DeclaredKinds,
    /// Who speaks, each with a page of their own.
    pub people: DeclaredPeople,
}

/// How the site looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Quiet: the text in a book's letters, the notes in small ones without serifs.
    #[default]
    Default,
    /// An edition's: notes with serifs, each headed by the words it is about.
    Scholarly,
    /// A newspaper's: strong headings, and notes as cards.
    Newsroom,
}

impl Theme {
    /// Its name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Scholarly => "scholarly",
            Self::Newsroom => "newsroom",
        }
    }
}

/// What becomes of works that nothing cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Uncited {
    /// They stand apart from the others.
    #[default]
    Show,
    /// They are left out.
    Hide,
}

/// How much of anything is too much: what goes beyond is a slip more often than it is meant, and costs everybody's time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The size of a text file, in megabytes of 1,000,000 bytes.
    pub file: u64,
    /// The size of all files of `static/`, which a build holds in memory, in the same megabytes.
    #[serde(rename = "static")]
    pub static_files: u64,
    /// The annotations of a project.
    pub annotations: usize,
    /// The length of a quote, and of its prefix and suffix, in characters; a longer passage is selected by its first and
    /// last words.
    pub quote: usize,
    /// The occurrences of one quote that is to be marked at every one of them, or at one by its number.
    pub occurrences: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 64, static_files: 1_000, annotations: 500_000, quote: 10_000, occurrences: 1_000 }
    }
}

/// What becomes of raw HTML in Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Html {
    /// It is shown as it is written.
    #[default]
    Text,
    /// What is on a list passes, the rest of the tags is left out.
    Sanitize,
    /// It is put into the page as it is.
    Trust,
}

/// How bad something unwise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not mentioned.
    Off,
    /// A warning.
    Warn,
    /// An error.
    Error,
}

/// The level of each lint; those that a project does not set have their own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the names of their messages")]
pub struct LintLevels {
    #[serde(deserialize_with = "present")]
    pub short_quote: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub no_source: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub uncited_entry: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub incomplete_entry: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub future_date: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub early_correction: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub repeated_note: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub dead_link: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub odd_address: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub dead_address: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub unportable_name: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub long_note: Option<Level>,
    #[serde(deserialize_with = "present")]
    pub missing_words: Option<Level>,
}

impl LintLevels {
    /// The level of a lint. A note without a source and a long note are left to the project: it has to ask for them.
    #[must_use]
    pub fn level(&self, code: Code) -> Level {
        let (set, default) = match code {
            Code::ShortQuote => (self.short_quote, Level::Warn),
            Code::NoSource => (self.no_source, Level::Off),
            Code::UncitedEntry => (self.uncited_entry, Level::Warn),
            Code::IncompleteEntry => (self.incomplete_entry, Level::Warn),
            Code::FutureDate => (self.future_date, Level::Warn),
            Code::EarlyCorrection => (self.early_correction, Level::Warn),
            Code::RepeatedNote => (self.repeated_note, Level::Warn),
            Code::DeadLink => (self.dead_link, Level::Warn),
            Code::OddAddress => (self.odd_address, Level::Warn),
            Code::DeadAddress => (self.dead_address, Level::Warn),
            Code::UnportableName => (self.unportable_name, Level::Warn),
            Code::LongNote => (self.long_note, Level::Off),
            Code::MissingWords => (self.missing_words, Level::Warn),
            _ => (None, Level::Error),
        };
        set.unwrap_or(default)
    }
}

/// What becomes of a quote whose passage now says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Drift {
    /// Nothing is built.
    #[default]
    Error,
    /// The note stands at the passage, and a warning says so.
    Warn,
}

impl Settings {
    /// Whether quotes whose passages now say something else are built.
    #[must_use]
    pub fn builds_drifted(&self) -> bool {
        self.drift == Drift::Warn
    }
}

/// The kinds that a project declares: the key under which their annotations stand, and how they look.
#[derive(Debug, Clone, Default)]
pub struct DeclaredKinds(pub Vec<(String, DeclaredKind)>);

/// How a declared kind is named and coloured.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredKind {
    /// What stands at the head of a note of this kind.
    pub label: String,
    /// The word for several; by default the label.
    #[serde(default, deserialize_with = "present")]
    pub plural: Option<String>,
    /// A colour as `#rrggbb`; by default one of six.
    #[serde(default, deserialize_with = "present")]
    pub colour: Option<Colour>,
}

/// A colour as `#rrggbb`.
#[derive(Debug, Clone)]
pub struct Colour(pub String);

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.strip_prefix('#') {
            Some(digits) if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                Ok(Self(text.to_ascii_lowercase()))
            }
            _ => {
                Err(de::Error::custom(format!("`{text}` is not a colour: write \"#204080\", say, in quotation marks")))
            }
        }
    }
}

fn language_tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if is_language_tag(&text) {
        Ok(Some(text))
    } else {
        Err(de::Error::custom(format!("`{text}` is not a language tag: write `en`, `en-GB` or the like")))
    }
}

fn web_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if is_web_address(&text) {
        Ok(Some(text))
    } else {
        Err(de::Error::custom(format!("`{text}` is not a web address: write https://...")))
    }
}

impl<'de> Deserialize<'de> for DeclaredKinds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KindsVisitor;
        impl<'de> Visitor<'de> for KindsVisitor {
            type Value = DeclaredKinds;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping of kinds")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<DeclaredKinds, A::Error> {
                let mut kinds: Vec<(String, DeclaredKind)> = Vec::new();
                while let Some(name) = pairs.next_key::<String>()? {
                    if kinds.iter().any(|(other, _)| *other == name) {
                        return Err(de::Error::custom(format!("the kind `{name}` is declared twice")));
                    }
                    if crate::text::slug(&name) != name || RESERVED.contains(&name.as_str()) {
                        let message = format!("`{name}` cannot name a kind: use lower-case letters, digits and `-`");
                        return Err(de::Error::custom(message));
                    }
                    kinds.push((name, pairs.next_value()?));
                }
                Ok(DeclaredKinds(kinds))
            }
        }
        deserializer.deserialize_map(KindsVisitor)
    }
}

/// The keys of an annotation file that are not kinds, or kinds that are built in.
const RESERVED: [&str; 7] = ["document", "events", "context", "source", "sources", "contradiction", "contradictions"];

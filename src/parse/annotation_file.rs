//! Annotation files: from YAML to annotations.

use super::annotation::{Annotation, Correction, Kind, Selection, Status, Words};
use super::event::{Event, RawEvent};
use super::metadata::Fields;
use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, nearest_name};
use crate::load::Inputs;
use crate::text::{FileId, Place, YamlPath};
use crate::yaml::{self, List, OneOrMany, present};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use std::fmt;
use std::sync::Arc;

/// What an annotation file says.
#[derive(Debug)]
pub struct AnnotationFile {
    /// The document it names, if it does.
    pub document: Option<String>,
    /// What it says of the document, and where.
    pub metadata: Option<(Fields, Place)>,
    /// The annotations, in their order.
    pub annotations: Vec<Arc<Annotation>>,
    /// The drafts that were left out because they were not asked for.
    pub left_out: Vec<Arc<Annotation>>,
    /// The events, in their order.
    pub events: Vec<Arc<Event>>,
    /// Whether some were left out because something is wrong with them.
    pub incomplete: bool,
}

/// Reads one annotation file; what is wrong in it is added to `problems` and left out.
#[must_use]
pub fn read(inputs: &Inputs, id: FileId, drafts: bool, problems: &mut Diagnostics) -> Option<AnnotationFile> {
    let before = problems.count(Severity::Error);
    let file: RawFile = yaml::read(&inputs.files, id, problems)?;
    let top = Place::value(id, YamlPath::default());
    let (document, metadata) = match file.document {
        Some(RawDocument::Path(path)) => (Some(path), None),
        Some(RawDocument::Fields(fields)) => (fields.path.clone(), Some((*fields, top.key("document")))),
        None => (None, None),
    };
    let mut annotations: Vec<Annotation> = Vec::new();
    for (name, list) in file.lists {
        let Some(kind) = kind_named(inputs, &name, &top, problems) else { continue };
        for (index, raw) in list.elements {
            let place = top.key(&name).index(index);
            annotations.extend(raw.check(kind, place, problems));
        }
    }
    annotations.retain(|annotation| quotes_fit(inputs, annotation, problems));
    let (annotations, left_out) =
        annotations.into_iter().map(Arc::new).partition(|annotation| drafts || !annotation.draft);
    let mut events = Vec::new();
    for (index, raw) in file.events.unwrap_or_default().elements {
        events.extend(raw.check(top.key("events").index(index), problems));
    }
    events.retain(|event: &Event| drafts || !event.draft);
    let events = events.into_iter().map(Arc::new).collect();
    let incomplete = problems.count(Severity::Error) > before;
    Some(AnnotationFile { document, metadata, annotations, left_out, events, incomplete })
}

/// Whether an annotation's quotes and the words around them are as short as the settings ask; one that is not is
/// reported. What nearly matches a quote is found in a time that grows faster than the quote.
fn quotes_fit(inputs: &Inputs, annotation: &Annotation, problems: &mut Diagnostics) -> bool {
    let limit = inputs.settings.limits.quote;
    let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
    let of_claims = claims.filter_map(|claim| match &claim.words {
        Words::Passage(selection) => Some((&claim.place, selection)),
        Words::Statement(_) | Words::Reported(_) => None,
    });
    let mut fit = true;
    for (place, selection) in std::iter::once((&annotation.place, &annotation.selection)).chain(of_claims) {
        let parts = match selection {
            Selection::Quote(quote) => vec![("quote", quote)],
            Selection::FromTo(ends) => vec![("from", &ends[0]), ("to", &ends[1])],
            Selection::Document => Vec::new(),
        };
        for (key, quote) in parts {
            for (key, words) in [(key, &quote.words), ("prefix", &quote.prefix), ("suffix", &quote.suffix)] {
                let length = words.chars().count();
                if length <= limit {
                    continue;
                }
                let message =
                    format!("the `{key}` has {length} characters, more than the limit `limits.quote` of {limit}");
                let help = if ["prefix", "suffix"].contains(&key) {
                    "a few words tell a passage apart; or raise the limit in postil.yaml"
                } else {
                    "select the passage by its first and last words, `from:` and `to:`, or raise the limit in postil.yaml"
                };
                problems.add(Diagnostic::at(Code::TooMuch, place.key(key), message).help(help));
                fit = false;
            }
        }
    }
    fit
}

fn kind_named(inputs: &Inputs, name: &str, top: &Place, problems: &mut Diagnostics) -> Option<Kind> {
    match name {
        "context" => Some(Kind::Context),
        "sources" => Some(Kind::Source),
        "contradictions" => Some(Kind::Contradiction),
        _ => {
            if let Some((number, _)) = super::declared(&inputs.settings, name) {
                return Some(Kind::Declared(number));
            }
            let declared = inputs.settings.kinds.0.iter().map(|(kind, _)| kind.as_str());
            let names: Vec<&str> =
                ["document", "context", "sources", "contradictions", "events"].into_iter().chain(declared).collect();
            let help = match nearest_name(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of: {}; or declare the kind in postil.yaml under `kinds:`", names.join(", ")),
            };
            let message = format!("there is no kind `{name}`");
            problems.add(Diagnostic::at(Code::UnknownKey, top.key_itself(name), message).help(help));
            None
        }
    }
}

enum RawDocument {
    Path(String),
    Fields(Box<Fields>),
}

impl<'de> Deserialize<'de> for RawDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DocumentVisitor;
        impl<'de> Visitor<'de> for DocumentVisitor {
            type Value = RawDocument;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a document's path, or a mapping of what is known about it")
            }

            fn visit_str<E: de::Error>(self, path: &str) -> Result<RawDocument, E> {
                Ok(RawDocument::Path(path.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<RawDocument, A::Error> {
                Fields::deserialize(MapAccessDeserializer::new(pairs))
                    .map(|fields| RawDocument::Fields(Box::new(fields)))
            }
        }
        deserializer.deserialize_any(DocumentVisitor)
    }
}

/// A file as it is written: the kinds are whatever keys there are beside `document` and `events`.
struct RawFile {
    document: Option<RawDocument>,
    lists: Vec<(String, List<RawAnnotation>)>,
    events: Option<List<RawEvent>>,
}

impl<'de> Deserialize<'de> for RawFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FileVisitor;
        impl<'de> Visitor<'de> for FileVisitor {
            type Value = RawFile;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping with `context`, `sources` or `contradictions`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<RawFile, A::Error> {
                let mut file = RawFile { document: None, lists: Vec::new(), events: None };
                while let Some(name) = pairs.next_key::<String>()? {
                    if name == "document" && file.document.is_none() {
                        file.document = Some(pairs.next_value()?);
                    } else if name == "events" && file.events.is_none() {
                        let list: Option<List<RawEvent>> = pairs.next_value()?;
                        file.events = Some(list.unwrap_or_default());
                    } else if name == "document"
                        || name == "events"
                        || file.lists.iter().any(|(other, _)| *other == name)
                    {
                        return Err(de::Error::custom(format!("the key `{name}` stands twice")));
                    } else {
                        let list: Option<List<RawAnnotation>> = pairs.next_value()?;
                        file.lists.push((name, list.unwrap_or_default()));
                    }
                }
                Ok(file)
            }
        }
        deserializer.deserialize_map(FileVisitor)
    }
}

/// An annotation as it is written: the keys of every kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAnnotation {
    #[serde(default, deserialize_with = "present")]
    pub(super) id: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) quote: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) prefix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) suffix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) occurrence: Option<usize>,
    #[serde(default, deserialize_with = "present")]
    pub(super) every: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    pub(super) from: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) to: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) title: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) note: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) cite: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    pub(super) by: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) on: Option<PartialDate>,
    #[serde(default, deserialize_with = "present")]
    pub(super) at: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) tags: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    pub(super) see: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    pub(super) corrections: Option<List<Correction>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) draft: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    pub(super) status: Option<Status>,
    #[serde(default, deserialize_with = "present")]
    pub(super) claims: Option<List<RawClaim>>,
    #[serde(default, deserialize_with = "present")]
    pub(super) resolution: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) review: Option<RawReview>,
}

/// A fact check's verdict as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReview {
    pub(super) claim: usize,
    pub(super) rating: String,
    pub(super) author: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) on: Option<PartialDate>,
    #[serde(default, deserialize_with = "present")]
    pub(super) url: Option<String>,
}

/// A claim as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClaim {
    #[serde(default, deserialize_with = "present")]
    pub(super) document: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) quote: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) prefix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) suffix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) occurrence: Option<usize>,
    #[serde(default, deserialize_with = "present")]
    pub(super) from: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) to: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) statement: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) reported: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) by: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) on: Option<PartialDate>,
    #[serde(default, deserialize_with = "present")]
    pub(super) at: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub(super) cite: Option<OneOrMany>,
}

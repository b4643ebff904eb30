//! Entries as CSL-YAML (as Pandoc reads it) and CSL-JSON (as Zotero writes it) have them.

use super::styled::{self, Run};
use super::variables::{DATES, KEYS, NAMES, OLDER, STYLED, TEXTS, TYPES};
use super::{Entry, Evidence, Name};
use crate::yaml::List;
use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// What tells the two formats apart.
pub(super) trait Form {
    /// Reads a text, or a number as it is written.
    fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error>;

    /// The runs of a text in which words may be emphasized.
    fn runs(text: &str) -> Vec<Run>;
}

/// CSL-YAML: numbers keep the form they are written in, emphasis is Markdown's.
pub(super) struct Yaml;

/// CSL-JSON: numbers are numbers, emphasis is made by tags.
pub(super) struct Json;

impl Form for Yaml {
    fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }

    fn runs(text: &str) -> Vec<Run> {
        styled::from_markdown(text)
    }
}

impl Form for Json {
    fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = String;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
                Ok(text.to_owned())
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<String, E> {
                Ok(number.to_string())
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<String, E> {
                Ok(number.to_string())
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<String, E> {
                Ok(number.to_string())
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }

    fn runs(text: &str) -> Vec<Run> {
        styled::from_tags(text)
    }
}

/// A text of a format.
struct Text<F>(String, PhantomData<F>);

impl<'de, F: Form> Deserialize<'de> for Text<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        F::text(deserializer).map(|text| Self(text, PhantomData))
    }
}

/// A file as it is written: a list, or a list under `references`.
pub(super) struct RawFile<F> {
    /// Whether the list stands under `references`.
    pub(super) under_references: bool,
    /// The entries.
    pub(super) entries: List<RawEntry<F>>,
}

impl<'de, F: Form> Deserialize<'de> for RawFile<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FileVisitor<F>(PhantomData<F>);
        impl<'de, F: Form> Visitor<'de> for FileVisitor<F> {
            type Value = RawFile<F>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of entries, or `references:` with one")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<RawFile<F>, A::Error> {
                let entries = List::deserialize(de::value::SeqAccessDeserializer::new(elements))?;
                Ok(RawFile { under_references: false, entries })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<RawFile<F>, A::Error> {
                let mut file = RawFile { under_references: true, entries: List::default() };
                while let Some(key) = pairs.next_key::<String>()? {
                    if key != "references" {
                        return Err(de::Error::custom(format!(
                            "there is no key `{key}` here: entries stand under `references:`"
                        )));
                    }
                    file.entries = pairs.next_value()?;
                }
                Ok(file)
            }
        }
        deserializer.deserialize_any(FileVisitor(PhantomData))
    }
}

/// An entry, read by the rules of a format.
pub(super) struct RawEntry<F>(pub(super) Entry, PhantomData<F>);

impl<'de, F: Form> Deserialize<'de> for RawEntry<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor<F>(PhantomData<F>);
        impl<'de, F: Form> Visitor<'de> for EntryVisitor<F> {
            type Value = RawEntry<F>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an entry: a mapping of CSL variables")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<RawEntry<F>, A::Error> {
                let mut entry = Entry { kind: "document".to_owned(), ..Entry::default() };
                while let Some(variable) = pairs.next_key::<String>()? {
                    set::<F, A>(&mut entry, &variable, &mut pairs)?;
                }
                Ok(RawEntry(entry, PhantomData))
            }
        }
        deserializer.deserialize_struct("entry", KEYS, EntryVisitor::<F>(PhantomData))
    }
}

/// Sets what a pair of an entry's mapping says.
fn set<'de, F: Form, A: MapAccess<'de>>(entry: &mut Entry, variable: &str, pairs: &mut A) -> Result<(), A::Error> {
    let twice = |variable: &str| de::Error::custom(format!("the key `{variable}` stands twice"));
    match variable {
        "id" => entry.key = pairs.next_value::<Text<F>>()?.0,
        "type" => entry.kind = pairs.next_value::<Type>()?.0,
        "custom" => entry.evidence = pairs.next_value()?,
        "categories" => {
            pairs.next_value::<IgnoredAny>()?;
        }
        name if NAMES.contains(&name) => {
            let Names(names) = pairs.next_value()?;
            if entry.names.insert(variable.to_owned(), names).is_some() {
                return Err(twice(variable));
            }
        }
        name if DATES.contains(&name) => {
            if entry.dates.insert(variable.to_owned(), pairs.next_value()?).is_some() {
                return Err(twice(variable));
            }
        }
        name => {
            let name = OLDER.iter().find(|(older, _)| *older == name).map_or(name, |(_, today)| *today).to_owned();
            if !TEXTS.contains(&name.as_str()) {
                return Err(de::Error::unknown_field(&name, KEYS));
            }
            let Text(text, _) = pairs.next_value::<Text<F>>()?;
            let runs = if STYLED.contains(&name.as_str()) { F::runs(&text) } else { Vec::new() };
            let repeated =
                entry.text(&name).is_some() && name == variable && !OLDER.iter().any(|(_, now)| *now == name);
            if repeated {
                return Err(twice(variable));
            }
            entry.set_text(&name, text, runs);
        }
    }
    Ok(())
}

/// A type of work.
struct Type(String);

impl<'de> Deserialize<'de> for Type {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        if TYPES.contains(&name.as_str()) { Ok(Self(name)) } else { Err(de::Error::unknown_variant(&name, TYPES)) }
    }
}

/// The names under one variable: a list, or one of them.
struct Names(Vec<Name>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NamesVisitor;
        impl<'de> Visitor<'de> for NamesVisitor {
            type Value = Names;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of names, each with `family` and `given` or `literal`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Names, E> {
                Ok(Names(vec![Name::literal(text)]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some(OneName(name)) = elements.next_element()? {
                    names.push(name);
                }
                Ok(Names(names))
            }

            fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<Names, A::Error> {
                let raw = RawName::deserialize(de::value::MapAccessDeserializer::new(pairs))?;
                Ok(Names(vec![raw.name()?]))
            }
        }
        deserializer.deserialize_any(NamesVisitor)
    }
}

/// One name: a mapping, or a text that is not divided.
struct OneName(Name);

impl<'de> Deserialize<'de> for OneName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = OneName;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name with `family` and `given`, or `literal`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<OneName, E> {
                Ok(OneName(Name::literal(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<OneName, A::Error> {
                let raw = RawName::deserialize(de::value::MapAccessDeserializer::new(pairs))?;
                raw.name().map(OneName)
            }
        }
        deserializer.deserialize_any(NameVisitor)
    }
}

/// A name as it is written (CSL-JSON, `name-variable`).
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct RawName {
    family: Option<String>,
    given: Option<String>,
    suffix: Option<String>,
    literal: Option<String>,
    dropping_particle: Option<String>,
    non_dropping_particle: Option<String>,
    // What other programs write for their own use.
    #[serde(rename = "comma-suffix")]
    _comma_suffix: Option<IgnoredAny>,
    #[serde(rename = "static-ordering")]
    _static_ordering: Option<IgnoredAny>,
    #[serde(rename = "parse-names")]
    _parse_names: Option<IgnoredAny>,
}

impl RawName {
    fn name<E: de::Error>(self) -> Result<Name, E> {
        let said = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let particles = [said(self.dropping_particle), said(self.non_dropping_particle)];
        let particle = particles.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = Name {
            family: said(self.family),
            given: said(self.given),
            particle: said(Some(particle)),
            suffix: said(self.suffix),
            literal: said(self.literal),
        };
        if name.family.is_none() && name.given.is_none() && name.literal.is_none() {
            return Err(E::custom("the name is empty: give `family` and `given`, or `literal`"));
        }
        Ok(name)
    }
}

/// What CSL leaves to others under `custom`, as far as it is Postil's.
impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CustomVisitor;
        impl<'de> Visitor<'de> for CustomVisitor {
            type Value = Evidence;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping with `rank`, `archive-url`, `quote` or `file`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Evidence, A::Error> {
                let mut evidence = Evidence::default();
                while let Some(key) = pairs.next_key::<String>()? {
                    match key.as_str() {
                        "rank" => evidence.rank = Some(pairs.next_value()?),
                        "archive-url" => evidence.archive = Some(pairs.next_value()?),
                        "quote" => evidence.quote = Some(pairs.next_value()?),
                        "file" => evidence.file = Some(pairs.next_value()?),
                        _ => {
                            let known = ["rank", "archive-url", "quote", "file"];
                            if let Some(near) = crate::diagnostic::nearest_name(&key, known) {
                                let message = format!("there is no `{key}` under `custom`: did you mean `{near}`?");
                                return Err(de::Error::custom(message));
                            }
                            // Other programs keep here what they like.
                            pairs.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(evidence)
            }
        }
        deserializer.deserialize_map(CustomVisitor)
    }
}

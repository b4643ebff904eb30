//! The bibliography: entries in CSL's model, read from CSL-YAML as Pandoc reads it.

use crate::address::is_web_address;
use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::load::Inputs;
use crate::text::{Place, YamlPath};
use crate::yaml::{self, List};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A name, of a person or an institution.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Name {
    /// A person's family name.
    pub family: Option<String>,
    /// A person's given names.
    pub given: Option<String>,
    /// What follows the name, as in "III".
    pub suffix: Option<String>,
    /// A name that is not divided: an institution's.
    pub literal: Option<String>,
}

/// A work cited.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its mapping in the YAML.
    pub place: Option<Place>,
    /// Its name, as in `[@key]`.
    pub key: String,
    /// The CSL type, `document` where none is given.
    pub kind: String,
    /// The names by CSL variable (`author`, `editor`, ...).
    pub names: BTreeMap<String, Vec<Name>>,
    /// The dates by CSL variable (`issued`, `accessed`, ...).
    pub dates: BTreeMap<String, PartialDate>,
    /// Everything else by CSL variable (`title`, `container-title`, `URL`, ...).
    pub texts: BTreeMap<String, String>,
}

impl Entry {
    /// The text of a CSL variable.
    #[must_use]
    pub fn text(&self, variable: &str) -> Option<&str> {
        self.texts.get(variable).map(String::as_str)
    }
}

/// Reads the bibliography; what is wrong is added to `problems` and left out.
#[must_use]
pub fn read(inputs: &Inputs, problems: &mut Diagnostics) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for id in &inputs.bibliographies {
        let Some(file) = yaml::read::<RawFile>(&inputs.files, *id, problems) else { continue };
        let top = Place::value(*id, YamlPath::default());
        let list = if file.under_references { top.key("references") } else { top };
        for (index, mut entry) in file.entries.elements {
            let place = list.index(index);
            check(&entry, &place, problems);
            if let Some(first) = entries.get(&entry.key).and_then(|first| first.place.clone()) {
                let message = format!("two entries have the key `{}`", entry.key);
                problems.add(
                    Diagnostic::at(Code::DuplicateEntry, place.key("id"), message)
                        .label(first.key("id"), "the first one")
                        .help("give one of them another `id:`, or take it out"),
                );
                continue;
            }
            entry.place = Some(place);
            entries.insert(entry.key.clone(), entry);
        }
    }
    entries
}

fn check(entry: &Entry, place: &Place, problems: &mut Diagnostics) {
    if entry.key.is_empty() {
        problems.add(
            Diagnostic::at(Code::MissingKey, place.clone(), "the entry has no `id`")
                .help("add the key by which it is cited as `id:`"),
        );
    }
    if let Some(address) = entry.text("URL")
        && !is_web_address(address)
    {
        let message = format!("`{address}` is not a web address");
        problems.add(Diagnostic::at(Code::InvalidValue, place.key("URL"), message).help("write https://..."));
    }
    for variable in entry.texts.keys().filter(|variable| !TEXT_VARIABLES.contains(&variable.as_str())) {
        let known = TEXT_VARIABLES.iter().chain(&NAME_VARIABLES).chain(&DATE_VARIABLES).copied();
        let help = match nearest_name(variable, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "CSL 1.0.2 lists the variables there are; put anything else into `note`".to_owned(),
        };
        let message = format!("CSL has no variable `{variable}`");
        problems.add(Diagnostic::at(Code::UnknownKey, place.key_itself(variable), message).help(help));
    }
}

/// Name variables of CSL 1.0.2.
const NAME_VARIABLES: [&str; 10] = [
    "author",
    "editor",
    "translator",
    "director",
    "interviewer",
    "recipient",
    "collection-editor",
    "container-author",
    "reviewed-author",
    "composer",
];

/// Date variables of CSL 1.0.2.
const DATE_VARIABLES: [&str; 6] = ["issued", "accessed", "event-date", "original-date", "submitted", "available-date"];

/// Text and number variables of CSL 1.0.2, as far as they say something about a work.
const TEXT_VARIABLES: [&str; 49] = [
    "abstract",
    "annote",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "chapter-number",
    "citation-key",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "DOI",
    "edition",
    "event",
    "event-place",
    "event-title",
    "genre",
    "ISBN",
    "ISSN",
    "issue",
    "jurisdiction",
    "keyword",
    "language",
    "license",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-title",
    "page",
    "part",
    "publisher",
    "publisher-place",
    "references",
    "scale",
    "section",
    "source",
    "status",
    "title",
    "title-short",
    "URL",
    "volume",
];

/// A file as it is written: a list, or a list under `references`.
struct RawFile {
    under_references: bool,
    entries: List<Entry>,
}

impl<'de> Deserialize<'de> for RawFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FileVisitor;
        impl<'de> Visitor<'de> for FileVisitor {
            type Value = RawFile;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of entries, or `references:` with one")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<RawFile, A::Error> {
                let entries = List::deserialize(de::value::SeqAccessDeserializer::new(elements))?;
                Ok(RawFile { under_references: false, entries })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<RawFile, A::Error> {
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
        deserializer.deserialize_any(FileVisitor)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = Entry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an entry: a mapping of CSL variables")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Entry, A::Error> {
                let mut entry = Entry { kind: "document".to_owned(), ..Entry::default() };
                while let Some(variable) = pairs.next_key::<String>()? {
                    match variable.as_str() {
                        "id" => entry.key = pairs.next_value()?,
                        "type" => entry.kind = pairs.next_value()?,
                        name if NAME_VARIABLES.contains(&name) => {
                            entry.names.insert(variable, pairs.next_value()?);
                        }
                        name if DATE_VARIABLES.contains(&name) => {
                            entry.dates.insert(variable, pairs.next_value()?);
                        }
                        _ => {
                            entry.texts.insert(variable, pairs.next_value()?);
                        }
                    }
                }
                Ok(entry)
            }
        }
        deserializer.deserialize_map(EntryVisitor)
    }
}

//! Annotation files: from YAML to annotations whose every field means something.

use super::citation::Citation;
use super::metadata::{Fields, is_web_address};
use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::load::Inputs;
use crate::text::{FileId, Place, YamlPath, slug};
use crate::yaml::{self, List, OneOrMany, present};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use std::fmt;

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
    FromTo(Quote, Quote),
    /// The document as a whole.
    Document,
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
    /// What a contradiction has beside.
    pub contradiction: Option<Contradiction>,
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
    /// Words said elsewhere.
    Statement(String),
}

/// What an annotation file says.
#[derive(Debug)]
pub struct AnnotationFile {
    /// The document it names, if it does.
    pub document: Option<String>,
    /// What it says of the document, and where.
    pub metadata: Option<(Fields, Place)>,
    /// The annotations, in their order.
    pub annotations: Vec<Annotation>,
}

/// Reads one annotation file; what is wrong in it is added to `problems` and left out.
#[must_use]
pub fn read(inputs: &Inputs, id: FileId, drafts: bool, problems: &mut Diagnostics) -> Option<AnnotationFile> {
    let file: RawFile = yaml::read(&inputs.files, id, problems)?;
    let top = Place::value(id, YamlPath::default());
    let (document, metadata) = match file.document {
        Some(RawDocument::Path(path)) => (Some(path), None),
        Some(RawDocument::Fields(fields)) => (fields.path.clone(), Some((*fields, top.key("document")))),
        None => (None, None),
    };
    let mut annotations = Vec::new();
    for (name, list) in file.lists {
        let Some(kind) = kind_named(inputs, &name, &top, problems) else { continue };
        for (index, raw) in list.0.into_iter().enumerate() {
            let place = top.key(&name).index(index);
            annotations.extend(raw.check(kind, place, problems));
        }
    }
    annotations.retain(|annotation| drafts || !annotation.draft);
    Some(AnnotationFile { document, metadata, annotations })
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
                ["document", "context", "sources", "contradictions"].into_iter().chain(declared).collect();
            let help = match nearest_name(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of: {}; or declare the kind in postil.yaml under `kinds:`", names.join(", ")),
            };
            let message = format!("there is no kind `{name}`");
            problems.add(Diagnostic::at(Code::UnknownKey, top.key(name), message).help(help));
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

/// A file as it is written: the kinds are whatever keys there are beside `document`.
struct RawFile {
    document: Option<RawDocument>,
    lists: Vec<(String, List<RawAnnotation>)>,
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
                let mut file = RawFile { document: None, lists: Vec::new() };
                while let Some(name) = pairs.next_key::<String>()? {
                    if name == "document" && file.document.is_none() {
                        file.document = Some(pairs.next_value()?);
                    } else if name == "document" || file.lists.iter().any(|(other, _)| *other == name) {
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
struct RawAnnotation {
    #[serde(default, deserialize_with = "present")]
    id: Option<String>,
    #[serde(default, deserialize_with = "present")]
    quote: Option<String>,
    #[serde(default, deserialize_with = "present")]
    prefix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    suffix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    occurrence: Option<usize>,
    #[serde(default, deserialize_with = "present")]
    every: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    from: Option<String>,
    #[serde(default, deserialize_with = "present")]
    to: Option<String>,
    #[serde(default, deserialize_with = "present")]
    title: Option<String>,
    #[serde(default, deserialize_with = "present")]
    note: Option<String>,
    #[serde(default, deserialize_with = "present")]
    cite: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    by: Option<String>,
    #[serde(default, deserialize_with = "present")]
    on: Option<PartialDate>,
    #[serde(default, deserialize_with = "present")]
    at: Option<String>,
    #[serde(default, deserialize_with = "present")]
    tags: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    see: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    corrections: Option<List<Correction>>,
    #[serde(default, deserialize_with = "present")]
    draft: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    status: Option<Status>,
    #[serde(default, deserialize_with = "present")]
    claims: Option<List<RawClaim>>,
    #[serde(default, deserialize_with = "present")]
    resolution: Option<String>,
}

/// A claim as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    #[serde(default, deserialize_with = "present")]
    document: Option<String>,
    #[serde(default, deserialize_with = "present")]
    quote: Option<String>,
    #[serde(default, deserialize_with = "present")]
    prefix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    suffix: Option<String>,
    #[serde(default, deserialize_with = "present")]
    occurrence: Option<usize>,
    #[serde(default, deserialize_with = "present")]
    from: Option<String>,
    #[serde(default, deserialize_with = "present")]
    to: Option<String>,
    #[serde(default, deserialize_with = "present")]
    statement: Option<String>,
    #[serde(default, deserialize_with = "present")]
    by: Option<String>,
    #[serde(default, deserialize_with = "present")]
    on: Option<PartialDate>,
    #[serde(default, deserialize_with = "present")]
    at: Option<String>,
    #[serde(default, deserialize_with = "present")]
    cite: Option<OneOrMany>,
}

/// The keys that select a passage, of an annotation or a claim.
struct RawSelection {
    quote: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    occurrence: Option<usize>,
    every: bool,
    from: Option<String>,
    to: Option<String>,
}

/// Reports faults of the values under one mapping.
struct Checker<'a> {
    place: &'a Place,
    problems: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn wrong(&mut self, code: Code, key: &str, message: impl Into<String>, help: &str) {
        self.problems.add(Diagnostic::at(code, self.place.key(key), message).help(help));
    }

    /// A text that must not be blank.
    fn text(&mut self, key: &str, text: Option<String>) -> Option<String> {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.wrong(Code::InvalidValue, key, format!("`{key}` is empty"), "write its value, or take the key out");
            return None;
        }
        text
    }

    fn cite(&mut self, cite: Option<OneOrMany>) -> Vec<Citation> {
        let mut citations = Vec::new();
        for (index, text) in cite.unwrap_or_default().0.iter().enumerate() {
            match Citation::parse(text) {
                Ok(citation) => citations.push(citation),
                Err(message) => {
                    let place = self.place.key("cite").index(index);
                    self.problems.add(Diagnostic::at(Code::InvalidValue, place, message));
                }
            }
        }
        citations
    }

    fn selection(&mut self, raw: RawSelection) -> Option<Selection> {
        let given = raw.quote.is_some();
        let quote = self.text("quote", raw.quote);
        if given && quote.is_none() {
            return None;
        }
        let (from, to) = (self.text("from", raw.from), self.text("to", raw.to));
        if raw.occurrence == Some(0) {
            self.wrong(
                Code::InvalidValue,
                "occurrence",
                "occurrences are counted from 1",
                "write `occurrence: 1` for the first",
            );
            return None;
        }
        let (prefix, suffix) = (self.text("prefix", raw.prefix), self.text("suffix", raw.suffix));
        let plain = |words: String| Quote {
            words,
            prefix: String::new(),
            suffix: String::new(),
            occurrence: None,
            every: false,
        };
        match (quote, from, to) {
            (Some(words), None, None) => {
                let (prefix, suffix) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
                let quote = Quote { words, prefix, suffix, occurrence: raw.occurrence, every: raw.every };
                Some(Selection::Quote(quote))
            }
            (None, Some(from), Some(to)) => Some(Selection::FromTo(plain(from), plain(to))),
            (None, None, None) => {
                let helpers = [
                    ("prefix", prefix.is_some()),
                    ("suffix", suffix.is_some()),
                    ("occurrence", raw.occurrence.is_some()),
                    ("every", raw.every),
                ];
                if let Some((key, _)) = helpers.into_iter().find(|(_, given)| *given) {
                    self.wrong(
                        Code::MissingKey,
                        key,
                        format!("`{key}` needs a `quote`"),
                        "add the passage's words as `quote:`",
                    );
                    return None;
                }
                Some(Selection::Document)
            }
            (Some(_), _, _) => {
                self.wrong(
                    Code::InvalidValue,
                    "quote",
                    "a passage is selected by `quote` or by `from` and `to`, not by both",
                    "keep one of them",
                );
                None
            }
            (None, from, _) => {
                let (has, lacks) = if from.is_some() { ("from", "to") } else { ("to", "from") };
                self.wrong(
                    Code::MissingKey,
                    has,
                    format!("`{has}` needs `{lacks}`"),
                    "give the passage's first words as `from:` and its last as `to:`",
                );
                None
            }
        }
    }
}

impl RawAnnotation {
    /// The annotation, if every value means something.
    fn check(self, kind: Kind, place: Place, problems: &mut Diagnostics) -> Option<Annotation> {
        let before = problems.count(crate::diagnostic::Severity::Error);
        let mut checker = Checker { place: &place, problems };
        let selection = checker.selection(RawSelection {
            quote: self.quote,
            prefix: self.prefix,
            suffix: self.suffix,
            occurrence: self.occurrence,
            every: self.every.unwrap_or(false),
            from: self.from,
            to: self.to,
        });
        let title = checker.text("title", self.title);
        let note = checker.text("note", self.note);
        let cite = checker.cite(self.cite);
        let by = checker.text("by", self.by);
        let at = checker.text("at", self.at);
        let given_id = checker.text("id", self.id);
        if let Some(id) = &given_id
            && (slug(id) != *id)
        {
            let help = format!("write `id: {}`", slug(id));
            checker.wrong(
                Code::InvalidValue,
                "id",
                format!("`{id}` cannot be an id: lower-case letters, digits and `-` only"),
                &help,
            );
        }
        let contradiction = if kind == Kind::Contradiction {
            checker.contradiction(self.claims, self.status, self.resolution, selection.as_ref())
        } else {
            let only = [
                ("claims", self.claims.is_some()),
                ("status", self.status.is_some()),
                ("resolution", self.resolution.is_some()),
            ];
            for (key, _) in only.into_iter().filter(|(_, given)| *given) {
                checker.wrong(
                    Code::UnknownKey,
                    key,
                    format!("only contradictions have `{key}`"),
                    "move the annotation under `contradictions:`",
                );
            }
            if note.is_none() && cite.is_empty() {
                checker.wrong(
                    Code::MissingKey,
                    "",
                    "the annotation says nothing",
                    "add a `note:` or, for a source, `cite:`",
                );
            }
            None
        };
        if problems.count(crate::diagnostic::Severity::Error) > before {
            return None;
        }
        let selection = selection?;
        let id = given_id.unwrap_or_else(|| default_id(title.as_deref(), &selection, contradiction.as_ref()));
        Some(Annotation {
            place,
            id,
            kind,
            selection,
            title,
            note,
            cite,
            by,
            on: self.on,
            at,
            tags: self.tags.unwrap_or_default().0,
            see: self.see.unwrap_or_default().0,
            corrections: self.corrections.unwrap_or_default().0,
            draft: self.draft.unwrap_or(false),
            contradiction,
        })
    }
}

impl Checker<'_> {
    fn contradiction(
        &mut self,
        claims: Option<List<RawClaim>>,
        status: Option<Status>,
        resolution: Option<String>,
        selection: Option<&Selection>,
    ) -> Option<Contradiction> {
        let resolution = self.text("resolution", resolution);
        if !matches!(selection, None | Some(Selection::Document)) {
            self.wrong(
                Code::InvalidValue,
                "quote",
                "a contradiction has no passage of its own",
                "put the quote under `claims:`",
            );
        }
        let claims = claims.unwrap_or_default().0;
        if claims.len() < 2 {
            self.wrong(
                Code::MissingKey,
                "claims",
                "a contradiction needs two claims or more",
                "add each side under `claims:`, with its `quote:` or `statement:`",
            );
            return None;
        }
        let list = self.place.key("claims");
        let mut checked = Vec::new();
        for (index, claim) in claims.into_iter().enumerate() {
            let place = list.index(index);
            checked.extend(Checker { place: &place, problems: self.problems }.claim(claim));
        }
        Some(Contradiction { status: status.unwrap_or_default(), claims: checked, resolution })
    }

    fn claim(&mut self, raw: RawClaim) -> Option<Claim> {
        let statement = self.text("statement", raw.statement);
        let cite = self.cite(raw.cite);
        let (by, at) = (self.text("by", raw.by), self.text("at", raw.at));
        let selection = self.selection(RawSelection {
            quote: raw.quote,
            prefix: raw.prefix,
            suffix: raw.suffix,
            occurrence: raw.occurrence,
            every: false,
            from: raw.from,
            to: raw.to,
        })?;
        let words = match (statement, selection) {
            (Some(statement), Selection::Document) => Words::Statement(statement),
            (None, Selection::Document) => {
                self.wrong(
                    Code::MissingKey,
                    "",
                    "the claim has no words",
                    "add a `quote:` from the text, or a `statement:` said elsewhere",
                );
                return None;
            }
            (None, selection) => Words::Passage(selection),
            (Some(_), _) => {
                self.wrong(
                    Code::InvalidValue,
                    "statement",
                    "a claim has a `quote` or a `statement`, not both",
                    "keep one of them",
                );
                return None;
            }
        };
        Some(Claim { place: self.place.clone(), document: raw.document, words, by, on: raw.on, at, cite })
    }
}

/// The id of an annotation that gives none: made of its title or of the words it is about.
fn default_id(title: Option<&str>, selection: &Selection, contradiction: Option<&Contradiction>) -> String {
    let claim = contradiction.and_then(|contradiction| contradiction.claims.first());
    let words = match (title, selection, claim.map(|claim| &claim.words)) {
        (Some(title), _, _) => title,
        (_, Selection::Quote(quote) | Selection::FromTo(quote, _), _)
        | (_, _, Some(Words::Passage(Selection::Quote(quote) | Selection::FromTo(quote, _)))) => &quote.words,
        (_, _, Some(Words::Statement(statement))) => statement,
        _ => "note",
    };
    let id = slug(words);
    if id.is_empty() { "note".to_owned() } else { id }
}

/// Whether a link of a note leads nowhere that a page may lead: a script, say.
#[must_use]
pub fn is_safe_link(address: &str) -> bool {
    let bare: String =
        address.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect();
    let scheme_end = bare.find(':');
    let path_start = bare.find(['/', '?', '#']);
    let relative = scheme_end.is_none_or(|end| path_start.is_some_and(|start| start < end));
    let outside = bare.starts_with("//") || bare.contains('\\');
    (relative && !outside) || is_web_address(&bare) || bare.to_ascii_lowercase().starts_with("mailto:")
}

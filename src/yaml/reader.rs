//! Reading a tree into a type, slower than serde's own way, to report everything that does not fit at its place.

use super::tree::{Node, Tree, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::text::{FileId, Place};
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor, value::StrDeserializer};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// Adds to `problems` whatever keeps the tree of a file from being a `T`.
///
/// `offset` is where the tree's text begins in its file. A list goes on behind an element that does not fit, a
/// mapping behind a key that the type does not have, so that one run tells as much as it can: the value is what fits.
pub fn report<T: DeserializeOwned>(tree: &Tree, file: FileId, offset: usize, problems: &mut Diagnostics) -> Option<T> {
    let found = Found::default();
    let reader = Reader { node: &tree.root, file, offset, found: &found };
    let mut value = None;
    for run in 0..RUNS {
        let misfits = found.misfits.borrow().len();
        let result = T::deserialize(reader).map_err(|error| reader.add(error));
        if run == 0 {
            value = result.ok();
        }
        if found.misfits.borrow().len() == misfits {
            break;
        }
    }
    for misfit in found.misfits.into_inner() {
        problems.add(misfit);
    }
    value
}

/// A mapping stops at its first value that does not fit. The value is left out in the next run, which so finds the
/// next one; this many runs are enough for anyone's slips.
const RUNS: usize = 32;

/// What was found so far.
#[derive(Default)]
struct Found {
    misfits: RefCell<Vec<Diagnostic>>,
    /// Their messages and places: every run finds them again.
    said: RefCell<HashSet<(String, String)>>,
    /// The values that did not fit, by address; the tree keeps them in place.
    left_out: RefCell<HashSet<*const Node>>,
}

impl Found {
    fn add(&self, diagnostic: Diagnostic) {
        let place = format!("{:?}", diagnostic.labels.first().map(|label| &label.place));
        if self.said.borrow_mut().insert((diagnostic.message.clone(), place)) {
            self.misfits.borrow_mut().push(diagnostic);
        }
    }

    fn is_left_out(&self, node: &Rc<Node>) -> bool {
        self.left_out.borrow().contains(&Rc::as_ptr(node))
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    node: &'a Rc<Node>,
    file: FileId,
    offset: usize,
    found: &'a Found,
}

/// What does not fit, and, once it is known, where.
#[derive(Debug)]
struct Misfit {
    code: Code,
    message: String,
    help: Option<String>,
    range: Option<Range<usize>>,
    /// The value of a mapping that does not fit, if it is one.
    value: Option<*const Node>,
    /// The key that is missing, if that is what is wrong.
    missing: Option<&'static str>,
    /// Whether it has been added to the messages already.
    reported: bool,
}

impl Misfit {
    fn new(code: Code, message: String) -> Self {
        Self { code, message, help: None, range: None, value: None, missing: None, reported: false }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl de::Error for Misfit {
    fn custom<M: fmt::Display>(message: M) -> Self {
        Self::new(Code::InvalidValue, message.to_string())
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let (expected, help) = expectation(&expected.to_string());
        let mut misfit = Self::new(Code::WrongType, format!("expected {expected}, found {}", finding(found)));
        misfit.help = Some(help);
        misfit
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut misfit = Self::new(Code::MissingKey, format!("the key `{field}` is missing"));
        misfit.help = Some(format!("add `{field}:` with its value"));
        misfit.missing = Some(field);
        misfit
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let mut misfit = Self::new(Code::UnknownKey, format!("there is no key `{field}` here"));
        misfit.help = Some(suggestion(field, expected));
        misfit
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let mut misfit = Self::new(Code::InvalidValue, format!("`{variant}` is not a value of this key"));
        misfit.help = Some(suggestion(variant, expected));
        misfit
    }
}

/// What is there, in the words of the format.
fn finding(found: de::Unexpected<'_>) -> String {
    match found {
        de::Unexpected::Seq => "a list".to_owned(),
        de::Unexpected::Map => "a mapping".to_owned(),
        de::Unexpected::Unit => "nothing".to_owned(),
        de::Unexpected::Str(text) => format!("the text `{text}`"),
        de::Unexpected::Signed(number) => format!("the number {number}"),
        de::Unexpected::Unsigned(number) => format!("the number {number}"),
        de::Unexpected::Bool(truth) => format!("`{truth}`"),
        other => other.to_string(),
    }
}

/// What should be there, in the words of the format, and how it is written.
fn expectation(expected: &str) -> (String, String) {
    let (expected, help) = match expected {
        "usize" => ("a whole number", "write it in digits, without quotation marks"),
        "a boolean" => ("`true` or `false`", "write `true` or `false`, without quotation marks"),
        "text" | "a string" => ("text", "write the words alone; in quotation marks if they begin with `[`, `{` or `*`"),
        "a list" => ("a list", "put every element on a line of its own that begins with `- `"),
        other if other.starts_with("a mapping") => (other, "write `key: value`, indented, on lines of their own"),
        other => (other, "see the format in the README"),
    };
    (expected.to_owned(), help.to_owned())
}

/// More names than this are too many for a message.
const LISTED: usize = 24;

fn suggestion(word: &str, names: &[&str]) -> String {
    match nearest_name(word, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None if names.len() > LISTED => {
            format!("there are {} keys, and none is like it", names.len())
        }
        None => format!("one of: {}", names.join(", ")),
    }
}

impl<'a> Reader<'a> {
    fn at(self, node: &'a Rc<Node>) -> Self {
        Self { node, ..self }
    }

    /// Gives a misfit this reader's place, unless it has one from deeper down.
    fn here(self, mut misfit: Misfit) -> Misfit {
        if let (None, Some(missing), Value::Mapping(pairs)) = (&misfit.range, misfit.missing, &self.node.value) {
            // A key whose value was left out is not missing.
            misfit.reported |=
                pairs.iter().any(|(key, value)| key.text() == Some(missing) && self.found.is_left_out(value));
        }
        misfit.range.get_or_insert_with(|| self.node.range.clone());
        misfit
    }

    fn add(self, misfit: Misfit) {
        let Misfit { code, message, help, range, value, reported, .. } = self.here(misfit);
        self.found.left_out.borrow_mut().extend(value);
        if reported {
            return;
        }
        let range = range.unwrap_or_default();
        let place = Place::bytes(self.file, self.offset + range.start..self.offset + range.end);
        let mut diagnostic = Diagnostic::at(code, place, message);
        diagnostic.help.extend(help);
        self.found.add(diagnostic);
    }

    fn unexpected(self) -> de::Unexpected<'a> {
        match &self.node.value {
            Value::Sequence(_) => de::Unexpected::Seq,
            Value::Mapping(_) => de::Unexpected::Map,
            Value::Scalar { .. } if self.node.is_null() => de::Unexpected::Unit,
            Value::Scalar { text, .. } => de::Unexpected::Str(text),
        }
    }

    fn mismatch(self, expected: &dyn de::Expected) -> Misfit {
        self.here(de::Error::invalid_type(self.unexpected(), expected))
    }

    fn scalar<V: Visitor<'a>>(self, text: &'a str, plain: bool, visitor: V) -> Result<V::Value, Misfit> {
        if !plain {
            visitor.visit_str(text)
        } else if self.node.is_null() {
            visitor.visit_unit()
        } else if let Ok(number) = text.parse::<i64>() {
            visitor.visit_i64(number)
        } else if let Ok(truth) = text.to_ascii_lowercase().parse::<bool>() {
            visitor.visit_bool(truth)
        } else {
            visitor.visit_str(text)
        }
    }
}

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.node.value {
            Value::Scalar { text, plain } => self.scalar(text, *plain, visitor),
            Value::Sequence(values) => visitor.visit_seq(Elements { reader: self, values: values.iter() }),
            Value::Mapping(pairs) => visitor.visit_map(Pairs::new(self, pairs, None)),
        }
        .map_err(|misfit| self.here(misfit))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.node.text() {
            Some(text) => visitor.visit_str(text).map_err(|misfit| self.here(misfit)),
            None => Err(self.mismatch(&"text")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.node.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let Some(text) = self.node.text() else { return Err(self.mismatch(&"text")) };
        let text: StrDeserializer<'_, Misfit> = text.into_deserializer();
        visitor.visit_enum(text).map_err(|misfit| self.here(misfit))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match &self.node.value {
            Value::Mapping(pairs) => {
                visitor.visit_map(Pairs::new(self, pairs, Some(fields))).map_err(|misfit| self.here(misfit))
            }
            _ => Err(self.mismatch(&"a mapping")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map ignored_any
    }
}

struct Elements<'a> {
    reader: Reader<'a>,
    values: std::slice::Iter<'a, Rc<Node>>,
}

impl<'a> de::SeqAccess<'a> for Elements<'a> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some(value) = self.values.next() else { return Ok(None) };
        let reader = self.reader.at(value);
        seed.deserialize(reader).map(Some).map_err(|misfit| {
            reader.add(misfit);
            let mut reported = Misfit::new(Code::InvalidValue, String::new());
            reported.reported = true;
            reported
        })
    }

    // Known, which tells `List` that it may go on behind an element that does not fit.
    fn size_hint(&self) -> Option<usize> {
        Some(self.values.len())
    }
}

struct Pairs<'a> {
    reader: Reader<'a>,
    rest: std::slice::Iter<'a, (Rc<Node>, Rc<Node>)>,
    fields: Option<&'static [&'static str]>,
    seen: Vec<&'a Rc<Node>>,
    value: Option<&'a Rc<Node>>,
}

impl<'a> Pairs<'a> {
    fn new(reader: Reader<'a>, pairs: &'a [(Rc<Node>, Rc<Node>)], fields: Option<&'static [&'static str]>) -> Self {
        Self { reader, rest: pairs.iter(), fields, seen: Vec::new(), value: None }
    }

    /// Whether the key is one to go on with; reports it where it is not.
    fn admits(&mut self, key: &'a Rc<Node>) -> bool {
        let reader = self.reader.at(key);
        let Some(name) = key.text() else {
            reader.add(Misfit::new(Code::WrongType, "a key must be text".to_owned()));
            return false;
        };
        if let Some(first) = self.seen.iter().find(|seen| seen.text() == Some(name)) {
            let place = |range: &Range<usize>| {
                Place::bytes(reader.file, reader.offset + range.start..reader.offset + range.end)
            };
            let duplicate =
                Diagnostic::at(Code::DuplicateKey, place(&key.range), format!("the key `{name}` stands twice"))
                    .saying("the second time")
                    .label(place(&first.range), "the first time")
                    .help("keep one of the two");
            reader.found.add(duplicate);
            return false;
        }
        self.seen.push(key);
        match self.fields {
            Some(fields) if !fields.contains(&name) => {
                reader.add(de::Error::unknown_field(name, fields));
                false
            }
            _ => true,
        }
    }
}

impl<'a> de::MapAccess<'a> for Pairs<'a> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        while let Some((key, value)) = self.rest.next() {
            if self.admits(key) && !self.reader.found.is_left_out(value) {
                self.value = Some(value);
                return seed.deserialize(self.reader.at(key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let value = self.value.take().unwrap_or(self.reader.node);
        let reader = self.reader.at(value);
        seed.deserialize(reader).map_err(|misfit| {
            let mut misfit = reader.here(misfit);
            misfit.value.get_or_insert(Rc::as_ptr(value));
            misfit
        })
    }
}

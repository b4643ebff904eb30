//! YAML and JSON read into types, with the place of every value: the only door to the YAML crates.
//!
//! A file without faults is read once, by `serde_yaml`. Only where that fails, or a message needs a place, is it
//! read again by `saphyr-parser` into a tree that knows the bytes of every value.

pub mod edit;
pub mod keys;
mod reader;
mod tree;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{At, FileId, Place, TextFiles, YamlPath};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, SeqAccess, Visitor};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::rc::Rc;

/// The bytes of a Markdown text's front matter (between its two `---` lines), if it has any.
#[must_use]
pub fn front_matter(text: &str) -> Option<Range<usize>> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let start = text.find('\n')? + 1;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(start..offset);
        }
        offset += line.len();
    }
    None
}

/// The bytes behind a Markdown text's front matter; all of a text without one.
#[must_use]
pub fn after_front_matter(text: &str) -> Range<usize> {
    let Some(front) = front_matter(text) else { return 0..text.len() };
    let start = text[front.end..].find('\n').map_or(text.len(), |newline| front.end + newline + 1);
    start..text.len()
}

/// The part of a file that is YAML: the front matter of a Markdown file, all of any other.
#[must_use]
pub fn region(path: &str, text: &str) -> Range<usize> {
    let markdown = std::path::Path::new(path).extension().is_some_and(|extension| extension == "md");
    if markdown { front_matter(text).unwrap_or(0..0) } else { 0..text.len() }
}

/// Reads the YAML of a file into a type whose fields say what the format has.
///
/// Whatever is wrong is added to `problems`, all of it; then the result is `None`. An empty file gives the type's
/// value for an empty mapping.
pub fn read<T: DeserializeOwned>(files: &TextFiles, id: FileId, problems: &mut Diagnostics) -> Option<T> {
    let file = files.get(id);
    let region = region(&file.path, &file.text);
    let text = &file.text[region.clone()];
    let blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let text = if blank { "{}" } else { text };
    // The first reader takes time with the square of the depth, and takes in a character that no page can show; the
    // second one stops at both.
    let doubtful = !is_json(&file.path) && tree::is_deep(text) || may_hold_nul(text);
    let refused = doubtful.then(|| tree::Tree::parse(text).err()).flatten();
    let (failure, at) = if let Some(error) = refused {
        (error.message, error.offset)
    } else if is_json(&file.path) {
        match serde_json::from_str::<T>(text) {
            Ok(value) => return Some(value),
            Err(failure) => (failure.to_string(), offset_of(text, failure.line(), failure.column())),
        }
    } else {
        match serde_yaml::from_str::<T>(text) {
            Ok(value) => return Some(value),
            Err(failure) => (failure.to_string(), failure.location().map_or(0, |location| location.index())),
        }
    };
    let before = problems.count(crate::diagnostic::Severity::Error);
    let mut value = None;
    match tree::Tree::parse(text) {
        Ok(tree) => value = reader::report(&tree, id, region.start, problems),
        // What is no YAML may be JSON with a fault that its own reader knows better.
        Err(_) if is_json(&file.path) => {}
        Err(error) => {
            let at = region.start + error.offset;
            let end = file.text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
            let place = Place::bytes(id, at..end);
            problems.add(
                Diagnostic::at(Code::YamlSyntax, place, "this is not YAML")
                    .saying(error.message)
                    .help("put a text with `: `, ` #` or a leading quotation mark in quotes, or use `|` and indent it"),
            );
        }
    }
    if problems.count(crate::diagnostic::Severity::Error) == before {
        let at = at.min(text.len());
        let place = Place::bytes(id, region.start + at..region.start + at);
        let diagnostic = Diagnostic::at(Code::YamlSyntax, place, failure);
        let json = is_json(&file.path);
        problems.add(if json {
            diagnostic.help("this is not the JSON that was expected: export the file anew")
        } else {
            diagnostic
        });
        return None;
    }
    value
}

/// Whether a file is YAML, whatever it says; if not, `problems` has the reason.
#[must_use]
pub fn is_yaml(files: &TextFiles, id: FileId, problems: &mut Diagnostics) -> bool {
    read::<serde::de::IgnoredAny>(files, id, problems).is_some()
}

/// The scalar at a path of a YAML text, if there is one.
#[must_use]
pub fn text_at(text: &str, path: &YamlPath) -> Option<String> {
    tree::Tree::parse(text).ok()?.text(path).map(str::to_owned)
}

/// Whether a text has one of the ways to write the character NUL, within quotation marks or without.
fn may_hold_nul(text: &str) -> bool {
    ["\\0", "\\x00", "\\u0000", "\\U00000000"].iter().any(|escape| text.contains(escape))
}

/// Whether a file is JSON, which programs write, and not YAML, which people do.
fn is_json(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "json")
}

/// The byte of a line and column, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + column.saturating_sub(1)
}

/// Reads a field that, where its key is given, must have a value: an empty one is not the same as no key.
///
/// # Errors
/// Those of the field's type.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A list that, where the reader can, goes on behind an element that does not fit.
#[derive(Debug, Clone)]
pub struct List<T> {
    /// The elements that fit, each with its index in the file.
    pub elements: Vec<(usize, T)>,
    /// Whether all of them do.
    pub complete: bool,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { elements: Vec::new(), complete: true }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
            type Value = List<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<List<T>, A::Error> {
                let mut list = List::default();
                for index in 0.. {
                    // Only the reader that reports knows the length, and can go on.
                    let goes_on = elements.size_hint().is_some();
                    match elements.next_element() {
                        Ok(Some(element)) => list.elements.push((index, element)),
                        Ok(None) => break,
                        Err(_) if goes_on => list.complete = false,
                        Err(error) => return Err(error),
                    }
                }
                Ok(list)
            }
        }
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

/// One text or a list of texts.
#[derive(Debug, Clone, Default)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrManyVisitor;
        impl<'de> Visitor<'de> for OneOrManyVisitor {
            type Value = OneOrMany;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![number.to_string()]))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![number.to_string()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<OneOrMany, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = elements.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrMany(texts))
            }
        }
        deserializer.deserialize_any(OneOrManyVisitor)
    }
}

/// Turns places into ranges of bytes, reading a file's tree at most once.
pub struct Locator<'a> {
    files: &'a TextFiles,
    trees: RefCell<HashMap<FileId, Option<Rc<tree::Tree>>>>,
}

impl<'a> Locator<'a> {
    /// A locator for these files.
    #[must_use]
    pub fn new(files: &'a TextFiles) -> Self {
        let trees = RefCell::default();
        Self { files, trees }
    }

    /// The bytes of a place in its file's text: of the value, or of the nearest enclosing one that exists.
    #[must_use]
    pub fn range(&self, place: &Place) -> Range<usize> {
        match &place.at {
            At::File => 0..0,
            At::Bytes(range) => range.clone(),
            At::Value(path) | At::Key(path) => {
                let file = self.files.get(place.file);
                let region = region(&file.path, &file.text);
                let mut trees = self.trees.borrow_mut();
                let tree = trees
                    .entry(place.file)
                    .or_insert_with(|| tree::Tree::parse(&file.text[region.clone()]).ok().map(Rc::new));
                let range = tree.as_ref().map_or(0..0, |tree| match place.at {
                    At::Key(_) => tree.key_range(path),
                    _ => tree.range(path),
                });
                region.start + range.start..region.start + range.end
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_lies_between_two_rules() {
        let text = "---\ntitle: A\n---\nText\n";
        assert_eq!(&text[front_matter(text).unwrap()], "title: A\n");
        assert_eq!(&text[after_front_matter(text)], "Text\n");
        assert_eq!(front_matter("Text\n---\n"), None);
        assert_eq!(after_front_matter("---\nnever closed"), 0..16);
    }
}

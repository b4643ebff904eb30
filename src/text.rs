//! Text files as they were read, and places in them: the ground every message stands on.

use crate::memo::Stamp;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The number of a text file among a project's inputs; an index into [`TextFiles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// A file read from disk: its path inside the project and its text.
#[derive(Debug, Clone, Default)]
pub struct TextFile {
    /// Path from the project's folder, with `/` between folders on every system.
    pub path: String,
    /// The text, as UTF-8, without a leading byte order mark.
    pub text: String,
    /// SHA-256 of the file's bytes as they are on disk, in lower-case hexadecimal.
    pub sha256: String,
    /// Whether a byte order mark stands before the text on disk.
    pub byte_order_mark: bool,
    /// Tells it from what else was read, from itself before too.
    pub stamp: Stamp,
}

impl TextFile {
    /// The file's bytes as they are on disk.
    #[must_use]
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        if self.byte_order_mark {
            Cow::Owned(format!("\u{feff}{}", self.text).into_bytes())
        } else {
            Cow::Borrowed(self.text.as_bytes())
        }
    }
}

/// A file of a project whose text is to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedText {
    /// Its path in the project.
    pub path: String,
    /// Its text, without a byte order mark; none where there is no such file yet.
    pub before: Option<String>,
    /// The text it is to have.
    pub after: String,
}

/// Every text file of a project, in the order in which they were read; a clone shares them.
#[derive(Debug, Clone, Default)]
pub struct TextFiles(Vec<Arc<TextFile>>);

impl TextFiles {
    /// Adds a file and gives its number.
    pub fn add(&mut self, file: TextFile) -> FileId {
        self.0.push(Arc::new(file));
        FileId(self.0.len() - 1)
    }

    /// Puts another file in the place of one.
    pub fn replace(&mut self, id: FileId, file: TextFile) {
        self.0[id.0] = Arc::new(file);
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &TextFile> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The file with this number.
    #[must_use]
    pub fn get(&self, id: FileId) -> &Arc<TextFile> {
        &self.0[id.0]
    }
}

/// How many words a text has: what white space divides (Unicode's `White_Space`).
#[must_use]
pub fn word_count(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // White space of ASCII: the space, and the characters from the tab to the carriage return.
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let first = bytes.first().is_some_and(|byte| !is_space(*byte));
    // Counted in pieces so short that a byte holds the count: then many bytes are compared at once.
    let begins = |(before, byte): (&u8, &u8)| u8::from(is_space(*before) & !is_space(*byte));
    let pairs = |(before, bytes): (&[u8], &[u8])| before.iter().zip(bytes).map(begins).sum::<u8>();
    let behind = bytes.get(1..).unwrap_or_default();
    let count: usize = bytes.chunks(PIECE).zip(behind.chunks(PIECE)).map(pairs).map(usize::from).sum();
    usize::from(first) + count
}

/// So many bytes begin fewer words than a byte can count.
const PIECE: usize = 255;

/// One step on the way from the top of a YAML file to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value under this key of a mapping.
    Key(String),
    /// The value at this index of a sequence, from 0.
    Index(usize),
}

/// The way from the top of a YAML file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct YamlPath(pub Vec<Step>);

impl YamlPath {
    /// The path to the value under `key` of the mapping at this path.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// The path to the element at `index` of the sequence at this path.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    /// The path one step further. Every annotation keeps one, so it takes no more room than it needs.
    fn then(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// The file as a whole.
    File,
    /// A range of bytes of the file's text.
    Bytes(Range<usize>),
    /// The value at a path of the YAML in the file; its bytes are looked up when a message needs them.
    Value(YamlPath),
    /// The key, not the value, at a path of the YAML in the file; the path ends in that key.
    Key(YamlPath),
}

/// A place: a file, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in the file.
    pub at: At,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: FileId) -> Self {
        Self { file, at: At::File }
    }

    /// A range of bytes of the file's text.
    #[must_use]
    pub fn bytes(file: FileId, range: Range<usize>) -> Self {
        let at = At::Bytes(range);
        Self { file, at }
    }

    /// The value at a path of the file's YAML.
    #[must_use]
    pub fn value(file: FileId, path: YamlPath) -> Self {
        let at = At::Value(path);
        Self { file, at }
    }

    /// The value under `key` of the mapping at this place; the place itself where it is not YAML.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        match &self.at {
            At::Value(path) => Self::value(self.file, path.key(key)),
            _ => self.clone(),
        }
    }

    /// The key itself, of the mapping at this place; the place itself where it is not YAML.
    #[must_use]
    pub fn key_itself(&self, key: &str) -> Self {
        match &self.at {
            At::Value(path) => Self { file: self.file, at: At::Key(path.key(key)) },
            _ => self.clone(),
        }
    }

    /// The element at `index` of the sequence at this place; the place itself where it is not YAML.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        match &self.at {
            At::Value(path) => Self::value(self.file, path.index(index)),
            _ => self.clone(),
        }
    }
}

/// Line and column (both from 1, the column in characters) of a byte offset of a text.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let end = (0..=offset.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Where the lines of a text begin, for looking up many offsets.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column (both from 1, the column in characters) of a byte offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}

/// A slug of so many characters ends with the word it is in.
const SLUG: usize = 48;

/// A short name made of letters and digits, for ids and addresses: lower case, `-` between words.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut length = 0;
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
            length += 1;
        } else if matches!(character, '\'' | '\u{2019}') {
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
            length += 1;
        }
        if length >= SLUG && slug.ends_with('-') {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A text for sorting: in lower case, letters without their accents.
#[must_use]
pub fn sorting_form(text: &str) -> String {
    text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// A path in the form in which all that some file system takes for the same are equal: capitals and the ways to encode an
/// accent make no difference.
#[must_use]
pub fn path_form(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().flat_map(char::to_lowercase).nfc().collect() }
}

/// A name as a line of a terminal can show it: control characters, which could clear the screen, as `\u{1b}`.
#[must_use]
pub fn printable(name: &str) -> Cow<'_, str> {
    if !name.contains(char::is_control) {
        return Cow::Borrowed(name);
    }
    let mut shown = String::with_capacity(name.len() + 8);
    for character in name.chars() {
        if character.is_control() { shown.extend(character.escape_default()) } else { shown.push(character) }
    }
    Cow::Owned(shown)
}

/// Words on one line.
#[must_use]
pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        assert_eq!(line_and_column("äb\ncd", 0), (1, 1));
        assert_eq!(line_and_column("äb\ncd", 2), (1, 2));
        assert_eq!(line_and_column("äb\ncd", 5), (2, 2));
    }

    #[test]
    fn words_are_what_white_space_divides() {
        for text in
            ["", " ", "one", " one", "one two\n", "a\tb\u{b}c\u{c}d\re\u{1f}f", "  a  b  ", "\n", "é a\u{a0}b\u{2003}c"]
        {
            assert_eq!(word_count(text), text.split_whitespace().count(), "{text:?}");
        }
        for length in [254, 255, 256, 257, 1000] {
            let text = "a b".repeat(length);
            assert_eq!(word_count(&text[..length]), text[..length].split_whitespace().count(), "{length}");
        }
    }

    #[test]
    fn paths_differ_by_more_than_capitals_and_encoding() {
        assert_eq!(path_form("Étude.html"), path_form("e\u{301}tude.HTML"));
        assert_ne!(path_form("etude.html"), path_form("étude.html"));
    }

    #[test]
    fn control_characters_are_shown_and_not_sent() {
        assert_eq!(printable("a\nb\u{1b}[2J é"), "a\\nb\\u{1b}[2J é");
        assert!(matches!(printable("שלום.md"), Cow::Borrowed(_)));
    }

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("Sessions\u{2019} office, again!"), "sessions-office-again");
        assert_eq!(slug("Über die Liebe"), "über-die-liebe");
        assert_eq!(slug("..."), "");
        let long = "é".repeat(47);
        assert_eq!(slug(&format!("{long} and more")), long);
        assert_eq!(slug(&format!("{long}é and more")), format!("{long}é"));
        assert_eq!(slug(&format!("{} and more", &long[2..])), format!("{}-and", &long[2..]));
    }
}

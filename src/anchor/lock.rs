//! `annotations/postil.lock`: where each quote stood when it was last in order, as evidence after an edit of the text.

use super::normalize::normalize;
use crate::diagnostic::Diagnostics;
use crate::load::Inputs;
use crate::yaml::{self, edit::double_quoted};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where quotes stood, by document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Lock {
    /// Each document by its path inside `documents/`.
    pub documents: BTreeMap<String, LockedDocument>,
}

/// A document as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedDocument {
    /// The hash of its text as a reader sees it.
    pub text: String,
    /// Its quotes by their names.
    #[serde(default)]
    pub quotes: BTreeMap<String, LockedQuote>,
}

/// A quote as it was.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedQuote {
    /// Where it began, in Unicode code points of the document's text as a reader sees it.
    pub at: usize,
    /// The hash of its normalised words.
    pub words: String,
    /// What stood before it, on one line.
    pub before: String,
    /// What stood behind it, on one line.
    pub behind: String,
}

/// Reads the lock of a project; an empty one where there is none.
#[must_use]
pub fn read(inputs: &Inputs, problems: &mut Diagnostics) -> Lock {
    inputs.lock.and_then(|id| yaml::read(&inputs.files, id, problems)).unwrap_or_default()
}

/// The name of a quote in the lock: its annotation's id, which claim from 1, and its key where that is not `quote`.
#[must_use]
pub fn name(annotation: &str, claim: Option<usize>, key: &str) -> String {
    let claim = claim.map(|claim| format!("/{}", claim + 1)).unwrap_or_default();
    if key == "quote" { format!("{annotation}{claim}") } else { format!("{annotation}{claim}/{key}") }
}

/// The hash of some words, whatever their white space and typography: twelve digits of SHA-256.
#[must_use]
pub fn hash(words: &str) -> String {
    Sha256::digest(normalize(words)).iter().take(6).fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

impl Lock {
    /// The lock as a file: a line for each quote, sorted, so that changes of several people merge well.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = "# Where each quote stood; written by `postil anchor --lock`, to be kept in git.\n".to_owned();
        for (path, document) in &self.documents {
            let _ = writeln!(text, "{}:\n  text: {}\n  quotes:", double_quoted(path), double_quoted(&document.text));
            for (name, quote) in &document.quotes {
                let LockedQuote { at, words, before, behind } = quote;
                let (before, behind) = (double_quoted(before), double_quoted(behind));
                let words = double_quoted(words);
                let _ = writeln!(
                    text,
                    "    {}: {{at: {at}, words: {words}, before: {before}, behind: {behind}}}",
                    double_quoted(name)
                );
            }
            if document.quotes.is_empty() {
                text.truncate(text.len() - "  quotes:\n".len());
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_do_not_mind_typography() {
        assert_eq!(hash("it\u{2019}s  so"), hash("it's so"));
        assert_ne!(hash("it's so"), hash("it is so"));
    }

    #[test]
    fn names_tell_claims_and_ends_apart() {
        assert_eq!(name("a", None, "quote"), "a");
        assert_eq!(name("a", Some(1), "to"), "a/2/to");
    }
}

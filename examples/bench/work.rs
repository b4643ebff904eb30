//! The works that are built: how many documents, of how many words, with how many notes.

use super::corpus::{Document, bibliography};
use rayon::prelude::*;
use std::path::Path;
use std::{fmt, fs, io};

/// How many words a document has.
const WORDS: usize = 1500;

/// How many notes it has.
const NOTES: usize = 20;

/// For how many words a long document has a note: with 10,000 of them it has 3 MB.
const WORDS_PER_NOTE: usize = 50;

/// What is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// So many documents of 1,500 words with 20 notes each.
    Documents(usize),
    /// One document with so many notes, as long as they need.
    Long(usize),
    /// The repository's own edition.
    Demo,
}

impl Work {
    /// A work by its name on the command line: a number of documents, `long` or `demo`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "long" => Some(Self::Long(10_000)),
            "demo" => Some(Self::Demo),
            number => number.parse().ok().filter(|number| *number > 0).map(Self::Documents),
        }
    }

    /// How many documents it has.
    pub fn documents(self) -> usize {
        match self {
            Self::Documents(count) => count,
            Self::Long(_) | Self::Demo => 1,
        }
    }

    /// Writes it as Postil reads it; the demo is there already.
    pub fn write(self, project: &Path) -> io::Result<()> {
        let (documents, annotations) = (project.join("documents"), project.join("annotations"));
        fs::create_dir_all(&documents)?;
        fs::create_dir_all(&annotations)?;
        fs::write(project.join("postil.yaml"), "title: A corpus\nlanguage: en\nbase_url: https://example.org/\n")?;
        fs::write(annotations.join("bibliography.yaml"), bibliography())?;
        (0..self.documents()).into_par_iter().try_for_each(|number| {
            let document = self.document(number);
            fs::write(documents.join(&document.name).with_extension("md"), document.markdown())?;
            fs::write(annotations.join(&document.name).with_extension("yaml"), document.annotations())
        })
    }

    /// One of its documents, but for the demo's.
    pub fn document(self, number: usize) -> Document {
        match self {
            Self::Long(notes) => Document::new(number, notes * WORDS_PER_NOTE, notes),
            Self::Documents(_) | Self::Demo => Document::new(number, WORDS, NOTES),
        }
    }
}

impl fmt::Display for Work {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = thousands(WORDS);
        match self {
            Self::Documents(1) => write!(formatter, "1 document of {words} words with {NOTES} notes"),
            Self::Documents(count) => {
                write!(formatter, "{} documents of {words} words with {NOTES} notes each", thousands(*count))
            }
            Self::Long(notes) => write!(formatter, "one document with {} notes", thousands(*notes)),
            Self::Demo => write!(formatter, "the demo"),
        }
    }
}

/// A number as people write it: 10,000.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join(",")
}

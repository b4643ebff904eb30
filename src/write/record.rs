//! What a site and each of its documents was made of, kept outside it, so that nothing is made again of the same.
//!
//! A record is believed only where it says the same as the inputs, the program and the files that are there; without
//! it everything is made, with the same result.

use super::manifest::MANIFEST;
use crate::anchor::remembered::{Memory, Remembered};
use crate::load::{Fingerprint, Inputs, sha256};
use crate::render::Made;
use crate::render::reuse::MadeDocument;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The first line of a record; a record of another form is none.
const FORM: &str = "postil record 4";

/// What stands before the last line's SHA-256 of all lines before it.
const END: &str = "\nend\t";

/// What a build was made of, and what it left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What tells the program that made it from any other.
    pub program: String,
    /// What it was made of: the fingerprint of all inputs and of the options. Empty where there was something to say, which
    /// the next build has to say again.
    pub made_of: String,
    /// How the files that it was made of lay on disk, as `load::listing` says it; empty where that would prove nothing.
    pub listing: String,
    /// How many documents there are.
    pub documents: usize,
    /// The annotations of each kind, by the word for one and the word for several.
    pub annotations: Vec<(String, String, usize)>,
    /// The files, each with its length and when it was last written, in nanoseconds since 1970.
    files: Vec<(u64, u128, String)>,
    /// The documents.
    made: Vec<MadeDocument>,
}

/// What a build is made of, as one fingerprint: `options` are those that change what is made.
#[must_use]
pub fn made_of(inputs: &Inputs, options: &str) -> String {
    let mut all = Fingerprint::default();
    all.add(options);
    for file in inputs.files.iter() {
        all.add(&file.path);
        all.add(&file.sha256);
    }
    for file in &inputs.static_files {
        all.add(&file.path);
        all.add(&sha256(&file.bytes));
    }
    all.finish()
}

impl Record {
    /// The record of a site that has just been built.
    ///
    /// None where its files cannot be looked at.
    #[must_use]
    pub fn of(
        output: &Path,
        program: String,
        made_of: String,
        listing: String,
        documents: usize,
        annotations: Vec<(String, String, usize)>,
        made: Made,
    ) -> Option<Self> {
        let mut paths = made.paths;
        paths.push(MANIFEST.to_owned());
        let stamped = |path: String| {
            let (length, time) = stamp(&output.join(&path))?;
            Some((length, time, path))
        };
        let files: Option<Vec<_>> = paths.into_par_iter().with_min_len(64).map(stamped).collect();
        Some(Self { program, made_of, listing, documents, annotations, files: files?, made: made.documents })
    }

    /// Reads a record that this program has kept; what cannot be read, or is not as it was written, is none.
    #[must_use]
    pub fn read(path: &Path, program: &str) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let (text, end) = text.split_at_checked(text.rfind(END)? + 1)?;
        if end[END.len() - 1..].trim_end() != sha256(text.as_bytes()) {
            return None;
        }
        let mut lines = text.lines();
        if [lines.next()?, lines.next()?] != [FORM, program] {
            return None;
        }
        let mut record = Self {
            program: program.to_owned(),
            made_of: lines.next()?.to_owned(),
            listing: lines.next()?.to_owned(),
            documents: lines.next()?.parse().ok()?,
            annotations: Vec::new(),
            files: Vec::new(),
            made: Vec::new(),
        };
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["kind", one, several, count] => {
                    record.annotations.push(((*one).to_owned(), (*several).to_owned(), count.parse().ok()?));
                }
                ["file", length, time, path] => {
                    record.files.push((length.parse().ok()?, time.parse().ok()?, (*path).to_owned()));
                }
                ["document", made_of, start, end, page] => {
                    let (page, made_of) = ((*page).to_owned(), (*made_of).to_owned());
                    let edition = start.parse().ok()?..end.parse().ok()?;
                    record.made.push(MadeDocument { page, made_of, edition, quotes: None });
                }
                ["quotes", asked, passages] => {
                    let (asked, passages) = ((*asked).to_owned(), (*passages).to_owned());
                    record.made.last_mut()?.quotes = Some(Remembered { asked, passages });
                }
                _ => return None,
            }
        }
        Some(record)
    }

    /// Keeps the record; where that cannot be done, the next build makes everything.
    pub fn keep(&self, path: &Path) {
        let documents = self.documents.to_string();
        let mut text = [FORM, &self.program, &self.made_of, &self.listing, &documents, ""].join("\n");
        let mut add = |fields: &[&str]| {
            text.push_str(&fields.join("\t"));
            text.push('\n');
        };
        for (one, several, count) in &self.annotations {
            add(&["kind", one, several, &count.to_string()]);
        }
        for (length, time, path) in &self.files {
            add(&["file", &length.to_string(), &time.to_string(), path]);
        }
        for MadeDocument { page, made_of, edition, quotes } in &self.made {
            add(&["document", made_of, &edition.start.to_string(), &edition.end.to_string(), page]);
            if let Some(Remembered { asked, passages }) = quotes {
                add(&["quotes", asked, passages]);
            }
        }
        let hash = sha256(text.as_bytes());
        let _ = super::whole(path, [&text, &END[1..], &hash, "\n"].concat().as_bytes());
    }

    /// Whether all files are there as they were left.
    #[must_use]
    pub fn holds(&self, output: &Path) -> bool {
        let is_as_left =
            |(length, time, path): &(u64, u128, String)| stamp(&output.join(path)) == Some((*length, *time));
        self.files.par_iter().with_min_len(64).all(is_as_left)
    }

    /// How each file was left, by its path.
    pub(super) fn stamps(&self) -> impl Iterator<Item = (&str, Stamp)> {
        self.files.iter().map(|(length, time, path)| (path.as_str(), Stamp { length: *length, time: *time }))
    }

    /// What each document was made of.
    pub(super) fn made(&self) -> &[MadeDocument] {
        &self.made
    }

    /// Where the quotes of the documents stood.
    #[must_use]
    pub fn quotes(&self) -> Quotes<'_> {
        Quotes(self.made.iter().filter_map(|made| Some((made.page.as_str(), made.quotes.as_ref()?))).collect())
    }

    /// How many files there are, without the list of them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len().saturating_sub(1)
    }
}

/// What is remembered of the quotes of documents, by their pages.
#[derive(Debug, Default)]
pub struct Quotes<'r>(HashMap<&'r str, &'r Remembered>);

impl Memory for Quotes<'_> {
    fn of(&self, page: &str) -> Option<&Remembered> {
        self.0.get(page).copied()
    }
}

/// How a file was left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    length: u64,
    time: u128,
}

impl Stamp {
    /// Whether the file at this path is as it was left.
    pub(super) fn holds(self, path: &Path) -> bool {
        stamp(path) == Some((self.length, self.time))
    }
}

/// How long a file is, and when it was last written.
fn stamp(path: &Path) -> Option<(u64, u128)> {
    let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((metadata.len(), time.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_until_a_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        fs::create_dir(&output).unwrap();
        fs::write(output.join("a.html"), "a").unwrap();
        fs::write(output.join(MANIFEST), "").unwrap();
        let annotations = vec![("context note".to_owned(), "context notes".to_owned(), 3)];
        let quotes = Some(Remembered { asked: "that".to_owned(), passages: "1-5,7-9;;".to_owned() });
        let document = MadeDocument { page: "a.html".to_owned(), made_of: "more".to_owned(), edition: 3..7, quotes };
        let made = Made { paths: vec!["a.html".to_owned()], documents: vec![document] };
        let record =
            Record::of(&output, "one".to_owned(), "key".to_owned(), "list".to_owned(), 1, annotations, made).unwrap();
        let path = folder.path().join("record");
        record.keep(&path);
        assert_eq!(Record::read(&path, "two"), None, "another program may do otherwise");
        let read = Record::read(&path, "one").unwrap();
        assert_eq!((&read, read.count()), (&record, 1));
        assert!(read.holds(&output));
        fs::write(output.join("a.html"), "bb").unwrap();
        assert!(!read.holds(&output));
        fs::remove_file(output.join("a.html")).unwrap();
        assert!(!read.holds(&output));
    }

    #[test]
    fn what_is_not_as_it_was_written_is_no_record() {
        let folder = tempfile::tempdir().unwrap();
        let (path, made) = (folder.path().join("record"), Made::default());
        fs::write(folder.path().join(MANIFEST), "").unwrap();
        let of = |program: &str| {
            let (program, made) = (program.to_owned(), made.clone());
            Record::of(folder.path(), program, String::new(), String::new(), 12, Vec::new(), made)
        };
        of("one").unwrap().keep(&path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(Record::read(&path, "one").is_some());
        for end in 0..text.trim_end().len() {
            fs::write(&path, &text[..end]).unwrap();
            assert_eq!(Record::read(&path, "one"), None, "only {end} bytes");
        }
        for (from, to) in [("12", "13"), ("record 4", "record 3"), ("one", "two"), ("file", "kind"), ("end", "and")] {
            fs::write(&path, text.replace(from, to)).unwrap();
            assert_eq!(Record::read(&path, "one"), None, "{to}");
            assert_eq!(Record::read(&path, "two"), None, "{to}");
        }
        fs::write(&path, [0xff; 9]).unwrap();
        assert_eq!(Record::read(&path, "one"), None);
    }
}

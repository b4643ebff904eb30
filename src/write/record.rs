//! What a site was made of, kept outside it, so that nothing is made again of the same.
//!
//! A record is believed only where it says the same as the inputs, the program and the files that are there; without
//! it everything is made, with the same result.

use super::manifest::MANIFEST;
use crate::load::{Inputs, sha256};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The first line of a record; a record of another form is none.
const FORM: &str = "postil record 1";

/// What a build was made of, and what it left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it was made of: the SHA-256 of all inputs, of the options and of the program.
    pub made_of: String,
    /// How many documents there are.
    pub documents: usize,
    /// The annotations of each kind, by the word for one and the word for several.
    pub annotations: Vec<(String, String, usize)>,
    /// The files, each with its length and when it was last written, in nanoseconds since 1970.
    files: Vec<(u64, u128, String)>,
}

/// What a build is made of, as one SHA-256: `program` tells one version of it from another, `options` are those that
/// change what is made.
#[must_use]
pub fn made_of(inputs: &Inputs, program: &str, options: &str) -> String {
    let mut all = Sha256::new();
    let mut add = |parts: [&str; 2]| {
        for part in parts {
            all.update((part.len() as u64).to_be_bytes());
            all.update(part.as_bytes());
        }
    };
    add([program, options]);
    for file in inputs.files.iter() {
        add([&file.path, &file.sha256]);
    }
    for file in &inputs.static_files {
        add([&file.path, &sha256(&file.bytes)]);
    }
    crate::load::hexadecimal(&all.finalize())
}

impl Record {
    /// The record of a site that has just been built.
    ///
    /// None where its files cannot be looked at.
    #[must_use]
    pub fn of(
        output: &Path,
        made_of: String,
        documents: usize,
        annotations: Vec<(String, String, usize)>,
        paths: &[String],
    ) -> Option<Self> {
        let paths = paths.iter().map(String::as_str).chain([MANIFEST]);
        let files: Option<Vec<_>> = paths
            .map(|path| {
                let (length, time) = stamp(&output.join(path))?;
                Some((length, time, path.to_owned()))
            })
            .collect();
        Some(Self { made_of, documents, annotations, files: files? })
    }

    /// Reads a record; what cannot be read is none.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let mut lines = text.lines();
        if lines.next()? != FORM {
            return None;
        }
        let made_of = lines.next()?.to_owned();
        let documents = lines.next()?.parse().ok()?;
        let (mut annotations, mut files) = (Vec::new(), Vec::new());
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["kind", one, several, count] => {
                    annotations.push(((*one).to_owned(), (*several).to_owned(), count.parse().ok()?));
                }
                ["file", length, time, path] => {
                    files.push((length.parse().ok()?, time.parse().ok()?, (*path).to_owned()));
                }
                ["end"] => return Some(Self { made_of, documents, annotations, files }),
                _ => return None,
            }
        }
        // Without its last line it was not written to its end.
        None
    }

    /// Keeps the record; where that cannot be done, the next build makes everything.
    pub fn keep(&self, path: &Path) {
        let mut text = format!("{FORM}\n{}\n{}\n", self.made_of, self.documents);
        for (one, several, count) in &self.annotations {
            text.push_str(&["kind", one, several, &count.to_string()].join("\t"));
            text.push('\n');
        }
        for (length, time, path) in &self.files {
            text.push_str(&["file", &length.to_string(), &time.to_string(), path].join("\t"));
            text.push('\n');
        }
        text.push_str("end\n");
        let _ = super::whole(path, text.as_bytes());
    }

    /// Whether all files are there as they were left.
    #[must_use]
    pub fn holds(&self, output: &Path) -> bool {
        self.files.iter().all(|(length, time, path)| stamp(&output.join(path)) == Some((*length, *time)))
    }

    /// How each file was left, by its path.
    pub(super) fn stamps(&self) -> impl Iterator<Item = (&str, Stamp)> {
        self.files.iter().map(|(length, time, path)| (path.as_str(), Stamp { length: *length, time: *time }))
    }

    /// How many files there are, without the list of them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len().saturating_sub(1)
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
        let record = Record::of(&output, "key".to_owned(), 1, annotations, &["a.html".to_owned()]).unwrap();
        let path = folder.path().join("record");
        record.keep(&path);
        let read = Record::read(&path).unwrap();
        assert_eq!((&read, read.count()), (&record, 1));
        assert!(read.holds(&output));
        fs::write(output.join("a.html"), "bb").unwrap();
        assert!(!read.holds(&output));
        fs::remove_file(output.join("a.html")).unwrap();
        assert!(!read.holds(&output));
    }

    #[test]
    fn what_was_not_written_to_its_end_is_no_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record");
        for text in [
            "",
            "postil record 0\nkey\n1\nend\n",
            "postil record 1\nkey\n1\n",
            "postil record 1\nkey\n1\nfile\tx\nend\n",
        ] {
            fs::write(&path, text).unwrap();
            assert_eq!(Record::read(&path), None, "{text}");
        }
    }
}

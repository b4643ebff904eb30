//! `edition.json` as it grows, document by document: what the last one says of a document is taken from it where that is
//! the same.

use super::{EDITION, edition};
use crate::render::publisher::Publisher;
use std::ops::Range;

/// What stands between two documents.
const BETWEEN: &str = ",\n";

/// What has so many bytes is handed on by itself, and not copied once more.
const LONG: usize = 1 << 16;

/// What the file says of a document.
pub enum Line {
    /// This, in parts.
    Made(Vec<String>),
    /// What these bytes of the last file say, of the document of this index.
    Before(usize, Range<u64>),
}

/// The file, and where its documents are.
pub struct EditionFile<'p> {
    publisher: &'p Publisher<'p>,
    /// How many bytes it has.
    length: u64,
    /// Whether something must stand between its last document and the next.
    separator_due: bool,
    /// The bytes of each document so far.
    documents: Vec<Range<u64>>,
}

impl<'p> EditionFile<'p> {
    /// Begins the file with what stands before the documents.
    #[must_use]
    pub fn begin(publisher: &'p Publisher<'p>, before_documents: &str) -> Self {
        let mut file = Self { publisher, length: 0, separator_due: false, documents: Vec::new() };
        file.part(before_documents);
        file
    }

    /// Adds documents; `make` says what the file says of one whose bytes of the last file cannot be had.
    pub fn add(&mut self, lines: &[Line], make: &dyn Fn(usize) -> Vec<String>) {
        // What stands together in the last file is taken as one.
        let together = |one: &Line, next: &Line| match (one, next) {
            (Line::Made(_), Line::Made(_)) => true,
            (Line::Before(_, one), Line::Before(_, next)) => one.end + BETWEEN.len() as u64 == next.start,
            _ => false,
        };
        for lines in lines.chunk_by(together) {
            if !self.again(lines) {
                self.made(lines, make);
            }
        }
    }

    /// Adds documents by their bytes of the last file; false where those cannot be had.
    fn again(&mut self, lines: &[Line]) -> bool {
        let (Some(Line::Before(_, first)), Some(Line::Before(_, last))) = (lines.first(), lines.last()) else {
            return false;
        };
        let separator = self.separator();
        self.part(separator);
        if !self.publisher.part_again(EDITION, &(first.start..last.end)) {
            return false;
        }
        let moved = |at: u64| at - first.start + self.length;
        let bytes = lines.iter().filter_map(|line| match line {
            Line::Made(_) => None,
            Line::Before(_, bytes) => Some(moved(bytes.start)..moved(bytes.end)),
        });
        self.documents.extend(bytes);
        self.length = moved(last.end);
        self.separator_due = true;
        true
    }

    fn made(&mut self, lines: &[Line], make: &dyn Fn(usize) -> Vec<String>) {
        let mut part = String::new();
        for line in lines {
            part.push_str(self.separator());
            let again;
            let parts = match line {
                Line::Made(parts) => parts,
                Line::Before(document, _) => {
                    again = make(*document);
                    &again
                }
            };
            let start = self.length + part.len() as u64;
            self.documents.push(start..start + parts.iter().map(|part| part.len() as u64).sum::<u64>());
            for piece in parts {
                if piece.len() < LONG {
                    part.push_str(piece);
                } else {
                    self.part(&std::mem::take(&mut part));
                    self.part(piece);
                }
            }
            self.separator_due = true;
        }
        self.part(&part);
    }

    /// Ends the file; gives the bytes of each document.
    #[must_use]
    pub fn end(mut self) -> Vec<Range<u64>> {
        self.part(edition::AFTER_DOCUMENTS);
        self.documents
    }

    /// What must stand before the next document.
    fn separator(&mut self) -> &'static str {
        if std::mem::take(&mut self.separator_due) { BETWEEN } else { "" }
    }

    fn part(&mut self, part: &str) {
        if !part.is_empty() {
            self.publisher.part(EDITION, part);
            self.length += part.len() as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::publisher::{Sink, lock};
    use std::sync::Mutex;

    /// Has a file of the last site, if it has one, and takes another.
    struct Files {
        before: Option<&'static str>,
        now: Mutex<String>,
    }

    impl Sink for Files {
        fn page(&self, _: &str, _: &[u8]) {}

        fn part(&self, _: &str, part: &[u8]) {
            lock(&self.now).push_str(str::from_utf8(part).unwrap());
        }

        fn part_again(&self, _: &str, bytes: &Range<u64>) -> bool {
            let bytes = usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap();
            let Some(part) = self.before.and_then(|before| before.get(bytes)) else { return false };
            lock(&self.now).push_str(part);
            true
        }
    }

    #[test]
    fn whatever_is_taken_from_the_last_file_the_new_one_is_the_same() {
        for (before, made) in [(Some("{[\n1,\n22,\n333\n]}\n"), false), (None, true)] {
            let sink = Files { before, now: Mutex::default() };
            let publisher = Publisher::new(&sink);
            let mut file = EditionFile::begin(&publisher, "{beginning[\n");
            let make = |document: usize| {
                assert!(made);
                vec![["1", "22", "333"][document].to_owned()]
            };
            file.add(&[Line::Before(0, 3..4), Line::Before(1, 6..8), Line::Before(2, 10..13)], &make);
            file.add(
                &[Line::Made(vec!["4".into(), String::new()]), Line::Before(1, 6..8), Line::Before(0, 3..4)],
                &make,
            );
            let documents = file.end();
            let now = lock(&sink.now).clone();
            assert_eq!(now, "{beginning[\n1,\n22,\n333,\n4,\n22,\n1\n]}\n");
            let of =
                |bytes: &Range<u64>| &now[usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap()];
            assert_eq!(documents.iter().map(of).collect::<Vec<_>>(), ["1", "22", "333", "4", "22", "1"]);
        }
    }
}

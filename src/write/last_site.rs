//! What is known of the site that the last build left: how it left each file, and what it made of each document.

use super::manifest::MANIFEST;
use super::record::{Record, Stamp};
use crate::render::reuse::MadeDocument;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;

/// The last site; nothing is known of it by default.
#[derive(Default)]
pub(super) struct LastSite {
    stamps: HashMap<String, Stamp>,
    /// The documents by their pages.
    documents: HashMap<String, MadeDocument>,
}

impl LastSite {
    /// What a record says of the site in an output folder; nothing if something else has written that since.
    pub(super) fn new(record: &Record, output: &Path) -> Self {
        let stamps: HashMap<String, Stamp> = record.stamps().map(|(path, stamp)| (path.to_owned(), stamp)).collect();
        if !stamps.get(MANIFEST).is_some_and(|stamp| stamp.holds(&output.join(MANIFEST))) {
            return Self::default();
        }
        let documents = record.made().iter().map(|document| (document.page.clone(), document.clone())).collect();
        Self { stamps, documents }
    }

    /// What was made of the document of this page.
    pub(super) fn document(&self, page: &str) -> Option<&MadeDocument> {
        self.documents.get(page)
    }

    /// Whether a file of the output folder, by its path in it, is known to be as it was left.
    pub(super) fn holds(&self, output: &Path, path: &str) -> bool {
        self.stamps.get(path).is_some_and(|stamp| stamp.holds(&output.join(path)))
    }
}

/// These bytes of a file.
pub(super) fn part(path: &Path, bytes: &Range<u64>) -> io::Result<Vec<u8>> {
    let length = usize::try_from(bytes.end.saturating_sub(bytes.start)).map_err(io::Error::other)?;
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(bytes.start))?;
    let mut part = Vec::new();
    file.take(length as u64).read_to_end(&mut part)?;
    if part.len() < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_had_as_a_whole_or_not_at_all() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "0123456789").unwrap();
        let of = |bytes: Range<u64>| part(file.path(), &bytes).ok();
        assert_eq!(of(2..5).as_deref(), Some(b"234".as_slice()));
        assert_eq!(of(0..10).map(|part| part.len()), Some(10));
        assert_eq!(of(4..4).as_deref(), Some(b"".as_slice()));
        assert_eq!([of(8..11), of(20..21)], [None, None]);
    }
}

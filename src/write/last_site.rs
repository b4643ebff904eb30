//! What is known of the site that the last build left: how it left each file, and what it made of each document.

use super::manifest::MANIFEST;
use super::record::{Record, Stamp};
use crate::load::hexadecimal;
use crate::render::reuse::MadeDocument;
use sha2::{Digest, Sha256};
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

/// So many bytes of a file are in memory at a time.
const PIECE: u64 = 1 << 20;

/// These bytes of a file, piece by piece, if it has so many.
pub(super) fn pieces(path: &Path, bytes: &Range<u64>) -> io::Result<impl Iterator<Item = io::Result<Vec<u8>>> + use<>> {
    let mut file = File::open(path)?;
    if bytes.start > bytes.end || file.metadata()?.len() < bytes.end {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    file.seek(SeekFrom::Start(bytes.start))?;
    let mut rest = file.take(bytes.end - bytes.start);
    Ok(std::iter::from_fn(move || {
        let mut piece = Vec::new();
        match rest.by_ref().take(PIECE).read_to_end(&mut piece) {
            // Somebody has shortened the file.
            Ok(0) => (rest.limit() > 0).then(|| Err(io::ErrorKind::UnexpectedEof.into())),
            Ok(_) => Some(Ok(piece)),
            Err(error) => Some(Err(error)),
        }
    }))
}

/// SHA-256 of a file, which is read piece by piece, in lower-case hexadecimal.
pub(super) fn hash(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    for piece in pieces(path, &(0..path.metadata()?.len()))? {
        hash.update(piece?);
    }
    Ok(hexadecimal(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_had_as_a_whole_or_not_at_all() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "0123456789").unwrap();
        let of = |bytes: Range<u64>| {
            pieces(file.path(), &bytes).ok()?.collect::<io::Result<Vec<_>>>().ok().map(|all| all.concat())
        };
        assert_eq!(of(2..5).as_deref(), Some(b"234".as_slice()));
        assert_eq!(of(0..10).map(|part| part.len()), Some(10));
        assert_eq!(of(4..4).as_deref(), Some(b"".as_slice()));
        assert_eq!([of(8..11), of(20..21)], [None, None]);
        let large = "0123456789".repeat(200_000).into_bytes();
        std::fs::write(file.path(), &large).unwrap();
        assert_eq!(of(1..large.len() as u64).as_deref(), Some(&large[1..]));
        assert_eq!(hash(file.path()).unwrap(), crate::load::sha256(&large));
    }
}

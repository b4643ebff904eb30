//! The texts of a project's files, read and hashed side by side before anything is said of them.

use super::sha256;
use super::source::Source;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

/// What became of a text file.
pub(super) enum Text {
    /// It has so many bytes, more than the limit, and was not read.
    TooLarge(u64),
    /// It was read.
    Read(ReadText),
}

/// A text file as it was read.
pub(super) struct ReadText {
    /// Its text, without a byte order mark; what is not UTF-8 in it is replaced.
    pub(super) text: String,
    /// SHA-256 of its bytes.
    pub(super) sha256: String,
    /// Whether it begins with a byte order mark.
    pub(super) byte_order_mark: bool,
    /// Why it is not UTF-8; none where it is.
    pub(super) fault: Option<FromUtf8Error>,
}

impl Text {
    /// Reads a file unless it has more bytes than the limit.
    pub(super) fn read<S: Source>(source: &S, path: &Path, limit: u64) -> Result<Self, S::Error> {
        let size = source.size(path)?;
        if size > limit {
            return Ok(Self::TooLarge(size));
        }
        let bytes = source.bytes(path)?;
        let sha256 = sha256(&bytes);
        let (mut text, fault) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(error)),
        };
        let byte_order_mark = text.starts_with('\u{feff}') && fault.is_none();
        if byte_order_mark {
            text.remove(0);
        }
        Ok(Self::Read(ReadText { text, sha256, byte_order_mark, fault }))
    }
}

/// A file, with its text if it is one; or why it could not be read.
pub(super) type MaybeText<E> = Result<(PathBuf, Option<Text>), E>;

/// Reads those of some files that are texts; all come back in their order.
pub(super) fn read_all<S: Source>(
    source: &S,
    paths: Vec<PathBuf>,
    is_text: impl Fn(&Path) -> bool + Sync,
    limit: u64,
) -> Vec<MaybeText<S::Error>> {
    let read = paths.into_par_iter().map(|path| {
        let text = is_text(&path).then(|| Text::read(source, &path, limit)).transpose()?;
        Ok((path, text))
    });
    read.collect()
}

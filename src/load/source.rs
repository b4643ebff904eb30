//! Where the files of a project come from: a folder on disk, or memory.

use super::refusal::Refusal;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

/// What there is below a folder. Paths are from the project's folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files that can be read.
    pub(super) files: Vec<PathBuf>,
    /// What cannot be read, each with the reason.
    pub(super) refused: Vec<(PathBuf, Refusal)>,
    /// Where symbolic links lead that were followed, as paths on disk without links in them.
    pub(super) links: Vec<PathBuf>,
}

/// Where the files of a project come from. Paths are from the project's folder.
pub(super) trait Source: Sync {
    /// Why they cannot be read.
    type Error: Send;

    /// Fails where there is no project at all.
    fn open(&self) -> Result<(), Self::Error>;

    /// What there is below a folder; hidden files are left out without a word.
    fn find(&self, folder: &str) -> Result<Found, Self::Error>;

    /// Whether there is anything at a path.
    fn has(&self, path: &Path) -> bool;

    /// Why what is at a path must not be read; none where it may.
    fn refusal(&self, path: &Path) -> Result<Option<Refusal>, Self::Error>;

    /// How many bytes a file has.
    fn size(&self, path: &Path) -> Result<u64, Self::Error>;

    /// The bytes of a file.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Self::Error>;

    /// A path as messages show it.
    fn shown(&self, path: &str) -> PathBuf;
}

/// Whether the last name of a path begins with a dot.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

impl Source for BTreeMap<PathBuf, Vec<u8>> {
    type Error = Infallible;

    fn open(&self) -> Result<(), Infallible> {
        Ok(())
    }

    fn find(&self, folder: &str) -> Result<Found, Infallible> {
        let below = self.keys().filter(|path| path.starts_with(folder) && *path != Path::new(folder));
        let seen = below.filter(|path| !path.ancestors().any(is_hidden));
        Ok(Found { files: seen.cloned().collect(), ..Found::default() })
    }

    fn has(&self, path: &Path) -> bool {
        self.contains_key(path)
    }

    fn refusal(&self, _: &Path) -> Result<Option<Refusal>, Infallible> {
        Ok(None)
    }

    fn size(&self, path: &Path) -> Result<u64, Infallible> {
        Ok(self.get(path).map_or(0, |bytes| bytes.len() as u64))
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Infallible> {
        Ok(self.get(path).cloned().unwrap_or_default())
    }

    fn shown(&self, path: &str) -> PathBuf {
        path.into()
    }
}

//! Where the files of a project come from: a folder on disk, or memory.

use super::{LoadError, slashed};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Where the files of a project come from. Paths are from the project's folder.
pub(super) trait Source {
    /// Why they cannot be read.
    type Error;

    /// Fails where there is no project at all.
    fn open(&self) -> Result<(), Self::Error>;

    /// The files below a folder, sorted; hidden ones and links left out.
    fn paths(&self, folder: &str) -> Result<Vec<PathBuf>, Self::Error>;

    /// Whether there is anything at a path.
    fn has(&self, path: &Path) -> bool;

    /// How many bytes a file has.
    fn size(&self, path: &Path) -> Result<u64, Self::Error>;

    /// The bytes of a file.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Self::Error>;

    /// A path as messages show it.
    fn shown(&self, path: &str) -> PathBuf;
}

/// A project in a folder on disk.
pub(super) struct Folder<'a>(pub(super) &'a Path);

impl Source for Folder<'_> {
    type Error = LoadError;

    fn open(&self) -> Result<(), LoadError> {
        if self.0.is_dir() {
            return Ok(());
        }
        let error = io::Error::new(io::ErrorKind::NotFound, "there is no such folder");
        Err(LoadError { path: self.0.to_owned(), error })
    }

    fn paths(&self, folder: &str) -> Result<Vec<PathBuf>, LoadError> {
        let root = self.0.join(folder);
        if !root.is_dir() {
            return Ok(Vec::new());
        }
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let mut paths = Vec::new();
        for entry in
            WalkDir::new(&root).into_iter().filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()))
        {
            let entry = entry
                .map_err(|error| LoadError { path: error.path().unwrap_or(&root).to_owned(), error: error.into() })?;
            if entry.file_type().is_file() {
                paths.push(entry.path().strip_prefix(self.0).unwrap_or(entry.path()).to_owned());
            }
        }
        paths.sort_by_cached_key(|path| slashed(path));
        Ok(paths)
    }

    fn has(&self, path: &Path) -> bool {
        self.0.join(path).exists()
    }

    fn size(&self, path: &Path) -> Result<u64, LoadError> {
        let full = self.0.join(path);
        std::fs::metadata(&full).map(|metadata| metadata.len()).map_err(|error| LoadError { path: full, error })
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        let full = self.0.join(path);
        std::fs::read(&full).map_err(|error| LoadError { path: full, error })
    }

    fn shown(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }
}

impl Source for BTreeMap<PathBuf, Vec<u8>> {
    type Error = Infallible;

    fn open(&self) -> Result<(), Infallible> {
        Ok(())
    }

    fn paths(&self, folder: &str) -> Result<Vec<PathBuf>, Infallible> {
        let mut paths: Vec<PathBuf> = self.keys().filter(|path| path.starts_with(folder)).cloned().collect();
        paths.sort_by_cached_key(|path| slashed(path));
        Ok(paths)
    }

    fn has(&self, path: &Path) -> bool {
        self.contains_key(path)
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

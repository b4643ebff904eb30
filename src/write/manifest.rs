//! The list of what a build wrote, so that the next one knows its own files.

use super::disk::is_file;
use super::site_lock::is_working_folder;
use super::{WriteError, at};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Component, Path};

/// The list, in the output folder: SHA-256 and path a line, as `sha256sum --check` reads it.
pub(super) const MANIFEST: &str = ".postil";

/// The files of a build by path, each with the SHA-256 of its bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, String>);

impl Manifest {
    /// The list in a folder; none where there is none.
    pub(super) fn read(output: &Path) -> Result<Option<Self>, WriteError> {
        let path = output.join(MANIFEST);
        if !is_file(&path) {
            return Ok(None);
        }
        match fs::read_to_string(&path) {
            Ok(text) => {
                let line = |line: &str| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
                Ok(Some(Self(text.lines().filter_map(line).filter(|(path, _)| lies_within(path)).collect())))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    /// What the last build wrote into a folder; it is called `named` in what is wrong.
    ///
    /// # Errors
    /// Where the folder holds other files than an earlier build's, unless `force`.
    pub(super) fn of_ours(named: &Path, output: &Path, force: bool) -> Result<Self, WriteError> {
        let before = Self::read(output)?;
        let occupied = || {
            let mut entries = fs::read_dir(output).into_iter().flatten().flatten();
            entries.any(|entry| !is_working_folder(&entry.file_name()))
        };
        if before.is_none() && !force && occupied() {
            return Err(WriteError::NotOurs(named.to_owned()));
        }
        Ok(before.unwrap_or_default())
    }

    pub(super) fn text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (path, hash)| {
            let _ = writeln!(text, "{hash}  {path}");
            text
        })
    }
}

/// Whether a path stays inside the folder it is joined to.
pub(super) fn lies_within(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

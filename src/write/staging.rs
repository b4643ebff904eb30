//! A site that is being written: its files stand beside the output folder until all of them are there.

use super::manifest::{MANIFEST, Manifest};
use super::{WriteError, at};
use crate::load::{hexadecimal, sha256};
use crate::render::Sink;
use crate::render::publisher::lock;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What writing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub changed: usize,
    /// Files that were left untouched, their bytes being the same.
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
}

/// Takes the files of a site one by one, from any thread, and keeps those that differ from what is there.
///
/// Nothing in the output folder changes before [`Staging::finish`]; dropped, it leaves nothing behind.
pub struct Staging {
    output: PathBuf,
    force: bool,
    /// What the last build wrote.
    before: Manifest,
    /// Where the files stand; it goes when this does.
    folder: tempfile::TempDir,
    /// The folders made in it.
    folders: Mutex<HashSet<PathBuf>>,
    files: Mutex<Files>,
    /// Files that come part by part.
    growing: Mutex<BTreeMap<String, Growing>>,
}

/// What was taken.
#[derive(Default)]
struct Files {
    manifest: Manifest,
    /// The paths of files that are new or have other bytes than before.
    changed: BTreeSet<String>,
    /// The first fault by path.
    fault: Option<(String, WriteError)>,
}

/// A file that comes part by part.
struct Growing {
    file: fs::File,
    hash: Sha256,
    length: u64,
}

impl Staging {
    /// Begins the site of an output folder.
    ///
    /// # Errors
    /// Where the folder holds other files than an earlier build's, unless `force`; where the system refuses.
    pub fn begin(output: &Path, force: bool) -> Result<Self, WriteError> {
        let before = Manifest::read(output)?;
        let occupied = fs::read_dir(output).is_ok_and(|mut entries| entries.next().is_some());
        if before.is_none() && occupied && !force {
            return Err(WriteError::NotOurs(output.to_owned()));
        }
        let absolute = std::path::absolute(output).map_err(at(output))?;
        let parent = absolute.parent().unwrap_or(&absolute);
        fs::create_dir_all(parent).map_err(at(parent))?;
        let folder = tempfile::Builder::new().prefix(".postil-").tempdir_in(parent).map_err(at(parent))?;
        Ok(Self {
            output: output.to_owned(),
            force,
            before: before.unwrap_or_default(),
            folder,
            folders: Mutex::default(),
            files: Mutex::default(),
            growing: Mutex::default(),
        })
    }

    /// Moves the files into place. Files whose bytes are the same are left untouched; files that an earlier build made,
    /// that nobody has changed since and that are no longer part of the site are removed.
    ///
    /// # Errors
    /// Where a file is not an earlier build's, unless the site was begun with force; where the system refuses.
    pub fn finish(self) -> Result<Written, WriteError> {
        for (path, growing) in std::mem::take(&mut *lock(&self.growing)) {
            self.finish_growing(&path, growing);
        }
        let Files { manifest, changed, fault } = std::mem::take(&mut *lock(&self.files));
        if let Some((_, fault)) = fault {
            return Err(fault);
        }
        let list = self.folder.path().join(MANIFEST);
        fs::write(&list, manifest.text()).map_err(at(&list))?;
        self.move_into_place(&changed)?;
        let mut removed = 0;
        for (path, expected) in self.before.0.iter().filter(|(path, _)| !manifest.0.contains_key(*path)) {
            removed += usize::from(remove_unchanged(&self.output, path, expected)?);
        }
        Ok(Written { changed: changed.len(), unchanged: manifest.0.len() - changed.len(), removed })
    }

    /// Moves all files into place, the list last: where a move fails, the next build knows the files as its own.
    fn move_into_place(&self, changed: &BTreeSet<String>) -> Result<(), WriteError> {
        fs::create_dir_all(&self.output).map_err(at(&self.output))?;
        let mut made = HashSet::new();
        for path in changed.iter().map(String::as_str).chain([MANIFEST]) {
            let (from, to) = (self.folder.path().join(path), self.output.join(path));
            if let Some(parent) = to.parent()
                && made.insert(parent.to_owned())
            {
                fs::create_dir_all(parent).map_err(at(parent))?;
            }
            if path == MANIFEST && fs::read(&from).is_ok_and(|new| fs::read(&to).is_ok_and(|old| old == new)) {
                continue;
            }
            fs::rename(&from, &to).map_err(at(&to))?;
        }
        Ok(())
    }

    /// Where a file stands until it is moved; its folder is made.
    fn staged(&self, path: &str) -> Result<PathBuf, WriteError> {
        let staged = self.folder.path().join(path);
        if let Some(parent) = staged.parent() {
            // Held until the folder is there: another thread may be about to write into it.
            let mut folders = lock(&self.folders);
            if !folders.contains(parent) {
                fs::create_dir_all(parent).map_err(at(parent))?;
                folders.insert(parent.to_owned());
            }
        }
        Ok(staged)
    }

    /// Takes note of a file that stands in its place, or in the folder beside.
    fn note(&self, path: &str, hash: String, taken: Result<bool, WriteError>) {
        let mut files = lock(&self.files);
        match taken {
            Ok(changed) => {
                files.manifest.0.insert(path.to_owned(), hash);
                if changed {
                    files.changed.insert(path.to_owned());
                }
            }
            Err(fault) if files.fault.as_ref().is_none_or(|(first, _)| path < first.as_str()) => {
                files.fault = Some((path.to_owned(), fault));
            }
            Err(_) => {}
        }
    }

    /// Writes a file beside the output, unless it has these bytes there; true if it was written.
    fn take(&self, path: &str, bytes: &[u8]) -> Result<bool, WriteError> {
        let state = State::of(&self.output.join(path), bytes.len() as u64, |there| there == bytes);
        if state == State::Same {
            return Ok(false);
        }
        self.check_ours(path, state)?;
        let staged = self.staged(path)?;
        fs::write(&staged, bytes).map_err(at(&staged))?;
        Ok(true)
    }

    /// Refuses to write over a file that no build made.
    fn check_ours(&self, path: &str, state: State) -> Result<(), WriteError> {
        if state == State::Other && !self.force && !self.before.0.contains_key(path) {
            return Err(WriteError::NotOurs(self.output.join(path)));
        }
        Ok(())
    }

    fn grow(&self, path: &str, part: &[u8]) -> Result<(), WriteError> {
        let mut all = lock(&self.growing);
        if !all.contains_key(path) {
            let staged = self.staged(path)?;
            let file = fs::File::create(&staged).map_err(at(&staged))?;
            all.insert(path.to_owned(), Growing { file, hash: Sha256::new(), length: 0 });
        }
        if let Some(growing) = all.get_mut(path) {
            growing.file.write_all(part).map_err(at(&self.folder.path().join(path)))?;
            growing.hash.update(part);
            growing.length += part.len() as u64;
        }
        Ok(())
    }

    fn finish_growing(&self, path: &str, growing: Growing) {
        drop(growing.file);
        let hash = hexadecimal(&growing.hash.finalize());
        let state = State::of(&self.output.join(path), growing.length, |there| sha256(there) == hash);
        let taken = match state {
            State::Same => Ok(false),
            state => self.check_ours(path, state).map(|()| true),
        };
        self.note(path, hash, taken);
    }
}

impl Sink for Staging {
    fn page(&self, path: &str, bytes: &[u8]) {
        self.note(path, sha256(bytes), self.take(path, bytes));
    }

    fn part(&self, path: &str, part: &[u8]) {
        if let Err(fault) = self.grow(path, part) {
            self.note(path, String::new(), Err(fault));
        }
    }
}

/// How a file stands before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Missing,
    Same,
    Other,
}

impl State {
    /// `same` tells whether these are the bytes that it is to have.
    fn of(path: &Path, length: u64, same: impl Fn(&[u8]) -> bool) -> Self {
        let Ok(metadata) = fs::metadata(path) else { return Self::Missing };
        let is_same = metadata.is_file() && metadata.len() == length && fs::read(path).is_ok_and(|bytes| same(&bytes));
        if is_same { Self::Same } else { Self::Other }
    }
}

/// Removes a file that is still as an earlier build wrote it, and the folders that this empties.
fn remove_unchanged(output: &Path, path: &str, expected: &str) -> Result<bool, WriteError> {
    let full = output.join(path);
    if !fs::read(&full).is_ok_and(|bytes| sha256(&bytes) == expected) {
        return Ok(false);
    }
    fs::remove_file(&full).map_err(at(&full))?;
    let mut folder = full.parent();
    while let Some(empty) = folder.filter(|folder| *folder != output && fs::remove_dir(folder).is_ok()) {
        folder = empty.parent();
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(output: &Path, files: &[(&str, &str)], force: bool) -> Result<Written, WriteError> {
        let staging = Staging::begin(output, force)?;
        for (path, text) in files {
            staging.page(path, text.as_bytes());
        }
        staging.finish()
    }

    #[test]
    fn a_second_build_touches_only_what_changed_and_removes_only_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let first = site(&output, &[("a.html", "a"), ("b/c.html", "c"), ("d.html", "d")], false).unwrap();
        assert_eq!(first, Written { changed: 3, unchanged: 0, removed: 0 });
        fs::write(output.join("CNAME"), "example.org").unwrap();
        fs::write(output.join("d.html"), "by hand").unwrap();
        let touched = fs::metadata(output.join("a.html")).unwrap().modified().unwrap();
        let second = site(&output, &[("a.html", "a"), ("e.html", "e")], false).unwrap();
        assert_eq!(second, Written { changed: 1, unchanged: 1, removed: 1 });
        assert_eq!(fs::metadata(output.join("a.html")).unwrap().modified().unwrap(), touched);
        assert!(!output.join("b").exists());
        assert_eq!(fs::read_to_string(output.join("CNAME")).unwrap(), "example.org");
        assert_eq!(fs::read_to_string(output.join("d.html")).unwrap(), "by hand");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }

    #[test]
    fn files_of_others_are_written_over_only_by_force() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "mine").unwrap();
        let pages = [("index.html", "new")];
        assert!(matches!(site(folder.path(), &pages, false), Err(WriteError::NotOurs(_))));
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "mine");
        site(folder.path(), &pages, true).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "new");
    }

    #[test]
    fn a_list_cannot_name_files_outside() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let outside = folder.path().join("keep");
        fs::write(&outside, "x").unwrap();
        fs::create_dir(&output).unwrap();
        fs::write(output.join(MANIFEST), format!("{}  ../keep\n", sha256(b"x"))).unwrap();
        site(&output, &[("a.html", "a")], false).unwrap();
        assert!(outside.exists());
    }

    #[test]
    fn a_file_that_comes_in_parts_is_like_any_other() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let build = |parts: &[&str]| {
            let staging = Staging::begin(&output, false).unwrap();
            for part in parts {
                staging.part("data/all.json", part.as_bytes());
            }
            staging.finish().unwrap()
        };
        assert_eq!(build(&["[", "1", "]"]), Written { changed: 1, unchanged: 0, removed: 0 });
        assert_eq!(fs::read_to_string(output.join("data/all.json")).unwrap(), "[1]");
        assert_eq!(build(&["[1", "]"]), Written { changed: 0, unchanged: 1, removed: 0 });
        assert_eq!(build(&["[2]"]), Written { changed: 1, unchanged: 0, removed: 0 });
    }

    #[test]
    fn a_site_that_is_not_finished_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        site(&output, &[("a.html", "a")], false).unwrap();
        let staging = Staging::begin(&output, false).unwrap();
        staging.page("a.html", b"b");
        staging.page("c/d.html", b"d");
        drop(staging);
        assert_eq!(fs::read_to_string(output.join("a.html")).unwrap(), "a");
        assert!(!output.join("c").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }
}

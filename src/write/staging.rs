//! A site that is being written: its files stand beside the output folder until all of them are there.

use super::disk::{Disk, System, is_file, is_folder};
use super::last_site::{self, LastSite};
use super::manifest::{MANIFEST, Manifest};
use super::record::Record;
use super::site_lock::SiteLock;
use super::swap::Swap;
use super::{WriteError, at, real_path};
use crate::load::{hexadecimal, sha256};
use crate::render::Sink;
use crate::render::publisher::lock;
use crate::render::reuse::MadeDocument;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

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
/// Nothing in the output folder changes before [`Staging::finish`]; dropped, it leaves nothing behind. As long as it lives
/// no other build writes this site.
pub struct Staging {
    /// The output folder as it was named.
    named: PathBuf,
    force: bool,
    /// What the last build wrote.
    before: Manifest,
    /// What is known of how it left them.
    last: LastSite,
    lock: SiteLock,
    /// The folders made beside the output.
    folders: Mutex<HashSet<PathBuf>>,
    /// Folders of the output, each with whether it lies there itself, and not behind a link.
    standing: Mutex<HashMap<PathBuf, bool>>,
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
    /// Begins the site of an output folder; waits for another build of it to end.
    ///
    /// # Errors
    /// Where the folder holds other files than an earlier build's, unless `force`; where another build does not end; where
    /// the system refuses.
    pub fn begin(output: &Path, force: bool) -> Result<Self, WriteError> {
        let disk: Arc<dyn Disk> = Arc::new(System);
        Self::begin_on(&disk, output, force)
    }

    pub(super) fn begin_on(disk: &Arc<dyn Disk>, output: &Path, force: bool) -> Result<Self, WriteError> {
        let real = real_path(output)?;
        Manifest::of_ours(output, &real, force)?;
        let lock = SiteLock::wait(disk, output, &real)?;
        // Whoever had the lock before may have changed it.
        let before = Manifest::of_ours(output, &real, force)?;
        let new_site = lock.new_site();
        lock.disk.create_folder(&new_site).map_err(at(output))?;
        Ok(Self {
            named: output.to_owned(),
            force,
            before,
            last: LastSite::default(),
            lock,
            folders: Mutex::new(HashSet::from([new_site])),
            standing: Mutex::default(),
            files: Mutex::default(),
            growing: Mutex::default(),
        })
    }

    /// Takes a record of the last build for what it says about what it made of documents, and how it left its files, so that
    /// they can be kept unread.
    #[must_use]
    pub fn believing(mut self, record: &Record) -> Self {
        self.last = LastSite::new(record, &self.lock.output);
        self
    }

    /// Puts the site into its place. Files whose bytes are the same are left untouched; files that an earlier build made,
    /// that nobody has changed since and that are no longer part of the site are removed.
    ///
    /// # Errors
    /// Where a file is not an earlier build's, unless the site was begun with force; where the system refuses. Then the old
    /// site is there, as it was.
    pub fn finish(&self) -> Result<Written, WriteError> {
        for (path, growing) in std::mem::take(&mut *lock(&self.growing)) {
            self.finish_growing(&path, growing);
        }
        let Files { manifest, changed, fault } = std::mem::take(&mut *lock(&self.files));
        if let Some((_, fault)) = fault {
            return Err(fault);
        }
        let removed = self.no_longer_part(&manifest);
        if !changed.is_empty() || manifest != self.before || !self.lock.output.join(MANIFEST).exists() {
            let swap = Swap { lock: &self.lock, manifest: &manifest, changed: &changed, removed: &removed };
            swap.put_into_place()?;
        }
        let unchanged = manifest.0.len() - changed.len();
        Ok(Written { changed: changed.len(), unchanged, removed: removed.len() })
    }

    /// The files of the last build that are as it wrote them, and that the new site does not have.
    fn no_longer_part(&self, manifest: &Manifest) -> BTreeSet<String> {
        let gone = self.before.0.iter().filter(|(path, _)| !manifest.0.contains_key(*path));
        let as_written = |(path, expected): &(&String, &String)| {
            let full = self.lock.output.join(path);
            self.stands(path) && is_file(&full) && fs::read(full).is_ok_and(|bytes| sha256(&bytes) == **expected)
        };
        gone.filter(as_written).map(|(path, _)| path.clone()).collect()
    }

    /// Where a file stands until the site is put into its place; its folder is made.
    fn staged(&self, path: &str) -> Result<PathBuf, WriteError> {
        let staged = self.lock.new_site().join(path);
        let folders: Vec<&Path> = staged.ancestors().skip(1).collect();
        // Held until the folders are there: another thread may be about to write into them.
        let mut made = lock(&self.folders);
        let missing = folders.iter().take_while(|folder| !made.contains(**folder)).count();
        for folder in folders[..missing].iter().rev() {
            self.lock.disk.create_folder(folder).map_err(at(&self.named.join(path)))?;
            made.insert((*folder).to_owned());
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
        let state = self.state(path, bytes.len() as u64, |there| fs::read(there).is_ok_and(|there| there == bytes));
        if state == State::Same {
            return Ok(false);
        }
        self.check_ours(path, state)?;
        let staged = self.staged(path)?;
        self.lock.disk.write(&staged, bytes).map_err(at(&self.named.join(path)))?;
        Ok(true)
    }

    /// Refuses to write over a file that no build made.
    fn check_ours(&self, path: &str, state: State) -> Result<(), WriteError> {
        if state == State::Other && !self.force && !self.before.0.contains_key(path) {
            return Err(WriteError::NotOurs(self.named.join(path)));
        }
        Ok(())
    }

    fn grow(&self, path: &str, part: &[u8]) -> Result<(), WriteError> {
        let mut all = lock(&self.growing);
        let staged = self.staged(path)?;
        let named = self.named.join(path);
        if !all.contains_key(path) {
            let file = self.lock.disk.create(&staged).map_err(at(&named))?;
            all.insert(path.to_owned(), Growing { file, hash: Sha256::new(), length: 0 });
        }
        if let Some(growing) = all.get_mut(path) {
            self.lock.disk.append(&mut growing.file, &staged, part).map_err(at(&named))?;
            growing.hash.update(part);
            growing.length += part.len() as u64;
        }
        Ok(())
    }

    fn finish_growing(&self, path: &str, growing: Growing) {
        drop(growing.file);
        let hash = hexadecimal(&growing.hash.finalize());
        let known = self.before.0.get(path).filter(|_| self.is_as_left(path));
        let same = |there: &Path| match known {
            Some(known) => *known == hash,
            None => last_site::hash(there).is_ok_and(|there| there == hash),
        };
        let taken = match self.state(path, growing.length, same) {
            // What stands in its place stays; what was made goes, so that it does not stand in that one's way.
            State::Same => {
                let staged = self.lock.new_site().join(path);
                self.lock.disk.remove_file(&staged).map(|()| false).map_err(at(&self.named.join(path)))
            }
            state => self.check_ours(path, state).map(|()| true),
        };
        self.note(path, hash, taken);
    }

    /// How a file stands before it is written; `same` tells whether it has the bytes that it is to have.
    fn state(&self, path: &str, length: u64, same: impl Fn(&Path) -> bool) -> State {
        let full = self.lock.output.join(path);
        if !self.stands(path) {
            return State::Other;
        }
        let Ok(metadata) = fs::symlink_metadata(&full) else { return State::Missing };
        let is_same = metadata.is_file() && metadata.len() == length && same(&full);
        if is_same { State::Same } else { State::Other }
    }

    /// Whether a file stands as the last build is known to have left it.
    fn is_as_left(&self, path: &str) -> bool {
        self.stands(path) && self.last.holds(&self.lock.output, path)
    }

    /// Whether the folders of a path are folders of the output, as far as they are there: behind a link nothing is Postil's.
    fn stands(&self, path: &str) -> bool {
        let Some(folder) = Path::new(path).parent() else { return true };
        if let Some(known) = lock(&self.standing).get(folder) {
            return *known;
        }
        let folders: Vec<PathBuf> = folder.ancestors().map(|folder| self.lock.output.join(folder)).collect();
        let stands = folders.iter().all(|folder| is_folder(folder) || fs::symlink_metadata(folder).is_err());
        lock(&self.standing).insert(folder.to_owned(), stands);
        stands
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

    fn made_before(&self, page: &str) -> Option<&MadeDocument> {
        self.last.document(page)
    }

    fn part_again(&self, path: &str, bytes: &Range<u64>) -> bool {
        let pieces = self.is_as_left(path).then(|| last_site::pieces(&self.lock.output.join(path), bytes));
        let Some(Ok(mut pieces)) = pieces else { return false };
        let named = self.named.join(path);
        let taken = pieces.try_for_each(|piece| self.grow(path, &piece.map_err(at(&named))?));
        if let Err(fault) = taken {
            self.note(path, String::new(), Err(fault));
        }
        true
    }

    fn keep(&self, path: &str) -> bool {
        let Some(hash) = self.before.0.get(path).filter(|_| self.is_as_left(path)) else { return false };
        self.note(path, hash.clone(), Ok(false));
        true
    }
}

/// How a file stands before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Missing,
    Same,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Made;

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
    fn a_file_that_the_last_build_left_is_kept_unread() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        site(&output, &[("a.html", "a"), ("b.html", "b"), ("c.html", "c")], false).unwrap();
        let paths = ["a.html", "b.html", "c.html"].map(str::to_owned);
        let made = Made { paths: paths.to_vec(), documents: Vec::new() };
        let record = Record::of(&output, String::new(), String::new(), String::new(), 1, Vec::new(), made).unwrap();
        let unknowing = Staging::begin(&output, false).unwrap();
        assert!(!unknowing.keep("a.html"), "nothing is known of how it was left");
        drop(unknowing);
        fs::write(output.join("b.html"), "by hand").unwrap();
        let staging = Staging::begin(&output, false).unwrap().believing(&record);
        assert!(staging.keep("a.html"));
        assert!(!staging.keep("b.html") && !staging.keep("d.html"));
        staging.page("b.html", b"new");
        assert_eq!(staging.finish().unwrap(), Written { changed: 1, unchanged: 1, removed: 1 });
        drop(staging);
        assert_eq!(fs::read_to_string(output.join("a.html")).unwrap(), "a");
        assert_eq!(fs::read_to_string(output.join("b.html")).unwrap(), "new");
        assert!(!output.join("c.html").exists());
        let staging = Staging::begin(&output, false).unwrap().believing(&record);
        assert!(!staging.keep("a.html"), "another build has written the site since");
    }

    #[test]
    fn a_folder_can_have_the_longest_name_there_is() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("x".repeat(255));
        site(&output, &[("a.html", "a")], false).unwrap();
        site(&output, &[("a.html", "b")], false).unwrap();
        assert_eq!(fs::read_to_string(output.join("a.html")).unwrap(), "b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }

    #[test]
    fn a_site_that_goes_while_it_is_built_is_not_put_back_in_part() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        for gone in ["site/a.html", "site"] {
            site(&output, &[("a.html", "a"), ("b.html", "b")], false).unwrap();
            let staging = Staging::begin(&output, false).unwrap();
            staging.page("a.html", b"a");
            staging.page("b.html", b"another");
            let path = folder.path().join(gone);
            fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)).unwrap();
            let message = staging.finish().unwrap_err().to_string();
            assert!(message.contains("a.html"), "{message}");
            drop(staging);
            assert!(!output.exists() || fs::read_to_string(output.join("b.html")).unwrap() == "b");
        }
        site(&output, &[("a.html", "a"), ("b.html", "b")], false).unwrap();
        assert!(output.join("a.html").exists() && output.join("b.html").exists());
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

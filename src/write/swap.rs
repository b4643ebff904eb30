//! Putting a new site in the place of the old one: completed with what stays as it is, then exchanged as a whole.

use super::disk::{is_folder, on_one_disk};
use super::manifest::{MANIFEST, Manifest};
use super::site_lock::SiteLock;
use super::{WriteError, at, journal};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A new site whose changed files are made, and the old one.
pub(super) struct Swap<'s> {
    pub(super) lock: &'s SiteLock,
    /// The files of the new site.
    pub(super) manifest: &'s Manifest,
    /// Those of them that are made; the others are in the old site.
    pub(super) changed: &'s BTreeSet<String>,
    /// Files of the old site that are to be no longer there.
    pub(super) removed: &'s BTreeSet<String>,
}

impl Swap<'_> {
    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    /// Where the system refuses; then the old site is there, as it was.
    pub(super) fn put_into_place(&self) -> Result<(), WriteError> {
        let SiteLock { disk, output, .. } = self.lock;
        let new_site = self.lock.new_site();
        let list = new_site.join(MANIFEST);
        disk.write(&list, self.manifest.text().as_bytes()).map_err(at(&output.join(MANIFEST)))?;
        // Where it has just gone, only what stood in it is missing: that is an error below.
        if !output.exists() && self.manifest.0.len() == self.changed.len() {
            return disk.rename(&new_site, output).map_err(at(output));
        }
        if self.lock.is_beside() && self.complete()? && disk.exchange(&new_site, output).is_ok() {
            return Ok(());
        }
        let new: Vec<&str> = self.changed.iter().map(String::as_str).chain([MANIFEST]).collect();
        journal::replace(self.lock, &new, self.removed)
    }

    /// Adds to the new folder what stays as it is; true if it can take the old one's place then.
    fn complete(&self) -> Result<bool, WriteError> {
        let SiteLock { disk, output, .. } = self.lock;
        let new_site = self.lock.new_site();
        let mut folders = BTreeSet::new();
        for path in self.manifest.0.keys() {
            self.make_parents(Path::new(path), &mut folders).map_err(at(&output.join(path)))?;
        }
        let staying: Vec<&String> = self.manifest.0.keys().filter(|path| !self.changed.contains(*path)).collect();
        staying.par_iter().try_for_each(|path| {
            let from = output.join(path);
            disk.link(&from, &new_site.join(path)).map_err(at(&from))
        })?;
        if !self.carry(Path::new(""), &mut folders)? {
            return Ok(false);
        }
        folders.insert(PathBuf::new());
        let alike = |folder: &PathBuf| {
            let (new, old) = (new_site.join(folder), output.join(folder));
            !is_folder(&old) || disk.make_like(&new, &old).is_ok()
        };
        Ok(folders.iter().all(alike))
    }

    /// Carries over what no build made from a folder of the old site, given by its path in it; false where something
    /// cannot be had in two places, such as another disk.
    fn carry(&self, folder: &Path, folders: &mut BTreeSet<PathBuf>) -> Result<bool, WriteError> {
        let SiteLock { disk, output, .. } = self.lock;
        let full = output.join(folder);
        let mut is_empty = true;
        let entries = match fs::read_dir(&full) {
            // What it holds stays where it is.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
            entries => entries.map_err(at(&full))?,
        };
        for entry in entries {
            is_empty = false;
            let entry = entry.map_err(at(&full))?;
            let (from, path) = (entry.path(), folder.join(entry.file_name()));
            let to = self.lock.new_site().join(&path);
            if is_folder(&from) {
                if !on_one_disk(output, &from) || !self.carry(&path, folders)? {
                    return Ok(false);
                }
            } else if !self.is_own(&path) && fs::symlink_metadata(&to).is_err() {
                self.make_parents(&path, folders).map_err(at(&from))?;
                match disk.link(&from, &to) {
                    // It was removed just now, and is not missed.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) if is_refusal(&error) => return Ok(false),
                    result => result.map_err(at(&from))?,
                }
            }
        }
        if is_empty {
            self.make_parents(&folder.join(MANIFEST), folders).map_err(at(&full))?;
        }
        Ok(true)
    }

    /// Whether builds decide about a file of the old site, not people.
    fn is_own(&self, path: &Path) -> bool {
        let names: Option<Vec<&str>> = path.iter().map(std::ffi::OsStr::to_str).collect();
        let Some(path) = names.map(|names| names.join("/")) else { return false };
        path == MANIFEST || self.manifest.0.contains_key(&path) || self.removed.contains(&path)
    }

    /// Makes the folders that a path in the new site lies in, and takes note of them.
    fn make_parents(&self, path: &Path, folders: &mut BTreeSet<PathBuf>) -> io::Result<()> {
        let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) else { return Ok(()) };
        if !folders.contains(parent) {
            self.make_parents(parent, folders)?;
            self.lock.disk.create_folder(&self.lock.new_site().join(parent))?;
            folders.insert(parent.to_owned());
        }
        Ok(())
    }
}

/// Whether something cannot have a second name, nor be copied.
fn is_refusal(error: &io::Error) -> bool {
    [io::ErrorKind::Unsupported, io::ErrorKind::PermissionDenied].contains(&error.kind())
}

#[cfg(test)]
mod tests {
    use super::super::clear_leftovers;
    use super::super::disk::failing::{Failing, Failure};
    use super::super::disk::{Disk, System};
    use super::super::staging::{Staging, Written};
    use super::*;
    use crate::render::Sink as _;
    use std::sync::Arc;

    type Site = [(&'static str, &'static str)];

    const OLD: &Site =
        &[("a.html", "a"), ("b/c.html", "c"), ("b/same.html", "same"), ("gone/d.html", "d"), ("same.html", "same")];
    const NEW: &Site = &[
        ("a.html", "another a"),
        ("b/c.html", "another c"),
        ("b/same.html", "same"),
        ("new/e.html", "e"),
        ("same.html", "same"),
    ];

    /// A folder in memory, where the system has such: a disk that is busy makes thousands of small files slow.
    fn scratch() -> tempfile::TempDir {
        tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
    }

    fn system() -> Arc<dyn Disk> {
        Arc::new(System)
    }

    /// Builds a site whose last file comes in parts.
    fn build(disk: &Arc<dyn Disk>, output: &Path, site: &Site) -> Result<Written, WriteError> {
        let staging = Staging::begin_on(disk, output, false)?;
        for (path, text) in site {
            staging.page(path, text.as_bytes());
        }
        staging.part("all.json", site[0].1.as_bytes());
        staging.part("all.json", b", and so on");
        staging.finish()
    }

    /// Everything below a folder, with its bytes; folders end in `/`, links in `@`.
    fn contents(folder: &Path) -> BTreeSet<(String, Vec<u8>)> {
        let mut all = BTreeSet::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                let kind = fs::symlink_metadata(&path).unwrap().file_type();
                if kind.is_dir() {
                    all.insert((name + "/", Vec::new()));
                    folders.push(path);
                } else if kind.is_symlink() {
                    let target = fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes();
                    all.insert((name + "@", target));
                } else {
                    all.insert((name, fs::read(&path).unwrap()));
                }
            }
        }
        all
    }

    /// A folder with the old site in it, and with what people have put there.
    fn with_old_site() -> (tempfile::TempDir, PathBuf) {
        let folder = scratch();
        let output = folder.path().join("site");
        build(&system(), &output, OLD).unwrap();
        fs::write(output.join("CNAME"), "example.org").unwrap();
        fs::create_dir_all(output.join(".git/objects/empty")).unwrap();
        fs::write(output.join(".git/HEAD"), "ref").unwrap();
        fs::write(output.join("gone/mine.txt"), "mine").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/nowhere", output.join("link")).unwrap();
        (folder, output)
    }

    fn new_site() -> BTreeSet<(String, Vec<u8>)> {
        let (_folder, output) = with_old_site();
        build(&system(), &output, NEW).unwrap();
        contents(&output)
    }

    #[test]
    fn what_people_put_into_the_folder_is_in_the_new_one() {
        let (folder, output) = with_old_site();
        let before = fs::metadata(output.join("same.html")).unwrap().modified().unwrap();
        let written = build(&system(), &output, NEW).unwrap();
        assert_eq!(written, Written { changed: 4, unchanged: 2, removed: 1 });
        let names: Vec<String> = contents(&output).into_iter().map(|(name, _)| name).collect();
        for name in ["CNAME", ".git/HEAD", ".git/objects/empty/", "gone/mine.txt", "new/e.html"] {
            assert!(names.iter().any(|there| there == name), "{name} is not among {names:?}");
        }
        assert!(cfg!(not(unix)) || names.contains(&"link@".to_owned()));
        assert!(!names.contains(&"gone/d.html".to_owned()));
        assert_eq!(fs::metadata(output.join("same.html")).unwrap().modified().unwrap(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
    }

    /// Lets a build fail at every operation in turn; says how many there are, and how often the new site was there.
    fn fail_everywhere(failure: Failure, exchanges: bool) -> (usize, usize) {
        let new = new_site();
        let mut completed = 0;
        for at in 0..1000 {
            let (folder, output) = with_old_site();
            let old = contents(&output);
            let disk = Arc::new(Failing::new(at, failure, exchanges));
            let result = build(&(Arc::clone(&disk) as Arc<dyn Disk>), &output, NEW);
            if !disk.has_failed() {
                assert!(result.is_ok() && contents(&output) == new);
                assert!(at > 20, "a build has only {at} operations: do they all go through the disk?");
                return (at, completed);
            }
            let killed = failure == Failure::ForGood;
            if killed && !exchanges {
                // What was begun is undone by the next, even if it makes nothing.
                clear_leftovers(&output).unwrap();
            }
            let now = contents(&output);
            assert!(now == old || now == new, "{failure:?} at operation {at} leaves a mix: {now:#?}");
            assert!(result.is_err() || now == new, "at operation {at} nothing is said, and the old site is there");
            if let Err(error) = &result {
                assert!(killed || now == old, "at operation {at} an error is given, and the new site is there");
                assert!(error.to_string().contains("site"), "{error}");
                let beside = fs::read_dir(folder.path()).unwrap().count();
                assert!(killed || beside == 1, "at operation {at} something is left beside the site");
            }
            completed += usize::from(now == new);
            build(&system(), &output, NEW).unwrap();
            assert!(contents(&output) == new, "the build after {failure:?} at operation {at}");
            let beside = fs::read_dir(folder.path()).unwrap().count();
            assert_eq!(beside, 1, "something is left beside the site after {failure:?} at operation {at}");
        }
        panic!("a build has no end of operations");
    }

    #[test]
    fn a_fault_at_any_operation_leaves_the_old_site_or_the_new_one() {
        let (operations, completed) = fail_everywhere(Failure::Once, true);
        assert!(operations > completed && completed > 0);
    }

    #[test]
    fn a_kill_at_any_operation_leaves_the_old_site_or_the_new_one() {
        let (operations, completed) = fail_everywhere(Failure::ForGood, true);
        assert!(operations > completed && completed > 0);
    }

    #[test]
    fn without_an_exchange_a_fault_is_undone_at_once_and_a_kill_by_the_next_build() {
        for failure in [Failure::Once, Failure::ForGood] {
            let (operations, completed) = fail_everywhere(failure, false);
            assert!(operations > completed && completed > 0);
        }
    }

    #[test]
    fn the_first_build_is_there_as_a_whole_or_not_at_all() {
        for at in 0..1000 {
            let folder = scratch();
            let output = folder.path().join("site");
            let disk = Arc::new(Failing::new(at, Failure::ForGood, true));
            let result = build(&(Arc::clone(&disk) as Arc<dyn Disk>), &output, NEW);
            assert!(!output.exists() || contents(&output).len() == NEW.len() + 4);
            if !disk.has_failed() {
                return assert!(result.is_ok() && output.exists());
            }
        }
        panic!("a build has no end of operations");
    }
}

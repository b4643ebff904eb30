//! Replacing files of a site one by one, where the folders cannot be exchanged: written down first, undone if cut short.

use super::disk::{is_file, is_folder};
use super::manifest::lies_within;
use super::site_lock::SiteLock;
use super::{WriteError, at};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// The last line of a journal: without it nothing has been moved yet.
const END: &str = "end";

/// Moves files of the new site into the old one, and others out of it; undoes all of it if a move fails.
///
/// # Errors
/// Where the system refuses; then the old site is there.
pub(super) fn replace(lock: &SiteLock, new: &[&str], removed: &BTreeSet<String>) -> Result<(), WriteError> {
    let leaving = leaving(lock, new, removed);
    let lines = new.iter().map(|path| format!("in {path}\n")).chain(leaving.iter().map(|path| format!("out {path}\n")));
    let text = lines.collect::<String>() + END + "\n";
    let written = lock.disk.write(&lock.journal(), text.as_bytes()).map_err(at(&lock.journal()));
    // One that is not whole is only removed.
    let moved = written.and_then(|()| move_all(lock, new, &leaving));
    if moved.is_ok() {
        // From here on the new site is there.
        return lock.disk.remove_file(&lock.journal()).map_err(at(&lock.journal())).or_else(|error| {
            undo(lock)?;
            Err(error)
        });
    }
    undo(lock)?;
    moved
}

/// Undoes what a journal says was begun, wherever it was cut short.
///
/// # Errors
/// Where the system refuses; then the journal stays, for the next one to try.
pub(super) fn undo(lock: &SiteLock) -> Result<(), WriteError> {
    if !is_file(&lock.journal()) {
        return lock.disk.remove(&lock.journal()).map_err(at(&lock.journal()));
    }
    let text = match fs::read_to_string(lock.journal()) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(&lock.journal())(error)),
    };
    let lines: Vec<&str> = text.lines().collect();
    if lines.last() == Some(&END) {
        let paths = |word: &str| {
            let path = |line: &&str| line.strip_prefix(word).is_some_and(|path| is_among_ours(lock, path));
            lines.iter().copied().filter(path).map(|line| &line[word.len()..]).rev().collect::<Vec<_>>()
        };
        for path in paths("in ") {
            take_back(lock, path)?;
        }
        for path in paths("out ") {
            let (aside, to) = (lock.put_aside().join(path), lock.output.join(path));
            if fs::symlink_metadata(&aside).is_ok() {
                make_parents(lock, &lock.output, path)?;
                lock.disk.rename(&aside, &to).map_err(at(&to))?;
            }
        }
    }
    lock.disk.remove_file(&lock.journal()).map_err(at(&lock.journal()))
}

/// Whether a path of a journal leads to nothing but the site and what is beside it. A stranger's project may bring a journal
/// along, and links in the place of folders.
fn is_among_ours(lock: &SiteLock, path: &str) -> bool {
    let is_ours = |base: &Path| {
        let full = base.join(path);
        let mut folders = full.ancestors().skip(1).take_while(|folder| folder.starts_with(base));
        folders.all(|folder| is_folder(folder) || fs::symlink_metadata(folder).is_err())
    };
    lies_within(path) && [&lock.output, &lock.new_site(), &lock.put_aside()].into_iter().all(|base| is_ours(base))
}

/// Puts one file of the new site back to where it was made, and removes folders that this empties.
fn take_back(lock: &SiteLock, path: &str) -> Result<(), WriteError> {
    let (made, to) = (lock.new_site().join(path), lock.output.join(path));
    if fs::symlink_metadata(&made).is_err() && fs::symlink_metadata(&to).is_ok() {
        lock.disk.rename(&to, &made).map_err(at(&to))?;
    }
    remove_empty_parents(lock, path);
    Ok(())
}

/// The paths in the old site that make way: files that are replaced or removed, and what stands where a folder is to be.
fn leaving(lock: &SiteLock, new: &[&str], removed: &BTreeSet<String>) -> BTreeSet<String> {
    let mut leaving = removed.clone();
    for path in new {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let obstacle = folders.into_iter().find(|folder| {
            let folder = lock.output.join(folder);
            fs::symlink_metadata(&folder).is_ok() && !is_folder(&folder)
        });
        let there = fs::symlink_metadata(lock.output.join(path)).is_ok().then_some(*path);
        leaving.extend(obstacle.or(there).map(str::to_owned));
    }
    leaving
}

fn move_all(lock: &SiteLock, new: &[&str], leaving: &BTreeSet<String>) -> Result<(), WriteError> {
    let aside = lock.put_aside();
    lock.disk.create_folder(&aside).map_err(at(&aside))?;
    for path in leaving {
        make_parents(lock, &aside, path)?;
        let from = lock.output.join(path);
        lock.disk.rename(&from, &aside.join(path)).map_err(at(&from))?;
    }
    for path in new {
        make_parents(lock, &lock.output, path)?;
        let to = lock.output.join(path);
        lock.disk.rename(&lock.new_site().join(path), &to).map_err(at(&to))?;
    }
    for path in leaving {
        remove_empty_parents(lock, path);
    }
    Ok(())
}

/// Makes the folders of a path below one that is there.
fn make_parents(lock: &SiteLock, below: &Path, path: &str) -> Result<(), WriteError> {
    for (end, _) in path.match_indices('/') {
        let folder = below.join(&path[..end]);
        if !is_folder(&folder) {
            lock.disk.create_folder(&folder).map_err(at(&folder))?;
        }
    }
    Ok(())
}

/// Removes the folders of a path in the output that are empty; those that are not stay.
fn remove_empty_parents(lock: &SiteLock, path: &str) {
    for (end, _) in path.rmatch_indices('/') {
        let folder = lock.output.join(&path[..end]);
        if is_folder(&folder) && lock.disk.remove_folder(&folder).is_err() {
            return;
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::super::{clear_leftovers, staging::Staging};
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_journal_that_a_stranger_brings_along_moves_nothing_in_or_out() {
        for linked in [
            ".postil-site/lock",
            "site/folder",
            ".postil-site/new",
            ".postil-site/new/folder",
            ".postil-site/old",
            ".postil-site/old/folder",
        ] {
            let project = tempfile::tempdir().unwrap();
            let folder = |path: &str| project.path().join(path);
            fs::create_dir_all(folder("outside/folder")).unwrap();
            for secret in ["outside/secret", "outside/folder/secret"] {
                fs::write(folder(secret), "secret").unwrap();
            }
            fs::create_dir_all(folder("site")).unwrap();
            fs::create_dir_all(folder(linked).parent().unwrap()).unwrap();
            symlink(folder("outside"), folder(linked)).unwrap();
            fs::create_dir_all(folder(".postil-site")).unwrap();
            let paths = ["secret", "folder/secret", "folder/folder/secret", "../outside/secret"];
            let lines = paths.map(|path| format!("in {path}\nout {path}\n")).concat();
            fs::write(folder(".postil-site/journal"), lines + "end\n").unwrap();
            clear_leftovers(&folder("site")).unwrap();
            drop(Staging::begin(&folder("site"), true).unwrap());
            assert!(folder("outside/secret").exists() && folder("outside/folder/secret").exists(), "{linked}");
            let names: Vec<_> = fs::read_dir(folder("site")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert!(names.iter().all(|name| name == "folder"), "{linked}: {names:?}");
            assert!(!folder(".postil-site").exists(), "{linked}");
        }
    }
}

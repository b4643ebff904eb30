//! One build at a time writes a site: a folder beside it, in which the new one is made, with a lock on it.

use super::disk::{Disk, is_folder, is_still_at, on_one_disk};
use super::{WriteError, at, journal};
use crate::load::sha256;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

/// How often a lock that another build holds is tried.
const TRIES: usize = 600;

/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(50);

/// The folder in an output folder that stands for the one beside it, where there can be none.
const INSIDE: &str = ".postil-site";

/// The longest name of a site, in bytes, that the name of the folder beside it can hold.
const LONGEST_SITE: usize = 240;

/// The right to write a site, or a single file, until it is dropped; what is left in its folder goes then.
pub(super) struct SiteLock {
    pub(super) disk: Arc<dyn Disk>,
    /// The site or the file, without links in its path.
    pub(super) output: PathBuf,
    /// The folder that is locked.
    folder: PathBuf,
    /// The file with the lock on it; the system takes it off when this is closed, however the process ends.
    _file: File,
}

impl SiteLock {
    /// Takes the lock of a site or file, given as it was named and without links in its path; waits for another build to end,
    /// though not for ever.
    ///
    /// # Errors
    /// [`WriteError::Busy`] where another build goes on for half a minute; where the system refuses.
    pub(super) fn wait(disk: &Arc<dyn Disk>, named: &Path, output: &Path) -> Result<Self, WriteError> {
        if let Some(parent) = output.parent().filter(|parent| !parent.exists()) {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        let folder = folder_for(disk.as_ref(), output)?;
        for _ in 0..TRIES {
            if let Some(lock) = Self::attempt(disk, output, &folder)? {
                return Ok(lock);
            }
            sleep(PAUSE);
        }
        Err(WriteError::Busy(named.to_owned()))
    }

    /// Repairs and removes what a build that was killed has left; leaves alone what belongs to one that still runs.
    ///
    /// # Errors
    /// Where the system refuses.
    pub(super) fn clear_leftovers(disk: &Arc<dyn Disk>, output: &Path) -> Result<(), WriteError> {
        let folders = beside(output).into_iter().chain([output.join(INSIDE)]);
        for folder in folders.filter(|folder| is_folder(folder)) {
            Self::attempt(disk, output, &folder)?;
        }
        Ok(())
    }

    /// Takes the lock if nobody has it, and clears its folder.
    fn attempt(disk: &Arc<dyn Disk>, output: &Path, folder: &Path) -> Result<Option<Self>, WriteError> {
        let path = folder.join("lock");
        let give_up = |error| {
            // If it is another build's, it is not empty, and stays.
            let _ = disk.remove_folder(folder);
            at(&path)(error)
        };
        disk.create_folder(folder).map_err(give_up)?;
        if fs::symlink_metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            // No build has made it: it may lead elsewhere, or be a pipe that opens only when somebody reads from it.
            disk.remove(&path).map_err(at(&path))?;
        }
        let file = match disk.open(&path) {
            // Its holder has just removed it with its folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(give_up)?,
        };
        match file.try_lock() {
            // A disk without locks is used without.
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(at(&path)(error)),
        }
        // Who held it may have removed it between: then it locks nothing.
        if !is_still_at(&file, &path) {
            return Ok(None);
        }
        let lock = Self { disk: Arc::clone(disk), output: output.to_owned(), folder: folder.to_owned(), _file: file };
        journal::undo(&lock)?;
        lock.clear().map_err(at(folder))?;
        Ok(Some(lock))
    }

    /// Where the new site or file is made.
    pub(super) fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Where files of the old site are put aside while they are replaced one by one.
    pub(super) fn put_aside(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// What is written down before files are replaced one by one.
    pub(super) fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Whether the new site is made beside the old one, and can take its place as a whole.
    pub(super) fn is_beside(&self) -> bool {
        self.folder.parent() == self.output.parent()
    }

    /// Removes all but the lock itself. As long as there is a journal nothing is removed: files that were put aside may be the
    /// only ones.
    fn clear(&self) -> io::Result<()> {
        if fs::symlink_metadata(self.journal()).is_ok() {
            return Ok(());
        }
        self.disk.remove(&self.new_site())?;
        self.disk.remove(&self.put_aside())
    }
}

impl Drop for SiteLock {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        if self.clear().is_ok() && self.disk.remove_file(&self.folder.join("lock")).is_ok() {
            let _ = self.disk.remove_folder(&self.folder);
        }
    }
}

/// Whether a name in an output folder is that of the folder in which a site is made.
pub(super) fn is_working_folder(name: &std::ffi::OsStr) -> bool {
    name == INSIDE
}

/// The folder beside a site; none for the root of a disk.
fn beside(output: &Path) -> Option<PathBuf> {
    let site = output.file_name()?;
    let mut name = OsString::from(".postil-");
    if site.len() <= LONGEST_SITE {
        name.push(site);
    } else {
        name.push(sha256(site.as_encoded_bytes()));
    }
    Some(output.with_file_name(name))
}

/// The folder in which a site is made: beside it, or in it where it is a disk of its own or its parent may not be written.
fn folder_for(disk: &dyn Disk, output: &Path) -> Result<PathBuf, WriteError> {
    let exists = is_folder(output);
    let Some(beside) = beside(output) else { return Ok(output.join(INSIDE)) };
    if exists && !output.parent().is_some_and(|parent| on_one_disk(parent, output)) {
        return Ok(output.join(INSIDE));
    }
    match disk.create_folder(&beside) {
        Ok(()) => Ok(beside),
        Err(error) if exists && is_refusal(&error) => Ok(output.join(INSIDE)),
        Err(error) => Err(at(&beside)(error)),
    }
}

/// Whether the system refuses to have a folder written at all.
fn is_refusal(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

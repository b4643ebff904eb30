//! The operations that change an output folder, behind a trait, so that tests can make each of them fail.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// What a build may do to the disk. [`System`] does it; a test's disk may refuse.
pub(super) trait Disk: Send + Sync {
    /// Asked before each operation on a path.
    ///
    /// # Errors
    /// Where the operation is to fail.
    fn allow(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder; one that is there already is as good, a link to one is not.
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.allow(path)?;
        match fs::create_dir(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_folder(path) => Ok(()),
            result => result,
        }
    }

    /// Opens a file for writing, and makes it if it is not there; what is in it stays.
    fn open(&self, path: &Path) -> io::Result<File> {
        self.allow(path)?;
        File::options().create(true).truncate(false).write(true).open(path)
    }

    /// Writes a file that is not there yet.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.append(&mut self.create(path)?, path, bytes)
    }

    /// Makes a file that is not there yet.
    fn create(&self, path: &Path) -> io::Result<File> {
        self.allow(path)?;
        File::create_new(path)
    }

    /// Writes more of a file that was created at this path.
    fn append(&self, file: &mut File, path: &Path, part: &[u8]) -> io::Result<()> {
        self.allow(path)?;
        file.write_all(part)
    }

    /// Gives a file, or a link that is not followed, a second name; where the disk has no such thing, copies it with its
    /// time.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.allow(to)?;
        match fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::AlreadyExists].contains(&error.kind()) => Err(error),
            Err(_) => copy(from, to),
        }
    }

    /// Moves a file or a folder, over a file that is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.allow(to)?;
        fs::rename(from, to)
    }

    /// Gives each of two folders the other's name, in one step.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.allow(other)?;
        exchange(one, other)
    }

    /// Gives a folder the permissions and the owner of another.
    fn make_like(&self, folder: &Path, other: &Path) -> io::Result<()> {
        self.allow(folder)?;
        make_like(folder, other)
    }

    /// Removes a file, or a link that is not followed.
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.allow(path)?;
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.allow(path)?;
        fs::remove_dir(path)
    }

    /// Removes whatever is at a path, if anything is; links are not followed.
    fn remove(&self, path: &Path) -> io::Result<()> {
        let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
        if !metadata.is_dir() {
            return self.remove_file(path);
        }
        open_up(path, &metadata)?;
        for entry in fs::read_dir(path)? {
            self.remove(&entry?.path())?;
        }
        self.remove_folder(path)
    }
}

/// The disk as the system has it.
pub(super) struct System;

impl Disk for System {
    fn allow(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// Whether this is a folder, and no link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether this is a file, and no link to one: what is neither may be a pipe, which has no end.
pub(super) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Copies a file with its time and permissions, or a link as a link.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        return copy_link(from, to);
    }
    // Whatever is neither might never come to its end.
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::Unsupported, "neither a file nor a folder"));
    }
    let mut copy = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.set_modified(metadata.modified()?)?;
    copy.set_permissions(metadata.permissions())
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "a link cannot be copied"))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "two folders cannot be exchanged here"))
}

#[cfg(unix)]
fn make_like(folder: &Path, other: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let (new, old) = (fs::metadata(folder)?, fs::metadata(other)?);
    // The owner first: a change of it takes away bits of the permissions.
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        chown(folder, Some(old.uid()), Some(old.gid()))?;
    }
    if new.permissions() == old.permissions() { Ok(()) } else { fs::set_permissions(folder, old.permissions()) }
}

#[cfg(not(unix))]
fn make_like(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Lets a folder that is to be removed be emptied: it may be like one that nobody may write.
#[cfg(unix)]
fn open_up(folder: &Path, metadata: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let (owner, mode) = (0o700, metadata.permissions().mode());
    if mode & owner == owner { Ok(()) } else { fs::set_permissions(folder, fs::Permissions::from_mode(mode | owner)) }
}

#[cfg(not(unix))]
fn open_up(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether two folders are on one disk and mounted as one, as far as the system says so: else nothing can be moved from one to
/// the other.
#[cfg(unix)]
pub(super) fn on_one_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|metadata| metadata.dev());
    device(one) == device(other) && mount(one) == mount(other)
}

/// Which mount a path is in: a part of a disk that is mounted elsewhere too is on the same disk.
#[cfg(target_os = "linux")]
fn mount(path: &Path) -> Option<u64> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    let found = statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::MNT_ID).ok()?;
    (found.stx_mask & StatxFlags::MNT_ID.bits() != 0).then_some(found.stx_mnt_id)
}

/// Which mount a path is in; nothing tells here.
#[cfg(all(unix, not(target_os = "linux")))]
fn mount(_: &Path) -> Option<u64> {
    None
}

/// Whether two folders are on one disk, as far as the system says so.
#[cfg(not(unix))]
pub(super) fn on_one_disk(_: &Path, _: &Path) -> bool {
    true
}

/// Whether a file that was opened is still the one at this path.
#[cfg(unix)]
pub(super) fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let there = fs::symlink_metadata(path).ok().map(number);
    there.is_some() && there == file.metadata().ok().map(number)
}

/// Whether a file that was opened is still the one at this path.
#[cfg(not(unix))]
pub(super) fn is_still_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
pub(super) mod failing {
    //! A disk on which one operation fails, or all from one on, as if the build had been killed there.

    use super::{Disk, exchange, is_folder};
    use std::fs::File;
    use std::io::{self, Write as _};
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// How it fails.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Failure {
        /// Only once: the build goes on, and clears up.
        Once,
        /// From then on always: nothing is cleared up.
        ForGood,
    }

    /// A disk that fails at one operation.
    pub(crate) struct Failing {
        at: usize,
        failure: Failure,
        /// Whether folders can be exchanged.
        exchanges: bool,
        asked: AtomicUsize,
    }

    impl Failing {
        /// Fails at the operation of this number, from 0.
        pub(crate) fn new(at: usize, failure: Failure, exchanges: bool) -> Self {
            Self { at, failure, exchanges, asked: AtomicUsize::new(0) }
        }

        /// Whether it has come to that operation.
        pub(crate) fn has_failed(&self) -> bool {
            self.asked.load(Ordering::SeqCst) > self.at
        }
    }

    impl Disk for Failing {
        fn allow(&self, _: &Path) -> io::Result<()> {
            let number = self.asked.fetch_add(1, Ordering::SeqCst);
            let fails = number == self.at || (number > self.at && self.failure == Failure::ForGood);
            if fails { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) }
        }

        /// Half of it is written where it fails, as on a disk that is full.
        fn append(&self, file: &mut File, path: &Path, part: &[u8]) -> io::Result<()> {
            let allowed = self.allow(path);
            file.write_all(if allowed.is_ok() { part } else { &part[..part.len() / 2] })?;
            allowed
        }

        fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
            self.allow(other)?;
            assert!(is_folder(one) && is_folder(other));
            if self.exchanges { exchange(one, other) } else { Err(io::Error::from(io::ErrorKind::Unsupported)) }
        }
    }
}

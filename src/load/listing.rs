//! How the files of a project lie on disk, by which an unchanged project is known without a look into its files.

use super::fingerprint::Fingerprint;
use super::folder::Folder;
use super::source::Source;
use super::{FOLDERS, SETTINGS};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file that was changed so short a time ago may change again and keep its time: some disks count it in steps of two
/// seconds.
const UNSETTLED: Duration = Duration::from_secs(2);

/// A fingerprint of the files that the project in a folder is read from: their names, lengths and times, and what tells
/// each from any other that might lie in its place. Unlike the time of a file's content, which programs may set, that of its
/// last change of any kind cannot be put back. `now` is the time, counted from 1970.
///
/// None where it would prove nothing: a file has just been changed, symbolic links are followed, something cannot be read, or
/// the system does not say when a file was last changed.
#[must_use]
pub fn listing(project: &Path, now: Duration) -> Option<String> {
    let source = Folder(project);
    let mut paths = Vec::new();
    if source.has(Path::new(SETTINGS)) {
        paths.push(PathBuf::from(SETTINGS));
    }
    for folder in FOLDERS {
        let mut found = source.find(folder).ok()?;
        if !found.refused.is_empty() || !found.links.is_empty() {
            return None;
        }
        paths.append(&mut found.files);
    }
    on_disk::fingerprint(project, &paths, now.checked_sub(UNSETTLED)?)
}

#[cfg(unix)]
mod on_disk {
    use super::{Duration, Fingerprint, Path, PathBuf};
    use rayon::prelude::*;
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    /// The fingerprint of some files, if none of them was changed after a time, counted from 1970.
    pub(super) fn fingerprint(project: &Path, paths: &[PathBuf], settled: Duration) -> Option<String> {
        let settled = i128::try_from(settled.as_nanos()).ok()?;
        let of = |path: &PathBuf| numbers(&project.join(path), settled);
        let all: Option<Vec<_>> = paths.par_iter().with_min_len(64).map(of).collect();
        let mut fingerprint = Fingerprint::default();
        for (path, numbers) in paths.iter().zip(all?) {
            fingerprint.bytes(path.as_os_str().as_encoded_bytes());
            for number in numbers {
                fingerprint.bytes(&number.to_be_bytes());
            }
        }
        Some(fingerprint.finish())
    }

    /// What tells a file from others and from itself at another time; none if it was changed after `settled`.
    fn numbers(path: &Path, settled: i128) -> Option<[i128; 5]> {
        let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        let content = nanoseconds(metadata.mtime(), metadata.mtime_nsec());
        let change = nanoseconds(metadata.ctime(), metadata.ctime_nsec());
        let numbers = [metadata.dev().into(), metadata.ino().into(), metadata.len().into(), content, change];
        (content.max(change) < settled).then_some(numbers)
    }
}

#[cfg(not(unix))]
mod on_disk {
    use super::{Duration, Path, PathBuf};

    pub(super) fn fingerprint(_: &Path, _: &[PathBuf], _: Duration) -> Option<String> {
        None
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::thread::sleep;
    use std::time::UNIX_EPOCH;

    fn now(project: &Path) -> Option<String> {
        listing(project, UNIX_EPOCH.elapsed().unwrap())
    }

    /// Waits until what was done before counts as settled.
    fn settle() {
        sleep(UNSETTLED + Duration::from_millis(50));
    }

    #[test]
    fn every_change_of_a_file_is_seen_and_what_is_new_proves_nothing() {
        let project = tempfile::tempdir().unwrap();
        let at = |path: &str| project.path().join(path);
        for path in [SETTINGS, "documents/a.md", "annotations/a.yaml", "static/a.png"] {
            fs::create_dir_all(at(path).parent().unwrap()).unwrap();
            fs::write(at(path), "one").unwrap();
        }
        assert_eq!(now(project.path()), None, "it has just been written");
        settle();
        let first = now(project.path()).expect("nothing has changed for long enough");
        fs::write(at("elsewhere"), "more").unwrap();
        fs::write(at("documents/.hidden"), "more").unwrap();
        assert_eq!(now(project.path()).as_ref(), Some(&first), "only what is read counts");

        // Of the same length, and with its time put back.
        let time = fs::metadata(at("documents/a.md")).unwrap().modified().unwrap();
        fs::write(at("documents/a.md"), "two").unwrap();
        fs::File::options().write(true).open(at("documents/a.md")).unwrap().set_modified(time).unwrap();
        assert_eq!(now(project.path()), None);
        fs::rename(at("static/a.png"), at("static/b.png")).unwrap();
        settle();
        let second = now(project.path()).unwrap();
        fs::remove_file(at(SETTINGS)).unwrap();
        let third = now(project.path()).unwrap();
        assert!(first != second && second != third && first != third);
        std::os::unix::fs::symlink("a.md", at("documents/link.md")).unwrap();
        assert_eq!(now(project.path()), None, "a link may lead to another file the next time");
    }
}

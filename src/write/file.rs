//! Single files, each written whole or not at all: made in a hidden folder beside, then moved into place.

use super::disk::{Disk, System};
use super::site_lock::SiteLock;
use super::{WriteError, at, real_path};
use crate::text::ChangedText;
use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Writes a file, whole or not at all, unless it has these bytes already; true if it was written.
///
/// # Errors
/// Where the system refuses.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<bool, WriteError> {
    match fs::metadata(path) {
        // A pipe may have no end, and a device must not be replaced by a file.
        Ok(metadata) if !metadata.is_file() => return Err(at(path)(io::Error::other("it is there, and no file"))),
        Ok(_) if fs::read(path).is_ok_and(|before| before == bytes) => return Ok(false),
        _ => {}
    }
    put(&(Arc::new(System) as Arc<dyn Disk>), path, bytes, None)?;
    Ok(true)
}

/// Writes a file of a project, given by its path in it, as [`whole`] does; true if it was written.
///
/// # Errors
/// Where a link leads out of the project, or the system refuses.
pub fn whole_within(project: &Path, path: &str, bytes: &[u8]) -> Result<bool, WriteError> {
    whole(&within(project, path)?, bytes)
}

/// Writes a changed file of a project, whole or not at all; a byte order mark stays.
///
/// # Errors
/// Where the file no longer has the text it had, where a link leads out of the project, or where the system refuses.
pub fn changed(project: &Path, file: &ChangedText) -> Result<(), WriteError> {
    let path = within(project, &file.path)?;
    match &file.before {
        Some(before) => text(&path, before, &file.after),
        None => whole(&path, file.after.as_bytes()).map(|_| ()),
    }
}

/// Where a file of a project is, if it lies in the project whatever links lead to it.
fn within(project: &Path, path: &str) -> Result<PathBuf, WriteError> {
    let path = project.join(path);
    if real_path(&path)?.starts_with(real_path(project)?) {
        return Ok(path);
    }
    Err(at(&path)(io::Error::other("a symbolic link leads out of the project")))
}

/// Puts another text into a file, whole or not at all; a byte order mark stays.
fn text(path: &Path, before: &str, after: &str) -> Result<(), WriteError> {
    let now = fs::read_to_string(path).map_err(at(path))?;
    let mark = now.strip_prefix('\u{feff}').map_or("", |_| "\u{feff}");
    if now[mark.len()..] != *before {
        let error = io::Error::other("it was changed while this command ran; run it again");
        return Err(WriteError::System { path: path.to_owned(), error });
    }
    let permissions = fs::metadata(path).map_err(at(path))?.permissions();
    let disk: Arc<dyn Disk> = Arc::new(System);
    put(&disk, path, format!("{mark}{after}").as_bytes(), Some(permissions))
}

/// Makes a file and moves it into its place, which may be one that a link leads to.
fn put(disk: &Arc<dyn Disk>, path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> Result<(), WriteError> {
    let real = real_path(path)?;
    let lock = SiteLock::wait(disk, path, &real)?;
    let made = lock.new_site();
    disk.write(&made, bytes).map_err(at(path))?;
    if let Some(permissions) = permissions {
        fs::set_permissions(&made, permissions).map_err(at(path))?;
    }
    disk.rename(&made, &real).map_err(at(path))
}

#[cfg(test)]
mod tests {
    use super::super::disk::failing::{Failing, Failure};
    use super::*;

    fn put_with(disk: &Arc<Failing>, path: &Path, text: &str) -> Result<(), WriteError> {
        put(&(Arc::clone(disk) as Arc<dyn Disk>), path, text.as_bytes(), None)
    }

    #[test]
    fn a_fault_or_a_kill_at_any_operation_leaves_the_old_file_or_the_new_one() {
        for failure in [Failure::Once, Failure::ForGood] {
            let mut seen = [false; 2];
            for at in 0..100 {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("a.yaml");
                whole(&path, b"old").unwrap();
                let disk = Arc::new(Failing::new(at, failure, true));
                let result = put_with(&disk, &path, "new");
                let now = fs::read_to_string(&path).unwrap();
                assert!(now == if result.is_ok() { "new" } else { "old" }, "{failure:?} at {at}: {now}");
                seen[usize::from(now == "new")] = true;
                if !disk.has_failed() {
                    assert!(at > 5 && seen == [true; 2]);
                    break;
                }
                whole(&path, b"newer").unwrap();
                let left = fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(left, 1, "something is left beside the file after {failure:?} at {at}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_a_link_leads_to_is_changed_and_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.yaml"), folder.path().join("link.yaml"));
        fs::write(&file, "\u{feff}old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a.yaml", &link).unwrap();
        let file_of_the_project =
            ChangedText { path: "link.yaml".into(), before: Some("old".into()), after: "new".into() };
        changed(folder.path(), &file_of_the_project).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "\u{feff}new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(changed(folder.path(), &file_of_the_project).is_err(), "it has another text by now");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_a_file_of_a_project_out_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let (project, outside) = (folder.path().join("project"), folder.path().join("outside"));
        fs::create_dir(&project).unwrap();
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("file"), "old").unwrap();
        std::os::unix::fs::symlink("../outside", project.join("folder")).unwrap();
        std::os::unix::fs::symlink("../outside/file", project.join("link")).unwrap();
        std::os::unix::fs::symlink("../outside/nothing", project.join("dead")).unwrap();
        for path in ["link", "dead", "folder/file", "folder/new", "../outside/file"] {
            assert!(whole_within(&project, path, b"new").is_err(), "{path}");
            let file = ChangedText { path: path.into(), before: Some("old".into()), after: "new".into() };
            assert!(changed(&project, &file).is_err(), "{path}");
        }
        assert_eq!(fs::read_to_string(outside.join("file")).unwrap(), "old");
        assert_eq!(fs::read_dir(outside).unwrap().count(), 1);
        assert!(whole_within(&project, "new/file", b"new").unwrap());
    }
}

//! A project in a folder on disk: symbolic links are followed within it only, and what may never come to its end is not read.

use super::LoadError;
use super::refusal::Refusal;
use super::source::{Found, Source, is_hidden};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

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

    fn find(&self, folder: &str) -> Result<Found, LoadError> {
        let root = self.0.join(folder);
        if root.is_dir() {
            let inside = self.0.canonicalize().map_err(at(self.0))?;
            return Walk { folder: self, inside, found: Found::default(), link: None }.below(&root);
        }
        let refused = is_dead_link(&root).then(|| (PathBuf::from(folder), Refusal::DeadLink));
        Ok(Found { refused: refused.into_iter().collect(), ..Found::default() })
    }

    fn has(&self, path: &Path) -> bool {
        fs::symlink_metadata(self.0.join(path)).is_ok()
    }

    fn refusal(&self, path: &Path) -> Result<Option<Refusal>, LoadError> {
        let full = self.0.join(path);
        if is_dead_link(&full) {
            return Ok(Some(Refusal::DeadLink));
        }
        let target = full.canonicalize().map_err(at(&full))?;
        if !target.starts_with(self.0.canonicalize().map_err(at(self.0))?) {
            return Ok(Some(Refusal::LinkOut(target)));
        }
        let metadata = fs::metadata(&full).map_err(at(&full))?;
        Ok((!metadata.is_file()).then_some(Refusal::NoFile))
    }

    fn size(&self, path: &Path) -> Result<u64, LoadError> {
        let full = self.0.join(path);
        fs::metadata(&full).map(|metadata| metadata.len()).map_err(at(&full))
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
        let full = self.0.join(path);
        fs::read(&full).map_err(at(&full))
    }

    fn shown(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }
}

impl Folder<'_> {
    /// A path on disk as one from the project.
    fn within(&self, path: &Path) -> PathBuf {
        path.strip_prefix(self.0).unwrap_or(path).to_owned()
    }
}

/// A walk through a folder of the project.
struct Walk<'a> {
    folder: &'a Folder<'a>,
    /// The project's folder, without links in its path.
    inside: PathBuf,
    found: Found,
    /// The last link to a folder that was followed.
    link: Option<PathBuf>,
}

impl Walk<'_> {
    /// What there is below a folder.
    fn below(mut self, root: &Path) -> Result<Found, LoadError> {
        let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                // Hidden names are passed over first: editors lock files by such links, which lead nowhere.
                Ok(entry) if entry.depth() > 0 && is_hidden(entry.path()) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Err(error) if error.depth() > 0 && error.path().is_some_and(is_hidden) => {}
                Ok(entry) => {
                    let refusal = self.refusal(&entry)?;
                    if refusal.is_some() && entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                    self.note(entry.path(), entry.file_type().is_file(), refusal);
                }
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    match fault_of_link(&path, &error) {
                        None => return Err(LoadError { path, error: without_path(error) }),
                        refusal => self.note(&path, false, refusal),
                    }
                }
            }
        }
        Ok(self.found)
    }

    fn note(&mut self, path: &Path, is_file: bool, refusal: Option<Refusal>) {
        let path = self.folder.within(path);
        match refusal {
            Some(refusal) => self.found.refused.push((path, refusal)),
            None if is_file => self.found.files.push(path),
            None => {}
        }
    }

    /// Why something must not be read; takes note of links that are followed.
    fn refusal(&mut self, entry: &DirEntry) -> Result<Option<Refusal>, LoadError> {
        let kind = entry.file_type();
        if entry.path_is_symlink() {
            let target = entry.path().canonicalize().map_err(at(entry.path()))?;
            if let Some(refusal) = self.refusal_of_link(entry, &target)? {
                return Ok(Some(refusal));
            }
            self.found.links.push(target);
        }
        Ok((!kind.is_file() && !kind.is_dir()).then_some(Refusal::Special))
    }

    fn refusal_of_link(&mut self, entry: &DirEntry, target: &Path) -> Result<Option<Refusal>, LoadError> {
        let path = entry.path();
        if !target.starts_with(&self.inside) {
            return Ok(Some(Refusal::LinkOut(target.to_owned())));
        }
        if entry.file_type().is_dir() && entry.depth() > 0 {
            let parent = path.parent().unwrap_or(path);
            if parent.canonicalize().map_err(at(parent))?.starts_with(target) {
                return Ok(Some(Refusal::LinkLoop));
            }
            // From folder to folder through two links at each, there would be a million ways after twenty.
            if self.link.as_ref().is_some_and(|link| path.starts_with(link)) {
                return Ok(Some(Refusal::LinkBehindLink));
            }
            self.link = Some(path.to_owned());
        }
        Ok(None)
    }
}

/// Turns the system's refusal into an error that names the path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> LoadError + '_ {
    move |error| LoadError { path: path.to_owned(), error }
}

/// What the system says: the path is named already.
fn without_path(error: walkdir::Error) -> io::Error {
    let whole = error.to_string();
    error.into_io_error().unwrap_or_else(|| io::Error::other(whole))
}

/// Whether this is a symbolic link to nothing, or only to itself.
fn is_dead_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) && path.canonicalize().is_err()
}

/// What is wrong with a link that could not be followed; none where it is something else.
fn fault_of_link(path: &Path, error: &walkdir::Error) -> Option<Refusal> {
    if error.loop_ancestor().is_some() {
        return Some(Refusal::LinkLoop);
    }
    is_dead_link(path).then_some(Refusal::DeadLink)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::diagnostic::Diagnostics;

    /// A folder from which a file goes as soon as it has been found.
    struct Vanishing<'a>(Folder<'a>, &'a str);

    impl Source for Vanishing<'_> {
        type Error = LoadError;

        fn open(&self) -> Result<(), LoadError> {
            self.0.open()
        }

        fn find(&self, folder: &str) -> Result<Found, LoadError> {
            let found = self.0.find(folder)?;
            if self.1.starts_with(folder) {
                fs::remove_file(self.0.0.join(self.1)).unwrap();
            }
            Ok(found)
        }

        fn has(&self, path: &Path) -> bool {
            self.0.has(path)
        }

        fn refusal(&self, path: &Path) -> Result<Option<Refusal>, LoadError> {
            let refusal = self.0.refusal(path)?;
            if path == Path::new(self.1) {
                fs::remove_file(self.0.0.join(path)).unwrap();
            }
            Ok(refusal)
        }

        fn size(&self, path: &Path) -> Result<u64, LoadError> {
            self.0.size(path)
        }

        fn bytes(&self, path: &Path) -> Result<Vec<u8>, LoadError> {
            self.0.bytes(path)
        }

        fn shown(&self, path: &str) -> PathBuf {
            self.0.shown(path)
        }
    }

    #[test]
    fn a_file_that_goes_while_the_project_is_read_is_named() {
        let files = ["documents/a.md", "annotations/a.yaml", "templates/page.html", "static/a.png", "postil.yaml"];
        for gone in files {
            let project = tempfile::tempdir().unwrap();
            for file in files {
                fs::create_dir_all(project.path().join(file).parent().unwrap()).unwrap();
                fs::write(project.path().join(file), "").unwrap();
            }
            let mut problems = Diagnostics::default();
            let failure = read(&Vanishing(Folder(project.path()), gone), &mut problems).unwrap_err();
            assert_eq!(failure.path, project.path().join(gone));
            assert!(read(&Folder(project.path()), &mut problems).is_ok(), "without the file it is read");
        }
    }
}

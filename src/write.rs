//! Writing the site: the only writer. All of it is made beside the output folder first, then moved into place.

use crate::render::Page;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The list of what a build wrote, in the output folder: SHA-256 and path a line, as `sha256sum --check` reads it.
pub const MANIFEST: &str = ".postil";

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

/// Why a site could not be written; what was there before still is.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds files that no build of Postil made.
    NotOurs(PathBuf),
    /// The output folder is, holds or lies in a folder that the project is read from.
    AmongInputs {
        /// The output folder.
        output: PathBuf,
        /// The folder of the project.
        input: PathBuf,
    },
    /// The system refused.
    System {
        /// The file or folder.
        path: PathBuf,
        /// What it says.
        error: io::Error,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                formatter,
                "{} was not made by Postil and would be written over; choose another folder with `--output`, or write \
                 over it with `--force`",
                path.display()
            ),
            Self::AmongInputs { output, input } => write!(
                formatter,
                "the site cannot be written to {}: the project is read from {}; choose another place",
                output.display(),
                input.display()
            ),
            Self::System { path, error } => write!(formatter, "cannot write {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Turns the system's refusal into an error that names the path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
    move |error| WriteError::System { path: path.to_owned(), error }
}

/// Checks that the output folder stands apart from the folders that the project is read from.
///
/// # Errors
/// [`WriteError::AmongInputs`] where it does not.
pub fn check_output(project: &Path, output: &Path) -> Result<(), WriteError> {
    let resolved = resolved(output);
    for folder in ["documents", "annotations", "templates", "static", "postil.yaml"] {
        let input = project.join(folder);
        let Ok(input_resolved) = input.canonicalize() else { continue };
        if resolved.starts_with(&input_resolved) || input_resolved.starts_with(&resolved) {
            return Err(WriteError::AmongInputs { output: output.to_owned(), input });
        }
    }
    Ok(())
}

/// A path without links, `.` and `..`, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut resolved = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            component => resolved.push(component),
        }
        resolved = resolved.canonicalize().unwrap_or(resolved);
    }
    resolved
}

/// Writes the pages into a folder, which is made if need be. Files whose bytes are the same are left untouched; files
/// that an earlier build made, that nobody has changed since and that are no longer part of the site are removed.
///
/// # Errors
/// Where the folder holds other files than an earlier build's, unless `force`; where the system refuses.
pub fn site(output: &Path, pages: &[Page<'_>], force: bool) -> Result<Written, WriteError> {
    let before = Manifest::read(output)?;
    let occupied = fs::read_dir(output).is_ok_and(|mut entries| entries.next().is_some());
    if before.is_none() && occupied && !force {
        return Err(WriteError::NotOurs(output.to_owned()));
    }
    let before = before.unwrap_or_default();
    let states: Vec<State> = pages.par_iter().map(|page| State::of(output, page)).collect();
    if !force
        && let Some((page, _)) = pages
            .iter()
            .zip(&states)
            .find(|(page, state)| **state == State::Other && !before.0.contains_key(&page.path))
    {
        return Err(WriteError::NotOurs(output.join(&page.path)));
    }
    let changed: Vec<&Page<'_>> =
        pages.iter().zip(&states).filter(|(_, state)| **state != State::Same).map(|(page, _)| page).collect();
    let manifest = Manifest::of(pages);
    let stale: Vec<&String> = before.0.keys().filter(|path| !manifest.0.contains_key(*path)).collect();
    let staged = Staging::new(output, &changed, &manifest)?;
    staged.move_into(output)?;
    let mut removed = 0;
    for path in stale {
        removed += usize::from(remove_unchanged(output, path, &before.0[path])?);
    }
    Ok(Written { changed: changed.len(), unchanged: pages.len() - changed.len(), removed })
}

/// Writes a file, whole or not at all, unless it has these bytes already; true if it was written.
///
/// # Errors
/// Where the system refuses.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<bool, WriteError> {
    if fs::read(path).is_ok_and(|before| before == bytes) {
        return Ok(false);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mut staged = tempfile::Builder::new();
    // As other files of the project, not for its writer alone.
    #[cfg(unix)]
    staged.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut staged = staged.tempfile_in(folder).map_err(at(path))?;
    io::Write::write_all(&mut staged, bytes).map_err(at(path))?;
    staged.persist(path).map_err(|error| at(path)(error.error))?;
    Ok(true)
}

/// Puts another text into a file, whole or not at all; a byte order mark stays.
///
/// # Errors
/// Where the file no longer has the text it had, or the system refuses.
pub fn text(path: &Path, before: &str, after: &str) -> Result<(), WriteError> {
    let now = fs::read_to_string(path).map_err(at(path))?;
    let mark = now.strip_prefix('\u{feff}').map_or("", |_| "\u{feff}");
    if now[mark.len()..] != *before {
        let error = io::Error::other("it was changed while this command ran; run it again");
        return Err(WriteError::System { path: path.to_owned(), error });
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut staged = tempfile::NamedTempFile::new_in(folder).map_err(at(path))?;
    io::Write::write_all(&mut staged, format!("{mark}{after}").as_bytes()).map_err(at(path))?;
    let permissions = fs::metadata(path).map_err(at(path))?.permissions();
    fs::set_permissions(staged.path(), permissions).map_err(at(path))?;
    staged.persist(path).map_err(|error| at(path)(error.error))?;
    Ok(())
}

/// How a page's file stands before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Missing,
    Same,
    Other,
}

impl State {
    fn of(output: &Path, page: &Page<'_>) -> Self {
        let path = output.join(&page.path);
        let Ok(metadata) = fs::metadata(&path) else { return Self::Missing };
        let same = metadata.is_file()
            && usize::try_from(metadata.len()).is_ok_and(|length| length == page.bytes.len())
            && fs::read(&path).is_ok_and(|bytes| bytes == *page.bytes);
        if same { Self::Same } else { Self::Other }
    }
}

/// The files of a build by path, each with the SHA-256 of its bytes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Manifest(BTreeMap<String, String>);

impl Manifest {
    fn of(pages: &[Page<'_>]) -> Self {
        let hashes: Vec<String> = pages.par_iter().map(|page| hash(&page.bytes)).collect();
        Self(pages.iter().map(|page| page.path.clone()).zip(hashes).collect())
    }

    /// The list in a folder; none where there is none.
    fn read(output: &Path) -> Result<Option<Self>, WriteError> {
        let path = output.join(MANIFEST);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let line = |line: &str| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
                Ok(Some(Self(text.lines().filter_map(line).filter(|(path, _)| lies_within(path)).collect())))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at(&path)(error)),
        }
    }

    fn text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (path, hash)| {
            let _ = writeln!(text, "{hash}  {path}");
            text
        })
    }
}

/// Whether a path stays inside the folder it is joined to.
fn lies_within(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Files written to a folder beside the output; the folder goes when this does.
struct Staging<'p> {
    folder: tempfile::TempDir,
    paths: Vec<&'p str>,
}

impl<'p> Staging<'p> {
    fn new(output: &Path, pages: &[&'p Page<'_>], manifest: &Manifest) -> Result<Self, WriteError> {
        let absolute = std::path::absolute(output).map_err(at(output))?;
        let parent = absolute.parent().unwrap_or(&absolute);
        fs::create_dir_all(parent).map_err(at(parent))?;
        let folder = tempfile::Builder::new().prefix(".postil-").tempdir_in(parent).map_err(at(parent))?;
        make_folders(folder.path(), pages)?;
        pages.par_iter().try_for_each(|page| {
            let path = folder.path().join(&page.path);
            fs::write(&path, &page.bytes).map_err(at(&path))
        })?;
        let list = folder.path().join(MANIFEST);
        fs::write(&list, manifest.text()).map_err(at(&list))?;
        Ok(Self { folder, paths: pages.iter().map(|page| page.path.as_str()).collect() })
    }

    /// Moves all files into place, the list last: where a move fails, the next build knows the files as its own.
    fn move_into(self, output: &Path) -> Result<(), WriteError> {
        fs::create_dir_all(output).map_err(at(output))?;
        for path in self.paths.iter().copied().chain([MANIFEST]) {
            let (from, to) = (self.folder.path().join(path), output.join(path));
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(at(parent))?;
            }
            if path == MANIFEST && fs::read(&from).is_ok_and(|new| fs::read(&to).is_ok_and(|old| old == new)) {
                continue;
            }
            fs::rename(&from, &to).map_err(at(&to))?;
        }
        Ok(())
    }
}

fn make_folders(root: &Path, pages: &[&Page<'_>]) -> Result<(), WriteError> {
    let folders: std::collections::BTreeSet<PathBuf> =
        pages.iter().filter_map(|page| root.join(&page.path).parent().map(Path::to_owned)).collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(at(&folder))?;
    }
    Ok(())
}

/// Removes a file that is still as an earlier build wrote it, and the folders that this empties.
fn remove_unchanged(output: &Path, path: &str, expected: &str) -> Result<bool, WriteError> {
    let full = output.join(path);
    if !fs::read(&full).is_ok_and(|bytes| hash(&bytes) == expected) {
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
    use std::borrow::Cow;

    fn page(path: &str, text: &'static str) -> Page<'static> {
        Page { path: path.to_owned(), bytes: Cow::Borrowed(text.as_bytes()) }
    }

    #[test]
    fn a_second_build_touches_only_what_changed_and_removes_only_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let first = site(&output, &[page("a.html", "a"), page("b/c.html", "c"), page("d.html", "d")], false).unwrap();
        assert_eq!(first, Written { changed: 3, unchanged: 0, removed: 0 });
        fs::write(output.join("CNAME"), "example.org").unwrap();
        fs::write(output.join("d.html"), "by hand").unwrap();
        let touched = fs::metadata(output.join("a.html")).unwrap().modified().unwrap();
        let second = site(&output, &[page("a.html", "a"), page("e.html", "e")], false).unwrap();
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
        let pages = [page("index.html", "new")];
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
        fs::write(output.join(MANIFEST), format!("{}  ../keep\n", hash(b"x"))).unwrap();
        site(&output, &[page("a.html", "a")], false).unwrap();
        assert!(outside.exists());
    }
}

//! Writing: the only writer. A site is made beside its folder first, page by page, then moved into place.

mod disk;
mod file;
mod journal;
mod last_site;
mod manifest;
pub mod record;
mod site_lock;
mod staging;
mod swap;

pub use file::{changed, whole, whole_within};
pub use staging::{Staging, Written};

use crate::load::Inputs;
use disk::{Disk, System};
use site_lock::SiteLock;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

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
    /// Another build is writing the same site, and does not come to its end.
    Busy(PathBuf),
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
            Self::Busy(path) => write!(
                formatter,
                "another build has been writing {} for half a minute; end it, or wait for it and build again",
                path.display()
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

/// Checks that the output folder stands apart from what was read of the project from elsewhere than its usual folders: what
/// its symbolic links lead to, and its citation style.
///
/// # Errors
/// [`WriteError::AmongInputs`] where it does not.
pub fn check_output_apart_from(inputs: &Inputs, project: &Path, output: &Path) -> Result<(), WriteError> {
    let resolved = resolved(output);
    let style = inputs.citation_style.map(|id| project.join(&inputs.files.get(id).path));
    let real_style = style.and_then(|path| path.canonicalize().ok());
    let mut elsewhere = inputs.links.iter().chain(&real_style);
    match elsewhere.find(|input| resolved.starts_with(input) || input.starts_with(&resolved)) {
        Some(input) => Err(WriteError::AmongInputs { output: output.to_owned(), input: input.clone() }),
        None => Ok(()),
    }
}

/// Undoes or removes what builds that were killed have left of an output folder; a build that runs is left alone.
///
/// # Errors
/// Where the system refuses.
pub fn clear_leftovers(output: &Path) -> Result<(), WriteError> {
    let disk: Arc<dyn Disk> = Arc::new(System);
    SiteLock::clear_leftovers(&disk, &real_path(output)?)
}

/// Where an output folder is, without links in its path.
fn real_path(output: &Path) -> Result<PathBuf, WriteError> {
    let real = resolved(output);
    if fs::symlink_metadata(&real).is_ok_and(|metadata| metadata.is_symlink()) {
        return Err(at(output)(io::Error::other("it is a symbolic link that leads nowhere")));
    }
    Ok(real)
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

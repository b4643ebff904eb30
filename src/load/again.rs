//! A project of which some files have changed, read again: only those files, where no more than their texts can be another.

use super::folder::Folder;
use super::source::Source;
use super::text::{ReadText, Text};
use super::{FOLDERS, Inputs, MEGABYTE, slashed};
use crate::text::{FileId, TextFile};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// The project in a folder as it is where some files have changed, by their paths from that folder; `before` is what it was,
/// when nothing was wrong with any of its files.
///
/// None where more than texts may be another, and all of it is to be read: settings, files that are new or gone, and the like;
/// and where symbolic links were followed, since a file may then change under another name than it is read by.
#[must_use]
pub fn again(project: &Path, before: &Inputs, changed: &[PathBuf]) -> Option<Inputs> {
    if !before.links.is_empty() {
        return None;
    }
    let concerned: Vec<&PathBuf> = changed.iter().filter(|path| concerns(before, path)).collect();
    let mut inputs = before.clone();
    if concerned.is_empty() {
        return Some(inputs);
    }
    let texts = texts(before);
    for path in concerned {
        let id = *texts.get(slashed(path).as_str())?;
        let (before, now) = (before.files.get(id), read(project, before, path)?);
        if now.sha256 != before.sha256 {
            let ReadText { text, sha256, byte_order_mark, .. } = now;
            let path = before.path.clone();
            inputs.files.replace(id, TextFile { path, text, sha256, byte_order_mark, ..TextFile::default() });
        }
    }
    Some(inputs)
}

/// Whether a project is read from a file, or might be.
fn concerns(inputs: &Inputs, path: &Path) -> bool {
    let first = path.components().next().map(Component::as_os_str);
    let style = inputs.settings.citation_style.as_deref().map(Path::new);
    let settings = path.parent() == Some(Path::new("")) && path.file_stem() == Some("postil".as_ref());
    settings || style == Some(path) || FOLDERS.iter().any(|folder| first == Some(folder.as_ref()))
}

/// The files whose texts may change without a file's being read otherwise, by path.
fn texts(inputs: &Inputs) -> HashMap<&str, FileId> {
    let lists = [&inputs.documents, &inputs.annotations, &inputs.bibliographies, &inputs.templates];
    let ids = lists.into_iter().flatten().chain(&inputs.lock);
    ids.map(|id| (inputs.files.get(*id).path.as_str(), *id)).collect()
}

/// A text file; none where something is wrong with it.
fn read(project: &Path, inputs: &Inputs, path: &Path) -> Option<ReadText> {
    let folder = Folder(project);
    if folder.refusal(path).ok()?.is_some() {
        return None;
    }
    let limit = inputs.settings.limits.file.saturating_mul(MEGABYTE);
    match Text::read(&folder, path, limit).ok()? {
        Text::Read(read) if read.fault.is_none() && !read.text.contains('\0') => Some(read),
        Text::Read(_) | Text::TooLarge(_) => None,
    }
}

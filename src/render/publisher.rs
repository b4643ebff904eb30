//! Where pages go as they are made, so that no more than a few of them are in memory at a time.

use super::Page;
use super::reuse::MadeDocument;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::path_form;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Takes the files of a site, from any thread and in any order.
pub trait Sink: Sync {
    /// Takes a file, by its path in the site.
    fn page(&self, path: &str, bytes: &[u8]);

    /// Takes the next part of a file that comes in parts, by its path in the site.
    fn part(&self, path: &str, part: &[u8]);

    /// Whether a file is wanted, by its path in the site; what is not need not be made.
    fn wants(&self, _path: &str) -> bool {
        true
    }

    /// What the last build made of a document, by the path of its page; none where that is not known.
    fn made_before(&self, _page: &str) -> Option<&MadeDocument> {
        None
    }

    /// Takes some bytes of a file of the last site as the next part of the file; false where they are not to be had as the last
    /// build left them, and must be handed on.
    fn part_again(&self, _path: &str, _bytes: &Range<u64>) -> bool {
        false
    }

    /// Takes a file of the last site as it stands there, without having it read; false where it is not known to be as the last
    /// build left it, and must be handed on.
    fn keep(&self, _path: &str) -> bool {
        false
    }
}

/// Takes files, and keeps none.
pub struct Nowhere;

impl Sink for Nowhere {
    fn page(&self, _: &str, _: &[u8]) {}

    fn part(&self, _: &str, _: &[u8]) {}
}

/// Takes one file, by its path.
pub struct Single<'p> {
    path: &'p str,
    bytes: Mutex<Option<Vec<u8>>>,
}

impl<'p> Single<'p> {
    /// One that waits for the file of this path.
    #[must_use]
    pub fn new(path: &'p str) -> Self {
        Self { path, bytes: Mutex::default() }
    }

    /// The file, if it has come.
    #[must_use]
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        self.bytes.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Single<'_> {
    fn page(&self, path: &str, bytes: &[u8]) {
        self.part(path, bytes);
    }

    fn part(&self, path: &str, part: &[u8]) {
        if path == self.path {
            lock(&self.bytes).get_or_insert_default().extend_from_slice(part);
        }
    }

    fn wants(&self, path: &str) -> bool {
        path == self.path
    }
}

/// Hands pages on, and keeps their paths and the faults of their templates.
pub struct Publisher<'s> {
    sink: &'s dyn Sink,
    /// The paths, by the form in which those are the same that some file system takes for one file.
    paths: Mutex<BTreeMap<String, String>>,
    faults: Mutex<Vec<Diagnostic>>,
}

impl<'s> Publisher<'s> {
    /// A publisher to this sink.
    #[must_use]
    pub fn new(sink: &'s dyn Sink) -> Self {
        Self { sink, paths: Mutex::default(), faults: Mutex::default() }
    }

    /// Whether a file is wanted; the path of one that is not is kept all the same.
    #[must_use]
    pub fn wants(&self, path: &str) -> bool {
        let wanted = self.sink.wants(path);
        if !wanted {
            lock(&self.paths).insert(path_form(path), path.to_owned());
        }
        wanted
    }

    /// Hands a page on, or keeps why there is none.
    pub fn take(&self, page: Result<Page<'_>, Diagnostic>) {
        match page {
            Ok(page) => self.page(&page.path, &page.bytes),
            Err(fault) => self.fault(fault),
        }
    }

    /// Hands a file on.
    pub fn page(&self, path: &str, bytes: &[u8]) {
        self.sink.page(path, bytes);
        lock(&self.paths).insert(path_form(path), path.to_owned());
    }

    /// Hands the next part of a file on.
    pub fn part(&self, path: &str, part: &str) {
        self.sink.part(path, part.as_bytes());
        lock(&self.paths).insert(path_form(path), path.to_owned());
    }

    /// Hands some bytes of a file of the last site on as the next part of the file; false where that part must be made.
    #[must_use]
    pub fn part_again(&self, path: &str, bytes: &Range<u64>) -> bool {
        let stays = self.sink.part_again(path, bytes);
        if stays {
            lock(&self.paths).insert(path_form(path), path.to_owned());
        }
        stays
    }

    /// Hands a file of the last site on as it stands there; false where it must be made.
    #[must_use]
    pub fn keep(&self, path: &str) -> bool {
        let stays = self.sink.keep(path);
        if stays {
            lock(&self.paths).insert(path_form(path), path.to_owned());
        }
        stays
    }

    /// The path that has been taken already and cannot be there beside this one: it is the same but for capitals and the
    /// encoding of accents, or one is called like a folder of the other.
    #[must_use]
    pub fn taken(&self, path: &str) -> Option<String> {
        let (paths, form) = (lock(&self.paths), path_form(path));
        let same = folders(&form).chain([form.as_str()]).find_map(|form| paths.get(form));
        let below = format!("{form}/");
        let within = || paths.range(below.clone()..).next().filter(|(other, _)| other.starts_with(&below));
        same.or_else(|| within().map(|(_, path)| path)).cloned()
    }

    /// The file that is called like a folder of this path.
    #[must_use]
    pub fn in_the_way_of(&self, path: &str) -> Option<String> {
        let (paths, form) = (lock(&self.paths), path_form(path));
        folders(&form).find_map(|folder| paths.get(folder)).cloned()
    }

    /// The paths so far.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        lock(&self.paths).values().cloned().collect()
    }

    /// Adds the faults to `problems`, and gives the paths of all files, sorted.
    #[must_use]
    pub fn finish(self, problems: &mut Diagnostics) -> Vec<String> {
        for fault in std::mem::take(&mut *lock(&self.faults)) {
            problems.add(fault);
        }
        let mut paths = self.paths();
        paths.sort_unstable();
        paths
    }

    /// Keeps a fault once: a page of every document would say the same.
    fn fault(&self, fault: Diagnostic) {
        let places = |fault: &Diagnostic| fault.labels.iter().map(|label| label.place.clone()).collect::<Vec<_>>();
        let mut faults = lock(&self.faults);
        if !faults.iter().any(|other| other.message == fault.message && places(other) == places(&fault)) {
            faults.push(fault);
        }
    }
}

/// The folders of a path, the outermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// What a lock guards; a thread that failed has left it whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

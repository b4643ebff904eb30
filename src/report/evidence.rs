//! What rests on which works: those leaned on most, those looked at long ago, those that nothing cites.

use super::{Accessed, CitedWork, Work};
use crate::parse::bibliography::{Entry, Rank};
use crate::resolve::Resolved;
use crate::text::in_one_line;
use std::cmp::Reverse;

fn work(entry: &Entry) -> Work {
    let title = entry.text("title-short").or(entry.text("title")).unwrap_or(&entry.key);
    Work { key: entry.key.clone(), title: in_one_line(title) }
}

/// The works that annotations cite, those that most do first, then by key.
pub fn cited(resolved: &Resolved) -> Vec<CitedWork> {
    let bibliography = &resolved.anchored.parsed.bibliography.entries;
    let mut cited: Vec<CitedWork> = resolved
        .citing()
        .notes
        .iter()
        .filter_map(|(key, notes)| Some(CitedWork { work: work(bibliography.get(key)?), count: notes.len() }))
        .collect();
    cited.sort_by_key(|cited| Reverse(cited.count));
    cited
}

/// The works that were looked at on some day, the longest ago first, then by key.
pub fn accessed(resolved: &Resolved) -> Vec<Accessed> {
    let entries = resolved.anchored.parsed.bibliography.entries.values();
    let accessed =
        entries.filter_map(|entry| Some(Accessed { work: work(entry), on: entry.dates.get("accessed")?.from? }));
    let mut accessed: Vec<Accessed> = accessed.collect();
    accessed.sort_by_key(|accessed| accessed.on);
    accessed
}

/// Whether works are cited, all of which are secondary; a work without a rank may be either.
pub fn is_secondary_alone(resolved: &Resolved, keys: &[String]) -> bool {
    let bibliography = &resolved.anchored.parsed.bibliography.entries;
    let is_secondary =
        |key: &String| bibliography.get(key).is_some_and(|entry| entry.evidence.rank == Some(Rank::Secondary));
    !keys.is_empty() && keys.iter().all(is_secondary)
}

/// The works with an address and no archived copy, which are gone when that address is, by key.
pub fn unarchived(resolved: &Resolved) -> Vec<Work> {
    let entries = resolved.anchored.parsed.bibliography.entries.values();
    let unarchived = entries.filter(|entry| entry.text("URL").is_some() && entry.evidence.archive.is_none());
    unarchived.map(work).collect()
}

/// The works that nothing cites, by key.
pub fn uncited(resolved: &Resolved) -> Vec<Work> {
    let entries = resolved.anchored.parsed.bibliography.entries.values();
    entries.filter(|entry| !resolved.citing().notes.contains_key(&entry.key)).map(work).collect()
}

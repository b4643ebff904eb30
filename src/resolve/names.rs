//! What ids are made of on the pages that are about all documents: names that no two things of a project share.

use super::Note;
use crate::anchor::Anchored;
use crate::text::slug;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// The names, each unique among those of its sort.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// For each annotation its own.
    pub annotations: Vec<String>,
    /// For each document those of its notes.
    pub notes: Vec<Vec<String>>,
    /// For each event its own.
    pub events: Vec<String>,
    /// For each key of the bibliography its entry's.
    pub entries: BTreeMap<String, String>,
}

/// The names of everything in a project.
pub(super) fn names(anchored: &Anchored<'_>, notes: &[Vec<Note>]) -> Names {
    let parsed = &anchored.parsed;
    // Of a single document nothing need be told apart.
    let several = parsed.documents.len() > 1;
    let prefix = |page: &str| format!("{}-", slug(page.trim_end_matches(".html")));
    let prefixes: Vec<String> =
        parsed.documents.iter().map(|document| if several { prefix(&document.page) } else { String::new() }).collect();
    let of_document = |document: usize, id: &str| format!("{}{id}", prefixes[document]);
    let annotations = anchored.annotations.iter();
    let all_notes =
        notes.iter().enumerate().flat_map(|(document, notes)| notes.iter().map(move |note| (document, note)));
    let mut note_names = unique(all_notes.map(|(document, note)| of_document(document, &note.id))).into_iter();
    let keys = parsed.bibliography.keys();
    Names {
        annotations: unique(annotations.map(|anchored| of_document(anchored.document, &anchored.annotation.id))),
        notes: notes.iter().map(|notes| note_names.by_ref().take(notes.len()).collect()).collect(),
        events: unique(parsed.events.iter().map(|(document, event)| of_document(*document, &event.id))),
        entries: keys.clone().cloned().zip(unique(keys.map(|key| slug(key)))).collect(),
    }
}

/// The names in their order, those that others have before them with a number.
fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    let mut seen: HashSet<&str> = HashSet::with_capacity(names.len());
    let again: Vec<usize> = (0..names.len()).filter(|index| !seen.insert(&names[*index])).collect();
    // A name that is one without a number keeps to whom it is.
    let mut taken: HashSet<Cow<'_, str>> = seen.into_iter().map(Cow::Borrowed).collect();
    let mut numbered = Vec::with_capacity(again.len());
    for name in again.iter().map(|index| &names[*index]) {
        let mut others = (2_usize..).map(|number| format!("{name}-{number}"));
        numbered.extend(others.find(|other| taken.insert(Cow::Owned(other.clone()))));
    }
    drop(taken);
    for (index, name) in again.into_iter().zip(numbered) {
        names[index] = name;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::unique;

    #[test]
    fn the_first_keeps_its_name_and_the_others_get_numbers() {
        let names = ["a", "a-2", "b", "a", "a", "b"].map(str::to_owned);
        assert_eq!(unique(names.into_iter()), ["a", "a-2", "b", "a-3", "a-4", "b-2"]);
    }
}

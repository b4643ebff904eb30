//! What ids are made of on the pages that are about all documents: names that no two things of a project share.

use super::NoteAddress;
use super::chronology::Chronology;
use super::notes::DocumentNotes;
use crate::anchor::{Anchored, AnnotationAddress};
use crate::memo::Stamped;
use crate::text::slug;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The names of what such pages show, each unique among those of its sort.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// For each contradiction its own.
    pub contradictions: BTreeMap<AnnotationAddress, String>,
    /// For each note that is part of the chronology its own.
    pub dated_notes: BTreeMap<NoteAddress, String>,
    /// For each event its own.
    pub events: Vec<String>,
    /// For each key of the bibliography its entry's.
    pub entries: BTreeMap<String, String>,
}

/// The names of everything that needs one.
pub(super) fn names(anchored: &Anchored, notes: &[Arc<Stamped<DocumentNotes>>], chronology: &Chronology) -> Names {
    let parsed = &anchored.parsed;
    // Of a single document nothing need be told apart.
    let several = parsed.documents.len() > 1;
    let of_document = |document: usize, id: &str| {
        let page = parsed.documents[document].page.trim_end_matches(".html");
        if several { format!("{}-{id}", slug(page)) } else { id.to_owned() }
    };
    let contradictions: Vec<AnnotationAddress> = anchored.contradictions().collect();
    let of_contradictions = contradictions
        .iter()
        .map(|address| of_document(address.document, &anchored.annotation(*address).annotation.id));
    let dated_notes: BTreeSet<NoteAddress> = chronology.notes().collect();
    let of_notes = dated_notes.iter().map(|at| of_document(at.document, &notes[at.document].notes[at.note].id));
    let keys = parsed.bibliography.entries.keys();
    Names {
        contradictions: contradictions.iter().copied().zip(unique(of_contradictions)).collect(),
        dated_notes: dated_notes.iter().copied().zip(unique(of_notes)).collect(),
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
    // The number to try next for each name: all before it are taken.
    let mut next: HashMap<&str, usize> = HashMap::new();
    let mut numbered = Vec::with_capacity(again.len());
    for name in again.iter().map(|index| names[*index].as_str()) {
        let number = next.entry(name).or_insert(2);
        let mut other = format!("{name}-{number}");
        while !taken.insert(Cow::Owned(other.clone())) {
            *number += 1;
            other = format!("{name}-{number}");
        }
        *number += 1;
        numbered.push(other);
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

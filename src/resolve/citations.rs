//! Who cites what: the citations of annotations and events, and what cites each entry of the bibliography.

use super::NoteAddress;
use super::references::DocumentReferences;
use crate::anchor::Anchored;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_names};
use crate::memo::Stamped;
use crate::parse::annotation::Annotation;
use crate::parse::bibliography::{Bibliography, Entry};
use crate::parse::citation::{Citation, cited};
use crate::parse::event::Event;
use crate::text::Place;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A citation, and where it is written.
#[derive(Debug, Clone)]
pub struct Cited {
    /// The work, and where in it.
    pub citation: Citation,
    /// The value that has it.
    pub place: Place,
    /// Whether it is part of a sentence: `@key` without brackets, which may be another thing's name.
    pub in_text: bool,
}

/// Every citation of an annotation, its claims' too.
#[must_use]
pub fn citations_of(annotation: &Annotation) -> Vec<Cited> {
    let listed = listed(annotation).map(|(place, citation)| Cited {
        citation: citation.clone(),
        place: place.key("cite"),
        in_text: false,
    });
    let in_prose = annotation.prose().flat_map(|(key, text)| cited_in(text, &annotation.place.key(key)));
    listed.chain(in_prose).collect()
}

/// The same without where they are written.
#[must_use]
pub fn works_cited(annotation: &Annotation) -> Vec<Citation> {
    let listed = listed(annotation).map(|(_, citation)| citation.clone());
    let in_prose = annotation.prose().flat_map(|(_, text)| cited(text)).map(|(citation, _)| citation);
    listed.chain(in_prose).collect()
}

/// The citations in the lists of an annotation and its claims, each with the place of what has the list.
fn listed(annotation: &Annotation) -> impl Iterator<Item = (&Place, &Citation)> {
    let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
    let of_claims = claims.flat_map(|claim| claim.cite.iter().map(move |citation| (&claim.place, citation)));
    annotation.cite.iter().map(|citation| (&annotation.place, citation)).chain(of_claims)
}

/// Every citation of an event, with where it is written.
#[must_use]
pub fn citations_of_event(event: &Event) -> Vec<Cited> {
    let place = event.place.key("cite");
    let listed =
        event.cite.iter().map(|citation| Cited { citation: citation.clone(), place: place.clone(), in_text: false });
    listed.chain(event.note.as_deref().into_iter().flat_map(|note| cited_in(note, &event.place.key("note")))).collect()
}

/// The citations of a Markdown text at this place.
fn cited_in(text: &str, place: &Place) -> Vec<Cited> {
    let cited = cited(text).into_iter();
    cited.map(|(citation, in_text)| Cited { citation, place: place.clone(), in_text }).collect()
}

/// What cites each key of the bibliography.
#[derive(Debug, Default)]
pub struct Citing {
    /// For each key that a note cites the first notes of the annotations that do.
    pub notes: BTreeMap<String, Vec<NoteAddress>>,
    /// For each key that an event cites the events that do, as indices.
    pub events: BTreeMap<String, Vec<usize>>,
}

impl Citing {
    /// What cites each key, with what was found in the documents.
    pub(super) fn of(anchored: &Anchored, references: &[Arc<Stamped<DocumentReferences>>]) -> Self {
        let mut citing = Self::default();
        for document in references {
            for (key, annotation) in &document.cited {
                let Some(first) = document.notes_of[*annotation].first() else { continue };
                add(&mut citing.notes, key, *first);
            }
        }
        for addresses in citing.notes.values_mut() {
            addresses.sort_unstable();
            addresses.dedup();
        }
        let bibliography = &anchored.parsed.bibliography;
        let keys = |(_, event): &(usize, Arc<Event>)| {
            known_keys(bibliography, citations_of_event(event), &mut Diagnostics::default())
        };
        let keys: Vec<_> = anchored.parsed.events.par_iter().map(keys).collect();
        for (index, keys) in keys.into_iter().enumerate() {
            for key in keys {
                add(&mut citing.events, &key, index);
            }
        }
        citing.events.values_mut().for_each(Vec::dedup);
        citing
    }

    /// Whether a note or an event cites this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.notes.contains_key(key) || self.events.contains_key(key)
    }

    /// Whether no note and no event cites anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.events.is_empty()
    }
}

fn add<T>(citing: &mut BTreeMap<String, Vec<T>>, key: &str, by: T) {
    match citing.get_mut(key) {
        Some(all) => all.push(by),
        None => {
            citing.insert(key.to_owned(), vec![by]);
        }
    }
}

/// The keys of these citations that the bibliography has; the others are reported.
pub(super) fn known_keys(
    bibliography: &Bibliography,
    citations: Vec<Cited>,
    problems: &mut Diagnostics,
) -> Vec<String> {
    let mut known = Vec::new();
    for cited in citations {
        if bibliography.entries.contains_key(&cited.citation.key) {
            known.push(cited.citation.key);
        } else if !bibliography.incomplete {
            let Some(problem) = unknown_citation(&bibliography.entries, &cited) else { continue };
            problems.add(problem);
        }
    }
    known
}

/// The message on a citation of a key that no entry has.
///
/// A name in a sentence that is like no key is left alone: it is somebody's on a network, say.
fn unknown_citation(bibliography: &BTreeMap<String, Entry>, cited: &Cited) -> Option<Diagnostic> {
    let key = &cited.citation.key;
    let near = nearest_names(key, bibliography.keys().map(String::as_str));
    if cited.in_text && near.is_empty() {
        return None;
    }
    let mut help = match near.as_slice() {
        [] => "add an entry with this `id` to annotations/bibliography.yaml".to_owned(),
        [near] => format!("did you mean `{near}`?"),
        [near @ .., last] => format!("did you mean `{}` or `{last}`?", near.join("`, `")),
    };
    if cited.in_text {
        help.push_str(" If it is no citation, write it in code: `` `@name` ``");
    }
    let message = format!("the bibliography has no entry `{key}`");
    Some(Diagnostic::at(Code::UnknownCitation, cited.place.clone(), message).help(help))
}

//! References made good: notes numbered, citations and cross-references checked, contradictions paired.

use crate::anchor::{Anchored, AnchoredAnnotation};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::parse::annotation::Annotation;
use crate::parse::citation::{Citation, brackets};
use crate::parse::document_names;
use crate::text::Place;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What a project says, without a dangling reference.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// What was anchored.
    pub anchored: Anchored<'a>,
    /// For each document its notes, in the order of their numbers.
    pub notes: Vec<Vec<Note>>,
    /// For each annotation its notes, as (document, index in the document's notes), in the order of its claims.
    pub notes_of: Vec<Vec<NoteAddress>>,
    /// The notes that cite each key.
    pub citing: BTreeMap<String, Vec<NoteAddress>>,
    /// For each annotation the notes that its `see` names.
    pub see: Vec<Vec<NoteAddress>>,
}

/// Which document's note, and which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoteAddress {
    /// The index of the document.
    pub document: usize,
    /// The index among the document's notes.
    pub note: usize,
}

/// A note in the margin: an annotation, or one side of a contradiction.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its name, unique in the document.
    pub id: String,
    /// The index of its annotation.
    pub annotation: usize,
    /// Which claim of a contradiction it stands at.
    pub claim: Option<usize>,
    /// Its passages in the document's text; none if it is about the document as a whole.
    pub passages: Vec<Range<usize>>,
}

/// Resolves all references; dangling ones are added to `problems`.
#[must_use]
pub fn references<'a>(anchored: Anchored<'a>, problems: &mut Diagnostics) -> Resolved<'a> {
    let notes = number(&anchored);
    let mut notes_of: Vec<Vec<NoteAddress>> = vec![Vec::new(); anchored.annotations.len()];
    for (document, notes) in notes.iter().enumerate() {
        for (index, note) in notes.iter().enumerate() {
            notes_of[note.annotation].push(NoteAddress { document, note: index });
        }
    }
    for (addresses, annotation) in notes_of.iter_mut().zip(&anchored.annotations) {
        addresses.sort_by_key(|address| {
            let note = &notes[address.document][address.note];
            (note.claim, address.document != annotation.document, *address)
        });
    }
    let citing = citations(&anchored, &notes_of, problems);
    let see = cross_references(&anchored, &notes, problems);
    Resolved { anchored, notes, notes_of, citing, see }
}

/// The notes of every document: those about the whole first, then by where their passages begin, longer ones first.
fn number(anchored: &Anchored<'_>) -> Vec<Vec<Note>> {
    let mut notes: Vec<Vec<Note>> = anchored.parsed.documents.iter().map(|_| Vec::new()).collect();
    for (index, anchored) in anchored.annotations.iter().enumerate() {
        let id = &anchored.annotation.id;
        let placed: Vec<_> =
            anchored.claims.iter().enumerate().filter_map(|(claim, at)| Some((claim, at.as_ref()?))).collect();
        if placed.is_empty() {
            let passages = anchored.passages.clone();
            notes[anchored.document].push(Note { id: id.clone(), annotation: index, claim: None, passages });
        }
        // The contradiction's own id is that of its first side in its own document.
        let first = placed.iter().position(|(_, (document, _))| *document == anchored.document).unwrap_or(0);
        for (position, (claim, (document, range))) in placed.iter().enumerate() {
            let id = if position == first { id.clone() } else { format!("{id}-{}", claim + 1) };
            let passages = vec![range.clone()];
            notes[*document].push(Note { id, annotation: index, claim: Some(*claim), passages });
        }
    }
    for notes in &mut notes {
        notes.sort_by_key(|note| {
            let first = note.passages.first().map(|range| (range.start, std::cmp::Reverse(range.end)));
            (first, note.annotation, note.claim)
        });
    }
    notes
}

/// Every citation of an annotation, its claims' too, with where it is written.
#[must_use]
pub fn citations_of(annotation: &Annotation) -> Vec<(Citation, Place)> {
    let mut all: Vec<(Citation, Place)> = Vec::new();
    let mut listed = |place: &Place, cite: &[Citation]| {
        all.extend(cite.iter().map(|citation| (citation.clone(), place.key("cite"))));
    };
    listed(&annotation.place, &annotation.cite);
    let contradiction = annotation.contradiction.as_ref();
    for claim in contradiction.iter().flat_map(|contradiction| &contradiction.claims) {
        listed(&claim.place, &claim.cite);
    }
    let resolution = contradiction.and_then(|contradiction| contradiction.resolution.as_deref());
    let corrections = annotation.corrections.iter().map(|correction| ("corrections", Some(correction.note.as_str())));
    let prose = [("note", annotation.note.as_deref()), ("resolution", resolution)].into_iter().chain(corrections);
    for (key, text) in prose {
        for bracket in text.map(brackets).unwrap_or_default() {
            all.extend(bracket.citations.into_iter().map(|citation| (citation, annotation.place.key(key))));
        }
    }
    all
}

fn citations(
    anchored: &Anchored<'_>,
    notes_of: &[Vec<NoteAddress>],
    problems: &mut Diagnostics,
) -> BTreeMap<String, Vec<NoteAddress>> {
    let bibliography = &anchored.parsed.bibliography;
    let mut citing: BTreeMap<String, BTreeSet<NoteAddress>> = BTreeMap::new();
    for (AnchoredAnnotation { annotation, .. }, addresses) in anchored.annotations.iter().zip(notes_of) {
        for (citation, place) in citations_of(annotation) {
            if bibliography.contains_key(&citation.key) {
                citing.entry(citation.key).or_default().extend(addresses.first());
                continue;
            }
            let help = match nearest_name(&citation.key, bibliography.keys().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add an entry with this `id` to annotations/bibliography.yaml".to_owned(),
            };
            let message = format!("the bibliography has no entry `{}`", citation.key);
            problems.add(Diagnostic::at(Code::UnknownCitation, place, message).help(help));
        }
    }
    citing.into_iter().map(|(key, addresses)| (key, addresses.into_iter().collect())).collect()
}

/// The notes that each annotation's `see` names.
fn cross_references(anchored: &Anchored<'_>, notes: &[Vec<Note>], problems: &mut Diagnostics) -> Vec<Vec<NoteAddress>> {
    let names = document_names(&anchored.parsed.documents);
    let ids: Vec<HashMap<&str, usize>> = notes
        .iter()
        .map(|notes| notes.iter().enumerate().map(|(index, note)| (note.id.as_str(), index)).collect())
        .collect();
    let mut all = Vec::with_capacity(anchored.annotations.len());
    for AnchoredAnnotation { annotation, document, .. } in &anchored.annotations {
        let mut found = Vec::new();
        for (index, reference) in annotation.see.iter().enumerate() {
            let (path, id) = reference.split_once('#').unwrap_or(("", reference));
            let target = if path.is_empty() { Some(*document) } else { names.get(path).copied() };
            let note = target.and_then(|target| ids[target].get(id));
            if let (Some(document), Some(note)) = (target, note) {
                found.push(NoteAddress { document, note: *note });
                continue;
            }
            let near = target.and_then(|target| nearest_name(id, ids[target].keys().copied()));
            let help = near.map_or_else(
                || "write the id of an annotation, or `document.txt#id`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("there is no annotation `{reference}`");
            let place = annotation.place.key("see").index(index);
            problems.add(Diagnostic::at(Code::UnknownAnnotation, place, message).help(help));
        }
        all.push(found);
    }
    all
}

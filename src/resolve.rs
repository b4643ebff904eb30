//! References made good: notes numbered, citations and cross-references checked, contradictions paired.

pub mod chronology;
pub mod names;
pub mod people;

use crate::anchor::{Anchored, AnchoredAnnotation};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name, nearest_names};
use crate::load::Inputs;
use crate::parse::annotation::Annotation;
use crate::parse::bibliography::Entry;
use crate::parse::citation::{Citation, cited};
use crate::parse::event::Event;
use crate::parse::link::{links, note_reference};
use crate::parse::{document_names, is_unread};
use crate::settings::Html;
use crate::text::Place;
use chronology::{Chronology, chronology};
use names::Names;
use people::People;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What a project says, without a dangling reference.
#[derive(Debug)]
pub struct Resolved {
    /// What was anchored.
    pub anchored: Anchored,
    /// For each document its notes, in the order of their numbers.
    pub notes: Vec<Vec<Note>>,
    /// For each annotation its notes, as (document, index in the document's notes), in the order of its claims.
    pub notes_of: Vec<Vec<NoteAddress>>,
    /// The notes that cite each key.
    pub citing: BTreeMap<String, Vec<NoteAddress>>,
    /// The events that cite each key, as indices.
    pub citing_events: BTreeMap<String, Vec<usize>>,
    /// For each annotation the notes that its `see` names.
    pub see: Vec<Vec<NoteAddress>>,
    /// For each event the notes that its `see` names.
    pub see_of_events: Vec<Vec<NoteAddress>>,
    /// Who is meant by a name.
    pub people: People,
    /// Everything that has a date, in order.
    pub chronology: Chronology,
    /// What ids are made of on the pages that are about all documents.
    pub names: Names,
}

impl Resolved {
    /// Whether a note or an event cites this key.
    #[must_use]
    pub fn is_cited(&self, key: &str) -> bool {
        self.citing.contains_key(key) || self.citing_events.contains_key(key)
    }

    /// Whether any note or event cites anything.
    #[must_use]
    pub fn cites_anything(&self) -> bool {
        !self.citing.is_empty() || !self.citing_events.is_empty()
    }
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
pub fn references(anchored: Anchored, problems: &mut Diagnostics) -> Resolved {
    let notes = number(&anchored);
    let mut counts = vec![0; anchored.annotations.len()];
    notes.iter().flatten().for_each(|note| counts[note.annotation] += 1);
    let mut notes_of: Vec<Vec<NoteAddress>> = counts.into_iter().map(Vec::with_capacity).collect();
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
    let (citing, citing_events) = citations(&anchored, &notes_of, problems);
    let ids = ids(&anchored, &notes, problems);
    let references = References {
        inputs: &anchored.parsed.inputs,
        documents: document_names(&anchored.parsed.documents),
        ids: &ids,
        incomplete: &anchored.incomplete,
        html: anchored.parsed.inputs.settings.html,
    };
    let see =
        side_by_side(&anchored.annotations, problems, |AnchoredAnnotation { annotation, document, .. }, problems| {
            let see = references.see(&annotation.see, &annotation.place, *document, problems);
            references.links(annotation.prose(), &annotation.place, *document, problems);
            see
        });
    let see_of_events = side_by_side(&anchored.parsed.events, problems, |(document, event), problems| {
        let see = references.see(&event.see, &event.place, *document, problems);
        let note = event.note.as_deref().map(|note| ("note", note));
        references.links(note.into_iter(), &event.place, *document, problems);
        see
    });
    let people = People::declared(&anchored.parsed.inputs, problems);
    let chronology = chronology(&anchored, &notes, &notes_of);
    let names = names::names(&anchored, &notes, &chronology);
    Resolved { anchored, notes, notes_of, citing, citing_events, see, see_of_events, people, chronology, names }
}

/// What comes of each of many things, with what is wrong with them in their order.
fn side_by_side<T: Sync, R: Send>(
    things: &[T],
    problems: &mut Diagnostics,
    of: impl Fn(&T, &mut Diagnostics) -> R + Sync,
) -> Vec<R> {
    let results = things.par_iter().map(|thing| {
        let mut problems = Diagnostics::default();
        (of(thing, &mut problems), problems)
    });
    let mut all = Vec::with_capacity(things.len());
    for (result, found) in results.collect::<Vec<_>>() {
        problems.append(found);
        all.push(result);
    }
    all
}

/// The notes of every document: those about the whole first, then by where their passages begin, longer ones first.
fn number(anchored: &Anchored) -> Vec<Vec<Note>> {
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
        notes.shrink_to_fit();
        notes.sort_by_key(|note| {
            let first = note.passages.first().map(|range| (range.start, std::cmp::Reverse(range.end)));
            (first, note.annotation, note.claim)
        });
    }
    notes
}

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
    let mut all: Vec<Cited> = Vec::new();
    let mut listed = |place: &Place, cite: &[Citation]| {
        let cited =
            |citation: &Citation| Cited { citation: citation.clone(), place: place.key("cite"), in_text: false };
        all.extend(cite.iter().map(cited));
    };
    listed(&annotation.place, &annotation.cite);
    let contradiction = annotation.contradiction.as_ref();
    for claim in contradiction.iter().flat_map(|contradiction| &contradiction.claims) {
        listed(&claim.place, &claim.cite);
    }
    for (key, text) in annotation.prose() {
        all.extend(cited_in(text, &annotation.place.key(key)));
    }
    all
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

/// The notes of every document by their ids, as indices; two that share one are reported.
fn ids<'n>(anchored: &Anchored, notes: &'n [Vec<Note>], problems: &mut Diagnostics) -> Vec<HashMap<&'n str, usize>> {
    let of_document = |notes: &'n Vec<Note>| {
        let mut ids: HashMap<&str, usize> = HashMap::with_capacity(notes.len());
        for (index, note) in notes.iter().enumerate() {
            let Some(first) = ids.insert(&note.id, index) else { continue };
            let annotation = &anchored.annotations[note.annotation].annotation;
            let first = &anchored.annotations[notes[first].annotation].annotation;
            // Two annotations of one document with one id are reported where they are parsed.
            if annotation.id == first.id {
                continue;
            }
            let message = format!("two notes have the id `{}`", note.id);
            problems.add(
                Diagnostic::at(Code::DuplicateId, annotation.place.key("id"), message)
                    .label(first.place.key("id"), "the other one")
                    .help("the sides of a contradiction are named after it, with their number: give it another `id:`"),
            );
        }
        ids
    };
    notes.iter().map(of_document).collect()
}

/// What cites each key.
type Citing<T> = BTreeMap<String, Vec<T>>;

/// The notes and the events that cite each key.
fn citations(
    anchored: &Anchored,
    notes_of: &[Vec<NoteAddress>],
    problems: &mut Diagnostics,
) -> (Citing<NoteAddress>, Citing<usize>) {
    let keys = side_by_side(&anchored.annotations, problems, |AnchoredAnnotation { annotation, .. }, problems| {
        known_keys(anchored, citations_of(annotation), problems)
    });
    let mut notes: BTreeMap<String, BTreeSet<NoteAddress>> = BTreeMap::new();
    for (keys, addresses) in keys.into_iter().zip(notes_of) {
        for key in keys {
            notes.entry(key).or_default().extend(addresses.first());
        }
    }
    let keys = side_by_side(&anchored.parsed.events, problems, |(_, event), problems| {
        known_keys(anchored, citations_of_event(event), problems)
    });
    let mut events: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, keys) in keys.into_iter().enumerate() {
        for key in keys {
            events.entry(key).or_default().insert(index);
        }
    }
    let notes = notes.into_iter().map(|(key, addresses)| (key, addresses.into_iter().collect())).collect();
    (notes, events.into_iter().map(|(key, indices)| (key, indices.into_iter().collect())).collect())
}

/// The keys of these citations that the bibliography has; the others are reported.
fn known_keys(anchored: &Anchored, citations: Vec<Cited>, problems: &mut Diagnostics) -> Vec<String> {
    let bibliography = &anchored.parsed.bibliography;
    let mut known = Vec::new();
    for cited in citations {
        if bibliography.contains_key(&cited.citation.key) {
            known.push(cited.citation.key);
        } else if !anchored.parsed.incomplete_bibliography {
            let Some(problem) = unknown_citation(bibliography, &cited) else { continue };
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

/// Finds notes by the references to them, and reports those that name none.
struct References<'a> {
    inputs: &'a Inputs,
    documents: HashMap<&'a str, usize>,
    ids: &'a [HashMap<&'a str, usize>],
    incomplete: &'a [bool],
    html: Html,
}

impl References<'_> {
    /// The note that a reference written in `document` names, or the id most like it.
    ///
    /// None where it may name an annotation that was left out because something is wrong with it.
    fn find(&self, document: usize, path: &str, id: &str) -> Result<Option<NoteAddress>, Option<&str>> {
        let target = if path.is_empty() { Some(document) } else { self.documents.get(path).copied() };
        let Some(target) = target else { return if is_unread(self.inputs, path) { Ok(None) } else { Err(None) } };
        match self.ids[target].get(id) {
            Some(note) => Ok(Some(NoteAddress { document: target, note: *note })),
            None if self.incomplete[target] => Ok(None),
            None => Err(nearest_name(id, self.ids[target].keys().copied())),
        }
    }

    fn unknown(reference: &str, near: Option<&str>, place: Place) -> Diagnostic {
        let help = near.map_or_else(
            || "write the id of an annotation, or `document.txt#id`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("there is no annotation `{reference}`");
        Diagnostic::at(Code::UnknownAnnotation, place, message).help(help)
    }

    /// The notes that the `see` of the mapping at `place` names.
    fn see(&self, see: &[String], place: &Place, document: usize, problems: &mut Diagnostics) -> Vec<NoteAddress> {
        let mut found = Vec::new();
        for (index, reference) in see.iter().enumerate() {
            let (path, id) = reference.split_once('#').unwrap_or(("", reference));
            match self.find(document, path, id) {
                Ok(address) => found.extend(address),
                Err(near) => {
                    let place = place.key("see").index(index);
                    problems.add(Self::unknown(reference, near, place));
                }
            }
        }
        found
    }

    /// Checks the links that lead to notes in the Markdown of the mapping at `place`.
    fn links<'t>(
        &self,
        prose: impl Iterator<Item = (&'static str, &'t str)>,
        place: &Place,
        document: usize,
        problems: &mut Diagnostics,
    ) {
        // Most texts name no note, and need no parsing to say so; `&` may stand for a `#` written as an entity.
        for (key, text) in prose.filter(|(_, text)| text.contains(['#', '&'])) {
            for address in links(text, self.html) {
                if let Some((path, id)) = note_reference(&address)
                    && let Err(near) = self.find(document, path, id)
                {
                    problems.add(Self::unknown(&address, near, place.key(key)));
                }
            }
        }
    }
}

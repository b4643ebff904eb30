//! What annotations and events refer to: other notes, by `see` and by links, and works.

use super::chronology::Dated;
use super::citations::{citations_of, citations_of_event, known_keys};
use super::notes::{DocumentNotes, NoteAddress};
use crate::anchor::Anchored;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::memo::{Memo, Stamp, Stamped};
use crate::parse::event::Event;
use crate::parse::link::{links, note_reference};
use crate::parse::{document_names, is_unread};
use crate::text::Place;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What the annotations of one document refer to.
#[derive(Debug)]
pub(super) struct DocumentReferences {
    /// For each annotation its notes: in the order of its claims, those in its own document first.
    pub notes_of: Vec<Vec<NoteAddress>>,
    /// For each annotation the notes that its `see` names.
    pub see: Vec<Vec<NoteAddress>>,
    /// The keys that are cited, each with the annotation that does.
    pub cited: Vec<(String, usize)>,
    /// What has a date.
    pub dated: Vec<Dated>,
    /// The other documents that notes were looked for in.
    reached: BTreeSet<usize>,
    /// What is wrong.
    pub problems: Diagnostics,
}

/// What the annotations of all documents refer to.
pub(super) fn all(finder: &Finder<'_>, memo: &mut Memo<DocumentReferences>) -> Vec<Arc<Stamped<DocumentReferences>>> {
    let bibliography = finder.anchored.parsed.bibliography.stamp;
    let made_of = |index: usize, made: &DocumentReferences| {
        let others = made.reached.iter().map(|document| finder.notes[*document].stamp);
        // The notes of a document are made anew wherever its annotations are.
        [bibliography, finder.notes[index].stamp].into_iter().chain(others).collect::<Vec<Stamp>>()
    };
    memo.each(finder.notes.len(), made_of, |index| of_document(finder, index))
}

fn of_document(finder: &Finder<'_>, document: usize) -> DocumentReferences {
    let mut problems = Diagnostics::default();
    let mut reached = BTreeSet::new();
    let anchored = &finder.anchored.documents[document];
    let notes_of = notes_of(finder, document, &mut reached);
    let (mut see, mut cited, mut dated) = (Vec::with_capacity(notes_of.len()), Vec::new(), Vec::new());
    for (index, own) in anchored.annotations.iter().enumerate() {
        let annotation = &own.annotation;
        let keys = known_keys(&finder.anchored.parsed.bibliography, citations_of(annotation), &mut problems);
        cited.extend(keys.into_iter().map(|key| (key, index)));
        let mut looking = Looking { finder, document, reached: &mut reached, problems: &mut problems };
        see.push(looking.see(&annotation.see, &annotation.place));
        looking.links(annotation.prose(), &annotation.place);
        Dated::of_annotation(finder, (document, index), &notes_of[index], &mut dated);
    }
    reached.remove(&document);
    DocumentReferences { notes_of, see, cited, dated, reached, problems }
}

/// The notes of each annotation of a document; where they are in others, those are `reached`.
fn notes_of(finder: &Finder<'_>, document: usize, reached: &mut BTreeSet<usize>) -> Vec<Vec<NoteAddress>> {
    let anchored = &finder.anchored.documents[document];
    let mut notes_of = vec![Vec::new(); anchored.annotations.len()];
    for (note, of) in finder.notes[document].notes.iter().enumerate() {
        if of.annotation.document == document {
            notes_of[of.annotation.annotation].push(NoteAddress { document, note });
        }
    }
    reached.extend(anchored.elsewhere.iter().map(|claim| claim.document));
    for other in reached.iter() {
        for (annotation, note) in finder.notes[*other].of_document(document) {
            notes_of[annotation].push(NoteAddress { document: *other, note });
        }
    }
    for addresses in notes_of.iter_mut().filter(|addresses| addresses.len() > 1) {
        addresses.sort_by_key(|address| {
            let note = &finder.notes[address.document].notes[address.note];
            (note.claim, address.document != document, *address)
        });
    }
    notes_of
}

/// For each event the notes that its `see` names; what it refers to that is not there is added to `problems`.
pub(super) fn of_events(finder: &Finder<'_>, problems: &mut Diagnostics) -> Vec<Vec<NoteAddress>> {
    let parsed = &finder.anchored.parsed;
    let of_event = |(document, event): &(usize, Arc<Event>)| {
        let mut problems = Diagnostics::default();
        let _ = known_keys(&parsed.bibliography, citations_of_event(event), &mut problems);
        let (reached, document) = (&mut BTreeSet::new(), *document);
        let mut looking = Looking { finder, document, reached, problems: &mut problems };
        let see = looking.see(&event.see, &event.place);
        looking.links(event.note.as_deref().map(|note| ("note", note)).into_iter(), &event.place);
        (see, problems)
    };
    let (see, found): (Vec<_>, Vec<_>) = parsed.events.par_iter().map(of_event).unzip();
    for found in found {
        problems.append(found);
    }
    see
}

/// Finds notes by the references to them.
pub(super) struct Finder<'a> {
    pub anchored: &'a Anchored,
    pub notes: &'a [Arc<Stamped<DocumentNotes>>],
    documents: HashMap<&'a str, usize>,
}

impl<'a> Finder<'a> {
    /// One for the notes of these documents.
    pub fn new(anchored: &'a Anchored, notes: &'a [Arc<Stamped<DocumentNotes>>]) -> Self {
        Self { anchored, notes, documents: document_names(&anchored.parsed.documents) }
    }
}

/// Looks for what one document refers to, and reports what is not there.
struct Looking<'l, 'a> {
    finder: &'l Finder<'a>,
    document: usize,
    /// The documents that were looked at.
    reached: &'l mut BTreeSet<usize>,
    problems: &'l mut Diagnostics,
}

impl<'l> Looking<'l, '_> {
    /// The note that a reference names, or the id most like it.
    ///
    /// None where it may name an annotation that was left out because something is wrong with it.
    fn find(&mut self, path: &str, id: &str) -> Result<Option<NoteAddress>, Option<&'l str>> {
        let finder = self.finder;
        let inputs = &finder.anchored.parsed.inputs;
        let target = if path.is_empty() { Some(self.document) } else { finder.documents.get(path).copied() };
        let Some(document) = target else { return if is_unread(inputs, path) { Ok(None) } else { Err(None) } };
        self.reached.insert(document);
        match finder.notes[document].find(id) {
            Some(note) => Ok(Some(NoteAddress { document, note })),
            None if finder.anchored.documents[document].incomplete => Ok(None),
            None => Err(nearest_name(id, finder.notes[document].ids())),
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
    fn see(&mut self, see: &[String], place: &Place) -> Vec<NoteAddress> {
        let mut found = Vec::new();
        for (index, reference) in see.iter().enumerate() {
            let (path, id) = reference.split_once('#').unwrap_or(("", reference));
            match self.find(path, id) {
                Ok(address) => found.extend(address),
                Err(near) => {
                    let place = place.key("see").index(index);
                    self.problems.add(Self::unknown(reference, near, place));
                }
            }
        }
        found
    }

    /// Checks the links that lead to notes in the Markdown of the mapping at `place`.
    fn links<'t>(&mut self, prose: impl Iterator<Item = (&'static str, &'t str)>, place: &Place) {
        let html = self.finder.anchored.parsed.inputs.settings.html;
        // Most texts name no note, and need no parsing to say so; `&` may stand for a `#` written as an entity.
        for (key, text) in prose.filter(|(_, text)| text.contains(['#', '&'])) {
            for address in links(text, html) {
                if let Some((path, id)) = note_reference(&address)
                    && let Err(near) = self.find(path, id)
                {
                    self.problems.add(Self::unknown(&address, near, place.key(key)));
                }
            }
        }
    }
}

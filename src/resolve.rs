//! References made good: notes numbered, citations and cross-references checked, contradictions paired.

pub mod chronology;
pub mod citations;
pub mod names;
mod notes;
pub mod people;
mod references;

use crate::anchor::{Anchored, AnnotationAddress};
use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, Stamped};
use chronology::{Chronology, chronology};
use citations::Citing;
pub use citations::{Cited, citations_of, citations_of_event, works_cited};
use names::Names;
use notes::DocumentNotes;
pub use notes::{Note, NoteAddress};
use people::People;
use references::{DocumentReferences, Finder};
use std::sync::{Arc, OnceLock};

/// What a project says, without a dangling reference.
#[derive(Debug)]
pub struct Resolved {
    /// Every annotation at its passages.
    pub anchored: Anchored,
    /// For each document its notes.
    notes: Vec<Arc<Stamped<DocumentNotes>>>,
    /// For each document what its annotations refer to.
    references: Vec<Arc<Stamped<DocumentReferences>>>,
    /// For each event the notes that its `see` names.
    pub see_of_events: Vec<Vec<NoteAddress>>,
    /// Who is meant by a name.
    pub people: People,
    /// Everything that has a date, in order.
    pub chronology: Chronology,
    /// What ids are made of on the pages that are about all documents.
    pub names: Names,
    /// What cites each key, once somebody asks.
    citing: OnceLock<Citing>,
}

impl Resolved {
    /// The notes in a document's margin: those about the whole first, then by where their passages begin.
    #[must_use]
    pub fn notes(&self, document: usize) -> &[Note] {
        &self.notes[document].notes
    }

    /// The note at this address.
    #[must_use]
    pub fn note(&self, address: NoteAddress) -> &Note {
        &self.notes(address.document)[address.note]
    }

    /// How many notes there are in all documents.
    #[must_use]
    pub fn count(&self) -> usize {
        self.notes.iter().map(|document| document.notes.len()).sum()
    }

    /// The notes of an annotation: in the order of its claims, those in its own document first.
    #[must_use]
    pub fn notes_of(&self, annotation: AnnotationAddress) -> &[NoteAddress] {
        &self.references[annotation.document].notes_of[annotation.annotation]
    }

    /// The notes that the `see` of an annotation names.
    #[must_use]
    pub fn see(&self, annotation: AnnotationAddress) -> &[NoteAddress] {
        &self.references[annotation.document].see[annotation.annotation]
    }

    /// What cites each key.
    #[must_use]
    pub fn citing(&self) -> &Citing {
        if let Some(citing) = self.citing.get() {
            return citing;
        }
        // It is not made within: it is made side by side, and who waits for the rest of it may be given work that asks for it.
        let citing = Citing::of(&self.anchored, &self.references);
        self.citing.get_or_init(|| citing)
    }
}

/// What was resolved, kept for the next time; only of use as long as the settings and the names of the documents are the same.
#[derive(Debug, Default)]
pub struct Memos {
    notes: Memo<DocumentNotes>,
    references: Memo<DocumentReferences>,
}

impl Memos {
    /// Those that keep what is resolved.
    #[must_use]
    pub fn keeping() -> Self {
        Self { notes: Memo::keeping(), references: Memo::keeping() }
    }
}

/// Resolves all references; dangling ones are added to `problems`.
#[must_use]
pub fn references(anchored: Anchored, problems: &mut Diagnostics) -> Resolved {
    remembering(anchored, &mut Memos::default(), problems)
}

/// The same, but what `memos` has of the same is not resolved again.
#[must_use]
pub fn remembering(anchored: Anchored, memos: &mut Memos, problems: &mut Diagnostics) -> Resolved {
    let notes = notes::all(&anchored, &mut memos.notes);
    for document in &notes {
        problems.append(document.problems.clone());
    }
    let finder = Finder::new(&anchored, &notes);
    let references = references::all(&finder, &mut memos.references);
    for document in &references {
        problems.append(document.problems.clone());
    }
    let see_of_events = references::of_events(&finder, problems);
    let people = People::declared(&anchored.parsed.inputs, problems);
    let chronology = chronology(&anchored, &references);
    let names = names::names(&anchored, &notes, &chronology);
    let citing = OnceLock::new();
    Resolved { anchored, notes, references, see_of_events, people, chronology, names, citing }
}

//! Everything that has a date, in order: events, the sides of contradictions, and annotations.

use super::NoteAddress;
use super::references::{DocumentReferences, Finder};
use crate::anchor::{Anchored, AnnotationAddress};
use crate::date::PartialDate;
use crate::memo::Stamped;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything dated, in order.
#[derive(Debug, Default)]
pub struct Chronology {
    /// All of it: by date, a date known only to the year or the month before those within it.
    pub moments: Vec<Moment>,
    /// For each document what belongs to it, as indices into that.
    pub of_document: Vec<Vec<usize>>,
}

/// Something with a date.
#[derive(Debug, Clone)]
pub struct Moment {
    /// When it happened or was said.
    pub date: PartialDate,
    /// When it ended, if it lasted.
    pub until: Option<PartialDate>,
    /// What it is.
    pub what: What,
}

/// What has a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// An event, by its index.
    Event(usize),
    /// One side of a contradiction.
    Claim {
        /// The annotation.
        annotation: AnnotationAddress,
        /// Which of its claims.
        claim: usize,
    },
    /// An annotation, at its first note.
    Note(NoteAddress),
}

impl Chronology {
    /// The notes that have a date.
    pub(super) fn notes(&self) -> impl Iterator<Item = NoteAddress> {
        self.moments.iter().filter_map(|moment| match moment.what {
            What::Note(address) => Some(address),
            What::Event(_) | What::Claim { .. } => None,
        })
    }
}

/// Something of a document with a date, and what it is put in order by.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    moment: Moment,
    /// The documents that it belongs to.
    documents: Vec<usize>,
    /// Where it stands in the texts: in which document, whether at no passage, and at which note.
    stands: (usize, bool, Option<usize>),
}

impl Dated {
    /// Adds what an annotation has that is dated; it has these notes.
    pub(super) fn of_annotation(
        finder: &Finder<'_>,
        (document, annotation): (usize, usize),
        notes: &[NoteAddress],
        dated: &mut Vec<Self>,
    ) {
        let annotation = AnnotationAddress { document, annotation };
        let one = finder.anchored.annotation(annotation);
        let stands = |address: &NoteAddress| (address.document, false, Some(address.note));
        if let (Some(date), Some(address)) = (one.annotation.on, notes.first()) {
            let moment = Moment { date, until: None, what: What::Note(*address) };
            dated.push(Self { moment, documents: vec![address.document], stands: stands(address) });
        }
        let Some(contradiction) = &one.annotation.contradiction else { return };
        // A contradiction belongs, with all its sides, to each document that has one of them.
        let placed = one.claims.iter().flatten().map(|(document, _)| *document);
        let documents: BTreeSet<usize> = placed.chain([document]).collect();
        for (claim, said) in contradiction.claims.iter().enumerate() {
            let Some(date) = said.on else { continue };
            let at = |address: &&NoteAddress| finder.notes[address.document].notes[address.note].claim == Some(claim);
            let moment = Moment { date, until: None, what: What::Claim { annotation, claim } };
            let stands = notes.iter().find(at).map_or((document, true, None), stands);
            dated.push(Self { moment, documents: documents.iter().copied().collect(), stands });
        }
    }
}

/// Puts everything dated in order.
pub(super) fn chronology(anchored: &Anchored, references: &[Arc<Stamped<DocumentReferences>>]) -> Chronology {
    let events = anchored.parsed.events.iter().enumerate().map(|(index, (document, event))| {
        let moment = Moment { date: event.on, until: event.until, what: What::Event(index) };
        (moment, std::slice::from_ref(document), None)
    });
    let others = references.iter().flat_map(|document| &document.dated);
    let others = others.map(|dated| (dated.moment.clone(), dated.documents.as_slice(), Some(dated.stands)));
    let mut found: Vec<_> = events.chain(others).collect();
    // Of one date, events come first, then what was said, by where it stands in the texts; what has no passage comes behind
    // what has one.
    found.sort_by_key(|(moment, _, stands)| (moment.date, *stands, moment.what));
    let mut chronology = Chronology { moments: Vec::new(), of_document: vec![Vec::new(); anchored.documents.len()] };
    for (index, (moment, documents, _)) in found.into_iter().enumerate() {
        for document in documents {
            chronology.of_document[*document].push(index);
        }
        chronology.moments.push(moment);
    }
    chronology
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostics, Severity};
    use crate::load::Inputs;
    use crate::resolve::references;
    use crate::text::TextFile;

    fn inputs(annotations: &str) -> Inputs {
        let mut inputs = Inputs::default();
        let mut add = |path: &str, text: &str| {
            let (path, text) = (path.to_owned(), text.to_owned());
            inputs.files.add(TextFile { path, text, ..TextFile::default() })
        };
        let (first, second) = (add("documents/a.txt", "It was so."), add("documents/b.txt", "It was not so."));
        let notes = add("annotations/a.yaml", annotations);
        inputs.documents = vec![first, second];
        inputs.annotations = vec![notes];
        inputs
    }

    /// The dates in order, and which of them belong to each of the two documents.
    fn dates(annotations: &str) -> (Vec<String>, Vec<Vec<usize>>) {
        let inputs = inputs(annotations);
        let mut problems = Diagnostics::default();
        let parsed = crate::parse::documents(&inputs.into(), false, &mut problems);
        let anchored = crate::anchor::annotations(parsed, crate::anchor::lock::Lock::default(), &mut problems);
        let resolved = references(anchored, &mut problems);
        assert_eq!(problems.count(Severity::Error), 0);
        let chronology = resolved.chronology;
        (chronology.moments.iter().map(|moment| moment.date.iso()).collect(), chronology.of_document)
    }

    #[test]
    fn a_date_less_exact_stands_before_those_within_it() {
        let events = ["2017-03-02", "2017-03", "2016-12-31", "2017", "2018"];
        let lines: Vec<String> = events.iter().map(|date| format!("  - {{on: {date}, title: On {date}}}")).collect();
        let (dates, _) = dates(&format!("events:\n{}\n", lines.join("\n")));
        assert_eq!(dates, ["2016-12-31", "2017", "2017-03", "2017-03-02", "2018"]);
    }

    #[test]
    fn a_contradiction_belongs_with_all_sides_to_each_document_that_has_one() {
        let (dates, of_document) = dates(
            "contradictions:\n  - note: Which?\n    claims:\n      - {quote: It was so, on: 2002}\n      \
             - {document: b.txt, quote: It was not, on: 2001}\n      - {statement: Perhaps., on: 2003}\n\
             events:\n  - {on: 2000, title: It happened}\n",
        );
        assert_eq!(dates, ["2000", "2001", "2002", "2003"]);
        assert_eq!(of_document, [vec![0, 1, 2, 3], vec![1, 2, 3]]);
    }

    #[test]
    fn where_nothing_has_a_date_there_is_nothing() {
        let (dates, of_document) = dates("context:\n  - {quote: It was so, note: A note.}\n");
        assert!(dates.is_empty() && of_document.iter().all(Vec::is_empty));
    }
}

//! The notes of a document: its own annotations, and the claims on it that are written elsewhere.

use crate::anchor::{Anchored, AnchoredAnnotation, AnnotationAddress};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::memo::{Memo, Stamp, Stamped};
use std::ops::Range;
use std::sync::Arc;

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
    /// Its annotation.
    pub annotation: AnnotationAddress,
    /// Which claim of a contradiction it stands at.
    pub claim: Option<usize>,
    /// Its passages in the document's text; none if it is about the document as a whole.
    pub passages: Vec<Range<usize>>,
}

/// The notes of one document.
#[derive(Debug)]
pub(super) struct DocumentNotes {
    /// Those about the whole first, then by where their passages begin, longer ones first.
    pub notes: Vec<Note>,
    /// The indices of all of them, sorted by their ids.
    by_id: Vec<u32>,
    /// The indices of those whose annotations belong to other documents, behind the annotation and sorted by it.
    from_elsewhere: Vec<(AnnotationAddress, usize)>,
    /// What is wrong with their ids.
    pub problems: Diagnostics,
}

impl DocumentNotes {
    /// The index of the note with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let index = self.by_id.binary_search_by_key(&id, |index| &self.notes[*index as usize].id).ok()?;
        Some(self.by_id[index] as usize)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.iter().map(|index| self.notes[*index as usize].id.as_str())
    }

    /// The notes of another document's annotations, each behind its annotation's index there.
    pub fn of_document(&self, document: usize) -> impl Iterator<Item = (usize, usize)> {
        let start = self.from_elsewhere.partition_point(|(annotation, _)| annotation.document < document);
        let of = self.from_elsewhere[start..].iter().take_while(move |(annotation, _)| annotation.document == document);
        of.map(|(annotation, note)| (annotation.annotation, *note))
    }
}

/// The notes of all documents.
pub(super) fn all(anchored: &Anchored, memo: &mut Memo<DocumentNotes>) -> Vec<Arc<Stamped<DocumentNotes>>> {
    let mut claims_on: Vec<Vec<(AnnotationAddress, usize)>> = vec![Vec::new(); anchored.documents.len()];
    for (document, of) in anchored.documents.iter().enumerate() {
        for claim in &of.elsewhere {
            let address = AnnotationAddress { document, annotation: claim.annotation };
            claims_on[claim.document].push((address, claim.claim));
        }
    }
    let made_of = |index: usize, _: &DocumentNotes| {
        let others = claims_on[index].iter().map(|(annotation, _)| anchored.documents[annotation.document].stamp);
        std::iter::once(anchored.documents[index].stamp).chain(others).collect::<Vec<Stamp>>()
    };
    memo.each(anchored.documents.len(), made_of, |index| of_document(anchored, index, &claims_on[index]))
}

/// The notes of one document, on which there are these claims from elsewhere.
fn of_document(anchored: &Anchored, document: usize, claims: &[(AnnotationAddress, usize)]) -> DocumentNotes {
    let mut notes: Vec<Note> = Vec::with_capacity(anchored.documents[document].annotations.len() + claims.len());
    for (index, own) in anchored.documents[document].annotations.iter().enumerate() {
        let annotation = AnnotationAddress { document, annotation: index };
        let first = first_claim(own);
        if first.is_none() {
            let (id, passages) = (own.annotation.id.clone(), own.passages.clone());
            notes.push(Note { id, annotation, claim: None, passages });
        }
        let here = own.claims.iter().enumerate().filter(|(_, place)| place.as_ref().is_some_and(|at| at.0 == document));
        notes.extend(here.filter_map(|(claim, _)| side(own, annotation, first, claim)));
    }
    for (annotation, claim) in claims {
        let other = anchored.annotation(*annotation);
        notes.extend(side(other, *annotation, first_claim(other), *claim));
    }
    notes.sort_by_key(|note| {
        let first = note.passages.first().map(|range| (range.start, std::cmp::Reverse(range.end)));
        (first, note.annotation, note.claim)
    });
    let mut from_elsewhere: Vec<_> = (0..notes.len()).map(|index| (notes[index].annotation, index)).collect();
    from_elsewhere.retain(|(annotation, _)| annotation.document != document);
    from_elsewhere.sort_unstable();
    let mut by_id: Vec<u32> = (0..notes.len()).filter_map(|index| index.try_into().ok()).collect();
    by_id.sort_by(|one, other| notes[*one as usize].id.cmp(&notes[*other as usize].id));
    let problems = shared_ids(anchored, &notes, &by_id);
    DocumentNotes { notes, by_id, from_elsewhere, problems }
}

/// Which claim's note has the contradiction's own id: the first with a passage in its own document, or else the first with
/// one.
fn first_claim(anchored: &AnchoredAnnotation) -> Option<usize> {
    let here = |place: &Option<(usize, Range<usize>)>| place.as_ref().is_some_and(|at| at.0 == anchored.document);
    let first = anchored.claims.iter().position(here);
    first.or_else(|| anchored.claims.iter().position(Option::is_some))
}

/// The note at a claim, if the claim has a passage.
fn side(
    anchored: &AnchoredAnnotation,
    annotation: AnnotationAddress,
    first: Option<usize>,
    claim: usize,
) -> Option<Note> {
    let (_, range) = anchored.claims.get(claim)?.as_ref()?;
    let id = &anchored.annotation.id;
    let id = if first == Some(claim) { id.clone() } else { format!("{id}-{}", claim + 1) };
    Some(Note { id, annotation, claim: Some(claim), passages: vec![range.clone()] })
}

/// Reports notes that share an id.
fn shared_ids(anchored: &Anchored, notes: &[Note], by_id: &[u32]) -> Diagnostics {
    let mut problems = Diagnostics::default();
    for pair in by_id.windows(2) {
        let [first, second] = [&notes[pair[0] as usize], &notes[pair[1] as usize]];
        let [of_first, of_second] = [first, second].map(|note| &anchored.annotation(note.annotation).annotation);
        // Two annotations of one document with one id are reported where they are parsed.
        if first.id != second.id || of_first.id == of_second.id {
            continue;
        }
        let message = format!("two notes have the id `{}`", second.id);
        problems.add(
            Diagnostic::at(Code::DuplicateId, of_second.place.key("id"), message)
                .label(of_first.place.key("id"), "the other one")
                .help("the sides of a contradiction are named after it, with their number: give it another `id:`"),
        );
    }
    problems
}

//! Annotations at the passages that were found for them.

use super::FoundDocument;
use super::requests::{Elsewhere, Name};
use crate::memo::{Memo, Stamp, Stamped};
use crate::parse::Parsed;
use crate::parse::annotation::{Annotation, Claim, Words};
use std::ops::Range;
use std::sync::Arc;

/// What is said of one document, at its passages.
#[derive(Debug, Clone)]
pub struct AnchoredDocument {
    /// The annotations of which every passage was found, by file and place.
    pub annotations: Vec<AnchoredAnnotation>,
    /// Those of them that are contradictions, as indices.
    pub contradictions: Vec<usize>,
    /// Their claims that have their passage in another document.
    pub elsewhere: Vec<PlacedElsewhere>,
    /// Whether annotations were left out because something is wrong with them.
    pub incomplete: bool,
}

/// A claim with its passage in another document than its annotation's.
#[derive(Debug, Clone, Copy)]
pub struct PlacedElsewhere {
    /// The index of the annotation among those that have their passages.
    pub annotation: usize,
    /// Which of its claims.
    pub claim: usize,
    /// The index of the other document.
    pub document: usize,
}

/// An annotation at its passages.
#[derive(Debug, Clone)]
pub struct AnchoredAnnotation {
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// The index of its document.
    pub document: usize,
    /// Its passages, as ranges of the document's text: none if it is about the document as a whole.
    pub passages: Vec<Range<usize>>,
    /// For each claim of a contradiction the index of its document and its passage; none for a statement.
    pub claims: Vec<ClaimPlace>,
}

/// The index of a claim's document and its passage; none for a statement.
pub type ClaimPlace = Option<(usize, Range<usize>)>;

/// The annotations of each document at what was found for them.
pub(super) fn all(
    parsed: &Parsed,
    elsewhere: &Elsewhere,
    found: &[Arc<Stamped<FoundDocument>>],
    memo: &mut Memo<AnchoredDocument>,
) -> Vec<Arc<Stamped<AnchoredDocument>>> {
    let made_of = |index: usize, _: &AnchoredDocument| {
        let own = [parsed.documents[index].stamp, found[index].stamp, parsed.unassigned.into()];
        let others = elsewhere.reached(index).map(|document| found[document].stamp);
        own.into_iter().chain(others).collect::<Vec<Stamp>>()
    };
    memo.each(parsed.documents.len(), made_of, |index| of_document(parsed, elsewhere, found, index))
}

fn of_document(
    parsed: &Parsed,
    elsewhere: &Elsewhere,
    found: &[Arc<Stamped<FoundDocument>>],
    document: usize,
) -> AnchoredDocument {
    let said = &parsed.documents[document].said;
    let mut anchored = AnchoredDocument {
        annotations: Vec::with_capacity(said.annotations.len()),
        contradictions: Vec::new(),
        elsewhere: Vec::new(),
        incomplete: parsed.unassigned || said.incomplete,
    };
    for (index, annotation) in said.annotations.iter().enumerate() {
        let name = Name { document, annotation: index, claim: None };
        let passages = found[document].of(name).cloned();
        let Some((passages, claims)) = passages.zip(claims(annotation, name, elsewhere, found)) else {
            anchored.incomplete = true;
            continue;
        };
        let number = anchored.annotations.len();
        if annotation.contradiction.is_some() {
            anchored.contradictions.push(number);
        }
        let elsewhere = claims.iter().enumerate().filter_map(|(claim, place)| Some((claim, place.as_ref()?.0)));
        let elsewhere = elsewhere.filter(|(_, other)| *other != document);
        let placed = elsewhere.map(|(claim, document)| PlacedElsewhere { annotation: number, claim, document });
        anchored.elsewhere.extend(placed);
        anchored.annotations.push(AnchoredAnnotation {
            annotation: Arc::clone(annotation),
            document,
            passages,
            claims,
        });
    }
    anchored
}

/// Where the claims of an annotation stand; none where one was not found.
fn claims(
    annotation: &Annotation,
    name: Name,
    elsewhere: &Elsewhere,
    found: &[Arc<Stamped<FoundDocument>>],
) -> Option<Vec<ClaimPlace>> {
    let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
    let place = |(number, claim): (usize, &Claim)| {
        let Words::Passage(_) = claim.words else { return Some(None) };
        let name = Name { claim: Some(number), ..name };
        let document = elsewhere.document_of(name)?;
        let passages = found[document].of(name)?;
        Some(passages.first().map(|range| (document, range.clone())))
    };
    claims.enumerate().map(place).collect()
}

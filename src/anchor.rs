//! From quotes to passages: where each annotation stands, or why it stands nowhere.

pub mod alignment;
pub mod answer;
pub mod approximate;
pub mod lock;
pub mod normalize;
pub mod quote;
pub mod remembered;
mod report;
mod search;

use crate::diagnostic::Diagnostics;
use crate::parse::annotation::{Annotation, Quote, Selection, Words};
use crate::parse::document::Document;
use crate::parse::{Parsed, document_names, find_document};
use crate::text::Place;
use answer::Answer;
use lock::Lock;
use rayon::prelude::*;
use remembered::{Memory, Remembered};
use search::{Found, FoundQuote};
use std::ops::Range;

/// What a project says, each annotation at its passages.
#[derive(Debug)]
pub struct Anchored {
    /// What was parsed; its annotations have moved into `annotations`.
    pub parsed: Parsed,
    /// The annotations of which every passage was found, by file and place.
    pub annotations: Vec<AnchoredAnnotation>,
    /// Where the quotes stood when the lock was written.
    pub lock: Lock,
    /// For each document whether annotations were left out because something is wrong with them.
    pub incomplete: Vec<bool>,
    /// For each document what the next run may remember of it; empty where nothing is to be remembered.
    pub remembered: Vec<Option<Remembered>>,
}

/// An annotation at its passages.
#[derive(Debug)]
pub struct AnchoredAnnotation {
    /// The annotation.
    pub annotation: Box<Annotation>,
    /// The index of its document.
    pub document: usize,
    /// Its passages, as ranges of the document's text: none if it is about the document as a whole.
    pub passages: Vec<Range<usize>>,
    /// For each claim of a contradiction the index of its document and its passage; none for a statement.
    pub claims: Vec<ClaimPlace>,
}

/// The index of a claim's document and its passage; none for a statement.
pub type ClaimPlace = Option<(usize, Range<usize>)>;

/// A quote and where it stands.
#[derive(Debug, Clone)]
pub struct AnsweredQuote {
    /// The index of its document.
    pub document: usize,
    /// The id of its annotation.
    pub annotation: String,
    /// Which claim of a contradiction it selects, from 0.
    pub claim: Option<usize>,
    /// The key it is written under: `quote`, `from` or `to`.
    pub key: &'static str,
    /// The words as they are written.
    pub words: String,
    /// The words before it, as they are written; may be empty.
    pub prefix: String,
    /// The words behind it, as they are written; may be empty.
    pub suffix: String,
    /// Its value in the YAML.
    pub place: Place,
    /// Where it stands.
    pub answer: Answer,
}

/// One thing to be found: which annotation's, which claim's, and where it is written.
struct Request<'a> {
    annotation: usize,
    /// The annotation's id.
    id: &'a str,
    claim: Option<usize>,
    selection: &'a Selection,
    place: &'a Place,
}

/// Finds the passages of all annotations, documents side by side; what is not found is added to `problems`, and its
/// annotation left out. The lock says where quotes stood before the texts were edited; it may be empty.
#[must_use]
pub fn annotations(parsed: Parsed, lock: Lock, problems: &mut Diagnostics) -> Anchored {
    anchored(parsed, lock, problems, None, None)
}

/// The same, but documents with the same text and the same quotes as `memory` knows are not looked through again.
#[must_use]
pub fn remembering(parsed: Parsed, lock: Lock, memory: &dyn Memory, problems: &mut Diagnostics) -> Anchored {
    anchored(parsed, lock, problems, Some(memory), None)
}

/// The same, and where every quote stands, by document, file and place.
#[must_use]
pub fn with_quotes(parsed: Parsed, lock: Lock, problems: &mut Diagnostics) -> (Anchored, Vec<AnsweredQuote>) {
    let mut quotes = Vec::new();
    (anchored(parsed, lock, problems, None, Some(&mut quotes)), quotes)
}

/// Finds the passages of all annotations, and adds every quote to `quotes` if they are asked for.
fn anchored(
    mut parsed: Parsed,
    lock: Lock,
    problems: &mut Diagnostics,
    memory: Option<&dyn Memory>,
    mut quotes: Option<&mut Vec<AnsweredQuote>>,
) -> Anchored {
    let annotations = std::mem::take(&mut parsed.annotations);
    let mut lost = vec![false; annotations.len()];
    let requests = requests(&parsed, &annotations, &mut lost, problems);
    let found: Vec<_> = parsed
        .documents
        .par_iter()
        .zip(&requests)
        .map(|(document, requests)| found(&parsed, &lock, document, requests, memory))
        .collect();
    let mut all_remembered = Vec::new();
    let mut places = Places::new(&annotations);
    for (document, (requests, (found, remembered))) in requests.iter().zip(found).enumerate() {
        if memory.is_some() {
            all_remembered.push(remembered);
        }
        problems.append(found.problems);
        for (request, passages) in requests.iter().zip(found.passages) {
            if passages.is_none() {
                lost[request.annotation] = true;
            }
            places.set(request, document, passages.unwrap_or_default());
        }
        if let Some(quotes) = quotes.as_deref_mut() {
            quotes.extend(found.quotes.into_iter().map(|found| answered(document, &requests[found.request], found)));
        }
    }
    drop(requests);
    let mut incomplete = parsed.incomplete.clone();
    for ((document, _), _) in annotations.iter().zip(&lost).filter(|(_, lost)| **lost) {
        incomplete[*document] = true;
    }
    let annotations = places.into_annotations(annotations, &lost);
    Anchored { parsed, annotations, lock, incomplete, remembered: all_remembered }
}

/// What is found of the requests of a document, from memory if it is there, and what is to be remembered of it.
fn found<'a>(
    parsed: &Parsed,
    lock: &'a Lock,
    document: &Document,
    requests: &[Request<'a>],
    memory: Option<&dyn Memory>,
) -> (Found<'a>, Option<Remembered>) {
    let Some(memory) = memory else { return (search::find_all(parsed, lock, document, requests), None) };
    let locked = lock.documents.get(&document.path);
    let asked = remembered::asked(document, requests, locked, parsed.inputs.settings.builds_drifted());
    if let Some(before) = memory.of(&document.page)
        && let Some(passages) = before.passages(&asked, &document.text)
    {
        return (Found { passages, quotes: Vec::new(), problems: Diagnostics::default() }, Some(before.clone()));
    }
    let found = search::find_all(parsed, lock, document, requests);
    // What is wrong is to be said the next time, too.
    let sound = found.problems.is_empty() && found.passages.iter().all(Option::is_some);
    let remembered = sound.then(|| Remembered::new(asked, &found.passages));
    (found, remembered)
}

fn answered(document: usize, request: &Request<'_>, found: FoundQuote<'_>) -> AnsweredQuote {
    let Quote { words, prefix, suffix, .. } = found.quote.clone();
    let (place, annotation) = (request.place.key(found.key), request.id.to_owned());
    let FoundQuote { key, answer, .. } = found;
    AnsweredQuote { document, annotation, claim: request.claim, key, words, prefix, suffix, place, answer }
}

/// What is to be found in each document. An annotation with a claim on a document that is not there is lost.
fn requests<'a>(
    parsed: &Parsed,
    annotations: &'a [(usize, Box<Annotation>)],
    lost: &mut [bool],
    problems: &mut Diagnostics,
) -> Vec<Vec<Request<'a>>> {
    let mut requests: Vec<Vec<Request<'_>>> = parsed.documents.iter().map(|_| Vec::new()).collect();
    let names = document_names(&parsed.documents);
    for (index, (document, annotation)) in annotations.iter().enumerate() {
        let (place, id) = (&annotation.place, annotation.id.as_str());
        let selection = &annotation.selection;
        requests[*document].push(Request { annotation: index, id, claim: None, selection, place });
        let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        for (number, claim) in claims.enumerate() {
            let Words::Passage(selection) = &claim.words else { continue };
            let target = match &claim.document {
                Some(name) => find_document(name, &names, &parsed.inputs, problems, || claim.place.key("document")),
                None => Some(*document),
            };
            let Some(target) = target else {
                lost[index] = true;
                continue;
            };
            let request = Request { annotation: index, id, claim: Some(number), selection, place: &claim.place };
            requests[target].push(request);
        }
    }
    requests
}

/// The passages of each annotation, and of each claim.
struct Places {
    passages: Vec<Vec<Range<usize>>>,
    claims: Vec<Vec<ClaimPlace>>,
}

impl Places {
    fn new(annotations: &[(usize, Box<Annotation>)]) -> Self {
        let claims = |annotation: &Annotation| annotation.contradiction.as_ref().map_or(0, |all| all.claims.len());
        Self {
            passages: vec![Vec::new(); annotations.len()],
            claims: annotations.iter().map(|(_, annotation)| vec![None; claims(annotation)]).collect(),
        }
    }

    fn set(&mut self, request: &Request<'_>, document: usize, passages: Vec<Range<usize>>) {
        match request.claim {
            None => self.passages[request.annotation] = passages,
            Some(claim) => {
                self.claims[request.annotation][claim] = passages.into_iter().next().map(|range| (document, range));
            }
        }
    }

    fn into_annotations(self, annotations: Vec<(usize, Box<Annotation>)>, lost: &[bool]) -> Vec<AnchoredAnnotation> {
        let all = annotations.into_iter().zip(self.passages).zip(self.claims).zip(lost);
        all.filter(|(_, lost)| !**lost)
            .map(|((((document, annotation), passages), claims), _)| AnchoredAnnotation {
                annotation,
                document,
                passages,
                claims,
            })
            .collect()
    }
}

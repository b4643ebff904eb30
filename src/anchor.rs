//! From quotes to passages: where each annotation stands, or why it stands nowhere.

pub mod alignment;
pub mod answer;
pub mod approximate;
pub mod likely;
pub mod lock;
mod needles;
pub mod normalize;
mod placed;
pub mod quote;
pub mod remembered;
mod report;
mod requests;
mod search;

use crate::diagnostic::Diagnostics;
use crate::memo::{Memo, Stamp, Stamped};
use crate::parse::Parsed;
use crate::parse::annotation::Quote;
use crate::parse::document::Document;
use crate::text::Place;
use answer::Answer;
use lock::Lock;
pub use placed::{AnchoredAnnotation, AnchoredDocument, ClaimPlace, PlacedElsewhere};
use remembered::{Memory, Remembered};
use requests::{Elsewhere, Request};
use search::FoundQuote;
use std::ops::Range;
use std::sync::Arc;

/// What a project says, each annotation at its passages.
#[derive(Debug)]
pub struct Anchored {
    /// What was parsed.
    pub parsed: Parsed,
    /// For each document its annotations of which every passage was found.
    pub documents: Vec<Arc<Stamped<AnchoredDocument>>>,
    /// Where the quotes stood when the lock was written.
    pub lock: Arc<Lock>,
    /// For each document what the next run may remember of it; empty where nothing is to be remembered.
    pub remembered: Vec<Option<Remembered>>,
}

/// Which document's annotation, and which of those that have their passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationAddress {
    /// The index of the document.
    pub document: usize,
    /// The index among the document's annotations.
    pub annotation: usize,
}

impl Anchored {
    /// The annotation at this address.
    #[must_use]
    pub fn annotation(&self, address: AnnotationAddress) -> &AnchoredAnnotation {
        &self.documents[address.document].annotations[address.annotation]
    }

    /// The addresses of a document's annotations, by file and place.
    pub fn addresses(&self, document: usize) -> impl Iterator<Item = AnnotationAddress> + use<> {
        let count = self.documents[document].annotations.len();
        (0..count).map(move |annotation| AnnotationAddress { document, annotation })
    }

    /// All annotations, by document, file and place.
    pub fn annotations(&self) -> impl Iterator<Item = (AnnotationAddress, &AnchoredAnnotation)> {
        self.documents.iter().enumerate().flat_map(|(document, anchored)| {
            let annotations = anchored.annotations.iter().enumerate();
            annotations.map(move |(annotation, anchored)| (AnnotationAddress { document, annotation }, anchored))
        })
    }

    /// All contradictions, by document, file and place.
    pub fn contradictions(&self) -> impl Iterator<Item = AnnotationAddress> {
        self.documents.iter().enumerate().flat_map(|(document, anchored)| {
            anchored
                .contradictions
                .iter()
                .map(move |annotation| AnnotationAddress { document, annotation: *annotation })
        })
    }
}

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

/// What was found, kept for the next time; only of use as long as the settings and the names of the documents are the same.
#[derive(Debug, Default)]
pub struct Memos {
    found: Memo<FoundDocument>,
    placed: Memo<AnchoredDocument>,
}

impl Memos {
    /// Those that keep what is found.
    #[must_use]
    pub fn keeping() -> Self {
        Self { found: Memo::keeping(), placed: Memo::keeping() }
    }
}

/// What was found in one document.
#[derive(Debug)]
struct FoundDocument {
    /// For each thing to be found its name and its passages, none where they were not found; by name.
    passages: Vec<(requests::Name, Option<Vec<Range<usize>>>)>,
    /// Every quote, if they are asked for.
    quotes: Vec<AnsweredQuote>,
    /// What may be remembered, if anything may.
    remembered: Option<Remembered>,
    /// What is wrong.
    problems: Diagnostics,
}

impl FoundDocument {
    /// The passages of what has this name; none where they were not found.
    fn of(&self, name: requests::Name) -> Option<&Vec<Range<usize>>> {
        let index = self.passages.binary_search_by_key(&name, |(name, _)| *name).ok()?;
        self.passages[index].1.as_ref()
    }
}

/// Finds the passages of all annotations, documents side by side; what is not found is added to `problems`, and its
/// annotation left out. The lock says where quotes stood before the texts were edited; it may be empty.
#[must_use]
pub fn annotations(parsed: Parsed, lock: Lock, problems: &mut Diagnostics) -> Anchored {
    remembering(parsed, lock.into(), None, &mut Memos::default(), problems)
}

/// The same, but documents with the same text and the same quotes as `memory` or `memos` know are not looked through again.
#[must_use]
pub fn remembering(
    parsed: Parsed,
    lock: Arc<Lock>,
    memory: Option<&dyn Memory>,
    memos: &mut Memos,
    problems: &mut Diagnostics,
) -> Anchored {
    let search =
        Search { parsed: &parsed, lock: &lock, elsewhere: Elsewhere::of(&parsed, problems), memory, quotes: false };
    let found = search.all(&mut memos.found);
    append(&found, problems);
    let remembered = found.iter().filter(|_| memory.is_some()).map(|found| found.remembered.clone()).collect();
    let documents = placed::all(&parsed, &search.elsewhere, &found, &mut memos.placed);
    drop(search);
    Anchored { parsed, documents, lock, remembered }
}

/// Finds the passages of all annotations, and where every quote stands, by document, file and place.
#[must_use]
pub fn with_quotes(parsed: Parsed, lock: Lock, problems: &mut Diagnostics) -> (Anchored, Vec<AnsweredQuote>) {
    let lock = Arc::new(lock);
    let elsewhere = Elsewhere::of(&parsed, problems);
    let search = Search { parsed: &parsed, lock: &lock, elsewhere, memory: None, quotes: true };
    let found = search.all(&mut Memo::default());
    let documents = placed::all(&parsed, &search.elsewhere, &found, &mut Memo::default());
    append(&found, problems);
    let quotes = found.iter().flat_map(|found| found.quotes.iter().cloned()).collect();
    drop(search);
    (Anchored { parsed, documents, lock, remembered: Vec::new() }, quotes)
}

fn append(found: &[Arc<Stamped<FoundDocument>>], problems: &mut Diagnostics) {
    for found in found {
        problems.append(found.problems.clone());
    }
}

/// A search for everything that annotations select.
struct Search<'a> {
    parsed: &'a Parsed,
    lock: &'a Lock,
    elsewhere: Elsewhere,
    memory: Option<&'a dyn Memory>,
    /// Whether every quote is to be kept.
    quotes: bool,
}

impl Search<'_> {
    /// What is found in each document.
    fn all(&self, memo: &mut Memo<FoundDocument>) -> Vec<Arc<Stamped<FoundDocument>>> {
        let documents = &self.parsed.documents;
        let lock = self.parsed.inputs.lock.map(|id| self.parsed.inputs.files.get(id).stamp);
        let made_of = |index: usize, _: &FoundDocument| {
            let others = self.elsewhere.in_document(index).iter().map(|name| documents[name.document].stamp);
            std::iter::once(documents[index].stamp).chain(lock).chain(others).collect::<Vec<Stamp>>()
        };
        memo.each(documents.len(), made_of, |index| self.in_document(index))
    }

    /// What is found in one document, from memory if it is there.
    fn in_document(&self, index: usize) -> FoundDocument {
        let document: &Document = &self.parsed.documents[index];
        let requests = requests::of(self.parsed, &self.elsewhere, index);
        let named = |passages: Vec<Option<Vec<Range<usize>>>>| {
            let mut named: Vec<_> = requests.iter().map(|request| request.name).zip(passages).collect();
            named.sort_unstable_by_key(|(name, _)| *name);
            named
        };
        let asked = self.memory.map(|memory| {
            let locked = self.lock.documents.get(&document.path);
            let asked = remembered::asked(document, &requests, locked, self.parsed.inputs.settings.builds_drifted());
            (memory.of(&document.page), asked)
        });
        if let Some((Some(before), asked)) = &asked
            && let Some(passages) = before.passages(asked, &document.text)
        {
            let (passages, remembered) = (named(passages), Some((*before).clone()));
            return FoundDocument { passages, remembered, quotes: Vec::new(), problems: Diagnostics::default() };
        }
        let found = search::find_all(self.parsed, self.lock, document, &requests);
        // What is wrong is to be said the next time, too.
        let sound = found.problems.is_empty() && found.passages.iter().all(Option::is_some);
        let remembered = asked.filter(|_| sound).map(|(_, asked)| Remembered::new(asked, &found.passages));
        let quotes = found.quotes.into_iter().filter(|_| self.quotes);
        let quotes = quotes.map(|found| answered(index, &requests[found.request], found)).collect();
        FoundDocument { passages: named(found.passages), quotes, remembered, problems: found.problems }
    }
}

fn answered(document: usize, request: &Request<'_>, found: FoundQuote<'_>) -> AnsweredQuote {
    let Quote { words, prefix, suffix, .. } = found.quote.clone();
    let (place, annotation) = (request.place.key(found.key), request.id.to_owned());
    let FoundQuote { key, answer, .. } = found;
    AnsweredQuote { document, annotation, claim: request.name.claim, key, words, prefix, suffix, place, answer }
}

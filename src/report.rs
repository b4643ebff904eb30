//! The editorial report: where an edition's evidence is thin, as data. It asks nobody what day it is.

pub mod coverage;
mod evidence;

use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::parse::annotation::{Annotation, Kind, Selection, Status, Words};
use crate::resolve::{Resolved, works_cited};
use crate::text::{Place, in_one_line};
use coverage::{Coverage, coverage};
use std::collections::BTreeMap;

/// What an editor should look at.
#[derive(Debug, Clone)]
pub struct EditorialReport {
    /// How far each document has notes.
    pub documents: Vec<Coverage>,
    /// Annotations, and claims of words said elsewhere, that name no source.
    pub unsourced: Vec<Noted>,
    /// Contradictions that are open or disputed.
    pub unsettled: Vec<Unsettled>,
    /// The works cited, those that most annotations lean on first.
    pub cited: Vec<CitedWork>,
    /// Annotations and claims that name sources, all of them secondary.
    pub secondary_alone: Vec<Noted>,
    /// The works that were looked at on some day, the longest ago first.
    pub accessed: Vec<Accessed>,
    /// The works with an address and no archived copy, by key.
    pub unarchived: Vec<Work>,
    /// The works that nothing cites, by key.
    pub uncited: Vec<Work>,
    /// How many annotations there are of each kind.
    pub kinds: Vec<OfKind>,
    /// How many annotations each person wrote, the most first; none where they name nobody.
    pub editors: Vec<(Option<String>, usize)>,
    /// Drafts that wait, built or not.
    pub drafts: Vec<Noted>,
}

/// An annotation, or a claim of one, that the report speaks of.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Where it is written.
    pub place: Place,
    /// The path of its document inside `documents/`.
    pub document: String,
    /// The annotation's id.
    pub id: String,
    /// Where the annotation is; none for a draft that was left out.
    pub annotation: Option<AnnotationAddress>,
    /// Which claim of a contradiction it is, from 0; none for the annotation itself.
    pub claim: Option<usize>,
    /// Its title, or the words it is about, on one line; empty for a note on the whole document.
    pub words: String,
}

/// A contradiction that is open or disputed.
#[derive(Debug, Clone)]
pub struct Unsettled {
    /// The contradiction.
    pub noted: Noted,
    /// How it stands.
    pub status: Status,
    /// The date of its latest claim, where claims have dates.
    pub latest_claim: Option<PartialDate>,
}

/// A kind, and how many annotations are of it.
#[derive(Debug, Clone)]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// Its name: `context`, `source`, `contradiction` or one that the project declares.
    pub name: String,
    /// How many annotations are of it.
    pub count: usize,
}

/// An entry of the bibliography.
#[derive(Debug, Clone)]
pub struct Work {
    /// Its key.
    pub key: String,
    /// Its title; the key where it has none.
    pub title: String,
}

/// A work, and how many annotations cite it.
#[derive(Debug, Clone)]
pub struct CitedWork {
    /// The work.
    pub work: Work,
    /// How many annotations cite it.
    pub count: usize,
}

/// A work, and when it was looked at last.
#[derive(Debug, Clone)]
pub struct Accessed {
    /// The work.
    pub work: Work,
    /// The day, or the month or the year.
    pub on: PartialDate,
}

/// The report on a project.
#[must_use]
pub fn editorial(resolved: &Resolved) -> EditorialReport {
    let parsed = &resolved.anchored.parsed;
    EditorialReport {
        documents: (0..parsed.documents.len()).map(|index| coverage(resolved, index)).collect(),
        unsourced: noted(resolved, |found| found.citations.is_empty() && needs_source(found)),
        unsettled: unsettled(resolved),
        cited: evidence::cited(resolved),
        secondary_alone: noted(resolved, |found| evidence::is_secondary_alone(resolved, &found.citations)),
        accessed: evidence::accessed(resolved),
        unarchived: evidence::unarchived(resolved),
        uncited: evidence::uncited(resolved),
        kinds: kinds(resolved),
        editors: editors(resolved),
        drafts: drafts(resolved),
    }
}

/// An annotation or a claim of one, with the keys that it cites itself.
struct Found<'a> {
    annotation: &'a Annotation,
    claim: Option<usize>,
    citations: Vec<String>,
}

/// Whether something is to name a source: a note on a document as a whole is not, nor is a passage set against others.
fn needs_source(found: &Found<'_>) -> bool {
    let contradiction = found.annotation.contradiction.as_ref();
    match found.claim {
        Some(claim) => contradiction
            .and_then(|contradiction| contradiction.claims.get(claim))
            .is_some_and(|claim| !matches!(claim.words, Words::Passage(_))),
        None => contradiction.is_some() || !matches!(found.annotation.selection, Selection::Document),
    }
}

/// The annotations of which `is_wanted` says so, and of the others the claims, by file and place.
fn noted(resolved: &Resolved, is_wanted: impl Fn(&Found<'_>) -> bool) -> Vec<Noted> {
    let bibliography = &resolved.anchored.parsed.bibliography.entries;
    let mut all = Vec::new();
    for (index, anchored) in resolved.anchored.annotations() {
        let annotation = &anchored.annotation;
        let keys = |citations: Vec<String>, claim| Found { annotation, claim, citations };
        let of_annotation = works_cited(annotation).into_iter().map(|citation| citation.key);
        // In a sentence `@name` may be somebody's, and no citation.
        let of_annotation = of_annotation.filter(|key| bibliography.contains_key(key)).collect();
        if is_wanted(&keys(of_annotation, None)) {
            all.push(of_resolved(resolved, index, None));
            continue;
        }
        let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        for (number, claim) in claims.enumerate() {
            let of_claim = claim.cite.iter().map(|citation| citation.key.clone()).collect();
            if is_wanted(&keys(of_claim, Some(number))) {
                all.push(of_resolved(resolved, index, Some(number)));
            }
        }
    }
    all
}

fn of_resolved(resolved: &Resolved, index: AnnotationAddress, claim: Option<usize>) -> Noted {
    let anchored = resolved.anchored.annotation(index);
    let noted = of_annotation(resolved, anchored.document, &anchored.annotation, claim);
    Noted { annotation: Some(index), ..noted }
}

fn of_annotation(resolved: &Resolved, document: usize, annotation: &Annotation, claim: Option<usize>) -> Noted {
    let found = claim.and_then(|number| annotation.contradiction.as_ref()?.claims.get(number));
    let words = match found.map(|claim| &claim.words) {
        None => annotation.title.as_deref().or(annotation.selection.words()),
        Some(Words::Statement(words) | Words::Reported(words)) => Some(words.as_str()),
        Some(Words::Passage(selection)) => selection.words(),
    };
    Noted {
        place: found.map_or(&annotation.place, |claim| &claim.place).clone(),
        document: resolved.anchored.parsed.documents[document].path.clone(),
        id: annotation.id.clone(),
        annotation: None,
        claim,
        words: in_one_line(words.unwrap_or_default()),
    }
}

fn unsettled(resolved: &Resolved) -> Vec<Unsettled> {
    let found = resolved.anchored.contradictions().filter_map(|index| {
        let contradiction = resolved.anchored.annotation(index).annotation.contradiction.as_ref()?;
        let is_unsettled = matches!(contradiction.status, Status::Open | Status::Disputed);
        is_unsettled.then(|| Unsettled {
            noted: of_resolved(resolved, index, None),
            status: contradiction.status,
            latest_claim: contradiction.claims.iter().filter_map(|claim| claim.on).max(),
        })
    });
    found.collect()
}

fn kinds(resolved: &Resolved) -> Vec<OfKind> {
    let declared = &resolved.anchored.parsed.inputs.settings.kinds.0;
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (_, anchored) in resolved.anchored.annotations() {
        *counts.entry(anchored.annotation.kind).or_default() += 1;
    }
    let named = |(kind, count)| {
        let name = match kind {
            Kind::Context => "context",
            Kind::Source => "source",
            Kind::Contradiction => "contradiction",
            Kind::Declared(number) => &declared[number].0,
        };
        OfKind { kind, name: name.to_owned(), count }
    };
    counts.into_iter().map(named).collect()
}

fn editors(resolved: &Resolved) -> Vec<(Option<String>, usize)> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (_, anchored) in resolved.anchored.annotations() {
        *counts.entry(anchored.annotation.by.clone()).or_default() += 1;
    }
    let mut editors: Vec<_> = counts.into_iter().collect();
    editors.sort_by_key(|(name, count)| (name.is_none(), std::cmp::Reverse(*count)));
    editors
}

fn drafts(resolved: &Resolved) -> Vec<Noted> {
    let built = resolved.anchored.annotations().filter(|(_, anchored)| anchored.annotation.draft);
    let built = built.map(|(index, _)| of_resolved(resolved, index, None));
    let documents = resolved.anchored.parsed.documents.iter().enumerate();
    let left_out = documents.flat_map(|(index, document)| document.said.left_out.iter().map(move |of| (index, of)));
    let left_out = left_out.map(|(document, annotation)| of_annotation(resolved, document, annotation, None));
    built.chain(left_out).collect()
}

//! Which documents come out as the last build made them: those of which all that they show is the same.
//!
//! A document shows what the whole site has in common, what belongs to it, and something of each document that its
//! annotations reach. Of all three there is a fingerprint, which takes in more than is shown rather than less.

use super::data::json;
use super::notes::NoteViews;
use super::publisher::{Publisher, Sink};
use super::view::SiteView;
use crate::anchor::AnnotationAddress;
use crate::anchor::remembered::Remembered;
use crate::load::Fingerprint;
use crate::resolve::chronology::What;
use crate::resolve::{Note, Resolved};
use crate::text::FileId;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// A document as a build made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeDocument {
    /// The path of its page.
    pub page: String,
    /// What it was made of: the fingerprint of all that it shows.
    pub made_of: String,
    /// The bytes of `edition.json` that are about it.
    pub edition: Range<u64>,
    /// Where its quotes stood.
    pub quotes: Option<Remembered>,
}

/// What each document is made of, and which of them were made of the same the last time.
pub struct Reuse {
    /// For each document the fingerprint of what it shows.
    made_of: Vec<String>,
    /// For each document its bytes of the last `edition.json`; none where it is not the same.
    same: Vec<Option<Range<u64>>>,
}

impl Reuse {
    /// Compares all documents with what a sink knows of the last build; `front` is made for the front page.
    #[must_use]
    pub fn new(front: &NoteViews<'_>, site: &SiteView, sink: &dyn Sink) -> Self {
        let made_of = made_of(front, site);
        let documents = front.resolved.anchored.parsed.documents.iter().zip(&made_of);
        let same = documents.map(|(document, made_of)| {
            let before = sink.made_before(&document.page).filter(|before| before.made_of == *made_of);
            before.map(|before| before.edition.clone())
        });
        Self { same: same.collect(), made_of }
    }

    /// Of no document it is known how it was made.
    #[must_use]
    pub fn nothing(resolved: &Resolved) -> Self {
        let same = vec![None; resolved.anchored.parsed.documents.len()];
        Self { made_of: Vec::new(), same }
    }

    /// Whether a file of a document stands as it would be made, and is kept; false where it must be made.
    #[must_use]
    pub fn keeps(&self, publisher: &Publisher<'_>, document: usize, path: &str) -> bool {
        self.same[document].is_some() && publisher.keep(path)
    }

    /// The bytes of the last `edition.json` that are about a document; none where they must be made.
    #[must_use]
    pub fn edition(&self, document: usize) -> Option<&Range<u64>> {
        self.same[document].as_ref()
    }

    /// The documents as they are now made; `editions` are the bytes of `edition.json` that are about each.
    #[must_use]
    pub fn made(self, front: &NoteViews<'_>, editions: Vec<Range<u64>>) -> Vec<MadeDocument> {
        let documents = front.resolved.anchored.parsed.documents.iter().zip(self.made_of).zip(editions);
        let remembered = &front.resolved.anchored.remembered;
        let made = documents.enumerate().map(|(index, ((document, made_of), edition))| {
            let (page, quotes) = (document.page.clone(), remembered.get(index).cloned().flatten());
            MadeDocument { page, made_of, edition, quotes }
        });
        made.collect()
    }
}

/// For each document the fingerprint of what it shows.
fn made_of(front: &NoteViews<'_>, site: &SiteView) -> Vec<String> {
    let belongings = Belongings::new(front);
    let documents = 0..front.resolved.anchored.parsed.documents.len();
    let common = common(front, site);
    let own: Vec<String> = documents.clone().into_par_iter().map(|document| belongings.own(document)).collect();
    let whole = |document: usize| {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(&common);
        fingerprint.add(&own[document]);
        for other in belongings.reached(document) {
            fingerprint.add(&own[other]);
        }
        fingerprint.finish()
    };
    documents.into_par_iter().map(whole).collect()
}

/// The fingerprint of what all documents have in common: every file that is not a document's own, what the site is
/// called and has, and where each document is.
fn common(front: &NoteViews<'_>, site: &SiteView) -> String {
    let parsed = &front.resolved.anchored.parsed;
    let inputs = &parsed.inputs;
    let mut fingerprint = Fingerprint::default();
    fingerprint.number(usize::from(parsed.drafts));
    fingerprint.add(&json::line(site));
    // Of the lock only what came of it counts: where the passages are.
    let own: BTreeSet<FileId> =
        inputs.documents.iter().chain(&inputs.annotations).chain(&inputs.lock).copied().collect();
    for (_, file) in inputs.files.iter().enumerate().filter(|(number, _)| !own.contains(&FileId(*number))) {
        fingerprint.add(&file.path);
        fingerprint.add(&file.sha256);
    }
    fingerprint.number(inputs.static_files.len());
    for file in &inputs.static_files {
        fingerprint.add(&file.path);
    }
    for document in &parsed.documents {
        fingerprint.add(&document.path);
        fingerprint.add(&document.page);
    }
    fingerprint.finish()
}

/// What belongs to each document, as indices.
struct Belongings<'a> {
    views: &'a NoteViews<'a>,
    events: Vec<Vec<usize>>,
}

impl<'a> Belongings<'a> {
    fn new(views: &'a NoteViews<'a>) -> Self {
        let parsed = &views.resolved.anchored.parsed;
        let nothing = || vec![Vec::new(); parsed.documents.len()];
        let mut all = Self { views, events: nothing() };
        for (index, (document, _)) in parsed.events.iter().enumerate() {
            all.events[*document].push(index);
        }
        all
    }

    /// The annotations that belong to a document or have a note in it: of each, all that is said stands in one file.
    fn annotations(&self, document: usize) -> impl Iterator<Item = AnnotationAddress> {
        let notes = self.views.resolved.notes(document).iter().map(|note| note.annotation);
        self.views.resolved.anchored.addresses(document).chain(notes)
    }

    /// The fingerprint of a document itself: its text, the files that say something of it, and what the stages before
    /// made of them: numbers, passages, and names that no two things of the project share.
    fn own(&self, document: usize) -> String {
        let resolved = self.views.resolved;
        let parsed = &resolved.anchored.parsed;
        let mut fingerprint = Fingerprint::default();
        let text = &parsed.documents[document];
        fingerprint.add(&text.path);
        fingerprint.add(&parsed.inputs.files.get(text.file).sha256);
        // A file may say something of the document and have nothing else for it.
        fingerprint.add(&format!("{:?}", text.metadata));
        let of_annotations =
            self.annotations(document).map(|index| resolved.anchored.annotation(index).annotation.place.file);
        let of_events = self.events[document].iter().map(|index| parsed.events[*index].1.place.file);
        let files: BTreeSet<FileId> = of_annotations.chain(of_events).collect();
        fingerprint.number(files.len());
        for file in files {
            fingerprint.add(&parsed.inputs.files.get(file).path);
            fingerprint.add(&parsed.inputs.files.get(file).sha256);
        }
        let name =
            |annotation: AnnotationAddress| resolved.names.contradictions.get(&annotation).map_or("", String::as_str);
        fingerprint.number(resolved.anchored.documents[document].annotations.len());
        for annotation in resolved.anchored.addresses(document) {
            fingerprint.add(name(annotation));
        }
        fingerprint.number(resolved.notes(document).len());
        for note in resolved.notes(document) {
            fingerprint.add(name(note.annotation));
            add_note(&mut fingerprint, note);
        }
        for moment in &resolved.chronology.of_document[document] {
            match resolved.chronology.moments[*moment].what {
                What::Event(event) => fingerprint.add(&resolved.names.events[event]),
                What::Claim { annotation, claim } => {
                    fingerprint.add(name(annotation));
                    fingerprint.number(claim);
                }
                What::Note(address) => fingerprint.add(&resolved.names.dated_notes[&address]),
            }
        }
        fingerprint.finish()
    }

    /// The other documents of which a document shows something: where its annotations have passages or other notes, and
    /// those that they and its events refer to.
    fn reached(&self, document: usize) -> BTreeSet<usize> {
        let resolved = self.views.resolved;
        let mut reached = BTreeSet::new();
        for index in self.annotations(document) {
            let anchored = resolved.anchored.annotation(index);
            reached.insert(anchored.document);
            reached.extend(anchored.claims.iter().flatten().map(|(document, _)| *document));
            let notes = resolved.notes_of(index).iter().chain(resolved.see(index));
            reached.extend(notes.map(|address| address.document));
        }
        for event in &self.events[document] {
            reached.extend(resolved.see_of_events[*event].iter().map(|address| address.document));
        }
        reached.remove(&document);
        reached
    }
}

fn add_note(fingerprint: &mut Fingerprint, note: &Note) {
    fingerprint.add(&note.id);
    fingerprint.number(note.claim.map_or(0, |claim| claim + 1));
    fingerprint.number(note.passages.len());
    for passage in &note.passages {
        fingerprint.number(passage.start);
        fingerprint.number(passage.end);
    }
}

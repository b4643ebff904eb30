//! The whole edition as one file of data.

use super::json::{line, pieces, with_open_member};
use super::page_text::PageText;
use super::work::Work;
use super::{address, annotations_path};
use crate::anchor::AnnotationAddress;
use crate::parse::annotation::{Claim, Contradiction, Kind, Review, Words};
use crate::parse::blocks::{Block, BlockKind};
use crate::parse::citation::Citation;
use crate::parse::document::Document;
use crate::render::blocks::block_ids;
use crate::render::links::event_id;
use crate::render::notes::{NoteViews, status};
use crate::render::sources::shown;
use crate::render::texts::Texts;
use crate::render::view::SiteView;
use crate::render::view::edition::{
    EditionBlockView, EditionCitationView, EditionClaimView, EditionContradictionView, EditionCorrectionView,
    EditionDocumentView, EditionEventView, EditionNoteView, EditionPassageView, EditionPersonView, EditionProseView,
    EditionReviewView, EditionSiteView, EditionView, EditionWorkView,
};
use crate::resolve::{NoteAddress, Resolved, citations_of_event, works_cited};
use crate::settings::people::Person;
use crate::text::in_one_line;
use std::collections::BTreeSet;
use std::ops::Range;

/// The version of the format.
const FORMAT: u32 = 1;

/// What stands behind the documents, which stand a line each with a comma between.
pub const AFTER_DOCUMENTS: &str = "\n]}\n";

/// The edition up to its documents.
#[must_use]
pub fn before_documents(views: &NoteViews<'_>, site: &SiteView) -> String {
    let parsed = &views.resolved.anchored.parsed;
    let built_in = [Kind::Context, Kind::Source, Kind::Contradiction];
    let declared = (0..parsed.inputs.settings.kinds.0.len()).map(Kind::Declared);
    let work = |work: Work<'_>| EditionWorkView {
        key: work.key.to_owned(),
        r#type: work.kind.to_owned(),
        title: work.title.to_owned(),
        issued: work.issued,
        url: work.url.map(str::to_owned),
        page: views.links.to_source(work.key),
    };
    let edition = EditionView {
        schema: "edition.schema.json",
        format: FORMAT,
        generator: site.generator.clone(),
        site: EditionSiteView {
            title: site.title.clone(),
            description: site.description.clone(),
            language: site.language.clone(),
            url: site.base_url.clone(),
        },
        kinds: built_in.into_iter().chain(declared).map(|kind| views.kind(kind, 0).into()).collect(),
        bibliography: shown(views).map(Work::from).map(work).collect(),
        people: people(views),
    };
    with_open_member(&edition, "documents", "[\n")
}

fn people(views: &NoteViews<'_>) -> Vec<EditionPersonView> {
    let people = views.resolved.anchored.parsed.inputs.settings.people.0.iter().enumerate();
    let view = |(number, (id, person)): (usize, &(String, Person))| EditionPersonView {
        id: id.clone(),
        name: person.name.clone(),
        role: person.role.clone(),
        url: person.link.clone(),
        names: [&person.name].into_iter().chain(&person.also).chain(&person.together).cloned().collect(),
        page: views.links.to_person(number),
    };
    people.map(view).collect()
}

/// What belongs to a document, as indices.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// The events around it.
    pub events: Vec<usize>,
}

/// For each document what belongs to it.
#[must_use]
pub fn own(resolved: &Resolved) -> Vec<Own> {
    let mut own = vec![Own::default(); resolved.anchored.parsed.documents.len()];
    for (index, (document, _)) in resolved.anchored.parsed.events.iter().enumerate() {
        own[*document].events.push(index);
    }
    own
}

/// One document of the edition, as JSON in parts, with what belongs to it.
#[must_use]
pub fn document(views: &NoteViews<'_>, texts: &Texts<'_>, index: usize, own: &Own) -> Vec<String> {
    let parsed = &views.resolved.anchored.parsed;
    let document = &parsed.documents[index];
    let metadata = &document.metadata;
    let notes = Notes { views, texts };
    let view = EditionDocumentView {
        path: document.path.clone(),
        title: document.title().to_owned(),
        authors: metadata.author.clone().unwrap_or_default().0,
        publisher: metadata.publisher.clone(),
        date: metadata.date.map(|date| date.iso()),
        url: metadata.url.clone(),
        language: metadata.language.clone().unwrap_or_else(|| views.interface.language.clone()),
        rights: metadata.rights.clone(),
        origin: metadata.origin.clone(),
        description: metadata.description.clone(),
        page: views.links.to_document(index, ""),
        annotations: address(&views.links, &annotations_path(&document.page)),
        file: address(&views.links, &document.path),
        sha256: parsed.inputs.files.get(document.file).sha256.clone(),
        text: &texts.of(index).text,
        blocks: blocks(document, texts.of(index)),
    };
    let addresses: Vec<_> = views.resolved.anchored.addresses(index).collect();
    let events: Vec<EditionEventView> = own.events.iter().map(|number| notes.event(*number)).collect();
    let mut parts = vec![with_open_member(&view, "notes", "[")];
    parts.extend(pieces(&addresses, ",", |address| notes.note(*address)));
    parts.push(format!("],\"events\":{}}}", line(&events)));
    parts
}

fn blocks(document: &Document, text: &PageText) -> Vec<EditionBlockView> {
    let ids = block_ids(document, "").into_iter().zip(&document.blocks);
    let block = |((id, block), Range { start, end }): ((String, &Block), Range<usize>)| {
        let (kind, level) = match block.kind {
            BlockKind::Paragraph { .. } => ("paragraph", None),
            BlockKind::Heading(level) => ("heading", Some(level)),
            BlockKind::Other => ("other", None),
        };
        EditionBlockView { id, kind, level, start, end }
    };
    ids.zip(text.blocks()).map(block).collect()
}

/// Makes the notes of the edition.
struct Notes<'a> {
    views: &'a NoteViews<'a>,
    /// The text of each document's page.
    texts: &'a Texts<'a>,
}

impl Notes<'_> {
    fn note(&self, index: AnnotationAddress) -> EditionNoteView {
        let resolved = self.views.resolved;
        let anchored = resolved.anchored.annotation(index);
        let (annotation, document) = (&anchored.annotation, anchored.document);
        let passages = anchored.passages.iter().filter_map(|range| self.passage(document, range));
        let corrections = annotation.corrections.iter().map(|correction| EditionCorrectionView {
            on: correction.on.iso(),
            note: self.prose(&correction.note, document),
        });
        let contradiction = annotation.contradiction.as_ref();
        EditionNoteView {
            id: annotation.id.clone(),
            kind: self.views.kinds.of(annotation.kind).name.clone(),
            page: resolved.notes_of(index).first().map(|address| self.to_note(*address)).unwrap_or_default(),
            title: annotation.title.clone(),
            passages: passages.collect(),
            note: annotation.note.as_deref().map(|note| self.prose(note, document)),
            by: annotation.by.clone(),
            on: annotation.on.map(|date| date.iso()),
            at: annotation.at.clone(),
            citations: self.citations(&works_cited(annotation)),
            tags: annotation.tags.clone(),
            see: resolved.see(index).iter().map(|address| self.to_note(*address)).collect(),
            corrections: corrections.collect(),
            draft: annotation.draft,
            contradiction: contradiction.map(|contradiction| self.contradiction(index, contradiction)),
        }
    }

    fn event(&self, index: usize) -> EditionEventView {
        let resolved = self.views.resolved;
        let (document, event) = &resolved.anchored.parsed.events[index];
        let cited: Vec<Citation> = citations_of_event(event).into_iter().map(|cited| cited.citation).collect();
        EditionEventView {
            id: event.id.clone(),
            on: event.on.iso(),
            until: event.until.map(|date| date.iso()),
            title: event.title.clone(),
            note: event.note.as_deref().map(|note| self.prose(note, *document)),
            citations: self.citations(&cited),
            see: resolved.see_of_events[index].iter().map(|address| self.to_note(*address)).collect(),
            page: self.views.links.to_timeline(&event_id(resolved, index)),
            draft: event.draft,
        }
    }

    fn to_note(&self, address: NoteAddress) -> String {
        let note = self.views.resolved.note(address);
        self.views.links.to_note(address.document, "n", &note.id)
    }

    fn prose(&self, markdown: &str, document: usize) -> EditionProseView {
        EditionProseView { markdown: markdown.to_owned(), html: self.views.prose(markdown, document).blocks() }
    }

    fn passage(&self, document: usize, range: &Range<usize>) -> Option<EditionPassageView> {
        let text = self.texts.of(document);
        let placed = text.place(&self.views.resolved.anchored.parsed.documents[document], range)?;
        Some(EditionPassageView::new(placed.characters, &text.text[placed.bytes]))
    }

    fn contradiction(&self, index: AnnotationAddress, contradiction: &Contradiction) -> EditionContradictionView {
        let anchored = self.views.resolved.anchored.annotation(index);
        let resolution = contradiction.resolution.as_deref();
        let review = |review: &Review| EditionReviewView {
            claim: review.claim + 1,
            rating: review.rating.clone(),
            author: review.author.clone(),
            on: review.on.map(|date| date.iso()),
            url: review.url.clone(),
        };
        let claims = contradiction.claims.iter().enumerate();
        EditionContradictionView {
            status: status(&anchored.annotation),
            page: self.views.links.to_contradiction(index),
            resolution: resolution.map(|text| self.prose(text, anchored.document)),
            claims: claims.map(|(number, claim)| self.claim(index, number, claim)).collect(),
            review: contradiction.review.as_ref().map(review),
        }
    }

    fn claim(&self, index: AnnotationAddress, number: usize, claim: &Claim) -> EditionClaimView {
        let resolved = self.views.resolved;
        let documents = &resolved.anchored.parsed.documents;
        let place = resolved.anchored.annotation(index).claims.get(number).and_then(Option::as_ref);
        let passage = place.and_then(|(document, range)| self.passage(*document, range));
        let (words, text) = match (&claim.words, place) {
            (Words::Passage(_), Some((document, range))) => {
                ("passage", documents[*document].text[range.clone()].into())
            }
            (Words::Passage(_), None) => ("passage", String::new()),
            (Words::Statement(words), _) => ("statement", words.clone()),
            (Words::Reported(words), _) => ("reported", words.clone()),
        };
        let note = resolved.notes_of(index).iter().find_map(|address| {
            let note = resolved.note(*address);
            (note.claim == Some(number)).then(|| self.views.links.to_note(address.document, "n", &note.id))
        });
        EditionClaimView {
            words,
            text: in_one_line(&text),
            document: place.map(|(document, _)| documents[*document].path.clone()),
            passage,
            page: note,
            by: claim.by.clone(),
            on: claim.on.map(|date| date.iso()),
            at: claim.at.clone(),
            citations: self.citations(&claim.cite),
        }
    }

    /// Each place of a work once, in their order; what is no work was a name in a sentence.
    fn citations(&self, citations: &[Citation]) -> Vec<EditionCitationView> {
        let bibliography = &self.views.resolved.anchored.parsed.bibliography.entries;
        let place = |citation: &Citation| (citation.key.clone(), citation.locator.clone());
        let mut seen = BTreeSet::new();
        let works = citations.iter().filter(|citation| bibliography.contains_key(&citation.key)).map(place);
        let once = works.filter(|place| seen.insert(place.clone()));
        once.map(|(key, locator)| EditionCitationView { key, locator }).collect()
    }
}

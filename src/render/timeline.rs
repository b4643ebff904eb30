//! What timelines show: everything dated, of the site or of one document, as rows and as a picture.

pub mod axis;
pub mod lanes;
pub mod picture;

use super::links::{claim_id, dated_note_id, event_id};
use super::notes::{NoteViews, status};
use super::speakers::speaker;
use super::view::{AgainstView, LinkView, SideView, TimelineGroupView, TimelineRowView, TimelineView};
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::interface::FluentValue;
use crate::parse::annotation::Annotation;
use crate::parse::timeline_page;
use crate::resolve::NoteAddress;
use crate::resolve::chronology::{Moment, What};
use lanes::Voice;
use std::collections::{BTreeMap, HashMap};

/// A year with more rows than this is divided into months.
const ROWS_OF_A_YEAR: usize = 12;

/// The words of a side that nobody is named for, shortened to so many characters, stand for its speaker.
const WORDS_FOR_SPEAKER: usize = 40;

/// Something dated, with what is shown of it.
pub struct Entry<'a> {
    moment: &'a Moment,
    row: TimelineRowView,
    voice: Voice,
}

/// The timeline of the site, or of one document; `views` is made for its page.
#[must_use]
pub fn timeline(views: &NoteViews<'_>, document: Option<usize>) -> TimelineView {
    let chronology = &views.resolved.chronology;
    let moments: Vec<&Moment> = match document {
        None => chronology.moments.iter().collect(),
        Some(document) => chronology.of_document[document].iter().map(|index| &chronology.moments[*index]).collect(),
    };
    let documents = &views.resolved.anchored.parsed.documents;
    let mut rows = Rows { views, several: document.is_none() && documents.len() > 1, sides: HashMap::new() };
    let entries: Vec<Entry<'_>> = moments.into_iter().map(|moment| rows.entry(moment)).collect();
    let picture = picture::picture(views, &entries);
    let single = (0..documents.len())
        .filter(|index| document.is_none() && documents.len() > 1 && !chronology.of_document[*index].is_empty());
    let title = |index: usize| documents[index].title().to_owned();
    TimelineView {
        picture,
        groups: groups(views, entries),
        document: document.map(|index| LinkView { text: title(index), href: views.links.to_document(index, "") }),
        documents: single
            .map(|index| LinkView { text: title(index), href: views.links.to_document_timeline(index) })
            .collect(),
    }
}

/// The page of each document's timeline, with the document's index; none where there is only one document.
#[must_use]
pub fn pages_of_documents(views: &NoteViews<'_>) -> Vec<(usize, String)> {
    let documents = views.resolved.anchored.parsed.documents.iter().enumerate();
    let several = documents.filter(|_| views.resolved.anchored.parsed.documents.len() > 1);
    let dated = several.filter(|(index, _)| !views.resolved.chronology.of_document[*index].is_empty());
    dated.map(|(index, document)| (index, timeline_page(&document.page))).collect()
}

/// The rows under a heading for each year, or, where a year has many, for each of its months.
fn groups(views: &NoteViews<'_>, entries: Vec<Entry<'_>>) -> Vec<TimelineGroupView> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for entry in &entries {
        *counts.entry(entry.moment.date.year).or_default() += 1;
    }
    let heading = |date: PartialDate| {
        let month = date.month.filter(|_| counts[&date.year] > ROWS_OF_A_YEAR);
        PartialDate { month, day: None, ..date }
    };
    let mut groups: Vec<(PartialDate, Vec<TimelineRowView>)> = Vec::new();
    for entry in entries {
        let heading = heading(entry.moment.date);
        match groups.last_mut() {
            Some((last, rows)) if *last == heading => rows.push(entry.row),
            _ => groups.push((heading, vec![entry.row])),
        }
    }
    groups.into_iter().map(|(date, rows)| TimelineGroupView { date: views.date(&date), rows }).collect()
}

/// Makes rows; the sides of each contradiction once.
struct Rows<'a> {
    views: &'a NoteViews<'a>,
    /// Whether rows of several documents are mixed.
    several: bool,
    sides: HashMap<AnnotationAddress, Vec<SideView>>,
}

impl<'a> Rows<'a> {
    fn entry(&mut self, moment: &'a Moment) -> Entry<'a> {
        let by = match moment.what {
            What::Event(_) => None,
            What::Note(address) => self.annotation_of(address).by.clone(),
            What::Claim { annotation, claim } => {
                let annotation = &self.views.resolved.anchored.annotation(annotation).annotation;
                let contradiction = annotation.contradiction.as_ref();
                contradiction.and_then(|contradiction| contradiction.claims.get(claim)?.by.clone())
            }
        };
        let voice = match (moment.what, by.as_deref().map(|by| self.views.resolved.people.named(by)), by) {
            (What::Event(_), ..) => Voice::Event,
            (_, Some([person]), _) => Voice::Person(*person),
            (_, _, Some(name)) => Voice::Named(name),
            (What::Note(_), ..) => Voice::Editors,
            (What::Claim { .. }, ..) => Voice::Others,
        };
        let row = match moment.what {
            What::Event(index) => self.event(index, moment),
            What::Note(address) => self.note(address, moment),
            What::Claim { annotation, claim } => self.claim(annotation, claim, moment),
        };
        Entry { moment, row, voice }
    }

    fn annotation_of(&self, address: NoteAddress) -> &'a Annotation {
        let note = self.views.resolved.note(address);
        &self.views.resolved.anchored.annotation(note.annotation).annotation
    }

    /// A row with nothing in it but its date.
    fn row(&self, moment: &Moment, document: usize) -> TimelineRowView {
        let title = || self.views.resolved.anchored.parsed.documents[document].title().to_owned();
        TimelineRowView {
            anchor: String::new(),
            class: String::new(),
            label: String::new(),
            date: self.views.date(&moment.date),
            until: moment.until.as_ref().map(|until| self.views.date(until)),
            speaker: Vec::new(),
            at: None,
            title: None,
            text: None,
            verbatim: true,
            href: None,
            note: String::new(),
            against: None,
            draft: false,
            citations: Vec::new(),
            see: Vec::new(),
            document_title: self.several.then(title),
        }
    }

    fn event(&self, index: usize, moment: &Moment) -> TimelineRowView {
        let (document, event) = &self.views.resolved.anchored.parsed.events[index];
        let prose = |note: &str| self.views.prose(note, *document).blocks();
        let see = &self.views.resolved.see_of_events[index];
        TimelineRowView {
            anchor: event_id(self.views.resolved, index),
            class: "event".to_owned(),
            label: self.views.interface.text("event"),
            title: Some(event.title.clone()),
            note: event.note.as_deref().map(prose).unwrap_or_default(),
            draft: event.draft,
            citations: self.views.citations(&event.cite),
            see: see.iter().map(|address| self.views.see(*address)).collect(),
            ..self.row(moment, *document)
        }
    }

    fn note(&self, address: NoteAddress, moment: &Moment) -> TimelineRowView {
        let annotation = self.annotation_of(address);
        let resolved = self.views.resolved;
        let note = resolved.note(address);
        let text = &resolved.anchored.parsed.documents[address.document].text;
        let kind = self.views.kind(annotation.kind, 0);
        TimelineRowView {
            anchor: dated_note_id(resolved, address),
            class: kind.class,
            label: kind.label,
            speaker: annotation.by.as_deref().map(|by| speaker(&self.views.links, by)).unwrap_or_default(),
            at: annotation.at.clone(),
            title: annotation.title.clone(),
            text: note.passages.first().map(|range| self.views.quoted_words(&text[range.clone()])),
            href: Some(self.views.links.to_note(address.document, "n", &note.id)),
            draft: annotation.draft,
            citations: self.views.citations(&annotation.cite),
            ..self.row(moment, address.document)
        }
    }

    fn claim(&mut self, index: AnnotationAddress, claim: usize, moment: &Moment) -> TimelineRowView {
        let views = self.views;
        let anchored = views.resolved.anchored.annotation(index);
        let kind = views.kind(anchored.annotation.kind, 0);
        let place = anchored.claims.get(claim).and_then(Option::as_ref);
        let row = self.row(moment, place.map_or(anchored.document, |(document, _)| *document));
        let sides =
            self.sides.entry(index).or_insert_with(|| views.sides(index).into_iter().map(|(_, side)| side).collect());
        let side = &sides[claim];
        let status = status(&anchored.annotation);
        let others = sides.iter().enumerate().filter(|(other, _)| *other != claim);
        let href = views.links.to_contradiction(index);
        TimelineRowView {
            anchor: claim_id(views.resolved, index, claim),
            class: kind.class,
            label: views.interface.text(if side.verbatim { "claim-quoted" } else { "claim-reported" }),
            speaker: side.speaker.clone(),
            at: side.at.clone(),
            text: Some(side.text.clone()),
            verbatim: side.verbatim,
            href: Some(side.href.clone().unwrap_or_else(|| href.clone())),
            against: Some(AgainstView {
                title: anchored.annotation.title.clone().unwrap_or_else(|| anchored.annotation.id.clone()),
                status,
                status_label: views.interface.text(&format!("status-{status}")),
                others: others.map(|(other, side)| other_side(views, index, other, side)).collect(),
                href,
            }),
            draft: anchored.annotation.draft,
            citations: side.citations.clone(),
            ..row
        }
    }
}

/// Another side, by who said it and when: its own row if it has a date, else all sides.
fn other_side(views: &NoteViews<'_>, annotation: AnnotationAddress, claim: usize, side: &SideView) -> LinkView {
    let short = || {
        let start: String = side.text.chars().take(WORDS_FOR_SPEAKER).collect();
        let words = if start == side.text { start } else { format!("{}…", start.trim_end()) };
        if !side.verbatim {
            return words;
        }
        views.interface.text_with("quoted", [("text", FluentValue::from(words))]).unwrap_or_default()
    };
    let who = side.by.clone().unwrap_or_else(short);
    match &side.on {
        Some(date) => {
            let said = [("name", FluentValue::from(who.as_str())), ("text", FluentValue::from(date.text.as_str()))];
            let text = views.interface.text_with("speaker-on-date", said).unwrap_or_default();
            LinkView { text, href: format!("#{}", claim_id(views.resolved, annotation, claim)) }
        }
        None => LinkView { text: who, href: views.links.to_contradiction(annotation) },
    }
}

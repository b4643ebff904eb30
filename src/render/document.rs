//! The page of one document: its blocks with their marks, and the notes beside them.

use super::blocks::{block_at, block_ids, length};
use super::html::{data_address, escape, html};
use super::links::{encoded, host};
use super::marks::{self, Mark};
use super::notes::NoteViews;
use super::overview::{headings, overview};
use super::side_by_side;
use super::verify;
use super::view::{DocumentView, NoteView, UnitView};
use crate::diagnostic::Diagnostics;
use crate::interface::{FluentValue, Interface};
use crate::language::{direction, has_no_spaces};
use crate::parse::blocks::{Block, BlockKind, PlacedEvent, is_raw_html};
use crate::parse::document::Document;
use crate::resolve::{Note, NoteAddress, Resolved};
use pulldown_cmark::Event;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;

/// Above so many notes a style sheet alone would place them too slowly.
const MANY: usize = 120;

/// So many notes of a unit are tied to their marks by class.
const ORDINALS: usize = 12;

/// More units than these need not be told apart where the next notes are looked for.
const LONGEST_SPAN: usize = 9;

/// So many notes, or blocks, are made by one thread before it is worth another's while to make some.
const AT_A_TIME: usize = 256;

/// The view of a document's page; `views` is made for that page.
#[must_use]
pub fn view(resolved: &Resolved, index: usize, views: &NoteViews<'_>, problems: &mut Diagnostics) -> DocumentView {
    let document = &resolved.anchored.parsed.documents[index];
    let notes = resolved.notes(index);
    let (layout, events) = side_by_side::both(
        side_by_side::is_worth(notes.len()),
        || Layout::new(resolved, document, index, views),
        || document.events(),
    );
    let head = notes.iter().take_while(|note| note.passages.is_empty()).count();
    let head_notes = (0..head).map(|note| views.view(NoteAddress { document: index, note }, String::new())).collect();
    let metadata = &document.metadata;
    let language = metadata.language.clone().unwrap_or_else(|| views.interface.language.clone());
    let (word_count, minutes) = length(document, &language);
    let counted_by_characters = has_no_spaces(&language);
    let prefix = views.links.prefix(index);
    let notes_on_page = if views.links.standalone { resolved.count() } else { notes.len() };
    let picture = |address: &str| views.picture(address, index);
    DocumentView {
        title: document.title().to_owned(),
        title_in_text: document.title_in_text,
        path: document.page.clone(),
        id: format!("{prefix}text"),
        language,
        authors: metadata.author.clone().unwrap_or_default().0,
        publisher: metadata.publisher.clone(),
        date: metadata.date.as_ref().map(|date| views.date(date)),
        url: metadata.url.clone(),
        url_host: metadata.url.as_deref().and_then(host),
        rights: metadata.rights.clone(),
        origin: metadata.origin.clone(),
        description: metadata.description.clone(),
        file_name: document.path.rsplit('/').next().unwrap_or_default().to_owned(),
        file_href: file_href(views, index),
        sha256: resolved.anchored.parsed.inputs.files.get(document.file).sha256.clone(),
        word_count,
        counted_by_characters,
        minutes,
        note_count: notes.len(),
        many: notes_on_page > MANY,
        kinds: views.counted_kinds(index),
        overview: overview(views, index, &layout.ids),
        headings: headings(document, &layout.ids),
        prefix,
        head_notes,
        data: None,
        units: layout.units(events, &picture, views.interface, problems),
    }
}

/// Where the document's file is: beside its page, or within the page that holds everything.
fn file_href(views: &NoteViews<'_>, index: usize) -> String {
    let document = &views.resolved.anchored.parsed.documents[index];
    if !views.links.standalone {
        return format!("{}{}", views.links.root, encoded(&document.path));
    }
    data_address("text/plain;charset=utf-8", &views.resolved.anchored.parsed.inputs.files.get(document.file).bytes())
}

/// Which notes stand at which block, and the marks of each.
struct Layout<'a> {
    document: &'a Document,
    /// The id of each block.
    ids: Vec<String>,
    /// What its ids begin with, on a page of several documents.
    prefix: String,
    /// The direction of the text, where it is not the page's.
    direction: Option<&'static str>,
    /// For each block the views of its notes.
    notes: Vec<Vec<NoteView>>,
    /// All marks by where they begin, longer ones first, with the number of the note.
    marks: Vec<(usize, Mark)>,
}

/// Where a note stands: its number, the block it stands at, and its class there.
struct Beside {
    number: usize,
    unit: usize,
    ordinal: String,
}

/// Blocks next to each other, of which no mark reaches into others.
struct Stretch<'a> {
    /// The number of the first.
    first: usize,
    /// The events of each.
    events: Vec<Vec<PlacedEvent<'a>>>,
    /// Their marks, as indices.
    marks: Range<usize>,
}

impl<'a> Layout<'a> {
    fn new(resolved: &'a Resolved, document: &'a Document, index: usize, views: &NoteViews<'_>) -> Self {
        let mut notes: Vec<Vec<NoteView>> = document.blocks.iter().map(|_| Vec::new()).collect();
        let mut marks = Vec::new();
        let beside = Self::beside(resolved.notes(index), document);
        let made: Vec<_> = beside
            .into_par_iter()
            .with_min_len(AT_A_TIME)
            .map(|Beside { number, unit, ordinal }| {
                let view = views.view(NoteAddress { document: index, note: number }, ordinal);
                let passages = &resolved.notes(index)[number].passages;
                let marks: Vec<(usize, Mark)> =
                    marks_of(&view, passages, document, unit).map(|mark| (number, mark)).collect();
                (unit, view, marks)
            })
            .collect();
        for (unit, view, of_note) in made {
            notes[unit].push(view);
            marks.extend(of_note);
        }
        marks.sort_by_key(|(number, mark)| (mark.range.start, std::cmp::Reverse(mark.range.end), *number));
        let prefix = views.links.prefix(index);
        let ids = block_ids(document, &prefix);
        let page = direction(&views.interface.language);
        let own = document.metadata.language.as_deref().map(direction);
        Self { document, ids, prefix, direction: own.filter(|own| *own != page), notes, marks }
    }

    /// Where the notes of a document stand that are about a passage.
    fn beside(notes: &[Note], document: &Document) -> Vec<Beside> {
        let mut counts = vec![0; document.blocks.len()];
        let mut beside = Vec::with_capacity(notes.len());
        for (number, note) in notes.iter().enumerate() {
            let Some(passage) = note.passages.first() else { continue };
            let unit = block_at(document, passage.start);
            let Some(count) = counts.get_mut(unit) else { continue };
            *count += 1;
            let ordinal = if *count <= ORDINALS { format!("k{count}") } else { String::new() };
            beside.push(Beside { number, unit, ordinal });
        }
        beside
    }

    /// The blocks in stretches that can be made side by side.
    fn stretches(&self, events: Vec<Vec<PlacedEvent<'a>>>) -> Vec<Stretch<'a>> {
        let mut events = events.into_iter();
        let mut stretches = Vec::new();
        // Up to where the marks reach that have begun.
        let (mut first, mut first_mark, mut next, mut reached) = (0, 0, 0, 0);
        for (unit, block) in self.document.blocks.iter().enumerate() {
            if unit - first >= AT_A_TIME && reached <= block.text.start {
                let events = events.by_ref().take(unit - first).collect();
                stretches.push(Stretch { first, events, marks: first_mark..next });
                (first, first_mark) = (unit, next);
            }
            while let Some((_, mark)) = self.marks.get(next).filter(|(_, mark)| mark.range.start < block.text.end) {
                reached = reached.max(mark.range.end);
                next += 1;
            }
        }
        stretches.push(Stretch { first, events: events.collect(), marks: first_mark..self.marks.len() });
        stretches
    }

    fn units(
        mut self,
        events: Vec<Vec<PlacedEvent<'a>>>,
        picture: &(dyn Fn(&str) -> String + Sync),
        interface: &Interface,
        problems: &mut Diagnostics,
    ) -> Vec<UnitView> {
        let stretches = self.stretches(events).into_par_iter();
        let made: Vec<_> = stretches.map(|stretch| self.html(stretch, picture)).collect();
        let annotated: Vec<bool> = self.notes.iter().map(|notes| !notes.is_empty()).collect();
        let mut units = Vec::with_capacity(annotated.len());
        for (blocks, found) in made {
            problems.append(found);
            for (html, same) in blocks {
                let unit = units.len();
                let until_next = annotated[unit + 1..].iter().take(LONGEST_SPAN).position(|annotated| *annotated);
                let span = until_next.map_or(annotated.len() - unit, |distance| distance + 1).clamp(1, LONGEST_SPAN);
                // A rule between paragraphs has no words to point at.
                let block = &self.document.blocks[unit];
                let number = self.document.block_number(unit).filter(|_| !block.text.is_empty());
                let label =
                    number.and_then(|number| interface.text_with("paragraph", [("number", FluentValue::from(number))]));
                let (id, notes) = (std::mem::take(&mut self.ids[unit]), std::mem::take(&mut self.notes[unit]));
                units.push(UnitView { html, same, span, notes, id, number, label });
            }
        }
        units
    }

    /// The HTML of each block of a stretch, with whether a browser has the document's very text of it, and what is wrong with
    /// it.
    fn html(&self, stretch: Stretch<'a>, picture: &dyn Fn(&str) -> String) -> (Vec<(String, bool)>, Diagnostics) {
        let mut problems = Diagnostics::default();
        let mut begun = BTreeSet::new();
        let mut next = stretch.marks.start;
        // Marks that reach over the end of a block stay for the next one.
        let mut active: Vec<(usize, &Mark)> = Vec::new();
        let mut all = Vec::with_capacity(stretch.events.len());
        let blocks = self.document.blocks.iter().enumerate().skip(stretch.first);
        for ((unit, block), events) in blocks.zip(stretch.events) {
            active.retain(|(_, mark)| mark.range.end > block.text.start);
            while let Some((number, mark)) = self.marks.get(next).filter(|(_, mark)| mark.range.start < block.text.end)
            {
                active.push((*number, mark));
                next += 1;
            }
            let marked = marks::mark(&events, unit, &active, &mut begun);
            let attributes = match self.direction {
                Some(direction) => format!(" id=\"{}\" dir=\"{direction}\"", self.ids[unit]),
                None => format!(" id=\"{}\"", self.ids[unit]),
            };
            let title = unit == 0 && self.document.title_in_text;
            let html = block_html(block, &attributes, title, marked, &self.prefix, picture);
            // Of HTML that is trusted nobody knows what a browser shows; without it the text must be there.
            let checked = block.trusted.then(|| {
                let looked_at: Vec<_> = events.iter().filter(|placed| !is_raw_html(placed)).cloned().collect();
                let marked = marks::mark(&looked_at, unit, &active, &mut BTreeSet::new());
                block_html(block, "", title, marked, &self.prefix, picture)
            });
            let verified = verify::same_text(self.document, block, checked.as_ref().unwrap_or(&html));
            let exact = verified.unwrap_or_else(|problem| {
                problems.add(problem);
                false
            });
            all.push((html, exact && !block.trusted && self.document.is_text_alone(&block.text)));
        }
        (all, problems)
    }
}

/// The marks of a note's passages, its view being this.
fn marks_of(
    view: &NoteView,
    passages: &[Range<usize>],
    document: &Document,
    unit: usize,
) -> impl Iterator<Item = Mark> {
    passages.iter().enumerate().map(move |(position, range)| Mark {
        range: document.around_images(range.clone()),
        id: view.name.clone(),
        class: view.kind.class.clone(),
        ordinal: view.ordinal.clone(),
        unit,
        marker: if position == 0 { marker(view) } else { String::new() },
        first: position == 0,
    })
}

/// What stands behind a passage and leads to its note.
fn marker(note: &NoteView) -> String {
    let NoteView { name, kind, label, number, .. } = note;
    let (class, label) = (&kind.class, escape(label));
    format!(
        "<a class=\"ref {class}\" href=\"#n-{name}\" role=\"doc-noteref\" aria-details=\"n-{name}\" \
         aria-label=\"{label}\">{number}</a>"
    )
}

/// The HTML of a block, its id and direction as attributes.
fn block_html(
    block: &Block,
    attributes: &str,
    title: bool,
    mut events: Vec<Event<'_>>,
    prefix: &str,
    picture: &dyn Fn(&str) -> String,
) -> String {
    let element = |name: &str, class: &str| (format!("<{name}{attributes}{class}>"), format!("</{name}>"));
    let (open, close) = match block.kind {
        BlockKind::Paragraph { .. } | BlockKind::Heading(_) if title => element("h1", ""),
        BlockKind::Paragraph { lines: true } => element("p", " class=\"lines\""),
        BlockKind::Paragraph { lines: false } => element("p", ""),
        // The page's title is its only first-level heading.
        BlockKind::Heading(level) => element(&format!("h{}", level.clamp(2, 6)), ""),
        BlockKind::Other => element("div", " class=\"block\""),
    };
    if block.kind != BlockKind::Other {
        events.pop();
        events.remove(0);
    }
    let inner = html(events, prefix, picture);
    format!("{open}{}{close}", if block.kind == BlockKind::Other { inner.trim_end() } else { &inner })
}

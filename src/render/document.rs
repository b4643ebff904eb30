//! The page of one document: its blocks with their marks, and the notes beside them.

use super::blocks::{block_at, block_ids, length};
use super::html::{data_address, escape, html};
use super::links::{encoded, host};
use super::marks::{self, Mark};
use super::notes::NoteViews;
use super::overview::{headings, overview};
use super::verify;
use super::view::{DocumentView, NoteView, UnitView};
use crate::diagnostic::Diagnostics;
use crate::language::{direction, has_no_spaces};
use crate::parse::blocks::{Block, BlockKind, is_raw_html};
use crate::parse::document::Document;
use crate::resolve::{NoteAddress, Resolved};
use pulldown_cmark::Event;
use std::collections::BTreeSet;

/// Above so many notes a style sheet alone would place them too slowly.
const MANY: usize = 120;

/// So many notes of a unit are tied to their marks by class.
const ORDINALS: usize = 12;

/// The view of a document's page; `views` is made for that page.
#[must_use]
pub fn view(resolved: &Resolved, index: usize, views: &NoteViews<'_>, problems: &mut Diagnostics) -> DocumentView {
    let document = &resolved.anchored.parsed.documents[index];
    let notes = resolved.notes(index);
    let layout = Layout::new(resolved, document, index, views);
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
        kinds: views.kinds(index),
        overview: overview(&views.links, index, views.interface, &|kind| views.kind(kind, 0).class),
        headings: headings(document, &prefix),
        prefix,
        head_notes,
        data: None,
        units: layout.units(&picture, problems),
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

impl<'a> Layout<'a> {
    fn new(resolved: &'a Resolved, document: &'a Document, index: usize, views: &NoteViews<'_>) -> Self {
        let mut notes: Vec<Vec<NoteView>> = document.blocks.iter().map(|_| Vec::new()).collect();
        let mut marks = Vec::new();
        for (number, note) in resolved.notes(index).iter().enumerate() {
            let Some(passage) = note.passages.first() else { continue };
            let unit = block_at(document, passage.start);
            let Some(beside) = notes.get_mut(unit) else { continue };
            let ordinal = if beside.len() < ORDINALS { format!("k{}", beside.len() + 1) } else { String::new() };
            let view = views.view(NoteAddress { document: index, note: number }, ordinal.clone());
            for (position, range) in note.passages.iter().enumerate() {
                let marker = if position == 0 { marker(&view) } else { String::new() };
                let mark = Mark {
                    range: document.around_images(range.clone()),
                    id: view.name.clone(),
                    class: view.kind.class.clone(),
                    ordinal: ordinal.clone(),
                    unit,
                    marker,
                    first: position == 0,
                };
                marks.push((number, mark));
            }
            beside.push(view);
        }
        marks.sort_by_key(|(number, mark)| (mark.range.start, std::cmp::Reverse(mark.range.end), *number));
        let prefix = views.links.prefix(index);
        let ids = block_ids(document, &prefix);
        let page = direction(&views.interface.language);
        let own = document.metadata.language.as_deref().map(direction);
        Self { document, ids, prefix, direction: own.filter(|own| *own != page), notes, marks }
    }

    fn units(self, picture: &dyn Fn(&str) -> String, problems: &mut Diagnostics) -> Vec<UnitView> {
        let annotated: Vec<bool> = self.notes.iter().map(|notes| !notes.is_empty()).collect();
        let mut begun = BTreeSet::new();
        let mut next = 0;
        // Marks that reach over the end of a block stay for the next one.
        let mut active: Vec<(usize, &Mark)> = Vec::new();
        let mut units = Vec::with_capacity(self.notes.len());
        let blocks = self.document.blocks.iter().zip(self.document.events());
        for (unit, ((block, events), notes)) in blocks.zip(self.notes).enumerate() {
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
            if let Err(problem) = verify::same_text(self.document, block, checked.as_ref().unwrap_or(&html)) {
                problems.add(problem);
            }
            let until_next = annotated[unit + 1..].iter().position(|annotated| *annotated);
            let span = until_next.map_or(annotated.len() - unit, |distance| distance + 1).clamp(1, 9);
            // A rule between paragraphs has no words to point at.
            let number = self.document.block_number(unit).filter(|_| !block.text.is_empty());
            units.push(UnitView { html, span, notes, id: self.ids[unit].clone(), number });
        }
        units
    }
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

//! The page of one document: its blocks with their marks, and the notes beside them.

use super::html::{escape, html};
use super::marks::{self, Mark};
use super::notes::NoteViews;
use super::verify;
use super::view::{DocumentView, KindView, NoteView, UnitView};
use crate::diagnostic::Diagnostics;
use crate::parse::annotation::Kind;
use crate::parse::document::{Block, BlockKind, Document};
use crate::resolve::{NoteAddress, Resolved};
use pulldown_cmark::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Above so many notes a style sheet alone would place them too slowly.
const MANY: usize = 120;

/// So many notes of a unit are tied to their marks by class.
const ORDINALS: usize = 12;

/// The view of a document's page; `views` is made for that page.
#[must_use]
pub fn view(resolved: &Resolved<'_>, index: usize, views: &NoteViews<'_>, problems: &mut Diagnostics) -> DocumentView {
    let document = &resolved.anchored.parsed.documents[index];
    let notes = &resolved.notes[index];
    let layout = Layout::new(resolved, document, index, views);
    let head = notes.iter().take_while(|note| note.passages.is_empty()).count();
    let head_notes = (0..head).map(|note| views.view(NoteAddress { document: index, note }, String::new())).collect();
    let metadata = &document.metadata;
    let settings = &resolved.anchored.parsed.inputs.settings;
    let word_count = document.text.split_whitespace().count();
    let language = metadata.language.clone().unwrap_or_else(|| settings.language().to_owned());
    DocumentView {
        title: document.title().to_owned(),
        title_in_text: document.title_in_text(),
        path: document.page.clone(),
        direction: direction(&language),
        language,
        authors: metadata.author.clone().unwrap_or_default().0,
        publisher: metadata.publisher.clone(),
        date: metadata.date.as_ref().map(|date| views.date(date)),
        url: metadata.url.clone(),
        url_host: metadata.url.as_deref().and_then(host),
        rights: metadata.rights.clone(),
        origin: metadata.origin.clone(),
        description: metadata.description.clone(),
        sha256: resolved.anchored.parsed.inputs.files.get(document.file).sha256.clone(),
        word_count,
        minutes: word_count.div_ceil(230),
        note_count: notes.len(),
        many: notes.len() > MANY,
        kinds: kinds(resolved, index, views),
        head_notes,
        units: layout.units(problems),
    }
}

/// The kinds of a document's notes, counted.
#[must_use]
pub fn kinds(resolved: &Resolved<'_>, index: usize, views: &NoteViews<'_>) -> Vec<KindView> {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for note in &resolved.notes[index] {
        *counts.entry(resolved.anchored.annotations[note.annotation].annotation.kind).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| views.kind(kind, count)).collect()
}

/// The direction in which a language is written.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    if matches!(primary, "ar" | "arc" | "dv" | "fa" | "he" | "ku" | "ps" | "syr" | "ur" | "yi") { "rtl" } else { "ltr" }
}

/// The host of an address.
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

/// Which notes stand at which block, and the marks of each.
struct Layout<'a> {
    document: &'a Document<'a>,
    /// For each block the views of its notes.
    notes: Vec<Vec<NoteView>>,
    /// All marks by where they begin, longer ones first, with the number of the note.
    marks: Vec<(usize, Mark)>,
}

impl<'a> Layout<'a> {
    fn new(resolved: &'a Resolved<'_>, document: &'a Document<'a>, index: usize, views: &NoteViews<'_>) -> Self {
        let mut notes: Vec<Vec<NoteView>> = document.blocks.iter().map(|_| Vec::new()).collect();
        let mut marks = Vec::new();
        for (number, note) in resolved.notes[index].iter().enumerate() {
            let Some(passage) = note.passages.first() else { continue };
            let unit = block_at(document, passage.start);
            let Some(beside) = notes.get_mut(unit) else { continue };
            let ordinal = if beside.len() < ORDINALS { format!("k{}", beside.len() + 1) } else { String::new() };
            let view = views.view(NoteAddress { document: index, note: number }, ordinal.clone());
            for (position, range) in note.passages.iter().enumerate() {
                let marker = if position == 0 { marker(&view) } else { String::new() };
                let mark = Mark {
                    range: document.around_images(range.clone()),
                    id: note.id.clone(),
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
        Self { document, notes, marks }
    }

    fn units(self, problems: &mut Diagnostics) -> Vec<UnitView> {
        let annotated: Vec<bool> = self.notes.iter().map(|notes| !notes.is_empty()).collect();
        let mut begun = BTreeSet::new();
        let mut next = 0;
        // Marks that reach over the end of a block stay for the next one.
        let mut active: Vec<(usize, &Mark)> = Vec::new();
        let mut units = Vec::with_capacity(self.notes.len());
        for (unit, (block, notes)) in self.document.blocks.iter().zip(self.notes).enumerate() {
            active.retain(|(_, mark)| mark.range.end > block.text.start);
            while let Some((number, mark)) = self.marks.get(next).filter(|(_, mark)| mark.range.start < block.text.end)
            {
                active.push((*number, mark));
                next += 1;
            }
            let events = marks::mark(block, unit, &active, &mut begun);
            let html = block_html(block, unit, self.document.title_in_text(), events);
            if let Err(problem) = verify::same_text(self.document, block, &html) {
                problems.add(problem);
            }
            let until_next = annotated[unit + 1..].iter().position(|annotated| *annotated);
            let span = until_next.map_or(annotated.len() - unit, |distance| distance + 1).clamp(1, 9);
            let heading = matches!(block.kind, BlockKind::Heading(_));
            units.push(UnitView { html, span, notes, heading });
        }
        units
    }
}

/// The block that holds an offset of the text.
fn block_at(document: &Document<'_>, offset: usize) -> usize {
    document.blocks.partition_point(|block| block.text.start <= offset).saturating_sub(1)
}

/// What stands behind a passage and leads to its note.
fn marker(note: &NoteView) -> String {
    let NoteView { annotation, kind, label, number, .. } = note;
    let (class, label) = (&kind.class, escape(label));
    format!(
        "<a class=\"ref {class}\" id=\"r-{annotation}\" href=\"#n-{annotation}\" role=\"doc-noteref\" \
         aria-details=\"n-{annotation}\" aria-label=\"{label}\">{number}</a>"
    )
}

/// The HTML of a block, with `p1`, `p2`, ... as its id.
fn block_html(block: &Block<'_>, unit: usize, title_first: bool, mut events: Vec<Event<'_>>) -> String {
    let id = format!("p{}", unit + 1);
    let (open, close) = match block.kind {
        BlockKind::Paragraph { .. } | BlockKind::Heading(_) if unit == 0 && title_first => {
            (format!("<h1 id=\"{id}\">"), "</h1>".to_owned())
        }
        BlockKind::Paragraph { lines: true } => (format!("<p id=\"{id}\" class=\"lines\">"), "</p>".to_owned()),
        BlockKind::Paragraph { lines: false } => (format!("<p id=\"{id}\">"), "</p>".to_owned()),
        BlockKind::Heading(level) => {
            // The page's title is its only first-level heading.
            let level = level.clamp(2, 6);
            (format!("<h{level} id=\"{id}\">"), format!("</h{level}>"))
        }
        BlockKind::Other => (format!("<div id=\"{id}\" class=\"block\">"), "</div>".to_owned()),
    };
    if block.kind != BlockKind::Other {
        events.pop();
        events.remove(0);
    }
    let inner = html(events);
    format!("{open}{}{close}", if block.kind == BlockKind::Other { inner.trim_end() } else { &inner })
}

//! Where in a document its notes are, as a picture that leads to them; and its headings.

use super::blocks::block_at;
use super::notes::NoteViews;
use super::view::{HeadingView, LaneView, OverviewView, SectionView};
use crate::interface::Interface;
use crate::parse::annotation::Kind;
use crate::parse::blocks::{Block, BlockKind};
use crate::parse::document::Document;
use crate::text::in_one_line;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The picture is so many units wide.
const WIDTH: usize = 1000;

/// Each kind of note has a lane of so many units.
const LANE: usize = 8;

/// The text is divided into so many sections: on a phone each is wide enough for a finger.
const SECTIONS: usize = 8;

/// A picture of a document from its beginning to its end: a stroke where a passage begins, a lane for each kind, and
/// sections that lead into the text, to blocks by their `ids`. None for a document without passages.
#[must_use]
pub fn overview(views: &NoteViews<'_>, index: usize, ids: &[String]) -> Option<OverviewView> {
    let document = &views.resolved.anchored.parsed.documents[index];
    let length = document.text.len().max(1);
    let mut strokes: BTreeMap<Kind, BTreeSet<usize>> = BTreeMap::new();
    let mut counts = [0; SECTIONS];
    for note in views.resolved.notes(index) {
        let kind = views.resolved.anchored.annotation(note.annotation).annotation.kind;
        for passage in &note.passages {
            strokes.entry(kind).or_default().insert(passage.start * WIDTH / length);
        }
        if let Some(passage) = note.passages.first() {
            counts[section(document, block_at(document, passage.start))] += 1;
        }
    }
    let lane = |(lane, (kind, at)): (usize, (Kind, BTreeSet<usize>))| {
        let path = at.iter().fold(String::new(), |mut path, at| {
            let _ = write!(path, "M{at} {}v{}", lane * LANE + 1, LANE - 2);
            path
        });
        LaneView { class: views.kinds.of(kind).class.clone(), path }
    };
    if strokes.is_empty() {
        return None;
    }
    let lanes: Vec<LaneView> = strokes.into_iter().enumerate().map(lane).collect();
    let height = lanes.len() * LANE;
    let sections = sections(document, ids, &counts, views.interface);
    Some(OverviewView { width: WIDTH, height, lanes, sections })
}

/// The section in which a block begins.
fn section(document: &Document, block: usize) -> usize {
    let start = document.blocks.get(block).map_or(0, |block| block.text.start);
    (start * SECTIONS / document.text.len().max(1)).min(SECTIONS - 1)
}

fn sections(
    document: &Document,
    ids: &[String],
    counts: &[usize; SECTIONS],
    interface: &Interface,
) -> Vec<SectionView> {
    let mut first_blocks: Vec<(usize, usize)> = Vec::new();
    // The title belongs to the first section, which leads to what follows it.
    let first = usize::from(document.title_in_text).min(document.blocks.len() - 1);
    for block in first..document.blocks.len() {
        let section = if block == first { 0 } else { section(document, block) };
        if first_blocks.last().is_none_or(|(last, _)| *last != section) {
            first_blocks.push((section, block));
        }
    }
    let ends = first_blocks.iter().skip(1).copied().chain([(SECTIONS, document.blocks.len())]);
    let view = |((section, block), (next, end)): (&(usize, usize), (usize, usize))| {
        let number = |block: usize| document.block_number(block).unwrap_or(1);
        let (from, to) = (number(*block), number(end - 1));
        let name = if from == to { "paragraph-noted" } else { "paragraphs-noted" };
        let words = [("from", from), ("to", to), ("count", counts[*section..next].iter().sum())]
            .map(|(name, value)| (name, value.into()));
        SectionView {
            href: format!("#{}", ids[*block]),
            title: interface.text_with(name, words).unwrap_or_default(),
            x: section * WIDTH / SECTIONS,
            width: (next - section) * WIDTH / SECTIONS,
        }
    };
    first_blocks.iter().zip(ends).map(view).collect()
}

/// The headings of a document, its title left out, with the ids of its blocks; none if there are fewer than two.
#[must_use]
pub fn headings(document: &Document, ids: &[String]) -> Vec<HeadingView> {
    let skipped = usize::from(document.title_in_text);
    let blocks = document.blocks.iter().zip(ids).skip(skipped);
    let heading = |(block, id): (&Block, &String)| match block.kind {
        BlockKind::Heading(level) => {
            let text = in_one_line(&document.text[block.text.clone()]);
            Some(HeadingView { text, level, href: format!("#{id}") })
        }
        _ => None,
    };
    let headings: Vec<HeadingView> = blocks.filter_map(heading).collect();
    if headings.len() < 2 { Vec::new() } else { headings }
}

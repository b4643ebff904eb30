//! How far a document has notes: its paragraphs without any, and the share of its words that passages cover.

use crate::language::has_no_spaces;
use crate::parse::blocks::{Block, BlockKind};
use crate::resolve::Resolved;
use std::ops::Range;

/// How far a document has notes.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// Its index among the documents.
    pub index: usize,
    /// Its path inside `documents/`.
    pub document: String,
    /// How many notes it has.
    pub notes: usize,
    /// How many paragraphs, lists and the like it has; headings are not counted.
    pub paragraphs: usize,
    /// How many of them no passage touches.
    pub bare: usize,
    /// Which these are.
    pub bare_runs: Vec<Run>,
    /// How many words it has; characters, where its language has no spaces.
    pub words: usize,
    /// How many of them lie within a passage.
    pub covered_words: usize,
}

/// Paragraphs that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The index of the first one among the document's blocks.
    pub block: usize,
    /// Its number, as the page shows it.
    pub from: usize,
    /// The number of the last one.
    pub to: usize,
}

impl Coverage {
    /// The share of the words within passages, from 0 to 100, rounded down: 100 is all of them.
    #[must_use]
    pub fn percent(&self) -> usize {
        self.covered_words * 100 / self.words.max(1)
    }
}

/// How far a document has notes.
#[must_use]
pub fn coverage(resolved: &Resolved, index: usize) -> Coverage {
    let parsed = &resolved.anchored.parsed;
    let document = &parsed.documents[index];
    let passages = merged(resolved.notes(index).iter().flat_map(|note| note.passages.iter().cloned()).collect());
    let counts = |block: &Block| !matches!(block.kind, BlockKind::Heading(_)) && !block.text.is_empty();
    let blocks = document.blocks.iter().enumerate();
    let blocks = blocks.filter(|(index, block)| document.block_number(*index).is_some() && counts(block));
    let blocks: Vec<(usize, &Block)> = blocks.collect();
    let bare = blocks.iter().filter(|(_, block)| !touches(&passages, &block.text));
    let bare: Vec<usize> = bare.map(|(index, _)| *index).collect();
    let numbered = bare.iter().filter_map(|block| Some((*block, document.block_number(*block)?)));
    let language = document.metadata.language.as_deref().or(parsed.inputs.settings.language.as_deref());
    let words = words(&document.text, language.is_some_and(has_no_spaces));
    Coverage {
        index,
        document: document.path.clone(),
        notes: resolved.notes(index).len(),
        paragraphs: blocks.len(),
        bare: bare.len(),
        bare_runs: runs(numbered),
        words: words.len(),
        covered_words: words.iter().filter(|word| touches(&passages, word)).count(),
    }
}

/// Ranges in their order, those that overlap as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether one of these ranges, which are in their order and apart, shares something with another.
fn touches(ranges: &[Range<usize>], other: &Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.end <= other.start);
    ranges.get(next).is_some_and(|range| range.start < other.end)
}

/// The words of a text, or its letters where words are not divided, as ranges of it.
fn words(text: &str, by_letters: bool) -> Vec<Range<usize>> {
    if by_letters {
        let letters = text.char_indices().filter(|(_, character)| character.is_alphanumeric());
        return letters.map(|(at, character)| at..at + character.len_utf8()).collect();
    }
    let mut at = 0;
    let word = |part: &str| {
        let start = at;
        at += part.len();
        let word = part.trim_end();
        (!word.is_empty()).then(|| start..start + word.len())
    };
    text.split_inclusive(char::is_whitespace).filter_map(word).collect()
}

/// Blocks with their numbers, in their order, as runs of those that follow each other.
fn runs(numbered: impl Iterator<Item = (usize, usize)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (block, number) in numbered {
        match runs.last_mut() {
            Some(run) if run.to + 1 == number => run.to = number,
            _ => runs.push(Run { block, from: number, to: number }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_counts_them() {
        let found = |text: &str| words(text, false).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(found("One  two,\n\nthree\u{2003}four"), ["One", "two,", "three", "four"]);
        assert_eq!(found(" \n "), [""; 0]);
        assert_eq!(words("戦争、平和", true).len(), 4);
    }

    #[test]
    fn what_touches_a_passage_is_covered() {
        let passages = merged(vec![10..20, 2..4, 15..25, 4..5]);
        assert_eq!(passages, [2..5, 10..25]);
        let covered = [0..2, 0..3, 4..9, 5..10, 24..30, 25..30].map(|range| touches(&passages, &range));
        assert_eq!(covered, [false, true, true, false, true, false]);
    }

    #[test]
    fn numbers_in_a_row_are_one_run() {
        let runs = runs([1, 2, 3, 5, 7, 8].into_iter().map(|number| (number - 1, number)));
        let ends: Vec<_> = runs.iter().map(|run| (run.block, run.from, run.to)).collect();
        assert_eq!(ends, [(0, 1, 3), (4, 5, 5), (6, 7, 8)]);
    }
}

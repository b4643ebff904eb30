//! Finding passages that are nearly a quote: where the text was edited, or the quote mistyped.
//!
//! N-grams that quote and text share vote for diagonals (as in Ukkonen 1992); in the best windows an alignment finds where
//! the quote begins and ends. Prefix and suffix are aligned with the quote as one, so that an
//! exact hit elsewhere does not hide an edited passage in its place.

use super::alignment;
use super::normalize::Normalized;
use super::quote::Pattern;
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::char::canonical_combining_class;

/// How many windows are aligned at most.
const WINDOWS: usize = 8;

/// How many positions of n-grams vote for one quote at most, the rarest n-grams first.
const VOTES: usize = 6000;

/// The bits of the n-grams' hashes that choose a bucket.
const BUCKET_BITS: u32 = 18;

/// The characters of a normalised text without combining marks, indexed by their n-grams.
pub struct Index {
    /// Each with where it begins in the normalised text.
    characters: Vec<(usize, char)>,
    length: usize,
    gram: usize,
    /// For each bucket where its positions begin in `positions`.
    starts: Vec<u32>,
    positions: Vec<u32>,
    /// Whether words are set apart by spaces.
    pub spaced: bool,
}

impl Index {
    /// Indexes a text.
    #[must_use]
    pub fn new(normalized: &Normalized) -> Self {
        let text = normalized.as_str();
        let characters: Vec<(usize, char)> =
            text.char_indices().filter(|(_, character)| !is_mark(*character)).collect();
        let blanks = characters.iter().filter(|(_, character)| *character == ' ').count();
        let spaced = blanks * 20 > characters.len();
        let gram = if spaced { 5 } else { 2 };
        let mut starts = vec![0u32; (1 << BUCKET_BITS) + 1];
        for window in characters.windows(gram) {
            starts[bucket(window.iter().map(|(_, character)| *character)) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut positions = vec![0u32; starts.last().map_or(0, |total| *total as usize)];
        for (position, window) in (0u32..).zip(characters.windows(gram)) {
            let slot = &mut next[bucket(window.iter().map(|(_, character)| *character))];
            positions[*slot as usize] = position;
            *slot += 1;
        }
        Self { characters, length: text.len(), gram, starts, positions, spaced }
    }

    /// The stretches of the text most like the quote in its context, as ranges of the normalised text.
    #[must_use]
    pub fn candidates(&self, pattern: &Pattern) -> Vec<Range<usize>> {
        let (prefix, quote, suffix) = (bare(&pattern.prefix), bare(&pattern.quote), bare(&pattern.suffix));
        let mut found = self.aligned(&prefix, &quote, &suffix);
        if !prefix.is_empty() || !suffix.is_empty() {
            found.extend(self.aligned(&[], &quote, &[]));
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in found {
            let range = self.in_normalized(self.whole_words(&quote, range));
            if !range.is_empty() && !ranges.contains(&range) {
                ranges.push(range);
            }
        }
        ranges
    }

    fn aligned(&self, prefix: &[char], quote: &[char], suffix: &[char]) -> Vec<Range<usize>> {
        let mut pattern = prefix.to_vec();
        let space = |pattern: &mut Vec<char>| {
            if self.spaced && !pattern.is_empty() {
                pattern.push(' ');
            }
        };
        space(&mut pattern);
        let start = pattern.len();
        pattern.extend(quote);
        let end = pattern.len();
        if !suffix.is_empty() {
            space(&mut pattern);
        }
        pattern.extend(suffix);
        let windows = self.windows(&pattern);
        windows.into_iter().flat_map(|window| self.align(&pattern, &(start..end), window)).collect()
    }

    /// The stretches, as indices of characters, for which most n-grams of the pattern vote.
    fn windows(&self, pattern: &[char]) -> Vec<Range<usize>> {
        let mut grams: Vec<(usize, &[u32])> = pattern
            .windows(self.gram)
            .enumerate()
            .map(|(offset, gram)| {
                let bucket = bucket(gram.iter().copied());
                (offset, &self.positions[self.starts[bucket] as usize..self.starts[bucket + 1] as usize])
            })
            .collect();
        grams.sort_by_key(|(offset, positions)| (positions.len(), *offset));
        let width = (pattern.len() / 4).max(8);
        let mut votes: HashMap<usize, usize> = HashMap::new();
        let mut cast = 0;
        for (offset, positions) in grams {
            // What stands everywhere says nothing, unless nothing else does.
            if cast > 0 && cast + positions.len() > VOTES {
                break;
            }
            cast += positions.len();
            for position in positions {
                *votes.entry((*position as usize + pattern.len() - offset) / width).or_default() += 1;
            }
        }
        let pair =
            |bucket: usize| votes.get(&bucket).copied().unwrap_or(0) + votes.get(&(bucket + 1)).copied().unwrap_or(0);
        let mut best: Vec<(usize, usize)> = votes.keys().map(|bucket| (pair(*bucket), *bucket)).collect();
        best.sort_unstable_by_key(|(votes, bucket)| (std::cmp::Reverse(*votes), *bucket));
        let most = best.first().map_or(0, |(votes, _)| *votes);
        let mut chosen: Vec<usize> = Vec::new();
        for (votes, bucket) in best {
            let seen = chosen.iter().any(|other| other.abs_diff(bucket) <= 1);
            if !seen && votes * 3 >= most {
                chosen.push(bucket);
            }
            if chosen.len() == WINDOWS {
                break;
            }
        }
        let slack = pattern.len() / 2 + 24;
        let window = |bucket: usize| {
            let start = (bucket * width).saturating_sub(pattern.len() + slack);
            let end = (bucket + 2) * width + slack;
            start.min(self.characters.len())..end.min(self.characters.len())
        };
        chosen.into_iter().map(window).collect()
    }

    /// Where in a window the pattern's own part lies, as ranges of characters of the whole text.
    fn align(&self, pattern: &[char], own: &Range<usize>, window: Range<usize>) -> Vec<Range<usize>> {
        let text: Vec<char> = self.characters[window.clone()].iter().map(|(_, character)| *character).collect();
        let found = alignment::align(pattern, own, &text).into_iter();
        found.map(|range| window.start + range.start..window.start + range.end).collect()
    }

    /// The range, moved outwards to where words begin and end if the quote begins and ends with a letter.
    fn whole_words(&self, quote: &[char], range: Range<usize>) -> Range<usize> {
        let in_word =
            |index: usize| self.characters.get(index).is_some_and(|(_, character)| character.is_alphanumeric());
        let (mut start, mut end) = (range.start, range.end);
        let at_edge = |index: usize| self.characters.get(index).is_none_or(|(_, character)| *character == ' ');
        while start < end && at_edge(start) {
            start += 1;
        }
        while end > start && at_edge(end - 1) {
            end -= 1;
        }
        if self.spaced && quote.first().is_some_and(|first| first.is_alphanumeric()) {
            while start > 0 && in_word(start) && in_word(start - 1) {
                start -= 1;
            }
        }
        if self.spaced && quote.last().is_some_and(|last| last.is_alphanumeric()) {
            while end > 0 && in_word(end - 1) && in_word(end) {
                end += 1;
            }
        }
        start..end
    }

    fn in_normalized(&self, range: Range<usize>) -> Range<usize> {
        let at = |index: usize| self.characters.get(index).map_or(self.length, |(offset, _)| *offset);
        at(range.start)..at(range.end)
    }
}

/// The characters of a normalised text without combining marks.
#[must_use]
pub fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|character| !is_mark(*character)).collect()
}

fn is_mark(character: char) -> bool {
    canonical_combining_class(character) != 0
}

/// The bucket of an n-gram, by the hash of Fowler, Noll and Vo (FNV-1a, draft-eastlake-fnv), mixed by Knuth's factor.
fn bucket(gram: impl Iterator<Item = char>) -> usize {
    let hash = gram.fold(0xcbf2_9ce4_8422_2325_u64, |hash, character| {
        (hash ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01b3)
    });
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BUCKET_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.";

    fn candidates(quote: &str, prefix: &str, suffix: &str) -> Vec<&'static str> {
        let normalized = Normalized::new(TEXT);
        let found = Index::new(&normalized).candidates(&Pattern::new(quote, prefix, suffix));
        found.into_iter().map(|range| &TEXT[normalized.source_range(range)]).collect()
    }

    #[test]
    fn a_quote_with_a_slip_leads_to_the_passage_meant() {
        assert!(candidates("it was the of wisdom", "", "").contains(&"it was the age of wisdom"));
        assert!(candidates("the very worst of times", "", "").contains(&"the worst of times"));
        assert!(candidates("age of foolishnes", "", "").contains(&"age of foolishness"));
    }

    #[test]
    fn context_leads_to_an_edited_passage_where_the_words_stand_elsewhere() {
        assert!(candidates("the age of reason", "times, it was", ", it was the age").contains(&"the age of wisdom"));
    }

    #[test]
    fn an_empty_text_has_no_candidates() {
        assert!(Index::new(&Normalized::new("")).candidates(&Pattern::new("a quote", "", "")).is_empty());
    }
}

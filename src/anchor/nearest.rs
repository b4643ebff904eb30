//! The passage most like a quote that does not stand in the text, for the message that says so.
//!
//! Windows of the text are chosen by the n-grams they share with the quote; in the best ones the alignment of
//! Sellers (1980) gives the stretch with the fewest edits.

use super::normalize::Normalized;
use std::collections::HashMap;
use std::ops::Range;

/// How many characters are compared as one when windows are chosen.
const GRAM: usize = 4;

/// How many windows are aligned.
const WINDOWS: usize = 8;

/// A passage like a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Its bytes in the original text.
    pub range: Range<usize>,
    /// 1 where it is the same, 0 where nothing agrees: 1 - edits / the longer one's length in characters.
    pub similarity: f64,
}

/// Finds near passages of one document; what it needs is made once, at the first quote.
pub struct Finder<'a> {
    normalized: &'a Normalized,
    characters: Vec<(usize, char)>,
    grams: HashMap<[char; GRAM], Vec<usize>>,
}

impl<'a> Finder<'a> {
    /// A finder for a normalised text.
    #[must_use]
    pub fn new(normalized: &'a Normalized) -> Self {
        let characters: Vec<(usize, char)> = normalized.as_str().char_indices().collect();
        let mut grams: HashMap<[char; GRAM], Vec<usize>> = HashMap::new();
        for (start, window) in characters.windows(GRAM).enumerate() {
            grams.entry(std::array::from_fn(|index| window[index].1)).or_default().push(start);
        }
        Self { normalized, characters, grams }
    }

    /// The passage most like a normalised quote, if at least half of it agrees.
    #[must_use]
    pub fn nearest(&self, quote: &str) -> Option<Near> {
        let quote: Vec<char> = quote.chars().collect();
        let windows = self.windows(&quote);
        let aligned = windows.into_iter().filter_map(|window| self.align(&quote, window));
        aligned.filter(|near| near.similarity >= 0.5).fold(None, |best: Option<Near>, near| match best {
            Some(best) if best.similarity >= near.similarity => Some(best),
            _ => Some(near),
        })
    }

    /// The indices of characters, moved outwards to where words begin and end.
    fn whole_words(&self, range: Range<usize>) -> Range<usize> {
        let in_word =
            |index: usize| self.characters.get(index).is_some_and(|(_, character)| character.is_alphanumeric());
        let (mut start, mut end) = (range.start, range.end);
        while start > 0 && in_word(start) && in_word(start - 1) {
            start -= 1;
        }
        while end > 0 && in_word(end - 1) && in_word(end) {
            end += 1;
        }
        start..end
    }

    /// The stretches, as indices of characters, that share most with the quote.
    fn windows(&self, quote: &[char]) -> Vec<Range<usize>> {
        let width = quote.len().max(GRAM);
        let mut votes: HashMap<usize, usize> = HashMap::new();
        for (offset, gram) in quote.windows(GRAM).enumerate() {
            let places = self.grams.get(gram).map_or(&[][..], Vec::as_slice);
            // A gram that stands everywhere says nothing.
            for place in places.iter().take(2000) {
                *votes.entry(place.saturating_sub(offset) / width).or_default() += 1;
            }
        }
        let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
        votes.sort_by_key(|(bucket, count)| (std::cmp::Reverse(*count), *bucket));
        let end = self.characters.len();
        votes
            .into_iter()
            .take(WINDOWS)
            .map(|(bucket, _)| (bucket.saturating_sub(1) * width).min(end)..((bucket + 3) * width).min(end))
            .collect()
    }

    fn align(&self, quote: &[char], window: Range<usize>) -> Option<Near> {
        let text = &self.characters[window.clone()];
        // Each cell: edits so far, and where in the window the aligned stretch begins.
        let mut row: Vec<(usize, usize)> = (0..=text.len()).map(|start| (0, start)).collect();
        for (done, character) in quote.iter().enumerate() {
            let mut diagonal = row[0];
            row[0] = (done + 1, 0);
            for (index, (_, other)) in text.iter().enumerate() {
                let substituted = (diagonal.0 + usize::from(character != other), diagonal.1);
                diagonal = row[index + 1];
                let deleted = (diagonal.0 + 1, diagonal.1);
                let inserted = (row[index].0 + 1, row[index].1);
                row[index + 1] = substituted.min(deleted).min(inserted);
            }
        }
        let (end, (edits, start)) =
            row.into_iter().enumerate().min_by_key(|(end, (edits, start))| (*edits, end - start))?;
        if start >= end {
            return None;
        }
        let longer = quote.len().max(end - start);
        let byte = |index: usize| self.characters.get(index).map_or(self.normalized.as_str().len(), |(byte, _)| *byte);
        let shown = self.whole_words(window.start + start..window.start + end);
        let range = self.normalized.source_range(byte(shown.start)..byte(shown.end));
        Some(Near { range, similarity: 1.0 - edits as f64 / longer as f64 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::normalize::normalize;

    const TEXT: &str =
        "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.";

    fn nearest(quote: &str) -> Option<&'static str> {
        let normalized = Normalized::new(TEXT);
        Finder::new(&normalized).nearest(&normalize(quote)).map(|near| &TEXT[near.range])
    }

    #[test]
    fn a_quote_with_a_slip_leads_to_the_passage_meant() {
        assert_eq!(nearest("it was the of wisdom"), Some("it was the age of wisdom"));
        assert_eq!(nearest("the very worst of times"), Some("the worst of times"));
        assert_eq!(nearest("age of foolishnes"), Some("age of foolishness"));
    }

    #[test]
    fn a_quote_from_elsewhere_leads_nowhere() {
        assert_eq!(nearest("Call me Ishmael, some years ago"), None);
        assert_eq!(nearest(""), None);
    }
}

//! Finding every place at which quotes stand, all quotes of a document in one scan.
//!
//! Prefix and suffix are those of the W3C Web Annotation Data Model's `TextQuoteSelector`.

use super::needles;
use super::normalize::{Normalized, is_ignored, normalize};
use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::GraphemeCursor;

/// How many places of a quote are kept that is to stand at one of them; more help nobody.
const ENOUGH: usize = 1000;

/// A quote with the words around it, normalised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The passage's own words.
    pub quote: String,
    /// Words directly before; may be empty.
    pub prefix: String,
    /// Words directly behind; may be empty.
    pub suffix: String,
}

impl Pattern {
    /// Normalises a quote and its context.
    #[must_use]
    pub fn new(quote: &str, prefix: &str, suffix: &str) -> Self {
        Self { quote: normalize(quote), prefix: normalize(prefix), suffix: normalize(suffix) }
    }
}

/// Where a quote stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// Ranges of bytes of the original text, ascending; the first ones.
    pub ranges: Vec<Range<usize>>,
    /// How many there are in all.
    pub total: usize,
}

/// Finds all places of all patterns in a text, given with its normal form; for each pattern its own, in order, of which
/// the first thousand are kept.
#[must_use]
pub fn find(text: &str, normalized: &Normalized, patterns: &[&Pattern]) -> Vec<Occurrences> {
    find_up_to(ENOUGH, text, normalized, patterns)
}

/// The same, of which the first so many are kept.
#[must_use]
pub fn find_up_to(most: usize, text: &str, normalized: &Normalized, patterns: &[&Pattern]) -> Vec<Occurrences> {
    let mut occurrences = vec![Occurrences::default(); patterns.len()];
    // Quotes that several patterns share are looked for once.
    let mut users: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, pattern) in patterns.iter().enumerate().filter(|(_, pattern)| !pattern.quote.is_empty()) {
        users.entry(&pattern.quote).or_default().push(index);
    }
    let quotes: Vec<&str> = users.keys().copied().collect();
    needles::each(normalized.as_str(), &quotes, |quote, found| {
        let range = normalized.source_range(found.clone());
        let whole = normalized.is_border(found.start) && normalized.is_border(found.end);
        let Some(range) = whole_characters(text, range).filter(|_| whole) else { return };
        for index in &users[quotes[quote]] {
            if in_context(normalized.as_str(), found.clone(), patterns[*index]) {
                let place = &mut occurrences[*index];
                place.total += 1;
                if place.ranges.len() < most {
                    place.ranges.push(range.clone());
                }
            }
        }
    });
    for place in &mut occurrences {
        place.ranges.sort_by_key(|range| range.start);
    }
    occurrences
}

fn in_context(text: &str, range: Range<usize>, pattern: &Pattern) -> bool {
    let before = text[..range.start].trim_end_matches(' ');
    let behind = text[range.end..].trim_start_matches(' ');
    before.ends_with(&pattern.prefix) && behind.starts_with(&pattern.suffix)
}

/// The range, if it begins and ends where a reader's characters do; it takes in what is invisible and belongs to its first
/// or last one.
fn whole_characters(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let border = |at: usize, outwards: &dyn Fn() -> usize| {
        if is_grapheme_border(text, at) {
            Some(at)
        } else {
            Some(outwards()).filter(|at| is_grapheme_border(text, *at))
        }
    };
    let start = border(range.start, &|| text[..range.start].trim_end_matches(is_ignored).len())?;
    let end = border(range.end, &|| text.len() - text[range.end..].trim_start_matches(is_ignored).len())?;
    Some(start..end)
}

fn is_grapheme_border(text: &str, offset: usize) -> bool {
    let bytes = text.as_bytes();
    let ascii = |index: Option<usize>| index.and_then(|index| bytes.get(index)).is_none_or(u8::is_ascii);
    if ascii(offset.checked_sub(1)) && ascii(Some(offset)) {
        return true;
    }
    // A mark that stands behind white space belongs to nothing before it.
    if text[..offset].chars().next_back().is_some_and(char::is_whitespace) {
        return true;
    }
    GraphemeCursor::new(offset, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(text: &str, quote: &str, prefix: &str, suffix: &str) -> Vec<String> {
        let found = find(text, &Normalized::new(text), &[&Pattern::new(quote, prefix, suffix)]);
        found[0].ranges.iter().map(|range| format!("{}:{}", range.start, &text[range.clone()])).collect()
    }

    #[test]
    fn all_places_are_found_overlapping_ones_too() {
        assert_eq!(places("aba aba", "aba", "", ""), ["0:aba", "4:aba"]);
        assert_eq!(places("aaa", "aa", "", ""), ["0:aa", "1:aa"]);
        assert_eq!(places("abc", "x", "", ""), [""; 0]);
    }

    #[test]
    fn context_tells_places_apart() {
        assert_eq!(places("one cat, two cat", "cat", "two", ""), ["13:cat"]);
        assert_eq!(places("one cat, two cat", "cat", "", ", two"), ["4:cat"]);
    }

    #[test]
    fn forms_of_writing_do_not_matter_but_letters_do() {
        assert_eq!(places("he said \u{201c}it\u{2019}s\nso\u{201d}", "\"it's so\"", "", "").len(), 1);
        assert_eq!(places("Case", "case", "", "").len(), 0);
        assert_eq!(places("cafe\u{301}", "cafe", "", "").len(), 0);
        // What joins or parts letters belongs to the one before it, and a reader does not see it.
        assert_eq!(places("\u{645}\u{6cc}\u{200c}\u{62e}", "\u{645}\u{6cc}", "", ""), ["0:\u{645}\u{6cc}\u{200c}"]);
        // Behind a control character a mark stands alone (UAX 29, GB4).
        assert_eq!(places("a\u{6}\u{3099}b", "\u{3099}b", "", ""), ["2:\u{3099}b"]);
        assert_eq!(places("\u{1f469}\u{200d}\u{1f467}", "\u{1f469}", "", "").len(), 0);
    }

    proptest! {
        #[test]
        fn a_unique_piece_is_found_at_its_place(words in prop::collection::vec("[a-zé“—]{1,8}", 3..30), cut in 0usize..20) {
            let text = words.join(" ");
            let piece = &words[cut % words.len()];
            let normalized = Normalized::new(&text);
            let found = find(&text, &normalized, &[&Pattern::new(piece, "", "")]);
            let start: usize = words[..cut % words.len()].iter().map(|word| word.len() + 1).sum();
            prop_assert!(found[0].ranges.contains(&(start..start + piece.len())), "{text:?} {piece:?} {found:?}");
        }
    }
}

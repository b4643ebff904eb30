//! Texts made comparable: white space, quotation marks, dashes and Unicode forms alike, with a map back.
//!
//! Canonical decomposition and ordering follow Unicode Standard Annex 15; combining marks are kept.

use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A normalised text that knows where each of its parts comes from.
#[derive(Debug, Clone, Default)]
pub struct Normalized {
    text: String,
    /// Stretches, by where they begin in `text`.
    stretches: Vec<Stretch>,
}

/// A part of the normalised text and the part of the original that it was made of.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Where it begins in the normalised text.
    start: usize,
    /// Where its original begins and ends.
    original: (usize, usize),
    /// Whether it is the original, byte for byte; otherwise it stands for all of it.
    same: bool,
}

impl Normalized {
    /// Normalises a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::with_plain(text, plain_length)
    }

    /// Normalises a text; `plain_length` says how many bytes from a place on need no looking at.
    fn with_plain(text: &str, plain_length: fn(&[u8], usize) -> usize) -> Self {
        let mut normalized = Self { text: String::with_capacity(text.len()), stretches: Vec::new() };
        let mut cluster = Vec::new();
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let plain = plain_length(text.as_bytes(), at);
            if plain > 0 {
                normalized.keep(at, &text[at..at + plain]);
                at += plain;
                continue;
            }
            // A letter and its combining marks are decomposed and put in order as one.
            cluster.clear();
            cluster.push(character);
            let mut end = at + character.len_utf8();
            for next in text[end..].chars().take_while(|next| joins(character, *next)) {
                end += next.len_utf8();
                cluster.push(next);
            }
            normalized.fold(&cluster, at, end);
            at = end;
        }
        normalized
    }

    /// The normalised text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of bytes of the normalised text was made of.
    #[must_use]
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.stretch(range.start).map_or(0, |stretch| stretch.original.0);
            return start..start;
        }
        let start = self.stretch(range.start).map_or(0, |stretch| {
            if stretch.same { stretch.original.0 + (range.start - stretch.start) } else { stretch.original.0 }
        });
        let last = range.end - 1;
        let end = self.stretch(last).map_or(start, |stretch| {
            if stretch.same { stretch.original.0 + (last - stretch.start) + 1 } else { stretch.original.1 }
        });
        start..end.max(start)
    }

    /// The bytes of the normalised text that a range of the original became.
    #[must_use]
    pub fn normalized_range(&self, range: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let index = self.stretches.partition_point(|stretch| stretch.original.1 <= offset);
            self.stretches.get(index).map_or(self.text.len(), |stretch| {
                if stretch.same { stretch.start + offset.saturating_sub(stretch.original.0) } else { stretch.start }
            })
        };
        let (start, end) = (at(range.start), at(range.end));
        start..end.max(start)
    }

    /// Whether a place in the normalised text is one in the original too: not within what one character became.
    #[must_use]
    pub fn is_border(&self, offset: usize) -> bool {
        offset >= self.text.len() || self.stretch(offset).is_none_or(|stretch| stretch.same || stretch.start == offset)
    }

    fn stretch(&self, offset: usize) -> Option<&Stretch> {
        let index = self.stretches.partition_point(|stretch| stretch.start <= offset);
        self.stretches.get(index.checked_sub(1)?)
    }

    /// Takes over what stays as it is.
    fn keep(&mut self, at: usize, plain: &str) {
        let start = self.text.len();
        match self.stretches.last_mut() {
            Some(last) if last.same && last.original.1 == at => last.original.1 += plain.len(),
            _ => self.stretches.push(Stretch { start, original: (at, at + plain.len()), same: true }),
        }
        self.text.push_str(plain);
    }

    /// Takes over a character with its combining marks in its normal form.
    fn fold(&mut self, cluster: &[char], start: usize, end: usize) {
        let first = cluster[0];
        let at = self.text.len();
        if first.is_whitespace() || is_dash(first) {
            let folded = if first.is_whitespace() { ' ' } else { '-' };
            // A run of white space, or of dashes, is one.
            if self.text.ends_with(folded) {
                if let Some(last) = self.stretches.last_mut().filter(|last| !last.same) {
                    last.original.1 = end;
                }
                return;
            }
            self.text.push(folded);
        } else if is_ignored(first) {
            return;
        } else if cluster.len() == 1 && first.is_ascii() {
            if first == '`' {
                self.text.push('\'');
            } else {
                self.keep(start, first.encode_utf8(&mut [0; 4]));
                return;
            }
        } else {
            self.push_decomposed(cluster);
        }
        self.stretches.push(Stretch { start: at, original: (start, end), same: false });
    }

    fn push_decomposed(&mut self, cluster: &[char]) {
        let mut decomposed = Vec::with_capacity(cluster.len());
        for character in cluster.iter().filter(|character| !is_ignored(**character)) {
            match folded(*character) {
                Some(text) => decomposed.extend(text.chars()),
                None => decompose_canonical(*character, |part| decomposed.push(part)),
            }
        }
        for run in decomposed.chunk_by_mut(|_, next| canonical_combining_class(*next) != 0) {
            let marks = run.iter().position(|part| canonical_combining_class(*part) != 0).unwrap_or(run.len());
            run[marks..].sort_by_key(|part| canonical_combining_class(*part));
        }
        self.text.extend(decomposed);
    }
}

/// A quote made comparable with a normalised text, without white space at its ends.
#[must_use]
pub fn normalize(text: &str) -> String {
    Normalized::new(text).text.trim_matches(' ').to_owned()
}

/// How many bytes from here on are their own normal form: ASCII, with single spaces and hyphens between.
fn plain_length(text: &[u8], at: usize) -> usize {
    let is_plain = |index: usize| text.get(index).is_some_and(|byte| byte.is_ascii_graphic() && !b"-`".contains(byte));
    let mut end = at;
    loop {
        while is_plain(end) {
            end += 1;
        }
        // Between two such bytes a separator is no run that becomes one.
        let separates = end > at && text.get(end).is_some_and(|byte| b" -".contains(byte)) && is_plain(end + 1);
        if !separates {
            break;
        }
        end += 1;
    }
    // A character may have combining marks behind it, which are not ASCII.
    let joined = end > at && text.get(end).is_some_and(|byte| !byte.is_ascii());
    end - at - usize::from(joined)
}

fn joins(first: char, next: char) -> bool {
    !first.is_whitespace()
        && !first.is_control()
        && !is_dash(first)
        && !is_ignored(first)
        && canonical_combining_class(next) != 0
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Characters that a reader does not see: soft hyphens, zero-width and directional characters.
pub(super) fn is_ignored(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What stands for a character that has several forms.
fn folded(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '\u{b4}' | '\u{2039}' | '\u{203a}' => "'",
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => "\"",
        '\u{2026}' => "...",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_that_read_alike_are_alike() {
        assert_eq!(normalize(" a\u{a0}\n b "), "a b");
        assert_eq!(normalize("\u{201c}it\u{2019}s\u{201d}"), "\"it's\"");
        assert_eq!(normalize("one\u{2014}two--three"), "one-two-three");
        assert_eq!(normalize("wait\u{2026} e\u{fb03}cient co\u{ad}op"), "wait... efficient coop");
        assert_eq!(normalize("\u{e9}"), normalize("e\u{301}"));
        assert_ne!(normalize("\u{e9}"), "e");
        assert_eq!(normalize("a\u{323}\u{307}"), normalize("a\u{307}\u{323}"));
    }

    #[test]
    fn the_map_leads_back_to_whole_characters() {
        let text = "x \u{201c}caf\u{e9}\u{201d} \u{fb01}n";
        let normalized = Normalized::new(text);
        let at = normalized.as_str().find("cafe").unwrap();
        let range = normalized.source_range(at..at + "cafe\u{301}".len());
        assert_eq!(&text[range], "caf\u{e9}");
    }

    proptest! {
        #[test]
        fn every_range_leads_back_inside_the_text(text in "\\PC{0,60}") {
            let normalized = Normalized::new(&text);
            let offsets: Vec<usize> = normalized.as_str().char_indices().map(|(at, _)| at).collect();
            for pair in offsets.windows(2) {
                let range = normalized.source_range(pair[0]..pair[1]);
                prop_assert!(text.get(range).is_some());
            }
        }

        #[test]
        fn what_is_not_looked_at_would_stay_as_it_is(text in "[ab .\\-–`\n\u{301}\u{200b}é“]{0,30}") {
            let (quickly, slowly) = (Normalized::new(&text), Normalized::with_plain(&text, |_, _| 0));
            prop_assert_eq!(&quickly.text, &slowly.text);
            for (start, _) in quickly.text.char_indices() {
                prop_assert_eq!(quickly.is_border(start), slowly.is_border(start));
                for (end, last) in quickly.text[start..].char_indices() {
                    let range = start..start + end + last.len_utf8();
                    prop_assert_eq!(quickly.source_range(range.clone()), slowly.source_range(range));
                }
            }
            for (start, _) in text.char_indices() {
                prop_assert_eq!(quickly.normalized_range(&(0..start)), slowly.normalized_range(&(0..start)));
            }
        }

        #[test]
        fn plain_words_map_to_themselves(text in "[a-z]{1,9}( [a-z]{1,9}){0,5}") {
            let normalized = Normalized::new(&text);
            prop_assert_eq!(normalized.as_str(), &text);
            prop_assert_eq!(normalized.source_range(0..text.len()), 0..text.len());
        }
    }
}

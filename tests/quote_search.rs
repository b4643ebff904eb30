//! Quotes are found where a slow search finds them, which follows the documentation and nothing else.

use postil::anchor::normalize::Normalized;
use postil::anchor::quote::{Pattern, find};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text in the form in which quotes and texts are compared: folded, decomposed, and then every run of white space or
/// dashes as one. Marks are put in order as far as nothing invisible parts them.
fn comparable(text: &str) -> String {
    let mut comparable = String::new();
    for part in text.split(is_invisible) {
        for character in part.chars().flat_map(folded).nfd() {
            if !([' ', '-'].contains(&character) && comparable.ends_with(character)) {
                comparable.push(character);
            }
        }
    }
    comparable
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What stands for a character that has several forms.
fn folded(character: char) -> Vec<char> {
    let folded = match character {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '‹' | '›' | '`' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '…' => "...",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => "-",
        space if space.is_whitespace() => " ",
        other => return vec![other],
    };
    folded.chars().collect()
}

/// How often a quote stands in a text, by trying every place where a reader's character begins or ends.
fn count(text: &str, pattern: &Pattern) -> usize {
    let whole = comparable(text);
    let ends = std::iter::once(0).chain(text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len()));
    // A mark that stands behind white space belongs to nothing before it.
    let spaces = text.char_indices().filter(|(_, character)| character.is_whitespace());
    // A run of white space, or of dashes, is one character.
    let within_run = |end: usize| {
        let next = text[end..].chars().find(|next| !is_invisible(*next));
        let next = next.map(|next| comparable(next.encode_utf8(&mut [0; 4])));
        next.is_some_and(|next| [" ", "-"].contains(&next.as_str()) && comparable(&text[..end]).ends_with(&next))
    };
    let borders: BTreeSet<usize> = ends
        .chain(spaces.map(|(at, space)| at + space.len_utf8()))
        .filter(|end| !within_run(*end))
        .map(|end| comparable(&text[..end]))
        .filter(|before| whole.starts_with(before))
        .map(|before| before.len())
        .collect();
    let found = borders.iter().filter(|start| {
        let Some(behind) = whole[**start..].strip_prefix(&pattern.quote) else { return false };
        borders.contains(&(*start + pattern.quote.len()))
            && whole[..**start].trim_end_matches(' ').ends_with(&pattern.prefix)
            && behind.trim_start_matches(' ').starts_with(&pattern.suffix)
    });
    found.count()
}

/// Cuts a quote out of a text, by characters, and asserts that it is found where a slow search finds it; `context` says
/// with what words around it, and whether in other forms of its characters.
pub fn found_as_by_hand(text: &str, start: usize, length: usize, context: usize) {
    let characters: Vec<char> = text.chars().collect();
    let start = start % (characters.len() + 1);
    let end = (start + length).min(characters.len());
    let cut = |range: std::ops::Range<usize>| characters[range].iter().collect::<String>();
    let mut quote = cut(start..end);
    let prefix = if context & 1 == 0 { String::new() } else { cut(start.saturating_sub(7)..start) };
    let suffix = if context & 2 == 0 { String::new() } else { cut(end..(end + 7).min(characters.len())) };
    if context & 4 != 0 {
        quote = comparable(&quote);
    }
    let words = |text: &str| comparable(text).trim_matches(' ').to_owned();
    let pattern = Pattern { quote: words(&quote), prefix: words(&prefix), suffix: words(&suffix) };
    assert_eq!(Pattern::new(&quote, &prefix, &suffix), pattern);
    let found = &find(text, &Normalized::new(text), &[&pattern])[0];
    for range in &found.ranges {
        assert_eq!(words(&text[range.clone()]), pattern.quote, "{range:?} in {text:?}");
    }
    let total = if pattern.quote.is_empty() { 0 } else { count(text, &pattern) };
    assert_eq!(found.total, total, "{pattern:?} in {text:?}: {found:?}");
    assert_eq!(found.ranges.len(), total.min(1000));
    assert!(found.ranges.is_sorted_by_key(|range| range.start));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Characters with several forms, marks, invisible ones, and letters of several scripts.
    const PIECES: &str = "(a|b|a|Z|é|e\u{301}|\u{323}|\u{301}|ﬁ|…|“|\"|’|'|—|--|-|\u{ad}|\u{200b}|\u{200d}| |\u{a0}|\r\n|\n|，|天|下|\u{5d0}\u{5b8}|\u{5d1}\u{5bc}\u{5b0}|ก|ำ|👩‍👧|각|\u{1100}\u{1161}\u{11a8})";

    proptest! {
        #[test]
        fn quotes_are_found_as_a_slow_search_finds_them(
            text in prop::collection::vec(PIECES, 1..40).prop_map(|pieces| pieces.concat()),
            start in 0usize..60, length in 1usize..8, context in 0usize..8,
        ) {
            found_as_by_hand(&text, start, length, context);
        }
    }
}

//! Aligning words with a stretch of a text: where in it they stand with the fewest edits (Sellers 1980).
//!
//! How few edits that takes is counted first, for 64 characters in one step (Myers 1999, in blocks). Then only those ways
//! through the table are followed that can take so few: the diagonals near those that end there (Ukkonen 1985).

use std::collections::HashMap;
use std::ops::Range;

/// More edits than any alignment takes.
const NEVER: usize = usize::MAX / 2;

/// Where in a text the own part of a pattern lies when all of it is aligned with the fewest edits: without and with what
/// the text has between it and its surroundings. None of them is empty.
#[must_use]
pub fn align(pattern: &[char], own: &Range<usize>, text: &[char]) -> Vec<Range<usize>> {
    let Fewest { edits, ends } = fewest(pattern, text);
    let (length, edits, place) = (pattern.len().cast_signed(), edits.cast_signed(), |at: usize| at.cast_signed());
    align_within(pattern, own, text, place(ends.start) - length - edits..=place(ends.end) - length + edits)
}

/// The fewest edits that turn a pattern into a part of a text.
#[derive(Debug, PartialEq, Eq)]
struct Fewest {
    edits: usize,
    /// The first and the last place in the text at which such a part ends.
    ends: Range<usize>,
}

/// Counts edits by what one column of the table differs from the last, of 64 rows in a word.
fn fewest(pattern: &[char], text: &[char]) -> Fewest {
    let mut best = Fewest { edits: pattern.len(), ends: 0..0 };
    if pattern.is_empty() {
        return Fewest { ends: 0..text.len(), ..best };
    }
    let blocks = pattern.len().div_ceil(64);
    let mut equal: HashMap<char, Vec<u64>> = HashMap::new();
    for (row, character) in pattern.iter().enumerate() {
        equal.entry(*character).or_insert_with(|| vec![0; blocks])[row / 64] |= 1 << (row % 64);
    }
    let (nowhere, last_bit) = (vec![0; blocks], (pattern.len() - 1) % 64);
    let mut column = vec![Block { more: u64::MAX, less: 0 }; blocks];
    let mut edits = pattern.len();
    for (index, character) in text.iter().enumerate() {
        let equal = equal.get(character).unwrap_or(&nowhere);
        // A match may begin anywhere, so nothing is carried into the first row.
        let mut carried = Step::Same;
        for (number, (block, equal)) in column.iter_mut().zip(equal).enumerate() {
            carried = block.advance(*equal, carried, if number + 1 == blocks { last_bit } else { 63 });
        }
        match carried {
            Step::More => edits += 1,
            Step::Less => edits -= 1,
            Step::Same => {}
        }
        if edits < best.edits {
            best = Fewest { edits, ends: index + 1..index + 1 };
        } else if edits == best.edits {
            best.ends.end = index + 1;
        }
    }
    best
}

/// How a number of edits differs from that beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Less,
    Same,
    More,
}

/// 64 rows of a column: where a row has one edit more than the row above, and where one less.
#[derive(Clone, Copy)]
struct Block {
    more: u64,
    less: u64,
}

impl Block {
    /// Goes on to the next column. `equal` has the rows whose character is that of the column, `carried` is the step in the
    /// row above the block; gives the step in the row of the last bit.
    fn advance(&mut self, mut equal: u64, carried: Step, last_bit: usize) -> Step {
        let vertical = equal | self.less;
        equal |= u64::from(carried == Step::Less);
        let horizontal = ((equal & self.more).wrapping_add(self.more) ^ self.more) | equal;
        let mut more = self.less | !(horizontal | self.more);
        let mut less = self.more & horizontal;
        let last = match (more >> last_bit & 1, less >> last_bit & 1) {
            (1, _) => Step::More,
            (_, 1) => Step::Less,
            _ => Step::Same,
        };
        more = more << 1 | u64::from(carried == Step::More);
        less = less << 1 | u64::from(carried == Step::Less);
        self.more = less | !(vertical | more);
        self.less = more & vertical;
        last
    }
}

/// The state of an alignment: edits so far, and where the pattern's own part begins and ends, without and with what the
/// text has beside it.
#[derive(Debug, Clone, Copy)]
struct Cell {
    edits: usize,
    inner: (usize, usize),
    outer: (usize, usize),
}

impl Cell {
    fn plus(self, edits: usize) -> Self {
        Self { edits: self.edits + edits, ..self }
    }
}

/// Aligns by those ways alone whose column is ahead of their row by no less and no more than `ahead` says.
fn align_within(
    pattern: &[char],
    own: &Range<usize>,
    text: &[char],
    ahead: std::ops::RangeInclusive<isize>,
) -> Vec<Range<usize>> {
    let first = |row: usize| (row.cast_signed() + ahead.start()).max(0).cast_unsigned();
    let last = |row: usize| (row.cast_signed() + ahead.end()).clamp(-1, text.len().cast_signed());
    let begin = |column: usize| {
        let edits = if ahead.contains(&column.cast_signed()) { 0 } else { NEVER };
        Cell { edits, outer: (column, column), inner: (column, column) }
    };
    let mut row: Vec<Cell> = (0..=text.len()).map(begin).collect();
    for (index, character) in pattern.iter().enumerate() {
        let done = index + 1;
        let start = first(done);
        if start > text.len() {
            return Vec::new();
        }
        let mut diagonal = row[start.saturating_sub(1)];
        if start == 0 {
            row[0].edits += 1;
        } else {
            row[start - 1].edits = NEVER;
        }
        for column in start.max(1)..(last(done) + 1).cast_unsigned() {
            let substituted = diagonal.plus(usize::from(*character != text[column - 1]));
            diagonal = row[column];
            let (removed, inserted) = (diagonal.plus(1), row[column - 1].plus(1));
            let mut cell = substituted;
            let mut consumed = true;
            if removed.edits < cell.edits {
                cell = removed;
            }
            if inserted.edits < cell.edits {
                cell = inserted;
                consumed = false;
            }
            if done == own.start {
                cell.inner.0 = column;
                if consumed {
                    cell.outer.0 = column;
                }
            }
            if done == own.end {
                cell.outer.1 = column;
                if consumed {
                    cell.inner.1 = column;
                }
            }
            row[column] = cell;
        }
        if done == own.start {
            (row[0].inner.0, row[0].outer.0) = (0, 0);
        }
        if done == own.end {
            (row[0].inner.1, row[0].outer.1) = (0, 0);
        }
    }
    let length = |cell: &Cell| cell.inner.1.saturating_sub(cell.inner.0);
    let Some(best) = row.into_iter().min_by_key(|cell| (cell.edits, length(cell))) else { return Vec::new() };
    let parts = [best.inner, best.outer].into_iter().filter(|(start, end)| end > start);
    parts.map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The fewest edits by the table itself, and where they end.
    fn by_table(pattern: &[char], text: &[char]) -> Fewest {
        let mut row = vec![0; text.len() + 1];
        for character in pattern {
            let mut diagonal = row[0];
            row[0] += 1;
            for column in 1..row.len() {
                let substituted = diagonal + usize::from(*character != text[column - 1]);
                diagonal = row[column];
                row[column] = substituted.min(diagonal + 1).min(row[column - 1] + 1);
            }
        }
        let edits = row.iter().copied().min().unwrap_or_default();
        let ends = || row.iter().enumerate().filter(|(_, other)| **other == edits).map(|(column, _)| column);
        Fewest { edits, ends: ends().next().unwrap_or_default()..ends().next_back().unwrap_or_default() }
    }

    #[test]
    fn words_are_found_where_they_take_the_fewest_edits() {
        let (pattern, text) = (chars("the wurst of times"), chars("the best of times, the worst of times"));
        assert_eq!(align(&pattern, &(0..pattern.len()), &text), [19..37, 19..37]);
        assert!(align(&pattern, &(0..pattern.len()), &[]).is_empty());
        assert!(align(&[], &(0..0), &text).is_empty());
    }

    proptest! {
        #[test]
        fn counting_by_words_gives_what_the_table_gives(pattern in "[ab]{0,200}", text in "[abc]{0,150}") {
            let (pattern, text) = (chars(&pattern), chars(&text));
            prop_assert_eq!(fewest(&pattern, &text), by_table(&pattern, &text));
        }

        #[test]
        fn leaving_out_ways_that_take_too_many_edits_changes_nothing(
            words in prop::collection::vec("[abc]{1,5}", 1..40),
            edits in prop::collection::vec((any::<prop::sample::Index>(), "[abcd]?"), 0..12),
            ends in any::<(prop::sample::Index, prop::sample::Index)>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let text = chars(&words.join(" "));
            let mut pattern = text[cut.index(text.len())..].to_vec();
            for (at, letter) in edits {
                let at = at.index(pattern.len() + 1);
                pattern.splice(at..(at + 1).min(pattern.len()), letter.chars());
            }
            let (one, other) = (ends.0.index(pattern.len() + 1), ends.1.index(pattern.len() + 1));
            let own = one.min(other)..one.max(other);
            let everything = isize::MIN / 4..=isize::MAX / 4;
            prop_assert_eq!(align(&pattern, &own, &text), align_within(&pattern, &own, &text, everything));
        }
    }
}

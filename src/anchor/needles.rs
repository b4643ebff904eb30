//! All places of many words in a text, in one scan: by the first bytes of each, or, of short ones, by an automaton of all
//! (Aho and Corasick 1975, by the crate of that name).

use super::likely::{Likely, WIDTH};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::HashMap;
use std::ops::Range;

/// So many bytes may be compared for each byte of the text before the automaton goes on: it takes the same time whatever
/// the needles and the text are made of.
const PATIENCE: usize = 64;

/// Calls `found` with the index and the bytes of every place of every needle; those of one needle come in their order.
/// No needle is empty.
pub(super) fn each(text: &str, needles: &[&str], mut found: impl FnMut(usize, Range<usize>)) {
    let text = text.as_bytes();
    let (long, short): (Vec<usize>, Vec<usize>) = (0..needles.len()).partition(|index| needles[*index].len() >= WIDTH);
    by_automaton(text, 0, needles, &short, &mut found);
    let stopped = by_first_bytes(text, needles, &long, &mut found);
    by_automaton(text, stopped, needles, &long, &mut found);
}

/// Finds the places of some needles that begin before the offset that it gives: the text's end, unless too much must be
/// compared.
fn by_first_bytes(
    text: &[u8],
    needles: &[&str],
    chosen: &[usize],
    found: &mut impl FnMut(usize, Range<usize>),
) -> usize {
    let mut beginning: HashMap<[u8; WIDTH], Vec<usize>> = HashMap::with_capacity(chosen.len());
    for index in chosen {
        if let Some(first) = needles[*index].as_bytes().first_chunk() {
            beginning.entry(*first).or_default().push(*index);
        }
    }
    if beginning.is_empty() {
        return text.len();
    }
    let likely = Likely::new(beginning.keys().copied());
    let mut patience = text.len().saturating_mul(PATIENCE);
    for (at, first) in text.windows(WIDTH).enumerate() {
        let Some(first) = first.first_chunk().filter(|first| likely.has(**first)) else { continue };
        let Some(candidates) = beginning.get(first) else { continue };
        // Of one place all is found here, or nothing: the automaton goes on with it.
        let effort: usize = candidates.iter().map(|index| WIDTH + needles[*index].len()).sum();
        let Some(left) = patience.checked_sub(effort) else { return at };
        patience = left;
        for index in candidates {
            let needle = needles[*index].as_bytes();
            if text[at..].starts_with(needle) {
                found(*index, at..at + needle.len());
            }
        }
    }
    text.len()
}

/// Finds the places of some needles that begin at an offset or behind it.
fn by_automaton(
    text: &[u8],
    from: usize,
    needles: &[&str],
    chosen: &[usize],
    found: &mut impl FnMut(usize, Range<usize>),
) {
    if from >= text.len() || chosen.is_empty() {
        return;
    }
    // A text is scanned once: a table of every state's every step would cost more to fill than it saves.
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    let automaton = AhoCorasick::builder().kind(kind).build(chosen.iter().map(|index| needles[*index]));
    // Only an automaton of gigabytes fails to build; then nothing is found, and every quote is reported.
    let Ok(automaton) = automaton else { return };
    for place in automaton.find_overlapping_iter(&text[from..]) {
        found(chosen[place.pattern().as_usize()], from + place.start()..from + place.end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str, needles: &[&str]) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        each(text, needles, |index, range| {
            assert_eq!(&text[range.clone()], needles[index]);
            all.push((index, range.start));
        });
        all.sort_unstable();
        all
    }

    fn one_by_one(text: &str, needles: &[&str]) -> Vec<(usize, usize)> {
        let starts = |needle: &str| {
            (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(needle.as_bytes())).collect::<Vec<_>>()
        };
        needles
            .iter()
            .enumerate()
            .flat_map(|(index, needle)| starts(needle).into_iter().map(move |at| (index, at)))
            .collect()
    }

    #[test]
    fn what_must_be_compared_too_often_is_left_to_the_automaton() {
        let text = "a".repeat(2_000) + "b" + &"a".repeat(100);
        let needles: Vec<String> = (0..40).map(|length| "a".repeat(length + 90)).collect();
        let needles: Vec<&str> = needles.iter().map(String::as_str).chain(["aaaaaaaab", "ab"]).collect();
        let stopped =
            by_first_bytes(text.as_bytes(), &needles, &(0..needles.len() - 1).collect::<Vec<_>>(), &mut |_, _| {});
        assert!(stopped < 100, "{stopped}");
        assert_eq!(found(&text, &needles), one_by_one(&text, &needles));
    }

    proptest! {
        #[test]
        fn every_place_of_every_needle_is_found(
            text in "[abé]{0,200}",
            needles in prop::collection::vec("[abé]{1,12}", 0..20),
            cuts in prop::collection::vec((0usize..200, 8usize..40), 0..8),
        ) {
            let cut = |(start, length): &(usize, usize)| {
                text.chars().skip(*start).take(*length).collect::<String>()
            };
            let mut needles: Vec<String> = needles.into_iter().chain(cuts.iter().map(cut)).filter(|needle| !needle.is_empty()).collect();
            needles.sort();
            needles.dedup();
            let needles: Vec<&str> = needles.iter().map(String::as_str).collect();
            prop_assert_eq!(found(&text, &needles), one_by_one(&text, &needles));
        }
    }
}

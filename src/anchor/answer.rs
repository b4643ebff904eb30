//! Where a quote stands: exactly, in several places, in one place but changed, or nowhere. The four are never blurred.
//!
//! A passage that is not exact is weighed by its words and by what stands around it, each as 1 - edits / length (after
//! Levenshtein 1966); the weights and limits are those that did best on the texts of `tests/drift`.

use super::approximate::Index;
use super::normalize::Normalized;
use super::quote::{Occurrences, Pattern};
use std::cmp::Ordering;
use std::ops::Range;

/// A second candidate as good as this below the best one makes a quote ambiguous.
const MARGIN: f64 = 0.04;

/// How much agreement between unrelated words is usual.
const CHANCE: f64 = 0.3;

/// How many places of a prefix are looked at for a suffix behind them.
const PAIRS: usize = 100;

/// Of longer texts, in characters, words are compared and not letters: comparing takes time with the square of the length.
const LONG: usize = 4_000;

/// How many candidates are kept for a message.
const KEPT: usize = 3;

/// A passage that is not, or not surely, the one meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// How much its words are the quote's: 1 where they are the same.
    pub similarity: f64,
    /// The same with the words around it, where the quote gives any.
    pub score: f64,
}

/// Where a quote stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// At these places, exactly; at several only where all were asked for.
    Exact(Vec<Range<usize>>),
    /// At several places equally well.
    Ambiguous {
        /// The places, at most a thousand.
        places: Vec<Range<usize>>,
        /// How many there are.
        total: usize,
    },
    /// At one place that is unmistakably meant, in other words.
    Drifted(Candidate),
    /// Nowhere; the nearest passages, best first, may be none.
    Lost(Vec<Candidate>),
}

/// A text prepared for being searched.
pub struct SearchedText<'a> {
    /// Its normal form.
    pub normalized: &'a Normalized,
    /// Its n-grams.
    pub index: &'a Index,
}

/// The answer for a quote whose exact occurrences in its context are known.
#[must_use]
pub fn exact(found: &Occurrences) -> Option<Answer> {
    match found.ranges.as_slice() {
        [] => None,
        [only] => Some(Answer::Exact(vec![only.clone()])),
        several => Some(Answer::Ambiguous { places: several.to_vec(), total: found.total }),
    }
}

impl SearchedText<'_> {
    /// The answer for a quote that does not stand in its context exactly; `elsewhere` are the places of its words alone,
    /// `prefixes` and `suffixes` those of its context.
    #[must_use]
    pub fn nearly(
        &self,
        pattern: &Pattern,
        elsewhere: &Occurrences,
        prefixes: &Occurrences,
        suffixes: &Occurrences,
    ) -> Answer {
        let mut ranges = self.index.candidates(pattern);
        for range in &elsewhere.ranges {
            ranges.push(self.normalized.normalized_range(range));
        }
        ranges.extend(self.between(pattern, prefixes, suffixes));
        let mut weighed: Vec<Weighed> = ranges.into_iter().map(|range| self.weigh(pattern, range)).collect();
        weighed.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| one.range.start.cmp(&other.range.start))
        });
        let Some(best) = weighed.first() else { return Answer::Lost(Vec::new()) };
        let rivals: Vec<&Weighed> = weighed
            .iter()
            .filter(|other| best.score - other.score < MARGIN && !overlap(&best.range, &other.range))
            .filter(|other| other.convinces(pattern))
            .collect();
        if !best.convinces(pattern) {
            return Answer::Lost(self.nearest(&weighed));
        }
        if rivals.is_empty() {
            return Answer::Drifted(self.candidate(best));
        }
        let mut places: Vec<Range<usize>> = rivals
            .into_iter()
            .chain([best])
            .map(|weighed| self.normalized.source_range(weighed.range.clone()))
            .collect();
        places.sort_by_key(|range| range.start);
        places.dedup();
        let total = places.len();
        Answer::Ambiguous { places, total }
    }

    /// What stands between a prefix and the next suffix, however it may read now, if it is not too long for the quote.
    fn between(&self, pattern: &Pattern, prefixes: &Occurrences, suffixes: &Occurrences) -> Vec<Range<usize>> {
        let text = self.normalized.as_str();
        let most = pattern.quote.len() * 3 + 80;
        let gap = |prefix: &Range<usize>| {
            let next = suffixes.ranges.partition_point(|suffix| suffix.start < prefix.end);
            let start = self.normalized.normalized_range(prefix).end;
            let end = self.normalized.normalized_range(suffixes.ranges.get(next)?).start;
            let words = text.get(start..end)?;
            let start = start + (words.len() - words.trim_start().len());
            let end = start + words.trim().len();
            (end > start && end - start <= most).then_some(start..end)
        };
        prefixes.ranges.iter().take(PAIRS).filter_map(gap).collect()
    }

    /// The best candidates that do not overlap, as far as they are any help.
    fn nearest(&self, weighed: &[Weighed]) -> Vec<Candidate> {
        let mut kept: Vec<&Weighed> = Vec::new();
        for next in weighed.iter().filter(|weighed| weighed.quote >= 0.5) {
            if kept.len() < KEPT && !kept.iter().any(|other| overlap(&other.range, &next.range)) {
                kept.push(next);
            }
        }
        kept.into_iter().map(|weighed| self.candidate(weighed)).collect()
    }

    fn candidate(&self, weighed: &Weighed) -> Candidate {
        let range = self.normalized.source_range(weighed.range.clone());
        Candidate { range, similarity: weighed.quote, score: weighed.score }
    }

    fn weigh(&self, pattern: &Pattern, range: Range<usize>) -> Weighed {
        let text = self.normalized.as_str();
        let quote = similarity(pattern.quote.chars(), text[range.clone()].chars());
        let before = text[..range.start].trim_end().chars().rev();
        let behind = text[range.end..].trim_start().chars();
        let before = side(pattern.prefix.chars().rev(), before);
        let behind = side(pattern.suffix.chars(), behind);
        let weights = [(quote, 0.5), (before.0, 0.25 * before.1), (behind.0, 0.25 * behind.1)];
        let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
        let score = weights.iter().map(|(value, weight)| value * weight).sum::<f64>() / total;
        Weighed { range, quote, before, behind, score }
    }
}

/// A candidate with what speaks for it.
struct Weighed {
    /// Its range of the normalised text.
    range: Range<usize>,
    quote: f64,
    /// How much what stands before agrees, and what that counts.
    before: (f64, f64),
    behind: (f64, f64),
    score: f64,
}

impl Weighed {
    /// Whether it can be nothing but the passage meant, if there is no other like it.
    fn convinces(&self, pattern: &Pattern) -> bool {
        let length = pattern.quote.chars().count();
        let sides: Vec<f64> = [self.before, self.behind]
            .into_iter()
            .filter(|(_, weight)| *weight > 0.3)
            .map(|(value, _)| value)
            .collect();
        let (worse, better) = match sides.as_slice() {
            [] => return self.quote >= 0.8 && length >= 8,
            [only] => (*only, *only),
            [one, other] => (one.min(*other), one.max(*other)),
            _ => return false,
        };
        let two = sides.len() == 2;
        let near = better >= 0.95 || (better >= 0.75 && worse >= 0.25 && self.score >= 0.78);
        match self.quote {
            quote if quote >= 0.999 => near || worse >= 0.5 || length >= 60,
            quote => {
                (two && quote >= 0.3 && worse >= 0.9)
                    || (two && quote >= 0.5 && worse >= 0.8)
                    // In a quote of a few characters one of them is much.
                    || (two && length <= 12 && quote >= 0.6 && better >= 0.95 && worse >= 0.25)
                    || (quote >= 0.7 && near)
                    || (quote >= 0.8 && better >= 0.5 && worse >= 0.25 && self.score >= 0.78)
            }
        }
    }
}

/// How much the words beside a passage are those given, and what that counts: little where few are given.
fn side(given: impl Iterator<Item = char>, there: impl Iterator<Item = char>) -> (f64, f64) {
    let given: Vec<char> = given.collect();
    let solid = given.iter().filter(|character| !character.is_whitespace()).count();
    if solid == 0 {
        return (0.0, 0.0);
    }
    let there: Vec<char> = there.take(given.len()).collect();
    let raw = similarity(given.iter().copied(), there.into_iter());
    (((raw - CHANCE) / (1.0 - CHANCE)).max(0.0), (solid as f64 / 12.0).min(1.0))
}

/// 1 - edits / the longer one's length.
fn similarity(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.collect(), other.collect());
    let longer = one.len().max(other.len());
    if longer == 0 {
        return 1.0;
    }
    if one == other {
        return 1.0;
    }
    if longer > LONG {
        let (one, other): (String, String) = (one.into_iter().collect(), other.into_iter().collect());
        let (one, other): (Vec<&str>, Vec<&str>) =
            (one.split_whitespace().collect(), other.split_whitespace().collect());
        let edits = strsim::generic_levenshtein(&one, &other);
        return 1.0 - edits as f64 / one.len().max(other.len()).max(1) as f64;
    }
    let edits = strsim::generic_levenshtein(&one, &other);
    1.0 - edits as f64 / longer as f64
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start.max(other.start) < one.end.min(other.end)
        || one.start.cmp(&other.start) == Ordering::Equal && one.end == other.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::quote;
    use proptest::prelude::*;

    const TEXT: &str = "The committee met on Monday. It heard three witnesses, and rose at noon.\n\
        The committee met on Friday, in another room. There it heard no witnesses but read their letters till dawn.\n\
        Nothing more is known of what it did in that week, or of what became of its papers.";

    fn answer(text: &str, quote: &str, prefix: &str, suffix: &str) -> Answer {
        let normalized = Normalized::new(text);
        let index = Index::new(&normalized);
        let pattern = Pattern::new(quote, prefix, suffix);
        let found = quote::find(text, &normalized, &[&pattern]);
        exact(&found[0]).unwrap_or_else(|| {
            let alone = Pattern { quote: pattern.quote.clone(), ..Pattern::default() };
            let side = |words: &str| Pattern { quote: words.to_owned(), ..Pattern::default() };
            let (before, behind) = (side(&pattern.prefix), side(&pattern.suffix));
            let found = quote::find(text, &normalized, &[&alone, &before, &behind]);
            SearchedText { normalized: &normalized, index: &index }.nearly(&pattern, &found[0], &found[1], &found[2])
        })
    }

    fn drifted(quote: &str, prefix: &str, suffix: &str) -> Option<&'static str> {
        match answer(TEXT, quote, prefix, suffix) {
            Answer::Drifted(candidate) => Some(&TEXT[candidate.range]),
            _ => None,
        }
    }

    #[test]
    fn an_edited_passage_is_found_though_its_words_stand_elsewhere() {
        // The words of the quote stand in the first paragraph, its surroundings in the second.
        assert_eq!(
            drifted("heard three witnesses", "another room. There it", "but read their letters"),
            Some("heard no witnesses")
        );
    }

    #[test]
    fn a_quote_whose_passage_is_gone_is_lost_though_its_words_stand_elsewhere() {
        let gone = answer(TEXT, "heard three witnesses", "of the other house, which", "without a word of thanks");
        assert!(matches!(gone, Answer::Lost(_)), "{gone:?}");
        assert!(matches!(answer(TEXT, "an entirely different sentence", "", ""), Answer::Lost(_)));
    }

    #[test]
    fn what_fits_two_places_equally_well_is_ambiguous() {
        assert!(matches!(answer(TEXT, "The committee met", "", ""), Answer::Ambiguous { total: 2, .. }));
        assert!(matches!(answer(TEXT, "The committee meet on", "", ""), Answer::Ambiguous { .. }));
    }

    #[test]
    fn combining_marks_count_but_do_not_hide_a_passage() {
        let text = "Il a mang\u{e9} une p\u{ea}che et rien d\u{2019}autre.";
        assert!(matches!(answer(text, "une pe\u{302}che et rien", "", ""), Answer::Exact(_)));
        assert!(matches!(answer(text, "une peche et rien", "", ""), Answer::Drifted(_)));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_places_lie_within_the_text(
            text in "[a-c \u{301}\u{5d0}\u{4e00}.]{0,80}", quote in "[a-c \u{301}\u{5d0}\u{4e00}]{0,12}", prefix in "[a-c ]{0,8}", suffix in "[a-c ]{0,8}",
        ) {
            let ranges = match answer(&text, &quote, &prefix, &suffix) {
                Answer::Exact(ranges) | Answer::Ambiguous { places: ranges, .. } => ranges,
                Answer::Drifted(candidate) => vec![candidate.range],
                Answer::Lost(candidates) => candidates.into_iter().map(|candidate| candidate.range).collect(),
            };
            for range in ranges {
                prop_assert!(text.get(range).is_some());
            }
        }

        #[test]
        fn a_unique_exact_quote_is_exact_whatever_stands_around_it(
            words in prop::collection::vec("[a-z]{3,7}", 6..40), at in 0usize..30, count in 1usize..5,
        ) {
            let text = words.join(" ");
            let start = at % words.len();
            let quote = words[start..(start + count).min(words.len())].join(" ");
            prop_assume!(text.matches(&quote).count() == 1);
            let place = text.find(&quote).unwrap();
            prop_assert_eq!(answer(&text, &quote, "", ""), Answer::Exact(vec![place..place + quote.len()]));
        }
    }
}

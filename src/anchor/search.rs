//! All quotes of one document: the exact ones in one scan, the others one by one, side by side.

use super::answer::{self, Answer, SearchedText};
use super::approximate::Index;
use super::lock::{self, Lock, LockedDocument, LockedQuote};
use super::normalize::Normalized;
use super::quote::{self, Occurrences, Pattern};
use super::report::{Asked, Reporter};
use super::requests::Request;
use crate::diagnostic::Diagnostics;
use crate::parse::Parsed;
use crate::parse::annotation::{Quote, Selection};
use crate::parse::document::Document;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::OnceLock;

/// What was found of the requests of one document.
pub(super) struct Found<'a> {
    /// For each request its passages; none where they were not found.
    pub passages: Vec<Option<Vec<Range<usize>>>>,
    /// Every quote.
    pub quotes: Vec<FoundQuote<'a>>,
    /// What is wrong.
    pub problems: Diagnostics,
}

/// A quote and where it stands.
pub(super) struct FoundQuote<'a> {
    /// The index of its request.
    pub request: usize,
    /// The key it is written under.
    pub key: &'static str,
    /// The quote.
    pub quote: &'a Quote,
    /// Where it stands.
    pub answer: Answer,
}

/// A quote that is looked for.
struct Wanted<'a> {
    request: usize,
    key: &'static str,
    quote: &'a Quote,
    pattern: Pattern,
    /// Where it stood when the lock was written.
    locked: Option<&'a LockedQuote>,
    /// The same, where the quote is still what it was and the text is not.
    evidence: Option<&'a LockedQuote>,
}

impl Wanted<'_> {
    /// The pattern, with the context of the lock where it gives none itself.
    fn in_locked_context(&self) -> Pattern {
        let mut pattern = self.pattern.clone();
        if let Some(locked) = self.evidence {
            let context = Pattern::new("", &locked.before, &locked.behind);
            if pattern.prefix.len() < context.prefix.len() {
                pattern.prefix = context.prefix;
            }
            if pattern.suffix.len() < context.suffix.len() {
                pattern.suffix = context.suffix;
            }
        }
        pattern
    }
}

/// Finds the passages of all requests of a document.
pub(super) fn find_all<'a>(
    parsed: &Parsed,
    lock: &'a Lock,
    document: &Document,
    requests: &[Request<'a>],
) -> Found<'a> {
    let locked = lock.documents.get(&document.path);
    let same_text = locked.map(|locked| locked.text == lock::hash(&document.text));
    let wanted = wanted(requests, locked, same_text == Some(true));
    let normalized = Normalized::new(&document.text);
    let patterns: Vec<&Pattern> = wanted.iter().map(|wanted| &wanted.pattern).collect();
    let most = parsed.inputs.settings.limits.occurrences;
    let occurrences = quote::find_up_to(most, &document.text, &normalized, &patterns);
    let mut answers: Vec<Option<Answer>> =
        wanted.iter().zip(&occurrences).map(|(wanted, found)| chosen(wanted, found)).collect();
    answer_the_rest(document, &normalized, &wanted, &occurrences, &mut answers);
    let mut answers: Vec<Answer> =
        answers.into_iter().map(|answer| answer.unwrap_or(Answer::Lost(Vec::new()))).collect();
    end_behind_the_beginning(&wanted, &occurrences, &mut answers);
    let mut reporter = Reporter::new(parsed, document, same_text);
    for ((wanted, answer), found) in wanted.iter().zip(&answers).zip(&occurrences) {
        let mapping = requests[wanted.request].place;
        let asked = Asked { quote: wanted.quote, key: wanted.key, mapping, locked: wanted.locked };
        reporter.report(&asked, answer, found.total);
    }
    let builds_drifted = parsed.inputs.settings.builds_drifted();
    let passages = passages(requests, &wanted, &answers, builds_drifted);
    let quotes = wanted
        .into_iter()
        .zip(answers)
        .map(|(Wanted { request, key, quote, .. }, answer)| FoundQuote { request, key, quote, answer })
        .collect();
    Found { passages, quotes, problems: reporter.problems }
}

fn wanted<'a>(requests: &[Request<'a>], locked: Option<&'a LockedDocument>, same_text: bool) -> Vec<Wanted<'a>> {
    let mut wanted = Vec::new();
    for (request, Request { selection, id, name, .. }) in requests.iter().enumerate() {
        let mut want = |key, quote: &'a Quote| {
            let pattern = Pattern::new(&quote.words, &quote.prefix, &quote.suffix);
            let locked = locked.and_then(|locked| locked.quotes.get(&lock::name(id, name.claim, key)));
            let evidence = locked.filter(|locked| !same_text && locked.words == lock::hash(&quote.words));
            wanted.push(Wanted { request, key, quote, pattern, locked, evidence });
        };
        match selection {
            Selection::Document => {}
            Selection::Quote(quote) => want("quote", quote),
            Selection::FromTo(ends) => {
                want("from", &ends[0]);
                want("to", &ends[1]);
            }
        }
    }
    wanted
}

/// The answer that the exact occurrences of a quote give, if they give one.
fn chosen(wanted: &Wanted<'_>, found: &Occurrences) -> Option<Answer> {
    let quote = wanted.quote;
    match quote.occurrence {
        // What stood around it when the lock was written tells which place is meant, and whether it is still there.
        None if !quote.every && wanted.evidence.is_some() => None,
        _ if found.ranges.is_empty() => None,
        _ if quote.every => Some(Answer::Exact(found.ranges.clone())),
        // The message says how many there are.
        Some(number) => Some(match found.ranges.get(number - 1) {
            Some(range) => Answer::Exact(vec![range.clone()]),
            None => Answer::Lost(Vec::new()),
        }),
        None => answer::exact(found),
    }
}

/// Answers for the quotes that do not stand exactly where they say.
fn answer_the_rest(
    document: &Document,
    normalized: &Normalized,
    wanted: &[Wanted<'_>],
    occurrences: &[Occurrences],
    answers: &mut [Option<Answer>],
) {
    let open: Vec<usize> = (0..wanted.len()).filter(|index| answers[*index].is_none()).collect();
    if open.is_empty() {
        return;
    }
    let contexts: Vec<Pattern> = open.iter().map(|index| wanted[*index].in_locked_context()).collect();
    // Words, prefix and suffix of each, on their own.
    let alone = |words: &str| Pattern { quote: words.to_owned(), ..Pattern::default() };
    let parts: Vec<Pattern> = contexts
        .iter()
        .flat_map(|pattern| [alone(&pattern.quote), alone(&pattern.prefix), alone(&pattern.suffix)])
        .collect();
    let parts = quote::find(&document.text, normalized, &parts.iter().collect::<Vec<_>>());
    let index = OnceLock::new();
    let found: Vec<Answer> = contexts
        .par_iter()
        .zip(parts.par_chunks(3))
        .map(|(pattern, parts)| {
            let index = index.get_or_init(|| Index::new(normalized));
            SearchedText { normalized, index }.nearly(pattern, &parts[0], &parts[1], &parts[2])
        })
        .collect();
    for (number, answer) in open.into_iter().zip(found) {
        let own = &occurrences[number];
        answers[number] = Some(match answer {
            // The words are there, and the lock's surroundings say that it is they.
            Answer::Drifted(candidate) if own.ranges.contains(&candidate.range) => Answer::Exact(vec![candidate.range]),
            answer => answer,
        });
    }
}

/// The last words of a long passage are those that come first behind its first words.
fn end_behind_the_beginning(wanted: &[Wanted<'_>], occurrences: &[Occurrences], answers: &mut [Answer]) {
    for index in (1..wanted.len()).filter(|index| wanted[*index].key == "to") {
        let Some(start) = place(&answers[index - 1]).map(|range| range.start) else { continue };
        let behind = occurrences[index].ranges.iter().find(|range| range.end > start);
        answers[index] = match (behind, &answers[index]) {
            (Some(range), _) => Answer::Exact(vec![range.clone()]),
            (None, Answer::Drifted(candidate)) if candidate.range.start > start => continue,
            (None, Answer::Lost(_)) => continue,
            _ => Answer::Lost(Vec::new()),
        };
    }
}

/// The place that an answer gives, if it gives one.
fn place(answer: &Answer) -> Option<&Range<usize>> {
    match answer {
        Answer::Exact(ranges) => ranges.first(),
        Answer::Drifted(candidate) => Some(&candidate.range),
        Answer::Ambiguous { .. } | Answer::Lost(_) => None,
    }
}

/// The passages of each request, those of drifted quotes only where the project builds them.
fn passages(
    requests: &[Request<'_>],
    wanted: &[Wanted<'_>],
    answers: &[Answer],
    builds_drifted: bool,
) -> Vec<Option<Vec<Range<usize>>>> {
    let mut passages: Vec<Option<Vec<Range<usize>>>> = vec![Some(Vec::new()); requests.len()];
    for (wanted, answer) in wanted.iter().zip(answers) {
        let found = match answer {
            Answer::Exact(ranges) => Some(ranges.clone()),
            Answer::Drifted(candidate) if builds_drifted => Some(vec![candidate.range.clone()]),
            _ => None,
        };
        let passage = &mut passages[wanted.request];
        *passage = match (passage.take(), found) {
            (Some(before), Some(found)) if wanted.key == "to" => {
                before.first().zip(found.first()).map(|(from, to)| vec![from.start..to.end.max(from.end)])
            }
            (Some(_), found) => found,
            (None, _) => None,
        };
    }
    passages
}

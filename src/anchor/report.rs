//! What is said about a quote that does not stand exactly where it says.

use super::answer::{Answer, Candidate};
use super::lock::{self, LockedQuote};
use super::normalize::normalize;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parse::Parsed;
use crate::parse::annotation::Quote;
use crate::parse::document::Document;
use crate::text::{Place, line_and_column};
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;
use std::ops::Range;

/// How many places of an ambiguous quote are shown.
const SHOWN: usize = 5;

/// Makes the messages about the quotes of one document.
pub(super) struct Reporter<'a> {
    parsed: &'a Parsed,
    document: &'a Document,
    /// Whether the text is still what it was when the lock was written.
    same_text: Option<bool>,
    pub problems: Diagnostics,
}

/// A quote that was looked for.
pub(super) struct Asked<'a> {
    pub quote: &'a Quote,
    pub key: &'static str,
    /// The mapping that it is a value of.
    pub mapping: &'a Place,
    /// Where it stood when the lock was written.
    pub locked: Option<&'a LockedQuote>,
}

impl<'a> Reporter<'a> {
    pub fn new(parsed: &'a Parsed, document: &'a Document, same_text: Option<bool>) -> Self {
        Self { parsed, document, same_text, problems: Diagnostics::default() }
    }

    /// Adds a message unless the answer is exact; `total` is how many exact occurrences there are.
    pub fn report(&mut self, asked: &Asked<'_>, answer: &Answer, total: usize) {
        let place = asked.mapping.key(asked.key);
        if let Some(problem) = self.too_many(asked.quote, total, &place) {
            self.problems.add(problem);
            return;
        }
        if matches!(answer, Answer::Exact(_)) {
            return;
        }
        let diagnostic = match answer {
            Answer::Exact(_) => return,
            Answer::Ambiguous { places, total } => self.ambiguous(places, *total, &place, asked.key),
            Answer::Drifted(candidate) => self.drifted(asked.quote, candidate, &place),
            Answer::Lost(_) if asked.quote.occurrence.is_some() && total > 0 => {
                no_such_occurrence(asked.quote, total, &place)
            }
            Answer::Lost(candidates) => self.lost(asked.quote, candidates, &place, asked.key),
        };
        let diagnostic = match self.since_the_lock(asked) {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        };
        self.problems.add(diagnostic);
    }

    /// The message on a quote that stands more often than was counted on, where that matters.
    fn too_many(&self, quote: &Quote, total: usize, place: &Place) -> Option<Diagnostic> {
        let limit = self.parsed.inputs.settings.limits.occurrences;
        let beyond = quote.occurrence.is_some_and(|number| (limit + 1..=total).contains(&number));
        if !beyond && (!quote.every || total <= limit) {
            return None;
        }
        let message = format!("the quote stands {total} times, more than the limit `limits.occurrences` of {limit}");
        let help = format!(
            "say by `prefix:` and `suffix:` which one is meant, or raise the limit in postil.yaml: \
             `limits: {{occurrences: {total}}}`"
        );
        Some(Diagnostic::at(Code::TooMuch, place.clone(), message).help(help))
    }

    /// What the lock tells of a quote that is not in order: whether the text was changed or the quote.
    fn since_the_lock(&self, asked: &Asked<'_>) -> Option<String> {
        let (locked, same_text) = (asked.locked?, self.same_text?);
        let same_quote = locked.words == lock::hash(&asked.quote.words);
        let at = locked.at;
        Some(match (same_text, same_quote) {
            (true, true) => return None,
            (true, false) => "since the lock was written the quote was changed, and the text was not".to_owned(),
            (false, true) => {
                format!("since the lock was written the text was changed; the passage stood at code point {at}")
            }
            (false, false) => {
                format!("since the lock was written text and quote were changed; the passage stood at code point {at}")
            }
        })
    }

    fn path(&self) -> &'a str {
        &self.parsed.inputs.files.get(self.document.file).path
    }

    fn in_document(&self, range: &Range<usize>) -> Place {
        Place::bytes(self.document.file, self.document.origin(range))
    }

    /// Path, line and column of a passage.
    fn at(&self, range: &Range<usize>) -> String {
        let text = &self.parsed.inputs.files.get(self.document.file).text;
        let (line, column) = line_and_column(text, self.document.origin(range).start);
        format!("{}:{line}:{column}", self.path())
    }

    fn words(&self, range: &Range<usize>) -> String {
        self.document.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn ambiguous(&self, places: &[Range<usize>], total: usize, place: &Place, key: &str) -> Diagnostic {
        let message = format!("the `{key}` stands {total} times in {}", self.path());
        let mut diagnostic = Diagnostic::at(Code::QuoteAmbiguous, place.clone(), message).saying("which one is meant?");
        for (index, range) in places.iter().take(SHOWN).enumerate() {
            diagnostic = diagnostic.label(self.in_document(range), format!("occurrence {}", index + 1));
        }
        if key == "quote" {
            for (index, range) in places.iter().take(SHOWN).enumerate() {
                let number = index + 1;
                let means = match self.telling_apart(range, places) {
                    Some((side, words)) => format!("`{side}: \"{words}\"`, or `occurrence: {number}`"),
                    None => format!("`occurrence: {number}`"),
                };
                diagnostic = diagnostic.help(format!("for the one at {} add {means}", self.at(range)));
            }
            if total > SHOWN {
                let rest = total - SHOWN;
                diagnostic = diagnostic.help(format!("there are {rest} more; `every: true` marks all of them"));
            }
        } else {
            diagnostic = diagnostic.help("quote more words, so that they stand only once");
        }
        diagnostic
    }

    /// The fewest words before or behind a passage that stand at none of the others.
    fn telling_apart(&self, range: &Range<usize>, places: &[Range<usize>]) -> Option<(&'static str, String)> {
        let text = self.document.text.as_str();
        let before = |range: &Range<usize>, count| last_words(&text[..range.start], count);
        let behind = |range: &Range<usize>, count| first_words(&text[range.end..], count);
        let others = || places.iter().filter(|other| *other != range).take(100);
        (1..=6).find_map(|count| {
            let own = before(range, count);
            if !own.is_empty() && !own.contains('"') && others().all(|other| !same(&before(other, count), &own)) {
                return Some(("prefix", own));
            }
            let own = behind(range, count);
            let tells =
                !own.is_empty() && !own.contains('"') && others().all(|other| !same(&behind(other, count), &own));
            tells.then_some(("suffix", own))
        })
    }

    fn drifted(&self, quote: &Quote, candidate: &Candidate, place: &Place) -> Diagnostic {
        let words = self.words(&candidate.range);
        let percent = (candidate.similarity * 100.0).floor();
        let message = format!("the text of {} says this in other words", self.path());
        let mut diagnostic = Diagnostic::at(Code::QuoteDrifted, place.clone(), message)
            .saying(format!("{percent} % alike"))
            .label(self.in_document(&candidate.range), "the passage meant")
            .help(format!("from the quote to the text: {}", word_difference(&quote.words, &words)))
            .help("if the text is right, `postil anchor --write` puts its words into the YAML");
        if self.parsed.inputs.settings.builds_drifted() {
            diagnostic = diagnostic.as_warning();
        }
        diagnostic
    }

    fn lost(&self, quote: &Quote, candidates: &[Candidate], place: &Place, key: &str) -> Diagnostic {
        let beside = if key == "to" { " behind the words of `from`" } else { "" };
        let message = format!("these words do not stand in {}{beside}", self.path());
        let mut diagnostic = Diagnostic::at(Code::QuoteNotFound, place.clone(), message).saying("not found");
        let same = candidates.first().filter(|candidate| candidate.similarity > 0.999);
        if let Some(candidate) = same {
            return diagnostic
                .label(
                    self.in_document(&candidate.range),
                    "the words stand here, but not between this `prefix` and `suffix`",
                )
                .help("mend `prefix` and `suffix`, or take them out; or has the passage been taken out?");
        }
        for (index, candidate) in candidates.iter().enumerate() {
            let percent = (candidate.similarity * 100.0).floor();
            let label = if index == 0 { "the nearest passage" } else { "also near" };
            diagnostic = diagnostic.label(self.in_document(&candidate.range), format!("{label}, {percent} % alike"));
        }
        diagnostic = if let Some(candidate) = candidates.first() {
            let words = self.words(&candidate.range);
            diagnostic
                .help(format!("at {} the text says: {words}", self.at(&candidate.range)))
                .help(format!("from the quote to the text: {}", word_difference(&quote.words, &words)))
        } else {
            let words = self.document.word_count();
            diagnostic.help(format!("nothing in its {words} words is like it; has the passage been taken out?"))
        };
        diagnostic
    }
}

fn no_such_occurrence(quote: &Quote, total: usize, place: &Place) -> Diagnostic {
    let number = quote.occurrence.unwrap_or_default();
    let times = if total == 1 { "once".to_owned() } else { format!("{total} times") };
    let message = format!("there is no occurrence {number} of the quote: it stands {times}");
    let help = format!("write a number from 1 to {total} as `occurrence:`");
    Diagnostic::at(Code::QuoteNotFound, place.clone(), message).help(help)
}

fn same(one: &str, other: &str) -> bool {
    normalize(one) == normalize(other)
}

fn last_words(text: &str, count: usize) -> String {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(count).collect();
    words.reverse();
    words.join(" ")
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

/// What a quote and a text have in common and apart, word by word: `kept [-taken out-] {+put in+}`.
fn word_difference(quote: &str, text: &str) -> String {
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let difference = TextDiff::from_words(quote.as_str(), text);
    let mut shown = String::new();
    let mut open: Option<ChangeTag> = None;
    for change in difference.iter_all_changes() {
        if open != Some(change.tag()) {
            shown.push_str(closing(open));
            shown.push_str(match change.tag() {
                ChangeTag::Equal => "",
                ChangeTag::Delete => "[-",
                ChangeTag::Insert => "{+",
            });
            open = Some(change.tag());
        }
        let _ = write!(shown, "{}", change.value());
    }
    shown.push_str(closing(open));
    shown
}

fn closing(tag: Option<ChangeTag>) -> &'static str {
    match tag {
        Some(ChangeTag::Delete) => "-]",
        Some(ChangeTag::Insert) => "+}",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_shown_word_by_word() {
        assert_eq!(word_difference("a quick fox", "a slow fox"), "a [-quick-]{+slow+} fox");
        assert_eq!(word_difference("the same", "the same"), "the same");
    }
}

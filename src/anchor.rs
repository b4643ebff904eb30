//! From quotes to passages: where each annotation stands, or why it stands nowhere.

pub mod nearest;
pub mod normalize;
pub mod quote;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parse::annotation::{Annotation, Quote, Selection, Words};
use crate::parse::document::Document;
use crate::parse::{Parsed, document_names, find_document};
use crate::text::{Place, line_and_column};
use nearest::Finder;
use normalize::Normalized;
use quote::{Occurrences, Pattern};
use rayon::prelude::*;
use std::cell::OnceCell;
use std::ops::Range;

/// What a project says, each annotation at its passages.
#[derive(Debug)]
pub struct Anchored<'a> {
    /// What was parsed; its annotations have moved into `annotations`.
    pub parsed: Parsed<'a>,
    /// The annotations of which every passage was found, by file and place.
    pub annotations: Vec<AnchoredAnnotation>,
    /// For each document whether annotations were left out because something is wrong with them.
    pub incomplete: Vec<bool>,
}

/// An annotation at its passages.
#[derive(Debug)]
pub struct AnchoredAnnotation {
    /// The annotation.
    pub annotation: Annotation,
    /// The index of its document.
    pub document: usize,
    /// Its passages, as ranges of the document's text: none if it is about the document as a whole.
    pub passages: Vec<Range<usize>>,
    /// For each claim of a contradiction the index of its document and its passage; none for a statement.
    pub claims: Vec<ClaimPlace>,
}

/// The index of a claim's document and its passage; none for a statement.
pub type ClaimPlace = Option<(usize, Range<usize>)>;

/// One thing to be found: which annotation's, which claim's, and where it is written.
struct Request<'a> {
    annotation: usize,
    claim: Option<usize>,
    selection: &'a Selection,
    place: Place,
}

/// Finds the passages of all annotations, documents side by side; what is not found is added to `problems`, and its
/// annotation left out.
#[must_use]
pub fn annotations<'a>(mut parsed: Parsed<'a>, problems: &mut Diagnostics) -> Anchored<'a> {
    let annotations = std::mem::take(&mut parsed.annotations);
    let mut requests: Vec<Vec<Request<'_>>> = parsed.documents.iter().map(|_| Vec::new()).collect();
    let mut lost = vec![false; annotations.len()];
    let names = document_names(&parsed.documents);
    for (index, (document, annotation)) in annotations.iter().enumerate() {
        let place = annotation.place.clone();
        requests[*document].push(Request { annotation: index, claim: None, selection: &annotation.selection, place });
        let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        for (number, claim) in claims.enumerate() {
            let Words::Passage(selection) = &claim.words else { continue };
            let target = match &claim.document {
                Some(name) => find_document(name, &names, problems, || claim.place.key("document")),
                None => Some(*document),
            };
            let Some(target) = target else {
                lost[index] = true;
                continue;
            };
            let place = claim.place.clone();
            requests[target].push(Request { annotation: index, claim: Some(number), selection, place });
        }
    }
    let found: Vec<_> = parsed
        .documents
        .par_iter()
        .zip(&requests)
        .map(|(document, requests)| {
            let mut problems = Diagnostics::default();
            (find_all(&parsed, document, requests, &mut problems), problems)
        })
        .collect();
    let mut passages: Vec<Vec<Range<usize>>> = vec![Vec::new(); annotations.len()];
    let mut claims: Vec<Vec<ClaimPlace>> = annotations
        .iter()
        .map(|(_, annotation)| vec![None; annotation.contradiction.as_ref().map_or(0, |all| all.claims.len())])
        .collect();
    for (document, (requests, (answers, reported))) in requests.iter().zip(found).enumerate() {
        problems.append(reported);
        for (request, answer) in requests.iter().zip(answers) {
            match (answer, request.claim) {
                (None, _) => lost[request.annotation] = true,
                (Some(ranges), None) => passages[request.annotation] = ranges,
                (Some(ranges), Some(claim)) => {
                    claims[request.annotation][claim] = ranges.into_iter().next().map(|range| (document, range));
                }
            }
        }
    }
    drop(requests);
    let mut incomplete = parsed.incomplete.clone();
    for ((document, _), _) in annotations.iter().zip(&lost).filter(|(_, lost)| **lost) {
        incomplete[*document] = true;
    }
    let annotations = annotations
        .into_iter()
        .zip(passages)
        .zip(claims)
        .zip(lost)
        .filter(|(_, lost)| !lost)
        .map(|((((document, annotation), passages), claims), _)| AnchoredAnnotation {
            annotation,
            document,
            passages,
            claims,
        })
        .collect();
    Anchored { parsed, annotations, incomplete }
}

/// The passages of every request of one document; none where they were not found.
fn find_all(
    parsed: &Parsed<'_>,
    document: &Document<'_>,
    requests: &[Request<'_>],
    problems: &mut Diagnostics,
) -> Vec<Option<Vec<Range<usize>>>> {
    let normalized = Normalized::new(&document.text);
    let pattern = |quote: &Quote| Pattern::new(&quote.words, &quote.prefix, &quote.suffix);
    let patterns: Vec<Pattern> = requests
        .iter()
        .flat_map(|request| match request.selection {
            Selection::Quote(quote) => vec![pattern(quote)],
            Selection::FromTo(from, to) => vec![pattern(from), pattern(to)],
            Selection::Document => Vec::new(),
        })
        .collect();
    let mut occurrences = quote::find(&document.text, &normalized, &patterns).into_iter().zip(&patterns);
    let mut search = Search { parsed, document, normalized: &normalized, finder: OnceCell::new(), problems };
    requests
        .iter()
        .map(|request| match request.selection {
            Selection::Document => Some(Vec::new()),
            Selection::Quote(quote) => {
                let (found, pattern) = occurrences.next()?;
                search.choose(quote, &found, pattern, &request.place, "quote")
            }
            Selection::FromTo(from, to) => {
                let (first, first_pattern) = occurrences.next()?;
                let (last, last_pattern) = occurrences.next()?;
                let start = search.choose(from, &first, first_pattern, &request.place, "from")?;
                let start = start.first()?.start;
                let behind = Occurrences {
                    ranges: last.ranges.into_iter().filter(|range| range.end > start).collect(),
                    total: last.total,
                };
                // The last words are those that come first behind the first ones.
                let Some(end) = behind.ranges.first() else {
                    search.not_found(to, last_pattern, &request.place.key("to"), "behind the words of `from`");
                    return None;
                };
                Some(vec![start..end.end])
            }
        })
        .collect()
}

/// What answers the requests of one document.
struct Search<'a> {
    parsed: &'a Parsed<'a>,
    document: &'a Document<'a>,
    normalized: &'a Normalized,
    finder: OnceCell<Finder<'a>>,
    problems: &'a mut Diagnostics,
}

impl Search<'_> {
    /// The occurrences that a quote means: one, or every one.
    fn choose(
        &mut self,
        quote: &Quote,
        found: &Occurrences,
        pattern: &Pattern,
        place: &Place,
        key: &str,
    ) -> Option<Vec<Range<usize>>> {
        match (found.ranges.as_slice(), quote.occurrence) {
            ([], _) => {
                self.not_found(quote, pattern, &place.key(key), "");
                None
            }
            (all, _) if quote.every => Some(all.to_vec()),
            (all, Some(number)) => {
                let chosen = all.get(number - 1).cloned();
                if chosen.is_none() {
                    let times = if found.total == 1 { "once".to_owned() } else { format!("{} times", found.total) };
                    let message = format!("there is no occurrence {number} of the quote: it stands {times}");
                    let help = format!("write a number from 1 to {}", found.total);
                    self.problems.add(Diagnostic::at(Code::QuoteNotFound, place.key("occurrence"), message).help(help));
                }
                chosen.map(|range| vec![range])
            }
            ([only], None) => Some(vec![only.clone()]),
            (all, None) => {
                self.ambiguous(all, found.total, &place.key(key), key);
                None
            }
        }
    }

    fn path(&self) -> &str {
        &self.parsed.inputs.files.get(self.document.file).path
    }

    fn in_document(&self, range: &Range<usize>) -> Place {
        Place::bytes(self.document.file, self.document.origin(range))
    }

    fn ambiguous(&mut self, all: &[Range<usize>], total: usize, place: &Place, key: &str) {
        let message = format!("the `{key}` stands {total} times in {}", self.path());
        let mut diagnostic = Diagnostic::at(Code::QuoteAmbiguous, place.clone(), message).saying("which one is meant?");
        for (index, range) in all.iter().take(5).enumerate() {
            diagnostic = diagnostic.label(self.in_document(range), format!("occurrence {}", index + 1));
        }
        if total > 5 {
            diagnostic = diagnostic.help(format!("and {} places more", total - 5));
        }
        let help = if key == "quote" {
            "add `occurrence: 1` (or another number), words before it as `prefix:`, words behind it as `suffix:`, or `every: true`"
        } else {
            "quote more words, so that they stand only once"
        };
        self.problems.add(diagnostic.help(help));
    }

    fn not_found(&mut self, quote: &Quote, pattern: &Pattern, place: &Place, whereabouts: &str) {
        let beside = if whereabouts.is_empty() { String::new() } else { format!(" {whereabouts}") };
        let message = format!("these words do not stand in {}{beside}", self.path());
        let mut diagnostic = Diagnostic::at(Code::QuoteNotFound, place.clone(), message).saying("not found");
        let bare = !quote.prefix.is_empty() || !quote.suffix.is_empty();
        let alone = [Pattern { prefix: String::new(), suffix: String::new(), ..pattern.clone() }];
        let without_context = if bare { quote::find(&self.document.text, self.normalized, &alone) } else { Vec::new() };
        if let Some(range) = without_context.first().and_then(|found| found.ranges.first()) {
            diagnostic = diagnostic
                .label(self.in_document(range), "the words stand here, but not between this `prefix` and `suffix`")
                .help("mend `prefix` and `suffix`, or take them out");
        } else {
            let finder = self.finder.get_or_init(|| Finder::new(self.normalized));
            diagnostic = match finder.nearest(&pattern.quote) {
                Some(near) => {
                    let words = self.document.text[near.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                    let (line, column) = line_and_column(
                        &self.parsed.inputs.files.get(self.document.file).text,
                        self.document.origin(&near.range).start,
                    );
                    let percent = (near.similarity * 100.0).floor();
                    diagnostic
                        .label(self.in_document(&near.range), format!("the nearest passage, {percent} % alike"))
                        .help(format!("at {}:{line}:{column} the text says: {words}", self.path()))
                }
                None => diagnostic.help("nothing in the text is like it; has the passage been taken out?"),
            };
        }
        self.problems.add(diagnostic);
    }
}

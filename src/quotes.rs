//! Where every quote of a project stands, as data, and what would put the drifted ones right.

use crate::anchor::answer::{Answer, Candidate};
use crate::anchor::lock::{self, Lock, LockedDocument, LockedQuote};
use crate::anchor::normalize::normalize;
use crate::anchor::{Anchored, AnsweredQuote};
use crate::parse::document::Document;
use crate::text::{At, ChangedText, FileId, Lines, TextFiles, YamlPath};
use crate::yaml::{Locator, edit};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// How many passages of a quote are listed at most.
const LISTED: usize = 100;

/// A quote and where it stands.
#[derive(Debug, Clone)]
pub struct PlacedQuote {
    /// Path of its document inside `documents/`.
    pub document: String,
    /// The id of its annotation.
    pub annotation: String,
    /// Which claim of a contradiction it selects, from 0.
    pub claim: Option<usize>,
    /// The key it is written under: `quote`, `from` or `to`.
    pub key: &'static str,
    /// The words as they are written.
    pub words: String,
    /// Path of the YAML file.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Its column there, from 1, in characters.
    pub column: usize,
    /// `exact`, `ambiguous`, `drifted` or `lost`.
    pub answer: &'static str,
    /// Its passage, where it has one.
    pub passage: Option<PlacedPassage>,
    /// Other passages: those it may mean, those asked for by `every`, or the nearest ones.
    pub candidates: Vec<PlacedPassage>,
    /// What became of it since the lock was written: `unmoved`, `moved`, `changed` or `vanished`; none where it has no
    /// place in the lock.
    pub since_lock: Option<&'static str>,
    /// What would put a drifted quote right in the YAML: its words, and those of its prefix and suffix.
    pub corrections: Vec<Correction>,
}

/// The lock of a project as it is now: the quotes that are exact, and those of the lock before that are not but are still
/// there to be put right.
#[must_use]
pub fn lock(anchored: &Anchored, quotes: &[AnsweredQuote], before: &Lock) -> Lock {
    let mut lock = Lock::default();
    each(anchored, quotes, |quote, points| {
        let document = points.document;
        let locked = lock
            .documents
            .entry(document.path.clone())
            .or_insert_with(|| LockedDocument { text: lock::hash(&document.text), ..LockedDocument::default() });
        let name = lock::name(&quote.annotation, quote.claim, quote.key);
        let kept = before.documents.get(&document.path).and_then(|document| document.quotes.get(&name));
        let entry = match &quote.answer {
            Answer::Exact(ranges) => ranges.first().map(|range| LockedQuote {
                at: points.at(range.start),
                words: lock::hash(&quote.words),
                before: one_line(last(&document.text[..range.start], CONTEXT)),
                behind: one_line(first(&document.text[range.end..], CONTEXT)),
            }),
            _ => kept.cloned(),
        };
        locked.quotes.extend(entry.map(|entry| (name, entry)));
    });
    lock
}

/// How many characters of what stands around a passage the lock keeps.
const CONTEXT: usize = 32;

fn last(text: &str, count: usize) -> &str {
    text.char_indices().rev().take(count).last().map_or("", |(at, _)| &text[at..])
}

fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A passage of a document.
#[derive(Debug, Clone)]
pub struct PlacedPassage {
    /// Its beginning and end in Unicode code points of the document's text as a reader sees it, blocks joined by one
    /// line end.
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// How much its words are the quote's, from 0 to 1.
    pub similarity: f64,
    /// Its line in the document's file, from 1.
    pub line: usize,
    /// Its column there, from 1, in characters.
    pub column: usize,
    /// Its words, on one line.
    pub words: String,
}

/// A scalar of a YAML file, and the words it is to have.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The file.
    pub file: FileId,
    /// The way to the scalar.
    pub path: YamlPath,
    /// Its new words.
    pub words: String,
}

/// Where every quote of an anchored project stands, by document, file and place.
#[must_use]
pub fn placed(anchored: &Anchored, quotes: &[AnsweredQuote]) -> Vec<PlacedQuote> {
    let files = &anchored.parsed.inputs.files;
    let locator = Locator::new(files);
    let mut lines: HashMap<FileId, Lines<'_>> = HashMap::new();
    let mut placed = Vec::with_capacity(quotes.len());
    each(anchored, quotes, |quote, points| {
        let lines = lines.entry(quote.place.file).or_insert_with(|| Lines::new(&files.get(quote.place.file).text));
        let position = lines.position(locator.range(&quote.place).start);
        placed.push(place(anchored, quote, points, position));
    });
    placed
}

/// Goes through all quotes, each with the table of its document; quotes come by document, so that one at a time is enough.
fn each<'a>(
    anchored: &'a Anchored,
    quotes: &'a [AnsweredQuote],
    mut visit: impl FnMut(&'a AnsweredQuote, &CodePoints<'a>),
) {
    let mut points: Option<(usize, CodePoints<'a>)> = None;
    for quote in quotes {
        if points.as_ref().is_none_or(|(index, _)| *index != quote.document) {
            let document = &anchored.parsed.documents[quote.document];
            let file_text = &anchored.parsed.inputs.files.get(document.file).text;
            points = Some((quote.document, CodePoints::new(document, file_text)));
        }
        if let Some((_, points)) = &points {
            visit(quote, points);
        }
    }
}

fn place(
    anchored: &Anchored,
    quote: &AnsweredQuote,
    points: &CodePoints<'_>,
    (line, column): (usize, usize),
) -> PlacedQuote {
    let file = anchored.parsed.inputs.files.get(quote.place.file);
    let same = |range: &Range<usize>| points.passage(range, 1.0);
    let near = |candidate: &Candidate| points.passage(&candidate.range, candidate.similarity);
    let (answer, passage, candidates) = match &quote.answer {
        Answer::Exact(ranges) => {
            ("exact", ranges.first().map(same), ranges.iter().skip(1).take(LISTED).map(same).collect())
        }
        Answer::Ambiguous { places, .. } => ("ambiguous", None, places.iter().take(LISTED).map(same).collect()),
        Answer::Drifted(candidate) => ("drifted", Some(near(candidate)), Vec::new()),
        Answer::Lost(candidates) => ("lost", None, candidates.iter().map(near).collect()),
    };
    let corrections = match &quote.answer {
        Answer::Drifted(candidate) => corrections(quote, &points.document.text, &candidate.range),
        _ => Vec::new(),
    };
    let locked = anchored.lock.documents.get(&points.document.path);
    let locked = locked.and_then(|locked| locked.quotes.get(&lock::name(&quote.annotation, quote.claim, quote.key)));
    let since_lock = locked.map(|locked| match (&passage, answer) {
        (Some(passage), "exact") if passage.start == locked.at => "unmoved",
        (Some(_), "exact") => "moved",
        (Some(_), _) => "changed",
        (None, _) => "vanished",
    });
    PlacedQuote {
        document: points.document.path.clone(),
        annotation: quote.annotation.clone(),
        claim: quote.claim,
        key: quote.key,
        words: quote.words.clone(),
        file: file.path.clone(),
        line,
        column,
        answer,
        passage,
        candidates,
        since_lock,
        corrections,
    }
}

/// The scalars that differ from the text at a quote's passage.
fn corrections(quote: &AnsweredQuote, text: &str, range: &Range<usize>) -> Vec<Correction> {
    let At::Value(path) = &quote.place.at else { return Vec::new() };
    let Some((_, parent)) = path.0.split_last() else { return Vec::new() };
    let parent = YamlPath(parent.to_vec());
    let words = text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = [
        (quote.key, &quote.words, words),
        ("prefix", &quote.prefix, before(&text[..range.start], &quote.prefix)),
        ("suffix", &quote.suffix, behind(&text[range.end..], &quote.suffix)),
    ];
    let differs = |written: &str, words: &str| !written.is_empty() && normalize(written) != normalize(words);
    wanted
        .into_iter()
        .filter(|(_, written, words)| differs(written, words))
        .map(|(key, _, words)| Correction { file: quote.place.file, path: parent.key(key), words })
        .collect()
}

/// As many words before a passage as were given; characters, where words are not set apart.
fn before(text: &str, given: &str) -> String {
    let count = given.split_whitespace().count();
    if count > 1 || text.contains(' ') {
        let mut words: Vec<&str> = text.split_whitespace().rev().take(count.max(1)).collect();
        words.reverse();
        return words.join(" ");
    }
    let mut characters: Vec<char> = text.trim_end().chars().rev().take(given.chars().count()).collect();
    characters.reverse();
    characters.into_iter().collect()
}

/// As many words behind a passage as were given; characters, where words are not set apart.
fn behind(text: &str, given: &str) -> String {
    let count = given.split_whitespace().count();
    if count > 1 || text.contains(' ') {
        return text.split_whitespace().take(count.max(1)).collect::<Vec<_>>().join(" ");
    }
    text.trim_start().chars().take(given.chars().count()).collect()
}

/// Turns byte offsets of a document's text into code points, by a table of every few hundred bytes.
struct CodePoints<'a> {
    document: &'a Document,
    lines: Lines<'a>,
    /// Code points before each multiple of `STRIDE` bytes.
    counts: Vec<usize>,
}

/// The bytes between two entries of the table.
const STRIDE: usize = 512;

impl<'a> CodePoints<'a> {
    fn new(document: &'a Document, file_text: &'a str) -> Self {
        let mut counts = vec![0];
        for chunk in document.text.as_bytes().chunks(STRIDE) {
            let before = counts.last().copied().unwrap_or_default();
            counts.push(before + starts(chunk));
        }
        Self { document, lines: Lines::new(file_text), counts }
    }

    fn at(&self, offset: usize) -> usize {
        let entry = offset / STRIDE;
        let bytes = &self.document.text.as_bytes()[entry * STRIDE..offset];
        self.counts.get(entry).copied().unwrap_or_default() + starts(bytes)
    }

    fn passage(&self, range: &Range<usize>, similarity: f64) -> PlacedPassage {
        let (line, column) = self.lines.position(self.document.origin(range).start);
        let words = self.document.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        PlacedPassage { start: self.at(range.start), end: self.at(range.end), similarity, line, column, words }
    }
}

/// How many code points begin in these bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The texts of the files that corrections change, before and after, by path; and the corrections that cannot be made.
#[must_use]
pub fn corrected(files: &TextFiles, corrections: &[Correction]) -> (Vec<ChangedText>, Vec<Correction>) {
    let mut by_file = BTreeMap::<_, Vec<Correction>>::new();
    for correction in corrections {
        by_file.entry(correction.file).or_default().push(correction.clone());
    }
    let (mut corrected, mut refused) = (Vec::new(), Vec::new());
    for (id, corrections) in by_file {
        let file = files.get(id);
        let changes: Vec<_> = corrections.iter().map(|change| (change.path.clone(), change.words.clone())).collect();
        let edits = edit::set_scalars(&file.text, &changes);
        refused
            .extend(corrections.into_iter().zip(&edits).filter(|(_, edit)| edit.is_none()).map(|(change, _)| change));
        let edits: Vec<_> = edits.into_iter().flatten().collect();
        let after = edit::apply(&file.text, &edits);
        corrected.push(ChangedText { path: file.path.clone(), before: Some(file.text.clone()), after });
    }
    (corrected, refused)
}

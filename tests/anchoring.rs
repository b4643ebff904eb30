//! Anchoring as a whole: its answers depend on neither the order of annotations nor the number of threads, and every
//! piece of a text is found where it was taken.

use postil::anchor::normalize::{Normalized, normalize};
use postil::anchor::quote::{Pattern, find};
use postil::{Options, QuoteReport};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;

const TEXT: &str = "The committee met on Monday. It heard three witnesses, and rose at noon.\n\n\
    On Friday it met again. It heard three witnesses of the other side till dawn.\n";

/// Quotes of every answer: exact, ambiguous, drifted, lost.
const QUOTES: [(&str, &str); 6] = [
    ("monday", "met on Monday"),
    ("friday", "On Friday it met"),
    ("several", "heard three witnesses"),
    ("drifted", "and rose at nine"),
    ("lost", "The lamps are going out"),
    ("nested", "met again"),
];

fn write(project: &Path, quotes: &[(&str, &str)]) {
    let entry = |(id, quote): &(&str, &str)| format!("  - {{id: {id}, quote: \"{quote}\", note: x}}\n");
    let entries = quotes.iter().map(entry).collect::<Vec<_>>().concat();
    for (path, text) in [("documents/d.txt", TEXT), ("annotations/d.yaml", &format!("context:\n{entries}"))] {
        fs::create_dir_all(project.join(path).parent().unwrap()).unwrap();
        fs::write(project.join(path), text).unwrap();
    }
}

fn answers(quotes: &[(&str, &str)], threads: usize) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), quotes);
    let options = Options { project: folder.path().to_owned(), ..Options::default() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let report: QuoteReport = pool.install(|| postil::anchor(&options, &|_| {})).unwrap();
    let answer = |quote: &postil::quotes::PlacedQuote| {
        let at = quote.passage.as_ref().map(|passage| (passage.start, passage.end));
        (quote.annotation.clone(), format!("{} {at:?} {}", quote.answer, quote.candidates.len()))
    };
    report.quotes.iter().map(answer).collect()
}

#[test]
fn answers_depend_on_neither_order_nor_threads() {
    let expected = answers(&QUOTES, 1);
    assert_eq!(expected.len(), QUOTES.len());
    assert!(expected["several"].starts_with("ambiguous") && expected["drifted"].starts_with("drifted"));
    let mut turned = QUOTES;
    turned.reverse();
    assert_eq!(answers(&turned, 1), expected);
    turned.rotate_left(2);
    assert_eq!(answers(&turned, 4), expected);
}

/// Characters with several forms, marks, invisible ones, and letters of several scripts.
const PIECES: &str = "(a|b|Z|é|e\u{301}|ﬁ|…|\u{201c}|\"|\u{2019}|'|\u{2014}|--|-|\u{ad}|\u{200b}| |\u{a0}|\n|，|天|下|\u{5d0}\u{5b8}|\u{5d1}\u{5bc}\u{5b0}|ก|ำ|👩‍👧)";

proptest! {
    #[test]
    fn every_piece_of_a_text_is_found_where_it_was_taken(
        text in prop::collection::vec(PIECES, 1..60).prop_map(|pieces| pieces.concat()), from in 0usize..60, count in 1usize..20,
    ) {
        let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
        let from = from % graphemes.len();
        let last = graphemes[(from + count - 1).min(graphemes.len() - 1)];
        let (start, end) = (graphemes[from].0, last.0 + last.1.len());
        let piece = &text[start..end];
        prop_assume!(!normalize(piece).is_empty());
        let found = find(&text, &Normalized::new(&text), &[&Pattern::new(piece, "", "")]);
        let here = found[0].ranges.iter().find(|range| range.start < end && start < range.end && normalize(&text[(*range).clone()]) == normalize(piece));
        // A run of dashes or of white space is one character; a piece of it is the run.
        let cut = |at: usize| {
            let before = text[..at].chars().next_back();
            before.is_some_and(|before| text[at..].chars().next().is_some_and(|behind| normalize(&format!("{before}{behind}")).chars().count() < 2))
        };
        prop_assert!(here.is_some() || cut(start) || cut(end), "{piece:?} in {text:?}: {found:?}");
    }
}

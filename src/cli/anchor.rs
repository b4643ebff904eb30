//! `postil anchor`: where quotes stand, and putting drifted ones right.

use postil::quotes::{PlacedPassage, PlacedQuote};
use postil::{ChangedText, Correction, QuoteReport};
use serde_json::{Value, json};
use std::io::{BufRead, IsTerminal, Write};
use std::process::ExitCode;

/// Prints where every quote stands, a line each, and how many stand how.
pub fn list(report: &QuoteReport) {
    for quote in &report.quotes {
        let passage = quote.passage.as_ref();
        let at = passage.map_or_else(
            || format!("documents/{}", quote.document),
            |passage| format!("documents/{}:{}:{}", quote.document, passage.line, passage.column),
        );
        let words = shortened(&quote.words);
        let since = quote.since_lock.filter(|since| *since == "moved").map_or("", |_| "  (moved)");
        anstream::println!("{:<9}  {at}  {}  {words}{since}", quote.answer, name(quote));
    }
    let count = |answer: &str| report.quotes.iter().filter(|quote| quote.answer == answer).count();
    let parts: Vec<String> = ["exact", "drifted", "ambiguous", "lost"]
        .into_iter()
        .filter(|answer| count(answer) > 0)
        .map(|answer| format!("{} {answer}", count(answer)))
        .collect();
    let quotes = report.quotes.len();
    anstream::println!("{quotes} {}: {}", if quotes == 1 { "quote" } else { "quotes" }, parts.join(", "));
    if report.quotes.iter().any(|quote| !quote.corrections.is_empty()) {
        anstream::println!("`postil anchor --write` puts drifted quotes right; `postil check` says more on the others");
    }
}

/// The annotation's id, with its claim, and the key where it is not `quote`.
fn name(quote: &PlacedQuote) -> String {
    let claim = quote.claim.map(|claim| format!(" claim {}", claim + 1)).unwrap_or_default();
    let key = if quote.key == "quote" { String::new() } else { format!(" {}", quote.key) };
    format!("{}{claim}{key}", quote.annotation)
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut characters = words.chars();
    let start: String = characters.by_ref().take(60).collect();
    if characters.next().is_some() { format!("“{start}…”") } else { format!("“{start}”") }
}

/// Prints where every quote stands as one JSON document; `docs/anchoring.md` describes it.
pub fn print_json(report: &QuoteReport) {
    let passage = |passage: &PlacedPassage| {
        json!({
            "start": passage.start,
            "end": passage.end,
            "similarity": passage.similarity,
            "line": passage.line,
            "column": passage.column,
            "words": passage.words,
        })
    };
    let quote = |quote: &PlacedQuote| {
        json!({
            "document": quote.document,
            "annotation": quote.annotation,
            "claim": quote.claim,
            "key": quote.key,
            "words": quote.words,
            "file": quote.file,
            "line": quote.line,
            "column": quote.column,
            "answer": quote.answer,
            "since_lock": quote.since_lock,
            "start": quote.passage.as_ref().map(|passage| passage.start),
            "end": quote.passage.as_ref().map(|passage| passage.end),
            "similarity": quote.passage.as_ref().map(|passage| passage.similarity),
            "candidates": quote.candidates.iter().map(passage).collect::<Vec<_>>(),
        })
    };
    let quotes: Vec<Value> = report.quotes.iter().map(quote).collect();
    anstream::println!("{}", json!({ "quotes": quotes }));
}

/// What is to become of the corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Each is asked for.
    Ask,
    /// All are made.
    All,
}

/// The corrections to make, asked for one by one; none where nobody can be asked.
pub fn choose(report: &QuoteReport, consent: Consent) -> Option<Vec<Correction>> {
    let drifted = report.quotes.iter().filter(|quote| !quote.corrections.is_empty());
    if consent == Consent::All {
        return Some(drifted.flat_map(|quote| quote.corrections.clone()).collect());
    }
    if !std::io::stdin().is_terminal() {
        return None;
    }
    let mut chosen = Vec::new();
    for quote in drifted {
        let words = quote.passage.as_ref().map_or("", |passage| &passage.words);
        anstream::println!("{}:{}:{}  {}", quote.file, quote.line, quote.column, name(quote));
        anstream::println!("  from  {}", quote.words.trim());
        anstream::println!("  to    {words}");
        match ask() {
            Reply::Yes => chosen.extend(quote.corrections.clone()),
            Reply::No => {}
            Reply::Stop => break,
        }
    }
    Some(chosen)
}

enum Reply {
    Yes,
    No,
    Stop,
}

fn ask() -> Reply {
    loop {
        anstream::print!("Put the text's words into the YAML? [y]es, [n]o, [q]uit: ");
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line).unwrap_or(0) == 0 {
            return Reply::Stop;
        }
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Reply::Yes,
            "n" | "no" => return Reply::No,
            "q" | "quit" => return Reply::Stop,
            _ => {}
        }
    }
}

/// Prints changes as a unified difference.
pub fn print_differences(files: &[ChangedText]) {
    for file in files {
        let before = file.before.as_deref().unwrap_or_default();
        let difference = similar::TextDiff::from_lines(before, file.after.as_str());
        let old = if file.before.is_some() { format!("a/{}", file.path) } else { "/dev/null".to_owned() };
        let new = format!("b/{}", file.path);
        anstream::print!("{}", difference.unified_diff().header(&old, &new));
    }
}

/// Says what the lock holds; status 1 where a quote is not exact, and so not in it as it is now.
pub fn summarize_lock(report: &QuoteReport, changed: bool) -> ExitCode {
    let exact = report.quotes.iter().filter(|quote| quote.answer == "exact").count();
    let written = if changed { "written" } else { "unchanged" };
    anstream::println!("{}: {written}, {exact} {}", postil::LOCK, if exact == 1 { "quote" } else { "quotes" });
    if exact == report.quotes.len() {
        return ExitCode::SUCCESS;
    }
    let left = report.quotes.len() - exact;
    anstream::eprintln!("{left} not exact, and left as they were in the lock; `postil check` says what to do");
    ExitCode::from(super::PROJECT_HAS_ERRORS)
}

/// Says what was put right and what is left; status 1 where something is.
pub fn summarize(report: &QuoteReport, chosen: &[Correction], refused: &[Correction]) -> ExitCode {
    let is_made = |quote: &&PlacedQuote| {
        let chosen = |own: &Correction| chosen.iter().any(|other| same(own, other));
        let refused = |own: &Correction| refused.iter().any(|other| same(own, other));
        !quote.corrections.is_empty() && quote.corrections.iter().all(|own| chosen(own) && !refused(own))
    };
    let written = report.quotes.iter().filter(is_made).count();
    anstream::println!("{written} {} put right", if written == 1 { "quote" } else { "quotes" });
    for correction in refused {
        anstream::eprintln!("error: cannot be written into the YAML as it stands: {}", correction.words);
    }
    let left = report.quotes.iter().filter(|quote| quote.answer != "exact").count() - written;
    if left == 0 {
        return ExitCode::SUCCESS;
    }
    anstream::eprintln!("{left} not exact; `postil check` says what to do");
    ExitCode::from(super::PROJECT_HAS_ERRORS)
}

fn same(one: &Correction, other: &Correction) -> bool {
    one.file == other.file && one.path == other.path
}

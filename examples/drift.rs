//! Measures how well quotes are found again after known edits: `cargo run --locked --release --example drift`.
//!
//! The texts are those of `tests/drift`. Paragraphs of the first half of each are for tuning (`--half tune`), those of
//! the second for the figures (`--half report`, the default). `--show KIND` prints quotes of a kind that went wrong,
//! `--lock` works with a lock, and the exit status is 1 where a total falls below its limit.

#[path = "drift/cases.rs"]
mod cases;
#[path = "drift/edits.rs"]
mod edits;
#[path = "drift/score.rs"]
mod score;

use cases::{Case, Choice, Script, Text};
use edits::{EDITS, Edit, Random};
use score::Score;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// How many cases of each kind are made of each text.
const CASES: usize = 130;

/// The texts: their files, and how their words are set apart.
const TEXTS: [(&str, Script); 5] = [
    ("moby-dick", Script::Spaced),
    ("presidential-addresses", Script::Spaced),
    ("san-marcos-y-san-lucas", Script::Spaced),
    ("genesis", Script::Spaced),
    ("tang-poems", Script::Unspaced),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let tune = value("--half").is_some_and(|half| half == "tune");
    let lock = arguments.iter().any(|argument| argument == "--lock");
    let shown = value("--show").unwrap_or_default();
    let mut scores: BTreeMap<(Choice, usize), Score> = BTreeMap::new();
    for (number, (name, script)) in TEXTS.into_iter().enumerate() {
        let text = Text::read(name, script, tune);
        for choice in [Choice::Random, Choice::Repeated] {
            for (order, edit) in EDITS.into_iter().enumerate() {
                let mut random = Random::new(1_000_003 * number as u64 + 101 * order as u64 + u64::from(tune));
                let score = measure(&text, choice, edit, lock, &mut random, edit.name() == shown);
                scores.entry((choice, order)).or_default().add(&score);
            }
        }
    }
    if print_table(&scores) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The score of one kind of edit on one text.
fn measure(text: &Text, choice: Choice, edit: Edit, lock: bool, random: &mut Random, show: bool) -> Score {
    let cases = Case::choose(text, choice, edit, CASES, random);
    let edited = cases::edited(text, &cases);
    let quotes = score::anchored(text, &edited, &cases, edit, lock);
    let mut score = Score::default();
    for (case, quote) in cases.iter().zip(&quotes) {
        score.count(case, quote, show);
    }
    score
}

/// Prints a table for each choice of passages; whether all totals keep their limits.
fn print_table(scores: &BTreeMap<(Choice, usize), Score>) -> bool {
    let mut good = true;
    for choice in [Choice::Random, Choice::Repeated] {
        println!("\n{} passages\n", choice.name());
        println!("| edit | cases | right | both ends | wrong | ambiguous | lost | given a place | as exact |");
        println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        let (mut kept, mut gone) = (Score::default(), Score::default());
        for ((_, order), score) in scores.iter().filter(|((other, _), _)| *other == choice) {
            let edit = EDITS[*order];
            println!("| {} | {} |", edit.name(), score.row(edit.removes()));
            if edit.removes() {
                gone.add(score);
            } else if edit != Edit::NoContext {
                kept.add(score);
            }
        }
        println!("| **all that are still there** | {} |", kept.row(false));
        println!("| **all that are gone** | {} |", gone.row(true));
        good &= kept.is_good(choice) && gone.is_good(choice);
    }
    good
}

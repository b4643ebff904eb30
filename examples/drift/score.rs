//! What Postil answers, held against the truth.

use super::cases::{Case, Choice, Edited, Text};
use super::edits::Edit;
use postil::Options;
use postil::quotes::PlacedQuote;
use std::fs;
use std::path::Path;

/// Where Postil says the quotes of the cases stand, in the order of the cases.
pub fn anchored(text: &Text, edited: &Edited, cases: &[Case], edit: Edit, lock: bool) -> Vec<Answered> {
    let folder = tempfile::tempdir().expect("there is room for a project");
    let project = folder.path();
    let name = if edit == Edit::Marked { "d.md" } else { "d.txt" };
    if lock {
        let original: Vec<String> = text.paragraphs.iter().map(|words| text.join(words)).collect();
        write(project, name, &(original.join("\n\n") + "\n"), &yaml(cases, edit));
        let options = Options { project: project.to_owned(), fresh: true, ..Options::default() };
        let report = postil::anchor(&options, &|_| {}).expect("the project can be read");
        postil::write_lock(&options, &report.lock).expect("the lock can be written");
    }
    write(project, name, &edited.file, &yaml(cases, edit));
    let options = Options { project: project.to_owned(), ..Options::default() };
    let report = postil::anchor(&options, &|_| {}).expect("the project can be read");
    let number = |quote: &PlacedQuote| quote.annotation[1..].parse::<usize>().expect("ids are numbers");
    let mut quotes = report.quotes;
    quotes.sort_by_key(number);
    assert_eq!(quotes.len(), cases.len(), "every case has its quote");
    quotes
        .into_iter()
        .map(|quote| {
            let truth = edited.truths[number(&quote)].clone();
            Answered { quote, truth }
        })
        .collect()
}

/// An answer and the truth.
pub struct Answered {
    quote: PlacedQuote,
    truth: Option<std::ops::Range<usize>>,
}

fn write(project: &Path, name: &str, document: &str, annotations: &str) {
    for (path, text) in [(format!("documents/{name}"), document), ("annotations/d.yaml".to_owned(), annotations)] {
        let path = project.join(path);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
}

fn yaml(cases: &[Case], edit: Edit) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let entry = |(number, case): (usize, &Case)| {
        let quote = quoted(&edit.quote(&case.quote));
        let context = if edit == Edit::NoContext {
            String::new()
        } else {
            let side = |key: &str, words: &str| {
                if words.is_empty() { String::new() } else { format!("    {key}: {}\n", quoted(words)) }
            };
            side("prefix", &case.prefix) + &side("suffix", &case.suffix)
        };
        format!("  - id: c{number}\n    quote: {quote}\n{context}    note: x\n")
    };
    "context:\n".to_owned() + &cases.iter().enumerate().map(entry).collect::<String>()
}

/// How many cases came out how.
#[derive(Debug, Clone, Default)]
pub struct Score {
    cases: usize,
    /// Anchored with at least half of it in common with the true passage.
    right: usize,
    /// Anchored with both ends right.
    ends: usize,
    /// Anchored elsewhere.
    wrong: usize,
    ambiguous: usize,
    lost: usize,
    /// Given a place though the passage is gone.
    given: usize,
    given_as_exact: usize,
}

impl Score {
    pub fn count(&mut self, case: &Case, answered: &Answered, show: bool) {
        let Answered { quote, truth } = answered;
        self.cases += 1;
        self.ambiguous += usize::from(quote.answer == "ambiguous");
        self.lost += usize::from(quote.answer == "lost");
        let found = quote.passage.as_ref().map(|passage| passage.start..passage.end);
        let good = match (&found, truth) {
            (Some(found), Some(truth)) => {
                let common = found.end.min(truth.end).saturating_sub(found.start.max(truth.start));
                let all = found.end.max(truth.end) - found.start.min(truth.start);
                let right = common * 2 >= all;
                self.right += usize::from(right);
                self.wrong += usize::from(!right);
                self.ends += usize::from(found == truth);
                found == truth
            }
            (Some(_), None) => {
                self.given += 1;
                self.given_as_exact += usize::from(quote.answer == "exact");
                false
            }
            (None, truth) => truth.is_none(),
        };
        if show && !good {
            let words = quote.passage.as_ref().map_or("", |passage| &passage.words);
            println!("{}: {:?}\n  now {:?}\n  found {words:?}", quote.answer, case.quote, case.after.join(" "));
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.right += other.right;
        self.ends += other.ends;
        self.wrong += other.wrong;
        self.ambiguous += other.ambiguous;
        self.lost += other.lost;
        self.given += other.given;
        self.given_as_exact += other.given_as_exact;
    }

    /// Whether a total is as good as it has been: of those still there so many right and exact at both ends, of those
    /// gone so few given a place.
    pub fn is_good(&self, choice: Choice) -> bool {
        let percent = |count: usize| 100.0 * count as f64 / self.cases.max(1) as f64;
        if self.given + self.right == 0 {
            return true;
        }
        match (choice, self.right > 0) {
            (Choice::Random, true) => percent(self.right) >= 99.5 && percent(self.ends) >= 97.0,
            (Choice::Repeated, true) => percent(self.right) >= 98.0,
            (Choice::Random, false) => percent(self.given) <= 0.1 && percent(self.given_as_exact) <= 0.1,
            (Choice::Repeated, false) => percent(self.given) <= 5.0 && percent(self.given_as_exact) <= 1.0,
        }
    }

    /// A row of the table, in percent; `removed` where the passages are gone.
    pub fn row(&self, removed: bool) -> String {
        let percent = |count: usize| format!("{:.1}", 100.0 * count as f64 / self.cases.max(1) as f64);
        let there = |count: usize| if removed { String::new() } else { percent(count) };
        let gone = |count: usize| if removed { percent(count) } else { String::new() };
        [
            self.cases.to_string(),
            there(self.right),
            there(self.ends),
            there(self.wrong),
            percent(self.ambiguous),
            percent(self.lost),
            gone(self.given),
            gone(self.given_as_exact),
        ]
        .join(" | ")
    }
}

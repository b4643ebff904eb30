//! Times the anchoring of 10,000 quotes in a text of 3 MB, against one plain search for each of them:
//! `cargo run --locked --release --example anchor_speed`.
//!
//! Reading and parsing are not counted. The plain search is `memchr::memmem`, stopping at the first hit.

use postil::anchor::lock::Lock;
use postil::diagnostic::Diagnostics;
use postil::{anchor, load, parse};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const QUOTES: usize = 10_000;
const BYTES: usize = 3_000_000;
const WORDS: usize = 8;
const RUNS: usize = 5;

fn main() {
    let paragraphs = paragraphs();
    let text = paragraphs.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n\n");
    println!("{QUOTES} quotes of {WORDS} words in a text of {} bytes; medians of {RUNS} runs", text.len());
    for drifted in [0, QUOTES / 10] {
        let quotes = quotes(&paragraphs, drifted);
        let anchored = median(|| anchoring(&text, &quotes));
        let plain = median(|| plain_search(&text, &quotes));
        let ratio = plain.as_secs_f64() / anchored.as_secs_f64();
        println!(
            "{drifted:>5} drifted: anchored in {anchored:.3?}, searched one by one in {plain:.3?} ({ratio:.1} times)"
        );
    }
}

/// Paragraphs of made-up words, from a fixed seed.
fn paragraphs() -> Vec<Vec<String>> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |end: u64| {
        // Marsaglia's xorshift (2003).
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % end
    };
    let letter = |number: u64| char::from(b"etaoinshrdlu"[usize::try_from(number).unwrap_or(0)]);
    let words: Vec<String> = (0..20_000).map(|_| (0..3 + random(7)).map(|_| letter(random(12))).collect()).collect();
    let (mut paragraphs, mut bytes) = (Vec::new(), 0);
    while bytes < BYTES {
        let paragraph: Vec<String> =
            (0..80).map(|_| words[usize::try_from(random(20_000)).unwrap_or(0)].clone()).collect();
        bytes += paragraph.iter().map(|word| word.len() + 1).sum::<usize>();
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// Quotes from all over the text; in so many of them one word is another.
fn quotes(paragraphs: &[Vec<String>], drifted: usize) -> Vec<String> {
    let quote = |number: usize| {
        let paragraph = &paragraphs[number % paragraphs.len()];
        let start = (number / paragraphs.len()) * (WORDS + 4) + 2;
        let mut words = paragraph[start..start + WORDS].to_vec();
        if drifted > 0 && number.is_multiple_of(QUOTES / drifted) {
            "another".clone_into(&mut words[WORDS / 2]);
        }
        words.join(" ")
    };
    (0..QUOTES).map(quote).collect()
}

fn anchoring(text: &str, quotes: &[String]) -> Duration {
    let folder = tempfile::tempdir().expect("there is room for a project");
    write(folder.path(), text, quotes);
    let mut problems = Diagnostics::default();
    let inputs = load::inputs(folder.path(), &mut problems).expect("the project can be read");
    let parsed = parse::documents(&inputs, false, &mut problems);
    let started = Instant::now();
    let (_, answered) = anchor::with_quotes(parsed, Lock::default(), &mut problems);
    let time = started.elapsed();
    assert_eq!(answered.len(), QUOTES);
    time
}

fn write(project: &Path, text: &str, quotes: &[String]) {
    let mut annotations = "context:\n".to_owned();
    for (number, quote) in quotes.iter().enumerate() {
        let _ = writeln!(annotations, "  - {{id: n{number}, quote: {quote}, note: x}}");
    }
    for (path, content) in [("documents/d.txt", text), ("annotations/d.yaml", annotations.as_str())] {
        let path = project.join(path);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("folders can be made");
        fs::write(path, content).expect("files can be written");
    }
}

fn plain_search(text: &str, quotes: &[String]) -> Duration {
    let started = Instant::now();
    let found = quotes.iter().filter(|quote| memchr::memmem::find(text.as_bytes(), quote.as_bytes()).is_some()).count();
    let time = started.elapsed();
    assert!(found > 0);
    time
}

fn median(run: impl Fn() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort();
    times[RUNS / 2]
}

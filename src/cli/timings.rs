//! How long each stage of a run took, by the clock of whoever asked.

use clap::ValueEnum;
use postil::Progress;
use serde_json::{Value, json};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How timings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimingsFormat {
    /// For people, a line for each stage
    Text,
    /// One JSON document on one line
    Json,
}

/// Takes note of when a run came to each of its stages.
pub struct Stopwatch {
    started: Instant,
    laps: Mutex<Vec<Lap>>,
}

/// When a stage began, counted from the start of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lap {
    stage: &'static str,
    begun: Duration,
}

impl Stopwatch {
    /// A stopwatch that has run since the program began.
    #[must_use]
    pub fn new(started: Instant) -> Self {
        Self { started, laps: Mutex::new(vec![Lap { stage: "start", begun: Duration::ZERO }]) }
    }

    /// Takes note of a step.
    pub fn advance(&self, step: Progress) {
        let begun = self.started.elapsed();
        let mut laps = self.laps.lock().unwrap_or_else(PoisonError::into_inner);
        let stage = match step {
            Progress::Comparing => "compare",
            Progress::Loading => "load",
            Progress::Parsing => "parse",
            Progress::Anchoring(_) => "anchor",
            Progress::Resolving => "resolve",
            Progress::Preparing => "prepare",
            Progress::Rendering(_) => "render documents",
            Progress::Rendered => {
                // Whichever document comes last: what follows it is the pages that belong to none.
                match laps.last_mut().filter(|lap| lap.stage == REST) {
                    Some(lap) => lap.begun = lap.begun.max(begun),
                    None => laps.push(Lap { stage: REST, begun }),
                }
                return;
            }
            Progress::Linting => "lint",
            Progress::Asking(_) => "ask",
            Progress::Asked => return,
            Progress::Reporting => "report",
            Progress::Writing(_) => "write",
            Progress::Closing => "close",
        };
        laps.push(Lap { stage, begun });
    }

    /// Prints on standard error how long the stages took, up to now.
    pub fn print(&self, format: TimingsFormat) {
        let total = self.started.elapsed();
        let laps = self.laps.lock().unwrap_or_else(PoisonError::into_inner);
        let stages = stages(&laps, total);
        match format {
            TimingsFormat::Text => anstream::eprint!("{}", text(&stages, total)),
            TimingsFormat::Json => anstream::eprintln!("{}", data(&stages, total)),
        }
    }
}

/// The stage from the last document's page on.
const REST: &str = "render the rest";

/// How long each stage took: until the next one began.
fn stages(laps: &[Lap], total: Duration) -> Vec<(&'static str, Duration)> {
    let ends = laps.iter().skip(1).map(|lap| lap.begun).chain([total]);
    laps.iter().zip(ends).map(|(lap, end)| (lap.stage, end.saturating_sub(lap.begun))).collect()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A line for each stage: its milliseconds, and their share of the whole.
fn text(stages: &[(&str, Duration)], total: Duration) -> String {
    let line = |(stage, time): (&str, Duration)| {
        let share = time.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE) * 100.0;
        format!("{stage:<16} {:>10.2} ms {share:>5.1} %\n", milliseconds(time))
    };
    stages.iter().copied().chain([("total", total)]).map(line).collect()
}

/// The stages in their order, in milliseconds with three decimals.
fn data(stages: &[(&str, Duration)], total: Duration) -> Value {
    let rounded = |time| (milliseconds(time) * 1000.0).round() / 1000.0;
    let stage = |(stage, time): &(&str, Duration)| json!({ "stage": stage, "milliseconds": rounded(*time) });
    json!({ "stages": stages.iter().map(stage).collect::<Vec<_>>(), "milliseconds": rounded(total) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lap(stage: &'static str, milliseconds: u64) -> Lap {
        Lap { stage, begun: Duration::from_millis(milliseconds) }
    }

    #[test]
    fn each_stage_lasts_until_the_next_and_all_of_them_as_long_as_the_run() {
        let (laps, total) = ([lap("start", 0), lap("load", 1), lap("parse", 5)], Duration::from_millis(20));
        let stages = stages(&laps, total);
        assert_eq!(stages.iter().map(|(_, time)| time.as_millis()).collect::<Vec<_>>(), [1, 4, 15]);
        assert_eq!(stages.iter().map(|(_, time)| *time).sum::<Duration>(), total);
        assert_eq!(
            text(&stages, total),
            "start                  1.00 ms   5.0 %\n\
             load                   4.00 ms  20.0 %\n\
             parse                 15.00 ms  75.0 %\n\
             total                 20.00 ms 100.0 %\n"
        );
        let expected = json!({ "stage": "load", "milliseconds": 4.0 });
        assert_eq!(data(&stages, total)["stages"][1], expected);
    }

    #[test]
    fn what_follows_the_last_document_counts_as_the_rest() {
        let stopwatch = Stopwatch::new(Instant::now());
        for step in [Progress::Rendering(2), Progress::Rendered, Progress::Rendered, Progress::Writing(3)] {
            stopwatch.advance(step);
        }
        let laps = stopwatch.laps.into_inner().unwrap();
        let names: Vec<&str> = laps.iter().map(|lap| lap.stage).collect();
        assert_eq!(names, ["start", "render documents", REST, "write"]);
        assert!(laps.is_sorted_by_key(|lap| lap.begun));
    }
}

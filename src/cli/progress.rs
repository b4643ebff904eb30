//! A progress bar on a terminal, once the work has taken long enough to wonder.

use indicatif::{ProgressDrawTarget, ProgressStyle};
use postil::Progress;
use std::sync::Once;
use std::time::{Duration, Instant};

/// How long a run may take before its progress is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows the stage of a run and, for the long ones, how far it is.
pub struct ProgressBar {
    started: Instant,
    /// Whether it was seen to that it is shown.
    shown: Once,
    bar: indicatif::ProgressBar,
}

impl ProgressBar {
    /// A bar that is not shown yet; never shown where standard error is no terminal.
    #[must_use]
    pub fn new(started: Instant) -> Self {
        let bar = indicatif::ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { started, shown: Once::new(), bar }
    }

    /// Takes note of a step.
    pub fn advance(&self, step: Progress) {
        if self.started.elapsed() > PATIENCE {
            // Once: where standard error is no terminal it stays hidden, and the terminal would be looked for at each document.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        let (message, total) = match step {
            Progress::Comparing | Progress::Loading => ("reading the project", 0),
            Progress::Parsing => ("parsing", 0),
            Progress::Anchoring(annotations) => ("looking up quotes", annotations),
            Progress::Resolving => ("following references", 0),
            Progress::Rendering(documents) => ("rendering pages", documents),
            Progress::Linting | Progress::Reporting => ("looking for gaps", 0),
            Progress::Writing(files) => ("writing files", files),
            Progress::Asking(addresses) => ("asking addresses", addresses),
            Progress::Rendered | Progress::Asked => {
                self.bar.inc(1);
                return;
            }
            Progress::Preparing | Progress::Closing => return,
        };
        self.bar.set_message(message);
        self.bar.set_position(0);
        self.bar.set_length(total as u64);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

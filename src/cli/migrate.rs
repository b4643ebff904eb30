//! `postil migrate`: what brings a project to the format that this program reads, shown or done.

use super::messages::Presentation;
use super::{PROJECT_HAS_ERRORS, anchor, failed};
use crate::cli::format::Format;
use postil::Options;
use postil::migrate::STEPS;
use std::process::ExitCode;
use std::time::Instant;

/// Shows the changes, or makes them.
pub fn run(options: &Options, write: bool, started: Instant) -> ExitCode {
    let report = match postil::migrate(options, STEPS) {
        Ok(report) => report,
        Err(failure) => return failed(&failure),
    };
    Presentation { format: Format::Human, builds: false, started }.print(&report.messages, &report.files);
    let Some(migration) = report.migration else { return ExitCode::from(PROJECT_HAS_ERRORS) };
    let (files, to) = (&migration.files, migration.to);
    if files.is_empty() {
        anstream::println!("format {to}, and says so: nothing to change");
        return ExitCode::SUCCESS;
    }
    if !write {
        anchor::print_differences(files);
        anstream::eprintln!("`postil migrate --write` makes these changes");
        return ExitCode::SUCCESS;
    }
    if let Err(failure) = postil::write_changed(options, files) {
        return failed(&failure);
    }
    for file in files {
        anstream::println!("{}: changed", file.path);
    }
    anstream::println!("format {to}");
    ExitCode::SUCCESS
}

//! The command line: what can be asked for, and what is answered.

mod anchor;
mod arguments;
mod cache_folder;
mod explain;
mod format;
mod memory;
mod messages;
mod migrate;
mod online;
mod progress;
mod report;
mod timings;

use anchor::Consent;
use arguments::{Anchoring, Arguments, Command, Deny, Project, Reporting, Timings};
use clap::Parser;
use format::Format;
use messages::Presentation;
use postil::date::PartialDate;
use postil::diagnostic::Severity;
use postil::lint::Web;
use postil::{Failure, Options, Progress, Report};
use progress::ProgressBar;
use std::process::ExitCode;
use std::time::Instant;
use timings::{Stopwatch, TimingsFormat};

/// Exit status where the project has errors.
const PROJECT_HAS_ERRORS: u8 = 1;

/// Exit status where the command could not be carried out.
const COULD_NOT_RUN: u8 = 2;

/// Carries out what the command line asks for.
pub fn run() -> ExitCode {
    let started = Instant::now();
    match Arguments::parse().command {
        Command::Build { project, output, force, no_cache, standalone, messages, timings: Timings { timings } } => {
            let Project { folder, drafts } = project;
            let site = output.clone().unwrap_or_else(|| folder.join("site"));
            let memory = if no_cache || force { None } else { memory::of(&site) };
            let options = Options { project: folder, output, drafts, force, memory, ..Options::default() };
            let presentation = Presentation { format: messages.format, builds: true, started };
            let result = with_progress(started, timings, |progress| match &standalone {
                Some(file) => postil::build_standalone(&options, file, progress),
                None => postil::build(&options, progress),
            });
            answer(result, &presentation, messages.deny)
        }
        Command::Check { project, links, online, messages, timings: Timings { timings } } => {
            let options = Options { today: Some(PartialDate::today()), ..options(project) };
            let presentation = Presentation { format: messages.format, builds: false, started };
            if online && !online::AVAILABLE {
                return failed(&"this postil was built without `--online`: build it with the cargo feature `online`");
            }
            let result = with_progress(started, timings, |progress| {
                let ask = |addresses: &[String]| online::ask(addresses, progress);
                let web = match (links, online) {
                    (_, true) => Web::Asked(&ask),
                    (true, false) => Web::Read,
                    (false, false) => Web::Trusted,
                };
                postil::check(&options, web, progress)
            });
            answer(result, &presentation, messages.deny)
        }
        Command::Anchor { project, anchoring } => {
            anchored(&Options { fresh: anchoring.lock, ..options(project) }, &anchoring, started)
        }
        Command::Migrate { folder, write } => {
            let options = Options { project: folder, ..Options::default() };
            migrate::run(&options, write, started)
        }
        Command::Report { project, reporting, timings: Timings { timings } } => {
            reported(&options(project), &reporting, timings, started)
        }
        Command::Explain { code } => explain::print(code.as_deref()),
    }
}

fn options(Project { folder, drafts }: Project) -> Options {
    Options { project: folder, drafts, ..Options::default() }
}

/// Does some work under a progress bar, and says how long its stages took if that is asked for.
fn with_progress<T>(
    started: Instant,
    timings: Option<TimingsFormat>,
    work: impl FnOnce(&(dyn Fn(Progress) + Sync)) -> T,
) -> T {
    let bar = ProgressBar::new(started);
    let stopwatch = timings.map(|_| Stopwatch::new(started));
    let result = work(&|step| {
        bar.advance(step);
        if let Some(stopwatch) = &stopwatch {
            stopwatch.advance(step);
        }
    });
    bar.finish();
    if let (Some(stopwatch), Some(format)) = (stopwatch, timings) {
        stopwatch.print(format);
    }
    result
}

fn failed(failure: &dyn std::fmt::Display) -> ExitCode {
    anstream::eprintln!("error: {failure}");
    ExitCode::from(COULD_NOT_RUN)
}

/// Says what came of a build or a check: messages, and a summary if all is well.
fn answer(result: Result<Report, Failure>, presentation: &Presentation, deny: Option<Deny>) -> ExitCode {
    let report = match result {
        Ok(report) => report,
        Err(failure) => return failed(&failure),
    };
    presentation.print(&report.messages, &report.files);
    let Some(summary) = &report.summary else { return ExitCode::from(PROJECT_HAS_ERRORS) };
    if presentation.format == Format::Human {
        messages::summarize(summary, &report.messages, presentation.started.elapsed());
    }
    let warnings = report.messages.iter().any(|message| message.diagnostic.severity == Severity::Warning);
    if deny == Some(Deny::Warnings) && warnings {
        return ExitCode::from(PROJECT_HAS_ERRORS);
    }
    ExitCode::SUCCESS
}

/// Says where a project's evidence is thin.
fn reported(options: &Options, reporting: &Reporting, timings: Option<TimingsFormat>, started: Instant) -> ExitCode {
    let (report, editorial) = match with_progress(started, timings, |progress| postil::report(options, progress)) {
        Ok(found) => found,
        Err(failure) => return failed(&failure),
    };
    Presentation { format: Format::Human, builds: false, started }.print(&report.messages, &report.files);
    let Some(editorial) = editorial else { return ExitCode::from(PROJECT_HAS_ERRORS) };
    let answer = report::Answer {
        editorial: &editorial,
        files: &report.files,
        stale_before: PartialDate::today().years_before(reporting.stale),
    };
    match reporting.format {
        arguments::ListFormat::Human => answer.print(reporting.top),
        arguments::ListFormat::Json => answer.print_json(),
    }
    ExitCode::SUCCESS
}

/// Lists quotes or puts drifted ones right.
fn anchored(options: &Options, anchoring: &Anchoring, started: Instant) -> ExitCode {
    let report = match with_progress(started, None, |progress| postil::anchor(options, progress)) {
        Ok(report) => report,
        Err(failure) => return failed(&failure),
    };
    let other_errors = report.messages.iter().filter(|message| {
        message.diagnostic.severity == Severity::Error && !message.diagnostic.code.name().starts_with("quote-")
    });
    let other_errors: Vec<_> = other_errors.cloned().collect();
    Presentation { format: Format::Human, builds: false, started }.print(&other_errors, &report.files);
    if anchoring.lock && !other_errors.is_empty() {
        anstream::eprintln!("the lock was left as it was: the quotes of what cannot be read would be lost from it");
        return ExitCode::from(PROJECT_HAS_ERRORS);
    }
    if anchoring.lock {
        return write_lock(options, &report);
    }
    if anchoring.write {
        let done = write_corrections(options, anchoring, &report);
        // Nobody has looked at the quotes of what cannot be read.
        let unread = done == ExitCode::SUCCESS && !other_errors.is_empty();
        return if unread { ExitCode::from(PROJECT_HAS_ERRORS) } else { done };
    }
    match anchoring.format {
        arguments::ListFormat::Human => anchor::list(&report),
        arguments::ListFormat::Json => anchor::print_json(&report),
    }
    let exact = report.quotes.iter().all(|quote| quote.answer == "exact");
    if exact && other_errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PROJECT_HAS_ERRORS) }
}

fn write_lock(options: &Options, report: &postil::QuoteReport) -> ExitCode {
    match postil::write_lock(options, &report.lock) {
        Ok(changed) => anchor::summarize_lock(report, changed),
        Err(failure) => failed(&failure),
    }
}

fn write_corrections(options: &Options, anchoring: &Anchoring, report: &postil::QuoteReport) -> ExitCode {
    let consent = if anchoring.yes || anchoring.dry_run { Consent::All } else { Consent::Ask };
    let Some(chosen) = anchor::choose(report, consent) else {
        return failed(&"nobody can be asked here: add `--yes` to make all changes, or `--dry-run` to see them");
    };
    let (files, refused) = postil::corrected(&report.files, &chosen);
    if anchoring.dry_run {
        anchor::print_differences(&files);
        return ExitCode::SUCCESS;
    }
    if let Err(failure) = postil::write_changed(options, &files) {
        return failed(&failure);
    }
    anchor::summarize(report, &chosen, &refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}

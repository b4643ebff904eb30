//! The command line: what can be asked for, and what is answered.

mod messages;
mod progress;

use clap::{Args, Parser, Subcommand};
use postil::{Failure, Options, Progress, Report};
use progress::ProgressBar;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Exit status where the project has errors.
const PROJECT_HAS_ERRORS: u8 = 1;

/// Exit status where the command could not be carried out.
const COULD_NOT_RUN: u8 = 2;

/// Merges texts and the notes on them into a static site with margin notes.
///
/// A project is a folder with `documents/` (Markdown and plain text) and `annotations/` (YAML). Each annotation quotes
/// the words it is about; Postil finds them, or says where it could not.
#[derive(Parser)]
#[command(name = "postil", version, max_term_width = 100)]
#[command(
    after_help = "Start with `postil check` in a project's folder, then `postil build`, and open site/index.html.

Exit status: 0 all is well, 1 the project has errors, 2 the command could not be carried out."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site of a project.
    ///
    /// Reads documents/, annotations/, templates/ and static/ of the project and writes the site into its folder
    /// site/. If anything is wrong with the project, all of it is reported and the site is left as it was. Files whose
    /// content has not changed are not written again; files of an earlier build that are no longer part of the site
    /// are removed; other files in the folder are left alone.
    #[command(after_help = "Examples:
  postil build                        the project in this folder, into site/
  postil build book --output /srv/www another project, to another folder
  postil build --drafts               with annotations marked `draft: true`

Exit status: 0 built, 1 the project has errors and nothing was written, 2 could not read or write.")]
    Build {
        #[command(flatten)]
        project: Project,
        /// The folder for the site [default: site/ in the project]
        #[arg(short, long, value_name = "FOLDER")]
        output: Option<PathBuf>,
        /// Write over files in the output folder that Postil did not make
        #[arg(long)]
        force: bool,
    },
    /// Report everything that is wrong with a project, and write nothing.
    ///
    /// Does all that `build` does short of writing: every quote is looked up in its document, every reference followed,
    /// every page rendered.
    #[command(after_help = "Examples:
  postil check                        the project in this folder
  postil check book --drafts          another project, with its drafts

Exit status: 0 nothing is wrong, 1 the project has errors, 2 could not read it.")]
    Check {
        #[command(flatten)]
        project: Project,
    },
}

#[derive(Args)]
struct Project {
    /// The project's folder
    #[arg(value_name = "PROJECT", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// Include annotations marked `draft: true`
    #[arg(long)]
    drafts: bool,
}

/// Carries out what the command line asks for.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let started = Instant::now();
    let bar = ProgressBar::new(started);
    let progress = |step: Progress| bar.advance(step);
    let builds = matches!(arguments.command, Command::Build { .. });
    let result = match arguments.command {
        Command::Build { project: Project { folder, drafts }, output, force } => {
            postil::build(&Options { project: folder, output, drafts, force }, &progress)
        }
        Command::Check { project: Project { folder, drafts } } => {
            postil::check(&Options { project: folder, drafts, ..Options::default() }, &progress)
        }
    };
    bar.finish();
    answer(result, builds, started)
}

/// Says what came of it: messages on standard error, the summary on standard output.
fn answer(result: Result<Report, Failure>, builds: bool, started: Instant) -> ExitCode {
    match result {
        Ok(report) => {
            messages::print(&report, builds);
            match &report.summary {
                Some(summary) => {
                    messages::summarize(summary, started.elapsed());
                    ExitCode::SUCCESS
                }
                None => ExitCode::from(PROJECT_HAS_ERRORS),
            }
        }
        Err(failure) => {
            anstream::eprintln!("error: {failure}");
            ExitCode::from(COULD_NOT_RUN)
        }
    }
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

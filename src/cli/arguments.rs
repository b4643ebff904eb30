//! The commands and their options, with the help that says how to use them.

use super::format::Format;
use super::timings::TimingsFormat;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
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
  postil build --standalone book.html one file with everything in it
  postil build --timings              where the time goes

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
        /// Make everything, even where the site was made of the same files before
        #[arg(long)]
        no_cache: bool,
        /// Write one HTML file with everything in it instead of a site, for mail and archives
        #[arg(long, value_name = "FILE", conflicts_with_all = ["output", "force"])]
        standalone: Option<PathBuf>,
        #[command(flatten)]
        messages: Messages,
        #[command(flatten)]
        timings: Timings,
    },
    /// Report everything that is wrong with a project, and write nothing.
    ///
    /// Does all that `build` does short of writing: every quote is looked up in its document, every reference followed,
    /// every page rendered. What is allowed but unwise is reported as a warning.
    #[command(after_help = "Examples:
  postil check                        the project in this folder
  postil check book --drafts          another project, with its drafts
  postil check --links                look at how web addresses are written, too
  postil check --online               ask them whether they are still there
  postil check --deny warnings        warnings fail, too
  postil check --format github        annotations in a GitHub workflow

Exit status: 0 nothing is wrong, 1 the project has errors, 2 could not read it.")]
    Check {
        #[command(flatten)]
        project: Project,
        /// Look at how every address of the web is written
        ///
        /// Links within the site and local copies of sources are always followed.
        #[arg(long)]
        links: bool,
        /// Ask every address of the web whether it is still there
        ///
        /// Each is asked once, those of one host one after another with pauses, and what answered is remembered for a
        /// day. Nothing but these addresses is sent.
        #[arg(long)]
        online: bool,
        #[command(flatten)]
        messages: Messages,
        #[command(flatten)]
        timings: Timings,
    },
    /// Show where each quote stands, and put drifted ones right.
    ///
    /// A quote is exact, ambiguous (it stands in several places), drifted (its passage is unmistakable, and says
    /// something else) or lost. With --write the words of the text are put into the YAML in place of drifted ones; no
    /// other byte of the file changes.
    #[command(after_help = "Examples:
  postil anchor                       a line for each quote
  postil anchor --write               ask for each drifted quote whether to put it right
  postil anchor --write --dry-run     show what would change, and change nothing
  postil anchor --lock                write down where each quote stands, for later edits
  postil anchor --format json         the same as data, with passages in code points

Exit status: 0 every quote is exact or was put right, 1 some are not, 2 could not read or write.")]
    Anchor {
        #[command(flatten)]
        project: Project,
        #[command(flatten)]
        anchoring: Anchoring,
    },
    /// Bring a project to the format that this program reads.
    ///
    /// Shows what has to change in the YAML as a unified diff; with --write it is changed, and no other byte. A key or a
    /// value that has another name in the later format is renamed, and postil.yaml says which format the project is in.
    /// docs/format-policy.md says what may change from one format to the next.
    #[command(after_help = "Examples:
  postil migrate                      what would change in the project in this folder
  postil migrate book --write         change it

Exit status: 0 shown or written, 1 something is in the way and nothing was written, 2 could not read or write.")]
    Migrate {
        /// The project's folder
        #[arg(value_name = "PROJECT", default_value = ".", hide_default_value = true)]
        folder: PathBuf,
        /// Make the changes
        #[arg(long)]
        write: bool,
    },
    /// Report where a project's evidence is thin.
    ///
    /// Paragraphs without notes, notes without sources, contradictions that are not settled, the sources leaned on most,
    /// those looked at long ago and those that nothing cites, who wrote how much, and drafts that wait. None of it is
    /// wrong: `postil check` reports what is.
    #[command(after_help = "Examples:
  postil report                       the project in this folder
  postil report --top 50              more of every list
  postil report --stale 1             sources not looked at for a year
  postil report --format json         all of it as data

Exit status: 0 reported, 1 the project has errors, 2 could not read it.")]
    Report {
        #[command(flatten)]
        project: Project,
        #[command(flatten)]
        reporting: Reporting,
        #[command(flatten)]
        timings: Timings,
    },
    /// Explain a message by the name in its brackets, or list all names.
    #[command(after_help = "Examples:
  postil explain                      all names
  postil explain quote-ambiguous      what it means, and what to do")]
    Explain {
        /// The name, as in error[quote-ambiguous]
        code: Option<String>,
    },
}

#[derive(Args)]
pub struct Project {
    /// The project's folder
    #[arg(value_name = "PROJECT", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
    /// Include annotations marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Args)]
pub struct Messages {
    /// How messages are written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// What fails beside errors
    #[arg(long, value_enum, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

#[derive(Args)]
pub struct Timings {
    /// Say on standard error how long each stage took
    // With `=`, so that a project's folder behind the bare flag is not taken for its value.
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "text")]
    pub timings: Option<TimingsFormat>,
}

/// What fails beside errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Exit with status 1 if there is a warning
    Warnings,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Anchoring {
    /// Put the words of the text into the YAML where quotes drifted
    #[arg(long)]
    pub write: bool,
    /// Do not ask before each change
    #[arg(long, requires = "write")]
    pub yes: bool,
    /// Print the changes as a unified diff, and make none
    #[arg(long, requires = "write", conflicts_with = "yes")]
    pub dry_run: bool,
    /// Write annotations/postil.lock: where each quote stands, as evidence after later edits of the text
    #[arg(long, conflicts_with = "write")]
    pub lock: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", conflicts_with = "write")]
    pub format: ListFormat,
}

#[derive(Args)]
pub struct Reporting {
    /// How many of each list are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub top: usize,
    /// After how many years a source is to be looked at again
    #[arg(long, value_name = "YEARS", default_value_t = 2, value_parser = clap::value_parser!(i16).range(0..))]
    pub stale: i16,
    /// How the report is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ListFormat {
    /// For people, a line for each
    #[default]
    Human,
    /// One JSON document
    Json,
}

//! What a run is given, what it says while it lasts, and what comes of it.

use crate::date;
use crate::diagnostic::Located;
use crate::load::LoadError;
use crate::migrate::Migration;
use crate::quotes::PlacedQuote;
use crate::text::TextFiles;
use crate::write::{WriteError, Written};
use std::path::PathBuf;
use std::time::Duration;

/// What to build, and where to.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The project's folder.
    pub project: PathBuf,
    /// The folder for the site; `site` in the project by default.
    pub output: Option<PathBuf>,
    /// Whether annotations marked as drafts are built too.
    pub drafts: bool,
    /// Whether files that Postil did not make may be written over.
    pub force: bool,
    /// Whether `anchor` looks at the project as if it had no lock, to write a new one.
    pub fresh: bool,
    /// The day after which a date is in the future, for `check`; without it no date is.
    pub today: Option<date::PartialDate>,
    /// Where `build` looks whether there is anything to make; without it everything is made.
    pub memory: Option<Memory>,
}

/// Where a build keeps what it was made of.
#[derive(Debug, Clone)]
pub struct Memory {
    /// The file; it may be removed at any time.
    pub record: PathBuf,
    /// What tells this program from others that may have made the site.
    pub program: String,
    /// When the build began, counted from 1970: what was changed shortly before may change again without another time.
    pub begun: Duration,
}

/// What a run found and did.
#[derive(Debug)]
pub struct Report {
    /// The messages, by file and position.
    pub messages: Vec<Located>,
    /// The files that they speak of.
    pub files: TextFiles,
    /// What the project holds; none where it has errors.
    pub summary: Option<Summary>,
}

/// What a project holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The documents.
    pub documents: usize,
    /// The annotations of each kind, by the word for one and the word for several.
    pub annotations: Vec<(String, String, usize)>,
    /// The pages of the site.
    pub pages: usize,
    /// The page to begin with, and what writing did; none for a check.
    pub written: Option<(PathBuf, Written)>,
}

/// Why a run could not be carried out at all.
#[derive(Debug)]
pub enum Failure {
    /// The project could not be read.
    Load(LoadError),
    /// The site could not be written.
    Write(WriteError),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Load(error) => error.fmt(formatter),
            Self::Write(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Failure {}

/// What a run is doing, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Comparing the files with those that the site was made of.
    Comparing,
    /// Reading the project.
    Loading,
    /// Parsing its files.
    Parsing,
    /// Finding the passages of so many annotations.
    Anchoring(usize),
    /// Making references good.
    Resolving,
    /// Reading the words of the site's language.
    Preparing,
    /// Rendering the pages of so many documents.
    Rendering(usize),
    /// One of them is rendered.
    Rendered,
    /// Looking for what is allowed but unwise.
    Linting,
    /// Looking for where the evidence is thin.
    Reporting,
    /// Writing so many files.
    Writing(usize),
    /// Asking so many addresses of the web.
    Asking(usize),
    /// One of them has answered.
    Asked,
    /// Putting the messages in their order, and letting go of everything else.
    Closing,
}

/// Where the quotes of a project stand.
#[derive(Debug)]
pub struct QuoteReport {
    /// What is wrong with the project, by file and position.
    pub messages: Vec<Located>,
    /// The files that it speaks of.
    pub files: TextFiles,
    /// The quotes, by document, file and place.
    pub quotes: Vec<PlacedQuote>,
    /// What `annotations/postil.lock` would say of them.
    pub lock: String,
}

/// What is wrong with a project's files where they are brought to another format.
#[derive(Debug)]
pub struct MigrationReport {
    /// The messages, by file and position.
    pub messages: Vec<Located>,
    /// The files that they speak of.
    pub files: TextFiles,
    /// What is to be done; none where something is in the way.
    pub migration: Option<Migration>,
}

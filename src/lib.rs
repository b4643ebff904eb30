//! Postil merges a source text and YAML annotations through templates into a static site with margin notes.
//!
//! The modules stand here in reading order, which is the layer order: each imports only from those above it. The
//! stages are [`load`], [`parse`], [`mod@anchor`], [`resolve`], [`render`] and [`mod@write`]; [`build`] and [`check`] call
//! them.

pub mod text;

pub mod date;

pub mod address;

pub mod language;

pub mod diagnostic;

pub mod yaml;

pub mod format;

pub mod settings;

pub mod load;

pub mod interface;

pub mod migrate;

pub mod parse;

pub mod anchor;

pub mod quotes;

pub mod resolve;

pub mod report;

pub mod render;

pub mod lint;

pub mod write;

use diagnostic::{Diagnostics, Located};
use interface::Interface;
use load::{Inputs, LoadError};
use migrate::Migration;
use parse::annotation::Kind;
use quotes::PlacedQuote;
pub use quotes::{Correction, corrected};
use render::Nowhere;
use report::EditorialReport;
use resolve::Resolved;
use std::path::{Path, PathBuf};
use std::sync::Arc;
pub use text::ChangedText;
use text::TextFiles;
use write::record::{self, Record};
use write::{Staging, WriteError, Written};

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

/// Builds the site of a project. Where the project has errors nothing is written, and the report says what they are.
/// Where it is remembered that the site was made of the same, and all of it is there, nothing is made again.
///
/// # Errors
/// Where the project cannot be read or the site cannot be written at all.
pub fn build(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, Failure> {
    let output = options.output.clone().unwrap_or_else(|| options.project.join("site"));
    write::check_output(&options.project, &output).map_err(Failure::Write)?;
    write::clear_leftovers(&output).map_err(Failure::Write)?;
    let (inputs, problems) = loaded(options, progress)?;
    write::check_output_apart_from(&inputs.links, &output).map_err(Failure::Write)?;
    let memory = options.memory.as_ref().filter(|_| problems.is_empty());
    let drafts = if options.drafts { "drafts" } else { "" };
    let made_of = memory.map(|memory| (memory, record::made_of(&inputs, &memory.program, drafts)));
    let remembered = made_of.as_ref().and_then(|(memory, made_of)| {
        let same = |record: &Record| record.made_of == *made_of && record.holds(&output);
        Record::read(&memory.record).filter(same)
    });
    if let Some(record) = remembered {
        return Ok(Report { messages: Vec::new(), files: inputs.files, summary: Some(summary_of(record, &output)) });
    }
    let mut paths = Vec::new();
    // Kept until the end: what is remembered must be said of this site, and not of one that another build wrote since.
    let mut site = None;
    let report = run_on(inputs, problems, options, progress, |resolved, interface, problems| {
        progress(Progress::Rendering(resolved.anchored.parsed.documents.len()));
        let rendered = || progress(Progress::Rendered);
        if problems.has_errors() {
            let pages = render::pages(resolved, interface, problems, &Nowhere, &rendered);
            return Ok(Finished { pages: pages.len(), written: None });
        }
        let staging = site.insert(Staging::begin(&output, options.force).map_err(Failure::Write)?);
        paths = render::pages(resolved, interface, problems, staging, &rendered);
        if problems.has_errors() {
            return Ok(Finished { pages: paths.len(), written: None });
        }
        progress(Progress::Writing(paths.len()));
        let written = staging.finish().map_err(Failure::Write)?;
        Ok(Finished { pages: paths.len(), written: Some((output.join("index.html"), written)) })
    })?;
    // What has something to say says it again the next time.
    if let (Some((memory, made_of)), Some(summary), []) = (made_of, &report.summary, report.messages.as_slice()) {
        let record = Record::of(&output, made_of, summary.documents, summary.annotations.clone(), &paths);
        if let Some(record) = record {
            record.keep(&memory.record);
        }
    }
    Ok(report)
}

/// What is said of a site that need not be made again.
fn summary_of(record: Record, output: &Path) -> Summary {
    let pages = record.count();
    let written = Written { unchanged: pages, ..Written::default() };
    let Record { documents, annotations, .. } = record;
    Summary { documents, annotations, pages, written: Some((output.join("index.html"), written)) }
}

/// Builds one HTML file that holds a project's documents and all they need, pictures included. Where the project has
/// errors nothing is written.
///
/// # Errors
/// Where the project cannot be read, or the file cannot be written or would be one that the project is read from.
pub fn build_standalone(
    options: &Options,
    file: &Path,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report, Failure> {
    write::check_output(&options.project, file).map_err(Failure::Write)?;
    run(options, progress, |resolved, interface, problems| {
        progress(Progress::Rendering(0));
        let page = render::standalone(resolved, interface, problems).filter(|_| !problems.has_errors());
        let Some(page) = page else { return Ok(Finished { pages: 1, written: None }) };
        write::check_output_apart_from(&resolved.anchored.parsed.inputs.links, file).map_err(Failure::Write)?;
        progress(Progress::Writing(1));
        let changed = write::whole(file, &page.bytes).map_err(Failure::Write)?;
        let written = Written { changed: changed.into(), unchanged: (!changed).into(), removed: 0 };
        Ok(Finished { pages: 1, written: Some((file.to_owned(), written)) })
    })
}

/// Reports everything that a build of a project would, and what is allowed but unwise; writes nothing. `web` says how
/// closely addresses of the web are looked at.
///
/// # Errors
/// Where the project cannot be read at all.
pub fn check(options: &Options, web: lint::Web<'_>, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, Failure> {
    run(options, progress, |resolved, interface, problems| {
        progress(Progress::Rendering(resolved.anchored.parsed.documents.len()));
        let pages = render::pages(resolved, interface, problems, &Nowhere, &|| progress(Progress::Rendered));
        progress(Progress::Linting);
        lint::project(resolved, interface, &pages, options.today, web, problems);
        Ok(Finished { pages: pages.len(), written: None })
    })
}

/// Says where a project's evidence is thin: what has no note, no source, no settlement. None where it has errors.
///
/// # Errors
/// Where the project cannot be read at all.
pub fn report(
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Report, Option<EditorialReport>), Failure> {
    let mut editorial = None;
    let report = run(options, progress, |resolved, _, _| {
        progress(Progress::Reporting);
        editorial = Some(report::editorial(resolved));
        Ok(Finished { pages: 0, written: None })
    })?;
    let editorial = editorial.filter(|_| report.summary.is_some());
    Ok((report, editorial))
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

/// Says where every quote of a project stands; drafts included if the options say so.
///
/// # Errors
/// Where the project cannot be read at all.
pub fn anchor(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<QuoteReport, Failure> {
    let mut problems = Diagnostics::default();
    progress(Progress::Loading);
    let inputs = load::inputs(&options.project, &mut problems).map_err(Failure::Load)?;
    progress(Progress::Parsing);
    let parsed = parse::documents(&inputs, options.drafts, &mut problems);
    progress(Progress::Anchoring(parsed.annotations.len()));
    let before = anchor::lock::read(&inputs, &mut Diagnostics::default());
    // A new lock takes things as they are; the old one is evidence for anything else.
    let lock = if options.fresh { anchor::lock::Lock::default() } else { before.clone() };
    let (anchored, answered) = anchor::with_quotes(parsed, lock, &mut problems);
    let quotes = quotes::placed(&anchored, &answered);
    let lock = quotes::lock(&anchored, &answered, &before).to_text();
    drop(anchored);
    let locator = yaml::Locator::new(&inputs.files);
    let messages = problems.located(&inputs.files, |place| locator.range(place));
    drop(locator);
    Ok(QuoteReport { messages, files: inputs.files, quotes, lock })
}

/// Writes changed files, each whole or not at all; a byte order mark is kept.
///
/// # Errors
/// Where a file cannot be written, or has been changed by somebody else since it was read.
pub fn write_changed(options: &Options, files: &[ChangedText]) -> Result<(), Failure> {
    files.iter().try_for_each(|file| write::changed(&options.project, file)).map_err(Failure::Write)
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

/// Says what brings a project to the format behind the last of these steps; `migrate::STEPS` are those there are.
///
/// # Errors
/// Where the project cannot be read at all.
pub fn migrate(options: &Options, steps: &[migrate::Step]) -> Result<MigrationReport, Failure> {
    // What else is wrong with the project, `check` says once it is in this format.
    let mut problems = Diagnostics::default();
    let inputs = load::in_any_format(&options.project, &mut problems).map_err(Failure::Load)?;
    let migration = migrate::plan(&inputs, steps, &mut problems);
    let locator = yaml::Locator::new(&inputs.files);
    let messages = problems.located(&inputs.files, |place| locator.range(place));
    drop(locator);
    Ok(MigrationReport { messages, files: inputs.files, migration })
}

/// What came of the last stages.
struct Finished {
    pages: usize,
    written: Option<(PathBuf, Written)>,
}

/// The last stages of a run: what is made of the project, and where it goes.
type Finish<'f> = dyn FnOnce(&Resolved<'_>, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure> + 'f;

/// Writes a project's lock; true if it says something new.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_lock(options: &Options, lock: &str) -> Result<bool, Failure> {
    write::whole_within(&options.project, LOCK, lock.as_bytes()).map_err(Failure::Write)
}

/// Where the lock is.
pub const LOCK: &str = "annotations/postil.lock";

/// The stages that every run has, and then what `finish` does.
fn run(
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    finish: impl FnOnce(&Resolved<'_>, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure>,
) -> Result<Report, Failure> {
    let (inputs, problems) = loaded(options, progress)?;
    run_on(inputs, problems, options, progress, finish)
}

/// The first stage, with what it has to say.
fn loaded(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<(Inputs, Diagnostics), Failure> {
    let mut problems = Diagnostics::default();
    progress(Progress::Loading);
    let inputs = load::inputs(&options.project, &mut problems).map_err(Failure::Load)?;
    Ok((inputs, problems))
}

/// The stages behind the first.
fn run_on(
    inputs: Inputs,
    mut problems: Diagnostics,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    finish: impl FnOnce(&Resolved<'_>, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure>,
) -> Result<Report, Failure> {
    let summary = stages(&inputs, options.drafts, &mut problems, progress, Box::new(finish))?;
    let locator = yaml::Locator::new(&inputs.files);
    let messages = problems.located(&inputs.files, |place| locator.range(place));
    drop(locator);
    Ok(Report { messages, files: inputs.files, summary })
}

fn stages(
    inputs: &Inputs,
    drafts: bool,
    problems: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
    finish: Box<Finish<'_>>,
) -> Result<Option<Summary>, Failure> {
    progress(Progress::Parsing);
    let parsed = parse::documents(inputs, drafts, problems);
    progress(Progress::Anchoring(parsed.annotations.len()));
    let lock = anchor::lock::read(inputs, problems);
    let anchored = anchor::annotations(parsed, lock, problems);
    progress(Progress::Resolving);
    let resolved = resolve::references(anchored, problems);
    progress(Progress::Preparing);
    let interface = render::interface(&resolved, problems);
    let Finished { pages, written } = finish(&resolved, &interface, problems)?;
    progress(Progress::Closing);
    if problems.has_errors() {
        return Ok(None);
    }
    let documents = resolved.anchored.parsed.documents.len();
    Ok(Some(Summary { documents, annotations: count(&resolved), pages, written }))
}

/// The annotations of each kind there is, in the order of the kinds.
fn count(resolved: &Resolved<'_>) -> Vec<(String, String, usize)> {
    let declared = &resolved.anchored.parsed.inputs.settings.kinds.0;
    let mut counts = std::collections::BTreeMap::<Kind, usize>::new();
    for anchored in &resolved.anchored.annotations {
        *counts.entry(anchored.annotation.kind).or_default() += 1;
    }
    let named = |(kind, count): (Kind, usize)| {
        let (one, several) = match kind {
            Kind::Context => ("context note", "context notes"),
            Kind::Source => ("source note", "source notes"),
            Kind::Contradiction => ("contradiction", "contradictions"),
            Kind::Declared(number) => {
                let kind = &declared[number].1;
                (kind.label.as_str(), kind.plural.as_deref().unwrap_or(&kind.label))
            }
        };
        (one.to_owned(), several.to_owned(), count)
    };
    counts.into_iter().map(named).collect()
}

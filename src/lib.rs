//! Postil merges a source text and YAML annotations through templates into a static site with margin notes.
//!
//! The modules stand here in reading order, which is the layer order: each imports only from those above it. The
//! stages are [`load`], [`parse`], [`mod@anchor`], [`resolve`], [`render`] and [`mod@write`]; [`build`] and [`check`] call
//! them; a [`project::Project`] keeps what they made, and makes of it what is asked for.

pub mod memo;

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

pub mod run;

pub mod pipeline;

pub mod project;

use diagnostic::Diagnostics;
use interface::Interface;
use load::Inputs;
use parse::annotation::Kind;
use pipeline::Memos;
pub use quotes::{Correction, corrected};
use render::{Made, Nowhere};
use report::EditorialReport;
use resolve::Resolved;
pub use run::{Failure, Memory, MigrationReport, Options, Progress, QuoteReport, Report, Summary};
use std::path::{Path, PathBuf};
use std::sync::Arc;
pub use text::ChangedText;
use text::TextFiles;
use write::record::{self, Record};
use write::{Staging, Written};

/// Builds the site of a project. Where the project has errors nothing is written, and the report says what they are.
/// Where it is remembered that the site was made of the same, and all of it is there, nothing is made again.
///
/// # Errors
/// Where the project cannot be read or the site cannot be written at all.
pub fn build(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report, Failure> {
    let output = options.output.clone().unwrap_or_else(|| options.project.join("site"));
    write::check_output(&options.project, &output).map_err(Failure::Write)?;
    write::clear_leftovers(&output).map_err(Failure::Write)?;
    progress(Progress::Comparing);
    let listing = listing(options);
    let mut record = options.memory.as_ref().and_then(|memory| Record::read(&memory.record, &memory.program));
    let listed = |record: &Record| !listing.is_empty() && record.listing == listing && record.holds(&output);
    if let Some(record) = record.as_ref().filter(|record| listed(record)) {
        return Ok(unchanged(record, &output));
    }
    progress(Progress::Loading);
    let (inputs, problems) = loaded(options)?;
    write::check_output_apart_from(&inputs, &options.project, &output).map_err(Failure::Write)?;
    let listing = if inputs.are_listed() { listing } else { String::new() };
    let made_of = record::made_of(&inputs, with_drafts(options));
    let same = |record: &Record| problems.is_empty() && record.made_of == made_of && record.holds(&output);
    if let (Some(memory), Some(record)) = (&options.memory, record.as_mut().filter(|record| same(record))) {
        if record.listing != listing {
            // The same files lie there otherwise: the next build need not read them.
            record.listing = listing;
            record.keep(&memory.record);
        }
        return Ok(unchanged(record, &output));
    }
    let quotes = record.as_ref().map(Record::quotes).unwrap_or_default();
    let quotes = options.memory.as_ref().map(|_| &quotes as &dyn anchor::remembered::Memory);
    let mut made = Made::default();
    // Kept until the end: what is remembered must be said of this site, and not of one that another build wrote since.
    let mut site = None;
    let report = run_on(&inputs, problems, quotes, options, progress, |resolved, interface, problems| {
        progress(Progress::Rendering(resolved.anchored.parsed.documents.len()));
        let rendered = || progress(Progress::Rendered);
        if problems.has_errors() {
            let made = render::pages(resolved, interface, problems, &Nowhere, &rendered);
            return Ok(Finished { pages: made.paths.len(), written: None });
        }
        let staging = Staging::begin(&output, options.force).map_err(Failure::Write)?;
        let staging = site.insert(match &record {
            Some(record) => staging.believing(record),
            None => staging,
        });
        made = render::pages(resolved, interface, problems, staging, &rendered);
        let pages = made.paths.len();
        if problems.has_errors() {
            return Ok(Finished { pages, written: None });
        }
        progress(Progress::Writing(pages));
        let written = staging.finish().map_err(Failure::Write)?;
        Ok(Finished { pages, written: Some((output.join("index.html"), written)) })
    })?;
    if let (Some(memory), Some(summary)) = (&options.memory, &report.summary) {
        // What has something to say says it again the next time.
        let (made_of, listing) = if report.messages.is_empty() { (made_of, listing) } else { Default::default() };
        let (program, annotations) = (memory.program.clone(), summary.annotations.clone());
        let record = Record::of(&output, program, made_of, listing, summary.documents, annotations, made);
        if let Some(record) = record {
            record.keep(&memory.record);
        }
    }
    Ok(report)
}

/// What tells what is made with drafts from what is made without.
fn with_drafts(options: &Options) -> &'static str {
    if options.drafts { "drafts" } else { "" }
}

/// How the project's files lie on disk, if a build remembers that, and with it whether drafts are built; empty where it proves
/// nothing.
fn listing(options: &Options) -> String {
    let listing = options.memory.as_ref().and_then(|memory| load::listing(&options.project, memory.begun));
    listing.map(|listing| listing + with_drafts(options)).unwrap_or_default()
}

/// What is said of a site that need not be made again.
fn unchanged(record: &Record, output: &Path) -> Report {
    let pages = record.count();
    let written = Some((output.join("index.html"), Written { unchanged: pages, ..Written::default() }));
    let (documents, annotations) = (record.documents, record.annotations.clone());
    let summary = Some(Summary { documents, annotations, pages, written });
    Report { messages: Vec::new(), files: TextFiles::default(), summary }
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
        write::check_output_apart_from(&resolved.anchored.parsed.inputs, &options.project, file)
            .map_err(Failure::Write)?;
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
        let pages = render::pages(resolved, interface, problems, &Nowhere, &|| progress(Progress::Rendered)).paths;
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
    progress(Progress::Anchoring(parsed.count()));
    let before = anchor::lock::read(&inputs, &mut Diagnostics::default());
    // A new lock takes things as they are; the old one is evidence for anything else.
    let lock = if options.fresh { anchor::lock::Lock::default() } else { before.clone() };
    let (anchored, answered) = anchor::with_quotes(parsed, lock, &mut problems);
    let quotes = quotes::placed(&anchored, &answered);
    let lock = quotes::lock(&anchored, &answered, &before).to_text();
    let locator = yaml::Locator::new(&inputs.files);
    let messages = problems.located(&inputs.files, |place| locator.range(place));
    Ok(QuoteReport { messages, files: inputs.files.clone(), quotes, lock })
}

/// Writes changed files, each whole or not at all; a byte order mark is kept.
///
/// # Errors
/// Where a file cannot be written, or has been changed by somebody else since it was read.
pub fn write_changed(options: &Options, files: &[ChangedText]) -> Result<(), Failure> {
    files.iter().try_for_each(|file| write::changed(&options.project, file)).map_err(Failure::Write)
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
type Finish<'f> = dyn FnOnce(&Resolved, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure> + 'f;

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
    finish: impl FnOnce(&Resolved, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure>,
) -> Result<Report, Failure> {
    progress(Progress::Loading);
    let (inputs, problems) = loaded(options)?;
    run_on(&inputs, problems, None, options, progress, finish)
}

/// The first stage, with what it has to say.
fn loaded(options: &Options) -> Result<(Arc<Inputs>, Diagnostics), Failure> {
    let mut problems = Diagnostics::default();
    let inputs = load::inputs(&options.project, &mut problems).map_err(Failure::Load)?;
    Ok((inputs, problems))
}

/// The stages behind the first; `memory` has where quotes stood the last time.
fn run_on(
    inputs: &Arc<Inputs>,
    mut problems: Diagnostics,
    memory: Option<&dyn anchor::remembered::Memory>,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    finish: impl FnOnce(&Resolved, &Arc<Interface>, &mut Diagnostics) -> Result<Finished, Failure>,
) -> Result<Report, Failure> {
    let summary = stages(inputs, memory, options.drafts, &mut problems, progress, Box::new(finish))?;
    let locator = yaml::Locator::new(&inputs.files);
    let messages = problems.located(&inputs.files, |place| locator.range(place));
    Ok(Report { messages, files: inputs.files.clone(), summary })
}

fn stages(
    inputs: &Arc<Inputs>,
    memory: Option<&dyn anchor::remembered::Memory>,
    drafts: bool,
    problems: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
    finish: Box<Finish<'_>>,
) -> Result<Option<Summary>, Failure> {
    let resolved = pipeline::resolved(inputs, drafts, memory, &mut Memos::default(), problems, progress);
    progress(Progress::Preparing);
    let interface = render::interface(&resolved, problems);
    let Finished { pages, written } = finish(&resolved, &interface, problems)?;
    progress(Progress::Closing);
    if problems.has_errors() {
        return Ok(None);
    }
    let documents = resolved.anchored.parsed.documents.len();
    let summary = Summary { documents, annotations: count(&resolved), pages, written };
    memo::let_go(resolved);
    Ok(Some(summary))
}

/// The annotations of each kind there is, in the order of the kinds.
fn count(resolved: &Resolved) -> Vec<(String, String, usize)> {
    let declared = &resolved.anchored.parsed.inputs.settings.kinds.0;
    let mut counts = std::collections::BTreeMap::<Kind, usize>::new();
    for (_, anchored) in resolved.anchored.annotations() {
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

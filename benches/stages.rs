//! Each stage on its own, on made-up works: `cargo bench --locked`, or `cargo bench --locked -- anchor` for one of them.
//!
//! Everything runs on one thread, so that the times are those of the whole work and all allocations are counted.

#[path = "../examples/bench/corpus.rs"]
#[expect(dead_code, reason = "footnotes are for other programs")]
mod corpus;
#[path = "../examples/bench/words.rs"]
mod words;
#[path = "../examples/bench/work.rs"]
#[expect(dead_code, reason = "names are for the command line")]
mod work;

use divan::{AllocProfiler, Bencher};
use postil::Options;
use postil::anchor::lock::Lock;
use postil::anchor::{self, Anchored};
use postil::diagnostic::Diagnostics;
use postil::interface::Interface;
use postil::lint::{self, Web};
use postil::load::{self, Inputs};
use postil::parse::{self, Parsed};
use postil::project::Project;
use postil::render::templates::Templates;
use postil::render::{self, Nowhere, Sink};
use postil::resolve::{self, Resolved};
use postil::write::{Staging, Written};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use work::Work;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const WORKS: [Work; 3] = [Work::Documents(1), Work::Documents(100), Work::Long(1000)];

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("no other pool has been made");
    divan::main();
}

fn project(work: Work) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a project");
    work.write(folder.path()).expect("the project can be written");
    folder
}

/// What is read of a work.
fn inputs(work: Work) -> Arc<Inputs> {
    load::inputs(project(work).path(), &mut Diagnostics::default()).expect("the project can be read")
}

fn parsed(inputs: &Arc<Inputs>) -> Parsed {
    parse::documents(inputs, false, &mut Diagnostics::default())
}

fn anchored(inputs: &Arc<Inputs>) -> Anchored {
    anchor::annotations(parsed(inputs), Lock::default(), &mut Diagnostics::default())
}

fn resolved(work: Work) -> Resolved {
    let mut problems = Diagnostics::default();
    let resolved = resolve::references(anchored(&inputs(work)), &mut problems);
    assert!(!problems.has_errors());
    resolved
}

fn interface(resolved: &Resolved) -> Arc<Interface> {
    render::interface(resolved, &mut Diagnostics::default())
}

/// The paths of the pages, none of which is kept.
fn pages(resolved: &Resolved, interface: &Arc<Interface>) -> Vec<String> {
    render::pages(resolved, interface, &mut Diagnostics::default(), &Nowhere, &|| ()).paths
}

/// Keeps the files of a site.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Kept {
    fn page(&self, path: &str, bytes: &[u8]) {
        self.part(path, bytes);
    }

    fn part(&self, path: &str, part: &[u8]) {
        let mut files = self.0.lock().expect("no thread has failed");
        files.entry(path.to_owned()).or_default().extend_from_slice(part);
    }
}

fn files(resolved: &Resolved) -> BTreeMap<String, Vec<u8>> {
    let kept = Kept::default();
    let _ = render::pages(resolved, &interface(resolved), &mut Diagnostics::default(), &kept, &|| ());
    kept.0.into_inner().expect("no thread has failed")
}

fn written(site: &Path, files: &BTreeMap<String, Vec<u8>>) -> Written {
    let staging = Staging::begin(site, false).expect("the site can be written");
    for (path, bytes) in files {
        staging.page(path, bytes);
    }
    staging.finish().expect("the site can be written")
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn load(bencher: Bencher<'_, '_>, work: Work) {
    let folder = project(work);
    bencher.bench_local(|| load::inputs(folder.path(), &mut Diagnostics::default()));
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, work: Work) {
    let inputs = inputs(work);
    bencher.bench_local(|| parsed(&inputs));
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn anchor(bencher: Bencher<'_, '_>, work: Work) {
    let inputs = inputs(work);
    bencher
        .with_inputs(|| parsed(&inputs))
        .bench_local_values(|parsed| anchor::annotations(parsed, Lock::default(), &mut Diagnostics::default()));
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn resolve(bencher: Bencher<'_, '_>, work: Work) {
    let inputs = inputs(work);
    bencher
        .with_inputs(|| anchored(&inputs))
        .bench_local_values(|anchored| resolve::references(anchored, &mut Diagnostics::default()));
}

/// The site's words and its templates, which every build begins rendering with.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn prepare(bencher: Bencher<'_, '_>) {
    let resolved = resolved(Work::Documents(1));
    let inputs = &resolved.anchored.parsed.inputs;
    bencher.bench_local(|| Templates::new(inputs, interface(&resolved), &mut Diagnostics::default()).is_some());
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn render(bencher: Bencher<'_, '_>, work: Work) {
    let resolved = resolved(work);
    let interface = interface(&resolved);
    bencher.bench_local(|| pages(&resolved, &interface));
}

/// What a project in memory takes to follow a change of one document's text, with the page of that document.
#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn rebuild(bencher: Bencher<'_, '_>, work: Work) {
    let folder = project(work);
    let options = Options { project: folder.path().to_owned(), ..Options::default() };
    let mut project = Project::open(&options, &|_| ()).expect("the project can be read");
    let document = work.document(0).name;
    let path = PathBuf::from(format!("documents/{document}.md"));
    bencher.bench_local(|| {
        let file = folder.path().join(&path);
        let text = fs::read_to_string(&file).expect("the document can be read");
        fs::write(&file, text + "\nOne sentence more.\n").expect("the document can be written");
        project.update(std::slice::from_ref(&path)).expect("the project can be read");
        project.file(&format!("{document}.html")).expect("the page is there")
    });
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn lint(bencher: Bencher<'_, '_>, work: Work) {
    let resolved = resolved(work);
    let interface = interface(&resolved);
    let pages = pages(&resolved, &interface);
    bencher.bench_local(|| {
        lint::project(&resolved, &interface, &pages, None, Web::Trusted, &mut Diagnostics::default());
    });
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn write(bencher: Bencher<'_, '_>, work: Work) {
    let resolved = resolved(work);
    let files = files(&resolved);
    bencher
        .with_inputs(|| tempfile::tempdir().expect("there is room for a site"))
        .bench_local_refs(|folder| written(&folder.path().join("site"), &files));
}

#[divan::bench(args = WORKS, sample_count = 10, sample_size = 1)]
fn write_unchanged(bencher: Bencher<'_, '_>, work: Work) {
    let resolved = resolved(work);
    let files = files(&resolved);
    let folder = tempfile::tempdir().expect("there is room for a site");
    let site = folder.path().join("site");
    written(&site, &files);
    bencher.bench_local(|| written(&site, &files));
}

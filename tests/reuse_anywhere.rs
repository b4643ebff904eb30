//! Whatever is edited in whatever project, what is kept of the last build is what would be made: checked in memory on
//! projects made up, edited at random, and on the cases and the demo, of whose files lines are moved about.
//!
//! `POSTIL_LONG` says how many edits of each sort are tried instead of a few.

use super::made_up::Project;
use super::project;
use postil::diagnostic::Diagnostics;
use postil::render::reuse::MadeDocument;
use postil::render::{self, Made, Sink};
use postil::{anchor, load, parse, resolve};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The files of a project or of a site, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A site as it was built.
struct Site {
    files: Files,
    documents: HashMap<String, MadeDocument>,
    /// How many files were kept of the site before.
    kept: usize,
}

/// Takes files, and keeps those of the site before.
struct Keeping<'s> {
    before: Option<&'s Site>,
    now: Mutex<Files>,
    kept: AtomicUsize,
}

impl Keeping<'_> {
    fn add(&self, path: &str, part: &[u8]) {
        self.now.lock().unwrap().entry(path.to_owned()).or_default().extend_from_slice(part);
    }
}

impl Sink for Keeping<'_> {
    fn page(&self, path: &str, bytes: &[u8]) {
        let before = self.now.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        assert!(before.is_none(), "{path} is both kept and made, or made twice");
    }

    fn part(&self, path: &str, part: &[u8]) {
        self.add(path, part);
    }

    fn made_before(&self, page: &str) -> Option<&MadeDocument> {
        self.before?.documents.get(page)
    }

    fn part_again(&self, path: &str, bytes: &Range<u64>) -> bool {
        let bytes = usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap();
        let Some(part) = self.before.and_then(|before| before.files.get(path)?.get(bytes)) else { return false };
        self.add(path, part);
        true
    }

    fn keep(&self, path: &str) -> bool {
        let Some(bytes) = self.before.and_then(|before| before.files.get(path)) else { return false };
        self.page(path, bytes);
        self.kept.fetch_add(1, Ordering::Relaxed);
        true
    }
}

/// Builds a project in memory, with what is known of a site before it; none where it has errors.
fn built(files: &Files, drafts: bool, before: Option<&Site>) -> Option<Site> {
    let mut problems = Diagnostics::default();
    let files = files.iter().map(|(path, bytes)| (path.into(), bytes.clone())).collect();
    let inputs = load::in_memory(&files, &mut problems);
    let parsed = parse::documents(&inputs, drafts, &mut problems);
    let lock = anchor::lock::read(&inputs, &mut problems);
    let resolved = resolve::references(anchor::annotations(parsed, lock, &mut problems), &mut problems);
    let interface = render::interface(&resolved, &mut problems);
    // With errors nothing is written.
    if problems.has_errors() {
        return None;
    }
    let sink = Keeping { before, now: Mutex::default(), kept: AtomicUsize::new(0) };
    let Made { paths, documents } = render::pages(&resolved, &interface, &mut problems, &sink, &|| {});
    if problems.has_errors() {
        return None;
    }
    let files = sink.now.into_inner().unwrap();
    assert_eq!(paths, files.keys().cloned().collect::<Vec<_>>());
    let documents = documents.into_iter().map(|document| (document.page.clone(), document)).collect();
    Some(Site { files, documents, kept: sink.kept.into_inner() })
}

/// Builds a project behind another one, and says how many files were kept, if both have no errors: then the site is the
/// one that is made of nothing.
fn kept(before: &Files, after: &Files, drafts: [bool; 2]) -> Option<usize> {
    let last = built(before, drafts[0], None)?;
    let next = built(after, drafts[1], Some(&last))?;
    let anew = built(after, drafts[1], None)?;
    for (path, bytes) in &anew.files {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(&next.files[path]), text(bytes), "{path}");
    }
    assert_eq!(next.files.len(), anew.files.len());
    assert_eq!(next.documents, anew.documents);
    Some(next.kept)
}

/// So many edits are tried.
pub fn edits(usually: u32) -> ProptestConfig {
    let long = std::env::var("POSTIL_LONG").ok().and_then(|number| number.parse().ok());
    let cases = long.unwrap_or(usually);
    ProptestConfig { cases, max_local_rejects: u32::MAX, max_global_rejects: u32::MAX, ..ProptestConfig::default() }
}

/// Puts copies of lines of some files between lines of others: which line, which file, and where in it.
pub fn moved_about(files: &mut [(String, Vec<u8>)], moves: &[[prop::sample::Index; 3]]) {
    let number = files.len();
    let lines: Vec<Vec<u8>> =
        files.iter().flat_map(|(_, bytes)| bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec)).collect();
    for [line, file, at] in moves {
        let bytes = &mut files[file.index(number)].1;
        let ends: Vec<usize> = (0..=bytes.len()).filter(|at| *at == 0 || bytes[at - 1] == b'\n').collect();
        let at = ends[at.index(ends.len())];
        bytes.splice(at..at, lines[line.index(lines.len())].iter().copied());
    }
}

static MADE_UP: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];

proptest! {
    #![proptest_config(edits(32))]

    #[test]
    fn what_is_kept_of_a_project_made_up_is_what_would_be_made(
        choices in prop::collection::vec(any::<u16>(), 0..160), edits in prop::collection::vec(any::<[u16; 6]>(), 1..3),
        drafts in any::<[bool; 2]>(),
    ) {
        let mut project = Project::new(&choices);
        let before = project.files();
        for edit in edits {
            project.edit(edit);
        }
        let drafts = if choices.len() % 8 == 0 { drafts } else { [drafts[0]; 2] };
        let kept = kept(&before, &project.files(), drafts);
        for (number, at) in [(1, 0), (usize::from(kept.is_some()), 1), (usize::from(kept.is_some_and(|kept| kept > 0)), 2)] {
            MADE_UP[at].fetch_add(number, Ordering::Relaxed);
        }
        let [all, sound, with_something_kept] = [0, 1, 2].map(|at| MADE_UP[at].load(Ordering::Relaxed));
        // Were most of them at fault, or nothing ever kept, this would say nothing.
        prop_assert!(all < 32 || (2 * sound > all && 4 * with_something_kept > sound), "{all} {sound} {with_something_kept}");
    }

    #[test]
    fn what_is_kept_where_lines_are_moved_about_is_what_would_be_made(
        case in any::<prop::sample::Index>(), moves in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 1..3),
        alone in any::<bool>(),
    ) {
        let projects = project::that_build();
        let mut files = project::inputs(&projects[case.index(projects.len())]);
        if !alone {
            files.extend(BESIDE.map(|(path, text)| (path.to_owned(), text.into())));
        }
        let before: Files = files.iter().cloned().collect();
        moved_about(&mut files, &moves);
        kept(&before, &files.into_iter().collect(), [true; 2]);
    }
}

/// Documents beside those of a case, so that there is something to keep.
pub const BESIDE: [(&str, &str); 4] = [
    ("documents/beside/one.md", "# One\n\nIt stands beside all others.\n"),
    ("documents/beside/two.txt", "Two\n\nSo does this.\n"),
    ("annotations/beside/one.yaml", "context:\n  - {quote: all others, note: Of which case?, on: 2020}\n"),
    (
        "annotations/beside/two.yaml",
        "sources:\n  - {quote: this, note: And this one?, see: beside/one.md#all-others}\n",
    ),
];

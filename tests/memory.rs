//! What a build remembers: of the same inputs nothing is made again, and nothing else is taken for the same.

use super::project::files;
use postil::{Memory, Options, Progress};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

/// A project in a folder of its own, and where its builds are remembered.
struct Project {
    folder: tempfile::TempDir,
    program: RefCell<&'static str>,
}

impl Project {
    fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap(), program: RefCell::new("one") };
        project.write("documents/a.md", "# A\n\nSome words here.\n");
        project.write("annotations/a.yaml", "context:\n  - {quote: Some words, note: A note.}\n");
        project.write("static/b.txt", "b");
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("project").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds it, and says whether anything was made.
    fn build(&self, drafts: bool) -> bool {
        self.looked_at(drafts) == LookedAt::Made
    }

    /// Builds it, and says how far that went.
    fn looked_at(&self, drafts: bool) -> LookedAt {
        let record = self.folder.path().join("cache").join("record");
        let program = (*self.program.borrow()).to_owned();
        let memory = Some(Memory { record, program, begun: UNIX_EPOCH.elapsed().unwrap() });
        let options = Options { project: self.path(""), drafts, memory, ..Options::default() };
        let steps = Mutex::new(Vec::new());
        let report = postil::build(&options, &|step| steps.lock().unwrap().push(step)).unwrap();
        let summary = report.summary.unwrap();
        assert_eq!((summary.documents, summary.annotations[0].2), (1, 1));
        let (index, written) = summary.written.unwrap();
        assert!(index.ends_with("site/index.html"));
        let steps = steps.into_inner().unwrap();
        let came_to = |of: fn(&Progress) -> bool| steps.iter().any(of);
        let made = came_to(|step| matches!(step, Progress::Rendering(_)));
        assert!(made || (written.changed, written.unchanged) == (0, summary.pages));
        match came_to(|step| matches!(step, Progress::Loading)) {
            true if made => LookedAt::Made,
            true => LookedAt::Read,
            false => LookedAt::Listed,
        }
    }
}

/// How far a build went.
#[derive(Debug, PartialEq, Eq)]
enum LookedAt {
    /// No file was read.
    Listed,
    /// The project was read, and no more.
    Read,
    /// The site was made.
    Made,
}

/// What is changed, and how.
type Change = (&'static str, fn(&Project));

/// Changes after which a site is to be made again.
const CHANGES: [Change; 9] = [
    ("a document", |project| project.write("documents/a.md", "# A\n\nSome words there.\n")),
    ("a document of the same length and time", |project| {
        let path = project.path("documents/a.md");
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        project.write("documents/a.md", "# A\n\nSome words hear.\n");
        fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    }),
    ("an annotation", |project| {
        project.write("annotations/a.yaml", "context:\n  - {quote: Some words, note: Another.}\n");
    }),
    ("a file that is published as it is", |project| project.write("static/b.txt", "c")),
    ("the settings", |project| project.write("postil.yaml", "title: Another\n")),
    ("a template", |project| project.write("templates/custom.css", "p { color: red }\n")),
    ("the program", |project| *project.program.borrow_mut() = "two"),
    ("a page that someone changed", |project| fs::write(project.path("site/a.html"), "mine").unwrap()),
    ("a page that is gone", |project| fs::remove_file(project.path("site/a.html")).unwrap()),
];

fn made_without_memory(project: &Path) -> Vec<(String, Vec<u8>)> {
    let output = tempfile::tempdir().unwrap();
    let site = output.path().join("site");
    super::project::build(project, &site, false);
    files(&site)
}

#[test]
fn of_the_same_nothing_is_made_again() {
    let project = Project::new();
    assert!(project.build(false));
    assert!(!project.build(false));
    assert!(!project.build(false));
    assert_eq!(files(&project.path("site")), made_without_memory(&project.path("")));
}

#[test]
fn whatever_is_not_the_same_is_made() {
    for (what, change) in CHANGES {
        let project = Project::new();
        assert!(project.build(false) && !project.build(false));
        change(&project);
        assert!(project.build(false), "{what}");
        assert_eq!(files(&project.path("site")), made_without_memory(&project.path("")), "{what}");
        assert!(!project.build(false), "{what}");
    }
    let project = Project::new();
    assert!(project.build(false) && project.build(true), "with drafts");
}

#[cfg(unix)]
#[test]
fn files_that_lie_as_they_lay_are_not_read() {
    // What has just been written may be written again without another time.
    let settle = || std::thread::sleep(std::time::Duration::from_millis(2100));
    let project = Project::new();
    assert_eq!([project.looked_at(false), project.looked_at(false)], [LookedAt::Made, LookedAt::Read]);
    let projects = CHANGES.map(|_| Project::new());
    settle();
    assert!(projects.iter().all(|project| project.looked_at(false) == LookedAt::Made));
    assert!(projects.iter().all(|project| project.looked_at(false) == LookedAt::Listed));
    assert_eq!([project.looked_at(false), project.looked_at(false)], [LookedAt::Read, LookedAt::Listed]);
    assert_eq!([project.looked_at(true), project.looked_at(true)], [LookedAt::Made, LookedAt::Listed]);
    for (project, (_, change)) in projects.iter().zip(CHANGES) {
        change(project);
    }
    project.write("documents/a.md", &fs::read_to_string(project.path("documents/a.md")).unwrap());
    assert_eq!(project.looked_at(true), LookedAt::Read, "it has just been written");
    settle();
    for (project, (what, _)) in projects.iter().zip(CHANGES) {
        assert_eq!(project.looked_at(false), LookedAt::Made, "{what}");
        assert_eq!(project.looked_at(false), LookedAt::Listed, "{what}");
    }
    assert_eq!([project.looked_at(true), project.looked_at(true)], [LookedAt::Read, LookedAt::Listed], "the same text");
}

#[test]
fn what_has_something_to_say_says_it_again() {
    let project = Project::new();
    project.write("postil.yaml", "drift: warn\n");
    project.write("annotations/a.yaml", "context:\n  - {quote: Some wards here, note: A note.}\n");
    assert!(project.build(false) && project.build(false));
}

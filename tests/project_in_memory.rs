//! Whatever is edited in whatever project, what is kept of it in memory is what would be made: checked on projects made up,
//! edited at random, and on the cases and the demo, of whose files lines are moved about.
//!
//! `POSTIL_LONG` says how many edits of each sort are tried instead of a few.

use super::made_up;
use super::project;
use super::reuse_anywhere::{BESIDE, Files, edits, moved_about};
use postil::Options;
use postil::project::{Project, SiteFile};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Writes the files of a project that are other than before; gives their paths, those of files that are gone too.
fn write(folder: &Path, before: &Files, after: &Files) -> Vec<PathBuf> {
    let changed = before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
    let paths: Vec<PathBuf> = changed.map(PathBuf::from).collect();
    for path in &paths {
        let full = folder.join(path);
        match after.get(path.to_str().unwrap()) {
            Some(bytes) => {
                fs::create_dir_all(full.parent().unwrap()).unwrap();
                fs::write(full, bytes).unwrap();
            }
            None => fs::remove_file(full).unwrap_or_default(),
        }
    }
    paths
}

fn open(options: &Options) -> Project {
    Project::open(options, &|_| {}).unwrap()
}

/// Takes edits of a project one after the other into what is kept of it in memory; each time it is what it is where it is
/// read anew, and its site is the one that is built. Gives how often it could be built.
fn follow(states: &[Files], drafts: bool) -> usize {
    let folder = TempDir::new().unwrap();
    let site = TempDir::new().unwrap();
    let (project, output) = (folder.path().join("project"), site.path().join("site"));
    write(&project, &Files::new(), &states[0]);
    let options = Options { project: project.clone(), output: Some(output.clone()), drafts, ..Options::default() };
    let mut kept = open(&options);
    let mut sound = 0;
    let mut paths = BTreeSet::from(["nothing/of/the/sort.html".to_owned()]);
    for states in states.windows(2) {
        let changed = write(&project, &states[0], &states[1]);
        kept.update(&changed).unwrap();
        if postil::build(&options, &|_| {}).unwrap().summary.is_some() {
            sound += 1;
            // Beside the site stands what it was written by.
            for (path, bytes) in project::files(&output).into_iter().filter(|(path, _)| path != ".postil") {
                let file = kept.file(&path).unwrap_or_else(|| panic!("there is no {path}"));
                assert_eq!(text(&file.bytes), text(&bytes), "{path}");
                paths.insert(path);
            }
        }
        // Where something is wrong, what is sound is shown all the same.
        same(&kept, &open(&options), &paths);
    }
    sound
}

/// That two projects say the same of themselves and have the same in these files.
fn same(one: &Project, other: &Project, paths: &BTreeSet<String>) {
    assert_eq!(format!("{:?}", one.messages()), format!("{:?}", other.messages()));
    for path in paths {
        let [one, other] = [one, other].map(|project| project.file(path));
        let said =
            |file: &Option<SiteFile>| file.as_ref().map(|file| (text(&file.bytes), format!("{:?}", file.messages)));
        assert_eq!(said(&one), said(&other), "{path}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

static MADE_UP: [AtomicUsize; 2] = [const { AtomicUsize::new(0) }; 2];

proptest! {
    #![proptest_config(edits(24))]

    #[test]
    fn what_is_kept_in_memory_of_a_project_made_up_is_what_would_be_made(
        choices in prop::collection::vec(any::<u16>(), 0..160), edits in prop::collection::vec(any::<[u16; 6]>(), 1..4),
        drafts in any::<bool>(),
    ) {
        let mut project = made_up::Project::new(&choices);
        let mut states = vec![project.files()];
        for edit in edits {
            project.edit(edit);
            states.push(project.files());
        }
        for (number, at) in [(states.len() - 1, 0), (follow(&states, drafts), 1)] {
            MADE_UP[at].fetch_add(number, Ordering::Relaxed);
        }
        let [all, sound] = [0, 1].map(|at| MADE_UP[at].load(Ordering::Relaxed));
        // Were most of them at fault, this would say little.
        prop_assert!(all < 24 || 2 * sound > all, "{all} {sound}");
    }

    #[test]
    fn what_is_kept_in_memory_where_lines_are_moved_about_is_what_would_be_made(
        case in any::<prop::sample::Index>(), moves in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 1..4),
    ) {
        let projects = project::that_build();
        let mut files = project::inputs(&projects[case.index(projects.len())]);
        files.extend(BESIDE.map(|(path, text)| (path.to_owned(), text.into())));
        let mut states: Vec<Files> = vec![files.iter().cloned().collect()];
        for one in moves {
            moved_about(&mut files, &[one]);
            states.push(files.iter().cloned().collect());
        }
        // And everything back again.
        states.push(states[0].clone());
        follow(&states, true);
    }
}

/// The files of a project, from their paths and texts.
fn files(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect()
}

#[test]
fn what_reaches_into_other_documents_is_followed() {
    let texts = [
        ("documents/a.txt", "It was so. It was red."),
        ("documents/b.txt", "It was not so. It was blue."),
        ("documents/c.txt", "Perhaps it was."),
        ("documents/d.txt", "It was done."),
    ];
    let works = ("annotations/bibliography.yaml", "- {id: work, title: A work}\n");
    let lock = ("annotations/postil.lock", "{}\n");
    let sides = |first: &str, second: &str| {
        format!(
            "contradictions:\n  - {{id: perhaps, note: Perhaps., claims: [{{quote: was red}}, {{document: c.txt, quote: {first}}}]}}\n  \
             - {{id: which, note: Which?, claims: [{{quote: was so}}, {{document: b.txt, quote: {second}}}]}}\n"
        )
    };
    let of_d = |see: &str, cite: &str| {
        format!(
            "context:\n  - {{quote: was done, note: 'As [said](a.txt#{see}).', see: a.txt#{see}, cite: {cite}}}\n\
             events:\n  - {{on: 2020, title: It was done, see: a.txt#{see}}}\n"
        )
    };
    let plain = (sides("it was", "not so"), of_d("which", "work"));
    let state = |of_a: &str, of_d: &str, [a, b, c, d]: [(&str, &str); 4]| {
        files(&[a, b, c, d, works, lock, ("annotations/a.yaml", of_a), ("annotations/d.yaml", of_d)])
    };
    let other = |number: usize, text: &'static str| {
        let mut texts = texts;
        texts[number].1 = text;
        texts
    };
    let before = "context:\n  - {quote: It was red, note: Redder.}\n".to_owned() + &plain.0;
    let states = [
        state(&plain.0, &plain.1, texts),
        // Another passage in another document, and none that is there.
        state(&sides("it was", "was blue"), &plain.1, texts),
        state(&sides("it was", "was green"), &plain.1, texts),
        // Another annotation before those that others refer to.
        state(&before, &plain.1, texts),
        // A text in which passages are elsewhere, or are not.
        state(&plain.0, &plain.1, other(1, "Blue? It was not so.")),
        state(&plain.0, &plain.1, other(2, "Of course it was.")),
        state(&plain.0, &plain.1, other(2, "It is.")),
        // Names that are not there, or not any more.
        state(&plain.0.replace("id: which", "id: what"), &plain.1, texts),
        state(&plain.0.replace("id: which", "id: what"), &of_d("what", "work"), texts),
        state(&plain.0, &of_d("which", "book"), texts),
        // Annotations of which nothing is known, and then everything again.
        state("context: [", &plain.1, texts),
        state(&plain.0, &plain.1, texts),
        state("", &plain.1, texts),
        state(&plain.0, "", texts),
    ];
    let mut states = states.to_vec();
    let lost = state(&plain.0, &plain.1, other(1, "It was not."));
    let locked = "b.txt: {text: another, quotes: {which/2: {at: 3, words: other, before: '', behind: ''}}}\n";
    for (of, path, text) in [
        (0, works.0, "- {id: book, title: A book}\n"),
        (0, works.0, "- {id: work, title: Another work}\n"),
        (usize::MAX, lock.0, "{}\n"),
        (usize::MAX, lock.0, locked),
        (0, lock.0, locked),
        (0, lock.0, "b.txt: ["),
    ] {
        let mut changed = states.get(of).unwrap_or(&lost).clone();
        changed.insert(path.to_owned(), text.into());
        states.push(changed);
    }
    states.push(states[0].clone());
    assert_eq!(follow(&states, false), 10);
}

#[test]
fn files_that_come_and_go_are_taken_in() {
    let (one, note) =
        (("documents/a.txt", "It was so."), ("annotations/a.yaml", "context:\n  - {quote: so, note: Why?}\n"));
    let (two, see) = (
        ("documents/b.txt", "Or not."),
        ("annotations/b.yaml", "context:\n  - {quote: not, see: a.txt#so, note: See.}\n"),
    );
    let settings = ("postil.yaml", "format: 1\ntitle: Both\nbase_url: https://example.org\n");
    let template = ("templates/404.html", "Nothing at {{ page.path }}.");
    let states = [
        files(&[one, note]),
        files(&[one, note, two, see]),
        files(&[one, note, two, see, settings]),
        files(&[one, note, two, see, settings, template]),
        files(&[one, two, see, template]),
        files(&[one, note, two, see, ("static/a.css", "p {}"), ("templates/404.html", "{{")]),
        files(&[one, note, two, see, ("static/a.css", "p {}")]),
        files(&[one, note, two, ("annotations/b.yaml", "context: [")]),
        files(&[one, note, ("documents/b.txt", "Or not, then."), see]),
        files(&[one, note]),
    ];
    assert_eq!(follow(&states, false), 6);
}

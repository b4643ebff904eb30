//! What a build keeps of the last one: of documents that would come out the same nothing is made again, and no other is
//! taken for one of them.

use super::project::files;
use postil::{Memory, Options};
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// What stands in place of a page that a build is not to look at.
const UNTOUCHED: &str = "<!-- as it was left -->";

/// A project in a folder of its own, and where its builds are remembered.
struct Project(tempfile::TempDir);

impl Project {
    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("project").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }

    /// Builds it with what the last build left; it must have no errors.
    fn build(&self) {
        let (record, program) = (self.0.path().join("record"), "one".to_owned());
        let memory = Some(Memory { record, program, begun: UNIX_EPOCH.elapsed().unwrap() });
        let options = Options { project: self.path(""), memory, ..Options::default() };
        assert!(postil::build(&options, &|_| {}).unwrap().summary.is_some());
    }

    /// Builds it, and says of which documents the pages were kept without a look at them: each has been given another text, in
    /// a way that nobody can tell by its length and time. Whatever was kept, the site must be the one that is built from
    /// nothing.
    fn kept(&self, documents: &str) -> String {
        let pages: Vec<Page> = documents.chars().map(|name| Page::replaced(name, self.page(name))).collect();
        self.build();
        let kept: Vec<&Page> = pages.iter().filter(|page| page.is_replaced()).collect();
        for page in &kept {
            page.put_back();
        }
        let output = tempfile::tempdir().unwrap();
        super::project::build(&self.path(""), &output.path().join("site"), false);
        assert!(
            files(&self.path("site")) == files(&output.path().join("site")),
            "the site is not as if built from nothing"
        );
        kept.iter().map(|page| page.document).collect()
    }

    /// Writes down where the quotes stand.
    fn lock(&self) {
        let options = Options { project: self.path(""), ..Options::default() };
        let lock = postil::anchor(&options, &|_| {}).unwrap().lock;
        assert!(postil::write_lock(&options, &lock).unwrap());
    }

    fn page(&self, document: char) -> PathBuf {
        self.path(&format!("site/{document}.html"))
    }
}

/// The page of a document as it was before another text took its place.
struct Page {
    document: char,
    path: PathBuf,
    bytes: Vec<u8>,
    time: SystemTime,
}

impl Page {
    fn replaced(document: char, path: PathBuf) -> Self {
        let (bytes, time) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
        let page = Self { document, path, bytes, time };
        page.write(format!("{UNTOUCHED:<0$}", page.bytes.len()).as_bytes());
        page
    }

    fn is_replaced(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|text| text.starts_with(UNTOUCHED))
    }

    fn put_back(&self) {
        self.write(&self.bytes);
    }

    fn write(&self, bytes: &[u8]) {
        fs::write(&self.path, bytes).unwrap();
        fs::File::options().write(true).open(&self.path).unwrap().set_modified(self.time).unwrap();
    }
}

/// What is changed, how, and the documents of which the pages stay.
type Change<'c> = (&'c str, &'c dyn Fn(&Project), &'c str);

/// Documents named by a letter each, with a note each.
fn documents(names: &str) -> Project {
    let project = Project(tempfile::tempdir().unwrap());
    for name in names.chars() {
        let (first, last) = ("A few words before. ", " And a few words behind.");
        project
            .write(&format!("documents/{name}.md"), &format!("# Text {name}\n\n{first}It was so in {name}.{last}\n"));
        project.write(&format!("annotations/{name}.yaml"), &note(name));
    }
    project
}

fn note(document: char) -> String {
    format!("context:\n  - {{id: n, quote: It was so in {document}, title: On {document}, note: Was it?}}\n")
}

/// Documents of which some show something of another.
fn related() -> Project {
    let project = documents("abcdefgh");
    project.write("postil.yaml", "title: Texts\nlanguage: en\n");
    project.write("annotations/bibliography.yaml", "- {id: work, title: A work}\n");
    project.write("static/picture.svg", "<svg/>");
    let add = |document: char, more: &str| {
        project.write(&format!("annotations/{document}.yaml"), &(note(document) + more));
    };
    // `b` shows a note of `c`.
    add('b', "  - {id: m, quote: few words before, note: See there., see: c.md#n}\n");
    // A contradiction stands in `d` and in `e`.
    add(
        'd',
        "contradictions:\n  - note: Which?\n    claims:\n      - {quote: few words before, on: 2017}\n      - {document: e.md, quote: few words before, on: 2018}\n",
    );
    // The timeline of `f` shows a note of `g`.
    add('f', "events:\n  - {on: 2019, title: It happened, see: g.md#n}\n");
    // What is said of `h` is said in a file of another name, too.
    project.write("annotations/more.yaml", "document: h.md\ncontext:\n  - {quote: few words behind, note: Again.}\n");
    project
}

#[test]
fn of_many_documents_only_the_changed_one_is_made_again() {
    let names = "abcdefghijklmnopqrst";
    let project = documents(names);
    project.build();
    assert_eq!(project.kept(names), names);
    project.edit("documents/g.md", "few words before", "few more words before");
    assert_eq!(project.kept(names), names.replace('g', ""));
    project.edit("annotations/k.yaml", "Was it?", "It was.");
    assert_eq!(project.kept(names), names.replace('k', ""));
}

#[test]
fn what_shows_something_of_a_changed_document_is_made_again() {
    let changes: [Change<'_>; 20] = [
        ("words of a", &|project| project.edit("documents/a.md", "before", "beforehand"), "bcdefgh"),
        ("the title of a", &|project| project.edit("documents/a.md", "# Text", "# The text"), "bcdefgh"),
        (
            "the title of a note of c, which b shows",
            &|project| project.edit("annotations/c.yaml", "On c", "Off c"),
            "adefgh",
        ),
        (
            "a note before it, so that it has another number",
            &|project| project.write("annotations/c.yaml", &(note('c') + "  - {quote: A few, note: Few.}\n")),
            "adefgh",
        ),
        ("the note that shows it", &|project| project.edit("annotations/b.yaml", "See there", "See here"), "acdefgh"),
        (
            "one side of a contradiction",
            &|project| project.edit("documents/d.md", "words before.", "words before!"),
            "abcfgh",
        ),
        ("the other", &|project| project.edit("documents/e.md", "A few", "Only a few"), "abcfgh"),
        ("both", &|project| project.edit("annotations/d.yaml", "Which?", "Which one?"), "abcfgh"),
        ("an event", &|project| project.edit("annotations/f.yaml", "2019", "2020"), "abcdegh"),
        ("a note that it shows", &|project| project.edit("annotations/g.yaml", "On g", "Off g"), "abcdeh"),
        ("a second file on h", &|project| project.edit("annotations/more.yaml", "Again", "Once more"), "abcdefg"),
        (
            "what is said of a document and nothing in it",
            &|project| project.write("annotations/other.yaml", "document: {path: a.md, author: Ada}\n"),
            "bcdefgh",
        ),
        ("where quotes stand", &|project| project.lock(), "abcdefgh"),
        ("a picture", &|project| project.write("static/picture.svg", "<svg></svg>"), "abcdefgh"),
        ("one more file", &|project| project.write("static/more.txt", "more"), ""),
        ("the settings", &|project| project.edit("postil.yaml", "Texts", "The texts"), ""),
        ("a work", &|project| project.edit("annotations/bibliography.yaml", "A work", "The work"), ""),
        ("a template", &|project| project.write("templates/note.html", "{{ note.number }}"), ""),
        ("one more document", &|project| project.write("documents/i.md", "It is new."), ""),
        ("the language of all", &|project| project.edit("postil.yaml", "en", "de"), ""),
    ];
    for (what, change, kept) in changes {
        let project = related();
        project.build();
        change(&project);
        assert_eq!(project.kept("abcdefgh"), kept, "{what}");
    }
}

#[test]
fn what_others_have_done_to_the_site_or_the_record_is_seen() {
    let anew = |project: &Project| fs::write(project.0.path().join("record"), "").unwrap();
    let changes: [Change<'_>; 7] = [
        ("a page", &|project| project.write("site/c.html", "mine"), "bdefgh"),
        ("a page is gone", &|project| fs::remove_file(project.page('c')).unwrap(), "bdefgh"),
        ("data beside a page", &|project| project.write("site/c.jsonld", "mine"), "bcdefgh"),
        ("the edition", &|project| project.write("site/edition.json", "mine"), "bcdefgh"),
        ("the list of files", &|project| project.edit("site/.postil", "", ""), ""),
        ("the record", &anew, ""),
        ("another program has built it", &|project| project.edit("../record", "one", "two"), ""),
    ];
    for (what, change, kept) in changes {
        let project = related();
        project.build();
        project.edit("documents/a.md", "before", "beforehand");
        change(&project);
        let pages = if project.page('c').exists() && what != "a page" { "bcdefgh" } else { "bdefgh" };
        assert_eq!(project.kept(pages), kept, "{what}");
    }
}

#[test]
fn pages_are_kept_though_there_is_something_to_say() {
    let project = related();
    project.write("postil.yaml", "drift: warn\n");
    project.edit("annotations/h.yaml", "It was so", "It is so");
    project.build();
    project.edit("documents/a.md", "before", "beforehand");
    assert_eq!(project.kept("abcdefgh"), "bcdefgh");
}

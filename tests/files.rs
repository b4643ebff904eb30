//! Names of every kind: what can be a page is one that links lead to, no path leads out of the project, and two things for one
//! place are an error.

use super::project::{build, files};
use percent_encoding::percent_decode_str;
use postil::diagnostic::{Code, Severity};
use postil::lint::Web;
use postil::{Options, Report};
use scraper::{Html, Selector};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in files that must not be read.
const SECRET: &str = "SECRET";

/// A project in a folder of its own, with a folder beside it that is not its own.
pub struct Project(tempfile::TempDir);

impl Project {
    pub fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.write("project/documents/a.md", "# A\n\nSome words.\n");
        project.write("outside/secret.md", SECRET);
        project.write("outside/secret.png", SECRET);
        project
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[cfg(unix)]
    pub fn link(&self, path: &str, target: impl AsRef<Path>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    pub fn build(&self) -> Report {
        build(&self.path("project"), &self.path("site"), false)
    }

    /// Builds it into an output folder, or says why that cannot be.
    pub fn build_to(&self, output: &Path) -> Result<Report, String> {
        let project = self.path("project");
        let options = Options { project, output: Some(output.to_owned()), ..Options::default() };
        postil::build(&options, &|_| {}).map_err(|failure| failure.to_string())
    }

    /// Builds it, and wants an error with this code that says all of these words; nothing is written.
    pub fn refuses(&self, code: Code, words: &[&str]) {
        let report = self.build();
        let errors: Vec<String> = report
            .messages
            .iter()
            .filter(|message| message.diagnostic.code == code && message.diagnostic.severity == Severity::Error)
            .map(|message| message.draw(&report.files, false))
            .collect();
        let says_all = |error: &String| words.iter().all(|word| error.contains(word));
        assert!(errors.iter().any(says_all), "no error says {words:?}: {:#?} {errors:#?}", report.messages);
        assert!(!self.path("site").exists(), "a site is written all the same");
    }
}

/// Where the site of a project is to be published.
const BASE: &str = "https://example.org/site/";

/// Whether a file is a page with an address of its own; that of what is not found is shown under any.
fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html") && path != "404.html"
}

/// The links of a site that lead to no file of it, or to no element of its page: of pages in a folder and at [`BASE`], and of
/// its feed and its site map.
fn dead_links(site: &Path) -> Vec<String> {
    let (links, with_id) = (Selector::parse("[href], [src]").unwrap(), Selector::parse("[id]").unwrap());
    let (mut found, mut ids) = (Vec::new(), HashSet::new());
    let files = files(site);
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let encoded = url::Url::from_file_path(Path::new("/site").join(path)).unwrap();
        if is_page(path) {
            let page = Html::parse_document(&text);
            ids.extend(page.select(&with_id).map(|element| format!("{path}#{}", element.attr("id").unwrap())));
            let address =
                |element: scraper::ElementRef<'_>| element.attr("href").or(element.attr("src")).map(str::to_owned);
            for address in page.select(&links).filter_map(address) {
                let published = encoded.as_str().replace("file:///site/", BASE);
                found.push((path.clone(), encoded.join(&address).unwrap()));
                found.push((path.clone(), url::Url::parse(&published).unwrap().join(&address).unwrap()));
            }
        } else if path.ends_with("xml") {
            for rest in text.split(BASE).skip(1) {
                let address = rest.split(['"', '<', '&']).next().unwrap();
                found.push((path.clone(), url::Url::parse(BASE).unwrap().join(address).unwrap()));
            }
        }
    }
    found.retain(|(_, target)| target.scheme() == "file" || target.host_str() == Some("example.org"));
    assert!(found.len() > 2 * files.len(), "pages do not link to each other");
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let leads_nowhere = |target: &url::Url| {
        let Some(path) = target.path().strip_prefix("/site/").map(decoded) else { return true };
        let path = if path.is_empty() { "index.html".to_owned() } else { path };
        let element = target.fragment().filter(|_| is_page(&path)).map(|id| format!("{path}#{}", decoded(id)));
        !site.join(path).is_file() || element.is_some_and(|element| !ids.contains(&element))
    };
    found.iter().filter(|(_, target)| leads_nowhere(target)).map(|(path, target)| format!("{path}: {target}")).collect()
}

#[test]
fn every_name_that_can_be_a_page_is_one_that_links_lead_to() {
    let long = "x".repeat(248);
    let names = [
        "with a space",
        "it's quoted",
        "100%",
        "a%20b",
        "%2e%2e",
        "a#b",
        "a&b;c=d,e+f",
        "-dash",
        "~tilde",
        "(a)[b]{c}^`d",
        "日本語/文書",
        "שלום",
        "مرحبا/نص",
        "e\u{301}tude",
        "क्षत्रिय",
        "🕊 dove",
        "a\u{200b}b\u{202e}c",
        "auxiliary",
        "a.b.c",
        "$HOME",
        long.as_str(),
        #[cfg(unix)]
        "\"double\"",
        #[cfg(unix)]
        "a?b*c|d<e>f",
        #[cfg(unix)]
        "C:x",
        #[cfg(unix)]
        "con",
        #[cfg(unix)]
        "dot.",
        #[cfg(unix)]
        "folder /end ",
    ];
    let project = Project::new();
    for name in names {
        project.write(&format!("project/documents/{name}.md"), "# T\n\nSome words.\n");
        // Each is linked to from pages of all kinds.
        let (note, event) = ("quote: Some words, note: N., on: 2020-01-01, tags: [t]", "on: 2021, title: T");
        let other = format!("'{}.md'", name.replace('\'', "''"));
        let claims = format!("[{{quote: Some words, by: ada}}, {{quote: words, document: {other}}}]");
        let text = format!(
            "context:\n- {{{note}}}\ncontradictions:\n- {{title: C, claims: {claims}, note: N.}}\nevents:\n- {{{event}}}\n"
        );
        project.write(&format!("project/annotations/{name}.yaml"), &text);
    }
    project.write("project/postil.yaml", &format!("base_url: {BASE}\npeople: {{ada: {{name: Ada}}}}\n"));
    let report = project.build();
    assert!(report.summary.is_some(), "{:#?}", report.messages);
    for name in names {
        assert!(project.path("site").join(format!("{name}.html")).is_file(), "{name} has no page");
    }
    assert_eq!(dead_links(&project.path("site")), [""; 0]);
    // The same again touches nothing: every name is found in the list of what was built.
    let (_, written) = project.build().summary.unwrap().written.unwrap();
    assert_eq!((written.changed, written.removed), (0, 0));
}

#[cfg(unix)]
#[test]
fn names_of_which_no_page_can_be_named_are_errors() {
    use std::os::unix::ffi::OsStrExt as _;
    let long = format!("{}.md", "x".repeat(249));
    for name in ["a\nb.md", "a\tb.md", "a\u{7f}b.md", "a\u{85}b.md", "a\\b.md", "x\\..\\b.md", long.as_str()] {
        let project = Project::new();
        project.write(&format!("project/documents/{name}"), "# B\n");
        let shown = format!("documents/{}", name.replace('\n', "\\n").replace('\t', "\\t"));
        let shown = shown.replace('\u{7f}', "\\u{7f}").replace('\u{85}', "\\u{85}");
        project.refuses(Code::UnusableName, &[&format!("{shown} has"), &format!("--> {shown}\n"), "help: "]);
    }
    for folder in ["documents", "static", "annotations", "templates"] {
        let project = Project::new();
        let folder = project.path("project").join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(std::ffi::OsStr::from_bytes(b"caf\xe9.md")), "# B\n").unwrap();
        project.refuses(Code::UnusableName, &["caf\u{fffd}.md", "not UTF-8"]);
    }
}

#[cfg(unix)]
#[test]
fn names_that_windows_cannot_have_are_warned_of_by_check() {
    let project = Project::new();
    project.write("project/documents/aux.md", "# B\n");
    project.write("project/static/why?.png", "x");
    let options = Options { project: project.path("project"), ..Options::default() };
    let check = || {
        let report = postil::check(&options, Web::Trusted, &|_| {}).unwrap();
        let unportable = report.messages.iter().filter(|message| message.diagnostic.code == Code::UnportableName);
        unportable.map(|message| message.draw(&report.files, false)).collect::<Vec<_>>()
    };
    let drawn = check().join("\n");
    for line in [
        "warning[unportable-name]: Windows can have no file documents/aux.md: `aux` is a device",
        "--> documents/aux.md",
        "warning[unportable-name]: Windows can have no file static/why?.png: `?` may be in no name",
        " = help: rename it, or set `lints: {unportable-name: off}` where nobody uses Windows",
    ] {
        assert!(drawn.lines().any(|drawn| drawn == line), "{drawn}");
    }
    project.write("project/postil.yaml", "lints: {unportable-name: off}\n");
    assert!(check().is_empty());
}

#[test]
fn two_things_for_one_place_are_an_error_that_names_both() {
    let pairs = [
        ("documents/b.md", "documents/b.txt"),
        ("documents/b.md", "documents/B.txt"),
        ("documents/\u{e9}.md", "documents/e\u{301}.md"),
        ("documents/É.md", "documents/e\u{301}.md"),
        ("documents/b.md", "documents/b.html/c.md"),
        ("documents/b.md", "documents/b.JSONLD/c.md"),
        ("documents/b.md", "static/b.html"),
        ("documents/b.md", "static/B.HTML"),
        ("documents/b.md", "static/b.html/picture.png"),
        ("documents/\u{e9}/b.md", "static/e\u{301}/b.html"),
        ("documents/b/c.md", "static/b"),
        ("documents/b.md", "static/b.md"),
        ("documents/b.md", "static/b.jsonld"),
    ];
    for (one, other) in pairs {
        let project = Project::new();
        project.write(&format!("project/{one}"), "# B\n");
        project.write(&format!("project/{other}"), "# B\n");
        let first = one.split('/').next_back().unwrap().split('.').next().unwrap();
        project.refuses(Code::DuplicatePage, &["help: "]);
        let report = project.build();
        let shown: String = report.messages.iter().map(|message| message.draw(&report.files, false)).collect();
        assert!(shown.contains(other) || shown.contains(one), "{one}, {other}: {shown}");
        assert!(shown.to_lowercase().contains(&first.to_lowercase()), "{one}, {other}: {shown}");
    }
    for own in ["index", "notes", "NOTES", "sources", "404", "people", "timeline/a", "editorial-report"] {
        let project = Project::new();
        project.write(&format!("project/documents/{own}.md"), "# B\n");
        let page = format!("{}.html", own.to_lowercase());
        project.refuses(Code::DuplicatePage, &[&format!("--> documents/{own}.md"), &page]);
    }
    for folder in ["edition.json", "Sitemap.XML", "assets/style.css", "index.html"] {
        let project = Project::new();
        project.write(&format!("project/documents/{folder}/b.md"), "# B\n");
        project.write("project/postil.yaml", &format!("base_url: {BASE}\n"));
        let document = format!("--> documents/{folder}/b.md");
        project.refuses(Code::DuplicatePage, &[&document, &format!("the site's own {}", folder.to_lowercase())]);
    }
    for own in ["index.html", "Assets/Style.css", "sitemap.xml/x", "assets"] {
        let project = Project::new();
        project.write(&format!("project/static/{own}"), "x");
        project.write("project/postil.yaml", &format!("base_url: {BASE}\n"));
        let file = own.split("/x").next().unwrap().to_lowercase();
        project.refuses(Code::DuplicatePage, &[&format!("static/{own}"), &format!("the site's own {file}")]);
    }
}

#[test]
fn no_path_in_a_project_leads_out_of_it() {
    let project = Project::new();
    for (document, file) in [("../../outside/secret.md", "b"), ("/etc/passwd", "c"), ("%2e%2e/secret.md", "d")] {
        project.write(&format!("project/annotations/{file}.yaml"), &format!("document: {document:?}\n"));
        project.refuses(Code::UnknownDocument, &[document]);
    }
    let project = Project::new();
    project.write("project/postil.yaml", "citation_style: ../outside/secret.md\n");
    project.refuses(Code::MissingFile, &["../outside/secret.md"]);
    let project = Project::new();
    project.write("project/templates/404.html", "{% include \"../../outside/secret.md\" %}");
    project.refuses(Code::Template, &["404.html"]);
}

#[test]
fn nothing_from_outside_gets_into_the_one_page_that_holds_everything() {
    let project = Project::new();
    let pictures = ["../../outside/secret.png", "../../../outside/secret.png", "%2e%2e/%2e%2e/outside/secret.png"];
    let pictures = pictures.join(")\n\n![p](");
    let absolute = project.path("outside/secret.png");
    let text = format!("![p]({pictures})\n\n![p]({})\n\n![p](file://{0})\n", absolute.display());
    project.write("project/documents/a.md", &text);
    let file = project.path("all.html");
    let options = Options { project: project.path("project"), ..Options::default() };
    postil::build_standalone(&options, &file, &|_| {}).unwrap();
    let page = fs::read_to_string(file).unwrap();
    assert!(!page.contains(SECRET) && !page.contains("U0VDUkVU") && page.contains("alt=\"p\""), "{page}");
}

//! What must hold of any project, whatever is in its files; the fuzz targets ask nothing else.

use percent_encoding::percent_decode_str;
use postil::diagnostic::{Code, Diagnostics, Located};
use postil::lint::Web;
use postil::parse::link::{links, note_reference};
use postil::render::Sink;
use postil::resolve::Resolved;
use postil::settings::Html as RawHtml;
use postil::text::TextFiles;
use postil::{anchor, lint, load, parse, render, resolve, yaml};
use scraper::{ElementRef, Html, Node};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Mutex;

/// The classes of what stands in a document's article and is not its text.
const ADDITIONS: [&str; 6] = ["ref", "notes", "apparatus", "place", "footnote-reference", "footnote-name"];

/// Builds a project of these files in memory, and asserts what must hold of any: no panic; messages whose places lie in
/// their files; where there is no error, pages whose HTML another parser has nothing to say of, whose ids are unique,
/// whose links within the site lead somewhere, whose text is the document's and whose marks hold the passages.
///
/// Gives the number of pages, none where the project has errors.
pub fn hold(files: &[(&str, &[u8])]) -> Option<usize> {
    let mut problems = Diagnostics::default();
    let files = files.iter().map(|(path, bytes)| (path.into(), bytes.to_vec())).collect();
    let inputs = load::in_memory(&files, &mut problems);
    let parsed = parse::documents(&inputs, true, &mut problems);
    let lock = anchor::lock::read(&inputs, &mut problems);
    let anchored = anchor::annotations(parsed, lock, &mut problems);
    let resolved = resolve::references(anchored, &mut problems);
    let interface = render::interface(&resolved, &mut problems);
    let site = Site::default();
    let paths = render::pages(&resolved, &interface, &mut problems, &site, &|| {}).paths;
    let standalone = render::standalone(&resolved, &interface, &mut problems);
    lint::project(&resolved, &interface, &paths, None, Web::Read, &mut problems);
    let has_errors = problems.has_errors();
    let locator = yaml::Locator::new(&inputs.files);
    for message in problems.located(&inputs.files, |place| locator.range(place)) {
        assert_located(&message, &inputs.files);
    }
    if has_errors {
        return None;
    }
    let (site, twice) = site.0.into_inner().unwrap();
    assert!(twice.is_empty(), "written twice: {twice:?}");
    assert_eq!(paths, site.keys().cloned().collect::<Vec<_>>());
    if inputs.settings.html != RawHtml::Trust {
        assert_pages(&resolved, &site);
        assert_standalone(&resolved, &standalone.unwrap().bytes);
    }
    Some(site.len())
}

/// The files of a site, by path, and the paths that came twice.
#[derive(Default)]
struct Site(Mutex<(Files, Vec<String>)>);

type Files = BTreeMap<String, Vec<u8>>;

impl Sink for Site {
    fn page(&self, path: &str, bytes: &[u8]) {
        let (files, twice) = &mut *self.0.lock().unwrap();
        if files.insert(path.to_owned(), bytes.to_vec()).is_some() {
            twice.push(path.to_owned());
        }
    }

    fn part(&self, path: &str, part: &[u8]) {
        self.0.lock().unwrap().0.entry(path.to_owned()).or_default().extend(part);
    }
}

fn assert_located(message: &Located, files: &TextFiles) {
    assert_ne!(message.diagnostic.code, Code::TextChanged, "{}", message.draw(files, false));
    assert!(!message.draw(files, false).is_empty() && !message.draw(files, true).is_empty());
    assert!(message.line_and_column(files).is_none_or(|(line, column)| line > 0 && column > 0));
}

fn assert_pages(resolved: &Resolved, site: &Files) {
    let mut pages = BTreeMap::new();
    for (path, bytes) in site {
        match path.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html") => {
                pages.insert(path.as_str(), Page::read(path, std::str::from_utf8(bytes).unwrap()));
            }
            Some("json" | "jsonld") => {
                serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            }
            _ => {}
        }
    }
    let written = links_of_notes(resolved);
    for (path, page) in &pages {
        let own = |address: &&String| !written.iter().any(|written| decoded(address).ends_with(written));
        for address in page.addresses.iter().filter(own) {
            assert_leads(path, address, &pages, site);
        }
    }
    for (index, document) in resolved.anchored.parsed.documents.iter().enumerate() {
        let notes = resolved.notes(index);
        let page = &pages[document.page.as_str()];
        assert_eq!(words(&page.text).concat(), words(&document.text).concat(), "the text of {}", document.path);
        // Elements of raw HTML may stand directly at words.
        if resolved.anchored.parsed.inputs.settings.html == RawHtml::Text {
            assert_eq!(words(&page.text), words(&document.text), "the words of {}", document.path);
        }
        for note in notes {
            let passages: String = note
                .passages
                .iter()
                .map(|range| words(&document.text[document.around_images(range.clone())]).concat())
                .collect();
            let marked = page.marked.get(&note.id).map_or("", String::as_str);
            assert_eq!(words(marked).concat(), passages, "the marks of {} in {}", note.id, document.path);
        }
    }
}

/// The page that holds everything: it leads nowhere else in a site.
fn assert_standalone(resolved: &Resolved, bytes: &[u8]) {
    let page = Page::read("the page of all", std::str::from_utf8(bytes).unwrap());
    let written = links_of_notes(resolved);
    for address in page.addresses.iter().filter_map(|address| address.strip_prefix('#').map(decoded)) {
        let own = !written.iter().any(|written| format!("#{address}").ends_with(written));
        assert!(!own || address.is_empty() || page.ids.contains(&address), "#{address} is not in the page of all");
    }
}

/// The addresses of links that stand in notes, which need not lead anywhere: `check` warns of those.
fn links_of_notes(resolved: &Resolved) -> BTreeSet<String> {
    let parsed = &resolved.anchored.parsed;
    let annotations = resolved.anchored.annotations().flat_map(|(_, anchored)| anchored.annotation.prose());
    let annotations = annotations.map(|(_, text)| text);
    let events = parsed.events.iter().filter_map(|(_, event)| event.note.as_deref());
    let introduction = parsed.inputs.settings.introduction.as_deref();
    let texts = annotations.chain(events).chain(introduction);
    let addresses = texts.flat_map(|text| links(text, parsed.inputs.settings.html));
    // Links to notes are made good, and lead to them.
    addresses.filter(|address| note_reference(address).is_none()).map(|address| decoded(&address)).collect()
}

/// Asserts that an address that Postil gives leads to a file of the site, and to an id in it.
fn assert_leads(from: &str, address: &str, pages: &BTreeMap<&str, Page>, site: &Files) {
    let elsewhere = address.split(['/', '#', '?']).next().is_some_and(|first| first.contains(':'));
    if elsewhere || address.is_empty() {
        return;
    }
    let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
    let path = if path.is_empty() { from.to_owned() } else { joined(from, &decoded(path)) };
    assert!(site.contains_key(&path), "{from} leads to {address}, and there is no {path}");
    let fragment = decoded(fragment.split(":~:").next().unwrap_or_default());
    if let Some(page) = pages.get(path.as_str()).filter(|_| !fragment.is_empty()) {
        assert!(page.ids.contains(&fragment), "{from} leads to {address}, and {path} has no such id");
    }
}

/// A relative path as seen from a page.
fn joined(from: &str, path: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        if part == ".." {
            folders.pop();
        } else {
            folders.push(part);
        }
    }
    folders.join("/")
}

/// What percent signs stand for.
fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// A page as another parser reads it.
#[derive(Default)]
struct Page {
    ids: HashSet<String>,
    /// Where it leads, but for links that stand in the text.
    addresses: Vec<String>,
    /// The text of its document, without what Postil added.
    text: String,
    /// The words of every annotation's marks, by its id.
    marked: BTreeMap<String, String>,
}

/// Where in a page something is.
#[derive(Clone, Copy)]
struct Within<'m> {
    /// Whether it belongs to the document's text.
    text: bool,
    /// The mark around it.
    mark: Option<&'m Mark<'m>>,
}

struct Mark<'m> {
    annotation: &'m str,
    around: Option<&'m Mark<'m>>,
}

impl Page {
    fn read(path: &str, html: &str) -> Self {
        let parsed = Html::parse_document(html);
        assert!(parsed.errors.is_empty(), "{path}: {:?} in {html}", parsed.errors);
        let mut page = Self::default();
        page.element(path, parsed.root_element(), Within { text: false, mark: None });
        page
    }

    fn element(&mut self, path: &str, element: ElementRef<'_>, within: Within<'_>) {
        let value = element.value();
        if let Some(id) = value.attr("id") {
            assert!(self.ids.insert(id.to_owned()), "{path} has the id {id:?} twice");
        }
        let mark = value.attr("data-note").map(|annotation| Mark { annotation, around: within.mark });
        let text = value.name() == "article" || within.text && !value.classes().any(|class| ADDITIONS.contains(&class));
        let within = Within { text, mark: mark.as_ref().or(within.mark) };
        // Pictures stand where the project's texts say.
        let address = value.attr("href").or(value.attr("src").filter(|_| value.name() != "img"));
        self.addresses.extend(address.filter(|_| !within.text).map(str::to_owned));
        let references = ["aria-details", "aria-labelledby", "aria-describedby"].into_iter();
        let references = references.filter_map(|name| value.attr(name)).flat_map(str::split_whitespace);
        self.addresses.extend(references.map(|id| format!("#{id}")));
        self.show(within, value.attr("alt").unwrap_or_default());
        for child in element.children() {
            match child.value() {
                Node::Text(words) => self.show(within, words),
                // The source's line ends stand in the text; a break element only shows them.
                Node::Element(_) => self.element(path, ElementRef::wrap(child).unwrap(), within),
                _ => {}
            }
        }
        if matches!(value.name(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "td" | "th" | "pre" | "div") {
            self.show(within, " ");
        }
    }

    /// Adds what a reader sees, where it is the document's.
    fn show(&mut self, within: Within<'_>, words: &str) {
        if within.text {
            self.text.push_str(words);
            let mut next = within.mark;
            while let Some(mark) = next {
                self.marked.entry(mark.annotation.to_owned()).or_default().push_str(words);
                next = mark.around;
            }
        }
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::hold;
    use crate::project;
    use proptest::prelude::*;

    /// Pieces of Markdown that have to do with each other.
    const PIECES: &[&str] = &[
        "word ",
        "two words ",
        "*",
        "**",
        "_",
        "`",
        "[",
        "](b.md)",
        "](#n)",
        "![",
        "](c.png)",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<!--",
        "-->",
        "<table>",
        "<td>",
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n---\n",
        "\n    ",
        "\n```\n",
        "|",
        "\n|--|\n",
        "[^1]",
        "\n[^1]: ",
        "[x]",
        "~~",
        "\\",
        "&amp;",
        "&#0;",
        "\"",
        "\u{2019}",
        "\u{2014}",
        "\u{ad}",
        "\u{200d}",
        "e\u{301}",
        "\u{fb01}",
        "\u{5d0}\u{5b8}",
        "\u{5929}\u{4e0b}",
        "\u{1f469}\u{200d}\u{1f467}",
        "\r\n",
        "\t",
        "\u{0}",
        "\u{b}",
        "@a",
        "[@a, p. 4]",
        "https://example.org/",
        "<https://example.org/>",
        "javascript:",
    ];

    fn markdown(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES), 0..most).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn they_hold_of_any_text_and_quotes(
            document in markdown(60), notes in prop::collection::vec((0usize..200, 1usize..40, markdown(12)), 0..6),
            plain in any::<bool>(), html in prop::sample::select(vec!["text", "sanitize"]),
        ) {
            let text = if plain { document.clone() } else { postil::parse::blocks::text(&document) };
            let characters: Vec<char> = text.chars().collect();
            let annotation = |(start, length, note): &(usize, usize, String)| {
                let start = start % (characters.len() + 1);
                let quote: String = characters[start..(start + length).min(characters.len())].iter().collect();
                serde_json::json!({"quote": quote, "every": true, "note": note, "cite": "a"})
            };
            let annotations: Vec<_> = notes.iter().map(annotation).collect();
            hold(&[
                ("postil.yaml", format!("html: {html}\n").as_bytes()),
                (if plain { "documents/a.txt" } else { "documents/a.md" }, document.as_bytes()),
                ("annotations/a.yaml", serde_json::json!({"context": annotations}).to_string().as_bytes()),
                ("annotations/bibliography.yaml", b"- {id: a, title: A work}\n"),
            ]);
        }

        #[test]
        fn they_hold_where_lines_of_the_files_are_moved_about(
            case in any::<prop::sample::Index>(), moves in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 1..4),
        ) {
            let projects = small_projects();
            let mut files = projects[case.index(projects.len())].clone();
            let lines: Vec<Vec<u8>> =
                files.iter().flat_map(|(_, bytes)| bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec)).collect();
            for [line, file, at] in moves {
                let bytes = &mut files[file.index(projects[case.index(projects.len())].len())].1;
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, lines[line.index(lines.len())].iter().copied());
            }
            hold_all(&files);
        }
    }

    #[test]
    fn they_hold_of_everything_that_annotations_may_say() {
        let pages = hold(&[
            ("documents/text.md", include_bytes!("../fuzz/targets/annotations.md")),
            ("annotations/text.yaml", include_bytes!("../fuzz/seeds/annotations/all.yaml")),
            ("annotations/bibliography.yaml", b"- {id: work, title: A work}\n"),
        ]);
        assert!(pages.is_some_and(|pages| pages > 10), "{pages:?}");
    }

    #[test]
    fn they_hold_where_names_differ_by_what_no_id_has() {
        const ANNOTATIONS: &[u8] = b"contradictions: [{id: x, title: T, claims: [{quote: words, on: 2017, by: A}, {statement: No, on: 2018}]}]\n\
            context: [{quote: here, id: d, on: 2017, note: One.}]\nevents: [{on: 2017, title: E, cite: ['a:b', a-b]}]\n";
        let pages = hold(&[
            ("documents/a b.md", b"words here"),
            ("documents/a-b.md", b"words here"),
            ("documents/a/b.md", b"words here"),
            ("annotations/a b.yaml", ANNOTATIONS),
            ("annotations/a-b.yaml", ANNOTATIONS),
            ("annotations/a/b.yaml", ANNOTATIONS),
            (
                "annotations/bibliography.yaml",
                b"- {id: 'a:b', title: One}\n- {id: a-b, title: Two}\n- {id: '?', title: Three}\n",
            ),
        ]);
        assert!(pages.is_some());
    }

    #[test]
    fn they_hold_of_the_cases_and_the_demo() {
        let pages: usize = project::that_build().iter().map(|folder| hold_all(&project::inputs(folder)).unwrap()).sum();
        assert!(pages > 100, "{pages} pages were read");
    }

    fn hold_all(files: &[(String, Vec<u8>)]) -> Option<usize> {
        hold(&files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    }

    /// The projects that are quickly built, without templates, which may make of a page what they like.
    fn small_projects() -> Vec<Vec<(String, Vec<u8>)>> {
        let all = project::that_build().into_iter().map(|folder| {
            let mut files = project::inputs(&folder);
            files.retain(|(path, _)| !path.starts_with("templates/"));
            files
        });
        all.filter(|files| files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() < 20_000).collect()
    }
}

//! From what is resolved to pages: a path and bytes each.

pub mod blocks;
pub mod compact;
pub mod html;
pub mod links;
pub mod marks;

pub mod prose;
pub mod publisher;
pub mod reuse;
pub mod shown;
pub mod speakers;
pub mod view;

pub mod identity;
pub mod xml;

pub mod all_notes;
pub mod citation_style;
pub mod corrections;
pub mod data;
pub mod document;
pub mod editorial;
pub mod entry;
pub mod feed;
pub mod notes;
pub mod overview;
pub mod people;
pub mod site;
pub mod sitemap;
pub mod sources;
pub mod standalone;
pub mod templates;
pub mod texts;
pub mod timeline;
pub mod verify;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::interface::Interface;
use crate::parse::person_page;
use crate::report;
use crate::resolve::Resolved;
use crate::settings::Theme;
use crate::text::Place;
use citation_style::Styled;
use data::DataFiles;
use links::Links;
use notes::{NoteViews, Proses};
use publisher::Publisher;
pub use publisher::{Nowhere, Sink};
use rayon::prelude::*;
use reuse::{MadeDocument, Reuse};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use templates::{CUSTOM_STYLE, Templates, Variables};
use texts::Texts;
use view::{PageView, SiteView};

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Path in the site, with `/` between folders.
    pub path: String,
    /// The bytes.
    pub bytes: Cow<'a, [u8]>,
}

impl<'a> Page<'a> {
    fn new(path: impl Into<String>, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// What rendering gave beside the files themselves.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// The paths of all files, sorted.
    pub paths: Vec<String>,
    /// The documents, for the next build; none where something is wrong with one of their pages.
    pub documents: Vec<MadeDocument>,
}

/// The words of the site's language: the one set, or that of all documents, or English.
#[must_use]
pub fn interface(resolved: &Resolved, problems: &mut Diagnostics) -> Arc<Interface> {
    let inputs = &resolved.anchored.parsed.inputs;
    let mut documents = resolved.anchored.parsed.documents.iter().map(|document| document.metadata.language.as_deref());
    let first = documents.next().flatten();
    let shared = first.filter(|first| documents.all(|language| language == Some(*first)));
    let language = inputs.settings.language.as_deref().or(shared).unwrap_or("en");
    Arc::new(Interface::new(language, inputs, problems))
}

/// Renders all pages, side by side, and hands each to `sink` as it is made; of documents that are the same as in the last
/// build, as far as `sink` knows it, what that build made stays. `rendered` is called for each document.
///
/// Faults of templates are added to `problems`; so is a page whose text would not be its document's, which is a
/// defect of Postil.
#[must_use]
pub fn pages(
    resolved: &Resolved,
    interface: &Arc<Interface>,
    problems: &mut Diagnostics,
    sink: &dyn Sink,
    rendered: &(dyn Fn() + Sync),
) -> Made {
    let inputs = &resolved.anchored.parsed.inputs;
    let Some(templates) = Templates::new(inputs, Arc::clone(interface), problems) else { return Made::default() };
    let front = NoteViews { resolved, links: Links::new(resolved, "", None), interface, proses: None };
    let site = site::site(&front);
    let publisher = Publisher::new(sink);
    let reuse = Reuse::new(&front, &site, sink);
    let (found, editions) = documents(&front, &templates, &site, &reuse, &publisher, rendered);
    let styled = citation_style::styled(inputs, &interface.language, sources::shown(&front), problems);
    site_pages(&front, &templates, &site, &styled, &publisher);
    pages_by_time_and_person(&front, &templates, &site, &reuse, &publisher);
    assets(resolved, &templates, &reuse, &publisher);
    if let Some(base_url) = &site.base_url {
        for file in sitemap::files(base_url, publisher.paths().iter().map(String::as_str)) {
            let variables = Variables::default().with("sitemap", &file.sitemap);
            publisher.take(xml_page(&templates, "sitemap.xml", file.path, &variables));
        }
    }
    // Behind the sitemap: nobody is to find it there.
    if let Some(name) = site.report {
        let report = editorial::view(&front, &report::editorial(resolved));
        let page = site::page(&front, name, &interface.text("report"), None);
        let variables = Variables::default().with("report", &report);
        publisher.take(rendered_page(&templates, "report.html", &page, &site, variables));
    }
    folders_like_files(resolved, &publisher, problems);
    static_files(resolved, &publisher, problems);
    // What is said of a page is said again the next time.
    let documents = if found.is_empty() { reuse.made(&front, editions) } else { Vec::new() };
    for found in found {
        problems.append(found);
    }
    Made { paths: publisher.finish(problems), documents }
}

/// So many documents are rendered at a time: all that is made of one is made together, and few of them are in memory.
const AT_A_TIME: usize = 128;

/// Publishes the pages of the documents and their data; gives what is wrong with them, and the bytes of `edition.json`
/// that are about each.
fn documents(
    front: &NoteViews<'_>,
    templates: &Templates<'_>,
    site: &SiteView,
    reuse: &Reuse,
    publisher: &Publisher<'_>,
    rendered: &(dyn Fn() + Sync),
) -> (Vec<Diagnostics>, Vec<Range<u64>>) {
    let mut problems = Vec::new();
    let mut texts = Texts::new(front);
    let data = DataFiles::new(front, site, reuse, publisher);
    let (mut edition, mut lines) = (data.edition(), Vec::new());
    let documents = &front.resolved.anchored.parsed.documents;
    for start in (0..documents.len()).step_by(AT_A_TIME) {
        let indices = start..documents.len().min(start + AT_A_TIME);
        let document = |index: usize| {
            // What is made of a Markdown text for the page serves its data, too.
            let proses = Proses::default();
            let kept = reuse.keeps(publisher, index, &documents[index].page);
            let found =
                if kept { None } else { document_page(front, index, templates, site, (&texts, &proses), publisher) };
            let line = data.of_document(&texts, &proses, index);
            rendered();
            (found, line)
        };
        // While these are made, those before them are written.
        let these = || indices.clone().into_par_iter().map(document).unzip();
        let ((found, next), ()): ((Vec<_>, Vec<_>), ()) =
            rayon::join(these, || edition.add(&lines, &|index| data.line(&texts, index)));
        problems.extend(found.into_iter().flatten());
        lines = next;
        texts.forget(indices);
    }
    edition.add(&lines, &|index| data.line(&texts, index));
    (problems, edition.end())
}

/// Style sheets, scripts, and the texts as they were given.
fn assets(resolved: &Resolved, templates: &Templates<'_>, reuse: &Reuse, publisher: &Publisher<'_>) {
    let inputs = &resolved.anchored.parsed.inputs;
    publisher.take(style(resolved, templates).map(|style| Page::new("assets/style.css", style.into_bytes())));
    for name in ["pages.css", "reader.js"] {
        publisher.page(&format!("assets/{name}"), templates.asset(name).as_bytes());
    }
    for (name, text) in templates.further_assets() {
        publisher.page(&format!("assets/{name}"), text.as_bytes());
    }
    resolved.anchored.parsed.documents.par_iter().enumerate().for_each(|(index, document)| {
        if !reuse.keeps(publisher, index, &document.path) {
            publisher.page(&document.path, &inputs.files.get(document.file).bytes());
        }
    });
    // Without it GitHub Pages would leave out files whose names begin with an underscore.
    publisher.page(".nojekyll", b"");
}

fn rendered_page<'a>(
    templates: &Templates<'_>,
    template: &str,
    page: &PageView,
    site: &SiteView,
    variables: Variables,
) -> Result<Page<'a>, Diagnostic> {
    let html = templates.render(template, &variables.with("site", site).with("page", page))?;
    Ok(Page { path: page.path.clone(), bytes: Cow::Owned(html.into_bytes()) })
}

/// A file for programs, without what no XML may hold.
fn xml_page<'a>(
    templates: &Templates<'_>,
    template: &str,
    path: String,
    variables: &Variables,
) -> Result<Page<'a>, Diagnostic> {
    let text = templates.render(template, variables)?;
    Ok(Page::new(path, xml::allowed(text).into_bytes()))
}

/// Publishes a document's page; gives what is wrong with it, if anything is.
fn document_page(
    front: &NoteViews<'_>,
    index: usize,
    templates: &Templates<'_>,
    site: &SiteView,
    (texts, proses): (&Texts<'_>, &Proses),
    publisher: &Publisher<'_>,
) -> Option<Diagnostics> {
    let mut problems = Diagnostics::default();
    let document = &front.resolved.anchored.parsed.documents[index];
    let links = Links::new(front.resolved, &document.page, Some(index));
    let views = NoteViews { links, proses: Some(proses), ..*front };
    let mut view = document::view(front.resolved, index, &views, &mut problems);
    let page = site::page(&views, &view.path, &view.title, view.description.clone());
    view.data = Some(data::of_document(&views, index, &view, &page, site));
    texts.keep(index, &view);
    let variables = Variables::default().with("document", &view);
    publisher.take(rendered_page(templates, "document.html", &page, site, variables));
    Some(problems).filter(|problems| !problems.is_empty())
}

/// The page that holds everything.
///
/// Faults of templates are added to `problems`; then there is none.
#[must_use]
pub fn standalone<'a>(resolved: &Resolved, interface: &Arc<Interface>, problems: &mut Diagnostics) -> Option<Page<'a>> {
    let templates = Templates::new(&resolved.anchored.parsed.inputs, Arc::clone(interface), problems)?;
    match standalone::page(resolved, &templates, interface, problems) {
        Ok(page) => Some(page),
        Err(fault) => {
            problems.add(fault);
            None
        }
    }
}

/// The timelines and the pages of people.
fn pages_by_time_and_person(
    front: &NoteViews<'_>,
    templates: &Templates<'_>,
    site: &SiteView,
    reuse: &Reuse,
    publisher: &Publisher<'_>,
) {
    let words = |name: &str| front.interface.text(name);
    let at = |path: &str| NoteViews { links: Links::new(front.resolved, path, None), ..*front };
    let timeline_page = |document: Option<usize>, path: &str| {
        let views = at(path);
        let view = timeline::timeline(&views, document);
        let title = view
            .document
            .as_ref()
            .map_or_else(|| words("timeline"), |document| format!("{} · {}", words("timeline"), document.text));
        let page = site::page(&views, path, &title, None);
        rendered_page(templates, "timeline.html", &page, site, Variables::default().with("timeline", &view))
    };
    if site.has_timeline {
        publisher.take(timeline_page(None, "timeline.html"));
        let documents = timeline::pages_of_documents(front);
        documents.into_par_iter().for_each(|(document, path)| {
            if !reuse.keeps(publisher, document, &path) {
                publisher.take(timeline_page(Some(document), &path));
            }
        });
    }
    if site.has_people {
        let shares = people::shares(front);
        let everybody: Vec<_> =
            shares.iter().enumerate().map(|(index, share)| people::person(front, index, share)).collect();
        let page = site::page(front, "people.html", &words("people"), None);
        let variables = Variables::default().with("people", &everybody);
        publisher.take(rendered_page(templates, "people.html", &page, site, variables));
        let declared = &front.resolved.anchored.parsed.inputs.settings.people.0;
        let person_page = |(index, (id, _)): (usize, &(String, crate::settings::people::Person))| {
            let path = person_page(id);
            let views = at(&path);
            let view = people::whole_person(&views, index, &shares[index]);
            let page = site::page(&views, &path, &view.name, view.role.clone());
            publisher.take(rendered_page(
                templates,
                "person.html",
                &page,
                site,
                Variables::default().with("person", &view),
            ));
        };
        declared.par_iter().enumerate().for_each(person_page);
    }
}

/// Publishes the pages that belong to no document, side by side.
fn site_pages(
    front: &NoteViews<'_>,
    templates: &Templates<'_>,
    site: &SiteView,
    styled: &Styled,
    publisher: &Publisher<'_>,
) {
    let contradictions = site::contradiction_views(front);
    let documents = site::document_entries(front);
    let words = |name: &str| front.interface.text(name);
    let publish = |name: &str, title: &str, description: Option<String>, variables: Variables| {
        let page = site::page(front, name, title, description);
        publisher.take(rendered_page(templates, name, &page, site, variables));
    };
    let index = || {
        let variables = Variables::default().with("documents", &documents).with("contradictions", &contradictions);
        publish("index.html", &site.title, site.description.clone(), variables);
    };
    let all_contradictions = || {
        let variables = Variables::default().with("contradictions", &contradictions);
        publish("contradictions.html", &words("contradictions"), None, variables);
    };
    let sources = || {
        let (cited, uncited) = sources::sources(front, styled);
        let view = |entry| sources::source(front, styled, entry);
        let variables = Variables::default()
            .with_each("entries", cited.into_iter().map(view))
            .with_each("uncited", uncited.into_iter().map(view));
        publish("sources.html", &words("sources"), None, variables);
    };
    let notes = || {
        let (kinds, complete) = all_notes::by_kind(front);
        let variables =
            Variables::default().with("kinds", &kinds).with("complete", &complete).with("documents", &documents);
        publish("notes.html", &words("notes"), None, variables);
    };
    let corrections = || {
        let variables = Variables::default().with("corrections", &corrections::all(front));
        publish("corrections.html", &words("corrections"), None, variables);
    };
    let feed = || {
        let Some(feed) = feed::feed(front, site) else { return };
        let page = site::page(front, "feed.xml", &site.title, site.description.clone());
        let variables = Variables::default().with("site", site).with("page", &page).with("feed", &feed);
        publisher.take(xml_page(templates, "feed.xml", page.path, &variables));
    };
    let lost = || {
        // A host shows it under whatever address was not found, so its links begin at the site's own.
        let mut lost = site::page(front, "404.html", &words("not-found"), None);
        if let Some(base) = &site.base_url {
            lost.root = format!("{}/", base.trim_end_matches('/'));
        }
        publisher.take(rendered_page(templates, "404.html", &lost, site, Variables::default()));
    };
    let pages: [(bool, &(dyn Fn() + Sync)); 7] = [
        (site.has_sources, &sources),
        (true, &index),
        (site.has_notes, &notes),
        (site.has_contradictions, &all_contradictions),
        (site.has_corrections, &corrections),
        (true, &feed),
        (true, &lost),
    ];
    pages.par_iter().filter(|(is_there, _)| *is_there).for_each(|(_, publish)| publish());
}

/// The style sheet, with the rules of the theme, of the declared kinds and of the project behind it.
fn style(resolved: &Resolved, templates: &Templates<'_>) -> Result<String, Diagnostic> {
    let theme = match resolved.anchored.parsed.inputs.settings.theme {
        Theme::Default => String::new(),
        theme => templates.asset(&format!("{}.css", theme.name())),
    };
    let kinds = site::kind_styles(resolved);
    let rules = if kinds.is_empty() {
        String::new()
    } else {
        compact::style(&templates.render("kinds.css", &Variables::default().with("kinds", &kinds))?)
    };
    Ok(templates.asset("style.css") + &theme + &rules + &templates.asset(CUSTOM_STYLE))
}

/// Reports documents in a folder that is called like a file of the site: there can be only one of them.
fn folders_like_files(resolved: &Resolved, publisher: &Publisher<'_>, problems: &mut Diagnostics) {
    let parsed = &resolved.anchored.parsed;
    let pages = || parsed.documents.iter().map(|document| (document.page.as_str(), document));
    let by_page = LazyCell::new(|| pages().collect::<HashMap<_, _>>());
    for (page, document) in pages() {
        let Some(file) = publisher.in_the_way_of(page) else { continue };
        let path = &parsed.inputs.files.get(document.file).path;
        let message = format!("{path} lies in a folder that is called like the site's own {file}");
        let mut problem = Diagnostic::at(Code::DuplicatePage, Place::file(document.file), message);
        if let Some(other) = by_page.get(file.as_str()) {
            problem = problem.label(Place::file(other.file), "its text");
        }
        problems.add(problem.help("give the folder another name"));
    }
}

/// The files of `static/`; one that would take the place of a page is reported.
fn static_files(resolved: &Resolved, publisher: &Publisher<'_>, problems: &mut Diagnostics) {
    for file in &resolved.anchored.parsed.inputs.static_files {
        if let Some(page) = publisher.taken(&file.path) {
            let message = format!("static/{} would be written over the site's own {page}", file.path);
            problems.add(Diagnostic::project(Code::DuplicatePage, message).help("give the file another name"));
            continue;
        }
        publisher.page(&file.path, &file.bytes);
    }
}

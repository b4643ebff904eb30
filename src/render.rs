//! From what is resolved to pages: a path and bytes each.

pub mod html;
pub mod marks;

pub mod prose;
pub mod view;

pub mod document;
pub mod notes;
pub mod site;
pub mod sources;
pub mod templates;
pub mod verify;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::Resolved;
use notes::NoteViews;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use templates::{Templates, Variables};
use view::{PageView, SiteView};

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Path in the site, with `/` between folders.
    pub path: String,
    /// The bytes.
    pub bytes: Cow<'a, [u8]>,
}

/// Renders all pages, side by side; `rendered` is called for each one of a document.
///
/// Faults of templates are added to `problems`; so is a page whose text would not be its document's, which is a
/// defect of Postil.
#[must_use]
pub fn pages<'a>(resolved: &Resolved<'a>, problems: &mut Diagnostics, rendered: &(dyn Fn() + Sync)) -> Vec<Page<'a>> {
    let Some(templates) = Templates::new(resolved.anchored.parsed.inputs, problems) else { return Vec::new() };
    let front = NoteViews { resolved, root: String::new(), document: None };
    let site = site::site(&front);
    let documents: Vec<_> = (0..resolved.anchored.parsed.documents.len())
        .into_par_iter()
        .map(|index| {
            let page = document_page(resolved, index, &templates, &site);
            rendered();
            page
        })
        .collect();
    let mut pages = Vec::new();
    let mut faults = Faults::default();
    for (page, found) in documents {
        problems.append(found);
        faults.keep(page, &mut pages);
    }
    for page in site_pages(&front, &templates, &site) {
        faults.keep(page, &mut pages);
    }
    faults.keep(style(resolved, &templates), &mut pages);
    for (name, text) in templates.assets().into_iter().filter(|(name, _)| name != "style.css") {
        pages.push(Page { path: format!("assets/{name}"), bytes: Cow::Borrowed(text.as_bytes()) });
    }
    // Without it GitHub Pages would leave out files whose names begin with an underscore.
    pages.push(Page { path: ".nojekyll".to_owned(), bytes: Cow::Borrowed(b"") });
    faults.report(problems);
    static_files(resolved, &mut pages, problems);
    pages.sort_by(|one, other| one.path.cmp(&other.path));
    pages
}

/// Faults of templates, each kept once: a page of every document would say the same.
#[derive(Default)]
struct Faults(Vec<Diagnostic>);

impl Faults {
    fn keep<'a>(&mut self, page: Result<Page<'a>, Diagnostic>, pages: &mut Vec<Page<'a>>) {
        match page {
            Ok(page) => pages.push(page),
            Err(fault) => {
                let same = |other: &Diagnostic| {
                    other.message == fault.message
                        && other
                            .labels
                            .iter()
                            .map(|label| &label.place)
                            .eq(fault.labels.iter().map(|label| &label.place))
                };
                if !self.0.iter().any(same) {
                    self.0.push(fault);
                }
            }
        }
    }

    fn report(self, problems: &mut Diagnostics) {
        for fault in self.0 {
            problems.add(fault);
        }
    }
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

fn document_page<'a>(
    resolved: &Resolved<'a>,
    index: usize,
    templates: &Templates<'_>,
    site: &SiteView,
) -> (Result<Page<'a>, Diagnostic>, Diagnostics) {
    let mut problems = Diagnostics::default();
    let document = &resolved.anchored.parsed.documents[index];
    let views = NoteViews { resolved, root: site::root(&document.page), document: Some(index) };
    let view = document::view(resolved, index, &views, &mut problems);
    let page = site::page(resolved, &view.path, &view.title, view.description.clone(), Some(&view.language));
    let variables = Variables::default().with("document", &view);
    (rendered_page(templates, "document.html", &page, site, variables), problems)
}

/// The pages that belong to no document.
fn site_pages<'a>(
    front: &NoteViews<'_>,
    templates: &Templates<'_>,
    site: &SiteView,
) -> Vec<Result<Page<'a>, Diagnostic>> {
    let contradictions = site::contradiction_views(front);
    let render = |name: &str, title: &str, description: Option<String>, variables: Variables| {
        let page = site::page(front.resolved, name, title, description, None);
        rendered_page(templates, name, &page, site, variables)
    };
    let documents = site::document_entries(front);
    let variables = Variables::default().with("documents", &documents).with("contradictions", &contradictions);
    let mut pages = vec![render("index.html", &site.title, site.description.clone(), variables)];
    if site.has_contradictions {
        let variables = Variables::default().with("contradictions", &contradictions);
        pages.push(render("contradictions.html", "Contradictions", None, variables));
    }
    if site.has_sources {
        let (entries, uncited) = sources::sources(front);
        let variables = Variables::default().with("entries", &entries).with("uncited", &uncited);
        pages.push(render("sources.html", "Sources", None, variables));
    }
    // A host shows it under whatever address was not found, so its links begin at the site's own.
    let mut lost = site::page(front.resolved, "404.html", "Not found", None, None);
    if let Some(base) = &site.base_url {
        lost.root = format!("{}/", base.trim_end_matches('/'));
    }
    pages.push(rendered_page(templates, "404.html", &lost, site, Variables::default()));
    pages
}

/// The style sheet, the rules of the declared kinds behind it.
fn style<'a>(resolved: &Resolved<'a>, templates: &Templates<'a>) -> Result<Page<'a>, Diagnostic> {
    let assets = templates.assets();
    let sheet = assets.iter().find(|(name, _)| name == "style.css").map_or("", |(_, text)| text);
    let kinds = site::kind_styles(resolved);
    let path = "assets/style.css".to_owned();
    if kinds.is_empty() {
        return Ok(Page { path, bytes: Cow::Borrowed(sheet.as_bytes()) });
    }
    let rules = templates.render("kinds.css", &Variables::default().with("kinds", &kinds))?;
    Ok(Page { path, bytes: Cow::Owned(format!("{sheet}\n{rules}").into_bytes()) })
}

/// The files of `static/`; one that would take the place of a page is reported.
fn static_files<'a>(resolved: &Resolved<'a>, pages: &mut Vec<Page<'a>>, problems: &mut Diagnostics) {
    let inputs = resolved.anchored.parsed.inputs;
    let taken: HashMap<String, usize> =
        pages.iter().enumerate().map(|(index, page)| (page.path.to_lowercase(), index)).collect();
    for file in &inputs.static_files {
        if let Some(index) = taken.get(&file.path.to_lowercase()) {
            let message = format!("static/{} would be written over the site's own {}", file.path, pages[*index].path);
            problems.add(Diagnostic::project(Code::DuplicatePage, message).help("give the file another name"));
            continue;
        }
        pages.push(Page { path: file.path.clone(), bytes: Cow::Borrowed(&file.bytes) });
    }
}

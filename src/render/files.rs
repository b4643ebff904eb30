//! Makes the files of a site and hands them on: the frame that all of them share, and those that are no pages.

use super::notes::NoteViews;
use super::publisher::Publisher;
use super::reuse::Reuse;
use super::templates::{CUSTOM_STYLE, Templates, Variables};
use super::view::{PageView, SiteView};
use super::{Page, citation_style, compact, side_by_side, site, sitemap, sources, xml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::resolve::Resolved;
use crate::settings::Theme;
use crate::text::Place;
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

/// What the files of a site are made with, and where they go.
pub(super) struct Files<'f> {
    /// The views of the front page.
    pub front: &'f NoteViews<'f>,
    pub templates: &'f Templates,
    pub site: &'f SiteView,
    pub reuse: &'f Reuse,
    pub publisher: &'f Publisher<'f>,
}

impl Files<'_> {
    /// Publishes all files; gives what is wrong with the pages of the documents, and the bytes of `edition.json` that are about
    /// each. `rendered` is called for each document.
    pub fn all(&self, rendered: &(dyn Fn() + Sync), problems: &mut Diagnostics) -> (Vec<Diagnostics>, Vec<Range<u64>>) {
        let inputs = &self.front.resolved.anchored.parsed.inputs;
        let language = &self.front.interface.language;
        let styled = citation_style::styled(inputs, language, sources::shown(self.front), problems);
        // What is long in pages about all documents is made by one thread: others have documents to make meanwhile.
        let about_all = || {
            self.about_all(&styled);
            self.timelines();
            self.people();
        };
        let (of_documents, ()) = side_by_side::both(true, || self.documents(rendered), about_all);
        self.assets();
        self.sitemap();
        // Behind the sitemap: nobody is to find it there.
        self.report();
        self.folders_like_files(problems);
        self.static_files(problems);
        of_documents
    }

    /// Whether a file of a document is to be made: it is wanted, and does not stand there as it would be made.
    pub fn makes(&self, document: usize, path: &str) -> bool {
        self.publisher.wants(path) && !self.reuse.keeps(self.publisher, document, path)
    }

    /// Publishes a page.
    pub fn page(&self, template: &str, page: &PageView, variables: Variables) {
        let html = self.templates.render(template, &variables.with("site", self.site).with("page", page));
        self.publisher.take(html.map(|html| Page::new(page.path.clone(), html.into_bytes())));
    }

    /// Publishes a file for programs, without what no XML may hold.
    pub fn xml(&self, template: &str, path: &str, variables: &Variables) {
        let text = self.templates.render(template, variables);
        self.publisher.take(text.map(|text| Page::new(path, xml::allowed(text).into_bytes())));
    }

    /// Publishes style sheets, scripts, and the texts as they were given.
    pub fn assets(&self) {
        let (resolved, publisher) = (self.front.resolved, self.publisher);
        let file = |path: &str, bytes: &dyn Fn() -> String| {
            if publisher.wants(path) {
                publisher.page(path, bytes().as_bytes());
            }
        };
        if publisher.wants("assets/style.css") {
            let style = style(resolved, self.templates);
            publisher.take(style.map(|style| Page::new("assets/style.css", style.into_bytes())));
        }
        for name in ["pages.css", "reader.js"] {
            file(&format!("assets/{name}"), &|| self.templates.asset(name));
        }
        for (name, text) in self.templates.further_assets() {
            file(&format!("assets/{name}"), &|| text.to_owned());
        }
        let documents = resolved.anchored.parsed.documents.par_iter().enumerate();
        documents.for_each(|(index, _)| self.text(index));
        // Without it GitHub Pages would leave out files whose names begin with an underscore.
        file(".nojekyll", &String::new);
    }

    /// Publishes the text of a document as it was given.
    pub fn text(&self, document: usize) {
        let parsed = &self.front.resolved.anchored.parsed;
        let of = &parsed.documents[document];
        if self.makes(document, &of.path) {
            self.publisher.page(&of.path, &parsed.inputs.files.get(of.file).bytes());
        }
    }

    /// Publishes the lists of all pages so far, where it is known where the site will be.
    pub fn sitemap(&self) {
        let Some(base_url) = &self.site.base_url else { return };
        for file in sitemap::files(base_url, self.publisher.paths().iter().map(String::as_str)) {
            if self.publisher.wants(&file.path) {
                self.xml("sitemap.xml", &file.path, &Variables::default().with("sitemap", &file.sitemap));
            }
        }
    }

    /// Reports documents in a folder that is called like a file of the site: there can be only one of them.
    pub fn folders_like_files(&self, problems: &mut Diagnostics) {
        let parsed = &self.front.resolved.anchored.parsed;
        let pages = || parsed.documents.iter().map(|document| (document.page.as_str(), document));
        let by_page = LazyCell::new(|| pages().collect::<HashMap<_, _>>());
        for (page, document) in pages() {
            let Some(file) = self.publisher.in_the_way_of(page) else { continue };
            let path = &parsed.inputs.files.get(document.file).path;
            let message = format!("{path} lies in a folder that is called like the site's own {file}");
            let mut problem = Diagnostic::at(Code::DuplicatePage, Place::file(document.file), message);
            if let Some(other) = by_page.get(file.as_str()) {
                problem = problem.label(Place::file(other.file), "its text");
            }
            problems.add(problem.help("give the folder another name"));
        }
    }

    /// Publishes the files of `static/`; one that would take the place of a page is reported.
    pub fn static_files(&self, problems: &mut Diagnostics) {
        for file in &self.front.resolved.anchored.parsed.inputs.static_files {
            if let Some(page) = self.publisher.taken(&file.path) {
                let message = format!("static/{} would be written over the site's own {page}", file.path);
                problems.add(Diagnostic::project(Code::DuplicatePage, message).help("give the file another name"));
            } else if self.publisher.wants(&file.path) {
                self.publisher.page(&file.path, &file.bytes);
            }
        }
    }
}

/// The style sheet, with the rules of the theme, of the declared kinds and of the project behind it.
pub(super) fn style(resolved: &Resolved, templates: &Templates) -> Result<String, Diagnostic> {
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

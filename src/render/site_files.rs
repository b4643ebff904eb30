//! The pages that are about all documents, and those about time and people.

use super::citation_style::Styled;
use super::files::Files;
use super::links::Links;
use super::notes::NoteViews;
use super::templates::Variables;
use super::{all_notes, corrections, editorial, feed, people, site, sources, timeline};
use crate::parse::person_page;
use crate::report;
use rayon::prelude::*;
use std::sync::LazyLock;

impl Files<'_> {
    /// Publishes the pages that belong to no document, side by side.
    pub fn about_all(&self, styled: &Styled) {
        let (front, site) = (self.front, self.site);
        let contradictions = LazyLock::new(|| site::contradiction_views(front));
        // Made side by side, so that it cannot wait until it is asked for: who waits for it may be given a page that asks, too.
        let in_notes = site.has_notes && self.publisher.wants("notes.html");
        let is_asked = self.publisher.wants("index.html") || in_notes;
        let documents = if is_asked { site::document_entries(front) } else { Vec::new() };
        let words = |name: &str| front.interface.text(name);
        let publish = |name: &str, title: &str, description: Option<String>, variables: Variables| {
            self.page(name, &site::page(front, name, title, description), variables);
        };
        let index = || {
            let variables = Variables::default().with("documents", &documents).with("contradictions", &*contradictions);
            publish("index.html", &site.title, site.description.clone(), variables);
        };
        let all_contradictions = || {
            let variables = Variables::default().with("contradictions", &*contradictions);
            publish("contradictions.html", &words("contradictions"), None, variables);
        };
        let sources = || {
            let (cited, uncited) = sources::sources(front, styled);
            let view = |entry| sources::source(front, styled, entry);
            let variables = Variables::default()
                .with_each("entries", cited.into_par_iter().map(view))
                .with_each("uncited", uncited.into_par_iter().map(view));
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
            self.xml("feed.xml", &page.path, &variables);
        };
        let lost = || {
            // A host shows it under whatever address was not found, so its links begin at the site's own.
            let mut lost = site::page(front, "404.html", &words("not-found"), None);
            if let Some(base) = &site.base_url {
                lost.root = format!("{}/", base.trim_end_matches('/'));
            }
            self.page("404.html", &lost, Variables::default());
        };
        let pages: [(bool, &str, &(dyn Fn() + Sync)); 7] = [
            (site.has_sources, "sources.html", &sources),
            (true, "index.html", &index),
            (site.has_notes, "notes.html", &notes),
            (site.has_contradictions, "contradictions.html", &all_contradictions),
            (site.has_corrections, "corrections.html", &corrections),
            (site.has_feed, "feed.xml", &feed),
            (true, "404.html", &lost),
        ];
        let wanted = pages.par_iter().filter(|(is_there, path, _)| *is_there && self.publisher.wants(path));
        wanted.for_each(|(.., publish)| publish());
    }

    /// Publishes the timelines.
    pub fn timelines(&self) {
        if !self.site.has_timeline {
            return;
        }
        if self.publisher.wants("timeline.html") {
            self.timeline(None, "timeline.html");
        }
        timeline::pages_of_documents(self.front).into_par_iter().for_each(|(document, path)| {
            if self.makes(document, &path) {
                self.timeline(Some(document), &path);
            }
        });
    }

    fn timeline(&self, document: Option<usize>, path: &str) {
        let views = self.at(path);
        let view = timeline::timeline(&views, document);
        let words = views.interface.text("timeline");
        let title = match &view.document {
            Some(document) => format!("{words} · {}", document.text),
            None => words,
        };
        self.page(
            "timeline.html",
            &site::page(&views, path, &title, None),
            Variables::default().with("timeline", &view),
        );
    }

    /// Publishes the page about everybody, and one for each person.
    pub fn people(&self) {
        if !self.site.has_people {
            return;
        }
        let front = self.front;
        let shares = LazyLock::new(|| people::shares(front));
        if self.publisher.wants("people.html") {
            let everybody = shares.iter().enumerate().map(|(index, share)| people::person(front, index, share));
            let variables = Variables::default().with("people", &everybody.collect::<Vec<_>>());
            self.page(
                "people.html",
                &site::page(front, "people.html", &front.interface.text("people"), None),
                variables,
            );
        }
        let declared = &front.resolved.anchored.parsed.inputs.settings.people.0;
        declared.par_iter().enumerate().for_each(|(index, (id, _))| {
            let path = person_page(id);
            if self.publisher.wants(&path) {
                let views = self.at(&path);
                let view = people::whole_person(&views, index, &shares[index]);
                let page = site::page(&views, &path, &view.name, view.role.clone());
                self.page("person.html", &page, Variables::default().with("person", &view));
            }
        });
    }

    /// Publishes the page that says where the evidence is thin, where the settings ask for it.
    pub fn report(&self) {
        let Some(name) = self.site.report.filter(|name| self.publisher.wants(name)) else { return };
        let report = editorial::view(self.front, &report::editorial(self.front.resolved));
        let page = site::page(self.front, name, &self.front.interface.text("report"), None);
        self.page("report.html", &page, Variables::default().with("report", &report));
    }

    /// The views of the page at this path, which belongs to no document.
    fn at(&self, path: &str) -> NoteViews<'_> {
        NoteViews { links: Links::new(self.front.resolved, path, None), ..*self.front }
    }
}

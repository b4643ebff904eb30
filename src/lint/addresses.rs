//! Addresses: every one that a project names, where it leads within the site, how it is written, and what it answers.

use super::Lints;
use crate::diagnostic::{Code, Diagnostic};
use crate::parse::annotation::Annotation;
use crate::parse::document::Document;
use crate::parse::link::{links, note_reference};
use crate::resolve::Resolved;
use crate::settings::Html;
use crate::text::{Place, YamlPath};
use pulldown_cmark::{Event, Tag};
use std::collections::{BTreeMap, HashSet};

/// What an address of the web answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The page is there.
    Found,
    /// The page is there, and for good under another address.
    Moved(String),
    /// The page is gone, or its host is; says why.
    Dead(String),
    /// Nothing can be said of it: the host is busy, refuses programs, or did not answer in time; says why.
    Unknown(String),
}

/// Asks addresses of the web what they answer, all of them, in their order.
pub type Ask<'a> = &'a (dyn Fn(&[String]) -> Vec<Answer> + Sync);

/// How closely addresses of the web are looked at; those within the site always are.
#[derive(Clone, Copy, Default)]
pub enum Web<'a> {
    /// Not at all.
    #[default]
    Trusted,
    /// Whether they are written as they should be.
    Read,
    /// What they answer, too.
    Asked(Ask<'a>),
}

/// Looks at all addresses that a project names.
pub(super) fn check(lints: &mut Lints<'_>, paths: &HashSet<&str>, web: Web<'_>) {
    let named = Named::of(lints.resolved);
    for (address, place, page) in &named.within {
        within_site(lints, address, place, page, paths);
    }
    if matches!(web, Web::Trusted) {
        return;
    }
    for (address, place) in &named.web {
        form(lints, address, place);
    }
    if let Web::Asked(ask) = web {
        answers(lints, named.web, ask);
    }
}

/// The addresses that a project names, with where.
struct Named<'a> {
    /// Those of the web.
    web: Vec<(String, Place)>,
    /// Those within the site, each with the page that it is seen from.
    within: Vec<(String, Place, &'a str)>,
    /// What becomes of raw HTML, in which links may stand.
    html: Html,
}

impl<'a> Named<'a> {
    fn of(resolved: &'a Resolved) -> Self {
        let parsed = &resolved.anchored.parsed;
        let html = parsed.inputs.settings.html;
        let mut named = Self { web: Vec::new(), within: Vec::new(), html };
        for entry in parsed.bibliography.entries.values() {
            named.entry(entry);
        }
        for document in &parsed.documents {
            named.document(document);
        }
        for (_, anchored) in resolved.anchored.annotations() {
            named.annotation(&anchored.annotation, &parsed.documents[anchored.document].page);
        }
        for (document, event) in &parsed.events {
            for address in event.note.as_deref().map(|note| links(note, html)).unwrap_or_default() {
                named.add(address, event.place.key("note"), &parsed.documents[*document].page);
            }
        }
        if let (Some(file), Some(text)) = (parsed.inputs.settings_file, &parsed.inputs.settings.introduction) {
            let place = Place::value(file, YamlPath::default()).key("introduction");
            for address in links(text, html) {
                named.add(address, place.clone(), "index.html");
            }
        }
        named
    }

    fn entry(&mut self, entry: &crate::parse::bibliography::Entry) {
        let (Some(url), Some(identifier)) = (entry.place_of("URL"), entry.place_of("DOI")) else { return };
        if let Some(address) = entry.text("URL") {
            self.web.push((address.to_owned(), url));
        }
        if let Some(doi) = entry.text("DOI").and_then(crate::parse::bibliography::doi) {
            self.web.push((format!("https://doi.org/{doi}"), identifier));
        }
        if let (Some(address), Some(place)) = (&entry.evidence.archive, entry.place_of_archive()) {
            self.web.push((address.clone(), place));
        }
    }

    fn document(&mut self, document: &'a Document) {
        if let (Some(address), Some(place)) = (&document.metadata.url, &document.url_place) {
            self.web.push((address.clone(), place.clone()));
        }
        for placed in document.events().iter().flatten() {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &placed.event {
                let place = Place::bytes(document.file, document.origin(&placed.text));
                self.add(dest_url.to_string(), place, &document.page);
            }
        }
    }

    fn annotation(&mut self, annotation: &Annotation, page: &'a str) {
        for (key, text) in annotation.prose() {
            for address in links(text, self.html) {
                self.add(address, annotation.place.key(key), page);
            }
        }
    }

    fn add(&mut self, address: String, place: Place, page: &'a str) {
        if crate::address::is_web_address(&address) {
            self.web.push((address, place));
        } else {
            self.within.push((address, place, page));
        }
    }
}

/// An address that leads to no page or file of the site, or nowhere at all.
fn within_site(lints: &mut Lints<'_>, address: &str, place: &Place, page: &str, paths: &HashSet<&str>) {
    if !crate::address::is_safe_link(address) {
        let message = format!("a page may not lead to `{address}`, so the link leads nowhere");
        lints.add(
            Diagnostic::at(Code::DeadLink, place.clone(), message)
                .help("write https://..., mailto:..., or an address within the site"),
        );
        return;
    }
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let known = lints.resolved.anchored.parsed.documents.iter().any(|document| document.path == path);
    let elsewhere = path.is_empty() || path.contains(':') || known || note_reference(address).is_some();
    if elsewhere || paths.contains(super::joined(page, path).as_str()) {
        return;
    }
    let message = format!("the site has no page or file `{path}`");
    lints.add(
        Diagnostic::at(Code::DeadLink, place.clone(), message)
            .help("put the file into static/, or mend the link; it starts at the page of the document"),
    );
}

/// How an address is written: what a reader would take for another host, and what no browser needs.
fn form(lints: &mut Lints<'_>, address: &str, place: &Place) {
    let Some(oddity) = crate::address::oddity(address) else { return };
    let message = format!("`{address}` {oddity}");
    lints.add(
        Diagnostic::at(Code::OddAddress, place.clone(), message)
            .help("look at the address in a browser, and copy it from there"),
    );
}

/// What the addresses of the web answer; each is asked once, wherever it stands.
fn answers(lints: &mut Lints<'_>, web: Vec<(String, Place)>, ask: Ask<'_>) {
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (address, place) in web {
        let page = address.split('#').next().unwrap_or_default().to_owned();
        places.entry(page).or_default().push(place);
    }
    let addresses: Vec<String> = places.keys().cloned().collect();
    for ((address, places), answer) in places.into_iter().zip(ask(&addresses)) {
        let (message, help) = match answer {
            Answer::Found => continue,
            Answer::Moved(to) => (format!("`{address}` has moved for good"), format!("write {to}")),
            Answer::Dead(why) => {
                let help = "mend the address, or let the source name an archived copy by `archive-url:`".to_owned();
                (format!("`{address}` is not there: {why}"), help)
            }
            Answer::Unknown(why) => {
                let help = "look at it in a browser; nothing is known of it".to_owned();
                (format!("`{address}` could not be asked: {why}"), help)
            }
        };
        for place in places {
            lints.add(Diagnostic::at(Code::DeadAddress, place, message.clone()).help(help.clone()));
        }
    }
}

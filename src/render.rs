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
mod document_files;
pub mod editorial;
pub mod entry;
pub mod feed;
mod files;
pub mod kinds;
pub mod notes;
pub mod overview;
pub mod people;
pub mod side_by_side;
pub mod site;
mod site_files;
pub mod sitemap;
pub mod sources;
pub mod standalone;
pub mod templates;
pub mod texts;
pub mod timeline;
pub mod verify;

use crate::diagnostic::Diagnostics;
use crate::interface::Interface;
use crate::memo;
use crate::resolve::Resolved;
use data::annotations_path;
use files::Files;
use kinds::Kinds;
use links::Links;
use notes::NoteViews;
pub use publisher::{Nowhere, Sink};
use publisher::{Publisher, Single};
use reuse::{MadeDocument, Reuse};
use std::borrow::Cow;
use std::sync::Arc;
use templates::Templates;
use view::SiteView;

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

/// The words of the site's language.
#[must_use]
pub fn interface(resolved: &Resolved, problems: &mut Diagnostics) -> Arc<Interface> {
    Arc::new(Interface::new(language(resolved), &resolved.anchored.parsed.inputs, problems))
}

/// The site's language: the one set, or that of all documents, or English.
#[must_use]
pub fn language(resolved: &Resolved) -> &str {
    let inputs = &resolved.anchored.parsed.inputs;
    let mut documents = resolved.anchored.parsed.documents.iter().map(|document| document.metadata.language.as_deref());
    let first = documents.next().flatten();
    let shared = first.filter(|first| documents.all(|language| language == Some(*first)));
    inputs.settings.language.as_deref().or(shared).unwrap_or("en")
}

/// What every page is made with, whatever it shows.
pub struct Frame {
    templates: Templates,
    kinds: Kinds,
    site: SiteView,
}

impl Frame {
    /// What the pages of a project are made with; faults of its templates are added to `problems`, and then there may be none.
    #[must_use]
    pub fn new(resolved: &Resolved, interface: &Arc<Interface>, problems: &mut Diagnostics) -> Option<Self> {
        let templates = Templates::new(&resolved.anchored.parsed.inputs, Arc::clone(interface), problems)?;
        Some(Self::with(templates, resolved, interface))
    }

    /// The same for a project that has changed, but not its templates and words.
    #[must_use]
    pub fn renewed(self, resolved: &Resolved, interface: &Interface) -> Self {
        Self::with(self.templates, resolved, interface)
    }

    fn with(templates: Templates, resolved: &Resolved, interface: &Interface) -> Self {
        let kinds = Kinds::new(resolved, interface);
        Self { site: site::site(&front(resolved, interface, &kinds)), templates, kinds }
    }
}

/// The views of the front page.
fn front<'a>(resolved: &'a Resolved, interface: &'a Interface, kinds: &'a Kinds) -> NoteViews<'a> {
    NoteViews { resolved, links: Links::new(resolved, "", None), interface, kinds, proses: None }
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
    let Some(frame) = Frame::new(resolved, interface, problems) else { return Made::default() };
    let front = front(resolved, interface, &frame.kinds);
    let reuse = Reuse::new(&front, &frame.site, sink);
    let publisher = Publisher::new(sink);
    let files =
        Files { front: &front, templates: &frame.templates, site: &frame.site, reuse: &reuse, publisher: &publisher };
    let (found, editions) = files.all(rendered, problems);
    let paths = publisher.finish(problems);
    // What is said of a page is said again the next time.
    let documents = if found.is_empty() { reuse.made(&front, editions) } else { Vec::new() };
    for found in found {
        problems.append(found);
    }
    memo::let_go(frame);
    Made { paths, documents }
}

/// One file of the site, by its path: the same bytes as [`pages`] hands on; none where there is no such file. What is wrong
/// with it is added to `problems`.
#[must_use]
pub fn file(
    resolved: &Resolved,
    interface: &Interface,
    frame: &Frame,
    path: &str,
    problems: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let front = front(resolved, interface, &frame.kinds);
    let sink = Single::new(path);
    let reuse = Reuse::nothing(resolved);
    let publisher = Publisher::new(&sink);
    let files =
        Files { front: &front, templates: &frame.templates, site: &frame.site, reuse: &reuse, publisher: &publisher };
    let documents = &resolved.anchored.parsed.documents;
    let is_of = |page: &str| page == path || annotations_path(page) == path;
    if let Some(index) = documents.iter().position(|document| is_of(&document.page)) {
        files.one_document(index).into_iter().for_each(|found| problems.append(found));
    } else if let Some(index) = documents.iter().position(|document| document.path == path) {
        files.text(index);
    } else {
        let _ = files.all(&|| (), problems);
    }
    let _ = publisher.finish(problems);
    sink.into_bytes()
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

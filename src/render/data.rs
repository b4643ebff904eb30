//! Open data beside the pages: what each document's notes say, and the whole edition, for programs.

pub mod beginnings;
pub mod bibliography;
pub mod edition;
pub mod edition_file;
pub mod json;
pub mod linked_data;
pub mod page_text;
pub mod web_annotation;
pub mod work;

use super::links::{Links, encoded};
use super::notes::{NoteViews, Proses};
use super::publisher::Publisher;
use super::reuse::Reuse;
use super::texts::Texts;
use super::view::{DocumentDataView, DocumentView, PageView, SiteView};
use edition::Own;
use edition_file::EditionFile;
pub use edition_file::Line;

/// The schema of `edition.json`, published beside it.
const EDITION_SCHEMA: &str = include_str!("../../schemas/edition.schema.json");

/// The file of the whole edition.
const EDITION: &str = "edition.json";

/// The path of a document's Web Annotations, by that of its page.
#[must_use]
pub fn annotations_path(page: &str) -> String {
    format!("{}.jsonld", page.trim_end_matches(".html"))
}

/// What a document's page has for programs; `views` are made for that page.
#[must_use]
pub fn of_document(
    views: &NoteViews<'_>,
    index: usize,
    document: &DocumentView,
    page: &PageView,
    site: &SiteView,
) -> DocumentDataView {
    DocumentDataView {
        annotations_href: address(&views.links, &annotations_path(&document.path)),
        edition_href: address(&views.links, EDITION),
        linked_data: linked_data::script(views, index, document, page, site),
    }
}

/// Makes the files of open data.
pub struct DataFiles<'a> {
    front: &'a NoteViews<'a>,
    site: &'a SiteView,
    reuse: &'a Reuse,
    publisher: &'a Publisher<'a>,
    /// For each document what belongs to it.
    own: Vec<Own>,
}

impl<'a> DataFiles<'a> {
    /// Publishes what is about all documents, but for the edition.
    #[must_use]
    pub fn new(front: &'a NoteViews<'a>, site: &'a SiteView, reuse: &'a Reuse, publisher: &'a Publisher<'a>) -> Self {
        publisher.page("edition.schema.json", EDITION_SCHEMA.as_bytes());
        if site.has_sources {
            publisher.page("bibliography.json", bibliography::bibliography(front).as_bytes());
        }
        Self { front, site, reuse, publisher, own: edition::own(front.resolved) }
    }

    /// Begins the file of the whole edition.
    #[must_use]
    pub fn edition(&self) -> EditionFile<'a> {
        EditionFile::begin(self.publisher, &edition::before_documents(&self.of_edition(), self.site))
    }

    /// Addresses as the edition gives them.
    fn of_edition(&self) -> NoteViews<'a> {
        NoteViews { links: links(self.front, self.site, EDITION), ..*self.front }
    }

    /// Publishes a document's annotations; gives what the edition says of it. `proses` may have the HTML of its notes.
    #[must_use]
    pub fn of_document(&self, texts: &Texts<'_>, proses: &Proses, index: usize) -> Line {
        let path = annotations_path(&self.front.resolved.anchored.parsed.documents[index].page);
        let proses = Some(proses);
        if !self.reuse.keeps(self.publisher, index, &path) {
            let views = NoteViews { links: links(self.front, self.site, &path), proses, ..*self.front };
            self.publisher.page(&path, web_annotation::collection(&views, texts, index, &path).as_bytes());
        }
        if let Some(bytes) = self.reuse.edition(index) {
            return Line::Before(index, bytes.clone());
        }
        let views = NoteViews { proses, ..self.of_edition() };
        Line::Made(edition::document(&views, texts, index, &self.own[index]))
    }

    /// What the edition says of a document.
    #[must_use]
    pub fn line(&self, texts: &Texts<'_>, index: usize) -> String {
        edition::document(&self.of_edition(), texts, index, &self.own[index])
    }
}

/// Addresses as a file of data gives them: absolute where it is known where the site will be, else relative to the file.
///
/// They always name the page that they lead to, since the file is none.
fn links<'a>(front: &NoteViews<'a>, site: &SiteView, path: &str) -> Links<'a> {
    let links = Links::new(front.resolved, path, None);
    let root = site.base_url.as_ref().map(|base| format!("{}/", base.trim_end_matches('/')));
    Links { root: root.unwrap_or_else(|| links.root.clone()), ..links }
}

/// The address of a file of the site.
fn address(links: &Links<'_>, path: &str) -> String {
    format!("{}{}", links.root, encoded(path))
}

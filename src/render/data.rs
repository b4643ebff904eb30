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

use super::files::Files;
use super::links::{Links, encoded};
use super::notes::{NoteViews, Proses};
use super::texts::Texts;
use super::view::{DocumentDataView, DocumentView, PageView, SiteView};
use edition::Own;
use edition_file::EditionFile;
pub use edition_file::Line;

/// The schema of `edition.json`, published beside it.
const EDITION_SCHEMA: &str = include_str!("../../schemas/edition.schema.json");

/// The file of the whole edition.
pub(super) const EDITION: &str = "edition.json";

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
    files: &'a Files<'a>,
    /// For each document what belongs to it.
    own: Vec<Own>,
}

impl<'a> DataFiles<'a> {
    /// Publishes what is about all documents, but for the edition.
    #[must_use]
    pub(super) fn new(files: &'a Files<'a>) -> Self {
        let publisher = files.publisher;
        if publisher.wants("edition.schema.json") {
            publisher.page("edition.schema.json", EDITION_SCHEMA.as_bytes());
        }
        if files.site.has_sources && publisher.wants("bibliography.json") {
            publisher.page("bibliography.json", bibliography::bibliography(files.front).as_bytes());
        }
        Self { files, own: edition::own(files.front.resolved) }
    }

    /// Begins the file of the whole edition.
    #[must_use]
    pub fn edition(&self) -> EditionFile<'a> {
        EditionFile::begin(self.files.publisher, &edition::before_documents(&self.views(), self.files.site))
    }

    /// Addresses as the edition gives them.
    fn views(&self) -> NoteViews<'a> {
        NoteViews { links: links(self.files.front, self.files.site, EDITION), ..*self.files.front }
    }

    /// Publishes a document's annotations. `proses` may have the HTML of its notes.
    pub fn of_document(&self, texts: &Texts<'_>, proses: &Proses, index: usize) {
        let front = self.files.front;
        let path = annotations_path(&front.resolved.anchored.parsed.documents[index].page);
        if self.files.makes(index, &path) {
            let links = links(front, self.files.site, &path);
            let views = NoteViews { links, proses: Some(proses), ..*front };
            self.files.publisher.page(&path, web_annotation::collection(&views, texts, index, &path).as_bytes());
        }
    }

    /// What the edition says of a document, or where the last one says it. `proses` may have the HTML of its notes.
    #[must_use]
    pub fn of_edition(&self, texts: &Texts<'_>, proses: &Proses, index: usize) -> Line {
        if let Some(bytes) = self.files.reuse.edition(index) {
            return Line::Before(index, bytes.clone());
        }
        let views = NoteViews { proses: Some(proses), ..self.views() };
        Line::Made(edition::document(&views, texts, index, &self.own[index]))
    }

    /// What the edition says of a document, in parts.
    #[must_use]
    pub fn line(&self, texts: &Texts<'_>, index: usize) -> Vec<String> {
        edition::document(&self.views(), texts, index, &self.own[index])
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

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
use std::ops::Range;

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

/// The files of open data, as they grow document by document.
pub struct DataFiles<'a> {
    front: &'a NoteViews<'a>,
    site: &'a SiteView,
    reuse: &'a Reuse,
    publisher: &'a Publisher<'a>,
    /// For each document what belongs to it.
    own: Vec<Own>,
    /// Addresses as the file of the whole edition gives them.
    of_edition: NoteViews<'a>,
    edition: EditionFile<'a>,
}

impl<'a> DataFiles<'a> {
    /// Publishes what is about all documents, and begins the file of the whole edition.
    #[must_use]
    pub fn begin(front: &'a NoteViews<'a>, site: &'a SiteView, reuse: &'a Reuse, publisher: &'a Publisher<'a>) -> Self {
        publisher.page("edition.schema.json", EDITION_SCHEMA.as_bytes());
        if site.has_sources {
            publisher.page("bibliography.json", bibliography::bibliography(front).as_bytes());
        }
        let of_edition = NoteViews { links: links(front, site, EDITION), ..*front };
        let edition = EditionFile::begin(publisher, &edition::before_documents(&of_edition, site));
        Self { front, site, reuse, publisher, own: edition::own(front.resolved), of_edition, edition }
    }

    /// Publishes a document's annotations; gives what the edition says of it. `proses` may have the HTML of its notes.
    #[must_use]
    pub fn of_document(&self, texts: &Texts<'_>, proses: &Proses, index: usize) -> Line {
        let path = annotations_path(&self.front.resolved.anchored.parsed.documents[index].page);
        let (of_file, of_edition) = (links(self.front, self.site, &path), links(self.front, self.site, EDITION));
        let proses = Some(proses);
        if !self.reuse.keeps(self.publisher, index, &path) {
            let views = NoteViews { links: of_file, proses, ..*self.front };
            self.publisher.page(&path, web_annotation::collection(&views, texts, index, &path).as_bytes());
        }
        if let Some(bytes) = self.reuse.edition(index) {
            return Line::Before(index, bytes.clone());
        }
        let views = NoteViews { links: of_edition, proses, ..*self.front };
        Line::Made(edition::document(&views, texts, index, &self.own[index]))
    }

    /// Adds to the edition what it says of the next documents.
    pub fn add(&mut self, texts: &Texts<'_>, lines: &[Line]) {
        let make = |index: usize| edition::document(&self.of_edition, texts, index, &self.own[index]);
        self.edition.add(lines, &make);
    }

    /// Ends the edition; gives the bytes of it that are about each document.
    #[must_use]
    pub fn end(self) -> Vec<Range<u64>> {
        self.edition.end()
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

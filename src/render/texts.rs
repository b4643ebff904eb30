//! The texts of documents as their pages show them, each read once: from its page where that is made, else when it is asked for.

use super::data::page_text::PageText;
use super::document;
use super::links::Links;
use super::notes::NoteViews;
use super::view::DocumentView;
use crate::diagnostic::Diagnostics;
use std::ops::Range;
use std::sync::OnceLock;

/// The texts of all documents.
pub struct Texts<'a> {
    front: &'a NoteViews<'a>,
    texts: Vec<OnceLock<PageText>>,
}

impl<'a> Texts<'a> {
    /// None of them is read yet; `front` is made for the front page.
    #[must_use]
    pub fn new(front: &'a NoteViews<'a>) -> Self {
        let documents = &front.resolved.anchored.parsed.documents;
        Self { front, texts: documents.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The text of a document.
    #[must_use]
    pub fn of(&self, document: usize) -> &PageText {
        if let Some(text) = self.texts[document].get() {
            return text;
        }
        let page = &self.front.resolved.anchored.parsed.documents[document].page;
        let links = Links::new(self.front.resolved, page, Some(document));
        let views = NoteViews { links, ..*self.front };
        // What is wrong with the page was said when it was made.
        let view = document::view(self.front.resolved, document, &views, &mut Diagnostics::default());
        let text = self.read(document, &view);
        // It is not made within: what is made side by side may wait for work that asks for this very text.
        self.texts[document].get_or_init(|| text)
    }

    /// Keeps the text of a document whose page is made.
    pub fn keep(&self, document: usize, view: &DocumentView) {
        self.texts[document].get_or_init(|| self.read(document, view));
    }

    /// Forgets the texts of these documents; who asks for one again gets it made again.
    pub fn forget(&mut self, documents: Range<usize>) {
        self.texts[documents].fill_with(OnceLock::new);
    }

    fn read(&self, document: usize, view: &DocumentView) -> PageText {
        let of = &self.front.resolved.anchored.parsed.documents[document];
        PageText::new(of, view.units.iter().map(|unit| (unit.html.as_str(), unit.same)))
    }
}

//! The files about each document: its page, its annotations, and its part of the edition.

use super::data::{self, DataFiles, EDITION, Line};
use super::files::Files;
use super::links::Links;
use super::notes::{NoteViews, Proses};
use super::templates::Variables;
use super::texts::Texts;
use super::view::DocumentView;
use super::{document, side_by_side, site};
use crate::diagnostic::Diagnostics;
use rayon::prelude::*;
use std::ops::Range;

/// So many documents are rendered at a time: all that is made of one is made together, and few of them are in memory.
const AT_A_TIME: usize = 128;

impl Files<'_> {
    /// Publishes the pages of the documents and their data; gives what is wrong with them, and the bytes of `edition.json`
    /// that are about each. `rendered` is called for each document.
    pub fn documents(&self, rendered: &(dyn Fn() + Sync)) -> (Vec<Diagnostics>, Vec<Range<u64>>) {
        let mut problems = Vec::new();
        let mut texts = Texts::new(self.front);
        let data = DataFiles::new(self);
        let mut edition = self.publisher.wants(EDITION).then(|| data.edition());
        let mut lines = Vec::new();
        let count = self.front.resolved.anchored.parsed.documents.len();
        for start in (0..count).step_by(AT_A_TIME) {
            let indices = start..count.min(start + AT_A_TIME);
            let of_edition = edition.is_some();
            let document = |index: usize| {
                let (found, line) = self.document(index, &texts, &data, of_edition);
                rendered();
                (found, line)
            };
            // While these are made, those before them are written.
            let these = || indices.clone().into_par_iter().map(document).unzip();
            let write = || edition.as_mut().map(|edition| edition.add(&lines, &|index| data.line(&texts, index)));
            let ((found, next), _): ((Vec<_>, Vec<_>), _) = rayon::join(these, write);
            problems.extend(found.into_iter().flatten());
            lines = next.into_iter().flatten().collect();
            texts.forget(indices);
        }
        let Some(mut edition) = edition else { return (problems, Vec::new()) };
        edition.add(&lines, &|index| data.line(&texts, index));
        (problems, edition.end())
    }

    /// Publishes the page and the annotations of one document; gives what is wrong with the page, if anything is.
    pub fn one_document(&self, index: usize) -> Option<Diagnostics> {
        self.document(index, &Texts::new(self.front), &DataFiles::new(self), false).0
    }

    /// Publishes a document's page and its annotations; gives what is wrong with the page, and what the edition says of the
    /// document if that is asked for.
    fn document(
        &self,
        index: usize,
        texts: &Texts<'_>,
        data: &DataFiles<'_>,
        of_edition: bool,
    ) -> (Option<Diagnostics>, Option<Line>) {
        // What is made of a Markdown text for the page serves its data, too.
        let proses = Proses::default();
        let resolved = self.front.resolved;
        let page = &resolved.anchored.parsed.documents[index].page;
        let view = self.makes(index, page).then(|| self.document_view(index, texts, &proses));
        side_by_side::both(
            side_by_side::is_worth(resolved.notes(index).len()),
            || view.and_then(|(view, problems)| self.document_page(index, view, problems)),
            || {
                data.of_document(texts, &proses, index);
                of_edition.then(|| data.of_edition(texts, &proses, index))
            },
        )
    }

    /// What a document's page shows, and what is wrong with it.
    fn document_view(&self, index: usize, texts: &Texts<'_>, proses: &Proses) -> (DocumentView, Diagnostics) {
        let mut problems = Diagnostics::default();
        let resolved = self.front.resolved;
        let links = Links::new(resolved, &resolved.anchored.parsed.documents[index].page, Some(index));
        let views = NoteViews { links, proses: Some(proses), ..*self.front };
        let view = document::view(resolved, index, &views, &mut problems);
        texts.keep(index, &view);
        (view, problems)
    }

    /// Publishes a document's page; gives what is wrong with it, if anything is.
    fn document_page(&self, index: usize, mut view: DocumentView, problems: Diagnostics) -> Option<Diagnostics> {
        let links = Links::new(self.front.resolved, &view.path, Some(index));
        let views = NoteViews { links, ..*self.front };
        let page = site::page(&views, &view.path, &view.title, view.description.clone());
        view.data = Some(data::of_document(&views, index, &view, &page, self.site));
        let units = std::mem::take(&mut view.units);
        self.page("document.html", &page, Variables::default().with_list_in("document", &view, "units", units));
        Some(problems).filter(|problems| !problems.is_empty())
    }
}

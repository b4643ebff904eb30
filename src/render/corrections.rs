//! What the page of corrections shows: every change to a published note.

use super::notes::NoteViews;
use super::view::ListedCorrectionView;
use crate::anchor::AnnotationAddress;
use crate::parse::annotation::Correction;
use crate::resolve::Resolved;
use std::cmp::Reverse;

/// Whether anything was corrected.
#[must_use]
pub fn any(resolved: &Resolved) -> bool {
    resolved.anchored.annotations().any(|(_, anchored)| !anchored.annotation.corrections.is_empty())
}

/// Every correction, the newest first; those of one day by document and note.
#[must_use]
pub fn all(views: &NoteViews<'_>) -> Vec<ListedCorrectionView> {
    let resolved = views.resolved;
    let mut found = Vec::new();
    for (index, anchored) in resolved.anchored.annotations() {
        for (order, correction) in anchored.annotation.corrections_by_date().into_iter().enumerate() {
            let address = resolved.notes_of(index).first().copied();
            found.push((Reverse(correction.on), anchored.document, address, index, Reverse(order), correction));
        }
    }
    found.sort_by_key(|(date, document, address, index, order, _)| (*date, *document, *address, *index, *order));
    found.into_iter().map(|(_, _, _, index, _, correction)| listed(views, index, correction)).collect()
}

fn listed(views: &NoteViews<'_>, index: AnnotationAddress, correction: &Correction) -> ListedCorrectionView {
    let resolved = views.resolved;
    let anchored = resolved.anchored.annotation(index);
    let documents = &resolved.anchored.parsed.documents;
    ListedCorrectionView {
        date: views.date(&correction.on),
        html: views.prose(&correction.note, anchored.document).blocks(),
        href: views.annotation_href(index),
        title: views.annotation_title(index),
        kind: views.kind(anchored.annotation.kind, 0),
        document_title: (documents.len() > 1).then(|| documents[anchored.document].title().to_owned()),
    }
}

//! The list of all notes by kind.

use super::notes::NoteViews;
use super::view::{ListedNoteView, NotesOfKindView};
use crate::parse::annotation::Kind;
use crate::resolve::NoteAddress;
use std::collections::BTreeMap;

/// More notes than this are too many for one page; the documents' own pages show them.
const LISTED: usize = 5_000;

/// The notes of each kind, by document and number; and whether that is all of them.
#[must_use]
pub fn by_kind(views: &NoteViews<'_>) -> (Vec<NotesOfKindView>, bool) {
    let mut by_kind: BTreeMap<Kind, Vec<NoteAddress>> = BTreeMap::new();
    let mut left = LISTED;
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for document in 0..views.resolved.anchored.documents.len() {
        for (note, found) in views.resolved.notes(document).iter().enumerate() {
            let kind = views.resolved.anchored.annotation(found.annotation).annotation.kind;
            *counts.entry(kind).or_default() += 1;
            if left > 0 {
                left -= 1;
                by_kind.entry(kind).or_default().push(NoteAddress { document, note });
            }
        }
    }
    let total: usize = counts.values().sum();
    let view = |(kind, count): (Kind, usize)| NotesOfKindView {
        kind: views.kind(kind, count),
        notes: by_kind.remove(&kind).unwrap_or_default().into_iter().map(|address| listed(views, address)).collect(),
    };
    (counts.into_iter().map(view).collect(), total <= LISTED)
}

fn listed(views: &NoteViews<'_>, address: NoteAddress) -> ListedNoteView {
    let note = views.resolved.note(address);
    let documents = &views.resolved.anchored.parsed.documents;
    let document = &documents[address.document];
    ListedNoteView {
        href: views.links.to_note(address.document, "n", &note.id),
        number: address.note + 1,
        title: views.resolved.anchored.annotation(note.annotation).annotation.title.clone(),
        text: note.passages.first().map(|range| views.quoted_words(&document.text[range.clone()])),
        document_title: (documents.len() > 1).then(|| document.title().to_owned()),
    }
}

//! What the sources page shows: every work cited, with the passages that rest on it.

use super::citation_style::Styled;
use super::entry;
use super::links::{event_id, source_id};
use super::notes::NoteViews;
use super::view::{LinkView, PassageView, SourceView};
use crate::date::EntryDate;
use crate::parse::bibliography::{Entry, Name};
use crate::resolve::NoteAddress;
use crate::settings::Uncited;
use crate::text::sorting_form;

/// The works that notes cite, and those that none does unless the settings hide them, both as a bibliography orders
/// them: by who and by title, or as the project's citation style does.
#[must_use]
pub fn sources<'v>(views: &'v NoteViews<'_>, styled: &Styled) -> (Vec<&'v Entry>, Vec<&'v Entry>) {
    let mut entries: Vec<&Entry> = shown(views).collect();
    entries.sort_by_cached_key(|entry| (styled.position(&entry.key), sort_key(entry), entry.key.clone()));
    entries.into_iter().partition(|entry| views.resolved.citing().has(&entry.key))
}

/// The works that the site shows, by key: all, or those that something cites.
pub fn shown<'v>(views: &'v NoteViews<'_>) -> impl Iterator<Item = &'v Entry> {
    let parsed = &views.resolved.anchored.parsed;
    let all = parsed.inputs.settings.uncited == Uncited::Show;
    parsed.bibliography.entries.values().filter(move |entry| all || views.resolved.citing().has(&entry.key))
}

/// What a work is sorted by: who, what and when, as a bibliography's reader looks for it.
fn sort_key(entry: &Entry) -> String {
    let name = ["author", "editor"].iter().find_map(|variable| entry.names.get(*variable)?.first()).map(Name::short);
    let title = entry.text("title").unwrap_or_default();
    let date = entry.dates.get("issued").and_then(EntryDate::iso).unwrap_or_default();
    let bare = |part: String| {
        let lower = sorting_form(&part);
        let lower = lower.trim_start_matches(|character: char| !character.is_alphanumeric());
        ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(lower).to_owned()
    };
    let parts = [name.unwrap_or_default(), title.to_owned(), date];
    parts.into_iter().filter(|part| !part.is_empty()).map(bare).collect::<Vec<_>>().join("\u{0}")
}

/// A work with the passages and the events that rest on it.
#[must_use]
pub fn source(views: &NoteViews<'_>, styled: &Styled, entry: &Entry) -> SourceView {
    let citing = views.resolved.citing().notes.get(&entry.key).map(Vec::as_slice).unwrap_or_default();
    let events = views.resolved.citing().events.get(&entry.key).map(Vec::as_slice).unwrap_or_default();
    SourceView {
        key: entry.key.clone(),
        name: entry.text("title").unwrap_or(&entry.key).to_owned(),
        anchor: source_id(views.resolved, &entry.key),
        entry: entry::entry(views, entry),
        styled: styled.html(&entry.key).map(str::to_owned),
        passages: citing.iter().map(|address| passage(views, *address)).collect(),
        events: events.iter().map(|index| event(views, *index)).collect(),
    }
}

/// An event that rests on a work, on the timeline.
fn event(views: &NoteViews<'_>, index: usize) -> LinkView {
    let (_, event) = &views.resolved.anchored.parsed.events[index];
    LinkView { text: event.title.clone(), href: views.links.to_timeline(&event_id(views.resolved, index)) }
}

fn passage(views: &NoteViews<'_>, address: NoteAddress) -> PassageView {
    let resolved = views.resolved;
    let note = resolved.note(address);
    let document = &resolved.anchored.parsed.documents[address.document];
    let text = note.passages.first().map(|range| views.quoted_words(&document.text[range.clone()]));
    PassageView {
        href: views.links.to_note(address.document, "n", &note.id),
        text: text.unwrap_or_default(),
        number: address.note + 1,
        kind: views.kind(resolved.anchored.annotation(note.annotation).annotation.kind, 0),
        document_title: document.title().to_owned(),
    }
}

//! What the sources page shows: every work cited, with the passages that rest on it.

use super::links::source_id;
use super::notes::NoteViews;
use super::view::{EntryView, NameView, PassageView, SourceView};
use crate::parse::bibliography::Entry;
use crate::resolve::NoteAddress;

/// The works that notes cite, and those that none does, both as a bibliography orders them: by who and by title.
#[must_use]
pub fn sources(views: &NoteViews<'_>) -> (Vec<SourceView>, Vec<SourceView>) {
    let mut sources: Vec<SourceView> =
        views.resolved.anchored.parsed.bibliography.values().map(|entry| source(views, entry)).collect();
    sources.sort_by_cached_key(|source| (sort_key(&source.entry), source.key.clone()));
    sources.into_iter().partition(|source| !source.passages.is_empty())
}

fn sort_key(entry: &EntryView) -> String {
    let name = entry.authors.iter().chain(&entry.editors).next();
    let name = name.and_then(|name| name.family.as_ref().or(name.literal.as_ref()));
    let title = entry.title.as_deref().unwrap_or_default();
    let parts =
        [name.map(String::as_str).unwrap_or_default(), title, entry.issued.as_ref().map_or("", |date| &date.iso)];
    let bare = |part: &str| {
        let lower = part.to_lowercase();
        let lower = lower.trim_start_matches(|character: char| !character.is_alphanumeric());
        ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(lower).to_owned()
    };
    parts.into_iter().filter(|part| !part.is_empty()).map(bare).collect::<Vec<_>>().join("\u{0}")
}

fn source(views: &NoteViews<'_>, entry: &Entry) -> SourceView {
    let citing = views.resolved.citing.get(&entry.key).map(Vec::as_slice).unwrap_or_default();
    SourceView {
        key: entry.key.clone(),
        anchor: source_id(&entry.key),
        entry: entry_view(views, entry),
        passages: citing.iter().map(|address| passage(views, *address)).collect(),
    }
}

fn passage(views: &NoteViews<'_>, address: NoteAddress) -> PassageView {
    let resolved = views.resolved;
    let note = &resolved.notes[address.document][address.note];
    let document = &resolved.anchored.parsed.documents[address.document];
    let text = note.passages.first().map(|range| views.quoted_words(&document.text[range.clone()]));
    PassageView {
        href: views.links.to_note(address.document, 'n', &note.id),
        text: text.unwrap_or_default(),
        number: address.note + 1,
        kind: views.kind(resolved.anchored.annotations[note.annotation].annotation.kind, 0),
        document_title: document.title().to_owned(),
    }
}

fn entry_view(views: &NoteViews<'_>, entry: &Entry) -> EntryView {
    let text = |variable: &str| entry.text(variable).map(str::to_owned);
    let names = |variable: &str| {
        let names = entry.names.get(variable).map(Vec::as_slice).unwrap_or_default();
        let view = |name: &crate::parse::bibliography::Name| NameView {
            family: name.family.clone(),
            given: name.given.clone(),
            literal: name.literal.clone(),
        };
        names.iter().map(view).collect::<Vec<_>>()
    };
    EntryView {
        key: entry.key.clone(),
        r#type: entry.kind.clone(),
        authors: names("author"),
        editors: names("editor"),
        title: text("title"),
        container_title: text("container-title"),
        collection_title: text("collection-title"),
        publisher: text("publisher"),
        publisher_place: text("publisher-place"),
        event_title: text("event-title"),
        event_place: text("event-place"),
        genre: text("genre"),
        medium: text("medium"),
        number: text("number"),
        volume: text("volume"),
        issue: text("issue"),
        page: text("page"),
        edition: text("edition"),
        authority: text("authority"),
        section: text("section"),
        note: text("note"),
        archive: text("archive"),
        issued: entry.dates.get("issued").map(|date| views.date(date)),
        accessed: entry.dates.get("accessed").map(|date| views.date(date)),
        url: text("URL"),
        url_host: entry.text("URL").and_then(super::links::host),
    }
}

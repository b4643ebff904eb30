//! The Atom feed (RFC 4287): annotations and corrections by the dates that they give, never by that of the build.

use super::identity::urn;
use super::links::Links;
use super::notes::NoteViews;
use super::view::{FeedEntryView, FeedView, SiteView};
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::parse::annotation::{Annotation, Correction};
use crate::resolve::Resolved;
use std::cmp::Reverse;

/// The feed holds so many entries, the newest.
const ENTRIES: usize = 100;

/// Something that has a date.
struct Dated<'a> {
    /// When it was changed last.
    updated: PartialDate,
    /// When it was published.
    published: PartialDate,
    /// Its annotation.
    annotation: AnnotationAddress,
    /// The correction that it is, and which of those of its day; none for the annotation itself.
    correction: Option<(&'a Correction, usize)>,
}

/// Whether there is anything to put into a feed.
#[must_use]
pub fn any(resolved: &Resolved) -> bool {
    published(resolved).any(|(_, annotation)| annotation.on.is_some() || !annotation.corrections.is_empty())
}

/// The annotations that are no drafts: what is not published yet is no news.
fn published(resolved: &Resolved) -> impl Iterator<Item = (AnnotationAddress, &Annotation)> {
    let annotations = resolved.anchored.annotations().map(|(index, anchored)| (index, &*anchored.annotation));
    annotations.filter(|(_, annotation)| !annotation.draft)
}

/// The feed; none where nothing has a date.
#[must_use]
pub fn feed(front: &NoteViews<'_>, site: &SiteView) -> Option<FeedView> {
    let resolved = front.resolved;
    let mut dated: Vec<Dated<'_>> =
        published(resolved).flat_map(|(index, annotation)| dated(index, annotation)).collect();
    dated.sort_by_key(|entry| {
        let order = entry.correction.map(|(_, order)| order);
        let address = resolved.notes_of(entry.annotation).first().copied();
        (Reverse((entry.updated, entry.published, order)), address, entry.annotation)
    });
    let updated = instant(dated.first()?.updated);
    let base = site.base_url.as_deref().map(|base| format!("{}/", base.trim_end_matches('/')));
    // In a reader's own page an address means something only if it is absolute.
    let links = Links { root: base.clone().unwrap_or_default(), ..Links::new(resolved, "", None) };
    let views = NoteViews { links, ..*front };
    let settings = &resolved.anchored.parsed.inputs.settings;
    let seed = settings.feed_id.as_ref().unwrap_or(&site.title);
    Some(FeedView {
        id: urn(&[seed]),
        updated,
        base,
        entries: dated.iter().take(ENTRIES).map(|dated| entry(&views, dated, seed)).collect(),
    })
}

/// An annotation and its corrections, as far as they have dates.
fn dated(index: AnnotationAddress, annotation: &Annotation) -> Vec<Dated<'_>> {
    let corrections = annotation.corrections_by_date();
    let last = corrections.last().map(|correction| correction.on);
    // A corrected note is a changed one.
    let own = annotation.on.map(|on| Dated {
        updated: last.map_or(on, |last| last.max(on)),
        published: on,
        annotation: index,
        correction: None,
    });
    let of_one_day = corrections.chunk_by(|one, other| one.on == other.on);
    let corrections = of_one_day.flat_map(|day| day.iter().enumerate()).map(|(order, correction)| Dated {
        updated: correction.on,
        published: correction.on,
        annotation: index,
        correction: Some((correction, order)),
    });
    own.into_iter().chain(corrections).collect()
}

fn entry(views: &NoteViews<'_>, dated: &Dated<'_>, seed: &str) -> FeedEntryView {
    let anchored = views.resolved.anchored.annotation(dated.annotation);
    let document = &views.resolved.anchored.parsed.documents[anchored.document];
    let annotation = &anchored.annotation;
    let resolution = annotation.contradiction.as_ref().and_then(|contradiction| contradiction.resolution.as_deref());
    let prose = |text: &str| views.prose(text, anchored.document).blocks();
    let note = annotation.note.as_deref().map(prose);
    let is_correction = dated.correction.is_some();
    FeedEntryView {
        id: name(seed, &document.path, &annotation.id, dated.correction),
        title: views.annotation_title(dated.annotation),
        updated: instant(dated.updated),
        published: instant(dated.published),
        href: views.annotation_href(dated.annotation),
        author: annotation.by.clone(),
        kind: views.kind(annotation.kind, 0),
        tags: annotation.tags.clone(),
        is_correction,
        document_title: document.title().to_owned(),
        quote: views.annotation_quote(dated.annotation),
        html: dated.correction.map_or(note.unwrap_or_default(), |(correction, _)| prose(&correction.note)),
        sides: views.sides(dated.annotation).into_iter().map(|(_, side)| side).filter(|_| !is_correction).collect(),
        resolution: resolution.filter(|_| !is_correction).map(prose),
        citations: if is_correction { Vec::new() } else { views.citations(&annotation.cite) },
        corrections: if is_correction { Vec::new() } else { views.corrections(annotation, anchored.document) },
    }
}

/// What an entry is called for ever: by its document, its annotation, and a correction's day and place in that day.
fn name(seed: &str, document: &str, annotation: &str, correction: Option<(&Correction, usize)>) -> String {
    match correction {
        None => urn(&[seed, document, annotation]),
        Some((correction, order)) => urn(&[seed, document, annotation, &correction.on.iso(), &order.to_string()]),
    }
}

/// A date as RFC 3339 asks for a moment: the first of the day, the month or the year, by Coordinated Universal Time.
fn instant(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_first_moment_of_its_span() {
        let instant = |text: &str| instant(PartialDate::parse(text).unwrap());
        assert_eq!(instant("2017-03-02"), "2017-03-02T00:00:00Z");
        assert_eq!(instant("2017-03"), "2017-03-01T00:00:00Z");
        assert_eq!(instant("0987"), "0987-01-01T00:00:00Z");
    }
}

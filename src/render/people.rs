//! What the pages of people show: what each of them said, and what it is set against.

use super::links::host;
use super::notes::{NoteViews, status};
use super::view::{PersonClaimView, PersonNoteView, PersonView, SideView};
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::resolve::NoteAddress;

/// What is a declared person's.
#[derive(Debug, Clone, Default)]
pub struct Share {
    /// Their claims: the contradiction, and which of its claims, by date.
    claims: Vec<(AnnotationAddress, usize)>,
    /// Their notes, by date.
    notes: Vec<NoteAddress>,
}

/// What is each declared person's, in their order.
#[must_use]
pub fn shares(views: &NoteViews<'_>) -> Vec<Share> {
    let resolved = views.resolved;
    let mut shares = vec![Share::default(); resolved.anchored.parsed.inputs.settings.people.0.len()];
    if shares.is_empty() {
        return shares;
    }
    let named = |by: Option<&str>| by.map(|by| resolved.people.named(by)).unwrap_or_default();
    for (index, anchored) in resolved.anchored.annotations() {
        for person in named(anchored.annotation.by.as_deref()) {
            shares[*person].notes.extend(resolved.notes_of(index).first());
        }
        let claims = anchored.annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        for (number, claim) in claims.enumerate() {
            for person in named(claim.by.as_deref()) {
                shares[*person].claims.push((index, number));
            }
        }
    }
    for share in &mut shares {
        share.claims.sort_by_key(|(index, claim)| undated_last(claim_date(views, *index, *claim)));
        share.notes.sort_by_key(|address| undated_last(note_date(views, *address)));
    }
    shares
}

/// A key that puts what has no date behind what has one.
fn undated_last(date: Option<PartialDate>) -> (bool, Option<PartialDate>) {
    (date.is_none(), date)
}

fn claim_date(views: &NoteViews<'_>, annotation: AnnotationAddress, claim: usize) -> Option<PartialDate> {
    let annotation = &views.resolved.anchored.annotation(annotation).annotation;
    annotation.contradiction.as_ref()?.claims.get(claim)?.on
}

fn note_date(views: &NoteViews<'_>, address: NoteAddress) -> Option<PartialDate> {
    let note = views.resolved.note(address);
    views.resolved.anchored.annotation(note.annotation).annotation.on
}

/// A person without what they said, as the list of people shows them.
#[must_use]
pub fn person(views: &NoteViews<'_>, index: usize, share: &Share) -> PersonView {
    let (_, person) = &views.resolved.anchored.parsed.inputs.settings.people.0[index];
    PersonView {
        name: person.name.clone(),
        href: views.links.to_person(index).unwrap_or_default(),
        role: person.role.clone(),
        link: person.link.clone(),
        link_host: person.link.as_deref().and_then(host),
        claim_count: share.claims.len(),
        claims: Vec::new(),
        note_count: share.notes.len(),
        notes: Vec::new(),
    }
}

/// A person as their own page shows them; `views` is made for it.
#[must_use]
pub fn whole_person(views: &NoteViews<'_>, index: usize, share: &Share) -> PersonView {
    PersonView {
        claims: share.claims.iter().filter_map(|(annotation, claim)| claim_view(views, *annotation, *claim)).collect(),
        notes: share.notes.iter().map(|address| note_view(views, *address)).collect(),
        ..person(views, index, share)
    }
}

fn claim_view(views: &NoteViews<'_>, annotation: AnnotationAddress, claim: usize) -> Option<PersonClaimView> {
    let about = &views.resolved.anchored.annotation(annotation).annotation;
    let status = status(about);
    let mut sides = views.sides(annotation);
    let position = sides.iter().position(|(number, _)| *number == claim)?;
    let (_, side) = sides.remove(position);
    let others: Vec<SideView> = sides.into_iter().map(|(_, side)| side).collect();
    Some(PersonClaimView {
        side,
        title: about.title.clone().unwrap_or_else(|| about.id.clone()),
        href: views.links.to_contradiction(annotation),
        status,
        status_label: views.interface.text(&format!("status-{status}")),
        others,
    })
}

fn note_view(views: &NoteViews<'_>, address: NoteAddress) -> PersonNoteView {
    let resolved = views.resolved;
    let note = resolved.note(address);
    let annotation = &resolved.anchored.annotation(note.annotation).annotation;
    let document = &resolved.anchored.parsed.documents[address.document];
    let words = note.passages.first().map(|range| views.quoted_words(&document.text[range.clone()]));
    let kind = views.kind(annotation.kind, 0);
    PersonNoteView {
        href: views.links.to_note(address.document, "n", &note.id),
        on: annotation.on.as_ref().map(|date| views.date(date)),
        label: kind.label,
        class: kind.class,
        quoted: annotation.title.is_none() && words.is_some(),
        text: annotation.title.clone().or(words).unwrap_or_else(|| document.title().to_owned()),
    }
}

//! What the site's own pages show: the front page, the contradictions, and what every page knows of the site.

use super::blocks::length;
use super::links::{contradiction_id, encoded};
use super::notes::{NoteViews, status};
use super::view::{ContradictionView, DocumentEntryView, KindStyleView, PageView, SiteView};
use super::{corrections, editorial, feed};
use crate::anchor::AnnotationAddress;
use crate::language::{direction, locale};
use crate::memo::Stamped;
use crate::parse::document::Document;
use crate::resolve::Resolved;
use crate::settings::Uncited;
use rayon::prelude::*;
use std::sync::Arc;

/// What every page knows of the site; `views` is made for the front page.
#[must_use]
pub fn site(views: &NoteViews<'_>) -> SiteView {
    let parsed = &views.resolved.anchored.parsed;
    let settings = &parsed.inputs.settings;
    let title = settings.title.clone().unwrap_or_else(|| match parsed.documents.as_slice() {
        [document] => document.title().to_owned(),
        _ => views.interface.text("annotated-texts"),
    });
    SiteView {
        title,
        language: views.interface.language.clone(),
        description: settings.description.clone(),
        base_url: settings.base_url.clone(),
        generator: concat!("Postil ", env!("CARGO_PKG_VERSION")).to_owned(),
        introduction: settings.introduction.as_deref().map(|text| views.introduction(text)),
        theme: settings.theme.name(),
        has_notes: views.resolved.count() > 0,
        has_contradictions: views.resolved.anchored.contradictions().next().is_some(),
        has_sources: match settings.uncited {
            Uncited::Show => !parsed.bibliography.entries.is_empty(),
            Uncited::Hide => !views.resolved.citing().is_empty(),
        },
        has_corrections: corrections::any(views.resolved),
        has_feed: feed::any(views.resolved),
        report: editorial::page_name(views.resolved),
        has_timeline: !views.resolved.chronology.moments.is_empty(),
        has_people: !settings.people.0.is_empty(),
    }
}

/// What a page knows of itself.
#[must_use]
pub fn page(views: &NoteViews<'_>, path: &str, title: &str, description: Option<String>) -> PageView {
    let base_url = views.resolved.anchored.parsed.inputs.settings.base_url.as_deref();
    let absolute = |base: &str| format!("{}/{}", base.trim_end_matches('/'), encoded(path));
    PageView {
        title: title.to_owned(),
        description,
        path: path.to_owned(),
        root: "../".repeat(path.matches('/').count()),
        language: views.interface.language.clone(),
        direction: direction(&views.interface.language),
        canonical: base_url.map(absolute),
        locale: locale(&views.interface.language),
    }
}

/// Every contradiction, by document and by where its first side stands.
#[must_use]
pub fn contradiction_views(views: &NoteViews<'_>) -> Vec<ContradictionView> {
    let resolved = views.resolved;
    let mut indices: Vec<AnnotationAddress> = resolved.anchored.contradictions().collect();
    indices.sort_by_key(|index| (index.document, resolved.notes_of(*index).first()));
    indices.into_iter().map(|index| contradiction(views, index)).collect()
}

fn contradiction(views: &NoteViews<'_>, index: AnnotationAddress) -> ContradictionView {
    let anchored = views.resolved.anchored.annotation(index);
    let annotation = &anchored.annotation;
    let status = status(annotation);
    let prose = |text: &str| views.prose(text, anchored.document).blocks();
    let resolution = annotation.contradiction.as_ref().and_then(|contradiction| contradiction.resolution.as_deref());
    ContradictionView {
        id: annotation.id.clone(),
        anchor: contradiction_id(views.resolved, index),
        title: annotation.title.clone(),
        status,
        status_label: views.interface.text(&format!("status-{status}")),
        document_title: views.resolved.anchored.parsed.documents[anchored.document].title().to_owned(),
        document_href: views.links.to_document(anchored.document, ""),
        note: annotation.note.as_deref().map(prose).unwrap_or_default(),
        resolution: resolution.map(prose),
        citations: views.citations(&annotation.cite),
        sides: views.sides(index).into_iter().map(|(_, side)| side).collect(),
        corrections: views.corrections(annotation, anchored.document),
    }
}

/// The documents as the front page lists them.
#[must_use]
pub fn document_entries(views: &NoteViews<'_>) -> Vec<DocumentEntryView> {
    let documents = views.resolved.anchored.parsed.documents.par_iter().enumerate();
    let entry = |(index, document): (usize, &Arc<Stamped<Document>>)| DocumentEntryView {
        title: document.title().to_owned(),
        href: views.links.to_document(index, ""),
        description: document.metadata.description.clone(),
        authors: document.metadata.author.clone().unwrap_or_default().0,
        publisher: document.metadata.publisher.clone(),
        date: document.metadata.date.as_ref().map(|date| views.date(date)),
        note_count: views.resolved.notes(index).len(),
        word_count: length(document, document.metadata.language.as_deref().unwrap_or(&views.interface.language)).0,
        kinds: views.counted_kinds(index),
    };
    documents.map(entry).collect()
}

/// The kinds that the project declares, as the style sheet needs them.
#[must_use]
pub fn kind_styles(resolved: &Resolved) -> Vec<KindStyleView> {
    let declared = resolved.anchored.parsed.inputs.settings.kinds.0.iter().enumerate();
    let style = |(slot, (name, kind)): (usize, &(String, crate::settings::DeclaredKind))| KindStyleView {
        class: format!("kind-{name}"),
        filter: format!("show-{name}"),
        colour: kind.colour.as_ref().map(|colour| colour.0.clone()),
        slot,
    };
    declared.map(style).collect()
}

//! The bibliography as CSL-JSON, as reference managers read it.

use super::json::{line, lines};
use crate::date::{EntryDate, PartialDate};
use crate::parse::bibliography::{Entry, Evidence, Name, styled};
use crate::render::notes::NoteViews;
use crate::render::sources::shown;
use crate::render::view::{CslCustomView, CslDateView, CslItemView, CslNameView};

/// The works that the site shows, each on a line of its own, by key.
#[must_use]
pub fn bibliography(views: &NoteViews<'_>) -> String {
    let items: Vec<String> = shown(views).map(|entry| line(&item(entry))).collect();
    lines(&items) + "\n"
}

/// A work as CSL-JSON has it.
#[must_use]
pub fn item(entry: &Entry) -> CslItemView {
    let mut texts = entry.texts.clone();
    for (variable, runs) in &entry.styled {
        texts.insert(variable.clone(), styled::with_tags(runs));
    }
    CslItemView {
        id: entry.key.clone(),
        r#type: entry.kind.clone(),
        names: entry
            .names
            .iter()
            .map(|(variable, names)| (variable.clone(), names.iter().map(name).collect()))
            .collect(),
        dates: entry.dates.iter().map(|(variable, of)| (variable.clone(), date(of))).collect(),
        texts,
        custom: custom(&entry.evidence),
    }
}

fn name(name: &Name) -> CslNameView {
    CslNameView {
        family: name.family.clone(),
        given: name.given.clone(),
        non_dropping_particle: name.particle.clone(),
        suffix: name.suffix.clone(),
        literal: name.literal.clone(),
    }
}

fn date(date: &EntryDate) -> CslDateView {
    let parts = |date: PartialDate| {
        let month = date.month.map(i16::from);
        std::iter::once(date.year).chain(month).chain(date.day.map(i16::from)).collect::<Vec<i16>>()
    };
    let raw = date.edtf().filter(|_| date.open);
    CslDateView {
        date_parts: date.from.into_iter().chain(date.to).filter(|_| raw.is_none()).map(parts).collect(),
        season: date.season.map(|season| season as u8 + 1),
        circa: date.circa.then_some(true),
        literal: date.literal.clone(),
        raw,
    }
}

fn custom(evidence: &Evidence) -> Option<CslCustomView> {
    (*evidence != Evidence::default()).then(|| CslCustomView {
        rank: evidence.rank.map(crate::parse::bibliography::Rank::name),
        archive_url: evidence.archive.clone(),
        quote: evidence.quote.clone(),
        file: evidence.file.clone(),
    })
}

//! What is allowed but unwise: short quotes, missing sources, links that lead nowhere. Only `check` looks for it.

mod addresses;
mod names;

use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::interface::{FOLDER, Interface};
use crate::parse::annotation::{Annotation, Kind, Selection, Words};
use crate::parse::document::Document;
use crate::resolve::{Resolved, citations_of};
use crate::settings::Level;
use crate::text::{FileId, Place, YamlPath};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

pub use addresses::{Answer, Ask, Web};

/// Looks at everything that is allowed but unwise; `today` tells which dates are in the future,
/// `web` how closely addresses of the web are looked at.
pub fn project(
    resolved: &Resolved,
    interface: &Interface,
    pages: &[String],
    today: Option<PartialDate>,
    web: Web<'_>,
    problems: &mut Diagnostics,
) {
    let mut lints = Lints { resolved, problems };
    let paths: HashSet<&str> = pages.iter().map(String::as_str).collect();
    let mut lower_cased: HashMap<usize, String> = HashMap::new();
    for (_, anchored) in resolved.anchored.annotations() {
        let document = &resolved.anchored.parsed.documents[anchored.document];
        let annotation = &anchored.annotation;
        let text = lower_cased.entry(anchored.document).or_insert_with(|| document.text.to_lowercase());
        lints.short_quote(annotation, text);
        lints.no_source(annotation);
        lints.future_dates(annotation, today);
        lints.early_corrections(annotation);
        lints.long_note(annotation, document, anchored.passages.first());
    }
    for (_, event) in &resolved.anchored.parsed.events {
        lints.future_date(Some(event.on), event.place.key("on"), today);
        lints.future_date(event.until, event.place.key("until"), today);
    }
    addresses::check(&mut lints, &paths, web);
    names::check(&mut lints);
    lints.repeated_notes();
    lints.entries();
    lints.missing_words(interface);
}

struct Lints<'a> {
    resolved: &'a Resolved,
    problems: &'a mut Diagnostics,
}

impl Lints<'_> {
    /// Adds a message as bad as the project's settings say.
    fn add(&mut self, diagnostic: Diagnostic) {
        let settings = &self.resolved.anchored.parsed.inputs.settings;
        match settings.lints.level(diagnostic.code) {
            Level::Off => {}
            Level::Warn => self.problems.add(diagnostic.as_warning()),
            Level::Error => self.problems.add(diagnostic.as_error()),
        }
    }

    /// A quote of one or two words that stands once only because of its capital letters or as a whole word.
    fn short_quote(&mut self, annotation: &Annotation, text: &str) {
        let own = [(&annotation.selection, &annotation.place)];
        let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        let claims = claims.filter(|claim| claim.document.is_none()).filter_map(|claim| match &claim.words {
            Words::Passage(selection) => Some((selection, &claim.place)),
            _ => None,
        });
        for (selection, place) in own.into_iter().chain(claims) {
            let Selection::Quote(quote) = selection else { continue };
            let alone =
                quote.prefix.is_empty() && quote.suffix.is_empty() && quote.occurrence.is_none() && !quote.every;
            let words = quote.words.split_whitespace().count();
            if !alone || words >= 3 {
                continue;
            }
            let count = text.matches(quote.words.trim().to_lowercase().as_str()).count();
            if count > 1 {
                let message =
                    format!("this short quote is only just unique: without its capitals it stands {count} times");
                self.add(
                    Diagnostic::at(Code::ShortQuote, place.key("quote"), message)
                        .help("quote a word more, or add `prefix:` or `suffix:`, so that an edit nearby does no harm"),
                );
            }
        }
    }

    fn no_source(&mut self, annotation: &Annotation) {
        let whole = matches!(annotation.selection, Selection::Document) && annotation.contradiction.is_none();
        if !whole && annotation.kind != Kind::Source && citations_of(annotation).is_empty() {
            let message = format!("the annotation `{}` names no source", annotation.id);
            self.add(
                Diagnostic::at(Code::NoSource, annotation.place.clone(), message)
                    .help("add `cite:` with a key of the bibliography, or [@key] in the note"),
            );
        }
    }

    fn future_dates(&mut self, annotation: &Annotation, today: Option<PartialDate>) {
        let claims = annotation.contradiction.iter().flat_map(|contradiction| &contradiction.claims);
        let own = [(annotation.on, annotation.place.key("on"))];
        let claims = claims.map(|claim| (claim.on, claim.place.key("on")));
        let corrections = annotation.corrections.iter().enumerate();
        let corrections =
            corrections.map(|(index, correction)| (Some(correction.on), correction_place(annotation, index).key("on")));
        for (date, place) in own.into_iter().chain(claims).chain(corrections) {
            self.future_date(date, place, today);
        }
    }

    /// A date in the future.
    fn future_date(&mut self, date: Option<PartialDate>, place: Place, today: Option<PartialDate>) {
        let (Some(date), Some(today)) = (date, today) else { return };
        if date.is_after(today) {
            let message = format!("{} is in the future", date.iso());
            self.add(Diagnostic::at(Code::FutureDate, place, message).help("mend the date"));
        }
    }

    /// Corrections of what was not yet written.
    fn early_corrections(&mut self, annotation: &Annotation) {
        let Some(on) = annotation.on else { return };
        for (index, correction) in annotation.corrections.iter().enumerate() {
            if !on.is_after(correction.on) {
                continue;
            }
            let message = format!("a correction of {} of an annotation of {}", correction.on.iso(), on.iso());
            self.add(
                Diagnostic::at(Code::EarlyCorrection, correction_place(annotation, index).key("on"), message)
                    .label(annotation.place.key("on"), "the annotation's own date")
                    .help("mend one of the two dates"),
            );
        }
    }

    fn long_note(&mut self, annotation: &Annotation, document: &Document, passage: Option<&Range<usize>>) {
        let (Some(note), Some(passage)) = (&annotation.note, passage) else { return };
        let block = document.blocks.iter().find(|block| block.text.contains(&passage.start));
        let Some(block) = block else { return };
        let words = |text: &str| text.split_whitespace().count();
        let (own, paragraph) = (words(note), words(&document.text[block.text.clone()]));
        if own > paragraph {
            let message = format!("the note has {own} words, its paragraph {paragraph}");
            self.add(
                Diagnostic::at(Code::LongNote, annotation.place.key("note"), message)
                    .help("shorten it, or begin with a short paragraph: what follows is folded"),
            );
        }
    }

    fn repeated_notes(&mut self) {
        let mut seen: HashMap<&str, &Place> = HashMap::new();
        for (_, anchored) in self.resolved.anchored.annotations() {
            let Some(note) = anchored.annotation.note.as_deref().map(str::trim) else { continue };
            let place = &anchored.annotation.place;
            let Some(first) = seen.insert(note, place) else { continue };
            self.add(
                Diagnostic::at(Code::RepeatedNote, place.key("note"), "two annotations have the same body")
                    .label(first.key("note"), "the first one")
                    .help("say it once and refer to it with `see:`, or select all its passages with `every: true`"),
            );
        }
    }

    fn entries(&mut self) {
        let resolved = self.resolved;
        let mut uncited: BTreeMap<FileId, Vec<(&str, &Place)>> = BTreeMap::new();
        for (key, entry) in &resolved.anchored.parsed.bibliography.entries {
            let Some(place) = &entry.place else { continue };
            if !resolved.citing().has(key) {
                uncited.entry(place.file).or_default().push((key, place));
            }
            if entry.text("URL").is_none() && !entry.dates.contains_key("issued") {
                let message = format!("the entry `{key}` has neither a URL nor a date");
                self.add(
                    Diagnostic::at(Code::IncompleteEntry, place.key("id"), message)
                        .help("add `issued:` or `URL:`, so that a reader can find the work"),
                );
            }
        }
        self.uncited(uncited);
    }

    /// Entries that nothing cites; those of a whole library are counted, not listed.
    fn uncited(&mut self, uncited: BTreeMap<FileId, Vec<(&str, &Place)>>) {
        for (file, entries) in uncited {
            if entries.len() > LISTED {
                let message = format!("nothing cites {} entries of this file", entries.len());
                self.add(Diagnostic::at(Code::UncitedEntry, Place::file(file), message).help(
                    "leave them out of the site by `uncited: hide` in postil.yaml, or take them out of the file",
                ));
                continue;
            }
            for (key, place) in entries {
                self.add(
                    Diagnostic::at(Code::UncitedEntry, place.key("id"), format!("nothing cites `{key}`"))
                        .help("cite it, or take it out of the bibliography"),
                );
            }
        }
    }

    /// Words that the pages say in English, because the site's language lacks them.
    fn missing_words(&mut self, interface: &Interface) {
        let missing = &interface.missing;
        if missing.is_empty() {
            return;
        }
        let language = &interface.language;
        let named: Vec<&str> = missing.iter().take(NAMED).map(String::as_str).collect();
        let more = missing.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!(
            "{} words of the pages are in English for want of others: {}{more}",
            missing.len(),
            named.join(", ")
        );
        let help = format!("write them into {FOLDER}{language}.ftl, by these names");
        let diagnostic = match self.resolved.anchored.parsed.inputs.settings_file {
            Some(file) => {
                Diagnostic::at(Code::MissingWords, Place::value(file, YamlPath::default()).key("language"), message)
            }
            None => Diagnostic::project(Code::MissingWords, message),
        };
        self.add(diagnostic.help(help));
    }
}

/// More uncited entries of one file than this are not listed one by one.
const LISTED: usize = 10;

/// Where a correction of an annotation is written.
fn correction_place(annotation: &Annotation, index: usize) -> Place {
    annotation.place.key("corrections").index(index)
}

/// So many names are given; the rest is counted.
const NAMED: usize = 8;

/// A relative address as a path in the site, seen from a page.
fn joined(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = if address.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_start_at_their_page() {
        assert_eq!(joined("a/b.html", "c.pdf"), "a/c.pdf");
        assert_eq!(joined("a/b.html", "../c.pdf"), "c.pdf");
        assert_eq!(joined("a/b.html", "/c.pdf"), "c.pdf");
    }
}

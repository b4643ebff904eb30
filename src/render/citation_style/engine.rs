//! Citation styles as hayagriva reads and applies them.

use super::{Fault, markup};
use crate::parse::bibliography::Entry;
use crate::render::data::bibliography::item;
use crate::render::data::json::{line, read};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest};

/// Variables that say something about the entry rather than the work, or that the page shows in a way of its own.
const LEFT_OUT: [&str; 5] = ["abstract", "annote", "citation-key", "keyword", "note"];

/// Each work as its key and HTML, in the order of the style.
///
/// # Errors
/// Where the style is none, or needs another one, or has no bibliography.
pub(super) fn written<'e>(
    style: &str,
    language: &str,
    entries: impl Iterator<Item = &'e Entry>,
) -> Result<Vec<(String, String)>, Fault> {
    let style = independent(style)?;
    let items: Vec<Item> = entries.filter_map(as_item).collect();
    let locales = hayagriva::archive::locales();
    let locale = locale(&style, language, &locales);
    let mut driver = BibliographyDriver::new();
    for item in &items {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::new(cited, &style, locale.clone(), &locales, None));
    }
    let rendered = driver.finish(BibliographyRequest::new(&style, locale, &locales));
    let Some(bibliography) = rendered.bibliography else {
        let message = "this style writes citations alone, and no bibliography".to_owned();
        return Err(Fault { message, help: "take a style that has a bibliography".to_owned() });
    };
    Ok(bibliography.items.into_iter().map(|work| (work.key.clone(), markup::html(&work))).collect())
}

fn independent(text: &str) -> Result<IndependentStyle, Fault> {
    match Style::from_xml(text) {
        Ok(Style::Independent(style)) => Ok(style),
        Ok(Style::Dependent(style)) => {
            let message = "this style only names another one".to_owned();
            Err(Fault { message, help: format!("take the style that it names: {}", style.parent_link.href) })
        }
        Err(error) => {
            let message = format!("this is no citation style: {error}");
            Err(Fault { message, help: "https://www.zotero.org/styles has them, for CSL 1.0.2".to_owned() })
        }
    }
}

/// A work as hayagriva takes it. It knows no emphasis within titles.
fn as_item(entry: &Entry) -> Option<Item> {
    let mut view = item(entry);
    for variable in entry.styled.keys() {
        view.texts.insert(variable.clone(), entry.texts.get(variable)?.clone());
    }
    view.texts.retain(|variable, _| !LEFT_OUT.contains(&variable.as_str()));
    view.custom = None;
    read(&line(&view))
}

/// The language of the style, if it has one of its own, else the site's, as far as there are words for it.
fn locale(style: &IndependentStyle, language: &str, locales: &[Locale]) -> Option<LocaleCode> {
    if style.default_locale.is_some() {
        return style.default_locale.clone();
    }
    let codes = || locales.iter().filter_map(|locale| locale.lang.clone());
    let primary = crate::language::primary(language);
    let exact = codes().find(|code| code.0.eq_ignore_ascii_case(language));
    exact.or_else(|| codes().find(|code| code.0.split('-').next() == Some(primary)))
}

//! What templates see: plain data made for the page, never the model itself.

mod bibliography;
mod document;
mod entry;
mod feed;
mod listing;
mod note;
mod report;
mod timeline;

pub mod edition;
pub mod linked_data;
pub mod web_annotation;

pub use bibliography::*;
pub use document::*;
pub use entry::*;
pub use feed::*;
pub use listing::*;
pub use note::*;
pub use report::*;
pub use timeline::*;

use serde::Serialize;

/// What every page knows of the site.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a page that the site may have")]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// Its language (BCP 47).
    pub language: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Where it is published.
    pub base_url: Option<String>,
    /// The program that made it, with its version.
    pub generator: String,
    /// HTML for the head of the front page.
    pub introduction: Option<String>,
    /// The theme: `default`, `scholarly` or `newsroom`.
    pub theme: &'static str,
    /// Whether there are notes, and a page that lists them.
    pub has_notes: bool,
    /// Whether there is a contradictions page.
    pub has_contradictions: bool,
    /// Whether there is a sources page.
    pub has_sources: bool,
    /// Whether there is a page of corrections.
    pub has_corrections: bool,
    /// Whether there is a feed.
    pub has_feed: bool,
    /// The path of the editorial report, which is built with drafts only.
    pub report: Option<&'static str>,
    /// Whether anything has a date, and there is a timeline.
    pub has_timeline: bool,
    /// Whether people are declared, and have pages.
    pub has_people: bool,
}

/// What a page knows of itself.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The title of the browser's window.
    pub title: String,
    /// A sentence on it.
    pub description: Option<String>,
    /// Its path in the site.
    pub path: String,
    /// What leads from it to the site's root: `../` for every folder it lies in.
    pub root: String,
    /// Its language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its absolute address, where the site's is known.
    pub canonical: Option<String>,
    /// Its language and region, as Open Graph writes them (`en_US`); none where no region is known.
    pub locale: Option<String>,
}

/// A date.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// As ISO 8601 writes it.
    pub iso: String,
    /// As a reader does.
    pub text: String,
}

/// A kind of annotation.
#[derive(Debug, Clone, Serialize)]
pub struct KindView {
    /// Its name in class names.
    pub name: String,
    /// The word for one.
    pub label: String,
    /// The word for several.
    pub plural: String,
    /// The class of its notes and marks.
    pub class: String,
    /// The id of the check box that shows and hides it.
    pub filter: String,
    /// How many there are.
    pub count: usize,
}

/// A declared kind, as the style sheet needs it.
#[derive(Debug, Clone, Serialize)]
pub struct KindStyleView {
    /// The class of its notes and marks.
    pub class: String,
    /// The id of the check box that shows and hides it.
    pub filter: String,
    /// Its colour, `#rrggbb`, if it has one of its own.
    pub colour: Option<String>,
    /// Its number among the declared kinds, from 0.
    pub slot: usize,
}

/// A style sheet or a script that stands within a page.
#[derive(Debug, Clone, Serialize)]
pub struct CarriedView {
    /// Its text.
    pub text: String,
    /// By what a browser knows it, as Content Security Policy Level 3 writes hashes.
    pub hash: String,
}

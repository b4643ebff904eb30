//! What open data says of a work of the bibliography.

use crate::date::EntryDate;
use crate::parse::bibliography::Entry;

/// A work cited, as far as programs need it to recognise it; `bibliography.json` has all of it.
pub struct Work<'a> {
    /// Its name, as in `[@key]`.
    pub key: &'a str,
    /// Its title; the key where it has none.
    pub title: &'a str,
    /// Its CSL type.
    pub kind: &'a str,
    /// Where it can be read.
    pub url: Option<&'a str>,
    /// When it was published, as EDTF (ISO 8601-2) writes it.
    pub issued: Option<String>,
}

impl<'a> From<&'a Entry> for Work<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            key: &entry.key,
            title: entry.text("title").unwrap_or(&entry.key),
            kind: &entry.kind,
            url: entry.text("URL"),
            issued: entry.dates.get("issued").and_then(EntryDate::edtf),
        }
    }
}

//! What templates see of a work cited: CSL 1.0.2's variables.

use serde::Serialize;

/// A name in the bibliography.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// All of it, as it is spoken.
    pub text: String,
    /// A person's family name.
    pub family: Option<String>,
    /// A person's given names.
    pub given: Option<String>,
    /// What stands before the family name.
    pub particle: Option<String>,
    /// What follows the name.
    pub suffix: Option<String>,
    /// A name that is not divided.
    pub literal: Option<String>,
}

/// A title, in which words may be emphasized.
#[derive(Debug, Clone, Serialize)]
pub struct TitleView {
    /// The words alone.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// As HTML for within quotation marks: its own marks are inner ones.
    pub quoted: String,
}

/// A date of a work.
#[derive(Debug, Clone, Serialize)]
pub struct EntryDateView {
    /// As ISO 8601 writes it; none for spans and for what is known only in words.
    pub iso: Option<String>,
    /// As a reader does.
    pub text: String,
    /// The year alone, or the years; none for what is known only in words.
    pub year: Option<String>,
    /// Whether it is exact to the day.
    pub has_day: bool,
}

/// A work cited: CSL's variables, and what a reader can check it by.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are CSL 1.0.2's variables of the same names, names in the plural")]
pub struct EntryView {
    pub key: String,
    pub r#type: String,
    pub authors: Vec<NameView>,
    pub editors: Vec<NameView>,
    pub editor_translators: Vec<NameView>,
    pub translators: Vec<NameView>,
    pub directors: Vec<NameView>,
    pub interviewers: Vec<NameView>,
    pub recipients: Vec<NameView>,
    pub container_authors: Vec<NameView>,
    pub reviewed_authors: Vec<NameView>,
    pub collection_editors: Vec<NameView>,
    pub chairs: Vec<NameView>,
    pub compilers: Vec<NameView>,
    pub composers: Vec<NameView>,
    pub performers: Vec<NameView>,
    pub hosts: Vec<NameView>,
    pub guests: Vec<NameView>,
    pub narrators: Vec<NameView>,
    pub script_writers: Vec<NameView>,
    pub producers: Vec<NameView>,
    pub illustrators: Vec<NameView>,
    pub series_creators: Vec<NameView>,
    pub curators: Vec<NameView>,
    pub contributors: Vec<NameView>,
    pub organizers: Vec<NameView>,
    pub title: Option<TitleView>,
    pub title_short: Option<TitleView>,
    pub container_title: Option<TitleView>,
    pub collection_title: Option<TitleView>,
    pub original_title: Option<TitleView>,
    pub reviewed_title: Option<TitleView>,
    pub volume_title: Option<TitleView>,
    pub part_title: Option<TitleView>,
    pub annote: Option<String>,
    pub archive: Option<String>,
    pub archive_collection: Option<String>,
    pub archive_location: Option<String>,
    pub archive_place: Option<String>,
    pub authority: Option<String>,
    pub call_number: Option<String>,
    pub chapter_number: Option<String>,
    pub collection_number: Option<String>,
    pub container_title_short: Option<String>,
    pub dimensions: Option<String>,
    pub division: Option<String>,
    pub edition: Option<String>,
    pub event_title: Option<String>,
    pub event_place: Option<String>,
    pub genre: Option<String>,
    pub isbn: Option<String>,
    pub issn: Option<String>,
    pub issue: Option<String>,
    pub jurisdiction: Option<String>,
    pub language: Option<String>,
    pub license: Option<String>,
    pub medium: Option<String>,
    pub note: Option<String>,
    pub number: Option<String>,
    pub number_of_pages: Option<String>,
    pub number_of_volumes: Option<String>,
    pub original_publisher: Option<String>,
    pub original_publisher_place: Option<String>,
    pub page: Option<String>,
    pub part: Option<String>,
    pub pmid: Option<String>,
    pub pmcid: Option<String>,
    pub printing: Option<String>,
    pub publisher: Option<String>,
    pub publisher_place: Option<String>,
    pub references: Option<String>,
    pub reviewed_genre: Option<String>,
    pub scale: Option<String>,
    pub section: Option<String>,
    pub source: Option<String>,
    pub status: Option<String>,
    pub supplement: Option<String>,
    pub version: Option<String>,
    pub volume: Option<String>,
    pub issued: Option<EntryDateView>,
    pub accessed: Option<EntryDateView>,
    pub event_date: Option<EntryDateView>,
    pub original_date: Option<EntryDateView>,
    pub submitted: Option<EntryDateView>,
    pub available_date: Option<EntryDateView>,
    pub doi: Option<String>,
    /// The address that the DOI stands for.
    pub doi_url: Option<String>,
    pub url: Option<String>,
    /// The host of `url`.
    pub url_host: Option<String>,
    /// `primary` or `secondary`.
    pub rank: Option<&'static str>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// The host of that.
    pub archive_host: Option<String>,
    /// Words of the work that support what is said.
    pub quote: Option<String>,
    /// Where those words are.
    pub quote_href: Option<String>,
    /// A copy within the site.
    pub file: Option<FileView>,
}

/// A file of the site.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

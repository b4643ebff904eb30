//! The variables and types of CSL 1.0.2 (Citation Style Language), by their names.

/// Its types of work (section "Appendix III: Types").
pub(super) const TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// Its name variables.
pub(super) const NAMES: &[&str] = slice(4, 27);

/// Its date variables.
pub(super) const DATES: &[&str] = slice(31, 6);

/// Its text and number variables.
pub(super) const TEXTS: &[&str] = slice(37, 69);

/// So many of the keys that an entry may have, from one on.
const fn slice(first: usize, count: usize) -> &'static [&'static str] {
    KEYS.split_at(first).1.split_at(count).0
}

/// All keys that an entry may have: its own ones, names, dates, and texts and numbers.
pub(super) const KEYS: &[&str] = &[
    "id",
    "type",
    "custom",
    "categories",
    // Names.
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editor-translator",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
    // Dates.
    "accessed",
    "available-date",
    "event-date",
    "issued",
    "original-date",
    "submitted",
    // Texts and numbers.
    "DOI",
    "ISBN",
    "ISSN",
    "PMCID",
    "PMID",
    "URL",
    "abstract",
    "annote",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "chapter-number",
    "citation-key",
    "citation-label",
    "citation-number",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "edition",
    "event",
    "event-place",
    "event-title",
    "first-reference-note-number",
    "genre",
    "issue",
    "jurisdiction",
    "keyword",
    "language",
    "license",
    "locator",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "page",
    "page-first",
    "part",
    "part-title",
    "part-number",
    "printing",
    "printing-number",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "section",
    "source",
    "status",
    "supplement",
    "supplement-number",
    "title",
    "title-short",
    "version",
    "volume",
    "volume-title",
    "volume-title-short",
    "year-suffix",
    // Older names of these.
    "shortTitle",
    "journalAbbreviation",
];

/// Older names of variables, as programs still write them, and what they are called now.
pub(super) const OLDER: [(&str, &str); 3] =
    [("shortTitle", "title-short"), ("journalAbbreviation", "container-title-short"), ("event", "event-title")];

/// The texts in which words may be emphasized.
pub(super) const STYLED: [&str; 11] = [
    "annote",
    "collection-title",
    "container-title",
    "note",
    "original-title",
    "part-title",
    "reviewed-title",
    "title",
    "title-short",
    "volume-title",
    "volume-title-short",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_list_are_what_they_are_called() {
        assert_eq!((NAMES[0], NAMES[NAMES.len() - 1]), ("author", "translator"));
        assert_eq!((DATES[0], DATES[DATES.len() - 1]), ("accessed", "submitted"));
        assert_eq!((TEXTS[0], TEXTS[TEXTS.len() - 1]), ("DOI", "year-suffix"));
    }
}

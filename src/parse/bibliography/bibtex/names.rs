//! The types and fields of BibLaTeX by their names, and what CSL calls them.

use crate::diagnostic::nearest_name;
use biblatex::EntryType;

/// Fields that mean the same in every type: the field, and the CSL variable.
pub(super) const SAME: [(&str, &str); 42] = [
    ("abstract", "abstract"),
    ("addendum", "note"),
    ("address", "publisher-place"),
    ("annotation", "annote"),
    ("annote", "annote"),
    ("booktitle", "container-title"),
    ("chapter", "chapter-number"),
    ("doi", "DOI"),
    ("edition", "edition"),
    ("eventtitle", "event-title"),
    ("howpublished", "medium"),
    ("institution", "publisher"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("issue", "issue"),
    ("journal", "container-title"),
    ("journaltitle", "container-title"),
    ("keywords", "keyword"),
    ("language", "language"),
    ("library", "call-number"),
    ("location", "publisher-place"),
    ("maintitle", "volume-title"),
    ("note", "note"),
    ("organization", "publisher"),
    ("origlocation", "original-publisher-place"),
    ("origpublisher", "original-publisher"),
    ("origtitle", "original-title"),
    ("pages", "page"),
    ("pagetotal", "number-of-pages"),
    ("part", "part"),
    ("publisher", "publisher"),
    ("pubstate", "status"),
    ("school", "publisher"),
    ("shortjournal", "container-title-short"),
    ("shorttitle", "title-short"),
    ("title", "title"),
    ("type", "genre"),
    ("url", "URL"),
    ("venue", "event-place"),
    ("version", "version"),
    ("volume", "volume"),
    ("volumes", "number-of-volumes"),
];

/// The fields that are read in ways of their own.
const READ: &str = "\
    author bookauthor booksubtitle booktitleaddon commentator crossref date day editor editora \
    editoratype editorb editorbtype editorc editorctype editortype eid entrysubtype eprint eprintclass \
    eprinttype archiveprefix primaryclass eventdate holder journalsubtitle mainsubtitle month number \
    origdate postil-archive postil-file postil-quote postil-rank series subtitle titleaddon translator \
    urldate year xdata";

/// What other fields BibLaTeX has, and what programs add for themselves: known, and of no use here.
const UNUSED: &str = "\
    afterword annotator authortype bookpagination eventtitleaddon execute file foreword gender \
    hyphenation ids indexsorttitle indextitle introduction isan ismn isrn issuesubtitle issuetitle iswc \
    journaltitleaddon key label langid langidopts maintitleaddon nameaddon options origlanguage \
    pagination pdf presort related relatedoptions relatedstring relatedtype reprinttitle shortauthor \
    shorteditor shorthand shorthandintro shortseries sortkey sortname sortshorthand sorttitle sortyear \
    authora entryset eprintclass urlraw usera userb userc userd usere userf verba verbb verbc xref \
    groups owner timestamp comment creationdate modificationdate ranking readstatus priority printed \
    qualityassured relevance citationkey lccn collaborator";

/// What the fields of other programs begin with.
const OTHERS: [&str; 8] = ["bdsk-", "date-", "mendeley-", "citeulike", "jabref", "zotero", "mr", "zbl"];

/// The CSL type of an entry: `subtype` is its `entrysubtype`.
pub(super) fn kind(entry_type: &EntryType, subtype: &str, at_event: bool) -> &'static str {
    match entry_type {
        EntryType::Article | EntryType::SuppPeriodical => match subtype.to_lowercase().as_str() {
            "magazine" => "article-magazine",
            "newspaper" => "article-newspaper",
            _ => "article-journal",
        },
        EntryType::Book
        | EntryType::MvBook
        | EntryType::Collection
        | EntryType::MvCollection
        | EntryType::Reference
        | EntryType::MvReference
        | EntryType::Manual
        | EntryType::Proceedings
        | EntryType::MvProceedings => "book",
        EntryType::InBook
        | EntryType::InCollection
        | EntryType::BookInBook
        | EntryType::SuppBook
        | EntryType::SuppCollection => "chapter",
        EntryType::InReference => "entry-encyclopedia",
        EntryType::InProceedings => "paper-conference",
        EntryType::Periodical => "periodical",
        EntryType::Booklet => "pamphlet",
        EntryType::Thesis | EntryType::MastersThesis | EntryType::PhdThesis => "thesis",
        EntryType::Report | EntryType::TechReport => "report",
        EntryType::Patent => "patent",
        EntryType::Online => "webpage",
        EntryType::Software => "software",
        EntryType::Dataset => "dataset",
        EntryType::Unpublished if at_event => "speech",
        EntryType::Unpublished => "manuscript",
        EntryType::Unknown(name) => further_kind(name),
        _ => "document",
    }
}

/// Types that BibLaTeX knows only in name, and those that programs add.
fn further_kind(name: &str) -> &'static str {
    match name.to_lowercase().as_str() {
        "conference" => "paper-conference",
        "electronic" | "www" | "webpage" | "web_page" => "webpage",
        "artwork" | "image" => "graphic",
        "audio" | "music" => "song",
        "commentary" | "book_section" => "chapter",
        "jurisdiction" => "legal_case",
        "legislation" | "legmaterial" => "legislation",
        "legal" => "treaty",
        "letter" => "personal_communication",
        "movie" | "video" | "film" => "motion_picture",
        "performance" => "performance",
        "review" => "review",
        "standard" => "standard",
        "map" => "map",
        "newspaper" | "newspaper_article" => "article-newspaper",
        "magazine_article" => "article-magazine",
        "presentation" | "talk" => "speech",
        "preprint" => "article",
        "hearing" => "hearing",
        _ => "document",
    }
}

/// The CSL variable of an editor of a type.
pub(super) fn editor(kind: &str) -> &'static str {
    match kind {
        "compiler" => "compiler",
        "organizer" => "organizer",
        "director" => "director",
        "translator" => "translator",
        _ => "editor",
    }
}

/// What a thesis or report is, by BibLaTeX's own names for it.
pub(super) fn genre(text: &str) -> &str {
    match text {
        "phdthesis" => "PhD diss.",
        "mathesis" => "master’s thesis",
        "bathesis" => "bachelor’s thesis",
        "techreport" => "technical report",
        "resreport" => "research report",
        "candthesis" => "candidate thesis",
        _ => text,
    }
}

/// Whether BibLaTeX, or a program known here, has a field of this name, in lower case.
pub(super) fn is_known(field: &str) -> bool {
    known().any(|known| known == field) || OTHERS.iter().any(|begin| field.starts_with(begin))
}

/// The known field most like this name, if any is near enough to be what was meant.
pub(super) fn nearest(field: &str) -> Option<&'static str> {
    nearest_name(field, known())
}

fn known() -> impl Iterator<Item = &'static str> {
    let words = READ.split_whitespace().chain(UNUSED.split_whitespace());
    SAME.iter().map(|(field, _)| *field).chain(words)
}

//! The view of a work cited, from the model of the bibliography.

use super::html::escape;
use super::links::{encoded, host, text_fragment};
use super::notes::NoteViews;
use super::view::{EntryDateView, EntryView, FileView, NameView, TitleView};
use crate::load::sha256;
use crate::parse::bibliography::styled::{Run, Style};
use crate::parse::bibliography::{Entry, Name, Rank, doi};

/// A work cited, as templates see it.
#[must_use]
pub fn entry(views: &NoteViews<'_>, entry: &Entry) -> EntryView {
    let view = Variables { views, entry };
    let doi = entry.text("DOI").and_then(doi);
    EntryView {
        key: entry.key.clone(),
        r#type: entry.kind.clone(),
        authors: view.names("author"),
        editors: view.names("editor"),
        editor_translators: view.names("editor-translator"),
        translators: view.names("translator"),
        directors: view.names("director"),
        interviewers: view.names("interviewer"),
        recipients: view.names("recipient"),
        container_authors: view.names("container-author"),
        reviewed_authors: view.names("reviewed-author"),
        collection_editors: view.names("collection-editor"),
        chairs: view.names("chair"),
        compilers: view.names("compiler"),
        composers: view.names("composer"),
        performers: view.names("performer"),
        hosts: view.names("host"),
        guests: view.names("guest"),
        narrators: view.names("narrator"),
        script_writers: view.names("script-writer"),
        producers: view.names("producer"),
        illustrators: view.names("illustrator"),
        series_creators: view.names("series-creator"),
        curators: view.names("curator"),
        contributors: view.names("contributor"),
        organizers: view.names("organizer"),
        title: view.title("title"),
        title_short: view.title("title-short"),
        container_title: view.title("container-title"),
        collection_title: view.title("collection-title"),
        original_title: view.title("original-title"),
        reviewed_title: view.title("reviewed-title"),
        volume_title: view.title("volume-title"),
        part_title: view.title("part-title"),
        annote: view.text("annote"),
        archive: view.text("archive"),
        archive_collection: view.text("archive_collection"),
        archive_location: view.text("archive_location"),
        archive_place: view.text("archive-place"),
        authority: view.text("authority"),
        call_number: view.text("call-number"),
        chapter_number: view.text("chapter-number"),
        collection_number: view.text("collection-number"),
        container_title_short: view.text("container-title-short"),
        dimensions: view.text("dimensions"),
        division: view.text("division"),
        edition: view.text("edition"),
        event_title: view.text("event-title"),
        event_place: view.text("event-place"),
        genre: view.text("genre"),
        isbn: view.text("ISBN"),
        issn: view.text("ISSN"),
        issue: view.text("issue"),
        jurisdiction: view.text("jurisdiction"),
        language: view.text("language"),
        license: view.text("license"),
        medium: view.text("medium"),
        note: view.text("note"),
        number: view.text("number"),
        number_of_pages: view.text("number-of-pages"),
        number_of_volumes: view.text("number-of-volumes"),
        original_publisher: view.text("original-publisher"),
        original_publisher_place: view.text("original-publisher-place"),
        page: view.text("page"),
        part: view.text("part"),
        pmid: view.text("PMID"),
        pmcid: view.text("PMCID"),
        printing: view.text("printing"),
        publisher: view.text("publisher"),
        publisher_place: view.text("publisher-place"),
        references: view.text("references"),
        reviewed_genre: view.text("reviewed-genre"),
        scale: view.text("scale"),
        section: view.text("section"),
        source: view.text("source"),
        status: view.text("status"),
        supplement: view.text("supplement"),
        version: view.text("version"),
        volume: view.text("volume"),
        issued: view.date("issued"),
        accessed: view.date("accessed"),
        event_date: view.date("event-date"),
        original_date: view.date("original-date"),
        submitted: view.date("submitted"),
        available_date: view.date("available-date"),
        doi: doi.map(str::to_owned),
        doi_url: doi.map(|doi| format!("https://doi.org/{}", encoded(doi))),
        url: view.text("URL"),
        url_host: entry.text("URL").and_then(host),
        rank: entry.evidence.rank.map(Rank::name),
        archive_url: entry.evidence.archive.clone(),
        archive_host: entry.evidence.archive.as_deref().and_then(host),
        quote: entry.evidence.quote.as_deref().map(|quote| views.quoted_words(quote)),
        quote_href: view.quote_href(),
        file: view.file(),
    }
}

/// Views of the variables of one work.
struct Variables<'a> {
    views: &'a NoteViews<'a>,
    entry: &'a Entry,
}

impl Variables<'_> {
    fn text(&self, variable: &str) -> Option<String> {
        self.entry.text(variable).map(str::to_owned)
    }

    fn names(&self, variable: &str) -> Vec<NameView> {
        let names = self.entry.names.get(variable).map(Vec::as_slice).unwrap_or_default();
        let view = |name: &Name| NameView {
            text: name.whole(),
            family: name.family.clone(),
            given: name.given.clone(),
            particle: name.particle.clone(),
            suffix: name.suffix.clone(),
            literal: name.literal.clone(),
        };
        names.iter().map(view).collect()
    }

    fn title(&self, variable: &str) -> Option<TitleView> {
        let text = self.text(variable)?;
        let plain = [Run { text: text.clone(), styles: Vec::new() }];
        let runs = self.entry.styled.get(variable).map_or(plain.as_slice(), Vec::as_slice);
        let html = |words: &dyn Fn(&str) -> String| runs.iter().map(|run| run_html(run, words)).collect();
        Some(TitleView {
            html: html(&str::to_owned),
            quoted: html(&|words| self.views.interface.within_quotation_marks(words)),
            text,
        })
    }

    fn date(&self, variable: &str) -> Option<EntryDateView> {
        let date = self.entry.dates.get(variable)?;
        let interface = self.views.interface;
        let single = date.to.is_none() && !date.open && !date.circa && date.season.is_none();
        Some(EntryDateView {
            iso: date.iso().filter(|_| single),
            text: interface.entry_date(date),
            year: interface.entry_year(date),
            has_day: date.from.is_some_and(|from| from.day.is_some()),
        })
    }

    /// Where the supporting words are: within the archived copy, if there is one, since that stays as it is.
    fn quote_href(&self) -> Option<String> {
        let evidence = &self.entry.evidence;
        let address = evidence.archive.as_deref().or(self.entry.text("URL"))?;
        Some(text_fragment(address, evidence.quote.as_deref()?))
    }

    /// The local copy; the page that holds everything has no files beside it.
    fn file(&self) -> Option<FileView> {
        let path = self.entry.evidence.file.as_ref().filter(|_| !self.views.links.standalone)?;
        let inputs = &self.views.resolved.anchored.parsed.inputs;
        let file = inputs.static_files.iter().find(|file| file.path == *path)?;
        Some(FileView {
            href: format!("{}{}", self.views.links.root, encoded(path)),
            name: path.rsplit('/').next().unwrap_or(path).to_owned(),
            sha256: sha256(&file.bytes),
        })
    }
}

/// Words as HTML, set as they are to be.
fn run_html(run: &Run, words: &dyn Fn(&str) -> String) -> String {
    let mut html = escape(&words(&run.text));
    for style in run.styles.iter().rev() {
        html = match style {
            Style::Italic => format!("<i>{html}</i>"),
            Style::Bold => format!("<b>{html}</b>"),
            Style::Superscript => format!("<sup>{html}</sup>"),
            Style::Subscript => format!("<sub>{html}</sub>"),
            Style::SmallCapitals => format!("<span class=\"small-capitals\">{html}</span>"),
            Style::Plain => html,
        };
    }
    html
}

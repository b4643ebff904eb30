//! Views of notes, citations and the sides of contradictions.

use super::html::escape;
use super::kinds::Kinds;
use super::links::Links;
use super::prose::{Prose, prose};
use super::publisher::lock;
use super::speakers::speaker;
use super::view::{
    CitationView, ContradictionNoteView, CorrectionView, DateView, KindView, LinkView, NoteView, SideView,
};
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::interface::{FluentValue, Interface};
use crate::parse::annotation::{Annotation, Correction, Kind, Status, Words};
use crate::parse::bibliography::{Entry, Name};
use crate::parse::citation::{Citation, Cluster};
use crate::parse::link::note_reference;
use crate::resolve::{Note, NoteAddress, Resolved};
use crate::settings::Html;
use crate::text::in_one_line;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

/// A lemma of more words is shortened.
const LEMMA_WORDS: usize = 6;

/// Makes views of the notes of one page.
pub struct NoteViews<'a> {
    /// What the project says.
    pub resolved: &'a Resolved,
    /// The addresses on the page.
    pub links: Links<'a>,
    /// The site's own words.
    pub interface: &'a Interface,
    /// The kinds of annotations.
    pub kinds: &'a Kinds,
    /// The HTML of Markdown texts that were asked for before, where it is kept.
    pub proses: Option<&'a Proses>,
}

/// The HTML of Markdown texts for the files of one document, its page and its data.
pub type Proses = Mutex<HashMap<String, KeptProse>>;

/// The HTML of a Markdown text that was asked for before.
#[derive(Debug)]
pub struct KeptProse {
    /// The index of the document whose text it is.
    document: usize,
    /// Whose addresses it has: the root and the document of their links; none if it would be the same everywhere.
    seen_from: Option<(String, Option<usize>)>,
    prose: Prose,
}

impl KeptProse {
    /// Whether it is what a text of a document is with these links.
    fn is_for(&self, document: usize, links: &Links<'_>) -> bool {
        let same = |(root, here): &(String, Option<usize>)| *root == links.root && *here == links.document;
        self.document == document && self.seen_from.as_ref().is_none_or(same)
    }
}

impl NoteViews<'_> {
    fn annotation(&self, index: AnnotationAddress) -> &Annotation {
        &self.resolved.anchored.annotation(index).annotation
    }

    fn note(&self, address: NoteAddress) -> &Note {
        self.resolved.note(address)
    }

    /// A date as templates see it, in the site's language.
    #[must_use]
    pub fn date(&self, date: &PartialDate) -> DateView {
        DateView { iso: date.iso(), text: self.interface.date(*date) }
    }

    /// A kind with how many there are.
    #[must_use]
    pub fn kind(&self, kind: Kind, count: usize) -> KindView {
        KindView { count, ..self.kinds.of(kind).clone() }
    }

    /// The kinds of a document's notes, counted.
    #[must_use]
    pub fn counted_kinds(&self, document: usize) -> Vec<KindView> {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for note in self.resolved.notes(document) {
            *counts.entry(self.annotation(note.annotation).kind).or_default() += 1;
        }
        counts.into_iter().map(|(kind, count)| self.kind(kind, count)).collect()
    }

    /// Citations in their short form.
    #[must_use]
    pub fn citations(&self, citations: &[Citation]) -> Vec<CitationView> {
        let bibliography = &self.resolved.anchored.parsed.bibliography.entries;
        let view = |citation: &Citation| {
            let entry = bibliography.get(&citation.key)?;
            let text = if citation.without_author { short_title(entry) } else { short_form(entry) };
            let (prefix, locator) = (citation.prefix.clone(), citation.locator.clone());
            Some(CitationView { prefix, text, locator, href: self.links.to_source(&citation.key) })
        };
        citations.iter().filter_map(view).collect()
    }

    /// Citations in a note's Markdown, as HTML; none where they name no entry.
    fn cluster(&self, cluster: &Cluster) -> Option<String> {
        let link = |CitationView { prefix, text, locator, href }: CitationView| {
            let prefix = prefix.map(|prefix| escape(&format!("{prefix} "))).unwrap_or_default();
            let locator = locator.map(|locator| format!(", {locator}")).unwrap_or_default();
            let words = escape(&format!("{text}{locator}"));
            format!("{prefix}<a href=\"{}\">{words}</a>", escape(&href))
        };
        let links: Vec<String> = self.citations(&cluster.citations).into_iter().map(link).collect();
        if links.is_empty() {
            return None;
        }
        let author = cluster.citations.first().filter(|_| cluster.in_text).and_then(|citation| self.author(citation));
        Some(match author {
            Some(author) => format!("{} <span class=\"citation\">({})</span>", escape(&author), links.join("; ")),
            None if cluster.in_text => links.concat(),
            None => format!("<span class=\"citation\">({})</span>", links.join("; ")),
        })
    }

    /// The author as a sentence names him, where the short form of his work does not.
    fn author(&self, citation: &Citation) -> Option<String> {
        let entry = self.resolved.anchored.parsed.bibliography.entries.get(&citation.key)?;
        let author = entry.names.get("author")?.first()?.short();
        (!short_form(entry).contains(&author)).then_some(author)
    }

    /// The HTML of a note's Markdown.
    #[must_use]
    pub fn prose(&self, markdown: &str, document: usize) -> Prose {
        let Some(proses) = self.proses else { return self.new_prose(markdown, document).0 };
        if let Some(kept) = lock(proses).get(markdown)
            && kept.is_for(document, &self.links)
        {
            return kept.prose.clone();
        }
        let (prose, same_everywhere) = self.new_prose(markdown, document);
        let seen_from = (!same_everywhere).then(|| (self.links.root.clone(), self.links.document));
        lock(proses).insert(markdown.to_owned(), KeptProse { document, seen_from, prose: prose.clone() });
        prose
    }

    /// The HTML of a note's Markdown, and whether it would be the same on every page: no address in it is of the site.
    fn new_prose(&self, markdown: &str, document: usize) -> (Prose, bool) {
        let same_everywhere = Cell::new(true);
        let noted = |address: &str, seen: String| {
            same_everywhere.set(same_everywhere.get() && seen == address && address.contains("://"));
            seen
        };
        let link = |address: &str| noted(address, self.link(address, document));
        let picture = |address: &str| noted(address, self.picture(address, document));
        let cite = |cluster: &Cluster| {
            let html = self.cluster(cluster);
            same_everywhere.set(same_everywhere.get() && html.is_none());
            html
        };
        (prose(markdown, self.raw(), &cite, &link, &picture), same_everywhere.get())
    }

    /// What becomes of HTML in Markdown.
    fn raw(&self) -> Html {
        self.resolved.anchored.parsed.inputs.settings.html
    }

    /// The HTML of the front page's Markdown, which belongs to no document.
    #[must_use]
    pub fn introduction(&self, markdown: &str) -> String {
        let own = |address: &str| self.links.picture("index.html", address).filter(|_| self.links.standalone);
        let picture = |address: &str| own(address).unwrap_or_else(|| address.to_owned());
        prose(markdown, self.raw(), &|cluster| self.cluster(cluster), &str::to_owned, &picture).blocks()
    }

    /// The address of a note's link: `#id` and `other.md#id` lead to the page of that note.
    fn link(&self, address: &str, document: usize) -> String {
        let (path, id) = note_reference(address).unwrap_or((address, ""));
        let documents = &self.resolved.anchored.parsed.documents;
        let named = || documents.binary_search_by(|other| other.path.as_str().cmp(path)).ok();
        let target = if path.is_empty() && !id.is_empty() { Some(document) } else { named() };
        match target {
            Some(target) if id.is_empty() => self.links.to_document(target, ""),
            Some(target) => self.links.to_note(target, "n", id),
            None => self.links.seen_from_here(document, address),
        }
    }

    /// Where a picture is that a text of a document names: in the page that holds everything, within the address.
    #[must_use]
    pub fn picture(&self, address: &str, document: usize) -> String {
        let page = &self.resolved.anchored.parsed.documents[document].page;
        let carried = if self.links.standalone { self.links.picture(page, address) } else { None };
        carried.unwrap_or_else(|| self.links.seen_from_here(document, address))
    }

    /// A note in the margin of its document; `ordinal` is its class within its unit.
    #[must_use]
    pub fn view(&self, address: NoteAddress, ordinal: String) -> NoteView {
        let note = self.note(address);
        let annotation = self.annotation(note.annotation);
        let kind = self.kind(annotation.kind, 0);
        let number = address.note + 1;
        let contradiction = annotation.contradiction.as_ref().map(|_| self.contradiction(address));
        // The body stands once, in the first note.
        let carries_body = contradiction.as_ref().is_none_or(|contradiction| contradiction.main);
        let body = annotation.note.as_deref().filter(|_| carries_body);
        let body = body.map(|body| self.prose(body, address.document)).unwrap_or_default();
        let name = format!("{}{}", self.links.prefix(address.document), note.id);
        NoteView {
            number,
            label: self.label(number, &kind),
            kind,
            ordinal,
            href_back: note.passages.first().map(|_| format!("#m-{name}")),
            name,
            lemma: self.lemma(address),
            title: annotation.title.clone(),
            // In the margin the first paragraph stands alone.
            folded: !body.lead.is_empty() && !body.rest.is_empty() && !note.passages.is_empty(),
            lead: body.lead,
            rest: body.rest,
            by: annotation.by.clone(),
            on: annotation.on.as_ref().map(|date| self.date(date)),
            at: annotation.at.clone(),
            tags: annotation.tags.clone(),
            draft: annotation.draft,
            citations: if carries_body { self.citations(&annotation.cite) } else { Vec::new() },
            see: self.resolved.see(note.annotation).iter().map(|address| self.see(*address)).collect(),
            corrections: if carries_body { self.corrections(annotation, address.document) } else { Vec::new() },
            contradiction,
        }
    }

    /// The corrections of an annotation, by date.
    #[must_use]
    pub fn corrections(&self, annotation: &Annotation, document: usize) -> Vec<CorrectionView> {
        let view = |correction: &Correction| {
            let prose = self.prose(&correction.note, document);
            CorrectionView { date: self.date(&correction.on), html: prose.lead, rest: prose.rest }
        };
        annotation.corrections_by_date().into_iter().map(view).collect()
    }

    /// The name of a note for those who do not see it.
    fn label(&self, number: usize, kind: &KindView) -> String {
        let words = [("number", FluentValue::from(number)), ("kind", FluentValue::from(kind.label.as_str()))];
        self.interface.text_with("note-name", words).unwrap_or_default()
    }

    /// The words that a note is about, as a scholar's note begins with them: long ones by their first and last.
    fn lemma(&self, address: NoteAddress) -> Option<String> {
        let range = self.note(address).passages.first()?.clone();
        let text = in_one_line(&self.resolved.anchored.parsed.documents[address.document].text[range]);
        let words: Vec<&str> = text.split(' ').collect();
        Some(match words.as_slice() {
            [first, second, .., last] if words.len() > LEMMA_WORDS => format!("{first} {second} … {last}"),
            _ => text,
        })
    }

    /// Where an annotation's note is; of a contradiction's, the one that carries its body.
    #[must_use]
    pub fn annotation_href(&self, index: AnnotationAddress) -> String {
        let document = self.resolved.anchored.annotation(index).document;
        let note = self.resolved.notes_of(index).first();
        note.map_or_else(
            || self.links.to_document(document, ""),
            |address| self.links.to_note(address.document, "n", &self.note(*address).id),
        )
    }

    /// What an annotation is called in a list: its title, the words that it is about, or the document's title.
    #[must_use]
    pub fn annotation_title(&self, index: AnnotationAddress) -> String {
        let words = || {
            let lemma = self.lemma(*self.resolved.notes_of(index).first()?)?;
            self.interface.text_with("quoted", [("text", FluentValue::from(self.quoted_words(&lemma)))])
        };
        let document = || {
            let document = self.resolved.anchored.annotation(index).document;
            self.resolved.anchored.parsed.documents[document].title().to_owned()
        };
        self.annotation(index).title.clone().or_else(words).unwrap_or_else(document)
    }

    /// The words that an annotation is about, without quotation marks around them; none if it is about the whole
    /// document.
    #[must_use]
    pub fn annotation_quote(&self, index: AnnotationAddress) -> Option<String> {
        let address = self.resolved.notes_of(index).first()?;
        let range = self.note(*address).passages.first()?.clone();
        Some(self.quoted_words(&self.resolved.anchored.parsed.documents[address.document].text[range]))
    }

    /// Words on one line, as they stand within quotation marks.
    #[must_use]
    pub fn quoted_words(&self, text: &str) -> String {
        self.interface.within_quotation_marks(&in_one_line(text))
    }

    /// Another note, as a link to it.
    #[must_use]
    pub fn see(&self, address: NoteAddress) -> LinkView {
        let note = self.note(address);
        let annotation = self.annotation(note.annotation);
        let number = || self.interface.text_with("note-number", [("number", FluentValue::from(address.note + 1))]);
        let text = annotation.title.clone().or_else(number).unwrap_or_default();
        LinkView { text, href: self.links.to_note(address.document, "n", &note.id) }
    }

    fn contradiction(&self, address: NoteAddress) -> ContradictionNoteView {
        let note = self.note(address);
        let index = note.annotation;
        let annotation = self.annotation(index);
        let home = self.resolved.anchored.annotation(index).document;
        let main = self.resolved.notes_of(index).first().copied().unwrap_or(address);
        let status = status(annotation);
        let resolution = annotation.contradiction.as_ref().and_then(|all| all.resolution.as_deref());
        ContradictionNoteView {
            href: self.links.to_contradiction(index),
            title: annotation.title.clone(),
            status,
            status_label: self.interface.text(&format!("status-{status}")),
            main: main == address,
            main_href: self.links.to_note(main.document, "n", &self.note(main).id),
            main_number: main.note + 1,
            others: self
                .sides(index)
                .into_iter()
                .filter(|(claim, _)| note.claim != Some(*claim))
                .map(|(_, side)| side)
                .collect(),
            resolution: resolution.map(|text| self.prose(text, home).blocks()),
        }
    }

    /// All sides of a contradiction, each with the number of its claim.
    #[must_use]
    pub fn sides(&self, annotation: AnnotationAddress) -> Vec<(usize, SideView)> {
        let anchored = self.resolved.anchored.annotation(annotation);
        let Some(contradiction) = &anchored.annotation.contradiction else { return Vec::new() };
        let documents = &self.resolved.anchored.parsed.documents;
        let notes = &self.resolved.notes_of(annotation);
        let side = |(number, claim): (usize, &crate::parse::annotation::Claim)| {
            let place = anchored.claims.get(number).and_then(Option::as_ref);
            let note = notes.iter().copied().find(|address| self.note(*address).claim == Some(number));
            let text = match (&claim.words, place) {
                (_, Some((document, range))) => self.quoted_words(&documents[*document].text[range.clone()]),
                (Words::Statement(words), None) => self.quoted_words(words),
                (Words::Reported(words), None) => in_one_line(words),
                (Words::Passage(passage), None) => {
                    passage.words().map(|words| self.quoted_words(words)).unwrap_or_default()
                }
            };
            let here = self.links.document.unwrap_or(anchored.document);
            let elsewhere = place.filter(|(document, _)| *document != here);
            let view = SideView {
                text,
                href: note.map(|address| self.links.to_note(address.document, "m", &self.note(address).id)),
                note_href: note.map(|address| self.links.to_note(address.document, "n", &self.note(address).id)),
                note_number: note.map(|address| address.note + 1),
                by: claim.by.clone(),
                speaker: claim.by.as_deref().map(|by| speaker(&self.links, by)).unwrap_or_default(),
                on: claim.on.as_ref().map(|date| self.date(date)),
                at: claim.at.clone(),
                verbatim: !matches!(claim.words, Words::Reported(_)),
                document_title: elsewhere.map(|(document, _)| documents[*document].title().to_owned()),
                citations: self.citations(&claim.cite),
            };
            (number, view)
        };
        contradiction.claims.iter().enumerate().map(side).collect()
    }
}

/// How a contradiction stands: its class, and the end of the name of its word.
#[must_use]
pub fn status(annotation: &Annotation) -> &'static str {
    match annotation.contradiction.as_ref().map(|contradiction| contradiction.status).unwrap_or_default() {
        Status::Open => "open",
        Status::Disputed => "disputed",
        Status::Resolved => "resolved",
        Status::Apparent => "apparent",
    }
}

/// A work in a few words: its short title, or who and what.
fn short_form(entry: &Entry) -> String {
    let title = short_title(entry);
    let author = entry.names.get("author").and_then(|names| names.first()).map(Name::short);
    match (entry.text("title-short"), author) {
        (None, Some(author)) => format!("{author}, {title}"),
        _ => title,
    }
}

/// The title of a work, the short one if it has one.
fn short_title(entry: &Entry) -> String {
    entry.text("title-short").or(entry.text("title")).unwrap_or(&entry.key).to_owned()
}

//! The annotations of a document as a collection of W3C Web Annotations.

use super::address;
use super::beginnings::Beginnings;
use super::json::{line, pieces, with_open_member};
use super::page_text::Placed;
use super::work::Work;
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::parse::annotation::{Annotation, Claim, Kind, Words};
use crate::parse::citation::Citation;
use crate::render::notes::{NoteViews, status};
use crate::render::texts::Texts;
use crate::render::view::web_annotation::{
    AgentView, AnnotationView, BodyView, CollectionPageView, CollectionView, LinkBodyView, PassageTargetView, SaidView,
    SelectorView, SpeakerView, TargetView, TextualBodyView,
};
use crate::resolve::{NoteAddress, works_cited};
use memchr::memmem::Finder;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many characters before and behind a quote are given, and more where it would stand elsewhere too.
const CONTEXT: usize = 32;

/// But never more than so many: a refrain may go on and on, and its position tells where it is.
const LONGEST_CONTEXT: usize = 1024;

/// What stands behind the annotations.
const END: &str = "\n]}}\n";

/// The collection of a document's annotations, at a path of the site: every one that has a note on its page.
#[must_use]
pub fn collection(views: &NoteViews<'_>, texts: &Texts<'_>, document: usize, path: &str) -> String {
    let notes = views.resolved.notes(document);
    let beginnings = Beginnings::of(texts.of(document), &views.resolved.anchored.parsed.documents[document], notes);
    let annotations = Annotations { views, texts, own: document, beginnings };
    let mut seen = BTreeSet::new();
    // Two sides of a contradiction on one page are one annotation.
    let own = notes.iter().map(|note| note.annotation).filter(|annotation| seen.insert(*annotation));
    let own: Vec<_> = own.collect();
    let items = pieces(&own, ",\n", |annotation| annotations.annotation(*annotation));
    let id = address(&views.links, path);
    let page_id = format!("{id}#page");
    let page =
        CollectionPageView { id: page_id.clone(), r#type: "AnnotationPage", part_of: id.clone(), start_index: 0 };
    let collection = CollectionView {
        context: "http://www.w3.org/ns/anno.jsonld",
        id,
        r#type: "AnnotationCollection",
        label: views.resolved.anchored.parsed.documents[document].title().to_owned(),
        total: own.len(),
        last: Some(page_id).filter(|_| !items.is_empty()),
        generator: AgentView { r#type: "Software", name: concat!("Postil ", env!("CARGO_PKG_VERSION")).to_owned() },
    };
    // A page has one annotation or more.
    if items.is_empty() {
        return line(&collection) + "\n";
    }
    let mut json = with_open_member(&collection, "first", &with_open_member(&page, "items", "[\n"));
    json.reserve_exact(items.iter().map(String::len).sum::<usize>() + END.len());
    json.extend(items);
    json + END
}

/// Makes annotations as one file names their addresses.
struct Annotations<'a> {
    views: &'a NoteViews<'a>,
    /// The text of each document's page.
    texts: &'a Texts<'a>,
    /// The document whose annotations they are.
    own: usize,
    /// How the passages of its text begin.
    beginnings: Beginnings,
}

impl Annotations<'_> {
    fn annotation(&self, index: AnnotationAddress) -> AnnotationView {
        let resolved = self.views.resolved;
        let anchored = resolved.anchored.annotation(index);
        let annotation = &anchored.annotation;
        let corrected = annotation.corrections.iter().map(|correction| correction.on).max();
        AnnotationView {
            id: resolved.notes_of(index).first().map(|address| self.note(*address)).unwrap_or_default(),
            r#type: "Annotation",
            motivation: motivation(annotation.kind),
            creator: annotation.by.clone().map(|name| AgentView { r#type: "Person", name }),
            created: annotation.on.and_then(moment),
            date_created: annotation.on.filter(|date| date.day.is_none()).map(|date| date.iso()),
            modified: corrected.and_then(moment),
            date_modified: corrected.filter(|date| date.day.is_none()).map(|date| date.iso()),
            body: self.bodies(index),
            target: self.targets(index),
        }
    }

    /// The address of a note.
    fn note(&self, address: NoteAddress) -> String {
        let note = self.views.resolved.note(address);
        self.views.links.to_note(address.document, "n", &note.id)
    }

    fn bodies(&self, index: AnnotationAddress) -> Vec<BodyView> {
        let resolved = self.views.resolved;
        let anchored = resolved.anchored.annotation(index);
        let annotation = &anchored.annotation;
        let language = &self.views.interface.language;
        let mut bodies = Vec::new();
        if annotation.note.is_some() || annotation.title.is_some() {
            bodies.push(self.html(self.note_html(annotation, anchored.document), motivation(annotation.kind)));
        }
        if let Some(contradiction) = &annotation.contradiction {
            let statements = contradiction.claims.iter().filter_map(|claim| self.statement(claim, anchored.document));
            bodies.extend(statements);
            bodies.push(plain(status(annotation).to_owned(), "en", "classifying"));
            let resolution = contradiction.resolution.as_deref();
            let resolution = resolution.map(|text| self.views.prose(text, anchored.document).blocks());
            bodies.extend(resolution.map(|html| self.html(html, "assessing")));
        }
        if let Kind::Declared(_) = annotation.kind {
            bodies.push(plain(self.views.kinds.of(annotation.kind).label.clone(), language, "classifying"));
        }
        bodies.extend(annotation.tags.iter().map(|tag| plain(tag.clone(), language, "tagging")));
        bodies.extend(self.cited(annotation));
        let see = resolved.see(index).iter().map(|address| link(self.note(*address), None));
        bodies.extend(see);
        bodies
    }

    /// The note with its title before it.
    fn note_html(&self, annotation: &Annotation, document: usize) -> String {
        let title = annotation.title.as_deref().map(crate::render::html::escape);
        let title = title.map(|title| format!("<p><strong>{title}</strong></p>\n")).unwrap_or_default();
        let note = annotation.note.as_deref().map(|note| self.views.prose(note, document).blocks());
        title + &note.unwrap_or_default()
    }

    /// Words said elsewhere, as a body that puts the passages in question.
    fn statement(&self, claim: &Claim, document: usize) -> Option<BodyView> {
        let site = &self.views.interface.language;
        let (value, language) = match &claim.words {
            Words::Passage(_) => return None,
            Words::Statement(words) => {
                let metadata = &self.views.resolved.anchored.parsed.documents[document].metadata;
                (words, metadata.language.as_ref().unwrap_or(site))
            }
            Words::Reported(words) => (words, site),
        };
        Some(BodyView::Text(TextualBodyView {
            r#type: "TextualBody",
            value: value.clone(),
            format: "text/plain",
            language: language.clone(),
            purpose: "questioning",
            said: said(claim),
        }))
    }

    /// A link for each place of a work that is cited, in the note's text too.
    fn cited(&self, annotation: &Annotation) -> Vec<BodyView> {
        let mut cited: Vec<Citation> = Vec::new();
        for citation in works_cited(annotation) {
            if !cited.iter().any(|other| (&other.key, &other.locator) == (&citation.key, &citation.locator)) {
                cited.push(citation);
            }
        }
        let bibliography = &self.views.resolved.anchored.parsed.bibliography.entries;
        let cited_at = |citation: &Citation| {
            let title = Work::from(bibliography.get(&citation.key)?).title;
            let place = citation.locator.as_ref().map(|locator| format!(", {locator}")).unwrap_or_default();
            Some(link(self.views.links.to_source(&citation.key), Some(format!("{title}{place}"))))
        };
        cited.iter().filter_map(cited_at).collect()
    }

    fn html(&self, value: String, purpose: &'static str) -> BodyView {
        words(value, "text/html", &self.views.interface.language, purpose)
    }

    /// The passages of an annotation, or the page of its document.
    fn targets(&self, index: AnnotationAddress) -> Vec<TargetView> {
        let resolved = self.views.resolved;
        let annotation = &resolved.anchored.annotation(index).annotation;
        let claims = annotation.contradiction.as_ref().map(|contradiction| contradiction.claims.as_slice());
        let mut targets = Vec::new();
        for address in resolved.notes_of(index) {
            let note = resolved.note(*address);
            let claim = claims.zip(note.claim).and_then(|(claims, number)| claims.get(number));
            for (number, passage) in note.passages.iter().enumerate() {
                let id = Some(note.id.as_str()).filter(|_| number == 0);
                targets.push(self.passage(address.document, passage, id, claim));
            }
        }
        if targets.is_empty() {
            let document = resolved.anchored.annotation(index).document;
            targets.push(TargetView::Document(self.page(document)));
        }
        targets
    }

    fn page(&self, document: usize) -> String {
        self.views.links.to_document(document, "")
    }

    /// A passage of a document; `id` is that of its mark, where that begins with it.
    fn passage(&self, document: usize, range: &Range<usize>, id: Option<&str>, claim: Option<&Claim>) -> TargetView {
        let text = self.texts.of(document);
        let placed = text.place(&self.views.resolved.anchored.parsed.documents[document], range);
        let selector = match (placed, id) {
            (Some(placed), _) => {
                let Range { start, end } = placed.characters;
                let beginnings = Some(&self.beginnings).filter(|_| document == self.own);
                vec![quote(&text.text, &placed, beginnings), SelectorView::TextPositionSelector { start, end }]
            }
            // Of a picture there are no words on the page to quote.
            (None, Some(id)) => {
                let value = format!("m-{id}");
                vec![SelectorView::FragmentSelector { value, conforms_to: "http://tools.ietf.org/rfc/rfc3236" }]
            }
            (None, None) => return TargetView::Document(self.page(document)),
        };
        let said = claim.map(said).unwrap_or_default();
        TargetView::Passage(PassageTargetView {
            r#type: "SpecificResource",
            source: self.page(document),
            selector,
            said,
        })
    }
}

/// Why an annotation of a kind is made, in the words of the Web Annotation Vocabulary (section 3.4).
fn motivation(kind: Kind) -> &'static str {
    match kind {
        Kind::Context | Kind::Declared(_) => "commenting",
        Kind::Source => "linking",
        Kind::Contradiction => "assessing",
    }
}

fn plain(value: String, language: &str, purpose: &'static str) -> BodyView {
    words(value, "text/plain", language, purpose)
}

fn words(value: String, format: &'static str, language: &str, purpose: &'static str) -> BodyView {
    let (language, said) = (language.to_owned(), SaidView::default());
    BodyView::Text(TextualBodyView { r#type: "TextualBody", value, format, language, purpose, said })
}

fn link(source: String, citation: Option<String>) -> BodyView {
    BodyView::Link(LinkBodyView { r#type: "SpecificResource", source, purpose: "linking", citation })
}

/// The first moment of a day, by Coordinated Universal Time (an `xsd:dateTime`); none where the day is not known.
fn moment(date: PartialDate) -> Option<String> {
    date.day.map(|_| format!("{}T00:00:00Z", date.iso()))
}

fn said(claim: &Claim) -> SaidView {
    SaidView { by: claim.by.clone().map(|name| SpeakerView { name }), on: claim.on.map(|date| date.iso()) }
}

/// The words of a part of a text, with as many around them as tell it from any other part, if so many can.
fn quote(text: &str, placed: &Placed, beginnings: Option<&Beginnings>) -> SelectorView {
    let Range { start, end } = placed.bytes;
    let mut context = CONTEXT;
    loop {
        let from = text[..start].char_indices().rev().nth(context - 1).map_or(0, |(at, _)| at);
        let to = text[end..].char_indices().nth(context).map_or(text.len(), |(at, _)| end + at);
        let known = beginnings.is_some_and(|beginnings| beginnings.once(text, start, to));
        if context >= LONGEST_CONTEXT || known || is_unique(text, from..to) {
            let part = |range: Range<usize>| text[range].to_owned();
            return SelectorView::TextQuoteSelector {
                exact: part(start..end),
                prefix: part(from..start),
                suffix: part(end..to),
            };
        }
        context *= 2;
    }
}

/// Whether a part of a text reads like no other; the whole always does.
fn is_unique(text: &str, part: Range<usize>) -> bool {
    let words = &text[part.clone()];
    let next = part.start + words.chars().next().map_or(1, char::len_utf8);
    let finder = Finder::new(words);
    finder.find(text.as_bytes()) == Some(part.start)
        && text.get(next..).is_none_or(|behind| finder.find(behind.as_bytes()).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, bytes: Range<usize>) -> (String, String, String) {
        let placed = Placed { characters: bytes.clone(), bytes };
        match quote(text, &placed, None) {
            SelectorView::TextQuoteSelector { exact, prefix, suffix } => (prefix, exact, suffix),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_quote_has_as_many_words_around_it_as_it_needs() {
        let text = format!("{}xé{}", "a".repeat(40), "b".repeat(40));
        assert_eq!(quoted(&text, 40..43), ("a".repeat(32), "xé".into(), "b".repeat(32)));
        // A line that comes back again and again, and its second time.
        let verse = "Row, row, row your boat, gently down the stream. Merrily, merrily.\n".repeat(4);
        let line = verse.len() / 4;
        let (prefix, exact, suffix) = quoted(&verse, line..line + 3);
        assert_eq!(exact, "Row");
        assert_eq!(verse.matches(&format!("{prefix}{exact}{suffix}")).count(), 1);
        assert!(verse.starts_with(&format!("{prefix}{exact}")));
        assert_eq!(quoted("x", 0..1), (String::new(), "x".into(), String::new()));
        assert_eq!(quoted("xxx", 1..2), ("x".into(), "x".into(), "x".into()));
        let endless = "na ".repeat(9000);
        assert_eq!(quoted(&endless, 12000..12002).0.len(), LONGEST_CONTEXT);
    }

    #[test]
    fn only_a_whole_day_is_a_moment() {
        let day = |text| PartialDate::parse(text).ok().and_then(moment);
        assert_eq!(day("2017-03-02").as_deref(), Some("2017-03-02T00:00:00Z"));
        assert_eq!([day("2017-03"), day("2017")], [None, None]);
    }
}

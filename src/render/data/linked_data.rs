//! What search engines are told of a document within its page, in schema.org's vocabulary.

use super::json::{line, within_html};
use super::work::Work;
use crate::anchor::AnnotationAddress;
use crate::parse::annotation::{Claim, Review, Words};
use crate::parse::citation::Citation;
use crate::parse::document::Document;
use crate::render::notes::NoteViews;
use crate::render::view::linked_data::{
    ArticleView, CitedView, ClaimReviewView, ClaimView, EncodingView, GraphView, NamedView, QuotationView, RatingView,
    SitePartView, ThingView,
};
use crate::render::view::{DocumentView, PageView, SiteView};
use crate::resolve::works_cited;
use crate::text::in_one_line;
use std::collections::BTreeSet;

/// The document of a page as JSON-LD for a script element; `views` are made for that page.
#[must_use]
pub fn script(
    views: &NoteViews<'_>,
    index: usize,
    document: &DocumentView,
    page: &PageView,
    site: &SiteView,
) -> String {
    let own = Own::new(views, index);
    let article = ArticleView {
        headline: document.title.clone(),
        description: document.description.clone(),
        author: document.authors.iter().cloned().map(named).collect(),
        publisher: document.publisher.clone().map(organization),
        date_published: document.date.as_ref().map(|date| date.iso.clone()),
        in_language: document.language.clone(),
        url: page.canonical.clone(),
        is_based_on: document.url.clone(),
        is_part_of: SitePartView { name: site.title.clone(), url: site.base_url.clone() },
        encoding: EncodingView {
            content_url: document.file_href.clone(),
            encoding_format: media_type(&own.document.path),
            sha256: document.sha256.clone(),
        },
        citation: own.cited(),
        has_part: own.quotations(),
    };
    let mut graph = vec![ThingView::Article(Box::new(article))];
    graph.extend(own.reviews(page).map(Box::new).map(ThingView::ClaimReview));
    within_html(&line(&GraphView { context: "https://schema.org", graph }))
}

/// What belongs to one document's page: the annotations that have a note on it.
struct Own<'a> {
    views: &'a NoteViews<'a>,
    index: usize,
    document: &'a Document,
    annotations: Vec<AnnotationAddress>,
}

impl<'a> Own<'a> {
    fn new(views: &'a NoteViews<'_>, index: usize) -> Self {
        let mut seen = BTreeSet::new();
        let notes = views.resolved.notes(index).iter();
        let annotations = notes.map(|note| note.annotation).filter(|annotation| seen.insert(*annotation)).collect();
        Self { views, index, document: &views.resolved.anchored.parsed.documents[index], annotations }
    }

    /// The works cited, in the order in which their notes stand.
    fn cited(&self) -> Vec<CitedView> {
        let anchored = &self.views.resolved.anchored;
        let own = self.annotations.iter().flat_map(|index| works_cited(&anchored.annotation(*index).annotation));
        let mut seen = BTreeSet::new();
        own.filter(|citation| seen.insert(citation.key.clone())).filter_map(|citation| self.work(&citation)).collect()
    }

    fn work(&self, citation: &Citation) -> Option<CitedView> {
        let work = Work::from(self.views.resolved.anchored.parsed.bibliography.entries.get(&citation.key)?);
        Some(CitedView { r#type: type_of(work.kind), name: work.title.to_owned(), url: work.url.map(str::to_owned) })
    }

    /// The sides of its contradictions that are given word for word.
    fn quotations(&self) -> Vec<QuotationView> {
        let claims = self.annotations.iter().flat_map(|index| {
            let contradiction = self.views.resolved.anchored.annotation(*index).annotation.contradiction.as_ref();
            let claims = contradiction.map(|contradiction| contradiction.claims.as_slice()).unwrap_or_default();
            claims.iter().enumerate().map(move |(number, claim)| (*index, number, claim))
        });
        let verbatim = claims.filter(|(.., claim)| !matches!(claim.words, Words::Reported(_)));
        let view = |(index, number, claim): (AnnotationAddress, usize, &Claim)| QuotationView {
            id: self.mark(index, number),
            text: self.words(index, number, claim),
            spoken_by_character: claim.by.clone().map(named),
            date_created: claim.on.map(|date| date.iso()),
        };
        verbatim.map(view).collect()
    }

    /// The address of a claim's passage, if it stands on this page or another.
    fn mark(&self, index: AnnotationAddress, number: usize) -> Option<String> {
        let resolved = self.views.resolved;
        resolved.notes_of(index).iter().find_map(|address| {
            let note = resolved.note(*address);
            (note.claim == Some(number)).then(|| self.views.links.to_note(address.document, "m", &note.id))
        })
    }

    /// A claim's words on one line.
    fn words(&self, index: AnnotationAddress, number: usize, claim: &Claim) -> String {
        let resolved = self.views.resolved;
        let place = resolved.anchored.annotation(index).claims.get(number).and_then(Option::as_ref);
        match (&claim.words, place) {
            (_, Some((document, range))) => {
                in_one_line(&resolved.anchored.parsed.documents[*document].text[range.clone()])
            }
            (Words::Statement(words) | Words::Reported(words), None) => in_one_line(words),
            (Words::Passage(_), None) => String::new(),
        }
    }

    /// The verdicts of fact checks on its own contradictions.
    fn reviews(&self, page: &PageView) -> impl Iterator<Item = ClaimReviewView> {
        let anchored = &self.views.resolved.anchored;
        let own = self.annotations.iter().filter(|index| index.document == self.index);
        own.filter_map(move |index| {
            let contradiction = anchored.annotation(*index).annotation.contradiction.as_ref()?;
            let review = contradiction.review.as_ref()?;
            let claim = contradiction.claims.get(review.claim)?;
            Some(self.review(*index, review, claim, page))
        })
    }

    fn review(&self, index: AnnotationAddress, review: &Review, claim: &Claim, page: &PageView) -> ClaimReviewView {
        let resolved = self.views.resolved;
        let first = resolved.notes_of(index).first();
        let note = first.map(|address| &resolved.note(*address).id);
        let note = note.map(|id| format!("{}#n-{id}", page.canonical.as_deref().unwrap_or_default()));
        ClaimReviewView {
            url: review.url.clone().or(note).unwrap_or_else(|| self.document.page.clone()),
            claim_reviewed: self.words(index, review.claim, claim),
            author: organization(review.author.clone()),
            date_published: review.on.map(|date| date.iso()),
            review_rating: RatingView { alternate_name: review.rating.clone() },
            item_reviewed: ClaimView {
                author: claim.by.clone().map(named),
                date_published: claim.on.map(|date| date.iso()),
                appearance: claim.cite.iter().filter_map(|citation| self.work(citation)).collect(),
            },
        }
    }
}

/// The media type of a document's file, by its path.
fn media_type(path: &str) -> &'static str {
    if path.rsplit_once('.').is_some_and(|(_, extension)| extension == "md") { "text/markdown" } else { "text/plain" }
}

fn named(name: String) -> NamedView {
    NamedView { r#type: None, name }
}

fn organization(name: String) -> NamedView {
    NamedView { r#type: Some("Organization"), name }
}

/// schema.org's type for a CSL type: the nearest one of those that say more than `CreativeWork`.
fn type_of(kind: &str) -> &'static str {
    match kind {
        "article-newspaper" | "post-weblog" => "NewsArticle",
        "article-journal" | "paper-conference" => "ScholarlyArticle",
        "article" | "article-magazine" | "entry-encyclopedia" | "entry-dictionary" => "Article",
        "book" => "Book",
        "chapter" => "Chapter",
        "dataset" => "Dataset",
        "legislation" | "regulation" | "bill" => "Legislation",
        "map" => "Map",
        "report" => "Report",
        "thesis" => "Thesis",
        "webpage" => "WebPage",
        _ => "CreativeWork",
    }
}

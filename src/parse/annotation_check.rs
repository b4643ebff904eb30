//! The values of an annotation as it is written: each must mean something, and go with the others.

use super::annotation::{Annotation, Claim, Contradiction, Kind, Quote, Review, Selection, Status, Words, default_id};
use super::annotation_file::{RawAnnotation, RawClaim, RawReview};
use super::citation::Citation;
use crate::address::is_web_address;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::text::{Place, slug};
use crate::yaml::{List, OneOrMany};

impl RawAnnotation {
    /// The annotation, if every value means something.
    pub(super) fn check(self, kind: Kind, place: Place, problems: &mut Diagnostics) -> Option<Annotation> {
        let before = problems.count(Severity::Error);
        let mut checker = Checker { place: &place, problems };
        let selection = checker.selection(RawSelection {
            quote: self.quote,
            prefix: self.prefix,
            suffix: self.suffix,
            occurrence: self.occurrence,
            every: self.every.unwrap_or(false),
            from: self.from,
            to: self.to,
        });
        let title = checker.text("title", self.title);
        let note = checker.text("note", self.note);
        let cite = checker.cite(self.cite);
        let by = checker.text("by", self.by);
        let at = checker.text("at", self.at);
        let given_id = checker.id(self.id);
        let contradiction = if kind == Kind::Contradiction {
            let contradiction = checker.contradiction(self.claims, self.status, self.resolution, selection.as_ref());
            contradiction.map(|contradiction| {
                let review = self.review.and_then(|review| checker.review(review, contradiction.claims.len()));
                Box::new(Contradiction { review, ..contradiction })
            })
        } else {
            let only = [
                ("claims", self.claims.is_some()),
                ("status", self.status.is_some()),
                ("resolution", self.resolution.is_some()),
                ("review", self.review.is_some()),
            ];
            for (key, _) in only.into_iter().filter(|(_, given)| *given) {
                checker.wrong(
                    Code::UnknownKey,
                    key,
                    format!("only contradictions have `{key}`"),
                    "move the annotation under `contradictions:`",
                );
            }
            if note.is_none() && cite.is_empty() {
                checker.wrong(
                    Code::MissingKey,
                    "",
                    "the annotation says nothing",
                    "add a `note:` or, for a source, `cite:`",
                );
            }
            None
        };
        let corrections = self.corrections.unwrap_or_default();
        // What does not fit was reported as it was read.
        let unfit = !corrections.complete || (kind == Kind::Contradiction && contradiction.is_none());
        if problems.count(Severity::Error) > before || unfit {
            return None;
        }
        let selection = selection?;
        let id = given_id.unwrap_or_else(|| default_id(title.as_deref(), &selection, contradiction.as_deref()));
        Some(Annotation {
            place,
            id,
            kind,
            selection,
            title,
            note,
            cite,
            by,
            on: self.on,
            at,
            tags: self.tags.unwrap_or_default().0,
            see: self.see.unwrap_or_default().0,
            corrections: corrections.elements.into_iter().map(|(_, correction)| correction).collect(),
            draft: self.draft.unwrap_or(false),
            contradiction,
        })
    }
}

/// The keys that select a passage, of an annotation or a claim.
struct RawSelection {
    quote: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    occurrence: Option<usize>,
    every: bool,
    from: Option<String>,
    to: Option<String>,
}

/// Reports faults of the values under one mapping.
pub(super) struct Checker<'a> {
    pub(super) place: &'a Place,
    pub(super) problems: &'a mut Diagnostics,
}

impl Checker<'_> {
    pub(super) fn wrong(&mut self, code: Code, key: &str, message: impl Into<String>, help: &str) {
        self.problems.add(Diagnostic::at(code, self.place.key(key), message).help(help));
    }

    /// A text that must not be blank.
    pub(super) fn text(&mut self, key: &str, text: Option<String>) -> Option<String> {
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.wrong(Code::InvalidValue, key, format!("`{key}` is empty"), "write its value, or take the key out");
            return None;
        }
        text
    }

    /// An id, if one is given.
    pub(super) fn id(&mut self, id: Option<String>) -> Option<String> {
        let id = self.text("id", id)?;
        if slug(&id) != id {
            let help = format!("write `id: {}`", slug(&id));
            let message = format!("`{id}` cannot be an id: lower-case letters, digits and `-` only");
            self.wrong(Code::InvalidValue, "id", message, &help);
        }
        Some(id)
    }

    pub(super) fn cite(&mut self, cite: Option<OneOrMany>) -> Vec<Citation> {
        let cite = cite.unwrap_or_default().0;
        let mut citations = Vec::with_capacity(cite.len());
        for (index, text) in cite.iter().enumerate() {
            match Citation::parse(text) {
                Ok(citation) => citations.push(citation),
                Err(message) => {
                    let place = self.place.key("cite").index(index);
                    self.problems.add(Diagnostic::at(Code::InvalidValue, place, message));
                }
            }
        }
        citations
    }

    fn selection(&mut self, raw: RawSelection) -> Option<Selection> {
        let given = raw.quote.is_some();
        let quote = self.text("quote", raw.quote);
        if given && quote.is_none() {
            return None;
        }
        let (from, to) = (self.text("from", raw.from), self.text("to", raw.to));
        if raw.occurrence == Some(0) {
            self.wrong(
                Code::InvalidValue,
                "occurrence",
                "occurrences are counted from 1",
                "write `occurrence: 1` for the first",
            );
            return None;
        }
        let (prefix, suffix) = (self.text("prefix", raw.prefix), self.text("suffix", raw.suffix));
        let plain = |words: String| Quote {
            words,
            prefix: String::new(),
            suffix: String::new(),
            occurrence: None,
            every: false,
        };
        match (quote, from, to) {
            (Some(words), None, None) => {
                let (prefix, suffix) = (prefix.unwrap_or_default(), suffix.unwrap_or_default());
                let quote = Quote { words, prefix, suffix, occurrence: raw.occurrence, every: raw.every };
                Some(Selection::Quote(quote))
            }
            (None, Some(from), Some(to)) => Some(Selection::FromTo(Box::new([plain(from), plain(to)]))),
            (None, None, None) => {
                let helpers = [
                    ("prefix", prefix.is_some()),
                    ("suffix", suffix.is_some()),
                    ("occurrence", raw.occurrence.is_some()),
                    ("every", raw.every),
                ];
                if let Some((key, _)) = helpers.into_iter().find(|(_, given)| *given) {
                    self.wrong(
                        Code::MissingKey,
                        key,
                        format!("`{key}` needs a `quote`"),
                        "add the passage's words as `quote:`",
                    );
                    return None;
                }
                Some(Selection::Document)
            }
            (Some(_), _, _) => {
                self.wrong(
                    Code::InvalidValue,
                    "quote",
                    "a passage is selected by `quote` or by `from` and `to`, not by both",
                    "keep one of them",
                );
                None
            }
            (None, from, _) => {
                let (has, lacks) = if from.is_some() { ("from", "to") } else { ("to", "from") };
                self.wrong(
                    Code::MissingKey,
                    has,
                    format!("`{has}` needs `{lacks}`"),
                    "give the passage's first words as `from:` and its last as `to:`",
                );
                None
            }
        }
    }
}

impl Checker<'_> {
    fn contradiction(
        &mut self,
        claims: Option<List<RawClaim>>,
        status: Option<Status>,
        resolution: Option<String>,
        selection: Option<&Selection>,
    ) -> Option<Contradiction> {
        let resolution = self.text("resolution", resolution);
        if !matches!(selection, None | Some(Selection::Document)) {
            self.wrong(
                Code::InvalidValue,
                "quote",
                "a contradiction has no passage of its own",
                "put the quote under `claims:`",
            );
        }
        let claims = claims.unwrap_or_default();
        if !claims.complete {
            return None;
        }
        let claims = claims.elements;
        if claims.len() < 2 {
            self.wrong(
                Code::MissingKey,
                "claims",
                "a contradiction needs two claims or more",
                "add each side under `claims:`, with its `quote:` or `statement:`",
            );
            return None;
        }
        let list = self.place.key("claims");
        let mut checked = Vec::new();
        for (index, claim) in claims {
            let place = list.index(index);
            checked.extend(Checker { place: &place, problems: self.problems }.claim(claim));
        }
        Some(Contradiction { status: status.unwrap_or_default(), claims: checked, resolution, review: None })
    }

    /// A verdict on one of so many claims.
    fn review(&mut self, raw: RawReview, claims: usize) -> Option<Review> {
        let place = self.place.key("review");
        let mut checker = Checker { place: &place, problems: self.problems };
        if !(1..=claims).contains(&raw.claim) {
            let message = format!("there is no claim {} to review", raw.claim);
            let help = format!("claims are counted from 1, here to {claims}");
            checker.wrong(Code::InvalidValue, "claim", message, &help);
        }
        if let Some(url) = raw.url.as_deref().filter(|url| !is_web_address(url)) {
            checker.wrong(Code::InvalidValue, "url", format!("`{url}` is not a web address"), "write https://...");
        }
        let (rating, author) = (checker.text("rating", Some(raw.rating)), checker.text("author", Some(raw.author)));
        Some(Review { claim: raw.claim.checked_sub(1)?, rating: rating?, author: author?, on: raw.on, url: raw.url })
    }

    fn claim(&mut self, raw: RawClaim) -> Option<Claim> {
        let statement = self.text("statement", raw.statement);
        let reported = self.text("reported", raw.reported);
        let cite = self.cite(raw.cite);
        let (by, at) = (self.text("by", raw.by), self.text("at", raw.at));
        let selection = self.selection(RawSelection {
            quote: raw.quote,
            prefix: raw.prefix,
            suffix: raw.suffix,
            occurrence: raw.occurrence,
            every: false,
            from: raw.from,
            to: raw.to,
        })?;
        let words = match (selection, statement, reported) {
            (Selection::Document, Some(statement), None) => Words::Statement(statement),
            (Selection::Document, None, Some(reported)) => Words::Reported(reported),
            (Selection::Document, None, None) => {
                self.wrong(
                    Code::MissingKey,
                    "",
                    "the claim has no words",
                    "add a `quote:` from the text, a `statement:` made elsewhere, or what was `reported:` in your own words",
                );
                return None;
            }
            (selection, None, None) => Words::Passage(selection),
            (_, statement, _) => {
                let key = if statement.is_some() { "statement" } else { "reported" };
                let message = "a claim has one of `quote`, `statement` and `reported`";
                self.wrong(Code::InvalidValue, key, message, "keep one of them");
                return None;
            }
        };
        Some(Claim { place: self.place.clone(), document: raw.document, words, by, on: raw.on, at, cite })
    }
}

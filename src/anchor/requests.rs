//! What is to be found in each document: the passages of its own annotations, and those of claims on it that are written elsewhere.

use crate::diagnostic::Diagnostics;
use crate::parse::annotation::{Selection, Words};
use crate::parse::{Parsed, document_names, find_document};
use crate::text::Place;

/// Names one thing to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The index of the document whose annotation it belongs to.
    pub document: usize,
    /// The index among what is said of that document.
    pub annotation: usize,
    /// Which claim of a contradiction it is; none for the passage of the annotation itself.
    pub claim: Option<usize>,
}

/// One thing to be found, and where it is written.
pub(super) struct Request<'a> {
    pub name: Name,
    /// The annotation's id.
    pub id: &'a str,
    pub selection: &'a Selection,
    pub place: &'a Place,
}

/// The claims that name the document whose passage they are.
pub(super) struct Elsewhere {
    /// For each document the claims on it.
    claims_on: Vec<Vec<Name>>,
    /// For each document the claims of its annotations, each with the document that it is on, if there is one.
    claims_of: Vec<Vec<(Name, Option<usize>)>>,
}

impl Elsewhere {
    /// The claims of a project; documents that are not there are reported.
    pub fn of(parsed: &Parsed, problems: &mut Diagnostics) -> Self {
        let names = document_names(&parsed.documents);
        let nothing = || vec![Vec::new(); parsed.documents.len()];
        let mut all = Self { claims_on: nothing(), claims_of: vec![Vec::new(); parsed.documents.len()] };
        for (document, parsed_document) in parsed.documents.iter().enumerate() {
            for (annotation, number, claim) in parsed_document.said.claims_elsewhere() {
                let path = claim.document.as_deref().unwrap_or_default();
                let target = find_document(path, &names, &parsed.inputs, problems, || claim.place.key("document"));
                let name = Name { document, annotation, claim: Some(number) };
                all.claims_of[document].push((name, target));
                if let Some(target) = target {
                    all.claims_on[target].push(name);
                }
            }
        }
        all
    }

    /// The claims on a document that name it.
    pub fn in_document(&self, document: usize) -> &[Name] {
        &self.claims_on[document]
    }

    /// The documents that the claims of a document's annotations name and that are there.
    pub fn reached(&self, document: usize) -> impl Iterator<Item = usize> {
        self.claims_of[document].iter().filter_map(|(_, target)| *target)
    }

    /// The document that a claim is on; none where it names one that is not there.
    pub fn document_of(&self, name: Name) -> Option<usize> {
        let claims = &self.claims_of[name.document];
        match claims.binary_search_by_key(&name, |(name, _)| *name) {
            Ok(index) => claims[index].1,
            Err(_) => Some(name.document),
        }
    }
}

/// What is to be found in a document, by file and place.
pub(super) fn of<'a>(parsed: &'a Parsed, elsewhere: &Elsewhere, document: usize) -> Vec<Request<'a>> {
    let own = parsed.documents[document].said.annotations.iter().enumerate().flat_map(|(index, annotation)| {
        let claims = annotation.contradiction.iter().flat_map(|contradiction| contradiction.claims.iter().enumerate());
        let here = claims.filter(|(_, claim)| claim.document.is_none()).map(|(number, _)| Some(number));
        std::iter::once(None).chain(here).map(move |claim| Name { document, annotation: index, claim })
    });
    let names = own.chain(elsewhere.in_document(document).iter().copied());
    let mut requests: Vec<Request<'a>> = names.filter_map(|name| request(parsed, name)).collect();
    requests.sort_by_key(|request| (request.place.file, request.name));
    requests
}

/// The request of this name; none for words that were said elsewhere.
fn request(parsed: &Parsed, name: Name) -> Option<Request<'_>> {
    let annotation = &parsed.documents[name.document].said.annotations[name.annotation];
    let (selection, place) = match name.claim {
        None => (&annotation.selection, &annotation.place),
        Some(number) => {
            let claim = &annotation.contradiction.as_ref()?.claims[number];
            let Words::Passage(selection) = &claim.words else { return None };
            (selection, &claim.place)
        }
    };
    Some(Request { name, id: &annotation.id, selection, place })
}

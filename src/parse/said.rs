//! What annotation files say of one document.

use super::annotation::{Annotation, Claim, Words};
use super::annotation_file::AnnotationFile;
use super::event::Event;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::Place;
use std::collections::HashMap;
use std::sync::Arc;

/// What is said of a document, by file and place.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The annotations.
    pub annotations: Vec<Arc<Annotation>>,
    /// The drafts that were left out because they were not asked for.
    pub left_out: Vec<Arc<Annotation>>,
    /// The events.
    pub events: Vec<Arc<Event>>,
    /// The claims that are passages of a document they name, each by its annotation and its number there.
    elsewhere: Vec<(usize, usize)>,
    /// Whether annotations were left out because something is wrong with them.
    pub incomplete: bool,
}

impl Said {
    /// Leaves out all but the first annotations.
    pub(super) fn truncate(&mut self, count: usize) {
        self.annotations.truncate(count);
        self.elsewhere.retain(|(annotation, _)| *annotation < count);
        self.incomplete = true;
    }

    /// What these files say; ids that two annotations or two events share are added to `problems`.
    #[must_use]
    pub(super) fn of(files: &[&AnnotationFile], problems: &mut Diagnostics) -> Self {
        let mut said = Self::default();
        for file in files {
            said.annotations.extend(file.annotations.iter().cloned());
            said.left_out.extend(file.left_out.iter().cloned());
            said.events.extend(file.events.iter().cloned());
            said.incomplete |= file.incomplete;
        }
        unique_ids("annotations", said.annotations.iter().map(|of| (&of.id, &of.place)), problems);
        unique_ids("events", said.events.iter().map(|of| (&of.id, &of.place)), problems);
        said.elsewhere = elsewhere(&said.annotations);
        said
    }

    /// The claims that are passages of a document they name, each behind its annotation's index and its number there.
    pub fn claims_elsewhere(&self) -> impl Iterator<Item = (usize, usize, &Claim)> {
        self.elsewhere.iter().filter_map(|(annotation, number)| {
            let contradiction = self.annotations[*annotation].contradiction.as_ref()?;
            Some((*annotation, *number, contradiction.claims.get(*number)?))
        })
    }
}

fn elsewhere(annotations: &[Arc<Annotation>]) -> Vec<(usize, usize)> {
    let of = |(index, annotation): (usize, &Arc<Annotation>)| {
        let claims = annotation.contradiction.iter().flat_map(|contradiction| contradiction.claims.iter().enumerate());
        let elsewhere = |claim: &Claim| claim.document.is_some() && matches!(claim.words, Words::Passage(_));
        let numbers = claims.filter(|(_, claim)| elsewhere(claim)).map(|(number, _)| (index, number));
        numbers.collect::<Vec<_>>()
    };
    annotations.iter().enumerate().flat_map(of).collect()
}

/// Reports ids that two things share; each comes with its id and its place.
fn unique_ids<'a>(
    what: &str,
    things: impl ExactSizeIterator<Item = (&'a String, &'a Place)>,
    problems: &mut Diagnostics,
) {
    let mut seen: HashMap<&str, &Place> = HashMap::with_capacity(things.len());
    for (id, place) in things {
        if let Some(first) = seen.get(id.as_str()) {
            let message = format!("two {what} have the id `{id}`");
            problems.add(
                Diagnostic::at(Code::DuplicateId, place.key("id"), message)
                    .label(first.key("id"), "the first one")
                    .help("give one of them another `id:`"),
            );
        } else {
            seen.insert(id, place);
        }
    }
}

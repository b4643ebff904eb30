//! Events: what happened, at no passage of a text; they stand on timelines only.

use super::annotation_check::Checker;
use super::citation::Citation;
use crate::date::PartialDate;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::text::{Place, slug};
use crate::yaml::{OneOrMany, present};
use serde::Deserialize;

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its mapping in the YAML.
    pub place: Place,
    /// Its name, unique in the document.
    pub id: String,
    /// When it happened, or began.
    pub on: PartialDate,
    /// When it ended, if it lasted.
    pub until: Option<PartialDate>,
    /// What happened, in a few words.
    pub title: String,
    /// More on it, Markdown.
    pub note: Option<String>,
    /// The works it rests on.
    pub cite: Vec<Citation>,
    /// Ids of annotations, as written.
    pub see: Vec<String>,
    /// Whether it is built only on demand.
    pub draft: bool,
}

/// An event as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEvent {
    #[serde(default, deserialize_with = "present")]
    id: Option<String>,
    on: PartialDate,
    #[serde(default, deserialize_with = "present")]
    until: Option<PartialDate>,
    title: String,
    #[serde(default, deserialize_with = "present")]
    note: Option<String>,
    #[serde(default, deserialize_with = "present")]
    cite: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    see: Option<OneOrMany>,
    #[serde(default, deserialize_with = "present")]
    draft: Option<bool>,
}

impl RawEvent {
    /// The event, if every value means something.
    pub(super) fn check(self, place: Place, problems: &mut Diagnostics) -> Option<Event> {
        let before = problems.count(Severity::Error);
        let mut checker = Checker { place: &place, problems };
        let title = checker.text("title", Some(self.title));
        let note = checker.text("note", self.note);
        let cite = checker.cite(self.cite);
        let id = checker.id(self.id);
        if let Some(until) = self.until.filter(|until| until.is_before(self.on)) {
            let message = format!("the event ends ({}) before it begins ({})", until.iso(), self.on.iso());
            checker.wrong(Code::InvalidValue, "until", message, "mend one of the dates, `on:` or `until:`");
        }
        if problems.count(Severity::Error) > before {
            return None;
        }
        let title = title?;
        let id = id.unwrap_or_else(|| Some(slug(&title)).filter(|id| !id.is_empty()).unwrap_or_else(|| "event".into()));
        Some(Event {
            place,
            id,
            on: self.on,
            until: self.until,
            title,
            note,
            cite,
            see: self.see.unwrap_or_default().0,
            draft: self.draft.unwrap_or(false),
        })
    }
}

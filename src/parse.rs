//! From text files to documents, annotations and a bibliography: syntax is valid from here on.

pub mod annotation;
mod annotation_check;
pub mod annotation_file;
pub mod bibliography;
pub mod blocks;
pub mod citation;
pub mod document;
pub mod event;
pub mod link;
pub mod markup;
pub mod metadata;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, nearest_name};
use crate::load::Inputs;
use crate::settings::{DeclaredKind, Settings};
use crate::text::{FileId, Place, TextFile, path_form};
use annotation::Annotation;
use bibliography::Entry;
use document::Document;
use event::Event;
use metadata::Metadata;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What a project says, its syntax checked.
#[derive(Debug)]
pub struct Parsed {
    /// What was read.
    pub inputs: Arc<Inputs>,
    /// The documents, by path.
    pub documents: Vec<Document>,
    /// The annotations of all documents, each with the index of its document, by file and place.
    pub annotations: Vec<(usize, Box<Annotation>)>,
    /// The drafts that were left out because they were not asked for, likewise.
    pub left_out: Vec<(usize, Box<Annotation>)>,
    /// Whether drafts are among the annotations.
    pub drafts: bool,
    /// The events of all documents, each with the index of its document, by file and place.
    pub events: Vec<(usize, Event)>,
    /// The bibliography by key.
    pub bibliography: BTreeMap<String, Entry>,
    /// For each document whether annotations were left out because something is wrong with them.
    pub incomplete: Vec<bool>,
    /// Whether entries of the bibliography were.
    pub incomplete_bibliography: bool,
}

/// Parses all inputs; whatever is wrong is added to `problems`, and what is wrong is left out.
///
/// Annotations marked as drafts are left out unless `drafts`.
#[must_use]
pub fn documents(inputs: &Arc<Inputs>, drafts: bool, problems: &mut Diagnostics) -> Parsed {
    let names: HashMap<&str, usize> =
        inputs.documents.iter().enumerate().map(|(index, id)| (name(inputs.files.get(*id)), index)).collect();
    let files: Vec<_> = inputs
        .annotations
        .par_iter()
        .map(|id| {
            let mut problems = Diagnostics::default();
            (annotation_file::read(inputs, *id, drafts, &mut problems), problems)
        })
        .collect();
    let mut metadata: Vec<Metadata> = vec![Metadata::default(); inputs.documents.len()];
    let (mut annotations, mut left_out) = (Vec::new(), Vec::new());
    let mut events = Vec::new();
    let mut incomplete = vec![false; inputs.documents.len()];
    for (id, (file, found)) in inputs.annotations.iter().zip(files) {
        problems.append(found);
        let Some(file) = file else {
            // Whose annotations it holds is not known.
            incomplete.fill(true);
            continue;
        };
        let Some(document) = document_of(inputs, *id, file.document.as_deref(), &names, problems) else { continue };
        incomplete[document] |= file.incomplete;
        metadata[document].add(file.metadata, problems);
        annotations.extend(file.annotations.into_iter().map(|annotation| (document, Box::new(annotation))));
        left_out.extend(file.left_out.into_iter().map(|draft| (document, Box::new(draft))));
        events.extend(file.events.into_iter().map(|event| (document, event)));
    }
    let limit = inputs.settings.limits.annotations;
    if annotations.len() > limit {
        let message = format!(
            "the project has {} annotations, more than the limit `limits.annotations` of {limit}",
            annotations.len()
        );
        let help = format!(
            "divide the project, or raise the limit in postil.yaml: `limits: {{annotations: {}}}`",
            annotations.len()
        );
        problems.add(Diagnostic::project(Code::TooMuch, message).help(help));
        annotations.truncate(limit);
    }
    unique_ids("annotations", annotations.iter().map(|(document, of)| (*document, &of.id, &of.place)), problems);
    unique_ids("events", events.iter().map(|(document, of)| (*document, &of.id, &of.place)), problems);
    let parsed: Vec<_> = inputs
        .documents
        .par_iter()
        .zip(metadata)
        .map(|(id, metadata)| {
            let mut problems = Diagnostics::default();
            (document::read(inputs, *id, metadata, &mut problems), problems)
        })
        .collect();
    let mut documents = Vec::new();
    for (document, found) in parsed {
        problems.append(found);
        documents.push(document);
    }
    unique_pages(inputs, &documents, problems);
    let before = problems.count(Severity::Error);
    let bibliography = bibliography::read(inputs, problems);
    let incomplete_bibliography = problems.count(Severity::Error) > before;
    Parsed {
        inputs: Arc::clone(inputs),
        documents,
        annotations,
        left_out,
        drafts,
        events,
        bibliography,
        incomplete,
        incomplete_bibliography,
    }
}

/// The name by which annotations speak of a document: its path inside `documents/`.
fn name(file: &TextFile) -> &str {
    file.path.strip_prefix("documents/").unwrap_or(&file.path)
}

/// The documents' names, each with the index of its document.
pub(crate) fn document_names(documents: &[Document]) -> HashMap<&str, usize> {
    documents.iter().enumerate().map(|(index, document)| (document.path.as_str(), index)).collect()
}

/// The document that an annotation file is about: the one it names, or the one with its own path and stem.
fn document_of(
    inputs: &Inputs,
    id: FileId,
    named: Option<&str>,
    documents: &HashMap<&str, usize>,
    problems: &mut Diagnostics,
) -> Option<usize> {
    if let Some(named) = named {
        return find_document(named, documents, inputs, problems, || {
            Place::value(id, crate::text::YamlPath::default().key("document"))
        });
    }
    let path = &inputs.files.get(id).path;
    let stem = path.strip_prefix("annotations/").unwrap_or(path);
    let stem = stem.strip_suffix(".yaml").or_else(|| stem.strip_suffix(".yml")).unwrap_or(stem);
    let (markdown, plain) = (format!("{stem}.md"), format!("{stem}.txt"));
    let found = documents.get(markdown.as_str()).or_else(|| documents.get(plain.as_str())).copied();
    if found.is_none() && !is_unread(inputs, &markdown) && !is_unread(inputs, &plain) {
        problems
            .add(Diagnostic::at(Code::UnknownDocument, Place::file(id), format!("{path} annotates no document")).help(
                format!("there is no documents/{markdown} or documents/{plain}; name one with `document: PATH`"),
            ));
    }
    found
}

/// The document of this name; an unknown one is reported with the name most like it.
pub(crate) fn find_document(
    named: &str,
    documents: &HashMap<&str, usize>,
    inputs: &Inputs,
    problems: &mut Diagnostics,
    place: impl Fn() -> Place,
) -> Option<usize> {
    let name = named.strip_prefix("documents/").unwrap_or(named);
    let found = documents.get(name).copied();
    if found.is_none() && !is_unread(inputs, name) {
        let help = match nearest_name(named, documents.keys().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "give its path inside `documents/`, with its extension".to_owned(),
        };
        let message = format!("there is no document `{named}`");
        problems.add(Diagnostic::at(Code::UnknownDocument, place(), message).help(help));
    }
    found
}

/// Whether a document of this name is there but could not be read: then nothing more need be said of it.
pub(crate) fn is_unread(inputs: &Inputs, name: &str) -> bool {
    inputs.unread_documents.contains(&format!("documents/{name}"))
}

/// Reports ids that two things of one document share; each comes with its document's index, its id and its place.
fn unique_ids<'a>(
    what: &str,
    things: impl ExactSizeIterator<Item = (usize, &'a String, &'a Place)>,
    problems: &mut Diagnostics,
) {
    let mut seen: HashMap<(usize, &str), &Place> = HashMap::with_capacity(things.len());
    for (document, id, place) in things {
        if let Some(first) = seen.get(&(document, id.as_str())) {
            let message = format!("two {what} have the id `{id}`");
            problems.add(
                Diagnostic::at(Code::DuplicateId, place.key("id"), message)
                    .label(first.key("id"), "the first one")
                    .help("give one of them another `id:`"),
            );
        } else {
            seen.insert((document, id.as_str()), place);
        }
    }
}

/// Reports documents that would be written to one page, or to a page of Postil's own.
fn unique_pages(inputs: &Inputs, documents: &[Document], problems: &mut Diagnostics) {
    let own = own_pages(inputs, documents);
    let mut seen: HashMap<String, &Document> = HashMap::new();
    for document in documents {
        let page = path_form(&document.page);
        if own.contains(&page) {
            let message = format!("{} would be written over Postil's own {page}", inputs.files.get(document.file).path);
            problems.add(
                Diagnostic::at(Code::DuplicatePage, Place::file(document.file), message)
                    .help("give the document another name"),
            );
        } else if let Some(first) = seen.get(&page) {
            let message = format!("two documents would be written to {}", document.page);
            problems.add(
                Diagnostic::at(Code::DuplicatePage, Place::file(document.file), message)
                    .label(Place::file(first.file), "the other one")
                    .help("give one of them another name"),
            );
        } else {
            seen.insert(page, document);
        }
    }
}

/// The pages that Postil makes whatever the documents are called.
const OWN_PAGES: [&str; 9] = [
    "index.html",
    "notes.html",
    "contradictions.html",
    "sources.html",
    "timeline.html",
    "people.html",
    "corrections.html",
    "404.html",
    // Where a document has taken the report's name.
    "editorial-report.html",
];

/// All pages that are not the documents' own, in the form of [`path_form`]: one for each person and each document's timeline too.
fn own_pages(inputs: &Inputs, documents: &[Document]) -> HashSet<String> {
    let people = inputs.settings.people.0.iter().map(|(id, _)| path_form(&person_page(id)));
    let several = documents.iter().filter(|_| documents.len() > 1);
    let timelines = several.map(|document| path_form(&timeline_page(&document.page)));
    OWN_PAGES.into_iter().map(str::to_owned).chain(people).chain(timelines).collect()
}

/// The page of a person, by their id.
#[must_use]
pub fn person_page(id: &str) -> String {
    format!("people/{id}.html")
}

/// The page of a document's timeline, by the document's page.
#[must_use]
pub fn timeline_page(page: &str) -> String {
    format!("timeline/{page}")
}

/// The declared kind of this name, and its number.
fn declared<'a>(settings: &'a Settings, name: &str) -> Option<(usize, &'a DeclaredKind)> {
    settings.kinds.0.iter().enumerate().find(|(_, (kind, _))| kind == name).map(|(index, (_, kind))| (index, kind))
}

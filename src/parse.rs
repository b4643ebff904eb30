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
pub mod said;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::load::Inputs;
use crate::memo::{Memo, Stamped};
use crate::settings::{DeclaredKind, Settings};
use crate::text::{FileId, Place, TextFile, path_form};
use annotation_file::AnnotationFile;
use bibliography::Bibliography;
use document::{Body, Document};
use event::Event;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// What a project says, its syntax checked.
#[derive(Debug)]
pub struct Parsed {
    /// What was read.
    pub inputs: Arc<Inputs>,
    /// The documents, by path, each with what is said of it.
    pub documents: Vec<Arc<Stamped<Document>>>,
    /// Whether drafts are among the annotations.
    pub drafts: bool,
    /// The events of all documents, each with the index of its document, by document, file and place.
    pub events: Vec<(usize, Arc<Event>)>,
    /// The bibliography.
    pub bibliography: Arc<Stamped<Bibliography>>,
    /// Whether there are annotations of which it is not known what document they are about.
    pub unassigned: bool,
}

impl Parsed {
    /// How many annotations there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.documents.iter().map(|document| document.said.annotations.len()).sum()
    }
}

/// What was parsed, kept for the next time; only of use as long as settings and drafts are the same.
#[derive(Debug, Default)]
pub struct Memos {
    files: Memo<ReadFile>,
    documents: Memo<Document>,
    bibliography: Memo<Bibliography>,
}

impl Memos {
    /// Those that keep what is parsed.
    #[must_use]
    pub fn keeping() -> Self {
        Self { files: Memo::keeping(), documents: Memo::keeping(), bibliography: Memo::keeping() }
    }
}

/// An annotation file, if it could be read, and what is wrong with it.
#[derive(Debug)]
struct ReadFile {
    file: Option<AnnotationFile>,
    problems: Diagnostics,
}

/// Parses all inputs; whatever is wrong is added to `problems`, and what is wrong is left out.
///
/// Annotations marked as drafts are left out unless `drafts`.
#[must_use]
pub fn documents(inputs: &Arc<Inputs>, drafts: bool, problems: &mut Diagnostics) -> Parsed {
    remembering(inputs, drafts, &mut Memos::default(), problems)
}

/// The same, but what `memos` has of the same files is not parsed again.
#[must_use]
pub fn remembering(inputs: &Arc<Inputs>, drafts: bool, memos: &mut Memos, problems: &mut Diagnostics) -> Parsed {
    let stamp = |id: FileId| inputs.files.get(id).stamp;
    let read = |index: usize| {
        let mut problems = Diagnostics::default();
        let file = annotation_file::read(inputs, inputs.annotations[index], drafts, &mut problems);
        ReadFile { file, problems }
    };
    let read_files =
        || memos.files.each(inputs.annotations.len(), |index, _| vec![stamp(inputs.annotations[index])], read);
    let made_of = |_, _: &Bibliography| inputs.bibliographies.iter().map(|id| stamp(*id)).collect();
    let read_bibliography = || memos.bibliography.each(1, made_of, |_| bibliography::read(inputs)).remove(0);
    let keeps = memos.documents.keeps();
    let ((files, bibliography), bodies) =
        rayon::join(|| rayon::join(read_files, read_bibliography), || bodies(inputs, keeps));
    let names: HashMap<&str, usize> =
        inputs.documents.iter().enumerate().map(|(index, id)| (name(inputs.files.get(*id)), index)).collect();
    let mut about: Vec<Vec<&Stamped<ReadFile>>> = vec![Vec::new(); inputs.documents.len()];
    let mut unassigned = false;
    for (id, read) in inputs.annotations.iter().zip(&files) {
        problems.append(read.problems.clone());
        match &read.file {
            Some(file) => {
                let document = document_of(inputs, *id, file.document.as_deref(), &names, problems);
                if let Some(document) = document {
                    about[document].push(read);
                }
            }
            // Whose annotations it holds is not known.
            None => unassigned = true,
        }
    }
    let made_of = |index: usize, _: &Document| {
        let files = about[index].iter().map(|file| file.stamp);
        std::iter::once(stamp(inputs.documents[index])).chain(files).collect()
    };
    let document = |index: usize| {
        let files = about[index].iter().filter_map(|read| read.file.as_ref()).collect::<Vec<_>>();
        let body = bodies.get(index).and_then(|body| body.lock().unwrap_or_else(PoisonError::into_inner).take());
        document::read(inputs, inputs.documents[index], &files, body)
    };
    let documents = memos.documents.each(inputs.documents.len(), made_of, document);
    for document in &documents {
        problems.append(document.problems.clone());
    }
    unique_pages(inputs, &documents, problems);
    problems.append(bibliography.problems.clone());
    let of_document = |(index, document): (usize, &Arc<Stamped<Document>>)| {
        document.said.events.iter().map(|event| (index, Arc::clone(event))).collect::<Vec<_>>()
    };
    let events = documents.iter().enumerate().flat_map(of_document).collect();
    let mut parsed = Parsed { inputs: Arc::clone(inputs), documents, drafts, events, bibliography, unassigned };
    not_too_many(&mut parsed, problems);
    parsed
}

/// The texts of the documents in Markdown, which nothing depends on: of a single long one its text is read beside its annotations.
/// None where documents are kept, most of which need not be read.
fn bodies(inputs: &Inputs, keeps: bool) -> Vec<Mutex<Option<Body>>> {
    let documents: &[FileId] = if keeps { &[] } else { &inputs.documents };
    documents.par_iter().map(|id| Mutex::new(Body::of_markdown(inputs, *id))).collect()
}

/// Reports more annotations than the settings allow, and lets go of those beyond.
fn not_too_many(parsed: &mut Parsed, problems: &mut Diagnostics) {
    let (count, limit) = (parsed.count(), parsed.inputs.settings.limits.annotations);
    if count > limit {
        let mut left = limit;
        for document in &mut parsed.documents {
            if document.said.annotations.len() > left {
                let mut shorter = Document::clone(document);
                shorter.said.truncate(left);
                *document = Arc::new(Stamped::new(shorter));
            }
            left -= document.said.annotations.len();
        }
        let message =
            format!("the project has {count} annotations, more than the limit `limits.annotations` of {limit}");
        let help = format!("divide the project, or raise the limit in postil.yaml: `limits: {{annotations: {count}}}`");
        problems.add(Diagnostic::project(Code::TooMuch, message).help(help));
    }
}

/// The name by which annotations speak of a document: its path inside `documents/`.
fn name(file: &TextFile) -> &str {
    file.path.strip_prefix("documents/").unwrap_or(&file.path)
}

/// The documents' names, each with the index of its document.
pub(crate) fn document_names(documents: &[Arc<Stamped<Document>>]) -> HashMap<&str, usize> {
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

/// Reports documents that would be written to one page, or to a page of Postil's own.
fn unique_pages(inputs: &Inputs, documents: &[Arc<Stamped<Document>>], problems: &mut Diagnostics) {
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
fn own_pages(inputs: &Inputs, documents: &[Arc<Stamped<Document>>]) -> HashSet<String> {
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

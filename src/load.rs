//! Reading a project from disk: the only reader.

mod again;
mod fingerprint;
mod folder;
mod listing;
mod refusal;
mod source;
mod text;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::format::{self, CURRENT};
use crate::settings::Settings;
use crate::text::{FileId, Place, TextFile, TextFiles, YamlPath, printable};
use crate::yaml;
pub use again::again;
pub use fingerprint::Fingerprint;
use folder::Folder;
pub use listing::listing;
use refusal::Refusal;
use sha2::{Digest, Sha256};
use source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use text::{MaybeText, ReadText, Text};

/// What `limits.file` counts in.
const MEGABYTE: u64 = 1_000_000;

/// The settings of a project.
const SETTINGS: &str = "postil.yaml";

/// The folders of a project that it is read from.
const FOLDERS: [&str; 4] = ["documents", "annotations", "templates", "static"];

/// A file that is published as it is.
#[derive(Debug, Clone)]
pub struct StaticFile {
    /// Path in the site, with `/` between folders.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Everything that a build reads: after this no stage looks at the disk.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// All text files.
    pub files: TextFiles,
    /// The settings of `postil.yaml`.
    pub settings: Settings,
    /// `postil.yaml`, if there is one.
    pub settings_file: Option<FileId>,
    /// The documents, by path.
    pub documents: Vec<FileId>,
    /// The paths of files in `documents/` that cannot be read: errors say why.
    pub unread_documents: BTreeSet<String>,
    /// The annotation files, by path.
    pub annotations: Vec<FileId>,
    /// `annotations/postil.lock`, if there is one.
    pub lock: Option<FileId>,
    /// The bibliography files, by path.
    pub bibliographies: Vec<FileId>,
    /// The citation style that the settings name, if it could be read.
    pub citation_style: Option<FileId>,
    /// The templates and style files that override built-in ones, by path.
    pub templates: Vec<FileId>,
    /// The files of `static/`, by path.
    pub static_files: Vec<StaticFile>,
    /// Where symbolic links lead that were followed, without links in their paths.
    pub links: Vec<PathBuf>,
}

impl Inputs {
    /// Whether a [`listing()`] knows of every file that they were read from.
    #[must_use]
    pub fn are_listed(&self) -> bool {
        self.links.is_empty() && self.settings.citation_style.is_none()
    }
}

/// Why a project could not be read at all.
#[derive(Debug)]
pub struct LoadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub error: io::Error,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "cannot read {}: {}", printable(&self.path.to_string_lossy()), self.error)
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Reads the project in a folder. Files that are not UTF-8 and the like are added to `problems`; of a project in a format
/// that this program does not read, only that.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn inputs(project: &Path, problems: &mut Diagnostics) -> Result<Arc<Inputs>, LoadError> {
    read(&Folder(project), problems).map(Arc::new)
}

/// The project of these files, each with its path from the project's folder: what [`inputs`] would read of a folder that
/// holds them, without one.
#[must_use]
pub fn in_memory(files: &BTreeMap<PathBuf, Vec<u8>>, problems: &mut Diagnostics) -> Arc<Inputs> {
    let Ok(inputs) = read(files, problems);
    inputs.into()
}

fn read<S: Source>(source: &S, problems: &mut Diagnostics) -> Result<Inputs, S::Error> {
    let mut loader = Loader { source, inputs: Inputs::default(), problems };
    loader.settings_file()?;
    if !loader.is_in_this_format() {
        return Ok(loader.inputs);
    }
    loader.settings();
    loader.citation_style()?;
    for file in loader.files("documents", |path| ["md", "txt"].contains(&extension(path)))? {
        let (path, text) = file?;
        let Some(text) = text else {
            let help = "documents are `.md` and `.txt` files; put pictures and other files into `static/`";
            loader.unread(&path, help);
            continue;
        };
        match loader.take(&path, text) {
            Some(id) => loader.inputs.documents.push(id),
            None => {
                loader.inputs.unread_documents.insert(slashed(&path));
            }
        }
    }
    for file in loader.files("annotations", is_annotations)? {
        let (path, text) = file?;
        let Some(text) = text else {
            let help = "annotations are `.yaml` files, bibliographies `bibliography.yaml`, `.json` and `.bib`";
            loader.unread(&path, help);
            continue;
        };
        let Some(id) = loader.take(&path, text) else { continue };
        let bibliography = path.file_stem().is_some_and(|stem| stem == "bibliography");
        match extension(&path) {
            "lock" => loader.inputs.lock = Some(id),
            "yaml" | "yml" if !bibliography => loader.inputs.annotations.push(id),
            _ => loader.inputs.bibliographies.push(id),
        }
    }
    for file in loader.files("templates", |path| ["html", "xml", "css", "js", "ftl"].contains(&extension(path)))? {
        match file? {
            (path, Some(text)) => {
                let id = loader.take(&path, text);
                loader.inputs.templates.extend(id);
            }
            (path, None) => loader.unread(&path, "templates are `.html`, `.xml`, `.css`, `.js` and `.ftl` files"),
        }
    }
    loader.static_files()?;
    if loader.inputs.documents.is_empty() && !loader.problems.has_errors() {
        let nothing = Diagnostic::project(Code::NoDocuments, "there is no document to build")
            .help(format!("put a `.md` or `.txt` file into {}", source.shown("documents").display()));
        loader.problems.add(nothing);
    }
    Ok(loader.inputs)
}

/// Reads the files of a project that its format speaks of, in whatever format they are: `postil.yaml`, annotations and
/// Markdown documents. Those that are not UTF-8 are added to `problems`.
///
/// # Errors
/// Where the folder or a file in it cannot be read.
pub fn in_any_format(project: &Path, problems: &mut Diagnostics) -> Result<Inputs, LoadError> {
    let mut loader = Loader { source: &Folder(project), inputs: Inputs::default(), problems };
    loader.settings_file()?;
    for path in loader.paths("documents")?.iter().filter(|path| extension(path) == "md") {
        let id = loader.text(path)?;
        loader.inputs.documents.extend(id);
    }
    for path in loader.paths("annotations")?.iter().filter(|path| ["yaml", "yml"].contains(&extension(path))) {
        if path.file_stem().is_some_and(|stem| stem != "bibliography") {
            let id = loader.text(path)?;
            loader.inputs.annotations.extend(id);
        }
    }
    Ok(loader.inputs)
}

struct Loader<'a, S> {
    source: &'a S,
    inputs: Inputs,
    problems: &'a mut Diagnostics,
}

impl<S: Source> Loader<'_, S> {
    fn settings_file(&mut self) -> Result<(), S::Error> {
        let path = Path::new(SETTINGS);
        self.source.open()?;
        if self.source.has(path) && self.may_be_read(path)? {
            self.inputs.settings_file = self.text(path)?;
        }
        Ok(())
    }

    /// Whether the project is in the format that this program reads; if not, that is reported.
    fn is_in_this_format(&mut self) -> bool {
        let settings = self.inputs.settings_file;
        // What is no format is reported with the other settings.
        let declared = settings.and_then(|id| format::declared(&self.inputs.files, id, &mut Diagnostics::default()));
        let declared = declared.unwrap_or_default();
        let Some(other) = format::other(declared, CURRENT, settings) else { return true };
        self.problems.add(other);
        false
    }

    fn settings(&mut self) {
        if let Some(id) = self.inputs.settings_file
            && let Some(settings) = yaml::read(&self.inputs.files, id, self.problems)
        {
            self.inputs.settings = settings;
        }
    }

    /// The citation style that the settings name; it must be a file of the project.
    fn citation_style(&mut self) -> Result<(), S::Error> {
        let (Some(name), Some(settings)) = (self.inputs.settings.citation_style.clone(), self.inputs.settings_file)
        else {
            return Ok(());
        };
        let path = Path::new(&name);
        let within = path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if within && self.source.has(path) {
            if self.may_be_read(path)? {
                self.inputs.citation_style = self.text(path)?;
            }
            return Ok(());
        }
        let place = Place::value(settings, YamlPath::default()).key("citation_style");
        let message = format!("the project has no file {name}");
        self.problems.add(Diagnostic::at(Code::MissingFile, place, message).help(
            "put the style into the project, say as styles/apa.csl, and give its path from the project's folder",
        ));
        Ok(())
    }

    /// The files below a folder of the project that can be read, sorted; the others are reported.
    fn paths(&mut self, folder: &str) -> Result<Vec<PathBuf>, S::Error> {
        let mut found = self.source.find(folder)?;
        for (path, refusal) in found.refused {
            self.refuse(&path, &refusal);
        }
        self.inputs.links.append(&mut found.links);
        let mut paths = Vec::new();
        for path in found.files {
            match Refusal::of_name(&path, folder) {
                Some(refusal) => self.refuse(&path, &refusal),
                None => paths.push(path),
            }
        }
        paths.sort_by_cached_key(|path| slashed(path));
        Ok(paths)
    }

    /// Whether a file that is there by a name of its own may be read; that it may not is an error.
    fn may_be_read(&mut self, path: &Path) -> Result<bool, S::Error> {
        let refusal = self.source.refusal(path)?;
        if let Some(refusal) = &refusal {
            self.refuse(path, refusal);
        }
        Ok(refusal.is_none())
    }

    /// The files below a folder with the texts of those that `is_text` says are some, read side by side.
    fn files(
        &mut self,
        folder: &str,
        is_text: impl Fn(&Path) -> bool + Sync,
    ) -> Result<Vec<MaybeText<S::Error>>, S::Error> {
        let paths = self.paths(folder)?;
        Ok(text::read_all(self.source, paths, is_text, self.limit()))
    }

    /// Reads the files of `static/`, unless there is more of them than the settings allow.
    fn static_files(&mut self) -> Result<(), S::Error> {
        let paths = self.paths("static")?;
        let mut size = 0_u64;
        for path in &paths {
            size = size.saturating_add(self.source.size(path)?);
        }
        let limit = self.inputs.settings.limits.static_files;
        let fits = size <= limit.saturating_mul(MEGABYTE);
        if !fits {
            let size = size.div_ceil(MEGABYTE);
            let message = format!("static/ has {size} MB, more than the limit `limits.static` of {limit} MB");
            let help = format!(
                "publish large files elsewhere, or raise the limit in postil.yaml: `limits: {{static: {size}}}`; a build \
                 holds all of them in memory"
            );
            self.problems.add(Diagnostic::project(Code::TooMuch, message).help(help));
        }
        for path in paths {
            // What names one of them is told nothing wrong: it is there, though it is not read.
            let bytes = if fits { self.source.bytes(&path)? } else { Vec::new() };
            let path = slashed(path.strip_prefix("static").unwrap_or(&path));
            self.inputs.static_files.push(StaticFile { path, bytes });
        }
        Ok(())
    }

    /// How many bytes a text file may have.
    fn limit(&self) -> u64 {
        self.inputs.settings.limits.file.saturating_mul(MEGABYTE)
    }

    /// Reports a text file of more than the settings allow, which was not read.
    fn too_large(&mut self, path: &Path, size: u64) {
        let limit = self.inputs.settings.limits.file;
        let (path, id) = self.without_text(path);
        let size = size.div_ceil(MEGABYTE);
        let message = format!("{path} has {size} MB, more than the limit `limits.file` of {limit} MB");
        self.problems.add(
            Diagnostic::at(Code::TooMuch, Place::file(id), message)
                .help(format!("divide the file, or raise the limit in postil.yaml: `limits: {{file: {size}}}`")),
        );
    }

    /// Reads a text file that is there by a name of its own.
    fn text(&mut self, path: &Path) -> Result<Option<FileId>, S::Error> {
        let text = Text::read(self.source, path, self.limit())?;
        Ok(self.take(path, text))
    }

    /// Takes in a text file; one that is too large or not UTF-8 is reported and left out.
    fn take(&mut self, path: &Path, text: Text) -> Option<FileId> {
        let ReadText { text, sha256, byte_order_mark, fault } = match text {
            Text::TooLarge(size) => {
                self.too_large(path, size);
                return None;
            }
            Text::Read(read) => read,
        };
        let path = slashed(path);
        let id = self.inputs.files.add(TextFile { path, text, sha256, byte_order_mark, ..TextFile::default() });
        let TextFile { path: name, text, .. } = self.inputs.files.get(id).as_ref();
        let Some(fault) = fault else {
            // HTML has no such character, and browsers drop it: the page would not be the text.
            let Some(at) = text.find('\0') else { return Some(id) };
            let message = format!("{name} is no text: it holds the character NUL");
            self.problems.add(
                Diagnostic::at(Code::NotUtf8, Place::bytes(id, at..at + 1), message).help("take the character out"),
            );
            return None;
        };
        let at = fault.utf8_error().valid_up_to();
        let place = Place::bytes(id, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
        self.problems.add(
            Diagnostic::at(Code::NotUtf8, place, format!("{name} is not UTF-8: {}", describe(&fault)))
                .help("save the file as UTF-8"),
        );
        None
    }

    fn unread(&mut self, path: &Path, help: &str) {
        let (path, id) = self.without_text(path);
        self.problems.add(Diagnostic::at(Code::UnreadFile, Place::file(id), format!("{path} is not read")).help(help));
    }

    fn refuse(&mut self, path: &Path, refusal: &Refusal) {
        let (path, id) = self.without_text(path);
        let message = refusal.message(&path, id);
        if message.severity == Severity::Error && path.starts_with("documents/") {
            self.inputs.unread_documents.insert(path);
        }
        self.problems.add(message);
    }

    /// Makes a file known by its path alone, for a message on it.
    fn without_text(&mut self, path: &Path) -> (String, FileId) {
        let path = slashed(path);
        let id = self.inputs.files.add(TextFile { path: path.clone(), ..TextFile::default() });
        (path, id)
    }
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn describe(error: &std::string::FromUtf8Error) -> String {
    let offset = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let line = bytes[..offset].split(|byte| *byte == b'\n').count();
    let encoding = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => " (it looks like UTF-16)",
        _ => "",
    };
    format!("byte {offset} (line {line}) is 0x{:02X}{encoding}", bytes[offset])
}

/// Whether a file of `annotations/` is one of annotations, a bibliography or the lock.
fn is_annotations(path: &Path) -> bool {
    match extension(path) {
        "yaml" | "yml" | "bib" | "json" => true,
        "lock" => path == Path::new("annotations/postil.lock"),
        _ => false,
    }
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

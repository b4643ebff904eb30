//! The templates: the built-in ones, embedded, and a project's own by the same names; the only door to Tera.

use super::compact;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::interface::{FluentValue, Interface};
use crate::load::Inputs;
use crate::text::{FileId, Place, TextFile};
use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// Under this prefix a project's template reaches the built-in one that it overrides.
const BUILT_IN: &str = "postil/";

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, concat!("postil/", $name), include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Name, name under the prefix, and text of every built-in template.
const TEMPLATES: &[(&str, &str, &str)] = embedded![
    "base.html",
    "document.html",
    "note.html",
    "citation.html",
    "citation-books.html",
    "citation-law.html",
    "citation-media.html",
    "citation-papers.html",
    "index.html",
    "contradictions.html",
    "sources.html",
    "notes.html",
    "corrections.html",
    "report.html",
    "timeline.html",
    "people.html",
    "person.html",
    "standalone.html",
    "404.html",
    "feed.xml",
    "feed_entry.html",
    "sitemap.xml",
    "kinds.css",
];

macro_rules! embedded_assets {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The style sheets and the script, with their comments.
const ASSETS: &[(&str, &str)] =
    embedded_assets!["style.css", "scholarly.css", "newsroom.css", "pages.css", "reader.js"];

/// A project's rules behind those of the style sheet.
pub const CUSTOM_STYLE: &str = "custom.css";

/// So many elements are turned into what templates get by one thread before it is worth another's while to turn some.
const AT_A_TIME: usize = 64;

/// What a page is made of: variables by name.
#[derive(Default)]
pub struct Variables(Context);

impl Variables {
    /// These variables and one more.
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.0.insert(name, value);
        self
    }

    /// These variables and a list, each element of which is turned into what templates get as soon as it is made: long
    /// lists are not in memory twice.
    #[must_use]
    pub fn with_each<T: Serialize + Send>(
        mut self,
        name: &'static str,
        elements: impl IndexedParallelIterator<Item = T>,
    ) -> Self {
        let elements: Vec<Value> = elements.map(|element| Value::from_serializable(&element)).collect();
        self.0.insert_value(name, Value::from(elements));
        self
    }

    /// These variables and a view, one member of which is a long list that the view itself lacks: its elements are turned into
    /// what templates get side by side, and each is let go of at once.
    #[must_use]
    pub fn with_list_in<T: Serialize, E: Serialize + Send>(
        mut self,
        name: &'static str,
        view: &T,
        member: &'static str,
        elements: Vec<E>,
    ) -> Self {
        let elements = elements.into_par_iter().with_min_len(AT_A_TIME);
        let elements: Vec<Value> = elements.map(|element| Value::from_serializable(&element)).collect();
        let mut members = Value::from_serializable(view).into_map().unwrap_or_default();
        members.insert(member.into(), Value::from(elements));
        self.0.insert_value(name, Value::from(members));
        self
    }
}

/// The templates of a project, parsed.
pub struct Templates {
    tera: Tera,
    inputs: Arc<Inputs>,
}

impl Templates {
    /// Parses the built-in templates and those of the project; faults in the latter are added to `problems`.
    ///
    /// None where the project's cannot be used.
    pub fn new(inputs: &Arc<Inputs>, interface: Arc<Interface>, problems: &mut Diagnostics) -> Option<Self> {
        let mut templates = Self { tera: Tera::new(), inputs: Arc::clone(inputs) };
        // A copy of a built-in template says nothing else.
        let is_other =
            |name: &str, text: &str| !TEMPLATES.iter().any(|(other, _, built_in)| *other == name && *built_in == text);
        let own: Vec<(&str, &str)> = inputs
            .templates
            .iter()
            .map(|id| inputs.files.get(*id))
            .map(|file| (name(file), file.text.as_str()))
            .filter(|(name, text)| is_template(name) && !name.starts_with("words/") && is_other(name, text))
            .collect();
        templates.tera.register_function("text", move |arguments: Kwargs, _: &State<'_>| words(&interface, &arguments));
        templates.tera.register_filter("uncapitalized", |text: &str, _: Kwargs, _: &State<'_>| uncapitalized(text));
        templates.tera.register_test("whole_number", |text: &str, _: Kwargs, _: &State<'_>| is_whole_number(text));
        let all = TEMPLATES.iter().map(|(_, name, text)| (*name, *text)).chain(own.iter().copied());
        let added =
            templates.tera.set_fallback_prefixes([BUILT_IN]).and_then(|()| templates.tera.add_raw_templates(all));
        let Err(error) = added else { return Some(templates) };
        // Of several faults of syntax that error has one.
        let faults: Vec<tera::Error> = own.iter().filter_map(|(name, text)| fault_of_syntax(name, text)).collect();
        for fault in if faults.is_empty() { vec![error] } else { faults } {
            problems.add(templates.diagnostic(&fault));
        }
        None
    }

    /// A page.
    ///
    /// # Errors
    /// Where the template asks for what is not there, and the like.
    pub fn render(&self, name: &str, variables: &Variables) -> Result<String, Diagnostic> {
        self.tera.render(name, &variables.0).map_err(|error| self.diagnostic(&error))
    }

    /// A style sheet or the script: the project's own as it is, the built-in one without its comments.
    #[must_use]
    pub fn asset(&self, wanted: &str) -> String {
        let built_in = ASSETS.iter().find(|(name, _)| *name == wanted).map_or("", |(_, text)| text);
        let own = self.inputs.templates.iter().map(|id| self.inputs.files.get(*id)).find(|file| name(file) == wanted);
        match own {
            Some(file) if file.text != built_in => file.text.clone(),
            _ if wanted.rsplit_once('.').is_some_and(|(_, extension)| extension == "js") => compact::script(built_in),
            _ => compact::style(built_in),
        }
    }

    /// What a project adds to the built-in style sheets and script.
    #[must_use]
    pub fn further_assets(&self) -> Vec<(String, &str)> {
        let files = self.inputs.templates.iter().map(|id| self.inputs.files.get(*id));
        let known = |name: &str| name == CUSTOM_STYLE || ASSETS.iter().any(|(built_in, _)| *built_in == name);
        let further = files.filter(|file| !is_template(name(file)) && !known(name(file)));
        further.map(|file| (name(file).to_owned(), file.text.as_str())).collect()
    }

    /// Tera's message, at its place where that is in a file of the project.
    fn diagnostic(&self, error: &tera::Error) -> Diagnostic {
        if let ErrorKind::MissingParent { current, parent } = error.kind()
            && let Some(file) = self.file(current)
        {
            let names = TEMPLATES.iter().map(|(name, ..)| *name);
            let help = match crate::diagnostic::nearest_name(parent, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a template extends another one of templates/, or a built-in one".to_owned(),
            };
            let message = format!("there is no template `{parent}` to extend");
            return Diagnostic::at(Code::Template, Place::file(file), message).help(help);
        }
        let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
            return Diagnostic::project(Code::Template, format!("the templates do not fit together: {error}"))
                .help("templates are written for Tera 2: https://keats.github.io/tera/");
        };
        let message = sentence(report.message());
        let help = if matches!(error.kind(), ErrorKind::RenderingError(_)) {
            "`{{ __tera_context }}` in a template shows all that it is given"
        } else {
            "templates are written for Tera 2: https://keats.github.io/tera/"
        };
        let Some(file) = self.file(report.filename()) else {
            let (name, line) = (report.filename(), report.span().start_line);
            return Diagnostic::project(Code::Template, format!("{message} (built-in template {name}, line {line})"));
        };
        let diagnostic = Diagnostic::at(Code::Template, Place::bytes(file, report.span().range.clone()), message);
        diagnostic.help(help)
    }

    fn file(&self, name: &str) -> Option<FileId> {
        let path = format!("templates/{name}");
        self.inputs.templates.iter().copied().find(|id| self.inputs.files.get(*id).path == path)
    }
}

/// What is wrong with the syntax of a template; on its own it may lack what it extends.
fn fault_of_syntax(name: &str, text: &str) -> Option<tera::Error> {
    let added = Tera::new().add_raw_template(name, text);
    added.err().filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_)))
}

/// The site's own words, for templates: `text(key="notes-counted", count=3)`.
fn words(interface: &Interface, arguments: &Kwargs) -> tera::TeraResult<String> {
    let key = arguments.must_get::<&str>("key")?;
    let given = arguments.iter().filter_map(|(name, value)| {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok()).map(FluentValue::from);
        Some((name.as_str()?, number.or_else(|| value.as_str().map(FluentValue::from))?))
    });
    let unknown = || tera::Error::message(format!("there are no words of the name `{key}` in templates/words"));
    interface.text_with(key, given).ok_or_else(unknown)
}

/// Words as they stand within a sentence: "Press release" becomes "press release", while "U.S. patent" stays as it is.
fn uncapitalized(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_abbreviation = first.contains('.') || first.chars().skip(1).any(char::is_uppercase);
    let mut characters = text.chars();
    match characters.next() {
        Some(initial) if !is_abbreviation => initial.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

/// Whether a number of an edition or the like is one that has an ordinal, and not words.
fn is_whole_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The name by which templates speak of a file of `templates/`.
fn name(file: &TextFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

/// Whether a file of `templates/` is a template, or words for templates; any other is published as it is.
fn is_template(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    name == "kinds.css" || ["html", "xml", "ftl"].contains(&extension)
}

/// Tera's messages begin with a capital; Postil's do not.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_a_sentence_begin_small_unless_they_are_abbreviations() {
        let cases = [
            ("Press release", "press release"),
            ("Élan", "élan"),
            ("U.S. patent", "U.S. patent"),
            ("PhD diss.", "PhD diss."),
            ("NASA memorandum", "NASA memorandum"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(uncapitalized(text), expected);
        }
    }

    #[test]
    fn only_digits_are_a_whole_number() {
        assert!(is_whole_number("2") && is_whole_number("15"));
        assert!(!["", "2nd", "Rev. ed.", "1.5", "-1", "٢", "12345678901"].into_iter().any(is_whole_number));
    }
}

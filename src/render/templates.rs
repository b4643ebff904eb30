//! The templates: the built-in ones, embedded, and a project's own by the same names; the only door to Tera.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Inputs;
use crate::text::{FileId, Place, TextFile};
use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

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
    "index.html",
    "contradictions.html",
    "sources.html",
    "404.html",
    "kinds.css",
];

/// The style sheet.
const STYLE: &str = include_str!("../../templates/style.css");

/// The style sheet of the site's own pages.
const PAGES_STYLE: &str = include_str!("../../templates/pages.css");

/// The script.
const SCRIPT: &str = include_str!("../../templates/reader.js");

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
}

/// The templates of a project, parsed.
pub struct Templates<'a> {
    tera: Tera,
    inputs: &'a Inputs,
}

impl<'a> Templates<'a> {
    /// Parses the built-in templates and those of the project; faults in the latter are added to `problems`.
    ///
    /// None where the project's cannot be used.
    pub fn new(inputs: &'a Inputs, problems: &mut Diagnostics) -> Option<Self> {
        let mut templates = Self { tera: Tera::new(), inputs };
        let own: Vec<(&str, &str)> = inputs
            .templates
            .iter()
            .map(|id| inputs.files.get(*id))
            .map(|file| (name(file), file.text.as_str()))
            .filter(|(name, _)| is_template(name))
            .collect();
        let before = problems.count(crate::diagnostic::Severity::Error);
        for (name, text) in &own {
            // On its own a template may lack what it extends; only its syntax is looked at here.
            if let Err(error) = Tera::new().add_raw_template(name, text)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                problems.add(templates.diagnostic(&error));
            }
        }
        if problems.count(crate::diagnostic::Severity::Error) > before {
            return None;
        }
        let all = TEMPLATES.iter().map(|(_, name, text)| (*name, *text)).chain(own);
        let added =
            templates.tera.set_fallback_prefixes([BUILT_IN]).and_then(|()| templates.tera.add_raw_templates(all));
        if let Err(error) = added {
            problems.add(templates.diagnostic(&error));
            return None;
        }
        Some(templates)
    }

    /// A page.
    ///
    /// # Errors
    /// Where the template asks for what is not there, and the like.
    pub fn render(&self, name: &str, variables: &Variables) -> Result<String, Diagnostic> {
        self.tera.render(name, &variables.0).map_err(|error| self.diagnostic(&error))
    }

    /// The style sheets and the script, the project's own in place of the built-in ones, and what it adds to them.
    #[must_use]
    pub fn assets(&self) -> Vec<(String, &'a str)> {
        let built_in = [("style.css", STYLE), ("pages.css", PAGES_STYLE), ("reader.js", SCRIPT)];
        let mut assets: Vec<(String, &str)> = built_in.map(|(name, text)| (name.to_owned(), text)).to_vec();
        for id in &self.inputs.templates {
            let file = self.inputs.files.get(*id);
            let name = name(file);
            if is_template(name) {
                continue;
            }
            match assets.iter_mut().find(|(other, _)| other == name) {
                Some((_, text)) => *text = &file.text,
                None => assets.push((name.to_owned(), &file.text)),
            }
        }
        assets
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

/// The name by which templates speak of a file of `templates/`.
fn name(file: &TextFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

/// Whether a file of `templates/` is a template; any other is published as it is.
fn is_template(name: &str) -> bool {
    name == "kinds.css" || name.rsplit_once('.').is_some_and(|(_, extension)| extension == "html")
}

/// Tera's messages begin with a capital; Postil's do not.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}

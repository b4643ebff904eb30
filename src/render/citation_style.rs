//! Works cited in a style of the Citation Style Language, where the project names one.

#[cfg(feature = "csl")]
mod engine;
#[cfg(feature = "csl")]
mod markup;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Inputs;
use crate::parse::bibliography::Entry;
use crate::text::{Place, YamlPath};
use std::collections::HashMap;

/// The works of a bibliography as a style writes and orders them.
#[derive(Debug, Default)]
pub struct Styled {
    /// By key the place in the order of the style, and the HTML.
    entries: HashMap<String, (usize, String)>,
}

impl Styled {
    /// A work as HTML; none where the built-in style writes it.
    #[must_use]
    pub fn html(&self, key: &str) -> Option<&str> {
        self.entries.get(key).map(|(_, html)| html.as_str())
    }

    /// Where a work stands in the order of the style; none where the built-in order is meant.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.entries.get(key).map(|(position, _)| *position)
    }
}

/// Writes works in the style that the settings name, in a language; nothing where they name none. A style that cannot
/// be used is added to `problems`.
#[must_use]
pub fn styled<'e>(
    inputs: &Inputs,
    language: &str,
    entries: impl Iterator<Item = &'e Entry>,
    problems: &mut Diagnostics,
) -> Styled {
    let (Some(path), Some(settings)) = (&inputs.settings.citation_style, inputs.settings_file) else {
        return Styled::default();
    };
    let place = || Place::value(settings, YamlPath::default()).key("citation_style");
    let Some(file) = inputs.citation_style else {
        // What is wrong with the file was said as it was read.
        return Styled::default();
    };
    if !cfg!(feature = "csl") {
        let message = format!("this postil cannot use citation styles, and the project asks for {path}");
        problems.add(
            Diagnostic::at(Code::CitationStyle, place(), message).help(
                "install one that can: `cargo install --locked --path . --features csl`; or take the setting out",
            ),
        );
        return Styled::default();
    }
    match written(&inputs.files.get(file).text, language, entries) {
        Ok(works) => {
            let numbered = works.into_iter().enumerate().map(|(position, (key, html))| (key, (position, html)));
            Styled { entries: numbered.collect() }
        }
        Err(fault) => {
            let diagnostic = Diagnostic::at(Code::CitationStyle, Place::file(file), fault.message);
            problems.add(diagnostic.label(place(), "asked for here").help(fault.help));
            Styled::default()
        }
    }
}

/// Why a style cannot be used, and what to do.
#[derive(Debug)]
struct Fault {
    message: String,
    help: String,
}

#[cfg(feature = "csl")]
fn written<'e>(
    style: &str,
    language: &str,
    entries: impl Iterator<Item = &'e Entry>,
) -> Result<Vec<(String, String)>, Fault> {
    engine::written(style, language, entries)
}

#[cfg(not(feature = "csl"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature there are faults")]
fn written<'e>(_: &str, _: &str, _: impl Iterator<Item = &'e Entry>) -> Result<Vec<(String, String)>, Fault> {
    Ok(Vec::new())
}

//! What an entry says must mean something, whichever format it was written in.

use super::Entry;
use crate::address::is_web_address;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest_name};
use crate::load::Inputs;
use crate::parse::citation::is_key;
use crate::text::Place;

/// Adds what is wrong with an entry to `problems`.
pub(super) fn entry(entry: &Entry, inputs: &Inputs, problems: &mut Diagnostics) {
    let Some(place) = &entry.place else { return };
    let mut checker = Checker { entry, place, problems };
    checker.key();
    checker.addresses();
    checker.file(inputs);
}

struct Checker<'a> {
    entry: &'a Entry,
    place: &'a Place,
    problems: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn place(&self, variable: &str) -> Place {
        self.entry.place_of(variable).unwrap_or_else(|| self.place.clone())
    }

    fn wrong(&mut self, code: Code, place: Place, message: String, help: impl Into<String>) {
        self.problems.add(Diagnostic::at(code, place, message).help(help));
    }

    fn key(&mut self) {
        let key = &self.entry.key;
        if key.is_empty() {
            let help = "add the key by which it is cited as `id:`";
            self.wrong(Code::MissingKey, self.place.clone(), "the entry has no `id`".to_owned(), help);
        } else if !is_key(key) {
            let message = format!("`{key}` cannot be cited: a key has no spaces, commas, semicolons or brackets");
            self.wrong(Code::InvalidValue, self.place("id"), message, "give the entry another key");
        }
    }

    fn addresses(&mut self) {
        let archive = self.entry.place_of_archive().unwrap_or_else(|| self.place.clone());
        let addresses = [
            (self.entry.text("URL").map(str::to_owned), self.place("URL")),
            (self.entry.evidence.archive.clone(), archive),
        ];
        for (address, place) in addresses {
            if let Some(address) = address.filter(|address| !is_web_address(address)) {
                self.wrong(Code::InvalidValue, place, format!("`{address}` is not a web address"), "write https://...");
            }
        }
        if let Some(identifier) = self.entry.text("DOI").filter(|identifier| doi(identifier).is_none()) {
            let message = format!("`{identifier}` is not a DOI");
            self.wrong(Code::InvalidValue, self.place("DOI"), message, "a DOI begins with `10.` and has a `/`");
        }
    }

    /// A local copy must be there.
    fn file(&mut self, inputs: &Inputs) {
        let Some(path) = &self.entry.evidence.file else { return };
        if inputs.static_files.iter().any(|file| file.path == *path) {
            return;
        }
        let own = self.place("custom").key("file");
        let place = self.entry.places.get("file").cloned().unwrap_or(own);
        let paths = inputs.static_files.iter().map(|file| file.path.as_str());
        let help = match nearest_name(path, paths) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "put the copy into static/, and give its path there".to_owned(),
        };
        self.wrong(Code::MissingFile, place, format!("there is no file static/{path}"), help);
    }
}

/// A DOI without the address that some write before it; none where it is not one.
#[must_use]
pub(crate) fn doi(text: &str) -> Option<&str> {
    let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
        .trim();
    let well_formed = bare.starts_with("10.") && bare.contains('/');
    (well_formed && !bare.chars().any(|character| character.is_whitespace() || character.is_control())).then_some(bare)
}

//! The bibliography: entries in CSL's model, read from CSL-YAML, CSL-JSON and BibLaTeX.

mod bibtex;
mod check;
mod csl;
pub mod styled;
mod variables;

use crate::date::EntryDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Inputs;
use crate::text::{FileId, Place, YamlPath};
use crate::yaml;
pub(crate) use check::doi;
use csl::{Form, Json, RawFile, Yaml};
use serde::Deserialize;
use std::collections::BTreeMap;
use styled::Run;

/// A name, of a person or an institution.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// A person's family name.
    pub family: Option<String>,
    /// A person's given names.
    pub given: Option<String>,
    /// What stands before the family name, as in "van der".
    pub particle: Option<String>,
    /// What follows the name, as in "III".
    pub suffix: Option<String>,
    /// A name that is not divided: an institution's.
    pub literal: Option<String>,
}

impl Name {
    /// A name that is not divided.
    #[must_use]
    pub fn literal(text: &str) -> Self {
        Self { literal: Some(text.to_owned()), ..Self::default() }
    }

    /// The name by which a work is known: the family name with its particle, or the undivided one.
    #[must_use]
    pub fn short(&self) -> String {
        match (&self.literal, &self.particle, &self.family) {
            (Some(literal), ..) => literal.clone(),
            (None, Some(particle), Some(family)) => joined(particle, family),
            (None, _, family) => family.clone().or_else(|| self.given.clone()).unwrap_or_default(),
        }
    }

    /// The whole name as it is spoken: given names first, but the family name first where it is written in Chinese,
    /// Japanese or Korean characters.
    #[must_use]
    pub fn whole(&self) -> String {
        if self.literal.is_some() {
            return self.short();
        }
        let family = self.short();
        let Some(given) = self.given.as_deref().filter(|_| self.family.is_some()) else { return family };
        if [given, &family].iter().all(|part| part.chars().all(is_east_asian)) {
            return format!("{family}{given}");
        }
        let suffix = self.suffix.as_ref().map(|suffix| format!(" {suffix}")).unwrap_or_default();
        format!("{given} {family}{suffix}")
    }
}

/// A particle and the name behind it: those that end in an apostrophe or a hyphen stand close.
fn joined(particle: &str, family: &str) -> String {
    if particle.ends_with(['\'', '\u{2019}', '-']) {
        format!("{particle}{family}")
    } else {
        format!("{particle} {family}")
    }
}

/// Whether a character is of a script whose names begin with the family name and are not divided by spaces.
fn is_east_asian(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How near a source is to what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// The thing itself, or the word of one who was there.
    Primary,
    /// A report of it.
    Secondary,
}

impl Rank {
    /// Its name in the formats.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }
}

/// What a reader can check a source by: under `custom` in CSL, as fields that begin with `postil-` in BibLaTeX.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// How near the source is to what it tells.
    pub rank: Option<Rank>,
    /// The address of an archived copy.
    pub archive: Option<String>,
    /// Its own words that support what is said.
    pub quote: Option<String>,
    /// A copy under `static/`, by its path there.
    pub file: Option<String>,
}

/// A work cited.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Where it is: its mapping in CSL, its key in BibLaTeX.
    pub place: Option<Place>,
    /// Where its variables are, in BibLaTeX.
    places: BTreeMap<String, Place>,
    /// Its name, as in `[@key]`.
    pub key: String,
    /// The CSL type, `document` where none is given.
    pub kind: String,
    /// The names by CSL variable (`author`, `editor`, ...).
    pub names: BTreeMap<String, Vec<Name>>,
    /// The dates by CSL variable (`issued`, `accessed`, ...).
    pub dates: BTreeMap<String, EntryDate>,
    /// Everything else by CSL variable (`title`, `container-title`, `URL`, ...), without emphasis.
    pub texts: BTreeMap<String, String>,
    /// The texts that have emphasis, with it.
    pub styled: BTreeMap<String, Vec<Run>>,
    /// What a reader can check it by.
    pub evidence: Evidence,
}

impl Entry {
    /// The text of a CSL variable, without emphasis.
    #[must_use]
    pub fn text(&self, variable: &str) -> Option<&str> {
        self.texts.get(variable).map(String::as_str)
    }

    /// Where a variable of it is.
    #[must_use]
    pub fn place_of(&self, variable: &str) -> Option<Place> {
        self.places.get(variable).cloned().or_else(|| Some(self.place.as_ref()?.key(variable)))
    }

    /// Where the address of its archived copy is.
    #[must_use]
    pub fn place_of_archive(&self) -> Option<Place> {
        self.places.get("archive-url").cloned().or_else(|| Some(self.place.as_ref()?.key("custom").key("archive-url")))
    }

    /// Where its key is.
    #[must_use]
    pub fn place_of_key(&self) -> Option<Place> {
        self.place_of("id")
    }

    /// Sets a text; `runs` are the same words with emphasis, none where a text cannot have any. An empty text is none.
    fn set_text(&mut self, variable: &str, text: String, runs: Vec<Run>) {
        let text = if runs.is_empty() { text } else { styled::plain(&runs) };
        if text.trim().is_empty() {
            return;
        }
        if runs.iter().any(|run| !run.styles.is_empty()) {
            self.styled.insert(variable.to_owned(), runs);
        }
        self.texts.insert(variable.to_owned(), text);
    }
}

/// The works that a project cites or might.
#[derive(Debug)]
pub struct Bibliography {
    /// The entries by key.
    pub entries: BTreeMap<String, Entry>,
    /// Whether some were left out because something is wrong with them.
    pub incomplete: bool,
    /// What is wrong with it.
    pub(super) problems: Diagnostics,
}

/// Reads the bibliography; what is wrong is left out.
#[must_use]
pub fn read(inputs: &Inputs) -> Bibliography {
    let mut problems = Diagnostics::default();
    let entries = entries(inputs, &mut problems);
    Bibliography { entries, incomplete: problems.has_errors(), problems }
}

fn entries(inputs: &Inputs, problems: &mut Diagnostics) -> BTreeMap<String, Entry> {
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for id in &inputs.bibliographies {
        let path = inputs.files.get(*id).path.as_str();
        let read = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "bib" => bibtex::read(&inputs.files, *id, problems),
            "json" => csl_entries::<Json>(inputs, *id, problems),
            _ => csl_entries::<Yaml>(inputs, *id, problems),
        };
        for entry in read {
            check::entry(&entry, inputs, problems);
            add(entry, &mut entries, problems);
        }
    }
    entries
}

/// Adds an entry; one whose key another has is reported at both places.
fn add(entry: Entry, entries: &mut BTreeMap<String, Entry>, problems: &mut Diagnostics) {
    let Some(first) = entries.get(&entry.key) else {
        entries.insert(entry.key.clone(), entry);
        return;
    };
    if let (Some(place), Some(first)) = (entry.place_of_key(), first.place_of_key()) {
        let message = format!("two entries have the key `{}`", entry.key);
        problems.add(
            Diagnostic::at(Code::DuplicateEntry, place, message)
                .label(first, "the first one")
                .help("give one of them another key, or take it out"),
        );
    }
}

fn csl_entries<F: Form>(inputs: &Inputs, id: FileId, problems: &mut Diagnostics) -> Vec<Entry> {
    let Some(file) = yaml::read::<RawFile<F>>(&inputs.files, id, problems) else { return Vec::new() };
    let top = Place::value(id, YamlPath::default());
    let list = if file.under_references { top.key("references") } else { top };
    let placed = |(index, entry): (usize, csl::RawEntry<F>)| {
        let mut entry = entry.0;
        entry.place = Some(list.index(index));
        // Zotero's own ids are addresses; the key that its users know stands beside.
        if crate::address::is_web_address(&entry.key)
            && let Some(key) = entry.texts.get("citation-key")
        {
            entry.key.clone_from(key);
        }
        entry
    };
    file.entries.elements.into_iter().map(placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_they_are_spoken() {
        let name = |family: &str, given: &str, particle: Option<&str>, suffix: Option<&str>| Name {
            family: Some(family.to_owned()),
            given: Some(given.to_owned()),
            particle: particle.map(str::to_owned),
            suffix: suffix.map(str::to_owned),
            literal: None,
        };
        assert_eq!(name("Mueller", "Robert S.", None, Some("III")).whole(), "Robert S. Mueller III");
        assert_eq!(name("Beauvoir", "Simone", Some("de"), None).whole(), "Simone de Beauvoir");
        assert_eq!(name("Alembert", "Jean", Some("d’"), None).whole(), "Jean d’Alembert");
        assert_eq!(name("夏目", "漱石", None, None).whole(), "夏目漱石");
        assert_eq!(Name::literal("U.S. Department of Justice").whole(), "U.S. Department of Justice");
        assert_eq!(Name { given: Some("Madonna".to_owned()), ..Name::default() }.whole(), "Madonna");
    }
}

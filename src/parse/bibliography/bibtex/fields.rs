//! The fields of BibLaTeX as variables of CSL (after Pandoc's reading of them).

use super::Places;
use super::dates::year_and_month;
use super::names::{SAME, editor, genre, kind};
use crate::date::EntryDate;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::parse::bibliography::variables::STYLED;
use crate::parse::bibliography::{Entry, Name, Rank, styled};
use crate::text::in_one_line;
use biblatex::{ChunksExt, EntryType, Person};

/// An entry in CSL's model; broken dates and unknown fields are added to `problems`.
pub(super) fn entry(source: &biblatex::Entry, places: &Places, problems: &mut Diagnostics) -> Entry {
    let mut fields = Fields { source, places, problems, entry: Entry::default() };
    fields.entry.key.clone_from(&source.key);
    fields.entry.place = Some(places.key.clone());
    fields.entry.places.insert("type".to_owned(), places.kind.clone());
    fields.kind();
    fields.names();
    fields.dates();
    fields.texts();
    fields.evidence();
    fields.entry
}

struct Fields<'a> {
    source: &'a biblatex::Entry,
    places: &'a Places,
    problems: &'a mut Diagnostics,
    entry: Entry,
}

impl Fields<'_> {
    /// The words of a field; none where it is missing or empty.
    fn text(&self, field: &str) -> Option<String> {
        let text = in_one_line(&self.source.get(field)?.format_verbatim());
        (!text.is_empty()).then(|| if VERBATIM.contains(&field) { text } else { typographic(&text) })
    }

    fn set(&mut self, variable: &str, text: Option<String>, field: &str) {
        let Some(text) = text else { return };
        let runs = if STYLED.contains(&variable) { styled::from_tags(&text) } else { Vec::new() };
        self.entry.set_text(variable, text, runs);
        if let Some(place) = self.places.fields.get(field) {
            self.entry.places.insert(variable.to_owned(), place.clone());
        }
    }

    fn kind(&mut self) {
        let subtype = self.text("entrysubtype").unwrap_or_default();
        kind(&self.source.entry_type, &subtype, self.source.get("eventtitle").is_some())
            .clone_into(&mut self.entry.kind);
        let genre = match &self.source.entry_type {
            EntryType::PhdThesis => Some("PhD diss."),
            EntryType::MastersThesis => Some("master’s thesis"),
            _ => None,
        };
        self.set("genre", genre.map(str::to_owned), "type");
    }

    fn names(&mut self) {
        let same = [
            ("author", "author"),
            ("bookauthor", "container-author"),
            ("translator", "translator"),
            ("holder", "author"),
            ("commentator", "contributor"),
        ];
        let editors = [
            ("editor", "editortype"),
            ("editora", "editoratype"),
            ("editorb", "editorbtype"),
            ("editorc", "editorctype"),
        ];
        let editors = editors.map(|(field, kind)| (field, editor(self.text(kind).unwrap_or_default().as_str())));
        for (field, variable) in same.into_iter().chain(editors) {
            let Some(chunks) = self.source.get(field) else { continue };
            let persons: Vec<Person> = chunks.parse().unwrap_or_default();
            let names: Vec<Name> = persons.iter().map(name).filter(|name| *name != Name::default()).collect();
            if !names.is_empty() {
                self.entry.names.entry(variable.to_owned()).or_default().extend(names);
            }
        }
    }

    fn dates(&mut self) {
        for (field, variable) in
            [("date", "issued"), ("urldate", "accessed"), ("eventdate", "event-date"), ("origdate", "original-date")]
        {
            let Some(text) = self.text(field) else { continue };
            self.date(variable, field, EntryDate::parse(&text));
        }
        if let Some(year) = self.text("year").filter(|_| !self.entry.dates.contains_key("issued")) {
            self.date("issued", "year", year_and_month(&year, self.text("month"), self.text("day")));
        }
    }

    fn date(&mut self, variable: &str, field: &str, date: Result<EntryDate, String>) {
        let place = self.places.fields.get(field).unwrap_or(&self.places.key).clone();
        match date {
            Ok(date) => {
                self.entry.dates.insert(variable.to_owned(), date);
            }
            Err(message) => self.problems.add(Diagnostic::at(Code::InvalidValue, place, message)),
        }
    }

    fn texts(&mut self) {
        for (field, variable) in SAME {
            let text = match field {
                "title" | "booktitle" => self.title_of_whole(field),
                "maintitle" => self.title_of_volume(),
                "journaltitle" | "journal" => self.title(field, "journalsubtitle", ""),
                // Persons and places stand in lists.
                "publisher" | "location" | "address" | "organization" | "institution" | "school" => {
                    self.text(field).map(|text| text.split(" and ").collect::<Vec<_>>().join("; "))
                }
                // Remarks of both kinds are one.
                "note" => joined_remarks(self.text("addendum"), self.text("note")),
                "type" => self.text("type").map(|text| genre(&text).to_owned()),
                "doi" => self.text("doi").map(|text| super::super::check::doi(&text).unwrap_or(&text).to_owned()),
                _ => self.text(field),
            };
            self.set(variable, text, field);
        }
        let (number, series) = (self.text("number"), self.text("series"));
        let of_series =
            matches!(self.entry.kind.as_str(), "book" | "chapter" | "paper-conference" | "entry-encyclopedia");
        let variable = match self.entry.kind.as_str() {
            "article-journal" | "article-magazine" | "article-newspaper" | "periodical" => "issue",
            _ if of_series => "collection-number",
            _ => "number",
        };
        self.set(variable, number, "number");
        self.set("collection-title", series, "series");
        if self.entry.text("page").is_none() {
            self.set("page", self.text("eid"), "eid");
        }
        self.eprint();
    }

    /// Where a text without a publisher is kept: arXiv and the like.
    fn eprint(&mut self) {
        let Some(number) = self.text("eprint") else { return };
        let kind = self.text("eprinttype").or_else(|| self.text("archiveprefix")).unwrap_or_default();
        let name = match kind.to_lowercase().as_str() {
            "arxiv" => "arXiv",
            "jstor" => "JSTOR",
            "pubmed" => "PubMed",
            "hdl" => "Handle",
            _ => &kind,
        };
        self.set("archive", Some(name.to_owned()).filter(|name| !name.is_empty()), "eprinttype");
        self.set("archive_location", Some(number), "eprint");
    }

    /// The title of a work, or of the one that holds it: of several volumes the title of all.
    fn title_of_whole(&self, field: &str) -> Option<String> {
        let of_volumes = field == "booktitle" || self.entry.kind == "book";
        let whole = of_volumes.then(|| self.title("maintitle", "mainsubtitle", "")).flatten();
        whole.or_else(|| self.own_title(field))
    }

    /// The title of one volume of several.
    fn title_of_volume(&self) -> Option<String> {
        self.source.get("maintitle")?;
        self.own_title(if self.entry.kind == "book" { "title" } else { "booktitle" })
    }

    fn own_title(&self, field: &str) -> Option<String> {
        match field {
            "booktitle" => self.title("booktitle", "booksubtitle", "booktitleaddon"),
            _ => self.title("title", "subtitle", "titleaddon"),
        }
    }

    /// A title with its subtitle behind a colon and its addition behind a full stop.
    fn title(&self, title: &str, subtitle: &str, addition: &str) -> Option<String> {
        let mut whole = self.text(title)?;
        for (mark, part) in [(":", subtitle), (".", addition)] {
            if let Some(part) = self.text(part) {
                let mark = if whole.ends_with(['?', '!', '.', ':']) { "" } else { mark };
                whole = format!("{whole}{mark} {part}");
            }
        }
        Some(whole)
    }

    fn evidence(&mut self) {
        self.entry.evidence.archive = self.text("postil-archive");
        self.entry.evidence.quote = self.text("postil-quote");
        self.entry.evidence.file = self.text("postil-file");
        for (variable, field) in [("archive-url", "postil-archive"), ("file", "postil-file")] {
            if let Some(place) = self.places.fields.get(field) {
                self.entry.places.insert(variable.to_owned(), place.clone());
            }
        }
        let Some(rank) = self.text("postil-rank") else { return };
        self.entry.evidence.rank = [Rank::Primary, Rank::Secondary].into_iter().find(|known| known.name() == rank);
        if self.entry.evidence.rank.is_none() {
            let place = self.places.fields.get("postil-rank").unwrap_or(&self.places.key);
            let diagnostic = Diagnostic::at(Code::InvalidValue, place.clone(), format!("`{rank}` is not a rank"));
            self.problems.add(diagnostic.help("write `primary` or `secondary`"));
        }
    }
}

/// Fields whose text is not set by TeX.
const VERBATIM: [&str; 7] = ["doi", "eprint", "file", "url", "postil-archive", "postil-file", "postil-quote"];

fn name(person: &Person) -> Name {
    let said = |text: &str| Some(typographic(text.trim())).filter(|text| !text.is_empty());
    // What is one word, or stands in braces, is not divided: an institution's.
    if person.given_name.trim().is_empty() && person.prefix.trim().is_empty() {
        return Name { literal: said(&person.name), ..Name::default() };
    }
    Name {
        family: said(&person.name),
        given: said(&person.given_name),
        particle: said(&person.prefix),
        suffix: said(&person.suffix),
        literal: None,
    }
}

fn joined_remarks(first: Option<String>, second: Option<String>) -> Option<String> {
    let parts: Vec<String> = second.into_iter().chain(first).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What TeX makes of quotation marks, apostrophes, its unbreakable space and commands that stand for signs.
pub(super) fn typographic(text: &str) -> String {
    let marks = text.replace("``", "“").replace("''", "”").replace('`', "‘").replace('\'', "’").replace('~', "\u{a0}");
    if marks.contains('\\') { without_commands(&marks) } else { marks }
}

/// A text without the commands that the parser left: those known here as what they print, others as nothing.
fn without_commands(text: &str) -> String {
    const PRINTED: [(&str, &str); 12] = [
        ("slash", "/"),
        ("TeX", "TeX"),
        ("LaTeX", "LaTeX"),
        ("BibTeX", "BibTeX"),
        ("ldots", "…"),
        ("dots", "…"),
        ("textendash", "–"),
        ("textemdash", "—"),
        ("Dash", "—"),
        ("textellipsis", "…"),
        ("textquotesingle", "'"),
        ("textbackslash", "\\"),
    ];
    let mut parts = text.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(part.len());
        let (command, rest) = part.split_at(end);
        let printed = PRINTED.iter().find(|(name, _)| *name == command).map_or("", |(_, printed)| printed);
        plain.push_str(printed);
        // The space that ends a command is not printed.
        plain.push_str(rest.strip_prefix(' ').filter(|_| !command.is_empty()).unwrap_or(rest));
    }
    plain
}

/// A text with TeX's commands for emphasis as the tags of CSL; none where it has none of them.
pub(super) fn with_tags(text: &str) -> Option<String> {
    const COMMANDS: [(&str, &str, &str); 7] = [
        ("\\emph{", "<i>", "</i>"),
        ("\\textit{", "<i>", "</i>"),
        ("\\mkbibemph{", "<i>", "</i>"),
        ("\\textbf{", "<b>", "</b>"),
        ("\\textsuperscript{", "<sup>", "</sup>"),
        ("\\textsubscript{", "<sub>", "</sub>"),
        ("\\textsc{", "<sc>", "</sc>"),
    ];
    if !COMMANDS.iter().any(|(command, ..)| text.contains(command)) {
        return None;
    }
    let mut tagged = String::with_capacity(text.len());
    // The braces that are open, each with the tag that closes it.
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some((command, tag, close)) = COMMANDS.iter().find(|(command, ..)| rest.starts_with(command)) {
            tagged.push_str(tag);
            open.push(Some(close));
            rest = &rest[command.len()..];
            continue;
        }
        let mut taken = character.len_utf8();
        match character {
            '\\' => taken += rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' => open.push(None),
            '}' => {
                if let Some(Some(close)) = open.pop() {
                    tagged.push_str(close);
                    rest = &rest[1..];
                    continue;
                }
            }
            _ => {}
        }
        tagged.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    Some(tagged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_prints_is_printed() {
        assert_eq!(typographic("``D'Agata''~\\slash \\LaTeX\\ \\foo bar"), "“D’Agata”\u{a0}/LaTeX bar");
    }

    #[test]
    fn commands_for_emphasis_become_tags() {
        let text = "title = {Livy and the \\emph{Pax {Deum}} \\& \\textbf{a}}";
        assert_eq!(with_tags(text).as_deref(), Some("title = {Livy and the <i>Pax {Deum}</i> \\& <b>a</b>}"));
        assert_eq!(with_tags("title = {a}"), None);
    }
}

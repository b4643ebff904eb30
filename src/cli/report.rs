//! `postil report`: where the evidence is thin, as people read it or programs do.

use postil::date::PartialDate;
use postil::parse::annotation::Status;
use postil::report::coverage::{Coverage, Run};
use postil::report::{EditorialReport, Noted, Unsettled, Work};
use postil::text::{Lines, TextFiles};
use postil::yaml::Locator;
use serde_json::{Value, json};

/// Words of more characters are shortened.
const WORDS: usize = 60;

/// A report, and what it takes to print it.
pub struct Answer<'a> {
    /// The report.
    pub editorial: &'a EditorialReport,
    /// The files that it speaks of.
    pub files: &'a TextFiles,
    /// A source that was looked at last before this day is to be looked at again.
    pub stale_before: PartialDate,
}

/// A list under a heading: a line for each thing, its parts in columns.
struct Section {
    heading: String,
    count: usize,
    rows: Vec<Vec<String>>,
}

impl Section {
    /// The first `top` of some things, under a heading that counts all of them.
    fn new<T>(heading: String, things: &[T], top: usize, row: impl Fn(&T) -> Vec<String>) -> Self {
        Self { heading, count: things.len(), rows: things.iter().take(top).map(row).collect() }
    }

    fn print(&self) {
        anstream::println!("\n{}", self.heading);
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            anstream::println!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        let more = self.count - self.rows.len();
        if more > 0 {
            anstream::println!("  and {more} more");
        }
    }
}

impl Answer<'_> {
    /// Prints the report for people, at most `top` lines of each list.
    pub fn print(&self, top: usize) {
        let report = self.editorial;
        anstream::println!("{}", self.summary());
        let locator = Locator::new(self.files);
        let noted = |noted: &Noted| vec![self.address(&locator, noted), name(noted), shortened(&noted.words)];
        let unsettled = |unsettled: &Unsettled| {
            let noted = &unsettled.noted;
            vec![self.address(&locator, noted), noted.id.clone(), standing(unsettled), shortened(&noted.words)]
        };
        let count = |number: usize, words: [&str; 2], rest: &str| format!("{} {rest}", counted(number, words));
        let unsourced = count(report.unsourced.len(), ["note or claim", "notes and claims"], "without a source");
        let open = count(report.unsettled.len(), ["contradiction", "contradictions"], "unsettled");
        let secondary =
            count(report.secondary_alone.len(), ["note or claim", "notes and claims"], "on secondary sources alone");
        let drafts = count(report.drafts.len(), ["draft", "drafts"], "waiting");
        let mut sections = vec![
            self.coverage(top),
            Section::new(unsourced, &report.unsourced, top, noted),
            Section::new(open, &report.unsettled, top, unsettled),
            Section::new(secondary, &report.secondary_alone, top, noted),
        ];
        sections.extend(self.sources(top));
        sections.push(Section::new(drafts, &report.drafts, top, noted));
        for section in sections {
            section.print();
        }
    }

    /// How many annotations there are, of which kinds and by whom.
    fn summary(&self) -> String {
        let report = self.editorial;
        let total = report.kinds.iter().map(|kind| kind.count).sum();
        let kinds: Vec<String> = report.kinds.iter().map(|kind| format!("{} {}", kind.count, kind.name)).collect();
        let editor = |(name, count): &(Option<String>, usize)| {
            let name = name.as_deref().map_or("without a name".to_owned(), |name| format!("by {}", shortened(name)));
            format!("{count} {name}")
        };
        let editors: Vec<String> = report.editors.iter().map(editor).collect();
        let parts: Vec<String> =
            [kinds.join(", "), editors.join(", ")].into_iter().filter(|part| !part.is_empty()).collect();
        let heading = counted(total, ["annotation", "annotations"]);
        if parts.is_empty() { heading } else { format!("{heading}: {}", parts.join("; ")) }
    }

    /// The documents by what they lack, those with the most paragraphs without a note first.
    fn coverage(&self, top: usize) -> Section {
        let documents = &self.editorial.documents;
        let bare: usize = documents.iter().map(|document| document.bare).sum();
        let all: usize = documents.iter().map(|document| document.paragraphs).sum();
        let mut documents: Vec<&Coverage> = documents.iter().collect();
        documents.sort_by_key(|document| std::cmp::Reverse(document.bare));
        let heading = format!("{bare} of {all} {} without a note", if all == 1 { "paragraph" } else { "paragraphs" });
        Section::new(heading, &documents, top, |document| {
            vec![
                format!("documents/{}", document.document),
                format!("{} {}", document.notes, if document.notes == 1 { "note" } else { "notes" }),
                format!("{} % of the words", document.percent()),
                paragraphs(&document.bare_runs, top),
            ]
        })
    }

    /// The lists of works.
    fn sources(&self, top: usize) -> [Section; 4] {
        let report = self.editorial;
        let heading = |number: usize, rest: &str| format!("{} {rest}", counted(number, ["source", "sources"]));
        let work = |work: &Work| vec![work.key.clone(), shortened(&work.title)];
        let cited =
            heading(report.cited.len(), if report.cited.is_empty() { "cited" } else { "cited, by how many notes" });
        let stale: Vec<_> = report.accessed.iter().filter(|accessed| self.is_stale(accessed.on)).collect();
        let seen = heading(stale.len(), &format!("last looked at before {}", self.stale_before.iso()));
        let unarchived = heading(report.unarchived.len(), "with an address and no archived copy");
        let uncited = heading(report.uncited.len(), "that nothing cites");
        [
            Section::new(cited, &report.cited, top, |cited| {
                [vec![format!("{:>3}", cited.count)], work(&cited.work)].concat()
            }),
            Section::new(seen, &stale, top, |accessed| [vec![accessed.on.iso()], work(&accessed.work)].concat()),
            Section::new(unarchived, &report.unarchived, top, work),
            Section::new(uncited, &report.uncited, top, work),
        ]
    }

    fn is_stale(&self, on: PartialDate) -> bool {
        self.stale_before.is_after(on)
    }

    /// File, line and column of something, counted from 1, as editors open it.
    fn address(&self, locator: &Locator<'_>, noted: &Noted) -> String {
        let (path, line, column) = self.position(locator, noted);
        format!("{path}:{line}:{column}")
    }

    fn position(&self, locator: &Locator<'_>, noted: &Noted) -> (&str, usize, usize) {
        let file = self.files.get(noted.place.file);
        let (line, column) = Lines::new(&file.text).position(locator.range(&noted.place).start);
        (&file.path, line, column)
    }

    /// Prints all of the report as one JSON document; `docs/report.md` describes it.
    pub fn print_json(&self) {
        let report = self.editorial;
        let locator = Locator::new(self.files);
        let noted = |noted: &Noted| {
            let (file, line, column) = self.position(&locator, noted);
            json!({
                "document": noted.document,
                "annotation": noted.id,
                "claim": noted.claim,
                "words": noted.words,
                "file": file,
                "line": line,
                "column": column,
            })
        };
        let unsettled = |unsettled: &Unsettled| {
            let mut value = noted(&unsettled.noted);
            value["status"] = status(unsettled.status).into();
            value["latest_claim"] = unsettled.latest_claim.map(|on| on.iso()).into();
            value
        };
        let work = |work: &Work| json!({ "key": work.key, "title": work.title });
        let list = |values: Vec<Value>| Value::Array(values);
        let report = json!({
            "documents": list(report.documents.iter().map(coverage).collect()),
            "without_source": list(report.unsourced.iter().map(noted).collect()),
            "unsettled": list(report.unsettled.iter().map(unsettled).collect()),
            "cited": list(report.cited.iter().map(|cited| {
                json!({ "key": cited.work.key, "title": cited.work.title, "count": cited.count })
            }).collect()),
            "secondary_alone": list(report.secondary_alone.iter().map(noted).collect()),
            "unarchived": list(report.unarchived.iter().map(work).collect()),
            "accessed": list(report.accessed.iter().map(|accessed| {
                let (on, stale) = (accessed.on.iso(), self.is_stale(accessed.on));
                json!({ "key": accessed.work.key, "title": accessed.work.title, "on": on, "stale": stale })
            }).collect()),
            "uncited": list(report.uncited.iter().map(work).collect()),
            "kinds": list(report.kinds.iter().map(|kind| json!({ "kind": kind.name, "count": kind.count })).collect()),
            "editors": list(report.editors.iter().map(|(name, count)| json!({ "by": name, "count": count })).collect()),
            "drafts": list(report.drafts.iter().map(noted).collect()),
        });
        anstream::println!("{report}");
    }
}

fn coverage(document: &Coverage) -> Value {
    json!({
        "document": document.document,
        "notes": document.notes,
        "paragraphs": document.paragraphs,
        "without_note": document.bare_runs.iter().map(|run| json!([run.from, run.to])).collect::<Vec<_>>(),
        "words": document.words,
        "covered_words": document.covered_words,
    })
}

/// Paragraphs by their numbers: `2–5, 9`.
fn paragraphs(runs: &[Run], top: usize) -> String {
    let run = |run: &Run| if run.from == run.to { run.from.to_string() } else { format!("{}–{}", run.from, run.to) };
    let word = match runs {
        [] => return String::new(),
        [run] if run.from == run.to => "paragraph",
        _ => "paragraphs",
    };
    let named: Vec<String> = runs.iter().take(top).map(run).collect();
    let more = if runs.len() > top { ", …" } else { "" };
    format!("without: {word} {}{more}", named.join(", "))
}

/// An annotation's id, with its claim as people count.
fn name(noted: &Noted) -> String {
    let claim = noted.claim.map(|claim| format!(" claim {}", claim + 1)).unwrap_or_default();
    format!("{}{claim}", noted.id)
}

fn standing(unsettled: &Unsettled) -> String {
    let latest = unsettled.latest_claim.map(|on| format!(", latest claim {}", on.iso())).unwrap_or_default();
    format!("{}{latest}", status(unsettled.status))
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Disputed => "disputed",
        Status::Resolved => "resolved",
        Status::Apparent => "apparent",
    }
}

/// The beginning of some words, without characters that a terminal would act upon.
fn shortened(words: &str) -> String {
    let mut characters = words.chars().filter(|character| !character.is_control());
    let start: String = characters.by_ref().take(WORDS).collect();
    if characters.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

/// A number with its word.
fn counted(number: usize, [one, several]: [&str; 2]) -> String {
    match number {
        0 => format!("No {one}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {several}"),
    }
}

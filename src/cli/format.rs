//! Messages for machines: JSON, GitHub's workflow commands, and SARIF 2.1.0.

use clap::ValueEnum;
use postil::diagnostic::{Code, Located, Severity};
use postil::text::{Lines, TextFiles};
use serde_json::{Value, json};

/// How messages are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people: excerpts, carets, advice
    #[default]
    Human,
    /// One JSON document with all messages
    Json,
    /// Annotations of GitHub's workflows, a line each
    Github,
    /// A SARIF 2.1.0 log, as code scanners read it
    Sarif,
}

/// A place as machines are told of it: lines and columns from 1, columns in characters, the end not included.
struct Region {
    path: String,
    whole_file: bool,
    start: (usize, usize),
    end: (usize, usize),
    message: String,
}

fn regions(message: &Located, files: &TextFiles) -> Vec<Region> {
    let labels = message.diagnostic.labels.iter().zip(&message.ranges);
    labels
        .map(|(label, range)| {
            let file = files.get(label.place.file);
            let lines = Lines::new(&file.text);
            Region {
                path: file.path.clone(),
                whole_file: label.place.at == postil::text::At::File,
                start: lines.position(range.start),
                end: lines.position(range.end),
                message: label.message.clone(),
            }
        })
        .collect()
}

/// The message and its advice, a line each.
fn with_advice(message: &Located) -> String {
    let help = message.diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    std::iter::once(message.diagnostic.message.clone()).chain(help).collect()
}

fn severity(message: &Located) -> &'static str {
    match message.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// All messages as one JSON document.
#[must_use]
pub fn json(messages: &[Located], files: &TextFiles) -> String {
    let place = |region: &Region| {
        json!({
            "file": region.path,
            "line": region.start.0,
            "column": region.start.1,
            "end_line": region.end.0,
            "end_column": region.end.1,
            "label": region.message,
        })
    };
    let message = |message: &Located| {
        json!({
            "code": message.diagnostic.code.name(),
            "severity": severity(message),
            "message": message.diagnostic.message,
            "places": regions(message, files).iter().map(place).collect::<Vec<_>>(),
            "help": message.diagnostic.help,
        })
    };
    let messages: Vec<Value> = messages.iter().map(message).collect();
    json!({ "messages": messages }).to_string()
}

/// Each message as a workflow command of GitHub's: `::error file=...,line=...::...`.
#[must_use]
pub fn github(messages: &[Located], files: &TextFiles) -> String {
    let line = |message: &Located| {
        let mut properties = Vec::new();
        if let Some(region) = regions(message, files).first() {
            properties.push(format!("file={}", property(&region.path)));
            if !region.whole_file {
                let ((line, column), (end_line, end_column)) = (region.start, region.end);
                properties.push(format!("line={line},endLine={end_line},col={column},endColumn={end_column}"));
            }
        }
        properties.push(format!("title={}", message.diagnostic.code.name()));
        let text = with_advice(message);
        format!("::{} {}::{}\n", severity(message), properties.join(","), data(&text))
    };
    messages.iter().map(line).collect()
}

/// Text in a workflow command: what would end it is written as a percent sign and its number.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// All messages as a SARIF log (OASIS, version 2.1.0) of one run.
#[must_use]
pub fn sarif(messages: &[Located], files: &TextFiles) -> String {
    let location = |region: &Region| {
        let mut physical = json!({ "artifactLocation": { "uri": uri(&region.path) } });
        if !region.whole_file {
            physical["region"] = json!({
                "startLine": region.start.0,
                "startColumn": region.start.1,
                "endLine": region.end.0,
                "endColumn": region.end.1,
            });
        }
        let mut location = json!({ "physicalLocation": physical });
        if !region.message.is_empty() {
            location["message"] = json!({ "text": region.message });
        }
        location
    };
    let result = |message: &Located| {
        let locations: Vec<Value> = regions(message, files).iter().map(location).collect();
        let (first, others) = locations.split_at(locations.len().min(1));
        let text = with_advice(message);
        json!({
            "ruleId": message.diagnostic.code.name(),
            "level": severity(message),
            "message": { "text": text },
            "locations": first,
            "relatedLocations": others,
        })
    };
    let rules: Vec<Value> = Code::ALL.iter().map(|code| json!({ "id": code.name() })).collect();
    let results: Vec<Value> = messages.iter().map(result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "postil", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
    .to_string()
}

/// A path as a relative address (RFC 3986).
fn uri(path: &str) -> String {
    postil::render::links::encoded(path).into_owned()
}

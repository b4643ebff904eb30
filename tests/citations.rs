//! The citation style: published notes come out as they were printed, and nothing dangles where a part is missing.

use super::project::build;
use scraper::{ElementRef, Html, Node, Selector};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What stands behind a note and is no part of it.
const BEHIND: [&str; 2] = ["remark", "perma"];

/// The sources page of a project in this language with these entries; it may have a template of its own.
fn sources_page(language: &str, entries: Vec<Value>, template: Option<&str>) -> Html {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("postil.yaml", &format!("title: Works cited\nlanguage: {language}\n"));
    write("documents/text.md", "# Text\n\nWords.\n");
    write("annotations/bibliography.yaml", &serde_yaml::to_string(&Value::Sequence(entries)).unwrap());
    if let Some(template) = template {
        write("templates/forms.html", template);
    }
    let output = folder.path().join("site");
    let report = build(folder.path(), &output, false);
    assert!(report.summary.is_some(), "{:#?}", report.messages);
    Html::parse_document(&fs::read_to_string(output.join("sources.html")).unwrap())
}

/// The notes on that page, by key.
fn notes(language: &str, entries: Vec<Value>, template: Option<&str>) -> BTreeMap<String, String> {
    let page = sources_page(language, entries, template);
    let note = Selector::parse(".bibliography > li > p:first-child").unwrap();
    let works = page.select(&note).map(|note| {
        let parent = ElementRef::wrap(note.parent().unwrap()).unwrap();
        let key = parent.value().id().unwrap().trim_start_matches("s-").to_owned();
        let mut text = String::new();
        append_note(note, &mut text);
        (key, text.trim_end().to_owned())
    });
    works.collect()
}

/// The text of a note with its italics, as the cases have it.
fn append_note(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => {
                text.push_str(&words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            }
            Node::Element(value) if value.classes().any(|class| BEHIND.contains(&class)) => {}
            Node::Element(value) => {
                let is_italic = value.name() == "i";
                text.push_str(if is_italic { "<i>" } else { "" });
                append_note(ElementRef::wrap(child).unwrap(), text);
                text.push_str(if is_italic { "</i>" } else { "" });
            }
            _ => {}
        }
    }
}

/// An entry under a key.
fn keyed(key: &str, entry: &Value) -> Value {
    let mut entry = entry.as_mapping().unwrap().clone();
    entry.insert("id".into(), key.into());
    Value::Mapping(entry)
}

/// A published note with its address as a page shows it: the host alone.
fn with_host(expected: &str, entry: &Value) -> String {
    let Some(address) = entry.get("URL").and_then(Value::as_str) else { return expected.to_owned() };
    let host = address.split('/').nth(2).unwrap().trim_start_matches("www.");
    assert!(expected.contains(address), "{expected} lacks {address}");
    expected.replace(address, host)
}

#[test]
fn published_notes_come_out_as_they_were_printed() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/citations/chicago.yaml");
    let cases: Vec<Value> = serde_yaml::from_str(&fs::read_to_string(cases).unwrap()).unwrap();
    assert!(cases.len() >= 45);
    let key = |number: usize| format!("case-{number}");
    let entries = cases.iter().enumerate().map(|(number, case)| keyed(&key(number), &case["entry"])).collect();
    let notes = notes("en", entries, None);
    let mut differences = String::new();
    for (number, case) in cases.iter().enumerate() {
        let expected = with_host(case["expected"].as_str().unwrap(), &case["entry"]);
        let note = &notes[&key(number)];
        if *note != expected {
            writeln!(differences, "{}\n  published: {expected}\n  ours:      {note}", case["name"].as_str().unwrap())
                .unwrap();
        }
        assert!(case["source"].as_str().is_some_and(|source| !source.is_empty()), "{expected} has no source");
    }
    assert!(differences.is_empty(), "{differences}");
}

/// CSL's types, all of which a bibliography may have.
const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// An entry that has everything, its variables in groups that a writer has or lacks together.
const GROUPS: &str = "
- {title: Title}
- {author: [{family: Author, given: Ann}]}
- {issued: 2020-01-02, event-date: 2019-01-01}
- {container-title: Container}
- {publisher: Publisher, publisher-place: Place}
- {genre: Genre}
- {number: N1}
- {volume: 3, issue: 4, chapter-number: 5}
- {page: '12'}
- {URL: 'https://example.org/a'}
- {DOI: 10.1000/x}
- {accessed: 2021-02-03}
- {archive: Archive, archive_location: Box, archive-place: Town}
- {editor: [{family: Editor, given: Ed}], translator: [{family: Translator, given: Tim}]}
- {director: [{family: Director, given: Di}], interviewer: [{literal: Interviewer}], recipient: [{literal: Recipient}]}
- {host: [{literal: Host}], script-writer: [{literal: Writer}]}
- {edition: 2, version: '1.2', volume-title: Part, collection-title: Series, collection-number: 7, section: Section}
- {event-title: Event, event-place: Place}
- {medium: Medium, dimensions: Dimensions, scale: Scale, authority: Authority}
- {original-date: 1900, submitted: 2018-01-01}
- {reviewed-title: Reviewed, reviewed-author: [{literal: Other}]}
";

/// Entries of every type that lack one or two groups of variables, or have but one or two.
fn incomplete_entries() -> Vec<Value> {
    let groups: Vec<Mapping> = serde_yaml::from_str(GROUPS).unwrap();
    let count = groups.len();
    let pairs = (0..count).flat_map(|first| (first..count).map(move |second| [first, second]));
    let subsets: Vec<[usize; 2]> = pairs.collect();
    let mut entries = Vec::new();
    for (number, kind) in TYPES.iter().enumerate() {
        // Pairs in full would be many; each type has every eleventh of them, all types together have all.
        for pair in subsets.iter().filter(|[first, second]| first == second || (first * 31 + second + number) % 11 == 0)
        {
            for lacks in [true, false] {
                let mut entry = Mapping::new();
                entry.insert("type".into(), (*kind).into());
                for (_, group) in groups.iter().enumerate().filter(|(group, _)| pair.contains(group) != lacks) {
                    entry.extend(group.clone());
                }
                entries.push(keyed(&format!("e-{}", entries.len()), &Value::Mapping(entry)));
            }
        }
    }
    entries
}

/// What dangles in a note: punctuation without what it should part, brackets and marks with nothing in them.
fn dangling(note: &str) -> Option<&'static str> {
    let bare = note.replace("<i>", "").replace("</i>", "");
    let wrong = [
        ", ,", " ,", ",,", " .", "..", "()", "( ", "(,", " )", ",)", ", )", ";)", ",.", ":.", ":,", "  ", "“”", "“,",
        "null", ";.", "、、", "、。", "。。", "（）", "（、", "、）", "「」", "『』", "，，", "：。",
    ];
    let found = wrong.into_iter().find(|wrong| bare.contains(wrong));
    let starts = bare.starts_with([',', '.', ' ', '(', '、', '（']).then_some("at the beginning");
    let ends = [".", ".”", "。"].iter().any(|end| bare.ends_with(end) || bare.ends_with("」"));
    found.or(starts).or((!ends).then_some("at the end"))
}

#[test]
fn nothing_dangles_where_a_part_is_missing() {
    assert_eq!(dangling("Ann Author, <i>Title</i> (2020)."), None);
    assert_eq!(dangling("Ann Author, , <i>Title</i>."), Some(", ,"));
    assert_eq!(dangling("<i>Title</i> ()."), Some("()"));
    assert_eq!(dangling("<i>Title</i>"), Some("at the end"));
    for language in ["en", "ja"] {
        let entries = incomplete_entries();
        let notes = notes(language, entries.clone(), None);
        assert_eq!(notes.len(), entries.len());
        assert!(notes.len() > 2000);
        let mut faults = String::new();
        for (key, note) in &notes {
            if let Some(fault) = dangling(note) {
                writeln!(faults, "{key}: {fault}: {note}").unwrap();
            }
        }
        assert!(faults.is_empty(), "{language}\n{faults}");
    }
}

#[test]
fn a_project_changes_one_form_and_keeps_the_others() {
    let entries: Vec<Value> = serde_yaml::from_str(
        "[{id: report, type: report, title: <b>, publisher: Office, publisher-place: Town, issued: 2020},
          {id: book, type: book, title: Book, publisher: Press, issued: 2020}]",
    )
    .unwrap();
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/citations.md");
    let guide = fs::read_to_string(guide).unwrap();
    let template = guide.split("```html\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let notes = notes("en", entries, Some(template));
    assert_eq!(notes["report"], "<i>&lt;b&gt;</i>, Town, Office, 2020.");
    assert_eq!(notes["book"], "<i>Book</i> (Press, 2020).");
}

/// Every text of an entry, spoiled.
fn hostile(value: &Value) -> Value {
    match value {
        Value::String(_) => "\"><script>alert(1)</script><img src=x onerror='a'>&".into(),
        Value::Sequence(values) => values.iter().map(hostile).collect(),
        Value::Mapping(values) => {
            values.iter().map(|(key, value)| (key.clone(), hostile(value))).collect::<Mapping>().into()
        }
        other => other.clone(),
    }
}

#[test]
fn no_text_of_an_entry_becomes_markup() {
    let groups: Vec<Mapping> = serde_yaml::from_str(GROUPS).unwrap();
    let kept = ["URL", "DOI", "issued", "event-date", "accessed", "submitted", "original-date"];
    let entries = TYPES.iter().enumerate().map(|(number, kind)| {
        let mut entry = Mapping::new();
        for (variable, value) in groups.iter().flatten() {
            let is_kept = kept.contains(&variable.as_str().unwrap());
            entry.insert(variable.clone(), if is_kept { value.clone() } else { hostile(value) });
        }
        entry.insert("note".into(), hostile(&"".into()));
        entry.insert("type".into(), (*kind).into());
        keyed(&format!("e-{number}"), &Value::Mapping(entry))
    });
    let page = sources_page("en", entries.collect(), None);
    let inside = Selector::parse(".bibliography *").unwrap();
    let (mut elements, mut words) = (0, 0);
    for element in page.select(&inside) {
        elements += 1;
        words += element.text().filter(|text| text.contains("<script>alert(1)</script>")).count();
        assert!(["li", "p", "i", "a", "time", "span"].contains(&element.value().name()), "{}", element.html());
        for (name, _) in element.value().attrs() {
            assert!(["id", "class", "href", "rel", "datetime", "aria-label"].contains(&name), "{}", element.html());
        }
    }
    assert!(elements > TYPES.len() * 3 && words > TYPES.len() * 3);
}

//! Projects made up of choices, valid for the most part: documents whose annotations and events reach into one another in
//! every way there is, and edits of them.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A project.
pub struct Project {
    settings: Map<String, Value>,
    works: Vec<Value>,
    documents: Vec<Document>,
    /// Files besides, with their texts.
    others: BTreeMap<String, String>,
}

/// A document, and what is said of it.
struct Document {
    name: String,
    /// Its front matter.
    metadata: Map<String, Value>,
    /// Each says something else than all others, and is what a note can be about.
    sentences: Vec<String>,
    /// The annotations, each with its kind.
    annotations: Vec<(&'static str, Map<String, Value>)>,
    events: Vec<Map<String, Value>>,
    /// Whether the last annotation stands in a file of its own.
    divided: bool,
}

/// Takes choices one after the other; behind the last one, always the first of what there is.
struct Choices<'c>(std::slice::Iter<'c, u16>);

impl Choices<'_> {
    fn number(&mut self, below: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % below.max(1)
    }

    fn one_in(&mut self, number: usize) -> bool {
        self.number(number) == number - 1
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.number(all.len())]
    }
}

const NAMES: [&str; 8] = ["a.md", "b.txt", "c/d.md", "c/e.md", "f g.md", "f-g.md", "h.txt", "i.md"];
const WORDS: [&str; 6] = ["said", "done", "seen", "*left*", "found", "heard"];
const DATES: [&str; 5] = ["2017", "2017-03", "2017-03-02", "2018-01-05", "1999"];
const SPEAKERS: [&str; 5] = ["Ada", "Ada Low", "Ben", "Both of them", "A stranger"];
const KINDS: [&str; 4] = ["context", "sources", "contradictions", "legal"];

impl Project {
    /// A project of these choices.
    pub fn new(choices: &[u16]) -> Self {
        let mut choices = Choices(choices.iter());
        let settings = json!({
            "drift": "warn",
            "kinds": {"legal": {"label": "Legal"}},
            "people": {"ada": {"name": "Ada Low", "also": ["Ada"], "together": ["Both of them"]}, "ben": {"name": "Ben", "together": ["Both of them"]}},
        });
        let works = [("work", "A work"), ("Work", "Another work"), ("paper", "A paper")];
        let mut project = Self {
            settings: members(settings),
            works: works.map(|(id, title)| json!({"id": id, "title": title, "URL": "https://example.org/"})).into(),
            documents: Vec::new(),
            others: BTreeMap::from([("static/a.txt".to_owned(), "a".to_owned())]),
        };
        for setting in [json!({"base_url": "https://example.org/edition"}), json!({"language": "de"})] {
            if choices.one_in(3) {
                project.settings.extend(members(setting));
            }
        }
        for _ in 0..2 + choices.number(4) {
            project.add_document(&mut choices);
        }
        for document in 0..project.documents.len() {
            for _ in 0..choices.number(4) {
                project.add_annotation(document, &mut choices);
            }
            if choices.one_in(3) {
                project.add_event(document, &mut choices);
            }
        }
        project
    }

    fn add_document(&mut self, choices: &mut Choices<'_>) {
        let name = (0..NAMES.len()).map(|at| NAMES[(at + self.documents.len()) % NAMES.len()]);
        let Some(name) = name.into_iter().find(|name| self.documents.iter().all(|other| other.name != *name)) else {
            return;
        };
        let sentences = (1..=2 + choices.number(3)).map(|number| sentence(number, choices)).collect();
        let mut metadata = Map::new();
        if is_markdown(name) && choices.one_in(2) {
            metadata.insert("title".to_owned(), json!(format!("About {name}")));
        }
        let (annotations, events) = (Vec::new(), Vec::new());
        let document =
            Document { name: name.to_owned(), metadata, sentences, annotations, events, divided: choices.one_in(3) };
        self.documents.push(document);
    }

    /// An annotation of any kind, with whatever it may have.
    fn add_annotation(&mut self, document: usize, choices: &mut Choices<'_>) {
        let kind = choices.of(&KINDS);
        let id = format!("n{}", self.documents[document].annotations.len() + 10 * choices.number(2));
        let mut annotation = members(json!({"id": id, "note": self.prose(choices)}));
        let mut add = |name: &str, value: Value| annotation.insert(name.to_owned(), value);
        if kind == "contradictions" {
            let claims: Vec<Value> = (0..2 + choices.number(2)).map(|_| self.claim(document, choices)).collect();
            add("claims", json!(claims));
            if choices.one_in(2) {
                add("status", json!(choices.of(&["open", "resolved", "disputed", "apparent"])));
                add("resolution", json!(self.prose(choices)));
            }
        } else if !choices.one_in(5) {
            add("quote", json!(self.quote(document, choices)));
        }
        if choices.one_in(2) {
            add("title", json!(format!("A title {}", choices.number(3))));
        }
        if let Some(reference) = self.reference(choices).filter(|_| choices.one_in(3)) {
            add("see", json!([reference]));
        }
        if choices.one_in(4) {
            add("on", json!(choices.of(&DATES)));
        }
        if choices.one_in(4) {
            add("by", json!(choices.of(&SPEAKERS)));
        }
        if choices.one_in(4) {
            add("cite", json!(["work, p. 4", "paper"]));
            add("tags", json!(["a tag"]));
        }
        if choices.one_in(6) {
            add("corrections", json!([{"on": "2019-01-01", "note": self.prose(choices)}]));
            add("draft", json!(choices.one_in(2)));
        }
        let annotations = &mut self.documents[document].annotations;
        let at = choices.number(annotations.len() + 1);
        annotations.insert(annotations.len() - at, (kind, annotation));
    }

    fn claim(&self, document: usize, choices: &mut Choices<'_>) -> Value {
        let of = if choices.one_in(2) { choices.number(self.documents.len()) } else { document };
        let mut claim = members(match choices.number(6) {
            4 => json!({"statement": "It was not so."}),
            5 => json!({"reported": "That it was not so."}),
            _ if of == document => json!({"quote": self.quote(document, choices)}),
            _ => json!({"quote": self.quote(of, choices), "document": self.documents[of].name}),
        });
        if choices.one_in(2) {
            claim.insert("on".to_owned(), json!(choices.of(&DATES)));
            claim.insert("by".to_owned(), json!(choices.of(&SPEAKERS)));
        }
        claim.into()
    }

    fn add_event(&mut self, document: usize, choices: &mut Choices<'_>) {
        let mut event = members(json!({"on": choices.of(&DATES), "title": format!("It was {}", choices.of(&WORDS))}));
        if let Some(reference) = self.reference(choices).filter(|_| choices.one_in(2)) {
            event.insert("see".to_owned(), json!(reference));
        }
        if choices.one_in(3) {
            event.insert("note".to_owned(), json!(self.prose(choices)));
        }
        self.documents[document].events.push(event);
    }

    fn quote(&self, document: usize, choices: &mut Choices<'_>) -> String {
        let sentences = &self.documents[document].sentences;
        sentences[choices.number(sentences.len())].replace('*', "")
    }

    /// A note of any document, as another one's refers to it.
    fn reference(&self, choices: &mut Choices<'_>) -> Option<String> {
        let all = self.documents.iter().flat_map(|document| {
            let ids = document.annotations.iter().filter_map(|(_, annotation)| annotation["id"].as_str());
            ids.map(|id| format!("{}#{id}", document.name))
        });
        let all: Vec<String> = all.collect();
        all.get(choices.number(all.len())).cloned()
    }

    /// What a note says, with links and citations.
    fn prose(&self, choices: &mut Choices<'_>) -> String {
        let (word, reference) = (choices.of(&WORDS), self.reference(choices));
        let document = &self.documents[choices.number(self.documents.len())].name;
        match (choices.number(8), reference) {
            (5, Some(reference)) => format!("It was {word} [there](<{reference}>)."),
            (6, _) => format!("It was {word} [in it](<{document}>).\n\nAnd more."),
            (7, _) => format!("It was {word} [@work, p. 3; @Work]; @paper says so."),
            _ => format!("It was {word}."),
        }
    }

    /// Edits the project: what and how is said by these choices.
    pub fn edit(&mut self, choices: [u16; 6]) {
        let mut choices = Choices(choices.iter());
        let what = choices.number(20);
        let document = choices.number(self.documents.len());
        let Some(at) = self.documents.get(document).map(|document| document.sentences.len()) else { return };
        match what {
            0..=2 => {
                let number = choices.number(at);
                self.documents[document].sentences[number] = sentence(number + 1, &mut choices);
            }
            3 => {
                let new = sentence(at + 1, &mut choices);
                self.documents[document].sentences.insert(choices.number(at + 1), new);
            }
            4 => self.documents[document].sentences.reverse(),
            5 | 6 => self.add_annotation(document, &mut choices),
            7 => drop(self.documents[document].annotations.pop()),
            8 => self.documents[document].annotations.reverse(),
            9..=11 => self.edit_annotation(document, &mut choices),
            12 => self.add_event(document, &mut choices),
            13 => drop(self.documents[document].events.pop()),
            14 => self.add_document(&mut choices),
            15 => drop(self.documents.remove(document)),
            16 => {
                let name = choices.of(&["description", "author", "language", "title"]);
                self.documents[document].metadata.insert(name.to_owned(), json!("fr"));
            }
            17 => self.documents[document].divided ^= true,
            18 => self.edit_site(&mut choices),
            _ => self.documents[document].name = choices.of(&["new.md", "c/new.md", "a b.txt"]).to_owned(),
        }
    }

    fn edit_annotation(&mut self, document: usize, choices: &mut Choices<'_>) {
        let (title, prose, quote) =
            (format!("Title {}", choices.number(9)), self.prose(choices), self.quote(document, choices));
        let all = &mut self.documents[document].annotations;
        let at = choices.number(all.len());
        let Some((_, annotation)) = all.get_mut(at) else { return };
        match choices.number(5) {
            0 => annotation.insert("title".to_owned(), json!(title)),
            1 => annotation.remove("title"),
            2 => annotation.insert("quote".to_owned(), json!(quote)),
            3 => annotation.insert("on".to_owned(), json!(choices.of(&DATES))),
            _ => annotation.insert("note".to_owned(), json!(prose)),
        };
    }

    /// Edits what is about all documents.
    fn edit_site(&mut self, choices: &mut Choices<'_>) {
        let mut other = |path: &str, text: &str| drop(self.others.insert(path.to_owned(), text.to_owned()));
        match choices.number(10) {
            0 => drop(self.settings.insert("title".to_owned(), json!("A site"))),
            1 => drop(self.settings.insert("language".to_owned(), json!("ja"))),
            2 => {
                drop(self.settings.insert("kinds".to_owned(), json!({"legal": {"label": "By law", "plural": "Laws"}})));
            }
            3 => drop(self.settings.insert("people".to_owned(), json!({"ben": {"name": "Ben"}}))),
            4 => self.works[0] = json!({"id": "work", "title": "A work by another name"}),
            5 => self.works.truncate(2),
            6 => other("static/a.txt", "another a"),
            7 => other("static/b.txt", "b"),
            8 => other("templates/note.html", "<p>{{ note.number }}. {{ note.lead | safe }}</p>"),
            _ => other("templates/words/en.ftl", "kind-context = Remark\n"),
        }
    }

    /// Its files.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files: BTreeMap<String, String> = self.others.clone();
        files.insert("postil.yaml".to_owned(), json!(self.settings).to_string());
        files.insert("annotations/bibliography.yaml".to_owned(), json!(self.works).to_string());
        for document in &self.documents {
            document.write(&mut files);
        }
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
    }
}

impl Document {
    fn write(&self, files: &mut BTreeMap<String, String>) {
        let (is_markdown, text) = (is_markdown(&self.name), self.sentences.join("\n\n"));
        let front = if is_markdown && !self.metadata.is_empty() {
            format!("---\n{}\n---\n\n", json!(self.metadata))
        } else {
            String::new()
        };
        let text = if is_markdown { text } else { text.replace('*', "") };
        files.insert(format!("documents/{}", self.name), format!("{front}{text}\n"));
        let apart = self.annotations.len().saturating_sub(usize::from(self.divided));
        let (together, alone) = self.annotations.split_at(apart);
        let mut said = members(json!({"events": self.events, "document": {"path": self.name}}));
        if !is_markdown {
            said.insert(
                "document".to_owned(),
                json!({"path": self.name, "author": self.metadata.get("author").unwrap_or(&json!("Nobody"))}),
            );
        }
        add_all(&mut said, together);
        let name = self.name.replace('.', "-");
        files.insert(format!("annotations/{name}.yaml"), json!(said).to_string());
        if !alone.is_empty() {
            let mut said = members(json!({"document": self.name}));
            add_all(&mut said, alone);
            files.insert(format!("annotations/0-{}.yaml", name.replace('/', "-")), json!(said).to_string());
        }
    }
}

fn add_all(file: &mut Map<String, Value>, annotations: &[(&str, Map<String, Value>)]) {
    for kind in KINDS {
        let of_kind: Vec<_> =
            annotations.iter().filter(|(of, _)| *of == kind).map(|(_, annotation)| annotation).collect();
        if !of_kind.is_empty() {
            file.insert(kind.to_owned(), json!(of_kind));
        }
    }
}

/// A sentence that no other number has.
fn sentence(number: usize, choices: &mut Choices<'_>) -> String {
    let of = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"][number.min(7) - 1];
    format!("The {of} thing was {} by all.", choices.of(&WORDS))
}

fn is_markdown(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == "md")
}

fn members(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

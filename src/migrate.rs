//! Bringing a project's files from the format they are written in to the one that this program reads.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::format::{self, CURRENT, Format};
use crate::load::Inputs;
use crate::text::{ChangedText, FileId, Place};
use crate::yaml::{self, edit, keys};
use std::ops::Range;

/// What changed from each format to the next: the first leads from format 1 to 2. None ever goes, so that a project of
/// any age can be brought here.
pub const STEPS: &[Step] = &[];

/// What changed from one format to the next, in the order in which it is done.
pub type Step = &'static [Change];

/// The files of a project that the format speaks of. Bibliographies have formats of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `postil.yaml`.
    Settings,
    /// The annotation files.
    Annotations,
    /// The front matter of Markdown documents.
    FrontMatter,
}

/// One change of the format that a program can make in the files.
#[derive(Debug, Clone, Copy)]
pub enum Change {
    /// A key has another name.
    Key {
        /// Where it stands.
        part: Part,
        /// The keys that lead to it, itself last; `*` is any key or any element of a list.
        pattern: &'static keys::Pattern,
        /// The new name.
        to: &'static str,
    },
    /// A value has another name.
    Value {
        /// Where it stands.
        part: Part,
        /// The keys that lead to it.
        pattern: &'static keys::Pattern,
        /// The old name.
        from: &'static str,
        /// The new name.
        to: &'static str,
    },
}

impl Change {
    fn part(&self) -> Part {
        match self {
            Self::Key { part, .. } | Self::Value { part, .. } => *part,
        }
    }

    fn edits(&self, text: &str) -> Result<Vec<edit::Edit>, Range<usize>> {
        match self {
            Self::Key { pattern, to, .. } => keys::rename(text, pattern, to),
            Self::Value { pattern, from, to, .. } => keys::respell(text, pattern, from, to),
        }
    }

    /// What cannot be done, and by hand has to be.
    fn refusal(&self, text: &str, range: Range<usize>) -> (String, String) {
        let (Self::Key { to, .. } | Self::Value { to, .. }) = self;
        let old = &text[range];
        (format!("`{old}` is called `{to}` now, and cannot be renamed as it stands"), format!("write `{to}` by hand"))
    }
}

/// What brings a project to another format.
#[derive(Debug, Clone)]
pub struct Migration {
    /// The format that it is written in.
    pub from: Format,
    /// The one that it will be in.
    pub to: Format,
    /// The files that change, the settings last: a run that is cut short can be done again.
    pub files: Vec<ChangedText>,
}

/// What brings a project to the format behind the last of these steps, and makes it say so. None where something is in
/// the way, which is added to `problems`: then none of its files should be changed.
#[must_use]
pub fn plan(inputs: &Inputs, steps: &[Step], problems: &mut Diagnostics) -> Option<Migration> {
    let from = match inputs.settings_file {
        Some(id) => format::declared(&inputs.files, id, problems)?,
        None => Format::default(),
    };
    let to = Format(1 + steps.len());
    let Some(steps) = steps.get(from.0.saturating_sub(1)..) else {
        if let Some(later) = format::other(from, to, inputs.settings_file) {
            problems.add(later);
        }
        return None;
    };
    let annotations = inputs.annotations.iter().map(|id| (*id, Part::Annotations));
    let documents = inputs.documents.iter().map(|id| (*id, Part::FrontMatter));
    let mut files: Vec<ChangedText> =
        annotations.chain(documents).filter_map(|(id, part)| migrated(inputs, id, part, steps, problems)).collect();
    files.extend(settings(inputs, steps, to, problems));
    (!problems.has_errors()).then_some(Migration { from, to, files })
}

/// A file after the steps; none where they change nothing, or cannot.
fn migrated(
    inputs: &Inputs,
    id: FileId,
    part: Part,
    steps: &[Step],
    problems: &mut Diagnostics,
) -> Option<ChangedText> {
    let file = inputs.files.get(id);
    let region = yaml::region(&file.path, &file.text);
    if !yaml::is_yaml(&inputs.files, id, problems) {
        return None;
    }
    let after = stepped(id, part, &file.text[region.clone()], steps, problems)?;
    let after = format!("{}{after}{}", &file.text[..region.start], &file.text[region.end..]);
    (after != file.text).then(|| ChangedText { path: file.path.clone(), before: Some(file.text.clone()), after })
}

/// A YAML text after the steps; none where a change cannot be made, which is reported.
fn stepped(id: FileId, part: Part, text: &str, steps: &[Step], problems: &mut Diagnostics) -> Option<String> {
    let mut text = text.to_owned();
    for change in steps.iter().copied().flatten().filter(|change| change.part() == part) {
        match change.edits(&text) {
            Ok(edits) => text = edit::apply(&text, &edits),
            Err(range) => {
                let (message, help) = change.refusal(&text, range);
                problems.add(Diagnostic::at(Code::OtherFormat, Place::file(id), message).help(help));
                return None;
            }
        }
    }
    Some(text)
}

/// The settings after the steps, which name their format; none where they do already, or cannot.
fn settings(inputs: &Inputs, steps: &[Step], to: Format, problems: &mut Diagnostics) -> Option<ChangedText> {
    let Some(id) = inputs.settings_file else {
        return Some(ChangedText { path: "postil.yaml".to_owned(), before: None, after: format!("format: {to}\n") });
    };
    let file = inputs.files.get(id);
    let text = stepped(id, Part::Settings, &file.text, steps, problems)?;
    let after = naming(&text, to);
    if after.is_none() {
        let message = format!("`format: {to}` cannot be written into this file as it stands");
        problems.add(Diagnostic::at(Code::OtherFormat, Place::file(id), message).help("add the line by hand"));
    }
    let after = after?;
    (after != file.text).then(|| ChangedText { path: file.path.clone(), before: Some(file.text.clone()), after })
}

/// A settings file that names a format.
fn naming(text: &str, format: Format) -> Option<String> {
    let path = crate::text::YamlPath::default().key("format");
    let number = format.to_string();
    let edit = match yaml::text_at(text, &path) {
        Some(named) if named == number => return Some(text.to_owned()),
        Some(_) => edit::set_scalars(text, &[(path, number)]).pop().flatten(),
        None => keys::put_first(text, "format", &number),
    };
    edit.map(|edit| edit::apply(text, &[edit]))
}

// `CURRENT` cannot be raised without a step, nor a step be added without raising it.
const _: () = assert!(CURRENT.0 == 1 + STEPS.len());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextFile;

    /// Made up: no format was ever like this.
    const MADE_UP: &[Step] = &[
        &[
            Change::Key { part: Part::Annotations, pattern: &["context", "*", "words"], to: "quote" },
            Change::Key { part: Part::Settings, pattern: &["kinds", "*", "color"], to: "colour" },
            Change::Key { part: Part::FrontMatter, pattern: &["writer"], to: "author" },
        ],
        &[Change::Value {
            part: Part::Annotations,
            pattern: &["contradictions", "*", "status"],
            from: "closed",
            to: "resolved",
        }],
    ];

    fn project(settings: Option<&str>, annotations: &str, document: &str) -> Inputs {
        let mut inputs = Inputs::default();
        let mut add = |path: &str, text: &str| {
            inputs.files.add(TextFile { path: path.to_owned(), text: text.to_owned(), ..TextFile::default() })
        };
        let settings = settings.map(|settings| add("postil.yaml", settings));
        let annotations = add("annotations/a.yaml", annotations);
        let document = add("documents/a.md", document);
        inputs.settings_file = settings;
        inputs.annotations = vec![annotations];
        inputs.documents = vec![document];
        inputs
    }

    fn after(inputs: &Inputs, steps: &[Step]) -> Result<Vec<String>, String> {
        let mut problems = Diagnostics::default();
        let migration = plan(inputs, steps, &mut problems);
        let messages = problems.located(&inputs.files, |_| 0..0);
        let said = || messages.iter().map(|message| message.diagnostic.message.clone()).collect();
        migration.map(|migration| migration.files.into_iter().map(|file| file.after).collect()).ok_or_else(said)
    }

    #[test]
    fn a_project_goes_through_every_step_behind_its_format() {
        let annotations = "context:\n- words: a # words\ncontradictions:\n- status: closed\n";
        let document = "---\nwriter: A\n---\nwriter: A\n";
        let first = project(Some("# ours\nkinds: {k: {label: K, color: '#000000'}}\n"), annotations, document);
        let expected = [
            "context:\n- quote: a # words\ncontradictions:\n- status: resolved\n",
            "---\nauthor: A\n---\nwriter: A\n",
            "# ours\nformat: 3\nkinds: {k: {label: K, colour: '#000000'}}\n",
        ];
        assert_eq!(after(&first, MADE_UP).unwrap(), expected);
        let second = project(Some("format: 2 # ours\n"), annotations, document);
        let expected = ["context:\n- words: a # words\ncontradictions:\n- status: resolved\n", "format: 3 # ours\n"];
        assert_eq!(after(&second, MADE_UP).unwrap(), expected);
        let third = project(Some("format: 3\n"), annotations, document);
        assert_eq!(after(&third, MADE_UP).unwrap(), [""; 0]);
    }

    #[test]
    fn what_is_done_already_is_not_done_again() {
        let half = project(None, "context:\n- quote: a\n", "Text\n");
        assert_eq!(after(&half, MADE_UP).unwrap(), ["format: 3\n"]);
    }

    #[test]
    fn nothing_is_changed_where_something_is_in_the_way() {
        for (settings, said) in [
            ("format: two\n", "expected a whole number, found the text `two`"),
            ("format: [3]\n", "expected a whole number, found a list"),
            ("format: 99999999999999999999\n", "expected a whole number, found the text `99999999999999999999`"),
            ("format: 1\nformat: 3\n", "the key `format` stands twice"),
        ] {
            assert_eq!(after(&project(Some(settings), "", ""), MADE_UP), Err(said.to_owned()));
        }
        let later = project(Some("format: 4\n"), "", "");
        assert_eq!(after(&later, MADE_UP), Err("this project is written for a later Postil".to_owned()));
        let twice = project(None, "context:\n- {words: a, quote: b}\n", "");
        let said = "`words` is called `quote` now, and cannot be renamed as it stands".to_owned();
        assert_eq!(after(&twice, MADE_UP), Err(said));
        assert_eq!(after(&project(None, "context: [\n", ""), MADE_UP), Err("this is not YAML".to_owned()));
        let said = "`format: 3` cannot be written into this file as it stands".to_owned();
        assert_eq!(after(&project(Some("{}\n"), "", ""), MADE_UP), Err(said));
    }
}

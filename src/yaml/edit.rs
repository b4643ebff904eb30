//! Putting other words into one scalar of a YAML text, every other byte kept.

use super::tree::Tree;
use crate::text::YamlPath;
use std::ops::Range;

/// A change to a text: which bytes, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes.
    pub replacement: String,
}

/// The changes that make scalars say other words, each in the style it is written in if that can be; in the order asked
/// for.
///
/// None for one that is no scalar, or that no style would make say just that. The edited text is read again, and must be
/// the same but for these scalars.
#[must_use]
pub fn set_scalars(text: &str, changes: &[(YamlPath, String)]) -> Vec<Option<Edit>> {
    let Ok(tree) = Tree::parse(text) else { return vec![None; changes.len()] };
    let mut edits: Vec<Option<Edit>> = changes.iter().map(|(path, words)| edit(&tree, text, path, words)).collect();
    if !says_so(&tree, text, changes, &edits) {
        // One of them is at fault; each on its own tells which.
        for (change, edit) in changes.iter().zip(&mut edits) {
            if !says_so(&tree, text, std::slice::from_ref(change), std::slice::from_ref(edit)) {
                *edit = None;
            }
        }
    }
    edits
}

fn edit(tree: &Tree, text: &str, path: &YamlPath, words: &str) -> Option<Edit> {
    let before = tree.text(path)?;
    let range = tree.range(path);
    let written = &text[range.clone()];
    let said = match written.chars().next() {
        _ if is_block(text, range.start) => words.to_owned(),
        Some('"') => double_quoted(words),
        Some('\'') => single_quoted(words),
        _ if is_plain(words) => words.to_owned(),
        _ => single_quoted(words),
    };
    // A line end that closes a block is not part of its words.
    let kept = &written[written.trim_end().len()..];
    (before.trim() != words).then(|| Edit { range, replacement: format!("{said}{kept}") })
}

/// Whether what begins here is the content of a block scalar: the line before ends with its indicator.
fn is_block(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let head = before.trim_end_matches([' ', '\t']);
    let Some(head) = head.strip_suffix('\n') else { return false };
    let line = head.trim_end().rsplit('\n').next().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let indicator = line.trim_end_matches(|character: char| character.is_ascii_digit() || "+-".contains(character));
    indicator.ends_with(['|', '>'])
}

/// Whether words need no quotation marks wherever they stand: a list in brackets would hold them as one text.
fn is_plain(words: &str) -> bool {
    let path = YamlPath::default().index(0);
    Tree::parse(&format!("[{words}]")).is_ok_and(|tree| tree.text(&path) == Some(words) && tree.scalars().len() == 1)
        && Tree::parse(&format!("- {words}\n")).is_ok_and(|tree| tree.text(&path) == Some(words))
}

/// Whether the edited text has the scalars asked for, and all others as they were.
fn says_so(tree: &Tree, text: &str, changes: &[(YamlPath, String)], edits: &[Option<Edit>]) -> bool {
    let made: Vec<Edit> = edits.iter().flatten().cloned().collect();
    let Ok(edited) = Tree::parse(&apply(text, &made)) else { return false };
    let asked = changes.iter().zip(edits).filter(|(_, edit)| edit.is_some());
    let said = asked.clone().all(|((path, words), _)| edited.text(path).is_some_and(|text| text.trim() == words));
    let (before, after) = (tree.scalars(), edited.scalars());
    let differing = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    said && before.len() == after.len() && differing <= asked.count()
}

/// The text after changes that do not overlap.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.range.start);
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        edited.push_str(&text[at..edit.range.start]);
        edited.push_str(&edit.replacement);
        at = edit.range.end;
    }
    edited.push_str(&text[at..]);
    edited
}

fn single_quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}

/// Words as a double-quoted scalar on one line.
#[must_use]
pub fn double_quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, words: &str) -> Option<String> {
        let path = YamlPath::default().key("list").index(1).key("quote");
        let edit = set_scalars(text, &[(path, words.to_owned())]).remove(0)?;
        Some(apply(text, &[edit]))
    }

    fn file(scalar: &str) -> String {
        format!("# before\nlist:\n  - a\n  - id: b # here\n    quote: {scalar}\n    note: c\n")
    }

    #[test]
    fn each_style_is_kept_and_every_other_byte() {
        for (before, words, after) in [
            ("old words", "new words", "new words"),
            ("old words  # said", "new words", "new words  # said"),
            ("\"old\"", "the \"new\" \\ one", "\"the \\\"new\\\" \\\\ one\""),
            ("'old'", "it's new", "'it''s new'"),
            ("\"an \\\"old\\\" one\"   # \"said\"", "new", "\"new\"   # \"said\""),
            ("'it''s old' # 'said'", "it's new", "'it''s new' # 'said'"),
            ("| # said\n      old\n\n    # on notes", "new", "| # said\n      new\n\n    # on notes"),
            ("|\n      old\n      words", "new words", "|\n      new words"),
            (">-\n      old\n      words", "new: words", ">-\n      new: words"),
            ("old\n      words", "new words", "new words"),
        ] {
            assert_eq!(edited(&file(before), words).as_deref(), Some(file(after).as_str()), "{before}");
        }
    }

    #[test]
    fn a_plain_scalar_is_quoted_where_it_must_be() {
        assert_eq!(edited(&file("old"), "new: words"), Some(file("'new: words'")));
        assert_eq!(edited(&file("old"), "it's #1"), Some(file("'it''s #1'")));
        assert_eq!(edited(&file("old"), "a # b"), Some(file("'a # b'")));
        let flow = "list: [a, {quote: old, note: b}]\n";
        assert_eq!(edited(flow, "x, y"), Some("list: [a, {quote: 'x, y', note: b}]\n".to_owned()));
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = file("old").replace('\n', "\r\n");
        assert_eq!(edited(&text, "new"), Some(file("new").replace('\n', "\r\n")));
    }

    #[test]
    fn what_is_no_scalar_is_left_alone() {
        assert_eq!(edited(&file("[old]"), "new"), None);
        assert_eq!(edited("other: x\n", "new"), None);
    }
}

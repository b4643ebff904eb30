//! Giving keys and values of a YAML text other names, and putting a key at its head, every other byte kept.

use super::edit::{Edit, apply};
use super::tree::{Matched, Tree};
use std::ops::Range;

/// The way to keys of a mapping from the top of a YAML text: their names, where `*` is any key or any element of a list.
pub type Pattern = [&'static str];

/// The changes that give another name to every key that a pattern leads to.
///
/// # Errors
/// The bytes of a key that cannot be renamed where it stands: the mapping has a key of the new name already, or the text
/// would say something else as well. A text that is not YAML has none.
pub fn rename(text: &str, pattern: &Pattern, to: &str) -> Result<Vec<Edit>, Range<usize>> {
    let Ok(tree) = Tree::parse(text) else { return Ok(Vec::new()) };
    let matched = tree.matching(pattern);
    if let Some(taken) = matched.iter().find(|matched| matched.siblings.contains(&to)) {
        return Err(taken.key.range.clone());
    }
    replaced(&tree, text, matched.iter().map(|Matched { key, .. }| key.range.clone()), to)
}

/// The changes that make every scalar that a pattern leads to say `to` where it says `from`.
///
/// # Errors
/// The bytes of one that cannot be changed where it stands.
pub fn respell(text: &str, pattern: &Pattern, from: &str, to: &str) -> Result<Vec<Edit>, Range<usize>> {
    let Ok(tree) = Tree::parse(text) else { return Ok(Vec::new()) };
    let matched = tree.matching(pattern);
    let saying = matched.iter().filter(|matched| matched.value.text() == Some(from));
    replaced(&tree, text, saying.map(|Matched { value, .. }| value.range.clone()), to)
}

/// The changes that put a word into the place of others, each in its own quotation marks.
fn replaced(
    tree: &Tree,
    text: &str,
    ranges: impl Iterator<Item = Range<usize>>,
    word: &str,
) -> Result<Vec<Edit>, Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    // What an alias repeats stands in the text once.
    ranges.sort_by_key(|range| range.start);
    ranges.dedup();
    let edits: Vec<Edit> = ranges.into_iter().map(|range| edit(text, range, word)).collect();
    match edits.iter().find(|edit| !changes_one(tree, text, edit, word)) {
        Some(refused) => Err(refused.range.clone()),
        None => Ok(edits),
    }
}

fn edit(text: &str, range: Range<usize>, word: &str) -> Edit {
    let replacement = match text[range.clone()].chars().next() {
        Some(mark @ ('"' | '\'')) => format!("{mark}{word}{mark}"),
        _ => word.to_owned(),
    };
    Edit { range, replacement }
}

/// Whether a change makes the text say the word, and everything else as before: through aliases, more often than once.
fn changes_one(tree: &Tree, text: &str, edit: &Edit, word: &str) -> bool {
    let Ok(edited) = Tree::parse(&apply(text, std::slice::from_ref(edit))) else { return false };
    let (before, after) = (tree.scalars(), edited.scalars());
    let old = text[edit.range.clone()].trim_matches(['"', '\'']);
    let mut differing = before.iter().zip(&after).filter(|(before, after)| before != after).peekable();
    before.len() == after.len()
        && differing.peek().is_some()
        && differing.all(|(before, after)| *before == old && *after == word)
}

/// The change that makes a text begin with a key and its value, before every other; none where that cannot be done.
#[must_use]
pub fn put_first(text: &str, key: &str, value: &str) -> Option<Edit> {
    let tree = Tree::parse(text).ok()?;
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = |byte: usize, replacement: String| Edit { range: byte..byte, replacement };
    let ways = if let Some(first) = tree.first_key() {
        let before = text[..first.start].rsplit('\n').next().unwrap_or_default();
        let indentation = if before.trim().is_empty() { before } else { "" };
        // On a line of its own; in braces that would be no key.
        let line = format!("{key}: {value}{line_end}{indentation}");
        vec![at(first.start, line), at(first.start, format!("{key}: {value}, "))]
    } else {
        let before = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
        vec![at(text.len(), format!("{before}{key}: {value}{line_end}"))]
    };
    let mut expected = vec![key, value];
    expected.extend(tree.scalars());
    ways.into_iter().find(|edit| {
        let edited = Tree::parse(&apply(text, std::slice::from_ref(edit)));
        edited.is_ok_and(|edited| edited.scalars() == expected)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(text: &str, pattern: &Pattern, to: &str) -> Option<String> {
        rename(text, pattern, to).ok().map(|edits| apply(text, &edits))
    }

    #[test]
    fn every_key_of_a_pattern_is_renamed_and_no_other_byte() {
        let text = "# colours\nkinds:\n  a: {label: A, 'color': \"#000000\"}  # color\n  b:\n    color : '#ffffff'\ncolor: x\n";
        let after = "# colours\nkinds:\n  a: {label: A, 'colour': \"#000000\"}  # color\n  b:\n    colour : '#ffffff'\ncolor: x\n";
        assert_eq!(renamed(text, &["kinds", "*", "color"], "colour").as_deref(), Some(after));
        let list = "context:\r\n- quote: ä\r\n  text: b\r\n-\r\n  text: c\r\n";
        let after = "context:\r\n- quote: ä\r\n  note: b\r\n-\r\n  note: c\r\n";
        assert_eq!(renamed(list, &["context", "*", "text"], "note").as_deref(), Some(after));
        assert_eq!(renamed(list, &["sources", "*", "text"], "note").as_deref(), Some(list));
        let aliases = "a: &one {old: 1}\nb: *one\n";
        assert_eq!(renamed(aliases, &["*", "old"], "new").as_deref(), Some("a: &one {new: 1}\nb: *one\n"));
    }

    #[test]
    fn a_key_is_not_renamed_to_one_that_is_there() {
        let text = "context:\n- note: a\n- text: b\n  note: c\n";
        assert_eq!(rename(text, &["context", "*", "text"], "note"), Err(21..25));
        assert_eq!(rename("- not: [closed\n", &["*", "not"], "a"), Ok(Vec::new()));
    }

    #[test]
    fn values_are_respelt_in_their_marks() {
        let text = "c:\n- {status: open}\n- status: 'closed'\n- status: closed # closed\n- status: [closed]\n";
        let edits = respell(text, &["c", "*", "status"], "closed", "resolved").unwrap();
        let after = "c:\n- {status: open}\n- status: 'resolved'\n- status: resolved # closed\n- status: [closed]\n";
        assert_eq!(apply(text, &edits), after);
    }

    #[test]
    fn a_key_is_put_before_every_other_and_behind_what_stands_at_the_head() {
        for (text, after) in [
            ("", "format: 1\n"),
            ("# of ours", "# of ours\nformat: 1\n"),
            ("# of ours\n\ntitle: A # b\n", "# of ours\n\nformat: 1\ntitle: A # b\n"),
            ("---\ntitle: A\n", "---\nformat: 1\ntitle: A\n"),
            ("title: A\r\nlanguage: en\r\n", "format: 1\r\ntitle: A\r\nlanguage: en\r\n"),
            ("  title: A\n  language: en\n", "  format: 1\n  title: A\n  language: en\n"),
            ("{title: A}\n", "{format: 1, title: A}\n"),
            ("{\n  # ours\n  title: A\n}\n", "{\n  # ours\n  format: 1, title: A\n}\n"),
            ("\"title\": Ä\n", "format: 1\n\"title\": Ä\n"),
        ] {
            let edit = put_first(text, "format", "1").map(|edit| apply(text, &[edit]));
            assert_eq!(edit.as_deref(), Some(after), "{text:?}");
        }
        for text in ["{}\n", "[a]\n", "words\n", "a: [\n", "? title\n: A\n"] {
            assert_eq!(put_first(text, "format", "1"), None, "{text:?}");
        }
    }
}

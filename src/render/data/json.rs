//! JSON from views: in files, and within a page.

use rayon::prelude::*;
use serde::Serialize;

/// A view as JSON on one line.
#[must_use]
pub fn line<T: Serialize>(view: &T) -> String {
    // A view has texts, numbers and lists, and names for keys: nothing that JSON could not say.
    serde_json::to_string(view).unwrap_or_default()
}

/// JSON as another crate's type.
#[cfg(feature = "csl")]
#[must_use]
pub fn read<T: serde::de::DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// A list, each element on a line of its own, so that what changes is a line.
#[must_use]
pub fn lines(elements: &[String]) -> String {
    if elements.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", elements.join(",\n")) }
}

/// So many things are made by one thread before it is worth another's while to make some.
const AT_A_TIME: usize = 256;

/// Views of many things as JSON, made side by side: in pieces that are, one behind another, all of them in their order with
/// `between` between them.
#[must_use]
pub fn pieces<T: Sync, V: Serialize>(things: &[T], between: &str, view: impl Fn(&T) -> V + Sync) -> Vec<String> {
    let piece = |(number, things): (usize, &[T])| {
        let mut piece = Vec::new();
        for (index, thing) in things.iter().enumerate() {
            if number + index > 0 {
                piece.extend_from_slice(between.as_bytes());
            }
            // Neither a view nor memory refuses anything: see `line`.
            let _ = serde_json::to_writer(&mut piece, &view(thing));
        }
        String::from_utf8(piece).unwrap_or_default()
    };
    things.par_chunks(AT_A_TIME).enumerate().map(piece).collect()
}

/// A view, which must have a member, with one more behind the others that is JSON already, and without what closes the
/// object: more of the last member follows.
#[must_use]
pub fn with_open_member<T: Serialize>(view: &T, name: &str, value: &str) -> String {
    let mut open = line(view);
    open.pop();
    open.extend([",\"", name, "\":", value]);
    open
}

/// JSON as it may stand within a script element: no character of it ends the element, or is one that older scripts
/// take for a line's end.
#[must_use]
pub fn within_html(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            // They stand only within strings, where every character may be written so (RFC 8259, section 7).
            '<' => escaped.push_str("\\u003c"),
            '>' => escaped.push_str("\\u003e"),
            '&' => escaped.push_str("\\u0026"),
            '\u{2028}' => escaped.push_str("\\u2028"),
            '\u{2029}' => escaped.push_str("\\u2029"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_element() {
        let hostile = ["</script>", "<!--", "]]>", "a & b", "\u{2028}\u{2029}", "\"\\\u{0}\u{7f}\u{feff}"];
        let json = within_html(&line(&hostile));
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}', '\u{0}']), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), hostile);
    }

    #[test]
    fn a_list_stands_behind_the_other_members() {
        let view = std::collections::BTreeMap::from([("a", 1)]);
        for (last, wanted) in [(0, 0), (1, 1), (3, 1), (1000, 4)] {
            let numbers: Vec<usize> = (1..=last).collect();
            let pieces = pieces(&numbers, ",\n", |number| *number);
            let lines = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(",\n");
            assert_eq!((pieces.len(), pieces.concat()), (wanted, lines));
        }
        assert_eq!(with_open_member(&view, "b", "[1,"), "{\"a\":1,\"b\":[1,");
        assert_eq!(lines(&[]), "[]");
    }
}

//! JSON from views: in files, and within a page.

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

/// A view, which must have a member, with one more behind the others; that one is JSON already.
#[must_use]
pub fn with_member<T: Serialize>(view: &T, name: &str, value: &str) -> String {
    with_open_member(view, name, value) + "}"
}

/// The same without what closes the object: more of the last member follows.
#[must_use]
pub fn with_open_member<T: Serialize>(view: &T, name: &str, value: &str) -> String {
    let object = line(view);
    let open = object.strip_suffix('}').unwrap_or(&object);
    format!("{open},\"{name}\":{value}")
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
        let with = with_member(&std::collections::BTreeMap::from([("a", 1)]), "b", &lines(&["2".into(), "3".into()]));
        assert_eq!(with, "{\"a\":1,\"b\":[\n2,\n3\n]}");
        assert_eq!(lines(&[]), "[]");
    }
}

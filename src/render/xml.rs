//! XML that a template gave, as XML 1.0 allows it.

/// The text without the characters that no XML document may hold, not even as references (XML 1.0, 2.2).
#[must_use]
pub fn allowed(mut text: String) -> String {
    text.retain(|character| {
        matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
    });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_nothing_else() {
        let text = "a\u{0}\u{8}\tb\u{B}\n\u{1F}c\u{FFFE}\u{FFFF}\u{FFFD}\u{85}\u{10FFFF}]]>";
        assert_eq!(allowed(text.to_owned()), "a\tb\nc\u{FFFD}\u{85}\u{10FFFF}]]>");
    }
}

//! Citations as Pandoc writes them: a key with an optional locator, and `[@key, p. 4; @other]` in a text.

use std::ops::Range;

/// A work cited, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The key of the bibliography's entry.
    pub key: String,
    /// Pages, sections and the like, as written.
    pub locator: Option<String>,
}

impl Citation {
    /// Reads `key` or `key, locator`.
    ///
    /// # Errors
    /// Where there is no key, or the key has a character that keys do not have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (key, locator) = text.split_once(',').map_or((text, None), |(key, locator)| (key, Some(locator)));
        let key = key.trim().trim_start_matches('@');
        if key.is_empty() || !key.chars().all(is_key_character) {
            return Err(format!("`{}` is not a citation: write a key, and after a comma where in it", text.trim()));
        }
        let locator = locator.map(|locator| locator.trim().to_owned()).filter(|locator| !locator.is_empty());
        Ok(Self { key: key.to_owned(), locator })
    }
}

/// Whether a citation key may have this character (Pandoc's rule).
fn is_key_character(character: char) -> bool {
    character.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(character)
}

/// A bracket of citations found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// Its bytes, brackets included.
    pub range: Range<usize>,
    /// The works cited.
    pub citations: Vec<Citation>,
}

/// Finds every `[@key, locator; @other]` of a text; a bracket with anything else in it is left alone.
#[must_use]
pub fn brackets(text: &str) -> Vec<Bracket> {
    let mut found = Vec::new();
    let mut offset = 0;
    while let Some(start) = text[offset..].find("[@").map(|start| offset + start) {
        let Some(end) = text[start..].find(']').map(|end| start + end + 1) else { break };
        let inside = &text[start + 1..end - 1];
        let citations: Result<Vec<_>, _> = inside
            .split(';')
            .map(|part| part.trim().strip_prefix('@').ok_or_else(String::new).and_then(Citation::parse))
            .collect();
        if let Ok(citations) = citations {
            found.push(Bracket { range: start..end, citations });
            offset = end;
        } else {
            offset = start + 2;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(key: &str, locator: Option<&str>) -> Citation {
        Citation { key: key.to_owned(), locator: locator.map(str::to_owned) }
    }

    #[test]
    fn a_citation_is_a_key_and_perhaps_a_locator() {
        assert_eq!(Citation::parse("mueller-v1, pp. 197-198"), Ok(cited("mueller-v1", Some("pp. 197-198"))));
        assert_eq!(Citation::parse("a:b"), Ok(cited("a:b", None)));
        assert!(Citation::parse("two words").is_err());
        assert!(Citation::parse(", p. 3").is_err());
    }

    #[test]
    fn brackets_hold_citations_and_nothing_else() {
        let text = "Said [@a, p. 4; @b] and [@c], not [@d and] nor [e].";
        let found = brackets(text);
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].range.clone()], "[@a, p. 4; @b]");
        assert_eq!(found[0].citations, [cited("a", Some("p. 4")), cited("b", None)]);
        assert_eq!(found[1].citations, [cited("c", None)]);
    }
}

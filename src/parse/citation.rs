//! Citations as Pandoc writes them: `[see @key, p. 4; -@other]`, `@key [p. 4]` in a sentence, and a key alone in `cite:`.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use std::ops::Range;

/// A work cited, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// The key of the bibliography's entry.
    pub key: String,
    /// Pages, sections and the like, as written.
    pub locator: Option<String>,
    /// Words before it, as in "see".
    pub prefix: Option<String>,
    /// Whether its author is left out, since the sentence names him.
    pub without_author: bool,
}

impl Citation {
    /// Reads `key` or `key, locator`.
    ///
    /// # Errors
    /// Where there is no key, or the key has a character that keys do not have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (key, locator) = text.split_once(',').map_or((text, None), |(key, locator)| (key, Some(locator)));
        let key = key.trim().trim_start_matches('@');
        if !is_key(key) {
            return Err(format!("`{}` is not a citation: write a key, and after a comma where in it", text.trim()));
        }
        Ok(Self { key: key.to_owned(), locator: locator.and_then(said), ..Self::default() })
    }

    /// Reads one citation of a bracket: words, `@key` or `-@key`, and behind it where in the work.
    fn part(text: &str) -> Option<Self> {
        let at = key_starts(text).next()?;
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let (before, without_author) = before.strip_suffix('-').map_or((before, false), |before| (before, true));
        let (key, rest) = key(behind)?;
        let locator = rest.trim_start().strip_prefix(',').unwrap_or(rest);
        Some(Self { key: key.to_owned(), locator: said(locator), prefix: said(before), without_author })
    }
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Whether a text can be a key: no spaces, and none of the characters that end one.
#[must_use]
pub fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_key_character)
}

/// Whether a citation key may have this character (Pandoc's rule).
fn is_key_character(character: char) -> bool {
    character.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(character)
}

/// The key at the beginning of a text, and what stands behind it: marks of a sentence are not part of it unless the
/// key stands in braces (Pandoc's rule).
fn key(text: &str) -> Option<(&str, &str)> {
    if let Some((key, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) {
        return is_key(key).then_some((key, rest));
    }
    let end = text.find(|character| !is_key_character(character)).unwrap_or(text.len());
    let key = text[..end].trim_end_matches(|character: char| !character.is_alphanumeric() && character != '_');
    let begins = key.chars().next().is_some_and(|first| first.is_alphanumeric() || first == '_');
    begins.then(|| (key, &text[key.len()..]))
}

/// Where in a text a key may begin: at an `@` that no letter, as in an address of mail, stands before.
fn key_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('@').map(|(at, _)| at).filter(|at| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && !"@._/+".contains(before))
    })
}

/// Citations that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Their bytes, brackets included.
    pub range: Range<usize>,
    /// The works cited.
    pub citations: Vec<Citation>,
    /// Whether it is part of the sentence, its author named there, and not in brackets.
    pub in_text: bool,
}

/// Finds all citations of a text; a bracket of which a part cites nothing is left alone.
#[must_use]
pub fn clusters(text: &str) -> Vec<Cluster> {
    let mut found: Vec<Cluster> = Vec::new();
    if !text.contains('@') {
        return found;
    }
    let mut behind = 0;
    for at in key_starts(text) {
        if at < behind {
            continue;
        }
        let cluster = bracket_around(text, behind, at).or_else(|| in_text(text, at));
        if let Some(cluster) = cluster {
            behind = cluster.range.end;
            found.push(cluster);
        }
    }
    found
}

/// The bracket that an `@` stands in, if all its parts cite; none where it begins before `from`.
fn bracket_around(text: &str, from: usize, at: usize) -> Option<Cluster> {
    let start = from + text[from..at].rfind(['[', ']']).filter(|start| text[from + start..].starts_with('['))?;
    let end = at + text[at..].find(['[', ']']).filter(|end| text[at + end..].starts_with(']'))?;
    let citations: Option<Vec<Citation>> = text[start + 1..end].split(';').map(Citation::part).collect();
    Some(Cluster { range: start..end + 1, citations: citations?, in_text: false })
}

/// `@key` in a sentence, perhaps with `[p. 4]` behind.
fn in_text(text: &str, at: usize) -> Option<Cluster> {
    let (key, rest) = key(&text[at + 1..])?;
    let mut citation = Citation { key: key.to_owned(), ..Citation::default() };
    let mut end = text.len() - rest.len();
    let locator = rest.strip_prefix(" [").and_then(|rest| rest.split_once(']'));
    if let Some((locator, behind)) =
        locator.filter(|(locator, behind)| !locator.contains(['@', '[']) && !behind.starts_with(['(', '[', ':']))
    {
        citation.locator = said(locator);
        end = text.len() - behind.len();
    }
    Some(Cluster { range: at..end, citations: vec![citation], in_text: true })
}

/// All citations of a Markdown text, whether they stand in brackets or in the sentence; code and links have none.
#[must_use]
pub fn cited(markdown: &str) -> Vec<(Citation, bool)> {
    if !markdown.contains('@') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut apart = 0;
    for event in TextMergeStream::new(Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH))
    {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { .. }) => apart += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => apart -= 1,
            Event::Text(text) if apart == 0 => {
                for cluster in clusters(&text) {
                    found.extend(cluster.citations.into_iter().map(|citation| (citation, cluster.in_text)));
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(key: &str, locator: Option<&str>) -> Citation {
        Citation { key: key.to_owned(), locator: locator.map(str::to_owned), ..Citation::default() }
    }

    #[test]
    fn a_citation_is_a_key_and_perhaps_a_locator() {
        assert_eq!(Citation::parse("mueller-v1, pp. 197-198"), Ok(citation("mueller-v1", Some("pp. 197-198"))));
        assert_eq!(Citation::parse("a:b"), Ok(citation("a:b", None)));
        assert!(Citation::parse("two words").is_err());
        assert!(Citation::parse(", p. 3").is_err());
    }

    #[test]
    fn brackets_hold_citations_and_nothing_else() {
        let text = "Said [@a, p. 4; @b] and [see @c], not [@d; and] nor [e].";
        let found = clusters(text);
        let ranges: Vec<&str> = found.iter().map(|cluster| &text[cluster.range.clone()]).collect();
        assert_eq!(ranges, ["[@a, p. 4; @b]", "[see @c]", "@d"]);
        assert_eq!(found[0].citations, [citation("a", Some("p. 4")), citation("b", None)]);
        assert_eq!(found[1].citations[0].prefix.as_deref(), Some("see"));
        assert!(found[2].in_text);
    }

    #[test]
    fn an_author_may_be_left_out_or_named_in_the_sentence() {
        let found = clusters("As [-@a, p. 4] and @b [ch. 2] say; @c_d. And {@e}, @{f.}.");
        assert!(found[0].citations[0].without_author && !found[0].in_text);
        let in_text: Vec<_> = found[1..].iter().map(|cluster| cluster.citations[0].clone()).collect();
        assert_eq!(
            in_text,
            [citation("b", Some("ch. 2")), citation("c_d", None), citation("e", None), citation("f.", None)]
        );
    }

    #[test]
    fn addresses_of_mail_cite_nothing() {
        assert_eq!(clusters("a@b.org, x.@y, @, @-a, [a@b.org]"), []);
    }

    #[test]
    fn code_and_links_cite_nothing() {
        let keys: Vec<String> =
            cited("[@a] `[@b]` [@c](d) *@e*\n\n    @f\n").into_iter().map(|(citation, _)| citation.key).collect();
        assert_eq!(keys, ["a", "e"]);
    }
}

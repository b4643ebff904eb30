//! Emphasis within titles: the five tags of CSL's rich text, Markdown as Pandoc reads it, and nothing else.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream};

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Italic; roman within italic words.
    Italic,
    /// Bold.
    Bold,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// In small capitals.
    SmallCapitals,
    /// As it is: what a style must not change the capitals of.
    Plain,
}

/// Words that are set alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they are set, the outermost first.
    pub styles: Vec<Style>,
}

/// The tags of CSL's rich text (CSL-JSON, "Rich text markup within fields").
const TAGS: [(&str, &str, Style); 7] = [
    ("<i>", "</i>", Style::Italic),
    ("<b>", "</b>", Style::Bold),
    ("<sup>", "</sup>", Style::Superscript),
    ("<sub>", "</sub>", Style::Subscript),
    ("<sc>", "</sc>", Style::SmallCapitals),
    ("<span style=\"font-variant:small-caps;\">", "</span>", Style::SmallCapitals),
    ("<span class=\"nocase\">", "</span>", Style::Plain),
];

/// A text with CSL's tags. A tag that is not closed, and any other, is text.
#[must_use]
pub fn from_tags(text: &str) -> Vec<Run> {
    let mut runs = Runs::default();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        runs.push(&rest[..at]);
        rest = &rest[at..];
        if let Some(close) = open.last().filter(|close| rest.starts_with(**close)) {
            rest = &rest[close.len()..];
            open.pop();
            runs.styles.pop();
        } else if let Some((tag, close, style)) =
            TAGS.iter().find(|(tag, close, _)| rest.starts_with(tag) && rest.contains(close))
        {
            rest = &rest[tag.len()..];
            open.push(close);
            runs.styles.push(*style);
        } else {
            runs.push("<");
            rest = &rest[1..];
        }
    }
    runs.push(rest);
    runs.runs
}

/// A text with Markdown's emphasis and CSL's tags; all on one line.
#[must_use]
pub fn from_markdown(text: &str) -> Vec<Run> {
    if !text.contains(['*', '_', '`', '[', '<', '&', '\\']) {
        return vec![Run { text: text.to_owned(), styles: Vec::new() }];
    }
    // With a word joiner before it no text begins a list, a heading or a table.
    let line = format!("{JOINER}{}", crate::text::in_one_line(text));
    let mut runs = Runs::default();
    for event in TextMergeStream::new(Parser::new(&line)) {
        match event {
            Event::Start(Tag::Emphasis) => runs.styles.push(Style::Italic),
            Event::Start(Tag::Strong) => runs.styles.push(Style::Bold),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => {
                runs.styles.pop();
            }
            Event::InlineHtml(tag) => runs.tag(&tag),
            Event::Text(text) | Event::Code(text) => runs.push(&text),
            _ => {}
        }
    }
    if let Some(first) = runs.runs.first_mut() {
        first.text = first.text.trim_start_matches(JOINER).to_owned();
    }
    runs.runs.retain(|run| !run.text.is_empty());
    runs.runs
}

/// Unicode's WORD JOINER, which has no width.
const JOINER: char = '\u{2060}';

/// The words alone.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The same with CSL's tags.
#[must_use]
pub fn with_tags(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let tags = |style: &Style| TAGS.iter().find(|(_, _, other)| other == style);
        let tags: Vec<_> = run.styles.iter().filter_map(tags).collect();
        text.extend(tags.iter().map(|(open, ..)| *open));
        text.push_str(&run.text);
        text.extend(tags.iter().rev().map(|(_, close, _)| *close));
    }
    text
}

/// Runs as they are read.
#[derive(Default)]
struct Runs {
    runs: Vec<Run>,
    styles: Vec<Style>,
}

impl Runs {
    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut().filter(|last| last.styles == self.styles) {
            Some(last) => last.text.push_str(text),
            None => self.runs.push(Run { text: text.to_owned(), styles: self.styles.clone() }),
        }
    }

    /// A tag of CSL among Markdown; any other is text.
    fn tag(&mut self, tag: &str) {
        if let Some((.., style)) = TAGS.iter().find(|(open, ..)| *open == tag) {
            self.styles.push(*style);
        } else if let Some(last) = self.styles.last()
            && TAGS.iter().any(|(_, close, style)| *close == tag && style == last)
        {
            self.styles.pop();
        } else {
            self.push(tag);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, styles: &[Style]) -> Run {
        Run { text: text.to_owned(), styles: styles.to_vec() }
    }

    #[test]
    fn tags_of_csl_are_styles_and_others_text() {
        assert_eq!(
            from_tags("Livy and the <i>Pax Deum</i>"),
            [run("Livy and the ", &[]), run("Pax Deum", &[Style::Italic])]
        );
        assert_eq!(from_tags("a < b <script>x</script> <i>c"), [run("a < b <script>x</script> <i>c", &[])]);
        assert_eq!(
            from_tags("<i>a<b>c</b></i></i>"),
            [run("a", &[Style::Italic]), run("c", &[Style::Italic, Style::Bold]), run("</i>", &[])]
        );
    }

    #[test]
    fn markdown_is_emphasis_and_begins_nothing_else() {
        assert_eq!(
            from_markdown("1. H<sub>2</sub>O and *King Lear*"),
            [run("1. H", &[]), run("2", &[Style::Subscript]), run("O and ", &[]), run("King Lear", &[Style::Italic])]
        );
        assert_eq!(plain(&from_markdown("# 5 * 4 [a] <b onclick=x>c</b> R&D")), "# 5 * 4 [a] <b onclick=x>c</b> R&D");
        assert_eq!(plain(&from_markdown("[a](javascript:b)")), "a");
    }

    #[test]
    fn what_is_read_is_written_again() {
        let text = "The <i>Alabama</i> and <span class=\"nocase\">de</span> H<sub>2</sub>O";
        assert_eq!(with_tags(&from_tags(text)), text);
    }
}

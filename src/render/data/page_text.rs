//! A document's text as its page shows it, and where passages stand in it.
//!
//! It is the text that a browser holds of the blocks, without what Postil added, one newline between two blocks: the
//! text that the selectors of the Web Annotations select from.

use crate::parse::document::Document;
use crate::render::blocks::block_at;
use crate::render::shown;
use std::borrow::Cow;
use std::ops::Range;

/// The text of one document's page.
pub struct PageText {
    /// The text.
    pub text: String,
    blocks: Vec<ShownBlock>,
}

/// A block of it.
struct ShownBlock {
    /// Its bytes of the page's text.
    bytes: Range<usize>,
    /// How many characters stand before it.
    characters: usize,
    /// Whether it reads in the document's text as on the page, to the byte.
    same: bool,
}

/// A part of a page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Its characters (Unicode code points).
    pub characters: Range<usize>,
}

impl PageText {
    /// Reads the text back from the HTML of a document's blocks; not that of which it is known to be the document's very text.
    #[must_use]
    pub fn new<'h>(document: &Document, blocks: impl Iterator<Item = (&'h str, bool)>) -> Self {
        let mut page = Self { text: String::with_capacity(document.text.len()), blocks: Vec::new() };
        let mut characters = 0;
        for (block, (html, known)) in document.blocks.iter().zip(blocks) {
            if !page.blocks.is_empty() {
                page.text.push('\n');
                characters += 1;
            }
            let start = page.text.len();
            let own = &document.text[block.text.clone()];
            page.text.push_str(&if known { Cow::Borrowed(own) } else { Cow::Owned(shown::text(html)) });
            let text = &page.text[start..];
            let same = known || text == own;
            page.blocks.push(ShownBlock { bytes: start..page.text.len(), characters, same });
            characters += text.chars().count();
        }
        page
    }

    /// The characters of each block.
    pub fn blocks(&self) -> impl Iterator<Item = Range<usize>> {
        self.blocks
            .iter()
            .map(|block| block.characters..block.characters + self.text[block.bytes.clone()].chars().count())
    }

    /// Where a range of the document's text stands; none where nothing of it is text on the page, as in a picture.
    #[must_use]
    pub fn place(&self, document: &Document, range: &Range<usize>) -> Option<Placed> {
        let blocks = block_at(document, range.start)..=block_at(document, range.end.saturating_sub(1));
        let mut parts = blocks.filter_map(|block| Some((block, self.part(document, block, range)?)));
        let first = parts.next()?;
        let last = parts.next_back().unwrap_or_else(|| first.clone());
        let characters = self.character(first.0, first.1.start)..self.character(last.0, last.1.end);
        Some(Placed { bytes: first.1.start..last.1.end, characters })
    }

    /// The bytes of the page's text that show a range's part of a block.
    fn part(&self, document: &Document, block: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let (source, shown) = (document.blocks.get(block)?.text.clone(), self.blocks.get(block)?);
        let part = range.start.max(source.start)..range.end.min(source.end);
        // Which of the words on the page are the text's and which those of trusted HTML, only a browser could tell.
        if part.is_empty() || document.blocks[block].trusted {
            return None;
        }
        if shown.same {
            let at = |offset: usize| shown.bytes.start + (offset - source.start);
            return Some(at(part.start)..at(part.end));
        }
        // White space may differ, and the words of pictures are not there: the characters that both have are counted.
        let visible = document.text[source.clone()].char_indices().filter(|(_, character)| !character.is_whitespace());
        let visible = visible.map(|(at, _)| source.start + at);
        let first = document.images.partition_point(|image| image.end <= source.start);
        let images = document.images[first..].iter().take_while(|image| image.start < source.end);
        let visible = visible.filter(|at| !images.clone().any(|image| image.contains(at)));
        let (before, within) = visible.fold((0, 0), |(before, within), at| {
            (before + usize::from(at < part.start), within + usize::from(part.contains(&at)))
        });
        let last = within.checked_sub(1)?;
        let mut letters = self.text[shown.bytes.clone()].char_indices().filter(|(_, letter)| !letter.is_whitespace());
        let (start, letter) = letters.nth(before)?;
        let (end, letter) = if last == 0 { (start, letter) } else { letters.nth(last - 1)? };
        Some(shown.bytes.start + start..shown.bytes.start + end + letter.len_utf8())
    }

    /// How many characters stand before a byte of a block.
    fn character(&self, block: usize, byte: usize) -> usize {
        let block = &self.blocks[block];
        block.characters + self.text[block.bytes.start..byte].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Inputs;
    use crate::parse::document;
    use crate::text::TextFile;

    /// What a page shows of some words of a Markdown document.
    fn shown(markdown: &str, blocks: &[&str], words: &str) -> Option<(String, Range<usize>)> {
        let mut inputs = Inputs::default();
        let file = TextFile { path: "documents/a.md".into(), text: markdown.into(), ..TextFile::default() };
        let file = inputs.files.add(file);
        let document = document::read(&inputs, file, &[], None);
        let page = PageText::new(&document, blocks.iter().map(|html| (*html, false)));
        let start = document.text.find(words)?;
        let Placed { bytes, characters } = page.place(&document, &(start..start + words.len()))?;
        let by_characters: String = page.text.chars().skip(characters.start).take(characters.len()).collect();
        assert_eq!(by_characters, page.text[bytes.clone()]);
        Some((by_characters, characters))
    }

    #[test]
    fn characters_are_counted_across_blocks() {
        let blocks = ["<p id=\"p1\">Ünd <em>a</em></p>", "<p id=\"p2\">𝔹 c<a class=\"ref k\">1</a></p>"];
        assert_eq!(shown("Ünd *a*\n\n𝔹 c", &blocks, "𝔹 c"), Some(("𝔹 c".into(), 6..9)));
        assert_eq!(shown("Ünd *a*\n\n𝔹 c", &blocks, "a\n𝔹"), Some(("a\n𝔹".into(), 4..7)));
    }

    #[test]
    fn cells_stand_next_to_each_other() {
        let table = "<div><table><thead><tr><th>a b</th><th>c</th></tr></thead><tbody>\n</tbody></table></div>";
        assert_eq!(shown("| a b | c |\n|--|--|", &[table], "b\nc"), Some(("bc".into(), 2..4)));
        assert_eq!(shown("| a b | c |\n|--|--|", &[table], "c"), Some(("c".into(), 3..4)));
    }

    #[test]
    fn a_pictures_words_are_not_on_the_page() {
        let block = ["<p id=\"p1\">see <img src=\"x\" alt=\"a cat\" /> here</p>"];
        assert_eq!(shown("see ![a cat](x) here", &block, "a cat"), None);
        assert_eq!(shown("see ![a cat](x) here", &block, "see a cat here"), Some(("see  here".into(), 0..9)));
        assert_eq!(shown("see ![a cat](x) here", &block, "here"), Some(("here".into(), 5..9)));
    }
}

//! The blocks of a document as its page speaks of them: their numbers and ids, and how long all of them are.

use crate::language::has_no_spaces;
use crate::parse::blocks::{Block, BlockKind};
use crate::parse::document::Document;
use crate::text::slug;
use std::collections::HashSet;

/// So many words are read in a minute (Brysbaert 2019, for English prose).
const WORDS_A_MINUTE: usize = 238;

/// So many characters of Chinese or Japanese are.
const CHARACTERS_A_MINUTE: usize = 500;

/// The ids of a document's blocks: `p1`, `p2`, ... by their number, a heading's by its words, and `title`.
#[must_use]
pub fn block_ids(document: &Document, prefix: &str) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let id = |(index, block): (usize, &Block)| {
        let Some(number) = document.block_number(index) else { return format!("{prefix}title") };
        let BlockKind::Heading(_) = block.kind else { return format!("p{prefix}{number}") };
        let mut name = format!("h-{prefix}{}", slug(&document.text[block.text.clone()]));
        // Of two headings of the same words the second has its number behind them.
        while !taken.insert(name.clone()) {
            name = format!("{name}-p{number}");
        }
        name
    };
    document.blocks.iter().enumerate().map(id).collect()
}

/// The block that holds an offset of the text.
#[must_use]
pub fn block_at(document: &Document, offset: usize) -> usize {
    document.blocks.partition_point(|block| block.text.start <= offset).saturating_sub(1)
}

/// How long a document is: its words, or its characters where words are not divided; and the minutes it takes to read.
#[must_use]
pub fn length(document: &Document, language: &str) -> (usize, usize) {
    if has_no_spaces(language) {
        let count = document.text.chars().filter(|character| character.is_alphanumeric()).count();
        return (count, count.div_ceil(CHARACTERS_A_MINUTE));
    }
    let count = document.word_count();
    (count, count.div_ceil(WORDS_A_MINUTE))
}

//! Which passages of a long text begin like nothing else in it: looked for in one scan for all of them.

use super::page_text::PageText;
use crate::anchor::likely::Likely;
use crate::parse::document::Document;
use crate::resolve::Note;
use std::collections::HashMap;

/// Words are compared by so many bytes from where they begin.
const WIDTH: usize = 16;

/// Below so many bytes to look through for all passages, each by itself, that is quicker than a scan.
const WORTHWHILE: usize = 1 << 24;

/// How often the beginnings of passages stand in a text.
#[derive(Debug, Default)]
pub struct Beginnings(HashMap<[u8; WIDTH], u32>);

impl Beginnings {
    /// Counts the beginnings of the passages of a document's notes; none where there are too few to count.
    #[must_use]
    pub fn of(text: &PageText, document: &Document, notes: &[Note]) -> Self {
        let passages = || notes.iter().flat_map(|note| &note.passages);
        if text.text.len().saturating_mul(passages().count()) < WORTHWHILE {
            return Self::default();
        }
        let starts = passages().filter_map(|range| Some(text.place(document, range)?.bytes.start));
        Self::counted(&text.text, starts)
    }

    fn counted(text: &str, starts: impl Iterator<Item = usize>) -> Self {
        let mut counts: HashMap<[u8; WIDTH], u32> =
            starts.filter_map(|start| window(text, start)).map(|window| (window, 0)).collect();
        let likely = Likely::new(counts.keys().map(|window| window.first_chunk().copied().unwrap_or_default()));
        for bytes in text.as_bytes().windows(WIDTH) {
            if bytes.first_chunk().is_some_and(|first| likely.has(*first))
                && let Some(count) = counts.get_mut(bytes)
            {
                *count += 1;
            }
        }
        Self(counts)
    }

    /// Whether it is known that a part of the text, from `start` to `end`, begins like nothing else in it.
    #[must_use]
    pub fn once(&self, text: &str, start: usize, end: usize) -> bool {
        start + WIDTH <= end && window(text, start).is_some_and(|window| self.0.get(&window) == Some(&1))
    }
}

fn window(text: &str, start: usize) -> Option<[u8; WIDTH]> {
    text.as_bytes().get(start..start + WIDTH)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_nothing_else_is_known_to() {
        let text = "the first of many words, the first of many lines, and the last one of all of them";
        let starts: Vec<usize> = text.match_indices("the ").map(|(at, _)| at).collect();
        let beginnings = Beginnings::counted(text, starts.iter().copied());
        let once: Vec<bool> = starts.iter().map(|start| beginnings.once(text, *start, text.len())).collect();
        assert_eq!(once, [false, false, true]);
        assert!(!beginnings.once(text, starts[2], starts[2] + WIDTH - 1), "too short to tell");
        assert!(!beginnings.once(text, 4, text.len()), "nobody asked");
        assert!(!Beginnings::default().once(text, starts[2], text.len()));
    }
}

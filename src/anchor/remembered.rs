//! Where the quotes of a document stood when it was last built: of the same text and the same quotes they stand there still.

use super::lock::LockedDocument;
use super::requests::Request;
use crate::load::Fingerprint;
use crate::parse::annotation::{Quote, Selection};
use crate::parse::document::Document;
use std::fmt::Write as _;
use std::ops::Range;

/// What was asked of a document, and where it was found; only of documents with which nothing was wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The fingerprint of the text, of the quotes and of whatever else their places depend on.
    pub asked: String,
    /// The passages, `start-end` in bytes of the text, those of one selection with commas between them and a semicolon behind.
    pub passages: String,
}

/// What is remembered of documents.
pub trait Memory: Sync {
    /// What is remembered of the document with this page.
    fn of(&self, page: &str) -> Option<&Remembered>;
}

impl Remembered {
    /// Remembers where what was asked of a document was found.
    pub(super) fn new(asked: String, found: &[Option<Vec<Range<usize>>>]) -> Self {
        let mut passages = String::new();
        for ranges in found {
            for (number, range) in ranges.iter().flatten().enumerate() {
                let comma = if number == 0 { "" } else { "," };
                let _ = write!(passages, "{comma}{}-{}", range.start, range.end);
            }
            passages.push(';');
        }
        Self { asked, passages }
    }

    /// The passages of each request, if they are remembered of the same and are parts of the text.
    pub(super) fn passages(&self, asked: &str, text: &str) -> Option<Vec<Option<Vec<Range<usize>>>>> {
        if self.asked != asked {
            return None;
        }
        let range = |range: &str| {
            let (start, end) = range.split_once('-')?;
            let range = start.parse().ok()?..end.parse().ok()?;
            text.get(range.clone()).map(|_| range)
        };
        let ranges =
            |part: &str| part.split(',').filter(|part| !part.is_empty()).map(range).collect::<Option<Vec<_>>>();
        self.passages.split_terminator(';').map(|part| ranges(part).map(Some)).collect()
    }
}

/// The fingerprint of what is asked of a document; `drifted` says whether passages are taken that have changed.
pub(super) fn asked(
    document: &Document,
    requests: &[Request<'_>],
    locked: Option<&LockedDocument>,
    drifted: bool,
) -> String {
    let mut asked = Fingerprint::default();
    asked.add(&document.text);
    asked.number(drifted.into());
    asked.add(&locked.map(|locked| format!("{locked:?}")).unwrap_or_default());
    asked.number(requests.len());
    for Request { id, name, selection, .. } in requests {
        asked.add(id);
        asked.number(name.claim.map_or(0, |claim| claim + 1));
        let quotes: &[Quote] = match selection {
            Selection::Document => &[],
            Selection::Quote(quote) => std::slice::from_ref(quote),
            Selection::FromTo(ends) => ends.as_slice(),
        };
        asked.number(quotes.len());
        for Quote { words, prefix, suffix, occurrence, every } in quotes {
            for part in [words, prefix, suffix] {
                asked.add(part);
            }
            asked.number(occurrence.unwrap_or(0));
            asked.number((*every).into());
        }
    }
    asked.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::lock::Lock;
    use crate::diagnostic::Diagnostics;
    use crate::load::in_memory;
    use crate::parse::documents;
    use std::collections::BTreeMap;

    /// Remembers the same of every document.
    struct Same(Option<Remembered>);

    impl Memory for Same {
        fn of(&self, _: &str) -> Option<&Remembered> {
            self.0.as_ref()
        }
    }

    /// The passages of a document with one annotation, and what is to be remembered.
    fn placed(text: &str, quote: &str, memory: &Same) -> (Vec<Vec<Range<usize>>>, Option<Remembered>) {
        let notes = format!("context:\n  - {{quote: {quote}, note: x}}\n");
        let files = [("documents/a.txt", text), ("annotations/a.yaml", notes.as_str())];
        let files = files.map(|(path, text)| (path.into(), text.as_bytes().to_vec()));
        let mut problems = Diagnostics::default();
        let inputs = in_memory(&BTreeMap::from(files), &mut problems);
        let parsed = documents(&inputs, false, &mut problems);
        let (lock, memos) = (Lock::default().into(), &mut crate::anchor::Memos::default());
        let mut anchored = crate::anchor::remembering(parsed, lock, Some(memory), memos, &mut problems);
        let passages = anchored.annotations().map(|(_, annotation)| annotation.passages.clone()).collect();
        (passages, anchored.remembered.remove(0))
    }

    #[test]
    fn what_was_found_is_looked_for_again_only_where_text_or_quote_is_another() {
        let (passages, remembered) = placed("One two three.", "two", &Same(None));
        assert_eq!(passages, [vec![4..7]]);
        // What it says is believed, so nothing was looked for.
        let memory = Same(remembered.map(|remembered| Remembered { passages: "0-3;".to_owned(), ..remembered }));
        assert_eq!(placed("One two three.", "two", &memory).0, [vec![0..3]]);
        assert_eq!(placed("One two three.", "three", &memory).0, [vec![8..13]]);
        assert_eq!(placed("And two three.", "two", &memory).0, [vec![4..7]]);
        assert_eq!(placed("One three.", "two", &memory).1, None, "what is wrong is said again");
    }

    #[test]
    fn what_is_remembered_is_given_back_where_the_same_is_asked() {
        for found in [vec![], vec![Some(vec![])], vec![Some(vec![3..17, 20..21]), Some(vec![]), Some(vec![0..5])]] {
            let text = "Some words of a text.";
            let remembered = Remembered::new("this".to_owned(), &found);
            assert_eq!(remembered.passages("this", text), Some(found));
            assert_eq!(remembered.passages("that", text), None);
        }
        for passages in ["3-x;", "3-2;", "0-99;", "1-2;"] {
            let spoilt = Remembered { asked: "this".to_owned(), passages: passages.to_owned() };
            assert_eq!(spoilt.passages("this", "é"), None, "{passages}");
        }
    }
}

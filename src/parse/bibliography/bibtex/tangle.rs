//! Values that the parser of BibLaTeX would take too long for, or too much of the stack: they are refused before it.
//!
//! It calls itself for each command within the braces of another, and reads what is within once more each time. Pieces
//! of a value that become one, those joined by `#` and those in braces within braces, it joins one by one, and moves all
//! that are left each time.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Place;
use biblatex::{Pair, RawBibliography, RawChunk};
use std::ops::Range;

/// How deep braces may stand in braces.
const DEPTH: usize = 100;

/// Into how many pieces that are joined again a value may fall.
const PIECES: usize = 5_000;

impl Reader<'_> {
    /// Leaves out entries and abbreviations with a value that is too deep or in too many pieces; reports them.
    pub(super) fn leave_out_tangled(&mut self, raw: &mut RawBibliography<'_>) {
        raw.entries.retain(|entry| !entry.v.fields.iter().any(|pair| self.is_tangled(pair)));
        raw.abbreviations.retain(|pair| !self.is_tangled(pair));
    }

    fn is_tangled(&mut self, pair: &Pair<'_>) -> bool {
        let Some((range, what)) = fault(pair) else { return false };
        let message = format!("the value of `{}` {what}", pair.key.v);
        self.problems.add(
            Diagnostic::at(Code::BibtexSyntax, Place::bytes(self.id, range), message)
                .help("take out braces that nothing needs, or the entry"),
        );
        true
    }
}

/// Where a value is too deep or in too many pieces, and which.
fn fault(pair: &Pair<'_>) -> Option<(Range<usize>, String)> {
    let mut pieces = 0;
    for chunk in &pair.value.v {
        pieces += 1;
        let RawChunk::Normal(text) = chunk.v else { continue };
        let mut depth = 0_usize;
        // An escaped brace counts as well: within the braces of a command the parser takes it for one.
        for (at, brace) in text.match_indices(['{', '}']) {
            let before = depth;
            depth = if brace == "{" { depth + 1 } else { depth.saturating_sub(1) };
            pieces += usize::from(before.max(depth) > 1);
            let range = chunk.span.start + at..chunk.span.start + at + 1;
            if depth > DEPTH {
                return Some((range, format!("has braces in braces more than {DEPTH} deep")));
            }
            if pieces > PIECES {
                return Some((range, format!("falls into more than {PIECES} pieces")));
            }
        }
    }
    (pieces > PIECES).then(|| (pair.key.span.clone(), format!("falls into more than {PIECES} pieces")))
}

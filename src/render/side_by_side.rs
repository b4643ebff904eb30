//! What is made of one document side by side, where that is worth it.

/// So many notes are worth it: of less the threads have more, where there are many documents.
const WORTH: usize = 500;

/// Whether it is worth it to divide the work that a document with so many notes makes.
#[must_use]
pub fn is_worth(notes: usize) -> bool {
    notes >= WORTH
}

/// Does two things, side by side if that is worth it.
pub fn both<A: Send, B: Send>(
    is_worth: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if is_worth { rayon::join(one, other) } else { (one(), other()) }
}

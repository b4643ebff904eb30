//! What a stage made of each file or document, kept for its next run: what is made of the same is not made again.

use rayon::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells something that was made from everything else that was, by this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(u64);

/// The stamp to give next; those before stand for yes and no.
static NEXT: AtomicU64 = AtomicU64::new(2);

impl Default for Stamp {
    /// A stamp that nothing else has.
    fn default() -> Self {
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl From<bool> for Stamp {
    /// One of the two that stand for yes and no.
    fn from(yes: bool) -> Self {
        Self(yes.into())
    }
}

/// Something with the stamp of its making.
#[derive(Debug)]
pub struct Stamped<T> {
    /// The stamp; no two that were made have the same.
    pub stamp: Stamp,
    made: T,
}

impl<T> Stamped<T> {
    /// Stamps what was just made.
    pub fn new(made: T) -> Self {
        Self { stamp: Stamp::default(), made }
    }
}

impl<T> Deref for Stamped<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.made
    }
}

/// What a stage made of each thing, by the thing's index, and of what it made it. By default nothing is kept.
#[derive(Debug)]
pub struct Memo<T>(Option<Vec<Kept<T>>>);

#[derive(Debug)]
struct Kept<T> {
    made_of: Vec<Stamp>,
    made: Arc<Stamped<T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Send + Sync> Memo<T> {
    /// One that keeps what is made.
    #[must_use]
    pub fn keeping() -> Self {
        Self(Some(Vec::new()))
    }

    /// Whether what is made is kept.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.0.is_some()
    }

    /// Makes what is to be made of so many things, side by side. What was made of a thing the last time stays where
    /// `made_of` gives the same stamps for it; it may ask what was made, which may know what else it depends on.
    pub fn each(
        &mut self,
        count: usize,
        made_of: impl Fn(usize, &T) -> Vec<Stamp> + Sync,
        make: impl Fn(usize) -> T + Sync,
    ) -> Vec<Arc<Stamped<T>>> {
        let make = |index| Arc::new(Stamped::new(make(index)));
        let Some(kept) = &mut self.0 else { return (0..count).into_par_iter().map(make).collect() };
        let one = |index: usize| {
            if let Some(Kept { made_of: before, made }) = kept.get(index)
                && *before == made_of(index, made)
            {
                return None;
            }
            let new = make(index);
            Some(Kept { made_of: made_of(index, &new), made: new })
        };
        let new: Vec<Option<Kept<T>>> = (0..count).into_par_iter().map(one).collect();
        kept.truncate(count);
        for (index, new) in new.into_iter().enumerate() {
            match (new, kept.get_mut(index)) {
                (Some(new), Some(kept)) => *kept = new,
                (Some(new), None) => kept.push(new),
                (None, _) => {}
            }
        }
        kept.iter().map(|kept| Arc::clone(&kept.made)).collect()
    }
}

/// Lets go of something on another thread while the caller goes on: millions of small pieces take their time.
pub(crate) fn let_go<T: Send + 'static>(thing: T) {
    rayon::spawn(move || drop(thing));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    /// The numbers with one added, and how many had to be made.
    fn made(memo: &mut Memo<usize>, numbers: &[(usize, Stamp)]) -> (Vec<usize>, usize) {
        let count = AtomicUsize::new(0);
        let make = |index: usize| {
            count.fetch_add(1, Ordering::Relaxed);
            numbers[index].0 + 1
        };
        let all = memo.each(numbers.len(), |index, _| vec![numbers[index].1], make);
        (all.iter().map(|made| ***made).collect(), count.into_inner())
    }

    #[test]
    fn only_what_is_made_of_something_else_is_made_again() {
        let mut numbers: Vec<(usize, Stamp)> = (0..5).map(|number| (number, Stamp::default())).collect();
        let mut memo = Memo::keeping();
        assert_eq!(made(&mut memo, &numbers), (vec![1, 2, 3, 4, 5], 5));
        assert_eq!(made(&mut memo, &numbers), (vec![1, 2, 3, 4, 5], 0));
        numbers[2] = (7, Stamp::default());
        assert_eq!(made(&mut memo, &numbers), (vec![1, 2, 8, 4, 5], 1));
        assert_eq!(made(&mut memo, &numbers[..3]), (vec![1, 2, 8], 0));
        assert_eq!(made(&mut memo, &numbers), (vec![1, 2, 8, 4, 5], 2));
    }

    #[test]
    fn by_default_nothing_is_kept() {
        let numbers = [(1, Stamp::default())];
        let mut memo = Memo::default();
        assert_eq!(made(&mut memo, &numbers).1, 1);
        assert_eq!(made(&mut memo, &numbers).1, 1);
    }
}

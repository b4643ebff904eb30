//! The stages between reading and rendering, one behind the other.

use crate::anchor::lock::{self, Lock};
use crate::anchor::remembered::Memory;
use crate::diagnostic::Diagnostics;
use crate::load::Inputs;
use crate::memo::{Memo, Stamp};
use crate::resolve::Resolved;
use crate::run::Progress;
use crate::{anchor, parse, resolve};
use std::sync::Arc;

/// What the stages made, kept for the next time; only of use as long as the settings, the names of the files and whether
/// drafts are built are the same. By default nothing is kept.
#[derive(Debug, Default)]
pub struct Memos {
    parse: parse::Memos,
    lock: Memo<ReadLock>,
    anchor: anchor::Memos,
    resolve: resolve::Memos,
}

impl Memos {
    /// Those that keep what is made.
    #[must_use]
    pub fn keeping() -> Self {
        Self {
            parse: parse::Memos::keeping(),
            lock: Memo::keeping(),
            anchor: anchor::Memos::keeping(),
            resolve: resolve::Memos::keeping(),
        }
    }
}

/// The lock, and what is wrong with it.
#[derive(Debug)]
struct ReadLock {
    lock: Arc<Lock>,
    problems: Diagnostics,
}

/// What a project says, with every reference good; what is wrong is added to `problems`. `memory` has where quotes stood the
/// last time, and `memos` what else is known.
#[must_use]
pub fn resolved(
    inputs: &Arc<Inputs>,
    drafts: bool,
    memory: Option<&dyn Memory>,
    memos: &mut Memos,
    problems: &mut Diagnostics,
    progress: &(dyn Fn(Progress) + Sync),
) -> Resolved {
    progress(Progress::Parsing);
    let parsed = parse::remembering(inputs, drafts, &mut memos.parse, problems);
    progress(Progress::Anchoring(parsed.count()));
    let lock = read_lock(inputs, &mut memos.lock, problems);
    let anchored = anchor::remembering(parsed, lock, memory, &mut memos.anchor, problems);
    progress(Progress::Resolving);
    resolve::remembering(anchored, &mut memos.resolve, problems)
}

fn read_lock(inputs: &Inputs, memo: &mut Memo<ReadLock>, problems: &mut Diagnostics) -> Arc<Lock> {
    let made_of = |_, _: &ReadLock| inputs.lock.iter().map(|id| inputs.files.get(*id).stamp).collect::<Vec<Stamp>>();
    let read = |_| {
        let mut problems = Diagnostics::default();
        ReadLock { lock: lock::read(inputs, &mut problems).into(), problems }
    };
    let read = memo.each(1, made_of, read).remove(0);
    problems.append(read.problems.clone());
    Arc::clone(&read.lock)
}

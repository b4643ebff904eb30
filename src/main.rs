//! The command `postil`.

mod cli;

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A build makes very many small texts on all threads, which the C library's allocator is slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run()
}

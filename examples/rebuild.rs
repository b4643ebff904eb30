//! How long a project that is kept in memory takes to follow a change of one of its files: `cargo run --locked
//! --release --example rebuild -- 10000` for a project of so many documents, made up as those of `scripts/bench`.

#[path = "bench/corpus.rs"]
#[expect(dead_code, reason = "footnotes are for other programs")]
mod corpus;
#[path = "bench/words.rs"]
mod words;
#[path = "bench/work.rs"]
#[expect(dead_code, reason = "names are for the command line")]
mod work;

use postil::Options;
use postil::project::Project;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use work::Work;

/// The allocator of the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each file is changed: an odd number, so that the sentence that a note is about is there behind the last time.
const RUNS: usize = 11;

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(1000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    Work::Documents(count).write(folder.path())?;
    let options = Options { project: folder.path().to_owned(), ..Options::default() };
    let started = Instant::now();
    let mut project = Project::open(&options, &|_| ())?;
    println!("{count} documents, read and resolved in {:.0?}", started.elapsed());
    let document = Work::Documents(count).document(count / 2).name;
    let page = format!("{document}.html");
    for (name, path, more) in [
        ("text", format!("documents/{document}.md"), "\nAnd one sentence more.\n"),
        ("note", format!("annotations/{document}.yaml"), "  - {quote: And one sentence more, note: Indeed.}\n"),
    ] {
        let mut times: Vec<[Duration; 2]> = Vec::new();
        for _ in 0..RUNS {
            times.push(change(&mut project, folder.path(), &path, more, &page)?);
        }
        let median = |part: usize| {
            let mut times: Vec<Duration> = times.iter().map(|times| times[part]).collect();
            times.sort_unstable();
            times[RUNS / 2]
        };
        println!("a {name} changed: all messages after {:.1?}, and its page after {:.1?} more", median(0), median(1));
    }
    Ok(())
}

/// Changes a file, and times how long it takes to have all messages, and then a page.
fn change(
    project: &mut Project,
    folder: &Path,
    path: &str,
    more: &str,
    page: &str,
) -> Result<[Duration; 2], Box<dyn Error>> {
    let text = fs::read_to_string(folder.join(path))?;
    // Every other time the same words are taken out again.
    let changed = text.strip_suffix(more).map_or_else(|| format!("{text}{more}"), str::to_owned);
    fs::write(folder.join(path), changed)?;
    let started = Instant::now();
    project.update(&[PathBuf::from(path)])?;
    let messages = project.messages();
    let followed = started.elapsed();
    let file = project.file(page).ok_or("the page is not there")?;
    let made = started.elapsed().saturating_sub(followed);
    match messages.iter().chain(&file.messages).next() {
        Some(fault) => Err(fault.diagnostic.message.clone().into()),
        None => Ok([followed, made]),
    }
}

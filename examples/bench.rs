//! Builds works of several sizes with Postil, with the floor program and with the peers that are on the path, in turns,
//! and prints what each took: `scripts/bench`; `docs/performance.md` says how to read it.

#[path = "bench/contest.rs"]
mod contest;
#[path = "bench/corpus.rs"]
mod corpus;
#[path = "bench/measure.rs"]
mod measure;
#[path = "bench/table.rs"]
mod table;
#[path = "bench/tool.rs"]
mod tool;
#[path = "bench/words.rs"]
mod words;
#[path = "bench/work.rs"]
mod work;

use contest::Contender;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tool::{Peer, Tool, beside};
use work::Work;

const HELP: &str = "Usage: scripts/bench [OPTIONS]

  --works LIST     what to build: numbers of documents, `long` (one document of 3 MB with 10,000 notes), `demo`
                   [default: demo,1,100,1000,10000,long]
  --runs NUMBER    how often each program builds each of them [default: 5]
  --peers LIST     of zola, hugo, mdbook and eleventy; those on the path take part [default: all]; `none`
  --also FILE      another postil to compare with; may be given several times
  --growth         in place of all that: how the cost of a document grows with their number, and that of a note
  --folder FOLDER  where projects and sites are made, and projects stay [default: a temporary folder]
  --make           make the projects in the folder, and measure nothing
";

/// Numbers of documents, and of notes in one document, at which growth is measured.
const SERIES: [usize; 5] = [1, 10, 100, 1000, 10_000];

struct Arguments {
    works: Vec<Work>,
    runs: usize,
    peers: Vec<Peer>,
    binaries: Vec<PathBuf>,
    growth: bool,
    folder: Option<PathBuf>,
    make: bool,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, Box<dyn Error>> {
        let mut arguments = Self {
            works: vec![
                Work::Demo,
                Work::Documents(1),
                Work::Documents(100),
                Work::Documents(1000),
                Work::Documents(10_000),
                Work::Long(10_000),
            ],
            runs: 5,
            peers: Peer::ALL.to_vec(),
            binaries: vec![beside("postil")],
            growth: false,
            folder: None,
            make: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} wants a value"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--growth" => arguments.growth = true,
                "--make" => arguments.make = true,
                "--runs" => arguments.runs = value()?.parse::<usize>()?.max(1),
                "--folder" => arguments.folder = Some(std::path::absolute(value()?)?),
                "--also" => arguments.binaries.push(std::path::absolute(value()?)?),
                "--works" => {
                    let work = |name: &str| Work::named(name).ok_or(format!("there is no work `{name}`"));
                    arguments.works = value()?.split(',').map(work).collect::<Result<_, _>>()?;
                }
                "--peers" => {
                    let list = value()?;
                    let chosen = list.split(',').filter(|name| *name != "none");
                    arguments.peers = chosen
                        .map(|name| Peer::named(name).ok_or(format!("there is no peer `{name}`")))
                        .collect::<Result<_, _>>()?;
                }
                _ => return Err(format!("there is no option `{word}`; `scripts/bench --help` lists them").into()),
            }
        }
        Ok(Some(arguments))
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let result = match words.split_first() {
        Some((first, command)) if first == "measure" => measure::between(command),
        _ => bench(words),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bench(words: Vec<String>) -> Result<(), Box<dyn Error>> {
    let Some(arguments) = Arguments::read(words.into_iter())? else {
        print!("{HELP}");
        return Ok(());
    };
    let temporary = tempfile::Builder::new().prefix("postil-bench-").tempdir()?;
    let folder = arguments.folder.as_deref().unwrap_or(temporary.path());
    if arguments.growth {
        grow("document", &arguments, folder, Work::Documents)?;
        return grow("note", &arguments, folder, Work::Long);
    }
    for work in &arguments.works {
        let mut contenders = contest::contenders(*work, &arguments.binaries, &arguments.peers);
        let place = place(folder, *work)?;
        if arguments.make {
            for contender in &contenders {
                contender.tool.set_up(*work, &place.join(contender.tool.name()))?;
            }
            continue;
        }
        contest::hold(*work, &mut contenders, arguments.runs, &place)?;
        table::print(*work, &contenders, arguments.runs);
    }
    Ok(())
}

/// Measures a series of works, from one thing in it to 10,000.
fn grow(what: &str, arguments: &Arguments, folder: &Path, work: fn(usize) -> Work) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    for count in SERIES {
        let postil = Tool::Postil(beside("postil"));
        let mut contenders = [Contender::new("floor", Tool::Floor), Contender::new("Postil", postil)];
        contest::hold(work(count), &mut contenders, arguments.runs, &place(folder, work(count))?)?;
        rows.push((count, contenders[0].median(), contenders[1].median()));
    }
    table::print_growth(what, &rows);
    Ok(())
}

/// The folder of a work.
fn place(folder: &Path, work: Work) -> std::io::Result<PathBuf> {
    let place = folder.join(match work {
        Work::Documents(count) => format!("documents-{count}"),
        Work::Long(notes) => format!("notes-{notes}"),
        Work::Demo => "demo".to_owned(),
    });
    fs::create_dir_all(&place)?;
    Ok(place)
}

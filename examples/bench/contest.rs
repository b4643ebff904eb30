//! Programs building one work in turns, so that whatever else the machine does falls on all of them alike.

use super::corpus::Document;
use super::measure::{self, Sample};
use super::tool::{Peer, Tool};
use super::work::Work;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// So long after a file was written programs may believe that it stays as it is.
const SETTLED: Duration = Duration::from_millis(2100);

/// One that takes part: a program, and what it finds when it begins.
pub struct Contender {
    /// As the table calls it.
    pub name: String,
    /// The program.
    pub tool: Tool,
    /// What it finds.
    pub start: Start,
    /// What its runs took.
    pub samples: Vec<Sample>,
    /// How many files its site has, and how many bytes.
    pub size: (u64, u64),
}

/// What a program finds when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// No site.
    Nothing,
    /// The site that it built of the same project.
    SameSite,
    /// The site that it built before one document of the project was changed.
    OtherDocument,
}

impl Contender {
    /// One that begins with no site.
    pub fn new(name: impl Into<String>, tool: Tool) -> Self {
        Self { name: name.into(), tool, start: Start::Nothing, samples: Vec::new(), size: (0, 0) }
    }

    /// The same program where there is a site already.
    pub fn again(&self, start: Start) -> Self {
        let what = if start == Start::SameSite { "nothing changed" } else { "one document changed" };
        Self {
            name: format!("{}, {what}", self.name),
            tool: self.tool.clone(),
            start,
            samples: Vec::new(),
            size: (0, 0),
        }
    }

    /// Whether it is a program that makes any sort of site, other than the floor.
    pub fn is_peer(&self) -> bool {
        matches!(self.tool, Tool::Peer(_))
    }

    /// What a typical run of it took.
    pub fn median(&self) -> Sample {
        measure::median(&self.samples)
    }
}

/// The folders of one work.
struct Stage<'a> {
    folder: &'a Path,
    work: Work,
}

impl Stage<'_> {
    /// The project that a contender reads; one that is changed is nobody else's.
    fn project(&self, contender: &Contender) -> PathBuf {
        let whose = if contender.start == Start::OtherDocument { "-changed" } else { "" };
        self.folder.join(format!("{}{whose}", contender.tool.name()))
    }

    /// Where a contender's site goes in a round. No site is removed before the end: a file system may take long to make
    /// a file where others were removed a moment ago.
    fn site(&self, number: usize, contender: &Contender, round: usize) -> PathBuf {
        let round = if contender.start == Start::Nothing { round } else { 0 };
        self.folder.join("sites").join(format!("{number}-{round}"))
    }

    fn build(&self, number: usize, contender: &Contender, round: usize) -> Result<Sample, Box<dyn Error>> {
        let (project, site) = (self.project(contender), self.site(number, contender, round));
        measure::run(&contender.tool.command(&project, &site), &project)
    }

    /// One turn; the project is left as it was.
    fn turn(&self, number: usize, contender: &mut Contender, round: usize) -> Result<(), Box<dyn Error>> {
        let changed = (contender.start == Start::OtherDocument).then(|| self.change(contender, round)).transpose()?;
        let sample = self.build(number, contender, round);
        if let Some((path, text)) = changed {
            fs::write(path, text)?;
        }
        contender.samples.push(sample?);
        Ok(())
    }

    /// Adds a paragraph to a document in the middle; its path, and its text before.
    fn change(&self, contender: &Contender, round: usize) -> Result<(PathBuf, String), Box<dyn Error>> {
        let name = Document::name(self.work.documents() / 2);
        let path = self.project(contender).join("documents").join(name).with_extension("md");
        let text = fs::read_to_string(&path)?;
        fs::write(&path, format!("{text}\nIn round {round} this paragraph is new.\n"))?;
        Ok((path, text))
    }
}

/// Has all contenders build a work so many times in turns, below a folder.
pub fn hold(work: Work, contenders: &mut [Contender], rounds: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let stage = Stage { folder, work };
    fs::create_dir_all(folder.join("sites"))?;
    let mut ready: Vec<PathBuf> = Vec::new();
    for contender in contenders.iter() {
        let project = stage.project(contender);
        if !ready.contains(&project) {
            contender.tool.set_up(work, &project)?;
            ready.push(project);
        }
    }
    // What was written a moment ago is not believed to be as it was.
    thread::sleep(SETTLED);
    for (number, contender) in contenders.iter_mut().enumerate() {
        // Once uncounted: the files it reads are in the system's cache from then on, and there is a site.
        stage.build(number, contender, 0)?;
        contender.size = size(&stage.site(number, contender, 0))?;
    }
    for round in 1..=rounds {
        for (number, contender) in contenders.iter_mut().enumerate() {
            stage.turn(number, contender, round)?;
        }
    }
    fs::remove_dir_all(folder.join("sites"))?;
    Ok(())
}

/// The files below a folder: how many, and how many bytes.
fn size(folder: &Path) -> Result<(u64, u64), Box<dyn Error>> {
    let (mut files, mut bytes) = (0, 0);
    for entry in walkdir::WalkDir::new(folder) {
        let metadata = entry?.metadata()?;
        if metadata.is_file() {
            files += 1;
            bytes += metadata.len();
        }
    }
    Ok((files, bytes))
}

/// Those that take part: the floor, Postil, other builds of it, and the peers that can be called.
pub fn contenders(work: Work, binaries: &[PathBuf], peers: &[Peer]) -> Vec<Contender> {
    let mut contenders = Vec::new();
    if work != Work::Demo {
        contenders.push(Contender::new("floor", Tool::Floor));
    }
    for (number, binary) in binaries.iter().enumerate() {
        let name = if number == 0 { "Postil".to_owned() } else { format!("Postil ({})", binary.display()) };
        let fresh = Contender::new(name, Tool::Postil(binary.clone()));
        let again = fresh.again(Start::SameSite);
        let changed = (work != Work::Demo).then(|| fresh.again(Start::OtherDocument));
        contenders.extend([fresh, again].into_iter().chain(changed));
    }
    if work != Work::Demo {
        contenders.extend(peers.iter().filter_map(|peer| {
            let version = peer.version()?;
            Some(Contender::new(format!("{} {version}", peer.name()), Tool::Peer(*peer)))
        }));
    }
    contenders
}

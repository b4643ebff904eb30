//! Builds that are killed, and builds at the same time: the old site or the new one is there, whole, and the next build leaves
//! nothing of them behind.

use super::project::files;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How many builds are killed, unless `POSTIL_KILLS` says otherwise, as `scripts/long/kills` does.
const KILLS: u32 = 40;

/// So many documents does the project have, half of which are the same in both versions.
const DOCUMENTS: usize = 12;

/// The files of a site, with their bytes.
type Site = Vec<(String, Vec<u8>)>;

/// Two versions of a project, and a folder to build them into.
struct Project {
    folder: tempfile::TempDir,
    output: PathBuf,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("site");
        let project = Self { folder, output };
        for version in ["A", "B"] {
            project.write(version, "annotations/0.yaml", "context:\n  - {quote: They wrote, note: A note.}\n");
            for number in 0..DOCUMENTS {
                let folder = if number % 3 == 0 { "" } else { "folder/" };
                let text = if number % 2 == 0 { version } else { "the same" };
                let text = format!("# Document {number}\n\nThey wrote {text}.\n");
                project.write(version, &format!("documents/{folder}{number}.md"), &text);
            }
            // Each version has a page that the other has not.
            project.write(version, &format!("documents/only-{version}/page.md"), "# One version only\n\nWords.\n");
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, version: &str, path: &str, text: &str) {
        let path = self.path(version).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The command that builds a version.
    fn command(&self, version: &str, output: &Path) -> Command {
        let program = std::env::var_os("POSTIL_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_postil").into());
        let mut command = Command::new(program);
        command.args(["build", version, "--output"]).arg(output).current_dir(self.folder.path());
        command.env("XDG_CACHE_HOME", self.path("cache")).env("HOME", self.path("cache"));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn start(&self, version: &str) -> Child {
        self.command(version, &self.output).spawn().unwrap()
    }

    fn build(&self, version: &str) -> Output {
        self.command(version, &self.output).output().unwrap()
    }

    /// Builds a version; says how long that took.
    fn build_well(&self, version: &str) -> Duration {
        let started = Instant::now();
        let output = self.build(version);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        started.elapsed()
    }

    fn site(&self) -> Site {
        files(&self.output)
    }

    /// The site of a version, built elsewhere.
    fn expected(&self, version: &str) -> Site {
        let output = self.path(&format!("expected-{version}"));
        assert!(self.command(version, &output).output().unwrap().status.success());
        files(&output)
    }

    /// What lies beside the site.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.retain(|name| name.starts_with(".postil") || name.starts_with(".tmp"));
        names
    }
}

/// The text of the first file in which two sites differ.
fn difference(one: &Site, other: &Site) -> String {
    let differing = one.iter().zip(other).find(|(one, other)| one != other);
    differing.map_or_else(|| format!("{} and {} files", one.len(), other.len()), |(one, _)| one.0.clone())
}

fn kills() -> u32 {
    std::env::var("POSTIL_KILLS").map_or(KILLS, |kills| kills.parse().unwrap())
}

/// When a build that takes so long as a whole is killed: every other one where the site is written.
fn moment(kill: u32, kills: u32, whole: Duration) -> Duration {
    let moment = f64::from(kill / 2) / f64::from(kills.div_ceil(2));
    whole.mul_f64(if kill.is_multiple_of(2) { 1.1 * moment } else { 0.5 + 0.5 * moment })
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let kills = kills();
    let project = Project::new();
    let (a, b) = (project.expected("A"), project.expected("B"));
    assert_ne!(a, b);
    project.build_well("B");
    let mut whole = project.build_well("A");
    let (mut old, mut new, mut ended, mut left) = (0, 0, 0, 0);
    for kill in 0..kills {
        let (before, wanted, version) = if project.site() == a { (&a, &b, "B") } else { (&b, &a, "A") };
        let mut child = project.start(version);
        sleep(moment(kill, kills, whole));
        ended += u32::from(child.try_wait().unwrap().is_some());
        child.kill().unwrap();
        child.wait().unwrap();
        let there = project.site();
        assert!(there == *before || there == *wanted, "kill {kill} left a mix: {}", difference(&there, wanted));
        let is_new = there == *wanted;
        (old, new) = (old + u32::from(!is_new), new + u32::from(is_new));
        left += u32::from(!project.beside().is_empty());
        if kill % 4 == 0 {
            let took = project.build_well(version);
            // How busy the machine is changes; a build that finds its site there already says nothing of it.
            whole = if is_new { whole } else { took };
            assert!(project.site() == *wanted, "the build after kill {kill}: {}", difference(&project.site(), wanted));
            assert!(project.beside().is_empty(), "{:?} is left after kill {kill}", project.beside());
        }
    }
    println!("{kills} kills: {old} left the old site, {new} the new one; {ended} builds had ended before");
    println!("{left} left something beside the site, which the next build removed");
    assert!(old > 0 && new > 0, "{old} old, {new} new: the moments are not spread over the build");
}

#[test]
#[ignore = "needs a folder that is a mount point, POSTIL_MOUNTED: scripts/long/kills makes one"]
fn where_folders_cannot_be_exchanged_the_next_build_makes_whole_what_a_kill_left() {
    let kills = kills();
    let output = std::env::var_os("POSTIL_MOUNTED").expect("POSTIL_MOUNTED names the mount point").into();
    let project = Project { output, ..Project::new() };
    let (a, b) = (project.expected("A"), project.expected("B"));
    project.build_well("B");
    let mut whole = project.build_well("A");
    let (mut old, mut new, mut mixed) = (0, 0, 0);
    for kill in 0..kills {
        let (before, wanted, versions) = if project.site() == a { (&a, &b, ["A", "B"]) } else { (&b, &a, ["B", "A"]) };
        let mut child = project.start(versions[1]);
        sleep(moment(kill, kills, whole));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut there = project.site();
        // Here its own folder lies in the site, hidden.
        there.retain(|(path, _)| !path.starts_with(".postil-"));
        match (there == *before, there == *wanted) {
            (true, _) => old += 1,
            (_, true) => new += 1,
            _ => mixed += 1,
        }
        // The next build may be one of either version.
        let (version, expected) = if kill % 3 == 0 { (versions[0], before) } else { (versions[1], wanted) };
        let took = project.build_well(version);
        whole = if there == *expected { whole } else { took };
        assert!(project.site() == *expected, "the build after kill {kill}: {}", difference(&project.site(), expected));
    }
    println!(
        "{kills} kills: {old} left the old site, {new} the new one, {mixed} a mix; the next build made each whole"
    );
    assert!(old > 0 && new > 0 && mixed > 0, "the moments are not spread over the build, or folders were exchanged");
}

#[test]
fn of_builds_at_the_same_time_each_is_whole() {
    let project = Project::new();
    let (a, b) = (project.expected("A"), project.expected("B"));
    let running: Vec<Child> = ["A", "B", "A", "B", "A"].map(|version| project.start(version)).into();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let there = project.site();
        assert!(there == a || there == b, "a mix: {}", difference(&there, &a));
    }
    assert!(project.beside().is_empty(), "{:?}", project.beside());
    // What each remembers is of its own site.
    for (version, expected) in [("A", &a), ("B", &b), ("A", &a)] {
        project.build_well(version);
        assert!(project.site() == *expected, "{}", difference(&project.site(), expected));
    }
}

#[test]
fn another_build_is_waited_for() {
    let project = Project::new();
    let folder = project.path(".postil-site");
    fs::create_dir(&folder).unwrap();
    let held = fs::File::create(folder.join("lock")).unwrap();
    held.lock().unwrap();
    let mut child = project.start("A");
    sleep(Duration::from_millis(1500));
    assert!(child.try_wait().unwrap().is_none(), "the site is written though another build has its lock");
    assert!(!project.path("site").exists());
    drop(held);
    assert!(child.wait().unwrap().success());
    assert!(project.beside().is_empty(), "{:?}", project.beside());
}

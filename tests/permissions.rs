//! Files that may not be read and folders that may not be written, by a user who is not root: an error names them, and the old
//! site or the new one is there, whole.
#![cfg(unix)]

use super::project::files;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The user `nobody`, who runs the builds if root runs the tests: root may read and write everything.
const NOBODY: u32 = 65534;

/// A project, and the program, in a folder of the user who builds it.
struct Project {
    folder: tempfile::TempDir,
    runs_as: Option<u32>,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        let project = Self { runs_as: is_root.then_some(NOBODY), folder };
        // Where the program was made others may have no access.
        let (made, program) = (env!("CARGO_BIN_EXE_postil"), project.path("postil"));
        fs::hard_link(made, &program).or_else(|_| fs::copy(made, program).map(|_| ())).unwrap();
        project.write("documents/a.md", "# A\n\nOld words.\n");
        project.write("documents/folder/b.md", "# B\n\nOld words.\n");
        project.write("documents/folder/c.md", "# C\n");
        project.write("annotations/a.yaml", "context:\n  - {quote: words, note: N.}\n");
        project.write("static/x.png", "x");
        project.write("postil.yaml", "title: T\n");
        project.give_away();
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path("project").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Gives everything to the user who builds, but the program.
    fn give_away(&self) {
        let mut all = vec![self.folder.path().to_owned()];
        while let Some(path) = all.pop() {
            if path == self.path("postil") {
                continue;
            }
            if path.is_dir() {
                all.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
            chown(path, self.runs_as, self.runs_as).unwrap();
        }
    }

    fn allow(&self, path: &str, mode: u32) {
        fs::set_permissions(self.path(path), Permissions::from_mode(mode)).unwrap();
    }

    fn allow_all(&self, paths: &[&str], mode: u32) {
        for path in paths {
            self.allow(path, mode);
        }
    }

    fn build(&self) -> Output {
        let mut command = Command::new(self.path("postil"));
        command.args(["build", "project", "--no-cache", "--output", "place/site"]).current_dir(self.folder.path());
        if let Some(user) = self.runs_as {
            command.uid(user).gid(user);
        }
        command.output().unwrap()
    }

    fn build_well(&self) {
        let output = self.build();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Builds it, and wants that to fail with a message of all of these words, and the old site to be there.
    fn fails(&self, words: &[&str]) {
        let before = files(&self.path("place"));
        let output = self.build();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(words.iter().all(|word| message.contains(word)), "{words:?}: {message}");
        assert!(files(&self.path("place")) == before, "after: {message}");
    }

    /// Changes what two pages say.
    fn change(&self) {
        self.write("documents/a.md", "# A\n\nUnheard words.\n");
        self.write("documents/folder/b.md", "# B\n\nUnheard words.\n");
    }

    /// Whether the site says what the project says now, and nothing but the site is there.
    fn is_new(&self) {
        for page in ["place/site/a.html", "place/site/folder/b.html"] {
            assert!(fs::read_to_string(self.path(page)).unwrap().contains("Unheard"), "{page} is old");
        }
        let left: Vec<PathBuf> = ["place", "place/site"]
            .iter()
            .flat_map(|folder| fs::read_dir(self.path(folder)).unwrap().map(|entry| entry.unwrap().path()))
            .filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".postil-"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn what_may_not_be_read_is_named() {
    for path in ["documents/a.md", "documents/folder", "annotations/a.yaml", "static/x.png", "static", "postil.yaml"] {
        let project = Project::new();
        project.build_well();
        project.change();
        let path = format!("project/{path}");
        let mode = fs::metadata(project.path(&path)).unwrap().mode();
        project.allow(&path, 0);
        project.fails(&["error: cannot read", &path, "Permission denied"]);
        project.allow(&path, mode);
        project.build_well();
        project.is_new();
    }
}

#[test]
fn a_site_that_may_not_be_written_stays_as_it_is() {
    for folders in [&["place/site"][..], &["place", "place/site"], &["place", "place/site", "place/site/folder"]] {
        let project = Project::new();
        project.build_well();
        project.change();
        project.allow_all(folders, 0o555);
        project.fails(&["error: cannot write", "place/site", "Permission denied"]);
        project.allow_all(folders, 0o755);
        project.build_well();
        project.is_new();
    }
    let project = Project::new();
    fs::create_dir(project.path("place")).unwrap();
    project.fails(&["error: cannot write", "place", "Permission denied"]);
}

#[test]
fn a_site_in_a_folder_that_may_not_be_written_is_written_from_within() {
    let project = Project::new();
    project.build_well();
    project.change();
    project.allow("place", 0o555);
    project.build_well();
    project.is_new();
    project.allow("place", 0o755);
}

#[test]
fn folders_of_a_site_that_may_not_be_written_keep_their_permissions() {
    let project = Project::new();
    project.build_well();
    project.change();
    project.allow("place/site/folder", 0o555);
    project.build_well();
    project.is_new();
    assert_eq!(fs::metadata(project.path("place/site/folder")).unwrap().mode() & 0o777, 0o555);
    project.allow("place/site/folder", 0o755);
}

#[test]
fn what_others_keep_in_the_output_is_left_to_them() {
    let project = Project::new();
    project.build_well();
    project.change();
    // A folder of somebody else, whom root alone can be.
    fs::create_dir(project.path("place/site/theirs")).unwrap();
    fs::write(project.path("place/site/theirs/x"), "theirs").unwrap();
    project.allow("place/site/theirs", 0);
    project.build_well();
    project.is_new();
    project.allow("place/site/theirs", 0o700);
    assert_eq!(fs::read_to_string(project.path("place/site/theirs/x")).unwrap(), "theirs");
}

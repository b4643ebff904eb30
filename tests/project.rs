//! Projects in temporary folders, and the projects among the cases, built through the library.

use postil::{Options, Report};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds a project into a folder.
pub fn build(project: &Path, output: &Path, drafts: bool) -> Report {
    let options =
        Options { project: project.to_owned(), output: Some(output.to_owned()), drafts, ..Options::default() };
    postil::build(&options, &|_| {}).unwrap()
}

/// The projects of the cases that are built, and the repository's own.
pub fn that_build() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut projects = vec![root.to_owned()];
    for entry in fs::read_dir(root.join("tests/cases/pages")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "in") {
            projects.push(path);
        }
    }
    projects.sort();
    assert!(projects.len() > 15, "the cases are where they are looked for");
    projects
}

/// The files below a folder by path, with `/` between folders.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The files that a project is read from, by path.
pub fn inputs(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for name in ["documents", "annotations", "templates", "static"] {
        if folder.join(name).is_dir() {
            let within = files(&folder.join(name)).into_iter();
            all.extend(within.map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        }
    }
    all.extend(fs::read(folder.join("postil.yaml")).ok().map(|bytes| ("postil.yaml".to_owned(), bytes)));
    all
}

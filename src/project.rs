//! A project that is kept in memory: where some of its files change, only what they change is made again, and a file of its
//! site is made when somebody asks for it.

use crate::diagnostic::{Diagnostics, Located};
use crate::interface::Interface;
use crate::load::{self, Inputs};
use crate::pipeline::{self, Memos};
use crate::render::{self, Frame};
use crate::resolve::Resolved;
use crate::run::{Failure, Options, Progress};
use crate::text::TextFiles;
use crate::yaml;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project as it is in memory.
pub struct Project {
    folder: PathBuf,
    drafts: bool,
    memos: Memos,
    inputs: Arc<Inputs>,
    /// What is wrong with how its files could be read.
    unread: Diagnostics,
    resolved: Resolved,
    /// What is wrong with what it says.
    problems: Diagnostics,
    pages: Pages,
}

/// What all pages are made with.
struct Pages {
    interface: Arc<Interface>,
    /// None where something is wrong with the templates.
    frame: Option<Frame>,
    /// What is wrong with templates and words.
    problems: Diagnostics,
}

/// A file of a project's site.
#[derive(Debug)]
pub struct SiteFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is wrong with it, by file and position.
    pub messages: Vec<Located>,
}

impl Project {
    /// Reads a project; of the options its folder counts and whether drafts are built.
    ///
    /// # Errors
    /// Where the project cannot be read at all.
    pub fn open(options: &Options, progress: &(dyn Fn(Progress) + Sync)) -> Result<Self, Failure> {
        let (folder, drafts) = (options.project.clone(), options.drafts);
        progress(Progress::Loading);
        let (inputs, unread) = read(&folder)?;
        let (mut memos, mut problems) = (Memos::keeping(), Diagnostics::default());
        let resolved = pipeline::resolved(&inputs, drafts, None, &mut memos, &mut problems, progress);
        progress(Progress::Preparing);
        let pages = Pages::new(&resolved);
        Ok(Self { folder, drafts, memos, inputs, unread, resolved, problems, pages })
    }

    /// Takes in that files have changed, by their paths from the project's folder: what they change is made again. Files
    /// that the project is not read from may be among them. Where more has changed than texts, all is read again.
    ///
    /// # Errors
    /// Where the project cannot be read any more; then it stays as it was.
    pub fn update(&mut self, changed: &[PathBuf]) -> Result<(), Failure> {
        // What is wrong with how files could be read is found by reading them.
        let again = if self.unread.is_empty() { load::again(&self.folder, &self.inputs, changed) } else { None };
        let before = Arc::clone(&self.inputs);
        if let Some(inputs) = again {
            self.inputs = inputs.into();
            self.resolve();
            self.pages.renew(&self.resolved, &before);
        } else {
            (self.inputs, self.unread) = read(&self.folder)?;
            self.memos = Memos::keeping();
            self.resolve();
            self.pages = Pages::new(&self.resolved);
        }
        Ok(())
    }

    fn resolve(&mut self) {
        let mut problems = Diagnostics::default();
        let memos = &mut self.memos;
        self.resolved = pipeline::resolved(&self.inputs, self.drafts, None, memos, &mut problems, &|_| ());
        self.problems = problems;
    }

    /// What is wrong with the project, by file and position. What is only found as files of the site are made comes with them:
    /// templates that ask for what is not there, a citation style that cannot be used, files that would take each other's
    /// place.
    #[must_use]
    pub fn messages(&self) -> Vec<Located> {
        let mut problems = self.unread.clone();
        problems.append(self.problems.clone());
        problems.append(self.pages.problems.clone());
        self.located(problems)
    }

    /// The files that messages speak of.
    #[must_use]
    pub fn files(&self) -> &TextFiles {
        &self.inputs.files
    }

    /// A file of the site, by its path with `/` between folders: as a build would make it of what is sound in the project. None
    /// where there is no such file, or something is wrong with the templates.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<SiteFile> {
        let mut problems = Diagnostics::default();
        let Pages { interface, frame, .. } = &self.pages;
        let bytes = render::file(&self.resolved, interface, frame.as_ref()?, path, &mut problems)?;
        Some(SiteFile { bytes, messages: self.located(problems) })
    }

    fn located(&self, problems: Diagnostics) -> Vec<Located> {
        let locator = yaml::Locator::new(&self.inputs.files);
        problems.located(&self.inputs.files, |place| locator.range(place))
    }
}

/// Reads all of a project.
fn read(folder: &Path) -> Result<(Arc<Inputs>, Diagnostics), Failure> {
    let mut problems = Diagnostics::default();
    let inputs = load::inputs(folder, &mut problems).map_err(Failure::Load)?;
    Ok((inputs, problems))
}

impl Pages {
    fn new(resolved: &Resolved) -> Self {
        let mut problems = Diagnostics::default();
        let interface = render::interface(resolved, &mut problems);
        let frame = Frame::new(resolved, &interface, &mut problems);
        Self { interface, frame, problems }
    }

    /// Makes it what it is for a project of which only texts are other than `before`.
    fn renew(&mut self, resolved: &Resolved, before: &Inputs) {
        let inputs = &resolved.anchored.parsed.inputs;
        let stamps =
            |inputs: &Inputs| inputs.templates.iter().map(|id| inputs.files.get(*id).stamp).collect::<Vec<_>>();
        let same = stamps(inputs) == stamps(before) && render::language(resolved) == self.interface.language;
        match self.frame.take().filter(|_| same) {
            Some(frame) => self.frame = Some(frame.renewed(resolved, &self.interface)),
            None => *self = Self::new(resolved),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A project of three documents with a note each, that of the second on the first.
    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in ["documents", "annotations"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        for (name, see) in [("a", ""), ("b", ", see: a.txt#so"), ("c", "")] {
            fs::write(folder.path().join(format!("documents/{name}.txt")), "It was so.").unwrap();
            let notes = format!("context:\n  - {{id: so, quote: so, note: Why?{see}}}\n");
            fs::write(folder.path().join(format!("annotations/{name}.yaml")), notes).unwrap();
        }
        folder
    }

    #[test]
    fn only_what_an_edit_changes_is_made_again() {
        let folder = written();
        let options = Options { project: folder.path().to_owned(), ..Options::default() };
        let mut project = Project::open(&options, &|_| ()).unwrap();
        let documents = |project: &Project| project.resolved.anchored.parsed.documents.clone();
        let before = documents(&project);
        fs::write(folder.path().join("documents/a.txt"), "Was it so?").unwrap();
        project.update(&["documents/a.txt".into()]).unwrap();
        let after = documents(&project);
        let same: Vec<bool> = before.iter().zip(&after).map(|(before, after)| Arc::ptr_eq(before, after)).collect();
        assert_eq!(same, [false, true, true]);
        assert!(project.messages().is_empty());
        // What is not read does not matter, nor that a file was written that says the same.
        project.update(&["README.md".into(), "documents/b.txt".into()]).unwrap();
        assert!(after.iter().zip(&documents(&project)).all(|(before, after)| Arc::ptr_eq(before, after)));
        // Another file may be read in the place of any: all is read.
        fs::write(folder.path().join("documents/d.txt"), "And it was.").unwrap();
        project.update(&["documents/d.txt".into()]).unwrap();
        assert!(after.iter().zip(&documents(&project)).all(|(before, after)| !Arc::ptr_eq(before, after)));
    }

    #[test]
    fn where_it_cannot_be_read_any_more_it_stays_as_it_was() {
        let folder = written();
        let options = Options { project: folder.path().to_owned(), ..Options::default() };
        let mut project = Project::open(&options, &|_| ()).unwrap();
        let page = project.file("a.html").unwrap().bytes;
        drop(folder);
        assert!(project.update(&["documents/a.txt".into()]).is_err());
        assert_eq!(project.file("a.html").unwrap().bytes, page);
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_changes_under_another_name_is_read_again() {
        let folder = written();
        fs::create_dir(folder.path().join("texts")).unwrap();
        fs::rename(folder.path().join("documents/a.txt"), folder.path().join("texts/a.txt")).unwrap();
        std::os::unix::fs::symlink("../texts/a.txt", folder.path().join("documents/a.txt")).unwrap();
        let options = Options { project: folder.path().to_owned(), ..Options::default() };
        let mut project = Project::open(&options, &|_| ()).unwrap();
        fs::write(folder.path().join("texts/a.txt"), "Was it so?").unwrap();
        project.update(&["texts/a.txt".into()]).unwrap();
        assert_eq!(project.resolved.anchored.parsed.documents[0].text, "Was it so?");
    }

    #[test]
    fn it_can_be_shared_by_the_threads_of_a_server() {
        fn shared<T: Send + Sync>() {}
        shared::<Project>();
    }
}

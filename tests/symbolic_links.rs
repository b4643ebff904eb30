//! Symbolic links and special files: nothing is read from outside the project or written outside the output, and nothing is
//! waited for.

use super::files::Project;
use super::project::files;
use postil::Options;
use postil::diagnostic::Code;
use std::fs;
use std::path::Path;

#[test]
fn links_within_the_project_are_followed() {
    let project = Project::new();
    project.write("project/shared/b.md", "# B\n");
    project.write("project/shared/c.png", "c");
    project.link("project/documents/b.md", "../shared/b.md");
    project.link("project/documents/folder", "../shared");
    project.link("project/static/c.png", project.path("project/shared/c.png"));
    // Editors lock files by links like this one.
    project.link("project/documents/.#a.md", "somebody@somewhere:123");
    let report = project.build();
    assert!(report.summary.is_some(), "{:#?}", report.messages);
    for page in ["b.html", "folder/b.html", "c.png"] {
        assert!(project.path("site").join(page).is_file(), "{page} is not there");
    }
}

#[test]
fn links_out_of_the_project_are_errors_and_are_not_read() {
    for path in [
        "documents/b.md",
        "documents/folder/b.txt",
        "annotations/a.yaml",
        "annotations/bibliography.json",
        "templates/index.html",
        "static/b.png",
        "postil.yaml",
    ] {
        for target in ["outside/secret.md", "project/../outside/secret.md"] {
            let project = Project::new();
            project.link(&format!("project/{path}"), project.path(target));
            project.refuses(Code::UnreadFile, &[path, "out of the project", "outside/secret.md"]);
        }
    }
    for folder in ["documents/folder", "static/folder", "static", "annotations", "templates"] {
        let project = Project::new();
        project.link(&format!("project/{folder}"), project.path("outside"));
        project.refuses(Code::UnreadFile, &[folder, "out of the project"]);
    }
    // A link in the project to a link out of it, and a style for citations.
    let project = Project::new();
    project.link("project/hop", project.path("outside"));
    project.link("project/static/b.png", "../hop/secret.png");
    project.refuses(Code::UnreadFile, &["static/b.png", "out of the project"]);
    let project = Project::new();
    project.link("project/style.csl", project.path("outside/secret.md"));
    project.write("project/postil.yaml", "citation_style: style.csl\n");
    project.refuses(Code::UnreadFile, &["style.csl", "out of the project"]);
}

#[test]
fn of_a_document_that_is_not_read_only_that_is_said() {
    let project = Project::new();
    project.link("project/documents/b.md", project.path("outside/secret.md"));
    project.write("project/annotations/b.yaml", "context:\n  - {quote: SECRET, note: N.}\n");
    project.write("project/annotations/other.yaml", "document: b.md\n");
    project.refuses(Code::UnreadFile, &["documents/b.md"]);
    assert_eq!(project.build().messages.len(), 1);
}

#[test]
fn links_in_a_circle_and_links_to_nothing_are_errors() {
    for (target, words) in [("..", "lies in"), ("itself", "nowhere"), ("/nowhere/at/all", "nowhere")] {
        for folder in ["documents/folder", "static"] {
            let project = Project::new();
            project.link(&format!("project/{folder}/itself"), target);
            project.refuses(Code::UnreadFile, &[&format!("{folder}/itself"), words]);
        }
    }
    for path in ["static", "annotations", "postil.yaml"] {
        let project = Project::new();
        project.link(&format!("project/{path}"), "nowhere");
        project.refuses(Code::UnreadFile, &[path, "nowhere"]);
    }
}

#[test]
fn links_from_folder_to_folder_are_not_followed_without_end() {
    let project = Project::new();
    for number in 0..40 {
        project.write(&format!("project/chain/{number}/x.md"), "# X\n");
        for link in ["one", "other"] {
            project.link(&format!("project/chain/{number}/{link}"), format!("../{}", number + 1));
        }
    }
    project.link("project/documents/begin", "../chain/0");
    project.refuses(Code::UnreadFile, &["documents/begin/one", "behind another"]);
}

#[test]
fn pipes_are_not_waited_for() {
    let project = Project::new();
    for path in ["documents/pipe.md", "annotations/pipe.yaml", "static/pipe"] {
        let path = project.path("project").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }
    let report = project.build();
    assert_eq!(report.messages.iter().filter(|message| message.diagnostic.code == Code::UnreadFile).count(), 3);
    assert!(project.path("site/a.html").is_file());
    let project = Project::new();
    let settings = project.path("project/postil.yaml");
    assert!(std::process::Command::new("mkfifo").arg(settings).status().unwrap().success());
    project.refuses(Code::UnreadFile, &["postil.yaml", "no file"]);
}

#[test]
fn pipes_in_the_output_are_not_waited_for_and_not_replaced() {
    let pipe = |path: &Path| {
        let _ = fs::remove_file(path);
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    let project = Project::new();
    project.write("project/documents/b.md", "# B\n");
    project.build();
    // In the place of a page that is no longer there, of one that is, and of the list of pages.
    fs::remove_file(project.path("project/documents/b.md")).unwrap();
    pipe(&project.path("site/b.html"));
    assert!(project.build().summary.is_some());
    assert!(!fs::symlink_metadata(project.path("site/b.html")).unwrap().is_file());
    pipe(&project.path("site/a.html"));
    assert!(project.build().summary.is_some());
    assert!(fs::symlink_metadata(project.path("site/a.html")).unwrap().is_file());
    pipe(&project.path("site/.postil"));
    let message = project.build_to(&project.path("site")).unwrap_err();
    assert!(message.contains("was not made by Postil"), "{message}");
    let file = project.path("page.html");
    pipe(&file);
    let options = Options { project: project.path("project"), ..Options::default() };
    let message = postil::build_standalone(&options, &file, &|_| {}).unwrap_err().to_string();
    assert!(message.contains("no file") && message.contains("page.html"), "{message}");
}

#[test]
fn an_output_that_is_a_link_stays_one() {
    let project = Project::new();
    fs::create_dir(project.path("elsewhere")).unwrap();
    project.link("site", "elsewhere");
    project.build();
    project.write("project/documents/a.md", "# Another\n");
    project.build();
    assert!(fs::symlink_metadata(project.path("site")).unwrap().is_symlink());
    assert!(fs::read_to_string(project.path("elsewhere/a.html")).unwrap().contains("Another"));
    let dangling = Project::new();
    dangling.link("site", "nowhere");
    let message = dangling.build_to(&dangling.path("site")).unwrap_err();
    assert!(message.contains("leads nowhere"), "{message}");
}

#[test]
fn an_output_among_the_inputs_is_refused_through_links_too() {
    let project = Project::new();
    project.link("to-documents", "project/documents");
    project.link("to-project", "project");
    for output in ["to-documents", "to-documents/site", "to-project", "project/documents/../documents/x", "."] {
        let message = project.build_to(&project.path(output)).unwrap_err();
        assert!(message.contains("the project is read from"), "{output}: {message}");
    }
    // What a link leads to is an input, wherever it lies.
    let project = Project::new();
    project.write("project/site/mine.txt", "mine");
    project.link("project/static/old", "../site");
    let message = project.build_to(&project.path("project/site")).unwrap_err();
    assert!(message.contains("the project is read from"), "{message}");
    assert_eq!(fs::read_dir(project.path("project/site")).unwrap().count(), 1);
    project.write("project/shared/b.md", "# B\n");
    project.link("project/documents/b.md", "../shared/b.md");
    let options = Options { project: project.path("project"), ..Options::default() };
    for file in ["project/documents/a.md", "project/shared/b.md", "project/postil.yaml/x"] {
        project.write("project/postil.yaml", "");
        let failure = postil::build_standalone(&options, &project.path(file), &|_| {}).unwrap_err().to_string();
        assert!(failure.contains("the project is read from"), "{file}: {failure}");
    }
    // A citation style may lie anywhere in the project.
    project.write("project/styles/a.csl", "<style/>");
    project.write("project/postil.yaml", "citation_style: styles/a.csl\n");
    let message = project.build_to(&project.path("project/styles")).unwrap_err();
    assert!(message.contains("the project is read from"), "{message}");
}

#[test]
fn nothing_is_written_through_links_in_the_output() {
    let project = Project::new();
    project.write("project/documents/folder/b.md", "# B\n");
    project.build();
    let outside = files(&project.path("outside"));
    // A page, and a folder of pages, that someone has replaced by links to elsewhere.
    fs::remove_file(project.path("site/a.html")).unwrap();
    project.link("site/a.html", project.path("outside/secret.md"));
    fs::remove_dir_all(project.path("site/folder")).unwrap();
    project.link("site/folder", project.path("outside"));
    let report = project.build();
    assert!(report.summary.is_some());
    assert_eq!(files(&project.path("outside")), outside);
    let page = fs::symlink_metadata(project.path("site/a.html")).unwrap();
    assert!(page.is_file() && fs::symlink_metadata(project.path("site/folder")).unwrap().is_dir());
    assert!(project.path("site/folder/b.html").is_file());
}

//! A document long enough that what is made of it is made in pieces, side by side, with passages that reach over the pieces'
//! borders.

use super::project;
use super::properties::hold;
use std::fmt::Write as _;
use std::fs;
use tempfile::TempDir;

/// More than twice as many blocks as one piece has.
const BLOCKS: usize = 700;

/// A text of paragraphs, lists and pictures, and its annotations: one at each block, and some that reach over many.
fn long() -> (String, String) {
    let (mut text, mut notes) = ("# Long\n".to_owned(), "context:\n".to_owned());
    for number in 0..BLOCKS {
        let sentence = format!("Block {number} says *what* number {number} says");
        let _ = match number % 9 {
            3 => writeln!(text, "\n- {sentence}.\n- And number {number} more."),
            5 => writeln!(text, "\n{sentence} ![and shows it](picture.png)."),
            7 => writeln!(text, "\n## {sentence}"),
            _ => writeln!(text, "\n{sentence}."),
        };
        let _ =
            writeln!(notes, "  - {{id: n{number}, quote: Block {number} says, note: \"Says *{number}*, [[@work]].\"}}");
    }
    for (number, (from, to)) in
        [(0, 699), (250, 262), (255, 256), (256, 257), (100, 540), (511, 513), (698, 699)].iter().enumerate()
    {
        let _ = writeln!(
            notes,
            "  - {{id: w{number}, from: Block {from} says, to: number {to} says, note: \"From {from} to {to}.\"}}"
        );
    }
    (text, notes.replace("[[", "[").replace("]]", "]"))
}

const WORKS: &str = "- {id: work, title: A work}\n";

#[test]
fn its_page_is_whole() {
    let (text, notes) = long();
    let files = [
        ("documents/long.md", text.as_str()),
        ("annotations/long.yaml", &notes),
        ("annotations/bibliography.yaml", WORKS),
        ("static/picture.png", ""),
    ];
    assert!(hold(&files.map(|(path, text)| (path, text.as_bytes()))).is_some());
}

#[test]
fn it_is_the_same_with_one_thread_and_with_many() {
    let folder = TempDir::new().unwrap();
    let (text, notes) = long();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    fs::create_dir_all(folder.path().join("annotations")).unwrap();
    fs::create_dir_all(folder.path().join("static")).unwrap();
    fs::write(folder.path().join("documents/long.md"), text).unwrap();
    fs::write(folder.path().join("annotations/long.yaml"), notes).unwrap();
    fs::write(folder.path().join("annotations/bibliography.yaml"), WORKS).unwrap();
    fs::write(folder.path().join("static/picture.png"), "").unwrap();
    let sites = [1, 2, 7].map(|threads| {
        let site = folder.path().join(format!("site-{threads}"));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let report = pool.install(|| project::build(folder.path(), &site, false));
        assert!(report.summary.is_some(), "{:?}", report.messages);
        project::files(&site)
    });
    for other in &sites[1..] {
        assert_eq!(sites[0].len(), other.len());
        for ((path, bytes), (other_path, other_bytes)) in sites[0].iter().zip(other) {
            assert!(path == other_path && bytes == other_bytes, "{path} is another");
        }
    }
}

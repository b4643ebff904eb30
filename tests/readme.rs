//! The README's examples, built as they are.

use super::project::build;
use std::fs;
use std::path::Path;

/// A text that has the words which the example quotes.
const SPEECH: &str = "# A speech\n\nWe shall go on to the end. We shall fight on the beaches, we shall fight on the \
                      landing grounds; we shall never surrender.\n";

/// The blocks of YAML in the README, in their order.
fn examples() -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let blocks = text.split("\n```yaml\n").skip(1);
    blocks.map(|block| block.split_once("\n```").unwrap().0.to_owned() + "\n").collect()
}

#[test]
fn the_examples_of_the_format_are_a_project() {
    let examples = examples();
    let [annotations, bibliography, settings, ..] = examples.as_slice() else { panic!("{examples:?}") };
    let folder = tempfile::tempdir().unwrap();
    // The style needs a feature that is left out by default, and a file.
    let settings: String =
        settings.lines().filter(|line| !line.starts_with("citation_style:")).collect::<Vec<_>>().join("\n");
    for (path, text) in [
        ("documents/speech.md", SPEECH),
        ("annotations/speech.yaml", annotations),
        ("annotations/bibliography.yaml", bibliography),
        ("postil.yaml", &settings),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let report = build(folder.path(), &folder.path().join("site"), false);
    let said: Vec<String> = report.messages.into_iter().map(|message| message.diagnostic.message).collect();
    assert_eq!(said, [""; 0]);
    let page = fs::read_to_string(folder.path().join("site/speech.html")).unwrap();
    assert!(page.contains("never surrender</mark>"), "{page}");
}

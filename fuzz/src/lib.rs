//! What every fuzz target asks of its input: the properties that the tests ask of generated projects.

// The tests run some of it alone.
#[path = "../../tests/properties.rs"]
mod properties;

// The same search as in the tests.
#[path = "../../tests/quote_search.rs"]
mod quote_search;

pub use properties::hold;
pub use quote_search::found_as_by_hand;

use postil::diagnostic::Diagnostics;
use postil::parse::citation::Citation;
use postil::{load, parse};

/// The same of a project with a bibliography, every work of which a note cites.
pub fn hold_cited(path: &str, bibliography: &[u8]) {
    let files = [(path.into(), bibliography.to_vec())].into();
    let inputs = load::in_memory(&files, &mut Diagnostics::default());
    let works = parse::bibliography::read(&inputs).entries;
    let may_be_cited = |key: &&String| Citation::parse(key).is_ok_and(|citation| citation.key == **key);
    let keys: Vec<String> = works.keys().filter(may_be_cited).map(|key| quoted(key)).collect();
    let annotations = format!("sources:\n  - {{quote: Some words, cite: [{}], note: One.}}\n", keys.join(", "));
    properties::hold(&[
        ("documents/text.txt", b"Some words."),
        ("annotations/text.yaml", annotations.as_bytes()),
        (path, bibliography),
    ]);
}

/// A text as a double-quoted one of YAML.
pub fn quoted(text: &str) -> String {
    // JSON is YAML.
    serde_json::Value::from(text).to_string()
}

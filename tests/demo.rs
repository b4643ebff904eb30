//! The demo edition: `site/` is what a build gives, to the byte, and holds every annotation of the YAML.

use super::project::{build, files};
use scraper::{Html, Selector};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_committed_site_is_what_a_build_gives() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    assert!(build(root(), &output, false).summary.is_some());
    let (built, committed) = (files(&output), files(&root().join("site")));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&built), names(&committed));
    for ((name, built), (_, committed)) in built.iter().zip(&committed) {
        assert!(built == committed, "site/{name} is not what a build gives: run `cargo run --release -- build`");
    }
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let sites: Vec<_> = [1, 2, 5]
        .into_iter()
        .map(|threads| {
            let output = folder.path().join(threads.to_string());
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| build(root(), &output, false));
            files(&output)
        })
        .collect();
    assert!(!sites[0].is_empty());
    assert!(sites.iter().all(|site| *site == sites[0]));
}

/// The ids of the annotations in the YAML, read without Postil.
fn ids_in_yaml() -> (BTreeSet<String>, usize) {
    let text = fs::read_to_string(root().join("annotations/press-conference.yaml")).unwrap();
    let yaml: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let (mut ids, mut notes) = (BTreeSet::new(), 0);
    for kind in ["context", "sources", "contradictions"] {
        for annotation in yaml[kind].as_sequence().unwrap() {
            ids.insert(annotation["id"].as_str().unwrap().to_owned());
            let claims = annotation.get("claims").and_then(serde_yaml::Value::as_sequence);
            let is_placed = |claim: &&serde_yaml::Value| claim.get("quote").is_some() || claim.get("from").is_some();
            let placed = claims.map_or(1, |claims| claims.iter().filter(is_placed).count());
            notes += placed.max(1);
        }
    }
    (ids, notes)
}

#[test]
fn every_annotation_of_the_yaml_is_in_the_page() {
    let page = Html::parse_document(&fs::read_to_string(root().join("site/press-conference.html")).unwrap());
    let notes = Selector::parse("aside.note").unwrap();
    let ids: Vec<String> =
        page.select(&notes).map(|note| note.value().attr("id").unwrap().trim_start_matches("n-").to_owned()).collect();
    let (in_yaml, notes_in_yaml) = ids_in_yaml();
    assert_eq!(ids.len(), notes_in_yaml);
    for id in &in_yaml {
        assert!(ids.contains(id), "the annotation {id} has no note");
    }
    let marks = Selector::parse("mark").unwrap();
    let marked: BTreeSet<&str> = page.select(&marks).map(|mark| mark.value().attr("data-note").unwrap()).collect();
    assert!(marked.iter().all(|id| ids.iter().any(|other| other == id)));
    assert!(in_yaml.len() >= 42, "22 context notes, 12 source notes and 8 contradictions");
}

#[test]
fn the_demos_text_is_the_one_it_says_it_is() {
    let page = fs::read_to_string(root().join("site/press-conference.html")).unwrap();
    let text = fs::read(root().join("documents/press-conference.txt")).unwrap();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(text);
    let digits: Vec<String> = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(page.contains(&digits.concat()));
}

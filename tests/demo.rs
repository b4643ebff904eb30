//! The demo edition: `site/` is what a build gives, to the byte, and holds every annotation of the YAML.

use super::project::{build, files};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
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
        assert!(
            built == committed,
            "site/{name} is not what a build gives: run `cargo run --locked --release -- build`"
        );
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

/// The works of a sources page by their id: the text of each, and where its passages are.
fn works(page: &str) -> BTreeMap<String, (String, Vec<String>)> {
    let page = Html::parse_document(page);
    let [work, note, passage] =
        [".bibliography > li", "p:first-child", ".passages a"].map(|css| Selector::parse(css).unwrap());
    let read = page.select(&work).map(|item| {
        let text: String = item.select(&note).next().unwrap().text().collect();
        let passages = item.select(&passage).map(|link| link.value().attr("href").unwrap().to_owned()).collect();
        (item.value().id().unwrap().to_owned(), (text, passages))
    });
    read.collect()
}

/// Asserts that every work of the demo's bibliography is on its sources page, that each is led to and leads back to what
/// rests on it; gives the works by their id.
pub fn works_that_lead_both_ways(site: &Path) -> BTreeMap<String, (String, Vec<String>)> {
    let read = |path: &str| fs::read_to_string(site.join(path)).unwrap();
    let works = works(&read("sources.html"));
    let yaml = fs::read_to_string(root().join("annotations/bibliography.yaml")).unwrap();
    let entries: serde_yaml::Value = serde_yaml::from_str(&yaml).unwrap();
    let entries = entries["references"].as_sequence().unwrap();
    assert!(entries.len() > 60 && works.len() == entries.len());
    let (page, timeline) = (read("press-conference.html"), read("timeline.html"));
    let linked: BTreeSet<String> = [&page, &timeline]
        .into_iter()
        .flat_map(|page| page.split("sources.html#").skip(1))
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    for entry in entries {
        let id = format!("s-{}", entry["id"].as_str().unwrap());
        let (text, passages) = &works[&id];
        assert!(!text.is_empty() && !passages.is_empty(), "{id}: {text}");
        assert!(linked.contains(&id), "nothing leads to {id}");
        for passage in passages {
            let (file, target) = passage.split_once('#').unwrap();
            let on = if file == "timeline.html" { &timeline } else { &page };
            assert!(on.contains(&format!("id=\"{target}\"")), "{id} leads to {passage}");
        }
    }
    works
}

#[test]
fn every_work_leads_to_what_rests_on_it_and_back() {
    let works = works_that_lead_both_ways(&root().join("site"));
    let (text, _) = &works["s-nbc-2017-03-02"];
    let expected =
        "Tony Capra and Erik Ortiz, “Attorney General Jeff Sessions: ‘I Will Recuse Myself’ If Necessary,” NBC News";
    assert!(text.starts_with(expected), "{text}");
}

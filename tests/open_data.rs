//! Open data: what the files say of each other, for every project among the cases. Their schemas, and what independent
//! implementations make of them, is tested in a browser (tests/browser/open-data.test.js).

use super::project::{build, files, that_build};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The data of a built project: the edition, and the collections by path.
struct Data {
    edition: Value,
    collections: BTreeMap<String, Value>,
    pages: BTreeMap<String, String>,
}

fn data(project: &Path) -> Data {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("site");
    assert!(build(project, &output, true).summary.is_some(), "{}", project.display());
    let files = files(&output);
    let ending = |end: &str| {
        let wanted: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(end)).cloned().collect();
        wanted.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
    };
    let parsed = |text: String| serde_json::from_str(&text).unwrap();
    let (_, edition) = ending("edition.json").next().unwrap();
    let collections = ending(".jsonld").map(|(name, text)| (name, parsed(text))).collect();
    Data { edition: parsed(edition), collections, pages: ending(".html").collect() }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn positions_and_quotes_select_the_same_words_and_no_others() {
    let mut count = 0;
    for project in that_build() {
        let Data { edition, collections, .. } = data(&project);
        let texts: BTreeMap<&str, &str> = list(&edition["documents"])
            .iter()
            .map(|document| (text(&document["page"]), text(&document["text"])))
            .collect();
        // Of a page in a folder the collections beside it give other relative addresses than the edition.
        let of =
            |source: &str| texts.iter().find(|(page, _)| source.trim_start_matches("../").ends_with(*page)).unwrap().1;
        for collection in collections.values() {
            for target in list(&collection["first"]["items"]).iter().flat_map(|item| list(&item["target"])) {
                let [quote, position] = list(&target["selector"]) else { continue };
                let page = *of(text(&target["source"]));
                let [start, end] =
                    ["start", "end"].map(|key| usize::try_from(position[key].as_u64().unwrap()).unwrap());
                let by_position: String = page.chars().skip(start).take(end - start).collect();
                assert_eq!(by_position, text(&quote["exact"]));
                let whole = ["prefix", "exact", "suffix"].map(|key| text(&quote[key])).concat();
                let first = page.find(&whole).unwrap();
                let before = page[..first].chars().count() + text(&quote["prefix"]).chars().count();
                assert_eq!(before, start, "{whole} stands elsewhere first");
                let next = first + whole.chars().next().unwrap().len_utf8();
                assert!(!page[next..].contains(&whole), "{whole} stands twice");
                count += 1;
            }
        }
    }
    assert!(count > 120, "{count}");
}

#[test]
fn every_note_of_a_page_is_in_its_collection_and_every_annotation_in_the_edition() {
    for project in that_build() {
        let Data { edition, collections, pages } = data(&project);
        let mut annotations = BTreeSet::new();
        for (path, collection) in &collections {
            let items = list(&collection["first"]["items"]);
            assert_eq!(collection["total"], items.len());
            let page = &pages[&path.replace(".jsonld", ".html")];
            // The sides of a contradiction are notes of their own, and targets of one annotation.
            let notes = page.matches("<aside class=\"note ").count();
            assert!(items.len() <= notes && (notes == 0) == items.is_empty(), "{path}");
            let ids: BTreeSet<&str> = items
                .iter()
                .map(|item| text(&item["id"]).rsplit_once('/').map_or(text(&item["id"]), |(_, id)| id))
                .collect();
            assert_eq!(ids.len(), items.len(), "{path}");
            annotations.extend(ids.into_iter().map(str::to_owned));
        }
        let in_edition: BTreeSet<String> = list(&edition["documents"])
            .iter()
            .flat_map(|document| list(&document["notes"]))
            .map(|note| text(&note["page"]).rsplit('/').next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(annotations, in_edition, "{}", project.display());
    }
}

#[test]
fn a_page_holds_one_block_of_data_that_ends_where_it_should() {
    let mut documents = 0;
    for project in that_build() {
        let Data { edition, pages, .. } = data(&project);
        for page in pages.values().filter(|page| page.contains("application/ld+json\">")) {
            let [_, block] = page.split("<script type=\"application/ld+json\">").collect::<Vec<_>>()[..] else {
                panic!("one block of data")
            };
            let (json, rest) = block.split_once("</script>").unwrap();
            assert!(rest.trim_start().starts_with("</body>"), "nothing of the data is outside of it");
            let graph: Value = serde_json::from_str(json).unwrap();
            let headline = text(&graph["@graph"][0]["headline"]);
            assert!(list(&edition["documents"]).iter().any(|document| text(&document["title"]) == headline));
            documents += 1;
        }
    }
    assert!(documents > 20, "{documents}");
}

#[test]
fn a_verdict_belongs_to_a_contradiction_that_asks_for_one() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pages/open-data.in");
    let Data { edition, pages, .. } = data(&project);
    let reviews = |page: &str| pages[page].matches("\"@type\":\"ClaimReview\"").count();
    assert_eq!((reviews("speech.html"), reviews("minutes/may.html")), (1, 0));
    let notes = list(&edition["documents"]).iter().flat_map(|document| list(&document["notes"]));
    let reviewed: Vec<&Value> =
        notes.map(|note| &note["contradiction"]["review"]).filter(|review| !review.is_null()).collect();
    assert_eq!(reviewed.len(), 1);
    assert_eq!((reviewed[0]["claim"].as_u64(), text(&reviewed[0]["author"])), (Some(1), "The Desk"));
}

#[test]
fn the_bibliography_is_read_back_as_it_was_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for original in [root.join("tests/cases/pages/bibliography-formats.in"), root.to_owned()] {
        let folder = tempfile::tempdir().unwrap();
        let written = |project: &Path, name: &str| {
            let output = folder.path().join(name);
            assert!(build(project, &output, false).summary.is_some(), "{}", project.display());
            std::fs::read_to_string(output.join("bibliography.json")).unwrap()
        };
        let first = written(&original, "first");
        let project = folder.path().join("project");
        for folder in ["documents", "annotations", "static"].into_iter().filter(|folder| original.join(folder).is_dir())
        {
            for (name, bytes) in files(&original.join(folder)) {
                let extension = name.rsplit('.').next().unwrap_or_default();
                if !["bib", "json"].contains(&extension) && name != "bibliography.yaml" {
                    let path = project.join(folder).join(name);
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    std::fs::write(path, bytes).unwrap();
                }
            }
        }
        std::fs::copy(original.join("postil.yaml"), project.join("postil.yaml")).ok();
        std::fs::write(project.join("annotations/export.json"), &first).unwrap();
        assert_eq!(written(&project, "second"), first, "{}", original.display());
    }
}

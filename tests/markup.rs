//! `html: sanitize` and `html: trust`: what passes, what does not, and that nothing reaches out of its block.

use super::project::build;
use scraper::{Html, Selector};
use std::fs;

/// The page of a document under a setting, with one note on these words.
fn page(html: &str, document: &str, note: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    fs::create_dir_all(folder.path().join("annotations")).unwrap();
    fs::write(folder.path().join("postil.yaml"), format!("html: {html}\n")).unwrap();
    fs::write(folder.path().join("documents/a.md"), document).unwrap();
    let annotation = serde_json::json!({"context": [{"id": "n", "quote": "the words", "note": note}]});
    fs::write(folder.path().join("annotations/a.yaml"), annotation.to_string()).unwrap();
    let site = folder.path().join("site");
    let report = build(folder.path(), &site, false);
    assert!(report.summary.is_some(), "{document}: {:?}", report.messages);
    fs::read_to_string(site.join("a.html")).unwrap()
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect()).collect()
}

fn count(page: &str, selector: &str) -> usize {
    texts(page, selector).len()
}

#[test]
fn what_is_on_the_list_passes_and_marks_nest_with_it() {
    let html = page("sanitize", "H<sub>2</sub>O: <em>some of the</em> words <br>here.\n", "A <kbd>key</kbd>.");
    assert_eq!(texts(&html, "article p sub"), ["2"]);
    assert_eq!(texts(&html, "mark").concat(), "the words");
    assert_eq!(texts(&html, "aside kbd"), ["key"]);
    let html = page("sanitize", "<table><tr><td>the</td>\n<td>words\n</table>\n\nLast.\n", "x");
    assert_eq!(texts(&html, "td mark"), ["the", "words"]);
    assert_eq!(count(&html, ".unit"), 2);
}

#[test]
fn raw_html_is_text_unless_asked_for() {
    // S11, CVE-2026-50133 (Hugo): raw HTML of content was on by default.
    let html = page("text", "<b>the words</b>\n", "<i>x</i>");
    assert_eq!((count(&html, "article b"), count(&html, "aside i")), (0, 0));
    assert!(html.contains("&lt;b&gt;"));
}

#[test]
fn no_name_of_the_page_can_be_taken() {
    // S14, CVE-2024-47885 (Astro), CVE-2024-45812 (Vite): elements named like what a script looks for.
    let html = page("sanitize", "<a id=text name=x class=note style=x data-note=n href=x>the words</a>\n", "x");
    let names = "article a[id], article a[name], article p a.note, article a[style], article p a[data-note]";
    assert_eq!(count(&html, names), 0);
}

#[test]
fn what_is_left_open_ends_with_its_block() {
    for open in ["<b><i>", "<div><table><tr>", "</div></div></article></main>", "<a href=x>", "<ul><li>", "<ruby><rt>"]
    {
        let html = page("sanitize", &format!("One.\n\n{open}the words\n\n- {open}two\n\nLast.\n"), &format!("{open}n"));
        assert_eq!(count(&html, "article.document > .unit"), 4, "{open}");
        assert_eq!(count(&html, "article > .unit > .notes > aside.note"), 1, "{open}");
        assert_eq!(count(&html, "body > main, body > footer"), 2, "{open}");
        assert_eq!(texts(&html, "article > .unit:last-child p"), ["Last."], "{open}");
        assert_eq!(texts(&html, "mark").concat(), "the words", "{open}");
    }
}

#[test]
fn markup_that_mutates_gives_nothing_that_runs() {
    // S12: RUSTSEC-2021-0074, -2025-0071, -2026-0193 and -2026-0213 (ammonia), CVE-2021-42576 (bluemonday).
    let payloads: serde_json::Value = serde_json::from_str(include_str!("browser/payloads.json")).unwrap();
    let payloads = payloads.as_array().unwrap();
    assert!(payloads.len() > 250);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("documents")).unwrap();
    fs::create_dir_all(folder.path().join("annotations")).unwrap();
    fs::write(folder.path().join("postil.yaml"), "html: sanitize\n").unwrap();
    let payloads: Vec<&str> = payloads.iter().filter_map(|payload| payload["text"].as_str()).collect();
    for (number, payload) in payloads.iter().enumerate() {
        let document = format!("the words {payload}\n\n{payload}\n\n<div>\n{payload}\n</div>\n");
        fs::write(folder.path().join(format!("documents/p{number}.md")), document).unwrap();
        // No YAML may hold U+FFFE as it is.
        let note = payload.replace('\u{fffe}', "");
        let annotation = serde_json::json!({"context": [{"quote": "the words", "note": note}]});
        fs::write(folder.path().join(format!("annotations/p{number}.yaml")), annotation.to_string()).unwrap();
    }
    let site = folder.path().join("site");
    let report = build(folder.path(), &site, false);
    assert!(report.summary.is_some(), "{:?}", report.messages);
    for (number, payload) in payloads.iter().enumerate() {
        let html = fs::read_to_string(site.join(format!("p{number}.html"))).unwrap();
        super::hostile_bibliography::assert_harmless(&html.replace("<img ", "<picture "), payload);
        let hostile = "article svg script, math, article style, textarea, noscript, article p title, form, template";
        assert_eq!(count(&html, hostile), 0, "{payload}");
        assert_eq!(count(&html, "main > article > .unit"), count(&html, ".unit"), "{payload}");
    }
}

#[test]
fn markup_too_deep_is_text() {
    // S18: the cleaner takes time with the square of the depth; 100,000 elements took 50 seconds.
    for open in ["<div>", "<b title=x>", "<ul><li>", "<svg><desc>"] {
        let html = page("sanitize", &format!("the words\n\n<p>\n{}\n", open.repeat(20_000)), "x");
        assert!(count(&html, "*") < 200, "{open}");
    }
}

#[test]
fn trusted_html_passes_as_it_is_and_is_no_text() {
    let html = page(
        "trust",
        "A <span class=\"x>y\">b</span> of the words.\n\n<figure id=\"f\"><b>c</b></figure>\n",
        "<i>d</i>",
    );
    assert_eq!(texts(&html, "span[class='x>y']"), ["b"]);
    assert_eq!(texts(&html, "figure#f"), ["c"]);
    assert_eq!(texts(&html, "mark"), ["the words"]);
    assert_eq!(texts(&html, "aside i"), ["d"]);
}

//! Citation styles, with the cargo feature `csl`: the demo in APA, styles that cannot be used, and hostile works.
//!
//! The APA style is that of a package of the browser tests: `npm ci` in `tests/browser` puts it in its place.

use super::demo::works_that_lead_both_ways;
use super::hostile_bibliography::{HOSTILE, assert_harmless, formats, project};
use super::project::build;
use postil::Report;
use std::fs;
use std::path::Path;

/// The American Psychological Association's style, in its 7th edition.
fn apa() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/browser/node_modules/@citation-js/plugin-csl/lib/styles.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run npm ci", path.display()));
    let styles: serde_json::Value = serde_json::from_str(&text).unwrap();
    styles["apa"].as_str().unwrap().to_owned()
}

/// A style that writes a title and a number, with a margin, and every way to set words.
const SMALL: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Small</title><id>small</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography second-field-align="flush"><layout>
<text variable="citation-number" suffix="."/>
<text variable="title" font-style="italic" font-weight="bold" prefix=" "/>
<text variable="publisher" font-variant="small-caps" text-decoration="underline" prefix=", "/>
<text variable="volume" vertical-align="sup"/>
<text variable="note" display="block"/>
<text variable="URL" prefix=" "/>
</layout></bibliography></style>"#;

/// Builds a project with a style, and gives its report and the sources page, if there is one.
fn built(folder: &Path, style: &str) -> (Report, String) {
    fs::create_dir_all(folder.join("styles")).unwrap();
    fs::write(folder.join("styles/style.csl"), style).unwrap();
    let mut settings = fs::read_to_string(folder.join("postil.yaml")).unwrap_or_default();
    settings.push_str("citation_style: styles/style.csl\n");
    fs::write(folder.join("postil.yaml"), settings).unwrap();
    let report = build(folder, &folder.join("site"), false);
    (report, fs::read_to_string(folder.join("site/sources.html")).unwrap_or_default())
}

/// The demo, in a folder of its own.
fn demo(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("postil.yaml"), folder.join("postil.yaml")).unwrap();
    for inner in ["documents", "annotations"] {
        fs::create_dir(folder.join(inner)).unwrap();
        for entry in fs::read_dir(root.join(inner)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(inner).join(path.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn the_demo_is_complete_in_apa_and_leads_both_ways() {
    let folder = tempfile::tempdir().unwrap();
    demo(folder.path());
    let (report, _) = built(folder.path(), &apa());
    assert!(report.summary.is_some(), "{:#?}", report.messages);
    let works = works_that_lead_both_ways(&folder.path().join("site"));
    // As the manual writes a page of a news site, an article of a newspaper, and a report.
    for (key, expected) in [
        (
            "s-nbc-2017-03-02",
            "Capra, T., & Ortiz, E. (2017, March 2). Attorney General Jeff Sessions: ‘I Will Recuse Myself’ If Necessary. NBC News. https://www.nbcnews.com/",
        ),
        (
            "s-upi-2017-02-08",
            "Ware, D. G., & Adamczyk, E. (2017, February 8). Jeff Sessions sworn in as attorney general. UPI. https://www.upi.com/",
        ),
        (
            "s-mueller-v1",
            "Mueller, R. S., III. (2019). Report On The Investigation Into Russian Interference In The 2016 Presidential Election: I. U.S. Department of Justice.",
        ),
    ] {
        let (text, _) = &works[key];
        assert!(text.starts_with(expected), "{text}");
    }
}

#[test]
fn works_are_in_the_order_of_the_style() {
    let folder = tempfile::tempdir().unwrap();
    demo(folder.path());
    let (_, sources) = built(folder.path(), &apa());
    let position = |key: &str| sources.find(&format!("id=\"s-{key}\"")).unwrap();
    // By Elsasser, Mueller (two of one year), Nusca.
    let order = ["chitribune-1986-06-06", "mueller-v1", "mueller-v2", "fortune-2017-01-30"].map(position);
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_style_sets_words_without_styles_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let entry = "- {id: work, type: book, title: A title, publisher: A press, volume: 2, URL: 'https://example.org/?a=1&b=2'}\n";
    project(folder.path(), "title: A\n", &("bibliography.yaml", entry.to_owned()));
    let (report, sources) = built(folder.path(), SMALL);
    assert!(report.summary.is_some(), "{:#?}", report.messages);
    for part in [
        "<span class=\"csl-first\">1.</span>",
        "<b><i> A title</i></b>",
        "<u><span class=\"small-capitals\">, A press</span></u>",
        "<sup>2</sup>",
        "href=\"https://example.org/?a=1&amp;b=2\"",
    ] {
        assert!(sources.contains(part), "{part} is not in {sources}");
    }
    assert!(!sources.contains("style="));
}

#[test]
fn hostile_texts_stay_texts_in_a_style() {
    for style in [SMALL, &apa()] {
        for text in HOSTILE {
            for file in formats(text, "https://example.org/?a=\"><script>alert(1)</script>") {
                let folder = tempfile::tempdir().unwrap();
                project(folder.path(), "title: A\n", &file);
                let (report, sources) = built(folder.path(), style);
                assert!(report.summary.is_some(), "{} {text}: {:?}", file.0, report.messages);
                assert_harmless(&sources, &format!("{}: {text}", file.0));
            }
        }
    }
}

#[test]
fn a_style_that_cannot_be_used_is_reported() {
    let dependent = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>A Journal</title>
        <id>http://www.zotero.org/styles/a-journal</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
        <updated>2026-01-01T00:00:00+00:00</updated></info></style>"#;
    for (style, expected) in [
        ("<html></html>", "this is no citation style"),
        ("", "this is no citation style"),
        (dependent, "this style only names another one"),
        (
            &SMALL.replace("<bibliography", "<!-- ").replace("</bibliography>", " -->"),
            "this style writes citations alone",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let entry = "- {id: work, type: book, title: A title}\n";
        project(folder.path(), "title: A\n", &("bibliography.yaml", entry.to_owned()));
        let (report, _) = built(folder.path(), style);
        let messages: Vec<&str> = report.messages.iter().map(|message| message.diagnostic.message.as_str()).collect();
        assert!(
            report.summary.is_none() && messages.iter().any(|message| message.starts_with(expected)),
            "{messages:?}"
        );
    }
}

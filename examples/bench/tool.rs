//! The programs that are compared: what each wants on disk, and how it is called.

use super::corpus::Document;
use super::work::Work;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that makes a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tool {
    /// Postil, or another build of it, by its binary.
    Postil(PathBuf),
    /// `examples/floor.rs`.
    Floor,
    /// One that makes any sort of site, with the notes as footnotes.
    Peer(Peer),
}

/// Programs that make any sort of site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    Zola,
    Hugo,
    Mdbook,
    Eleventy,
}

impl Peer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Zola, Self::Hugo, Self::Mdbook, Self::Eleventy];

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|peer| peer.name() == name)
    }

    /// The name of its command.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zola => "zola",
            Self::Hugo => "hugo",
            Self::Mdbook => "mdbook",
            Self::Eleventy => "eleventy",
        }
    }

    /// What it says of its version; none where it cannot be called.
    pub fn version(self) -> Option<String> {
        let argument = if self == Self::Hugo { "version" } else { "--version" };
        let output = Command::new(self.name()).arg(argument).output().ok().filter(|output| output.status.success())?;
        let text = String::from_utf8_lossy(&output.stdout);
        let words = text.lines().next()?.split_whitespace();
        let version = words.map(|word| word.trim_start_matches('v')).find(|word| word.starts_with(char::is_numeric))?;
        let end = version.find(|c: char| !c.is_numeric() && c != '.').unwrap_or(version.len());
        Some(version[..end].to_owned())
    }
}

impl Tool {
    /// The name of its folder.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Postil(_) => "postil",
            Self::Floor => "floor",
            Self::Peer(peer) => peer.name(),
        }
    }

    /// Writes the project of a work as this program wants it.
    pub fn set_up(&self, work: Work, project: &Path) -> io::Result<()> {
        if project.exists() {
            fs::remove_dir_all(project)?;
        }
        if work == Work::Demo {
            return demo(project);
        }
        if let Self::Postil(_) = self {
            return work.write(project);
        }
        for (path, text) in self.settings(work) {
            write(&project.join(path), &text)?;
        }
        let folder = project.join(self.folder());
        fs::create_dir_all(&folder)?;
        (0..work.documents()).into_par_iter().try_for_each(|number| {
            let document = work.document(number);
            let path = folder.join(&document.name).with_extension("md");
            let front = match self {
                Self::Peer(Peer::Zola | Peer::Hugo) => format!("+++\ntitle = \"{}\"\n+++\n\n", document.title()),
                Self::Peer(Peer::Eleventy) => format!("---\ntitle: {}\n---\n\n", document.title()),
                _ => String::new(),
            };
            fs::write(path, front + &document.with_footnotes())
        })
    }

    /// Where its documents are.
    fn folder(&self) -> &'static str {
        match self {
            Self::Peer(Peer::Mdbook) => "src",
            _ => "content",
        }
    }

    /// The files beside the documents. Each peer has one layout of its own and a front page that lists the documents, and
    /// nothing that could be left out.
    fn settings(&self, work: Work) -> Vec<(&'static str, String)> {
        let settings: &[(&str, &str)] = match self {
            Self::Floor | Self::Postil(_) => &[],
            Self::Peer(Peer::Zola) => &[
                ("config.toml", "base_url = \"https://example.org\"\ntitle = \"A corpus\"\n"),
                ("content/_index.md", "+++\ntitle = \"A corpus\"\n+++\n"),
                ("templates/index.html", ZOLA_INDEX),
                ("templates/page.html", ZOLA_PAGE),
            ],
            Self::Peer(Peer::Hugo) => &[
                ("hugo.toml", HUGO_SETTINGS),
                ("layouts/index.html", HUGO_INDEX),
                ("layouts/_default/single.html", HUGO_PAGE),
            ],
            Self::Peer(Peer::Mdbook) => {
                &[("book.toml", "[book]\ntitle = \"A corpus\"\n\n[output.html.search]\nenable = false\n")]
            }
            Self::Peer(Peer::Eleventy) => &[
                ("eleventy.config.cjs", ELEVENTY_SETTINGS),
                ("content/content.json", "{\"layout\": \"page.njk\", \"tags\": \"documents\"}\n"),
                ("content/index.njk", ELEVENTY_INDEX),
                ("content/_includes/page.njk", ELEVENTY_PAGE),
            ],
        };
        let mut files: Vec<_> = settings.iter().map(|(path, text)| (*path, (*text).to_owned())).collect();
        if let Self::Peer(Peer::Mdbook) = self {
            let chapters: Vec<String> = (0..work.documents())
                .map(|number| {
                    let name = Document::name(number);
                    format!("- [{name}]({name}.md)")
                })
                .collect();
            files.push(("src/SUMMARY.md", chapters.join("\n")));
        }
        files
    }

    /// The command that builds a project into a folder.
    pub fn command(&self, project: &Path, output: &Path) -> Vec<String> {
        let text = |path: &Path| path.display().to_string();
        let words: Vec<&str> = match self {
            Self::Postil(_) => vec!["build", "{project}", "--output", "{output}"],
            Self::Floor => vec!["{project}/content", "{output}"],
            Self::Peer(Peer::Zola) => vec!["--root", "{project}", "build", "--force", "--output-dir", "{output}"],
            Self::Peer(Peer::Hugo) => vec!["--quiet", "--source", "{project}", "--destination", "{output}"],
            Self::Peer(Peer::Mdbook) => vec!["build", "{project}", "--dest-dir", "{output}"],
            Self::Peer(Peer::Eleventy) => vec!["--quiet", "--config=eleventy.config.cjs", "--output={output}"],
        };
        let program = match self {
            Self::Postil(binary) => text(binary),
            Self::Floor => text(&beside("examples/floor")),
            Self::Peer(peer) => peer.name().to_owned(),
        };
        let filled = |word: &&str| word.replace("{project}", &text(project)).replace("{output}", &text(output));
        std::iter::once(program).chain(words.iter().map(filled)).collect()
    }
}

/// A program of this package, built with this one.
pub fn beside(name: &str) -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    let folder = own.ancestors().nth(2).unwrap_or(Path::new("target/release"));
    folder.join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// The repository's own edition.
fn demo(project: &Path) -> io::Result<()> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["documents", "annotations", "templates"] {
        for entry in walkdir::WalkDir::new(repository.join(folder)) {
            let path = entry?.into_path();
            if path.is_file() {
                let within = path.strip_prefix(repository).map_err(io::Error::other)?;
                write(&project.join(within), &fs::read_to_string(&path)?)?;
            }
        }
    }
    write(&project.join("postil.yaml"), &fs::read_to_string(repository.join("postil.yaml"))?)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

const ZOLA_INDEX: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>{{ section.title }}</title></head>
<body><ul>{% for page in section.pages %}<li><a href=\"{{ page.permalink }}\">{{ page.title }}</a></li>{% endfor %}</ul></body>
</html>
";

const ZOLA_PAGE: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head>
<body>{{ page.content | safe }}</body>
</html>
";

const HUGO_SETTINGS: &str = "baseURL = \"https://example.org/\"
title = \"A corpus\"
disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"404\"]
";

const HUGO_INDEX: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>
<body><ul>{{ range .Site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body>
</html>
";

const HUGO_PAGE: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>
<body>{{ .Content }}</body>
</html>
";

const ELEVENTY_SETTINGS: &str = "const footnotes = require(\"markdown-it-footnote\");

module.exports = (settings) => {
  settings.amendLibrary(\"md\", (markdown) => markdown.use(footnotes));
  return { dir: { input: \"content\", includes: \"_includes\" }, markdownTemplateEngine: false };
};
";

const ELEVENTY_INDEX: &str = "---
layout: false
tags: []
eleventyExcludeFromCollections: true
---
<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>A corpus</title></head>
<body><ul>{% for page in collections.documents %}<li><a href=\"{{ page.url }}\">{{ page.data.title }}</a></li>{% endfor %}</ul></body>
</html>
";

const ELEVENTY_PAGE: &str = "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><title>{{ title }}</title></head>
<body>{{ content | safe }}</body>
</html>
";

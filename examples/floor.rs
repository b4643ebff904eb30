//! The least that a program can do that makes a site of Markdown files, for `scripts/bench` to measure against:
//! `floor FOLDER OUTPUT` reads them side by side, renders each with its footnotes, and writes it within a fixed wrapper.

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Floor</title>\n<body>\n";
const FOOT: &str = "</body>\n</html>\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: floor FOLDER OUTPUT".into());
    };
    let mut paths = Vec::new();
    for entry in WalkDir::new(&folder) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    fs::create_dir_all(&output)?;
    paths.par_iter().try_for_each(|path| page(path, &output))?;
    Ok(())
}

fn page(path: &Path, output: &Path) -> std::io::Result<()> {
    let markdown = fs::read_to_string(path)?;
    let mut page = String::with_capacity(markdown.len() * 3 / 2);
    page.push_str(HEAD);
    html::push_html(&mut page, Parser::new_ext(&markdown, Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES));
    page.push_str(FOOT);
    let name = path.file_stem().unwrap_or_default();
    fs::write(output.join(name).with_extension("html"), page)
}

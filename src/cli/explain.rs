//! `postil explain`: a page on each message.

use postil::diagnostic::{Code, nearest_name};
use std::process::ExitCode;

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        /// The page of each code, by its name.
        const PAGES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../docs/messages/", $name, ".md")))),*];
    };
}

pages![
    "not-utf8",
    "too-much",
    "other-format",
    "no-documents",
    "unread-file",
    "unusable-name",
    "yaml-syntax",
    "bibtex-syntax",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "invalid-value",
    "unknown-document",
    "duplicate-id",
    "duplicate-page",
    "quote-not-found",
    "quote-ambiguous",
    "quote-drifted",
    "unknown-citation",
    "duplicate-entry",
    "missing-file",
    "citation-style",
    "unknown-annotation",
    "template",
    "text-changed",
    "short-quote",
    "no-source",
    "uncited-entry",
    "incomplete-entry",
    "future-date",
    "early-correction",
    "repeated-note",
    "dead-link",
    "odd-address",
    "dead-address",
    "unportable-name",
    "long-note",
    "missing-words",
];

/// Prints the page of a code, or all names.
pub fn print(code: Option<&str>) -> ExitCode {
    let Some(code) = code else {
        for (name, page) in PAGES {
            let line = page.lines().skip(1).find(|line| !line.trim().is_empty()).unwrap_or_default();
            anstream::println!("{name:<18}  {line}");
        }
        return ExitCode::SUCCESS;
    };
    // A name may be pasted with what stands around it in a message.
    let name = code.trim_start_matches("error[").trim_start_matches("warning[").trim_end_matches(']');
    if let Some((_, page)) = PAGES.iter().find(|(other, _)| *other == name) {
        anstream::print!("{page}");
        return ExitCode::SUCCESS;
    }
    let hint = match nearest_name(name, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`postil explain` lists all".to_owned(),
    };
    anstream::eprintln!("error: there is no message `{name}`; {hint}");
    ExitCode::from(super::COULD_NOT_RUN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_page() {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        let pages: Vec<&str> = PAGES.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, pages);
        for (name, page) in PAGES {
            assert!(page.starts_with(&format!("# {name}\n")), "{name}");
            assert!(page.lines().count() >= 8, "{name} says too little");
        }
    }
}

//! Names that not every system can have: a site with one of them cannot be copied there.

use super::Lints;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Place;

/// The names of devices on Windows, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Looks at the names of documents and of files that are published as they are.
pub(super) fn check(lints: &mut Lints<'_>) {
    let inputs = &lints.resolved.anchored.parsed.inputs;
    for id in &inputs.documents {
        let path = &inputs.files.get(*id).path;
        if let Some(why) = fault(path) {
            let message = format!("Windows can have no file {path}: {why}");
            lints.add(Diagnostic::at(Code::UnportableName, Place::file(*id), message).help(HELP));
        }
    }
    for file in &inputs.static_files {
        if let Some(why) = fault(&file.path) {
            let message = format!("Windows can have no file static/{}: {why}", file.path);
            lints.add(Diagnostic::project(Code::UnportableName, message).help(HELP));
        }
    }
}

const HELP: &str = "rename it, or set `lints: {unportable-name: off}` where nobody uses Windows";

/// Why Windows can have no file of this path; none where it can.
fn fault(path: &str) -> Option<String> {
    path.split('/').find_map(|name| {
        let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
        let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
        let is_port = numbered.is_some_and(|number| number.len() == 1 && "123456789".contains(number));
        if let Some(character) = name.chars().find(|character| "<>:\"|?*".contains(*character)) {
            return Some(format!("`{character}` may be in no name"));
        }
        if DEVICES.contains(&stem.as_str()) || is_port {
            return Some(format!("`{stem}` is a device"));
        }
        name.ends_with([' ', '.']).then(|| "a name may end in no dot and no space".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses_are_faults() {
        for name in ["aux.md", "a/NUL/b.md", "com1.tar.md", "why?.md", "a:b.md", "end./x.md", "end /x.md", "lpt9"] {
            assert!(fault(name).is_some(), "{name}");
        }
        for name in
            ["auxiliary.md", "com0.md", "com10.md", "a.b.md", "it's 100% #1 & more.md", "\u{5d0}.txt", "nulls/x.md"]
        {
            assert_eq!(fault(name), None, "{name}");
        }
    }
}

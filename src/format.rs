//! The version of the format that a project's files are written in, as `format:` in `postil.yaml` gives it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::text::{FileId, Place, TextFiles, YamlPath};
use crate::yaml;
use serde::Deserialize;
use serde::de::{self, Deserializer};
use std::cmp::Ordering;

/// The format that this program reads. Where it is raised, `migrate::STEPS` says what changed.
pub const CURRENT: Format = Format(1);

/// A version of the format; they count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Format(pub usize);

impl Default for Format {
    /// That of a project that names none: the first one, for good.
    fn default() -> Self {
        Self(1)
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match usize::deserialize(deserializer)? {
            0 => Err(de::Error::custom(format!("`0` is not a format: they count from 1, as in `format: {CURRENT}`"))),
            number => Ok(Self(number)),
        }
    }
}

/// The one setting that must be understood before the others.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Declared {
    format: Format,
}

/// The format that a settings file declares, whatever else is in it; none where it declares what is no format, or is not
/// YAML, which is added to `problems`.
#[must_use]
pub fn declared(files: &TextFiles, settings: FileId, problems: &mut Diagnostics) -> Option<Format> {
    let before = problems.count(Severity::Error);
    let declared = yaml::read::<Declared>(files, settings, problems)?;
    (problems.count(Severity::Error) == before).then_some(declared.format)
}

/// What is to be said of a project in another format than the one that a program reads; nothing where it is that one.
#[must_use]
pub fn other(declared: Format, current: Format, settings: Option<FileId>) -> Option<Diagnostic> {
    let program = concat!("postil ", env!("CARGO_PKG_VERSION"));
    let (message, help) = match declared.cmp(&current) {
        Ordering::Equal => return None,
        Ordering::Greater => (
            "this project is written for a later Postil",
            format!("install one that reads format {declared}: this is {program}, which reads {current}"),
        ),
        Ordering::Less => (
            "this project is written for an earlier Postil",
            format!("`postil migrate` shows what brings it from format {declared} to {current}, and `--write` does it"),
        ),
    };
    Some(match settings {
        Some(file) => {
            let place = Place::value(file, YamlPath::default()).key("format");
            Diagnostic::at(Code::OtherFormat, place, message).help(help)
        }
        None => Diagnostic::project(Code::OtherFormat, message).help(help),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_of_another_format_is_told_what_to_do() {
        let help = |declared, current| other(Format(declared), Format(current), None).map(|said| said.help.concat());
        assert_eq!(help(2, 2), None);
        assert!(help(3, 2).is_some_and(|help| help.starts_with("install one that reads format 3")));
        assert!(help(1, 2).is_some_and(|help| help.contains("`postil migrate`")));
    }
}

//! Why something in a project's folder is not read, and the messages that say so.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{FileId, Place, printable};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Why something in a folder is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A symbolic link to something outside the project.
    LinkOut(PathBuf),
    /// A symbolic link to a folder that it lies in itself.
    LinkLoop,
    /// A symbolic link to a folder, found through another such link.
    LinkBehindLink,
    /// A symbolic link to nothing, or only to itself.
    DeadLink,
    /// A pipe, a device or the like, which may never come to an end.
    Special,
    /// The same by a name at which there must be a file, or a folder there.
    NoFile,
    /// A name that is not UTF-8.
    NotUtf8,
    /// A name with a line break or another control character.
    Control,
    /// A name with `\`, which is a folder's on some systems and in many browsers.
    Backslash,
    /// A document's name from which no page can be named: so many bytes are left for it.
    Long(usize),
}

/// The longest name that a file can have, in bytes, on the disks of Linux, and about so on others.
const LONGEST_NAME: usize = 255;

/// The longest ending of a file that is named after a document.
const LONGEST_ENDING: &str = ".jsonld";

impl Refusal {
    /// Why a file below a folder of the project cannot be read for its name; none where it can.
    pub(super) fn of_name(path: &Path, folder: &str) -> Option<Self> {
        let Some(names) = path.iter().map(OsStr::to_str).collect::<Option<Vec<&str>>>() else {
            return Some(Self::NotUtf8);
        };
        if names.iter().any(|name| name.contains(char::is_control)) {
            return Some(Self::Control);
        }
        if names.iter().any(|name| name.contains('\\')) {
            return Some(Self::Backslash);
        }
        let stem = path.file_stem().map_or(0, OsStr::len);
        let longest = LONGEST_NAME - LONGEST_ENDING.len();
        (folder == "documents" && stem > longest).then_some(Self::Long(longest))
    }

    /// The message on something at a path that is not read, and has this number for it.
    pub(super) fn message(&self, path: &str, file: FileId) -> Diagnostic {
        let place = Place::file(file);
        let path = printable(path);
        let unread = |what: &str| Diagnostic::at(Code::UnreadFile, place.clone(), format!("{path} {what}"));
        let unusable = |what: &str| Diagnostic::at(Code::UnusableName, place.clone(), format!("{path} {what}"));
        match self {
            Self::LinkOut(target) => {
                unread(&format!("is a symbolic link out of the project, to {}", printable(&target.to_string_lossy())))
                    .as_error()
                    .help("copy what it leads to into the project, or take the link away")
            }
            Self::LinkLoop => unread("is a symbolic link to a folder that it lies in")
                .as_error()
                .help("take the link away: what it leads to is read already"),
            Self::LinkBehindLink => unread("is a symbolic link to a folder, behind another such link")
                .as_error()
                .help("let one link lead to the folder itself"),
            Self::DeadLink => unread("is a symbolic link that leads nowhere")
                .as_error()
                .help("let it lead to a file of the project, or take it away"),
            Self::Special => unread("is not read: it is no file, but a pipe or a device")
                .help("put a file in its place, or move it elsewhere"),
            Self::NoFile => unread("cannot be read: it is no file, but a folder, a pipe or a device")
                .as_error()
                .help("put a file in its place, or take it away"),
            Self::NotUtf8 => {
                unusable("has a name that is not UTF-8").help("rename it; `\u{fffd}` stands for what is not a letter")
            }
            Self::Control => unusable("has a name with a control character, which no address should have")
                .help("rename it, without line breaks and the like"),
            Self::Backslash => unusable("has a name with `\\`, which some systems and browsers take for `/`")
                .help("rename it, without `\\`"),
            Self::Long(bytes) => unusable("has too long a name: its page could not be written").help(format!(
                "take a name of at most {bytes} bytes before its extension, and give the title in the document"
            )),
        }
    }
}

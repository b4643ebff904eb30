//! Addresses between the pages of a site and within them, or within the one page that holds everything.

use super::html::data_address;
use crate::anchor::AnnotationAddress;
use crate::parse::{person_page, timeline_page};
use crate::resolve::{NoteAddress, Resolved};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Makes the addresses that stand on one page.
pub struct Links<'a> {
    /// What the project says.
    pub resolved: &'a Resolved,
    /// What leads from the page to the site's root: `../` for every folder it lies in.
    pub root: String,
    /// The document whose page it is; none for a page of the site.
    pub document: Option<usize>,
    /// Whether this one page holds everything.
    pub standalone: bool,
}

impl<'a> Links<'a> {
    /// The links of a page of the site, at a path in it.
    #[must_use]
    pub fn new(resolved: &'a Resolved, path: &str, document: Option<usize>) -> Self {
        Self { resolved, root: "../".repeat(path.matches('/').count()), document, standalone: false }
    }

    /// The links of the page that holds everything.
    #[must_use]
    pub fn standalone(resolved: &'a Resolved) -> Self {
        Self { resolved, root: String::new(), document: None, standalone: true }
    }

    /// What tells a document's ids from those of the others on the same page.
    #[must_use]
    pub fn prefix(&self, document: usize) -> String {
        let several = self.resolved.anchored.parsed.documents.len() > 1;
        if self.standalone && several { format!("d{}-", document + 1) } else { String::new() }
    }

    /// The address of a document's page, or of what has this id in it.
    #[must_use]
    pub fn to_document(&self, document: usize, id: &str) -> String {
        if self.standalone && id.is_empty() {
            return format!("#{}text", self.prefix(document));
        }
        if self.standalone || self.document == Some(document) {
            return format!("#{id}");
        }
        let page = encoded(&self.resolved.anchored.parsed.documents[document].page);
        let mark = if id.is_empty() { "" } else { "#" };
        [&self.root, page.as_ref(), mark, id].concat()
    }

    /// The address of something of a document by its name: `n` a note, `m` a passage.
    #[must_use]
    pub fn to_note(&self, document: usize, letter: &str, name: &str) -> String {
        self.to_document(document, &[letter, "-", &self.prefix(document), name].concat())
    }

    /// The address of an entry of the bibliography.
    #[must_use]
    pub fn to_source(&self, key: &str) -> String {
        format!("{}#{}", self.page("sources.html"), source_id(self.resolved, key))
    }

    /// The address of a contradiction, all its sides next to each other.
    #[must_use]
    pub fn to_contradiction(&self, annotation: AnnotationAddress) -> String {
        format!("{}#{}", self.page("contradictions.html"), contradiction_id(self.resolved, annotation))
    }

    /// The address of something dated, on the timeline of the site.
    #[must_use]
    pub fn to_timeline(&self, anchor: &str) -> String {
        format!("{}#{anchor}", self.page("timeline.html"))
    }

    /// The address of a document's own timeline.
    #[must_use]
    pub fn to_document_timeline(&self, document: usize) -> String {
        let page = timeline_page(&self.resolved.anchored.parsed.documents[document].page);
        format!("{}{}", self.root, encoded(&page))
    }

    /// The address of a declared person's page; none where this page holds everything, which has no such pages.
    #[must_use]
    pub fn to_person(&self, person: usize) -> Option<String> {
        let (id, _) = &self.resolved.anchored.parsed.inputs.settings.people.0[person];
        (!self.standalone).then(|| format!("{}{}", self.root, encoded(&person_page(id))))
    }

    /// An address that is written as seen from a document's page, as seen from this one.
    #[must_use]
    pub fn seen_from_here(&self, document: usize, address: &str) -> String {
        let relative = !address.is_empty() && !address.starts_with(['/', '#', '?']) && !address.contains(':');
        if !relative || self.standalone || self.document == Some(document) {
            return address.to_owned();
        }
        let page = &self.resolved.anchored.parsed.documents[document].page;
        let folder = page.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{}/", encoded(folder)));
        format!("{}{folder}{address}", self.root)
    }

    /// A picture of `static/`, by its address on a document's page, as an address that holds it; none for one elsewhere.
    #[must_use]
    pub fn picture(&self, page: &str, address: &str) -> Option<String> {
        let base = url::Url::parse("postil:///").ok()?.join(&encoded(page)).ok()?;
        let path = base.join(address).ok().filter(|url| url.scheme() == "postil")?;
        let path = percent_decode_str(path.path().trim_start_matches('/')).decode_utf8().ok()?.into_owned();
        let file = self.resolved.anchored.parsed.inputs.static_files.iter().find(|file| file.path == path)?;
        let media_type = match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "webp" => "image/webp",
            "avif" => "image/avif",
            "svg" => "image/svg+xml",
            _ => return None,
        };
        Some(data_address(media_type, &file.bytes))
    }

    fn page(&self, name: &str) -> String {
        if self.standalone { String::new() } else { format!("{}{name}", self.root) }
    }
}

/// The id of an entry on the sources page.
#[must_use]
pub fn source_id(resolved: &Resolved, key: &str) -> String {
    format!("s-{}", resolved.names.entries.get(key).map_or(key, String::as_str))
}

/// The id of a contradiction on its page.
#[must_use]
pub fn contradiction_id(resolved: &Resolved, annotation: AnnotationAddress) -> String {
    format!("c-{}", resolved.names.contradictions[&annotation])
}

/// The id of an event on timelines.
#[must_use]
pub fn event_id(resolved: &Resolved, event: usize) -> String {
    format!("e-{}", resolved.names.events[event])
}

/// The id of a side of a contradiction on timelines.
#[must_use]
pub fn claim_id(resolved: &Resolved, annotation: AnnotationAddress, claim: usize) -> String {
    format!("{}--{}", contradiction_id(resolved, annotation), claim + 1)
}

/// The id of a dated note on timelines.
#[must_use]
pub fn dated_note_id(resolved: &Resolved, address: NoteAddress) -> String {
    format!("a-{}", resolved.names.dated_notes[&address])
}

/// A path as an address: what an address gives another meaning is encoded (RFC 3986).
#[must_use]
pub fn encoded(path: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if path.bytes().all(is_plain) {
        return Cow::Borrowed(path);
    }
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if is_plain(byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Cow::Owned(address)
}

/// An address that leads to words of its page (Text Fragments, WICG): long ones by their beginning and their end.
#[must_use]
pub fn text_fragment(address: &str, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let part = |words: &[&str]| {
        let text = words.join(" ");
        // A hyphen, a comma and an ampersand mean something within the directive.
        encoded(&text).split('/').collect::<Vec<_>>().join("%2F").split('-').collect::<Vec<_>>().join("%2D")
    };
    let text = if words.len() > LONGEST_FRAGMENT {
        format!("{},{}", part(&words[..FRAGMENT_END]), part(&words[words.len() - FRAGMENT_END..]))
    } else {
        part(&words)
    };
    let separator = if address.contains('#') { "" } else { "#" };
    format!("{address}{separator}:~:text={text}")
}

/// More words than this are named by their beginning and their end.
const LONGEST_FRAGMENT: usize = 16;

/// So many words of each.
const FRAGMENT_END: usize = 6;

/// The host of an address.
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_owned())
}

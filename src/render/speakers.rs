//! Who speaks, with links to their pages.

use super::links::Links;
use super::view::SpeakerView;

/// What `by:` says, in parts that lead to the pages of the people it names.
#[must_use]
pub fn speaker(links: &Links<'_>, by: &str) -> Vec<SpeakerView> {
    let plain = |text: &str| SpeakerView { text: text.to_owned(), href: None };
    match links.resolved.people.named(by) {
        [] => vec![plain(by)],
        [person] => vec![SpeakerView { href: links.to_person(*person), ..plain(by) }],
        several => {
            let mut parts = Vec::new();
            let mut at = 0;
            for (start, end, person) in named_in(links, by, several) {
                parts.push(plain(&by[at..start]));
                parts.push(SpeakerView { href: links.to_person(person), ..plain(&by[start..end]) });
                at = end;
            }
            parts.push(plain(&by[at..]));
            parts.retain(|part| !part.text.is_empty());
            parts
        }
    }
}

/// Where a text names these people: the bytes of each name, in order, none within another.
fn named_in(links: &Links<'_>, text: &str, people: &[usize]) -> Vec<(usize, usize, usize)> {
    let declared = &links.resolved.anchored.parsed.inputs.settings.people.0;
    let mut found = Vec::new();
    for person in people {
        let mut names = std::iter::once(&declared[*person].1.name).chain(&declared[*person].1.also);
        let first = names.find_map(|name| text.find(name.as_str()).map(|at| (at, at + name.len())));
        found.extend(first.map(|(start, end)| (start, end, *person)));
    }
    found.sort_unstable();
    let mut end_before = 0;
    found.retain(|(start, end, _)| {
        let apart = *start >= end_before;
        end_before = if apart { *end } else { end_before };
        apart
    });
    found
}

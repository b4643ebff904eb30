//! Cases: a passage of a text, its quote as it was, and where it is after an edit.

use super::edits::{Edit, Random};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many characters of what stands around a passage its quote gives on each side.
const CONTEXT: usize = 32;

/// How words are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Spaced,
    Unspaced,
}

/// Which passages are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// Any.
    Random,
    /// Those whose words stand elsewhere, too.
    Repeated,
}

impl Choice {
    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "Random",
            Self::Repeated => "Repeated",
        }
    }
}

/// Half of a text.
pub struct Text {
    pub script: Script,
    /// Each paragraph as words, or as characters where words are not set apart.
    pub paragraphs: Vec<Vec<String>>,
    pub words: Vec<String>,
}

impl Text {
    pub fn read(name: &str, script: Script, tune: bool) -> Self {
        let path = format!("{}/tests/drift/texts/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).expect("the text is in tests/drift/texts");
        let all: Vec<&str> = text.trim().split("\n\n").collect();
        let (first, second) = all.split_at(all.len() / 2);
        let chosen = if tune { first } else { second };
        let divided = |paragraph: &&str| match script {
            Script::Spaced => paragraph.split(' ').map(str::to_owned).collect(),
            Script::Unspaced => paragraph.chars().map(String::from).collect(),
        };
        let paragraphs: Vec<Vec<String>> = chosen.iter().map(divided).collect();
        let words = paragraphs.iter().flatten().cloned().collect();
        Self { script, paragraphs, words }
    }

    pub fn join(&self, words: &[String]) -> String {
        words.join(if self.script == Script::Spaced { " " } else { "" })
    }
}

/// A passage and what becomes of it.
pub struct Case {
    pub paragraph: usize,
    pub words: Range<usize>,
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    pub edit: Edit,
    /// The passage's words after the edit.
    pub after: Vec<String>,
}

impl Case {
    /// Chooses passages, one a paragraph at most, and what becomes of each.
    pub fn choose(text: &Text, choice: Choice, edit: Edit, count: usize, random: &mut Random) -> Vec<Self> {
        let mut places = match choice {
            Choice::Random => random_places(text, random),
            Choice::Repeated => repeated_places(text),
        };
        random.shuffle(&mut places);
        let mut used = HashSet::new();
        let mut cases = Vec::new();
        for (paragraph, words) in places {
            if cases.len() < count && used.insert(paragraph) {
                cases.extend(Self::new(text, paragraph, words, edit, random));
            }
        }
        cases.sort_by_key(|case: &Self| case.paragraph);
        cases
    }

    fn new(text: &Text, paragraph: usize, words: Range<usize>, edit: Edit, random: &mut Random) -> Option<Self> {
        let all = &text.paragraphs[paragraph];
        let quoted = &all[words.clone()];
        let after = edit.words(quoted, &text.words, random);
        let changes = !matches!(
            edit,
            Edit::Typo | Edit::Swapped | Edit::Changed | Edit::PutIn | Edit::TakenOut | Edit::ThirtyPercent
        );
        if !changes && after == quoted {
            return None;
        }
        let quote = text.join(quoted);
        let prefix = last(&text.join(&all[..words.start]), text.script);
        let suffix = first(&text.join(&all[words.end..]), text.script);
        Some(Self { paragraph, words, quote, prefix, suffix, edit, after })
    }
}

/// The last characters of what stands before, from the beginning of a word on.
fn last(before: &str, script: Script) -> String {
    let characters: Vec<char> = before.chars().collect();
    let cut = characters.len().saturating_sub(CONTEXT);
    let tail: String = characters[cut..].iter().collect();
    match (script, cut) {
        (Script::Spaced, 1..) => tail.split_once(' ').map_or(tail.clone(), |(_, rest)| rest.to_owned()),
        _ => tail,
    }
}

/// The first characters of what stands behind, up to the end of a word.
fn first(behind: &str, script: Script) -> String {
    let head: String = behind.chars().take(CONTEXT).collect();
    match script {
        Script::Spaced if head.len() < behind.len() => {
            head.rsplit_once(' ').map_or(head.clone(), |(rest, _)| rest.to_owned())
        }
        _ => head,
    }
}

fn random_places(text: &Text, random: &mut Random) -> Vec<(usize, Range<usize>)> {
    let (shortest, most) = if text.script == Script::Spaced { (3, 38) } else { (8, 72) };
    let place = |(paragraph, words): (usize, &Vec<String>)| {
        let length = shortest + random.below(most);
        let room = words.len().checked_sub(length + 12)?;
        let start = 6 + random.below(room.max(1));
        (start + length + 6 <= words.len()).then(|| (paragraph, start..start + length))
    };
    text.paragraphs.iter().enumerate().filter_map(place).collect()
}

/// Passages whose words stand two to six times in the text, each time in another paragraph, with other neighbours.
fn repeated_places(text: &Text) -> Vec<(usize, Range<usize>)> {
    let length = if text.script == Script::Spaced { 4 } else { 3 };
    let mut seen: HashMap<&[String], Vec<(usize, usize)>> = HashMap::new();
    for (paragraph, words) in text.paragraphs.iter().enumerate() {
        for (start, gram) in words.windows(length).enumerate() {
            seen.entry(gram).or_default().push((paragraph, start));
        }
    }
    let neighbours = |(paragraph, start): &(usize, usize)| {
        let words = &text.paragraphs[*paragraph];
        (words[start - 3..*start].to_vec(), words[start + length..start + length + 3].to_vec())
    };
    let mut places = Vec::new();
    for occurrences in seen.into_values() {
        let inside =
            |(paragraph, start): &(usize, usize)| *start > 8 && start + length + 8 < text.paragraphs[*paragraph].len();
        let paragraphs: HashSet<usize> = occurrences.iter().map(|(paragraph, _)| *paragraph).collect();
        if !(2..=6).contains(&occurrences.len())
            || paragraphs.len() < occurrences.len()
            || !occurrences.iter().all(inside)
        {
            continue;
        }
        let distinct: HashSet<_> = occurrences.iter().map(neighbours).flat_map(|(a, b)| [a, b]).collect();
        // Where the neighbours are the same, too, nothing tells which place was meant.
        if distinct.len() == occurrences.len() * 2 {
            places.extend(occurrences.into_iter().map(|(paragraph, start)| (paragraph, start..start + length)));
        }
    }
    places.sort_by_key(|(paragraph, words)| (*paragraph, words.start));
    places
}

/// The document's file after all edits, and, in code points of its text, where each passage is.
pub struct Edited {
    pub file: String,
    pub truths: Vec<Option<Range<usize>>>,
}

/// Makes the edits of all cases, each in its own paragraph.
pub fn edited(text: &Text, cases: &[Case]) -> Edited {
    let by_paragraph: HashMap<usize, usize> =
        cases.iter().enumerate().map(|(index, case)| (case.paragraph, index)).collect();
    let mut order: Vec<usize> = (0..text.paragraphs.len()).collect();
    if cases.first().is_some_and(|case| matches!(case.edit, Edit::BlockMoved | Edit::Everything)) {
        order.rotate_left(text.paragraphs.len() / 3);
    }
    let mut truths = vec![None; cases.len()];
    let (mut shown, mut file) = (0, Vec::new());
    for paragraph in order {
        let case = by_paragraph.get(&paragraph).map(|index| (*index, &cases[*index]));
        let Some(written) = written(text, paragraph, case.map(|(_, case)| case)) else { continue };
        if let (Some((index, _)), Some(place)) = (case, written.place) {
            truths[index] = Some(shown + place.start..shown + place.end);
        }
        shown += written.length + 1;
        file.push(written.file);
    }
    Edited { file: file.join("\n\n") + "\n", truths }
}

/// A paragraph as it is written into the file, how long it reads, and where the passage is in it.
struct Written {
    file: String,
    length: usize,
    place: Option<Range<usize>>,
}

fn written(text: &Text, paragraph: usize, case: Option<&Case>) -> Option<Written> {
    let words = &text.paragraphs[paragraph];
    let Some(case) = case else {
        let plain = text.join(words);
        let length = plain.chars().count();
        return Some(Written { file: plain, length, place: None });
    };
    if case.edit == Edit::ParagraphDeleted {
        return None;
    }
    let mut before = words[..case.words.start].to_vec();
    if matches!(case.edit, Edit::SentenceBefore | Edit::Everything) {
        let at = before.len() / 2;
        before.splice(at..at, text.words[..7].iter().cloned());
    }
    let space = if text.script == Script::Spaced { " " } else { "" };
    let head = text.join(&before) + space;
    let passage = text.join(&case.after);
    let tail = if passage.is_empty() { String::new() } else { space.to_owned() } + &text.join(&words[case.words.end..]);
    let start = head.chars().count();
    let read = format!("{head}{passage}{tail}");
    let place = start..start + passage.chars().count();
    let file = match case.edit {
        Edit::Rewrapped | Edit::Everything => format!("{head}{}{tail}", passage.replace(' ', "\n")),
        Edit::Marked => format!("{head}{}{tail}", marked(&passage, text.script)),
        Edit::Hyphenated => hyphenated(&head, &passage, &tail),
        _ => read.clone(),
    };
    // What is put in is part of the text, though nobody sees it.
    let added = if case.edit == Edit::Hyphenated { file.chars().count() - read.chars().count() } else { 0 };
    let place = place.start..place.end + added;
    Some(Written { file, length: read.chars().count() + added, place: (!passage.is_empty()).then_some(place) })
}

/// The passage with emphasis on a word in the middle, which does not show.
fn marked(passage: &str, script: Script) -> String {
    let words: Vec<&str> = passage.split(' ').collect();
    if script == Script::Unspaced || words.len() < 3 {
        return passage.to_owned();
    }
    let middle = words.len() / 2;
    let plain = words[middle].chars().all(char::is_alphanumeric);
    let emphasised = if plain { format!("*{}*", words[middle]) } else { words[middle].to_owned() };
    [&words[..middle], &[emphasised.as_str()], &words[middle + 1..]].concat().join(" ")
}

/// The paragraph with a soft hyphen and a zero-width character within the passage.
fn hyphenated(head: &str, passage: &str, tail: &str) -> String {
    let characters: Vec<char> = passage.chars().collect();
    let middle = characters.len() / 2;
    let (one, other): (String, String) = (characters[..middle].iter().collect(), characters[middle..].iter().collect());
    format!("{head}{one}\u{ad}\u{200b}{other}{tail}")
}

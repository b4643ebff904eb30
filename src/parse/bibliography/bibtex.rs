//! Entries of BibLaTeX and BibTeX files: syntax, entry by entry, so that a broken one does not hide the others.

mod dates;
mod fields;
mod names;
mod tangle;

use super::Entry;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{FileId, Place, TextFiles};
use biblatex::{Bibliography, EntryType, Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, Spanned};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// So many faults of one file are reported; a file with more is something else.
const FAULTS: usize = 64;

/// The abbreviations that BibTeX defines itself.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// So often one entry or abbreviation may stand in another, all told: more is an attack, or a circle.
const HEAVIEST: usize = 1_000;

/// Reads a file; what is wrong is added to `problems` and left out.
pub(super) fn read(files: &TextFiles, id: FileId, problems: &mut Diagnostics) -> Vec<Entry> {
    let text = &files.get(id).text;
    let mut reader = Reader { id, problems };
    let text = reader.without_broken_entries(text);
    let Ok(mut raw) = RawBibliography::parse(&text) else { return Vec::new() };
    reader.leave_out_repeated(&mut raw);
    reader.leave_out_tangled(&mut raw);
    reader.define_unknown(&text, &mut raw);
    reader.leave_out_circles(&mut raw);
    reader.unknown_fields(&raw);
    let places: HashMap<String, Places> = raw.entries.iter().map(|entry| places(id, &entry.v)).collect();
    let Some(bibliography) = reader.resolved(raw) else { return Vec::new() };
    // Emphasis is lost on the parser, unless it is written as CSL writes it.
    let emphasized = fields::with_tags(&text).and_then(|text| {
        let mut raw = RawBibliography::parse(&text).ok()?;
        raw.entries.retain(|entry| bibliography.get(entry.v.key.v).is_some());
        let mut silent = Diagnostics::default();
        let mut reader = Reader { id, problems: &mut silent };
        reader.leave_out_repeated(&mut raw);
        reader.leave_out_tangled(&mut raw);
        reader.define_unknown(&text, &mut raw);
        reader.leave_out_circles(&mut raw);
        Bibliography::from_raw(raw).ok()
    });
    let source = emphasized.as_ref().unwrap_or(&bibliography);
    let cited = source.iter().filter(|entry| !matches!(entry.entry_type, EntryType::XData | EntryType::Set));
    let entry = |entry: &biblatex::Entry| {
        let places = places.get(&entry.key)?;
        Some(fields::entry(entry, places, reader.problems))
    };
    cited.filter_map(entry).collect()
}

/// Where an entry and its fields are.
pub(super) struct Places {
    /// Its key.
    pub(super) key: Place,
    /// Its type.
    pub(super) kind: Place,
    /// The values of its fields, by name in lower case.
    pub(super) fields: HashMap<String, Place>,
}

fn places(id: FileId, entry: &biblatex::RawEntry<'_>) -> (String, Places) {
    let place = |range: &Range<usize>| Place::bytes(id, range.clone());
    let fields = entry.fields.iter().map(|pair| (pair.key.v.to_ascii_lowercase(), place(&pair.value.span)));
    let places = Places { key: place(&entry.key.span), kind: place(&entry.kind.span), fields: fields.collect() };
    (entry.key.v.to_owned(), places)
}

/// Reads one file.
struct Reader<'a> {
    id: FileId,
    problems: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn wrong(&mut self, range: Range<usize>, message: String, help: &str) {
        self.problems.add(Diagnostic::at(Code::BibtexSyntax, Place::bytes(self.id, range), message).help(help));
    }

    /// The text, with blanks in place of the entries that cannot be parsed, each of which is reported.
    fn without_broken_entries(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        if RawBibliography::parse(&text).is_ok() {
            return text;
        }
        let starts: Vec<usize> = line_starts(&text).filter(|at| text[*at..].starts_with('@')).collect();
        let ends = starts.iter().copied().chain([text.len()]).skip(1);
        let parts: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        let mut faults = 0;
        let mut blanks = Vec::new();
        let mut behind = 0;
        for (index, part) in parts.iter().enumerate() {
            if part.start < behind {
                continue;
            }
            let Err(error) = RawBibliography::parse(&text[part.clone()]) else { continue };
            // A line of a text may begin with the sign that begins an entry.
            let longer = parts[index + 1..].iter().take(2).find(|next| {
                RawBibliography::parse(&text[part.start..next.end]).is_ok_and(|both| both.entries.len() == 1)
            });
            if let Some(last) = longer {
                behind = last.end;
                continue;
            }
            if faults < FAULTS {
                self.broken(&text, part, &error);
            }
            faults += 1;
            blanks.push(part.clone());
        }
        for part in blanks {
            let blank: String = text[part.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
            text.replace_range(part, &blank);
        }
        text
    }

    /// Reports an entry that cannot be parsed, where the parser stopped, or at its head if that is the end.
    fn broken(&mut self, text: &str, part: &Range<usize>, error: &ParseError) {
        let head = part.start..part.start + text[part.clone()].find(['\n', ',']).unwrap_or(part.len());
        let at = part.start + error.span.start;
        let rest = &text[at.min(part.end)..part.end];
        if error.kind == ParseErrorKind::UnexpectedEof || rest.trim().is_empty() {
            let help = "close each value by `}` or `\"`, put a comma behind it, and close the entry by `}`";
            self.wrong(head, "the entry has no end".to_owned(), help);
            return;
        }
        let width = rest.chars().next().map_or(0, char::len_utf8);
        let message = format!("this is no BibLaTeX: {}", error.kind);
        self.wrong(at..at + width, message, "an entry is `@type{key, field = {value}, ...}`");
    }

    /// Leaves out all but the first of entries and abbreviations that share a name; reports them.
    fn leave_out_repeated(&mut self, raw: &mut RawBibliography<'_>) {
        let mut first: HashMap<String, Range<usize>> = HashMap::new();
        raw.entries.retain(|entry| {
            let key = &entry.v.key;
            let Some(other) = first.get(key.v) else {
                first.insert(key.v.to_owned(), key.span.clone());
                return true;
            };
            let message = format!("two entries have the key `{}`", key.v);
            self.problems.add(
                Diagnostic::at(Code::DuplicateEntry, Place::bytes(self.id, key.span.clone()), message)
                    .label(Place::bytes(self.id, other.clone()), "the first one")
                    .help("give one of them another key, or take it out"),
            );
            false
        });
        let mut names = HashSet::new();
        raw.abbreviations.retain(|pair| names.insert(pair.key.v));
    }

    /// Leaves out abbreviations and entries that refer to themselves, or to so much that it cannot be meant.
    fn leave_out_circles(&mut self, raw: &mut RawBibliography<'_>) {
        let abbreviations: HashMap<String, Vec<String>> = raw
            .abbreviations
            .iter()
            .map(|pair| {
                (pair.key.v.to_owned(), pair.value.v.iter().filter_map(|chunk| abbreviation(&chunk.v)).collect())
            })
            .collect();
        let mut heavy = Weights::new(&abbreviations);
        raw.abbreviations.retain(|pair| {
            let fits = heavy.of(pair.key.v) <= HEAVIEST;
            if !fits {
                let message = format!("the abbreviation `{}` stands for itself, or for far too much", pair.key.v);
                self.wrong(pair.key.span.clone(), message, "give its words in place of other abbreviations");
            }
            fits
        });
        let parents: HashMap<String, Vec<String>> =
            raw.entries.iter().map(|entry| (entry.v.key.v.to_owned(), parents(&entry.v))).collect();
        let mut heavy = Weights::new(&parents);
        raw.entries.retain(|entry| {
            let fits = heavy.of(entry.v.key.v) <= HEAVIEST;
            if !fits {
                let message = format!("the entry `{}` inherits from itself, or from far too many", entry.v.key.v);
                self.wrong(entry.v.key.span.clone(), message, "mend its `crossref` or `xdata`");
            }
            fits
        });
    }

    /// Fields that neither BibLaTeX nor a program known here has: perhaps slips, so a warning for each name.
    fn unknown_fields(&mut self, raw: &RawBibliography<'_>) {
        let mut unknown: BTreeMap<String, (Range<usize>, usize)> = BTreeMap::new();
        for pair in raw.entries.iter().flat_map(|entry| &entry.v.fields) {
            let name = pair.key.v.to_ascii_lowercase();
            if !names::is_known(&name) {
                unknown.entry(name).or_insert_with(|| (pair.key.span.clone(), 0)).1 += 1;
            }
        }
        for (name, (range, count)) in unknown {
            let help = match names::nearest(&name) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "it is left out; a remark for readers belongs into `note`".to_owned(),
            };
            let often = if count > 1 { format!(", which {count} entries have") } else { String::new() };
            let message = format!("BibLaTeX has no field `{name}`{often}");
            let place = Place::bytes(self.id, range);
            self.problems.add(Diagnostic::at(Code::UnknownKey, place, message).help(help).as_warning());
        }
    }

    /// Defines as nothing what abbreviations no `@string` defines, as BibTeX does, and says so.
    fn define_unknown<'s>(&mut self, text: &'s str, raw: &mut RawBibliography<'s>) {
        let mut known: HashSet<&str> = raw.abbreviations.iter().map(|pair| pair.key.v).collect();
        let pairs = raw.entries.iter().flat_map(|entry| &entry.v.fields).chain(&raw.abbreviations);
        let mut missing = Vec::new();
        for chunk in pairs.flat_map(|pair| &pair.value.v) {
            let RawChunk::Abbreviation(name) = chunk.v else { continue };
            if !MONTHS.contains(&name.to_ascii_lowercase().as_str()) && known.insert(name) {
                missing.push((name, chunk.span.clone()));
            }
        }
        for (name, range) in missing {
            let message = format!("no `@string` defines `{name}`, so it stands for nothing");
            let diagnostic = Diagnostic::at(Code::BibtexSyntax, Place::bytes(self.id, range.clone()), message);
            self.problems.add(diagnostic.help("define it, or put words into braces").as_warning());
            let nothing = Spanned::new(RawChunk::Normal(&text[range.start..range.start]), range.clone());
            raw.abbreviations.push(Pair::new(Spanned::new(name, range.clone()), Spanned::new(vec![nothing], range)));
        }
    }

    /// The entries with abbreviations and cross-references resolved; one at fault is reported and left out.
    fn resolved(&mut self, mut raw: RawBibliography<'_>) -> Option<Bibliography> {
        for _ in 0..FAULTS {
            let error = match Bibliography::from_raw(raw.clone()) {
                Ok(bibliography) => return Some(bibliography),
                Err(error) => error,
            };
            let at = error.span.start;
            let culprit = raw.entries.iter().position(|entry| entry.span.contains(&at));
            let range = match culprit {
                Some(_) => at..error.span.end.max(at),
                None => 0..0,
            };
            let help = "mend the value: braces come in pairs, and a `\\` begins a command";
            self.wrong(range, format!("this is no BibLaTeX: {}", error.kind), help);
            raw.entries.remove(culprit?);
        }
        None
    }
}

/// Where the lines of a text begin.
fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}

fn abbreviation(chunk: &RawChunk<'_>) -> Option<String> {
    match chunk {
        RawChunk::Abbreviation(name) => Some((*name).to_owned()),
        RawChunk::Normal(_) => None,
    }
}

/// The keys of the entries that an entry inherits from.
fn parents(entry: &biblatex::RawEntry<'_>) -> Vec<String> {
    let inherits = |name: &str| name.eq_ignore_ascii_case("crossref") || name.eq_ignore_ascii_case("xdata");
    let fields = entry.fields.iter().filter(|pair| inherits(pair.key.v));
    let texts = fields.flat_map(|pair| &pair.value.v).filter_map(|chunk| match chunk.v {
        RawChunk::Normal(text) => Some(text),
        RawChunk::Abbreviation(_) => None,
    });
    texts.flat_map(|text| text.split(',')).map(|key| key.trim().to_owned()).collect()
}

/// How much stands in what names refer to, all told.
struct Weights<'a> {
    references: &'a HashMap<String, Vec<String>>,
    known: HashMap<&'a str, usize>,
}

impl<'a> Weights<'a> {
    fn new(references: &'a HashMap<String, Vec<String>>) -> Self {
        Self { references, known: HashMap::new() }
    }

    /// The weight of a name: 1 and that of all it refers to; more than [`HEAVIEST`] in a circle.
    fn of(&mut self, name: &str) -> usize {
        let Some((name, _)) = self.references.get_key_value(name) else { return 1 };
        // A stack of its own: what is read must not decide how deep this one grows.
        let mut stack: Vec<(&'a str, bool)> = vec![(name, false)];
        let mut open: HashSet<&'a str> = HashSet::new();
        while let Some((name, done)) = stack.pop() {
            let references = self.references.get(name).map(Vec::as_slice).unwrap_or_default();
            if done {
                let weight = |other: &String| self.known.get(other.as_str()).copied().unwrap_or(1);
                let sum = references.iter().map(weight).fold(1_usize, usize::saturating_add);
                self.known.insert(name, sum.min(HEAVIEST + 1));
                open.remove(name);
            } else if !self.known.contains_key(name) {
                open.insert(name);
                stack.push((name, true));
                for other in references {
                    let Some((other, _)) = self.references.get_key_value(other) else { continue };
                    if open.contains(other.as_str()) {
                        self.known.insert(other, HEAVIEST + 1);
                    } else {
                        stack.push((other, false));
                    }
                }
            }
        }
        self.known.get(name.as_str()).copied().unwrap_or(1)
    }
}

//! The timeline as a picture: lanes for those who speak, marks for what they said, arcs between sides that conflict.

use super::Entry;
use super::axis::{Axis, Border, LABEL, PITCH, text_width};
use super::lanes::{Lane, Spot, Voice, lanes, slots, spots};
use crate::anchor::AnnotationAddress;
use crate::date::PartialDate;
use crate::interface::{FluentValue, Interface};
use crate::language::direction;
use crate::render::notes::{NoteViews, status};
use crate::render::view::{ArcView, LegendView, MarkView, PictureLaneView, PictureTextView, PictureView};
use crate::resolve::chronology::What;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// More marks than this nobody tells apart; the table has them all.
const MARKS: usize = 400;

/// The column of names is so many pixels wide.
const NAMES: usize = 140;

/// Lines of a name are so many pixels apart.
const LINE: usize = 15;

/// A name has at most so many lines.
const LINES: usize = 3;

/// A lane is at least so many pixels high.
const LANE: usize = 40;

/// A title of more characters is shortened.
const TITLE: usize = 160;

/// The picture of these entries, which are in order; none where they are too few or too many.
#[must_use]
pub fn picture(views: &NoteViews<'_>, entries: &[Entry<'_>]) -> Option<PictureView> {
    if !(2..=MARKS).contains(&entries.len()) {
        return None;
    }
    let plan = Plan::new(views, entries);
    let marks = entries.iter().zip(&plan.spots).map(|(entry, spot)| plan.mark(entry, spot)).collect();
    let arcs = plan.arcs(views, entries);
    let statuses: BTreeSet<&str> = arcs.iter().map(|arc| arc.status).collect();
    Some(PictureView {
        names_width: NAMES,
        width: plan.axis.width,
        height: plan.height,
        lanes: plan.names.iter().zip(&plan.lanes).map(|(name, lane)| plan.lane(name, *lane)).collect(),
        labels: plan.labels(),
        borders: plan.axis.borders.iter().fold(String::new(), |path, border| plan.border(path, border)),
        gaps: plan.axis.borders.iter().filter(|border| border.gap).fold(String::new(), |path, at| plan.gap(path, at)),
        spans: entries.iter().zip(&plan.spots).fold(String::new(), |path, (entry, spot)| plan.span(path, entry, spot)),
        arcs,
        marks,
        legend: legend(views.interface, entries, &statuses),
    })
}

/// Where everything is.
struct Plan {
    axis: Axis,
    /// The name of each lane, in lines.
    names: Vec<(String, Vec<String>)>,
    lanes: Vec<Lane>,
    spots: Vec<Spot>,
    dates: Vec<PartialDate>,
    height: usize,
    mirrored: bool,
}

impl Plan {
    fn new(views: &NoteViews<'_>, entries: &[Entry<'_>]) -> Self {
        let interface = views.interface;
        let (voices, lane_of) = lanes(&entries.iter().map(|entry| entry.voice.clone()).collect::<Vec<_>>());
        let marks: Vec<(usize, PartialDate)> =
            lane_of.into_iter().zip(entries).map(|(lane, entry)| (lane, entry.moment.date)).collect();
        let mut together: BTreeMap<(PartialDate, usize), usize> = BTreeMap::new();
        for (lane, date) in &marks {
            *together.entry((*date, *lane)).or_default() += 1;
        }
        let mut beside: BTreeMap<PartialDate, usize> = BTreeMap::new();
        for ((date, _), count) in together {
            let most = beside.entry(date).or_default();
            *most = (*most).max(slots(count));
        }
        for until in entries.iter().filter_map(|entry| entry.moment.until) {
            beside.entry(until).or_insert(1);
        }
        let axis = Axis::new(&beside, &|date| match (date.month, date.day) {
            (_, Some(day)) => day.to_string(),
            (Some(_), None) => interface.short_month(date),
            _ => interface.date(date),
        });
        let in_lines = |voice| {
            let name = name(views, voice);
            let lines = name_lines(&name);
            (name, lines)
        };
        let names: Vec<(String, Vec<String>)> = voices.iter().map(in_lines).collect();
        let least: Vec<usize> = names.iter().map(|(_, lines)| (lines.len() * LINE + LINE / 2).max(LANE)).collect();
        let (spots, lanes) = spots(&marks, &least, axis.height, &beside);
        let height = lanes.last().map_or(0, |lane| lane.y + lane.height);
        let mirrored = direction(&interface.language) == "rtl";
        let dates = marks.into_iter().map(|(_, date)| date).collect();
        Self { axis, names, lanes, spots, dates, height, mirrored }
    }

    /// Where something is that is so far from the beginning, which in some scripts is at the right.
    fn x(&self, x: usize) -> usize {
        if self.mirrored { self.axis.width.saturating_sub(x) } else { x }
    }

    /// The middle of a spot, from the beginning and from the top.
    fn middle(&self, date: PartialDate, spot: &Spot) -> (usize, usize) {
        let column = &self.axis.columns[&date];
        let lane = self.lanes[spot.lane];
        let x = column.x + (column.slots - spot.beside.min(column.slots)) * PITCH / 2 + spot.slot * PITCH + PITCH / 2;
        (x, lane.y + (lane.height - spot.rows * PITCH) / 2 + spot.row * PITCH + PITCH / 2)
    }

    fn mark(&self, entry: &Entry<'_>, spot: &Spot) -> MarkView {
        let (x, y) = self.middle(entry.moment.date, spot);
        let x = self.x(x);
        let shape = Shape::of(entry);
        MarkView {
            href: format!("#{}", entry.row.anchor),
            title: title(entry),
            class: format!("{} {}", entry.row.class, shape.class()),
            x: x - PITCH / 2,
            y: y - PITCH / 2,
            size: PITCH,
            path: shape.path(x, y),
        }
    }

    fn lane(&self, (name, lines): &(String, Vec<String>), lane: Lane) -> PictureLaneView {
        let first = lane.y + (lane.height - lines.len() * LINE) / 2 + LINE - 4;
        let x = if self.mirrored { NAMES } else { 0 };
        let words = |(number, text): (usize, &String)| PictureTextView {
            x,
            y: first + number * LINE,
            text: text.clone(),
            middle: false,
        };
        PictureLaneView { y: lane.y, name: name.clone(), lines: lines.iter().enumerate().map(words).collect() }
    }

    fn labels(&self) -> Vec<PictureTextView> {
        let label = |label: &super::axis::Label| PictureTextView {
            x: self.x(label.x),
            y: (label.row + 1) * LABEL - 5,
            text: label.text.clone(),
            middle: label.day,
        };
        self.axis.labels.iter().map(label).collect()
    }

    fn border(&self, mut path: String, border: &Border) -> String {
        let _ = write!(path, "M{} 0V{}", self.x(border.x), self.height);
        path
    }

    /// Two slanting strokes across the line between labels and lanes.
    fn gap(&self, mut path: String, border: &Border) -> String {
        let (x, y) = (self.x(border.x), self.axis.height);
        let _ = write!(path, "M{} {}l6-10M{} {}l6-10", x - 6, y + 5, x, y + 5);
        path
    }

    fn span(&self, mut path: String, entry: &Entry<'_>, spot: &Spot) -> String {
        let Some(column) = entry.moment.until.and_then(|until| self.axis.columns.get(&until)) else { return path };
        let (x, y) = self.middle(entry.moment.date, spot);
        let _ = write!(path, "M{} {y}H{}", self.x(x), self.x(column.x + column.slots * PITCH / 2));
        path
    }

    /// From the first side of each contradiction that has a date to each of the others.
    fn arcs(&self, views: &NoteViews<'_>, entries: &[Entry<'_>]) -> Vec<ArcView> {
        let mut sides: BTreeMap<AnnotationAddress, BTreeMap<usize, (usize, usize)>> = BTreeMap::new();
        for ((entry, spot), date) in entries.iter().zip(&self.spots).zip(&self.dates) {
            if let What::Claim { annotation, claim } = entry.moment.what {
                sides.entry(annotation).or_default().insert(claim, self.middle(*date, spot));
            }
        }
        let mut arcs = Vec::new();
        for (annotation, sides) in sides {
            let status = status(&views.resolved.anchored.annotation(annotation).annotation);
            let mut places = sides.into_values();
            let Some(first) = places.next() else { continue };
            arcs.extend(places.map(|other| ArcView { status, path: self.arc(first, other) }));
        }
        arcs
    }

    /// An arc between two middles, bent upwards, or to the end where they stand above each other.
    fn arc(&self, (from_x, from_y): (usize, usize), (to_x, to_y): (usize, usize)) -> String {
        let across = from_x.abs_diff(to_x);
        let length = across.max(from_y.abs_diff(to_y));
        let bend = (length / 4).clamp(PITCH / 2, 2 * PITCH);
        let (middle_x, middle_y) = (from_x.midpoint(to_x), from_y.midpoint(to_y));
        let (x, y) = if across > PITCH / 2 {
            (middle_x, middle_y.saturating_sub(bend).max(self.axis.height))
        } else {
            ((middle_x + bend).min(self.axis.width), middle_y)
        };
        format!("M{} {from_y}Q{} {y} {} {to_y}", self.x(from_x), self.x(x), self.x(to_x))
    }
}

/// The shape of a mark: what it stands for is seen without its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// An event.
    Diamond,
    /// Words said.
    Disc,
    /// What was said, in other words.
    Ring,
    /// A note.
    Square,
}

impl Shape {
    fn of(entry: &Entry<'_>) -> Self {
        match entry.moment.what {
            What::Event(_) => Self::Diamond,
            What::Claim { .. } if entry.row.verbatim => Self::Disc,
            What::Claim { .. } => Self::Ring,
            What::Note(_) => Self::Square,
        }
    }

    fn class(self) -> &'static str {
        if self == Self::Ring { "hollow" } else { "full" }
    }

    fn path(self, x: usize, y: usize) -> String {
        match self {
            Self::Diamond => format!("M{x} {}l7 7-7 7-7-7z", y - 7),
            Self::Disc | Self::Ring => format!("M{} {y}a6 6 0 1 0 12 0a6 6 0 1 0-12 0z", x - 6),
            Self::Square => format!("M{} {}h10v10h-10z", x - 5, y - 5),
        }
    }
}

/// What a mark is, in words.
fn title(entry: &Entry<'_>) -> String {
    let row = &entry.row;
    let until = row.until.as_ref().map(|until| format!(" – {}", until.text)).unwrap_or_default();
    let speaker: String = row.speaker.iter().map(|part| part.text.as_str()).collect();
    let what = row.title.clone().or_else(|| row.text.clone()).unwrap_or_default();
    let short: String = what.chars().take(TITLE).collect();
    let what = if short == what { short } else { format!("{}…", short.trim_end()) };
    let parts = [format!("{}{until}", row.date.text), speaker, row.label.clone(), what];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The name of a lane.
fn name(views: &NoteViews<'_>, voice: &Voice) -> String {
    let people = &views.resolved.anchored.parsed.inputs.settings.people.0;
    match voice {
        Voice::Event => views.interface.text("events"),
        Voice::Person(person) => people[*person].1.name.clone(),
        Voice::Named(name) => name.clone(),
        Voice::Editors => views.interface.text("notes"),
        Voice::Others => views.interface.text("other-speakers"),
    }
}

/// A name in a few lines, shortened where it is longer.
fn name_lines(name: &str) -> Vec<String> {
    let room = NAMES - PITCH / 2;
    let mut lines = Vec::new();
    let mut rest = name;
    while !rest.trim().is_empty() {
        let (line, more) = split_line(rest, room);
        if lines.len() + 1 == LINES && !more.is_empty() {
            lines.push(format!("{}…", split_line(rest, room - text_width("…")).0));
            break;
        }
        lines.push(line.to_owned());
        rest = more;
    }
    lines
}

/// As many words as a line has room for, or as much of a word that is longer; and the rest.
fn split_line(text: &str, room: usize) -> (&str, &str) {
    let text = text.trim();
    let mut width = 0;
    let over = text.char_indices().find(|(at, character)| {
        width += text_width(&text[*at..*at + character.len_utf8()]);
        width > room
    });
    let Some((end, _)) = over else { return (text, "") };
    let end = text[..end].rfind(' ').unwrap_or(end);
    (&text[..end], text[end..].trim_start())
}

/// What the signs of this picture mean.
fn legend(interface: &Interface, entries: &[Entry<'_>], statuses: &BTreeSet<&str>) -> Vec<LegendView> {
    let shapes: BTreeMap<Shape, &Entry<'_>> = entries.iter().rev().map(|entry| (Shape::of(entry), entry)).collect();
    let mark = |(shape, entry): (Shape, &Entry<'_>)| LegendView {
        class: format!("mark {} {}", entry.row.class, shape.class()),
        path: shape.path(PITCH / 2, 8),
        text: interface.text(match shape {
            Shape::Diamond => "event",
            Shape::Disc => "claim-quoted",
            Shape::Ring => "claim-reported",
            Shape::Square => "note",
        }),
    };
    let arc = |status: &&str| {
        let word = interface.text(&format!("status-{status}"));
        let text = interface.text_with("sides-set-against", [("text", FluentValue::from(word))]).unwrap_or_default();
        LegendView { class: format!("arc {status}"), path: format!("M0 12Q13 2 {PITCH} 12"), text }
    };
    shapes.into_iter().map(mark).chain(statuses.iter().map(arc)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_few_lines_at_most_and_each_fits() {
        for name in
            ["Ada", "The Washington Post, citing Justice Department officials", &"Ω".repeat(200), &"東京".repeat(30)]
        {
            let lines = name_lines(name);
            assert!((1..=LINES).contains(&lines.len()), "{lines:?}");
            assert!(lines.iter().all(|line| text_width(line) <= NAMES), "{lines:?}");
            let bare: String = lines.concat().trim_end_matches('…').split(' ').collect();
            assert!(name.split(' ').collect::<String>().starts_with(&bare), "{lines:?}");
        }
        assert_eq!(name_lines("Ada Low"), ["Ada Low"]);
        assert!(name_lines(&"long ".repeat(40))[LINES - 1].ends_with('…'));
    }
}

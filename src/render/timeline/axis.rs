//! The axis of the timeline's picture: a column for each date there is, with labels that never overlap.
//!
//! Dates crowd on a few days and spread over years, so that no scale would show both: columns stand in order, and
//! what the distances leave out is marked.

use crate::date::PartialDate;
use std::collections::BTreeMap;

/// A mark, with the room around it that a finger needs, is so many units wide and high.
pub const PITCH: usize = 26;

/// A row of labels is so many units high.
pub const LABEL: usize = 17;

/// A column begins so many units behind another one of the same month, year, the next year, or a later one.
const GAPS: [usize; 4] = [4, 12, 24, 38];

/// Before the first column, and behind the last one, there are so many units.
const MARGIN: usize = 6;

/// Labels have at least so many units between them.
const BETWEEN_LABELS: usize = 8;

/// The columns in their order, and what stands over them.
#[derive(Debug)]
pub struct Axis {
    /// A column for each date.
    pub columns: BTreeMap<PartialDate, Column>,
    /// The labels.
    pub labels: Vec<Label>,
    /// Where a year ends, and whether years are left out there.
    pub borders: Vec<Border>,
    /// How wide it is.
    pub width: usize,
    /// How high its labels are.
    pub height: usize,
}

/// The room of one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Where it begins.
    pub x: usize,
    /// How many marks it has room for beside each other.
    pub slots: usize,
}

/// A year, a month or a day over the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it begins; for a day, where its middle is.
    pub x: usize,
    /// Its row, from 0.
    pub row: usize,
    /// Its words.
    pub text: String,
    /// Whether it is a day.
    pub day: bool,
}

/// The end of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    /// Where it is.
    pub x: usize,
    /// Whether years without anything dated are left out here.
    pub gap: bool,
}

/// What a row of labels names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
}

impl Part {
    /// The part of a date that this row names, with what is before it.
    fn of(self, date: PartialDate) -> Option<PartialDate> {
        match self {
            Self::Year => Some(PartialDate { month: None, day: None, ..date }),
            Self::Month => date.month.map(|_| PartialDate { day: None, ..date }),
            Self::Day => date.day.map(|_| date),
        }
    }
}

impl Axis {
    /// An axis for these dates, each with how many marks it needs room for; `words` gives the label of a year, a month
    /// or a day.
    #[must_use]
    pub fn new(dates: &BTreeMap<PartialDate, usize>, words: &dyn Fn(PartialDate) -> String) -> Self {
        let order: Vec<PartialDate> = dates.keys().copied().collect();
        let gaps: Vec<usize> = order.windows(2).map(|pair| gap(pair[0], pair[1])).collect();
        let mut widths: Vec<usize> = dates.values().map(|slots| (*slots).max(1) * PITCH).collect();
        let mut groups = Vec::new();
        let parts = [Part::Year, Part::Month, Part::Day].into_iter();
        let shown = parts.filter(|part| order.iter().any(|date| part.of(*date).is_some()));
        for (row, part) in shown.enumerate() {
            groups.extend(labelled(part, &order, words).into_iter().map(|group| (row, part, group)));
        }
        for (_, _, (first, last, text)) in &groups {
            let room: usize = widths[*first..=*last].iter().sum::<usize>() + gaps[*first..*last].iter().sum::<usize>();
            let needed = text_width(text) + BETWEEN_LABELS;
            widths[*last] += needed.saturating_sub(room);
        }
        let mut starts = Vec::with_capacity(order.len());
        let mut x = MARGIN;
        for (index, width) in widths.iter().enumerate() {
            x += if index == 0 { 0 } else { gaps[index - 1] };
            starts.push(x);
            x += width;
        }
        let label = |(row, part, (first, _, text)): (usize, Part, (usize, usize, String))| {
            let day = part == Part::Day;
            let middle = if day { dates[&order[first]].max(1) * PITCH / 2 } else { 0 };
            Label { x: starts[first] + middle, row, text, day }
        };
        let rows = groups.iter().map(|(row, _, _)| row + 1).max().unwrap_or(0);
        let border = |(index, pair): (usize, &[PartialDate])| {
            let years = i32::from(pair[1].year) - i32::from(pair[0].year);
            (years > 0).then(|| Border { x: starts[index + 1] - gaps[index] / 2, gap: years > 1 })
        };
        Self {
            labels: groups.into_iter().map(label).collect(),
            borders: order.windows(2).enumerate().filter_map(border).collect(),
            columns: dates
                .iter()
                .zip(&starts)
                .map(|((date, slots), x)| (*date, Column { x: *x, slots: *slots }))
                .collect(),
            width: x + MARGIN,
            height: rows * LABEL,
        }
    }
}

/// How far apart two columns are.
fn gap(before: PartialDate, behind: PartialDate) -> usize {
    let years = i32::from(behind.year) - i32::from(before.year);
    match years {
        0 if before.month == behind.month => GAPS[0],
        0 => GAPS[1],
        1 => GAPS[2],
        _ => GAPS[3],
    }
}

/// The labels of a row, each with the first and the last of the columns that it names.
fn labelled(part: Part, order: &[PartialDate], words: &dyn Fn(PartialDate) -> String) -> Vec<(usize, usize, String)> {
    let mut groups: Vec<(usize, usize, PartialDate)> = Vec::new();
    for (index, date) in order.iter().enumerate() {
        let Some(named) = part.of(*date) else { continue };
        match groups.last_mut() {
            Some((_, last, name)) if *name == named => *last = index,
            _ => groups.push((index, index, named)),
        }
    }
    groups.into_iter().map(|(first, last, name)| (first, last, words(name))).collect()
}

/// About how wide a text is in letters of 12 units without serifs; rather too wide than too narrow.
#[must_use]
pub fn text_width(text: &str) -> usize {
    let width = |character: char| match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' => 4,
        'm' | 'w' | 'M' | 'W' => 11,
        '0'..='9' | 'a'..='z' => 7,
        '\u{2e80}'..='\u{ffef}' => 13,
        _ => 9,
    };
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(dates: &[(&str, usize)]) -> Axis {
        let dates = dates.iter().map(|(date, slots)| (PartialDate::parse(date).unwrap(), *slots)).collect();
        Axis::new(&dates, &|date| match (date.month, date.day) {
            (_, Some(day)) => day.to_string(),
            (Some(_), None) => "September".to_owned(),
            _ => date.year.to_string(),
        })
    }

    /// The labels' ends, by row.
    fn overlapping(axis: &Axis) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for row in 0..3 {
            let labels: Vec<&Label> = axis.labels.iter().filter(|label| label.row == row).collect();
            for pair in labels.windows(2) {
                let half = |label: &Label| if label.day { text_width(&label.text) / 2 } else { 0 };
                let end = pair[0].x + text_width(&pair[0].text) - half(pair[0]);
                if end > pair[1].x - half(pair[1]) {
                    found.push((pair[0].text.clone(), pair[1].text.clone()));
                }
            }
        }
        found
    }

    #[test]
    fn labels_never_overlap_whether_dates_crowd_or_spread() {
        let crowded: Vec<String> = (1..=28).map(|day| format!("2017-02-{day:02}")).collect();
        let crowded: Vec<(&str, usize)> = crowded.iter().map(|date| (date.as_str(), 1)).collect();
        let spread: Vec<String> =
            (1..=60).map(|number| format!("{}-{:02}-01", 1900 + number * 7 % 90, number % 12 + 1)).collect();
        let spread: Vec<(&str, usize)> = spread.iter().map(|date| (date.as_str(), 1)).collect();
        for dates in [crowded, spread] {
            let axis = axis(&dates);
            assert_eq!(axis.columns.len(), dates.len());
            assert_eq!(overlapping(&axis), []);
            assert!(axis.labels.iter().all(|label| label.x + text_width(&label.text) <= axis.width + PITCH));
        }
    }

    #[test]
    fn columns_stand_in_order_and_hold_their_marks() {
        let axis = axis(&[("2016", 1), ("2016-09-08", 3), ("2017-03-02", 2)]);
        let columns: Vec<&Column> = axis.columns.values().collect();
        for pair in columns.windows(2) {
            assert!(pair[0].x + pair[0].slots * PITCH <= pair[1].x);
        }
        assert!(columns[2].x + 2 * PITCH <= axis.width);
    }

    #[test]
    fn a_date_is_labelled_only_as_exactly_as_it_is_known() {
        let axis = axis(&[("2016", 1), ("2017-09", 1)]);
        let texts: Vec<(usize, &str)> = axis.labels.iter().map(|label| (label.row, label.text.as_str())).collect();
        assert_eq!(texts, [(0, "2016"), (0, "2017"), (1, "September")]);
        assert_eq!(axis.height, 2 * LABEL);
    }

    #[test]
    fn years_left_out_are_marked() {
        let gaps = |dates: &[(&str, usize)]| axis(dates).borders.iter().map(|border| border.gap).collect::<Vec<_>>();
        assert_eq!(gaps(&[("1986", 1), ("2016", 1), ("2017", 1), ("2017-03", 1)]), [true, false]);
        assert!(gaps(&[("2017-01-01", 1)]).is_empty());
    }
}

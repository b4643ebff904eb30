//! The lanes of the timeline's picture: one for events, one for each of those who speak most, one for all others.

use super::axis::PITCH;
use crate::date::PartialDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many voices have a lane of their own.
pub const VOICES: usize = 12;

/// Between the marks of two lanes there are so many units.
const BETWEEN: usize = 10;

/// Marks of one date beside each other are at most so many.
const SLOTS: usize = 6;

/// Whose mark it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// Nobody's: it happened.
    Event,
    /// A declared person's, by their index.
    Person(usize),
    /// Somebody's of this name.
    Named(String),
    /// The editors': a note.
    Editors,
    /// That of others, or of somebody unnamed.
    Others,
}

/// The lanes, from top to bottom, and the lane of each mark.
#[must_use]
pub fn lanes(voices: &[Voice]) -> (Vec<Voice>, Vec<usize>) {
    let mut counts: BTreeMap<&Voice, usize> = BTreeMap::new();
    for voice in voices {
        *counts.entry(voice).or_default() += 1;
    }
    let mut speakers: Vec<(&Voice, usize)> =
        counts.iter().filter(|(voice, _)| is_speaker(voice)).map(|(voice, count)| (*voice, *count)).collect();
    speakers.sort_by_key(|(voice, count)| (Reverse(*count), *voice));
    // A lane for all others holds more than one of them.
    let own = if speakers.len() > VOICES + 1 { VOICES } else { speakers.len() };
    let others = speakers.len() > own || counts.contains_key(&Voice::Others);
    let there = |voice: Voice| counts.contains_key(&voice).then_some(voice);
    let mut lanes: Vec<Voice> = there(Voice::Event).into_iter().collect();
    lanes.extend(speakers.iter().take(own).map(|(voice, _)| (*voice).clone()));
    lanes.extend(others.then_some(Voice::Others));
    lanes.extend(there(Voice::Editors));
    let numbers: BTreeMap<&Voice, usize> = lanes.iter().enumerate().map(|(lane, voice)| (voice, lane)).collect();
    let rest = numbers.get(&Voice::Others).copied().unwrap_or_default();
    let lane_of = voices.iter().map(|voice| numbers.get(voice).copied().unwrap_or(rest)).collect();
    (lanes, lane_of)
}

fn is_speaker(voice: &Voice) -> bool {
    matches!(voice, Voice::Person(_) | Voice::Named(_))
}

/// How many marks of one date stand beside each other, so that none of its lanes is higher than it is wide.
#[must_use]
pub fn slots(most: usize) -> usize {
    (1..SLOTS).find(|slots| slots * slots >= most).unwrap_or(SLOTS)
}

/// Where a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Its upper edge.
    pub y: usize,
    /// How high it is.
    pub height: usize,
}

/// Where a mark stands in its lane and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which lane.
    pub lane: usize,
    /// How far to the end in its row, in marks.
    pub slot: usize,
    /// How many marks its row has.
    pub beside: usize,
    /// How far down, in rows.
    pub row: usize,
    /// How many rows there are of its lane and date.
    pub rows: usize,
}

/// Gives every mark a spot of its own, and every lane the height for its marks, from `top` on.
///
/// Each mark comes with its lane and date; `least` says how high each lane has to be in any case, and `slots` how many
/// marks a date has room for beside each other.
#[must_use]
pub fn spots(
    marks: &[(usize, PartialDate)],
    least: &[usize],
    top: usize,
    slots: &BTreeMap<PartialDate, usize>,
) -> (Vec<Spot>, Vec<Lane>) {
    let mut filled: BTreeMap<(usize, PartialDate), usize> = BTreeMap::new();
    let mut rows = vec![1; least.len()];
    let mut placed = Vec::with_capacity(marks.len());
    for (lane, date) in marks {
        let before = filled.entry((*lane, *date)).or_default();
        let beside = slots.get(date).copied().unwrap_or(1).max(1);
        let spot = Spot { lane: *lane, slot: *before % beside, beside, row: *before / beside, rows: 1 };
        rows[*lane] = rows[*lane].max(spot.row + 1);
        *before += 1;
        placed.push(spot);
    }
    for (spot, (lane, date)) in placed.iter_mut().zip(marks) {
        let all = filled.get(&(*lane, *date)).copied().unwrap_or(1);
        spot.rows = all.div_ceil(spot.beside);
        spot.beside = (all - spot.row * spot.beside).min(spot.beside);
    }
    let mut y = top;
    let lane = |(rows, least): (usize, &usize)| {
        let height = (rows * PITCH + BETWEEN).max(*least);
        y += height;
        Lane { y: y - height, height }
    };
    (placed, rows.into_iter().zip(least).map(lane).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn named(name: &str) -> Voice {
        Voice::Named(name.to_owned())
    }

    #[test]
    fn events_come_first_and_those_who_speak_most_next() {
        let voices = [named("b"), named("a"), Voice::Editors, named("b"), Voice::Event, Voice::Person(0)];
        let (lanes, lane_of) = lanes(&voices);
        assert_eq!(lanes, [Voice::Event, named("b"), Voice::Person(0), named("a"), Voice::Editors]);
        assert_eq!(lane_of, [1, 3, 4, 1, 0, 2]);
    }

    #[test]
    fn those_who_speak_least_share_a_lane() {
        let one_more: Vec<Voice> = (0..=VOICES).map(Voice::Person).collect();
        assert_eq!(lanes(&one_more).0.len(), VOICES + 1, "a lane for one alone is that one's");
        let many: Vec<Voice> = (0..100).map(Voice::Person).chain([Voice::Others]).collect();
        let (lanes, lane_of) = lanes(&many);
        assert_eq!(lanes.len(), VOICES + 1);
        assert_eq!(lanes[VOICES], Voice::Others);
        assert_eq!(lane_of[100], VOICES);
        assert_eq!(lane_of[50], VOICES);
    }

    #[test]
    fn no_two_marks_have_one_spot() {
        let date = PartialDate::parse("2017-03-02").unwrap();
        let marks: Vec<(usize, PartialDate)> = (0..41).map(|mark| (mark % 2, date)).collect();
        let beside = BTreeMap::from([(date, slots(21))]);
        let (spots, lanes) = spots(&marks, &[40, 40], 50, &beside);
        let places: BTreeSet<(usize, usize, usize)> =
            spots.iter().map(|spot| (spot.lane, spot.slot, spot.row)).collect();
        assert_eq!(places.len(), marks.len());
        assert_eq!(lanes[0].y, 50);
        assert_eq!(lanes[1].y, 50 + lanes[0].height);
        let lowest = spots.iter().filter(|spot| spot.lane == 0).map(|spot| spot.row).max().unwrap();
        assert!((lowest + 1) * PITCH <= lanes[0].height);
    }

    #[test]
    fn a_date_with_much_is_as_wide_as_high_but_not_wider_than_the_eye_takes_in() {
        assert_eq!([1, 2, 4, 5, 9, 10, 36, 1000].map(slots), [1, 2, 2, 3, 3, 4, 6, 6]);
        assert_eq!(slots(0), 1);
    }
}

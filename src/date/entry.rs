//! Dates of works: spans, seasons, and dates that are known only about, as CSL and EDTF write them.

use super::PartialDate;
use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A season of the year, as issues of journals are dated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The season of a number: 1 to 4 as CSL counts, 13 to 16 as citeproc does, 21 to 24 as EDTF does.
    fn numbered(number: i64) -> Option<Self> {
        match number {
            1 | 13 | 21 => Some(Self::Spring),
            2 | 14 | 22 => Some(Self::Summer),
            3 | 15 | 23 => Some(Self::Autumn),
            4 | 16 | 24 => Some(Self::Winter),
            _ => None,
        }
    }
}

/// When a work was issued, seen, held and so on (CSL 1.0.2's date variables; EDTF, levels 0 and 1, as far as they overlap).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryDate {
    /// The date, or the first one of a span; none where only `literal` is known.
    pub from: Option<PartialDate>,
    /// The last date of a span.
    pub to: Option<PartialDate>,
    /// Whether the span has no end yet.
    pub open: bool,
    /// Whether it is known only about.
    pub circa: bool,
    /// The season, where that is known in place of a month.
    pub season: Option<Season>,
    /// Words that say it better than numbers.
    pub literal: Option<String>,
}

impl EntryDate {
    /// Reads a date or a span of two with `/` between; `~` or `?` behind one means about, and 21 to 24 in place of a
    /// month a season.
    ///
    /// # Errors
    /// Says what is expected where the text is none of these.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("`{text}` is not a date: write 2017-03-02, 2017-03, 2017, or two of them with `/` between");
        let (first, last) = text.trim().split_once('/').map_or((text, None), |(first, last)| (first, Some(last)));
        let mut date = Self::part(first).ok_or_else(wrong)?;
        match last.map(str::trim) {
            None => {}
            Some("" | "..") => date.open = true,
            Some(last) => {
                let last = Self::part(last).ok_or_else(wrong)?;
                date.to = last.from;
                date.circa |= last.circa;
                if date.to < date.from {
                    return Err(format!("`{text}` ends before it begins"));
                }
            }
        }
        Ok(date)
    }

    /// One date of EDTF.
    fn part(text: &str) -> Option<Self> {
        let bare = text.trim().trim_end_matches(['~', '?', '%']);
        let circa = bare.len() < text.trim().len();
        // Of a point in time the day is enough.
        let day = bare.split('T').next().unwrap_or_default();
        let (before_christ, day) = day.strip_prefix('-').map_or((false, day), |day| (true, day));
        let season = day.split_once('-').and_then(|(year, number)| {
            let number: i64 = number.parse().ok().filter(|number| (21..=24).contains(number))?;
            Some((year, Season::numbered(number)?))
        });
        let written = season.map_or(day, |(year, _)| year);
        let mut from = PartialDate::parse(written).ok()?;
        if before_christ {
            from = PartialDate::new(-i64::from(from.year), from.month.map(i64::from), from.day.map(i64::from))?;
        }
        Some(Self { from: Some(from), circa, season: season.map(|(_, season)| season), ..Self::default() })
    }

    /// The first day or month or year of it, as ISO 8601 writes it; none where only words are known.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        self.from.filter(|date| date.year > 0).map(|date| date.iso())
    }

    /// The same as EDTF writes it; none where only words are known.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        let from = self.from.filter(|date| date.year > 0)?;
        let season = self.season.map(|season| format!("-{}", 21 + season as u8)).unwrap_or_default();
        let about = if self.circa { "~" } else { "" };
        let end = self.to.map(|to| format!("/{}", to.iso())).unwrap_or_default();
        let open = if self.open { "/.." } else { "" };
        Some(format!("{}{season}{about}{end}{open}", from.iso()))
    }
}

impl From<PartialDate> for EntryDate {
    fn from(date: PartialDate) -> Self {
        Self { from: Some(date), ..Self::default() }
    }
}

impl<'de> Deserialize<'de> for EntryDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateVisitor)
    }
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = EntryDate;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date: 2017-03-02, 2017-03 or 2017, or CSL's `date-parts`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<EntryDate, E> {
        EntryDate::parse(text).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, year: u64) -> Result<EntryDate, E> {
        self.visit_str(&format!("{year:04}"))
    }

    fn visit_i64<E: de::Error>(self, year: i64) -> Result<EntryDate, E> {
        let date = PartialDate::new(year, None, None);
        date.map(EntryDate::from).ok_or_else(|| E::custom(format!("`{year}` is not a year")))
    }

    /// Pandoc's list of mappings: the first and the last date.
    fn visit_seq<A: SeqAccess<'de>>(self, mut dates: A) -> Result<EntryDate, A::Error> {
        let mut date: EntryDate = dates.next_element()?.unwrap_or_default();
        if let Some(last) = dates.next_element::<EntryDate>()? {
            date.to = last.from;
        }
        while dates.next_element::<IgnoredAny>()?.is_some() {}
        Ok(date)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<EntryDate, A::Error> {
        let mut date = EntryDate::default();
        let mut single = [None; 3];
        while let Some(key) = pairs.next_key::<String>()? {
            match key.as_str() {
                "date-parts" => {
                    let Parts(parts) = pairs.next_value()?;
                    set_parts(&mut date, &parts).map_err(de::Error::custom)?;
                }
                "year" => single[0] = pairs.next_value::<Part>()?.0,
                "month" => single[1] = pairs.next_value::<Part>()?.0,
                "day" => single[2] = pairs.next_value::<Part>()?.0,
                "season" => {
                    let number = pairs.next_value::<Part>()?.0;
                    date.season = number.and_then(Season::numbered);
                }
                "circa" => date.circa = pairs.next_value::<Truth>()?.0,
                "literal" => date.literal = Some(pairs.next_value()?),
                // What a program could not read is a date all the same, if it is one.
                "raw" => {
                    let text: String = pairs.next_value()?;
                    match EntryDate::parse(&text) {
                        Ok(read) => date = EntryDate { literal: date.literal.take(), ..read },
                        Err(_) => date.literal = Some(text),
                    }
                }
                _ => {
                    let known = "`date-parts`, `season`, `circa`, `literal`, `raw`, `year`, `month` and `day`";
                    return Err(de::Error::custom(format!("a date has no `{key}`: it has {known}")));
                }
            }
        }
        if single[0].is_some() {
            set_parts(&mut date, &[single.into_iter().map_while(|part| part).collect()]).map_err(de::Error::custom)?;
        }
        if date.from.is_none() && date.literal.is_none() {
            return Err(de::Error::custom("the date says nothing: give `date-parts` or `literal`"));
        }
        Ok(date)
    }
}

/// Sets a date by the numbers of CSL: one list for a date, two for a span.
fn set_parts(date: &mut EntryDate, parts: &[Vec<i64>]) -> Result<(), String> {
    let read = |numbers: &[i64]| {
        let month = numbers.get(1).copied();
        let season = month.filter(|month| *month > 12 && numbers.len() == 2).and_then(Season::numbered);
        let (month, day) = if season.is_some() { (None, None) } else { (month, numbers.get(2).copied()) };
        let from = numbers.first().and_then(|year| PartialDate::new(*year, month, day));
        from.map(|from| (from, season)).ok_or_else(|| format!("{numbers:?} is not a date: give year, month and day"))
    };
    if let Some(first) = parts.first() {
        let (from, season) = read(first)?;
        date.from = Some(from);
        date.season = date.season.or(season);
    }
    if let Some(last) = parts.get(1) {
        date.to = Some(read(last)?.0);
    }
    Ok(())
}

/// A number, or a text that is one; an empty text is none.
struct Part(Option<i64>);

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PartVisitor;
        impl Visitor<'_> for PartVisitor {
            type Value = Part;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a number")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Part, E> {
                Ok(Part(i64::try_from(number).ok()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Part, E> {
                Ok(Part(Some(number)))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Part, E> {
                if text.trim().is_empty() {
                    return Ok(Part(None));
                }
                let number = text.trim().parse().map_err(|_| E::custom(format!("`{text}` is not a number")))?;
                Ok(Part(Some(number)))
            }
        }
        deserializer.deserialize_any(PartVisitor)
    }
}

/// `true`, or anything that programs write for it.
struct Truth(bool);

impl<'de> Deserialize<'de> for Truth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TruthVisitor;
        impl Visitor<'_> for TruthVisitor {
            type Value = Truth;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("true or false")
            }

            fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Truth, E> {
                Ok(Truth(truth))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Truth, E> {
                Ok(Truth(number != 0))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Truth, E> {
                Ok(Truth(number != 0))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Truth, E> {
                Ok(Truth(!matches!(text, "" | "0" | "false")))
            }
        }
        deserializer.deserialize_any(TruthVisitor)
    }
}

/// CSL's `date-parts`: lists of year, month and day, whose parts may be texts, or empty.
struct Parts(Vec<Vec<i64>>);

impl<'de> Deserialize<'de> for Parts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lists: Vec<Vec<Part>> = Vec::deserialize(deserializer)?;
        let numbers = |list: Vec<Part>| list.into_iter().map_while(|part| part.0).collect::<Vec<i64>>();
        Ok(Self(lists.into_iter().map(numbers).filter(|list| !list.is_empty()).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> String {
        EntryDate::parse(text).unwrap().edtf().unwrap()
    }

    #[test]
    fn dates_are_read_as_edtf_writes_them() {
        for text in
            ["2017-03-02", "2017-03", "2017", "2017~", "2017-21", "1978/2014", "2017-01-10/2017-01-11", "2009/.."]
        {
            assert_eq!(edtf(text), text);
        }
        assert_eq!(edtf("2017?"), "2017~");
        assert_eq!(edtf("2017-03-02T10:00:00Z"), "2017-03-02");
        assert_eq!(EntryDate::parse("-0044-03-15").unwrap().from.map(|date| date.year), Some(-44));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "soon", "2017-13", "2017-02-30", "2014/1978", "17", "2017/03/02", "March 2017"] {
            assert!(EntryDate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_csl_writes_them() {
        let read = |yaml: &str| serde_yaml::from_str::<EntryDate>(yaml).unwrap().edtf().unwrap();
        assert_eq!(read("{date-parts: [[2017, 3, 2]]}"), "2017-03-02");
        assert_eq!(read("{date-parts: [['2017', '03', '']]}"), "2017-03");
        assert_eq!(read("{date-parts: [[1978], [2014]], circa: true}"), "1978~/2014");
        assert_eq!(read("{date-parts: [[2017]], season: 1}"), "2017-21");
        assert_eq!(read("{date-parts: [[2017, 23]]}"), "2017-23");
        assert_eq!(read("[{year: 2017, month: 3}, {year: 2017, month: 4}]"), "2017-03/2017-04");
        assert_eq!(read("{raw: 2017-03-02}"), "2017-03-02");
        assert_eq!(read("2017"), "2017");
        let literal: EntryDate = serde_yaml::from_str("{literal: undated}").unwrap();
        assert_eq!((literal.literal.as_deref(), literal.iso()), (Some("undated"), None));
        for broken in ["{date-parts: [[2017, 13, 1]]}", "{}", "{date-parts: []}", "{yaer: 2017}", "{date-parts: [[x]]}"]
        {
            assert!(serde_yaml::from_str::<EntryDate>(broken).is_err(), "{broken}");
        }
    }
}

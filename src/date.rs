//! Dates that may be known to the day, the month or only the year.

mod entry;

pub use entry::{EntryDate, Season};

use jiff::civil;
use serde::Deserialize;
use serde::de::{self, Deserializer};

/// A date of the Gregorian calendar, as exact as it is known (ISO 8601: `2017`, `2017-03` or `2017-03-02`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month, from 1.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads a date.
    ///
    /// # Errors
    /// Says what is expected where the text is not a date of the calendar.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a date: write 2017-03-02, 2017-03 or 2017");
        let well_formed = text.split('-').map(str::len).eq([4, 2, 2].into_iter().take(text.split('-').count()));
        if !well_formed || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Err(wrong());
        }
        let mut numbers = text.split('-');
        let year = numbers.next().and_then(|year| year.parse().ok()).ok_or_else(wrong)?;
        let month = numbers.next().and_then(|month| month.parse().ok());
        let day = numbers.next().and_then(|day| day.parse().ok());
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| wrong())?;
        Ok(Self { year, month, day })
    }

    /// A date of so many years, months and days; none where the calendar has no such day. Years before Christ count down from 0.
    #[must_use]
    pub fn new(year: i64, month: Option<i64>, day: Option<i64>) -> Option<Self> {
        let year = i16::try_from(year).ok()?;
        let month = month.map(i8::try_from).transpose().ok()?;
        let day = day.map(i8::try_from).transpose().ok()?;
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// Today, by Coordinated Universal Time.
    #[must_use]
    pub fn today() -> Self {
        let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// Whether all of it lies behind another date.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        let first = |date: Self| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
        let last = |date: Self| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
        first(self) > last(other)
    }

    /// The same day so many years earlier; of a 29 February the 28th where that year has none.
    #[must_use]
    pub fn years_before(self, years: i16) -> Self {
        let year = self.year.saturating_sub(years);
        let leap = civil::Date::new(year, 2, 29).is_ok();
        let day = self.day.map(|day| if self.month == Some(2) && day == 29 && !leap { 28 } else { day });
        Self { year, month: self.month, day }
    }

    /// Whether all of it lies before another date.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        other.is_after(self)
    }

    /// The date as ISO 8601 writes it.
    #[must_use]
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_were_written() {
        for text in ["2017-03-02", "2017-03", "2017"] {
            assert_eq!(PartialDate::parse(text).unwrap().iso(), text);
        }
    }

    #[test]
    fn years_before_a_day_are_days_of_the_calendar() {
        let before = |text: &str, years| PartialDate::parse(text).unwrap().years_before(years).iso();
        assert_eq!(before("2026-11-25", 2), "2024-11-25");
        assert_eq!([before("2024-02-29", 1), before("2024-02-29", 4)], ["2023-02-28", "2020-02-29"]);
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        for text in ["2017-13", "2017-02-30", "17-01-01", "2017-3-2", "", "soon", "2017-01-01-01"] {
            assert!(PartialDate::parse(text).is_err(), "{text}");
        }
    }
}

//! Dates as BibTeX has them: `year`, `month` and `day`, each in words as often as in numbers.

use crate::date::EntryDate;
use crate::parse::bibliography::bibtex::fields::typographic;

/// The date of a work. What is no number ("in press", "[1850?]", "Spring") is kept in words.
///
/// # Errors
/// Where numbers make no day of the calendar.
pub(super) fn year_and_month(year: &str, month: Option<String>, day: Option<String>) -> Result<EntryDate, String> {
    let whole = match year.split_once('–').or_else(|| year.split_once('-')) {
        Some((first, last)) if !first.is_empty() => format!("{first}/{last}"),
        _ => year.to_owned(),
    };
    let only_year = || {
        let numeric = whole.bytes().all(|byte| byte.is_ascii_digit());
        match EntryDate::parse(&whole) {
            Err(message) if numeric => Err(message),
            Err(_) => Ok(EntryDate { literal: Some(year.to_owned()), ..EntryDate::default() }),
            Ok(date) => Ok(date),
        }
    };
    let Some(month) = month else { return only_year() };
    let (months, days) = months_and_days(&month);
    let day = day.and_then(|day| day.trim().parse().ok()).or(days.first().copied().filter(|_| days.len() == 1));
    match (months.as_slice(), day) {
        ([month], None) if days.is_empty() => EntryDate::parse(&format!("{year}-{month:02}")),
        ([month], Some(day)) => EntryDate::parse(&format!("{year}-{month:02}-{day:02}")),
        ([first, last], None) if days.is_empty() => EntryDate::parse(&format!("{year}-{first:02}/{year}-{last:02}")),
        _ if month.parse::<u32>().is_ok() => Err(format!("`{month}` is not a month: write `mar` or 3")),
        _ => {
            let from = only_year()?.from;
            let literal = Some(typographic(&format!("{month} {year}")));
            Ok(EntryDate { from, literal, ..EntryDate::default() })
        }
    }
    // Months out of order, "mar" with a 31st and the like are said in the words of the file.
    .or_else(|message| {
        let from = only_year()?.from;
        if month.parse::<u32>().is_ok() {
            return Err(message);
        }
        Ok(EntryDate { from, literal: Some(format!("{month} {year}")), ..EntryDate::default() })
    })
}

/// The months and days that a text names, in their order; neither, if it has any other word.
fn months_and_days(text: &str) -> (Vec<u32>, Vec<u32>) {
    let (mut months, mut days) = (Vec::new(), Vec::new());
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let only_number = text.trim().parse::<u32>().ok();
    if let Some(number) = only_number {
        return (Some(number).filter(|number| (1..=12).contains(number)).into_iter().collect(), days);
    }
    for word in words {
        match (month_number(word), word.parse::<u32>()) {
            (Some(month), _) => months.push(month),
            (None, Ok(day)) => days.push(day),
            _ => return (Vec::new(), Vec::new()),
        }
    }
    (months, days)
}

/// The number of a month by its name, or the beginning of its name.
fn month_number(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let position = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    u32::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: &str, month: &str) -> String {
        let month = Some(month.to_owned()).filter(|month| !month.is_empty());
        let date = year_and_month(year, month, None).unwrap();
        date.literal.clone().or_else(|| date.edtf()).unwrap()
    }

    #[test]
    fn months_are_names_numbers_spans_or_words() {
        assert_eq!(date("2017", "mar"), "2017-03");
        assert_eq!(date("2017", "March"), "2017-03");
        assert_eq!(date("2017", "3"), "2017-03");
        assert_eq!(date("2017", "31 mar"), "2017-03-31");
        assert_eq!(date("2017", "March/April"), "2017-03/2017-04");
        assert_eq!(date("2017", "Spring"), "Spring 2017");
        assert_eq!(date("2017", "30 February"), "30 February 2017");
    }

    #[test]
    fn years_are_numbers_spans_or_words() {
        assert_eq!(date("1995--1996".replace("--", "–").as_str(), ""), "1995/1996");
        assert_eq!(date("in press", ""), "in press");
        assert_eq!(date("19xx", ""), "19xx");
    }

    #[test]
    fn numbers_that_are_no_date_are_refused() {
        assert!(year_and_month("20117", None, None).is_err());
        assert!(year_and_month("2017", Some("13".to_owned()), None).is_err());
    }
}

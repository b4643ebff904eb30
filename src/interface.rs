//! The words that Postil itself writes on a page, and dates, in the language of the site.

mod plain;

use crate::date::{EntryDate, PartialDate, Season};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::{direction, primary};
use crate::load::Inputs;
use crate::text::{FileId, Place};
pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use icu_locale_core::Locale;
use std::collections::{BTreeSet, HashMap};

macro_rules! embedded {
    ($($language:literal),* $(,)?) => {
        &[$(($language, include_str!(concat!("../templates/words/", $language, ".ftl")))),*]
    };
}

/// The built-in languages, English first, each with its words.
const LANGUAGES: &[(&str, &str)] = embedded!["en", "de", "fr", "es", "it", "pt", "nl", "ar", "he", "zh", "ja"];

/// Quotation marks of any language.
const MARKS: &str = "“”„‘’‚«»‹›「」『』\"'";

/// What words may be given.
const VARIABLES: [&str; 9] = ["text", "title", "name", "kind", "program", "count", "number", "from", "to"];

/// Where a project's own words are: one file for each language, named for it.
pub const FOLDER: &str = "templates/words/";

/// The words and dates of one language. What it lacks is in English.
pub struct Interface {
    /// The language (BCP 47).
    pub language: String,
    /// The names of what is said in English, because the language has no words for it.
    pub missing: BTreeSet<String>,
    bundle: FluentBundle<FluentResource>,
    /// Whether characters set apart what stands for variables.
    is_isolating: bool,
    /// What is always said in the same words.
    fixed: HashMap<String, String>,
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    month: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
    year: Option<FixedCalendarDateTimeFormatter<Gregorian, Y>>,
    month_alone: Option<FixedCalendarDateTimeFormatter<Gregorian, M>>,
    /// The marks around quoted words, each with the one that stands for it within quoted words.
    quotation_marks: Vec<(char, char)>,
}

impl Interface {
    /// The words of a language: the built-in ones, and the project's own over them. Faults in the latter are added to
    /// `problems`.
    #[must_use]
    pub fn new(language: &str, inputs: &Inputs, problems: &mut Diagnostics) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
        // Only among letters of the other direction are words lost without the characters that isolate them.
        let is_isolating = direction(language) == "rtl";
        bundle.set_use_isolating(is_isolating);
        // NUMBER, for ordinals; it fails only where the bundle has a function of that name already.
        let _ = bundle.add_builtins();
        let english = resource(LANGUAGES[0].1, None, problems);
        let names: BTreeSet<String> = english.entries().filter_map(name).collect();
        bundle.add_resource_overriding(english);
        let built_in = LANGUAGES.iter().find(|(other, _)| *other == primary(language)).map(|(_, text)| *text);
        let is_english = built_in == Some(LANGUAGES[0].1);
        let mut missing = if is_english { BTreeSet::new() } else { names.clone() };
        let own = own_words(language, inputs).map(|(file, text)| (text, Some(file)));
        // A project that has a copy of the built-in words says nothing else.
        let own = own.filter(|(text, _)| Some(*text) != built_in);
        let mut changed: BTreeSet<(FileId, String)> = BTreeSet::new();
        for (text, file) in built_in.filter(|_| !is_english).map(|text| (text, None)).into_iter().chain(own) {
            let words = resource(text, file, problems);
            for name in words.entries().filter_map(name) {
                missing.remove(&name);
                changed.extend(file.map(|file| (file, name)));
            }
            bundle.add_resource_overriding(words);
        }
        let locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let mut interface = Self {
            language: language.to_owned(),
            missing,
            bundle,
            is_isolating,
            fixed: HashMap::new(),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
            year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), Y::long()).ok(),
            month_alone: FixedCalendarDateTimeFormatter::try_new((&locale).into(), M::medium()).ok(),
            quotation_marks: Vec::new(),
        };
        interface.fixed = names
            .into_iter()
            .filter_map(|name| Some((interface.fixed(&name)?, name)))
            .map(|(text, name)| (name, text))
            .collect();
        let (outer, inner) = (interface.marks_of("quoted"), interface.marks_of("quoted-inner"));
        interface.quotation_marks = outer.into_iter().zip(inner).collect();
        for (file, name) in changed {
            interface.report_unknown_variables(&name, file, &inputs.files.get(file).text, problems);
        }
        interface
    }

    /// Reports words of a project that ask for what no words are given.
    fn report_unknown_variables(&self, name: &str, file: FileId, text: &str, problems: &mut Diagnostics) {
        let Some(pattern) = self.bundle.get_message(name).and_then(|message| message.value()) else { return };
        let arguments: FluentArgs<'_> = VARIABLES.iter().map(|name| (*name, FluentValue::from(1))).collect();
        let mut faults = Vec::new();
        let _ = self.bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        let starts = text.lines().scan(0, |at, line| Some((std::mem::replace(at, *at + line.len() + 1), line)));
        let here = starts.filter(|(_, line)| line.split('=').next().is_some_and(|begin| begin.trim_end() == name));
        let at = here.last().map_or(0, |(at, _)| at);
        for fault in faults {
            let place = Place::bytes(file, at..at + name.len());
            let help = format!("words are given these variables, where they have them: ${}", VARIABLES.join(", $"));
            let fault = fault.to_string();
            let message =
                format!("`{name}` asks for what is not there: {}", fault.trim_start_matches("Resolver error: "));
            problems.add(Diagnostic::at(Code::Template, place, message).help(help));
        }
    }

    /// What is said in the same words whatever the case.
    fn fixed(&self, name: &str) -> Option<String> {
        let pattern = self.bundle.get_message(name)?.value()?;
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut faults).into_owned();
        faults.is_empty().then_some(text)
    }

    /// The words of this name, as the arguments ask; none where there is no such name.
    #[must_use]
    pub fn text_with<'a>(
        &self,
        name: &str,
        arguments: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>,
    ) -> Option<String> {
        if let Some(text) = self.fixed.get(name) {
            return Some(text.clone());
        }
        let pattern = self.bundle.get_message(name)?.value()?;
        let arguments: Vec<_> = arguments.into_iter().collect();
        let plain = (!self.is_isolating).then(|| plain::text(pattern, &arguments)).flatten();
        if plain.is_some() {
            return plain;
        }
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    /// The words of this name; the name itself where there are none.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.text_with(name, []).unwrap_or_else(|| name.to_owned())
    }

    /// The marks around quoted words of this message.
    fn marks_of(&self, name: &str) -> Vec<char> {
        let quoted = self.text_with(name, [("text", FluentValue::from(""))]).unwrap_or_default();
        quoted.chars().filter(|character| MARKS.contains(*character)).collect()
    }

    /// Words as they stand within quotation marks: their own marks become inner ones.
    #[must_use]
    pub fn within_quotation_marks(&self, text: &str) -> String {
        let inner = |character| {
            let pair = self.quotation_marks.iter().find(|(outer, _)| *outer == character);
            pair.map_or(character, |(_, inner)| *inner)
        };
        text.chars().map(inner).collect()
    }

    /// A date in words, as exact as it is: "March 2, 2017", "March 2017", "2017" in the language's form (CLDR).
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let whole = |month: i8, day: i8| {
            Date::try_new_gregorian(date.year.into(), month.unsigned_abs(), day.unsigned_abs()).ok()
        };
        let words = match (date.month, date.day) {
            (Some(month), Some(day)) => {
                whole(month, day).and_then(|whole| Some(self.day.as_ref()?.format(&whole).to_string()))
            }
            (Some(month), None) => {
                whole(month, 1).and_then(|whole| Some(self.month.as_ref()?.format(&whole).to_string()))
            }
            _ => whole(1, 1).and_then(|whole| Some(self.year.as_ref()?.format(&whole).to_string())),
        };
        words.unwrap_or_else(|| date.iso())
    }

    /// The month of a date alone, as short as the language has it: "Mar" (CLDR).
    #[must_use]
    pub fn short_month(&self, date: PartialDate) -> String {
        let month = date.month.unwrap_or(1);
        let whole = Date::try_new_gregorian(date.year.into(), month.unsigned_abs(), 1).ok();
        let words = whole.and_then(|whole| Some(self.month_alone.as_ref()?.format(&whole).to_string()));
        words.unwrap_or_else(|| format!("{month:02}"))
    }
}

impl Interface {
    /// The date of a work in words: a span, a season, "ca. 1850", or what words it is known in.
    #[must_use]
    pub fn entry_date(&self, date: &EntryDate) -> String {
        let (Some(from), None) = (date.from, &date.literal) else { return date.literal.clone().unwrap_or_default() };
        let first = match date.season {
            Some(season) => self.season(season, self.date(PartialDate { month: None, day: None, ..from })),
            None => self.date(from),
        };
        let text = match date.to {
            Some(to) => span(&first, &self.date(to)),
            None if date.open => format!("{first}–"),
            None => first,
        };
        self.about(date, text)
    }

    /// The year of a work, or its years; none where it is known only in words.
    #[must_use]
    pub fn entry_year(&self, date: &EntryDate) -> Option<String> {
        let year = |date: PartialDate| self.date(PartialDate { month: None, day: None, ..date });
        let first = date.from?;
        let text = match date.to.filter(|to| to.year != first.year) {
            Some(to) => span(&year(first), &year(to)),
            None => year(first),
        };
        Some(self.about(date, text))
    }

    fn about(&self, date: &EntryDate, text: String) -> String {
        if !date.circa {
            return text;
        }
        let about = self.text_with("date-about", [("text", FluentValue::from(text.as_str()))]);
        about.unwrap_or(text)
    }

    fn season(&self, season: Season, year: String) -> String {
        let name = match season {
            Season::Spring => "date-in-spring",
            Season::Summer => "date-in-summer",
            Season::Autumn => "date-in-autumn",
            Season::Winter => "date-in-winter",
        };
        self.text_with(name, [("text", FluentValue::from(year.as_str()))]).unwrap_or(year)
    }
}

/// Two dates in words as one span; what both begin or end with is said once: "January 10–11, 2017".
fn span(first: &str, last: &str) -> String {
    let (one, other) = (words_and_numbers(first), words_and_numbers(last));
    let same = |(one, other): (&&str, &&str)| one == other;
    let begin = one.iter().zip(&other).take_while(|pair| same(*pair)).count();
    let most = one.len().min(other.len()) - begin;
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|pair| same(*pair)).count().min(most);
    if one.len() != other.len() || begin + end == 0 || begin + end >= one.len() {
        return format!("{first}–{last}");
    }
    let (one_end, other_end) = (one.len() - end, other.len() - end);
    let parts = [&one[..begin], &one[begin..one_end], &["–"], &other[begin..other_end], &one[one_end..]];
    parts.into_iter().flatten().copied().collect()
}

/// The words, numbers and marks of a date, each by itself; a number and the point of an ordinal are one.
fn words_and_numbers(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let class = |character: char| match character {
        digit if digit.is_numeric() => 0,
        letter if letter.is_alphabetic() => 1,
        _ => 2,
    };
    for (at, character) in text.char_indices().skip(1) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let ordinal = character == '.' && class(before) == 0;
        if !ordinal && (class(character) != class(before) || class(character) == 2) {
            parts.push(&text[start..at]);
            start = at;
        }
    }
    parts.push(&text[start..]);
    parts
}

fn name(entry: &fluent_syntax::ast::Entry<&str>) -> Option<String> {
    match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    }
}

/// A project's own files of words for a language, those for a region behind the others.
fn own_words<'a>(language: &str, inputs: &'a Inputs) -> impl Iterator<Item = (FileId, &'a str)> {
    let wanted = [Some(primary(language)), Some(language).filter(|language| *language != primary(language))];
    let paths: Vec<String> = wanted.into_iter().flatten().map(|stem| format!("{FOLDER}{stem}.ftl")).collect();
    paths.into_iter().filter_map(|path| {
        let id = inputs.templates.iter().copied().find(|id| inputs.files.get(*id).path == path)?;
        Some((id, inputs.files.get(id).text.as_str()))
    })
}

/// The words of a file, without what is no Fluent.
fn resource(text: &str, file: Option<FileId>, problems: &mut Diagnostics) -> FluentResource {
    let (resource, faults) = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => return resource,
        Err(faulty) => faulty,
    };
    for fault in file.iter().flat_map(|file| faults.iter().map(move |fault| (file, fault))) {
        let (file, fault) = fault;
        let message = fault.kind.to_string();
        let place = Place::bytes(*file, fault.pos.clone());
        problems.add(
            Diagnostic::at(Code::Template, place, message)
                .help("words are written in Fluent's format: https://projectfluent.org"),
        );
    }
    resource
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(language: &str) -> Interface {
        Interface::new(language, &Inputs::default(), &mut Diagnostics::default())
    }

    #[test]
    fn every_built_in_language_has_all_words_and_says_them_without_fault() {
        let english: BTreeSet<String> =
            resource(LANGUAGES[0].1, None, &mut Diagnostics::default()).entries().filter_map(name).collect();
        assert!(english.len() > 60);
        for (language, text) in LANGUAGES {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{language}");
            let interface = interface(language);
            assert_eq!(interface.missing, BTreeSet::new(), "{language}");
            for name in &english {
                let arguments = ["text", "title", "name", "kind", "program"].map(|name| (name, FluentValue::from("x")));
                let numbers = ["count", "number", "from", "to"].map(|name| (name, FluentValue::from(3)));
                let said = interface.text_with(name, arguments.into_iter().chain(numbers)).unwrap();
                let may_be_empty = ["work-open", "work-close", "cite-space"].contains(&name.as_str());
                assert!(may_be_empty || !said.is_empty(), "{language} {name}");
                assert!(!said.contains(['{', '$']), "{language} {name}: {said}");
            }
        }
    }

    #[test]
    fn what_a_language_lacks_is_in_english_and_told() {
        let interface = interface("tlh");
        assert_eq!(interface.text("sources"), "Sources");
        assert!(interface.missing.contains("sources"));
    }

    #[test]
    fn numbers_and_dates_are_in_the_form_of_the_language() {
        let count = |language: &str, count: usize| {
            interface(language).text_with("notes-counted", [("count", FluentValue::from(count))]).unwrap()
        };
        assert_eq!([count("en", 1), count("en", 2)], ["1 note", "2 notes"]);
        assert_eq!([count("ar", 2), count("ar", 3)], ["حاشيتان", "\u{2068}3\u{2069} حواشٍ"]);
        for (language, day, month) in [
            ("en", "March 2, 2017", "March 2017"),
            ("en-GB", "2 March 2017", "March 2017"),
            ("de", "2. März 2017", "März 2017"),
            ("ja", "2017年3月2日", "2017年3月"),
            ("tlh", "2017 M03 2", "2017 M03"),
        ] {
            let interface = interface(language);
            assert_eq!(interface.date(PartialDate::parse("2017-03-02").unwrap()), day);
            assert_eq!(interface.date(PartialDate::parse("2017-03").unwrap()), month);
        }
        assert_eq!(interface("fr").date(PartialDate::parse("2017").unwrap()), "2017");
        assert_eq!(interface("zh").date(PartialDate::parse("2017").unwrap()), "2017年");
        let march = PartialDate::parse("2017-03").unwrap();
        assert_eq!(["en", "de", "ja"].map(|language| interface(language).short_month(march)), ["Mar", "Mär", "3月"]);
    }

    #[test]
    fn dates_of_works_are_spans_seasons_and_guesses() {
        let date = |language: &str, text: &str| interface(language).entry_date(&EntryDate::parse(text).unwrap());
        for (language, text, said) in [
            ("en", "2017-01-10/2017-01-11", "January 10–11, 2017"),
            ("en", "2017-01-31/2017-02-02", "January 31–February 2, 2017"),
            ("en", "1978/2014", "1978–2014"),
            ("en", "2017-03/2019", "March 2017–2019"),
            ("en", "2009/..", "2009–"),
            ("en", "1850~", "ca. 1850"),
            ("en", "2017-21", "Spring 2017"),
            ("de", "2017-01-10/2017-01-11", "10.–11. Januar 2017"),
            ("de", "2017-24", "Winter 2017"),
            ("ja", "2017-01-10/2017-01-11", "2017年1月10–11日"),
        ] {
            assert_eq!(date(language, text), said);
        }
        let literal = EntryDate { literal: Some("undated".to_owned()), ..EntryDate::default() };
        assert_eq!(interface("en").entry_date(&literal), "undated");
        assert_eq!(
            interface("en").entry_year(&EntryDate::parse("2017-01-10/2017-01-11").unwrap()).as_deref(),
            Some("2017")
        );
    }

    #[test]
    fn marks_within_quoted_words_are_the_inner_ones_of_the_language() {
        let quoted = |language: &str, words: &str| {
            let interface = interface(language);
            let words = interface.within_quotation_marks(words);
            interface.text_with("quoted", [("text", FluentValue::from(words))]).unwrap()
        };
        assert_eq!(quoted("en", "a “b” c"), "“a ‘b’ c”");
        assert_eq!(quoted("de", "a „b“ c"), "„a ‚b‘ c“");
        assert_eq!(quoted("ja", "「b」"), "「『b』」");
    }
}

//! Languages by their tags (BCP 47).

use icu_locale_core::Locale;

/// Whether a text is a well-formed tag: `en`, `en-GB`, `zh-Hant`.
#[must_use]
pub fn is_language_tag(text: &str) -> bool {
    !text.contains('_') && text.parse::<Locale>().is_ok()
}

/// The language alone, without script and region.
#[must_use]
pub fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// The direction in which a language is written: `ltr` or `rtl`.
#[must_use]
pub fn direction(language: &str) -> &'static str {
    let written_from_the_right = ["ar", "arc", "dv", "fa", "he", "ku", "ps", "syr", "ur", "yi"];
    if written_from_the_right.contains(&primary(language)) { "rtl" } else { "ltr" }
}

/// A language and its region as Open Graph writes them: `en_US`; none where the tag names no region.
#[must_use]
pub fn locale(language: &str) -> Option<String> {
    let Locale { id, .. } = language.parse().ok()?;
    id.region.map(|region| format!("{}_{region}", id.language))
}

/// Whether a language is written without spaces between words.
#[must_use]
pub fn has_no_spaces(language: &str) -> bool {
    ["ja", "zh"].contains(&primary(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_words() {
        assert!(["en", "en-GB", "zh-Hant-TW", "he"].into_iter().all(is_language_tag));
        assert!(["", "en_US", "English text", "x y", "-"].into_iter().all(|text| !is_language_tag(text)));
    }

    #[test]
    fn a_locale_needs_a_region() {
        assert_eq!(["en-us", "zh-Hant-TW", "de"].map(|tag| locale(tag).unwrap_or_default()), ["en_US", "zh_TW", ""]);
    }

    #[test]
    fn scripts_have_their_direction() {
        assert_eq!(["ar-EG", "he", "de", "zh"].map(direction), ["rtl", "rtl", "ltr", "ltr"]);
    }
}

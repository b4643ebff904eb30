//! The bibliography as CSL-JSON: what `bibliography.json` holds (CSL 1.0.2, `csl-data.json`).

use serde::Serialize;
use std::collections::BTreeMap;

/// A work.
#[derive(Debug, Serialize)]
pub struct CslItemView {
    /// Its key.
    pub id: String,
    /// Its CSL type.
    pub r#type: String,
    /// The names by variable.
    #[serde(flatten)]
    pub names: BTreeMap<String, Vec<CslNameView>>,
    /// The dates by variable.
    #[serde(flatten)]
    pub dates: BTreeMap<String, CslDateView>,
    /// The texts by variable, with CSL's tags for emphasis.
    #[serde(flatten)]
    pub texts: BTreeMap<String, String>,
    /// What CSL has no variable for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom: Option<CslCustomView>,
}

/// A name.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslNameView {
    /// A person's family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// A person's given names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// What stands before the family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub non_dropping_particle: Option<String>,
    /// What follows the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// A name that is not divided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
}

/// A date, or two.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslDateView {
    /// Years, months and days, as far as they are known: one list for a date, two for a span.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date_parts: Vec<Vec<i16>>,
    /// The season, from 1 for spring.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<u8>,
    /// Whether it is known only about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circa: Option<bool>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
    /// As EDTF writes it, where CSL has no other way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
}

/// What a reader can check a work by.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslCustomView {
    /// `primary` or `secondary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<&'static str>,
    /// The address of an archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive_url: Option<String>,
    /// Words of the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// A copy within the site, by its path there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

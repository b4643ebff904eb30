//! `people:` in `postil.yaml`: who speaks in a project, each with a page of their own.

use crate::address::is_web_address;
use crate::text::slug;
use crate::yaml::{OneOrMany, present};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::fmt;

/// The people that a project declares, each by the id that names their page, in their order.
#[derive(Debug, Clone, Default)]
pub struct DeclaredPeople(pub Vec<(String, Person)>);

/// Somebody who says something.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name, as pages show it and as `by:` may give it.
    #[serde(deserialize_with = "name")]
    pub name: String,
    /// Who they were when they spoke.
    #[serde(default, deserialize_with = "present")]
    pub role: Option<String>,
    /// A page about them elsewhere.
    #[serde(default, deserialize_with = "link")]
    pub link: Option<String>,
    /// Further names, as `by:` gives them.
    #[serde(default, deserialize_with = "names")]
    pub also: Vec<String>,
    /// Names under which they speak together with others, as `by:` gives them; the others have them too.
    #[serde(default, deserialize_with = "names")]
    pub together: Vec<String>,
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() { Err(de::Error::custom("a name must not be empty")) } else { Ok(text) }
}

fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = OneOrMany::deserialize(deserializer)?.0;
    if names.iter().any(|name| name.trim().is_empty()) {
        return Err(de::Error::custom("a name must not be empty"));
    }
    Ok(names)
}

fn link<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if is_web_address(&text) {
        Ok(Some(text))
    } else {
        Err(de::Error::custom(format!("`{text}` is not a web address: write https://...")))
    }
}

impl<'de> Deserialize<'de> for DeclaredPeople {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PeopleVisitor;
        impl<'de> Visitor<'de> for PeopleVisitor {
            type Value = DeclaredPeople;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping of people")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<DeclaredPeople, A::Error> {
                let mut people: Vec<(String, Person)> = Vec::new();
                while let Some(id) = pairs.next_key::<String>()? {
                    if people.iter().any(|(other, _)| *other == id) {
                        return Err(de::Error::custom(format!("the person `{id}` is declared twice")));
                    }
                    if id.is_empty() || slug(&id) != id {
                        let message =
                            format!("`{id}` cannot name a person's page: use lower-case letters, digits and `-`");
                        return Err(de::Error::custom(message));
                    }
                    people.push((id, pairs.next_value()?));
                }
                Ok(DeclaredPeople(people))
            }
        }
        deserializer.deserialize_map(PeopleVisitor)
    }
}

//! Who is meant by `by:`: the people that a project declares, by all their names.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::Inputs;
use crate::text::{Place, YamlPath, in_one_line};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The declared people by their names.
#[derive(Debug, Default)]
pub struct People {
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// The people whom a `by:` names, as indices into the settings' list; none for a name that nobody declares.
    #[must_use]
    pub fn named(&self, by: &str) -> &[usize] {
        self.by_name.get(&in_one_line(by)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The declared people; a name that two of them have for themselves is reported.
    pub(super) fn declared(inputs: &Inputs, problems: &mut Diagnostics) -> Self {
        let Some(file) = inputs.settings_file else { return Self::default() };
        let top = Place::value(file, YamlPath::default().key("people"));
        let mut people = Self::default();
        let mut places: HashMap<String, Place> = HashMap::new();
        for (index, (id, person)) in inputs.settings.people.0.iter().enumerate() {
            let place = top.key(id);
            let also = person.also.iter().enumerate().map(|(number, name)| (name, place.key("also").index(number)));
            let own = [(id, top.key_itself(id)), (&person.name, place.key("name"))];
            for (name, at) in own.into_iter().chain(also) {
                people.add(in_one_line(name), index, at, &mut places, problems);
            }
        }
        for (index, (id, person)) in inputs.settings.people.0.iter().enumerate() {
            for (number, name) in person.together.iter().enumerate() {
                let name = in_one_line(name);
                let at = top.key(id).key("together").index(number);
                match places.get(&name) {
                    Some(first) => problems.add(taken(&name, at, first)),
                    None => people.by_name.entry(name).or_default().push(index),
                }
            }
        }
        people
    }

    fn add(
        &mut self,
        name: String,
        person: usize,
        place: Place,
        places: &mut HashMap<String, Place>,
        problems: &mut Diagnostics,
    ) {
        match places.entry(name) {
            Entry::Vacant(vacant) => {
                self.by_name.insert(vacant.key().clone(), vec![person]);
                vacant.insert(place);
            }
            // A person may have one name twice.
            Entry::Occupied(taken_by) if self.named(taken_by.key()) != [person] => {
                problems.add(taken(taken_by.key(), place, taken_by.get()));
            }
            Entry::Occupied(_) => {}
        }
    }
}

fn taken(name: &str, place: Place, first: &Place) -> Diagnostic {
    Diagnostic::at(Code::DuplicateId, place, format!("two people have the name `{name}`"))
        .label(first.clone(), "the first one")
        .help("give one of them another name; where they speak together, write it under `together:` of each")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::people::Person;
    use crate::text::{TextFile, TextFiles};

    fn person(name: &str, also: &[&str], together: &[&str]) -> Person {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Person { name: name.to_owned(), role: None, link: None, also: owned(also), together: owned(together) }
    }

    fn declared(people: Vec<(&str, Person)>) -> (People, usize) {
        let mut inputs = Inputs { files: TextFiles::default(), ..Inputs::default() };
        inputs.settings_file = Some(inputs.files.add(TextFile::default()));
        inputs.settings.people.0 = people.into_iter().map(|(id, person)| (id.to_owned(), person)).collect();
        let mut problems = Diagnostics::default();
        let people = People::declared(&inputs, &mut problems);
        (people, problems.count(crate::diagnostic::Severity::Error))
    }

    #[test]
    fn a_person_is_found_by_each_name_and_together_with_others() {
        let both = ["Ada and Ben"];
        let (people, errors) =
            declared(vec![("ada", person("Ada  Low", &["A. Low", "ada"], &both)), ("ben", person("Ben", &[], &both))]);
        assert_eq!(errors, 0);
        for name in ["ada", "Ada Low", "A. Low", "Ada\nLow"] {
            assert_eq!(people.named(name), [0], "{name}");
        }
        assert_eq!(people.named("Ada and Ben"), [0, 1]);
        assert!(people.named("Cleo").is_empty());
    }

    #[test]
    fn a_name_of_two_people_is_reported() {
        for second in [person("Ada", &[], &[]), person("B", &["Ada"], &[]), person("B", &[], &["Ada"])] {
            assert_eq!(declared(vec![("ada", person("Ada", &[], &[])), ("b", second)]).1, 1);
        }
    }
}

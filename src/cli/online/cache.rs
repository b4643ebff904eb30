//! What addresses answered in earlier runs, kept for a day in the user's cache folder.

use crate::cli::cache_folder;
use postil::lint::Answer;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// An answer is believed for so many seconds.
const LIFE: u64 = 24 * 60 * 60;

/// The answers of earlier runs, by address.
pub struct Cache {
    path: Option<PathBuf>,
    answers: Map<String, Value>,
    now: u64,
}

impl Cache {
    /// Reads the answers; what cannot be read is as if it were not there.
    pub fn read() -> Self {
        let path = cache_folder::of_postil().map(|folder| folder.join("addresses.json"));
        let text = path.as_ref().and_then(|path| fs::read_to_string(path).ok());
        let read = text.and_then(|text| serde_json::from_str::<Map<String, Value>>(&text).ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let mut answers = read.unwrap_or_default();
        answers.retain(|_, answer| answer["at"].as_u64().is_some_and(|at| at <= now && now - at < LIFE));
        Self { path, answers, now }
    }

    /// What an address answered within the last day.
    pub fn answer(&self, address: &str) -> Option<Answer> {
        match self.answers.get(address)?["moved"].as_str() {
            Some(to) => Some(Answer::Moved(to.to_owned())),
            None => Some(Answer::Found),
        }
    }

    /// Keeps an answer, if it is one: what is dead or unknown is asked again.
    pub fn keep(&mut self, address: &str, answer: &Answer) {
        let kept = match answer {
            Answer::Found => json!({ "at": self.now }),
            Answer::Moved(to) => json!({ "at": self.now, "moved": to }),
            Answer::Dead(_) | Answer::Unknown(_) => return,
        };
        self.answers.insert(address.to_owned(), kept);
    }

    /// Writes the answers; where that cannot be done, the next run asks again.
    pub fn write(&self) {
        let Some(path) = &self.path else { return };
        let Some(folder) = path.parent() else { return };
        let text = Value::Object(self.answers.clone()).to_string();
        let beside = folder.join(format!("addresses.{}.json", std::process::id()));
        // Beside first, so that two runs at once leave one whole file.
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&beside, text));
        let _ = written.and_then(|()| fs::rename(&beside, path));
    }
}

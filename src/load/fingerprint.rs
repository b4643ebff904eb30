//! One SHA-256 of several parts: what something was made of.

use super::hexadecimal;
use sha2::{Digest, Sha256};

/// Takes parts one by one; other parts, or the same ones divided otherwise, give another fingerprint.
#[derive(Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        self.bytes(part.as_bytes());
    }

    /// Adds a part that need not be text.
    pub fn bytes(&mut self, part: &[u8]) {
        self.number(part.len());
        self.0.update(part);
    }

    /// Adds a number.
    pub fn number(&mut self, number: usize) {
        self.0.update((number as u64).to_be_bytes());
    }

    /// The fingerprint, in lower-case hexadecimal.
    #[must_use]
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_each_other() {
        let of = |parts: &[&str]| {
            let mut fingerprint = Fingerprint::default();
            for part in parts {
                fingerprint.add(part);
            }
            fingerprint.finish()
        };
        let all = [of(&[]), of(&[""]), of(&["", ""]), of(&["ab"]), of(&["a", "b"]), of(&["b", "a"])];
        let different: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}

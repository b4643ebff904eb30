//! Names that things keep for ever, wherever they are published and however often they are built.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What tells Postil's names from those that others make in the same way: a random UUID, never to be changed.
const NAMESPACE: [u8; 16] =
    [0x8f, 0x1d, 0x6a, 0x52, 0x3c, 0x0e, 0x4b, 0x7d, 0x9a, 0x64, 0x21, 0xc5, 0xee, 0x70, 0x18, 0xb3];

/// A name as a URN: the UUID of version 8 (RFC 9562, 5.8) made of the SHA-256 of a namespace and these parts.
///
/// The same parts give the same name; each is hashed with its length, so that `a`, `bc` and `ab`, `c` differ.
#[must_use]
pub fn urn(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    hash.update(NAMESPACE);
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut urn = "urn:uuid:".to_owned();
    for (index, byte) in hash.finalize().iter().take(16).enumerate() {
        if [4, 6, 8, 10].contains(&index) {
            urn.push('-');
        }
        let byte = match index {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        let _ = write!(urn, "{byte:02x}");
    }
    urn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_changes() {
        // A feed reader shows everything again if it does: do not change what is expected here.
        assert_eq!(urn(&["Speeches", "speech.md", "an-id"]), "urn:uuid:1a792407-e648-88c5-af0d-c216c46a45be");
    }

    #[test]
    fn parts_are_kept_apart_and_the_version_is_8() {
        assert_ne!(urn(&["a", "bc"]), urn(&["ab", "c"]));
        for part in ["", "a", "b", "c"] {
            let urn = urn(&[part]);
            let uuid = urn.strip_prefix("urn:uuid:").unwrap_or_default();
            assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
            assert_eq!(uuid.as_bytes()[14], b'8');
            assert!(b"89ab".contains(&uuid.as_bytes()[19]));
        }
    }
}

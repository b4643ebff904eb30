//! A quick look at the first bytes of many places: whether something that is looked for may begin there.

/// So many bytes are looked at.
pub const WIDTH: usize = 8;

/// Some beginnings, so that most others are told from them at once.
#[derive(Debug)]
pub struct Likely {
    /// A bit for each value of a hash.
    bits: Vec<u64>,
    /// How many bits of the hash are left out.
    shift: u32,
}

impl Likely {
    /// Takes in beginnings.
    #[must_use]
    pub fn new(beginnings: impl ExactSizeIterator<Item = [u8; WIDTH]>) -> Self {
        // Of 32 bits one is set at most, until they would take more than a processor's nearest memory.
        let bits = (beginnings.len() * 32).next_power_of_two().clamp(64, 1 << 20);
        let mut likely = Self { bits: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() };
        for beginning in beginnings {
            let (index, bit) = likely.place(beginning);
            likely.bits[index] |= bit;
        }
        likely
    }

    /// Whether this may be one of them; of those that are none, a few are taken for one.
    #[must_use]
    pub fn has(&self, beginning: [u8; WIDTH]) -> bool {
        let (index, bit) = self.place(beginning);
        self.bits[index] & bit != 0
    }

    fn place(&self, beginning: [u8; WIDTH]) -> (usize, u64) {
        // The upper bits of a product with an odd number depend on all bits (Knuth's multiplicative hash).
        let hash = u64::from_le_bytes(beginning).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        ((hash / 64) as usize, 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_in_is_likely_and_most_other_things_are_not() {
        let number = |number: u64| number.to_le_bytes();
        for count in [0u64, 1, 1_000, 100_000] {
            let likely = Likely::new((0..usize::try_from(count).unwrap()).map(|index| number(index as u64)));
            assert!((0..count).all(|own| likely.has(number(own))), "{count}");
            let others = (count..count + 1_000).filter(|other| likely.has(number(*other))).count();
            assert!(others < 150, "{others} of 1,000 beside {count}");
        }
    }
}

//! Made-up English from a fixed seed: the same words on every machine, without a number that is not whole.

/// Steele, Lea and Flood's `SplitMix64` (2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    /// A number from `start` to `end`, both included.
    pub fn within(&mut self, start: usize, end: usize) -> usize {
        start + self.below(end - start + 1)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// The rank of a word. Each doubling of the rank holds as many words of a text as any other, nearly as Zipf has it.
    pub fn rank(&mut self) -> usize {
        let doubling = self.below(DOUBLINGS);
        (1 << doubling) - 1 + self.below(1 << doubling)
    }
}

/// The vocabulary has 2 to the power of so many words.
const DOUBLINGS: usize = 14;

/// The commonest words, which are half of any text.
const COMMON: [&str; 47] = [
    "the", "of", "and", "to", "a", "in", "that", "he", "was", "it", "his", "is", "with", "as", "had", "for", "at",
    "by", "on", "not", "be", "from", "but", "they", "which", "or", "her", "she", "you", "this", "were", "have", "all",
    "him", "one", "their", "there", "when", "who", "would", "what", "been", "an", "more", "so", "if", "we",
];

/// A syllable is one of these and one of the vowels.
const CONSONANTS: &[u8] = b"tnrsldmkpvbg";

const VOWELS: &[u8] = b"eaiou";

const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();

/// A word by its rank, the commonest first. No two ranks have the same word: all but the common ones are two or more
/// syllables of two letters and one more letter.
pub fn word(rank: usize) -> String {
    if let Some(common) = COMMON.get(rank) {
        return (*common).to_owned();
    }
    let mut word = String::new();
    let mut rest = rank - COMMON.len();
    while word.len() < 4 || rest > 0 {
        let syllable = rest % SYLLABLES;
        word.push(char::from(CONSONANTS[syllable / VOWELS.len()]));
        word.push(char::from(VOWELS[syllable % VOWELS.len()]));
        rest /= SYLLABLES;
    }
    word.push(char::from(b"nrsldtm"[rank % 7]));
    word
}

/// A word with a capital.
pub fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// A sentence without markup.
pub fn sentence(random: &mut Random) -> String {
    let words: Vec<String> = (0..random.within(8, 16)).map(|_| word(random.rank())).collect();
    capitalized(&words.join(" ")) + "."
}

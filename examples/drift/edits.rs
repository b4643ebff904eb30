//! The kinds of edit, and chance from a fixed seed.

/// Pseudo-random numbers: Steele, Lea and Flood's `SplitMix64` (2014).
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

    /// A number below `end`, which must not be 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// What becomes of a passage, or of the quote of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    None,
    Retyped,
    Rewrapped,
    Decomposed,
    Hyphenated,
    Marked,
    Typo,
    Swapped,
    Changed,
    PutIn,
    TakenOut,
    ThirtyPercent,
    SentenceBefore,
    BlockMoved,
    Everything,
    QuoteDeleted,
    ParagraphDeleted,
    NoContext,
}

/// All kinds, in the order of the table.
pub const EDITS: [Edit; 18] = [
    Edit::None,
    Edit::Retyped,
    Edit::Rewrapped,
    Edit::Decomposed,
    Edit::Hyphenated,
    Edit::Marked,
    Edit::Typo,
    Edit::Swapped,
    Edit::Changed,
    Edit::PutIn,
    Edit::TakenOut,
    Edit::ThirtyPercent,
    Edit::SentenceBefore,
    Edit::BlockMoved,
    Edit::Everything,
    Edit::QuoteDeleted,
    Edit::ParagraphDeleted,
    Edit::NoContext,
];

impl Edit {
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "unchanged",
            Self::Retyped => "quotation marks and dashes retyped",
            Self::Rewrapped => "lines rewrapped",
            Self::Decomposed => "letters decomposed",
            Self::Hyphenated => "soft hyphens and zero-width characters",
            Self::Marked => "rendered Markdown",
            Self::Typo => "typo mended",
            Self::Swapped => "words swapped",
            Self::Changed => "one word changed",
            Self::PutIn => "words put in",
            Self::TakenOut => "a word taken out",
            Self::ThirtyPercent => "30 % of words changed",
            Self::SentenceBefore => "a sentence put in before",
            Self::BlockMoved => "the block moved",
            Self::Everything => "all together",
            Self::QuoteDeleted => "quote deleted",
            Self::ParagraphDeleted => "paragraph deleted",
            Self::NoContext => "unchanged, without context",
        }
    }

    /// Whether the passage is gone afterwards.
    pub fn removes(self) -> bool {
        matches!(self, Self::QuoteDeleted | Self::ParagraphDeleted)
    }

    /// The words of the passage after the edit; `others` are words of the text to put in.
    pub fn words(self, words: &[String], others: &[String], random: &mut Random) -> Vec<String> {
        let mut words = words.to_vec();
        let other = |random: &mut Random| others[random.below(others.len())].clone();
        let at = random.below(words.len());
        match self {
            Self::Typo => words[at] = misspelt(&words[at], random),
            Self::Swapped if words.len() > 1 => {
                let first = random.below(words.len() - 1);
                words.swap(first, first + 1);
            }
            Self::Changed => words[at] = other(random),
            Self::PutIn => {
                for _ in 0..=random.below(3) {
                    words.insert((at + 1).min(words.len() - 1), other(random));
                }
            }
            Self::TakenOut if words.len() > 1 => drop(words.remove(at)),
            Self::ThirtyPercent | Self::Everything => {
                let count = if self == Self::Everything { 1 } else { (words.len() * 3).div_ceil(10) };
                for _ in 0..count {
                    let at = random.below(words.len());
                    words[at] = other(random);
                }
            }
            Self::QuoteDeleted | Self::ParagraphDeleted => words.clear(),
            _ => {}
        }
        words
    }

    /// How the quote is typed in the YAML.
    pub fn quote(self, quote: &str) -> String {
        match self {
            Self::Retyped | Self::Everything => quote
                .replace(['\u{201c}', '\u{201d}'], "\"")
                .replace(['\u{2018}', '\u{2019}', '\u{bf}'], "'")
                .replace("--", "\u{2014}")
                .replace('"', "\u{201d}")
                .replace('\'', "\u{2019}"),
            Self::Decomposed => unicode_normalization::UnicodeNormalization::nfd(quote).collect(),
            _ => quote.to_owned(),
        }
    }
}

/// A word with another letter in one place.
fn misspelt(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = random.below(letters.len());
    letters[at] = if letters[at] == 'x' { 'y' } else { 'x' };
    letters.into_iter().collect()
}

//! Documents and the notes on them, made up from a fixed seed: each as Postil's Markdown and YAML, and as Markdown with
//! footnotes for programs that know no notes.

use super::words::{Random, capitalized, sentence, word};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// How many works the bibliography has.
const WORKS: usize = 50;

/// A made-up document, and the notes on it.
pub struct Document {
    /// Its file's name without the extension.
    pub name: String,
    blocks: Vec<Block>,
    notes: Vec<Note>,
}

struct Block {
    kind: Kind,
    tokens: Vec<Token>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
}

/// A word, and what stands around it.
struct Token {
    rank: usize,
    capital: bool,
    markup: Markup,
    /// The punctuation behind it.
    behind: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    None,
    Emphasis,
    Strong,
    Link,
}

/// A note on some words of a paragraph.
struct Note {
    block: usize,
    /// The first word, and the last.
    words: (usize, usize),
    body: String,
    /// The work it cites.
    cites: Option<usize>,
}

impl Token {
    fn text(&self) -> String {
        let word = word(self.rank);
        if self.capital { capitalized(&word) } else { word }
    }

    fn markdown(&self) -> String {
        let text = self.text();
        let behind = self.behind;
        match self.markup {
            Markup::None => format!("{text}{behind}"),
            Markup::Emphasis => format!("*{text}*{behind}"),
            Markup::Strong => format!("**{text}**{behind}"),
            Markup::Link => format!("[{text}](https://example.org/{})", word(self.rank)) + behind,
        }
    }
}

impl Document {
    /// The document of this number, of about so many words and with so many notes.
    pub fn new(number: usize, words: usize, notes: usize) -> Self {
        let mut random = Random::new(0x506f_7374_696c + number as u64);
        let mut document = Self { name: Self::name(number), blocks: blocks(&mut random, words), notes: Vec::new() };
        document.notes = document.noted(&mut random, notes);
        document
    }

    /// The name of the document of this number.
    pub fn name(number: usize) -> String {
        format!("d{number:05}")
    }

    /// Its notes, spread over its paragraphs in order. No quote occurs twice: three words within it do not.
    fn noted(&self, random: &mut Random, count: usize) -> Vec<Note> {
        let ranks: Vec<usize> = self.blocks.iter().flat_map(|block| &block.tokens).map(|token| token.rank).collect();
        let mut occurrences: HashMap<&[usize], usize> = HashMap::new();
        for three in ranks.windows(3) {
            *occurrences.entry(three).or_default() += 1;
        }
        let paragraphs: Vec<usize> =
            (0..self.blocks.len()).filter(|block| self.blocks[*block].kind == Kind::Paragraph).collect();
        let mut taken = HashSet::new();
        let mut notes = Vec::with_capacity(count);
        for number in 0..count {
            let mut at = number * paragraphs.len() / count;
            let (block, words) = loop {
                let block = paragraphs[at % paragraphs.len()];
                let tokens = &self.blocks[block].tokens;
                let length = random.within(5, 8);
                let start = random.below(tokens.len() - length);
                let inner = [start + 1, start + 2, start + 3].map(|index| tokens[index].rank);
                if occurrences.get(inner.as_slice()) == Some(&1) && taken.insert(inner) {
                    break (block, (start, start + length - 1));
                }
                at += usize::from(random.once_in(8));
            };
            let cites = number.is_multiple_of(3).then(|| random.below(WORKS));
            notes.push(Note { block, words, body: body(random), cites });
        }
        notes.sort_by_key(|note| (note.block, note.words.1));
        notes
    }

    /// Its title.
    pub fn title(&self) -> String {
        let words: Vec<String> = self.blocks[0].tokens.iter().map(Token::text).collect();
        words.join(" ")
    }

    /// The document as Markdown.
    pub fn markdown(&self) -> String {
        self.written(&[])
    }

    /// The document as Markdown, its notes as footnotes.
    pub fn with_footnotes(&self) -> String {
        let mut text = self.written(&self.notes);
        for (number, note) in self.notes.iter().enumerate() {
            let cited = note.cites.map_or_else(String::new, |work| format!(" *{}*, {}.", title(work), year(work)));
            let _ = writeln!(text, "\n[^{}]: {}{cited}", number + 1, note.body);
        }
        text
    }

    fn written(&self, notes: &[Note]) -> String {
        let mut text = String::new();
        let mut notes = notes.iter().enumerate().peekable();
        for (index, block) in self.blocks.iter().enumerate() {
            text.push_str(match block.kind {
                Kind::Title => "# ",
                Kind::Heading => "\n## ",
                Kind::Paragraph => "\n",
                Kind::Item if self.blocks[index - 1].kind == Kind::Item => "- ",
                Kind::Item => "\n- ",
            });
            let mut column = 0;
            for (position, token) in block.tokens.iter().enumerate() {
                let mut word = token.markdown();
                while let Some((number, _)) = notes.next_if(|(_, note)| (note.block, note.words.1) == (index, position))
                {
                    let _ = write!(word, "[^{}]", number + 1);
                }
                if position > 0 {
                    let full = block.kind == Kind::Paragraph && column + word.len() > 96;
                    text.push(if full { '\n' } else { ' ' });
                    column = if full { 0 } else { column + 1 };
                }
                column += word.len();
                text.push_str(&word);
            }
            text.push('\n');
        }
        text
    }

    /// The notes as Postil reads them.
    pub fn annotations(&self) -> String {
        let mut text = String::new();
        for (key, cite) in [("context", false), ("sources", true)] {
            let _ = writeln!(text, "{key}:");
            for note in self.notes.iter().filter(|note| note.cites.is_some() == cite) {
                let _ = writeln!(text, "  - quote: {}\n    note: |\n      {}", self.quote(note), note.body);
                if let Some(work) = note.cites {
                    let _ = writeln!(text, "    cite: work-{work:02}");
                }
            }
        }
        text
    }

    fn quote(&self, note: &Note) -> String {
        let (first, last) = note.words;
        let tokens = &self.blocks[note.block].tokens[first..=last];
        let mut quote = String::new();
        for (index, token) in tokens.iter().enumerate() {
            quote.push_str(&token.text());
            if index + 1 < tokens.len() {
                quote.push_str(token.behind);
                quote.push(' ');
            }
        }
        quote
    }
}

/// A title, paragraphs with a heading now and then, and a list here and there.
fn blocks(random: &mut Random, words: usize) -> Vec<Block> {
    let line = |random: &mut Random, kind, least, most| {
        let token = |index| Token { rank: 0, capital: index == 0, markup: Markup::None, behind: "" };
        let mut tokens: Vec<Token> = (0..random.within(least, most)).map(token).collect();
        for token in &mut tokens {
            token.rank = random.rank();
        }
        Block { kind, tokens }
    };
    let mut blocks = vec![line(random, Kind::Title, 4, 8)];
    let mut count = 0;
    while count < words {
        if random.once_in(6) {
            blocks.push(line(random, Kind::Heading, 3, 6));
        }
        if random.once_in(12) {
            for _ in 0..3 {
                blocks.push(line(random, Kind::Item, 4, 12));
            }
        }
        let tokens: Vec<Token> = (0..random.within(3, 6)).flat_map(|_| tokens(random)).collect();
        count += tokens.len();
        blocks.push(Block { kind: Kind::Paragraph, tokens });
    }
    blocks
}

/// The words of a sentence.
fn tokens(random: &mut Random) -> Vec<Token> {
    let length = random.within(8, 22);
    let token = |index| Token {
        rank: random.rank(),
        capital: index == 0,
        markup: match random.below(120) {
            0 | 1 => Markup::Emphasis,
            2 => Markup::Strong,
            3 => Markup::Link,
            _ => Markup::None,
        },
        behind: match index {
            _ if index + 1 == length => ".",
            _ if index > 2 && random.once_in(12) => ",",
            _ => "",
        },
    };
    (0..length).map(token).collect()
}

/// Two sentences, with some markup.
fn body(random: &mut Random) -> String {
    let (emphasis, link) = (word(random.rank()), word(random.rank()));
    let (first, second) = (sentence(random), sentence(random));
    format!("{first} As *{emphasis}* and [{link}](https://example.org/{link}) say: {second}")
}

fn title(work: usize) -> String {
    let mut random = Random::new(work as u64);
    let words: Vec<String> = (0..3).map(|_| capitalized(&word(random.rank() + 60))).collect();
    words.join(" ")
}

fn year(work: usize) -> usize {
    1900 + work * 7 % 120
}

/// The works cited, as Postil reads them.
pub fn bibliography() -> String {
    let mut text = "references:\n".to_owned();
    for work in 0..WORKS {
        let family = capitalized(&word(work + 100));
        let _ = writeln!(
            text,
            "  - {{id: work-{work:02}, type: book, author: [{{family: {family}, given: A.}}], title: {}, issued: {}, \
             publisher: Press}}",
            title(work),
            year(work)
        );
    }
    text
}

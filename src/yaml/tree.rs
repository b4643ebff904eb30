//! A YAML text as a tree that knows the bytes of every key and value.

use crate::text::{Step, YamlPath};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// How deep values may lie in each other.
const DEEPEST: usize = 64;

/// A text with more brackets open than this is read by the reader that has a limit first.
const SUSPICIOUS: usize = 1_000;

/// Whether so many brackets of a text are open at one place that its values may lie in each other too deep.
pub fn is_deep(text: &str) -> bool {
    let mut open: usize = 0;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > SUSPICIOUS
    })
}

/// A value and its bytes.
#[derive(Debug)]
pub struct Node {
    /// The bytes of the value; of a mapping or sequence, those of its beginning.
    pub range: Range<usize>,
    /// What the value is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug)]
pub enum Value {
    /// A scalar: its text, and whether it stands without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    Sequence(Vec<Rc<Node>>),
    /// Keys and values, in their order, with repeated keys.
    Mapping(Vec<(Rc<Node>, Rc<Node>)>),
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The key and the value of a mapping under this key.
    fn pair(&self, key: &str) -> Option<&(Rc<Self>, Rc<Self>)> {
        match &self.value {
            Value::Mapping(pairs) => pairs.iter().find(|(name, _)| name.text() == Some(key)),
            _ => None,
        }
    }

    /// Whether the value is YAML's null.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}

/// The tree of one YAML text.
#[derive(Debug)]
pub struct Tree {
    /// The value that the text is.
    pub root: Rc<Node>,
}

/// Why a text is not YAML, and where.
#[derive(Debug)]
pub struct SyntaxError {
    /// The offset in bytes.
    pub offset: usize,
    /// What the parser says.
    pub message: String,
}

impl Tree {
    /// Parses a text of one YAML document.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let mut builder = Builder::new(text);
        let mut parser = Parser::new_from_str(text);
        let mut roots = Vec::new();
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| SyntaxError {
                offset: builder.byte(error.marker().index()),
                message: error.info().to_owned(),
            })?;
            if let Some(node) = builder.take(event, span)? {
                roots.push(node);
            }
        }
        if let Some(second) = roots.get(1) {
            let message = "a second YAML document begins here: only one to a file".to_owned();
            return Err(SyntaxError { offset: second.range.start, message });
        }
        let empty = || Rc::new(Node { range: 0..0, value: Value::Mapping(Vec::new()) });
        Ok(Self { root: roots.pop().unwrap_or_else(empty) })
    }

    /// The bytes of the value at a path, or of the last value on the way to it that exists.
    pub fn range(&self, path: &YamlPath) -> Range<usize> {
        let mut node = &self.root;
        for step in &path.0 {
            let next = match (step, &node.value) {
                (Step::Key(key), _) => node.pair(key).map(|(name, value)| if value.is_null() { name } else { value }),
                (Step::Index(index), Value::Sequence(values)) => values.get(*index),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.range.clone()
    }

    /// The text of the scalar at a path, if there is one.
    pub fn text(&self, path: &YamlPath) -> Option<&str> {
        let mut node = &self.root;
        for step in &path.0 {
            node = match (step, &node.value) {
                (Step::Key(key), _) => &node.pair(key)?.1,
                (Step::Index(index), Value::Sequence(values)) => values.get(*index)?,
                _ => return None,
            };
        }
        node.text()
    }

    /// The keys that a pattern leads to, in their order; `*` in it is any key or any element.
    pub fn matching(&self, pattern: &[&str]) -> Vec<Matched<'_>> {
        let mut matched = Vec::new();
        if let Some((last, way)) = pattern.split_last() {
            follow(&self.root, way, last, &mut matched);
        }
        matched
    }

    /// The bytes of the first key, where the text is a mapping that has one.
    pub fn first_key(&self) -> Option<Range<usize>> {
        match &self.root.value {
            Value::Mapping(pairs) => pairs.first().map(|(key, _)| key.range.clone()),
            _ => None,
        }
    }

    /// All keys and scalars in their order.
    pub fn scalars(&self) -> Vec<&str> {
        let mut scalars = Vec::new();
        collect(&self.root, &mut scalars);
        scalars
    }

    /// The bytes of the key that a path ends in, or of the last value on the way to it that exists.
    pub fn key_range(&self, path: &YamlPath) -> Range<usize> {
        let Some((Step::Key(key), parent)) = path.0.split_last() else { return self.range(path) };
        let mut node = &self.root;
        for step in parent {
            let next = match (step, &node.value) {
                (Step::Key(key), _) => node.pair(key).map(|(_, value)| value),
                (Step::Index(index), Value::Sequence(values)) => values.get(*index),
                _ => None,
            };
            let Some(next) = next else { return node.range.clone() };
            node = next;
        }
        node.pair(key).map_or_else(|| node.range.clone(), |(name, _)| name.range.clone())
    }
}

/// A key that a pattern leads to.
pub struct Matched<'a> {
    /// The key.
    pub key: &'a Node,
    /// The value under it.
    pub value: &'a Node,
    /// The names of all keys of its mapping.
    pub siblings: Vec<&'a str>,
}

/// Adds the keys of this name that lie at the end of a way from a node.
fn follow<'a>(node: &'a Node, way: &[&str], last: &str, matched: &mut Vec<Matched<'a>>) {
    let (step, rest) = match way.split_first() {
        Some((step, rest)) => (*step, Some(rest)),
        None => (last, None),
    };
    match (&node.value, rest) {
        (Value::Mapping(pairs), rest) => {
            for (key, value) in pairs.iter().filter(|(key, _)| step == "*" || key.text() == Some(step)) {
                if let Some(rest) = rest {
                    follow(value, rest, last, matched);
                } else {
                    let siblings = pairs.iter().filter_map(|(key, _)| key.text()).collect();
                    matched.push(Matched { key, value, siblings });
                }
            }
        }
        (Value::Sequence(values), Some(rest)) if step == "*" => {
            for value in values {
                follow(value, rest, last, matched);
            }
        }
        _ => {}
    }
}

/// Adds the keys and scalars below a node.
fn collect<'a>(node: &'a Node, scalars: &mut Vec<&'a str>) {
    match &node.value {
        Value::Scalar { text, .. } => scalars.push(text),
        Value::Sequence(values) => values.iter().for_each(|value| collect(value, scalars)),
        Value::Mapping(pairs) => {
            for (name, value) in pairs {
                collect(name, scalars);
                collect(value, scalars);
            }
        }
    }
}

/// A collection whose end has not come yet.
enum Open {
    Sequence(Range<usize>, usize, Vec<Rc<Node>>),
    Mapping(Range<usize>, usize, Vec<(Rc<Node>, Rc<Node>)>, Option<Rc<Node>>),
}

struct Builder<'a> {
    text: &'a str,
    /// The byte of every character, where the text is not ASCII.
    bytes: Option<Vec<usize>>,
    open: Vec<Open>,
    anchors: HashMap<usize, Rc<Node>>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect());
        Self { text, bytes, open: Vec::new(), anchors: HashMap::new() }
    }

    /// The parser counts characters; everything else counts bytes.
    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.text.len()),
            None => character,
        };
        byte.min(self.text.len())
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index()).max(start);
        start..start + self.text[start..end].trim_end().len()
    }

    /// Takes one event; gives the whole value when its last event has come.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<Option<Rc<Node>>, SyntaxError> {
        let range = self.range(span);
        let (node, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                if text.contains('\0') {
                    let message = "the character NUL, which no page can show".to_owned();
                    return Err(SyntaxError { offset: range.start, message });
                }
                let range = range.start..range.start + scalar_length(&self.text[range], style);
                let value = Value::Scalar { text: text.into_owned(), plain };
                (Rc::new(Node { range, value }), anchor)
            }
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(node) => (Rc::clone(node), 0),
                None => return Err(SyntaxError { offset: range.start, message: "an alias of itself".to_owned() }),
            },
            Event::SequenceStart(anchor, _) => return self.deeper(Open::Sequence(range, anchor, Vec::new())),
            Event::MappingStart(anchor, _) => return self.deeper(Open::Mapping(range, anchor, Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::Sequence(range, anchor, values)) => {
                    let range = values.first().map_or(range, |first| first.range.clone());
                    (Rc::new(Node { range, value: Value::Sequence(values) }), anchor)
                }
                Some(Open::Mapping(range, anchor, pairs, _)) => {
                    let range = pairs.first().map_or(range, |(key, _)| key.range.clone());
                    (Rc::new(Node { range, value: Value::Mapping(pairs) }), anchor)
                }
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        Ok(self.place(node))
    }

    fn deeper(&mut self, open: Open) -> Result<Option<Rc<Node>>, SyntaxError> {
        if self.open.len() >= DEEPEST {
            let (Open::Sequence(range, ..) | Open::Mapping(range, ..)) = open;
            let message = format!("values lie in each other more than {DEEPEST} deep");
            return Err(SyntaxError { offset: range.start, message });
        }
        self.open.push(open);
        Ok(None)
    }

    fn place(&mut self, node: Rc<Node>) -> Option<Rc<Node>> {
        match self.open.last_mut() {
            None => return Some(node),
            Some(Open::Sequence(_, _, values)) => values.push(node),
            Some(Open::Mapping(_, _, pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
        None
    }
}

/// How many of these bytes are the scalar itself: the reader's span of a quoted one takes in a comment behind it.
fn scalar_length(written: &str, style: ScalarStyle) -> usize {
    let mut characters = written.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match (style, character) {
            (ScalarStyle::DoubleQuoted, '\\') => _ = characters.next(),
            (ScalarStyle::DoubleQuoted, '"') => return at + 1,
            (ScalarStyle::SingleQuoted, '\'') if characters.next_if(|(_, next)| *next == '\'').is_none() => {
                return at + 1;
            }
            (ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted, _) => {}
            _ => break,
        }
    }
    written.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'a>(text: &'a str, path: &YamlPath) -> &'a str {
        &text[Tree::parse(text).unwrap().range(path)]
    }

    #[test]
    fn values_are_found_by_path_behind_letters_of_several_bytes() {
        let text = "context:\n  - title: Ünïcode 🎈\n    quote: \"two words\"\n  - quote:\n";
        let list = YamlPath::default().key("context");
        assert_eq!(at(text, &list.index(0).key("quote")), "\"two words\"");
        assert_eq!(at(text, &list.index(0).key("missing")), "title");
        assert_eq!(at(text, &list.index(1).key("quote")), "quote");
    }

    #[test]
    fn block_scalars_end_with_their_last_letter() {
        let text = "note: |\n  one\n  two\n\nnext: x\n";
        assert!(at(text, &YamlPath::default().key("note")).ends_with("two"));
    }

    #[test]
    fn a_second_document_and_deep_nesting_are_errors() {
        assert!(Tree::parse("a: 1\n---\nb: 2\n").is_err());
        assert!(Tree::parse(&"[".repeat(100)).is_err());
    }
}

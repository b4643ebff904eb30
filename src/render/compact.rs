//! The built-in style sheets and script without what only their writers need: comments and white space.

/// A style sheet (CSS Syntax Module Level 3) without comments, and without white space where none is needed.
///
/// White space next to `+` and `-` stays: within `calc()` it means something.
#[must_use]
pub fn style(source: &str) -> String {
    let mut compact = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
        } else if character == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |end| end + 2);
            compact.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if character.is_whitespace() {
            rest = rest.trim_start();
            let before = compact.chars().next_back().is_none_or(|before| "{};,:>/".contains(before));
            let behind = rest.chars().next().is_none_or(|behind| "{};,>/".contains(behind));
            if !before && !behind && !rest.starts_with("/*") {
                compact.push(' ');
            }
        } else {
            if character == '}' && compact.ends_with(';') {
                compact.pop();
            }
            compact.push(character);
            rest = &rest[character.len_utf8()..];
        }
    }
    compact
}

/// A script without the lines that are comments, and without white space where none is needed.
///
/// Strings and templates stay as they are. A line's end stays where a statement may end with it.
#[must_use]
pub fn script(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut compact = String::with_capacity(source.len());
    for line in lines {
        let mut quote = None;
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied().unwrap_or_default();
            let needless = character == ' ' && (compact.ends_with(is_operator) || is_operator(next));
            if quote.is_none() && character == '}' && compact.ends_with(';') {
                compact.pop();
            }
            if quote.is_some() || !needless {
                compact.push(character);
            }
            if quote == Some(character) {
                quote = None;
            } else if quote.is_none() && matches!(character, '"' | '`') {
                quote = Some(character);
            }
        }
        if !compact.ends_with([';', '{', ',']) {
            compact.push('\n');
        }
    }
    compact
}

/// Whether a character stands for itself, with or without white space beside it.
fn is_operator(character: char) -> bool {
    "{}()[];,:?=<>&|!*/.+-".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_keeps_what_means_something() {
        let source = "/* about */\na > b, c:hover :is(d) { top: calc(1px + 2px); content: \" · ; \"; }\n@media (min-width: 1px) { e f { g: h } }\n";
        let compact = "a>b,c:hover :is(d){top:calc(1px + 2px);content:\" · ; \"}@media (min-width:1px){e f{g:h}}";
        assert_eq!(style(source), compact);
    }

    #[test]
    fn a_script_keeps_its_strings_and_statements() {
        let source = "// about\nif (a) {\n  b(\"// c = d\", `e ${f} g`);\n}\nconst h = (i) => i ? 1 : 2;\n";
        assert_eq!(script(source), "if(a){b(\"// c = d\",`e ${f} g`)}\nconst h=(i)=>i?1:2;");
    }
}

//! Any text with quotes cut from it, so that marks of all shapes are made: the first bytes say where, and what becomes
//! of raw HTML.
#![no_main]

use postil::parse::blocks;

libfuzzer_sys::fuzz_target!(|input: (u8, [(u16, u8); 6], &str)| {
    let (html, cuts, markdown) = input;
    // As a reader sees it, so that passages reach over markup.
    let text: Vec<char> = blocks::text(markdown).chars().collect();
    let mut notes = String::from("context:\n");
    for (start, length) in cuts {
        let start = usize::from(start) % (text.len() + 1);
        let end = (start + usize::from(length)).min(text.len());
        let quote = postil_fuzz::quoted(&text[start..end].iter().collect::<String>());
        notes.push_str(&format!("  - quote: {quote}\n    every: true\n    note: One.\n"));
    }
    let settings: &[u8] = if html % 2 == 0 { b"" } else { b"html: sanitize\n" };
    postil_fuzz::hold(&[
        ("postil.yaml", settings),
        ("documents/text.md", markdown.as_bytes()),
        ("annotations/text.yaml", notes.as_bytes()),
    ]);
});

//! Any text with quotes cut from it, so that marks of all shapes are made: the first bytes say where.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((cuts, text)) = bytes.split_at_checked(8) else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let characters: Vec<char> = text.chars().collect();
    let mut notes = String::from("context:\n");
    for cut in cuts.chunks_exact(2) {
        let start = usize::from(cut[0]).min(characters.len());
        let end = (start + usize::from(cut[1])).min(characters.len());
        let quote: String = characters[start..end].iter().collect();
        notes.push_str(&format!("  - quote: {quote:?}\n    every: true\n    note: One.\n"));
    }
    postil_fuzz::check(&[("documents/text.md", text.as_bytes()), ("annotations/text.yaml", notes.as_bytes())]);
});

//! A quote with the words around it, looked for in a text: found where, and as often as, a slow search finds it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: (u8, u16, u8, &str)| {
    let (context, start, length, text) = input;
    postil_fuzz::found_as_by_hand(text, usize::from(start), usize::from(length), usize::from(context % 8));
});

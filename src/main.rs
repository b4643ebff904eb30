//! The program `postil`.

fn main() {}

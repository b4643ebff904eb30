//! Postil merges a source text and YAML annotations through templates into a static site with margin notes.
//!
//! The modules stand here in reading order, which is the layer order: each imports only from those above it.

pub mod text;

pub mod date;

pub mod diagnostic;

pub mod yaml;

pub mod settings;

pub mod load;

pub mod parse;

pub mod anchor;

pub mod resolve;

pub mod render;

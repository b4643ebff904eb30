//! The tests of the program as a whole: folders in, folders out; the house rules; the source text in the page.

mod anchoring;
mod bounds;
mod cases;
#[cfg(feature = "csl")]
mod citation_style;
mod citations;
mod demo;
mod files;
mod hostile_bibliography;
mod killed;
mod long_document;
mod made_up;
mod markup;
mod memory;
mod online;
mod open_data;
mod permissions;
mod project;
mod project_in_memory;
mod properties;
mod quote_search;
mod readme;
mod reuse;
mod reuse_anywhere;
mod rules;
mod source_text;
mod supply_chain;
#[cfg(unix)]
mod symbolic_links;

//! From what is resolved to pages: a path and bytes each.

pub mod marks;

pub mod prose;
pub mod view;

pub mod document;
pub mod notes;

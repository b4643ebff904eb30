//! From quotes to passages: where each annotation stands, or why it stands nowhere.

pub mod nearest;
pub mod normalize;
pub mod quote;

//! Postil

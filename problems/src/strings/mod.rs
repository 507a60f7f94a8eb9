//! Problems on strings and sequences of tokens.

pub mod minimum_window;

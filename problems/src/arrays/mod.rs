//! Problems on arrays.

pub mod longest_consecutive;

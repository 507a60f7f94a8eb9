//! Problems on arrays.

pub mod longest_consecutive;
pub mod merge_sorted_arrays;

//! Merge sorted arrays.
//!
//! Two sorted sequences become one, stably: equals keep their order, and of
//! equals those of the first input come first.
//!
//! | you have | use |
//! |---|---|
//! | slices of numbers or other `Copy` values | [`merge`], [`merge_by`], [`merge_by_key`], [`merge_into`] |
//! | slices of anything else, costly comparisons | [`merge_cloned`], or [`merge`] on references |
//! | a buffer with room behind the first array (the classic task) | [`merge_backward`] |
//! | two sorted runs in one slice | [`merge_in_place`]; [`symmerge`] without a buffer |
//! | k sorted slices; k sorted iterators | [`merge_k`], [`merge_k_into`]; [`merge_k_iter`], lazy |
//! | input that may be out of order | [`merge_checked`], [`merge_backward_checked`], [`check_sorted`] |
//!
//! The recommended way runs four merges side by side on the pieces of a merge
//! path, for numbers by a merging network, and copies runs that come from one
//! input: `merger.rs` says when, `merge_path.rs`, `network/`, `streams.rs` and
//! `strides.rs` say how. Each takes O(m + n) time for inputs of m and n
//! elements. The other files are the algorithms to compare it with.

mod adaptive;
pub mod backward;
pub mod branch_free;
#[cfg(feature = "judge")]
pub mod cases;
mod error;
pub mod forward;
pub mod galloping;
#[cfg(feature = "judge")]
mod hints;
mod in_place;
pub mod k_way;
#[cfg(feature = "judge")]
pub mod kata;
pub mod merge_path;
mod merger;
#[cfg(feature = "judge")]
mod mutants;
pub mod naive;
mod network;
mod room;
#[cfg(feature = "judge")]
pub mod stable_kata;
#[cfg(feature = "judge")]
mod stable_mutants;
mod streams;
mod strides;
pub mod symmerge;
#[cfg(feature = "judge")]
pub mod workload;

pub use adaptive::{
    merge, merge_by, merge_by_key, merge_checked, merge_cloned, merge_cloned_by, merge_into, merge_into_by,
};
pub use backward::{merge as merge_backward, merge_checked as merge_backward_checked};
pub use error::{MergeError, check_sorted};
pub use in_place::{merge_in_place, merge_in_place_by};
pub use k_way::{MergeK, merge_k, merge_k_by, merge_k_into, merge_k_into_by, merge_k_iter, merge_k_iter_by};

#[cfg(test)]
mod kata_tests;
#[cfg(test)]
mod tests;

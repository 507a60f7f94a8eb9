//! Merge of k sorted inputs.
//!
//! | you have | use |
//! |---|---|
//! | slices of `Copy` values | [`merge_k`], [`merge_k_by`]; [`merge_k_into`], [`merge_k_into_by`] |
//! | iterators, values that cost to compare or to clone, input larger than memory | [`merge_k_iter`], [`merge_k_iter_by`] |
//!
//! [`merge_k`] halves the list of inputs where the lengths balance and merges
//! the two halves' results by the two-way merge, so that most of the work is
//! done on pieces that are still in the cache. Each value is moved about log₂ k
//! times at the two-way merge's speed; a tree or heap moves it once, but pays
//! log₂ k comparisons that nothing can foresee. All are stable: of equals,
//! those of the earlier input come first.

pub mod heap;
pub mod loser_tree;
pub mod pairwise;

pub use loser_tree::{MergeK, merge_k_iter, merge_k_iter_by};
pub use pairwise::{merge_k, merge_k_by, merge_k_into, merge_k_into_by};

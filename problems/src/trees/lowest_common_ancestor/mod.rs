//! Lowest common ancestor.
mod classic;
mod lca_index;
mod levels;
mod naive;
#[cfg(test)]
mod tests;

pub use classic::{climb_parents, post_order};
pub use lca_index::{LcaIndex, NodeAbsent};
pub use naive::{climb, search_each_subtree};

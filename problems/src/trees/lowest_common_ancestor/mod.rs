//! Lowest common ancestor.

mod binary_lifting;
mod block_rmq;
mod classic;
mod heavy_path;
mod inlabel;
mod lca_index;
mod levels;
mod naive;
mod preorder;
mod preorder_sparse;
mod tarjan;
#[cfg(test)]
mod tests;

pub use binary_lifting::BinaryLifting;
pub use block_rmq::BlockRmq;
pub use classic::{climb_parents, post_order};
pub use heavy_path::HeavyPath;
pub use inlabel::Inlabel;
pub use lca_index::{LcaIndex, NodeAbsent};
pub use naive::{climb, search_each_subtree};
pub use preorder_sparse::PreorderSparse;
pub use tarjan::offline_tarjan;

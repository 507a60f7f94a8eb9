//! Lowest common ancestor.

mod binary_lifting;
mod block_rmq;
#[cfg(feature = "judge")]
mod cases;
mod classic;
mod heavy_path;
mod inlabel;
#[cfg(feature = "judge")]
mod kata;
mod lca_index;
mod levels;
#[cfg(feature = "judge")]
mod mutants;
mod naive;
mod preorder;
mod preorder_sparse;
mod tarjan;
#[cfg(test)]
mod tests;
#[cfg(feature = "judge")]
mod workload;

pub use binary_lifting::BinaryLifting;
pub use block_rmq::BlockRmq;
#[cfg(feature = "judge")]
pub use cases::Queries;
pub use classic::{climb_parents, post_order};
pub use heavy_path::HeavyPath;
pub use inlabel::Inlabel;
#[cfg(feature = "judge")]
pub use kata::{Answer, LowestCommonAncestor, Question, Solution};
pub use lca_index::{LcaIndex, NodeAbsent};
pub use naive::{climb, search_each_subtree};
pub use preorder_sparse::PreorderSparse;
pub use tarjan::offline_tarjan;
#[cfg(feature = "judge")]
pub use workload::workloads;

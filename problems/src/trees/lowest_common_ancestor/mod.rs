//! Lowest common ancestor: the deepest node with two others below or at it.
//!
//! **Once, in a binary tree** (the classic task): [`climb_parents`]. O(n) is what
//! it takes to find the way up from two nodes, and a tree in level order says by
//! its numbers who cannot be the ancestor. No recursion anywhere: a path of 10⁷
//! nodes is as good as any tree.
//!
//! **Once, in a tree of `Option<Box<Node>>`**: [`boxed::one_walk`], the same without
//! numbers or parents to climb by.
//!
//! **Many times, in any rooted tree or forest**: [`LcaIndex`], from an array of
//! parents or from edges ([`crate::trees::Forest`]). O(n) to build, O(1) a query;
//! it also answers depth, distance, k-th ancestor and path. Nodes of different
//! trees have no common ancestor: `None`.
//!
//! | scheme | build | query | where it wins |
//! |---|---|---|---|
//! | [`climb`] | – | O(depth) | a handful of questions, shallow trees |
//! | [`BinaryLifting`] | O(n log n) | O(log n) | teaching; tables that carry more than ancestors |
//! | [`PreorderSparse`] | O(n log n) | O(1) | short code |
//! | [`BlockRmq`] | O(n) | O(1) | the linear form of it |
//! | [`Inlabel`] | O(n) | O(1) | the paper behind `LcaIndex` |
//! | [`HeavyPath`] | O(n) | O(log n) | long paths; sums over ways |
//! | [`offline_tarjan`] | O((n + q) α(n)) for all | | no arithmetic, pairs known beforehand |
//! | **[`LcaIndex`]** | O(n) | O(1) | use this |
//!
//! What a query costs at n = 10⁶ is waiting for memory, so the schemes differ by
//! how many cold cache lines they touch one after the other: `LcaIndex` two where
//! both nodes are on one chain (any two of a path, most of a broom or a
//! caterpillar), heavy paths four there, a sparse table five, binary lifting
//! twenty.
//!
//! Schieber and Vishkin 1988; Bender and Farach-Colton 2000; Fischer and Heun
//! 2006; Sleator and Tarjan 1983; Tarjan 1979.

mod binary_lifting;
mod block_rmq;
pub mod boxed;
#[cfg(feature = "judge")]
mod cases;
mod chains;
mod classic;
mod heavy_path;
#[cfg(feature = "judge")]
mod hints;
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

//! Problems on trees.

pub mod binary_tree;
pub mod forest;
pub mod lowest_common_ancestor;
pub mod node;

pub use binary_tree::{BinaryTree, LevelOrderError, NodeId, ParseTreeError};
pub use forest::{Forest, ForestError, NO_PARENT, RootError};
pub use node::Node;

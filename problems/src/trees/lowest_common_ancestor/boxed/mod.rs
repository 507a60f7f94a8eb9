//! The same task on a tree of nodes that own their children ([`Node`]), nodes
//! named by their values: no number tells who is above whom, and nobody knows
//! its parent, so the answer comes from walking down.
//!
//! [`one_walk`] is the one to use: a single walk without recursion, whatever the
//! depth. [`two_paths`] is easier to see; [`search_each_subtree`] is the
//! definition.

#[cfg(feature = "judge")]
mod hints;
#[cfg(feature = "judge")]
mod kata;
#[cfg(feature = "judge")]
mod mutants;
mod naive;
mod one_walk;
#[cfg(test)]
mod tests;
mod two_paths;

#[cfg(feature = "judge")]
pub use kata::LowestCommonAncestorBoxed;
pub use naive::search_each_subtree;
pub use one_walk::one_walk;
pub use two_paths::two_paths;

#[cfg(doc)]
use crate::trees::Node;

//! Lowest common ancestors in any forest: linear to build, constant to ask.
//!
//! A variant of inlabel numbers (Schieber and Vishkin 1988). The forest is cut
//! into downward *chains*, and chains are named by nodes of a complete binary
//! tree such that what hangs below a chain is named below it. Meeting points in
//! a complete binary tree are bit tricks on the names; at most one look at each
//! side's way into the common chain remains.
//!
//! What differs from the paper, and why:
//! - **Only ends of chains are numbered.** The paper numbers all nodes in
//!   preorder; here a node's interval counts the *inner* leaves below it, the
//!   nodes whose children are all leaves. A path is one chain however long, and
//!   so is the spine of a broom or caterpillar; the chain table has at most n/2
//!   entries that matter.
//! - **Leaves are stripped.** A leaf carries its parent's record: unless a node
//!   is asked with itself, the answer is the same. Half of most trees are
//!   leaves, and for them the way into the parent's chain would be one more
//!   look at cold memory.
//! - **The table of chains is in heap order,** level by level of the complete
//!   binary tree, so the chains that many queries pass share a few cache lines.
//! - **A node is one word of eight bytes**: its chain, what is above that, and
//!   its place in an order with parents first. Where the numbers of the nodes
//!   are such an order, the place *is* the answer. From 2²¹ nodes on that is
//!   too much for a word; what is above a chain then stands in a table.
//!
//! No depth-first search, and no vector beside the one that is kept: three
//! passes over the parents turn counts into intervals into names.
//!
//! Time O(n) to build and O(1) a query; space 8n bytes and at most 4 bytes for
//! each inner leaf, 8 from 2²¹ nodes on, rounded up to a power of two. Not for
//! a tree that grows between queries, and no gain for a handful of queries:
//! climbing to the root costs less than reading the whole tree.

use std::{error::Error, fmt, sync::OnceLock};

use super::{chains::Chains, levels::Levels};
use crate::trees::{Forest, ForestError};

/// Lowest common ancestors, distances and paths in a [`Forest`].
///
/// Depths are not needed to find a common ancestor. What needs them
/// ([`depth`](Self::depth), [`distance`](Self::distance),
/// [`kth_ancestor`](Self::kth_ancestor), [`path`](Self::path)) computes them
/// once for all nodes when first asked, in O(n).
///
/// # Examples
/// ```
/// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
/// //     0        5
/// //    / \       |
/// //   1   2      6
/// //  / \
/// // 3   4
/// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 0, 1, 1, NO_PARENT, 5])?;
/// assert_eq!(index.lca(3, 4), Some(1));
/// assert_eq!(index.lca(3, 2), Some(0));
/// assert_eq!(index.lca(1, 3), Some(1), "a node is its own ancestor");
/// assert_eq!(index.lca(3, 6), None, "different trees");
/// assert_eq!(index.distance(3, 2), Some(3));
/// assert_eq!(index.path(3, 2).unwrap().collect::<Vec<_>>(), [3, 1, 0, 2]);
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct LcaIndex {
    pub(super) forest: Forest,
    pub(super) chains: Chains,
    pub(super) levels: OnceLock<Levels>,
}

/// A node that the forest does not have.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::{LcaIndex, NodeAbsent}};
/// let index = LcaIndex::from_parents(vec![NO_PARENT, 0])?;
/// assert_eq!(index.try_lca(0, 9), Err(NodeAbsent { node: 9, nodes: 2 }));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeAbsent {
    /// What was asked for.
    pub node: u32,
    /// How many nodes there are.
    pub nodes: usize,
}

impl fmt::Display for NodeAbsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no node {}: there are only {} nodes", self.node, self.nodes)
    }
}

impl Error for NodeAbsent {}

impl LcaIndex {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::new(Forest::from_edges(3, &[(2, 0), (2, 1)])?);
    /// assert_eq!(index.lca(0, 1), Some(2));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: Forest) -> Self {
        let chains = Chains::new(&forest);
        Self::with_chains(forest, chains)
    }

    pub(super) fn with_chains(forest: Forest, chains: Chains) -> Self {
        Self { forest, chains, levels: OnceLock::new() }
    }

    /// Checks and indexes an array of parents, [`crate::trees::NO_PARENT`] for
    /// each root.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Errors
    /// As [`Forest::new`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{ForestError, NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// assert_eq!(LcaIndex::from_parents(vec![NO_PARENT, 0, 0])?.lca(1, 2), Some(0));
    /// assert_eq!(LcaIndex::from_parents(vec![1, 0]).unwrap_err(), ForestError::Cycle { node: 0 });
    /// # Ok::<(), ForestError>(())
    /// ```
    pub fn from_parents(parents: Vec<u32>) -> Result<Self, ForestError> {
        Ok(Self::new(Forest::new(parents)?))
    }

    /// The deepest node that has both `u` and `v` below or at it; `None` if
    /// they are in different trees.
    ///
    /// # Complexity
    /// O(1); two looks at memory where both are on one chain, four elsewhere,
    /// six from 2²¹ nodes on.
    ///
    /// # Panics
    /// If a node is absent; see [`LcaIndex::try_lca`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 0])?;
    /// assert_eq!((index.lca(1, 2), index.lca(2, 2)), (Some(0), Some(2)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    #[inline]
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let meet = self.chains.meet(u, v);
        if u == v { Some(u) } else { self.node_of(meet) }
    }

    /// Like [`LcaIndex::lca`] for nodes that may be absent.
    ///
    /// # Complexity
    /// O(1).
    ///
    /// # Errors
    /// [`NodeAbsent`] names the first absent node.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0])?;
    /// assert_eq!(index.try_lca(0, 1), Ok(Some(0)));
    /// assert_eq!(index.try_lca(0, 2).unwrap_err().to_string(), "there is no node 2: there are only 2 nodes");
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn try_lca(&self, u: u32, v: u32) -> Result<Option<u32>, NodeAbsent> {
        self.word(u)?;
        self.word(v)?;
        Ok(self.lca(u, v))
    }

    /// The answers to many pairs, in their order.
    ///
    /// Pairs are taken in blocks, and all nodes of a block are read before
    /// anything is made of them: the looks at memory wait side by side.
    ///
    /// # Complexity
    /// O(1) a pair.
    ///
    /// # Errors
    /// [`NodeAbsent`] names the first absent node.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 0])?;
    /// assert_eq!(index.lca_batch(&[(1, 2), (1, 1)]), Ok(vec![Some(0), Some(1)]));
    /// assert_eq!(index.lca_batch(&[(1, 2), (3, 1)]).unwrap_err().node, 3);
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn lca_batch(&self, pairs: &[(u32, u32)]) -> Result<Vec<Option<u32>>, NodeAbsent> {
        const BLOCK: usize = 32;
        let mut answers = Vec::with_capacity(pairs.len());
        let mut words = [(0, 0); BLOCK];
        for block in pairs.chunks(BLOCK) {
            for (&(u, v), slot) in block.iter().zip(&mut words) {
                *slot = (self.word(u)?, self.word(v)?);
            }
            for (&(u, v), &(x, y)) in block.iter().zip(&words) {
                let meet = self.node_of(self.chains.meet_words(x, y));
                answers.push(if u == v { Some(u) } else { meet });
            }
        }
        Ok(answers)
    }

    /// Whether `ancestor` is above or at `node`.
    ///
    /// # Complexity
    /// O(1).
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 0])?;
    /// assert!(index.is_ancestor(0, 2) && index.is_ancestor(2, 2));
    /// assert!(!index.is_ancestor(2, 0) && !index.is_ancestor(1, 2));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn is_ancestor(&self, ancestor: u32, node: u32) -> bool {
        self.lca(ancestor, node) == Some(ancestor)
    }

    /// The forest that is indexed.
    ///
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0])?;
    /// assert_eq!(index.forest().parent(1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    fn word(&self, node: u32) -> Result<u64, NodeAbsent> {
        self.chains.word(node).ok_or(NodeAbsent { node, nodes: self.chains.nodes() })
    }

    /// The node with this rank; the root of all roots is none.
    #[inline]
    pub(super) fn node_of(&self, rank: u32) -> Option<u32> {
        let place = rank.checked_sub(1)?;
        Some(self.forest.order().map_or(place, |order| order[place as usize]))
    }
}

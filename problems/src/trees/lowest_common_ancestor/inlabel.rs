//! Lowest common ancestors by inlabel numbers, as in the paper.
//!
//! Every node gets a preorder number and, of the numbers in its subtree's
//! interval, the one with the most trailing zeros: its *inlabel*. Nodes with
//! one inlabel form a path, and inlabels are nodes of a complete binary tree in
//! in-order, such that descendants stay descendants. So the inlabel of the
//! common ancestor follows from the bits of two inlabels, and one look at the
//! top of a path on either side tells where the two enter its path.
//!
//! Time O(n) to build, O(1) a query; space O(n). [`super::LcaIndex`] is the same
//! idea with fewer looks at memory. Schieber and Vishkin, "On finding lowest
//! common ancestors: simplification and parallelization", 1988; preorder from
//! counting in place of a search.

use super::preorder::Preorder;
use crate::trees::Forest;

/// Inlabel numbers, ascendants and heads.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::Inlabel};
/// let index = Inlabel::new(&Forest::from_options([None, Some(0), Some(0), None])?);
/// assert_eq!((index.lca(1, 2), index.lca(1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Inlabel {
    records: Vec<Record>,
    /// Of each inlabel, the preorder number of the parent of its topmost node.
    above: Vec<u32>,
    node: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Record {
    /// Preorder number, from 1; the root of all roots has it 0 places before.
    preorder: u32,
    inlabel: u32,
    /// The lowest set bits of the inlabels on the way from the root.
    ascendant: u32,
}

impl Inlabel {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::Inlabel};
    /// let index = Inlabel::new(&Forest::from_options([None, Some(0)])?);
    /// assert_eq!(index.lca(0, 1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: &Forest) -> Self {
        let n = forest.len();
        let preorder = Preorder::new(forest);
        let mut above = vec![0; n + 2];
        let mut records = vec![Record::default(); n + 1];
        // Labels count from 1, positions from 0: the root of all roots has label 1.
        let inlabel = |position: u32, size: u32| {
            let last = position + size;
            let zeros = (position ^ last).ilog2();
            last >> zeros << zeros
        };
        let lowest_bit = |label: u32| label & label.wrapping_neg();
        let all = inlabel(0, preorder.size[n]);
        records[n] = Record { preorder: 0, inlabel: all, ascendant: lowest_bit(all) };
        for node in forest.parents_first() {
            let over = records[(forest.parents()[node as usize] as usize).min(n)];
            let position = preorder.position[node as usize];
            let inlabel = inlabel(position, preorder.size[node as usize]);
            let ascendant = over.ascendant | lowest_bit(inlabel);
            if inlabel != over.inlabel {
                above[inlabel as usize] = over.preorder;
            }
            records[node as usize] = Record { preorder: position, inlabel, ascendant };
        }
        records.pop();
        Self { records, above, node: preorder.node }
    }

    /// The lowest common ancestor; `None` in different trees.
    ///
    /// # Complexity
    /// O(1).
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::Inlabel};
    /// let index = Inlabel::new(&Forest::from_options([None, Some(0), Some(1), Some(1)])?);
    /// assert_eq!((index.lca(2, 3), index.lca(1, 3)), (Some(1), Some(1)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    #[inline]
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let (x, y) = (self.records[u as usize], self.records[v as usize]);
        let meet = if x.inlabel == y.inlabel {
            x.preorder.min(y.preorder)
        } else {
            let differ = (x.inlabel ^ y.inlabel).ilog2();
            let shared = (x.ascendant & y.ascendant & (u32::MAX << differ)).trailing_zeros();
            self.enter(x, shared).min(self.enter(y, shared))
        };
        (meet > 0).then(|| self.node[meet as usize])
    }

    /// Where the way up from `from` enters the path whose inlabel has its
    /// lowest set bit at `shared`.
    #[inline]
    fn enter(&self, from: Record, shared: u32) -> u32 {
        let before = from.ascendant & ((1 << shared) - 1);
        if before == 0 {
            return from.preorder;
        }
        let bit = before.ilog2();
        let last = (from.inlabel >> bit | 1) << bit;
        self.above[last as usize]
    }
}

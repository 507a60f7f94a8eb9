//! Lowest common ancestors as minima over parents in preorder.
//!
//! Between two nodes in preorder, behind the first and up to the second, lie
//! children of their common ancestor and nodes below those; so the smallest
//! preorder number of a *parent* in that range is the common ancestor's. A
//! sparse table holds the minimum of every range whose length is a power of
//! two, and two of them cover any range. Half the length of the Euler tour that
//! textbooks use, and no depths.
//!
//! Time O(n log n) to build, O(1) a query; space n log₂ n words, which is what
//! speaks against it: 80 MB for a million nodes. Bender and Farach-Colton, "The
//! LCA problem revisited", 2000; the preorder form is folklore.

use super::preorder::Preorder;
use crate::trees::Forest;

/// A sparse table of minima over preorder.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::PreorderSparse};
/// let index = PreorderSparse::new(&Forest::from_options([None, Some(0), Some(0), None])?);
/// assert_eq!((index.lca(1, 2), index.lca(1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct PreorderSparse {
    position: Vec<u32>,
    node: Vec<u32>,
    /// `rows[k][i]` is the smallest parent in `i..i + 2ᵏ`.
    rows: Vec<Vec<u32>>,
}

impl PreorderSparse {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n log n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::PreorderSparse};
    /// let index = PreorderSparse::new(&Forest::from_options([None, Some(0)])?);
    /// assert_eq!(index.lca(0, 1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: &Forest) -> Self {
        let Preorder { position, node, parent, .. } = Preorder::new(forest);
        Self { position, node, rows: sparse_table(parent) }
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
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::PreorderSparse};
    /// let index = PreorderSparse::new(&Forest::from_options([None, Some(0), Some(1), Some(1)])?);
    /// assert_eq!((index.lca(2, 3), index.lca(1, 3)), (Some(1), Some(1)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    #[inline]
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let (x, y) = (self.position[u as usize], self.position[v as usize]);
        if x == y {
            return Some(u);
        }
        let meet = range_minimum(&self.rows, x.min(y) as usize + 1, x.max(y) as usize);
        (meet > 0).then(|| self.node[meet as usize])
    }
}

/// `table[k][i]` is the minimum of `values[i..i + 2ᵏ]`.
pub(super) fn sparse_table(values: Vec<u32>) -> Vec<Vec<u32>> {
    let mut table = vec![values];
    let mut width = 1;
    while 2 * width <= table[0].len() {
        let half = &table[table.len() - 1];
        let row = half.iter().zip(&half[width..]).map(|(&a, &b)| a.min(b)).collect();
        table.push(row);
        width *= 2;
    }
    table
}

/// The minimum of `first..=last`.
#[inline]
pub(super) fn range_minimum(table: &[Vec<u32>], first: usize, last: usize) -> u32 {
    let k = (last + 1 - first).ilog2();
    let row = &table[k as usize];
    row[first].min(row[last + 1 - (1 << k)])
}

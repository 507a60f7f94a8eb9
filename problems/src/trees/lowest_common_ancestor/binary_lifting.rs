//! Lowest common ancestors by jumps of powers of two.
//!
//! `up[k][v]` is the 2ᵏ-th ancestor of `v`. Lift the deeper node to the other's
//! depth by the binary digits of the difference, then lift both by ever smaller
//! powers as long as they stay apart: they end as children of the answer. The
//! table is the simplest thing that beats climbing, and each of its rows is a
//! random look at memory: log₂ n of them wait for one another in a query.
//!
//! Time O(n log n) to build, O(log n) a query; space n log₂ n words. Its use
//! is in what else a table of ancestors can hold, such as the largest edge on
//! the way. Bender and Farach-Colton, "The level ancestor problem simplified",
//! 2004, for the table.

use crate::trees::Forest;

/// Tables of 2ᵏ-th ancestors.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::BinaryLifting};
/// let index = BinaryLifting::new(&Forest::from_options([None, Some(0), Some(0), None])?);
/// assert_eq!((index.lca(1, 2), index.lca(1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct BinaryLifting {
    /// Of each node; of a root 1, of the root of all roots behind them 0.
    depth: Vec<u32>,
    /// Row after row, the root of all roots leading to itself.
    up: Vec<u32>,
    rows: usize,
}

impl BinaryLifting {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n log n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::BinaryLifting};
    /// let index = BinaryLifting::new(&Forest::from_options([None, Some(0)])?);
    /// assert_eq!(index.lca(0, 1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: &Forest) -> Self {
        let n = forest.len();
        let width = n + 1;
        let mut depth = vec![0_u32; width];
        let mut up = vec![n as u32; width];
        for node in forest.parents_first() {
            let parent = (forest.parents()[node as usize] as usize).min(n);
            depth[node as usize] = depth[parent] + 1;
            up[node as usize] = parent as u32;
        }
        let deepest = depth.iter().copied().max().unwrap_or(0).max(1);
        let rows = deepest.ilog2() as usize + 1;
        up.resize(rows * width, 0);
        for row in 1..rows {
            let (done, rest) = up.split_at_mut(row * width);
            let half = &done[(row - 1) * width..];
            for (whole, &middle) in rest.iter_mut().zip(half) {
                *whole = half[middle as usize];
            }
        }
        Self { depth, up, rows }
    }

    /// The lowest common ancestor; `None` in different trees.
    ///
    /// # Complexity
    /// O(log n).
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::BinaryLifting};
    /// let index = BinaryLifting::new(&Forest::from_options([None, Some(0), Some(1), Some(1)])?);
    /// assert_eq!((index.lca(2, 3), index.lca(1, 3)), (Some(1), Some(1)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let width = self.depth.len();
        let n = width - 1;
        let up = |row: usize, node: u32| self.up[row * width + node as usize];
        assert!((u as usize) < n && (v as usize) < n, "node {} of {n}", u.max(v));
        let swap = self.depth[u as usize] < self.depth[v as usize];
        let (mut deep, mut high) = if swap { (v, u) } else { (u, v) };
        let mut lift = self.depth[deep as usize] - self.depth[high as usize];
        while lift > 0 {
            deep = up(lift.trailing_zeros() as usize, deep);
            lift &= lift - 1;
        }
        if deep == high {
            return Some(deep);
        }
        for row in (0..self.rows).rev() {
            let (a, b) = (up(row, deep), up(row, high));
            if a != b {
                (deep, high) = (a, b);
            }
        }
        Some(up(0, deep)).filter(|&meet| (meet as usize) < n)
    }
}

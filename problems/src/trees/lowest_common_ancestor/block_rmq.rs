//! Lowest common ancestors as minima over preorder, in linear space.
//!
//! As in the sparse table over preorder, the answer is the smallest parent in a
//! range. Here a sparse table holds only the minima of whole blocks of 32, a
//! thirty-second of the space; inside a block a word for each position says
//! where the candidates are: bit `j` is set if the `j`-th value of the block is
//! less than all that follow it up to that position. The lowest candidate not
//! before the beginning of the range is its minimum.
//!
//! Time O(n) to build, O(1) a query; space O(n). More looks at memory than the
//! sparse table, each of them nearer. Fischer and Heun 2006 for blocks, Alstrup,
//! Gavoille, Kaplan and Rauhe 2002 for the word of candidates.

use super::{
    preorder::Preorder,
    preorder_sparse::{range_minimum, sparse_table},
};
use crate::trees::Forest;

const BLOCK: usize = u32::BITS as usize;

/// Minima over preorder by blocks.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::BlockRmq};
/// let index = BlockRmq::new(&Forest::from_options([None, Some(0), Some(0), None])?);
/// assert_eq!((index.lca(1, 2), index.lca(1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct BlockRmq {
    position: Vec<u32>,
    node: Vec<u32>,
    /// Preorder numbers of parents: the values.
    parent: Vec<u32>,
    candidates: Vec<u32>,
    /// Sparse table over the minima of blocks.
    blocks: Vec<Vec<u32>>,
}

impl BlockRmq {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::BlockRmq};
    /// let index = BlockRmq::new(&Forest::from_options([None, Some(0)])?);
    /// assert_eq!(index.lca(0, 1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: &Forest) -> Self {
        let Preorder { position, node, parent, .. } = Preorder::new(forest);
        let mut candidates = vec![0; parent.len()];
        for (block, words) in parent.chunks(BLOCK).zip(candidates.chunks_mut(BLOCK)) {
            let mut word = 0_u32;
            for (i, (&value, slot)) in block.iter().zip(words).enumerate() {
                while word != 0 && block[word.ilog2() as usize] > value {
                    word ^= 1 << word.ilog2();
                }
                word |= 1 << i;
                *slot = word;
            }
        }
        let minima = parent.chunks(BLOCK).filter_map(|block| block.iter().copied().min()).collect();
        Self { position, node, parent, candidates, blocks: sparse_table(minima) }
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
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::BlockRmq};
    /// let index = BlockRmq::new(&Forest::from_options([None, Some(0), Some(1), Some(1)])?);
    /// assert_eq!((index.lca(2, 3), index.lca(1, 3)), (Some(1), Some(1)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    #[inline]
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let (x, y) = (self.position[u as usize], self.position[v as usize]);
        if x == y {
            return Some(u);
        }
        let (first, last) = (x.min(y) as usize + 1, x.max(y) as usize);
        let (from, to) = (first / BLOCK, last / BLOCK);
        let mut meet = if from == to {
            self.within(first, last)
        } else {
            self.within(first, from * BLOCK + BLOCK - 1).min(self.within(to * BLOCK, last))
        };
        if to > from + 1 {
            meet = meet.min(range_minimum(&self.blocks, from + 1, to - 1));
        }
        (meet > 0).then(|| self.node[meet as usize])
    }

    /// The minimum of `first..=last`, both in one block.
    #[inline]
    fn within(&self, first: usize, last: usize) -> u32 {
        let word = self.candidates[last] & (u32::MAX << (first % BLOCK));
        self.parent[last / BLOCK * BLOCK + word.trailing_zeros() as usize]
    }
}

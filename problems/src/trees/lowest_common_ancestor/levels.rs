//! What a [`LcaIndex`] knows once depths are asked for.
//!
//! Each chain's inner nodes stand together in one vector, top first, so a node
//! at a given depth of a known chain is one look away; finding the chain takes
//! a step for each chain above it, at most log₂ n and mostly one or two.

use super::LcaIndex;

#[derive(Debug, Clone)]
pub(super) struct Levels {
    depth: Vec<u32>,
    /// Of each chain where it starts in `ladder`, and the depth of its top.
    ladders: Vec<(u32, u32)>,
    /// Inner nodes by chain, top first.
    ladder: Vec<u32>,
}

impl Levels {
    fn new(index: &LcaIndex) -> Self {
        let forest = &index.forest;
        let mut depth = vec![0; forest.len()];
        for node in forest.parents_first() {
            if let Some(parent) = forest.parent(node) {
                depth[node as usize] = depth[parent as usize] + 1;
            }
        }
        // Of an inner node, the slot of its chain.
        let chain_of = |node: u32, place: usize| {
            let (rank, chain) = index.chains.place(node);
            (rank as usize == place + 1).then_some(chain)
        };
        let mut ladders = vec![(0, 0); index.chains.slots()];
        for (place, node) in forest.parents_first().enumerate() {
            if let Some(chain) = chain_of(node, place) {
                ladders[chain].0 += 1;
            }
        }
        let mut start = 0;
        for (chain, ladder) in ladders.iter_mut().enumerate() {
            let top = index.node_of(index.chains.above(chain)).map_or(0, |above| depth[above as usize] + 1);
            let length = ladder.0;
            *ladder = (start, top);
            start += length;
        }
        let mut ladder = vec![0; start as usize];
        for (place, node) in forest.parents_first().enumerate() {
            if let Some(chain) = chain_of(node, place) {
                let (start, top) = ladders[chain];
                ladder[(start + depth[node as usize] - top) as usize] = node;
            }
        }
        Self { depth, ladders, ladder }
    }
}

impl LcaIndex {
    fn levels(&self) -> &Levels {
        self.levels.get_or_init(|| Levels::new(self))
    }

    /// Edges between a node and the root of its tree.
    ///
    /// # Complexity
    /// O(1); the first call that needs depths is O(n).
    ///
    /// # Panics
    /// If the node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 1])?;
    /// assert_eq!((index.depth(0), index.depth(2)), (0, 2));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn depth(&self, node: u32) -> u32 {
        self.levels().depth[node as usize]
    }

    /// Edges on the way from `u` to `v`; `None` if there is no way.
    ///
    /// # Complexity
    /// As [`LcaIndex::depth`].
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 1, 0, NO_PARENT])?;
    /// assert_eq!((index.distance(2, 3), index.distance(2, 4)), (Some(3), None));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn distance(&self, u: u32, v: u32) -> Option<u32> {
        let meet = self.depth(self.lca(u, v)?);
        // At most one of the two ways is longer than half of `u32`'s range.
        Some((self.depth(u) - meet) + (self.depth(v) - meet))
    }

    /// The node `k` edges above `node`; `None` if the root is nearer.
    ///
    /// # Complexity
    /// O(log n): O(1) for each chain between the two, and no more than log₂ n
    /// chains lie above a node. The first call that needs depths is O(n).
    ///
    /// # Panics
    /// If the node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 1])?;
    /// assert_eq!([0, 1, 2, 3].map(|k| index.kth_ancestor(2, k)), [Some(2), Some(1), Some(0), None]);
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn kth_ancestor(&self, node: u32, k: u32) -> Option<u32> {
        let levels = self.levels();
        let wanted = levels.depth[node as usize].checked_sub(k)?;
        if k == 0 {
            return Some(node);
        }
        // A leaf's record is its parent's, and only what is above it is wanted.
        let (_, mut chain) = self.chains.place(node);
        loop {
            let (start, top) = levels.ladders[chain];
            if wanted >= top {
                return Some(levels.ladder[(start + wanted - top) as usize]);
            }
            (_, chain) = self.chains.place(self.node_of(self.chains.above(chain))?);
        }
    }

    /// All nodes on the way from `u` to `v`, both included; `None` if there is
    /// no way.
    ///
    /// # Complexity
    /// O(log n) a node as for [`LcaIndex::kth_ancestor`], without allocation.
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::LcaIndex};
    /// let index = LcaIndex::from_parents(vec![NO_PARENT, 0, 1, 0, NO_PARENT])?;
    /// let path = index.path(2, 3).unwrap();
    /// assert_eq!(path.len(), 4);
    /// assert_eq!(path.rev().collect::<Vec<_>>(), [3, 0, 1, 2]);
    /// assert!(index.path(0, 4).is_none());
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn path(&self, u: u32, v: u32) -> Option<impl DoubleEndedIterator<Item = u32> + ExactSizeIterator> {
        let length = self.distance(u, v)?;
        let up = self.depth(u) - self.depth(self.lca(u, v)?);
        Some((0..length as usize + 1).map(move |step| {
            let step = step as u32;
            let node = if step <= up { self.kth_ancestor(u, step) } else { self.kth_ancestor(v, length - step) };
            node.expect("no step leads above the common ancestor")
        }))
    }
}

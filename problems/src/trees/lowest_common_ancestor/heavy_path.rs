//! Lowest common ancestors by heavy paths.
//!
//! Each node's *heavy* child is one with the largest subtree; heavy edges form
//! paths, and whoever leaves a path by another edge at least doubles the
//! subtree, so at most log₂ n paths lie above a node. Positions are given such
//! that a path stands together, top first. While two nodes are on different
//! paths, the one at the later position jumps above the top of its path.
//!
//! Time O(n) to build, O(log n) a query and far less on most trees; space O(n).
//! Next to nothing on long paths, most on complete binary trees, where half
//! the steps are onto a new path. It is the one to know if sums or minima over
//! ways are wanted too, as a path is an interval. Sleator and Tarjan 1983.

use crate::trees::Forest;

/// Heavy paths, each at consecutive positions.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::HeavyPath};
/// let index = HeavyPath::new(&Forest::from_options([None, Some(0), Some(0), None])?);
/// assert_eq!((index.lca(1, 2), index.lca(1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct HeavyPath {
    /// Of each node, from 1; position 0 is the root of all roots.
    position: Vec<u32>,
    /// At each position: the position of the path's top,
    top: Vec<u32>,
    /// the position of the top's parent,
    above: Vec<u32>,
    /// and the node.
    node: Vec<u32>,
}

impl HeavyPath {
    /// Indexes a forest.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::HeavyPath};
    /// let index = HeavyPath::new(&Forest::from_options([None, Some(0)])?);
    /// assert_eq!(index.lca(0, 1), Some(0));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn new(forest: &Forest) -> Self {
        match forest.order() {
            None => Self::in_order(forest.parents(), |place| place),
            Some(order) => Self::in_order(forest.parents(), |place| order[place] as usize),
        }
    }

    fn in_order(parents: &[u32], node_at: impl Fn(usize) -> usize) -> Self {
        let n = parents.len();
        let parent_of = |node: usize| (parents[node] as usize).min(n);
        let mut size = vec![1_u32; n + 1];
        // The heavy child, or `n` for a leaf: nobody's child.
        let mut heavy = vec![n as u32; n + 1];
        let mut heaviest = vec![0_u32; n + 1];
        for place in (0..n).rev() {
            let node = node_at(place);
            let parent = parent_of(node);
            size[parent] += size[node];
            if size[node] >= heaviest[parent] {
                heaviest[parent] = size[node];
                heavy[parent] = node as u32;
            }
        }
        let mut position = vec![0; n + 1];
        // Where the next light child of each node goes: behind the heavy one's subtree.
        let mut next = heaviest;
        next[n] += 1;
        let (mut top, mut above, mut at) = (vec![0; n + 1], vec![0; n + 1], vec![0; n + 1]);
        for place in 0..n {
            let node = node_at(place);
            let parent = parent_of(node);
            let over = position[parent];
            let here = if heavy[parent] == node as u32 {
                let here = over + 1;
                top[here as usize] = top[over as usize];
                above[here as usize] = above[over as usize];
                here
            } else {
                let here = next[parent];
                next[parent] += size[node];
                top[here as usize] = here;
                above[here as usize] = over;
                here
            };
            next[node] += here + 1;
            position[node] = here;
            at[here as usize] = node as u32;
        }
        position.pop();
        Self { position, top, above, node: at }
    }

    /// The lowest common ancestor; `None` in different trees.
    ///
    /// # Complexity
    /// O(log n); O(1) for each path between the two.
    ///
    /// # Panics
    /// If a node is absent.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, lowest_common_ancestor::HeavyPath};
    /// let index = HeavyPath::new(&Forest::from_options([None, Some(0), Some(1), Some(1)])?);
    /// assert_eq!((index.lca(2, 3), index.lca(1, 3)), (Some(1), Some(1)));
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    #[inline]
    pub fn lca(&self, u: u32, v: u32) -> Option<u32> {
        let (x, y) = (self.position[u as usize], self.position[v as usize]);
        let (mut first, mut last) = (x.min(y), x.max(y));
        // A path that begins at or before `first` and reaches `last` holds both.
        while self.top[last as usize] > first {
            let above = self.above[last as usize];
            (first, last) = (first.min(above), first.max(above));
        }
        (first > 0).then(|| self.node[first as usize])
    }
}

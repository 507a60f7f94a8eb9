//! Preorder numbers without a depth-first search.
//!
//! A node's subtree fills an interval of the preorder, so it is enough to know
//! sizes: one pass from children to parents adds them up, one pass from parents
//! to children hands out the intervals. Both go through flat vectors in the
//! order the forest has; a search with a stack waits for a random load a node.
//!
//! A root of all roots comes first, so that a forest is one tree.

use crate::trees::Forest;

pub(super) struct Preorder {
    /// Of each node, counted from 1.
    pub(super) position: Vec<u32>,
    /// The node at each position; position 0 has none.
    pub(super) node: Vec<u32>,
    /// The position of the parent of what is at each position, 0 for 0.
    pub(super) parent: Vec<u32>,
    /// Nodes below and at each node; the root of all roots stands last.
    pub(super) size: Vec<u32>,
}

impl Preorder {
    /// Siblings are in the order of the forest.
    pub(super) fn new(forest: &Forest) -> Self {
        match forest.order() {
            None => Self::in_order(forest.parents(), |place| place),
            Some(order) => Self::in_order(forest.parents(), |place| order[place] as usize),
        }
    }

    fn in_order(parents: &[u32], node_at: impl Fn(usize) -> usize) -> Self {
        let n = parents.len();
        let parent_of = |node: usize| (parents[node] as usize).min(n);
        let mut size = vec![1_u32; n + 1];
        for place in (0..n).rev() {
            let child = node_at(place);
            size[parent_of(child)] += size[child];
        }
        let mut position = vec![0; n + 1];
        let mut next = vec![1; n + 1];
        let mut node = vec![0; n + 1];
        let mut parent = vec![0; n + 1];
        for place in 0..n {
            let child = node_at(place);
            let over = parent_of(child);
            let at = next[over];
            next[over] += size[child];
            next[child] = at + 1;
            position[child] = at;
            node[at as usize] = child as u32;
            parent[at as usize] = position[over];
        }
        position.pop();
        Self { position, node, parent, size }
    }
}

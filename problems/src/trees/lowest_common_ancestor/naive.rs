//! Lowest common ancestors by the definition: the oracles.

use crate::trees::{BinaryTree, Forest, NodeId};

/// The lowest node with both `p` and `q` below or at it: walks down from the
/// root as long as one child has both, searching that child's whole subtree.
///
/// # Complexity
/// O(n · depth) time, O(n) space: quadratic on a path.
///
/// # Panics
/// If `p` or `q` is not of this tree.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::search_each_subtree};
/// let tree: BinaryTree<i32> = "[3, 5, 1, 6, 2]".parse()?;
/// let [six, two] = [3, 4].map(|i| tree.node(i).unwrap());
/// assert_eq!(*tree.value(search_each_subtree(&tree, six, two)), 5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn search_each_subtree<T>(tree: &BinaryTree<T>, p: NodeId, q: NodeId) -> NodeId {
    let mut lowest = tree.root().expect("p is a node of the tree");
    loop {
        let both = |&child: &NodeId| holds(tree, child, p) && holds(tree, child, q);
        match [tree.left(lowest), tree.right(lowest)].into_iter().flatten().find(both) {
            Some(child) => lowest = child,
            None => return lowest,
        }
    }
}

/// Whether `wanted` is below or at `root`.
fn holds<T>(tree: &BinaryTree<T>, root: NodeId, wanted: NodeId) -> bool {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        if node == wanted {
            return true;
        }
        stack.extend([tree.left(node), tree.right(node)].into_iter().flatten());
    }
    false
}

/// The lowest common ancestor in a forest, by climbing: first from the deeper
/// of the two, then from both in step. Nothing is built.
///
/// # Complexity
/// O(depth) time, O(1) space.
///
/// # Panics
/// If a node is absent.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::climb};
/// let forest = Forest::from_options([None, Some(0), Some(0), None])?;
/// assert_eq!((climb(&forest, 1, 2), climb(&forest, 1, 3)), (Some(0), None));
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
pub fn climb(forest: &Forest, u: u32, v: u32) -> Option<u32> {
    let up = |from: u32| std::iter::successors(Some(from), |&node| forest.parent(node));
    let (deep_u, deep_v) = (up(u).count(), up(v).count());
    let from_u = up(u).skip(deep_u.saturating_sub(deep_v));
    let from_v = up(v).skip(deep_v.saturating_sub(deep_u));
    from_u.zip(from_v).find(|(a, b)| a == b).map(|(meet, _)| meet)
}

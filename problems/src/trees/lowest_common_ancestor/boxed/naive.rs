//! The lowest common ancestor by its definition: walk down as long as one child
//! has both below it.
//!
//! Each step searches whole subtrees for both values, without recursion, so that
//! depth cannot overflow the stack. For trees that are shallow, or asked about
//! once.

use crate::trees::Node;

/// The value of the lowest node with both `p` and `q` below or at it; `None` if
/// the tree lacks one of them.
///
/// # Constraints
/// All values of the tree are different.
///
/// # Complexity
/// O(n · depth) time: quadratic on a path. O(depth) space.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::boxed::search_each_subtree};
/// let root = "[3, 5, 1, 6, 2]".parse::<BinaryTree<i32>>()?.to_boxed();
/// assert_eq!(search_each_subtree(root.as_deref(), 6, 2), Some(5));
/// assert_eq!(search_each_subtree(root.as_deref(), 6, 4), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn search_each_subtree<T: Copy + PartialEq>(root: Option<&Node<T>>, p: T, q: T) -> Option<T> {
    let both = |node: &&Node<T>| holds(node, &p) && holds(node, &q);
    let mut lowest = root.filter(both)?;
    while let Some(child) = [&lowest.left, &lowest.right].into_iter().flatten().map(Box::as_ref).find(both) {
        lowest = child;
    }
    Some(lowest.value)
}

/// Whether `wanted` stands at `node` or below it.
fn holds<T: PartialEq>(node: &Node<T>, wanted: &T) -> bool {
    node.preorder().any(|(_, node)| node.value == *wanted)
}

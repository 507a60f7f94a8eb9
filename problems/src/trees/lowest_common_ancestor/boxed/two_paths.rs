//! The lowest common ancestor as the last node that the paths from the root to
//! `p` and to `q` share.
//!
//! A walk in preorder comes with each node's depth d: cut off what the path so
//! far has from d on, add the node, and the path from the root is there. Twice
//! that, for `p` and for `q`, then both paths side by side. Easy to see, and easy
//! to extend: the paths also tell the distance. [`super::one_walk`] needs one.

use crate::trees::Node;

/// The value of the lowest node with both `p` and `q` below or at it; `None` if
/// the tree lacks one of them.
///
/// # Constraints
/// All values of the tree are different.
///
/// # Complexity
/// O(n) time, O(depth) space.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::boxed::two_paths};
/// let root = "[3, 5, 1, 6, 2]".parse::<BinaryTree<i32>>()?.to_boxed();
/// assert_eq!(two_paths(root.as_deref(), 6, 1), Some(3));
/// assert_eq!(two_paths(root.as_deref(), 6, 5), Some(5), "a node is its own ancestor");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn two_paths<T: Copy + PartialEq>(root: Option<&Node<T>>, p: T, q: T) -> Option<T> {
    let (to_p, to_q) = (path(root?, p)?, path(root?, q)?);
    to_p.into_iter().zip(to_q).take_while(|(a, b)| a == b).last().map(|(shared, _)| shared)
}

/// The values from the root down to `wanted`.
fn path<T: Copy + PartialEq>(root: &Node<T>, wanted: T) -> Option<Vec<T>> {
    let mut path = Vec::new();
    for (depth, node) in root.preorder() {
        path.truncate(depth);
        path.push(node.value);
        if node.value == wanted {
            return Some(path);
        }
    }
    None
}

//! The lowest common ancestor in one walk, without recursion.
//!
//! The walk goes in preorder and knows the path from the root to where it is.
//! When it meets the first of the two at depth m, that node is the answer so far.
//! From then on a node at depth d ≤ m shows that the walk has left what is below
//! path[m]; the lowest ancestor of the first one that is still on the path is
//! path[d − 1]. So m only rises towards the root, and when the second of the two
//! turns up, path[m] is above both and nothing lower is.
//!
//! ```text
//!       3        walk      3  5  6  2  1
//!      / \       p = 6           ^
//!     5   1      m               2  1        when 2 comes at depth 2, m = 1:
//!    / \                                     q = 2 meets p at path[1] = 5
//!   6   2
//! ```
//!
//! For many questions about one tree build a [`super::super::LcaIndex`].

use crate::trees::Node;

/// The value of the lowest node with both `p` and `q` below or at it; `None` if
/// the tree lacks one of them.
///
/// # Constraints
/// All values of the tree are different.
///
/// # Complexity
/// O(n) time, O(depth) space. It ends as soon as it has met both.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::boxed::one_walk};
/// let root = "[3, 5, 1, 6, 2]".parse::<BinaryTree<i32>>()?.to_boxed();
/// assert_eq!(one_walk(root.as_deref(), 6, 2), Some(5));
/// assert_eq!(one_walk(root.as_deref(), 6, 4), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn one_walk<T: Copy + PartialEq>(root: Option<&Node<T>>, p: T, q: T) -> Option<T> {
    let mut path = Vec::new();
    let mut meet: Option<usize> = None;
    for (depth, node) in root?.preorder() {
        path.truncate(depth);
        path.push(node.value);
        // Only the root has depth 0, and it is the first.
        meet = meet.map(|meet| meet.min(depth - 1));
        match [p, q].map(|wanted| wanted == node.value) {
            [false, false] => {}
            [true, true] => return Some(node.value),
            _ => match meet {
                Some(meet) => return Some(path[meet]),
                None => meet = Some(depth),
            },
        }
    }
    None
}

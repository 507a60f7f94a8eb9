//! Lowest common ancestor of two nodes of a binary tree, without recursion.
//!
//! Asked once, nothing needs to be indexed: O(n) is what it takes to find out
//! where the two nodes are. [`climb_parents`] is the shortest and the fastest;
//! [`post_order`] is the well-known recursion with a stack of its own, for a
//! tree whose nodes are not numbered parents first. For many pairs in one tree
//! use [`super::LcaIndex`].

use crate::trees::{BinaryTree, NodeId};

/// Climbs from whichever node has the greater number until both meet.
///
/// Nodes are numbered in level order, so a parent's number is smaller: the
/// greater of two different numbers cannot be an ancestor of the other.
///
/// # Complexity
/// O(n) time and space.
///
/// # Panics
/// If `p` or `q` is not of this tree.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::climb_parents};
/// let tree: BinaryTree<i32> = "[3, 5, 1, 6, 2, 0, 8, null, null, 7, 4]".parse()?;
/// let find = |value| tree.nodes().find(|&node| *tree.value(node) == value).unwrap();
/// assert_eq!(climb_parents(&tree, find(5), find(1)), find(3));
/// assert_eq!(climb_parents(&tree, find(5), find(4)), find(5), "a node is its own ancestor");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn climb_parents<T>(tree: &BinaryTree<T>, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let (mut p, mut q) = (p, q);
    while p != q {
        let lower = if p > q { &mut p } else { &mut q };
        *lower = parents[lower.index()].expect("the root has the smallest number");
    }
    p
}

/// The well-known post-order recursion, with the calls kept in a vector.
///
/// "Which of p and q are below or at this node" is answered for children before
/// parents; the first node for which it is both is the answer. The stack keeps
/// a node from the moment its left side is entered until its right side is
/// done, with what the left side has answered.
///
/// # Complexity
/// O(n) time, O(depth) space.
///
/// # Panics
/// If `p` or `q` is not of this tree.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, lowest_common_ancestor::post_order};
/// let tree: BinaryTree<i32> = "[1, 2, null, 3, 4]".parse()?;
/// let [two, three, four] = [1, 2, 3].map(|i| tree.node(i).unwrap());
/// assert_eq!(post_order(&tree, three, four), two);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn post_order<T>(tree: &BinaryTree<T>, p: NodeId, q: NodeId) -> NodeId {
    enum Step {
        Enter(Option<NodeId>),
        /// The left side is done.
        Between(NodeId),
        /// Both sides are done; this is what the left one held.
        Leave(NodeId, [bool; 2]),
    }
    let mut stack = vec![Step::Enter(tree.root())];
    // What the subtree left last holds: p, q.
    let mut holds = [false; 2];
    while let Some(step) = stack.pop() {
        match step {
            Step::Enter(None) => holds = [false; 2],
            Step::Enter(Some(node)) => {
                stack.push(Step::Between(node));
                stack.push(Step::Enter(tree.left(node)));
            }
            Step::Between(node) => {
                stack.push(Step::Leave(node, holds));
                stack.push(Step::Enter(tree.right(node)));
            }
            Step::Leave(node, left) => {
                holds = [left[0] | holds[0] | (node == p), left[1] | holds[1] | (node == q)];
                if holds == [true; 2] {
                    return node;
                }
            }
        }
    }
    panic!("p or q is not a node of the tree")
}

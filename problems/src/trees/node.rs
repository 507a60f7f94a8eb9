//! A binary tree of nodes that own their children: the shape that most people
//! meet first.
//!
//! A tree is an `Option<Box<Node>>`; all three fields are public. Recursion is
//! natural on it and ends at the depth of the stack, some ten thousand levels, so
//! nothing here recurses: cloning, comparing, printing and dropping keep the
//! nodes still to do in a vector. A path of 10⁷ nodes is no deeper for them than
//! a single node, and only a recursion of your own can overflow the stack.
//!
//! Dropping is what the compiler would do by recursion, wherever a subtree goes
//! out of use: `node.left = None` is enough. So [`Node`] itself implements `Drop`,
//! not a wrapper around the root, at a price that the compiler names (E0509):
//! `node.left` cannot be moved out of a node that is taken apart. `node.left.take()`
//! moves it out and leaves `None`; borrowing (`&node.left`,
//! `node.left.as_deref()`) is not touched by this.
//!
//! For many questions about one tree prefer [`BinaryTree`]: it is flat, and its
//! nodes have numbers to index a vector with.

use std::{collections::VecDeque, fmt, iter};

use super::{BinaryTree, LevelOrderError, binary_tree::write_level_order};

/// A node and everything below it; see the [module](self).
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, Node};
/// //   3
/// //  / \
/// // 5   1
/// let tree = Node { value: 3, left: Some(Box::new(Node::new(5))), right: Some(Box::new(Node::new(1))) };
/// assert_eq!(tree.to_string(), "[3, 5, 1]");
/// let same: BinaryTree<i32> = "[3, 5, 1]".parse()?;
/// assert_eq!(same.to_boxed(), Some(Box::new(tree)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A recursion reads as in any language with pointers:
///
/// ```
/// use kihon_problems::trees::Node;
/// fn depth(node: Option<&Node>) -> usize {
///     node.map_or(0, |node| 1 + depth(node.left.as_deref()).max(depth(node.right.as_deref())))
/// }
/// fn mirror(node: &mut Option<Box<Node>>) {
///     if let Some(node) = node {
///         std::mem::swap(&mut node.left, &mut node.right);
///         mirror(&mut node.left);
///         mirror(&mut node.right);
///     }
/// }
/// let mut tree = Some(Box::new(Node { value: 1, left: Some(Box::new(Node::new(2))), right: None }));
/// mirror(&mut tree);
/// assert_eq!(depth(tree.as_deref()), 2);
/// assert_eq!(tree.unwrap().to_string(), "[1, null, 2]");
/// ```
pub struct Node<T = i32> {
    /// What stands here.
    pub value: T,
    /// The left child with what is below it.
    pub left: Option<Box<Node<T>>>,
    /// The right child with what is below it.
    pub right: Option<Box<Node<T>>>,
}

impl<T> Node<T> {
    /// A node without children.
    ///
    /// ```
    /// use kihon_problems::trees::Node;
    /// assert_eq!(Node::new(7).to_string(), "[7]");
    /// ```
    pub const fn new(value: T) -> Self {
        Self { value, left: None, right: None }
    }

    /// This node and all below it, each with its depth below this one: a node
    /// before its children, its left side before its right one.
    ///
    /// # Complexity
    /// O(n) time and O(depth) space for all of them.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree = "[1, 2, 3, null, 4]".parse::<BinaryTree<i32>>()?.to_boxed().unwrap();
    /// let met: Vec<(usize, i32)> = tree.preorder().map(|(depth, node)| (depth, node.value)).collect();
    /// assert_eq!(met, [(0, 1), (1, 2), (2, 4), (1, 3)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn preorder(&self) -> impl Iterator<Item = (usize, &Self)> {
        let mut open = vec![(0, self)];
        iter::from_fn(move || {
            let (depth, node) = open.pop()?;
            open.extend([&node.right, &node.left].into_iter().flatten().map(|child| (depth + 1, &**child)));
            Some((depth, node))
        })
    }

    /// The values level by level, `None` for an absent child, without trailing
    /// `None`s: what [`BinaryTree::from_level_order`] reads.
    ///
    /// # Complexity
    /// O(n) time and space for all of them.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::Node;
    /// let tree = Node { value: 1, left: None, right: Some(Box::new(Node::new(2))) };
    /// assert_eq!(tree.level_order().collect::<Vec<_>>(), [Some(&1), None, Some(&2)]);
    /// ```
    pub fn level_order(&self) -> impl Iterator<Item = Option<&T>> {
        let mut open = VecDeque::from([Some(self)]);
        let mut unseen = 1;
        iter::from_fn(move || {
            let node = open.pop_front().filter(|_| unseen > 0)?;
            if let Some(node) = node {
                let children = [&node.left, &node.right].map(Option::as_deref);
                unseen += children.iter().flatten().count();
                unseen -= 1;
                open.extend(children);
            }
            Some(node.map(|node| &node.value))
        })
    }
}

impl<T: Clone> BinaryTree<T> {
    /// The same tree as nodes that own their children; `None` if it is empty.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// let root = tree.to_boxed().unwrap();
    /// assert!(root.left.is_none());
    /// assert_eq!(root.right.as_ref().unwrap().value, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_boxed(&self) -> Option<Box<Node<T>>> {
        let mut root = None;
        let mut open = vec![(self.root(), &mut root)];
        while let Some((from, to)) = open.pop() {
            if let Some(from) = from {
                let node = to.insert(Box::new(Node::new(self.value(from).clone())));
                open.extend([(self.right(from), &mut node.right), (self.left(from), &mut node.left)]);
            }
        }
        root
    }

    /// The same tree in flat vectors.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Errors
    /// [`LevelOrderError::TooManyNodes`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{BinaryTree, Node};
    /// let root = Some(Box::new(Node { value: 'a', left: None, right: Some(Box::new(Node::new('b'))) }));
    /// assert_eq!(BinaryTree::from_boxed(root.as_deref())?.to_string(), "[a, null, b]");
    /// assert_eq!(BinaryTree::<char>::from_boxed(None)?, BinaryTree::new());
    /// # Ok::<(), kihon_problems::trees::LevelOrderError>(())
    /// ```
    pub fn from_boxed(root: Option<&Node<T>>) -> Result<Self, LevelOrderError> {
        Self::from_level_order(root.into_iter().flat_map(Node::level_order).map(Option::<&T>::cloned))
    }
}

impl<T> Drop for Node<T> {
    fn drop(&mut self) {
        // Each node is dropped after its children have been taken from it.
        let mut open: Vec<Box<Self>> = [self.left.take(), self.right.take()].into_iter().flatten().collect();
        while let Some(mut node) = open.pop() {
            open.extend([node.left.take(), node.right.take()].into_iter().flatten());
        }
    }
}

impl<T: Clone> Clone for Node<T> {
    fn clone(&self) -> Self {
        let mut copy = Self::new(self.value.clone());
        let mut open = vec![(&self.left, &mut copy.left), (&self.right, &mut copy.right)];
        while let Some((from, to)) = open.pop() {
            if let Some(from) = from {
                let node = to.insert(Box::new(Self::new(from.value.clone())));
                open.extend([(&from.right, &mut node.right), (&from.left, &mut node.left)]);
            }
        }
        copy
    }
}

impl<T: PartialEq> PartialEq for Node<T> {
    fn eq(&self, other: &Self) -> bool {
        let mut open = vec![(self, other)];
        while let Some((a, b)) = open.pop() {
            if a.value != b.value {
                return false;
            }
            for sides in [(&a.right, &b.right), (&a.left, &b.left)] {
                match sides {
                    (Some(a), Some(b)) => open.push((a, b)),
                    (None, None) => {}
                    _ => return false,
                }
            }
        }
        true
    }
}

impl<T: Eq> Eq for Node<T> {}

/// The notation of [`BinaryTree`].
impl<T: fmt::Display> fmt::Display for Node<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_level_order(f, self.level_order(), T::fmt)
    }
}

/// The notation of [`BinaryTree`], with values as `Debug` has them.
impl<T: fmt::Debug> fmt::Debug for Node<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_level_order(f, self.level_order(), T::fmt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trees::{NodeId, binary_tree::tests::small_trees};

    type Root = Option<Box<Node>>;

    fn boxed(text: &str) -> Root {
        text.parse::<BinaryTree<i32>>().unwrap().to_boxed()
    }

    /// Every tree of at most five nodes, with itself and with every other one.
    #[test]
    fn small_trees_keep_values_and_shape_in_every_form() {
        let arenas = small_trees(5);
        assert_eq!(arenas.len(), 1 + 1 + 2 + 5 + 14 + 42);
        let trees: Vec<Root> = arenas.iter().map(BinaryTree::to_boxed).collect();
        for (arena, tree) in arenas.iter().zip(&trees) {
            assert_eq!(by_recursion(arena, arena.root()), by_hand(tree.as_deref()), "{arena}");
            assert_eq!(BinaryTree::from_boxed(tree.as_deref()).as_ref(), Ok(arena));
            let Some(tree) = tree else { continue };
            assert_eq!(tree.to_string(), arena.to_string());
            assert_eq!(format!("{tree:?}"), arena.to_string());
            assert_eq!(&tree.clone(), tree);
            let mut met = Vec::new();
            by_definition(tree, 0, &mut met);
            assert_eq!(tree.preorder().map(|(depth, node)| (depth, node.value)).collect::<Vec<_>>(), met);
        }
        for (i, a) in trees.iter().enumerate() {
            for (j, b) in trees.iter().enumerate() {
                assert_eq!(a == b, i == j, "{a:?} and {b:?}");
            }
        }
        assert_ne!(boxed("[1, 2]"), boxed("[1, 3]"));
        assert_ne!(boxed("[1, 2]"), boxed("[3, 2]"));
    }

    fn by_recursion(tree: &BinaryTree<i32>, node: Option<NodeId>) -> String {
        let Some(node) = node else { return "-".into() };
        let [left, right] = [tree.left(node), tree.right(node)].map(|child| by_recursion(tree, child));
        format!("({} {left} {right})", tree.value(node))
    }

    fn by_hand(node: Option<&Node>) -> String {
        let Some(node) = node else { return "-".into() };
        let [left, right] = [&node.left, &node.right].map(|child| by_hand(child.as_deref()));
        format!("({} {left} {right})", node.value)
    }

    fn by_definition(node: &Node, depth: usize, met: &mut Vec<(usize, i32)>) {
        met.push((depth, node.value));
        for child in [&node.left, &node.right].into_iter().flatten() {
            by_definition(child, depth + 1, met);
        }
    }

    /// What people write on a pointer tree compiles, `Drop` or not.
    #[test]
    fn a_search_tree_as_people_write_it() {
        fn insert(root: &mut Root, value: i32) {
            match root {
                None => *root = Some(Box::new(Node::new(value))),
                Some(node) if value < node.value => insert(&mut node.left, value),
                Some(node) => insert(&mut node.right, value),
            }
        }
        fn sorted(root: &Root, out: &mut Vec<i32>) {
            if let Some(node) = root {
                sorted(&node.left, out);
                out.push(node.value);
                sorted(&node.right, out);
            }
        }
        fn without_least(root: Root) -> Root {
            let mut node = root?;
            if node.left.is_none() {
                return node.right.take();
            }
            node.left = without_least(node.left.take());
            Some(node)
        }
        let mut root = None;
        for value in [5, 2, 8, 1, 9, 3] {
            insert(&mut root, value);
        }
        assert_eq!(root, boxed("[5, 2, 8, 1, 3, null, 9]"));
        let mut values = Vec::new();
        sorted(&root, &mut values);
        assert_eq!(values, [1, 2, 3, 5, 8, 9]);
        root = without_least(root);
        assert_eq!(root.as_deref().map(ToString::to_string).as_deref(), Some("[5, 2, 8, null, 3, null, 9]"));
        let Node { value, left, right } = root.as_deref().unwrap();
        assert_eq!((*value, left.as_ref().unwrap().value, right.as_ref().unwrap().value), (5, 2, 8));
    }

    /// Every value is dropped, and once; none is lost where a subtree is cut off.
    #[test]
    fn every_node_is_dropped_once() {
        use std::rc::Rc;
        let token = Rc::new(());
        let shape = BinaryTree::grow(100, |node| [node.index() % 3 != 0, node.index() % 5 != 0]);
        let mut root = shape.map(|_, ()| Rc::clone(&token)).to_boxed().unwrap();
        let copy = root.clone();
        assert_eq!(Rc::strong_count(&token), 201);
        let below = root.right.iter().flat_map(|node| node.preorder()).count();
        root.right = None;
        assert_eq!(Rc::strong_count(&token), 201 - below);
        drop(root);
        assert_eq!(Rc::strong_count(&token), 101);
        drop(copy);
        assert_eq!(Rc::strong_count(&token), 1);
    }

    /// On the stack that a test thread has, 2 MiB.
    #[test]
    fn ten_million_nodes_deep() {
        let shape = BinaryTree::grow(10_000_000, |node| [node.index() % 2 == 0, node.index() % 2 == 1]);
        let arena = shape.map(|_, ()| 0_u8);
        let mut tree = arena.to_boxed().unwrap();
        let mut copy = tree.clone();
        assert!(copy == tree);
        assert_eq!(tree.preorder().last().map(|(depth, _)| depth), Some(arena.len() - 1));
        assert_eq!(tree.to_string(), arena.to_string());
        // Two steps down hang the rest elsewhere; what hung there goes out of use.
        copy.right = copy.left.take().and_then(|mut node| node.right.take());
        assert!(copy != tree);
        tree.left = None;
        assert_eq!(tree.to_string(), "[0]");
        assert_eq!(BinaryTree::from_boxed(Some(&copy)).map(|tree| tree.len()), Ok(arena.len() - 1));
    }
}

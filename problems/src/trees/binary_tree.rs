//! A binary tree in flat vectors.
//!
//! Nodes are numbered in level order, so a parent's number is smaller than its
//! children's, and the same tree always has the same numbers. Building,
//! cloning, printing, comparing and dropping are loops over vectors: a path of
//! 10⁷ nodes is no deeper for them than a single node.
//!
//! The notation is that of online judges: the values level by level, `null` where
//! a child is absent, and nothing at all below an absent node.
//!
//! ```text
//!       3
//!      / \
//!     5   1        [3, 5, 1, 6, 2, null, 8]
//!    / \   \
//!   6   2   8
//! ```

mod notation;

pub(in crate::trees) use notation::write_level_order;
pub use notation::{LevelOrderError, ParseTreeError};

/// Stands in `children` for a child that is absent.
const ABSENT: u32 = u32::MAX;

/// A node of a [`BinaryTree`]: its place in level order.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{BinaryTree, NodeId};
/// let tree: BinaryTree<char> = "[a, b, c, null, d]".parse()?;
/// let nodes: Vec<NodeId> = tree.nodes().collect();
/// assert_eq!(tree.right(nodes[1]), Some(nodes[3]));
/// assert!(nodes.is_sorted(), "a parent is before its children");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "judge", derive(serde::Serialize, serde::Deserialize))]
pub struct NodeId(u32);

impl NodeId {
    /// The place in level order, for indexing vectors beside the tree.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[7, null, 9]".parse()?;
    /// let right = tree.right(tree.root().unwrap()).unwrap();
    /// assert_eq!(right.index(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A binary tree; see the [module](self) for its notation.
///
/// # Examples
/// ```
/// use kihon_problems::trees::BinaryTree;
/// let tree: BinaryTree<i32> = "[3, 5, 1, 6, 2, null, 8]".parse()?;
/// let root = tree.root().unwrap();
/// let five = tree.left(root).unwrap();
/// assert_eq!(*tree.value(five), 5);
/// assert_eq!(tree.left(tree.right(root).unwrap()), None);
/// assert_eq!(tree.to_string(), "[3, 5, 1, 6, 2, null, 8]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BinaryTree<T> {
    values: Vec<T>,
    /// Left and right child of each node.
    children: Vec<[u32; 2]>,
}

impl<T> BinaryTree<T> {
    /// The tree without nodes.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// assert_eq!(BinaryTree::<i32>::new().to_string(), "[]");
    /// ```
    pub const fn new() -> Self {
        Self { values: Vec::new(), children: Vec::new() }
    }

    /// The tree with these values in level order, `None` for an absent child.
    /// Trailing `None`s may be left out.
    ///
    /// # Complexity
    /// O(number of entries) time and space.
    ///
    /// # Errors
    /// [`LevelOrderError`] names the first entry that is nobody's child.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{BinaryTree, LevelOrderError};
    /// let tree = BinaryTree::from_level_order([Some('a'), None, Some('b'), Some('c')])?;
    /// assert_eq!(tree.len(), 3);
    /// let orphan = BinaryTree::from_level_order([Some('a'), None, None, Some('b')]);
    /// assert_eq!(orphan, Err(LevelOrderError::NoParent { position: 3 }));
    /// # Ok::<(), LevelOrderError>(())
    /// ```
    pub fn from_level_order(entries: impl IntoIterator<Item = Option<T>>) -> Result<Self, LevelOrderError> {
        let mut tree = Self::new();
        for (position, entry) in entries.into_iter().enumerate() {
            // Entry 0 is the root; entries 2k + 1 and 2k + 2 are the children of node k.
            let parent = position.checked_sub(1).map(|slot| (slot / 2, slot % 2));
            if parent.is_some_and(|(node, _)| node >= tree.len()) {
                return Err(LevelOrderError::NoParent { position });
            }
            let Some(value) = entry else { continue };
            let Some(id) = u32::try_from(tree.len()).ok().filter(|&id| id != ABSENT) else {
                return Err(LevelOrderError::TooManyNodes { position });
            };
            if let Some((node, side)) = parent {
                tree.children[node][side] = id;
            }
            tree.values.push(value);
            tree.children.push([ABSENT; 2]);
        }
        Ok(tree)
    }

    /// The entries of [`BinaryTree::from_level_order`] that give this tree
    /// back, without trailing `None`s.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2, 3, null]".parse()?;
    /// let entries: Vec<_> = tree.level_order().collect();
    /// assert_eq!(entries, [Some(&1), None, Some(&2), Some(&3)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level_order(&self) -> impl Iterator<Item = Option<&T>> {
        self.level_order_ids().map(|id| id.map(|id| self.value(id)))
    }

    /// Like [`BinaryTree::level_order`], with the nodes in place of their values.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// let indices: Vec<_> = tree.level_order_ids().map(|id| id.map(|id| id.index())).collect();
    /// assert_eq!(indices, [Some(0), None, Some(1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level_order_ids(&self) -> impl Iterator<Item = Option<NodeId>> {
        let mut unseen = self.len();
        let slots = self.children.iter().flatten().map(|&child| present(child));
        // The last node is the last entry that is not `None`.
        self.root().map(Some).into_iter().chain(slots).take_while(move |entry| {
            let more = unseen > 0;
            unseen -= usize::from(more && entry.is_some());
            more
        })
    }

    /// Number of nodes.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// assert_eq!("[1, null, 2]".parse::<BinaryTree<i32>>().unwrap().len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no node.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// assert!(BinaryTree::<i32>::new().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The root, unless the tree is empty.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[4]".parse()?;
    /// assert_eq!(tree.root().map(|root| *tree.value(root)), Some(4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn root(&self) -> Option<NodeId> {
        self.node(0)
    }

    /// The node at a place in level order.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[4, 5]".parse()?;
    /// assert_eq!(tree.node(1).map(|node| *tree.value(node)), Some(5));
    /// assert_eq!(tree.node(2), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn node(&self, index: usize) -> Option<NodeId> {
        // At most `u32::MAX` nodes were let in.
        (index < self.len()).then_some(NodeId(index as u32))
    }

    /// The left child.
    ///
    /// # Panics
    /// If `node` is not of this tree.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.left(tree.root().unwrap()), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn left(&self, node: NodeId) -> Option<NodeId> {
        present(self.children[node.index()][0])
    }

    /// The right child.
    ///
    /// # Panics
    /// If `node` is not of this tree.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.right(tree.root().unwrap()), tree.node(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn right(&self, node: NodeId) -> Option<NodeId> {
        present(self.children[node.index()][1])
    }

    /// The value of a node.
    ///
    /// # Panics
    /// If `node` is not of this tree.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, 2]".parse()?;
    /// assert_eq!(*tree.value(tree.node(1).unwrap()), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn value(&self, node: NodeId) -> &T {
        &self.values[node.index()]
    }

    /// All values in level order.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.values(), [1, 2]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// All nodes in level order.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.nodes().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<T> {
        (0..self.values.len() as u32).map(NodeId)
    }

    /// The parent of every node, by [`NodeId::index`]; the root has none.
    ///
    /// # Complexity
    /// O(n) time and space.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.parents(), [None, tree.root()]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parents(&self) -> Vec<Option<NodeId>> {
        let mut parents = vec![None; self.len()];
        for node in self.nodes() {
            for &child in &self.children[node.index()] {
                if child != ABSENT {
                    parents[child as usize] = Some(node);
                }
            }
        }
        parents
    }

    /// The same shape with other values.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let tree: BinaryTree<i32> = "[1, null, 2]".parse()?;
    /// assert_eq!(tree.map(|node, value| value * 10 + node.index() as i32).to_string(), "[10, null, 21]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn map<U>(&self, mut value: impl FnMut(NodeId, &T) -> U) -> BinaryTree<U> {
        let values = self.nodes().map(|node| value(node, self.value(node))).collect();
        BinaryTree { values, children: self.children.clone() }
    }
}

impl BinaryTree<()> {
    /// A shape of `n` nodes grown in level order: `children` says of each node
    /// whether it has a left and a right child. What it asks for beyond the
    /// `n`-th node is not grown; the last node of an unfinished level gets a
    /// left child if nothing else would grow.
    ///
    /// ```
    /// use kihon_problems::trees::BinaryTree;
    /// let path = BinaryTree::grow(3, |_| [false, true]).map(|node, ()| node.index());
    /// assert_eq!(path.to_string(), "[0, null, 1, null, 2]");
    /// let heap = BinaryTree::grow(4, |_| [true, true]).map(|node, ()| node.index());
    /// assert_eq!(heap.to_string(), "[0, 1, 2, 3]");
    /// ```
    pub fn grow(n: usize, mut children: impl FnMut(NodeId) -> [bool; 2]) -> Self {
        let mut shape: Vec<[u32; 2]> = Vec::with_capacity(n);
        let mut grown = n.min(1);
        for node in 0..n {
            let mut wanted = children(NodeId(node as u32));
            if wanted == [false; 2] && grown == node + 1 {
                wanted[0] = true;
            }
            shape.push(wanted.map(|wanted| {
                let grows = wanted && grown < n;
                let child = if grows { grown as u32 } else { ABSENT };
                grown += usize::from(grows);
                child
            }));
        }
        Self { values: vec![(); n], children: shape }
    }
}

#[cfg(feature = "judge")]
impl<T: Clone> BinaryTree<T> {
    /// The tree below and including `root`, and for each of its nodes the one
    /// of `self` that it stands for. Each node is replaced by what `replace`
    /// says: itself, a node below it, or nothing.
    pub(crate) fn rebuild(&self, root: NodeId, replace: impl Fn(NodeId) -> Option<NodeId>) -> (Self, Vec<NodeId>) {
        let mut origin: Vec<NodeId> = Vec::from_iter(replace(root));
        let mut children = Vec::new();
        while let Some(&node) = origin.get(children.len()) {
            children.push(self.children[node.index()].map(|child| match present(child).and_then(&replace) {
                Some(child) => {
                    origin.push(child);
                    origin.len() as u32 - 1
                }
                None => ABSENT,
            }));
        }
        (Self { values: origin.iter().map(|&node| self.value(node).clone()).collect(), children }, origin)
    }

    /// The tree with the children of `node` swapped, and for each of its nodes
    /// the one of `self` that it stands for.
    pub(crate) fn swap_sides(&self, node: NodeId) -> (Self, Vec<NodeId>) {
        let mut swapped = self.clone();
        swapped.children[node.index()].reverse();
        // In level order again.
        match self.root() {
            Some(root) => swapped.rebuild(root, Some),
            None => (swapped, Vec::new()),
        }
    }
}

fn present(child: u32) -> Option<NodeId> {
    (child != ABSENT).then_some(NodeId(child))
}

impl<T> Default for BinaryTree<T> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
pub(in crate::trees) mod tests {
    use super::*;

    type Tree = BinaryTree<i32>;

    /// Every tree of at most `most` nodes, each with its place in level order for
    /// a value; the small ones first.
    pub(in crate::trees) fn small_trees(most: usize) -> Vec<Tree> {
        let shapes = (0..=most).flat_map(|n| {
            (0..4_usize.pow(n as u32)).map(move |code| {
                BinaryTree::grow(n, |node| [0, 1].map(|side| code >> (2 * node.index() + side) & 1 == 1))
            })
        });
        // What grows beyond the last node is cut off, so each comes up several times.
        let mut trees: Vec<Tree> = shapes.map(|shape| shape.map(|node, ()| node.index() as i32)).collect();
        trees.sort_by_cached_key(|tree| (tree.len(), tree.to_string()));
        trees.dedup();
        trees
    }

    /// Every list of at most seven entries that are `null` or a number.
    #[test]
    fn every_small_list_is_a_tree_that_prints_itself_or_an_error_at_the_first_orphan() {
        for len in 0..=7_usize {
            for mask in 0..1_u32 << len {
                let entries: Vec<Option<i32>> = (0..len).map(|i| (mask >> i & 1 == 1).then_some(i as i32)).collect();
                // The reference: how many slots are open after each entry.
                let mut slots = 1;
                let orphan = entries.iter().position(|entry| {
                    let none_open = slots == 0;
                    slots += if entry.is_some() { 1 } else { -1 };
                    none_open
                });
                match BinaryTree::from_level_order(entries.clone()) {
                    Err(error) => {
                        assert_eq!(Some(error), orphan.map(|position| LevelOrderError::NoParent { position }));
                    }
                    Ok(tree) => {
                        assert_eq!(orphan, None, "{entries:?}");
                        let last = entries.iter().rposition(Option::is_some).map_or(0, |i| i + 1);
                        let printed: Vec<Option<i32>> = tree.level_order().map(Option::<&i32>::copied).collect();
                        assert_eq!(printed, entries[..last]);
                        assert_eq!(tree.to_string().parse::<Tree>().as_ref(), Ok(&tree));
                        assert_eq!(tree.rebuild_all(), tree);
                    }
                }
            }
        }
    }

    impl Tree {
        fn rebuild_all(&self) -> Self {
            self.root().map_or_else(Self::new, |root| self.rebuild(root, Some).0)
        }
    }

    #[test]
    fn text_that_is_no_tree_is_refused_by_place() {
        let error = |text: &str| text.parse::<Tree>().unwrap_err().to_string();
        assert_eq!(error("1, 2"), "expected `[` at the beginning");
        assert_eq!(error("[1, 2"), "expected `]` at the end");
        assert_eq!(error("[1, x]"), "entry 1: expected a value or `null`, found `x`");
        assert_eq!(error("[1,,2]"), "entry 1: expected a value or `null`, found ``");
        assert_eq!(error("[1, null, null, 4]"), "entry 3 has no parent: every node before it has both children listed");
        assert_eq!("[ ]".parse::<Tree>(), Ok(Tree::new()));
    }

    #[test]
    fn parents_are_the_inverse_of_children() {
        let tree: Tree = "[3,5,1,6,2,0,8,null,null,7,4]".parse().unwrap();
        let parents = tree.parents();
        for node in tree.nodes() {
            for child in [tree.left(node), tree.right(node)].into_iter().flatten() {
                assert_eq!(parents[child.index()], Some(node));
            }
        }
        assert_eq!(parents.iter().flatten().count(), tree.len() - 1);
    }

    #[test]
    fn a_tree_keeps_its_shape_through_serde() {
        let tree: Tree = "[3, null, 1, 6]".parse().unwrap();
        let text = serde_json::to_string(&tree).unwrap();
        assert_eq!(text, "[3,null,1,6]");
        assert_eq!(serde_json::from_str::<Tree>(&text).unwrap(), tree);
        assert!(serde_json::from_str::<Tree>("[null, 1]").unwrap_err().to_string().contains("entry 1"));
    }

    #[test]
    fn ten_million_nodes_deep() {
        let shape = BinaryTree::grow(10_000_000, |node| [node.index() % 2 == 0, node.index() % 2 == 1]);
        let tree = shape.map(|_, ()| 0_u8);
        let copy = tree.clone();
        assert_eq!(copy, tree);
        // 2n − 2 entries, n of them values, with a comma and a blank between.
        let n = tree.len();
        assert_eq!(tree.to_string().len(), n + 4 * (n - 2) + 2 * (2 * n - 3) + 2);
    }
}

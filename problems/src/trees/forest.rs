//! Rooted trees and forests as an array of parents.
//!
//! Node `v` has parent `parents[v]`, a root has [`NO_PARENT`]. One flat vector
//! of `u32`s: a sentinel reads nearly as well as `Option<u32>` and takes half
//! the memory, which is what algorithms over millions of nodes wait for.
//! [`Forest::from_options`] takes the other form.
//!
//! A `Forest` is checked once, when it is made: every parent exists and no
//! node is its own ancestor. Where parents come before their children in the
//! array, as in most data, that check is one comparison a node and the array
//! itself is the topological order that algorithms want. Otherwise leaves are
//! peeled off one by one (Kahn 1962), each chain as far up as it goes, and the
//! order is kept; what cannot be peeled lies on a cycle.

use std::{error::Error, fmt};

/// The parent of a root.
pub const NO_PARENT: u32 = u32::MAX;

/// A checked array of parents.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, NO_PARENT};
/// //  0      3
/// // 1 2     4
/// let forest = Forest::new(vec![NO_PARENT, 0, 0, NO_PARENT, 3])?;
/// assert_eq!(forest.parent(2), Some(0));
/// assert_eq!(forest.roots().collect::<Vec<_>>(), [0, 3]);
/// # Ok::<(), kihon_problems::trees::ForestError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forest {
    parents: Vec<u32>,
    /// Parents before children; `None` where the numbers already are.
    order: Option<Vec<u32>>,
}

/// Why an array of parents or a list of edges is no forest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForestError {
    /// More nodes than fit into `u32`s beside the sentinel.
    TooManyNodes {
        /// How many.
        nodes: usize,
    },
    /// The parent of `node` does not exist.
    ParentOutOfRange {
        /// The child.
        node: u32,
        /// What should be its parent.
        parent: u32,
        /// How many nodes there are.
        nodes: usize,
    },
    /// `node` is its own ancestor; the smallest such node.
    Cycle {
        /// On the cycle.
        node: u32,
    },
    /// Two edges lead to `node`.
    TwoParents {
        /// The child.
        node: u32,
        /// The parent named first.
        first: u32,
        /// The parent named second; the same, if the edge is given twice.
        second: u32,
    },
    /// An edge leads to a node that does not exist.
    NodeAbsent {
        /// The child of that edge.
        node: u32,
        /// How many nodes there are.
        nodes: usize,
    },
}

impl fmt::Display for ForestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyNodes { nodes } => {
                write!(f, "{nodes} nodes are too many: at most {MOST_NODES} can be numbered")
            }
            Self::ParentOutOfRange { node, parent, nodes } => {
                write!(f, "the parent of node {node} is {parent}, but there are only {nodes} nodes")
            }
            Self::Cycle { node } => write!(f, "node {node} is its own ancestor"),
            Self::TwoParents { node, first, second } => {
                write!(f, "node {node} has two parents, {first} and {second}")
            }
            Self::NodeAbsent { node, nodes } => write!(f, "there is no node {node}: there are only {nodes} nodes"),
        }
    }
}

impl Error for ForestError {}

/// Why a forest is no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RootError {
    /// There is no node at all.
    NoRoot,
    /// There are several trees.
    TwoRoots {
        /// The root with the smallest number.
        first: u32,
        /// The next one.
        second: u32,
    },
}

impl fmt::Display for RootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRoot => write!(f, "there is no root: the tree has no nodes"),
            Self::TwoRoots { first, second } => write!(f, "there are two roots, {first} and {second}"),
        }
    }
}

impl Error for RootError {}

/// Two numbers are kept free: the sentinel, and one for schemes that hang all
/// roots below a root of their own.
const MOST_NODES: usize = u32::MAX as usize - 1;

impl Forest {
    /// Checks an array of parents, [`NO_PARENT`] for each root.
    ///
    /// # Complexity
    /// O(n) time. Nothing is allocated if every parent has a smaller number
    /// than its children; otherwise O(n) space.
    ///
    /// # Errors
    /// [`ForestError::ParentOutOfRange`], [`ForestError::Cycle`],
    /// [`ForestError::TooManyNodes`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, ForestError, NO_PARENT};
    /// assert!(Forest::new(vec![1, 2, NO_PARENT]).is_ok());
    /// assert_eq!(Forest::new(vec![NO_PARENT, 2, 1]), Err(ForestError::Cycle { node: 1 }));
    /// let stray = ForestError::ParentOutOfRange { node: 1, parent: 7, nodes: 2 };
    /// assert_eq!(Forest::new(vec![NO_PARENT, 7]), Err(stray));
    /// ```
    pub fn new(parents: Vec<u32>) -> Result<Self, ForestError> {
        if parents.len() > MOST_NODES {
            return Err(ForestError::TooManyNodes { nodes: parents.len() });
        }
        // Counted rather than searched: the loop has no exit, so it is vectorised.
        let backward = parents.iter().zip(0_u32..).filter(|&(&parent, node)| parent >= node && parent != NO_PARENT);
        let order = if backward.count() == 0 { None } else { Some(peel(&parents)?) };
        Ok(Self { parents, order })
    }

    /// Checks an array of parents, `None` for each root.
    ///
    /// # Complexity
    /// As [`Forest::new`].
    ///
    /// # Errors
    /// As [`Forest::new`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::Forest;
    /// let forest = Forest::from_options([None, Some(0), Some(1)])?;
    /// assert_eq!(forest.len(), 3);
    /// # Ok::<(), kihon_problems::trees::ForestError>(())
    /// ```
    pub fn from_options(parents: impl IntoIterator<Item = Option<u32>>) -> Result<Self, ForestError> {
        let parents: Vec<Option<u32>> = parents.into_iter().collect();
        let nodes = parents.len();
        // `Some(NO_PARENT)` is a wrong number, not a root.
        if let Some(node) = parents.iter().position(|&parent| parent == Some(NO_PARENT)) {
            return Err(ForestError::ParentOutOfRange { node: node as u32, parent: NO_PARENT, nodes });
        }
        Self::new(parents.into_iter().map(|parent| parent.unwrap_or(NO_PARENT)).collect())
    }

    /// Checks a list of `(parent, child)` edges between nodes `0..nodes`; a
    /// node that is nobody's child is a root.
    ///
    /// # Complexity
    /// O(n + edges) time and O(n) space.
    ///
    /// # Errors
    /// Any [`ForestError`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, ForestError};
    /// let forest = Forest::from_edges(3, &[(2, 0), (2, 1)])?;
    /// assert_eq!(forest.roots().collect::<Vec<_>>(), [2]);
    /// let twice = Forest::from_edges(3, &[(2, 0), (1, 0)]);
    /// assert_eq!(twice, Err(ForestError::TwoParents { node: 0, first: 2, second: 1 }));
    /// # Ok::<(), ForestError>(())
    /// ```
    pub fn from_edges(nodes: usize, edges: &[(u32, u32)]) -> Result<Self, ForestError> {
        if nodes > MOST_NODES {
            return Err(ForestError::TooManyNodes { nodes });
        }
        let mut parents = vec![NO_PARENT; nodes];
        for &(parent, node) in edges {
            let slot = parents.get_mut(node as usize).ok_or(ForestError::NodeAbsent { node, nodes })?;
            if *slot != NO_PARENT {
                return Err(ForestError::TwoParents { node, first: *slot, second: parent });
            }
            if parent as usize >= nodes {
                return Err(ForestError::ParentOutOfRange { node, parent, nodes });
            }
            *slot = parent;
        }
        Self::new(parents)
    }

    /// Number of nodes.
    ///
    /// ```
    /// use kihon_problems::trees::Forest;
    /// assert_eq!(Forest::from_options([None, None]).unwrap().len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there is no node.
    ///
    /// ```
    /// use kihon_problems::trees::Forest;
    /// assert!(Forest::new(vec![]).unwrap().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// The parent of a node, `None` for a root.
    ///
    /// # Panics
    /// If `node` is not below [`Forest::len`].
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::Forest;
    /// let forest = Forest::from_options([None, Some(0)]).unwrap();
    /// assert_eq!((forest.parent(0), forest.parent(1)), (None, Some(0)));
    /// ```
    pub fn parent(&self, node: u32) -> Option<u32> {
        Some(self.parents[node as usize]).filter(|&parent| parent != NO_PARENT)
    }

    /// All parents, [`NO_PARENT`] for each root.
    ///
    /// ```
    /// use kihon_problems::trees::{Forest, NO_PARENT};
    /// let forest = Forest::from_options([None, Some(0)]).unwrap();
    /// assert_eq!(forest.parents(), [NO_PARENT, 0]);
    /// ```
    pub fn parents(&self) -> &[u32] {
        &self.parents
    }

    /// An order with parents before children; `None` where `0, 1, 2, …` is one.
    ///
    /// ```
    /// use kihon_problems::trees::{Forest, NO_PARENT};
    /// assert_eq!(Forest::new(vec![NO_PARENT, 0]).unwrap().order(), None);
    /// assert_eq!(Forest::new(vec![1, NO_PARENT]).unwrap().order(), Some(&[1, 0][..]));
    /// ```
    pub fn order(&self) -> Option<&[u32]> {
        self.order.as_deref()
    }

    /// The node at each place of [`Forest::order`], parents first.
    ///
    /// ```
    /// use kihon_problems::trees::{Forest, NO_PARENT};
    /// let forest = Forest::new(vec![1, NO_PARENT]).unwrap();
    /// assert_eq!(forest.parents_first().collect::<Vec<_>>(), [1, 0]);
    /// ```
    pub fn parents_first(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        (0..self.len()).map(|place| self.order.as_ref().map_or(place as u32, |order| order[place]))
    }

    /// All roots, ascending.
    ///
    /// ```
    /// use kihon_problems::trees::Forest;
    /// let forest = Forest::from_options([None, Some(0), None]).unwrap();
    /// assert_eq!(forest.roots().collect::<Vec<_>>(), [0, 2]);
    /// ```
    pub fn roots(&self) -> impl Iterator<Item = u32> {
        self.parents.iter().zip(0..).filter(|&(&parent, _)| parent == NO_PARENT).map(|(_, node)| node)
    }

    /// The root, where there is one and only one.
    ///
    /// # Errors
    /// [`RootError`] if the forest is empty or has several trees.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{Forest, RootError};
    /// assert_eq!(Forest::from_options([Some(1), None]).unwrap().root(), Ok(1));
    /// let two = Forest::from_options([None, Some(0), None]).unwrap();
    /// assert_eq!(two.root(), Err(RootError::TwoRoots { first: 0, second: 2 }));
    /// ```
    pub fn root(&self) -> Result<u32, RootError> {
        let mut roots = self.roots();
        let first = roots.next().ok_or(RootError::NoRoot)?;
        roots.next().map_or(Ok(first), |second| Err(RootError::TwoRoots { first, second }))
    }
}

/// A topological order, parents first.
fn peel(parents: &[u32]) -> Result<Vec<u32>, ForestError> {
    const PEELED: u32 = u32::MAX;
    let nodes = parents.len();
    let mut children = vec![0_u32; nodes];
    for (&parent, node) in parents.iter().zip(0..) {
        if parent != NO_PARENT {
            match children.get_mut(parent as usize) {
                Some(count) => *count += 1,
                None => return Err(ForestError::ParentOutOfRange { node, parent, nodes }),
            }
        }
    }
    // Filled from the back: what is peeled first comes last.
    let mut order = vec![0; nodes];
    let mut unpeeled = nodes;
    for leaf in 0..nodes {
        let mut node = leaf;
        while children[node] == 0 {
            children[node] = PEELED;
            unpeeled -= 1;
            order[unpeeled] = node as u32;
            let parent = parents[node];
            if parent == NO_PARENT {
                break;
            }
            node = parent as usize;
            children[node] -= 1;
        }
    }
    // Whatever leads into a cycle has been peeled, so the rest is cycles only.
    match children.iter().position(|&count| count != PEELED) {
        Some(node) if unpeeled > 0 => Err(ForestError::Cycle { node: node as u32 }),
        _ => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every array of at most five parents, roots and wrong numbers included.
    #[test]
    fn every_small_array_is_a_forest_or_an_error_that_names_the_node() {
        for nodes in 0..=5_u32 {
            let choices = nodes + 2;
            for code in 0..choices.pow(nodes) {
                let parents: Vec<u32> = (0..nodes)
                    .map(|i| Some(code / choices.pow(i) % choices).filter(|&p| p <= nodes).unwrap_or(NO_PARENT))
                    .collect();
                let stray = parents.iter().position(|&parent| parent == nodes).map(|node| node as u32);
                let cycle = (0..nodes).find(|&node| {
                    let mut at = node;
                    (0..nodes).any(|_| {
                        at = parents.get(at as usize).copied().unwrap_or(NO_PARENT);
                        at == node
                    })
                });
                match (Forest::new(parents.clone()), stray, cycle) {
                    (Err(ForestError::ParentOutOfRange { node, parent, .. }), Some(stray), _) => {
                        assert_eq!((node, parent), (stray, nodes));
                    }
                    (Err(ForestError::Cycle { node }), None, Some(smallest)) => assert_eq!(node, smallest),
                    (Ok(forest), None, None) => {
                        let order: Vec<u32> = forest.parents_first().collect();
                        let place = |node: u32| order.iter().position(|&x| x == node);
                        for node in 0..nodes {
                            assert!(forest.parent(node).is_none_or(|parent| place(parent) < place(node)));
                        }
                        assert_eq!(order.len(), nodes as usize);
                        let edges: Vec<(u32, u32)> =
                            (0..nodes).filter_map(|node| Some((forest.parent(node)?, node))).collect();
                        assert_eq!(Forest::from_edges(nodes as usize, &edges), Ok(forest));
                    }
                    (got, ..) => panic!("{parents:?}: {got:?}"),
                }
            }
        }
    }

    #[test]
    fn edges_are_refused_by_node() {
        let error = |edges: &[(u32, u32)]| Forest::from_edges(3, edges).unwrap_err().to_string();
        assert_eq!(error(&[(0, 1), (0, 3)]), "there is no node 3: there are only 3 nodes");
        assert_eq!(error(&[(3, 1)]), "the parent of node 1 is 3, but there are only 3 nodes");
        assert_eq!(error(&[(NO_PARENT, 1)]), "the parent of node 1 is 4294967295, but there are only 3 nodes");
        assert_eq!(error(&[(0, 1), (0, 1)]), "node 1 has two parents, 0 and 0");
        assert_eq!(error(&[(0, 1), (1, 0)]), "node 0 is its own ancestor");
        assert_eq!(error(&[(2, 2)]), "node 2 is its own ancestor");
        assert_eq!(Forest::from_edges(0, &[]).unwrap().root(), Err(RootError::NoRoot));
        assert_eq!(
            Forest::from_options([None, Some(NO_PARENT)]),
            Err(ForestError::ParentOutOfRange { node: 1, parent: NO_PARENT, nodes: 2 })
        );
    }

    #[test]
    fn a_chain_of_ten_million_against_the_numbers_is_peeled_without_recursion() {
        let n = 10_000_000;
        let mut parents: Vec<u32> = (1..=n).collect();
        parents[n as usize - 1] = NO_PARENT;
        let forest = Forest::new(parents).unwrap();
        assert_eq!(forest.order().map(|order| (order[0], order[n as usize - 1])), Some((n - 1, 0)));
        assert_eq!(forest.root(), Ok(n - 1));
    }
}

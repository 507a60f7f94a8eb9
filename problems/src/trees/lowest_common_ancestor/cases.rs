//! Inputs of the kata, and the forests that implementations are timed on.

use kihon_judge::{Case, Pattern, Random};

use super::Question;
use crate::trees::{BinaryTree, Forest, NO_PARENT, NodeId};

/// A question in the statement's notation, nodes named by their values.
pub(super) fn question(tree: &str, p: i32, q: i32) -> Question {
    let tree: BinaryTree<i32> = tree.parse().expect("a tree in the statement's notation");
    let (p, q) = (find(&tree, p).index(), find(&tree, q).index());
    Question::new(tree, p, q)
}

/// The node with a value that the tree is known to hold.
pub(super) fn find(tree: &BinaryTree<i32>, value: i32) -> NodeId {
    tree.nodes().find(|&node| *tree.value(node) == value).expect("the value is in the tree")
}

/// The first number after `from` whose multiples modulo `n` are all different.
pub(super) fn coprime(n: usize, from: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (from + 1..).find(|&step| gcd(step, n) == 1).unwrap_or(1)
}

/// Small inputs made to break a plausible mistake.
pub(super) fn cases() -> Vec<Case<Question>> {
    let case = |name, tree, p, q| Case { name, input: question(tree, p, q) };
    vec![
        case("a single node, asked with itself", "[7]", 7, 7),
        case("p and q the same leaf", "[1, 2, 3]", 3, 3),
        case("p and q the same inner node", "[1, 2, 3, 4, 5]", 2, 2),
        case("p above q", "[1, 2, 3, 4, 5]", 2, 5),
        case("q above p", "[1, 2, 3, 4, 5]", 5, 2),
        case("p the root", "[1, null, 2, null, 3]", 1, 3),
        case("siblings below the root's only child", "[1, null, 2, 3, 4]", 4, 3),
        case("unequal depths on two sides", "[1, 2, 3, 4, null, null, null, 5]", 5, 3),
        case("in step they meet too high", "[1, 2, null, 3, 4, 5]", 5, 4),
        case("values that look like a search tree's, but are not", "[5, 8, 2, 1, 9, 3, 7]", 1, 9),
        case("gaps: halving the place is not the parent", "[1, null, 2, 3, 4, 5, null, 6]", 5, 6),
        case("extreme values", "[-2147483648, 2147483647, 0, -1]", -1, 2_147_483_647),
        case("q in the left half of p's right half", "[1, 2, 3, null, null, 4, 5, 6, 7]", 7, 5),
    ]
}

/// The named distributions of trees; `p` and `q` are random nodes.
pub(super) fn patterns() -> Vec<Pattern<Question>> {
    vec![
        Pattern::new("random", "a child on either side with probability 2/3", |n, seed| {
            anywhere(&random(n, seed), seed)
        }),
        Pattern::new("left-path", "/ / / /: every node a left child", |n, seed| anywhere(&left_path(n), seed)),
        Pattern::new("right-path", r"\ \ \ \: every node a right child", |n, seed| anywhere(&right_path(n), seed)),
        Pattern::new("zigzag", r"/ \ / \: left and right in turn", |n, seed| anywhere(&zigzag(n), seed)),
        Pattern::new("caterpillar", "a path with a leaf at every node", |n, seed| anywhere(&caterpillar(n), seed)),
        Pattern::new("fork", r"/\: two paths that part at the root", |n, seed| anywhere(&fork(n), seed)),
        Pattern::new("heap", "all levels full, the last from the left", |n, seed| anywhere(&heap(n), seed)),
        Pattern::new(
            "real-headers",
            "the first n names below /usr/include, first entry to the left, next in the directory to the right",
            |n, seed| anywhere(&headers_as_binary_tree(n), seed),
        ),
    ]
}

/// Deep nodes of trees that cost the most.
pub(super) fn worst_cases() -> Vec<Pattern<Question>> {
    vec![
        Pattern::new("left-path-deepest", "/ / / /: the two deepest nodes of a path", |n, seed| {
            deepest(&left_path(n), seed)
        }),
        Pattern::new(
            "right-path-middle",
            r"\ \ \ \: the deepest node of a path and the one in the middle",
            |n, seed| half_way(&right_path(n), seed),
        ),
        Pattern::new("zigzag-deepest", r"/ \ / \: the two deepest nodes of a path", |n, seed| {
            deepest(&zigzag(n), seed)
        }),
        Pattern::new("caterpillar-deepest", "a path with a leaf at every node: the two lowest leaves", |n, seed| {
            deepest(&caterpillar(n), seed)
        }),
        Pattern::new("fork-deepest", r"/\: two paths that part at the root, and their ends", |n, seed| {
            deepest(&fork(n), seed)
        }),
        Pattern::new("heap-deepest", "all levels full: the last leaf and the one before it", |n, seed| {
            deepest(&heap(n), seed)
        }),
    ]
}

fn anywhere(shape: &BinaryTree<()>, seed: u64) -> Question {
    let mut random = Random::new(seed);
    let n = shape.len();
    let (p, q) = (random.below(n), random.below(n));
    valued(shape, p, q, &mut random)
}

fn deepest(shape: &BinaryTree<()>, seed: u64) -> Question {
    let n = shape.len();
    valued(shape, n - 1, n.saturating_sub(2), &mut Random::new(seed))
}

fn half_way(shape: &BinaryTree<()>, seed: u64) -> Question {
    let n = shape.len();
    valued(shape, n - 1, n / 2, &mut Random::new(seed))
}

/// Different values in no order.
fn valued(shape: &BinaryTree<()>, p: usize, q: usize, random: &mut Random) -> Question {
    let n = shape.len();
    let (step, start) = (coprime(n, random.below(n)), random.below(n));
    Question::new(shape.map(|node, ()| ((start + node.index() * step) % n) as i32), p, q)
}

fn random(n: usize, seed: u64) -> BinaryTree<()> {
    let mut random = Random::new(seed);
    BinaryTree::grow(n.max(1), |_| [random.below(3) > 0, random.below(3) > 0])
}

fn left_path(n: usize) -> BinaryTree<()> {
    BinaryTree::grow(n.max(1), |_| [true, false])
}

fn right_path(n: usize) -> BinaryTree<()> {
    BinaryTree::grow(n.max(1), |_| [false, true])
}

fn zigzag(n: usize) -> BinaryTree<()> {
    BinaryTree::grow(n.max(1), |node| [node.index() % 2 == 0, node.index() % 2 == 1])
}

fn caterpillar(n: usize) -> BinaryTree<()> {
    // Of each two children in level order the first goes on.
    BinaryTree::grow(n.max(1), |node| [node.index() == 0 || node.index() % 2 == 1; 2])
}

fn fork(n: usize) -> BinaryTree<()> {
    BinaryTree::grow(n.max(1), |node| [node.index() == 0 || node.index() % 2 == 1, node.index() % 2 == 0])
}

fn heap(n: usize) -> BinaryTree<()> {
    BinaryTree::grow(n.max(1), |_| [true, true])
}

/// Parents, by place in the listing.
pub(super) fn headers(n: usize) -> Vec<u32> {
    let listing = include_str!("../../../data/lowest-common-ancestor/headers.txt");
    let parents = listing.lines().take(n).map(|line| {
        let number = line.split(' ').next().and_then(|number| number.parse::<u32>().ok());
        number.expect("a line begins with its parent's number").checked_sub(1).unwrap_or(NO_PARENT)
    });
    parents.collect()
}

/// Left: the first entry of a directory; right: the next entry beside.
fn headers_as_binary_tree(n: usize) -> BinaryTree<()> {
    let parents = headers(n.max(1));
    let absent = usize::MAX;
    let mut sides = vec![[absent; 2]; parents.len()];
    let mut youngest = vec![absent; parents.len()];
    for (node, &parent) in parents.iter().enumerate().skip(1) {
        let elder = std::mem::replace(&mut youngest[parent as usize], node);
        if elder == absent {
            sides[parent as usize][0] = node;
        } else {
            sides[elder][1] = node;
        }
    }
    let mut level_order = vec![0];
    BinaryTree::grow(parents.len(), |node| {
        let children = sides[level_order[node.index()]];
        level_order.extend(children.into_iter().filter(|&child| child != absent));
        children.map(|child| child != absent)
    })
}

/// A forest as parents, and pairs of its nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queries {
    /// As for [`Forest::new`].
    pub parents: Vec<u32>,
    /// The questions.
    pub pairs: Vec<(u32, u32)>,
}

/// Forests of `n` nodes with `n` random pairs.
pub(super) fn forests() -> Vec<Pattern<Queries>> {
    vec![
        Pattern::new("random", "the parent is any node before: bushy, about log n deep", |n, seed| {
            grown(n, seed, |node, random| random.below(node))
        }),
        Pattern::new("path", "o-o-o-o: each node below the one before", |n, seed| grown(n, seed, |node, _| node - 1)),
        Pattern::new("caterpillar", "a path with a leaf at every node", |n, seed| {
            grown(n, seed, |node, _| if node % 2 == 1 { node - 1 } else { node - 2 })
        }),
        Pattern::new("heap", "a complete binary tree, numbered level by level", |n, seed| {
            grown(n, seed, |node, _| (node - 1) / 2)
        }),
        Pattern::new("broom", "a path of n/2 nodes with n/2 leaves at its end", |n, seed| {
            grown(n, seed, |node, _| if node <= n / 2 { node - 1 } else { n / 2 })
        }),
        Pattern::new("near", "the parent is one of the three nodes before: deep, with short branches", |n, seed| {
            grown(n, seed, |node, random| node - 1 - random.below(node.min(3)))
        }),
        Pattern::new("shuffled-random", "random, with the nodes numbered in no order", |n, seed| {
            shuffled(&grown(n, seed, |node, random| random.below(node)), seed)
        }),
        Pattern::new(
            "shuffled-path",
            "path, with the nodes numbered in no order: every step up is far away",
            |n, seed| shuffled(&grown(n, seed, |node, _| node - 1), seed),
        ),
        Pattern::new("forest", "a hundred random trees", |n, seed| {
            grown(n, seed, |node, random| if node < 100 { node } else { random.below(node) })
        }),
        Pattern::new(
            "real-headers",
            "the first n names below /usr/include, directories before what is in them",
            |n, seed| asked(headers(n), &mut Random::new(seed)),
        ),
    ]
}

/// Each node below what `parent` says; a node itself is a root.
fn grown(n: usize, seed: u64, mut parent: impl FnMut(usize, &mut Random) -> usize) -> Queries {
    let mut random = Random::new(seed);
    let parents = (0..n).map(|node| match if node == 0 { node } else { parent(node, &mut random) } {
        root if root == node => NO_PARENT,
        parent => parent as u32,
    });
    asked(parents.collect(), &mut random)
}

fn asked(parents: Vec<u32>, random: &mut Random) -> Queries {
    let n = parents.len();
    let pairs = (0..n).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
    Queries { parents, pairs }
}

/// The same with other numbers.
fn shuffled(queries: &Queries, seed: u64) -> Queries {
    let mut random = Random::new(!seed);
    let n = queries.parents.len();
    let mut number: Vec<u32> = (0..n as u32).collect();
    for i in (1..n).rev() {
        number.swap(i, random.below(i + 1));
    }
    let mut parents = vec![NO_PARENT; n];
    for (node, &parent) in queries.parents.iter().enumerate() {
        if parent != NO_PARENT {
            parents[number[node] as usize] = number[parent as usize];
        }
    }
    let renamed = |node: u32| number[node as usize];
    Queries { parents, pairs: queries.pairs.iter().map(|&(u, v)| (renamed(u), renamed(v))).collect() }
}

impl Queries {
    /// The forest of the parents.
    ///
    /// # Panics
    /// If the parents are no forest.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::{NO_PARENT, lowest_common_ancestor::Queries};
    /// let queries = Queries { parents: vec![NO_PARENT, 0], pairs: vec![(0, 1)] };
    /// assert_eq!(queries.forest().len(), 2);
    /// ```
    pub fn forest(&self) -> Forest {
        Forest::new(self.parents.clone()).expect("the parents are a forest")
    }
}

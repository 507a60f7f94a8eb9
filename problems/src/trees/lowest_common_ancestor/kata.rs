//! The kata: the classic form, two nodes of one binary tree.

use std::collections::HashSet;

use kihon_judge::{
    About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Role, Simplify, VerdictKind, Weight, show,
};
use proptest::{collection::vec, prelude::*, strategy::BoxedStrategy};
use serde::{Deserialize, Serialize};

use super::{LcaIndex, cases, climb_parents, hints, mutants, post_order, search_each_subtree};
use crate::trees::{BinaryTree, Forest, NO_PARENT, NodeId};

/// Lowest common ancestor of two nodes of a binary tree.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::trees::lowest_common_ancestor::{LowestCommonAncestor, climb_parents};
/// for example in LowestCommonAncestor::examples() {
///     assert_eq!(LowestCommonAncestor::call(climb_parents, &example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LowestCommonAncestor;

/// The function to write.
///
/// # Examples
/// ```
/// use kihon_problems::trees::lowest_common_ancestor::{Question, Solution, climb_parents, post_order};
/// let Question { tree, p, q } = Question::new("[3, 5, 1, 6, 2]".parse()?, 3, 4);
/// let solutions: [Solution; 2] = [climb_parents, post_order];
/// assert_eq!(solutions.map(|lca| lca(&tree, p, q).index()), [1, 1]);
/// # Ok::<(), kihon_problems::trees::ParseTreeError>(())
/// ```
pub type Solution = fn(&BinaryTree<i32>, NodeId, NodeId) -> NodeId;

/// A tree and two of its nodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// All values are different.
    pub tree: BinaryTree<i32>,
    /// One of its nodes.
    pub p: NodeId,
    /// Another, or the same.
    pub q: NodeId,
}

/// The node that a solution returned, and what stands there.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::trees::lowest_common_ancestor::{Answer, LowestCommonAncestor, Question};
/// let question = Question::new("[3, 5, 1]".parse()?, 1, 2);
/// let Answer { node, value } = LowestCommonAncestor::oracle(&question);
/// assert_eq!((node.index(), value), (0, Some(3)));
/// # Ok::<(), kihon_problems::trees::ParseTreeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// As returned.
    pub node: NodeId,
    /// Its value; `None` if the tree has no such node.
    pub value: Option<i32>,
}

impl Question {
    /// The question about the nodes at two places in level order; places that
    /// the tree does not have become its last.
    ///
    /// # Panics
    /// If the tree is empty.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::trees::lowest_common_ancestor::Question;
    /// let question = Question::new("[1, 2, 3]".parse().unwrap(), 1, 7);
    /// assert_eq!(*question.tree.value(question.q), 3);
    /// ```
    pub fn new(tree: BinaryTree<i32>, p: usize, q: usize) -> Self {
        let [p, q] = [p, q].map(|place| {
            tree.node(place.min(tree.len().saturating_sub(1))).expect("a question is about a tree with nodes")
        });
        Self { tree, p, q }
    }

    fn answer(&self, node: NodeId) -> Answer {
        Answer { node, value: self.tree.node(node.index()).map(|node| *self.tree.value(node)) }
    }
}

impl Kata for LowestCommonAncestor {
    type Input = Question;
    type Output = Answer;
    type Solution = Solution;

    const ABOUT: About = About {
        id: "lowest-common-ancestor",
        title: "Lowest common ancestor",
        topic: "trees",
        statement: include_str!("statement.md"),
        signature: "fn lowest_common_ancestor(tree: &BinaryTree<i32>, p: NodeId, q: NodeId) -> NodeId",
        cost: "n",
    };

    const LARGEST: usize = 1_000_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Solution, input: &Question) -> Answer {
        input.answer(solution(&input.tree, input.p, input.q))
    }

    fn examples() -> Vec<Example<Self>> {
        let classic = "[3, 5, 1, 6, 2, 0, 8, null, null, 7, 4]";
        [(classic, 5, 1, 3), (classic, 5, 4, 5), (classic, 6, 4, 5), ("[1, 2]", 1, 2, 1)]
            .map(|(tree, p, q, meet)| {
                let input = cases::question(tree, p, q);
                let node = cases::find(&input.tree, meet);
                Example { output: input.answer(node), input }
            })
            .into()
    }

    fn strategy(size: usize) -> BoxedStrategy<Question> {
        // Bent to either side, thin, bushy, full: `(chance of a left child, of a right one)`.
        let bends =
            prop_oneof![Just((0.5, 0.5)), Just((0.9, 0.2)), Just((0.2, 0.9)), Just((0.8, 0.8)), Just((1.0, 1.0))];
        let shape = (1..=size.max(1), bends).prop_flat_map(|(n, (left, right))| {
            vec([prop::bool::weighted(left), prop::bool::weighted(right)].prop_map(|[l, r]| [l, r]), n)
        });
        let values = any::<prop::sample::Index>();
        (shape, values, any::<prop::sample::Index>(), any::<prop::sample::Index>())
            .prop_map(|(shape, turn, p, q)| {
                let n = shape.len();
                // Different values in no order: multiples of a number without a common factor.
                let (step, start) = (cases::coprime(n, turn.index(n)), turn.index(n));
                let tree = BinaryTree::grow(n, |node| shape[node.index()])
                    .map(|node, ()| ((start + node.index() * step) % n) as i32);
                Question::new(tree, p.index(n), q.index(n))
            })
            .boxed()
    }

    fn cases() -> Vec<Case<Question>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Question>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Question>> {
        cases::worst_cases()
    }

    fn validate(input: &Question) -> Result<(), String> {
        let n = input.tree.len();
        if n == 0 {
            return Err("the tree has no nodes".into());
        }
        if n > Self::LARGEST {
            return Err(format!("the tree has {n} nodes, more than {}", Self::LARGEST));
        }
        for (name, node) in [("p", input.p), ("q", input.q)] {
            if node.index() >= n {
                return Err(format!("{name} is at place {} of a tree with {n} nodes", node.index()));
            }
        }
        let mut seen = HashSet::with_capacity(n);
        match input.tree.values().iter().enumerate().find(|&(_, value)| !seen.insert(value)) {
            Some((place, value)) => Err(format!("the value {value} of the node at place {place} stands twice")),
            None => Ok(()),
        }
    }

    fn oracle(input: &Question) -> Answer {
        input.answer(search_each_subtree(&input.tree, input.p, input.q))
    }

    fn reference(input: &Question) -> Answer {
        input.answer(climb_parents(&input.tree, input.p, input.q))
    }

    fn check(input: &Question, expected: &Answer, got: &Answer) -> Result<(), Fault> {
        if expected.node == got.node {
            return Ok(());
        }
        let Some(value) = got.value else {
            return Err(Fault::new("the answer is not a node of the tree"));
        };
        let parents = input.tree.parents();
        for (name, node) in [("p", input.p), ("q", input.q)] {
            let mut up = std::iter::successors(Some(node), |node| parents[node.index()]);
            if !up.any(|node| node == got.node) {
                let below = input.tree.value(node);
                return Err(Fault::new(format!("{value} is not {name} = {below}, nor an ancestor of it")));
            }
        }
        let lower = input.tree.value(expected.node);
        Err(Fault::new(format!("{value} is a common ancestor, but not the lowest: {lower} is below it")))
    }

    fn show_input(input: &Question) -> Vec<(&'static str, String)> {
        let entries: Vec<Option<NodeId>> = input.tree.level_order_ids().collect();
        let at = entries.iter().position(|&entry| entry == Some(input.p.min(input.q)));
        let root = show::list_with(entries.len(), at, |i, out| match entries[i] {
            Some(node) => out.push_str(&input.tree.value(node).to_string()),
            None => out.push_str("null"),
        });
        let value = |node: NodeId| match input.tree.node(node.index()) {
            Some(node) => input.tree.value(node).to_string(),
            None => format!("node {}", node.index()),
        };
        vec![("root", root), ("p", value(input.p)), ("q", value(input.q))]
    }

    fn show_output(output: &Answer, _at: Option<usize>) -> String {
        match output.value {
            Some(value) => value.to_string(),
            None => format!("node {} (absent)", output.node.index()),
        }
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "search_each_subtree",
                role: Role::Naive,
                teaches: "the definition: walk down as long as one child has both below it",
                complexity: "O(n · depth) time, O(n) space",
                source: include_str!("naive.rs"),
                solution: search_each_subtree,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "post_order",
                role: Role::Reference,
                teaches: "the well-known recursion with a stack of its own, which depth cannot overflow",
                complexity: "O(n) time, O(depth) space",
                source: include_str!("classic.rs"),
                solution: post_order,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "lca_index",
                role: Role::Reference,
                teaches: "an index over the array of parents, which then answers any pair at once",
                complexity: "O(n) time and space, then O(1) a pair",
                source: include_str!("lca_index.rs"),
                solution: by_index,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "climb_parents",
                role: Role::Ours,
                teaches: "numbers in level order tell who cannot be the ancestor: climb from the greater one",
                complexity: "O(n) time and space",
                source: include_str!("classic.rs"),
                solution: climb_parents,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

/// Through the reusable form.
fn by_index(tree: &BinaryTree<i32>, p: NodeId, q: NodeId) -> NodeId {
    let number = |node: NodeId| node.index() as u32;
    let parents = tree.parents().into_iter().map(|parent| parent.map_or(NO_PARENT, number)).collect();
    let forest = Forest::new(parents).expect("a binary tree is a forest");
    let meet = LcaIndex::new(forest).lca(number(p), number(q)).expect("a binary tree is one tree");
    tree.node(meet as usize).expect("a node of the forest is one of the tree")
}

impl Simplify for Question {
    fn weight(&self) -> Weight {
        let values = self.tree.values().to_vec().weight();
        let gaps = self.tree.level_order_ids().filter(Option::is_none).count();
        let places = [self.p, self.q].map(NodeId::index);
        let mut spelling: Vec<i128> = Vec::with_capacity(2 * self.tree.len() + 2);
        spelling.extend(self.tree.level_order().map(|entry| entry.map_or(i128::MAX, |&value| i128::from(value))));
        spelling.extend(places.map(|place| place as i128));
        Weight {
            size: self.tree.len() as u64,
            magnitude: values.magnitude + (gaps + places[0] + places[1]) as u128,
            // A question about the same node, and p behind q, read worse.
            disorder: values.disorder + u64::from(self.p >= self.q),
            spelling,
        }
    }

    fn simpler(&self) -> Vec<Self> {
        let n = self.tree.len();
        let parents = self.tree.parents();
        let mut candidates = Vec::new();
        // The first nodes in level order are a tree; p and q climb into it.
        // Of a large tree never one node only: that would take for ever.
        for kept in [n / 2, n - n / 8, n - n.div_ceil(WHOLE)] {
            if 0 < kept && kept < n {
                candidates.push(self.first_nodes(kept, &parents));
            }
        }
        candidates.push(self.with_values(|node| node.index() as i32));
        if n > WHOLE {
            return candidates;
        }
        let outside = |root: NodeId, node: NodeId| {
            !std::iter::successors(Some(node), |node| parents[node.index()]).any(|above| above == root)
        };
        for node in self.tree.nodes() {
            if outside(node, self.p) && outside(node, self.q) {
                candidates.extend(self.replaced(|at| (at != node).then_some(at)));
            }
            for child in [self.tree.left(node), self.tree.right(node)].into_iter().flatten() {
                candidates.extend(self.replaced(|at| Some(if at == node { child } else { at })));
            }
        }
        let pairs = self.tree.nodes().flat_map(|p| [(p, self.q), (self.p, p)]).chain([(self.q, self.p)]);
        candidates.extend(pairs.map(|(p, q)| Self { tree: self.tree.clone(), p, q }));
        candidates.extend(self.tree.nodes().map(|node| self.mirrored(node)));
        // Two values change places, which keeps all of them different.
        for a in self.tree.nodes() {
            for b in self.tree.nodes().skip(a.index() + 1) {
                candidates.push(self.with_values(|node| {
                    let from = if node == a {
                        b
                    } else if node == b {
                        a
                    } else {
                        node
                    };
                    *self.tree.value(from)
                }));
            }
        }
        candidates
    }
}

/// Trees up to this size are simplified in every way; of larger ones there
/// would be too many copies.
const WHOLE: usize = 64;

impl Question {
    fn with_values(&self, value: impl Fn(NodeId) -> i32) -> Self {
        Self { tree: self.tree.map(|node, _| value(node)), p: self.p, q: self.q }
    }

    fn first_nodes(&self, kept: usize, parents: &[Option<NodeId>]) -> Self {
        let climb = |node: NodeId| {
            let mut up = std::iter::successors(Some(node), |node| parents[node.index()]);
            up.find(|node| node.index() < kept).map_or(0, NodeId::index)
        };
        let root = self.tree.root().expect("more than no node is kept");
        let (tree, _) = self.tree.rebuild(root, |node| (node.index() < kept).then_some(node));
        Self::new(tree, climb(self.p), climb(self.q))
    }

    /// With nodes replaced by ones below them; none, if p or q is lost.
    fn replaced(&self, replace: impl Fn(NodeId) -> Option<NodeId>) -> Option<Self> {
        let (tree, origin) = self.tree.rebuild(self.tree.root()?, replace);
        let place = |wanted: NodeId| origin.iter().position(|&node| node == wanted);
        Some(Self::new(tree, place(self.p)?, place(self.q)?))
    }

    /// With the two sides of one node swapped.
    fn mirrored(&self, node: NodeId) -> Self {
        let (tree, origin) = self.tree.swap_sides(node);
        let place = |wanted: NodeId| origin.iter().position(|&node| node == wanted).unwrap_or(0);
        let (p, q) = (place(self.p), place(self.q));
        Self::new(tree, p, q)
    }
}

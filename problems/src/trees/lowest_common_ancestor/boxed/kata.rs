//! The kata of the pointer tree: inputs, oracle and checker of
//! [`LowestCommonAncestor`], and a tree of its own for each call.

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Role, VerdictKind, measure::metered};
use proptest::strategy::BoxedStrategy;

use super::{hints, mutants, one_walk, search_each_subtree, two_paths};
use crate::trees::{
    Node,
    lowest_common_ancestor::{Answer, LowestCommonAncestor, Question},
};

/// Lowest common ancestor of two nodes of a pointer tree.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::trees::lowest_common_ancestor::boxed::{LowestCommonAncestorBoxed, one_walk};
/// for example in LowestCommonAncestorBoxed::examples() {
///     assert_eq!(LowestCommonAncestorBoxed::call(one_walk, &example.input), example.output);
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LowestCommonAncestorBoxed;

impl Kata for LowestCommonAncestorBoxed {
    type Input = Question;
    /// The value returned.
    type Output = Option<i32>;
    type Solution = fn(Option<&Node>, i32, i32) -> Option<i32>;

    const ABOUT: About = About {
        id: "lowest-common-ancestor-boxed",
        title: "Lowest common ancestor, with pointers",
        statement: include_str!("statement.md"),
        signature: "fn lowest_common_ancestor(root: Option<&Node>, p: i32, q: i32) -> Option<i32>",
        ..LowestCommonAncestor::ABOUT
    };

    const LARGEST: usize = LowestCommonAncestor::LARGEST;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Self::Solution, input: &Question) -> Option<i32> {
        let root = input.tree.to_boxed();
        let [p, q] = [input.p, input.q].map(|node| *input.tree.value(node));
        metered(|| solution(root.as_deref(), p, q))
    }

    fn examples() -> Vec<Example<Self>> {
        let examples = LowestCommonAncestor::examples().into_iter();
        examples.map(|Example { input, output }| Example { input, output: output.value }).collect()
    }

    fn strategy(size: usize) -> BoxedStrategy<Question> {
        LowestCommonAncestor::strategy(size)
    }

    fn cases() -> Vec<Case<Question>> {
        LowestCommonAncestor::cases()
    }

    fn patterns() -> Vec<Pattern<Question>> {
        LowestCommonAncestor::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Question>> {
        LowestCommonAncestor::worst_cases()
    }

    fn validate(input: &Question) -> Result<(), String> {
        LowestCommonAncestor::validate(input)
    }

    fn oracle(input: &Question) -> Option<i32> {
        LowestCommonAncestor::oracle(input).value
    }

    fn reference(input: &Question) -> Option<i32> {
        Self::call(one_walk, input)
    }

    fn check(input: &Question, expected: &Option<i32>, got: &Option<i32>) -> Result<(), Fault> {
        let node = |value: i32| input.tree.nodes().find(|&node| *input.tree.value(node) == value);
        let answer = |value: Option<i32>| value.and_then(node).map(|node| Answer { node, value });
        match (got, answer(*expected), answer(*got)) {
            (_, Some(expected), Some(got)) => LowestCommonAncestor::check(input, &expected, &got),
            (Some(value), ..) => Err(Fault::new(format!("{value} does not stand in the tree"))),
            (None, ..) => Err(Fault::new("there is an answer: the root is above both")),
        }
    }

    fn show_input(input: &Question) -> Vec<(&'static str, String)> {
        LowestCommonAncestor::show_input(input)
    }

    fn show_output(output: &Option<i32>, _at: Option<usize>) -> String {
        output.map_or_else(|| "None".to_owned(), |value| value.to_string())
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "search_each_subtree",
                role: Role::Naive,
                teaches: "the definition: walk down as long as one child has both below it",
                complexity: "O(n · depth) time, O(depth) space",
                source: include_str!("naive.rs"),
                solution: search_each_subtree,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "two_paths",
                role: Role::Reference,
                teaches: "a walk with depths knows its path from the root; two paths part at the answer",
                complexity: "O(n) time, O(depth) space",
                source: include_str!("two_paths.rs"),
                solution: two_paths,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "one_walk",
                role: Role::Ours,
                teaches: "how far the walk has come back up since the first of the two tells where they meet",
                complexity: "O(n) time, O(depth) space",
                source: include_str!("one_walk.rs"),
                solution: one_walk,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

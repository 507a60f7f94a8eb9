use kihon_judge::{Kata, Role, Simplify, VerdictKind};

use super::{LowestCommonAncestorBoxed as Boxed, one_walk, search_each_subtree, two_paths};
use crate::trees::{BinaryTree, Node, binary_tree::tests::small_trees, lowest_common_ancestor::Question};

type Solution = fn(Option<&Node>, i32, i32) -> Option<i32>;

const ALL: [(&str, Solution); 3] =
    [("search_each_subtree", search_each_subtree), ("two_paths", two_paths), ("one_walk", one_walk)];

/// Every pair of values, absent ones among them; the oracle climbs in the arena.
#[test]
fn every_solution_on_every_tree_of_at_most_six_nodes() {
    for tree in small_trees(6) {
        let parents = tree.parents();
        let climb = |p: usize, q: usize| {
            let [mut p, mut q] = [tree.node(p)?, tree.node(q)?];
            while p != q {
                let lower = if p > q { &mut p } else { &mut q };
                *lower = parents[lower.index()]?;
            }
            Some(*tree.value(p))
        };
        let root = tree.to_boxed();
        let n = tree.len();
        for (p, q) in (0..=n).flat_map(|p| (0..=n).map(move |q| (p, q))) {
            for (name, solution) in ALL {
                assert_eq!(solution(root.as_deref(), p as i32, q as i32), climb(p, q), "{name}: {p} and {q} in {tree}");
            }
        }
    }
}

/// What takes values takes any that can be compared and copied.
#[test]
fn values_of_any_type() {
    let root = "[a, b, c, null, d]".parse::<BinaryTree<char>>().unwrap().to_boxed();
    assert_eq!(one_walk(root.as_deref(), 'd', 'c'), Some('a'));
    assert_eq!(two_paths(root.as_deref(), 'd', 'b'), Some('b'));
    assert_eq!(search_each_subtree(root.as_deref(), 'd', 'd'), Some('d'));
    assert_eq!(one_walk::<char>(None, 'a', 'a'), None);
}

#[test]
fn a_path_of_a_million_on_a_small_stack() {
    let n = 1_000_000;
    let tree = BinaryTree::grow(n, |node| [node.index() % 2 == 0, true]).map(|node, ()| node.index() as i32);
    let root = tree.to_boxed();
    let run = || {
        for solution in [one_walk, two_paths] {
            assert_eq!(solution(root.as_deref(), n as i32 - 1, 0), Some(0));
        }
    };
    std::thread::scope(|scope| {
        std::thread::Builder::new().stack_size(1 << 16).spawn_scoped(scope, run).unwrap().join().unwrap();
    });
}

#[test]
fn the_checker_accepts_one_answer_and_says_why_not_another() {
    let input = &Boxed::examples()[2].input;
    let fault = |got: Option<i32>| Boxed::check(input, &Some(5), &got).map_err(|fault| fault.property);
    assert_eq!(fault(Some(5)), Ok(()));
    assert_eq!(fault(Some(3)).unwrap_err(), "3 is a common ancestor, but not the lowest: 5 is below it");
    assert_eq!(fault(Some(1)).unwrap_err(), "1 is not p = 6, nor an ancestor of it");
    assert_eq!(fault(Some(77)).unwrap_err(), "77 does not stand in the tree");
    assert_eq!(fault(None).unwrap_err(), "there is an answer: the root is above both");
    assert_eq!([Some(5), None].map(|output| Boxed::show_output(&output, None)), ["5", "None"]);
}

/// The two katas of the task ask the same.
#[test]
fn both_katas_ask_the_same() {
    use crate::trees::lowest_common_ancestor::LowestCommonAncestor as Arena;
    for (arena, boxed) in Arena::examples().into_iter().zip(Boxed::examples()) {
        assert_eq!((arena.input, arena.output.value), (boxed.input, boxed.output));
    }
    for pattern in Boxed::patterns().into_iter().chain(Boxed::worst_cases()) {
        let input: Question = (pattern.make)(40, 7);
        assert_eq!(Arena::oracle(&input).value, Boxed::reference(&input));
        assert_eq!(Boxed::show_input(&input), Arena::show_input(&input));
        assert!(input.size() >= 1);
    }
    assert!(Boxed::references().iter().any(|r| r.role == Role::Ours && r.expect == VerdictKind::Accepted));
}

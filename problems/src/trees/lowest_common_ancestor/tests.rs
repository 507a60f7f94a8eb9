//! One contract for every scheme.

use kihon_judge::Random;

use super::{chains::Chains, *};
use crate::trees::{Forest, NO_PARENT};

type Scheme = fn(&Forest, &[(u32, u32)]) -> Vec<Option<u32>>;

/// Every scheme, by what it answers to all pairs of a forest.
const SCHEMES: [(&str, Scheme); 8] = [
    ("binary lifting", |forest, pairs| {
        let index = BinaryLifting::new(forest);
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
    ("preorder and sparse table", |forest, pairs| {
        let index = PreorderSparse::new(forest);
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
    ("block RMQ", |forest, pairs| {
        let index = BlockRmq::new(forest);
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
    ("inlabel", |forest, pairs| {
        let index = Inlabel::new(forest);
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
    ("heavy path", |forest, pairs| {
        let index = HeavyPath::new(forest);
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
    ("offline Tarjan", |forest, pairs| offline_tarjan(forest, pairs).unwrap()),
    ("LcaIndex in a batch", |forest, pairs| LcaIndex::new(forest.clone()).lca_batch(pairs).unwrap()),
    ("LcaIndex as with millions of nodes", |forest, pairs| {
        let index = LcaIndex::with_chains(forest.clone(), Chains::packed::<false>(forest));
        pairs.iter().map(|&(u, v)| index.lca(u, v)).collect()
    }),
];

/// Every scheme against climbing.
fn assert_schemes(forest: &Forest, pairs: &[(u32, u32)]) {
    let expected: Vec<Option<u32>> = pairs.iter().map(|&(u, v)| climb(forest, u, v)).collect();
    for (name, scheme) in SCHEMES {
        assert_eq!(scheme(forest, pairs), expected, "{name}: {pairs:?} in {forest:?}");
    }
}

/// Every forest of `n` nodes with parents before children, then with its
/// numbers reversed and rotated.
fn small_forests(n: u32, mut visit: impl FnMut(&Forest)) {
    let count: u64 = (1..=u64::from(n)).product();
    for code in 0..count {
        let mut rest = code;
        let parents: Vec<Option<u32>> = (0..n)
            .map(|i| {
                let choice = (rest % u64::from(i + 1)) as u32;
                rest /= u64::from(i + 1);
                // The i-th of i + 1 choices is to be a root.
                (choice < i).then_some(choice)
            })
            .collect();
        for relabel in [|x: u32, _: u32| x, |x, n| n - 1 - x, |x, n| (x + n / 2) % n] {
            let mut labelled = vec![NO_PARENT; n as usize];
            for (node, parent) in parents.iter().enumerate() {
                labelled[relabel(node as u32, n) as usize] = parent.map_or(NO_PARENT, |parent| relabel(parent, n));
            }
            visit(&Forest::new(labelled).unwrap());
        }
    }
}

/// A forest in which a parent is at most `reach` places before its child.
fn random_forest(random: &mut Random, n: usize, reach: usize, shuffled: bool) -> Forest {
    let mut label: Vec<u32> = (0..n as u32).collect();
    if shuffled {
        for i in (1..n).rev() {
            label.swap(i, random.below(i + 1));
        }
    }
    let mut parents = vec![NO_PARENT; n];
    for node in 1..n {
        if random.below(n) > 1 {
            parents[label[node] as usize] = label[node - 1 - random.below(reach.min(node))];
        }
    }
    Forest::new(parents).unwrap()
}

/// Everything that an index says about a forest, against climbing.
fn assert_index(forest: &Forest, pairs: &[(u32, u32)]) {
    assert_answers(forest, &LcaIndex::new(forest.clone()), pairs);
    assert_answers(forest, &LcaIndex::with_chains(forest.clone(), Chains::packed::<false>(forest)), pairs);
}

fn assert_answers(forest: &Forest, index: &LcaIndex, pairs: &[(u32, u32)]) {
    let above = |node: u32| std::iter::successors(Some(node), |&node| forest.parent(node)).collect::<Vec<u32>>();
    for &(u, v) in pairs {
        let meet = climb(forest, u, v);
        let (up, down) = (above(u), above(v));
        assert_eq!(index.lca(u, v), meet, "{u} {v} {forest:?}");
        assert_eq!(index.is_ancestor(u, v), down.contains(&u));
        assert_eq!(index.depth(u) as usize, up.len() - 1);
        for k in 0..=up.len() {
            assert_eq!(index.kth_ancestor(u, k as u32), up.get(k).copied(), "{u} {k} {forest:?}");
        }
        let path = meet.map(|meet| {
            let mut path: Vec<u32> = up.iter().copied().take_while(|&x| x != meet).collect();
            path.push(meet);
            let back: Vec<u32> = down.iter().copied().take_while(|&x| x != meet).collect();
            path.extend(back.into_iter().rev());
            path
        });
        assert_eq!(index.distance(u, v).map(|d| d as usize + 1), path.as_ref().map(Vec::len));
        assert_eq!(index.path(u, v).map(Iterator::collect::<Vec<u32>>), path);
    }
}

#[test]
fn every_forest_of_at_most_six_nodes() {
    for n in 0..=6 {
        let pairs: Vec<(u32, u32)> = (0..n).flat_map(|u| (0..n).map(move |v| (u, v))).collect();
        small_forests(n, |forest| {
            assert_schemes(forest, &pairs);
            assert_index(forest, &pairs);
        });
    }
}

#[test]
fn random_forests_of_every_bushiness() {
    let mut random = Random::new(1);
    for n in [7, 20, 63, 64, 65, 300] {
        for reach in [1, 2, 4, n] {
            for shuffled in [false, true] {
                let forest = random_forest(&mut random, n, reach, shuffled);
                let pairs: Vec<(u32, u32)> =
                    (0..200).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
                assert_schemes(&forest, &pairs);
                assert_index(&forest, &pairs);
            }
        }
    }
}

#[test]
fn absent_nodes_are_named() {
    let index = LcaIndex::from_parents(vec![NO_PARENT, 0]).unwrap();
    for (u, v, node) in [(2, 0, 2), (0, 2, 2), (NO_PARENT, 7, NO_PARENT), (2, 2, 2)] {
        assert_eq!(index.try_lca(u, v), Err(NodeAbsent { node, nodes: 2 }));
        assert_eq!(index.lca_batch(&[(0, 0), (u, v)]), Err(NodeAbsent { node, nodes: 2 }));
    }
    assert_eq!(LcaIndex::from_parents(vec![]).unwrap().try_lca(0, 0), Err(NodeAbsent { node: 0, nodes: 0 }));
}

#[test]
#[should_panic(expected = "index is 2")]
fn the_root_of_all_roots_is_not_for_asking() {
    LcaIndex::from_parents(vec![NO_PARENT, 0]).unwrap().lca(2, 0);
}

#[test]
fn a_path_of_ten_million() {
    let n = 10_000_000;
    let parents: Vec<u32> = (0..n).map(|node: u32| node.wrapping_sub(1)).collect();
    let index = LcaIndex::from_parents(parents).unwrap();
    assert_eq!(index.lca(n - 1, n / 2), Some(n / 2));
    assert_eq!(index.distance(n - 1, 0), Some(n - 1));
    assert_eq!(index.kth_ancestor(n - 1, n - 1), Some(0));
}

mod kata {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use kihon_judge::{Kata, Role, Simplify, VerdictKind};
    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };

    use crate::trees::{
        BinaryTree,
        binary_tree::tests::small_trees,
        lowest_common_ancestor::{LowestCommonAncestor as Lca, Question, Solution},
    };

    /// All that the judge tries before growth.
    fn small_inputs() -> Vec<Question> {
        let mut inputs: Vec<Question> = Lca::examples().into_iter().map(|example| example.input).collect();
        inputs.extend(Lca::cases().into_iter().map(|case| case.input));
        for pattern in Lca::patterns().into_iter().chain(Lca::worst_cases()) {
            for n in [0, 1, 2, 3, 5, 8, 17, 64] {
                inputs.extend((0..3).map(|seed| (pattern.make)(n, seed)));
            }
        }
        let mut runner = TestRunner::deterministic();
        for size in 1..40 {
            let strategy = Lca::strategy(size);
            inputs.extend((0..10).map(|_| strategy.new_tree(&mut runner).unwrap().current()));
        }
        inputs
    }

    /// Every tree of at most `most` nodes with every pair of nodes.
    fn all_questions(most: usize) -> Vec<Question> {
        let trees = small_trees(most).into_iter().filter(|tree| !tree.is_empty());
        let asked = |tree: BinaryTree<i32>| {
            let n = tree.len();
            (0..n * n).map(move |pair| Question::new(tree.clone(), pair / n, pair % n))
        };
        trees.flat_map(asked).collect()
    }

    #[test]
    fn examples_are_what_the_oracle_says() {
        for example in Lca::examples() {
            assert_eq!(Lca::oracle(&example.input), example.output);
        }
        assert_eq!(
            Lca::show_input(&Lca::examples()[1].input),
            [
                ("root", "[3, 5, 1, 6, 2, 0, 8, null, null, 7, 4]".to_owned()),
                ("p", "5".to_owned()),
                ("q", "4".to_owned())
            ]
        );
        assert_eq!(Lca::show_output(&Lca::examples()[1].output, None), "5");
    }

    #[test]
    fn every_reference_is_right_on_every_small_tree() {
        let questions = all_questions(5);
        // Catalan numbers of trees, times pairs of nodes.
        assert_eq!(questions.len(), 1 + 2 * 4 + 5 * 9 + 14 * 16 + 42 * 25);
        for question in questions.into_iter().chain(small_inputs()) {
            assert_eq!(Lca::validate(&question), Ok(()), "{question:?}");
            let expected = Lca::oracle(&question);
            assert_eq!(Lca::check(&question, &expected, &Lca::reference(&question)), Ok(()));
            for reference in Lca::references() {
                let got = Lca::call(reference.solution, &question);
                assert_eq!(Lca::check(&question, &expected, &got), Ok(()), "{} on {question:?}", reference.name);
            }
        }
    }

    #[test]
    fn the_checker_refuses_every_other_node_and_says_why() {
        let question = &Lca::examples()[2].input;
        let expected = Lca::oracle(question);
        let faults: Vec<String> = question
            .tree
            .nodes()
            .filter_map(|node| {
                let answer = Lca::call(|tree, _, _| tree.root().unwrap(), question);
                let got =
                    crate::trees::lowest_common_ancestor::Answer { node, value: Some(*question.tree.value(node)) };
                assert!(Lca::check(question, &expected, &answer).is_err());
                Lca::check(question, &expected, &got).err().map(|fault| fault.property)
            })
            .collect();
        assert_eq!(faults.len(), question.tree.len() - 1);
        assert_eq!(faults[0], "3 is a common ancestor, but not the lowest: 5 is below it");
        assert_eq!(faults[1], "1 is not p = 6, nor an ancestor of it");
        let absent = crate::trees::lowest_common_ancestor::Answer { value: None, ..expected };
        assert_eq!(Lca::check(question, &expected, &absent), Ok(()), "only the node counts");
    }

    #[test]
    fn broken_inputs_are_refused() {
        let mut question = Question::new("[1, 2, 2]".parse().unwrap(), 0, 1);
        assert_eq!(Lca::validate(&question).unwrap_err(), "the value 2 of the node at place 2 stands twice");
        question.tree = "[1]".parse().unwrap();
        assert_eq!(Lca::validate(&question).unwrap_err(), "q is at place 1 of a tree with 1 nodes");
        question.tree = BinaryTree::new();
        assert_eq!(Lca::validate(&question).unwrap_err(), "the tree has no nodes");
        let large = BinaryTree::grow(Lca::LARGEST + 1, |_| [true; 2]).map(|node, ()| node.index() as i32);
        assert_eq!(
            Lca::validate(&Question::new(large, 0, 0)).unwrap_err(),
            "the tree has 1000001 nodes, more than 1000000"
        );
    }

    #[test]
    fn worst_cases_are_valid_and_solved_at_the_largest_size() {
        for pattern in Lca::worst_cases() {
            let question = (pattern.make)(Lca::LARGEST, 1);
            assert_eq!(Lca::validate(&question), Ok(()), "{}", pattern.name);
            assert_eq!(question.tree.len(), Lca::LARGEST);
            let expected = Lca::reference(&question);
            for reference in Lca::references().into_iter().filter(|r| r.expect == VerdictKind::Accepted) {
                assert_eq!(Lca::call(reference.solution, &question), expected, "{} {}", reference.name, pattern.name);
            }
        }
    }

    /// Wrong and panicking mutants fail on something; the others are right.
    #[test]
    fn mutants_are_told_from_right_solutions() {
        let inputs = small_inputs();
        let largest: Vec<Question> = Lca::worst_cases().iter().map(|pattern| (pattern.make)(Lca::LARGEST, 1)).collect();
        let wrong = |solution: Solution, question: &Question| {
            let got = Lca::call(solution, question);
            Lca::check(question, &Lca::reference(question), &got).is_err()
        };
        for mutant in Lca::mutants() {
            let fails = |inputs: &[Question]| inputs.iter().any(|question| wrong(mutant.solution, question));
            match mutant.expect {
                VerdictKind::Wrong if mutant.name == "depth_in_16_bits" => {
                    assert!(!fails(&inputs) && fails(&largest), "{}", mutant.name);
                }
                VerdictKind::Wrong => assert!(fails(&inputs), "{}", mutant.name),
                VerdictKind::Panicked => {
                    let hook = std::panic::take_hook();
                    std::panic::set_hook(Box::new(|_| ()));
                    let panicked = catch_unwind(AssertUnwindSafe(|| fails(&inputs))).is_err();
                    std::panic::set_hook(hook);
                    assert!(panicked, "{}", mutant.name);
                }
                // Never comes back where the root is the answer; elsewhere it is right.
                VerdictKind::TimedOut => {
                    let root = |question: &Question| Some(Lca::reference(question).node) == question.tree.root();
                    let others: Vec<Question> = inputs.iter().filter(|question| !root(question)).cloned().collect();
                    assert!(!fails(&others) && others.len() < inputs.len(), "{}", mutant.name);
                }
                _ => assert!(!fails(&inputs), "{}", mutant.name),
            }
        }
        assert!(Lca::mutants().len() >= 8 && Lca::references()[0].role == Role::Naive);
    }

    #[test]
    fn simplifying_keeps_questions_valid_and_reaches_the_simplest() {
        for question in small_inputs().into_iter().filter(|question| question.tree.len() <= 20) {
            for simpler in question.simpler() {
                assert_eq!(Lca::validate(&simpler), Ok(()), "{simpler:?} from {question:?}");
            }
        }
        // A fault that needs two siblings comes down to three nodes.
        let fails = |question: &Question| {
            let [p, q] = [question.p, question.q];
            let parents = question.tree.parents();
            p != q && parents[p.index()].is_some() && parents[p.index()] == parents[q.index()]
        };
        for start in small_inputs().into_iter().filter(|question| fails(question)) {
            let mut simplest = start;
            while let Some(simpler) =
                simplest.simpler().into_iter().find(|s| s.weight() < simplest.weight() && fails(s))
            {
                simplest = simpler;
            }
            assert_eq!(simplest, Question::new("[0, 1, 2]".parse().unwrap(), 1, 2));
        }
    }
}

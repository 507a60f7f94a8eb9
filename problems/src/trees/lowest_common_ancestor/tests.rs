//! One contract for every scheme.

use kihon_judge::Random;

use super::*;
use crate::trees::{Forest, NO_PARENT};

type Scheme = fn(&Forest, &[(u32, u32)]) -> Vec<Option<u32>>;

/// Every scheme, by what it answers to all pairs of a forest.
const SCHEMES: [(&str, Scheme); 7] = [
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
    let index = LcaIndex::new(forest.clone());
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

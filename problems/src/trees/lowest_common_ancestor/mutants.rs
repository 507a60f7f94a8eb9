//! Wrong and slow solutions: each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{LcaIndex, LowestCommonAncestor, kata::Solution};
use crate::trees::{BinaryTree, Forest, NodeId};

type Tree = BinaryTree<i32>;

pub(super) fn mutants() -> Vec<Mutant<LowestCommonAncestor>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("recursive", "calls itself once for each level", recursive, StackOverflowed),
        mutant("search_tree", "turns by value, as if the tree were a search tree", search_tree, Wrong),
        mutant("halves_places", "takes (i − 1) / 2 for the parent, as if there were no gaps", halves_places, Wrong),
        mutant("proper_ancestors", "does not let a node be its own ancestor", proper_ancestors, Wrong),
        mutant("counts_to_two", "waits for two nodes, also when p = q", counts_to_two, Wrong),
        mutant("climbs_in_step", "climbs from both at once, whatever their depths", climbs_in_step, Wrong),
        mutant(
            "stops_at_the_first",
            "takes the first of p and q that it meets for the answer",
            stops_at_the_first,
            Wrong,
        ),
        mutant("depth_in_16_bits", "counts depths modulo 2¹⁶", depth_in_16_bits, Wrong),
        mutant(
            "left_unwrapped",
            "takes for granted that who has a right child has a left one",
            left_unwrapped,
            Panicked,
        ),
        mutant(
            "root_unmarked",
            "leaves the root out of the ancestors, and climbs there for ever",
            root_unmarked,
            TimedOut,
        ),
        mutant("lists_searched", "looks up each ancestor of q in a list of those of p", lists_searched, TooSlow),
        mutant("depth_by_climbing", "counts the depth anew at every step", depth_by_climbing, TooSlow),
        mutant("batch_of_one", "right but unusual: indexes the whole tree for one pair", batch_of_one, Accepted),
    ]
}

fn up(parents: &[Option<NodeId>], node: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(node), |node| parents[node.index()])
}

fn root(tree: &Tree) -> NodeId {
    tree.root().expect("the tree has nodes")
}

fn recursive(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    fn below(tree: &Tree, node: Option<NodeId>, p: NodeId, q: NodeId) -> Option<NodeId> {
        let node = node?;
        if node == p || node == q {
            return Some(node);
        }
        let left = below(tree, tree.left(node), p, q);
        let right = below(tree, tree.right(node), p, q);
        if left.is_some() && right.is_some() { Some(node) } else { left.or(right) }
    }
    below(tree, tree.root(), p, q).expect("p and q are in the tree")
}

fn search_tree(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let (p, q) = (tree.value(p), tree.value(q));
    let mut node = root(tree);
    loop {
        let here = tree.value(node);
        let child = if here > p.max(q) {
            tree.left(node)
        } else if here < p.min(q) {
            tree.right(node)
        } else {
            None
        };
        match child {
            Some(child) => node = child,
            None => return node,
        }
    }
}

fn halves_places(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let (mut p, mut q) = (p.index(), q.index());
    while p != q {
        if p > q {
            p = (p - 1) / 2;
        } else {
            q = (q - 1) / 2;
        }
    }
    tree.node(p).expect("a smaller place")
}

fn proper_ancestors(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let mut above_p = vec![false; tree.len()];
    up(&parents, p).skip(1).for_each(|node| above_p[node.index()] = true);
    up(&parents, q).skip(1).find(|node| above_p[node.index()]).unwrap_or(root(tree))
}

fn counts_to_two(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let mut found = vec![0; tree.len()];
    for node in tree.nodes().collect::<Vec<_>>().into_iter().rev() {
        found[node.index()] += i32::from(node == p || node == q);
        if found[node.index()] == 2 {
            return node;
        }
        if let Some(parent) = parents[node.index()] {
            found[parent.index()] += found[node.index()];
        }
    }
    root(tree)
}

fn climbs_in_step(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let (mut p, mut q) = (p, q);
    while p != q {
        p = parents[p.index()].unwrap_or(p);
        q = parents[q.index()].unwrap_or(q);
    }
    p
}

fn stops_at_the_first(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let mut stack = vec![root(tree)];
    while let Some(node) = stack.pop() {
        if node == p || node == q {
            return node;
        }
        stack.extend([tree.right(node), tree.left(node)].into_iter().flatten());
    }
    root(tree)
}

fn depth_in_16_bits(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let mut depth = vec![0_u16; tree.len()];
    for node in tree.nodes() {
        if let Some(parent) = parents[node.index()] {
            depth[node.index()] = depth[parent.index()].wrapping_add(1);
        }
    }
    let (mut p, mut q) = (p, q);
    while p != q {
        let lower = if depth[p.index()] >= depth[q.index()] { &mut p } else { &mut q };
        match parents[lower.index()] {
            Some(parent) => *lower = parent,
            None => return *lower,
        }
    }
    p
}

fn left_unwrapped(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let mut parents = vec![root(tree); tree.len()];
    for node in tree.nodes() {
        if let Some(right) = tree.right(node) {
            parents[right.index()] = node;
            parents[tree.left(node).unwrap().index()] = node;
        } else if let Some(left) = tree.left(node) {
            parents[left.index()] = node;
        }
    }
    let (mut p, mut q) = (p, q);
    while p != q {
        let lower = if p > q { &mut p } else { &mut q };
        *lower = parents[lower.index()];
    }
    p
}

fn root_unmarked(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let mut above_q = vec![false; tree.len()];
    let mut node = q;
    while let Some(parent) = parents[node.index()] {
        above_q[node.index()] = true;
        node = parent;
    }
    let mut meet = p;
    while !above_q[meet.index()] {
        meet = parents[meet.index()].unwrap_or(meet);
    }
    meet
}

fn lists_searched(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let above_q: Vec<NodeId> = up(&parents, q).collect();
    up(&parents, p).find(|node| above_q.contains(node)).unwrap_or(root(tree))
}

fn depth_by_climbing(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents();
    let depth = |node| up(&parents, node).count();
    let (mut p, mut q) = (p, q);
    while p != q {
        let lower = if depth(p) > depth(q) { &mut p } else { &mut q };
        *lower = parents[lower.index()].unwrap_or(*lower);
    }
    p
}

fn batch_of_one(tree: &Tree, p: NodeId, q: NodeId) -> NodeId {
    let parents = tree.parents().into_iter().map(|parent| parent.map(|parent| parent.index() as u32));
    let index = LcaIndex::new(Forest::from_options(parents).expect("a tree is a forest"));
    let meet = index.lca_batch(&[(p.index() as u32, q.index() as u32)]).expect("nodes of the tree")[0];
    tree.node(meet.expect("one tree") as usize).expect("a node of the tree")
}

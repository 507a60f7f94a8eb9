//! Wrong and slow solutions: each a mistake that people make.

use std::collections::HashMap;

use kihon_judge::{Mutant, VerdictKind};

use super::kata::LowestCommonAncestorBoxed;
use crate::trees::Node;

type Solution = fn(Option<&Node>, i32, i32) -> Option<i32>;

pub(super) fn mutants() -> Vec<Mutant<LowestCommonAncestorBoxed>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("recursive", "calls itself once for each level", recursive, StackOverflowed),
        mutant("search_tree", "turns by value, as if the tree were a search tree", search_tree, Wrong),
        mutant("proper_ancestors", "does not let a node be its own ancestor", proper_ancestors, Wrong),
        mutant("stops_at_the_first", "takes the first of p and q that it meets for the answer", first_met, Wrong),
        mutant("one_too_deep", "takes the node where the paths part, not the one before", one_too_deep, Wrong),
        mutant("waits_for_the_other", "waits for a second node, also when p = q", waits_for_the_other, Wrong),
        mutant(
            "left_unwrapped",
            "takes for granted that who has a right child has a left one",
            left_unwrapped,
            Panicked,
        ),
        mutant(
            "one_order_only",
            "expects p to the left and q to the right, and turns round for ever",
            one_order,
            TimedOut,
        ),
        mutant("clones_subtrees", "clones the subtree it goes down into, at every step", clones_subtrees, TooSlow),
        mutant("lists_searched", "looks up each ancestor of p in a list of those of q", lists_searched, TooSlow),
        mutant("map_of_parents", "right but unusual: writes down every node's parent first", map_of_parents, Accepted),
    ]
}

fn children(node: &Node) -> impl Iterator<Item = &Node> {
    [&node.left, &node.right].into_iter().flatten().map(Box::as_ref)
}

fn holds(node: Option<&Node>, wanted: i32) -> bool {
    node.is_some_and(|node| node.preorder().any(|(_, node)| node.value == wanted))
}

/// The values from the root down to `wanted`.
fn path(root: &Node, wanted: i32) -> Option<Vec<i32>> {
    let mut path = Vec::new();
    root.preorder().find_map(|(depth, node)| {
        path.truncate(depth);
        path.push(node.value);
        (node.value == wanted).then(|| std::mem::take(&mut path))
    })
}

fn recursive(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let node = root?;
    if node.value == p || node.value == q {
        return Some(node.value);
    }
    let left = recursive(node.left.as_deref(), p, q);
    let right = recursive(node.right.as_deref(), p, q);
    if left.is_some() && right.is_some() { Some(node.value) } else { left.or(right) }
}

fn search_tree(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let mut node = root?;
    loop {
        let child = if node.value > p.max(q) {
            &node.left
        } else if node.value < p.min(q) {
            &node.right
        } else {
            &None
        };
        match child {
            Some(child) => node = child,
            None => return Some(node.value),
        }
    }
}

fn proper_ancestors(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let root = root?;
    let [to_p, to_q] = [path(root, p)?, path(root, q)?];
    let above = |path: &[i32]| path[..path.len() - 1].to_vec();
    let shared = above(&to_p).into_iter().zip(above(&to_q)).take_while(|(a, b)| a == b).last();
    Some(shared.map_or(root.value, |(value, _)| value))
}

fn first_met(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    root?.preorder().map(|(_, node)| node.value).find(|&value| value == p || value == q)
}

fn one_too_deep(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let [to_p, to_q] = [path(root?, p)?, path(root?, q)?];
    let shared = to_p.iter().zip(&to_q).take_while(|(a, b)| a == b).count();
    to_p.get(shared).or(to_p.last()).copied()
}

fn waits_for_the_other(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let mut path = Vec::new();
    let mut meet = None;
    for (depth, node) in root?.preorder() {
        path.truncate(depth);
        path.push(node.value);
        meet = meet.map(|meet: usize| meet.min(depth - 1));
        if node.value == p || node.value == q {
            match meet {
                Some(meet) => return Some(path[meet]),
                None => meet = Some(depth),
            }
        }
    }
    None
}

fn left_unwrapped(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let mut parents = HashMap::new();
    let mut nodes = vec![root?];
    while let Some(node) = nodes.pop() {
        if let Some(right) = &node.right {
            nodes.extend([right, node.left.as_ref().unwrap()].map(|child| &**child));
        } else {
            nodes.extend(node.left.as_deref());
        }
        parents.extend(children(node).map(|child| (child.value, node.value)));
    }
    meet(&parents, p, q)
}

/// Where the ways up from `p` and from `q` meet.
fn meet(parents: &HashMap<i32, i32>, p: i32, q: i32) -> Option<i32> {
    let up = |from| std::iter::successors(Some(from), |value| parents.get(value).copied());
    let above_p: std::collections::HashSet<i32> = up(p).collect();
    up(q).find(|value| above_p.contains(value))
}

fn one_order(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let mut node = root?;
    loop {
        let [left, right] = [&node.left, &node.right].map(Option::as_deref);
        if node.value == p || node.value == q || holds(left, p) && holds(right, q) {
            return Some(node.value);
        }
        let both = |child: &&Node| holds(Some(child), p) && holds(Some(child), q);
        node = left.filter(both).or(right.filter(both)).unwrap_or(node);
    }
}

fn clones_subtrees(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let root = root?;
    let [to_p, to_q] = [path(root, p)?, path(root, q)?];
    let shared = to_p.iter().zip(&to_q).take_while(|(a, b)| a == b).count();
    let mut node = root.clone();
    for value in &to_p[1..shared] {
        let child = children(&node).find(|child| child.value == *value)?.clone();
        node = child;
    }
    Some(node.value)
}

fn lists_searched(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let [to_p, to_q] = [path(root?, p)?, path(root?, q)?];
    to_p.into_iter().rev().find(|value| to_q.contains(value))
}

fn map_of_parents(root: Option<&Node>, p: i32, q: i32) -> Option<i32> {
    let nodes = root?.preorder().map(|(_, node)| node);
    let parents = nodes.flat_map(|node| children(node).map(|child| (child.value, node.value))).collect();
    meet(&parents, p, q)
}

//! Lowest common ancestors of pairs known beforehand, by union and find.
//!
//! A depth-first search leaves nodes in postorder; a node left is united with
//! its parent, so that the representative of any node already left is its
//! lowest ancestor still open. When the second node of a pair is left, the
//! representative of the first is the answer.
//!
//! Time O((n + q) α(n)), space O(n + q). It needs all pairs at once, and its
//! order of looking at them is the tree's, not memory's: an index that answers
//! one by one is faster today. It teaches how little is needed: no depths, no
//! tables, no arithmetic. Tarjan, "Applications of path compression on balanced
//! trees", 1979; path halving in place of compression, no ranks.

use super::NodeAbsent;
use crate::trees::Forest;

/// The lowest common ancestors of all `pairs`, in their order; `None` for
/// nodes of different trees.
///
/// # Complexity
/// O((n + q) log n) time as compression goes without ranks, in practice linear;
/// O(n + q) space.
///
/// # Errors
/// [`NodeAbsent`] names the first absent node.
///
/// # Examples
/// ```
/// use kihon_problems::trees::{Forest, lowest_common_ancestor::offline_tarjan};
/// let forest = Forest::from_options([None, Some(0), Some(0), None])?;
/// assert_eq!(offline_tarjan(&forest, &[(1, 2), (1, 3), (2, 2)])?, [Some(0), None, Some(2)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn offline_tarjan(forest: &Forest, pairs: &[(u32, u32)]) -> Result<Vec<Option<u32>>, NodeAbsent> {
    let nodes = forest.len();
    let ends = pairs.iter().flat_map(|&(u, v)| [u, v]);
    if let Some(node) = ends.clone().find(|&node| node as usize >= nodes) {
        return Err(NodeAbsent { node, nodes });
    }
    let asked = Groups::new(nodes, ends.zip(0..));
    let children = Groups::new(nodes, (0..nodes as u32).filter_map(|node| Some((forest.parent(node)?, node))));

    let mut answers = vec![None; pairs.len()];
    let mut leader: Vec<u32> = (0..nodes as u32).collect();
    let mut state = vec![State::Ahead; nodes];
    let mut stack: Vec<u32> = forest.roots().collect();
    while let Some(&node) = stack.last() {
        if state[node as usize] == State::Ahead {
            state[node as usize] = State::Open;
            stack.extend(children.of(node));
            continue;
        }
        stack.pop();
        state[node as usize] = State::Left;
        for &end in asked.of(node) {
            let (u, v) = pairs[end as usize / 2];
            let other = if end % 2 == 0 { v } else { u };
            if state[other as usize] == State::Left {
                let meet = find(&mut leader, other);
                // A root left before is the leader of another tree.
                let shared = meet == node || state[meet as usize] == State::Open;
                answers[end as usize / 2] = shared.then_some(meet);
            }
        }
        if let Some(parent) = forest.parent(node) {
            leader[node as usize] = parent;
        }
    }
    Ok(answers)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Ahead,
    Open,
    Left,
}

fn find(leader: &mut [u32], mut node: u32) -> u32 {
    while leader[node as usize] != node {
        let up = leader[leader[node as usize] as usize];
        leader[node as usize] = up;
        node = up;
    }
    node
}

/// Items by key, each key's together.
struct Groups {
    start: Vec<usize>,
    items: Vec<u32>,
}

impl Groups {
    fn new(keys: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        // Counted two places further on, so that filling moves each start into place.
        let mut start = vec![0; keys + 2];
        for (key, _) in pairs.clone() {
            start[key as usize + 2] += 1;
        }
        for key in 2..start.len() {
            start[key] += start[key - 1];
        }
        let mut items = vec![0; start[keys + 1]];
        for (key, item) in pairs {
            items[start[key as usize + 1]] = item;
            start[key as usize + 1] += 1;
        }
        Self { start, items }
    }

    fn of(&self, key: u32) -> &[u32] {
        &self.items[self.start[key as usize]..self.start[key as usize + 1]]
    }
}

//! Chains of a forest, their names, and where two nodes meet.
//!
//! See [`super::LcaIndex`] for the idea. An *inner leaf* is a node whose
//! children are all leaves; a node's interval holds the numbers of the inner
//! leaves below and at it. The number of the interval with the most trailing
//! zeros names the node's chain: numbers are nodes of a complete binary tree in
//! in-order, and a number's trailing zeros are its height there. A root of all
//! roots makes the forest one tree.
//!
//! ```text
//!  height 2         4            the interval 5..=7 has 6 for its name,
//!         1     2       6        its heap slot is 3: level by level,
//!         0   1   3   5   7      4 2 6 1 3 5 7 have the slots 1 to 7
//! ```
//!
//! What a query reads of a node is one word:
//!
//! ```text
//! bit     63      42..63     21..42       0..21
//!       build      rank    ascendants     chain      fewer than 2²¹ nodes
//! bit     63            31..63            0..31
//!       build            rank             chain      otherwise
//! ```
//!
//! `rank` is one more than the node's place in an order with parents first, 0
//! the root of all roots. `ascendants` has a bit at the height of each chain on
//! the way from the root, the node's own included; in the larger layout a
//! table by chain has them, which is one more look at memory for each node.
//!
//! No depth-first search. One backward pass counts inner leaves and notes where
//! a node's interval begins within its parent's; one forward pass makes that
//! absolute and names the chains; a last one puts ranks where the beginnings
//! were. All of it happens in the vector that is kept: writing memory for the
//! first time costs as much as the arithmetic.

use std::hint::select_unpredictable;

use crate::trees::Forest;

/// With fewer nodes than this, all three fields fit into a word.
const PACKED_NODES: usize = 1 << 21;
/// Set for inner nodes while their rank's place holds a beginning.
const BUILD: u64 = 1 << 63;

#[derive(Debug, Clone)]
pub(super) struct Chains {
    nodes: Vec<u64>,
    /// By heap slot: the rank of the node that the chain hangs from.
    above: Vec<u32>,
    /// By heap slot, in the larger layout; else empty.
    ascendants: Vec<u32>,
}

/// The layouts of a word.
struct Word<const PACKED: bool>;

impl<const PACKED: bool> Word<PACKED> {
    const RANK: u32 = if PACKED { 42 } else { 31 };
    const ASCENDANTS: u32 = 21;
    const FIELD: u64 = if PACKED { (1 << 21) - 1 } else { (1 << 31) - 1 };

    #[inline]
    fn chain(word: u64) -> u32 {
        (word & Self::FIELD) as u32
    }

    /// Once built.
    #[inline]
    fn rank(word: u64) -> u32 {
        (word >> Self::RANK) as u32
    }

    /// The word with another rank, or for an inner node another beginning.
    #[inline]
    fn with(word: u64, rank: u32) -> u64 {
        word & ((1 << Self::RANK) - 1) | u64::from(rank) << Self::RANK
    }
}

impl Chains {
    pub(super) fn new(forest: &Forest) -> Self {
        if forest.len() < PACKED_NODES { Self::packed::<true>(forest) } else { Self::packed::<false>(forest) }
    }

    /// In one of the two layouts.
    pub(super) fn packed<const PACKED: bool>(forest: &Forest) -> Self {
        let parents = forest.parents();
        let Some(order) = forest.order() else {
            // The sentinel's rank is 0 in this arithmetic, too.
            return build::<PACKED>(parents, |place| place, |node| node.wrapping_add(1));
        };
        let mut ranks = vec![0; parents.len()];
        for (&node, rank) in order.iter().zip(1..) {
            ranks[node as usize] = rank;
        }
        let rank_of = |node: u32| ranks.get(node as usize).copied().unwrap_or(0);
        build::<PACKED>(parents, |place| order[place] as usize, rank_of)
    }

    pub(super) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn word(&self, node: u32) -> Option<u64> {
        self.nodes.get(node as usize).copied()
    }

    /// How many heap slots there are; 0 is not in use, and many others are not.
    pub(super) fn slots(&self) -> usize {
        self.above.len()
    }

    /// The rank of the lowest inner node above or at a node, and the heap slot
    /// of its chain.
    pub(super) fn place(&self, node: u32) -> (u32, usize) {
        let word = self.nodes[node as usize];
        let (rank, chain) = if self.ascendants.is_empty() {
            (Word::<true>::rank(word), Word::<true>::chain(word))
        } else {
            (Word::<false>::rank(word), Word::<false>::chain(word))
        };
        (rank, self.slot(chain, chain.trailing_zeros()))
    }

    /// The rank of the node that the chain in a heap slot hangs from.
    pub(super) fn above(&self, slot: usize) -> u32 {
        self.above[slot]
    }

    /// The rank of the lowest inner node above or at both of two nodes.
    // Always inlined, and what follows: as a call, which the compiler prefers where
    // it stands more than once, a query on a path takes 1.5 times as long.
    #[inline(always)]
    pub(super) fn meet(&self, u: u32, v: u32) -> u32 {
        let (x, y) = (self.nodes[u as usize], self.nodes[v as usize]);
        self.meet_words(x, y)
    }

    /// The same, for words that were read before.
    #[inline(always)]
    pub(super) fn meet_words(&self, x: u64, y: u64) -> u32 {
        if self.ascendants.is_empty() { self.meet_in::<true>(x, y) } else { self.meet_far(x, y) }
    }

    /// Where memory is so far that a call is nothing.
    #[inline(never)]
    fn meet_far(&self, x: u64, y: u64) -> u32 {
        self.meet_in::<false>(x, y)
    }

    #[inline(always)]
    fn meet_in<const PACKED: bool>(&self, x: u64, y: u64) -> u32 {
        let differ = Word::<PACKED>::chain(x ^ y);
        if differ == 0 {
            return Word::<PACKED>::rank(x.min(y));
        }
        let (over_x, over_y) = (self.ascendants::<PACKED>(x), self.ascendants::<PACKED>(y));
        // The chains above both: at or over the height of the highest bit in
        // which the names differ.
        let shared = over_x & over_y & (u32::MAX << differ.ilog2());
        self.enter::<PACKED>(x, over_x ^ shared).min(self.enter::<PACKED>(y, over_y ^ shared))
    }

    #[inline(always)]
    fn ascendants<const PACKED: bool>(&self, word: u64) -> u32 {
        if PACKED {
            return (word >> Word::<PACKED>::ASCENDANTS & Word::<PACKED>::FIELD) as u32;
        }
        let chain = Word::<PACKED>::chain(word);
        self.ascendants[self.slot(chain, chain.trailing_zeros())]
    }

    /// The rank of the node in which the way up from a node enters the lowest
    /// shared chain, given the heights of the chains before it.
    #[inline(always)]
    fn enter<const PACKED: bool>(&self, word: u64, before: u32) -> u32 {
        // The last chain before the shared one is the highest. With none before
        // the slot is some chain's, unused.
        let last = self.slot(Word::<PACKED>::chain(word), (before | 1).ilog2());
        // Which of the two is anyone's guess: a branch costs more than both.
        select_unpredictable(before == 0, Word::<PACKED>::rank(word), self.above[last])
    }

    /// The heap slot of a number's ancestor at a height.
    #[inline]
    fn slot(&self, number: u32, height: u32) -> usize {
        slot(number, height, self.above.len())
    }
}

#[inline]
fn slot(number: u32, height: u32, slots: usize) -> usize {
    (number as usize | slots) >> height >> 1
}

/// The number of the interval with the most trailing zeros, and how many.
#[inline]
fn name(from: u32, count: u32) -> (u32, u32) {
    let to = from + (count - 1);
    let height = ((from - 1) ^ to).ilog2();
    (to >> height << height, height)
}

/// `node_at` gives the nodes, parents first; `rank_of` the rank of a node, 0
/// for the sentinel.
fn build<const PACKED: bool>(
    parents: &[u32],
    node_at: impl Fn(usize) -> usize,
    rank_of: impl Fn(u32) -> u32,
) -> Chains {
    let (mut nodes, all) = count(parents, &node_at);
    let slots = 2 << all.ilog2();
    let mut above = vec![0; slots];
    let mut ascendants = vec![0; if PACKED { 0 } else { slots }];
    let (chain, height) = name(1, all);
    if !PACKED {
        ascendants[slot(chain, height, slots)] = 1 << height;
    }
    let root = u64::from(chain) | if PACKED { 1 << height << Word::<PACKED>::ASCENDANTS } else { 0 };
    // The inner node before: mostly the parent in long chains, where its word
    // would have to come back from memory just written.
    let (mut last, mut last_word, mut last_count) = (usize::MAX, root, 0);
    for place in 0..parents.len() {
        let node = node_at(place);
        let parent = parents[node];
        let (count, offset) = (nodes[node] as u32, (nodes[node] >> 32) as u32);
        if count == last_count && parent as usize == last {
            // The same interval, so the same word.
            nodes[node] = last_word;
            last = node;
            continue;
        }
        let over = nodes.get(parent as usize).copied().unwrap_or(root);
        if count == 0 {
            nodes[node] = Word::<PACKED>::with(over, rank_of(parent));
            continue;
        }
        let before = Word::<PACKED>::rank(over & !BUILD) + offset;
        let (chain, height) = name(before + 1, count);
        let mut word = over & !Word::<PACKED>::FIELD | u64::from(chain) | BUILD;
        if PACKED {
            word |= 1 << height << Word::<PACKED>::ASCENDANTS;
        }
        word = Word::<PACKED>::with(word, before) | BUILD;
        nodes[node] = word;
        let over_chain = Word::<PACKED>::chain(over);
        if chain != over_chain {
            let here = slot(chain, height, slots);
            above[here] = rank_of(parent);
            if !PACKED {
                let there = slot(over_chain, over_chain.trailing_zeros(), slots);
                ascendants[here] = ascendants[there] | 1 << height;
            }
        }
        (last, last_word, last_count) = (node, word, count);
    }
    for (word, node) in nodes.iter_mut().zip(0..) {
        let inner = Word::<PACKED>::with(*word, rank_of(node));
        *word = if *word & BUILD == 0 { *word } else { inner };
    }
    Chains { nodes, above, ascendants }
}

/// Of each node, how many inner leaves are below and at it, 0 for a leaf; and
/// in the upper half, how many of the parent's are before them. Of the root of
/// all roots the first, at least 1.
fn count(parents: &[u32], node_at: impl Fn(usize) -> usize) -> (Vec<u64>, u32) {
    // Until a node's turn: one more than what its children have, doubled; odd
    // if there are any. Not 0 at first, so that the pages are written in one
    // go: zeroed ones are mapped when read, and mapped again when written.
    const LEAF: u64 = 2;
    let mut nodes = vec![LEAF; parents.len()];
    let mut all = LEAF;
    // Of the node whose turn it is: kept out of memory where that is the parent.
    let mut ends = LEAF;
    for place in (0..parents.len()).rev() {
        let node = node_at(place);
        let next = if place == 0 { usize::MAX } else { node_at(place - 1) };
        // In most trees which nodes are leaves is anyone's guess.
        let own = select_unpredictable(ends == LEAF, 0, ((ends >> 1) - 1).max(1));
        let parent = parents[node] as usize;
        let before;
        if parent == next {
            before = nodes[parent];
            ends = (before + 2 * own) | 1;
        } else {
            let slot = nodes.get_mut(parent).unwrap_or(&mut all);
            before = *slot;
            *slot = (before + 2 * own) | 1;
            ends = nodes.get(next).copied().unwrap_or(LEAF);
        }
        nodes[node] = own | ((before >> 1) - 1) << 32;
    }
    (nodes, ((all >> 1) - 1).max(1) as u32)
}

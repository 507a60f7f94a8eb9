//! The sides that a sweeping line cuts, from the lowest to the highest.
//!
//! ```text
//!        ╱│                A side's place is a node of a tree in this order, and of a list.
//!   ────╱─┼── above        A search goes down the tree, by one orientation a step; neighbours
//!      ╱ p│                are a step in the list away; and a side that begins where another
//!   ──────┼── below        ends takes over its place without any search.
//! ```
//!
//! The tree is a treap: a node's weight is a hash of its number, and no node is heavier than
//! the one above it. So its shape is that of a tree grown in random order, whatever the order
//! of the sides; and a place is left by a few rotations, without a way down to it.
//!
//! # Complexity
//! Expected O(log k) for a search and O(1) for a place taken or left, with k sides cut.
//!
//! Source: Aragon, Seidel, "Randomized search trees" (1989). Deviation: weights are hashes
//! of the places' numbers, so that an answer takes the same time whenever it is asked for.

use std::cmp::Ordering;

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// Not a place: both ends of the list, and the parent of the root, which is its child above.
/// So every place has neighbours and a parent.
const NONE: usize = 0;

const BELOW: usize = 0;
const ABOVE: usize = 1;

/// The sides cut, each from its lesser to its greater end.
pub(super) struct Cut<T: Coordinate> {
    places: Vec<Place<T>>,
    /// Places that were left.
    free: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place<T: Coordinate> {
    side: [Point<T>; 2],
    near: [usize; 2],
    parent: usize,
    children: [usize; 2],
}

impl<T: Coordinate> Cut<T> {
    pub(super) fn new() -> Self {
        Self { places: vec![Place::default()], free: Vec::new() }
    }

    /// The places next to a point below and above it; `None` where a side goes through it.
    pub(super) fn around(&self, p: Point<T>) -> Option<[usize; 2]> {
        let mut around = [NONE; 2];
        let mut at = self.places[NONE].children[ABOVE];
        while at != NONE {
            let Place { side: [low, high], children, .. } = &self.places[at];
            let way = match orient2d(*low, *high, p) {
                Orientation::Clockwise => BELOW,
                Orientation::Collinear => return None,
                Orientation::CounterClockwise => ABOVE,
            };
            // What the point is above of is below of it.
            around[1 - way] = at;
            at = children[way];
        }
        Some(around)
    }

    /// The places next to one.
    pub(super) fn near(&self, place: usize) -> [usize; 2] {
        self.places[place].near
    }

    /// Gives a side a place between two neighbours.
    pub(super) fn enter(&mut self, [below, above]: [usize; 2], side: [Point<T>; 2]) -> usize {
        let place = self.free.pop().unwrap_or(self.places.len());
        // Of two neighbours one is among the other's descendants, and has no child towards it.
        let (parent, way) = if self.places[below].children[ABOVE] == NONE { (below, ABOVE) } else { (above, BELOW) };
        let entry = Place { side, near: [below, above], parent, children: [NONE; 2] };
        if place == self.places.len() {
            self.places.push(entry);
        } else {
            self.places[place] = entry;
        }
        self.places[parent].children[way] = place;
        self.places[below].near[ABOVE] = place;
        self.places[above].near[BELOW] = place;
        while self.places[place].parent != NONE && weight(self.places[place].parent) < weight(place) {
            self.raise(place);
        }
        place
    }

    /// Puts a side in the place of one that ends where it begins.
    pub(super) fn replace(&mut self, place: usize, side: [Point<T>; 2]) {
        self.places[place].side = side;
    }

    /// Frees a place; what was next to it is next to each other now.
    pub(super) fn leave(&mut self, place: usize) {
        loop {
            let heir = match self.places[place].children {
                [NONE, only] | [only, NONE] => only,
                [low, high] => {
                    self.raise(if weight(low) < weight(high) { high } else { low });
                    continue;
                }
            };
            self.hang(heir, place);
            break;
        }
        let [below, above] = self.places[place].near;
        self.places[below].near[ABOVE] = above;
        self.places[above].near[BELOW] = below;
        self.free.push(place);
    }

    /// Whether two neighbours, the one below the other where the line is now, stay so until one
    /// of them ends; they may end in a common corner.
    pub(super) fn stay_apart(&self, [below, above]: [usize; 2]) -> bool {
        if below == NONE || above == NONE {
            return true;
        }
        let ([a, b], [c, d]) = (self.places[below].side, self.places[above].side);
        match b.cmp(&d) {
            Ordering::Less => orient2d(c, d, b) == Orientation::Clockwise,
            Ordering::Equal => true,
            Ordering::Greater => orient2d(a, b, d) == Orientation::CounterClockwise,
        }
    }

    /// Turns the tree about a node and its parent, which becomes its child.
    fn raise(&mut self, node: usize) {
        let parent = self.places[node].parent;
        let way = usize::from(self.places[parent].children[ABOVE] == node);
        let between = self.places[node].children[1 - way];
        self.hang(node, parent);
        self.places[parent].children[way] = between;
        self.places[between].parent = parent;
        self.places[node].children[1 - way] = parent;
        self.places[parent].parent = node;
    }

    /// Hangs a node, or nothing, where another one hangs. (Nothing has a parent too, unread.)
    fn hang(&mut self, node: usize, other: usize) {
        let parent = self.places[other].parent;
        let way = usize::from(self.places[parent].children[ABOVE] == other);
        self.places[parent].children[way] = node;
        self.places[node].parent = parent;
    }
}

/// The weight of a place in the treap: its number, mixed by the multipliers of `SplitMix64`.
fn weight(place: usize) -> u64 {
    let mixed = (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ mixed >> 27
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Random;

    impl Cut<i64> {
        /// The sides' heights upwards, and how many nodes there are from the root down to the deepest.
        fn sanity_check(&self) -> (Vec<i64>, usize) {
            let (mut heights, mut before, mut deepest) = (Vec::new(), NONE, 0);
            let mut at = self.places[NONE].near[ABOVE];
            while at != NONE {
                let Place { side, near, children, .. } = self.places[at];
                assert_eq!(near[BELOW], before);
                for (way, child) in children.into_iter().enumerate().filter(|&(_, child)| child != NONE) {
                    assert_eq!(self.places[child].parent, at);
                    assert!(weight(child) <= weight(at));
                    assert_eq!(self.places[child].side[0].y() > side[0].y(), way == ABOVE);
                }
                let way_up = std::iter::successors(Some(at), |&node| Some(self.places[node].parent));
                deepest = deepest.max(way_up.take_while(|&node| node != NONE).count());
                heights.push(side[0].y());
                (before, at) = (at, near[ABOVE]);
            }
            assert_eq!(self.places[NONE].near[BELOW], before);
            (heights, deepest)
        }
    }

    fn level(y: i64) -> [Point<i64>; 2] {
        [(0, y), (9, y)].map(Point::from)
    }

    fn enter(cut: &mut Cut<i64>, y: i64) -> Option<usize> {
        let around = cut.around(Point::from((1, y)))?;
        Some(cut.enter(around, level(y)))
    }

    /// Level sides enter and leave at random, beside a sorted list of their heights.
    #[test]
    fn places_are_in_order_whatever_comes_and_goes() {
        for range in [3, 10, 200] {
            let mut random = Random::new(5);
            let (mut cut, mut model) = (Cut::new(), Vec::<(i64, usize)>::new());
            for _ in 0..3000 {
                let y = i64::from(random.within(0, range));
                match model.binary_search_by_key(&y, |&(height, _)| height) {
                    Ok(found) => {
                        assert_eq!(enter(&mut cut, y), None, "one is there");
                        cut.leave(model.remove(found).1);
                    }
                    Err(gap) => model.insert(gap, (y, enter(&mut cut, y).unwrap())),
                }
                assert!(cut.sanity_check().0.into_iter().eq(model.iter().map(|&(height, _)| height)));
            }
            assert!(cut.places.len() <= range as usize + 2, "places are used again");
        }
    }

    #[test]
    fn the_tree_stays_low_whatever_the_order() {
        let count = 4096;
        let inwards = |i| if i % 2 == 0 { i } else { 2 * count - i };
        for heights in [(0..count).collect::<Vec<_>>(), (0..count).map(inwards).collect()] {
            let mut cut = Cut::new();
            for y in heights {
                enter(&mut cut, y).unwrap();
            }
            let (heights, deepest) = cut.sanity_check();
            assert_eq!(heights.len(), count as usize);
            // A tree grown at random has about 4.3 ln n levels at most: 36.
            assert!((12..=40).contains(&deepest), "{deepest}");
        }
    }
}

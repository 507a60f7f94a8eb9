//! A line that sweeps from left to right over sides and queries.
//!
//! ```text
//!       ╱│╲___          The sides that the line cuts, from below to above, are kept in an ordered
//!      ╱ │    ╲         set. A query looks for the side just below it: what is right above
//!     ·  ∘     ·        that side is inside or outside by the way it leads.
//!      ╲_│____╱
//! ```
//!
//! Sides do not cross, so two of them keep their order as long as both are cut; where the later one begins
//! tells it. A side serves from its left end up to before its right one: at a corner, those that end have gone
//! when those that begin come. Just to the right of the query the picture is the same for a point that is not on
//! the boundary. Points at corners and on upright sides, which no such line cuts in one point, are looked up.
//!
//! Time O((n + q) log n) for n corners and q queries, space O(n + q).
//!
//! Source: Shamos, Hoey, "Geometric intersection problems" (1976), for the order of the sides.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashSet},
};

type Point = (i64, i64);

pub(super) fn sweep(ring: &[Point], queries: &[Point]) -> Vec<i8> {
    let boundary = Upright::of(ring);
    let sides = sides(ring);
    // When sides end, and then when they begin.
    let mut events: Vec<(i64, bool, usize)> = Vec::with_capacity(2 * sides.len());
    for (i, side) in sides.iter().enumerate() {
        events.extend([(side.left.0, true, i), (side.right.0, false, i)]);
    }
    events.sort_unstable();
    let mut order: Vec<usize> = (0..queries.len()).collect();
    order.sort_unstable_by_key(|&i| queries[i]);

    let mut answer = vec![-1; queries.len()];
    let mut cut: BTreeSet<Side> = BTreeSet::new();
    let mut events = events.into_iter().peekable();
    for i in order {
        let query = queries[i];
        while let Some((_, begins, side)) = events.next_if(|event| event.0 <= query.0) {
            if begins {
                cut.insert(sides[side]);
            } else {
                cut.remove(&sides[side]);
            }
        }
        let below = cut.range(..=Side { left: query, right: query, inside_above: false }).next_back();
        answer[i] = match below {
            _ if boundary.has(query) => 0,
            Some(side) if cross(side.left, side.right, query) == 0 => 0,
            Some(side) if side.inside_above => 1,
            _ => -1,
        };
    }
    answer
}

/// A side that is not upright; or a query, as a side without length.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Side {
    left: Point,
    right: Point,
    inside_above: bool,
}

impl Side {
    /// `Greater` where this begins above the other side, which began no later.
    fn begins_against(&self, earlier: &Self) -> Ordering {
        let height = |p: Point| cross(earlier.left, earlier.right, p).cmp(&0);
        // From a common corner, the right ends tell.
        height(self.left).then_with(|| height(self.right))
    }
}

impl Ord for Side {
    fn cmp(&self, other: &Self) -> Ordering {
        let is_query = |side: &Self| side.left == side.right;
        if is_query(self) || !is_query(other) && self.left.0 >= other.left.0 {
            self.begins_against(other)
        } else {
            other.begins_against(self).reverse()
        }
    }
}

impl PartialOrd for Side {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The sides that are not upright.
fn sides(ring: &[Point]) -> Vec<Side> {
    let next = |i: usize| ring[(i + 1) % ring.len()];
    let turning = |i: usize| i128::from(ring[i].0 * next(i).1 - next(i).0 * ring[i].1);
    let counter_clockwise = (0..ring.len()).map(turning).sum::<i128>() > 0;
    let not_upright = (0..ring.len()).filter(|&i| ring[i].0 != next(i).0);
    not_upright
        .map(|i| {
            let (a, b) = (ring[i], next(i));
            Side { left: a.min(b), right: a.max(b), inside_above: (a < b) == counter_clockwise }
        })
        .collect()
}

/// Corners and upright sides.
struct Upright {
    corners: HashSet<Point>,
    /// The lower and the upper end of each side, sorted.
    sides: Vec<(Point, Point)>,
}

impl Upright {
    fn of(ring: &[Point]) -> Self {
        let all = (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()]));
        let mut sides: Vec<(Point, Point)> =
            all.filter(|(a, b)| a.0 == b.0).map(|(a, b)| (a.min(b), a.max(b))).collect();
        sides.sort_unstable();
        Self { corners: ring.iter().copied().collect(), sides }
    }

    fn has(&self, p: Point) -> bool {
        let after = self.sides.partition_point(|side| side.0 <= p);
        let on_side = after.checked_sub(1).is_some_and(|last| p <= self.sides[last].1);
        on_side || self.corners.contains(&p)
    }
}

/// Positive where p is to the left of the way from a to b: above, if b is to the right.
fn cross(a: Point, b: Point, p: Point) -> i64 {
    (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
}

//! Throwing away what is certainly inside, before anything is sorted.
//!
//! Eight extreme points, one for each of the directions of a compass, make a
//! polygon in the hull. What is strictly between its lower and its upper edge is no
//! point of the boundary. The four diagonal ones enclose a rectangle, which four
//! comparisons ask for:
//!
//! ```text
//!         NW·─────N─────·NE
//!         ╱┌───────────┐ ╲        E.g. its right side is the lesser x of NE and SE:
//!        W │           │  E       left of it the edges NW–NE and SW–SE lie
//!         ╲└───────────┘ ╱        above and below, by comparisons alone.
//!         SW·─────S─────·SE
//! ```
//!
//! Which points are picked as extreme does not matter for the answer, so that may be
//! decided by rounded sums. What is thrown away is beyond doubt: a point that the
//! filter of `f64` cannot tell is kept.
//!
//! # Complexity
//! O(n). Of n points in a square all but O(√n) go, of a disk nine in ten, of a circle none.
//!
//! Source: Akl, Toussaint, "A fast convex hull algorithm" (1978); eight directions
//! instead of four, and the rectangle before the polygon.

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// Fewer points are sorted at once.
pub(super) const WORTH_IT: usize = 64;
/// So many points are looked at again where one of them is extreme so far.
const BLOCK: usize = 64;
/// Where of so many points none is inside, as on a circle, hardly any is.
const SAMPLE: usize = 32;

/// An extreme point in each direction, counter-clockwise from east on.
pub(super) type Compass<T> = [Point<T>; 8];

/// The points without some that are strictly inside of the hull, in order.
pub(super) fn outer<T: Coordinate>(points: &[Point<T>], compass: Compass<T>) -> Vec<Point<T>> {
    let inside = Rectangle::within(compass);
    let chains = Chains::between(compass);
    let mut sample = points.iter().step_by(points.len().div_ceil(SAMPLE));
    if sample.all(|&p| !inside.contains(p) && !chains.certainly_enclose(p)) {
        return points.to_vec();
    }
    // Without branches on the data, which would be coin tosses near the rectangle's sides.
    let mut kept = vec![compass[0]; points.len()];
    let mut length = 0;
    for &p in points {
        kept[length] = p;
        length += usize::from(!inside.contains(p));
    }
    let mut stay = 0;
    for index in 0..length {
        let p = kept[index];
        kept[stay] = p;
        stay += usize::from(!chains.certainly_enclose(p));
    }
    kept.truncate(stay);
    kept
}

/// The least and the greatest of all points, if they are on one line.
pub(super) fn ends_of_line<T: Coordinate>(points: &[Point<T>], compass: Compass<T>) -> Option<[Point<T>; 2]> {
    let on_line = |[a, b]: [Point<T>; 2], p: Point<T>| p == a || orient2d(a, b, p) == Orientation::Collinear;
    let [east, _, _, _, west, ..] = compass;
    if points.iter().all(|p| p.x() == east.x()) {
        let least = points.iter().fold(east, |least, &p| if p.y() < least.y() { p } else { least });
        let greatest = points.iter().fold(east, |greatest, &p| if p.y() > greatest.y() { p } else { greatest });
        return Some([least, greatest]);
    }
    if compass.iter().any(|&p| !on_line([west, east], p)) {
        return None;
    }
    let ends = points.iter().fold([points[0]; 2], |[least, greatest], &p| [least.min(p), greatest.max(p)]);
    points.iter().all(|&p| on_line(ends, p)).then_some(ends)
}

/// A point in each direction that no other exceeds, but for rounding.
pub(super) fn extremes<T: Coordinate>(points: &[Point<T>]) -> Compass<T> {
    let mut found = [points[0]; 8];
    let mut best = [f64::NEG_INFINITY; 8];
    for block in points.chunks(BLOCK) {
        let mut greatest = [f64::NEG_INFINITY; 8];
        for &p in block {
            for (most, along) in greatest.iter_mut().zip(places(p)) {
                *most = if along > *most { along } else { *most };
            }
        }
        if (0..8).any(|direction| greatest[direction] > best[direction]) {
            for &p in block {
                for (direction, along) in places(p).into_iter().enumerate() {
                    if along > best[direction] {
                        best[direction] = along;
                        found[direction] = p;
                    }
                }
            }
        }
    }
    found
}

/// How far the point is in each direction.
#[inline]
fn places<T: Coordinate>(p: Point<T>) -> [f64; 8] {
    let p = p.to_f64();
    let (x, y) = (p.x(), p.y());
    [x, x + y, y, y - x, -x, -x - y, -y, x - y]
}

/// The edges of the polygon from west to east, below and above.
struct Chains<T> {
    /// Of each, four edges from west to east.
    below: [Point<T>; 5],
    above: [Point<T>; 5],
}

impl<T: Coordinate> Chains<T> {
    fn between([east, ne, north, nw, west, sw, south, se]: Compass<T>) -> Self {
        // Rounded sums may have picked points out of order, and then the edge does not
        // span the x that it is picked for: without the middle ones it does.
        let ordered = |chain: [Point<T>; 5]| {
            if chain.windows(2).all(|edge| edge[0].x() <= edge[1].x()) {
                chain
            } else {
                [chain[0], chain[0], chain[0], chain[0], chain[4]]
            }
        };
        Self { below: ordered([west, sw, south, se, east]), above: ordered([west, nw, north, ne, east]) }
    }

    /// Whether the point is certainly above an edge of one chain and below one of the other,
    /// and neither the leftmost nor the rightmost.
    #[inline]
    fn certainly_enclose(&self, p: Point<T>) -> bool {
        let edge = |chain: &[Point<T>; 5]| {
            let edge = usize::from(chain[1].x() < p.x())
                + usize::from(chain[2].x() < p.x())
                + usize::from(chain[3].x() < p.x());
            [chain[edge], chain[edge + 1]]
        };
        let ([a, b], [c, d]) = (edge(&self.below), edge(&self.above));
        (self.below[0].x() < p.x())
            & (p.x() < self.below[4].x())
            & T::certainly_left(a, b, p)
            & T::certainly_left(d, c, p)
    }
}

/// An open rectangle.
struct Rectangle<T> {
    left: T,
    right: T,
    bottom: T,
    top: T,
}

impl<T: Coordinate> Rectangle<T> {
    fn within([_, ne, _, nw, _, sw, _, se]: Compass<T>) -> Self {
        let least = |a: T, b: T| if b < a { b } else { a };
        let greatest = |a: T, b: T| if b > a { b } else { a };
        Self {
            left: greatest(nw.x(), sw.x()),
            right: least(ne.x(), se.x()),
            bottom: greatest(sw.y(), se.y()),
            top: least(nw.y(), ne.y()),
        }
    }

    #[inline]
    fn contains(&self, p: Point<T>) -> bool {
        (self.left < p.x()) & (p.x() < self.right) & (self.bottom < p.y()) & (p.y() < self.top)
    }
}

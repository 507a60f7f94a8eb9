//! Throwing away what is certainly inside, before anything is sorted.
//!
//! Eight extreme points, one for each of the directions of a compass, make a
//! polygon in the hull. What is strictly inside of it is no hull point. The four
//! diagonal ones enclose a rectangle, which four comparisons ask for:
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
//! decided by rounded sums; what is thrown away is decided exactly.
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
const WORTH_IT: usize = 64;

/// The points without some that are strictly inside of the hull, in order.
pub(super) fn outer<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    if points.len() < WORTH_IT {
        return points.to_vec();
    }
    let compass = extremes(points);
    let inside = Rectangle::within(compass);
    let edges = edges(compass);
    let outside = points.iter().filter(|&&p| !inside.contains(p));
    let certainly_inside =
        |p| !edges.is_empty() && edges.iter().all(|&[a, b]| orient2d(a, b, p) == Orientation::CounterClockwise);
    outside.copied().filter(|&p| !certainly_inside(p)).collect()
}

/// An extreme point in each direction, counter-clockwise from east on.
fn extremes<T: Coordinate>(points: &[Point<T>]) -> [Point<T>; 8] {
    let mut found = [points[0]; 8];
    let mut best = [f64::NEG_INFINITY; 8];
    for &point in points {
        let p = point.to_f64();
        let (x, y) = (p.x(), p.y());
        for (direction, along) in [x, x + y, y, y - x, -x, -x - y, -y, x - y].into_iter().enumerate() {
            if along > best[direction] {
                best[direction] = along;
                found[direction] = point;
            }
        }
    }
    found
}

/// The sides of the polygon: a point left of all of them has it wound around itself.
fn edges<T: Coordinate>(compass: [Point<T>; 8]) -> Vec<[Point<T>; 2]> {
    let next = |side: usize| compass[(side + 1) % compass.len()];
    (0..compass.len()).map(|side| [compass[side], next(side)]).filter(|[a, b]| a != b).collect()
}

/// An open rectangle.
struct Rectangle<T> {
    left: T,
    right: T,
    bottom: T,
    top: T,
}

impl<T: Coordinate> Rectangle<T> {
    fn within([_, ne, _, nw, _, sw, _, se]: [Point<T>; 8]) -> Self {
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

//! The convex hull: the smallest convex polygon around a set of points.
//!
//! ```text
//!        ·───────·                  kept: ·   inside: ∘
//!      ╱     ∘     ╲
//!     · ∘        ∘  ·               given: the points, in any order
//!      ╲   ∘      ╱                 answer: the corners, counter-clockwise,
//!        ·──────·                           from the lexicographically least on
//! ```
//!
#![doc = include_str!("../../pictures/hull.svg")]
//!
//! | function | keeps |
//! |---|---|
//! | [`convex_hull`] | the corners: no three of them on one line |
//! | [`convex_hull_with_collinear`] | every point on the boundary |
//! | [`convex_hull_within`] | the corners that a [`Tolerance`](crate::Tolerance) does not let go |
//! | [`merged_hulls`] | the corners of the hull of two hulls |
//! | [`convex_layers`] | all points: the hull, the hull of the rest, and so on |
//! | [`gift_wrapping`] | the corners, found naively: the oracle |
//!
//! The recommended way throws away what lies strictly inside of a polygon of eight
//! extreme points (Akl and Toussaint 1978), most of it by four comparisons with a
//! rectangle, and takes a chain of left turns over the rest in lexicographic order
//! (Andrew 1979). Every decision is an exact predicate, so the answer is strictly
//! convex and contains every point, whatever the input; the peers' hulls of
//! near-collinear points are often neither.
//!
//! Of a million points in a square, in a disk, on a grid or on a circle it takes 0.3 to 0.4
//! of the time of the fastest other crate that was tried (`benches`, bars `hull`), near a
//! line 0.14 of that of the only one that is right.
//!
//! # Under three kernels
//! The type of the coordinates picks the arithmetic: `f64`, where each sign is
//! exact, or integers. A tolerance is a length and comes last, after the exact hull:
//! ```
//! use kihon_geometry::{Point, Tolerance, convex_hull, convex_hull_within};
//!
//! // A square of 10 whose lower edge bulges by a hundredth.
//! let corners = [(0, 1), (500, 0), (1000, 1), (1000, 1001), (0, 1001), (500, 500)];
//!
//! let integers = corners.map(Point::<i32>::from);
//! assert_eq!(convex_hull(&integers).len(), 5);
//!
//! let floats = corners.map(|(x, y)| Point::new(f64::from(x) / 100.0, f64::from(y) / 100.0).unwrap());
//! assert_eq!(convex_hull(&floats).len(), 5);
//!
//! let hull = convex_hull_within(&floats, Tolerance::new(0.02, 0.0)?);
//! assert_eq!(hull, [floats[0], floats[2], floats[3], floats[4]]);
//! # Ok::<(), kihon_geometry::ToleranceError>(())
//! ```
//!
//! # Why a tolerance comes last
//! The contest habit puts it into the chain: it drops a corner when
//! |cross product| ≤ ε. That is twice an area, small for every triangle with a short
//! side, so each step of a finely sampled arc looks straight, and the whole arc goes:
//! ```
//! use kihon_geometry::{Point, Tolerance, convex_hull_within};
//!
//! // A parabola from (0, 0) to (0.02, 0.0004).
//! let arc: Vec<Point> =
//!     (0..=1000).map(|i| f64::from(i) * 2e-5).map(|x| Point::new(x, x * x).unwrap()).collect();
//! let ends = [arc[0], arc[1000]];
//!
//! let mut raw: Vec<Point> = Vec::new();
//! for &p in &arc {
//!     while let [.., a, b] = raw[..]
//!         && (b - a).cross(p - a) <= 1e-8
//!     {
//!         raw.pop();
//!     }
//!     raw.push(p);
//! }
//! // (0.01, 0.0001), a point of the arc, is 10,000 ε away from what is left.
//! assert_eq!(raw, ends);
//!
//! let hull = convex_hull_within(&arc, Tolerance::default());
//! assert!(hull.len() > 50 && hull.len() < 200);
//! assert_eq!(convex_hull_within(&arc, Tolerance::new(0.0001, 0.0)?), ends);
//! # Ok::<(), kihon_geometry::ToleranceError>(())
//! ```

mod filter;
mod gift;
mod layers;
mod within;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
};

pub use gift::gift_wrapping;
pub use layers::{convex_layers, merged_hulls};
pub use within::convex_hull_within;

/// The corners of the convex hull, counter-clockwise from the least on, no three on one line.
///
/// One point where all are equal, the two ends where all are on one line, nothing of nothing.
///
/// # Complexity
/// O(n + m log m) time and O(m) space for n points, of which m are outside of the
/// polygon of their eight extremes: of a square or a disk few, of a circle all. Where none
/// of 32 of them, evenly spread over the input, is inside, all n count as outside.
///
/// # Accuracy
/// Exact for every coordinate type: the corners are input points, strictly convex
/// and contain every input point by exact arithmetic.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, convex_hull};
/// let points = [(0, 0), (2, 0), (1, 0), (1, 1), (2, 2), (0, 2), (2, 0)].map(Point::<i64>::from);
/// assert_eq!(convex_hull(&points), [(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::from));
/// assert_eq!(convex_hull(&points[..3]), [(0, 0), (2, 0)].map(Point::from));
/// assert!(convex_hull::<f64>(&[]).is_empty());
/// ```
#[must_use]
pub fn convex_hull<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    chain(points, |turn| turn == Orientation::CounterClockwise)
}

/// Every point on the boundary of the convex hull, counter-clockwise from the least on.
///
/// Each point once, however often it is given. Where all are on one line: all of
/// them, along the line.
///
/// # Complexity
/// As [`convex_hull`].
///
/// # Accuracy
/// Exact, as [`convex_hull`].
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, convex_hull_with_collinear};
/// let points = [(0, 0), (2, 0), (1, 0), (1, 1), (2, 2), (0, 2), (2, 0)].map(Point::<i64>::from);
/// let boundary = [(0, 0), (1, 0), (2, 0), (2, 2), (0, 2)].map(Point::from);
/// assert_eq!(convex_hull_with_collinear(&points), boundary);
/// assert_eq!(convex_hull_with_collinear(&points[..3]), [(0, 0), (1, 0), (2, 0)].map(Point::from));
/// ```
#[must_use]
pub fn convex_hull_with_collinear<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    chain(points, |turn| turn != Orientation::Clockwise)
}

/// Andrew's chain: the lower boundary from left to right, the upper one back, keeping
/// the turns that `keep` accepts.
fn chain<T: Coordinate>(points: &[Point<T>], keep: impl Fn(Orientation) -> bool) -> Vec<Point<T>> {
    let mut rest = if points.len() < filter::WORTH_IT {
        points.to_vec()
    } else if points.iter().all(|p| *p == points[0]) {
        vec![points[0]]
    } else {
        let compass = filter::extremes(points);
        match filter::ends_of_line(points, compass) {
            Some([first, last]) if !keep(Orientation::Collinear) => vec![first, last],
            Some(_) => points.to_vec(),
            None => filter::outer(points, compass),
        }
    };
    sort(&mut rest);
    of_sorted(rest, keep)
}

/// The same of points in order.
fn of_sorted<T: Coordinate>(mut sorted: Vec<Point<T>>, keep: impl Fn(Orientation) -> bool) -> Vec<Point<T>> {
    sorted.dedup();
    let [first, .., last] = sorted[..] else { return sorted };
    if sorted.iter().all(|&p| orient2d(first, last, p) == Orientation::Collinear) {
        return if keep(Orientation::Collinear) { sorted } else { vec![first, last] };
    }
    let mut hull = half(sorted.iter().copied(), &keep);
    hull.extend(half(sorted.iter().rev().copied(), &keep));
    hull
}

/// Sorts lexicographically: by x alone, which takes half of the time, then equal ones by y.
fn sort<T: Coordinate>(points: &mut [Point<T>]) {
    // No coordinate is NaN. Said so, the comparison has no branch.
    points.sort_unstable_by(|p, q| p.x().partial_cmp(&q.x()).unwrap_or(Ordering::Equal));
    for column in points.chunk_by_mut(|p, q| p.x() == q.x()) {
        if column.len() > 1 {
            column.sort_unstable_by(|p, q| p.y().partial_cmp(&q.y()).unwrap_or(Ordering::Equal));
        }
    }
}

/// One boundary, its last point left to the other.
fn half<T: Coordinate>(points: impl Iterator<Item = Point<T>>, keep: impl Fn(Orientation) -> bool) -> Vec<Point<T>> {
    let mut chain: Vec<Point<T>> = Vec::new();
    for p in points {
        while let [.., a, b] = chain[..]
            && !keep(orient2d(a, b, p))
        {
            chain.pop();
        }
        chain.push(p);
    }
    chain.pop();
    chain
}

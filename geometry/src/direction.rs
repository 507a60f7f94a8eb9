//! Directions, each given by two points, compared without ever being wrong.
//!
//! ```text
//!     3 ╲   ╱ 2            p ┆     ┆ q
//!        ╲ ╱                 ·     ┆          sorted by angle from the x axis on;
//!   ──────·────── 1    a ────┆─────·──▸ b     along the way from a to b, p before q
//!        ╱ ╲                 ┆     ┆
//!     4 ╱   ╲ 5
//! ```
//!
//! The vector from one `f64` point to another is in general no pair of `f64`, so
//! these predicates take the points themselves. An angle is compared by its half
//! plane, which the order of coordinates tells, and within it by [`turn`]: no
//! arctangent, whose rounding would make different directions equal.
//!
//! # Complexity
//! O(1).

use std::cmp::Ordering;

use crate::{coordinate::Coordinate, distance::compare_distance, orientation::Orientation, point::Point};

/// How the direction of `second` is turned against that of `first`, each leading
/// from its first point to its second: the sign of their cross product.
///
/// Collinear where they are parallel, opposite, or where one has no length.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Orientation, Point, turn};
/// let [a, b, c, d] = [(0, 0), (4, 1), (9, 9), (5, 8)].map(Point::<i64>::from);
/// assert_eq!(turn([a, b], [c, d]), Orientation::Collinear);
/// assert_eq!(turn([a, b], [a, c]), Orientation::CounterClockwise);
/// ```
#[inline]
#[must_use]
pub fn turn<T: Coordinate>(first: [Point<T>; 2], second: [Point<T>; 2]) -> Orientation {
    T::cross_sign(first, second).into()
}

/// Whether `p` comes before `q` on the way from `along[0]` to `along[1]`: `Less`
/// where it does, `Equal` where the line through both is perpendicular to the way.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, compare_along};
/// let [a, b, p, q] = [(0, 0), (2, 1), (5, 0), (4, 2)].map(Point::<i32>::from);
/// assert_eq!(compare_along([a, b], a, p), Ordering::Less);
/// assert_eq!(compare_along([a, b], p, q), Ordering::Equal);
/// assert_eq!(compare_along([b, a], b, p), Ordering::Greater);
/// ```
#[inline]
#[must_use]
pub fn compare_along<T: Coordinate>(along: [Point<T>; 2], p: Point<T>, q: Point<T>) -> Ordering {
    T::dot_sign(along, [q, p])
}

/// Compares two directions by the angle from the x axis, counter-clockwise from 0
/// up to a whole turn; one of no length comes before all others.
///
/// A total order: directions are equal where they are parallel and point the same way.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, compare_directions};
///
/// let [o, east, north, low] = [(0, 0), (5, 0), (0, 1), (9, -1)].map(Point::<i64>::from);
/// assert_eq!(compare_directions([o, east], [o, north]), Ordering::Less);
/// assert_eq!(compare_directions([o, low], [o, north]), Ordering::Greater);
/// assert_eq!(compare_directions([o, low], [Point::from((-9, 1)), o]), Ordering::Equal);
/// ```
#[inline]
#[must_use]
pub fn compare_directions<T: Coordinate>(first: [Point<T>; 2], second: [Point<T>; 2]) -> Ordering {
    let halves = half_plane(first).cmp(&half_plane(second));
    // Within a half plane the first has the smaller angle where the second is to its left.
    halves.then_with(|| T::cross_sign(first, second).reverse())
}

/// Compares `p` and `q` by the angle at which they are seen from `center`, from the
/// x axis counter-clockwise; the centre itself comes first.
///
/// Points seen at the same angle are equal here; [`compare_distance`]
/// tells which of them is nearer.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, PointError, compare_angle, compare_distance, point::points_from};
///
/// let center = Point::new(1.0, 1.0)?;
/// let mut points = points_from(&[(1.0, 0.0), (3.0, 3.0), (0.0, 1.0), (2.0, 2.0), (1.0, 1.0), (2.0, 1.0)])?;
/// points.sort_by(|&p, &q| compare_angle(center, p, q).then_with(|| compare_distance(center, p, q)));
/// assert_eq!(points, points_from(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (3.0, 3.0), (0.0, 1.0), (1.0, 0.0)])?);
/// # Ok::<(), PointError>(())
/// ```
#[inline]
#[must_use]
pub fn compare_angle<T: Coordinate>(center: Point<T>, p: Point<T>, q: Point<T>) -> Ordering {
    compare_directions([center, p], [center, q])
}

/// Sorts points by the angle at which they are seen from `center`, from the x axis
/// counter-clockwise, the nearer of those at one angle first; the centre itself comes first of all.
///
/// # Complexity
/// O(n log n) for n points.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, sort_by_angle};
/// let mut points = [(0, -1), (2, 2), (-3, 0), (1, 1), (4, 0)].map(Point::<i32>::from);
/// sort_by_angle(Point::ORIGIN, &mut points);
/// assert_eq!(points, [(4, 0), (1, 1), (2, 2), (-3, 0), (0, -1)].map(Point::from));
/// ```
pub fn sort_by_angle<T: Coordinate>(center: Point<T>, points: &mut [Point<T>]) {
    points.sort_unstable_by(|&p, &q| compare_angle(center, p, q).then_with(|| compare_distance(center, p, q)));
}

/// 0 for no direction, 1 for angles in [0, π), 2 for those in [π, 2π).
#[inline]
fn half_plane<T: Coordinate>([a, b]: [Point<T>; 2]) -> u8 {
    match (b.y().compare(a.y()), b.x().compare(a.x())) {
        (Ordering::Equal, Ordering::Equal) => 0,
        (Ordering::Greater, _) | (Ordering::Equal, Ordering::Greater) => 1,
        _ => 2,
    }
}

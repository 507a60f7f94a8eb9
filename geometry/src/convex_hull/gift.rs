//! The hull as one would wrap a gift: from each corner to the next.
//!
//! From a corner, the next one is the point that has no other to the right of the
//! way to it; of several on that way, the farthest. Slow, and too simple to be wrong.
//!
//! Source: Jarvis, "On the identification of the convex hull of a finite set of
//! points in the plane" (1973).

use crate::{
    coordinate::Coordinate,
    distance::compare_distance,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// The corners of the convex hull: as [`convex_hull`](super::convex_hull), naively.
///
/// # Complexity
/// O(n h) time for n points and h corners.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, convex_hull, convex_hull::gift_wrapping};
/// let points = [(3, 1), (0, 0), (2, 5), (2, 1), (4, 0)].map(Point::<i32>::from);
/// assert_eq!(gift_wrapping(&points), [(0, 0), (4, 0), (2, 5)].map(Point::from));
/// assert_eq!(gift_wrapping(&points), convex_hull(&points));
/// ```
#[must_use]
pub fn gift_wrapping<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    let Some(&first) = points.iter().min() else { return Vec::new() };
    let mut hull = vec![first];
    loop {
        let from = hull[hull.len() - 1];
        let others = points.iter().copied().filter(|&p| p != from);
        let next = others.reduce(|best, p| match orient2d(from, best, p) {
            Orientation::Clockwise => p,
            Orientation::Collinear if compare_distance(from, best, p).is_lt() => p,
            _ => best,
        });
        match next {
            Some(corner) if corner != first => hull.push(corner),
            _ => return hull,
        }
    }
}

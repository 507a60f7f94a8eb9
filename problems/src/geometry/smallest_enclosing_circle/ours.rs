//! The library's [`smallest_enclosing_circle`]: farthest first, by blocks, with filters.

use kihon_geometry::{Point, smallest_enclosing_circle};

/// Centre and radius of the smallest circle around the points; `None` of no points.
///
/// # Complexity
/// O(n) expected time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::ours;
/// assert_eq!(ours(&[(0, 0), (8, 0), (4, 1)]), Some(((4.0, 0.0), 4.0)));
/// ```
pub fn ours(points: &[(i64, i64)]) -> Option<((f64, f64), f64)> {
    let points: Vec<Point<i64>> = points.iter().map(|&p| Point::from(p)).collect();
    let circle = smallest_enclosing_circle(&points)?;
    Some(((circle.center().x(), circle.center().y()), circle.radius()))
}

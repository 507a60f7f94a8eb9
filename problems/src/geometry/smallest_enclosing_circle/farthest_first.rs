//! From circle to circle, each through the point that was farthest outside.
//!
//! Start with any point. Find the point farthest from the centre; if it is in the circle,
//! all are, and the circle is the smallest. Else it is on the next circle, together with one
//! or two of the at most three points that hold this one: of the few circles through it and
//! those the smallest one around them is found by trying.
//!
//! Each circle is larger than the one before, so it ends. How many circles there are is not
//! proven to be few; some ten are seen on any input, and each costs one pass over the points
//! in whatever order. Time O(n) a circle, space O(1).
//!
//! Source: Gärtner, "Fast and robust smallest enclosing balls" (1999).

use super::{Circle, naive::search};

/// Centre and radius of the smallest circle around the points; `None` of no points.
///
/// # Complexity
/// O(k·n) time for k circles, O(1) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::farthest_first;
/// assert_eq!(farthest_first(&[(0, 0), (8, 0), (4, 1)]), Some(((4.0, 0.0), 4.0)));
/// ```
pub fn farthest_first(points: &[(i64, i64)]) -> Option<((f64, f64), f64)> {
    let mut support = vec![*points.first()?];
    let mut circle = Circle::point(support[0]);
    loop {
        let farthest = *points.iter().max_by_key(|&&p| circle.squared_distance(p))?;
        if circle.contains(farthest) {
            return Some(circle.rounded());
        }
        support.push(farthest);
        // The smallest circle of at most four points, and which of them are on it.
        circle = search(&support)?;
        let on = |p: &(i64, i64)| circle.squared_distance(*p) == circle.squared_distance(farthest);
        support.retain(on);
    }
}

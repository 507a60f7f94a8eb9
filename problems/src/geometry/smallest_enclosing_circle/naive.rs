//! Every pair as a diameter, then the circle of every acute triangle.
//!
//! The smallest circle is one of these, and each of these that contains all points is the
//! smallest: no smaller one contains the ends of a diameter, or the corners of an acute
//! triangle. So the first that contains all is the answer.
//!
//! Time O(n⁴): n³/6 triples with n points each, though most fail after a few points. Space
//! O(1). It is the oracle of everything else here.

use super::Circle;

/// Centre and radius of the smallest circle around the points; `None` of no points.
///
/// # Complexity
/// O(n⁴) time, O(1) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::naive;
/// assert_eq!(naive(&[(0, 0), (8, 0), (4, 1)]), Some(((4.0, 0.0), 4.0)));
/// ```
pub fn naive(points: &[(i64, i64)]) -> Option<((f64, f64), f64)> {
    search(points).map(|circle| circle.rounded())
}

pub(super) fn search(points: &[(i64, i64)]) -> Option<Circle> {
    let encloses = |circle: &Circle| points.iter().all(|&p| circle.contains(p));
    for (i, &p) in points.iter().enumerate() {
        // A point is a circle, of radius 0; so is the pair of it with itself.
        if let Some(circle) = points[i..].iter().map(|&q| Circle::over(p, q)).find(encloses) {
            return Some(circle);
        }
    }
    for (i, &p) in points.iter().enumerate() {
        for (j, &q) in points[..i].iter().enumerate() {
            let acute = |r: &&(i64, i64)| is_acute(p, q, **r) && is_acute(q, **r, p) && is_acute(**r, p, q);
            let thirds = points[..j].iter().filter(acute);
            if let Some(circle) = thirds.filter_map(|&r| Circle::through(p, q, r)).find(encloses) {
                return Some(circle);
            }
        }
    }
    None
}

/// Whether the angle at p is less than a right one.
fn is_acute(p: (i64, i64), q: (i64, i64), r: (i64, i64)) -> bool {
    (q.0 - p.0) * (r.0 - p.0) + (q.1 - p.1) * (r.1 - p.1) > 0
}

//! Three loops over the points in random order.
//!
//! If a point is outside of the smallest circle of those before it, it is *on* the smallest
//! circle with it. Then the same is asked again, for the points before and a circle through
//! this one; and within that, once more, for a circle through two. With three points on it
//! a circle is determined.
//!
//! In random order point i is one of the at most three that hold the circle of the first i
//! with probability 3/i, and only then a loop over i points is run: 3 steps on average.
//! The same holds for the inner loop. Time O(n) expected, for every input; space O(n) for
//! the shuffled copy.
//!
//! Source: Welzl, "Smallest enclosing disks (balls and ellipsoids)" (1991). Deviation: loops
//! in place of recursion, which would be n deep; as in de Berg et al., "Computational
//! Geometry", section 4.7.

use super::Circle;

/// Centre and radius of the smallest circle around the points; `None` of no points.
///
/// # Complexity
/// O(n) expected time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::smallest_enclosing_circle::incremental;
/// assert_eq!(incremental(&[(-3, 4), (4, 3), (0, -5), (0, 0)]), Some(((0.0, 0.0), 5.0)));
/// ```
pub fn incremental(points: &[(i64, i64)]) -> Option<((f64, f64), f64)> {
    three_loops(&shuffled(points)).map(|circle| circle.rounded())
}

/// The circle, by the points in the order given.
pub(super) fn three_loops(points: &[(i64, i64)]) -> Option<Circle> {
    let mut circle = Circle::point(*points.first()?);
    for (i, &p) in points.iter().enumerate() {
        if circle.contains(p) {
            continue;
        }
        circle = Circle::point(p);
        for (j, &q) in points[..i].iter().enumerate() {
            if circle.contains(q) {
                continue;
            }
            circle = Circle::over(p, q);
            for &r in &points[..j] {
                if !circle.contains(r) {
                    // On one line only rounding could bring them here.
                    circle = Circle::through(p, q, r).unwrap_or(circle);
                }
            }
        }
    }
    Some(circle)
}

/// Fisher and Yates's shuffle, by a generator of Marsaglia's (xorshift).
pub(super) fn shuffled(points: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut points = points.to_vec();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for i in (1..points.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        points.swap(i, (state % (i as u64 + 1)) as usize);
    }
    points
}

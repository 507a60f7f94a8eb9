//! The hull under a tolerance: corners dropped that a chord passes closely enough.
//!
//! From a kept corner the chord goes as far along the exact hull as it can with
//! every corner that it skips within the tolerance. Each is measured against the
//! chord that replaces it, not against a neighbour that may have moved already,
//! so the errors of many small steps cannot add up. Longer chords are tried by
//! doubling, then halving.

use super::convex_hull;
use crate::{kernel::float, point::Point, tolerance::Tolerance};

/// The convex hull without the corners that the rest can do without: every point
/// given is inside of the answer or within the tolerance of it.
///
/// The answer is a subset of [`convex_hull`]'s in the same order, begins with the
/// least point, and is strictly convex. It has two corners or one where the
/// tolerance is as long as the hull is wide or long.
///
/// # Complexity
/// O(h log h) time after the exact hull of h corners.
///
/// # Accuracy
/// The tolerance's length is compared exactly with distances of real numbers; its
/// relative part is relative to the greatest coordinate of the hull.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Tolerance, convex_hull, convex_hull_within};
/// let points = [(0.0, 0.0), (1.0, -1e-9), (2.0, 0.0), (1.0, 5.0)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(convex_hull(&points).len(), 4);
/// let [a, _, b, c] = points;
/// assert_eq!(convex_hull_within(&points, Tolerance::default()), [a, b, c]);
/// assert_eq!(convex_hull_within(&points, Tolerance::EXACT), convex_hull(&points));
/// ```
#[must_use]
pub fn convex_hull_within(points: &[Point], tolerance: Tolerance) -> Vec<Point> {
    let hull = convex_hull(points);
    let length = tolerance.length_among(&hull);
    if hull.len() < 2 || length == 0.0 {
        return hull;
    }
    // The corner after the last is the first again.
    let corner = |index: usize| hull[index % hull.len()];
    let passes = |from: usize, to: usize| {
        let chord = [corner(from), corner(to)];
        (from + 1..to).all(|skipped| float::compare_distance_to_segment(chord, corner(skipped), length).is_le())
    };
    let mut kept = Vec::new();
    let mut from = 0;
    while from < hull.len() {
        kept.push(hull[from]);
        from = farthest(from + 1, hull.len(), |to| passes(from, to));
    }
    kept
}

/// The end of a way up from `near`, which is good: by steps that double while they
/// are good, then halve.
fn farthest(near: usize, end: usize, good: impl Fn(usize) -> bool) -> usize {
    let (mut reached, mut step) = (near, 1);
    while reached + step <= end && good(reached + step) {
        reached += step;
        step *= 2;
    }
    while step > 0 {
        if reached + step <= end && good(reached + step) {
            reached += step;
        }
        step /= 2;
    }
    reached
}

//! Whether a ring is convex.

use crate::{
    coordinate::Coordinate,
    direction::{compare_along, turn},
    orientation::Orientation,
    point::Point,
};

/// Whether a ring is the boundary of a convex region, gone around once, either way.
/// Corners may repeat one after another and lie within a side; what has no area is not convex.
///
/// [`ConvexPolygon::new`](crate::ConvexPolygon::new) says which corner is at fault.
///
/// # Complexity
/// O(n) for n corners.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::is_convex};
/// let ring = [(0, 0), (2, 0), (4, 0), (4, 4), (1, 1)].map(Point::<i64>::from);
/// assert!(is_convex(&ring[..4]) && is_convex(&ring));
/// assert!(!is_convex(&[(0, 0), (4, 0), (1, 1), (0, 4)].map(Point::<i64>::from)));
/// ```
#[must_use]
pub fn is_convex<T: Coordinate>(ring: &[Point<T>]) -> bool {
    let Some(&last) = ring.last() else { return false };
    let mut before = last;
    let corners: Vec<Point<T>> = ring.iter().copied().filter(|&p| std::mem::replace(&mut before, p) != p).collect();
    let count = corners.len();
    if count < 3 {
        return false;
    }
    let side = |i: usize| [corners[i % count], corners[(i + 1) % count]];
    let (mut around, mut reversals) = (Orientation::Collinear, 0);
    for i in 0..count {
        let (first, second) = (side(i), side(i + 1));
        match turn(first, second) {
            // Straight on, not back.
            Orientation::Collinear if compare_along(first, second[1], second[0]).is_lt() => return false,
            Orientation::Collinear => {}
            turned if around == turned.reversed() => return false,
            turned => around = turned,
        }
        // Once around, the way along the axis of the order turns twice.
        reversals += usize::from((first[0] < first[1]) != (second[0] < second[1]));
    }
    around != Orientation::Collinear && reversals == 2
}

//! The library's predicate: [`orient2d_within`], exact for every finite `f64`.
//!
//! Its points are pairs of floats, which hold integers up to 2⁵³ exactly. It has a filter
//! too, and integers as wide as the numbers need behind it.

use kihon_geometry::{Orientation, Point, Tolerance, tolerance::orient2d_within};

use super::Triple;

/// For each triple the side of `c`: 1 left, −1 right, 0 within `eps` of the line.
///
/// # Complexity
/// O(n).
///
/// # Panics
/// If `eps` is negative.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::ours;
/// assert_eq!(ours(&[((0, 0), (4, 0), (2, 3)), ((0, 0), (4, 0), (2, 2))], 2), [1, 0]);
/// ```
pub fn ours(triples: &[Triple], eps: i64) -> Vec<i8> {
    let tolerance = Tolerance::new(eps as f64, 0.0).expect("a length from 0 on");
    let point = |p: (i64, i64)| Point::<i64>::from(p).to_f64();
    let side = |&(a, b, c): &Triple| match orient2d_within(point(a), point(b), point(c), tolerance) {
        Orientation::CounterClockwise => 1,
        Orientation::Collinear => 0,
        Orientation::Clockwise => -1,
    };
    triples.iter().map(side).collect()
}

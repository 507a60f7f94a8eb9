//! The quadratic equation for the place along the line.
//!
//! The point a + t·u is on the circle if |a + t·u − c|² = r², that is if
//! |u|²·t² + 2·(u · w)·t + |w|² − r² = 0 for w = a − c. A quarter of the discriminant is
//! (u · w)² − |u|²·(|w|² − r²), by Lagrange's identity the same number as
//! r²·|u|² − (u × w)². As an integer of 128 bits it may be computed either way.
//!
//! O(1) a query. Where a and b are close together and far from the circle, t is large and
//! the points lose a digit or two: then the way over the centre's foot is better.

use super::Query;

/// For each query the points that line and circle have in common, along the line.
///
/// # Complexity
/// O(n).
///
/// # Accuracy
/// The number is exact; coordinates within 10⁻⁸ for coordinates and radii up to 10⁶.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::parameter;
/// assert_eq!(parameter(&[(((0, 5), (1, 5)), ((0, 0), 5))]), [[(0.0, 5.0)]]);
/// ```
pub fn parameter(queries: &[Query]) -> Vec<Vec<(f64, f64)>> {
    queries.iter().map(common).collect()
}

fn common(&((a, b), (c, r)): &Query) -> Vec<(f64, f64)> {
    let wide = |x: i64| i128::from(x);
    let (ux, uy) = (wide(b.0 - a.0), wide(b.1 - a.1));
    let (wx, wy) = (wide(a.0 - c.0), wide(a.1 - c.1));
    let (squared, mixed, rest) = (ux * ux + uy * uy, ux * wx + uy * wy, wx * wx + wy * wy - wide(r * r));
    let quarter = mixed * mixed - squared * rest;
    let at = |root: f64| {
        let t = (root - mixed as f64) / squared as f64;
        (a.0 as f64 + t * ux as f64, a.1 as f64 + t * uy as f64)
    };
    let root = (quarter as f64).sqrt();
    match quarter.signum() {
        -1 => Vec::new(),
        0 => vec![at(0.0)],
        _ => vec![at(-root), at(root)],
    }
}

//! The definition: the chord's middle is the point of the line nearest to the centre.
//!
//! With u along the line and w from the centre c to a point of it, that nearest point is
//! c + (w × u)/|u|² · (u.y, −u.x), at the distance d = |w × u| / |u|. By Pythagoras half
//! the chord is √(r² − d²), which over |u| is √D / |u|² with D = r²·|u|² − (w × u)². D is
//! an integer, computed in `i128`: its sign is the number of points, and its root has all
//! the digits of an `f64`, however nearly the line touches.
//!
//! O(1) a query. It is the oracle of everything else here.

use super::Query;

/// For each query the points that line and circle have in common.
///
/// # Complexity
/// O(n).
///
/// # Accuracy
/// The number is exact; coordinates within 10⁻⁹ for coordinates and radii up to 10⁶.
///
/// # Examples
/// ```
/// use kihon_problems::geometry::line_circle::naive;
/// assert_eq!(naive(&[(((-9, 3), (9, 3)), ((0, 0), 5))]), [[(-4.0, 3.0), (4.0, 3.0)]]);
/// ```
pub fn naive(queries: &[Query]) -> Vec<Vec<(f64, f64)>> {
    queries.iter().map(common).collect()
}

fn common(&((a, b), (c, r)): &Query) -> Vec<(f64, f64)> {
    let (ux, uy) = (b.0 - a.0, b.1 - a.1);
    let (wx, wy) = (a.0 - c.0, a.1 - c.1);
    let (squared_length, cross) = (ux * ux + uy * uy, wx * uy - wy * ux);
    let wide = |x: i64| i128::from(x);
    let discriminant = wide(r * r) * wide(squared_length) - wide(cross) * wide(cross);
    let whole = squared_length as f64;
    let foot = cross as f64 / whole;
    let middle = (c.0 as f64 + foot * uy as f64, c.1 as f64 - foot * ux as f64);
    let half = (discriminant as f64).sqrt() / whole;
    let end = |half: f64| (middle.0 + half * ux as f64, middle.1 + half * uy as f64);
    match discriminant.signum() {
        -1 => Vec::new(),
        0 => vec![middle],
        _ => vec![end(-half), end(half)],
    }
}

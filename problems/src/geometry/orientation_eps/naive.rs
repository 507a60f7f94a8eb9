//! The definition, squared: no root is left, and integers decide.
//!
//! The distance of c from the line is |cross| / |ab|. It is at most eps if and only if
//! cross² ≤ eps²·|ab|², for both sides are not negative. All in `i128`.
//!
//! O(1) a triple. It is the oracle of everything else here.

use super::Triple;

/// For each triple the side of `c`: 1 left, −1 right, 0 within `eps` of the line.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::naive;
/// assert_eq!(naive(&[((0, 0), (4, 0), (2, 3)), ((0, 0), (4, 0), (2, 2))], 2), [1, 0]);
/// ```
pub fn naive(triples: &[Triple], eps: i64) -> Vec<i8> {
    let wide = |x: i64| i128::from(x);
    let side = |&(a, b, c): &Triple| {
        let (ux, uy) = (wide(b.0) - wide(a.0), wide(b.1) - wide(a.1));
        let (vx, vy) = (wide(c.0) - wide(a.0), wide(c.1) - wide(a.1));
        let cross = ux * vy - uy * vx;
        let squared_length = ux * ux + uy * uy;
        if cross * cross <= wide(eps) * wide(eps) * squared_length { 0 } else { cross.signum() as i8 }
    };
    triples.iter().map(side).collect()
}

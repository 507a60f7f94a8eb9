//! An integer root: the greatest whole number that is not above eps·|ab|.
//!
//! The cross product is a whole number. So it is at most eps·|ab| if and only if it is
//! at most the floor of that, which is the integer square root of eps²·|ab|². No square
//! of the cross product is needed, which leaves it room in `i64` up to 2⁶³.
//!
//! O(1) a triple, with a division for each step of the root: slower than squaring.

use super::Triple;

/// For each triple the side of `c`: 1 left, −1 right, 0 within `eps` of the line.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::root;
/// assert_eq!(root(&[((0, 0), (1, 1), (0, 3)), ((0, 0), (1, 1), (0, 2))], 2), [1, 0]);
/// ```
pub fn root(triples: &[Triple], eps: i64) -> Vec<i8> {
    let squared_eps = eps.unsigned_abs().pow(2);
    let side = |&(a, b, c): &Triple| {
        let (ux, uy) = (b.0 - a.0, b.1 - a.1);
        // Each product is below 2⁶², as the coordinates are below 2³⁰.
        let cross = ux * (c.1 - a.1) - uy * (c.0 - a.0);
        let squared_length = (ux * ux + uy * uy).unsigned_abs();
        let reach = (u128::from(squared_eps) * u128::from(squared_length)).isqrt();
        if u128::from(cross.unsigned_abs()) <= reach { 0 } else { cross.signum() as i8 }
    };
    triples.iter().map(side).collect()
}

//! Floats where they are sure, integers where they are not.
//!
//! Both sides of |cross| ≤ eps·|ab| are computed in `f64`. Each is off by a few units in
//! its last place at most: the cross product is exact in `i64` and rounded once; under
//! the root the square is exact too, and three roundings follow. If the sides differ by
//! more than 10⁻¹⁵ of their sum, which is above all those roundings together, the floats
//! tell; nearer to equality the squares are compared in 128 bits. This is a *filter*, by
//! which geometry libraries are exact and yet as fast as floats.
//!
//! O(1) a triple; random ones hardly ever need the integers.
//!
//! Source: Fortune, Van Wyk, "Efficient exact arithmetic for computational geometry"
//! (1993).

use super::Triple;

/// For each triple the side of `c`: 1 left, −1 right, 0 within `eps` of the line.
///
/// # Complexity
/// O(n).
///
/// # Examples
/// ```
/// use kihon_problems::geometry::orientation_eps::filtered;
/// assert_eq!(filtered(&[((0, 0), (3, 4), (-8, 6)), ((0, 0), (3, 4), (-9, 6))], 10), [0, 1]);
/// ```
pub fn filtered(triples: &[Triple], eps: i64) -> Vec<i8> {
    let side = |&(a, b, c): &Triple| {
        let (ux, uy) = (b.0 - a.0, b.1 - a.1);
        let cross = ux * (c.1 - a.1) - uy * (c.0 - a.0);
        let squared_length = ux * ux + uy * uy;
        let (area, allowed) = ((cross as f64).abs(), eps as f64 * (squared_length as f64).sqrt());
        let on = if (area - allowed).abs() > 1e-15 * (area + allowed) {
            area < allowed
        } else {
            let square = |x: i64| i128::from(x) * i128::from(x);
            square(cross) <= square(eps) * i128::from(squared_length)
        };
        if on { 0 } else { cross.signum() as i8 }
    };
    triples.iter().map(side).collect()
}

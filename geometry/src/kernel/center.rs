//! The centre of a circle through points, in integers of any size, rounded once.
//!
//! With v and w from the first corner to the others, the centre is
//!
//! ```text
//!              (w.y|v|² − v.y|w|², v.x|w|² − w.x|v|²)
//!     a   +    ──────────────────────────────────────
//!                            2 v × w
//! ```
//!
//! For what is constructed once from a finished combinatorial answer: microseconds.

use super::exact::{self, Exact};
use crate::{coordinate::Coordinate, point::Point};

/// The centre of the circle through three points not on one line, and its vector from
/// the first of them.
pub(super) fn circumcenter<T: Coordinate + Into<Exact>>([a, b, c]: [Point<T>; 3]) -> [[f64; 2]; 2] {
    let ([vx, vy], [wx, wy]) = (exact::vector([a, b]), exact::vector([a, c]));
    let squared = |x: &Exact, y: &Exact| &(x * x) + &(y * y);
    let (v2, w2) = (squared(&vx, &vy), squared(&wx, &wy));
    let area = &(&vx * &wy) - &(&vy * &wx);
    let whole = &area + &area;
    from_first(a, &[&(&wy * &v2) - &(&vy * &w2), &(&vx * &w2) - &(&wx * &v2)], &whole)
}

/// The middle of two points, and its vector from the first of them.
pub(super) fn midpoint<T: Coordinate + Into<Exact>>([a, b]: [Point<T>; 2]) -> [[f64; 2]; 2] {
    from_first(a, &exact::vector([a, b]), &Exact::from(2.0))
}

/// The point `a` + `offset`/`whole`, and the latter.
fn from_first<T: Coordinate + Into<Exact>>(a: Point<T>, [x, y]: &[Exact; 2], whole: &Exact) -> [[f64; 2]; 2] {
    let at = |start: T, extent: &Exact| (&(&start.into() * whole) + extent).nearest_quotient(whole);
    [[at(a.x(), x), at(a.y(), y)], [x.nearest_quotient(whole), y.nearest_quotient(whole)]]
}

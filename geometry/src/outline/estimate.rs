//! Whether two pieces are certainly farther apart than a bound, in a few operations of `f64`.
//!
//! Two pieces without a common point are nearest at an end of one of them. Each end's
//! distance to the other piece is computed as that to the foot, or to the end where
//! the foot is beyond; rounding may put the foot elsewhere by a few u of the vectors' lengths,
//! u = 2⁻⁵³, and so changes the distance by no more than that.
//!
//! # Complexity
//! O(1).

use super::tree::{NORMAL, length};
use crate::{coordinate::Coordinate, point::Point, straight::piece::Piece};

/// Sixteen times what the roundings add up to.
const MARGIN: f64 = 128.0 * f64::EPSILON;
/// More than underflow in the product with a vector of 1e-140 at least, divided by its length, takes.
const FLOOR: f64 = 1e-180;

/// Whether two pieces that have no point in common are certainly farther apart than `bound`.
pub(super) fn are_farther<T: Coordinate>(first: Piece<T>, second: Piece<T>, bound: f64) -> bool {
    // Parallel lines have no ends to tell by.
    let some_end = first.ends.into_iter().chain(second.ends).any(|ends| ends);
    some_end && ends_are_farther(first, second, bound) && ends_are_farther(second, first, bound)
}

fn ends_are_farther<T: Coordinate>(of: Piece<T>, piece: Piece<T>, bound: f64) -> bool {
    let [a, b] = piece.points;
    let along = difference(a, b);
    let square = along[0] * along[0] + along[1] * along[1];
    // A point, or a vector whose square is not known well.
    if !NORMAL.contains(&square) && a != b {
        return of.end_points().next().is_none();
    }
    let (least, greatest) =
        (if piece.ends[0] { 0.0 } else { f64::NEG_INFINITY }, if piece.ends[1] { 1.0 } else { f64::INFINITY });
    of.end_points().all(|p| {
        let [x, y] = difference(a, p);
        let share = if a == b { 0.0 } else { (x * along[0] + y * along[1]) / square };
        if share.is_nan() {
            return false;
        }
        let share = share.max(least).min(greatest);
        let apart = length(x - share * along[0], y - share * along[1]);
        let size = x.abs() + y.abs() + share.abs() * (along[0].abs() + along[1].abs());
        // Where something overflows, the comparison is with NaN or −∞.
        apart - MARGIN * size - FLOOR > bound
    })
}

/// q − p, each coordinate to within 3u.
fn difference<T: Coordinate>(p: Point<T>, q: Point<T>) -> [f64; 2] {
    [q.x().rounded_difference(p.x()), q.y().rounded_difference(p.y())]
}

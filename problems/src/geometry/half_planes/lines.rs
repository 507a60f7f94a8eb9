//! What the algorithms ask about lines, exactly.
//!
//! Coordinates reach 10⁹, so their differences 2·10⁹, cross products 8·10¹⁸, and a product
//! of two of those 6.4·10³⁷: `i128` has room for the difference of two such products.

use std::cmp::Ordering;

use super::Line;

pub(super) type Vector = (i64, i64);

/// Along the line, from its first point towards its second.
pub(super) fn direction((a, b): Line) -> Vector {
    (b.0 - a.0, b.1 - a.1)
}

pub(super) fn cross(u: Vector, v: Vector) -> i128 {
    i128::from(u.0) * i128::from(v.1) - i128::from(u.1) * i128::from(v.0)
}

/// How far a point is to the left of a line, times the length of its direction.
pub(super) fn to_the_left(line: Line, p: (i64, i64)) -> i128 {
    cross(direction(line), (p.0 - line.0.0, p.1 - line.0.1))
}

/// The order of directions by angle, from that of the x axis on, once around.
pub(super) fn by_angle(u: Vector, v: Vector) -> Ordering {
    let lower_half = |(x, y): Vector| y < 0 || y == 0 && x < 0;
    // Within half a turn the cross product is positive if v comes later.
    lower_half(u).cmp(&lower_half(v)).then_with(|| 0.cmp(&cross(u, v)))
}

/// Whether the corner of the first two lines is not strictly left of the third one.
pub(super) fn cuts_off(first: Line, second: Line, line: Line) -> bool {
    let (u, v, w) = (direction(first), direction(second), direction(line));
    // With the origin moved to the third line: u × x is the same for all x of a line along
    // u, and of the corner it is known for u and v, which gives w × x.
    let offset = |other: Line| cross(direction(other), (other.0.0 - line.0.0, other.0.1 - line.0.1));
    let above = offset(first) * cross(w, v) - offset(second) * cross(w, u);
    above.signum() * cross(u, v).signum() <= 0
}

//! What decides a sign on `f64` coordinates where the filter cannot.
//!
//! Where the differences are exact and have at most 30 bits, as on lattices, the sign
//! is a few machine operations away. Coordinates that span at most 61 bits (integers,
//! neighbours, most points of one scale) are integers in a common unit, whose
//! differences an `i64` holds; up to 126 bits an `i128` does. Whatever spans more, up
//! to the 2098 bits of all of `f64`, goes to integers of any size. Nothing but the
//! first conversion is in floating point, so that there is no underflow and no
//! overflow, which expansions (Shewchuk 1997) suffer where the products of their terms
//! leave the range of `f64`.
//!
//! # Complexity
//! O(1): 10 to 50 ns, but for the last stage, whose products of up to 66 words take
//! microseconds.

use std::cmp::Ordering;

use super::{
    common_unit::{common_integers, common_wide_integers, short_integers},
    exact, integer, wide,
};
use crate::point::Point;

/// Differences of integers of so many bits are at most [`integer::MEDIUM`].
const BITS: i32 = 61;

/// The sign of (b − a) × (d − c); each axis may have a unit of its own.
#[cold]
#[inline(never)]
pub(super) fn cross_sign(ab: [Point; 2], cd: [Point; 2]) -> Ordering {
    let coordinates = flat([ab[0], ab[1], cd[0], cd[1]]);
    let [ax, ay, bx, by, cx, cy, dx, dy] = coordinates;
    // Vectors along one axis, and those of no length.
    if (ax == bx || cy == dy) && (ay == by || cx == dx) {
        return Ordering::Equal;
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = short_integers(coordinates, greatest(ab, cd)) {
        return ((bx - ax) * (dy - cy)).cmp(&((by - ay) * (dx - cx)));
    }
    let (x, y) = ([ax, bx, cx, dx], [ay, by, cy, dy]);
    let short = common_integers::<BITS, 4>(x).zip(common_integers::<BITS, 4>(y));
    if let Some(([ax, bx, cx, dx], [ay, by, cy, dy])) = short {
        let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
        return product(bx - ax, dy - cy).cmp(&product(by - ay, dx - cx));
    }
    let long = common_wide_integers(x).zip(common_wide_integers(y));
    if let Some(([ax, bx, cx, dx], [ay, by, cy, dy])) = long {
        return wide::cross_sign([bx - ax, by - ay], [dx - cx, dy - cy]);
    }
    exact::cross_sign(ab, cd)
}

/// The sign of (b − a) · (d − c).
#[cold]
#[inline(never)]
pub(super) fn dot_sign(ab: [Point; 2], cd: [Point; 2]) -> Ordering {
    let coordinates = flat([ab[0], ab[1], cd[0], cd[1]]);
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = short_integers(coordinates, greatest(ab, cd)) {
        return ((bx - ax) * (dx - cx) + (by - ay) * (dy - cy)).cmp(&0);
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_integers::<BITS, 8>(coordinates) {
        // Products up to 2¹²⁴.
        let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
        return (product(bx - ax, dx - cx) + product(by - ay, dy - cy)).cmp(&0);
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_wide_integers(coordinates) {
        return wide::dot_sign([bx - ax, by - ay], [dx - cx, dy - cy]);
    }
    exact::dot_sign(ab, cd)
}

/// How |b − a| compares with |d − c|.
#[cold]
#[inline(never)]
pub(super) fn compare_lengths(ab: [Point; 2], cd: [Point; 2]) -> Ordering {
    let coordinates = flat([ab[0], ab[1], cd[0], cd[1]]);
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = short_integers(coordinates, greatest(ab, cd)) {
        let squared = |x: i64, y: i64| x * x + y * y;
        return squared(bx - ax, by - ay).cmp(&squared(dx - cx, dy - cy));
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_integers::<BITS, 8>(coordinates) {
        // Squares up to 2¹²⁴.
        let squared = |x: i64, y: i64| i128::from(x) * i128::from(x) + i128::from(y) * i128::from(y);
        return squared(bx - ax, by - ay).cmp(&squared(dx - cx, dy - cy));
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_wide_integers(coordinates) {
        return wide::compare_lengths([bx - ax, by - ay], [dx - cx, dy - cy]);
    }
    exact::compare_lengths(ab, cd)
}

/// The sign of the in-circle determinant.
#[cold]
#[inline(never)]
pub(super) fn in_circle(a: Point, b: Point, c: Point, d: Point) -> Ordering {
    let coordinates = flat([a, b, c, d]);
    let greatest = [a, b, c].iter().fold(0.0, |m: f64, p| m.max((p.x() - d.x()).abs()).max((p.y() - d.y()).abs()));
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = short_integers(coordinates, greatest) {
        return integer::small_in_circle([ax - dx, ay - dy], [bx - dx, by - dy], [cx - dx, cy - dy]);
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_integers::<BITS, 8>(coordinates) {
        return integer::in_circle([ax - dx, ay - dy], [bx - dx, by - dy], [cx - dx, cy - dy]);
    }
    if let Some([ax, ay, bx, by, cx, cy, dx, dy]) = common_wide_integers(coordinates) {
        return wide::in_circle([ax - dx, ay - dy], [bx - dx, by - dy], [cx - dx, cy - dy]);
    }
    exact::in_circle(a, b, c, d)
}

/// How the distance of `c` from the line through a and b compares with `length`.
#[cold]
pub(super) fn compare_distance_to_line(ab: [Point; 2], c: Point, length: f64) -> Ordering {
    exact::compare_distance_to_line(ab, c, length)
}

/// The greatest component of b − a and d − c.
#[inline]
fn greatest([a, b]: [Point; 2], [c, d]: [Point; 2]) -> f64 {
    let greatest = |p: Point, q: Point| (q.x() - p.x()).abs().max((q.y() - p.y()).abs());
    greatest(a, b).max(greatest(c, d))
}

#[inline]
fn flat([a, b, c, d]: [Point; 4]) -> [f64; 8] {
    [a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y()]
}

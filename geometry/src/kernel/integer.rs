//! Signs on integer coordinates.
//!
//! The difference of two `i64` needs 65 bits and does not fit one, but its
//! magnitude is below 2⁶⁴ and fits a `u64`; so a product of two differences is a
//! sign and a `u128`, and two products are compared without their difference,
//! which would need 130 bits. Where the differences do fit an `i64`, as all
//! coordinates within ±2⁶² make them, an `i128` holds each product.
//!
//! | differences up to | in-circle determinant | decided in |
//! |---|---|---|
//! | 2³⁰ | 3·2¹²² | `i128` |
//! | 2⁶² | 3·2²⁵⁰ | 256 bits |
//! | 2⁶⁴ | 3·2²⁵⁸ | 512 bits |

use std::cmp::Ordering;

use super::{
    Kernel, Parts, center, crossing,
    double::Double,
    wide::{self, Wide},
};
use crate::{
    in_circle::CircleSide,
    orientation::Orientation,
    point::{Axis, Point, PointError},
};

impl Kernel for i64 {
    const ZERO: Self = 0;
    const F64_ERROR: f64 = 512.0;

    #[inline]
    fn checked(self, _: Axis) -> Result<Self, PointError> {
        Ok(self)
    }

    #[inline]
    fn sum(self, by: Self, axis: Axis) -> Result<Self, PointError> {
        self.checked_add(by).ok_or(PointError::OutOfRange { axis, index: None })
    }

    #[inline]
    fn checked_difference(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }

    #[inline]
    fn gap(self, other: Self) -> f64 {
        self.abs_diff(other) as f64
    }

    #[inline]
    fn gap_is_exact(self, other: Self) -> bool {
        self.abs_diff(other) <= 1 << 53
    }

    #[inline]
    fn rounded_difference(self, other: Self) -> f64 {
        // Beyond, both are rounded by at most 2¹⁰ and the difference is at least 2⁶³.
        self.checked_sub(other).map_or_else(|| self as f64 - other as f64, |difference| difference as f64)
    }

    #[inline]
    fn split_difference(self, other: Self) -> Double {
        match self.checked_sub(other) {
            Some(difference) if difference.unsigned_abs() < 1 << 62 => {
                let high = difference as f64;
                Double { high, low: (difference - high as i64) as f64 }
            }
            _ => wide_difference(self, other).into(),
        }
    }

    #[inline]
    fn compare(self, other: Self) -> Ordering {
        self.cmp(&other)
    }

    #[inline]
    fn bits(self) -> u64 {
        self.cast_unsigned()
    }

    #[inline]
    fn to_f64(self) -> f64 {
        self as f64
    }

    #[inline]
    fn parts(self) -> Parts {
        Parts::Integer(self)
    }

    #[inline]
    fn orientation(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> Orientation {
        Self::cross_sign([c, a], [c, b]).into()
    }

    #[inline]
    fn cross_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        compare_products([b.x(), a.x(), d.y(), c.y()], [b.y(), a.y(), d.x(), c.x()])
    }

    #[inline]
    fn dot_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        // The second product with its sign turned.
        compare_products([b.x(), a.x(), d.x(), c.x()], [b.y(), a.y(), c.y(), d.y()])
    }

    #[inline]
    fn compare_lengths(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        squared_length(ab).cmp(&squared_length(cd))
    }

    #[inline]
    fn compare_length_with(ab: [Point<Self>; 2], length: Self) -> Ordering {
        if length < 0 {
            return Ordering::Greater;
        }
        squared_length(ab).cmp(&(false, u128::from(length.unsigned_abs()).pow(2)))
    }

    #[inline]
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        let vector = |p: Point<Self>| Some([p.x().checked_sub(d.x())?, p.y().checked_sub(d.y())?]);
        let wide = |p: Point<Self>| [wide_difference(p.x(), d.x()), wide_difference(p.y(), d.y())];
        match (vector(a), vector(b), vector(c)) {
            (Some(a), Some(b), Some(c)) if fits([a, b, c], MEDIUM) => in_circle(a, b, c),
            _ => wide::in_circle(wide(a), wide(b), wide(c)),
        }
        .into()
    }

    fn circumcenter(corners: [Point<Self>; 3]) -> [[f64; 2]; 2] {
        center::circumcenter(corners)
    }

    fn diametral_center(ends: [Point<Self>; 2]) -> [[f64; 2]; 2] {
        center::midpoint(ends)
    }

    #[inline]
    fn crossing_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Point {
        crossing::point(ab, cd)
    }

    fn meeting_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> [f64; 2] {
        crossing::point_of_lines(ab, cd)
    }

    fn meeting_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation {
        crossing::side_of_lines(ab, cd, pq)
    }

    #[inline]
    fn crossing_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation {
        crossing::side(ab, cd, pq)
    }
}

/// |q − p|²: a carry and 128 bits, for each square is below 2¹²⁸.
#[inline]
fn squared_length([p, q]: [Point<i64>; 2]) -> (bool, u128) {
    let (x, y) = (u128::from(p.x().abs_diff(q.x())), u128::from(p.y().abs_diff(q.y())));
    let (sum, carry) = (x * x).overflowing_add(y * y);
    (carry, sum)
}

/// The sign of (p − q)(r − s) − (t − u)(v − w).
#[inline]
fn compare_products([p, q, r, s]: [i64; 4], [t, u, v, w]: [i64; 4]) -> Ordering {
    let product = |p: i64, q: i64, r: i64, s: i64| Some(i128::from(p.checked_sub(q)?) * i128::from(r.checked_sub(s)?));
    match (product(p, q, r, s), product(t, u, v, w)) {
        // Each product is at most 2¹²⁶.
        (Some(left), Some(right)) => left.cmp(&right),
        _ => wide_product(p, q, r, s).compare(wide_product(t, u, v, w)),
    }
}

/// (p − q)(r − s).
#[cold]
fn wide_product(p: i64, q: i64, r: i64, s: i64) -> Wide<1> {
    Wide::new((p < q) != (r < s), u128::from(p.abs_diff(q)) * u128::from(r.abs_diff(s)))
}

#[inline]
fn wide_difference(p: i64, q: i64) -> i128 {
    i128::from(p) - i128::from(q)
}

/// Differences up to here give an in-circle determinant of at most 3·2¹²².
const SMALL: i64 = 1 << 30;
/// Differences up to here give one of at most 3·2²⁵⁰.
pub(super) const MEDIUM: i64 = 1 << 62;

/// Whether no component exceeds `most`, a power of two, in magnitude: −`most` does not either.
#[inline]
fn fits(vectors: [[i64; 2]; 3], most: i64) -> bool {
    vectors.as_flattened().iter().all(|x| x.unsigned_abs() <= most.unsigned_abs())
}

/// The sign of the in-circle determinant from differences to the fourth point of at
/// most [`MEDIUM`].
#[inline]
pub(super) fn in_circle(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> Ordering {
    if fits([a, b, c], SMALL) { small_in_circle(a, b, c) } else { medium_in_circle(a, b, c) }
}

/// The same from differences of at most 2³⁰.
#[inline]
pub(super) fn small_in_circle(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> Ordering {
    // Squared lengths and cross products up to 2⁶¹.
    let term =
        |[x, y]: [i64; 2], [u, v]: [i64; 2], [s, t]: [i64; 2]| i128::from(x * x + y * y) * i128::from(u * t - v * s);
    (term(a, b, c) + term(b, c, a) + term(c, a, b)).cmp(&0)
}

fn medium_in_circle(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> Ordering {
    // Squared lengths and cross products up to 2¹²⁵.
    let term = |[x, y]: [i64; 2], [u, v]: [i64; 2], [s, t]: [i64; 2]| {
        let product = |p: i64, q: i64| i128::from(p) * i128::from(q);
        let (squared, cross) = (product(x, x) + product(y, y), product(u, t) - product(v, s));
        let (low, high) = squared.cast_unsigned().carrying_mul(cross.unsigned_abs(), 0);
        // In two's complement: −n is !n + 1.
        let sign = (cross >> 127).cast_unsigned();
        let (low, carry) = (low ^ sign).carrying_add(0, cross < 0);
        (low, (high ^ sign).wrapping_add(carry.into()))
    };
    let sum = |(low, high): (u128, u128), (other_low, other_high): (u128, u128)| {
        let (low, carry) = low.carrying_add(other_low, false);
        (low, high.wrapping_add(other_high).wrapping_add(carry.into()))
    };
    let (low, high) = sum(sum(term(a, b, c), term(b, c, a)), term(c, a, b));
    (high.cast_signed(), low).cmp(&(0, 0))
}

/// An `i32` is an `i64` whose differences have 33 bits: everything but the
/// in-circle determinant of distant points stays in `i128`, and that in 256 bits.
impl Kernel for i32 {
    const ZERO: Self = 0;

    #[inline]
    fn checked(self, _: Axis) -> Result<Self, PointError> {
        Ok(self)
    }

    #[inline]
    fn sum(self, by: Self, axis: Axis) -> Result<Self, PointError> {
        self.checked_add(by).ok_or(PointError::OutOfRange { axis, index: None })
    }

    #[inline]
    fn checked_difference(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }

    #[inline]
    fn gap(self, other: Self) -> f64 {
        self.abs_diff(other).into()
    }

    #[inline]
    fn gap_is_exact(self, _: Self) -> bool {
        true
    }

    #[inline]
    fn rounded_difference(self, other: Self) -> f64 {
        f64::from(self) - f64::from(other)
    }

    #[inline]
    fn split_difference(self, other: Self) -> Double {
        (f64::from(self) - f64::from(other)).into()
    }

    #[inline]
    fn compare(self, other: Self) -> Ordering {
        self.cmp(&other)
    }

    #[inline]
    fn bits(self) -> u64 {
        self.cast_unsigned().into()
    }

    #[inline]
    fn to_f64(self) -> f64 {
        self.into()
    }

    #[inline]
    fn parts(self) -> Parts {
        Parts::Integer(self.into())
    }

    #[inline]
    fn orientation(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> Orientation {
        i64::orientation(a.into(), b.into(), c.into())
    }

    #[inline]
    fn cross_sign(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        i64::cross_sign(ab.map(Into::into), cd.map(Into::into))
    }

    #[inline]
    fn dot_sign(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        i64::dot_sign(ab.map(Into::into), cd.map(Into::into))
    }

    #[inline]
    fn compare_lengths(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        i64::compare_lengths(ab.map(Into::into), cd.map(Into::into))
    }

    #[inline]
    fn compare_length_with(ab: [Point<Self>; 2], length: Self) -> Ordering {
        i64::compare_length_with(ab.map(Into::into), length.into())
    }

    #[inline]
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        i64::in_circle(a.into(), b.into(), c.into(), d.into())
    }

    fn circumcenter(corners: [Point<Self>; 3]) -> [[f64; 2]; 2] {
        i64::circumcenter(corners.map(Into::into))
    }

    fn diametral_center(ends: [Point<Self>; 2]) -> [[f64; 2]; 2] {
        i64::diametral_center(ends.map(Into::into))
    }

    #[inline]
    fn crossing_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Point {
        i64::crossing_point(ab.map(Into::into), cd.map(Into::into))
    }

    fn meeting_point(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> [f64; 2] {
        i64::meeting_point(ab.map(Into::into), cd.map(Into::into))
    }

    fn meeting_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation {
        i64::meeting_side(ab.map(Into::into), cd.map(Into::into), pq.map(Into::into))
    }

    #[inline]
    fn crossing_side(ab: [Point<Self>; 2], cd: [Point<Self>; 2], pq: [Point<Self>; 2]) -> Orientation {
        i64::crossing_side(ab.map(Into::into), cd.map(Into::into), pq.map(Into::into))
    }
}

//! Signs on integer coordinates.
//!
//! The difference of two `i64` needs 65 bits and does not fit one, but its
//! magnitude is below 2⁶⁴ and fits a `u64`; so a product of two differences is a
//! sign and a `u128`, and two products are compared without their difference,
//! which would need 130 bits. Where the differences do fit an `i64`, as all
//! coordinates within ±2⁶² make them, an `i128` holds each product.

use std::cmp::Ordering;

use super::{Kernel, exact};
use crate::{
    in_circle::CircleSide,
    orientation::Orientation,
    point::{Axis, Point, PointError},
};

impl Kernel for i64 {
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
        // Each square is below 2¹²⁸, the sum below 2¹²⁹: a carry and a word.
        let squared = |[p, q]: [Point<Self>; 2]| {
            let (x, y) = (u128::from(p.x().abs_diff(q.x())), u128::from(p.y().abs_diff(q.y())));
            let (sum, carry) = (x * x).overflowing_add(y * y);
            (carry, sum)
        };
        squared(ab).cmp(&squared(cd))
    }

    #[inline]
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        let difference = |p: Self, q: Self| p.checked_sub(q).filter(|d| d.unsigned_abs() <= SMALL);
        let vector = |p: Point<Self>| Some([difference(p.x(), d.x())?, difference(p.y(), d.y())?]);
        match (vector(a), vector(b), vector(c)) {
            (Some(a), Some(b), Some(c)) => small_in_circle(a, b, c),
            _ => exact::in_circle(a, b, c, d),
        }
        .into()
    }
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

/// A number below 2¹²⁸ with a sign; 0 has both.
#[derive(Clone, Copy)]
struct Signed {
    negative: bool,
    magnitude: u128,
}

impl Signed {
    fn compare(self, other: Self) -> Ordering {
        let sign = |x: Self| {
            if x.magnitude == 0 {
                0
            } else if x.negative {
                -1
            } else {
                1
            }
        };
        sign(self).cmp(&sign(other)).then_with(|| {
            let magnitudes = self.magnitude.cmp(&other.magnitude);
            if self.negative { magnitudes.reverse() } else { magnitudes }
        })
    }
}

/// (p − q)(r − s).
#[cold]
fn wide_product(p: i64, q: i64, r: i64, s: i64) -> Signed {
    Signed { negative: (p < q) != (r < s), magnitude: u128::from(p.abs_diff(q)) * u128::from(r.abs_diff(s)) }
}

/// Differences up to here give an in-circle determinant below 2¹²⁴.
pub(super) const SMALL: u64 = 1 << 30;

/// The sign of the in-circle determinant from differences to the fourth point of at
/// most [`SMALL`].
#[inline]
pub(super) fn small_in_circle(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> Ordering {
    // Squared lengths and cross products up to 2⁶¹, terms up to 2¹²², their sum up to 3·2¹²².
    let term =
        |[x, y]: [i64; 2], [u, v]: [i64; 2], [s, t]: [i64; 2]| i128::from(x * x + y * y) * i128::from(u * t - v * s);
    (term(a, b, c) + term(b, c, a) + term(c, a, b)).cmp(&0)
}

/// An `i32` is an `i64` whose differences have 33 bits: everything but the
/// in-circle determinant of distant points stays in `i128`.
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
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        i64::in_circle(a.into(), b.into(), c.into(), d.into())
    }
}

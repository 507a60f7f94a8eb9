//! Signs on `f64` coordinates: a filter first, exact integers where it fails.

use std::cmp::Ordering;

use super::{Kernel, exact};
use crate::{
    in_circle::CircleSide,
    orientation::{self, Orientation},
    point::{Axis, Point, PointError},
};

impl Kernel for f64 {
    const ZERO: Self = 0.0;

    #[inline]
    fn checked(self, axis: Axis) -> Result<Self, PointError> {
        if self.is_nan() {
            return Err(PointError::NotANumber { axis, index: None });
        }
        if self.is_infinite() {
            return Err(PointError::Infinite { axis, value: self, index: None });
        }
        // −0 + 0 is +0; every other sum with 0 is the number itself.
        Ok(self + 0.0)
    }

    #[inline]
    fn sum(self, by: Self, axis: Axis) -> Result<Self, PointError> {
        (self + by).checked(axis)
    }

    #[inline]
    fn checked_difference(self, other: Self) -> Option<Self> {
        Some(self - other).filter(|difference| difference.is_finite())
    }

    #[inline]
    fn compare(self, other: Self) -> Ordering {
        // On finite numbers without −0 this is the numeric order.
        self.total_cmp(&other)
    }

    #[inline]
    fn bits(self) -> u64 {
        self.to_bits()
    }

    #[inline]
    fn to_f64(self) -> f64 {
        self
    }

    #[inline]
    fn orientation(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> Orientation {
        orientation::orient2d_f64(a.x(), a.y(), b.x(), b.y(), c.x(), c.y())
    }

    #[inline]
    fn cross_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        let left = (b.x() - a.x()) * (d.y() - c.y());
        let right = (b.y() - a.y()) * (d.x() - c.x());
        filtered(left - right, ERROR * ((left + right).abs() + FLOOR))
            .unwrap_or_else(|| cold(exact::cross_sign, [a, b], [c, d]))
    }

    #[inline]
    fn dot_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        let left = (b.x() - a.x()) * (d.x() - c.x());
        let right = (b.y() - a.y()) * (d.y() - c.y());
        filtered(left + right, ERROR * ((left - right).abs() + FLOOR))
            .unwrap_or_else(|| cold(exact::dot_sign, [a, b], [c, d]))
    }

    #[inline]
    fn compare_lengths(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        let squared = |[p, q]: [Point<Self>; 2]| {
            let (x, y) = (q.x() - p.x(), q.y() - p.y());
            x * x + y * y
        };
        let (left, right) = (squared(ab), squared(cd));
        filtered(left - right, 2.0 * ERROR * (left + right + FLOOR))
            .unwrap_or_else(|| cold(exact::compare_lengths, ab, cd))
    }

    #[inline]
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        #[cold]
        #[inline(never)]
        fn decide(a: Point, b: Point, c: Point, d: Point) -> Ordering {
            exact::in_circle(a, b, c, d)
        }
        let vector = |p: Point| (p.x() - d.x(), p.y() - d.y());
        let ((ax, ay), (bx, by), (cx, cy)) = (vector(a), vector(b), vector(c));
        let [(l, p), (m, q), (n, r)] = [(bx * cy, by * cx), (cx * ay, cy * ax), (ax * by, ay * bx)];
        let [a2, b2, c2] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
        let determinant = a2 * (l - p) + b2 * (m - q) + c2 * (n - r);
        let permanent = a2 * (l.abs() + p.abs()) + b2 * (m.abs() + q.abs()) + c2 * (n.abs() + r.abs());
        // Underflow: what it may take from a minor counts as often as a square is long.
        let bound = 6.0 * ERROR * (permanent + FLOOR * (a2 + b2 + c2) + FLOOR);
        filtered(determinant, bound).unwrap_or_else(|| decide(a, b, c, d)).into()
    }
}

/// The sign of a number off by at most `bound`, where that leaves it certain.
#[inline]
fn filtered(value: f64, bound: f64) -> Option<Ordering> {
    // An overflow made the bound infinite or NaN, and the test fails.
    (value.abs() > bound).then_some(if value > 0.0 { Ordering::Greater } else { Ordering::Less })
}

/// A decision that is rarely needed, kept out of the way of the filter.
#[cold]
#[inline(never)]
fn cold(decide: fn([Point; 2], [Point; 2]) -> Ordering, ab: [Point; 2], cd: [Point; 2]) -> Ordering {
    decide(ab, cd)
}

// As derived for `orient2d`, whose determinant is a difference of two products of
// differences too.
const HALF_EPSILON: f64 = f64::EPSILON / 2.0;
const ERROR: f64 = (3.0 + 16.0 * HALF_EPSILON) * HALF_EPSILON;
const FLOOR: f64 = 4.0 * f64::MIN_POSITIVE;

/// How the distance of `c` from the line through a and b, two different points,
/// compares with `length`, a number from 0 on.
pub(crate) fn compare_distance_to_line([a, b]: [Point; 2], c: Point, length: f64) -> Ordering {
    let (u, v) = (b - a, c - a);
    let (left, right) = (u.x * v.y, u.y * v.x);
    let (area, allowed) = ((left - right).abs(), length * u.norm());
    // The norm and the product are good to 3 ulp together.
    let bound = 4.0 * ERROR * (left.abs() + right.abs() + allowed + FLOOR);
    filtered(area - allowed, bound).unwrap_or_else(|| exact::compare_distance_to_line([a, b], c, length))
}

/// How |q − p| compares with `length`, a number from 0 on.
pub(crate) fn compare_distance_to_length([p, q]: [Point; 2], length: f64) -> Ordering {
    let distance = p.distance(q);
    filtered(distance - length, 2.0 * ERROR * (distance + length + FLOOR))
        .unwrap_or_else(|| exact::compare_distance_to_length([p, q], length))
}

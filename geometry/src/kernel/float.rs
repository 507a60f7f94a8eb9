//! Signs on `f64` coordinates: a filter in floating point, inlined, and behind it
//! `stages.rs`.

use std::cmp::Ordering;

use super::{Kernel, Parts, center, crossing, double::Double, stages};
use crate::{
    in_circle::CircleSide,
    orientation::{ERROR, FLOOR, Orientation, orient2d_f64},
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
    fn gap(self, other: Self) -> f64 {
        (self - other).abs()
    }

    #[inline]
    fn gap_is_exact(self, other: Self) -> bool {
        // Knuth's two-sum, whose error is exact; NaN after an overflow.
        let difference = self - other;
        let taken = self - difference;
        (self - (difference + taken)) + (taken - other) == 0.0
    }

    #[inline]
    fn rounded_difference(self, other: Self) -> f64 {
        self - other
    }

    #[inline]
    fn split_difference(self, other: Self) -> Double {
        Double::sum(self, -other)
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
    fn parts(self) -> Parts {
        Parts::Float(self)
    }

    #[inline]
    fn orientation(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> Orientation {
        orient2d_f64(a.x(), a.y(), b.x(), b.y(), c.x(), c.y())
    }

    #[inline]
    fn certainly_left(a: Point<Self>, b: Point<Self>, c: Point<Self>) -> bool {
        let left = (a.x() - c.x()) * (b.y() - c.y());
        let right = (a.y() - c.y()) * (b.x() - c.x());
        left - right > ERROR * ((left + right).abs() + FLOOR)
    }

    #[inline]
    fn cross_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        let left = (b.x() - a.x()) * (d.y() - c.y());
        let right = (b.y() - a.y()) * (d.x() - c.x());
        filtered(left - right, ERROR * ((left + right).abs() + FLOOR))
            .unwrap_or_else(|| stages::cross_sign([a, b], [c, d]))
    }

    #[inline]
    fn dot_sign([a, b]: [Point<Self>; 2], [c, d]: [Point<Self>; 2]) -> Ordering {
        let left = (b.x() - a.x()) * (d.x() - c.x());
        let right = (b.y() - a.y()) * (d.y() - c.y());
        filtered(left + right, ERROR * ((left - right).abs() + FLOOR))
            .unwrap_or_else(|| stages::dot_sign([a, b], [c, d]))
    }

    #[inline]
    fn compare_lengths(ab: [Point<Self>; 2], cd: [Point<Self>; 2]) -> Ordering {
        let squared = |[p, q]: [Point<Self>; 2]| {
            let (x, y) = (q.x() - p.x(), q.y() - p.y());
            x * x + y * y
        };
        let (left, right) = (squared(ab), squared(cd));
        filtered(left - right, LENGTH_ERROR * (left + right + FLOOR)).unwrap_or_else(|| stages::compare_lengths(ab, cd))
    }

    #[inline]
    fn compare_length_with(ab: [Point<Self>; 2], length: Self) -> Ordering {
        match Point::new(length, 0.0) {
            Ok(end) if length >= 0.0 => Self::compare_lengths(ab, [Point::ORIGIN, end]),
            _ if length == Self::INFINITY => Ordering::Less,
            _ => Ordering::Greater,
        }
    }

    #[inline]
    fn in_circle(a: Point<Self>, b: Point<Self>, c: Point<Self>, d: Point<Self>) -> CircleSide {
        let vector = |p: Point| (p.x() - d.x(), p.y() - d.y());
        let ((ax, ay), (bx, by), (cx, cy)) = (vector(a), vector(b), vector(c));
        let ((l, p), (m, q), (n, r)) = ((bx * cy, by * cx), (cx * ay, cy * ax), (ax * by, ay * bx));
        let (a2, b2, c2) = (ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy);
        let determinant = a2 * (l - p) + b2 * (m - q) + c2 * (n - r);
        let permanent = a2 * (l.abs() + p.abs()) + b2 * (m.abs() + q.abs()) + c2 * (n.abs() + r.abs());
        let bound = CIRCLE_ERROR * (permanent + CIRCLE_UNDERFLOW * (a2 + b2 + c2)) + CIRCLE_FLOOR;
        filtered(determinant, bound).unwrap_or_else(|| stages::in_circle(a, b, c, d)).into()
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

/// The sign of a number off by less than `bound`, where that leaves it certain.
///
/// An overflow on the way makes the bound infinite or NaN, and nothing certain.
#[inline]
fn filtered(value: f64, bound: f64) -> Option<Ordering> {
    (value.abs() > bound).then_some(if value > 0.0 { Ordering::Greater } else { Ordering::Less })
}

// The bounds, with u = 2⁻⁵³, η = 2⁻¹⁰⁷⁵ (what an underflowing product may lose) and
// d, p, s for a rounding of a difference, a product, a sum:
//
// A cross or scalar product of differences is a difference of two products as in
// `orient2d`, whose constants and proof (`orientation/float.rs`) hold here too; for
// the scalar product the second one is taken with its sign turned.
//
// Squared lengths. x² carries d d p, the sum of two one s more: four roundings, so
// left − right, before its own rounding, is off by at most 4.01u(left + right) and
// four underflows.
//
// In-circle. A square of a length carries four roundings, a product of coordinates
// three (d d p), their difference one, the term one, the first sum one: ten. The
// last sum's own rounding cannot turn the sign of what it rounds. So the determinant
// is off by at most (10u + 100u² + …) times the true permanent, and the computed one
// is smaller than that by at most eleven roundings, the bound by four more; 512u²
// covers them. Underflow takes at most 2η from a square of a length, 2η from a
// difference of products, η from a term: with Λ = |a|² + |b|² + |c|², which no sum of
// the products' magnitudes exceeds, 4.1ηΛ + 3.1η in all. CIRCLE_ERROR·CIRCLE_UNDERFLOW
// and CIRCLE_FLOOR are far above 5η: so far that they, and products by them, are
// seldom subnormal, which costs more than all the rest.
const U: f64 = f64::EPSILON / 2.0;
const LENGTH_ERROR: f64 = (4.0 + 64.0 * U) * U;
const CIRCLE_ERROR: f64 = (10.0 + 512.0 * U) * U;
/// 2⁻⁷⁰⁰.
const CIRCLE_UNDERFLOW: f64 = f64::from_bits((1023 - 700) << 52);
/// 2⁻¹⁰⁰⁰.
const CIRCLE_FLOOR: f64 = f64::from_bits((1023 - 1000) << 52);
/// 2⁻⁹⁰⁰.
const TINY: f64 = f64::from_bits((1023 - 900) << 52);

/// How the distance of `c` from the line through a and b, two different points,
/// compares with `length`, a finite number from 0 on.
pub(crate) fn compare_distance_to_line([a, b]: [Point; 2], c: Point, length: f64) -> Ordering {
    let (u, v) = (b - a, c - a);
    let (left, right) = (u.x * v.y, u.y * v.x);
    let squared = u.norm_squared();
    let (area, allowed) = ((left - right).abs(), length * squared.sqrt());
    // The area is off by 3.01u(|left| + |right|) and its own rounding; the root by 3u, its
    // product one more, where the square is far from underflow.
    let bound = if squared > TINY { 5.0 * U * (left.abs() + right.abs() + allowed + FLOOR) } else { f64::INFINITY };
    filtered(area - allowed, bound).unwrap_or_else(|| stages::compare_distance_to_line([a, b], c, length))
}

/// How the distance of `p` from the segment, which may be a point, compares with `length`, a finite
/// number from 0 on.
pub(crate) fn compare_distance_to_segment([a, b]: [Point; 2], p: Point, length: f64) -> Ordering {
    if f64::dot_sign([a, b], [a, p]).is_le() {
        return f64::compare_length_with([a, p], length);
    }
    if f64::dot_sign([b, a], [b, p]).is_le() {
        return f64::compare_length_with([b, p], length);
    }
    compare_distance_to_line([a, b], p, length)
}

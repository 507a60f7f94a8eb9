//! The point in which two segments cross, which in general no pair of `f64` is.
//!
//! With A and B the cross products of d − c with a − c and b − c, twice the signed
//! areas of the triangles c, d, a and c, d, b, the segments meet in
//!
//! ```text
//!            b
//!   c ·     /            a + A/(A − B)·(b − a)
//!      ·   /
//!       · X              A and B have opposite signs
//!        / ·
//!       /   · d
//!      a
//! ```
//!
//! and a signed area that the path p, q, X spans is (A·Q − B·P)/(A − B), where P and Q are
//! those of p, q, a and p, q, b. Both are computed in twice the precision of `f64` with
//! a bound on the error, which decides nearly always, and else in integers of any size.

use std::cmp::Ordering;

use super::{
    double::Double,
    exact::{self, Exact},
};
use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d, rest_of_product},
    point::Point,
};

/// What is asked of a coordinate here.
pub(super) trait Parts: Coordinate + Into<Exact> + Into<Double> {
    /// p − q, exactly, unless it overflows.
    fn difference(p: Self, q: Self) -> Double;
}

impl Parts for f64 {
    #[inline]
    fn difference(p: Self, q: Self) -> Double {
        Double::sum(p, -q)
    }
}

impl Parts for i64 {
    #[inline]
    fn difference(p: Self, q: Self) -> Double {
        (i128::from(p) - i128::from(q)).into()
    }
}

const U2: f64 = f64::EPSILON * f64::EPSILON / 4.0;
/// Cross products from here on have errors beside which underflow, a few times 2⁻¹⁰⁷⁴, is
/// nothing.
const SMALLEST: f64 = power_of_two(-600);
/// The same for coordinates.
const FLOOR: f64 = power_of_two(-700);

const fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// The components of q − p.
#[inline]
fn vector<T: Parts>(p: Point<T>, q: Point<T>) -> [Double; 2] {
    [T::difference(q.x(), p.x()), T::difference(q.y(), p.y())]
}

/// A cross product of vectors known exactly: high + low, not brought into the form
/// of a [`Double`], and the magnitude of its two products.
struct Cross {
    high: f64,
    low: f64,
    size: f64,
}

/// Off by at most 30u² of its size, with u = 2⁻⁵³: as derived for the refined
/// `orient2d`, 22u², and 8u² for the rest of the difference.
#[inline]
fn cross([ux, uy]: [Double; 2], [vx, vy]: [Double; 2]) -> Cross {
    let (left, right) = (ux.high * vy.high, uy.high * vx.high);
    let rests = rest_of_product(ux.high, vy.high, left) - rest_of_product(uy.high, vx.high, right);
    let crossed = (ux.high * vy.low + ux.low * vy.high) - (uy.high * vx.low + uy.low * vx.high);
    let difference = Double::sum(left, -right);
    Cross { high: difference.high, low: difference.low + (rests + crossed), size: left.abs() + right.abs() }
}

/// The crossing of two segments that cross, each coordinate the `f64` nearest to it.
pub(super) fn point<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> Point {
    let [x, y] = [level(a.x(), b.x(), c.x(), d.x()), level(a.y(), b.y(), c.y(), d.y())];
    let known = match (x, y) {
        (Some(_), Some(_)) => [x, y],
        _ => {
            let quick = quick_point([a, b], [c, d]);
            [x.or(quick[0]), y.or(quick[1])]
        }
    };
    let [x, y] = match known {
        [Some(x), Some(y)] => [x, y],
        _ => exact_point([a, b], [c, d], known),
    };
    Point::new(x, y).expect("between two points")
}

/// The coordinate that both ends of a segment have, and so the crossing.
#[inline]
fn level<T: Coordinate>(a: T, b: T, c: T, d: T) -> Option<f64> {
    if a == b { Some(a.to_f64()) } else { (c == d).then(|| c.to_f64()) }
}

// The share t = A/W, with W = A − B the cross product of d − c with a − b, is found in
// two parts: t₁, and t₂ from what is left of A. Let S be the sizes of A and W together,
// W = w₁ + w₂ and κ = S/|w₁|. A and W are off by 30u² of their sizes, what is left of A
// by 52u²S more; t₂ is below 20uκ, off by two roundings, and by taking 1/w₁ for 1/W, which
// is 10uκ of it: together 122u²κ + 200u²κ², less than 512u²κ². In a − (t₁ + t₂)·e,
// with e that of a − b, products and sums are rounded that are below 22uκ|e|, seven
// of them, or below u|a| and u|x|: another 300u²κ|e| and 4u²(|a| + |x|). These bounds,
// doubled for the rounding of their own computation and of the last two sums. What
// overflows, in a difference or in splitting a factor, ends in NaN or an infinite
// error, and is not certain.
const SHARE_ERROR: f64 = 2048.0 * U2;
const SUM_ERROR: f64 = 8.0 * U2;

/// Each coordinate whose rounding is certain.
// Inlined: as a call, its arrays through memory, it takes a third longer.
#[inline(always)]
fn quick_point<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> [Option<f64>; 2] {
    let (ba, cd) = (vector(b, a), vector(c, d));
    let (area, whole) = (cross(cd, vector(c, a)), cross(cd, ba));
    let size = area.size + whole.size;
    if size < SMALLEST {
        return [None; 2];
    }
    let inverse = 1.0 / whole.high;
    let share = area.high * inverse;
    let covered = share * whole.high;
    let rest = (area.high - covered) - rest_of_product(share, whole.high, covered);
    let second = (rest + (area.low - share * whole.low)) * inverse;
    let condition = size * inverse;
    let share_error = SHARE_ERROR * (condition * condition);
    let coordinate = |start: T, extent: Double| {
        let start: Double = start.into();
        let step = share * extent.high;
        let rest = rest_of_product(share, extent.high, step) + (share * extent.low + second * extent.high);
        let sum = Double::sum(start.high, -step);
        let low = sum.low + (start.low - rest);
        let error = share_error * extent.high.abs() + SUM_ERROR * (start.high.abs() + sum.high.abs()) + FLOOR;
        let [least, greatest] = [low - error, low + error].map(|low| sum.high + low);
        (least == greatest).then_some(least)
    };
    [coordinate(a.x(), ba[0]), coordinate(a.y(), ba[1])]
}

/// What is still unknown of the coordinates.
#[cold]
#[inline(never)]
fn exact_point<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], known: [Option<f64>; 2]) -> [f64; 2] {
    let [ab, cd, ca, cb] = [[a, b], [c, d], [c, a], [c, b]].map(exact::vector);
    let to_a = exact::cross(&cd, &ca);
    let whole = &to_a - &exact::cross(&cd, &cb);
    let coordinate = |start: T, extent: &Exact| {
        let start: Exact = start.into();
        (&(&start * &whole) + &(&to_a * extent)).nearest_quotient(&whole)
    };
    let [x, y] = known;
    [x.unwrap_or_else(|| coordinate(a.x(), &ab[0])), y.unwrap_or_else(|| coordinate(a.y(), &ab[1]))]
}

/// How the path from `p` over `q` to the crossing of two segments that cross turns.
pub(super) fn side<T: Parts>(ab: [Point<T>; 2], cd: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Orientation {
    for [start, end] in [ab, cd] {
        // The crossing lies between the ends, neither of them.
        match (orient2d(p, q, start), orient2d(p, q, end)) {
            (first, second) if first == second => return first,
            (Orientation::Collinear, side) | (side, Orientation::Collinear) => return side,
            _ => {}
        }
    }
    side_of_lines(ab, cd, [p, q])
}

/// How the path from `p` over `q` to the point where two lines meet, not parallel, turns.
pub(super) fn side_of_lines<T: Parts>(ab: [Point<T>; 2], cd: [Point<T>; 2], pq: [Point<T>; 2]) -> Orientation {
    let sign = plain_side(ab, cd, pq).or_else(|| quick_side(ab, cd, pq));
    sign.unwrap_or_else(|| exact_side(ab, cd, pq)).into()
}

/// The point where two lines meet that are not parallel, each coordinate rounded to
/// nearest; infinite where it overflows.
pub(super) fn point_of_lines<T: Parts>(ab: [Point<T>; 2], cd: [Point<T>; 2]) -> [f64; 2] {
    // The bounds of the quick way do not ask on which side of cd the ends of ab are.
    match quick_point(ab, cd) {
        [Some(x), Some(y)] => [x, y],
        known => exact_point(ab, cd, known),
    }
}

// In plain `f64`. A difference is off by 3u of it, a cross product so by 8u of its size (that is
// what its two products are together in magnitude) and at most 1.01 of it; a product of two such by
// 17.2u of the sizes' product; the difference of two of these, rounded itself, by less than 19u of
// both sizes' products together, which are rounded too: 32u. That of A and B is off by less than 10u
// of their sizes. Each cross product may be off by 2⁻¹⁰⁷³ besides, from underflow: with sizes up to
// 2¹⁰⁰ that is 2⁻⁹⁷² in all, with the sizes' products from 2⁻⁹⁰⁰ on far below u of these, and A's and
// B's sizes are then above 2⁻¹⁰⁰⁰.
const PLAIN_ERROR: f64 = 32.0 * (f64::EPSILON / 2.0);
const PLAIN_WHOLE_ERROR: f64 = 16.0 * (f64::EPSILON / 2.0);
const PLAIN_SIZES: f64 = power_of_two(100);
const PLAIN_PRODUCTS: f64 = power_of_two(-900);

/// The sign of (A·Q − B·P)/(A − B), where `f64` tells.
#[inline]
fn plain_side<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Option<Ordering> {
    let vector = |p: Point<T>, q: Point<T>| [q.x().rounded_difference(p.x()), q.y().rounded_difference(p.y())];
    let cross = |[ux, uy]: [f64; 2], [vx, vy]: [f64; 2]| {
        let (left, right) = (ux * vy, uy * vx);
        [left - right, left.abs() + right.abs()]
    };
    let (cd, pq) = (vector(c, d), vector(p, q));
    let ([to_a, a_size], [to_b, b_size]) = (cross(cd, vector(c, a)), cross(cd, vector(c, b)));
    let ([from_a, p_size], [from_b, q_size]) = (cross(pq, vector(p, a)), cross(pq, vector(p, b)));
    let (side, products) = (to_a * from_b - to_b * from_a, a_size * q_size + b_size * p_size);
    let (whole, sizes) = (to_a - to_b, a_size + b_size);
    let is_certain = side.abs() > PLAIN_ERROR * products
        && whole.abs() > PLAIN_WHOLE_ERROR * sizes
        && products > PLAIN_PRODUCTS
        && sizes + (p_size + q_size) < PLAIN_SIZES;
    let left = (side > 0.0) == (whole > 0.0);
    is_certain.then_some(if left { Ordering::Greater } else { Ordering::Less })
}

/// A number and how far at most it is from what it stands for.
struct Bounded {
    value: Double,
    error: f64,
}

impl Bounded {
    #[inline]
    fn cross(u: [Double; 2], v: [Double; 2]) -> Option<Self> {
        let Cross { high, low, size } = cross(u, v);
        (size >= SMALLEST).then(|| Self { value: Double::sum(high, low), error: 40.0 * U2 * size })
    }

    /// Off by what both factors are off, in the other one and together, and by the product's 7u².
    #[inline]
    fn times(&self, other: &Self) -> Self {
        let value = self.value * other.value;
        let each = self.value.high.abs() * other.error + other.value.high.abs() * self.error;
        Self { value, error: 2.0 * (each + self.error * other.error) + 14.0 * U2 * value.high.abs() }
    }

    /// Off by what both are off, and by the difference's 3u².
    #[inline]
    fn minus(&self, other: &Self) -> Self {
        let value = self.value - other.value;
        Self { value, error: 2.0 * (self.error + other.error) + 6.0 * U2 * value.high.abs() }
    }

    #[inline]
    fn sign(&self) -> Option<Ordering> {
        let sign = if self.value.high > 0.0 { Ordering::Greater } else { Ordering::Less };
        (self.value.high.abs() > 2.0 * self.error + FLOOR).then_some(sign)
    }
}

/// The sign of (A·Q − B·P)/(A − B), where twice the precision tells.
#[inline(never)]
fn quick_side<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Option<Ordering> {
    let (cd, pq) = (vector(c, d), vector(p, q));
    let (to_a, to_b) = (Bounded::cross(cd, vector(c, a))?, Bounded::cross(cd, vector(c, b))?);
    let (from_a, from_b) = (Bounded::cross(pq, vector(p, a))?, Bounded::cross(pq, vector(p, b))?);
    let side = to_a.times(&from_b).minus(&to_b.times(&from_a)).sign()?;
    let whole = to_a.minus(&to_b).sign()?;
    Some(if whole == Ordering::Greater { side } else { side.reverse() })
}

#[cold]
#[inline(never)]
fn exact_side<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Ordering {
    let [cd, ca, cb, pq, pa, pb] = [[c, d], [c, a], [c, b], [p, q], [p, a], [p, b]].map(exact::vector);
    let (to_a, to_b) = (exact::cross(&cd, &ca), exact::cross(&cd, &cb));
    let value = &(&to_a * &exact::cross(&pq, &pb)) - &(&to_b * &exact::cross(&pq, &pa));
    if (&to_a - &to_b).sign().is_gt() { value.sign() } else { value.sign().reverse() }
}

#[cfg(test)]
#[path = "crossing_tests.rs"]
mod tests;

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
    orientation::{Orientation, orient2d},
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

// Of doubles, with u = 2⁻⁵³: a product is off by 7u² of itself, a sum by 3u² + 13u³,
// a quotient by 15u² + 56u³. Bounds are computed in `f64`, whose roundings and the
// terms of third order double no term of them; they are taken twice or more.
const U2: f64 = f64::EPSILON * f64::EPSILON / 4.0;
/// Differences other than 0 have magnitudes from 2⁻²⁵⁰ to 2²⁵⁰, so that what
/// underflows, in four factors of them at most, stays far below this.
const FLOOR: f64 = f64::from_bits((1023 - 700) << 52);
const SMALLEST: f64 = f64::from_bits((1023 - 250) << 52);
const GREATEST: f64 = f64::from_bits((1023 + 250) << 52);

/// The components of q − p; `None` where they are too small or too large for doubles.
#[inline]
fn vector<T: Parts>(p: Point<T>, q: Point<T>) -> Option<[Double; 2]> {
    let vector = [T::difference(q.x(), p.x()), T::difference(q.y(), p.y())];
    let fits = |x: f64| x == 0.0 || (SMALLEST..=GREATEST).contains(&x.abs());
    vector.iter().all(|component| fits(component.high)).then_some(vector)
}

/// A number and how far at most it is from what it stands for.
#[derive(Clone, Copy)]
struct Bounded {
    value: Double,
    error: f64,
}

#[inline]
fn cross(u: [Double; 2], v: [Double; 2]) -> Bounded {
    let (left, right) = (u[0] * v[1], u[1] * v[0]);
    Bounded { value: left - right, error: 20.0 * U2 * (left.high.abs() + right.high.abs()) }
}

/// The crossing of two segments that cross, each coordinate the `f64` nearest to it.
pub(super) fn point<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> Point {
    let quick = quick_point([a, b], [c, d]).unwrap_or([None; 2]);
    let [x, y] = match quick {
        [Some(x), Some(y)] => [x, y],
        [x, y] => exact_point([a, b], [c, d], [x, y]),
    };
    Point::new(x, y).expect("between two points")
}

/// Each coordinate whose rounding is certain.
#[inline]
fn quick_point<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> Option<[Option<f64>; 2]> {
    let (ab, cd) = (vector(a, b)?, vector(c, d)?);
    let (to_a, to_b) = (cross(cd, vector(c, a)?), cross(cd, vector(c, b)?));
    // No cancellation: the signs are opposite.
    let whole = to_a.value - to_b.value;
    let share = to_a.value / whole;
    let share_error = 2.0 * (2.0 * to_a.error + to_b.error) / whole.high.abs() + 40.0 * U2 * share.high.abs();
    let coordinate = |start: T, extent: Double| {
        let sum = Into::<Double>::into(start) + share * extent;
        let error = 2.0 * (extent.high.abs() * (share_error + 8.0 * U2 * share.high.abs()) + 5.0 * U2 * sum.high.abs());
        let [low, high] = [-(error + FLOOR), error + FLOOR].map(|slip| sum.high + (sum.low + slip));
        (low == high).then_some(low)
    };
    Some([coordinate(a.x(), ab[0]), coordinate(a.y(), ab[1])])
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
    let sign = quick_side(ab, cd, [p, q]).unwrap_or_else(|| exact_side(ab, cd, [p, q]));
    sign.into()
}

/// The sign of (A·Q − B·P)/(A − B), where it is certain.
#[inline]
fn quick_side<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Option<Ordering> {
    let (cd, pq) = (vector(c, d)?, vector(p, q)?);
    let (to_a, to_b) = (cross(cd, vector(c, a)?), cross(cd, vector(c, b)?));
    let (from_a, from_b) = (cross(pq, vector(p, a)?), cross(pq, vector(p, b)?));
    let product = |m: Bounded, n: Bounded| {
        let value = m.value * n.value;
        // The last term is for what is off in both.
        let error = 2.0 * (m.value.high.abs() * n.error + n.value.high.abs() * m.error + m.error * n.error);
        Bounded { value, error: error + 20.0 * U2 * value.high.abs() }
    };
    let (left, right) = (product(to_a, from_b), product(to_b, from_a));
    let value = (left.value - right.value).high;
    let certain = value.abs() > 2.0 * (left.error + right.error) + FLOOR;
    // A − B has the sign of A, since B has the other one; so it does with errors.
    let whole = to_a.value - to_b.value;
    let sign = if (value > 0.0) == (whole.high > 0.0) { Ordering::Greater } else { Ordering::Less };
    (certain && whole.high.abs() > 2.0 * (to_a.error + to_b.error)).then_some(sign)
}

#[cold]
#[inline(never)]
fn exact_side<T: Parts>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2], [p, q]: [Point<T>; 2]) -> Ordering {
    let [cd, ca, cb, pq, pa, pb] = [[c, d], [c, a], [c, b], [p, q], [p, a], [p, b]].map(exact::vector);
    let (to_a, to_b) = (exact::cross(&cd, &ca), exact::cross(&cd, &cb));
    let value = &(&to_a * &exact::cross(&pq, &pb)) - &(&to_b * &exact::cross(&pq, &pa));
    // A − B has the sign of A, since B has the other one.
    if to_a.sign().is_gt() { value.sign() } else { value.sign().reverse() }
}

#[cfg(test)]
#[path = "crossing_tests.rs"]
mod tests;

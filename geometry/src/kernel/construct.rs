//! Numbers that have to be constructed (intersections, centres, areas), rounded once.
//!
//! A formula is written once, over a [`Number`], and evaluated in two arithmetics. The
//! first has twice the precision of `f64` and carries a bound on its error; nearly always
//! that leaves one `f64` only that can be the nearest. Otherwise, near a tie or
//! where nearly everything cancels, integers of any size decide.
//!
//! ```text
//!   formula ──▶ Bounded ──▶ does the whole interval round to one f64? ──yes──▶ that
//!          └──▶ Exact  ◀───────────────── no ─────────────────┘
//! ```
//!
//! # Complexity
//! O(1) a formula of fixed length: some 10 ns an operation in the first arithmetic, where
//! the second is needed a microsecond, or with a root some ten.
//!
//! # Accuracy
//! The nearest `f64`, ties to even. A formula with a root that is irrational is, in the
//! second stage, evaluated with the root cut off after 500 bits: half an ulp and a
//! share of it that no one can see.

use std::{
    cmp::Ordering,
    ops::{Add, Mul, Sub},
};

use super::{Parts, chain, double::Double, exact::Exact};
use crate::{coordinate::Coordinate, orientation::rest_of_product, point::Point};

/// What a formula computes with.
pub(crate) trait Number: Clone + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// A coordinate, or a small number of the formula.
    fn of<T: Coordinate>(x: T) -> Self;
    /// p − q, exactly.
    fn difference<T: Coordinate>(p: T, q: T) -> Self;
    /// The square root of a number from 0 on.
    fn root(&self) -> Self;
    /// Without its sign.
    fn magnitude(self) -> Self;

    /// Twice the signed area of a ring.
    fn doubled_area<T: Coordinate>(ring: &[Point<T>]) -> Self {
        let Some((&first, rest)) = ring.split_first() else { return Self::of(0) };
        rest.array_windows().fold(Self::of(0), |sum, &[p, q]| sum + cross(&vector(first, p), &vector(first, q)))
    }
}

/// b − a.
pub(crate) fn vector<R: Number, T: Coordinate>(a: Point<T>, b: Point<T>) -> [R; 2] {
    [R::difference(b.x(), a.x()), R::difference(b.y(), a.y())]
}

/// u × v.
pub(crate) fn cross<R: Number>([x, y]: &[R; 2], [u, v]: &[R; 2]) -> R {
    x.clone() * v.clone() - y.clone() * u.clone()
}

/// u · v.
pub(crate) fn dot<R: Number>([x, y]: &[R; 2], [u, v]: &[R; 2]) -> R {
    x.clone() * u.clone() + y.clone() * v.clone()
}

/// Twice a number.
pub(crate) fn twice<R: Number>(x: R) -> R {
    x.clone() + x
}

/// N numbers, each a fraction of two that the formula gives.
pub(crate) trait Construction<const N: usize> {
    /// Numerators and denominators; no denominator is 0.
    fn evaluate<R: Number>(&self) -> [(R, R); N];
}

/// One number, of which the sign is asked.
pub(crate) trait Polynomial {
    /// The number.
    fn evaluate<R: Number>(&self) -> R;
}

/// The `f64` nearest to each of the numbers; an infinity where that is beyond them.
#[inline]
pub(crate) fn nearest<const N: usize>(formula: &impl Construction<N>) -> [f64; N] {
    let quick = formula.evaluate::<Bounded>().map(|(numerator, divisor)| numerator.over(divisor).rounded());
    if quick.iter().all(Option::is_some) {
        return quick.map(Option::unwrap_or_default);
    }
    slow(formula, quick)
}

#[cold]
#[inline(never)]
fn slow<const N: usize>(formula: &impl Construction<N>, quick: [Option<f64>; N]) -> [f64; N] {
    let fractions = formula.evaluate::<Exact>();
    std::array::from_fn(|i| quick[i].unwrap_or_else(|| fractions[i].0.nearest_quotient(&fractions[i].1) + 0.0))
}

/// The point of two such numbers; `None` where a coordinate is beyond `f64`.
#[inline]
pub(crate) fn nearest_point(formula: &impl Construction<2>) -> Option<Point> {
    let [x, y] = nearest(formula);
    Point::new(x, y).ok()
}

/// The sign of a number without roots.
#[inline]
pub(crate) fn sign(formula: &impl Polynomial) -> Ordering {
    formula.evaluate::<Bounded>().sign().unwrap_or_else(|| slow_sign(formula))
}

#[cold]
#[inline(never)]
fn slow_sign(formula: &impl Polynomial) -> Ordering {
    formula.evaluate::<Exact>().sign()
}

impl Number for Exact {
    fn of<T: Coordinate>(x: T) -> Self {
        match x.parts() {
            Parts::Float(x) => x.into(),
            Parts::Integer(x) => x.into(),
        }
    }

    fn difference<T: Coordinate>(p: T, q: T) -> Self {
        Self::of(p) - Self::of(q)
    }

    fn root(&self) -> Self {
        Self::root(self)
    }

    fn magnitude(self) -> Self {
        if self.sign().is_lt() { Self::of(0) - self } else { self }
    }
}

macro_rules! owned {
    ($($operator:ident $method:ident $sign:tt),*) => {$(
        impl $operator for Exact {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                &self $sign &other
            }
        }
    )*};
}

owned!(Add add +, Sub sub -, Mul mul *);

const U2: f64 = f64::EPSILON * f64::EPSILON / 4.0;
/// More than the roundings of a bound of a dozen operations.
const SLACK: f64 = 1.0 + 64.0 * f64::EPSILON;
/// 2⁻¹⁰⁰⁰: more than underflow takes from a product and its rest.
const FLOOR: f64 = f64::from_bits((1023 - 1000) << 52);
/// 2⁻⁹⁰⁰: products from here on have exact rests.
const NORMAL: f64 = f64::from_bits((1023 - 900) << 52);

// The bounds, with u = 2⁻⁵³: see `double.rs` for 3u² of a sum and 7u² of a product, where
// nothing underflows; the next integer above covers terms in u³ and that the computed
// value stands for the true one. Operands of one part make sums and products exact.
// A quotient or a root is not trusted at all but multiplied back: what is missing then,
// off by 16u² of what it is compared with, tells its error. What overflows ends in an
// infinity or NaN, in value or error, and is not certain.

/// A number known to within `error`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounded {
    pub(super) value: Double,
    pub(super) error: f64,
}

impl Bounded {
    fn exact(value: Double) -> Self {
        Self { value, error: 0.0 }
    }

    fn size(self) -> f64 {
        self.value.high.abs() * SLACK
    }

    /// Of one part, and known.
    fn is_short(self) -> bool {
        self.value.low == 0.0 && self.error == 0.0
    }

    pub(super) fn sign(self) -> Option<Ordering> {
        let Self { value, error } = self;
        let sign = value.high.partial_cmp(&0.0)?;
        (value.high.abs() > error * SLACK || value.high == 0.0 && error == 0.0).then_some(sign)
    }

    /// The one `f64` that can be the nearest.
    pub(super) fn rounded(self) -> Option<f64> {
        let Self { value: Double { high, low }, error } = self;
        if high == 0.0 && self.is_short() {
            return Some(0.0);
        }
        let error = error * SLACK + 4.0 * U2 * high.abs();
        let [least, greatest] = [low - error, low + error].map(|low| high + low);
        (least == greatest && least.is_finite() && least.abs() > NORMAL).then_some(least)
    }

    pub(super) fn over(self, divisor: Self) -> Self {
        let (a, b) = (self.value, divisor.value);
        if divisor.is_short() && b.high == 1.0 {
            return self;
        }
        let first = a.high / b.high;
        let rest = a - b * first.into();
        let normal = a.high.abs() > NORMAL || a.high == 0.0 && b.high != 0.0;
        if rest.high == 0.0 && self.is_short() && divisor.is_short() && normal {
            return Self::exact(first.into());
        }
        let value = Double::sum(first, rest.high / b.high);
        let missing = (a - b * value).high.abs() + 16.0 * U2 * self.size() + FLOOR;
        let carried = self.error + value.high.abs() * divisor.error;
        let least = b.high.abs() - divisor.error * SLACK;
        let error = if least > 0.0 { (missing + carried) / least * SLACK } else { f64::INFINITY };
        Self { value, error }
    }
}

impl Number for Bounded {
    #[inline]
    fn of<T: Coordinate>(x: T) -> Self {
        Self::exact(match x.parts() {
            Parts::Float(x) => x.into(),
            Parts::Integer(x) => x.into(),
        })
    }

    #[inline]
    fn difference<T: Coordinate>(p: T, q: T) -> Self {
        Self::exact(match (p.parts(), q.parts()) {
            (Parts::Float(p), Parts::Float(q)) => Double::sum(p, -q),
            (Parts::Integer(p), Parts::Integer(q)) => (i128::from(p) - i128::from(q)).into(),
            _ => unreachable!("of one type"),
        })
    }

    fn root(&self) -> Self {
        let square = self.value;
        if square.high == 0.0 && self.is_short() {
            return *self;
        }
        let first = square.high.sqrt();
        let rest = square - Double::from(first) * first.into();
        if rest.high == 0.0 && self.is_short() && square.high > NORMAL {
            return Self::exact(first.into());
        }
        let value = Double::sum(first, rest.high / (2.0 * first));
        let missing = (square - value * value).high.abs() + 16.0 * U2 * self.size() + FLOOR;
        let error = if square.high > 2.0 * self.error { (missing + self.error) / first * SLACK } else { f64::INFINITY };
        Self { value, error }
    }

    fn magnitude(self) -> Self {
        match self.sign() {
            Some(Ordering::Less) => Self { value: -self.value, ..self },
            Some(_) => self,
            None => Self { error: f64::INFINITY, ..self },
        }
    }

    fn doubled_area<T: Coordinate>(ring: &[Point<T>]) -> Self {
        let quick = if ring.len() < chain::WORTHWHILE { None } else { chain::doubled_area(ring) };
        quick.filter(|area| area.rounded().is_some()).unwrap_or_else(|| shoelace(ring))
    }
}

impl Add for Bounded {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        if self.is_short() && other.is_short() {
            return Self::exact(Double::sum(self.value.high, other.value.high));
        }
        let value = self.value + other.value;
        Self { value, error: (self.error + other.error + 4.0 * U2 * value.high.abs()) * SLACK }
    }
}

impl Sub for Bounded {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + Self { value: -other.value, ..other }
    }
}

impl Mul for Bounded {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        let value = self.value * other.value;
        let factors_are_short = self.is_short() && other.is_short();
        if factors_are_short && (value.high.abs() > NORMAL || self.value.high == 0.0 || other.value.high == 0.0) {
            return Self::exact(value);
        }
        let carried = self.size() * other.error + other.size() * self.error + self.error * other.error;
        Self { value, error: (carried + 8.0 * U2 * value.high.abs() + FLOOR) * SLACK }
    }
}

/// Twice the signed area of a ring: Σ (x − x₀)·(y of the next − y of the one before).
///
/// Differences and products with their rests, added up in two parts. With P the products'
/// magnitudes and S those of the sums, a term's rests are rounded by less than 8u²P, the sum's
/// rests by u²S, and adding them to the lower part by u of it each time; where nothing had a
/// rest, nothing is off.
fn shoelace<T: Coordinate>(ring: &[Point<T>]) -> Bounded {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else { return Bounded::of(0) };
    let difference = |p: T, q: T| Bounded::difference(p, q).value;
    let (mut sum, mut low) = (0.0_f64, 0.0_f64);
    // Magnitudes of products and sums, of the lower part, of all rests; products too small for theirs.
    let (mut size, mut low_size, mut rests, mut tiny) = (0.0, 0.0, 0.0, false);
    let mut step = |before: T, x: T, after: T| {
        let (x, y) = (difference(x, first.x()), difference(after, before));
        let product = x.high * y.high;
        let rest = rest_of_product(x.high, y.high, product) + (x.high * y.low + x.low * y.high);
        tiny |= product.abs() < NORMAL && x.high != 0.0 && y.high != 0.0;
        let next = Double::sum(sum, product);
        low += next.low + rest;
        sum = next.high;
        size += product.abs() + sum.abs();
        low_size += low.abs();
        rests += next.low.abs() + rest.abs() + x.low.abs() + y.low.abs();
    };
    step(last.y(), first.x(), ring.get(1).unwrap_or(first).y());
    for [before, at, after] in ring.array_windows() {
        step(before.y(), at.x(), after.y());
    }
    if let [.., before, _] = ring {
        step(before.y(), last.x(), first.y());
    }
    let value = Double::sum(sum, low);
    if rests == 0.0 && !tiny {
        return Bounded::exact(value);
    }
    let error = 12.0 * U2 * size + f64::EPSILON * low_size + ring.len() as f64 * FLOOR;
    Bounded { value, error: error * (1.0 + ring.len() as f64 * f64::EPSILON) * SLACK }
}

#[cfg(test)]
#[path = "construct_tests.rs"]
mod tests;

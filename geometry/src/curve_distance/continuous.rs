//! The Fréchet distance of curves, whose walkers stop anywhere, and not at corners alone.
//!
//! ```text
//!   b ▲ ┌──────┬──────┐     A point of the diagram is a place on each curve, free where they
//!     │ │ ░░░╱ │ ·──▸ │     are no farther apart than the leash. A leash will do where a way
//!     │ │ ░░│  │╱░░░░ │     from corner to corner goes through what is free, upwards and to
//!     │ ├───┼──┼──────┤     the right. In a cell, a segment of each curve, what is free is
//!     │ │╱──· ░│░░ ░░ │     convex, so that only the cells' sides have to be looked at: of
//!     │ └──────┴──────┘     each, what is free and reached is one interval.
//!     └───────────────▸ a
//! ```
//!
//! Of a reached interval its lower end is kept, as the point whose circle makes it: the
//! ends of intervals on one segment are (f ± √d)/w with the same w, and whether one is
//! above another is decided by squaring, in exact signs of polynomials. So a leash will do or
//! not, without rounding, and the distance is found by halving among the floats: first with
//! rounded decisions, then with exact ones around what that gives.
//!
//! # Complexity
//! For n and m points O(nm) time and O(m) space a decision, O(nm) for at most 64 rounded ones and
//! few exact ones, where the critical values of the paper take O(nm log nm) to sort.
//!
//! Source: Alt, Godau, "Computing the Fréchet distance between two polygonal curves" (1995).
//! Deviations: lower ends are told by point, not by number; floats are searched in place
//! of critical values.

use std::cmp::Ordering;

use super::discrete_frechet;
use crate::{
    coordinate::Coordinate,
    direction::compare_along,
    kernel::construct::{Number, Polynomial, cross, dot, sign, twice, vector},
    point::Point,
};

#[cfg(test)]
mod tests;

/// The Fréchet distance: the shortest leash for two that walk along the curves, each as fast
/// as it likes and never back. `None` where a curve has no point.
///
/// # Complexity
/// O(nm) time for each of some 60 decisions, O(m) space for n and m points.
///
/// # Accuracy
/// The least `f64` that is not less than the true distance; an infinity above `f64::MAX`.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, curve_distance::{discrete_frechet, frechet}};
/// let straight = [(0, 0), (10, 0)].map(Point::<i64>::from);
/// let bent = [(0, 1), (5, 2), (10, 1)].map(Point::from);
/// assert_eq!(frechet(&straight, &bent), Some(2.0));
/// // From corner to corner, the middle one is far from both ends.
/// assert_eq!(discrete_frechet(&straight, &bent), Some(29f64.sqrt()));
/// ```
#[must_use]
pub fn frechet<T: Coordinate>(a: &[Point<T>], b: &[Point<T>]) -> Option<f64> {
    // The shorter one across: a row is kept of it.
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let corners = discrete_frechet(a, b)?;
    let (a, b) = (with_a_segment(a), with_a_segment(b));
    let ends = [(a[0], b[0]), (a[a.len() - 1], b[b.len() - 1])].map(|(p, q)| p.to_f64().distance(q.to_f64()));
    let (low, high) = (ends[0].max(ends[1]).min(corners).to_bits(), corners.min(f64::MAX).to_bits());
    let will_do = |exactly: bool, bits: u64| Leash { length: f64::from_bits(bits), exactly }.will_do(&a, &b);
    // Bits of floats from 0 on are ordered as they are. Often the ends are what is far apart.
    let low = low.min(high);
    let found = if will_do(true, low) { low } else { first_between(low, high, |bits| will_do(false, bits)) };
    Some(f64::from_bits(first_near(found, f64::MAX.to_bits(), |bits| will_do(true, bits))))
}

/// Whether the Fréchet distance is at most `length`, in the unit of the coordinates. Never for
/// a curve without points, or a length that is negative or NaN.
///
/// # Complexity
/// O(nm) time, O(m) space for n and m points.
///
/// # Accuracy
/// Exact for every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, curve_distance::frechet_at_most};
/// let straight = [(0, 0), (10, 0)].map(Point::<i64>::from);
/// let bent = [(0, 1), (5, 2), (10, 1)].map(Point::from);
/// assert!(frechet_at_most(&straight, &bent, 2) && !frechet_at_most(&straight, &bent, 1));
/// ```
#[must_use]
pub fn frechet_at_most<T: Coordinate>(a: &[Point<T>], b: &[Point<T>], length: T) -> bool {
    // What is no coordinate and not less than 0 is infinite.
    let is_infinite = Point::new(length, T::ZERO).is_err();
    let will_do = || is_infinite || Leash { length, exactly: true }.will_do(&with_a_segment(a), &with_a_segment(b));
    !a.is_empty() && !b.is_empty() && length >= T::ZERO && will_do()
}

/// A curve of one point stays there.
fn with_a_segment<T: Coordinate>(curve: &[Point<T>]) -> Vec<Point<T>> {
    if let &[only] = curve { vec![only; 2] } else { curve.to_vec() }
}

/// The first number from `low` on for which `good` holds, `high` where none before it does.
fn first_between(mut low: u64, mut high: u64, good: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low.midpoint(high);
        if good(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The first number for which `good` holds, probably near `guess`; one more than `last` where
/// there is none.
fn first_near(guess: u64, last: u64, good: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high, mut step) = (guess, guess, 1);
    if good(guess) {
        while low > 0 {
            let lower = low.saturating_sub(step);
            if !good(lower) {
                return first_between(lower + 1, low, good);
            }
            (low, step) = (lower, 2 * step);
        }
        return 0;
    }
    while high < last {
        let higher = last.min(high.saturating_add(step));
        if good(higher) {
            return first_between(high + 1, higher, good);
        }
        (high, step) = (higher, 2 * step);
    }
    last + 1
}

/// A length, decided on exactly or as `f64` rounds.
#[derive(Clone, Copy)]
struct Leash<L: Coordinate> {
    length: L,
    exactly: bool,
}

/// More than the roundings of squares and products here.
const MARGIN: f64 = 16.0 * f64::EPSILON;
/// Squares from here to there have neither underflown nor overflown.
const NORMAL: std::ops::Range<f64> = 1e-280..1e300;

impl<L: Coordinate> Leash<L> {
    /// Whether it will do for two curves of at least two points each.
    fn will_do<T: Coordinate>(self, a: &[Point<T>], b: &[Point<T>]) -> bool {
        let (last_a, last_b) = (a[a.len() - 1], b[b.len() - 1]);
        if !self.reaches(a[0], b[0]) || !self.reaches(last_a, last_b) {
            return false;
        }
        // Along the left border of the diagram, where the first walker waits.
        let mut waits = true;
        let first_column = b[..b.len() - 1].iter().map(|&q| {
            waits = waits && self.reaches(a[0], q);
            waits.then_some(a[0])
        });
        let mut left: Vec<Option<Point<T>>> = first_column.collect();
        let (mut waits, mut below) = (true, None);
        for &[p, next_p] in a.array_windows() {
            waits = waits && self.reaches(p, b[0]);
            below = waits.then_some(b[0]);
            for (left, &[q, next_q]) in left.iter_mut().zip(b.array_windows()) {
                if left.is_none() && below.is_none() {
                    continue;
                }
                let right = self.reached(next_p, [q, next_q], *left, below.is_some());
                below = self.reached(next_q, [p, next_p], below, left.is_some());
                *left = right;
            }
        }
        below.is_some() || left[left.len() - 1].is_some()
    }

    /// What is reached on a cell's side that a segment makes with the point `p`: the point
    /// whose circle gives its lower end. `from` is that of the opposite side; from the
    /// side before it everything is reached.
    fn reached<T: Coordinate>(
        self,
        p: Point<T>,
        segment: [Point<T>; 2],
        from: Option<Point<T>>,
        from_before: bool,
    ) -> Option<Point<T>> {
        if from.is_none() && !from_before || !self.reaches_segment(p, segment) {
            return None;
        }
        let [start, end] = segment;
        let Some(q) = from.filter(|&q| !from_before && !self.reaches(q, start)) else { return Some(p) };
        let ends = Ends { p, q, segment, length: self.length };
        if !self.reaches(p, end) && !self.meets(&ends) {
            return None;
        }
        let begins_with_p = !self.reaches(p, start) && !self.begins_later(&ends);
        Some(if begins_with_p { p } else { q })
    }

    /// Whether two points are no farther apart than the leash is long.
    fn reaches<T: Coordinate>(self, p: Point<T>, q: Point<T>) -> bool {
        let ([x, y], allowed) = (difference(p, q), self.square());
        let squared = x * x + y * y;
        let certain = NORMAL.contains(&allowed) && (squared - allowed).abs() > MARGIN * (squared + allowed);
        if certain || !self.exactly { squared <= allowed } else { sign(&Beyond { p, q, length: self.length }).is_le() }
    }

    /// Whether a point is no farther from a segment.
    fn reaches_segment<T: Coordinate>(self, p: Point<T>, segment: [Point<T>; 2]) -> bool {
        let [start, end] = segment;
        let within = || compare_along(segment, start, p).is_lt() && compare_along(segment, p, end).is_lt();
        self.reaches(p, start) || self.reaches(p, end) || within() && self.reaches_line(p, segment)
    }

    fn reaches_line<T: Coordinate>(self, p: Point<T>, segment: [Point<T>; 2]) -> bool {
        let ends = Ends { p, q: p, segment, length: self.length };
        let Rounded { under, off, .. } = ends.rounded(p, self.square());
        if !self.exactly || under.abs() > off { under >= 0.0 } else { sign(&Under(&ends, p)).is_ge() }
    }

    /// Whether the circle of q begins, on the segment, no later than that of p ends.
    fn meets<T: Coordinate>(self, ends: &Ends<T, L>) -> bool {
        let (p, q) = (ends.rounded(ends.p, self.square()), ends.rounded(ends.q, self.square()));
        let gap = (p.foot + p.half) - (q.foot - q.half);
        if !self.exactly || gap.abs() > p.half_off + q.half_off {
            return gap >= 0.0;
        }
        // √d + √e ≥ F, how much farther q is.
        compare_along(ends.segment, ends.q, ends.p).is_le()
            || sign(&Excess(ends)).is_ge()
            || sign(&Product(ends)).is_ge()
    }

    /// Whether the circle of q begins, on the segment, later than that of p.
    fn begins_later<T: Coordinate>(self, ends: &Ends<T, L>) -> bool {
        let (p, q) = (ends.rounded(ends.p, self.square()), ends.rounded(ends.q, self.square()));
        let gap = (q.foot - q.half) - (p.foot - p.half);
        if !self.exactly || gap.abs() > p.half_off + q.half_off {
            return gap > 0.0;
        }
        // F > √e − √d, where d is that of p and e that of q.
        match (compare_along(ends.segment, ends.p, ends.q), sign(&Wider(ends))) {
            (Ordering::Less | Ordering::Equal, Ordering::Greater | Ordering::Equal) => true,
            (Ordering::Greater | Ordering::Equal, Ordering::Less | Ordering::Equal) => false,
            (Ordering::Less, _) => sign(&Excess(ends)).is_lt() || sign(&Product(ends)).is_gt(),
            _ => sign(&Excess(ends)).is_gt() && sign(&Product(ends)).is_lt(),
        }
    }

    fn square(self) -> f64 {
        self.length.to_f64() * self.length.to_f64()
    }
}

/// q − p, each coordinate to within 3u.
fn difference<T: Coordinate>(p: Point<T>, q: Point<T>) -> [f64; 2] {
    [q.x().rounded_difference(p.x()), q.y().rounded_difference(p.y())]
}

/// |q − p|² − ε².
struct Beyond<T: Coordinate, L: Coordinate> {
    p: Point<T>,
    q: Point<T>,
    length: L,
}

impl<T: Coordinate, L: Coordinate> Polynomial for Beyond<T, L> {
    fn evaluate<R: Number>(&self) -> R {
        let (way, length) = (vector::<R, T>(self.p, self.q), R::of(self.length));
        dot(&way, &way) - length.clone() * length
    }
}

/// Two points around which circles of radius ε, the length, meet a segment. With v along the
/// segment and c from its start to a point, the circle's ends are (v·c ± √d)/v², where
/// d = ε²v² − (v × c)².
struct Ends<T: Coordinate, L: Coordinate> {
    p: Point<T>,
    q: Point<T>,
    segment: [Point<T>; 2],
    length: L,
}

/// As `f64` rounds: v·c, √d, d, and how far these may be off.
struct Rounded {
    foot: f64,
    half: f64,
    /// Of both before.
    half_off: f64,
    under: f64,
    off: f64,
}

impl<T: Coordinate, L: Coordinate> Ends<T, L> {
    fn rounded(&self, p: Point<T>, square: f64) -> Rounded {
        let [start, end] = self.segment;
        let ([x, y], [u, v]) = (difference(start, end), difference(start, p));
        let (whole, foot, cross) = (x * x + y * y, x * u + y * v, x * v - y * u);
        let (allowed, size) = (square * whole, (x * v).abs() + (y * u).abs());
        let under = allowed - cross * cross;
        let is_normal = [square, whole, allowed].iter().all(|x| NORMAL.contains(x));
        let off = if is_normal { MARGIN * (allowed + size * size) } else { f64::INFINITY };
        let half = under.max(0.0).sqrt();
        // |√d − √e| is at most |d − e| over either, and its root.
        let root_off = (off / half).min(off.sqrt());
        let half_off = root_off + MARGIN * ((x * u).abs() + (y * v).abs() + half) + NORMAL.start;
        Rounded { foot, half, half_off, under, off }
    }

    fn under<R: Number>(&self, p: Point<T>) -> R {
        let [start, end] = self.segment;
        let (along, length) = (vector::<R, T>(start, end), R::of(self.length));
        let beside = cross(&along, &vector(start, p));
        length.clone() * length * dot(&along, &along) - beside.clone() * beside
    }

    /// d + e − F².
    fn excess<R: Number>(&self) -> R {
        let farther = dot(&vector::<R, T>(self.segment[0], self.segment[1]), &vector(self.p, self.q));
        self.under::<R>(self.p) + self.under(self.q) - farther.clone() * farther
    }
}

/// d.
struct Under<'a, T: Coordinate, L: Coordinate>(&'a Ends<T, L>, Point<T>);

impl<T: Coordinate, L: Coordinate> Polynomial for Under<'_, T, L> {
    fn evaluate<R: Number>(&self) -> R {
        self.0.under(self.1)
    }
}

/// d − e.
struct Wider<'a, T: Coordinate, L: Coordinate>(&'a Ends<T, L>);

impl<T: Coordinate, L: Coordinate> Polynomial for Wider<'_, T, L> {
    fn evaluate<R: Number>(&self) -> R {
        self.0.under::<R>(self.0.p) - self.0.under(self.0.q)
    }
}

/// d + e − F².
struct Excess<'a, T: Coordinate, L: Coordinate>(&'a Ends<T, L>);

impl<T: Coordinate, L: Coordinate> Polynomial for Excess<'_, T, L> {
    fn evaluate<R: Number>(&self) -> R {
        self.0.excess()
    }
}

/// 4de − (d + e − F²)².
struct Product<'a, T: Coordinate, L: Coordinate>(&'a Ends<T, L>);

impl<T: Coordinate, L: Coordinate> Polynomial for Product<'_, T, L> {
    fn evaluate<R: Number>(&self) -> R {
        let excess = self.0.excess::<R>();
        twice(twice(self.0.under::<R>(self.0.p) * self.0.under(self.0.q))) - excess.clone() * excess
    }
}

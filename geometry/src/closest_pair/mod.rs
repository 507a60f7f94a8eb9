//! The closest pair: which two of n points are nearest to each other.
//!
//! ```text
//!              │← best →│
//!     ∘        ┊   ∘    ·  the next point: only those in the band to its left
//!         ∘    ┊        │  can be nearer than the best pair so far
//!   ∘          ┊ ∘      │
//! ```
//!
//! | function | cost |
//! |---|---|
//! | [`closest_pair`] | O(n) expected, O(n log n) always |
//! | [`closest_pair_naive`] | O(n²), every pair |
//!
//! Up to fifty thousand points are sorted by x, those of one x by y, and each looks back through the
//! band that the best distance so far leaves. Of more points, an eighth drawn at random tells a
//! distance that is nearly the least; a grid of that width drops whatever has no
//! neighbour, which is most, and the rest is compared within its cells (`sieve.rs`;
//! Rabin 1976). Either stops where a pattern is made against it, and then the points are
//! halved and the halves' bands compared in order of y (Shamos, Hoey 1975), which
//! nothing makes quadratic.
//!
//! Of a million points in a square, in a disk or on a circle this takes about 0.65 of the
//! time of such a sweep over plain `f64`, of a grid 0.3; of a vertical line 0.3 of the time
//! of a sweep with a balanced tree (`benches`, bar `closest pair`). Of a thousand to ten thousand
//! points it takes 0.4 to 1.03 of the time of a sweep over plain `f64`, by pattern.
//!
//! Rounded differences with proven bounds tell that a pair is farther apart; which of
//! two near ones is nearer, [`compare_lengths`] tells exactly.
//!
//! Source: Bentley, Shamos, "Divide-and-conquer in multidimensional space" (1976);
//! Hinrichs, Nievergelt, Schorn, "Plane-sweep solves the closest pair problem
//! elegantly" (1988); for the sieve see there.

use std::cmp::Ordering;

use crate::{coordinate::Coordinate, distance::compare_lengths, point::Point};

mod sieve;
#[cfg(test)]
mod tests;

/// So few points are sorted by x: a grid is not faster.
const FEW: usize = 50_000;
/// Looks back a point, on average, before another way is taken.
const PATIENCE: usize = 8;

type Pair<T> = [Point<T>; 2];

/// The two points that are nearest to each other, the lesser first; `None` of fewer than two.
///
/// Twice the same point where one is given twice. Of several nearest pairs it is one.
///
/// # Complexity
/// O(n) time expected, over draws that the input does not know; O(n log n) always.
/// O(n) space.
///
/// # Accuracy
/// Exact for every coordinate type: no two points are nearer.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, closest_pair};
/// let points = [(0, 0), (9, 1), (4, 4), (5, 5), (9, 9)].map(Point::<i64>::from);
/// assert_eq!(closest_pair(&points), Some([(4, 4), (5, 5)].map(Point::from)));
/// assert_eq!(closest_pair(&points[..1]), None);
/// ```
#[must_use]
pub fn closest_pair<T: Coordinate>(points: &[Point<T>]) -> Option<[Point<T>; 2]> {
    let [_, _, ..] = points else { return None };
    let [p, q] = sieve::search(points, FEW).unwrap_or_else(|| in_order(points));
    Some([p.min(q), p.max(q)])
}

/// The closest pair of two or more points, in O(n log n) whatever they are.
fn in_order<T: Coordinate>(points: &[Point<T>]) -> Pair<T> {
    let mut sorted = points.to_vec();
    sweep(&mut sorted).unwrap_or_else(|| {
        sorted.sort_unstable();
        match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(twice) => [twice[0], twice[1]],
            None => halve(&mut sorted),
        }
    })
}

/// The closest pair by comparing all pairs: the first of the nearest, by position.
///
/// # Complexity
/// O(n²).
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, closest_pair::closest_pair_naive};
/// let points = [(0, 0), (9, 1), (4, 4), (5, 5)].map(Point::<i64>::from);
/// assert_eq!(closest_pair_naive(&points), Some([(4, 4), (5, 5)].map(Point::from)));
/// ```
#[must_use]
pub fn closest_pair_naive<T: Coordinate>(points: &[Point<T>]) -> Option<[Point<T>; 2]> {
    let pairs = points.iter().enumerate().flat_map(|(k, &p)| points[..k].iter().map(move |&q| [p, q]));
    let best = pairs.reduce(|best, pair| if compare_lengths(pair, best).is_lt() { pair } else { best });
    best.map(|[p, q]| [p.min(q), p.max(q)])
}

/// The nearest pair so far, and bounds that tell most others to be farther apart.
struct Best<T> {
    pair: Pair<T>,
    /// Its coordinates' gaps, the lesser first, where they are exact.
    gaps: Option<[f64; 2]>,
    /// No coordinate's gap in a nearer pair, rounded, is above.
    reach: f64,
    /// Nor, where it is exact, from here on: the pair's distance along an axis.
    edge: f64,
    /// No nearer pair's squared length, rounded, is above.
    limit: f64,
}

impl<T: Coordinate> Best<T> {
    fn new(pair: Pair<T>) -> Self {
        const UP: f64 = 1.0 + 8.0 * f64::EPSILON;
        // What underflows is off by half of the least number: far below these.
        const LEAST: f64 = f64::from_bits(4);
        const LEAST_SQUARE: f64 = f64::MIN_POSITIVE;
        let [x, y] = gaps(pair);
        let gaps = exact_gaps(pair);
        Self {
            pair,
            gaps,
            edge: gaps.filter(|gaps| gaps[0] == 0.0).map_or(f64::INFINITY, |gaps| gaps[1]),
            reach: x.hypot(y) * UP + LEAST,
            limit: (x * x + y * y) * UP + LEAST_SQUARE,
        }
    }

    /// Whether points whose coordinates are these can be nearer. Of a lattice, whose columns are
    /// as far apart as its points, the next column is not looked at.
    #[inline]
    fn reaches(&self, x: T, other: T) -> bool {
        let gap = x.gap(other);
        gap <= self.reach && (gap < self.edge || !x.gap_is_exact(other))
    }

    /// Takes the pair of `p` and any of the others that is nearer.
    #[inline]
    fn compare(&mut self, p: Point<T>, others: &[Point<T>]) {
        for &q in others {
            self.look(p, q);
        }
    }

    /// Takes the pair of `p` and `q` if it is nearer.
    #[inline]
    fn look(&mut self, p: Point<T>, q: Point<T>) {
        let [x, y] = gaps([p, q]);
        if x * x + y * y <= self.limit && x.max(y) <= self.reach {
            self.look_closely([p, q]);
        }
    }

    #[inline(never)]
    fn look_closely(&mut self, pair: Pair<T>) {
        // Gaps that are the same are a tie, as on all sides of a lattice.
        let ties = self.gaps.is_some() && self.gaps == exact_gaps(pair);
        if !ties && compare_lengths(pair, self.pair).is_lt() {
            *self = Self::new(pair);
        }
    }
}

#[inline]
fn gaps<T: Coordinate>([p, q]: Pair<T>) -> [f64; 2] {
    [p.x().gap(q.x()), p.y().gap(q.y())]
}

fn exact_gaps<T: Coordinate>([p, q]: Pair<T>) -> Option<[f64; 2]> {
    let [x, y] = gaps([p, q]);
    (p.x().gap_is_exact(q.x()) && p.y().gap_is_exact(q.y())).then_some(if x < y { [x, y] } else { [y, x] })
}

/// Sorts two or more points by x and looks back from each; `None` once it looked too often.
fn sweep<T: Coordinate>(points: &mut [Point<T>]) -> Option<Pair<T>> {
    // No coordinate is NaN. Said so, the comparison has no branch.
    points.sort_unstable_by(|p, q| p.x().partial_cmp(&q.x()).unwrap_or(Ordering::Equal));
    let mut looks = PATIENCE * points.len();
    let mut best = Best::new([points[0], points[1]]);
    let mut column = 0;
    while column < points.len() && best.pair[0] != best.pair[1] {
        let x = points[column].x();
        let is_alone = points.get(column + 1).is_none_or(|p| p.x() != x);
        let end = if is_alone { column + 1 } else { sort_column(points, column) };
        for k in column..end {
            let p = points[k];
            for &q in points[column..k].iter().rev() {
                if !best.reaches(p.y(), q.y()) {
                    break;
                }
                best.look(p, q);
            }
            for &q in points[..column].iter().rev() {
                if !best.reaches(x, q.x()) {
                    break;
                }
                looks = looks.checked_sub(1)?;
                best.look(p, q);
            }
        }
        column = end;
    }
    Some(best.pair)
}

/// Sorts the points of one x from an index on by y, so that each has its nearest beside it, and
/// tells where they end.
#[inline(never)]
fn sort_column<T: Coordinate>(points: &mut [Point<T>], from: usize) -> usize {
    let length = points[from..].iter().position(|p| p.x() != points[from].x());
    let end = length.map_or(points.len(), |length| from + length);
    points[from..end].sort_unstable_by(|p, q| p.y().partial_cmp(&q.y()).unwrap_or(Ordering::Equal));
    end
}

/// The closest pair of two or more different points in order of x.
fn halve<T: Coordinate>(points: &mut [Point<T>]) -> Pair<T> {
    let mut best = Best::new([points[0], points[1]]);
    halve_further(points, &mut best);
    best.pair
}

/// Finds what is nearer than `best`, and leaves the points in order of y.
fn halve_further<T: Coordinate>(points: &mut [Point<T>], best: &mut Best<T>) {
    let middle = points.len() / 2;
    if middle > 0 {
        let line = points[middle].x();
        let (left, right) = points.split_at_mut(middle);
        halve_further(left, best);
        halve_further(right, best);
        // Two sorted runs, which the stable sort merges.
        points.sort_by(|p, q| p.y().compare(q.y()));
        let band: Vec<Point<T>> = points.iter().filter(|p| best.reaches(p.x(), line)).copied().collect();
        for (k, &p) in band.iter().enumerate() {
            let near = band[..k].iter().rev().take_while(|q| best.reaches(p.y(), q.y())).count();
            best.compare(p, &band[k - near..k]);
        }
    }
}

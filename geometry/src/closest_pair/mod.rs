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
//! | [`closest_pair`] | O(n log n) |
//! | [`closest_pair_naive`] | O(n²), every pair |
//!
//! The recommended way sorts by x and looks back from each point through the band
//! that the best distance so far leaves, which is nearly empty for most inputs. Where
//! it is not (many points on a vertical line, say), that shows after a few looks a point,
//! and the points are halved and the halves' bands compared in order of y instead
//! (Shamos, Hoey 1975), which nothing makes quadratic. Distances are compared
//! exactly, those along an axis too: the corner (q.x, p.y) of two points is a point.
//!
//! Source: Bentley, Shamos, "Divide-and-conquer in multidimensional space" (1976);
//! Hinrichs, Nievergelt, Schorn, "Plane-sweep solves the closest pair problem
//! elegantly" (1988).

use crate::{coordinate::Coordinate, distance::compare_lengths, point::Point};

#[cfg(test)]
mod tests;

/// Looks back a point, on average, before the points are halved instead.
const PATIENCE: usize = 8;

type Pair<T> = [Point<T>; 2];

/// The two points that are nearest to each other, the lesser first; `None` of fewer than two.
///
/// Twice the same point where one is given twice. Of several nearest pairs it is one.
///
/// # Complexity
/// O(n log n) time, O(n) space.
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
    let mut sorted = points.to_vec();
    sorted.sort_unstable();
    let [first, second, ..] = sorted[..] else { return None };
    if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some([twice[0], twice[1]]);
    }
    let best = sweep(&sorted).unwrap_or_else(|| {
        let mut best = [first, second];
        halve(&mut sorted, &mut best);
        best
    });
    let [p, q] = best;
    Some([p.min(q), p.max(q)])
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

/// Looks back from each point; `None` once the band proves crowded.
fn sweep<T: Coordinate>(sorted: &[Point<T>]) -> Option<Pair<T>> {
    let mut best = [sorted[0], sorted[1]];
    let mut looks = PATIENCE * sorted.len();
    for (k, &p) in sorted.iter().enumerate().skip(2) {
        for &q in sorted[..k].iter().rev() {
            if compare_lengths([corner(q, p), p], best).is_ge() {
                break;
            }
            if compare_lengths([q, p], best).is_lt() {
                best = [q, p];
            }
            looks = looks.checked_sub(1)?;
        }
    }
    Some(best)
}

/// Finds a pair nearer than `best` among points in order of x, and leaves them in order of y.
fn halve<T: Coordinate>(points: &mut [Point<T>], best: &mut Pair<T>) {
    let middle = points.len() / 2;
    if middle > 0 {
        let line = points[middle];
        let (left, right) = points.split_at_mut(middle);
        halve(left, best);
        halve(right, best);
        // Two sorted runs, which the stable sort merges.
        points.sort_by(|p, q| p.y().compare(q.y()));
        let near = points.iter().filter(|p| compare_lengths([corner(line, **p), **p], *best).is_lt());
        let band: Vec<Point<T>> = near.copied().collect();
        for (k, &p) in band.iter().enumerate() {
            for &q in band[..k].iter().rev() {
                if compare_lengths([corner(p, q), p], *best).is_ge() {
                    break;
                }
                if compare_lengths([q, p], *best).is_lt() {
                    *best = [q, p];
                }
            }
        }
    }
}

/// The point with the x of one and the y of the other.
#[inline]
fn corner<T: Coordinate>(x_of: Point<T>, y_of: Point<T>) -> Point<T> {
    Point::new(x_of.x(), y_of.y()).expect("coordinates of points")
}

//! Whether a ring is simple: no two sides with a point in common but the corner between
//! neighbours.
//!
//! ```text
//!        │   ╱          A line sweeps over the sides from corner to corner. Those that
//!     ───┼──╱───        it cuts are kept from the lowest to the highest: where two of
//!        │ ╱            them cross or touch, they are next to each other just before.
//!     ───┼╱─────        So it is enough to look at sides when they become neighbours:
//!       ╱│              when one begins, and when what was between them ends.
//! ```
//!
//! Which of two sides is the lower one, an orientation decides; no crossing is ever
//! computed, so every sign is exact. A corner that is there twice is found by the
//! sort of corners that the sweep needs anyway.
//!
//! # Complexity
//! O(n log n) time and O(n) space for n corners.
//!
//! Source: Shamos, Hoey, "Geometric intersection problems" (1976). Deviations: an order by
//! x, then y, instead of a special case for upright sides; neighbours may share their corner.

use std::{
    cmp::Ordering,
    collections::BTreeSet,
    ops::Bound::{Excluded, Unbounded},
};

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
    segment_intersection::{SegmentIntersection, segment_intersection},
    shapes::Polygon,
};

/// Whether no two sides of a ring have a point in common, but neighbours their corner; fewer
/// than three corners are not a simple ring.
///
/// # Complexity
/// O(n log n) for n corners.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::is_simple};
/// let square = [(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i64>::from);
/// let bow_tie = [square[0], square[2], square[1], square[3]];
/// assert!(is_simple(&square) && !is_simple(&bow_tie));
/// let touching = [(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)].map(Point::<i64>::from);
/// assert!(!is_simple(&touching));
/// ```
#[must_use]
pub fn is_simple<T: Coordinate>(ring: &[Point<T>]) -> bool {
    Sides::of(std::iter::once(ring)).is_some_and(|sides| sides.are_apart())
}

/// [`is_simple`] by looking at every two sides: the definition.
///
/// # Complexity
/// O(n²) for n corners.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::is_simple_naive};
/// assert!(is_simple_naive(&[(0, 0), (2, 0), (0, 2)].map(Point::<i64>::from)));
/// assert!(!is_simple_naive(&[(0, 0), (2, 0), (1, 0)].map(Point::<i64>::from)));
/// ```
#[must_use]
pub fn is_simple_naive<T: Coordinate>(ring: &[Point<T>]) -> bool {
    Sides::of(std::iter::once(ring)).is_some_and(|sides| {
        let count = sides.ends.len();
        (0..count).all(|i| (0..i).all(|j| sides.may_be_together(i, j)))
    })
}

impl<T: Coordinate> Polygon<T> {
    /// Whether no two sides of all rings have a point in common, but neighbours their corner.
    ///
    /// # Complexity
    /// O(n log n) for n corners.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon};
    /// let square = |low: i64, high: i64| [(low, low), (high, low), (high, high), (low, high)].map(Point::from);
    /// assert!(Polygon::with_holes(&square(0, 9), &[square(3, 6)])?.is_simple());
    /// assert!(!Polygon::with_holes(&square(0, 9), &[square(3, 12)])?.is_simple());
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[must_use]
    pub fn is_simple(&self) -> bool {
        Sides::of(self.rings()).is_some_and(|sides| sides.are_apart())
    }
}

/// The sides of rings.
struct Sides<T: Coordinate> {
    ends: Vec<[Point<T>; 2]>,
    /// The side that begins where this one ends.
    next: Vec<usize>,
}

impl<T: Coordinate> Sides<T> {
    /// `None` where a ring has fewer than three corners or a side no length.
    fn of<'a>(rings: impl Iterator<Item = &'a [Point<T>]>) -> Option<Self> {
        let mut sides = Self { ends: Vec::new(), next: Vec::new() };
        for ring in rings {
            let (first, count) = (sides.ends.len(), ring.len());
            if count < 3 {
                return None;
            }
            sides.ends.extend(crate::shapes::sides(ring));
            sides.next.extend((1..=count).map(|i| first + i % count));
        }
        sides.ends.iter().all(|[a, b]| a != b).then_some(sides)
    }

    /// Whether two sides have nothing in common but what neighbours may.
    fn may_be_together(&self, i: usize, j: usize) -> bool {
        let ([a, b], [c, d]) = (self.ends[i], self.ends[j]);
        match segment_intersection(a, b, c, d) {
            SegmentIntersection::Disjoint => true,
            SegmentIntersection::Touching(p) => self.next[i] == j && p == b || self.next[j] == i && p == d,
            SegmentIntersection::Crossing(_) | SegmentIntersection::Overlapping(..) => false,
        }
    }

    fn are_apart(&self) -> bool {
        let mut events = Vec::with_capacity(2 * self.ends.len());
        for (index, &[a, b]) in self.ends.iter().enumerate() {
            let side = Side { low: a.min(b), high: a.max(b), index };
            events.push((side.low, true, side));
            events.push((side.high, false, side));
        }
        // At a corner, sides that end come before those that begin.
        events.sort_unstable_by(|(p, begins, _), (q, begins_too, _)| p.cmp(q).then(begins.cmp(begins_too)));
        if events.array_windows().any(|[(p, ..), _, (q, ..)]| p == q) {
            return false;
        }
        let mut cut = BTreeSet::new();
        for (_, begins, side) in events {
            if !begins {
                cut.remove(&side);
            }
            let below = cut.range((Unbounded, Excluded(side))).next_back().map(|s: &Side<T>| s.index);
            let above = cut.range((Excluded(side), Unbounded)).next().map(|s: &Side<T>| s.index);
            let apart = if begins {
                cut.insert(side);
                below.into_iter().chain(above).all(|other| self.may_be_together(side.index, other))
            } else {
                below.zip(above).is_none_or(|(below, above)| self.may_be_together(below, above))
            };
            if !apart {
                return false;
            }
        }
        true
    }
}

/// A side that the line cuts, ordered upwards: a total order of sides with no point in common
/// but ends.
#[derive(Clone, Copy, Debug)]
struct Side<T: Coordinate> {
    low: Point<T>,
    high: Point<T>,
    index: usize,
}

impl<T: Coordinate> Ord for Side<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.index == other.index {
            return Ordering::Equal;
        }
        if self.low > other.low {
            return other.cmp(self).reverse();
        }
        // Where the later one begins, and if that is on the earlier one, where it goes.
        let side = |p| orient2d(self.low, self.high, p);
        let above = match side(other.low) {
            Orientation::Collinear => side(other.high),
            begins => begins,
        };
        0.cmp(&(above as i8)).then(self.index.cmp(&other.index))
    }
}

impl<T: Coordinate> PartialOrd for Side<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Coordinate> PartialEq for Side<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Coordinate> Eq for Side<T> {}

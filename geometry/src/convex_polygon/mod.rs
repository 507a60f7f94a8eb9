//! Convex polygons, and what can be asked of them in logarithmic time.
//!
//! ```text
//!            ·─────·             upper chain: from the greatest corner back
//!         ╱           ╲          to the least, the points of it above the line
//!  least · ─ ─ ─ ─ ─ ─ ─ · greatest
//!         ╲           ╱          lower chain: from the least corner to the
//!            ·─────·             greatest, counter-clockwise
//! ```
//!
#![doc = include_str!("../../pictures/separation.svg")]
//!
//! The corners are held counter-clockwise from the lexicographically least one on,
//! strictly convex, which the constructors see to by exact predicates. Each of the
//! two chains then runs through its directions in order, within half a turn, so
//! that every question below is a binary search or two of exact signs.
//!
//! # Complexity
//! n is the number of corners. Diameter, width and rectangles take O(n) by rotating
//! calipers, see [`calipers`]; the distance of two polygons takes O(log n · log m), see
//! [`separation`](ConvexPolygon::separation).
//!
//! Source: Preparata, Shamos, "Computational Geometry" (1985), chapters 2 and 3;
//! Overmars, van Leeuwen, "Maintenance of configurations in the plane" (1981).

use std::{cmp::Ordering, ops::Range};

use crate::{
    convex_hull::convex_hull,
    coordinate::Coordinate,
    direction::{compare_along, turn},
    location::Location,
    orientation::{Orientation, orient2d},
    point::Point,
};

pub mod calipers;
mod convexity;
mod separation;
mod sum;

pub use convexity::ConvexityError;
pub use separation::{Feature, Separation};

#[cfg(test)]
mod tests;

/// A convex polygon of at least three corners, no three of them on one line.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Location, Point};
/// let points = [(0, 0), (4, 0), (4, 3), (0, 3), (2, 2)].map(Point::<i64>::from);
/// let polygon = ConvexPolygon::around(&points).expect("not all on one line");
/// assert_eq!(polygon.corners().len(), 4);
/// assert_eq!(polygon.locate(Point::from((4, 1))), Location::OnBoundary);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConvexPolygon<T: Coordinate = f64> {
    /// Counter-clockwise from the least on.
    corners: Vec<Point<T>>,
    /// Where the greatest corner is.
    greatest: usize,
}

/// Where a line meets a convex polygon.
///
/// Corners and sides are told by index; side k goes from corner k to the next.
///
/// # Examples
/// ```
/// use kihon_geometry::{ConvexPolygon, Point, convex_polygon::LineCut};
/// let square = ConvexPolygon::around(&[(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from)).unwrap();
/// let line = |y| [(-5, y), (9, y)].map(Point::from);
/// assert_eq!(square.cut(line(1)), LineCut::Crosses { enters: 3, leaves: 1 });
/// assert_eq!(square.cut(line(2)), LineCut::Along { side: 2 });
/// assert_eq!(square.cut(line(3)), LineCut::Misses);
/// assert_eq!(square.cut([(-1, 1), (1, -1)].map(Point::from)), LineCut::Touches { corner: 0 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineCut {
    /// Not at all.
    Misses,
    /// In one corner.
    Touches {
        /// Which.
        corner: usize,
    },
    /// Along a whole side.
    Along {
        /// Which.
        side: usize,
    },
    /// In two points, going through the inside.
    Crosses {
        /// The side where the line comes in; it may meet it in the side's first corner, not in its last.
        enters: usize,
        /// The side where it goes out; it may meet it in the side's first corner, not in its last.
        leaves: usize,
    },
}

impl<T: Coordinate> ConvexPolygon<T> {
    /// The convex hull of points; `None` where all are on one line.
    ///
    /// # Complexity
    /// That of [`convex_hull()`].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let points = [(0, 0), (1, 1), (2, 2), (2, 0)].map(Point::<i32>::from);
    /// assert!(ConvexPolygon::around(&points[..3]).is_none());
    /// assert_eq!(ConvexPolygon::around(&points).unwrap().corners().len(), 3);
    /// ```
    #[must_use]
    pub fn around(points: &[Point<T>]) -> Option<Self> {
        let corners = convex_hull(points);
        (corners.len() >= 3).then(|| Self::of(corners))
    }

    /// The polygon with these corners, counter-clockwise from any on.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Errors
    /// [`ConvexityError`] where the corners are not those of a strictly convex polygon.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let polygon = ConvexPolygon::new(&[(4, 4), (0, 0), (4, 0)].map(Point::<i32>::from))?;
    /// assert_eq!(polygon.corners()[0], Point::from((0, 0)));
    /// # Ok::<(), kihon_geometry::convex_polygon::ConvexityError>(())
    /// ```
    pub fn new(corners: &[Point<T>]) -> Result<Self, ConvexityError> {
        let count = corners.len();
        if count < 3 {
            return Err(ConvexityError::TooFew { count });
        }
        let corner = |index: usize| corners[index % count];
        let left = |index: usize| orient2d(corner(index + count - 1), corner(index), corner(index + 1));
        if let Some(index) = (0..count).find(|&index| left(index) != Orientation::CounterClockwise) {
            return Err(ConvexityError::NotLeft { index });
        }
        // Once around, there is one corner that is less than both neighbours.
        let is_least = |&index: &usize| corner(index) < corner(index + count - 1) && corner(index) < corner(index + 1);
        let mut least = (0..count).filter(is_least);
        let first = least.next().expect("one corner is the least");
        if let Some(index) = least.next() {
            return Err(ConvexityError::WindsTwice { index });
        }
        let mut corners = corners.to_vec();
        corners.rotate_left(first);
        Ok(Self::of(corners))
    }

    fn of(corners: Vec<Point<T>>) -> Self {
        let greatest = (0..corners.len()).max_by_key(|&index| corners[index]).unwrap_or_default();
        Self { corners, greatest }
    }

    /// The corners, counter-clockwise from the least on.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let corners = [(0, 0), (4, 0), (4, 4)].map(Point::<i32>::from);
    /// assert_eq!(ConvexPolygon::new(&corners)?.corners(), corners);
    /// # Ok::<(), kihon_geometry::convex_polygon::ConvexityError>(())
    /// ```
    #[must_use]
    pub fn corners(&self) -> &[Point<T>] {
        &self.corners
    }

    /// The corner of an index taken around.
    fn corner(&self, index: usize) -> Point<T> {
        self.corners[index % self.corners.len()]
    }

    /// Whether a point is inside, on the boundary or outside.
    ///
    /// # Complexity
    /// O(log n).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Location, Point};
    /// let triangle = ConvexPolygon::new(&[(0.0, 0.0), (3.0, 1.0), (1.0, 2.0)].map(|p| Point::try_from(p).unwrap()))?;
    /// assert_eq!(triangle.locate(Point::new(1.0, 1.0).unwrap()), Location::Inside);
    /// assert_eq!(triangle.locate(Point::new(0.5, 1.0).unwrap()), Location::OnBoundary);
    /// assert_eq!(triangle.locate(Point::new(0.5, 1.0f64.next_up()).unwrap()), Location::Outside);
    /// # Ok::<(), kihon_geometry::convex_polygon::ConvexityError>(())
    /// ```
    #[must_use]
    pub fn locate(&self, p: Point<T>) -> Location {
        let (least, greatest) = (self.corners[0], self.corners[self.greatest]);
        if p < least || p > greatest {
            return Location::Outside;
        }
        let sides = [self.side_spanning(self.lower(), p), self.side_spanning(self.upper(), p)];
        let turns = sides.map(|side| orient2d(self.corner(side), self.corner(side + 1), p));
        if turns.contains(&Orientation::Clockwise) {
            Location::Outside
        } else if turns.contains(&Orientation::Collinear) {
            Location::OnBoundary
        } else {
            Location::Inside
        }
    }

    /// The index of a corner that is farthest in the direction from `a` to `b`, the
    /// first one counter-clockwise where a whole side is.
    ///
    /// # Complexity
    /// O(log n).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Panics
    /// Where `a` and `b` are equal: that is no direction.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let square = ConvexPolygon::around(&[(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from)).unwrap();
    /// let toward = |x, y| square.extreme([(0, 0), (x, y)].map(Point::from));
    /// assert_eq!((toward(1, 5), toward(1, 0), toward(-1, 0), toward(-1, -1)), (2, 1, 3, 0));
    /// ```
    #[must_use]
    pub fn extreme(&self, [a, b]: [Point<T>; 2]) -> usize {
        assert!(a != b, "no direction: both points are {a:?}");
        let upward = b.y() > a.y() || b.y() == a.y() && b.x() < a.x();
        self.farthest(upward, |p, q| compare_along([a, b], p, q))
    }

    /// Where the line through `a` and `b` meets the polygon.
    ///
    /// # Complexity
    /// O(log n).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Panics
    /// Where `a` and `b` are equal: that is no line.
    ///
    /// # Examples
    /// See [`LineCut`].
    #[must_use]
    pub fn cut(&self, [a, b]: [Point<T>; 2]) -> LineCut {
        assert!(a != b, "no line: both points are {a:?}");
        // Farthest to the left and to the right of the line.
        let rightward = b.x() > a.x() || b.x() == a.x() && b.y() > a.y();
        let left = self.farthest(rightward, |p, q| 0.cmp(&(turn([a, b], [p, q]) as i8)));
        let right = self.farthest(!rightward, |p, q| (turn([a, b], [p, q]) as i8).cmp(&0));
        let side_of = |corner: usize| orient2d(a, b, self.corner(corner));
        match (side_of(left), side_of(right)) {
            (Orientation::Collinear, _) => self.touched(left, side_of(left + 1)),
            (_, Orientation::Collinear) => self.touched(right, side_of(right + 1)),
            (Orientation::Clockwise, _) | (_, Orientation::CounterClockwise) => LineCut::Misses,
            _ => {
                // Counter-clockwise from left to right the line comes in, and goes out on the way back.
                let enters = self.last_before(left, right, |corner| side_of(corner) != Orientation::Clockwise);
                let leaves = self.last_before(right, left, |corner| side_of(corner) != Orientation::CounterClockwise);
                LineCut::Crosses { enters, leaves }
            }
        }
    }

    fn touched(&self, corner: usize, next: Orientation) -> LineCut {
        if next == Orientation::Collinear { LineCut::Along { side: corner } } else { LineCut::Touches { corner } }
    }

    /// The two corners where lines from `p` touch the polygon: the sides from the first,
    /// counter-clockwise, to the second are those that face `p`.
    ///
    /// All of the polygon is right of the way from `p` to the first and left of the
    /// way to the second; where such a line runs along a side, it is the nearer corner.
    /// `None` where `p` is not outside.
    ///
    /// # Complexity
    /// O(log n).
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let square = ConvexPolygon::around(&[(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from)).unwrap();
    /// let from = |x, y| square.tangents(Point::from((x, y)));
    /// assert_eq!((from(1, -3), from(-3, -1), from(2, 5), from(1, 1)), (Some((0, 1)), Some((3, 1)), Some((2, 3)), None));
    /// ```
    #[must_use]
    pub fn tangents(&self, p: Point<T>) -> Option<(usize, usize)> {
        let (lower, upper) = (self.facing(self.lower(), p), self.facing(self.upper(), p));
        let facing = match (lower.is_empty(), upper.is_empty()) {
            (true, true) => return None,
            (false, true) => lower,
            (true, false) => upper,
            // Both chains' sides meet at the greatest corner, or at the least one.
            _ if lower.end == upper.start => lower.start..upper.end,
            _ => upper.start..lower.end,
        };
        let count = self.corners.len();
        Some((facing.start % count, facing.end % count))
    }

    fn lower(&self) -> Range<usize> {
        0..self.greatest
    }

    fn upper(&self) -> Range<usize> {
        self.greatest..self.corners.len()
    }

    /// The side of a chain that `p` is above, below or on in lexicographic order; the
    /// first or the last where `p` is beyond the chain's ends.
    fn side_spanning(&self, chain: Range<usize>, p: Point<T>) -> usize {
        let ascending = chain.start == 0;
        let begun = |&side: &usize| if ascending { self.corner(side) <= p } else { self.corner(side) >= p };
        partition_point(chain.start + 1..chain.end, |side| begun(&side)) - 1
    }

    /// The sides of a chain that have `p` to their right.
    fn facing(&self, chain: Range<usize>, p: Point<T>) -> Range<usize> {
        let faces = |side| orient2d(self.corner(side), self.corner(side + 1), p) == Orientation::Clockwise;
        // If any, then the one that spans p, and from it a number of both sides.
        let middle = self.side_spanning(chain.clone(), p);
        if !faces(middle) {
            return chain.start..chain.start;
        }
        partition_point(chain.start..middle, |side| !faces(side))..partition_point(middle..chain.end, faces)
    }

    /// The first corner of a chain, the upper one or the lower one, whose next is no farther.
    fn farthest(&self, upper: bool, compare: impl Fn(Point<T>, Point<T>) -> Ordering) -> usize {
        let chain = if upper { self.upper() } else { self.lower() };
        let farther = |side| compare(self.corner(side), self.corner(side + 1)) == Ordering::Less;
        partition_point(chain, farther) % self.corners.len()
    }

    /// The last corner from `from` counter-clockwise to `to` that is good, the first ones being good.
    fn last_before(&self, from: usize, to: usize, good: impl Fn(usize) -> bool) -> usize {
        let count = self.corners.len();
        let end = from + (to + count - from) % count;
        (partition_point(from..end, good) - 1) % count
    }
}

/// The end of the first part of a range, where `first` holds and after which it does not.
fn partition_point(range: Range<usize>, first: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low.midpoint(high);
        if first(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

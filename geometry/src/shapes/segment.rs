//! The straight way between two points.

use super::Line;
use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
    segment_intersection::{SegmentIntersection, segment_intersection},
};

/// All points between two points, those two included; one point where they are equal.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Segment};
/// let [a, b] = [(0, 0), (4, 2)].map(Point::<i64>::from);
/// let segment = Segment::new(a, b);
/// assert!(segment.contains(Point::from((2, 1))) && !segment.contains(Point::from((6, 3))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment<T: Coordinate = f64> {
    ends: [Point<T>; 2],
}

impl<T: Coordinate> Eq for Segment<T> {}

impl<T: Coordinate> Segment<T> {
    /// The segment from `a` to `b`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Segment};
    /// let [a, b] = [(0, 0), (4, 2)].map(Point::<i64>::from);
    /// assert_eq!(Segment::new(a, b).ends(), [a, b]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(a: Point<T>, b: Point<T>) -> Self {
        Self { ends: [a, b] }
    }

    /// Both ends, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Segment};
    /// let ends = [(4, 2), (0, 0)].map(Point::<i64>::from);
    /// assert_eq!(Segment::new(ends[0], ends[1]).ends(), ends);
    /// ```
    #[inline]
    #[must_use]
    pub const fn ends(self) -> [Point<T>; 2] {
        self.ends
    }

    /// The line that it is a part of; `None` where it is a point.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point, Segment};
    /// let [a, b] = [(0, 0), (4, 2)].map(Point::<i64>::from);
    /// assert_eq!(Segment::new(a, b).line(), Line::through(a, b));
    /// assert_eq!(Segment::new(a, a).line(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn line(self) -> Option<Line<T>> {
        let [a, b] = self.ends;
        Line::through(a, b)
    }

    /// Whether a point is on the segment, its ends included.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Segment};
    /// let segment = Segment::new(Point::ORIGIN, Point::new(3.0, 1.0)?);
    /// assert!(segment.contains(Point::new(1.5, 0.5)?) && !segment.contains(Point::new(1.5, 0.5f64.next_up())?));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn contains(self, p: Point<T>) -> bool {
        let [a, b] = self.ends;
        // On one line the order of points is that along it.
        a.min(b) <= p && p <= a.max(b) && (a == b || orient2d(a, b, p) == Orientation::Collinear)
    }

    /// What it has in common with another one.
    ///
    /// # Accuracy
    /// As [`segment_intersection()`]: exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Segment, SegmentIntersection};
    /// let [a, b, c, d] = [(0, 0), (4, 0), (2, 0), (9, 0)].map(Point::<i32>::from);
    /// let common = Segment::new(a, b).intersection(Segment::new(c, d));
    /// assert_eq!(common, SegmentIntersection::Overlapping(c, b));
    /// ```
    #[inline]
    #[must_use]
    pub fn intersection(self, other: Self) -> SegmentIntersection<T> {
        let ([a, b], [c, d]) = (self.ends, other.ends);
        segment_intersection(a, b, c, d)
    }
}

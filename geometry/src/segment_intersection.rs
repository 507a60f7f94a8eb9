//! What two segments have in common.
//!
//! ```text
//!   a        d       a           c          a                   a ─── c ═══ b ─── d
//!    ╲      ╱         ╲         ╱            ╲  d
//!     ╲    ╱           ╲   ┌── ╱ ──┐          ╲╱
//!      b  c             ╳  │ point │          ╱╲               Overlapping(c, b)
//!                      ╱ ╲ └───────┘         c  b
//!   Disjoint          d   b
//!                    Crossing(…)            Crossing(…)        c on ab: Touching(c)
//! ```
//!
//! Which of the four it is, the orientations of the ends decide, exactly. Where the
//! segments touch or overlap, what they share is made of given points. Where they
//! cross, the point they share is in general no pair of `f64`; a [`Crossing`] keeps
//! the segments, tells its point rounded, and is asked for a side as it is, unrounded:
//! it lies on its own lines although the rounded point does not.
//!
//! # Complexity
//! O(1): two to four orientations. The point of a crossing takes four times as long,
//! in arithmetic of twice the precision that knows its error, and where that leaves the
//! rounding open, as for segments that are parallel but for an ulp, a microsecond in
//! integers.
//!
//! Not for all pairs of many segments: that is the task of a sweep, for which this is
//! the part that looks at two.

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// What two segments have in common.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, SegmentIntersection, segment_intersection};
/// let [a, b, c, d] = [(0, 0), (4, 0), (2, 0), (9, 0)].map(Point::<i32>::from);
/// assert_eq!(segment_intersection(a, b, c, d), SegmentIntersection::Overlapping(c, b));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SegmentIntersection<T = f64> {
    /// Nothing.
    Disjoint,
    /// One point, an end of at least one of the segments.
    Touching(Point<T>),
    /// One point, an end of neither.
    Crossing(Crossing<T>),
    /// A segment, from its lesser end to its greater one, both ends of the given ones.
    Overlapping(Point<T>, Point<T>),
}

impl<T: Coordinate> Eq for SegmentIntersection<T> {}

/// The point in which two segments cross, as the segments.
///
/// # Examples
/// The point ⅓·(1, 1) is no pair of floats, and yet lies on the diagonal:
/// ```
/// use kihon_geometry::{Orientation, Point, SegmentIntersection, orient2d, segment_intersection};
/// let [a, b, c, d] = [(0.0, 0.0), (1.0, 1.0), (0.0, 0.5), (1.0, 0.0)].map(|p| Point::try_from(p).unwrap());
/// let SegmentIntersection::Crossing(crossing) = segment_intersection(a, b, c, d) else { panic!() };
/// assert_eq!(crossing.point(), Point::new(1.0 / 3.0, 1.0 / 3.0)?);
/// assert_eq!(crossing.side_of(c, d), Orientation::Collinear);
/// assert_ne!(orient2d(c, d, crossing.point()), Orientation::Collinear);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing<T = f64> {
    ab: [Point<T>; 2],
    cd: [Point<T>; 2],
}

impl<T: Coordinate> Eq for Crossing<T> {}

impl<T: Coordinate> Crossing<T> {
    /// The segments that define it, as they were given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, SegmentIntersection, segment_intersection};
    /// let [a, b, c, d] = [(0, 0), (4, 4), (0, 1), (1, 0)].map(Point::<i64>::from);
    /// let SegmentIntersection::Crossing(crossing) = segment_intersection(a, b, c, d) else { panic!() };
    /// assert_eq!(crossing.segments(), [[a, b], [c, d]]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn segments(self) -> [[Point<T>; 2]; 2] {
        [self.ab, self.cd]
    }

    /// The point, rounded once.
    ///
    /// The same for whatever order of the segments and their ends.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, ties to even: half an
    /// ulp. So the point lies in the boxes around both segments (around the segments
    /// rounded to `f64` where their coordinates are greater integers); but in general on
    /// neither of them, see [`Crossing::side_of`].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, SegmentIntersection, segment_intersection};
    /// let [a, b, c, d] = [(0, 0), (4, 4), (0, 1), (1, 0)].map(Point::<i64>::from);
    /// let SegmentIntersection::Crossing(crossing) = segment_intersection(a, b, c, d) else { panic!() };
    /// assert_eq!(crossing.point(), Point::new(0.5, 0.5)?);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn point(self) -> Point {
        T::crossing_point(self.ab, self.cd)
    }

    /// On which side of the line from `p` to `q` the crossing lies: how the path from
    /// `p` over `q` to it turns.
    ///
    /// # Accuracy
    /// Exact for the true point, not the rounded one: on the lines that define it
    /// it is collinear.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Orientation, Point, SegmentIntersection, segment_intersection};
    /// let [a, b, c, d, p] = [(0, 0), (7, 7), (0, 1), (2, 0), (-1, -1)].map(Point::<i64>::from);
    /// let SegmentIntersection::Crossing(crossing) = segment_intersection(a, b, c, d) else { panic!() };
    /// assert_eq!(crossing.side_of(a, b), Orientation::Collinear);
    /// assert_eq!(crossing.side_of(p, c), Orientation::Clockwise);
    /// ```
    #[inline]
    #[must_use]
    pub fn side_of(self, p: Point<T>, q: Point<T>) -> Orientation {
        T::crossing_side(self.ab, self.cd, [p, q])
    }
}

/// What the segments from `a` to `b` and from `c` to `d` have in common.
///
/// A segment whose ends are equal is that point.
///
/// # Complexity
/// O(1).
///
/// # Accuracy
/// Exact for all points of every coordinate type: it is decided for the points as
/// given, without a tolerance.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, SegmentIntersection::{Disjoint, Touching}, segment_intersection};
/// let [a, b, c, d] = [(0.0, 0.0), (3.0, 1.0), (6.0, 2.0), (3.0, 5.0)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(segment_intersection(a, b, c, d), Disjoint);
/// assert_eq!(segment_intersection(a, c, b, d), Touching(b));
/// ```
#[inline]
#[must_use]
pub fn segment_intersection<T: Coordinate>(
    a: Point<T>,
    b: Point<T>,
    c: Point<T>,
    d: Point<T>,
) -> SegmentIntersection<T> {
    use Orientation::Collinear;
    let (c_side, d_side) = (orient2d(a, b, c), orient2d(a, b, d));
    if c_side == d_side && c_side != Collinear {
        return SegmentIntersection::Disjoint;
    }
    if c_side == d_side && a != b {
        return common_of_collinear([a, b], [c, d]);
    }
    let (a_side, b_side) = (orient2d(c, d, a), orient2d(c, d, b));
    if a_side == b_side {
        // On one line with a segment cd only where a is b.
        return if a_side == Collinear { common_of_collinear([a, b], [c, d]) } else { SegmentIntersection::Disjoint };
    }
    match (a_side, b_side, c_side, d_side) {
        (_, _, Collinear, _) => SegmentIntersection::Touching(c),
        (_, _, _, Collinear) => SegmentIntersection::Touching(d),
        (Collinear, ..) => SegmentIntersection::Touching(a),
        (_, Collinear, ..) => SegmentIntersection::Touching(b),
        _ => SegmentIntersection::Crossing(Crossing { ab: [a, b], cd: [c, d] }),
    }
}

/// Of segments on one line, along which the order of points is their order.
fn common_of_collinear<T: Coordinate>([a, b]: [Point<T>; 2], [c, d]: [Point<T>; 2]) -> SegmentIntersection<T> {
    let (from, to) = (a.min(b).max(c.min(d)), a.max(b).min(c.max(d)));
    match from.cmp(&to) {
        std::cmp::Ordering::Less => SegmentIntersection::Overlapping(from, to),
        std::cmp::Ordering::Equal => SegmentIntersection::Touching(from),
        std::cmp::Ordering::Greater => SegmentIntersection::Disjoint,
    }
}

#[cfg(test)]
#[path = "segment_intersection_tests.rs"]
mod tests;

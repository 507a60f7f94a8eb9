//! Three points.

use crate::{
    coordinate::Coordinate,
    location::Location,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// A triangle by its corners, in the order given; flat where they are on one line.
///
/// # Examples
/// ```
/// use kihon_geometry::{Location, Orientation, Point, Triangle};
/// let [a, b, c] = [(0, 0), (4, 0), (0, 3)].map(Point::<i64>::from);
/// let triangle = Triangle::new(a, b, c);
/// assert_eq!(triangle.orientation(), Orientation::CounterClockwise);
/// assert_eq!(triangle.locate(Point::from((1, 1))), Location::Inside);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangle<T: Coordinate = f64> {
    corners: [Point<T>; 3],
}

impl<T: Coordinate> Eq for Triangle<T> {}

impl<T: Coordinate> Triangle<T> {
    /// The triangle of three corners.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Triangle};
    /// let corners = [(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from);
    /// assert_eq!(Triangle::new(corners[0], corners[1], corners[2]).corners(), corners);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(a: Point<T>, b: Point<T>, c: Point<T>) -> Self {
        Self { corners: [a, b, c] }
    }

    /// The corners, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Triangle};
    /// let [a, b, c] = [(0, 3), (4, 0), (0, 0)].map(Point::<i32>::from);
    /// assert_eq!(Triangle::new(a, b, c).corners(), [a, b, c]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn corners(self) -> [Point<T>; 3] {
        self.corners
    }

    /// Which way around the corners were given; collinear where it is flat.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Orientation, Point, Triangle};
    /// let [a, b, c] = [(0, 0), (1, 1), (2, 2)].map(Point::<i32>::from);
    /// assert_eq!(Triangle::new(a, b, c).orientation(), Orientation::Collinear);
    /// ```
    #[inline]
    #[must_use]
    pub fn orientation(self) -> Orientation {
        let [a, b, c] = self.corners;
        orient2d(a, b, c)
    }

    /// Whether a point is inside, on the boundary or outside, whichever way around the
    /// corners are. A flat triangle has no inside.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Location, Point, Triangle};
    /// let [a, b, c, p] = [(0, 0), (0, 3), (3, 0), (1, 2)].map(Point::<i32>::from);
    /// assert_eq!(Triangle::new(a, b, c).locate(p), Location::OnBoundary);
    /// ```
    #[must_use]
    pub fn locate(self, p: Point<T>) -> Location {
        use Orientation::{Clockwise, Collinear, CounterClockwise};
        let [a, b, c] = self.corners;
        let sides = [orient2d(a, b, p), orient2d(b, c, p), orient2d(c, a, p)];
        if sides == [Collinear; 3] {
            let (least, greatest) = (a.min(b).min(c), a.max(b).max(c));
            return if least <= p && p <= greatest { Location::OnBoundary } else { Location::Outside };
        }
        if sides.contains(&Clockwise) && sides.contains(&CounterClockwise) {
            Location::Outside
        } else if sides.contains(&Collinear) {
            Location::OnBoundary
        } else {
            Location::Inside
        }
    }
}

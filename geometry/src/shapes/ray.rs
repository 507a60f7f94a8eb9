//! The half of a line that begins at a point.

use super::Line;
use crate::{
    coordinate::Coordinate,
    direction::compare_along,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// All points from a start on through another point.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Ray};
/// let [a, b, ahead, behind] = [(0, 0), (2, 1), (6, 3), (-2, -1)].map(Point::<i64>::from);
/// let ray = Ray::from_through(a, b).expect("two points");
/// assert!(ray.contains(a) && ray.contains(ahead) && !ray.contains(behind));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ray<T: Coordinate = f64> {
    points: [Point<T>; 2],
}

impl<T: Coordinate> Eq for Ray<T> {}

impl<T: Coordinate> Ray<T> {
    /// The ray that begins at `start` and passes `through`; `None` where they are equal.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Ray};
    /// let [a, b] = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Ray::from_through(a, b).map(Ray::points), Some([a, b]));
    /// assert_eq!(Ray::from_through(b, b), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn from_through(start: Point<T>, through: Point<T>) -> Option<Self> {
        (start != through).then_some(Self { points: [start, through] })
    }

    /// Its start and the point it passes through, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Ray};
    /// let points = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Ray::from_through(points[0], points[1]).unwrap().points(), points);
    /// ```
    #[inline]
    #[must_use]
    pub const fn points(self) -> [Point<T>; 2] {
        self.points
    }

    /// The line that it is a half of.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point, Ray};
    /// let [a, b] = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Ray::from_through(a, b).map(Ray::line), Line::through(a, b));
    /// ```
    #[inline]
    #[must_use]
    pub fn line(self) -> Line<T> {
        let [a, b] = self.points;
        Line::through(a, b).expect("different points")
    }

    /// Whether a point is on the ray, its start included.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Ray};
    /// let ray = Ray::from_through(Point::from((1, 1)), Point::from((3, 2))).unwrap();
    /// assert!(ray.contains(Point::<i32>::from((5, 3))) && !ray.contains(Point::from((-1, 0))));
    /// ```
    #[inline]
    #[must_use]
    pub fn contains(self, p: Point<T>) -> bool {
        let [a, b] = self.points;
        orient2d(a, b, p) == Orientation::Collinear && compare_along([a, b], a, p).is_le()
    }
}

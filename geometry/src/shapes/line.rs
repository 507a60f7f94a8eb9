//! The line through two points, with a direction.

use crate::{
    coordinate::Coordinate,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// The line through two different points, from the first towards the second.
///
/// Equal as values where the two points are: the same line through other points is
/// told by [`Line::contains`].
///
/// # Examples
/// ```
/// use kihon_geometry::{Line, Orientation, Point};
/// let [a, b, c] = [(0, 0), (2, 1), (6, 3)].map(Point::<i64>::from);
/// let line = Line::through(a, b).expect("two points");
/// assert!(line.contains(c));
/// assert_eq!(line.side_of(Point::from((0, 1))), Orientation::CounterClockwise);
/// assert_eq!(Line::through(a, a), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line<T: Coordinate = f64> {
    points: [Point<T>; 2],
}

impl<T: Coordinate> Eq for Line<T> {}

impl<T: Coordinate> Line<T> {
    /// The line from `a` towards `b`; `None` where they are equal.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point};
    /// let [a, b] = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Line::through(a, b).map(Line::points), Some([a, b]));
    /// assert_eq!(Line::through(b, b), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn through(a: Point<T>, b: Point<T>) -> Option<Self> {
        (a != b).then_some(Self { points: [a, b] })
    }

    /// The two points that define it, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point};
    /// let points = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Line::through(points[0], points[1]).unwrap().points(), points);
    /// ```
    #[inline]
    #[must_use]
    pub const fn points(self) -> [Point<T>; 2] {
        self.points
    }

    /// The same line the other way.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point};
    /// let [a, b] = [(0, 0), (3, 1)].map(Point::<i32>::from);
    /// assert_eq!(Line::through(a, b).map(Line::reversed), Line::through(b, a));
    /// ```
    #[inline]
    #[must_use]
    pub const fn reversed(self) -> Self {
        let [a, b] = self.points;
        Self { points: [b, a] }
    }

    /// On which side a point lies: counter-clockwise is left.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Orientation, Point};
    /// let axis = Line::through(Point::ORIGIN, Point::new(1.0, 0.0)?).unwrap();
    /// assert_eq!(axis.side_of(Point::new(1e300, -5e-324)?), Orientation::Clockwise);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn side_of(self, p: Point<T>) -> Orientation {
        let [a, b] = self.points;
        orient2d(a, b, p)
    }

    /// Whether a point is on the line.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Line, Point};
    /// let line = Line::through(Point::from((0, 0)), Point::from((3, 1))).unwrap();
    /// assert!(line.contains(Point::<i32>::from((-6, -2))) && !line.contains(Point::from((-6, -1))));
    /// ```
    #[inline]
    #[must_use]
    pub fn contains(self, p: Point<T>) -> bool {
        self.side_of(p) == Orientation::Collinear
    }
}

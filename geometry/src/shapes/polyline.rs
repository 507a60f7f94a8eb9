//! Ways of straight pieces.

use super::Segment;
use crate::{coordinate::Coordinate, point::Point};

/// The way through points, one after another: none, a single one, or segments end to end.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Polyline};
/// let way = Polyline::new([(0, 0), (3, 4), (3, 10)].map(Point::<i64>::from).to_vec());
/// assert_eq!(way.segments().count(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polyline<T: Coordinate = f64> {
    points: Vec<Point<T>>,
}

impl<T: Coordinate> Eq for Polyline<T> {}

impl<T: Coordinate> Polyline<T> {
    /// The way through these points.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline};
    /// assert_eq!(Polyline::new(vec![Point::<i64>::ORIGIN]).points(), [Point::ORIGIN]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(points: Vec<Point<T>>) -> Self {
        Self { points }
    }

    /// The points, as given.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline};
    /// let points = [(0, 0), (3, 4), (3, 4)].map(Point::<i64>::from);
    /// assert_eq!(Polyline::from_iter(points).points(), points);
    /// ```
    #[inline]
    #[must_use]
    pub fn points(&self) -> &[Point<T>] {
        &self.points
    }

    /// The points, without the way.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline};
    /// let points = vec![Point::<i64>::ORIGIN; 2];
    /// assert_eq!(Polyline::new(points.clone()).into_points(), points);
    /// ```
    #[inline]
    #[must_use]
    pub fn into_points(self) -> Vec<Point<T>> {
        self.points
    }

    /// The segments from each point to the next.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline, Segment};
    /// let [a, b, c] = [(0, 0), (3, 4), (3, 10)].map(Point::<i64>::from);
    /// let way = Polyline::new(vec![a, b, c]);
    /// assert!(way.segments().eq([Segment::new(a, b), Segment::new(b, c)]));
    /// ```
    pub fn segments(&self) -> impl ExactSizeIterator<Item = Segment<T>> + DoubleEndedIterator {
        self.points.array_windows().map(|&[a, b]| Segment::new(a, b))
    }

    /// Whether it ends where it began, having gone somewhere.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polyline};
    /// let [a, b] = [(0, 0), (3, 4)].map(Point::<i64>::from);
    /// assert!(Polyline::new(vec![a, b, a]).is_closed() && !Polyline::new(vec![a, b]).is_closed());
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.points.len() > 1 && self.points.first() == self.points.last()
    }
}

impl<T: Coordinate> From<Vec<Point<T>>> for Polyline<T> {
    fn from(points: Vec<Point<T>>) -> Self {
        Self::new(points)
    }
}

impl<T: Coordinate> FromIterator<Point<T>> for Polyline<T> {
    fn from_iter<I: IntoIterator<Item = Point<T>>>(points: I) -> Self {
        Self::new(points.into_iter().collect())
    }
}

impl<T: Coordinate> IntoIterator for Polyline<T> {
    type Item = Point<T>;
    type IntoIter = std::vec::IntoIter<Point<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.into_iter()
    }
}

impl<'a, T: Coordinate> IntoIterator for &'a Polyline<T> {
    type Item = &'a Point<T>;
    type IntoIter = std::slice::Iter<'a, Point<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

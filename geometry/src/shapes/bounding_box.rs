//! Rectangles along the axes.

use crate::{coordinate::Coordinate, location::Location, point::Point};

/// All points between two corners, along each axis; flat where those are level.
///
/// # Examples
/// ```
/// use kihon_geometry::{BoundingBox, Location, Point};
/// let points = [(3, 1), (0, 2), (5, -1)].map(Point::<i64>::from);
/// let around = BoundingBox::around(&points).expect("some points");
/// assert_eq!((around.least(), around.greatest()), (Point::from((0, -1)), Point::from((5, 2))));
/// assert_eq!(around.locate(Point::from((5, 0))), Location::OnBoundary);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox<T: Coordinate = f64> {
    least: Point<T>,
    greatest: Point<T>,
}

impl<T: Coordinate> Eq for BoundingBox<T> {}

fn lesser<T: PartialOrd>(a: T, b: T) -> T {
    if b < a { b } else { a }
}

fn greater<T: PartialOrd>(a: T, b: T) -> T {
    if b > a { b } else { a }
}

/// A point of coordinates of points.
fn of<T: Coordinate>(x: T, y: T) -> Point<T> {
    Point::new(x, y).expect("coordinates of points")
}

impl<T: Coordinate> BoundingBox<T> {
    /// The box with two opposite corners, whichever.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [p, q, r, s] = [(0, 3), (4, 1), (0, 1), (4, 3)].map(Point::<i32>::from);
    /// assert_eq!(BoundingBox::between(p, q), BoundingBox::between(r, s));
    /// ```
    #[inline]
    #[must_use]
    pub fn between(p: Point<T>, q: Point<T>) -> Self {
        Self {
            least: of(lesser(p.x(), q.x()), lesser(p.y(), q.y())),
            greatest: of(greater(p.x(), q.x()), greater(p.y(), q.y())),
        }
    }

    /// The smallest box that holds the points; `None` where there are none.
    ///
    /// # Complexity
    /// O(n) for n points.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let p = Point::new(1.0, 2.0)?;
    /// assert_eq!(BoundingBox::around(&[p]), Some(BoundingBox::between(p, p)));
    /// assert_eq!(BoundingBox::<f64>::around(&[]), None);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn around(points: &[Point<T>]) -> Option<Self> {
        let (&first, rest) = points.split_first()?;
        let [mut low, mut high] = [[first.x(), first.y()]; 2];
        for p in rest {
            low = [lesser(low[0], p.x()), lesser(low[1], p.y())];
            high = [greater(high[0], p.x()), greater(high[1], p.y())];
        }
        Some(Self { least: of(low[0], low[1]), greatest: of(high[0], high[1]) })
    }

    /// The corner with the least coordinates.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [p, q] = [(0, 3), (4, 1)].map(Point::<i32>::from);
    /// assert_eq!(BoundingBox::between(p, q).least(), Point::from((0, 1)));
    /// ```
    #[inline]
    #[must_use]
    pub const fn least(self) -> Point<T> {
        self.least
    }

    /// The corner with the greatest coordinates.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [p, q] = [(0, 3), (4, 1)].map(Point::<i32>::from);
    /// assert_eq!(BoundingBox::between(p, q).greatest(), Point::from((4, 3)));
    /// ```
    #[inline]
    #[must_use]
    pub const fn greatest(self) -> Point<T> {
        self.greatest
    }

    /// All four corners, counter-clockwise from the least on.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [p, q] = [(0, 3), (4, 1)].map(Point::<i32>::from);
    /// assert_eq!(BoundingBox::between(p, q).corners(), [(0, 1), (4, 1), (4, 3), (0, 3)].map(Point::from));
    /// ```
    #[inline]
    #[must_use]
    pub fn corners(self) -> [Point<T>; 4] {
        let Self { least, greatest } = self;
        [least, of(greatest.x(), least.y()), greatest, of(least.x(), greatest.y())]
    }

    /// Whether a point is inside, on the boundary or outside. A flat box has no inside.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Location, Point};
    /// let around = BoundingBox::between(Point::from((0, 0)), Point::from((4, 2)));
    /// let at = |x, y| around.locate(Point::<i32>::from((x, y)));
    /// assert_eq!((at(1, 1), at(4, 2), at(5, 2)), (Location::Inside, Location::OnBoundary, Location::Outside));
    /// ```
    #[inline]
    #[must_use]
    pub fn locate(self, p: Point<T>) -> Location {
        let Self { least, greatest } = self;
        if !self.contains(p) {
            Location::Outside
        } else if least.x() < p.x() && p.x() < greatest.x() && least.y() < p.y() && p.y() < greatest.y() {
            Location::Inside
        } else {
            Location::OnBoundary
        }
    }

    /// Whether a point is inside or on the boundary.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let around = BoundingBox::between(Point::from((0, 0)), Point::from((4, 2)));
    /// assert!(around.contains(Point::<i32>::from((4, 2))) && !around.contains(Point::from((5, 2))));
    /// ```
    #[inline]
    #[must_use]
    pub fn contains(self, p: Point<T>) -> bool {
        let Self { least, greatest } = self;
        least.x() <= p.x() && p.x() <= greatest.x() && least.y() <= p.y() && p.y() <= greatest.y()
    }

    /// The points that are in both boxes: a box, a flat one where they touch; `None`
    /// where they are apart.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [a, b, c, d] = [(0, 0), (4, 2), (3, 1), (9, 9)].map(Point::<i32>::from);
    /// assert_eq!(BoundingBox::between(a, b).intersection(BoundingBox::between(c, d)), Some(BoundingBox::between(c, b)));
    /// assert_eq!(BoundingBox::between(a, c).intersection(BoundingBox::between(d, d)), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let low = |p: Point<T>, q: Point<T>| [greater(p.x(), q.x()), greater(p.y(), q.y())];
        let high = |p: Point<T>, q: Point<T>| [lesser(p.x(), q.x()), lesser(p.y(), q.y())];
        let ([left, bottom], [right, top]) = (low(self.least, other.least), high(self.greatest, other.greatest));
        (left <= right && bottom <= top).then(|| Self { least: of(left, bottom), greatest: of(right, top) })
    }

    /// The smallest box that holds both.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{BoundingBox, Point};
    /// let [a, b, c] = [(0, 0), (4, 2), (3, 9)].map(Point::<i32>::from);
    /// let both = BoundingBox::between(a, b).union(BoundingBox::between(c, c));
    /// assert_eq!(both, BoundingBox::between(a, Point::from((4, 9))));
    /// ```
    #[inline]
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (p, q) = (Self::between(self.least, other.least), Self::between(self.greatest, other.greatest));
        Self { least: p.least, greatest: q.greatest }
    }
}

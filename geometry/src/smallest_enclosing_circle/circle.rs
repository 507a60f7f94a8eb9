//! A circle told by the points on it.

use crate::{
    coordinate::Coordinate,
    in_circle::{CircleSide, in_circle, in_diametral_circle},
    orientation::{Orientation, orient2d},
    point::Point,
};

/// The smallest circle around some points, held by its support: one point, the two ends
/// of a diameter, or the corners of an acute triangle.
///
/// # Examples
/// A circle that no centre and radius in `f64` describe, and where points lie nevertheless:
/// ```
/// use kihon_geometry::{CircleSide, Point, point::points_from, smallest_enclosing_circle};
/// let points = points_from(&[(0.1, 0.2), (1.3, 0.1), (0.7, 1.1), (0.5, 0.5)])?;
/// let circle = smallest_enclosing_circle(&points).unwrap();
/// assert_eq!(circle.support().len(), 3);
/// assert!(circle.support().iter().all(|&p| circle.side(p) == CircleSide::On));
/// assert_eq!(circle.side(points[3]), CircleSide::Inside);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnclosingCircle<T: Coordinate = f64> {
    /// Three of them counter-clockwise.
    support: [Point<T>; 3],
    count: usize,
}

impl<T: Coordinate> EnclosingCircle<T> {
    pub(super) fn point(p: Point<T>) -> Self {
        Self { support: [p; 3], count: 1 }
    }

    pub(super) fn around_diameter([p, q]: [Point<T>; 2]) -> Self {
        Self { support: [p, q, q], count: 2 }
    }

    /// The circle through three points, if they make an acute triangle.
    pub(super) fn around_acute([a, b, c]: [Point<T>; 3]) -> Option<Self> {
        // At an acute corner the opposite side is seen from outside of the circle over it.
        let acute = |a, b, c| in_diametral_circle(b, c, a) == CircleSide::Outside;
        if !(acute(a, b, c) && acute(b, c, a) && acute(c, a, b)) {
            return None;
        }
        Some(Self::around_triangle([a, b, c]))
    }

    /// The circle through three points not on one line.
    pub(super) fn around_triangle([a, b, c]: [Point<T>; 3]) -> Self {
        let support = if orient2d(a, b, c) == Orientation::CounterClockwise { [a, b, c] } else { [a, c, b] };
        Self { support, count: 3 }
    }

    /// The points on the circle that determine it, from the least on; three of them
    /// counter-clockwise.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, smallest_enclosing_circle};
    /// let p = Point::from((7, 7));
    /// assert_eq!(smallest_enclosing_circle::<i32>(&[p, p]).unwrap().support(), [p]);
    /// ```
    #[must_use]
    pub fn support(&self) -> &[Point<T>] {
        &self.support[..self.count]
    }

    /// Where `p` lies with respect to the circle.
    ///
    /// # Accuracy
    /// Exact, for the circle through the support.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{CircleSide, Point, smallest_enclosing_circle};
    /// let circle = smallest_enclosing_circle(&[(0, 0), (6, 8)].map(Point::<i32>::from)).unwrap();
    /// assert_eq!(circle.side(Point::from((6, 0))), CircleSide::On);
    /// assert_eq!(circle.side(Point::from((6, -1))), CircleSide::Outside);
    /// ```
    #[inline]
    #[must_use]
    pub fn side(&self, p: Point<T>) -> CircleSide {
        let [a, b, c] = self.support;
        match self.count {
            1 if p == a => CircleSide::On,
            1 => CircleSide::Outside,
            2 => in_diametral_circle(a, b, p),
            _ => in_circle(a, b, c, p),
        }
    }

    /// The centre, in `f64`.
    ///
    /// # Accuracy
    /// Each coordinate rounded to nearest.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, smallest_enclosing_circle};
    /// let circle = smallest_enclosing_circle(&[(0, 0), (4, 0), (3, 3)].map(Point::<i64>::from)).unwrap();
    /// assert_eq!(circle.center(), Point::new(2.0, 1.0)?);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn center(&self) -> Point {
        let [[x, y], _] = self.center_and_offset();
        Point::new(x, y).expect("within the box of the support")
    }

    /// The radius, in `f64`.
    ///
    /// # Accuracy
    /// Within 2 ulp, for subnormal ones too, of the circle through the support. A circle around
    /// [`center`](Self::center), which is rounded itself, need not contain all points.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, smallest_enclosing_circle};
    /// let circle = smallest_enclosing_circle(&[(-3, 4), (4, 3), (0, -5), (0, 0)].map(Point::<i64>::from)).unwrap();
    /// assert_eq!(circle.radius(), 5.0);
    /// ```
    #[must_use]
    pub fn radius(&self) -> f64 {
        let [_, [x, y]] = self.center_and_offset();
        x.hypot(y)
    }

    fn center_and_offset(&self) -> [[f64; 2]; 2] {
        let [a, b, _] = self.support;
        match self.count {
            3 => T::circumcenter(self.support),
            _ => T::diametral_center([a, b]),
        }
    }

    /// The smallest circle around this one's support and a point outside of it: the point is
    /// on that circle, so that a pair or a triple with it is the new support.
    pub(super) fn with(self, p: Point<T>) -> Self {
        if self.count == 1 {
            return Self::around_diameter([self.support[0], p]);
        }
        let support = self.support();
        let encloses = |circle: &Self| support.iter().all(|&q| circle.side(q) != CircleSide::Outside);
        let pairs = support.iter().map(|&q| Self::around_diameter([q, p]));
        let [a, b, c] = self.support;
        // Of two points the second and third are one, and make no acute triangle.
        let triples = [[a, b, p], [b, c, p], [c, a, p]].into_iter().filter_map(Self::around_acute);
        pairs.chain(triples).find(encloses).expect("a point outside is on the next circle")
    }

    /// The same circle, its support from the least point on.
    pub(super) fn in_order(mut self) -> Self {
        let support = &mut self.support[..self.count];
        let least = (0..support.len()).min_by_key(|&i| support[i]).unwrap_or_default();
        support.rotate_left(least);
        self
    }
}

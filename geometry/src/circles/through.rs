//! Circles through points, and points near circles.

use super::square;
use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, dot, nearest, nearest_point, twice, vector},
    point::Point,
    shapes::{Circle, Triangle},
};

/// (a + b)/2, and |b − a|/2.
struct Diametral<T: Coordinate>(Point<T>, Point<T>);

impl<T: Coordinate> Construction<3> for Diametral<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 3] {
        let Self(a, b) = *self;
        let way = vector::<R, T>(a, b);
        let sum = |p: T, q: T| R::of(p) + R::of(q);
        [sum(a.x(), b.x()), sum(a.y(), b.y()), dot(&way, &way).root()].map(|twice| (twice, R::of(2)))
    }
}

/// From the centre to a point.
#[derive(Clone, Copy)]
enum To {
    /// Where the way leaves the circle.
    Nearest,
    /// As far beyond as the point is within.
    Inverse,
}

struct Seen<T: Coordinate>(Circle<T>, Point<T>, To);

impl<T: Coordinate> Construction<2> for Seen<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let Self(circle, p, to) = *self;
        let way = vector::<R, T>(circle.center(), p);
        let (squared, radius) = (dot(&way, &way), R::of(circle.radius()));
        let (share, whole) = match to {
            To::Nearest => (radius, squared.root()),
            To::Inverse => (square(radius), squared),
        };
        let ([x, y], center) = (way, circle.center());
        [(center.x(), x), (center.y(), y)]
            .map(|(start, along)| (R::of(start) * whole.clone() + share.clone() * along, whole.clone()))
    }
}

impl<T: Coordinate> Circle<T> {
    /// The point of the circle that is nearest to `p`; `None` where `p` is the centre, or a
    /// coordinate is beyond `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, to half an ulp and a 2⁻³⁰⁰th.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = Circle::new(Point::from((0, 0)), 10).unwrap();
    /// assert_eq!(circle.nearest_point(Point::<i64>::from((3, 4))), Point::new(6.0, 8.0).ok());
    /// ```
    #[must_use]
    pub fn nearest_point(self, p: Point<T>) -> Option<Point> {
        if p == self.center() { None } else { nearest_point(&Seen(self, p, To::Nearest)) }
    }

    /// The inverse of a point in the circle: on the same ray from the centre, the product
    /// of both distances being r². `None` where `p` is the centre, or a coordinate is beyond
    /// `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = Circle::new(Point::from((0, 0)), 10).unwrap();
    /// assert_eq!(circle.inverse(Point::<i64>::from((3, 4))), Point::new(12.0, 16.0).ok());
    /// assert_eq!(circle.inverse(circle.center()), None);
    /// ```
    #[must_use]
    pub fn inverse(self, p: Point<T>) -> Option<Point> {
        if p == self.center() { None } else { nearest_point(&Seen(self, p, To::Inverse)) }
    }
}

impl Circle {
    /// The circle through three points; `None` where they are on one line, or it is
    /// beyond `f64`.
    ///
    /// The rounded circle goes through none of them in general:
    /// [`in_circle`](crate::in_circle()) asks the true one.
    ///
    /// # Accuracy
    /// Centre and radius are the nearest `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let [a, b, c] = [(0, 0), (8, 0), (0, 6)].map(Point::<i64>::from);
    /// let circle = Circle::through(a, b, c).unwrap();
    /// assert_eq!((circle.center(), circle.radius()), (Point::new(4.0, 3.0).unwrap(), 5.0));
    /// assert_eq!(Circle::through(a, a, b), None);
    /// ```
    #[must_use]
    pub fn through<T: Coordinate>(a: Point<T>, b: Point<T>, c: Point<T>) -> Option<Self> {
        Triangle::new(a, b, c).circumcircle()
    }

    /// The circle whose diameter leads from `a` to `b`; `None` where the radius is beyond `f64`.
    ///
    /// # Accuracy
    /// Centre and radius are the nearest `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let [a, b] = [(0, 0), (8, 6)].map(Point::<i64>::from);
    /// let circle = Circle::with_diameter(a, b).unwrap();
    /// assert_eq!((circle.center(), circle.radius()), (Point::new(4.0, 3.0).unwrap(), 5.0));
    /// ```
    #[must_use]
    pub fn with_diameter<T: Coordinate>(a: Point<T>, b: Point<T>) -> Option<Self> {
        let [x, y, radius] = nearest(&Diametral(a, b));
        Self::new(Point::new(x, y).ok()?, radius).ok()
    }
}

impl<T: Coordinate> Triangle<T> {
    /// The circle around the triangle, through all its corners; `None` where it is flat, or
    /// the circle beyond `f64`.
    ///
    /// # Accuracy
    /// Centre and radius are the nearest `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Triangle};
    /// let [a, b, c] = [(0, 0), (8, 0), (0, 6)].map(Point::<i64>::from);
    /// assert_eq!(Triangle::new(a, b, c).circumcircle().unwrap().radius(), 5.0);
    /// ```
    #[must_use]
    pub fn circumcircle(self) -> Option<Circle> {
        Circle::new(self.circumcenter()?, nearest(&Circumradius(self))[0].abs()).ok()
    }
}

/// The product of the sides' lengths over four times the area; its sign tells nothing.
struct Circumradius<T: Coordinate>(Triangle<T>);

impl<T: Coordinate> Construction<1> for Circumradius<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        let [a, b, c] = self.0.corners();
        let sides = [[a, b], [b, c], [c, a]].map(|[p, q]| vector::<R, T>(p, q));
        let [first, second, third] = sides.each_ref().map(|side| dot(side, side));
        let area = crate::kernel::construct::cross(&sides[0], &sides[1]);
        [((first * second * third).root(), twice(area))]
    }
}

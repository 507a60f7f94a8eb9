//! Lines that touch two circles.
//!
//! With v between the centres, a unit vector n across the tangent satisfies n·v = r ∓ s:
//! both circles on one side of it (an outer tangent), or one on each (an inner one).

use std::cmp::Ordering;

use super::{Side, square};
use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, Polynomial, dot, nearest_point, sign, vector},
    point::Point,
    shapes::{Circle, Line},
};

/// A line that touches two circles.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Point, circles::CommonTangent};
/// let circle = |x, radius| Circle::new(Point::<i64>::from((x, 0)), radius).unwrap();
/// let inner: Vec<CommonTangent<i64>> = circle(0, 3).common_tangents(circle(10, 3)).split_off(2);
/// assert!(inner.iter().all(|tangent| tangent.is_inner()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommonTangent<T: Coordinate = f64> {
    circles: [Circle<T>; 2],
    inner: bool,
    side: Side,
}

impl<T: Coordinate> Eq for CommonTangent<T> {}

/// What is across the tangent, n: `along` v and `beside` it, over |v|².
struct Normal<R> {
    way: [R; 2],
    along: R,
    beside: R,
    whole: R,
}

impl<T: Coordinate> CommonTangent<T> {
    /// Whether the circles are on different sides of it.
    ///
    /// # Examples
    /// See [`Circle::common_tangents`].
    #[must_use]
    pub const fn is_inner(self) -> bool {
        self.inner
    }

    /// Where it touches the first circle and the second; `None` where a coordinate is beyond
    /// `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, to half an ulp and a 2⁻³⁰⁰th of
    /// it where it is irrational.
    ///
    /// # Examples
    /// See [`Circle::common_tangents`].
    #[must_use]
    pub fn touching_points(self) -> Option<[Point; 2]> {
        Some([nearest_point(&Touching(self, false, false))?, nearest_point(&Touching(self, true, false))?])
    }

    /// The line, through the points where it touches the circles, or through the one and
    /// another; `None` where a coordinate is beyond `f64`.
    ///
    /// # Accuracy
    /// Each coordinate of its points is the nearest `f64`, as [`CommonTangent::touching_points`].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = |x, radius| Circle::new(Point::<i64>::from((x, 0)), radius).unwrap();
    /// // They touch in (2, 0), and there is one tangent between them.
    /// let upright = circle(0, 2).common_tangents(circle(5, 3)).last().unwrap().line().unwrap();
    /// assert!(upright.points().iter().all(|p| p.x() == 2.0));
    /// ```
    #[must_use]
    pub fn line(self) -> Option<Line> {
        let [a, b] = self.touching_points()?;
        Line::through(a, if a == b { nearest_point(&Touching(self, false, true))? } else { b })
    }

    fn normal<R: Number>(&self) -> Normal<R> {
        let [first, second] = self.circles;
        let way = vector::<R, T>(first.center(), second.center());
        let whole = dot(&way, &way);
        let along = self.offset::<R>();
        let beside = match self.side {
            Side::Only => R::of(0),
            _ => self.side.of(R::of(0), (whole.clone() - square(along.clone())).root()),
        };
        Normal { way, along, beside, whole }
    }

    /// r − s, or r + s.
    fn offset<R: Number>(&self) -> R {
        let [r, s] = self.circles.map(|circle| R::of(circle.radius()));
        if self.inner { r + s } else { r - s }
    }
}

/// Where it touches the second circle, or the first; or from there across to n.
struct Touching<T: Coordinate>(CommonTangent<T>, bool, bool);

impl<T: Coordinate> Construction<2> for Touching<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let Self(tangent, second, onwards) = *self;
        let circle = tangent.circles[usize::from(second)];
        let Normal { way: [x, y], along, beside, whole } = tangent.normal::<R>();
        let radius = R::of(circle.radius());
        let radius = if second && tangent.inner { R::of(0) - radius } else { radius };
        let normal = [along.clone() * x.clone() - beside.clone() * y.clone(), along * y.clone() + beside * x.clone()];
        let across = [R::of(0) - y, x];
        let ([normal_x, normal_y], [across_x, across_y]) = (normal, across);
        let center = circle.center();
        [(center.x(), normal_x, across_x), (center.y(), normal_y, across_y)].map(|(start, normal, across)| {
            let touched = R::of(start) * whole.clone() + radius.clone() * normal;
            (if onwards { touched + across * whole.clone() } else { touched }, whole.clone())
        })
    }
}

/// |v|² − (r ∓ s)².
impl<T: Coordinate> Polynomial for CommonTangent<T> {
    fn evaluate<R: Number>(&self) -> R {
        let way = vector::<R, T>(self.circles[0].center(), self.circles[1].center());
        dot(&way, &way) - square(self.offset())
    }
}

impl<T: Coordinate> Circle<T> {
    /// All lines that touch both circles, the outer ones first: none to four. Circles around
    /// one centre have none, points (radius 0) the line through both.
    ///
    /// # Accuracy
    /// Exact: how many there are.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = |x, radius| Circle::new(Point::<i64>::from((x, 0)), radius).unwrap();
    /// let tangents = circle(0, 3).common_tangents(circle(10, 3));
    /// assert_eq!(tangents.iter().filter(|tangent| tangent.is_inner()).count(), 2);
    /// assert_eq!(tangents[0].touching_points(), Some([Point::new(0.0, -3.0)?, Point::new(10.0, -3.0)?]));
    /// assert_eq!(tangents[2].touching_points(), Some([Point::new(1.8, -2.4)?, Point::new(8.2, 2.4)?]));
    /// assert_eq!(circle(0, 3).common_tangents(circle(1, 1)), []);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn common_tangents(self, other: Self) -> Vec<CommonTangent<T>> {
        let points = [self, other].map(|circle| circle.radius() == T::ZERO);
        if self.center() == other.center() {
            return Vec::new();
        }
        let mut tangents = Vec::with_capacity(4);
        // To a point, an inner tangent is an outer one.
        for inner in if points.contains(&true) { &[false][..] } else { &[false, true] } {
            let tangent = |side| CommonTangent { circles: [self, other], inner: *inner, side };
            match sign(&tangent(Side::Only)) {
                Ordering::Less => {}
                Ordering::Equal => tangents.push(tangent(Side::Only)),
                Ordering::Greater if points == [true; 2] => tangents.push(tangent(Side::Less)),
                Ordering::Greater => tangents.extend([Side::Less, Side::Greater].map(tangent)),
            }
        }
        tangents
    }
}

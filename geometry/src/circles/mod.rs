//! Circles with lines and with one another: where they meet, tangents, the area in
//! common, inversion.
//!
//! ```text
//!      ╭───╮            ╭───╮╭──╮           ╭───╮ ‾‾‾‾──╭─╮
//!   ──┼─────┼──        │    ╳    │      p ·─│─ · │      │·│
//!     │  ·  │          │ · ││ ·  │           ╰───╯ ____──╰─╯
//!      ╰───╯            ╰───╯╰──╯
//!   meet a line        another circle     tangents from a point, and common ones
//! ```
//!
//! Whether there are two points, one or none is decided exactly, by the sign of the
//! discriminant that is under the root. Each point keeps what defines it, and its
//! coordinates are rounded when they are asked for: to the nearest `f64`, also where
//! line and circle all but touch and the usual formulas have lost half their digits.
//!
//! # Complexity
//! O(1).

mod area;
mod proximity;
mod tangents;
mod through;

pub use tangents::CommonTangent;

use std::cmp::Ordering;

use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, Polynomial, cross, dot, nearest_point, sign, twice, vector},
    location::Location,
    point::Point,
    shapes::Circle,
    straight::Straight,
};

/// What a circle and another shape have in common.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Line, Point, circles::CircleMeeting};
/// let circle = Circle::new(Point::from((0, 0)), 5).unwrap();
/// let level = |y| Line::through(Point::<i64>::from((0, y)), Point::from((1, y))).unwrap();
/// assert_eq!(circle.meet(level(6)), CircleMeeting::Disjoint);
/// let CircleMeeting::At(top) = circle.meet(level(5)) else { panic!() };
/// assert_eq!(top.point(), Point::new(0.0, 5.0).ok());
/// let CircleMeeting::Two([left, right]) = circle.meet(level(3)) else { panic!() };
/// assert_eq!([left.point(), right.point()], [Point::new(-4.0, 3.0).ok(), Point::new(4.0, 3.0).ok()]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CircleMeeting<T: Coordinate = f64> {
    /// Nothing.
    Disjoint,
    /// One point.
    At(CirclePoint<T>),
    /// Two points: along a line in its direction; of two circles the one to the right of
    /// the way between the centres first; of tangents the one to the right of the way to
    /// the centre first.
    Two([CirclePoint<T>; 2]),
    /// Everything: they are the same circle.
    Same,
}

impl<T: Coordinate> Eq for CircleMeeting<T> {}

impl<T: Coordinate> CircleMeeting<T> {
    /// The points, rounded, one after another; nothing where there are none, or all.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let [first, second] = [(0, 5), (6, 5)].map(|(x, r)| Circle::new(Point::<i64>::from((x, 0)), r).unwrap());
    /// let points: Vec<_> = first.meet_circle(second).points().map(|p| p.unwrap()).collect();
    /// assert_eq!(points, [Point::new(3.0, -4.0)?, Point::new(3.0, 4.0)?]);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub fn points(self) -> impl Iterator<Item = Option<Point>> {
        let points = match self {
            Self::Disjoint | Self::Same => [None; 2],
            Self::At(point) => [Some(point), None],
            Self::Two(points) => points.map(Some),
        };
        points.into_iter().flatten().map(CirclePoint::point)
    }
}

/// A point on a circle, by what defines it.
///
/// # Examples
/// ```
/// use kihon_geometry::{
///     Circle, Point,
///     circles::{CircleMeeting, CirclePoint},
/// };
/// let circle = |x| Circle::new(Point::<i64>::from((x, 0)), 5).unwrap();
/// let CircleMeeting::Two(points) = circle(0).meet_circle(circle(6)) else { panic!() };
/// let ys = points.map(CirclePoint::point).map(|point| point.unwrap().y());
/// assert_eq!(ys, [-4.0, 4.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CirclePoint<T: Coordinate = f64> {
    kind: Kind<T>,
    side: Side,
}

impl<T: Coordinate> Eq for CirclePoint<T> {}

/// Which root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Less,
    /// Both are one.
    Only,
    Greater,
}

impl Side {
    /// base ± root.
    fn of<R: Number>(self, base: R, root: R) -> R {
        match self {
            Self::Less => base - root,
            Self::Only => base,
            Self::Greater => base + root,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind<T: Coordinate> {
    Given(Point<T>),
    /// With the line through two points.
    Line(Circle<T>, [Point<T>; 2]),
    Circles(Circle<T>, Circle<T>),
    /// Where the tangent from a point touches.
    Tangent(Circle<T>, Point<T>),
}

impl<T: Coordinate> CirclePoint<T> {
    fn given(point: Point<T>) -> Self {
        Self { kind: Kind::Given(point), side: Side::Only }
    }

    /// The point, rounded once; `None` where a coordinate is beyond `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, to half an ulp and a 2⁻³⁰⁰th of
    /// it where it is irrational.
    ///
    /// # Examples
    /// A line that is below the top of the circle by 2⁻⁵³: the chord is not lost.
    /// ```
    /// use kihon_geometry::{Circle, Line, Point};
    /// let y = 1f64.next_down();
    /// let line = Line::through(Point::new(0.0, y).unwrap(), Point::new(1.0, y).unwrap()).unwrap();
    /// let circle = Circle::new(Point::ORIGIN, 1.0).unwrap();
    /// let end = circle.meet(line).points().last().flatten().unwrap();
    /// assert_eq!((end.x(), end.y()), (2f64.powi(-26), y));
    /// ```
    #[must_use]
    pub fn point(self) -> Option<Point> {
        match self.kind {
            Kind::Given(point) => Some(point.to_f64()),
            _ => nearest_point(&self),
        }
    }
}

/// |p|² of a vector.
fn square<R: Number>(x: R) -> R {
    x.clone() * x
}

/// r²·|u|² − (u × w)², with u along the line and w to the centre: a quarter of the squared
/// chord, times |u|².
struct OfLine<T: Coordinate>(Circle<T>, [Point<T>; 2]);

impl<T: Coordinate> Polynomial for OfLine<T> {
    fn evaluate<R: Number>(&self) -> R {
        let Self(circle, [a, b]) = *self;
        let (along, to_center) = (vector::<R, T>(a, b), vector(a, circle.center()));
        square(R::of(circle.radius())) * dot(&along, &along) - square(cross(&along, &to_center))
    }
}

/// |v|² + r² − s² for circles of radii r and s, v between the centres; its half over |v| is
/// how far the chord is from the first centre.
fn to_chord<R: Number, T: Coordinate>(first: Circle<T>, second: Circle<T>) -> R {
    let way = vector::<R, T>(first.center(), second.center());
    dot(&way, &way) + square(R::of(first.radius())) - square(R::of(second.radius()))
}

/// The squared chord, times |v|².
struct OfCircles<T: Coordinate>(Circle<T>, Circle<T>);

impl<T: Coordinate> Polynomial for OfCircles<T> {
    fn evaluate<R: Number>(&self) -> R {
        let Self(first, second) = *self;
        let way = vector::<R, T>(first.center(), second.center());
        square(twice(R::of(first.radius()))) * dot(&way, &way) - square(to_chord(first, second))
    }
}

/// |v|² − r² − s²: from the sum of the radii on positive, up to their difference not.
struct Apart<T: Coordinate>(Circle<T>, Circle<T>);

impl<T: Coordinate> Polynomial for Apart<T> {
    fn evaluate<R: Number>(&self) -> R {
        let Self(first, second) = *self;
        let way = vector::<R, T>(first.center(), second.center());
        dot(&way, &way) - square(R::of(first.radius())) - square(R::of(second.radius()))
    }
}

impl<T: Coordinate> Construction<2> for CirclePoint<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        // From a start, `share` along a vector and `beside` across, both over `whole`.
        let (start, [x, y], share, beside, whole) = match self.kind {
            Kind::Given(point) => {
                return [point.x(), point.y()].map(|x| (R::of(x), R::of(1)));
            }
            Kind::Line(circle, [a, b]) => {
                let along = vector::<R, T>(a, b);
                let (whole, foot) = (dot(&along, &along), dot(&along, &vector(a, circle.center())));
                let root = OfLine(circle, [a, b]).evaluate::<R>().root();
                (a, along, self.side.of(foot, root), R::of(0), whole)
            }
            Kind::Circles(first, second) => {
                let way = vector::<R, T>(first.center(), second.center());
                let root = OfCircles(first, second).evaluate::<R>().root();
                let whole = twice(dot(&way, &way));
                (first.center(), way, to_chord(first, second), self.side.of(R::of(0), root), whole)
            }
            Kind::Tangent(circle, p) => {
                let (way, radius) = (vector::<R, T>(circle.center(), p), R::of(circle.radius()));
                let whole = dot(&way, &way);
                let root = radius.clone() * (whole.clone() - square(radius.clone())).root();
                (circle.center(), way, square(radius), self.side.of(R::of(0), root), whole)
            }
        };
        let across = [R::of(0) - y.clone(), x.clone()];
        let [across_x, across_y] = across;
        [(start.x(), x, across_x), (start.y(), y, across_y)].map(|(start, along, across)| {
            (R::of(start) * whole.clone() + share.clone() * along + beside.clone() * across, whole.clone())
        })
    }
}

/// How two circles lie, as discs.
///
/// # Examples
/// ```
/// use kihon_geometry::{Circle, Point, circles::CircleRelation};
/// let circle = |x: i64, radius| Circle::new(Point::from((x, 0)), radius).unwrap();
/// assert_eq!(circle(0, 2).relation(circle(5, 3)), CircleRelation::TouchingOutside);
/// assert_eq!(circle(0, 5).relation(circle(1, 2)), CircleRelation::Nested);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CircleRelation {
    /// No point in common, neither around the other.
    Separate,
    /// One point in common, from outside.
    TouchingOutside,
    /// Two points in common.
    Crossing,
    /// One point in common, one circle within the other.
    TouchingInside,
    /// No point in common, one circle within the other.
    Nested,
    /// The same circle.
    Same,
}

impl<T: Coordinate> Circle<T> {
    /// What the circle, not the disc, has in common with a line, ray, segment or point.
    ///
    /// # Accuracy
    /// Exact: which answer it is. The points: see [`CirclePoint::point`].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point, Segment, circles::CircleMeeting};
    /// let circle = Circle::new(Point::from((0, 0)), 5).unwrap();
    /// let segment = Segment::new(Point::<i64>::from((0, 4)), Point::from((9, 4)));
    /// let CircleMeeting::At(end) = circle.meet(segment) else { panic!() };
    /// assert_eq!(end.point(), Point::new(3.0, 4.0).ok());
    /// ```
    #[must_use]
    pub fn meet(self, other: impl Straight<T>) -> CircleMeeting<T> {
        let piece = other.piece();
        let [a, b] = piece.points;
        if a == b {
            let on = self.locate(a) == Location::OnBoundary;
            return if on { CircleMeeting::At(CirclePoint::given(a)) } else { CircleMeeting::Disjoint };
        }
        let point = |side| CirclePoint { kind: Kind::Line(self, [a, b]), side };
        let discriminant = sign(&OfLine(self, [a, b]));
        if discriminant.is_lt() {
            return CircleMeeting::Disjoint;
        }
        // Each end: outside or on the circle, and whether the way goes towards the centre there.
        let end = |p: Point<T>| (self.locate(p), T::dot_sign([a, b], [self.center(), p]));
        let (starts, stops) = (end(a), end(b));
        let beyond = |(location, heading): (Location, Ordering), away| location == Location::Outside && heading == away;
        let outside = |(location, _)| location != Location::Inside;
        let first = (!piece.ends[0] || outside(starts) && starts.1.is_le())
            && (!piece.ends[1] || !beyond(stops, Ordering::Less));
        let second = (!piece.ends[0] || !beyond(starts, Ordering::Greater))
            && (!piece.ends[1] || outside(stops) && stops.1.is_ge());
        match (discriminant, first, second) {
            (Ordering::Equal, true, true) => CircleMeeting::At(point(Side::Only)),
            (Ordering::Greater, true, true) => CircleMeeting::Two([point(Side::Less), point(Side::Greater)]),
            (Ordering::Greater, true, false) => CircleMeeting::At(point(Side::Less)),
            (Ordering::Greater, false, true) => CircleMeeting::At(point(Side::Greater)),
            _ => CircleMeeting::Disjoint,
        }
    }

    /// How the circle lies to another.
    ///
    /// # Accuracy
    /// Exact.
    ///
    /// # Examples
    /// See [`CircleRelation`].
    #[must_use]
    pub fn relation(self, other: Self) -> CircleRelation {
        if self == other {
            return CircleRelation::Same;
        }
        let apart = sign(&Apart(self, other));
        match (sign(&OfCircles(self, other)), apart) {
            (Ordering::Greater, _) => CircleRelation::Crossing,
            (Ordering::Equal, Ordering::Less) => CircleRelation::TouchingInside,
            (Ordering::Equal, _) => CircleRelation::TouchingOutside,
            (Ordering::Less, Ordering::Greater) => CircleRelation::Separate,
            (Ordering::Less, _) => CircleRelation::Nested,
        }
    }

    /// What the circle, not the disc, has in common with another.
    ///
    /// # Accuracy
    /// Exact: which answer it is. The points: see [`CirclePoint::point`].
    ///
    /// # Examples
    /// See [`CircleMeeting::points`].
    #[must_use]
    pub fn meet_circle(self, other: Self) -> CircleMeeting<T> {
        let point = |side| CirclePoint { kind: Kind::Circles(self, other), side };
        match self.relation(other) {
            CircleRelation::Same => CircleMeeting::Same,
            CircleRelation::Separate | CircleRelation::Nested => CircleMeeting::Disjoint,
            CircleRelation::TouchingOutside | CircleRelation::TouchingInside => CircleMeeting::At(point(Side::Only)),
            CircleRelation::Crossing => CircleMeeting::Two([point(Side::Less), point(Side::Greater)]),
        }
    }

    /// Where the tangents from `p` touch the circle: `p` itself where it is on it, nowhere
    /// from inside; a circle of radius 0 they touch in the centre.
    ///
    /// # Accuracy
    /// Exact: how many there are. The points: see [`CirclePoint::point`].
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = Circle::new(Point::from((0, 0)), 3).unwrap();
    /// let touched: Vec<_> = circle.tangents_from(Point::<i64>::from((5, 0))).points().flatten().collect();
    /// assert_eq!(touched, [Point::new(1.8, -2.4)?, Point::new(1.8, 2.4)?]);
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn tangents_from(self, p: Point<T>) -> CircleMeeting<T> {
        let point = |side| CirclePoint { kind: Kind::Tangent(self, p), side };
        match self.locate(p) {
            Location::Inside => CircleMeeting::Disjoint,
            Location::OnBoundary => CircleMeeting::At(CirclePoint::given(p)),
            Location::Outside if self.radius() == T::ZERO => CircleMeeting::At(CirclePoint::given(self.center())),
            Location::Outside => CircleMeeting::Two([point(Side::Less), point(Side::Greater)]),
        }
    }
}

#[cfg(test)]
mod tests;

//! How far from a circle, not the disc, other shapes are.
//!
//! What does not meet the circle is outside of it or inside. From outside the nearest point is
//! that nearest to the centre, from inside the end that is farthest from it; which is
//! decided exactly, and the distance to the centre is compared with the radius under one root.

use super::{CircleMeeting, CircleRelation};
use crate::{
    coordinate::Coordinate,
    distance::compare_distance,
    kernel::construct::{Construction, Number, dot, nearest, nearest_point, vector},
    location::Location,
    point::Point,
    shapes::Circle,
    straight::{Candidate, Nearest, Straight, piece::ToPiece},
};

/// How much farther from the centre than the circle what is nearest of a piece is.
struct Beyond<T: Coordinate>(Circle<T>, Candidate<T>);

impl<T: Coordinate> Construction<1> for Beyond<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        let [(numerator, divisor)] = self.1.evaluate::<R>();
        [(numerator.magnitude() - R::of(self.0.radius()) * divisor.clone(), divisor)]
    }
}

/// How much farther apart the centres are than the radii tell: their sum, or the other's less
/// this circle's.
struct BetweenCircles<T: Coordinate>(Circle<T>, Circle<T>, CircleRelation);

impl<T: Coordinate> Construction<1> for BetweenCircles<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        let way = vector::<R, T>(self.0.center(), self.1.center());
        let (apart, own, other) = (dot(&way, &way).root(), R::of(self.0.radius()), R::of(self.1.radius()));
        let gap = match self.2 {
            CircleRelation::Nested => (own - other).magnitude() - apart,
            _ => apart - own - other,
        };
        [(gap, R::of(1))]
    }
}

/// Where the circle is nearest to a line.
struct Towards<T: Coordinate>(Circle<T>, [Point<T>; 2]);

impl<T: Coordinate> Construction<2> for Towards<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let Self(circle, [a, b]) = *self;
        let along = vector::<R, T>(a, b);
        let (length, radius, center) = (dot(&along, &along).root(), R::of(circle.radius()), circle.center());
        // Across the line, from the side on which the centre is.
        let left = T::cross_sign([a, b], [a, center]).is_gt();
        let [x, y] = along;
        let [x, y] = if left { [y, R::of(0) - x] } else { [R::of(0) - y, x] };
        [(center.x(), x), (center.y(), y)]
            .map(|(start, across)| (R::of(start) * length.clone() + radius.clone() * across, length.clone()))
    }
}

impl<T: Coordinate> Circle<T> {
    /// The distance of a point, line, ray or segment from the circle, not the disc: also from
    /// inside.
    ///
    /// # Accuracy
    /// The `f64` nearest to the true distance, to half an ulp and a 2⁻³⁰⁰th of it; an infinity
    /// where that is beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point, Segment};
    /// let circle = Circle::new(Point::from((0, 0)), 4).unwrap();
    /// let [a, b, c] = [(9, 0), (0, 12), (1, 0)].map(Point::<i64>::from);
    /// assert_eq!((circle.distance(a), circle.distance(c), circle.distance(Segment::new(a, c))), (5.0, 3.0, 0.0));
    /// assert_eq!(circle.distance(Segment::new(a, b)), 36.0 / 5.0 - 4.0);
    /// ```
    #[must_use]
    pub fn distance(self, other: impl Straight<T>) -> f64 {
        match self.meet(other) {
            CircleMeeting::Disjoint => {
                let [beyond] = nearest(&Beyond(self, self.apart(other)));
                beyond.abs()
            }
            _ => 0.0,
        }
    }

    /// The distance between two circles, not the discs: also where one is within the other.
    ///
    /// # Accuracy
    /// As [`distance`](Self::distance).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point};
    /// let circle = |x, y, radius| Circle::new(Point::<i64>::from((x, y)), radius).unwrap();
    /// assert_eq!(circle(0, 0, 1).distance_to_circle(circle(3, 4, 2)), 2.0);
    /// assert_eq!(circle(0, 0, 9).distance_to_circle(circle(3, 4, 2)), 2.0);
    /// assert_eq!(circle(0, 0, 5).distance_to_circle(circle(3, 4, 2)), 0.0);
    /// ```
    #[must_use]
    pub fn distance_to_circle(self, other: Self) -> f64 {
        match self.relation(other) {
            relation @ (CircleRelation::Separate | CircleRelation::Nested) => {
                let [gap] = nearest(&BetweenCircles(self, other, relation));
                gap
            }
            _ => 0.0,
        }
    }

    /// A point of the circle and one of the point, line, ray or segment, as near to each other
    /// as any two; twice a common point where there is one. `None` where all of the
    /// circle is equally near, or a coordinate is beyond `f64`.
    ///
    /// # Accuracy
    /// Each coordinate is the `f64` nearest to the true one, to half an ulp and a 2⁻³⁰⁰th.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Line, Point};
    /// let circle = Circle::new(Point::from((1, 1)), 5).unwrap();
    /// let line = Line::through(Point::<i64>::from((11, 0)), Point::from((11, 1))).unwrap();
    /// assert_eq!(circle.nearest_points(line), Some([Point::new(6.0, 1.0)?, Point::new(11.0, 1.0)?]));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    #[must_use]
    pub fn nearest_points(self, other: impl Straight<T>) -> Option<[Point; 2]> {
        match self.meet(other) {
            CircleMeeting::Disjoint => {
                let candidate = self.apart(other);
                let on_circle = match candidate.to {
                    Nearest::End(end) => self.nearest_point(end)?,
                    Nearest::Foot(line) => nearest_point(&Towards(self, line))?,
                };
                let [_, on_other] = candidate.points()?;
                Some([on_circle, on_other])
            }
            meeting => meeting.points().next()?.map(|point| [point; 2]),
        }
    }

    /// What is nearest of a piece that does not meet the circle, seen from the centre.
    fn apart(self, other: impl Straight<T>) -> Candidate<T> {
        let piece = other.piece();
        let inside = piece.end_points().filter(|&end| self.locate(end) == Location::Inside);
        let farthest = inside.reduce(|p, q| if compare_distance(self.center(), p, q).is_lt() { q } else { p });
        match farthest {
            Some(end) => Candidate::of(self.center(), end.piece(), false),
            None => Candidate::of(self.center(), piece, false),
        }
    }
}

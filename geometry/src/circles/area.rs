//! The area that two discs have in common.

use super::{CircleRelation, OfCircles, to_chord};
use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, Polynomial, dot, nearest, twice, vector},
    point::Point,
    shapes::Circle,
};

/// Half the chord, and how far it is from the first centre and from the second.
struct Chord<T: Coordinate>(Circle<T>, Circle<T>);

impl<T: Coordinate> Construction<3> for Chord<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 3] {
        let Self(first, second) = *self;
        let way = vector::<R, T>(first.center(), second.center());
        let half = twice(dot(&way, &way).root());
        let chord = OfCircles(first, second).evaluate::<R>().root();
        [chord, to_chord(first, second), to_chord(second, first)].map(|length| (length, half.clone()))
    }
}

impl<T: Coordinate> Circle<T> {
    /// The area that is in both discs.
    ///
    /// # Accuracy
    /// Relative error at most 2⁻⁴⁷, for a thin lens too; away from overflow and underflow.
    ///
    /// # Examples
    /// ```
    /// use std::f64::consts::PI;
    /// use kihon_geometry::{Circle, Point};
    /// let circle = |x, radius| Circle::new(Point::from((x, 0)), radius).unwrap();
    /// let lens = 2.0 * PI / 3.0 - 3f64.sqrt() / 2.0; // each through the other's centre
    /// assert!((circle(0, 1).common_area(circle(1, 1)) - lens).abs() < 1e-15);
    /// assert_eq!(circle(0, 9).common_area(circle(1, 2)), 4.0 * PI);
    /// assert_eq!(circle(0, 1).common_area(circle(2, 1)), 0.0);
    /// ```
    #[must_use]
    pub fn common_area(self, other: Self) -> f64 {
        let disc = |circle: Self| to_f64(circle).map_or(f64::INFINITY, Circle::area);
        match self.relation(other) {
            CircleRelation::Separate | CircleRelation::TouchingOutside => 0.0,
            CircleRelation::Crossing => {
                let [half_chord, near, far] = nearest(&Chord(self, other));
                let segment = |circle: Self, distance: f64| {
                    let radius = circle.radius().to_f64();
                    radius * radius * unit_segment(half_chord.atan2(distance))
                };
                segment(self, near) + segment(other, far)
            }
            _ => disc(self).min(disc(other)),
        }
    }
}

fn to_f64<T: Coordinate>(circle: Circle<T>) -> Option<Circle> {
    Circle::new(Point::ORIGIN, circle.radius().to_f64()).ok()
}

/// The area that a chord cuts off the unit disc, seen from its centre under 2·`angle`:
/// angle − sin cos of it.
fn unit_segment(angle: f64) -> f64 {
    if angle > 1.0 {
        let (sin, cos) = angle.sin_cos();
        return angle - sin * cos;
    }
    // (y − sin y)/2 with y = 2·angle: y³/12 − y⁵/240 + …
    let square = 4.0 * angle * angle;
    let mut term = square * angle / 6.0;
    let mut sum = 0.0;
    let mut n = 4.0;
    // From the greatest to the least: each is at most a fifth of the one before.
    while term.abs() > 1e-18 * sum {
        sum += term;
        term *= -square / (n * (n + 1.0));
        n += 2.0;
        if term == 0.0 {
            break;
        }
    }
    sum
}

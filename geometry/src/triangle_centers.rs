//! The centres of a triangle, and what is measured in it.
//!
//! ```text
//!                 c
//!                 ·            centroid      of mass, where the medians meet
//!                ╱ ╲           circumcenter  as far from each corner
//!               ╱   ╲          incenter      as far from each side
//!              ╱  ⊙  ╲         orthocenter   where the altitudes meet
//!             ╱       ╲        nine-point    half way from the last to the second
//!          a ·─────────· b
//! ```
//!
//! All but the incentre are fractions of polynomials, about the first corner, so that an
//! offset costs nothing; it takes the three lengths of the sides as weights.
//!
//! # Complexity
//! O(1).

use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, cross, dot, nearest, nearest_point, twice, vector},
    orientation::Orientation,
    point::Point,
    shapes::{Circle, Triangle},
};

/// With u and v from a to b and c: twice the circumcentre's vector from a times u × v, and
/// that.
fn circumcenter<R: Number>(u: &[R; 2], v: &[R; 2]) -> ([R; 2], R) {
    let (uu, vv) = (dot(u, u), dot(v, v));
    let ([ux, uy], [vx, vy]) = (u.clone(), v.clone());
    ([vy * uu.clone() - uy * vv.clone(), ux * vv - vx * uu], cross(u, v))
}

#[derive(Clone, Copy)]
enum Center {
    Centroid,
    Circumcenter,
    Orthocenter,
    NinePoint,
    Incenter,
}

struct Construct<T: Coordinate>(Triangle<T>, Center);

impl<T: Coordinate> Construction<2> for Construct<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let [a, b, c] = self.0.corners();
        let (u, v) = (vector::<R, T>(a, b), vector::<R, T>(a, c));
        // The centre's vector from a, over a divisor.
        let ([x, y], divisor) = match self.1 {
            Center::Centroid => (sum(&u, &v), R::of(3)),
            Center::Circumcenter => {
                let (center, area) = circumcenter(&u, &v);
                (center, twice(area))
            }
            // u + v − 2·circumcentre, and half the sum with the circumcentre.
            Center::Orthocenter => {
                let ([x, y], area) = circumcenter(&u, &v);
                let [all_x, all_y] = sum(&u, &v);
                ([all_x * area.clone() - x, all_y * area.clone() - y], area)
            }
            Center::NinePoint => {
                let ([x, y], area) = circumcenter(&u, &v);
                let [all_x, all_y] = sum(&u, &v).map(twice);
                ([all_x * area.clone() - x, all_y * area.clone() - y], twice(twice(area)))
            }
            Center::Incenter => {
                let opposite = [vector::<R, T>(b, c), v.clone(), u.clone()].map(|side| dot(&side, &side).root());
                let [to_a, to_b, to_c] = opposite;
                let ([ux, uy], [vx, vy]) = (u, v);
                let weigh = |u: R, v: R| to_b.clone() * u + to_c.clone() * v;
                ([weigh(ux, vx), weigh(uy, vy)], to_a + to_b.clone() + to_c.clone())
            }
        };
        [(a.x(), x), (a.y(), y)].map(|(start, way)| (R::of(start) * divisor.clone() + way, divisor.clone()))
    }
}

fn sum<R: Number>([x, y]: &[R; 2], [u, v]: &[R; 2]) -> [R; 2] {
    [x.clone() + u.clone(), y.clone() + v.clone()]
}

/// Twice the area over the perimeter.
struct Inradius<T: Coordinate>(Triangle<T>);

impl<T: Coordinate> Construction<1> for Inradius<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 1] {
        let [a, b, c] = self.0.corners();
        let sides = [[a, b], [b, c], [c, a]].map(|[p, q]| vector::<R, T>(p, q));
        let [first, second, third] = sides.each_ref().map(|side| dot(side, side).root());
        [(cross(&sides[0], &sides[1]), first + second + third)]
    }
}

macro_rules! centers {
    ($($name:ident $center:ident $about:literal $accuracy:literal $example:literal;)*) => {
        impl<T: Coordinate> Triangle<T> {$(
            #[doc = $about]
            /// `None` where the triangle is flat, or a coordinate beyond `f64`.
            ///
            /// # Accuracy
            #[doc = concat!("Each coordinate is the `f64` nearest to the true one", $accuracy, ".")]
            ///
            /// # Examples
            /// ```
            /// use kihon_geometry::{Point, Triangle};
            /// let [a, b, c] = [(0, 0), (8, 0), (0, 6)].map(Point::<i64>::from);
            #[doc = concat!("assert_eq!(Triangle::new(a, b, c).", stringify!($name), "(), Point::new", $example, ".ok());")]
            /// ```
            #[must_use]
            pub fn $name(self) -> Option<Point> {
                let flat = self.orientation() == Orientation::Collinear;
                if flat { None } else { nearest_point(&Construct(self, Center::$center)) }
            }
        )*}
    };
}

centers! {
    centroid Centroid "The centre of mass, where the medians meet." "" "(8.0 / 3.0, 2.0)";
    circumcenter Circumcenter "The centre of the circle through the corners." "" "(4.0, 3.0)";
    orthocenter Orthocenter "Where the altitudes meet." "" "(0.0, 0.0)";
    nine_point_center NinePoint "The centre of the circle through the middles of the sides and the feet of the altitudes." "" "(2.0, 1.5)";
    incenter Incenter "The centre of the circle inside, where the angles' bisectors meet." ", to half an ulp and a 2⁻³⁰⁰th" "(2.0, 2.0)";
}

impl<T: Coordinate> Triangle<T> {
    /// The circle that touches all three sides from inside; `None` where the triangle is
    /// flat, or the centre beyond `f64`.
    ///
    /// # Accuracy
    /// Centre and radius are the nearest `f64`, to half an ulp and a 2⁻³⁰⁰th.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Triangle};
    /// let [a, b, c] = [(0, 0), (8, 0), (0, 6)].map(Point::<i64>::from);
    /// assert_eq!(Triangle::new(a, b, c).incircle().unwrap().radius(), 2.0);
    /// ```
    #[must_use]
    pub fn incircle(self) -> Option<Circle> {
        Circle::new(self.incenter()?, nearest(&Inradius(self))[0].abs()).ok()
    }

    /// The area: 0 where it is flat, whichever way around the corners are.
    ///
    /// # Accuracy
    /// The `f64` nearest to the true area; an infinity where that is beyond `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Triangle};
    /// let [a, b, c] = [(0, 0), (0, 3), (4, 0)].map(Point::<i64>::from);
    /// assert_eq!(Triangle::new(a, b, c).area(), 6.0);
    /// ```
    #[must_use]
    pub fn area(self) -> f64 {
        crate::rings::signed_area(&self.corners()).abs()
    }

    /// The angles at the corners, in radians from 0 to π.
    ///
    /// # Accuracy
    /// Each within 2 ulp; see [`angle`](crate::vector::angle). NaN where two corners are equal.
    ///
    /// # Examples
    /// ```
    /// use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};
    /// use kihon_geometry::{Point, Triangle};
    /// let [a, b, c] = [(0, 0), (4, 0), (0, 4)].map(Point::<i64>::from);
    /// assert_eq!(Triangle::new(a, b, c).angles(), [FRAC_PI_2, FRAC_PI_4, FRAC_PI_4]);
    /// ```
    #[must_use]
    pub fn angles(self) -> [f64; 3] {
        let [a, b, c] = self.corners();
        [[b, a, c], [c, b, a], [a, c, b]].map(|[p, corner, q]| crate::vector::angle(p, corner, q).unwrap_or(f64::NAN))
    }
}

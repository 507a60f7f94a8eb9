//! Vectors of the plane.
//!
//! ```text
//!         v                 v ─ ─ ─ ·
//!        ╱┆                ╱       ╱       u · v: the length of v's shadow on u, times |u|
//!       ╱ ┆               ╱       ╱        u × v: the area, negative where v is to the right
//!      ·──┴───▸ u        ·─────▸ u
//! ```
//!
//! A [`Vector`] of `f64` computes as they do: every operation rounds, overflows to
//! an infinity and passes NaN on. Its products are good for lengths, areas and
//! projections; where only a sign is wanted, it is [`orient2d`](crate::orient2d)
//! that is never wrong. Vectors of integers have products that cannot overflow
//! unnoticed, and no operators, which could.

use std::{
    cmp::Ordering,
    f64::consts::{FRAC_PI_2, PI},
    ops::{Add, Div, Mul, Neg, Sub},
};

use crate::{
    coordinate::Coordinate,
    kernel::construct::{Construction, Number, cross, dot, nearest, vector},
    point::Point,
};

/// A displacement, or a direction with a length.
///
/// # Examples
/// ```
/// use kihon_geometry::Vector;
/// let (u, v) = (Vector::new(3.0, 4.0), Vector::new(-4.0, 3.0));
/// assert_eq!((u.norm(), u.dot(v), u.cross(v)), (5.0, 0.0, 25.0));
/// assert_eq!(2.0 * u - v, Vector::new(10.0, 5.0));
/// assert_eq!(u.perpendicular(), v);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector<T = f64> {
    /// The first component.
    pub x: T,
    /// The second component.
    pub y: T,
}

impl<T: Coordinate> Vector<T> {
    /// The vector of no length.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// let steps = [(3.0, 0.0), (0.0, 4.0), (-3.0, -4.0)].map(|(x, y)| Vector::new(x, y));
    /// let sum = steps.into_iter().fold(Vector::ZERO, |sum, step| sum + step);
    /// assert_eq!(sum, Vector::ZERO, "a closed way");
    /// ```
    pub const ZERO: Self = Self { x: T::ZERO, y: T::ZERO };

    /// The vector (`x`, `y`).
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(1.0, 2.0), Vector { x: 1.0, y: 2.0 });
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(x: T, y: T) -> Self {
        Self { x, y }
    }
}

impl Vector {
    /// The scalar product, `x·other.x + y·other.y`: |u|·|v|·cos of the angle between.
    ///
    /// # Accuracy
    /// Error about 2⁻⁵² of |x·other.x| + |y·other.y|, apart from overflow and
    /// underflow: the sign is not to be trusted near a right angle.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(1.0, 2.0).dot(Vector::new(3.0, 4.0)), 11.0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The cross product, `x·other.y − y·other.x`: the signed area of the
    /// parallelogram, positive where `other` lies to the left.
    ///
    /// # Accuracy
    /// As [`Vector::dot`]: the sign is not to be trusted near parallels.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(1.0, 2.0).cross(Vector::new(3.0, 4.0)), -2.0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// The Euclidean length.
    ///
    /// # Accuracy
    /// About 1 ulp, by `hypot`: the squares neither overflow nor underflow. An
    /// infinite component makes it infinite, even beside a NaN.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(-3e-200, 4e-200).norm(), 5e-200);
    /// ```
    #[inline]
    #[must_use]
    pub fn norm(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The square of the length, without a root: it overflows from about 1e154
    /// on and underflows below about 1e-154.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(3.0, 4.0).norm_squared(), 25.0);
    /// ```
    #[inline]
    #[must_use]
    pub const fn norm_squared(self) -> f64 {
        self.dot(self)
    }

    /// The vector turned left by a right angle, exactly.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(1.0, 0.0).perpendicular(), Vector::new(0.0, 1.0));
    /// ```
    #[inline]
    #[must_use]
    pub const fn perpendicular(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// The vector of length 1 in the same direction; `None` where this one has no direction,
    /// being 0, or is not finite.
    ///
    /// # Accuracy
    /// Each component within 2 ulp, whatever the length: subnormal and huge ones are scaled
    /// by a power of two first.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// assert_eq!(Vector::new(3e300, 4e300).normalized(), Some(Vector::new(0.6, 0.8)));
    /// assert_eq!(Vector::new(0.0, -5e-324).normalized(), Some(Vector::new(0.0, -1.0)));
    /// assert_eq!(Vector::ZERO.normalized(), None);
    /// ```
    #[must_use]
    pub fn normalized(self) -> Option<Self> {
        let greatest = self.x.abs().max(self.y.abs());
        if self.x.is_nan() || self.y.is_nan() || greatest == 0.0 || greatest.is_infinite() {
            return None;
        }
        let factor = match greatest {
            ..1e-150 => 2f64.powi(600),
            1e150.. => 2f64.powi(-600),
            _ => 1.0,
        };
        let vector = self * factor;
        Some(vector / vector.norm())
    }

    /// The vector turned by an angle in radians, counter-clockwise.
    ///
    /// # Accuracy
    /// Error at most 3 ulp of the length. For right angles there is
    /// [`Vector::perpendicular`], which is exact.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// let turned = Vector::new(2.0, 0.0).rotated(std::f64::consts::FRAC_PI_6);
    /// assert!((turned - Vector::new(3f64.sqrt(), 1.0)).norm() < 1e-15);
    /// ```
    #[must_use]
    pub fn rotated(self, angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self::new(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }

    /// The part of the vector along another; `None` where that has no direction.
    ///
    /// # Accuracy
    /// Error at most 8 ulp of this vector's length, away from underflow.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// let (u, ground) = (Vector::new(3.0, 4.0), Vector::new(2e200, 0.0));
    /// assert_eq!(u.projected_on(ground), Some(Vector::new(3.0, 0.0)));
    /// assert_eq!(u.projected_on(Vector::ZERO), None);
    /// ```
    #[must_use]
    pub fn projected_on(self, other: Self) -> Option<Self> {
        let along = other.normalized()?;
        Some(along * self.dot(along))
    }

    /// The vector with its part across another turned back: its mirror image in the line
    /// along that. `None` where that has no direction.
    ///
    /// # Accuracy
    /// Error at most 20 ulp of this vector's length, away from underflow and overflow.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Vector;
    /// let (u, ground) = (Vector::new(3.0, -4.0), Vector::new(1.0, 0.0));
    /// assert_eq!(u.reflected_in(ground), Some(Vector::new(3.0, 4.0)));
    /// ```
    #[must_use]
    pub fn reflected_in(self, other: Self) -> Option<Self> {
        Some(self.projected_on(other)? * 2.0 - self)
    }

    /// The angle from this vector to another, in radians in (−π, π], positive to the left;
    /// 0 where one of them is 0.
    ///
    /// # Accuracy
    /// Error about 2⁻⁵¹; near 0 and ±π that is not relative. [`angle`] between points is.
    ///
    /// # Examples
    /// ```
    /// use std::f64::consts::{FRAC_PI_2, PI};
    /// use kihon_geometry::Vector;
    /// let (east, north) = (Vector::new(2.0, 0.0), Vector::new(0.0, 3.0));
    /// assert_eq!((east.angle_to(north), north.angle_to(east), east.angle_to(-east)), (FRAC_PI_2, -FRAC_PI_2, PI));
    /// ```
    #[must_use]
    pub fn angle_to(self, other: Self) -> f64 {
        // Scaled to 1, so that no product leaves the range; + 0 for a straight angle of π, not −π.
        let Some((u, v)) = self.normalized().zip(other.normalized()) else { return 0.0 };
        (u.cross(v) + 0.0).atan2(u.dot(v))
    }
}

/// The angle at `b` between the ways to `a` and to `c`, in radians from 0 to π; `None` where
/// one of them has no length.
///
/// # Accuracy
/// Within 2 ulp: the tangent, or its inverse, is the `f64` nearest to the true one.
/// Which of two angles is the greater, [`compare_directions`](crate::compare_directions)
/// decides exactly.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, vector::angle};
/// let [a, b, c] = [(1.0, 0.0), (0.0, 0.0), (1.0, 1e-20)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(angle(a, b, c), Some(1e-20));
/// assert_eq!(angle(a, a, c), None);
/// ```
#[must_use]
pub fn angle<T: Coordinate>(a: Point<T>, b: Point<T>, c: Point<T>) -> Option<f64> {
    if a == b || c == b {
        return None;
    }
    let acute = T::dot_sign([b, a], [b, c]);
    let [tangent, cotangent] = match acute {
        Ordering::Equal => return Some(FRAC_PI_2),
        _ if T::cross_sign([b, a], [b, c]).is_eq() => [0.0, f64::INFINITY],
        _ => nearest(&Ratio([a, b, c])).map(f64::abs),
    };
    // Of the two, the one that is at most 1.
    let to_line = if tangent <= 1.0 { tangent.atan() } else { FRAC_PI_2 - cotangent.atan() };
    Some(if acute.is_gt() { to_line } else { PI - to_line })
}

/// The tangent of the angle at the second point and its inverse, where both are finite.
struct Ratio<T: Coordinate>([Point<T>; 3]);

impl<T: Coordinate> Construction<2> for Ratio<T> {
    fn evaluate<R: Number>(&self) -> [(R, R); 2] {
        let [a, b, c] = self.0;
        let (u, v) = (vector::<R, T>(b, a), vector(b, c));
        let (sin, cos) = (cross(&u, &v), dot(&u, &v));
        [(sin.clone(), cos.clone()), (cos, sin)]
    }
}

macro_rules! integer_vectors {
    ($($integer:ty),*) => {$(
        impl Vector<$integer> {
            /// The cross product, `x·other.y − y·other.x`: the signed area of the
            /// parallelogram, positive where `other` lies to the left. Exact.
            ///
            /// # Examples
            /// ```
            /// use kihon_geometry::Vector;
            #[doc = concat!("assert_eq!(Vector::<", stringify!($integer), ">::new(1, 2).cross(Vector::new(3, 4)), -2);")]
            /// ```
            #[inline]
            #[must_use]
            pub fn cross(self, other: Self) -> i128 {
                let product = |p: $integer, q: $integer| i128::from(p) * i128::from(q);
                // Each product is at most 2¹²⁶ and at least −2¹²⁶ + 2⁶³: no overflow.
                product(self.x, other.y) - product(self.y, other.x)
            }

            /// The scalar product, `x·other.x + y·other.y`. Exact; `None` in the one
            /// case where it is 2¹²⁷, all four components being `i64::MIN`.
            ///
            /// # Examples
            /// ```
            /// use kihon_geometry::Vector;
            #[doc = concat!("assert_eq!(Vector::<", stringify!($integer), ">::new(1, 2).dot(Vector::new(3, 4)), Some(11));")]
            /// ```
            #[inline]
            #[must_use]
            pub fn dot(self, other: Self) -> Option<i128> {
                let product = |p: $integer, q: $integer| i128::from(p) * i128::from(q);
                product(self.x, other.x).checked_add(product(self.y, other.y))
            }
        }
    )*};
}

integer_vectors!(i64, i32);

impl Add for Vector {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vector {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Neg for Vector {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

impl Mul<f64> for Vector {
    type Output = Self;

    #[inline]
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Mul<Vector> for f64 {
    type Output = Vector;

    #[inline]
    fn mul(self, vector: Vector) -> Vector {
        vector * self
    }
}

impl Div<f64> for Vector {
    type Output = Self;

    #[inline]
    fn div(self, divisor: f64) -> Self {
        Self::new(self.x / divisor, self.y / divisor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small integers: nothing rounds, so the laws hold exactly.
    #[test]
    fn laws_on_a_lattice() {
        let lattice: Vec<Vector> =
            (-3..=3).flat_map(|x| (-3..=3).map(move |y| Vector::new(f64::from(x), f64::from(y)))).collect();
        for &u in &lattice {
            assert_eq!(u + -u, Vector::ZERO);
            assert_eq!(u.cross(u), 0.0);
            assert_eq!(u.norm_squared(), u.dot(u));
            assert_eq!(u.dot(u.perpendicular()), 0.0);
            assert_eq!(u.cross(u.perpendicular()), u.norm_squared());
            assert_eq!((u * 4.0) / 4.0, u);
            for &v in &lattice {
                assert_eq!(u.dot(v), v.dot(u));
                assert_eq!(u.cross(v), -v.cross(u));
                assert_eq!(u.cross(v), u.perpendicular().dot(v));
                // Lagrange's identity.
                assert_eq!(u.dot(v).powi(2) + u.cross(v).powi(2), u.norm_squared() * v.norm_squared());
                assert_eq!((u - v) + v, u);
                assert_eq!(3.0 * (u + v), u * 3.0 + v * 3.0);
            }
        }
    }

    #[test]
    fn products_of_the_greatest_integers() {
        let corner = |x: bool, y: bool| {
            let end = |least: bool| if least { i64::MIN } else { i64::MAX };
            Vector::new(end(x), end(y))
        };
        let (least, greatest) = (i128::from(i64::MIN), i128::from(i64::MAX));
        assert_eq!(corner(true, true).dot(corner(true, true)), None);
        assert_eq!(corner(true, true).dot(corner(true, false)), Some(least * least + least * greatest));
        assert_eq!(corner(true, true).cross(corner(false, true)), least * least - least * greatest);
        assert_eq!(corner(true, true).cross(corner(true, false)), least * greatest - least * least);
        let small = Vector::new(i32::MIN, i32::MIN);
        assert_eq!((small.dot(small), small.cross(small)), (Some(1 << 63), 0));
    }

    #[test]
    fn the_norm_neither_overflows_nor_underflows_before_its_value_does() {
        for exponent in [-1060, -600, -1, 0, 1, 600, 1020] {
            let scale = 2f64.powi(exponent / 2) * 2f64.powi(exponent - exponent / 2);
            assert_eq!(Vector::new(3.0 * scale, -4.0 * scale).norm(), 5.0 * scale, "2^{exponent}");
        }
        assert_eq!(Vector::new(f64::MAX, f64::MAX).norm(), f64::INFINITY);
        assert_eq!(Vector::new(5e-324, 0.0).norm(), 5e-324);
        assert_eq!(Vector::new(f64::NAN, f64::INFINITY).norm(), f64::INFINITY);
    }

    fn directions() -> impl Iterator<Item = Vector> {
        let mut random = crate::testing::Random::new(5);
        (0..2000).map(move |_| {
            Vector::new(random.signed_unit(), random.signed_unit()) * 2f64.powi(random.within(-1000, 1000))
        })
    }

    #[test]
    fn units_have_length_1_and_the_direction() {
        for u in directions() {
            let unit = u.normalized().unwrap();
            assert!((unit.norm() - 1.0).abs() <= 4.0 * f64::EPSILON, "{u:?}");
            let back = unit * u.norm();
            assert!((back - u).norm() <= 4.0 * f64::EPSILON * u.norm(), "{u:?}");
        }
        for bad in
            [Vector::ZERO, Vector::new(f64::NAN, 1.0), Vector::new(1.0, f64::NAN), Vector::new(f64::INFINITY, 0.0)]
        {
            assert_eq!(bad.normalized(), None);
        }
        assert_eq!(Vector::new(f64::MAX, 0.0).normalized(), Some(Vector::new(1.0, 0.0)));
    }

    #[test]
    fn turning_projecting_and_reflecting_keep_what_they_should() {
        let all: Vec<_> = directions().collect();
        for pair in all.chunks_exact(2) {
            let (u, v) = (pair[0].normalized().unwrap(), pair[1]);
            let along = u.projected_on(v).unwrap();
            let unit = v.normalized().unwrap();
            assert!(along.cross(unit).abs() < 1e-15 && (u - along).dot(unit).abs() < 1e-15);
            let image = u.reflected_in(v).unwrap();
            assert!((image.norm() - 1.0).abs() < 1e-15 && (image.reflected_in(v).unwrap() - u).norm() < 4e-15);
            assert!((image + u - along * 2.0).norm() < 1e-15);
            let turned = u.rotated(u.angle_to(v));
            assert!((turned - unit).norm() < 2e-15, "{u:?} {v:?}");
            assert_eq!(u.angle_to(v), -v.angle_to(u));
        }
        assert_eq!(Vector::new(1.0, 0.0).angle_to(Vector::new(-1.0, -0.0)), PI);
    }

    /// By the arctangents of both ways, where that is well conditioned; and the sum in a triangle.
    #[test]
    fn angles_between_points() {
        let mut random = crate::testing::Random::new(6);
        for _ in 0..2000 {
            let [a, b, c] = std::array::from_fn(|_| Point::from((random.within(-9, 9), random.within(-9, 9))));
            let Some(found) = angle::<i32>(a, b, c) else {
                assert!(a == b || c == b);
                continue;
            };
            let way = |p: Point<i32>| p.to_f64() - b.to_f64();
            assert!((found - way(a).angle_to(way(c)).abs()).abs() < 1e-15, "{a} {b} {c}");
            assert_eq!(angle(c, b, a), Some(found));
            if a != c {
                let others = angle(b, c, a).unwrap() + angle(c, a, b).unwrap();
                assert!((found + others - PI).abs() < 2e-15);
            }
        }
        let far = [(f64::MAX, 0.0), (0.0, 0.0), (f64::MAX, f64::MAX)].map(|p| Point::try_from(p).unwrap());
        assert_eq!(angle(far[0], far[1], far[2]), Some(std::f64::consts::FRAC_PI_4));
    }
}

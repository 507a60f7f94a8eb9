//! Vectors of the plane.
//!
//! A [`Vector`] of `f64` computes as they do: every operation rounds, overflows to
//! an infinity and passes NaN on. Its products are good for lengths, areas and
//! projections; where only a sign is wanted, it is [`orient2d`](crate::orient2d)
//! that is never wrong. Vectors of integers have products that cannot overflow
//! unnoticed, and no operators, which could.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::coordinate::Coordinate;

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
}

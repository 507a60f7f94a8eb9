//! On which side of a circle a point lies, without ever being wrong.
//!
//! A circle is given by three points on it ([`in_circle()`], which Delaunay
//! triangulations ask), by two opposite ones ([`in_diametral_circle`]), or by centre
//! and radius ([`side_of_circle`]). The first is the sign of a polynomial of degree
//! four. Lifted on the paraboloid z = x² + y², points of a circle lie on a plane and
//! points inside it below, so it is an orientation in space:
//!
//! ```text
//!     z = x² + y²
//!   a'\           /·b'      d inside the circle a b c
//!      ·─────────/ ·c'       ⇔ d' below the plane a' b' c'
//!       \  d'·  /
//!        `-.__.'
//! ```
//!
//! On `f64` the determinant is computed as usual together with a bound on its error,
//! and nearly always that decides. What remains is decided in integers:
//!
//! | coordinates | decided in |
//! |---|---|
//! | differences exact and of at most 30 bits: lattices | 64 and 128 bits |
//! | spanning at most 61 bits: points of one scale | 256 bits |
//! | spanning at most 126 bits | 512 bits |
//! | all others, up to 2098 bits | integers of any size |
//!
//! Integer coordinates start at the first of these that holds their differences.
//!
//! # Complexity
//! O(1). About 43 operations for the filter; a lattice costs five times as much, a near
//! tie in general position ten times, one between the least and the greatest `f64` a
//! thousand times and a few allocations.
//!
//! Source: Guibas, Stolfi, "Primitives for the manipulation of general subdivisions"
//! (1985), for the predicate; Shewchuk, "Adaptive precision floating-point arithmetic
//! and fast robust geometric predicates" (1997), for the filter. Deviations: the bound
//! covers underflow; integers instead of expansions, whose products leave the range of
//! `f64` below coordinates of about 2⁻²⁶⁰ and from 2²⁶⁰ on.

use std::cmp::Ordering;

use crate::{coordinate::Coordinate, point::Point};

/// Where a point lies with respect to a circle; ordered outwards in.
///
/// # Examples
/// ```
/// use kihon_geometry::CircleSide;
/// assert!(CircleSide::Outside < CircleSide::On);
/// assert_eq!(CircleSide::Outside.reversed(), CircleSide::Inside);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i8)]
pub enum CircleSide {
    /// Farther from the centre than the circle.
    Outside = -1,
    /// On the circle.
    On = 0,
    /// Nearer to the centre than the circle.
    Inside = 1,
}

impl CircleSide {
    /// The side with inside and outside exchanged.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::CircleSide;
    /// assert_eq!(CircleSide::On.reversed(), CircleSide::On);
    /// ```
    #[inline]
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Outside => Self::Inside,
            Self::On => Self::On,
            Self::Inside => Self::Outside,
        }
    }
}

impl From<Ordering> for CircleSide {
    /// The side whose determinant compares with 0 like this.
    #[inline]
    fn from(sign: Ordering) -> Self {
        match sign {
            Ordering::Less => Self::Outside,
            Ordering::Equal => Self::On,
            Ordering::Greater => Self::Inside,
        }
    }
}

/// Where `d` lies with respect to the circle through `a`, `b` and `c`, which turn
/// counter-clockwise: the sign of
///
/// ```text
/// | a.x − d.x   a.y − d.y   |a − d|² |          c ·─────· b
/// | b.x − d.x   b.y − d.y   |b − d|² |          /  · d   \     inside: positive
/// | c.x − d.x   c.y − d.y   |c − d|² |          \        /
///                                                ╲──·──╱
///                                                   a
/// ```
///
/// Exchanging two of the points turns the sign: for a clockwise triangle inside
/// and outside are exchanged. Where a, b, c lie on a line, the circle is that line,
/// and "inside" its left as seen on the way through a, b, c, a point at infinity,
/// and back to a; where two of them are equal, everything is on it.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{CircleSide, Point, in_circle};
/// let [a, b, c, d] = [(1, 0), (0, 1), (-1, 0), (0, -1)].map(Point::<i64>::from);
/// assert_eq!(in_circle(a, b, c, d), CircleSide::On);
/// assert_eq!(in_circle(a, b, c, Point::ORIGIN), CircleSide::Inside);
/// assert_eq!(in_circle(c, b, a, Point::ORIGIN), CircleSide::Outside);
///
/// let d = Point::new(0.0, -1.0 - f64::EPSILON)?;
/// assert_eq!(in_circle(a.to_f64(), b.to_f64(), c.to_f64(), d), CircleSide::Outside);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[inline]
#[must_use]
pub fn in_circle<T: Coordinate>(a: Point<T>, b: Point<T>, c: Point<T>, d: Point<T>) -> CircleSide {
    T::in_circle(a, b, c, d)
}

/// Where `p` lies with respect to the circle around `center` with this radius, in the
/// unit of the coordinates. Everything is outside a radius that is negative or NaN.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{CircleSide, Point, side_of_circle};
/// let [center, p] = [(1, 1), (4, 5)].map(Point::<i64>::from);
/// assert_eq!(side_of_circle(center, 5, p), CircleSide::On);
/// assert_eq!(side_of_circle(center.to_f64(), 5.0_f64.next_up(), p.to_f64()), CircleSide::Inside);
/// ```
#[inline]
#[must_use]
pub fn side_of_circle<T: Coordinate>(center: Point<T>, radius: T, p: Point<T>) -> CircleSide {
    T::compare_length_with([center, p], radius).reverse().into()
}

/// Where `p` lies with respect to the circle whose diameter leads from `a` to `b`:
/// inside where it sees them at an obtuse angle. For a = b that circle is a point.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use kihon_geometry::{CircleSide, Point, in_diametral_circle};
/// let [a, b] = [(0.0, 0.0), (0.1, 0.3)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(in_diametral_circle(a, b, b), CircleSide::On);
/// assert_eq!(in_diametral_circle(a, b, Point::new(0.05, 0.15)?), CircleSide::Inside);
/// assert_eq!(in_diametral_circle(a, b, Point::new(0.1, 0.3_f64.next_up())?), CircleSide::Outside);
/// # Ok::<(), kihon_geometry::PointError>(())
/// ```
#[inline]
#[must_use]
pub fn in_diametral_circle<T: Coordinate>(a: Point<T>, b: Point<T>, p: Point<T>) -> CircleSide {
    T::dot_sign([p, a], [p, b]).reverse().into()
}

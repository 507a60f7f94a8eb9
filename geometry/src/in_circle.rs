//! On which side of the circle through three points a fourth lies, without ever
//! being wrong.
//!
//! # Complexity
//! O(1).

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

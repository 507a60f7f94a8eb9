//! On which side of a line a point lies, without ever being wrong.
//!
//! ```text
//!            · c   counter-clockwise: a, b, c turn left
//!           ╱
//!   a ──▸ b ─ ─ ·   collinear
//!           ╲
//!            ·      clockwise
//! ```
//!
//! The sign of (a − c) × (b − c) says whether a, b, c turn left. Computed in
//! `f64` it is wrong for points near a common line, and meaningless where a
//! product overflows or underflows. So [`orient2d`] works in stages and stops at
//! the first that is certain:
//!
//! | stage | settles | file |
//! |---|---|---|
//! | filter | points in general position: the determinant as usual and a bound on its error | `orientation/float.rs` |
//! | refined | nearly all others: the same with the roundings made good, and what is exactly collinear where nothing but the products rounds | `orientation/float.rs` |
//! | integers | coordinates that span at most 62 bits an axis, as integers in a common unit | `orientation/exact.rs` |
//! | signs | the signs of the four differences | `orientation/exact.rs` |
//! | fixed point | whatever is left, in up to 66 words | `orientation/exact.rs` |
//!
//! [`orient2d_batch`] and [`orient2d_line`] answer for whole columns of coordinates
//! (`orientation/batch.rs`).
//!
//! # Complexity
//! O(1); the last stage touches up to 66 words.
//!
//! Sources: Shewchuk, "Adaptive precision floating-point arithmetic and fast
//! robust geometric predicates" (1997), for filters in stages; Ozaki, Bünger,
//! Ogita, Oishi, Rump, "Simple floating-point filters for the two-dimensional
//! orientation problem" (2016), for |l + r| in the bound instead of |l| + |r|.
//! Deviations: no expansions, whose products leave the range of `f64` at 2⁻⁵²⁰
//! and 2⁵¹⁵; integers instead, which have no such ends.

mod batch;
mod exact;
mod float;

use std::cmp::Ordering;

pub(crate) use float::{ERROR, FLOOR, orient2d_f64, rest_of_product};

pub use batch::{Columns, ColumnsError, orient2d_batch, orient2d_line};

use crate::{coordinate::Coordinate, point::Point};

/// How three points turn; ordered as the sign of the determinant.
///
/// # Examples
/// ```
/// use kihon_geometry::Orientation;
/// assert!(Orientation::Clockwise < Orientation::Collinear);
/// assert_eq!(Orientation::Clockwise.reversed(), Orientation::CounterClockwise);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i8)]
pub enum Orientation {
    /// To the right: the third point is right of the line from the first to the second.
    Clockwise = -1,
    /// All on one line, or two of them equal.
    Collinear = 0,
    /// To the left: the third point is left of the line from the first to the second.
    CounterClockwise = 1,
}

impl Orientation {
    /// The orientation of the points in the opposite order.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Orientation;
    /// assert_eq!(Orientation::Collinear.reversed(), Orientation::Collinear);
    /// ```
    #[inline]
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Clockwise => Self::CounterClockwise,
            Self::Collinear => Self::Collinear,
            Self::CounterClockwise => Self::Clockwise,
        }
    }
}

impl From<Ordering> for Orientation {
    /// The orientation whose determinant compares with 0 like this.
    #[inline]
    fn from(sign: Ordering) -> Self {
        match sign {
            Ordering::Less => Self::Clockwise,
            Ordering::Equal => Self::Collinear,
            Ordering::Greater => Self::CounterClockwise,
        }
    }
}

/// How the path from `a` over `b` to `c` turns: the sign of
///
/// ```text
/// | a.x − c.x   a.y − c.y |            c
/// | b.x − c.x   b.y − c.y |           ·        counter-clockwise: positive
///                              a ───── b
/// ```
///
/// # Accuracy
/// Exact for all points of every coordinate type, for `f64` from the smallest
/// subnormal to `f64::MAX`: the answer is that of real numbers.
///
/// # Examples
/// ```
/// use kihon_geometry::{Orientation, Point, orient2d};
/// let [a, b, left, right] = [(0.0, 0.0), (4.0, 0.0), (5.0, 1.0), (5.0, -5e-324)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(orient2d(a, b, left), Orientation::CounterClockwise);
/// assert_eq!(orient2d(a, b, right), Orientation::Clockwise);
/// assert_eq!(orient2d(a, b, b), Orientation::Collinear);
/// ```
#[inline]
#[must_use]
pub fn orient2d<T: Coordinate>(a: Point<T>, b: Point<T>, c: Point<T>) -> Orientation {
    T::orientation(a, b, c)
}

#[cfg(test)]
mod tests;

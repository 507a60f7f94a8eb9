//! How near is near enough: a length, decided by true distance.
//!
//! ```text
//!   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//!        · on          ▴ absolute      as wide for a long segment as for a short
//!   a ─────────────────▾─────── b      one, where |cross| ≤ ε would be a wedge
//!   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//!             · right of it
//! ```
//!
//! The predicates of this crate are exact, and measured data is not: a surveyed
//! corner lies on its wall to within a millimetre, never exactly. A [`Tolerance`]
//! says what a person means by "on": a *length*, in the unit of the coordinates. A
//! point is on a line when its distance to the line is at most that, which is not
//! the contest habit of comparing a cross product with 1e-8: a cross product is an
//! area, so the same offset passes on a short segment and fails on a long one.
//!
//! A tolerance classifies results and cleans input. It never stands inside an
//! order, a hash or an equality, because "equal to within ε" is not transitive:
//! ```
//! use std::cmp::Ordering;
//!
//! // The contest habit.
//! let compare = |x: f64, y: f64| if (x - y).abs() <= 1e-8 { Ordering::Equal } else { x.total_cmp(&y) };
//! let steps: Vec<f64> = (0..=1000).rev().map(|i| f64::from(i) * 0.9e-8).collect();
//! // Sorted, as every comparison of neighbours says; and yet from the greatest down.
//! assert!(steps.is_sorted_by(|&x, &y| compare(x, y).is_le()));
//! assert_eq!(compare(steps[0], steps[1000]), Ordering::Greater);
//! ```
//! A hull, a sweep or a search on points in such an order can return anything.
//!
//! | asked | by |
//! |---|---|
//! | which way three points turn, or are on one line | [`orient2d_within`] |
//! | whether two points are one, two segments parallel | [`coincident`], [`parallel`] |
//! | inside, on the boundary or outside | [`locate_within`] a polygon, [`locate_in_circle_within`] a circle |
//! | whether a line or circle touches a circle | [`line_circle_within`], [`circle_relation_within`] |
//! | whether any two shapes come as near as that | [`outline::is_within`](crate::outline::is_within) |
//! | points meant as one | [`clusters`](crate::clusters) |
//! | the corners that matter | [`convex_hull_within`](crate::convex_hull_within), [`simplify`](crate::simplify) |
//!
//! # Complexity
//! O(1), and O(n) for a polygon of n corners.

mod classify;

use std::{error::Error, fmt};

use crate::{
    distance::compare_length_with,
    kernel::float,
    orientation::{Orientation, orient2d},
    point::Point,
};

pub use classify::{circle_relation_within, line_circle_within, locate_in_circle_within, locate_within, parallel};

/// A length below which a difference does not count: at least `absolute`, in the
/// unit of the coordinates, and at least `relative` times the greatest coordinate
/// concerned.
///
/// The default is 1e-8 absolute, the habit of contests.
///
/// # Examples
/// ```
/// use kihon_geometry::Tolerance;
/// assert_eq!(Tolerance::default(), Tolerance::new(1e-8, 0.0)?);
/// assert_eq!(Tolerance::new(0.001, 1e-6)?.length(5e6), 5.0);
/// assert_eq!(Tolerance::EXACT.length(5e6), 0.0);
/// # Ok::<(), kihon_geometry::ToleranceError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    absolute: f64,
    relative: f64,
}

/// Why two numbers are not a tolerance.
///
/// # Examples
/// ```
/// use kihon_geometry::{Tolerance, ToleranceError};
/// let refused = Tolerance::new(-1.0, 0.0).unwrap_err();
/// assert_eq!(refused, ToleranceError::Absolute(-1.0));
/// assert_eq!(refused.to_string(), "the absolute tolerance is -1, not a finite number from 0 on");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ToleranceError {
    /// The absolute part is negative, infinite or NaN.
    Absolute(f64),
    /// The relative part is negative, infinite or NaN.
    Relative(f64),
}

impl fmt::Display for ToleranceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, value) = match self {
            Self::Absolute(value) => ("absolute", value),
            Self::Relative(value) => ("relative", value),
        };
        write!(f, "the {part} tolerance is {value}, not a finite number from 0 on")
    }
}

impl Error for ToleranceError {}

impl Default for Tolerance {
    fn default() -> Self {
        Self { absolute: 1e-8, relative: 0.0 }
    }
}

impl Tolerance {
    /// No tolerance: the answers of the exact predicates.
    pub const EXACT: Self = Self { absolute: 0.0, relative: 0.0 };

    /// `absolute` in the unit of the coordinates, `relative` as a factor of the
    /// greatest coordinate concerned; what counts is the longer of the two.
    ///
    /// # Errors
    /// A number that is negative, infinite or NaN.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Tolerance, ToleranceError};
    /// assert_eq!(Tolerance::new(0.5, 0.0)?.length(10.0), 0.5);
    /// assert!(Tolerance::new(0.0, f64::NAN).is_err());
    /// # Ok::<(), ToleranceError>(())
    /// ```
    pub const fn new(absolute: f64, relative: f64) -> Result<Self, ToleranceError> {
        if !(absolute.is_finite() && absolute >= 0.0) {
            return Err(ToleranceError::Absolute(absolute));
        }
        if !(relative.is_finite() && relative >= 0.0) {
            return Err(ToleranceError::Relative(relative));
        }
        Ok(Self { absolute, relative })
    }

    /// The absolute part, in the unit of the coordinates.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_geometry::Tolerance::default().absolute(), 1e-8);
    /// ```
    #[must_use]
    pub const fn absolute(self) -> f64 {
        self.absolute
    }

    /// The relative part, a factor of the greatest coordinate concerned.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_geometry::Tolerance::default().relative(), 0.0);
    /// ```
    #[must_use]
    pub const fn relative(self) -> f64 {
        self.relative
    }

    /// The length meant among coordinates whose greatest magnitude is `scale`:
    /// max(absolute, relative·`scale`), at most `f64::MAX`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::Tolerance;
    /// assert_eq!(Tolerance::new(1e-8, 1e-12)?.length(1e6), 1e-6);
    /// # Ok::<(), kihon_geometry::ToleranceError>(())
    /// ```
    #[must_use]
    pub fn length(self, scale: f64) -> f64 {
        self.absolute.max(self.relative * scale.abs()).min(f64::MAX)
    }

    /// The length meant among these points.
    ///
    /// # Complexity
    /// O(n) for n points.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Tolerance};
    /// let points = [Point::new(3.0, -8.0)?, Point::new(5.0, 1.0)?];
    /// assert_eq!(Tolerance::new(0.0, 0.25)?.length_among(&points), 2.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn length_among(self, points: &[Point]) -> f64 {
        self.length(points.iter().fold(0.0, |scale: f64, p| scale.max(p.x().abs()).max(p.y().abs())))
    }
}

/// [`orient2d`], but collinear where `c` is at most the tolerance away from the
/// line through `a` and `b`, or from the point if they are one.
///
/// # Accuracy
/// Exact: the distance of real numbers is compared with the tolerance's length.
///
/// # Examples
/// A point a thousandth off the line, whatever the length of the segment:
/// ```
/// use kihon_geometry::{Orientation, Point, Tolerance, tolerance::orient2d_within};
///
/// let (a, c) = (Point::ORIGIN, Point::new(0.5, 0.001)?);
/// for length in [1e-3, 1.0, 1e9] {
///     let b = Point::new(length, 0.0)?;
///     assert_eq!(orient2d_within(a, b, c, Tolerance::new(0.001, 0.0)?), Orientation::Collinear);
///     assert_eq!(orient2d_within(a, b, c, Tolerance::new(0.0009, 0.0)?), Orientation::CounterClockwise);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn orient2d_within(a: Point, b: Point, c: Point, tolerance: Tolerance) -> Orientation {
    let length = tolerance.length_among(&[a, b, c]);
    match orient2d(a, b, c) {
        Orientation::Collinear => Orientation::Collinear,
        _ if float::compare_distance_to_line([a, b], c, length).is_le() => Orientation::Collinear,
        turned => turned,
    }
}

/// Whether two points are at most the tolerance apart. Not transitive.
///
/// # Accuracy
/// Exact: the distance of real numbers is compared with the tolerance's length.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, Tolerance, tolerance::coincident};
/// let [p, q, r] = [0.0, 0.75, 1.5].map(|x| Point::new(x, 0.0).unwrap());
/// let tolerance = Tolerance::new(1.0, 0.0)?;
/// assert!(coincident(p, q, tolerance) && coincident(q, r, tolerance) && !coincident(p, r, tolerance));
/// # Ok::<(), kihon_geometry::ToleranceError>(())
/// ```
#[must_use]
pub fn coincident(p: Point, q: Point, tolerance: Tolerance) -> bool {
    compare_length_with([p, q], tolerance.length_among(&[p, q])).is_le()
}

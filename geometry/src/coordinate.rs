//! What a coordinate may be, and with it how signs are decided.
//!
//! Every algorithm of the crate is written once, for points over a
//! [`Coordinate`], and asks it for signs alone: which way three points turn, which
//! of two points is nearer, on which side of a circle a fourth one lies. The type
//! of the coordinates picks the arithmetic behind the answer; the answer is that
//! of real numbers for every value of each type.
//!
//! | coordinate | for | how a sign is decided |
//! |---|---|---|
//! | `f64`, the default | measured and computed data | a filter in `f64` with a proven bound, then integers as wide as the points need |
//! | `i64` | contests, lattices, fixed point | `i128` where it suffices, wider beyond |
//! | `i32` | small lattices, screens, half the memory | as `i64`, which nearly always gets by with `i128` |
//!
//! # Which one
//! Exact is exact about the numbers that are there. If the data are decimals, `f64`
//! holds their neighbours instead, and the neighbours of points on a line lie next to
//! it: the exact hull tells so. Whoever means the decimals has two ways to say it:
//! integers in the unit of the last decimal, or a [`Tolerance`](crate::Tolerance),
//! which is a length and comes after the exact answer.
//!
//! The same hull under three kernels, of a triangle with points on one side:
//! ```
//! use kihon_geometry::{Point, Tolerance, convex_hull, convex_hull_within};
//!
//! // ·───────·     in tenths: (0, 0), (10, 30), (0, 30), and on the side to the
//! // │     ·       right (1, 3), (3, 9), (7, 21)
//! // │   ·
//! // │·
//! // ·
//! let tenths = [(0, 0), (10, 30), (0, 30), (1, 3), (3, 9), (7, 21)];
//!
//! // Integers: what was meant.
//! let integers = tenths.map(Point::<i32>::from);
//! assert_eq!(convex_hull(&integers), integers[..3]);
//!
//! // f64: 0.1 and 0.3 are off their line by 2⁻⁵⁵ or so, outwards, and therefore a corner.
//! let floats = tenths.map(|(x, y)| Point::new(f64::from(x) / 10.0, f64::from(y) / 10.0).unwrap());
//! assert_eq!(convex_hull(&floats), [floats[0], floats[3], floats[1], floats[2]]);
//!
//! // f64 and a length below which nothing counts: 1e-8, the habit of contests.
//! let within = convex_hull_within(&floats, Tolerance::default());
//! assert_eq!(within, floats[..3]);
//! ```
//! How a tolerance *inside* of the algorithm goes wrong is shown at
//! [`convex_hull`](mod@crate::convex_hull), why it cannot be part of an order at
//! [`tolerance`](crate::tolerance).

use std::fmt::{Debug, Display};

use crate::kernel::Kernel;

/// A number that can be a coordinate: `f64`, `i64` or `i32`.
///
/// Sealed: the exactness of the predicates is proven for each type by itself.
///
/// # Examples
/// The same function for floats and integers, exact for both:
/// ```
/// use kihon_geometry::{Coordinate, Orientation, Point, orient2d};
///
/// fn left_turns<T: Coordinate>(path: &[Point<T>]) -> usize {
///     path.windows(3).filter(|p| orient2d(p[0], p[1], p[2]) == Orientation::CounterClockwise).count()
/// }
/// let zigzag = [(0, 0), (1, 1), (2, 0), (3, 1)];
/// assert_eq!(left_turns(&zigzag.map(Point::<i32>::from)), 1);
/// assert_eq!(left_turns(&zigzag.map(|p| Point::<i32>::from(p).to_f64())), 1);
/// ```
pub trait Coordinate: Kernel + Copy + Default + PartialOrd + Debug + Display + Send + Sync + 'static {}

impl Coordinate for f64 {}
impl Coordinate for i64 {}
impl Coordinate for i32 {}

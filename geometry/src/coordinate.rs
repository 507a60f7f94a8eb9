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
//! | `i32` | small lattices, screens, half the memory | `i64` and `i128`, never more than 192 bits |

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

//! Rings of integers: the exact area, and the lattice points in them.
//!
//! ```text
//!   · · · · · ·
//!   ·╱‾‾‾‾╲ · ·    2·area = 2·inside + boundary − 2
//!   │· · · ╲· ·
//!   · ╲_____╲ ·
//! ```
//!
//! Source: Pick, "Geometrisches zur Zahlenlehre" (1899).

use crate::{
    coordinate::Coordinate,
    point::Point,
    shapes::{Polygon, sides},
};

/// How many points with integer coordinates a polygon holds.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::{LatticePoints, lattice_points}};
/// let triangle = [(0, 0), (4, 0), (0, 3)].map(Point::<i64>::from);
/// assert_eq!(lattice_points(&triangle), Some(LatticePoints { inside: 3, boundary: 8 }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatticePoints {
    /// In the interior.
    pub inside: i128,
    /// On the boundary.
    pub boundary: i128,
}

/// Twice the signed area of a ring, as an integer; `None` where an `i128` does not hold it.
///
/// # Complexity
/// O(n) for n corners.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::doubled_area};
/// assert_eq!(doubled_area(&[(0, 0), (4, 0), (0, 3)].map(Point::<i32>::from)), Some(12));
/// let (low, high) = (i64::MIN, i64::MAX);
/// let all = [(low, low), (high, low), (high, high), (low, high)].map(Point::<i64>::from);
/// assert_eq!(doubled_area(&all), None, "nearly 2¹²⁹");
/// assert_eq!(doubled_area(&all.map(|p| Point::<i64>::from((p.x() / 2, p.y() / 2)))), Some(2 * i128::from(high).pow(2)));
/// ```
#[must_use]
pub fn doubled_area<T: Coordinate + Into<i64>>(ring: &[Point<T>]) -> Option<i128> {
    // In 192 bits: a carry and a sign for each of the products, which are at most 2¹²⁶.
    let (mut low, mut high) = (0u128, 0i64);
    let mut add = |p: i64, q: i64, subtract: bool| {
        let product = i128::from(p) * i128::from(q);
        let term = if subtract { -product } else { product };
        let (sum, carry) = low.carrying_add(term.cast_unsigned(), false);
        low = sum;
        high += i64::from(carry) - i64::from(term < 0);
    };
    for [p, q] in sides(ring) {
        let ([px, py], [qx, qy]) = ([p.x(), p.y()].map(Into::into), [q.x(), q.y()].map(Into::into));
        add(px, qy, false);
        add(py, qx, true);
    }
    let sum = low.cast_signed();
    (high == if sum < 0 { -1 } else { 0 }).then_some(sum)
}

/// The lattice points in a simple ring and on it, by Pick's theorem; `None` where the ring
/// is seen not to be simple, or its area is beyond `i128`.
///
/// # Constraints
/// A simple ring, as [`is_simple`](super::is_simple) tells it. Others are not always seen.
///
/// # Complexity
/// O(n log c) for n corners with coordinates up to c.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, rings::lattice_points};
/// let side = i64::from(i32::MAX);
/// let square = [(0, 0), (side, 0), (side, side), (0, side)].map(Point::<i64>::from);
/// assert_eq!(lattice_points(&square).map(|points| points.inside), Some(i128::from(side - 1).pow(2)));
/// ```
#[must_use]
pub fn lattice_points<T: Coordinate + Into<i64>>(ring: &[Point<T>]) -> Option<LatticePoints> {
    count(doubled_area(ring)?.checked_abs()?, boundary_points(ring), 0)
}

impl<T: Coordinate + Into<i64>> Polygon<T> {
    /// The lattice points in the polygon and on its rings; see [`lattice_points`].
    ///
    /// # Constraints
    /// Simple rings, the holes inside, no two of all rings with a point in common.
    ///
    /// # Complexity
    /// O(n log c) for n corners with coordinates up to c.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Polygon, rings::LatticePoints};
    /// let square = |low: i64, high: i64| [(low, low), (high, low), (high, high), (low, high)].map(Point::from);
    /// let frame = Polygon::with_holes(&square(0, 9), &[square(3, 6)])?;
    /// assert_eq!(frame.lattice_points(), Some(LatticePoints { inside: 64 - 16, boundary: 36 + 12 }));
    /// # Ok::<(), kihon_geometry::PolygonError>(())
    /// ```
    #[must_use]
    pub fn lattice_points(&self) -> Option<LatticePoints> {
        let area = |ring: &[Point<T>]| doubled_area(ring)?.checked_abs();
        let holes = self.holes().try_fold(0i128, |sum, hole| sum.checked_add(area(hole)?))?;
        let boundary = self.rings().map(boundary_points).sum();
        count(area(self.exterior())?.checked_sub(holes)?, boundary, self.holes().len())
    }
}

/// From twice the area; each hole takes its inside and its boundary, which are one point
/// more than half its boundary and its area.
fn count(doubled_area: i128, boundary: i128, holes: usize) -> Option<LatticePoints> {
    let doubled = doubled_area.checked_sub(boundary)?.checked_add(2 - 2 * holes as i128)?;
    (doubled >= 0 && doubled % 2 == 0).then_some(LatticePoints { inside: doubled / 2, boundary })
}

fn boundary_points<T: Coordinate + Into<i64>>(ring: &[Point<T>]) -> i128 {
    let steps = |[p, q]: [Point<T>; 2]| {
        let (px, qx, py, qy): (i64, i64, i64, i64) = (p.x().into(), q.x().into(), p.y().into(), q.y().into());
        i128::from(greatest_common_divisor(px.abs_diff(qx), py.abs_diff(qy)))
    };
    sides(ring).map(steps).sum()
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

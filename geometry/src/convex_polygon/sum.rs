//! Minkowski sums: where a shape reaches that is moved along another.
//!
//! ```text
//!   ·──·         ·           ·────╲        The sides of both, merged by direction, are those
//!   │  │    +    │╲     =    │     ╲       of the sum; its corners are sums of corners.
//!   ·──·         ·─·         │      ·
//!                            ·──────·
//! ```
//!
//! # Complexity
//! O((n + m) log(n + m)): merged in O(n + m), and the hull of what rounding leaves.
//!
//! Source: de Berg, Cheong, van Kreveld, Overmars, "Computational Geometry" (2008), section 13.3.

use super::ConvexPolygon;
use crate::{
    convex_hull::convex_hull,
    coordinate::Coordinate,
    direction::turn,
    orientation::Orientation,
    point::{Axis, Point, PointError},
};

impl<T: Coordinate> ConvexPolygon<T> {
    /// The convex hull of all sums of a point of this polygon and one of `other`.
    ///
    /// # Complexity
    /// O((n + m) log(n + m)), m of `other`: the sides of both, merged by direction.
    ///
    /// # Accuracy
    /// Exact for integers. For `f64` each coordinate of a sum is rounded once, and the
    /// corners are those of the hull of the rounded sums.
    ///
    /// # Errors
    /// [`PointError`] with the index of the sum, counter-clockwise, where a coordinate overflows.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{ConvexPolygon, Point};
    /// let square = ConvexPolygon::around(&[(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from)).unwrap();
    /// let triangle = ConvexPolygon::around(&[(0, 0), (1, 0), (0, 1)].map(Point::<i32>::from)).unwrap();
    /// let sum = square.minkowski_sum(&triangle)?;
    /// assert_eq!(sum, [(0, 0), (3, 0), (3, 2), (2, 3), (0, 3)].map(Point::from));
    /// # Ok::<(), kihon_geometry::PointError>(())
    /// ```
    pub fn minkowski_sum(&self, other: &Self) -> Result<Vec<Point<T>>, PointError> {
        let (n, m) = (self.corners.len(), other.corners.len());
        let mut sums = Vec::with_capacity(n + m);
        let (mut i, mut j) = (0, 0);
        while i < n || j < m {
            let (p, q) = (self.corner(i), other.corner(j));
            let sum = |a: T, b: T, axis| a.sum(b, axis).map_err(|error| error.at(sums.len()));
            sums.push(Point::new(sum(p.x(), q.x(), Axis::X)?, sum(p.y(), q.y(), Axis::Y)?)?);
            // Less than half a turn apart, also where one of them has begun again.
            let turns = turn([p, self.corner(i + 1)], [q, other.corner(j + 1)]);
            i += usize::from(turns != Orientation::Clockwise);
            j += usize::from(turns != Orientation::CounterClockwise);
        }
        Ok(convex_hull(&sums))
    }
}

//! Which of two distances is the longer, without ever being wrong.
//!
//! ```text
//!   p ·────────────· a ───────────· q     q is nearer to a, were it by 5e-324
//! ```
//!
//! Squared distances are compared, so that no root is needed; a filter in `f64`
//! settles all but near ties.
//!
//! # Complexity
//! O(1).

use std::cmp::Ordering;

use crate::{coordinate::Coordinate, point::Point};

/// Whether `p` or `q` is nearer to `a`: `Less` where it is `p`.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, compare_distance};
///
/// let [a, p, q] = [(0.0, 0.0), (3.0, 4.0), (5.0, 5e-324)].map(|p| Point::try_from(p).unwrap());
/// assert_eq!(compare_distance(a, p, q), Ordering::Less);
/// assert_eq!(a.distance(p), a.distance(q));
/// ```
#[inline]
#[must_use]
pub fn compare_distance<T: Coordinate>(a: Point<T>, p: Point<T>, q: Point<T>) -> Ordering {
    T::compare_lengths([a, p], [a, q])
}

/// How the distance between the points of `first` compares with that between the
/// points of `second`.
///
/// # Accuracy
/// Exact for all points of every coordinate type.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, compare_lengths};
///
/// let [a, b, c, d] = [(0, 0), (3, 4), (7, 7), (12, 7)].map(Point::<i64>::from);
/// assert_eq!(compare_lengths([a, b], [c, d]), Ordering::Equal);
/// let far = Point::from((i64::MIN, i64::MIN));
/// assert_eq!(compare_lengths([a, far], [Point::from((i64::MAX, i64::MAX)), far]), Ordering::Less);
/// ```
#[inline]
#[must_use]
pub fn compare_lengths<T: Coordinate>(first: [Point<T>; 2], second: [Point<T>; 2]) -> Ordering {
    T::compare_lengths(first, second)
}

/// How the distance between the points of `between` compares with `length`, in the
/// unit of the coordinates. A length that is negative or NaN is less than every
/// distance.
///
/// # Accuracy
/// Exact for all points of every coordinate type: the distance of real numbers is
/// compared.
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, compare_length_with};
///
/// let [a, b] = [(1.0, 0.0), (0.0, 1.0)].map(|p| Point::try_from(p).unwrap());
/// let root_of_two = std::f64::consts::SQRT_2; // 1.4142135623730951, a little too much
/// assert_eq!(a.distance(b), root_of_two);
/// assert_eq!(compare_length_with([a, b], root_of_two), Ordering::Less);
/// assert_eq!(compare_length_with([a, b], root_of_two.next_down()), Ordering::Greater);
/// assert_eq!(compare_length_with([(0, 0), (3, 4)].map(Point::<i32>::from), 5), Ordering::Equal);
/// ```
#[inline]
#[must_use]
pub fn compare_length_with<T: Coordinate>(between: [Point<T>; 2], length: T) -> Ordering {
    T::compare_length_with(between, length)
}

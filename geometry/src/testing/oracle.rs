//! The predicates once more, by the textbook formula in integers of any size: slow
//! and plain, to check the quick ones against.
//!
//! # Complexity
//! O(1), about a thousand times slower than a filter.

use std::cmp::Ordering;

use super::Big;
use crate::{CircleSide, Coordinate, Orientation, Point};

/// b − a.
fn vector<T: Coordinate + Into<Big>>([a, b]: [Point<T>; 2]) -> [Big; 2] {
    [b.x().into().minus(&a.x().into()), b.y().into().minus(&a.y().into())]
}

fn cross([x, y]: &[Big; 2], [u, v]: &[Big; 2]) -> Big {
    x.times(v).minus(&y.times(u))
}

fn dot([x, y]: &[Big; 2], [u, v]: &[Big; 2]) -> Big {
    x.times(u).plus(&y.times(v))
}

/// [`orient2d`](crate::orient2d).
///
/// # Examples
/// ```
/// use kihon_geometry::{Orientation, Point, testing::oracle};
/// let [a, b, c] = [(0, 0), (1, 0), (0, 1)].map(Point::<i64>::from);
/// assert_eq!(oracle::orient2d(a, b, c), Orientation::CounterClockwise);
/// ```
#[must_use]
pub fn orient2d<T: Coordinate + Into<Big>>(a: Point<T>, b: Point<T>, c: Point<T>) -> Orientation {
    cross(&vector([c, a]), &vector([c, b])).sign().into()
}

/// [`turn`](crate::turn).
///
/// # Examples
/// ```
/// use kihon_geometry::{Orientation, Point, testing::oracle};
/// let [a, b, c, d] = [(0, 0), (1, 0), (5, 5), (5, 4)].map(Point::<i64>::from);
/// assert_eq!(oracle::turn([a, b], [c, d]), Orientation::Clockwise);
/// ```
#[must_use]
pub fn turn<T: Coordinate + Into<Big>>(first: [Point<T>; 2], second: [Point<T>; 2]) -> Orientation {
    cross(&vector(first), &vector(second)).sign().into()
}

/// [`compare_along`](crate::compare_along).
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, testing::oracle};
/// let [a, b, p, q] = [(0, 0), (1, 0), (3, 9), (4, -9)].map(Point::<i64>::from);
/// assert_eq!(oracle::compare_along([a, b], p, q), Ordering::Less);
/// ```
#[must_use]
pub fn compare_along<T: Coordinate + Into<Big>>(along: [Point<T>; 2], p: Point<T>, q: Point<T>) -> Ordering {
    dot(&vector(along), &vector([q, p])).sign()
}

/// [`compare_lengths`](crate::compare_lengths).
///
/// # Examples
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::{Point, testing::oracle};
/// let [a, b, c] = [(0, 0), (3, 4), (6, 0)].map(Point::<i64>::from);
/// assert_eq!(oracle::compare_lengths([a, b], [a, c]), Ordering::Less);
/// ```
#[must_use]
pub fn compare_lengths<T: Coordinate + Into<Big>>(first: [Point<T>; 2], second: [Point<T>; 2]) -> Ordering {
    let (u, v) = (vector(first), vector(second));
    dot(&u, &u).minus(&dot(&v, &v)).sign()
}

/// [`in_circle`](crate::in_circle()): the determinant expanded by its first column.
///
/// # Examples
/// ```
/// use kihon_geometry::{CircleSide, Point, testing::oracle};
/// let [a, b, c, d] = [(1, 0), (0, 1), (-1, 0), (0, 0)].map(Point::<i64>::from);
/// assert_eq!(oracle::in_circle(a, b, c, d), CircleSide::Inside);
/// ```
#[must_use]
pub fn in_circle<T: Coordinate + Into<Big>>(a: Point<T>, b: Point<T>, c: Point<T>, d: Point<T>) -> CircleSide {
    let [a, b, c] = [a, b, c].map(|p| {
        let [x, y] = vector([d, p]);
        let lift = x.times(&x).plus(&y.times(&y));
        [x, y, lift]
    });
    let minor = |p: &[Big; 3], q: &[Big; 3]| p[1].times(&q[2]).minus(&p[2].times(&q[1]));
    let first = a[0].times(&minor(&b, &c));
    let second = b[0].times(&minor(&a, &c));
    let third = c[0].times(&minor(&a, &b));
    first.minus(&second).plus(&third).sign().into()
}

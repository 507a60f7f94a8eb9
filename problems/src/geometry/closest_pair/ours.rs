//! The library's way: a sieve that leaves few points, and then a sweep.
//!
//! `kihon_geometry::closest_pair` sorts some ten thousand points by x and looks back through a narrow band. Of more, an
//! eighth drawn at random tells a distance that is nearly the least; a grid of that width drops every point without a
//! neighbour. Where a pattern defeats both, it halves the points, which nothing makes quadratic.
//!
//! It gives the two points. Their positions are found by a look through the list: two different ones, even if
//! the points are equal.
//!
//! Time O(n) expected, O(n log n) always, for n points; space O(n).

use kihon_geometry::{Point, closest_pair};

pub(super) fn sieve(points: &[(i64, i64)]) -> Option<(usize, usize)> {
    let converted: Vec<Point<i64>> = points.iter().copied().map(Point::from).collect();
    let [p, q] = closest_pair(&converted)?;
    let first = converted.iter().position(|&point| point == p)?;
    let second = (0..converted.len()).find(|&i| i != first && converted[i] == q)?;
    Some((first, second))
}

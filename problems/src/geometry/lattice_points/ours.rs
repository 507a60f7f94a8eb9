//! The library's way: Pick's theorem on points, with every sum checked.
//!
//! `kihon_geometry::rings::lattice_points` gives the points inside and those on the boundary for every `i64`
//! ring, and says where an area does not fit or a ring is seen not to be simple. Neither happens here.
//!
//! Time O(n log c) for n corners with coordinates up to c; space O(n) for the points made from the pairs.

use kihon_geometry::{Point, rings};

pub(super) fn lattice_points(ring: &[(i64, i64)]) -> i64 {
    let corners: Vec<Point<i64>> = ring.iter().copied().map(Point::from).collect();
    let points = rings::lattice_points(&corners).expect("a simple ring with an area below 2⁶³");
    i64::try_from(points.inside).expect("at most (2 · 10⁹ − 1)² points")
}

//! The library's way: the shoelace formula in 192 bits, right for every `i64`.
//!
//! `kihon_geometry::rings::doubled_area` adds the products to 128 bits and keeps what is carried in 64 more,
//! so that no sum on the way is lost, and tells when the result does not fit. Here it always does:
//! 2 · 10⁵ terms of at most 2 · 10³⁰.
//!
//! Time O(n), space O(n) for the points made from the pairs.

use kihon_geometry::{Point, rings};

pub(super) fn doubled_area(ring: &[(i64, i64)]) -> i128 {
    let corners: Vec<Point<i64>> = ring.iter().copied().map(Point::from).collect();
    rings::doubled_area(&corners).expect("a sum of at most 4 · 10³⁵")
}

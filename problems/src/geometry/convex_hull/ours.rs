//! The library's way: most points are thrown away before anything is sorted.
//!
//! `kihon_geometry::convex_hull` takes the eight extreme points, drops what lies strictly inside of their
//! polygon, most of it by four comparisons with a box, and goes the monotone chain over the rest with an exact predicate.
//! Its answer starts at the leftmost point (the lowest of several), so here it is turned round.
//!
//! Time O(n + m log m) for n points of which m are left: of a square or a disk few, of a circle all.

use kihon_geometry::{Point, convex_hull};

pub(super) fn filtered_chain(points: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let points: Vec<Point<i64>> = points.iter().copied().map(Point::from).collect();
    let mut hull: Vec<(i64, i64)> = convex_hull(&points).into_iter().map(<(i64, i64)>::from).collect();
    let lowest = (0..hull.len()).min_by_key(|&i| (hull[i].1, hull[i].0)).unwrap_or(0);
    hull.rotate_left(lowest);
    hull
}

//! The library's way: calipers around a hull for which most points were never sorted.
//!
//! `kihon_geometry::farthest_pair` drops what lies inside of a few extreme points before it makes the hull, and
//! compares lengths exactly for every coordinate type. It gives the two points; how far apart they are is left
//! to the caller, because the square of it need not fit into the type of the coordinates. Here it does.
//!
//! Time O(n + m log m) for n points of which m are left: of a square or a disk few, of a circle all.

use kihon_geometry::{Point, farthest_pair};

pub(super) fn filtered_calipers(points: &[(i64, i64)]) -> i64 {
    let points: Vec<Point<i64>> = points.iter().copied().map(Point::from).collect();
    farthest_pair(&points).map_or(0, |[p, q]| (p.x() - q.x()).pow(2) + (p.y() - q.y()).pow(2))
}

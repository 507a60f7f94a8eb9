//! The library's way: a grid whose cells know what is left of them.
//!
//! `kihon_geometry::PreparedPolygon` lays a grid over the polygon. Each cell keeps the sides that pass it, and how often
//! what is left of it crosses a ray, so that a query looks at one short list. It is made once and serves
//! any number of queries, which need not be known beforehand.
//!
//! Time O(n log n) for n corners, and for a query O(k) for the k sides in its cell: mostly none to two. Many long
//! sides close together make lists long: n teeth from top to bottom leave about √n in each cell.
//!
//! When to use the sweep instead: for few queries, all known. With as many queries as corners, 1,000 to 64,000, making the
//! grid is most of the work, and takes 5 to 19 times the sweep's time for a random ring, upright teeth and a spiral,
//! 0.7 to 5 times for level teeth, 0.7 to 1.2 times for a circle and a square (release build, both sides in one run).

use kihon_geometry::{Location, Point, Polygon, PreparedPolygon};

pub(super) fn prepared(ring: &[(i64, i64)], queries: &[(i64, i64)]) -> Vec<i8> {
    let points = |pairs: &[(i64, i64)]| pairs.iter().copied().map(Point::from).collect::<Vec<Point<i64>>>();
    let polygon = Polygon::new(&points(ring)).expect("three corners or more");
    let places = PreparedPolygon::new(&polygon).locate_batch(&points(queries));
    let number = |place| match place {
        Location::Inside => 1,
        Location::OnBoundary => 0,
        Location::Outside => -1,
    };
    places.into_iter().map(number).collect()
}

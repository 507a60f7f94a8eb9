//! What is asked of a convex polygon, and order by angle.
//!
//! No crate has the order by angle; sorting by `atan2` stands for it, as people write it. It
//! is wrong where two angles are nearer than its rounding.

use geo::Contains;
use kihon_geometry::{
    ConvexPolygon, Location, Point, Polygon,
    point_in_polygon::naive,
    sort_by_angle,
    testing::{Random, patterns},
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::coords;

/// The corners of a convex polygon, and points.
pub type Queries = (Vec<Point>, Vec<Point>);

/// Points to be located.
const QUERIES: usize = 1_000;

/// `point-in-convex`: which of many points are inside of a convex polygon.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_convex_polygon::point_in_convex;
/// assert!(point_in_convex().contenders.iter().any(|c| c.name == "geo"));
/// ```
pub fn point_in_convex() -> Workload<Queries, Vec<bool>> {
    Workload {
        id: "point-in-convex",
        topic: "geometry",
        about: "which of 1,000 points lie in a convex polygon of n corners",
        unit: "corner",
        patterns: vec![Pattern::new("on-circle", "corners of a circle", |n, seed| {
            let hull = kihon_geometry::convex_hull(&patterns::on_circle(n.max(3), seed));
            let mut random = Random::new(seed);
            let mut query = || Point::new(random.signed_unit(), random.signed_unit()).expect("finite");
            (hull, (0..QUERIES).map(|_| query()).collect())
        })],
        sizes: vec![1_000, 10_000, 100_000],
        contenders: vec![
            Contender::with_setup(
                "naive",
                Role::Naive,
                |(ring, _): &Queries| Polygon::new(ring).expect("three corners"),
                |(_, points), polygon| points.iter().map(|&p| naive(polygon, p) == Location::Inside).collect(),
            )
            .up_to(10_000),
            Contender::with_setup(
                "convex_polygon",
                Role::Ours,
                |(ring, _): &Queries| ConvexPolygon::new(ring).expect("a hull is convex"),
                |(_, points), polygon| points.iter().map(|&p| polygon.locate(p) == Location::Inside).collect(),
            ),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |(ring, points): &Queries| {
                    let polygon = geo::Polygon::new(geo::LineString::new(coords(ring)), vec![]);
                    (polygon, points.iter().map(|p| geo::Point::new(p.x(), p.y())).collect::<Vec<_>>())
                },
                |_, (polygon, points)| points.iter().map(|p| polygon.contains(p)).collect(),
            ),
        ],
        elements: |(ring, _)| ring.len(),
        same: |_, expected, got| expected == got,
    }
}

/// `sort-by-angle`: points in order around the origin.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_convex_polygon::by_angle;
/// assert!(by_angle().contenders.iter().any(|c| c.name == "atan2"));
/// ```
pub fn by_angle() -> Workload<Vec<Point>, Vec<Point>> {
    let center = Point::new(0.0, 0.0).expect("finite");
    let copy = |points: &Vec<Point>| points.clone();
    Workload {
        id: "sort-by-angle",
        topic: "geometry",
        about: "points in order of direction from the origin",
        unit: "point",
        patterns: vec![
            Pattern::new("disk", "anywhere in a disk around it", patterns::disk),
            Pattern::new("on-circle", "on a circle around it", patterns::on_circle),
        ],
        sizes: vec![1_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::with_setup("sort_by_angle", Role::Ours, copy, move |_, points| {
                sort_by_angle(center, points);
                std::mem::take(points)
            }),
            Contender::with_setup("atan2", Role::Peer, copy, |_, points| {
                // From 0 on, as ours.
                let angle = |p: &Point| {
                    let angle = p.y().atan2(p.x());
                    if angle < 0.0 { angle + std::f64::consts::TAU } else { angle }
                };
                // Of numbers that are not negative the patterns have the same order.
                points.sort_by_cached_key(|p| angle(p).to_bits());
                std::mem::take(points)
            }),
        ],
        elements: Vec::len,
        // Equal directions in any order, and what is nearer than the rounding of `atan2`.
        same: |_, expected, got| {
            let angle = |p: &Point| p.y().atan2(p.x());
            let alike = |(p, q): (&Point, &Point)| p == q || (angle(p) - angle(q)).abs() < 1e-14;
            expected.len() == got.len() && expected.iter().zip(got).all(alike)
        },
    }
}

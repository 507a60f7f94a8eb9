//! Point in polygon: geo by scan and by its interval tree, beside ours.
//!
//! Queries of a box around the polygon. What is prepared is so before the clock
//! starts. Inside is told from the rest: geo counts the boundary to the rest too.

use geo::{Contains, indexed::IntervalTreeMultiPolygon};
use kihon_geometry::{
    Location, Point, Polygon, PreparedPolygon,
    point_in_polygon::{locate, naive},
    testing::{Random, patterns::star},
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::coords;

/// A ring, and points.
pub type Queries = (Vec<Point>, Vec<Point>);
/// Both workloads.
pub type Inside = Workload<Queries, Vec<bool>>;

/// With so many queries.
macro_rules! patterns {
    ($queries:literal) => {
        vec![
            Pattern {
                name: "star-half",
                about: "a star whose corners are at half to all of the radius",
                make: |n, seed| queries(star(n.max(3), 0.5, [0.0; 2], 0.0, seed), $queries),
            },
            Pattern {
                name: "star-smooth",
                about: "the same, from 0.99 of it on",
                make: |n, seed| queries(star(n.max(3), 0.99, [0.0; 2], 0.0, seed), $queries),
            },
        ]
    };
}
/// `point-in-polygon` by a look at every side, and `point-in-polygon/prepared`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_point_in_polygon::workloads;
/// let (unprepared, prepared) = workloads();
/// assert!(unprepared.contenders.iter().any(|c| c.name == "geo"));
/// assert!(prepared.contenders.iter().any(|c| c.name == "geo_interval_tree"));
/// ```
pub fn workloads() -> (Inside, Inside) {
    (unprepared(), prepared())
}

fn unprepared() -> Workload<Queries, Vec<bool>> {
    let ours = |name, role, locate: fn(&Polygon, Point) -> Location| {
        Contender::with_setup(
            name,
            role,
            |(ring, _): &Queries| polygon(ring),
            move |(_, points), polygon| points.iter().map(|&p| locate(polygon, p) == Location::Inside).collect(),
        )
    };
    Workload {
        id: "point-in-polygon",
        topic: "geometry",
        about: "which of 100 points lie in a polygon of n corners that nothing is known of",
        unit: "corner",
        patterns: patterns!(100),
        sizes: vec![100, 10_000, 100_000],
        contenders: vec![
            ours("naive", Role::Naive, naive),
            ours("locate", Role::Ours, locate),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |(ring, points): &Queries| (geo_polygon(ring), geo_points(points)),
                |_, (polygon, points)| points.iter().map(|p| polygon.contains(p)).collect(),
            ),
        ],
        elements: |(ring, _)| ring.len(),
        same: |_, expected, got| expected == got,
    }
}

fn prepared() -> Workload<Queries, Vec<bool>> {
    Workload {
        id: "point-in-polygon/prepared",
        topic: "geometry",
        about: "which of 10,000 points lie in a polygon of n corners that is prepared for it",
        unit: "corner",
        patterns: patterns!(10_000),
        sizes: vec![100, 10_000, 100_000],
        contenders: vec![
            Contender::with_setup(
                "locate",
                Role::Standard,
                |(ring, _): &Queries| PreparedPolygon::new(&polygon(ring)),
                |(_, points), polygon| points.iter().map(|&p| polygon.locate(p) == Location::Inside).collect(),
            ),
            Contender::with_setup(
                "locate_batch",
                Role::Ours,
                |(ring, _): &Queries| PreparedPolygon::new(&polygon(ring)),
                |(_, points), polygon| {
                    polygon.locate_batch(points).into_iter().map(|location| location == Location::Inside).collect()
                },
            ),
            Contender::with_setup(
                "geo_interval_tree",
                Role::Peer,
                |(ring, points): &Queries| {
                    (IntervalTreeMultiPolygon::new(&geo_polygon(ring).into()), geo_points(points))
                },
                |_, (polygon, points)| points.iter().map(|p| polygon.contains(p)).collect(),
            ),
        ],
        elements: |(ring, _)| ring.len(),
        same: |_, expected, got| expected == got,
    }
}

fn queries(ring: Vec<Point>, count: usize) -> Queries {
    let mut random = Random::new(2);
    let points = (0..count).map(|_| Point::new(random.signed_unit(), random.signed_unit()).expect("finite"));
    (ring, points.collect())
}

fn polygon(ring: &[Point]) -> Polygon {
    Polygon::new(ring).expect("a ring")
}

fn geo_polygon(ring: &[Point]) -> geo::Polygon {
    geo::Polygon::new(geo::LineString::new(coords(ring)), vec![])
}

fn geo_points(points: &[Point]) -> Vec<geo::Point> {
    coords(points).into_iter().map(geo::Point).collect()
}

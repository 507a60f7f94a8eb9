//! Rings of corners: area, centroid, length and simplicity, geo beside ours.
//!
//! geo's polygons are made before the clock starts. Its sums are plain: what they are off by
//! is let pass, up to 1e-9 of the size.

use geo::{Area, Centroid, Euclidean, Length, Validation};
use kihon_geometry::{Point, Polygon, rings, testing::patterns::star};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::coords;

type Ring = Vec<Point>;
/// A number or a point, of a ring.
pub type Measure = Workload<Ring, [f64; 2]>;

/// `ring-area`, `ring-centroid` and `ring-perimeter`, and `ring-simplicity`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_rings::workloads;
/// let (measures, simplicity) = workloads();
/// assert!(measures.iter().chain([]).all(|w| w.contenders.iter().any(|c| c.name == "geo")));
/// assert_eq!(simplicity.id, "ring-simplicity");
/// ```
pub fn workloads() -> (Vec<Measure>, Workload<Ring, bool>) {
    let area = measure(
        "ring-area",
        "the area of a ring of n corners",
        |polygon| [polygon.area(), 0.0],
        |polygon| [polygon.unsigned_area(), 0.0],
    );
    let centroid = measure(
        "ring-centroid",
        "the centre of mass of a ring of n corners",
        |polygon| polygon.centroid().map_or([f64::NAN; 2], |p| [p.x(), p.y()]),
        |polygon| polygon.centroid().map_or([f64::NAN; 2], |p| [p.x(), p.y()]),
    );
    let perimeter = measure(
        "ring-perimeter",
        "the length of the sides of a ring of n corners",
        |polygon| [polygon.perimeter(), 0.0],
        |polygon| [Euclidean.length(polygon.exterior()), 0.0],
    );
    (vec![area, centroid, perimeter], simplicity())
}

fn measure(
    id: &'static str,
    about: &'static str,
    ours: fn(&Polygon) -> [f64; 2],
    geo: fn(&geo::Polygon) -> [f64; 2],
) -> Workload<Ring, [f64; 2]> {
    Workload {
        id,
        topic: "geometry",
        about,
        unit: "corner",
        patterns: patterns(),
        sizes: vec![10, 1_000, 10_000, 1_000_000],
        contenders: vec![
            Contender::with_setup(
                "polygon",
                Role::Ours,
                |ring: &Ring| Polygon::new(ring).expect("a ring"),
                move |_, polygon| ours(polygon),
            ),
            Contender::with_setup("geo", Role::Peer, |ring: &Ring| polygon(ring), move |_, polygon| geo(polygon)),
        ],
        elements: Vec::len,
        same: |_, expected, got| {
            let near = |k: usize| (expected[k] - got[k]).abs() <= 1e-9 * (1.0 + expected[k].abs());
            near(0) && near(1)
        },
    }
}

fn simplicity() -> Workload<Ring, bool> {
    Workload {
        id: "ring-simplicity",
        topic: "geometry",
        about: "whether no two sides of a ring of n corners touch but neighbours",
        unit: "corner",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, |ring: &Ring| rings::is_simple_naive(ring)).up_to(3_000),
            Contender::new("is_simple", Role::Ours, |ring: &Ring| rings::is_simple(ring)),
            // Its look at all pairs of sides.
            Contender::with_setup(
                "geo",
                Role::Peer,
                |ring: &Ring| polygon(ring),
                |_, polygon: &mut geo::Polygon| polygon.is_valid(),
            )
            .up_to(10_000),
        ],
        elements: Vec::len,
        same: |_, expected, got| expected == got,
    }
}

fn polygon(ring: &Ring) -> geo::Polygon {
    geo::Polygon::new(geo::LineString::new(coords(ring)), vec![])
}

/// At least a triangle; away from the origin, as maps are.
fn patterns() -> Vec<Pattern<Ring>> {
    vec![
        Pattern {
            name: "star-half",
            about: "a star whose corners are at half to all of the radius",
            make: |n, seed| star(n.max(3), 0.5, [8.0, 50.0], 0.0, seed),
        },
        Pattern {
            name: "star-smooth",
            about: "the same, from 0.99 of it on",
            make: |n, seed| star(n.max(3), 0.99, [8.0, 50.0], 0.0, seed),
        },
    ]
}

//! How far two curves are from each other: geo beside ours.

use geo::{Euclidean, HausdorffDistance, line_measures::FrechetDistance};
use kihon_geometry::{
    Point,
    curve_distance::{discrete_frechet, hausdorff, hausdorff_naive},
    testing::Random,
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::{geometry_convex_hull::coords, geometry_simplify::walk};

/// Two curves.
pub type Curves = (Vec<Point>, Vec<Point>);

/// `hausdorff` and `discrete-frechet`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_curves::workloads;
/// assert!(workloads().iter().all(|w| w.contenders.iter().any(|c| c.name == "geo")));
/// ```
pub fn workloads() -> [Workload<Curves, f64>; 2] {
    let length = |pair: Option<[Point; 2]>| pair.map_or(0.0, |[p, q]| (q - p).norm());
    let geo = |of: fn(&geo::LineString, &geo::LineString) -> f64| {
        Contender::with_setup(
            "geo",
            Role::Peer,
            |(a, b): &Curves| [a, b].map(|curve| geo::LineString::new(coords(curve))),
            move |_, [a, b]| of(a, b),
        )
    };
    let hausdorff = Workload {
        id: "hausdorff",
        topic: "geometry",
        about: "the farthest that a corner of one of two curves is from the other's corners",
        unit: "corner",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, move |(a, b): &Curves| length(hausdorff_naive(a, b))).up_to(3_000),
            Contender::new("hausdorff", Role::Ours, move |(a, b): &Curves| length(hausdorff(a, b))),
            geo(geo::LineString::hausdorff_distance),
        ],
        elements: |(a, _)| a.len(),
        same: is_near,
    };
    let frechet = Workload {
        id: "discrete-frechet",
        topic: "geometry",
        about: "how long a lead between two that go along the corners of a curve each must be",
        unit: "corner",
        patterns: patterns(),
        sizes: vec![100, 1_000, 3_000],
        contenders: vec![
            Contender::new("discrete_frechet", Role::Ours, |(a, b): &Curves| discrete_frechet(a, b).unwrap_or(0.0)),
            geo(|a, b| Euclidean.frechet_distance(a, b)),
        ],
        elements: |(a, _)| a.len(),
        same: is_near,
    };
    [hausdorff, frechet]
}

/// Roots of rounded sums of squares.
fn is_near(_: &Curves, expected: &f64, got: &f64) -> bool {
    (got - expected).abs() <= 1e-12 * expected.abs()
}

fn patterns() -> Vec<Pattern<Curves>> {
    vec![
        Pattern::new("two-walks", "random walks of their own", |n, seed| (walk(n, seed), walk(n, seed + 1))),
        Pattern::new("a-walk-twice", "a random walk, and each of its corners a little off", |n, seed| {
            let way = walk(n, seed);
            let mut random = Random::new(seed);
            let mut off = |x: f64| x + random.signed_unit();
            let other = way.iter().map(|p| Point::new(off(p.x()), off(p.y())).expect("finite"));
            (way.clone(), other.collect())
        }),
    ]
}

//! Nearest neighbours: trees of kiddo and rstar beside ours, built before the clock starts.
//!
//! 10,000 queries uniform in the unit square among points of a pattern. kiddo's is the tree that
//! cannot be changed, its quickest.

use kiddo::{ImmutableKdTree, SquaredEuclidean};
use kihon_geometry::{
    KdTree, Point, compare_distance,
    testing::patterns::{disk, on_circle, square},
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};
use rstar::{PointDistance, RTree, RTreeObject};

/// Points, and those whose nearest is asked for.
pub type Queries = (Vec<Point>, Vec<Point>);
type Places = Vec<usize>;
/// Both workloads.
pub type Nearest = Workload<Queries, Places>;

/// `nearest-neighbour`, and `k-d-tree` which is the building.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_nearest::workloads;
/// let (queries, building) = workloads();
/// assert!(queries.contenders.iter().any(|c| c.name == "kiddo"));
/// assert!(building.contenders.iter().any(|c| c.name == "kiddo"));
/// ```
pub fn workloads() -> (Nearest, Nearest) {
    (nearest(), building())
}

fn nearest() -> Workload<Queries, Places> {
    Workload {
        id: "nearest-neighbour",
        topic: "geometry",
        about: "the nearest of n points, of each of 10,000, the tree built before",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, |(points, queries): &Queries| {
                queries.iter().map(|&q| scan(points, q)).collect()
            })
            .up_to(1_000),
            Contender::with_setup(
                "kd_tree",
                Role::Ours,
                |(points, _): &Queries| KdTree::new(points),
                |(_, queries), tree| tree.nearest_batch(queries).into_iter().map(|k| k.expect("points")).collect(),
            ),
            Contender::with_setup(
                "kiddo",
                Role::Peer,
                |(points, _): &Queries| kiddo(points),
                |(_, queries), tree| {
                    let nearest = |q: &Point| tree.nearest_one::<SquaredEuclidean>(&[q.x(), q.y()]).item as usize;
                    queries.iter().map(nearest).collect()
                },
            ),
            Contender::with_setup(
                "rstar",
                Role::Peer,
                |(points, _): &Queries| {
                    RTree::bulk_load(points.iter().enumerate().map(|(k, p)| Numbered([p.x(), p.y()], k)).collect())
                },
                |(_, queries), tree| {
                    let nearest = |q: &Point| tree.nearest_neighbor(&[q.x(), q.y()]).expect("points").1;
                    queries.iter().map(nearest).collect()
                },
            ),
        ],
        elements: |(points, _)| points.len(),
        same: |(points, queries), expected, got| {
            let as_near =
                |((&q, &k), &j): ((&Point, &usize), &usize)| compare_distance(q, points[k], points[j]).is_eq();
            expected.len() == got.len() && queries.iter().zip(expected).zip(got).all(as_near)
        },
    }
}

/// The answer is that of one query, so that the tree is looked at.
fn building() -> Workload<Queries, Places> {
    Workload {
        id: "k-d-tree",
        topic: "geometry",
        about: "a tree of n points, and one query",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("kd_tree", Role::Ours, |(points, queries): &Queries| {
                KdTree::new(points).nearest(queries[0]).into_iter().collect()
            }),
            Contender::with_setup(
                "kiddo",
                Role::Peer,
                |(points, _): &Queries| points.iter().map(|p| [p.x(), p.y()]).collect::<Vec<_>>(),
                |(_, queries), points| {
                    let tree: ImmutableKdTree<f64, 2> = ImmutableKdTree::new_from_slice(points);
                    vec![tree.nearest_one::<SquaredEuclidean>(&[queries[0].x(), queries[0].y()]).item as usize]
                },
            ),
        ],
        elements: |(points, _)| points.len(),
        same: |(points, queries), expected, got| {
            expected.len() == got.len() && compare_distance(queries[0], points[expected[0]], points[got[0]]).is_eq()
        },
    }
}

struct Numbered([f64; 2], usize);

impl RTreeObject for Numbered {
    type Envelope = rstar::AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        rstar::AABB::from_point(self.0)
    }
}

impl PointDistance for Numbered {
    fn distance_2(&self, q: &[f64; 2]) -> f64 {
        let (x, y) = (self.0[0] - q[0], self.0[1] - q[1]);
        x * x + y * y
    }
}

fn kiddo(points: &[Point]) -> ImmutableKdTree<f64, 2> {
    ImmutableKdTree::new_from_slice(&points.iter().map(|p| [p.x(), p.y()]).collect::<Vec<_>>())
}

fn scan(points: &[Point], q: Point) -> usize {
    let places = 0..points.len();
    places
        .reduce(|best, k| if compare_distance(q, points[k], points[best]).is_lt() { k } else { best })
        .expect("points")
}

fn patterns() -> Vec<Pattern<Queries>> {
    fn queries(points: fn(usize, u64) -> Vec<Point>, n: usize, seed: u64) -> Queries {
        (points(n.max(1), seed), square(10_000, seed + 1))
    }
    vec![
        Pattern { name: "square", about: "uniform in the unit square", make: |n, s| queries(square, n, s) },
        Pattern { name: "disk", about: "uniform in the unit disk", make: |n, s| queries(disk, n, s) },
        Pattern { name: "on-circle", about: "on the unit circle", make: |n, s| queries(on_circle, n, s) },
    ]
}

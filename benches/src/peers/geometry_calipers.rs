//! Rotating calipers: the farthest pair, and the smallest rectangle, from points on.
//!
//! No crate has the diameter of a point set; ours is compared with the contest's way,
//! a chain and calipers in plain `f64`. geo has the rectangle.

use geo::{Area, MinimumRotatedRect, MultiPoint};
use kihon_geometry::{ConvexPolygon, Point, compare_lengths, convex_hull, farthest_pair};
use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::{chain, coords, pairs, patterns};

type Pair = Option<[Point; 2]>;

/// `farthest-pair`, and `smallest-rectangle` by its area, 0 of points on one line.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_calipers::workloads;
/// let (pairs, rectangles) = workloads();
/// assert!(pairs.contenders.iter().any(|c| c.name == "plain_f64"));
/// assert!(rectangles.contenders.iter().any(|c| c.name == "geo"));
/// ```
pub fn workloads() -> (Workload<Vec<Point>, Pair>, Workload<Vec<Point>, f64>) {
    (farthest(), rectangles())
}

fn farthest() -> Workload<Vec<Point>, Pair> {
    Workload {
        id: "farthest-pair",
        topic: "geometry",
        about: "the two of n points that are farthest apart",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, |points: &Vec<Point>| all_pairs(points)).up_to(3_000),
            Contender::new("farthest_pair", Role::Ours, |points: &Vec<Point>| farthest_pair(points)),
            Contender::new("corner_pairs", Role::Standard, |points: &Vec<Point>| all_pairs(&convex_hull(points)))
                .up_to(100_000),
            Contender::new("plain_f64", Role::Standard, |points: &Vec<Point>| calipers(points)),
        ],
        elements: Vec::len,
        same: |_, expected, got| match (expected, got) {
            (Some(expected), Some(got)) => compare_lengths(*expected, *got).is_eq(),
            _ => expected == got,
        },
    }
}

fn rectangles() -> Workload<Vec<Point>, f64> {
    Workload {
        id: "smallest-rectangle",
        topic: "geometry",
        about: "the area of the smallest rectangle, however turned, around n points",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("smallest_area_rectangle", Role::Ours, |points: &Vec<Point>| smallest(points)),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |points: &Vec<Point>| MultiPoint::from(coords(points).into_iter().map(geo::Point).collect::<Vec<_>>()),
                |_, points| points.minimum_rotated_rect().map_or(0.0, |rectangle| rectangle.unsigned_area()),
            ),
        ],
        elements: Vec::len,
        same: |_, expected, got| (expected - got).abs() <= 1e-9 * expected.abs(),
    }
}

fn all_pairs(points: &[Point]) -> Pair {
    let pairs = points.iter().enumerate().flat_map(|(k, &p)| points[..=k].iter().map(move |&q| [p, q]));
    pairs.reduce(|best, pair| if compare_lengths(pair, best).is_gt() { pair } else { best })
}

/// The contest's way.
fn calipers(points: &[Point]) -> Pair {
    let mut sorted = pairs(points);
    let hull = chain(&mut sorted);
    let point = |[x, y]: [f64; 2]| Point::new(x, y).expect("was a point");
    let (Some(&first), corners) = (hull.first(), hull.len()) else { return None };
    let cross =
        |[ax, ay]: [f64; 2], [bx, by]: [f64; 2], [cx, cy]: [f64; 2]| (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    let squared = |[ax, ay]: [f64; 2], [bx, by]: [f64; 2]| (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
    let (mut best, mut length) = ([first; 2], 0.0);
    let mut far = 1 % corners;
    for side in 0..corners {
        let (a, b) = (hull[side], hull[(side + 1) % corners]);
        while cross(a, b, hull[(far + 1) % corners]) > cross(a, b, hull[far]) {
            far = (far + 1) % corners;
        }
        for corner in [a, b] {
            if squared(corner, hull[far]) > length {
                (best, length) = ([corner, hull[far]], squared(corner, hull[far]));
            }
        }
    }
    Some(best.map(point))
}

fn smallest(points: &[Point]) -> f64 {
    let polygon = ConvexPolygon::around(points);
    polygon.map_or(0.0, |polygon| polygon.smallest_area_rectangle().expect("far from overflow").area())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_right_on_every_pattern() {
        let (pairs, _) = workloads();
        for pattern in &pairs.patterns {
            let input = (pattern.make)(1000, 1);
            let run = |name: &str| pairs.contenders.iter().find(|c| c.name == name).unwrap().run(&input).answer;
            assert!((pairs.same)(&input, &run("naive"), &run("farthest_pair")), "{}", pattern.name);
        }
    }

    /// By turning the points to each side of the hull, in plain `f64`, which is good for
    /// nothing where the area is of a few ulp.
    #[test]
    fn rectangles_are_the_smallest() {
        let (_, rectangles) = workloads();
        for pattern in rectangles.patterns.iter().filter(|pattern| pattern.name != "near-collinear") {
            let input = (pattern.make)(300, 1);
            let hull = convex_hull(&input);
            let area = |k: usize| {
                let along = hull[(k + 1) % hull.len()] - hull[k];
                let extent = |direction: kihon_geometry::Vector| {
                    let places = hull.iter().map(|&p| (p - hull[k]).dot(direction));
                    let (low, high) =
                        places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
                    high - low
                };
                extent(along) * extent(kihon_geometry::Vector::new(-along.y, along.x)) / along.norm_squared()
            };
            let expected = if hull.len() < 3 { 0.0 } else { (0..hull.len()).map(area).fold(f64::INFINITY, f64::min) };
            let found = rectangles.contenders[0].run(&input).answer;
            assert!((expected - found).abs() <= 1e-6 * expected, "{}: {found}, not {expected}", pattern.name);
        }
    }
}

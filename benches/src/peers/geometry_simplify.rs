//! Simplification of a way: geo beside ours.
//!
//! Answers need not be the same points: where two are about as far, rounding decides which one
//! geo keeps. They are judged by what is asked: that no dropped point is beyond the
//! tolerance, and that not more are kept than by ours.

use geo::{LineString, Simplify, SimplifyVw};
use kihon_geometry::{
    Point, Tolerance,
    simplify::{douglas_peucker, douglas_peucker_naive, visvalingam_whyatt},
    testing::Random,
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::coords;

/// A way and the tolerance, a length or an area.
pub type Way = (Vec<Point>, f64);
type Kept = Vec<[f64; 2]>;

/// `douglas-peucker` and `visvalingam-whyatt`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_simplify::workloads;
/// let (by_distance, by_area) = workloads();
/// assert!([by_distance, by_area].iter().all(|w| w.contenders.iter().any(|c| c.name == "geo")));
/// ```
pub fn workloads() -> (Workload<Way, Kept>, Workload<Way, Kept>) {
    let by_distance = Workload {
        id: "douglas-peucker",
        topic: "geometry",
        about: "the points of a way that Douglas and Peucker's way keeps",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 20_000, 1_000_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, |(way, length): &Way| {
                pairs(&douglas_peucker_naive(way, tolerance(*length)))
            })
            .up_to(30_000),
            Contender::new("douglas_peucker", Role::Ours, |(way, length): &Way| {
                pairs(&douglas_peucker(way, tolerance(*length)))
            }),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |(way, _): &Way| line_string(way),
                |(_, length), way| way.simplify(*length).0.into_iter().map(|c| [c.x, c.y]).collect(),
            ),
        ],
        elements: |(way, _)| way.len(),
        same: |(way, length), expected, got| {
            got.len() <= expected.len() + expected.len() / 100 && is_within(way, got, *length)
        },
    };
    let by_area = Workload {
        id: "visvalingam-whyatt",
        topic: "geometry",
        about: "the points of a way left when those of the least triangles are dropped",
        unit: "point",
        patterns: patterns().into_iter().filter(|pattern| pattern.name != "zigzag").collect(),
        sizes: vec![1_000, 20_000, 1_000_000],
        contenders: vec![
            Contender::new("visvalingam_whyatt", Role::Ours, |(way, area): &Way| {
                pairs(&visvalingam_whyatt(way, *area))
            }),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |(way, _): &Way| line_string(way),
                |(_, area), way| way.simplify_vw(*area).0.into_iter().map(|c| [c.x, c.y]).collect(),
            ),
        ],
        elements: |(way, _)| way.len(),
        // Ties of areas are broken in any order.
        same: |_, expected, got| expected.len().abs_diff(got.len()) <= expected.len() / 100,
    };
    (by_distance, by_area)
}

fn tolerance(length: f64) -> Tolerance {
    Tolerance::new(length, 0.0).expect("a length")
}

fn pairs(points: &[Point]) -> Kept {
    points.iter().map(|p| [p.x(), p.y()]).collect()
}

fn line_string(way: &[Point]) -> LineString {
    LineString::new(coords(way))
}

/// Whether all points of a way are near the segments between those kept, which are in order.
fn is_within(way: &[Point], kept: &Kept, length: f64) -> bool {
    let mut kept = kept.iter().map(|&[x, y]| Point::new(x, y).expect("finite")).peekable();
    let Some(mut start) = kept.next() else { return way.is_empty() };
    for &p in way {
        let end = *kept.peek().unwrap_or(&start);
        if p == end && p != start {
            start = end;
            kept.next();
            continue;
        }
        let (along, to) = (end - start, p - start);
        let place = (to.dot(along) / along.norm_squared().max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        if (to - along * place).norm() > length * (1.0 + 1e-9) {
            return false;
        }
    }
    true
}

fn patterns() -> Vec<Pattern<Way>> {
    vec![
        Pattern {
            name: "walk-0.1",
            about: "a random walk of steps up to 1, tolerance .1",
            make: |n, s| (walk(n, s), 0.1),
        },
        Pattern { name: "walk-1", about: "the same, tolerance 1", make: |n, s| (walk(n, s), 1.0) },
        Pattern { name: "walk-100", about: "the same, tolerance 100", make: |n, s| (walk(n, s), 100.0) },
        Pattern {
            name: "zigzag",
            about: "wider and wider, at most 20,000 points: each split takes off one",
            make: |n, _| {
                let point = |k: u32| Point::new(k.into(), f64::from(k) * if k.is_multiple_of(2) { 1.0 } else { -1.0 });
                ((0..n.min(20_000) as u32).map(|k| point(k).expect("finite")).collect(), 0.5)
            },
        },
    ]
}

pub(super) fn walk(n: usize, seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    let (mut x, mut y) = (0.0, 0.0);
    let mut step = || {
        (x, y) = (x + random.signed_unit(), y + random.signed_unit());
        Point::new(x, y).expect("finite")
    };
    (0..n).map(|_| step()).collect()
}

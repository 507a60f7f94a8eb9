//! Half-planes in common, and clipping by a convex window: the contest's ways in plain `f64` and
//! geo's intersection beside ours.

use geo::{Area, BooleanOps};
use kihon_geometry::{
    ConvexPolygon, Line, Point,
    clip::clip_by_convex,
    half_plane_intersection,
    half_planes::half_plane_intersection_naive,
    rings::signed_area,
    testing::{Random, patterns::star},
};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::coords;

/// A ring, and the corners of a convex window, counter-clockwise.
pub type Clip = (Vec<Point>, Vec<Point>);

/// `half-planes`, and `clip` by the area that is left.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_half_planes::workloads;
/// let (half_planes, clip) = workloads();
/// assert!(half_planes.contenders.iter().any(|c| c.name == "plain_f64"));
/// assert!(clip.contenders.iter().any(|c| c.name == "geo"));
/// ```
pub fn workloads() -> (Workload<Vec<Line>, f64>, Workload<Clip, f64>) {
    (half_planes(), clip())
}

fn half_planes() -> Workload<Vec<Line>, f64> {
    let ours = |lines: &Vec<Line>, naive: bool| {
        let region = if naive { half_plane_intersection_naive(lines) } else { half_plane_intersection(lines) };
        signed_area(&region.corners(lines).expect("far from overflow"))
    };
    Workload {
        id: "half-planes",
        topic: "geometry",
        about: "the area of what n half-planes have in common",
        unit: "line",
        patterns: vec![
            Pattern { name: "tangents", about: "of a circle: each is a side", make: |n, seed| lines(n, seed, 0.0) },
            Pattern {
                name: "near-tangents",
                about: "moved outwards at random: few are",
                make: |n, seed| lines(n, seed, 1.0),
            },
        ],
        sizes: vec![1_000, 10_000, 100_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, move |lines: &Vec<Line>| ours(lines, true)).up_to(300),
            Contender::new("half_plane_intersection", Role::Ours, move |lines: &Vec<Line>| ours(lines, false)),
            Contender::new("plain_f64", Role::Standard, |lines: &Vec<Line>| plain_half_planes(lines)),
        ],
        elements: Vec::len,
        same: |_, expected, got| (expected - got).abs() <= 1e-9 * expected,
    }
}

fn clip() -> Workload<Clip, f64> {
    Workload {
        id: "clip",
        topic: "geometry",
        about: "the area of a ring of n corners in a convex window of 8",
        unit: "corner",
        patterns: vec![Pattern {
            name: "star-half",
            about: "a star about the window's centre: it is cut in many places",
            make: |n, seed| {
                (
                    star(n.max(3), 0.5, [0.0; 2], 0.0, seed),
                    star(8, 1.0, [0.1, 0.2], 0.3, 1)
                        .into_iter()
                        .map(|p| Point::new(0.75 * p.x(), 0.75 * p.y()).expect("finite"))
                        .collect(),
                )
            },
        }],
        sizes: vec![1_000, 10_000, 100_000],
        contenders: vec![
            Contender::with_setup(
                "clip_by_convex",
                Role::Ours,
                |(_, window): &Clip| ConvexPolygon::around(window).expect("a window"),
                |(ring, _), window| signed_area(&clip_by_convex(ring, window)),
            ),
            Contender::new("plain_f64", Role::Standard, |(ring, window): &Clip| plain_clip(ring, window)),
            Contender::with_setup(
                "geo",
                Role::Peer,
                |(ring, window): &Clip| {
                    [ring, window].map(|r| geo::Polygon::new(geo::LineString::new(coords(r)), vec![]))
                },
                |_, [ring, window]| ring.intersection(window).unsigned_area(),
            ),
        ],
        elements: |(ring, _)| ring.len(),
        same: |_, expected, got| (expected - got).abs() <= 1e-6 * expected,
    }
}

fn lines(n: usize, seed: u64, spread: f64) -> Vec<Line> {
    let mut random = Random::new(seed);
    let mut line = |k: usize| {
        // Four at right angles bound it.
        let turn = if k < 4 { k as f64 / 4.0 } else { random.unit() };
        let (sin, cos) = (turn * std::f64::consts::TAU).sin_cos();
        let far = 1.0 + spread * random.unit();
        let start = Point::new(far * cos, far * sin).expect("finite");
        Line::through(start, Point::new(start.x() - sin, start.y() + cos).expect("finite")).expect("two points")
    };
    (0..n.max(4)).map(&mut line).collect()
}

/// A point and a way: what is to the left.
type Half = ([f64; 2], [f64; 2]);

fn meet((p, u): Half, (q, v): Half) -> [f64; 2] {
    let t = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / (u[0] * v[1] - u[1] * v[0]);
    [p[0] + t * u[0], p[1] + t * u[1]]
}

fn is_outside(p: [f64; 2], (q, v): Half) -> bool {
    v[0] * (p[1] - q[1]) - v[1] * (p[0] - q[0]) < 0.0
}

fn area(ring: &[[f64; 2]]) -> f64 {
    let corner = |k: usize| ring[k % ring.len()];
    (0..ring.len()).map(|k| corner(k)[0] * corner(k + 1)[1] - corner(k)[1] * corner(k + 1)[0]).sum::<f64>() / 2.0
}

/// Sorted by angle, a queue with two ends.
fn plain_half_planes(lines: &[Line]) -> f64 {
    let mut halves: Vec<(f64, Half)> = lines
        .iter()
        .map(|line| {
            let [a, b] = line.points();
            let way = [b.x() - a.x(), b.y() - a.y()];
            (way[1].atan2(way[0]), ([a.x(), a.y()], way))
        })
        .collect();
    halves.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut queue: std::collections::VecDeque<(f64, Half)> = std::collections::VecDeque::new();
    for (angle, half) in halves {
        while queue.len() > 1 && is_outside(meet(queue[queue.len() - 1].1, queue[queue.len() - 2].1), half) {
            queue.pop_back();
        }
        while queue.len() > 1 && is_outside(meet(queue[0].1, queue[1].1), half) {
            queue.pop_front();
        }
        match queue.back() {
            Some(last) if angle - last.0 < 1e-12 => {
                if !is_outside(half.0, last.1) {
                    queue.pop_back();
                    queue.push_back((angle, half));
                }
            }
            _ => queue.push_back((angle, half)),
        }
    }
    while queue.len() > 2 && is_outside(meet(queue[queue.len() - 1].1, queue[queue.len() - 2].1), queue[0].1) {
        queue.pop_back();
    }
    while queue.len() > 2 && is_outside(meet(queue[0].1, queue[1].1), queue[queue.len() - 1].1) {
        queue.pop_front();
    }
    let corners: Vec<[f64; 2]> = (0..queue.len()).map(|k| meet(queue[k].1, queue[(k + 1) % queue.len()].1)).collect();
    area(&corners)
}

/// Sutherland and Hodgman's.
fn plain_clip(ring: &[Point], window: &[Point]) -> f64 {
    let mut ring: Vec<[f64; 2]> = ring.iter().map(|p| [p.x(), p.y()]).collect();
    for (k, a) in window.iter().enumerate() {
        let b = window[(k + 1) % window.len()];
        let half = ([a.x(), a.y()], [b.x() - a.x(), b.y() - a.y()]);
        let mut left = Vec::with_capacity(ring.len() + 2);
        for (i, &p) in ring.iter().enumerate() {
            let q = ring[(i + 1) % ring.len()];
            let (from, to) = (is_outside(p, half), is_outside(q, half));
            if !from {
                left.push(p);
            }
            if from != to {
                left.push(meet(half, (p, [q[0] - p[0], q[1] - p[1]])));
            }
        }
        ring = left;
    }
    area(&ring)
}

//! The smallest enclosing circle: the contest's way in plain `f64` beside ours.
//!
//! No crate has it: parry's bounding sphere is not the smallest. The plain one shuffles a copy
//! within the time and takes 1 + 1e-10 of the radius for inside.

use kihon_geometry::{Point, smallest_enclosing_circle, testing::Random};
use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};

use super::geometry_convex_hull::patterns;

/// `smallest-enclosing-circle`, by its radius.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_enclosing_circle::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "plain_f64"));
/// ```
pub fn workload() -> Workload<Vec<Point>, f64> {
    Workload {
        id: "smallest-enclosing-circle",
        topic: "geometry",
        about: "the radius of the smallest circle around n points",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("smallest_enclosing_circle", Role::Ours, |points: &Vec<Point>| {
                smallest_enclosing_circle(points).map_or(0.0, |circle| circle.radius())
            }),
            Contender::new("plain_f64", Role::Standard, |points: &Vec<Point>| welzl(points)),
        ],
        elements: Vec::len,
        same: |_, expected, got| (expected - got).abs() <= 1e-9 * expected,
    }
}

/// Welzl's without recursion, as it is written in contests.
fn welzl(points: &[Point]) -> f64 {
    let mut points: Vec<[f64; 2]> = points.iter().map(|p| [p.x(), p.y()]).collect();
    Random::new(1).shuffle(&mut points);
    let Some(&first) = points.first() else { return 0.0 };
    let (mut center, mut radius) = (first, 0.0);
    let distance = |[a, b]: [f64; 2], [c, d]: [f64; 2]| ((a - c) * (a - c) + (b - d) * (b - d)).sqrt();
    let beyond = |p: [f64; 2], center: [f64; 2], radius: f64| distance(p, center) > radius * (1.0 + 1e-10);
    for i in 1..points.len() {
        if !beyond(points[i], center, radius) {
            continue;
        }
        (center, radius) = (points[i], 0.0);
        for j in 0..i {
            if !beyond(points[j], center, radius) {
                continue;
            }
            let ([a, b], [c, d]) = (points[i], points[j]);
            center = [(a + c) / 2.0, (b + d) / 2.0];
            radius = distance(center, points[i]);
            for k in 0..j {
                if beyond(points[k], center, radius) {
                    center = circumcenter(points[i], points[j], points[k]);
                    radius = distance(center, points[i]);
                }
            }
        }
    }
    radius
}

fn circumcenter([ax, ay]: [f64; 2], [bx, by]: [f64; 2], [cx, cy]: [f64; 2]) -> [f64; 2] {
    let (ux, uy, vx, vy) = (bx - ax, by - ay, cx - ax, cy - ay);
    let (u, v, whole) = (ux * ux + uy * uy, vx * vx + vy * vy, 2.0 * (ux * vy - uy * vx));
    [ax + (vy * u - uy * v) / whole, ay + (ux * v - vx * u) / whole]
}

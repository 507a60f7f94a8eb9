//! The convex hull: geo's two, parry2d's, the contest's chain, beside ours.
//!
//! geo and parry get points in their own format, which is not timed; their corners
//! are compared with ours as a cycle, from whichever they begin. geo works in place on
//! a copy, not timed either.

use std::panic::catch_unwind;

use geo::{
    Coord, LineString,
    algorithm::convex_hull::{graham_hull, quick_hull},
};
use kihon_geometry::{Point, convex_hull, convex_hull::gift_wrapping, testing::PATTERNS};
use kihon_judge::{
    Pattern, Role,
    workload::{Contender, Workload},
};
use parry2d_f64::{math::Vector, transformation::convex_hull as parry_hull};

type Corners = Vec<[f64; 2]>;

/// `convex-hull`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_convex_hull::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "geo_quick_hull"));
/// ```
pub fn workload() -> Workload<Vec<Point>, Corners> {
    Workload {
        id: "convex-hull",
        topic: "geometry",
        about: "the corners of the convex hull of n points",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("gift_wrapping", Role::Naive, |points: &Vec<Point>| pairs(&gift_wrapping(points)))
                .up_to(3_000),
            // Beyond what is too slow for the naive one, the answer of ours is the judge.
            Contender::new("convex_hull", Role::Ours, |points: &Vec<Point>| pairs(&convex_hull(points))),
            Contender::with_setup(
                "plain_f64_chain",
                Role::Standard,
                |points: &Vec<Point>| pairs(points),
                |_, points| chain(points),
            ),
            Contender::with_setup(
                "geo_quick_hull",
                Role::Peer,
                |points: &Vec<Point>| coords(points),
                |_, points| open(&quick_hull(points)),
            ),
            Contender::with_setup(
                "geo_graham_hull",
                Role::Peer,
                |points: &Vec<Point>| coords(points),
                |_, points| open(&graham_hull(points, false)),
            ),
            Contender::with_setup(
                "parry",
                Role::Peer,
                |points: &Vec<Point>| points.iter().map(|p| Vector::new(p.x(), p.y())).collect(),
                |_, points: &mut Vec<Vector>| parry(points),
            ),
        ],
        elements: Vec::len,
        same: |_, expected, got| from_the_least(expected) == from_the_least(got),
    }
}

/// The patterns that the promises name.
pub(super) fn patterns() -> Vec<Pattern<Vec<Point>>> {
    let named = ["square", "disk", "on-circle", "grid", "vertical-line", "all-equal", "near-collinear", "duplicates"];
    let patterns = PATTERNS.iter().filter(|pattern| named.contains(&pattern.name));
    patterns.map(|pattern| Pattern { name: pattern.name, about: pattern.about, make: pattern.points }).collect()
}

pub(super) fn coords(points: &[Point]) -> Vec<Coord> {
    points.iter().map(|p| Coord { x: p.x(), y: p.y() }).collect()
}

pub(super) fn pairs(points: &[Point]) -> Corners {
    points.iter().map(|p| [p.x(), p.y()]).collect()
}

/// A ring without its first point once more; of equal points geo's rings differ.
fn open(ring: &LineString) -> Corners {
    let mut corners: Corners = ring.0.iter().map(|c| [c.x, c.y]).collect();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// Andrew's chain as it is written in contests: sorted pairs, a plain cross product.
pub(super) fn chain(points: &mut Corners) -> Corners {
    points.sort_unstable_by(|a, b| a.partial_cmp(b).expect("no NaN"));
    points.dedup();
    if points.len() < 3 {
        return points.clone();
    }
    let mut hull: Corners = Vec::new();
    let mut half = |points: &mut dyn Iterator<Item = &[f64; 2]>| {
        let start = hull.len();
        for &p in points {
            while hull.len() >= start + 2 {
                let [[ax, ay], [bx, by]] = [hull[hull.len() - 2], hull[hull.len() - 1]];
                if (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 0.0 {
                    break;
                }
                hull.pop();
            }
            hull.push(p);
        }
        hull.pop();
    };
    half(&mut points.iter());
    half(&mut points.iter().rev());
    hull
}

/// It panics on some clouds of points, which is no right answer; it wants at least one point.
fn parry(points: &[Vector]) -> Corners {
    let hull = catch_unwind(|| if points.is_empty() { Vec::new() } else { parry_hull(points) });
    hull.unwrap_or_default().iter().map(|p| [p.x, p.y]).collect()
}

fn from_the_least(corners: &Corners) -> Corners {
    let mut rotated = corners.clone();
    let least = (0..corners.len()).min_by(|&i, &j| corners[i].partial_cmp(&corners[j]).expect("no NaN"));
    rotated.rotate_left(least.unwrap_or(0));
    rotated
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that the faults of the peers stay what they are told to be.
    #[test]
    fn who_is_wrong_on_what() {
        let workload = workload();
        let mut wrong = Vec::new();
        for pattern in &workload.patterns {
            let input = (pattern.make)(2000, 1);
            let expected = workload.contenders[0].run(&input).answer;
            for contender in &workload.contenders {
                if !(workload.same)(&input, &expected, &contender.run(&input).answer) {
                    wrong.push((contender.name, pattern.name));
                }
            }
        }
        let expected = ["grid", "vertical-line", "all-equal", "near-collinear"].map(|pattern| ("parry", pattern));
        assert_eq!(wrong, expected);
    }
}

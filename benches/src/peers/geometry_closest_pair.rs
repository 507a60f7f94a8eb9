//! The closest pair: sweeps as they are written in contests, a tree of rstar, beside ours.
//!
//! The tree is built within the time, for it is made for this one question.

use std::{collections::BTreeSet, ops::Bound::Included};

use kihon_geometry::{Point, closest_pair, closest_pair::closest_pair_naive, compare_lengths};
use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};
use rstar::RTree;

use super::geometry_convex_hull::patterns;

type Pair = Option<[Point; 2]>;

/// `closest-pair`.
///
/// # Examples
/// ```
/// use kihon_benches::peers::geometry_closest_pair::workload;
/// assert!(workload().contenders.iter().any(|c| c.name == "rstar"));
/// ```
pub fn workload() -> Workload<Vec<Point>, Pair> {
    Workload {
        id: "closest-pair",
        topic: "geometry",
        about: "the two of n points that are nearest to each other",
        unit: "point",
        patterns: patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: vec![
            Contender::new("naive", Role::Naive, |points: &Vec<Point>| closest_pair_naive(points)).up_to(3_000),
            // Beyond what is too slow for the naive one, the answer of ours is the judge.
            Contender::new("closest_pair", Role::Ours, |points: &Vec<Point>| closest_pair(points)),
            Contender::new("x_sweep", Role::Standard, |points: &Vec<Point>| x_sweep(points)),
            Contender::new("set_sweep", Role::Standard, |points: &Vec<Point>| set_sweep(points)),
            Contender::new("rstar", Role::Peer, |points: &Vec<Point>| by_tree(points)),
        ],
        elements: Vec::len,
        // Of several nearest pairs any.
        same: |_, expected, got| match (expected, got) {
            (Some(expected), Some(got)) => compare_lengths(*expected, *got).is_eq(),
            _ => expected == got,
        },
    }
}

fn squared(p: Point, q: Point) -> f64 {
    let (x, y) = (p.x() - q.x(), p.y() - q.y());
    x * x + y * y
}

/// Sorted by x, and back from each point while x is near enough: quadratic on a vertical line.
fn x_sweep(points: &[Point]) -> Pair {
    let mut sorted = points.to_vec();
    sorted.sort_unstable_by(|p, q| p.x().partial_cmp(&q.x()).expect("no NaN"));
    let (mut pair, mut best) = (None, f64::INFINITY);
    for (k, &p) in sorted.iter().enumerate() {
        for &q in sorted[..k].iter().rev() {
            let x = p.x() - q.x();
            if x * x >= best {
                break;
            }
            let between = squared(p, q);
            if between < best {
                (pair, best) = (Some([p, q]), between);
            }
        }
    }
    pair
}

/// Sorted by y, a tree by x of those that are near enough: a handful is compared with each.
fn set_sweep(points: &[Point]) -> Pair {
    let mut sorted = points.to_vec();
    sorted.sort_unstable_by(|p, q| p.y().partial_cmp(&q.y()).expect("no NaN"));
    let (mut pair, mut best) = (None, f64::INFINITY);
    let mut band: BTreeSet<Point> = BTreeSet::new();
    let mut oldest = 0;
    for &p in &sorted {
        let reach = best.sqrt().min(f64::MAX / 2.0);
        while p.y() - sorted[oldest].y() > reach {
            band.remove(&sorted[oldest]);
            oldest += 1;
        }
        let end = |x: f64, y| Point::new(x, y).expect("finite");
        let range = (Included(end(p.x() - reach, f64::MIN)), Included(end(p.x() + reach, f64::MAX)));
        for &q in band.range(range) {
            let between = squared(p, q);
            if between < best {
                (pair, best) = (Some([p, q]), between);
            }
        }
        if best == 0.0 {
            break;
        }
        band.insert(p);
    }
    pair
}

/// Each point's nearest other one.
fn by_tree(points: &[Point]) -> Pair {
    let tree = RTree::bulk_load(points.iter().map(|p| [p.x(), p.y()]).collect());
    let (mut pair, mut best) = (None, f64::INFINITY);
    for &p in points {
        // The first is the point itself, or one that is equal to it.
        if let Some((&[x, y], between)) = tree.nearest_neighbor_iter_with_distance_2(&[p.x(), p.y()]).nth(1)
            && between < best
        {
            (pair, best) = (Some([p, Point::new(x, y).expect("was a point")]), between);
        }
    }
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_agree_on_small_inputs() {
        let workload = workload();
        for pattern in &workload.patterns {
            for size in [0, 1, 2, 500] {
                let input = (pattern.make)(size, 1);
                let expected = workload.contenders[0].run(&input).answer;
                for contender in &workload.contenders {
                    let got = contender.run(&input).answer;
                    let right = (workload.same)(&input, &expected, &got);
                    assert!(right, "{} on {size} of {}: {got:?}", contender.name, pattern.name);
                }
            }
        }
    }
}

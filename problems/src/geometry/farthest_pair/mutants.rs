//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{
    FarthestPair,
    calipers::{calipers, hull},
    kata::Solution,
};
use crate::geometry::samples::{Pair, cross};

pub(super) fn mutants() -> Vec<Mutant<FarthestPair>> {
    use VerdictKind::{Panicked, TimedOut, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("extremes_in_x_and_y", "only the points that are extreme in x or y", extremes, Wrong),
        mutant("two_walks", "the farthest from the first point, then the farthest from that", two_walks, Wrong),
        mutant("from_the_centre", "the farthest from the centre, then the farthest from that", from_the_centre, Wrong),
        mutant("half_way_round", "takes the opposite corner for the one half of the corners on", half_way_round, Wrong),
        mutant(
            "last_end_of_the_side",
            "calipers that measure from the last end of each side",
            last_end_of_the_side,
            Wrong,
        ),
        mutant(
            "as_long_as_the_distance_grows",
            "moves on while the distance grows, not the triangle",
            as_long_as_the_distance_grows,
            Wrong,
        ),
        mutant("diagonal_of_the_box", "the diagonal of the box around all points", diagonal_of_the_box, Wrong),
        mutant("sum_of_differences", "measures along x and y", sum_of_differences, Wrong),
        mutant("squares_in_32_bits", "computes in i32", squares_in_32_bits, Wrong),
        mutant("squares_in_floats", "computes in f64", squares_in_floats, Wrong),
        mutant("takes_the_root", "the distance instead of its square", |points| calipers(points).isqrt(), Wrong),
        mutant("takes_a_pair_for_granted", "the greatest of no distances", takes_a_pair, Panicked),
        mutant(
            "turns_for_ever",
            "moves on while the triangle does not shrink, which on a line it never does",
            turns,
            TimedOut,
        ),
        mutant("pairs_of_corners", "all pairs of corners of the hull", pairs_of_corners, TooSlow),
        mutant(
            "opposite_from_the_start",
            "looks for the opposite corner from the next one on each time",
            from_start,
            TooSlow,
        ),
    ]
}

fn squared(p: Pair, q: Pair) -> i64 {
    (p.0 - q.0).pow(2) + (p.1 - q.1).pow(2)
}

fn corners(points: &[Pair]) -> Vec<Pair> {
    hull(points)
}

fn all_pairs(points: &[Pair]) -> i64 {
    let pairs = points.iter().enumerate().flat_map(|(i, &p)| points[..i].iter().map(move |&q| squared(p, q)));
    pairs.max().unwrap_or(0)
}

/// The greatest distance from `from`.
fn farthest_from(from: Pair, points: &[Pair]) -> Option<Pair> {
    points.iter().copied().max_by_key(|&p| squared(from, p))
}

fn extremes(points: &[Pair]) -> i64 {
    let extremes = [
        points.iter().min_by_key(|p| p.0),
        points.iter().max_by_key(|p| p.0),
        points.iter().min_by_key(|p| p.1),
        points.iter().max_by_key(|p| p.1),
    ];
    all_pairs(&extremes.into_iter().flatten().copied().collect::<Vec<_>>())
}

fn two_walks(points: &[Pair]) -> i64 {
    let end = points.first().and_then(|&first| farthest_from(first, points));
    end.and_then(|end| farthest_from(end, points).map(|other| squared(end, other))).unwrap_or(0)
}

fn from_the_centre(points: &[Pair]) -> i64 {
    let n = points.len().max(1) as i64;
    let centre = (points.iter().map(|p| p.0).sum::<i64>() / n, points.iter().map(|p| p.1).sum::<i64>() / n);
    let end = farthest_from(centre, points);
    end.and_then(|end| farthest_from(end, points).map(|other| squared(end, other))).unwrap_or(0)
}

fn half_way_round(points: &[Pair]) -> i64 {
    let hull = corners(points);
    (0..hull.len()).map(|i| squared(hull[i], hull[(i + hull.len() / 2) % hull.len()])).max().unwrap_or(0)
}

fn last_end_of_the_side(points: &[Pair]) -> i64 {
    let hull = corners(points);
    let at = |i: usize| hull[i % hull.len()];
    let (mut opposite, mut greatest) = (1, 0);
    for i in 0..hull.len() {
        while cross(at(i), at(i + 1), at(opposite + 1)) > cross(at(i), at(i + 1), at(opposite)) {
            opposite += 1;
        }
        greatest = greatest.max(squared(at(i + 1), at(opposite)));
    }
    greatest
}

fn as_long_as_the_distance_grows(points: &[Pair]) -> i64 {
    let hull = corners(points);
    let at = |i: usize| hull[i % hull.len()];
    let (mut opposite, mut greatest) = (1, 0);
    for i in 0..hull.len() {
        while squared(at(i), at(opposite + 1)) > squared(at(i), at(opposite)) {
            opposite += 1;
        }
        greatest = greatest.max(squared(at(i), at(opposite)));
    }
    greatest
}

fn diagonal_of_the_box(points: &[Pair]) -> i64 {
    let length = |side: fn(&Pair) -> i64| {
        let (least, greatest) = (points.iter().map(side).min(), points.iter().map(side).max());
        least.zip(greatest).map_or(0, |(least, greatest)| greatest - least)
    };
    length(|p| p.0).pow(2) + length(|p| p.1).pow(2)
}

fn sum_of_differences(points: &[Pair]) -> i64 {
    let range = |along: fn(&Pair) -> i64| {
        let (least, greatest) = (points.iter().map(along).min(), points.iter().map(along).max());
        least.zip(greatest).map_or(0, |(least, greatest)| greatest - least)
    };
    range(|p| p.0 + p.1).max(range(|p| p.0 - p.1)).pow(2)
}

fn squares_in_32_bits(points: &[Pair]) -> i64 {
    let length = |p: Pair, q: Pair| {
        let (dx, dy) = ((p.0 as i32).wrapping_sub(q.0 as i32), (p.1 as i32).wrapping_sub(q.1 as i32));
        i64::from(dx.wrapping_mul(dx).wrapping_add(dy.wrapping_mul(dy)))
    };
    let hull = corners(points);
    hull.iter().enumerate().flat_map(|(i, &p)| hull[..i].iter().map(move |&q| length(p, q))).max().unwrap_or(0)
}

fn squares_in_floats(points: &[Pair]) -> i64 {
    let length = |p: Pair, q: Pair| {
        let (dx, dy) = ((p.0 - q.0) as f64, (p.1 - q.1) as f64);
        (dx * dx + dy * dy) as i64
    };
    let hull = corners(points);
    hull.iter().enumerate().flat_map(|(i, &p)| hull[..i].iter().map(move |&q| length(p, q))).max().unwrap_or(0)
}

fn takes_a_pair(points: &[Pair]) -> i64 {
    let hull = corners(points);
    let pairs = hull.iter().enumerate().flat_map(|(i, &p)| hull[..i].iter().map(move |&q| squared(p, q)));
    pairs.max().expect("there are two corners")
}

fn turns(points: &[Pair]) -> i64 {
    let hull = corners(points);
    let at = |i: usize| hull[i % hull.len()];
    let (mut opposite, mut greatest) = (1, 0);
    for i in 0..hull.len() {
        while cross(at(i), at(i + 1), at(opposite + 1)) >= cross(at(i), at(i + 1), at(opposite)) {
            opposite = black_box((opposite + 1) % hull.len());
            greatest = greatest.max(squared(at(i), at(opposite)));
        }
        greatest = greatest.max(squared(at(i), at(opposite))).max(squared(at(i + 1), at(opposite)));
    }
    greatest
}

fn pairs_of_corners(points: &[Pair]) -> i64 {
    all_pairs(&corners(points))
}

fn from_start(points: &[Pair]) -> i64 {
    let hull = corners(points);
    let at = |i: usize| hull[i % hull.len()];
    let mut greatest = 0;
    for i in 0..hull.len() {
        let mut opposite = i + 1;
        while cross(at(i), at(i + 1), at(opposite + 1)) > cross(at(i), at(i + 1), at(opposite)) {
            opposite += 1;
        }
        greatest = greatest.max(squared(at(i), at(opposite))).max(squared(at(i + 1), at(opposite)));
    }
    greatest
}

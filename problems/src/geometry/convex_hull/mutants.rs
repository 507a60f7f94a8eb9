//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{ConvexHull, kata::Solution, monotone_chain::monotone_chain};
use crate::geometry::samples::{Pair, cross};

pub(super) fn mutants() -> Vec<Mutant<ConvexHull>> {
    use VerdictKind::{Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("keeps_points_on_sides", "takes a corner away only when it turns right", keeps_points_on_sides, Wrong),
        mutant("one_point_twice", "both chains of a single point hold it", one_point_twice, Wrong),
        mutant("first_corner_again", "closes the ring", first_corner_again, Wrong),
        mutant("products_in_64_bits", "converts to i128 after multiplying", products_in_64_bits, Wrong),
        mutant("products_in_floats", "multiplies in f64", products_in_floats, Wrong),
        mutant("clockwise", "the other way round", clockwise, Wrong),
        mutant("starts_at_the_leftmost", "sorts by x, then y", starts_at_the_leftmost, Wrong),
        mutant("starts_at_the_rightmost_lowest", "the last of several lowest points", starts_at_the_rightmost, Wrong),
        mutant("one_way_only", "forgets the way back", |points| chain(&sorted(points), left), Wrong),
        mutant("extremes_only", "the points that are extreme in x or in y", extremes_only, Wrong),
        mutant("angles_in_floats", "sorts by atan2, whose angles round", angles_in_floats, Wrong),
        mutant("nearest_of_an_angle", "keeps one point of each angle, the nearest", nearest_of_an_angle, Wrong),
        mutant("takes_a_point_for_granted", "reads the first of no points", takes_a_point, Panicked),
        mutant("wraps_through_all", "gift wrapping that starts from sorted points", wraps_through_all, TooSlow),
        mutant("sorts_by_insertion", "keeps a sorted list by inserting into it", sorts_by_insertion, TooSlow),
        mutant("starts_over", "starts again from the first corner after each one taken away", starts_over, TooSlow),
    ]
}

fn left(a: Pair, b: Pair, c: Pair) -> bool {
    cross(a, b, c) > 0
}

fn sorted(points: &[Pair]) -> Vec<Pair> {
    let mut sorted = points.to_vec();
    sorted.sort_unstable_by_key(|&(x, y)| (y, x));
    sorted.dedup();
    sorted
}

/// The corners from the first point to the last, where `keep` says which turns stay.
fn chain(points: &[Pair], keep: impl Fn(Pair, Pair, Pair) -> bool) -> Vec<Pair> {
    let mut chain: Vec<Pair> = Vec::new();
    for &p in points {
        while let [.., a, b] = chain[..]
            && !keep(a, b, p)
        {
            chain.pop();
        }
        chain.push(p);
    }
    chain
}

/// Both ways over sorted points.
fn round(sorted: &[Pair], keep: impl Fn(Pair, Pair, Pair) -> bool) -> Vec<Pair> {
    if sorted.len() < 2 {
        return sorted.to_vec();
    }
    let (mut up, mut down) = (chain(sorted, &keep), chain(&sorted.iter().rev().copied().collect::<Vec<_>>(), &keep));
    up.pop();
    down.pop();
    up.extend(down);
    up
}

fn keeps_points_on_sides(points: &[Pair]) -> Vec<Pair> {
    round(&sorted(points), |a, b, c| cross(a, b, c) >= 0)
}

fn one_point_twice(points: &[Pair]) -> Vec<Pair> {
    let points = sorted(points);
    if points.len() == 1 { vec![points[0]; 2] } else { round(&points, left) }
}

fn first_corner_again(points: &[Pair]) -> Vec<Pair> {
    let mut hull = monotone_chain(points);
    if hull.len() > 1 {
        hull.push(hull[0]);
    }
    hull
}

fn products_in_64_bits(points: &[Pair]) -> Vec<Pair> {
    round(&sorted(points), |a, b, c| {
        let (u, v) = ((b.0 - a.0).wrapping_mul(c.1 - a.1), (b.1 - a.1).wrapping_mul(c.0 - a.0));
        u.wrapping_sub(v) > 0
    })
}

fn products_in_floats(points: &[Pair]) -> Vec<Pair> {
    round(&sorted(points), |a, b, c| (b.0 - a.0) as f64 * (c.1 - a.1) as f64 > (b.1 - a.1) as f64 * (c.0 - a.0) as f64)
}

fn clockwise(points: &[Pair]) -> Vec<Pair> {
    let mut hull = monotone_chain(points);
    if let [_, others @ ..] = &mut hull[..] {
        others.reverse();
    }
    hull
}

fn starts_at_the_leftmost(points: &[Pair]) -> Vec<Pair> {
    let mut points = points.to_vec();
    points.sort_unstable();
    points.dedup();
    round(&points, left)
}

fn starts_at_the_rightmost(points: &[Pair]) -> Vec<Pair> {
    let mut hull = monotone_chain(points);
    let lowest = (0..hull.len()).min_by_key(|&i| (hull[i].1, -hull[i].0)).unwrap_or(0);
    hull.rotate_left(lowest);
    hull
}

fn extremes_only(points: &[Pair]) -> Vec<Pair> {
    let extremes = [
        points.iter().min_by_key(|p| (p.1, p.0)),
        points.iter().max_by_key(|p| (p.0, p.1)),
        points.iter().max_by_key(|p| (p.1, p.0)),
        points.iter().min_by_key(|p| (p.0, p.1)),
    ];
    monotone_chain(&extremes.into_iter().flatten().copied().collect::<Vec<_>>())
}

fn angles_in_floats(points: &[Pair]) -> Vec<Pair> {
    let points = sorted(points);
    let Some((&lowest, others)) = points.split_first() else { return points };
    let angle = |p: &Pair| ((p.1 - lowest.1) as f64).atan2((p.0 - lowest.0) as f64);
    let mut others = others.to_vec();
    others.sort_by(|p, q| angle(p).total_cmp(&angle(q)).then((p.1, p.0).cmp(&(q.1, q.0))));
    chain(&[&[lowest], &others[..]].concat(), left)
}

fn nearest_of_an_angle(points: &[Pair]) -> Vec<Pair> {
    let points = sorted(points);
    let Some((&lowest, others)) = points.split_first() else { return points };
    let mut others = others.to_vec();
    others.sort_by(|&p, &q| 0.cmp(&cross(lowest, p, q)).then((p.1, p.0).cmp(&(q.1, q.0))));
    others.dedup_by(|p, q| cross(lowest, *q, *p) == 0);
    chain(&[&[lowest], &others[..]].concat(), left)
}

fn takes_a_point(points: &[Pair]) -> Vec<Pair> {
    let points = sorted(points);
    if points[0] == points[points.len() - 1] { vec![points[0]] } else { round(&points, left) }
}

fn wraps_through_all(points: &[Pair]) -> Vec<Pair> {
    let points = sorted(points);
    super::naive::naive(&points)
}

fn sorts_by_insertion(points: &[Pair]) -> Vec<Pair> {
    let mut sorted: Vec<Pair> = Vec::new();
    for &(x, y) in points {
        let place = sorted.iter().position(|p| (p.1, p.0) >= (y, x)).unwrap_or(sorted.len());
        if sorted.get(place) != Some(&(x, y)) {
            sorted.insert(place, (x, y));
        }
    }
    round(&sorted, left)
}

fn starts_over(points: &[Pair]) -> Vec<Pair> {
    // The whole chain is gone through again after each change.
    let sorted = sorted(points);
    let thin_out = |points: &[Pair]| {
        let mut chain = points.to_vec();
        while let Some(i) = (1..chain.len().max(1) - 1).find(|&i| !left(chain[i - 1], chain[i], chain[i + 1])) {
            chain.remove(i);
        }
        chain.pop();
        chain
    };
    if sorted.len() < 2 {
        return sorted;
    }
    let down: Vec<Pair> = sorted.iter().rev().copied().collect();
    [thin_out(&sorted), thin_out(&down)].concat()
}

//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{
    LatticePoints,
    kata::{Solution, steps},
};
use crate::geometry::samples::{Pair, cross};

pub(super) fn mutants() -> Vec<Mutant<LatticePoints>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("boundary_too", "counts the points on the boundary", boundary_too, Wrong),
        mutant("forgets_the_one", "area less half of the boundary", forgets_the_one, Wrong),
        mutant("corners_for_the_boundary", "takes the corners for all points of the boundary", corners_only, Wrong),
        mutant("signed_area", "takes every ring for counter-clockwise", signed_area, Wrong),
        mutant("both_ends", "counts both ends of each side", both_ends, Wrong),
        mutant("level_and_upright_only", "counts one point for a slanting side", level_and_upright, Wrong),
        mutant("forgets_the_last_side", "leaves the side back to the first corner out", forgets_the_last_side, Wrong),
        mutant("area_in_32_bits", "adds the area up in i32", area_in_32_bits, Wrong),
        mutant("area_in_floats", "adds the area up in f64", area_in_floats, Wrong),
        mutant(
            "area_in_64_bits",
            "adds the area up in i64, which sums on the way do not fit",
            area_in_64_bits,
            Panicked,
        ),
        mutant(
            "divides_by_a_difference",
            "the points of a side as a multiple of its lesser difference",
            divides,
            Panicked,
        ),
        mutant("walks_along_sides", "looks at each column that a side passes", walks_along_sides, TimedOut),
        mutant("cuts_off_corners", "removes one corner after another from a list", cuts_off_corners, TooSlow),
        mutant("recursive", "one call for each corner", recursive, StackOverflowed),
        mutant("halves_both", "right: halves and rounds each, but both are even or both odd", halves_both, Accepted),
    ]
}

fn sides(ring: &[Pair]) -> impl Iterator<Item = (Pair, Pair)> {
    (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()]))
}

/// Twice the area, with its sign.
fn doubled_area(ring: &[Pair]) -> i128 {
    sides(ring).map(|(a, b)| cross((0, 0), a, b)).sum()
}

fn boundary(ring: &[Pair]) -> i128 {
    sides(ring).map(|(a, b)| i128::from(steps(a, b))).sum()
}

/// Pick's theorem.
fn inside(doubled_area: i128, boundary: i128) -> i64 {
    ((doubled_area - boundary + 2) / 2) as i64
}

fn boundary_too(ring: &[Pair]) -> i64 {
    inside(doubled_area(ring).abs(), -boundary(ring))
}

fn forgets_the_one(ring: &[Pair]) -> i64 {
    inside(doubled_area(ring).abs() - 2, boundary(ring))
}

fn corners_only(ring: &[Pair]) -> i64 {
    inside(doubled_area(ring).abs(), ring.len() as i128)
}

fn signed_area(ring: &[Pair]) -> i64 {
    inside(doubled_area(ring), boundary(ring))
}

fn halves_both(ring: &[Pair]) -> i64 {
    (doubled_area(ring).abs() / 2 - boundary(ring) / 2 + 1) as i64
}

fn both_ends(ring: &[Pair]) -> i64 {
    inside(doubled_area(ring).abs(), boundary(ring) + ring.len() as i128)
}

fn level_and_upright(ring: &[Pair]) -> i64 {
    let points = |(a, b): (Pair, Pair)| if a.0 == b.0 || a.1 == b.1 { steps(a, b) } else { 1 };
    inside(doubled_area(ring).abs(), sides(ring).map(|side| i128::from(points(side))).sum())
}

fn forgets_the_last_side(ring: &[Pair]) -> i64 {
    let points: i128 = ring.windows(2).map(|side| i128::from(steps(side[0], side[1]))).sum();
    inside(doubled_area(ring).abs(), points)
}

fn area_in_32_bits(ring: &[Pair]) -> i64 {
    let area = sides(ring).fold(0i32, |sum, (a, b)| {
        let [ax, ay, bx, by] = [a.0, a.1, b.0, b.1].map(|c| c as i32);
        sum.wrapping_add(ax.wrapping_mul(by)).wrapping_sub(bx.wrapping_mul(ay))
    });
    inside(i128::from(area).abs(), boundary(ring))
}

fn area_in_floats(ring: &[Pair]) -> i64 {
    let area: f64 = sides(ring).map(|(a, b)| a.0 as f64 * b.1 as f64 - b.0 as f64 * a.1 as f64).sum();
    inside(area.abs() as i128, boundary(ring))
}

fn area_in_64_bits(ring: &[Pair]) -> i64 {
    let mut area = 0i64;
    for (a, b) in sides(ring) {
        // Checked in a release build too.
        area = area.checked_add(a.0 * b.1 - b.0 * a.1).expect("the sum so far fits");
    }
    inside(i128::from(area).abs(), boundary(ring))
}

fn divides(ring: &[Pair]) -> i64 {
    let points = |(a, b): (Pair, Pair)| {
        let (dx, dy) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        let rest = dx.max(dy).checked_rem(dx.min(dy)).expect("the lesser difference is not 0");
        if rest == 0 { dx.min(dy) } else { steps(a, b) }
    };
    inside(doubled_area(ring).abs(), sides(ring).map(|side| i128::from(points(side))).sum())
}

fn walks_along_sides(ring: &[Pair]) -> i64 {
    let points = |(a, b): (Pair, Pair)| {
        let (dx, dy) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        if dx == 0 { dy } else { (0..dx).filter(|&x| black_box(x) * dy % dx == 0).count() as i64 }
    };
    inside(doubled_area(ring).abs(), sides(ring).map(|side| i128::from(points(side))).sum())
}

fn cuts_off_corners(ring: &[Pair]) -> i64 {
    let mut rest = ring.to_vec();
    let mut area = 0;
    while rest.len() >= 3 {
        area += cross(rest[0], rest[1], rest[2]);
        rest.remove(1);
    }
    inside(area.abs(), boundary(ring))
}

fn recursive(ring: &[Pair]) -> i64 {
    fn sums(first: Pair, rest: &[Pair]) -> (i128, i128) {
        let Some((&a, others)) = rest.split_first() else { return (0, 0) };
        // Kept in memory, so that no compiler turns the recursion into a loop.
        let frame = black_box([a; 4]);
        let b = others.first().copied().unwrap_or(first);
        let (area, points) = sums(first, others);
        (area + cross((0, 0), frame[0], b), points + i128::from(steps(black_box(&frame)[1], b)))
    }
    let (area, points) = sums(ring[0], ring);
    inside(area.abs(), points)
}

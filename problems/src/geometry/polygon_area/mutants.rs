//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{PolygonArea, kata::Solution, shoelace::shoelace};
use crate::geometry::samples::{Pair, cross};

pub(super) fn mutants() -> Vec<Mutant<PolygonArea>> {
    use VerdictKind::{Accepted, Panicked, StackOverflowed, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("forgets_the_last_side", "the side back to the first corner is left out", forgets_the_last_side, Wrong),
        mutant("without_a_sign", "the absolute value", |ring| shoelace(ring).abs(), Wrong),
        mutant("clockwise_is_positive", "the terms the other way round", |ring| -shoelace(ring), Wrong),
        mutant("halves", "the area itself, rounded", |ring| shoelace(ring) / 2, Wrong),
        mutant("products_in_64_bits", "converts to i128 after multiplying", products_in_64_bits, Wrong),
        mutant("products_in_floats", "multiplies and adds in f64", products_in_floats, Wrong),
        mutant("sum_of_sizes", "adds the triangles without their signs", sum_of_sizes, Wrong),
        mutant("sorts_the_corners", "takes the corners for those of a convex polygon", sorts_the_corners, Wrong),
        mutant("bounding_box", "the box around the ring", bounding_box, Wrong),
        mutant("takes_three_for_granted", "reads the third corner of any ring", takes_three, Panicked),
        mutant("cuts_off_corners", "removes one corner after another from a list", cuts_off_corners, TooSlow),
        mutant("finds_its_place", "looks for each corner's place in the ring", finds_its_place, TooSlow),
        mutant("recursive", "one call for each corner", recursive, StackOverflowed),
        mutant("wraps_on_the_way", "right: sums on the way wrap, the result fits", wraps_on_the_way, Accepted),
    ]
}

fn forgets_the_last_side(ring: &[Pair]) -> i128 {
    ring.windows(2).map(|side| cross((0, 0), side[0], side[1])).sum()
}

fn products_in_64_bits(ring: &[Pair]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| i128::from(a.0.wrapping_mul(b.1).wrapping_sub(b.0.wrapping_mul(a.1)))).sum()
}

fn products_in_floats(ring: &[Pair]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 as f64 * b.1 as f64 - b.0 as f64 * a.1 as f64).sum::<f64>() as i128
}

fn sum_of_sizes(ring: &[Pair]) -> i128 {
    let Some(&first) = ring.first() else { return 0 };
    let turn = shoelace(ring).signum();
    turn * ring.windows(2).map(|side| cross(first, side[0], side[1]).abs()).sum::<i128>()
}

fn sorts_the_corners(ring: &[Pair]) -> i128 {
    let Some(&lowest) = ring.iter().min_by_key(|p| (p.1, p.0)) else { return 0 };
    let mut corners: Vec<Pair> = ring.iter().copied().filter(|&p| p != lowest).collect();
    corners.sort_by(|&a, &b| 0.cmp(&cross(lowest, a, b)));
    shoelace(ring).signum() * corners.windows(2).map(|side| cross(lowest, side[0], side[1])).sum::<i128>()
}

fn bounding_box(ring: &[Pair]) -> i128 {
    let length = |side: fn(&Pair) -> i64| {
        let (least, greatest) = (ring.iter().map(side).min(), ring.iter().map(side).max());
        least.zip(greatest).map_or(0, |(least, greatest)| i128::from(greatest - least))
    };
    2 * shoelace(ring).signum() * length(|p| p.0) * length(|p| p.1)
}

fn takes_three(ring: &[Pair]) -> i128 {
    let start = cross(ring[0], ring[1], ring[2]);
    start + ring[2..].windows(2).map(|side| cross(ring[0], side[0], side[1])).sum::<i128>()
}

fn cuts_off_corners(ring: &[Pair]) -> i128 {
    let mut rest = ring.to_vec();
    let mut sum = 0;
    while rest.len() >= 3 {
        sum += cross(rest[0], rest[1], rest[2]);
        rest.remove(1);
    }
    sum
}

fn finds_its_place(ring: &[Pair]) -> i128 {
    // Corners may be equal, so that places are compared.
    let places: Vec<usize> = (0..ring.len()).collect();
    let after = |place: usize| places.iter().position(|&p| p == place).map_or(0, |p| (p + 1) % ring.len());
    places.iter().map(|&p| cross((0, 0), ring[p], ring[after(p)])).sum()
}

fn recursive(ring: &[Pair]) -> i128 {
    fn fan(origin: Pair, rest: &[Pair]) -> i128 {
        let [a, b, ..] = rest else { return 0 };
        // Kept in memory, so that no compiler turns the recursion into a loop.
        let frame = black_box([*a; 4]);
        cross(origin, frame[0], *b) + fan(origin, &rest[1..]) + i128::from(black_box(&frame)[1] != *a)
    }
    ring.first().map_or(0, |&first| fan(first, ring))
}

fn wraps_on_the_way(ring: &[Pair]) -> i128 {
    // Seen from a point so far away that no product fits.
    const FAR: i128 = 1 << 100;
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).fold(0i128, |sum, (a, b)| {
        let [ax, ay, bx, by] = [a.0, a.1, b.0, b.1].map(|c| FAR + i128::from(c));
        sum.wrapping_add(ax.wrapping_mul(by)).wrapping_sub(bx.wrapping_mul(ay))
    })
}

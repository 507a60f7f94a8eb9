//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use super::Places;
use crate::geometry::{
    lattice::beside,
    samples::{FAR, Pair, circle, comb, coordinate, dotted_square, monotone_ring, named, spiral, square},
};

/// A ring with as many queries as `n`: half of them anywhere around it, the others at corners, next to corners,
/// half-way along sides and a hair beside sides.
fn with_queries(ring: Vec<Pair>, n: usize, random: &mut Random) -> Places {
    let range = |along: fn(&Pair) -> i64| {
        let (least, greatest) = (ring.iter().map(along).min(), ring.iter().map(along).max());
        ((least.unwrap_or(0) - 2).max(-FAR), (greatest.unwrap_or(0) + 2).min(FAR))
    };
    let (across, along) = (range(|p| p.0), range(|p| p.1));
    let between = |random: &mut Random, (least, greatest): (i64, i64)| {
        least + random.below((greatest - least) as usize + 1) as i64
    };
    let clamped = |p: Pair| (p.0.clamp(-FAR, FAR), p.1.clamp(-FAR, FAR));
    let queries = (0..n)
        .map(|_| {
            let side = random.below(ring.len());
            let (a, b) = (ring[side], ring[(side + 1) % ring.len()]);
            match random.below(8) {
                0 => a,
                1 => clamped((a.0 + coordinate(random, 1), a.1 + coordinate(random, 1))),
                2 => (i64::midpoint(a.0, b.0), i64::midpoint(a.1, b.1)),
                3 => clamped(hair_beside((a, b), random)),
                _ => (between(random, across), between(random, along)),
            }
        })
        .collect();
    Places { ring, queries }
}

/// A point as near to a side as there is one, or its first corner.
fn hair_beside((a, b): (Pair, Pair), random: &mut Random) -> Pair {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let side = if random.below(2) == 0 { 1 } else { -1 };
    let Some(off) = beside((x, y), side) else { return a };
    // It may lie before the side's start as well as behind.
    let before = x * off.0 + y * off.1 < 0;
    let start = if before { b } else { a };
    (start.0 + off.0, start.1 + off.1)
}

pub(super) fn patterns() -> Vec<Pattern<Places>> {
    vec![
        Pattern::new("monotone", "corners at random in a square, joined to a simple ring", |n, seed| {
            let mut random = Random::new(seed);
            let ring = monotone_ring(square(n, FAR, &mut random));
            with_queries(ring, n, &mut random)
        }),
        Pattern::new("small-grid", "the same on few coordinates: many straight and upright sides", |n, seed| {
            let mut random = Random::new(seed);
            let reach = (n as f64).sqrt().ceil() as i64;
            let ring = monotone_ring(square(n, reach, &mut random));
            with_queries(ring, n, &mut random)
        }),
        Pattern::new("convex", "corners of a circle, clockwise", |n, seed| {
            with_queries(circle(n.max(3), FAR).into_iter().rev().collect(), n, &mut Random::new(seed))
        }),
        Pattern::new("comb", "long upright teeth: nearly every level line crosses all of them", |n, seed| {
            with_queries(comb(n, 1_000_000), n, &mut Random::new(seed))
        }),
        Pattern::new("lying-comb", "long level teeth: nearly every upright line crosses all of them", |n, seed| {
            let lying = comb(n, 1_000_000).into_iter().map(|(x, y)| (y, x)).collect();
            with_queries(lying, n, &mut Random::new(seed))
        }),
        Pattern::new("spiral", "a corridor that winds outwards", |n, seed| {
            with_queries(spiral(n), n, &mut Random::new(seed))
        }),
        Pattern::new("dotted-square", "a square with a corner at each lattice point of its sides", |n, seed| {
            with_queries(dotted_square(n), n, &mut Random::new(seed))
        }),
        Pattern::new("slanted-comb", "teeth as long as the comb is wide, all leaning over", |n, seed| {
            let leaning = comb(n, n as i64).into_iter().map(|(x, y)| (x + y, y)).collect();
            with_queries(leaning, n, &mut Random::new(seed))
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Places>> {
    named(&patterns(), &["monotone", "comb", "lying-comb", "spiral", "slanted-comb"])
}

pub(super) fn cases() -> Vec<Case<Places>> {
    let case = |name, ring: &[Pair], queries: &[Pair]| Case {
        name,
        input: Places { ring: ring.to_vec(), queries: queries.to_vec() },
    };
    let square = [(0, 0), (4, 0), (4, 4), (0, 4)];
    let around: Vec<Pair> = (-1..=5).flat_map(|x| (-1..=5).map(move |y| (x, y))).collect();
    let needle = [(-FAR, -FAR), (FAR, FAR - 1), (FAR, FAR)];
    vec![
        case("no query", &square, &[]),
        case("every place of a square", &square, &around),
        case("every place of a diamond: rays through corners", &[(2, 0), (4, 2), (2, 4), (0, 2)], &around),
        case("every place of a triangle, clockwise", &[(0, 0), (0, 4), (4, 0)], &around),
        case("every place of a notch", &[(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)], &around),
        case("every place of stairs", &[(0, 0), (4, 0), (4, 3), (3, 3), (3, 2), (1, 2), (1, 1), (0, 1)], &around),
        case("a ray along a level side", &[(0, 0), (4, 0), (4, 2), (3, 2), (3, 1), (2, 1), (2, 2), (0, 2)], &around),
        case("a ray through two tips", &[(0, 0), (4, 0), (3, 2), (2, 1), (1, 2)], &around),
        case("straight corners", &[(0, 0), (2, 0), (4, 0), (4, 2), (4, 4), (2, 2)], &around),
        case(
            "on the line of a side, not on the side",
            &[(0, 0), (2, 0), (2, 2), (0, 2)],
            &[(3, 0), (-1, 0), (2, 5), (0, -7)],
        ),
        case("a query many times", &square, &[(2, 2), (2, 2), (4, 4), (2, 2), (9, 9)]),
        case(
            "a needle of 2 · 10⁹",
            &needle,
            &[(0, 0), (0, -1), (1, 0), (FAR, FAR - 1), (FAR - 1, FAR - 1), (-FAR, FAR)],
        ),
        case("half-way along a side that rises by 98", &[(0, 0), (2, 98), (0, 98)], &[(1, 49), (1, 48), (1, 50)]),
        case(
            "off by one unit in 10⁹",
            &[(0, 0), (FAR, 1), (0, 1)],
            &[(FAR - 1, 1), (FAR - 1, 0), (1, 0), (FAR, 0), (1, 1)],
        ),
        case(
            "beside a long side, a product of 1 from it",
            &[(-500_000_000, -300_000_000), (634_903_170, 401_408_733), (-500_000_000, 401_408_733)],
            &[(201_408_733, 133_494_437), (-66_505_563, -31_905_563), (0, 0)],
        ),
        case(
            "the greatest square",
            &[(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)],
            &[(0, 0), (FAR, FAR), (FAR, 0), (-FAR, 1 - FAR)],
        ),
    ]
}

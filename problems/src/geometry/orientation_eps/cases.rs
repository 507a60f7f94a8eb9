//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use super::{Triple, Triples, kata::MOST};
use crate::geometry::lattice::beside;

pub(super) fn patterns() -> Vec<Pattern<Triples>> {
    vec![
        Pattern::new("uniform", "coordinates anywhere, eps 10⁹: four in five are on the line", |n, seed| {
            let mut random = Random::new(seed);
            let triples = (0..n).map(|_| (anywhere(&mut random), anywhere(&mut random), anywhere(&mut random)));
            Triples { triples: triples.collect(), eps: MOST }
        }),
        Pattern::new("lattice", "all on a lattice of 9 by 9, eps 2: many ties, and a = b now and then", |n, seed| {
            let mut random = Random::new(seed);
            let mut near = || (random.below(9) as i64 - 4, random.below(9) as i64 - 4);
            Triples { triples: (0..n).map(|_| (near(), near(), near())).collect(), eps: 2 }
        }),
        Pattern::new("boundary", "at a distance of exactly eps, 5000, or off by the least there is", |n, seed| {
            let mut random = Random::new(seed);
            Triples { triples: (0..n).map(|_| boundary(&mut random)).collect(), eps: 5000 }
        }),
        Pattern::new("hair", "nearer to a distance of eps, 5·10⁸, than floats can tell", |n, seed| {
            let mut random = Random::new(seed);
            Triples { triples: (0..n).map(|_| hair(&mut random)).collect(), eps: MOST / 2 }
        }),
        Pattern::new("walls", "long walls, c a few thousand from them, eps 1000", |n, seed| {
            let mut random = Random::new(seed);
            Triples { triples: (0..n).map(|_| wall(&mut random)).collect(), eps: 1000 }
        }),
        Pattern::new("short-bases", "b next to a, c far away, eps 10⁸", |n, seed| {
            let mut random = Random::new(seed);
            Triples { triples: (0..n).map(|_| short_base(&mut random)).collect(), eps: MOST / 10 }
        }),
        Pattern::new("exact", "eps 0: c on the line or beside it by the least there is", |n, seed| {
            let mut random = Random::new(seed);
            Triples { triples: (0..n).map(|_| exact(&mut random)).collect(), eps: 0 }
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Triples>> {
    patterns().into_iter().filter(|p| ["uniform", "hair"].contains(&p.name)).collect()
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

fn anywhere(random: &mut Random) -> (i64, i64) {
    (within(random, MOST), within(random, MOST))
}

/// c = a + t·(3, 4) ± 1000·(−4, 3), which is 5000 away from a line in the direction (3, 4).
fn boundary(random: &mut Random) -> Triple {
    let a = (within(random, MOST / 2), within(random, MOST / 2));
    let (length, t) = (within(random, MOST / 100), within(random, MOST / 100));
    let side = [-1000, 1000][random.below(2)];
    let off = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)][random.below(5)];
    let b = (a.0 + 3 * length, a.1 + 4 * length);
    (a, b, (a.0 + 3 * t - 4 * side + off.0, a.1 + 4 * t + 3 * side + off.1))
}

/// A cross product next to eps·|ab|, which is no whole number.
fn hair(random: &mut Random) -> Triple {
    loop {
        let u = (within(random, MOST / 2), within(random, MOST / 2));
        let squared = (u.0 * u.0 + u.1 * u.1).unsigned_abs();
        let floor = (u128::from(squared) * (MOST as u128 / 2).pow(2)).isqrt() as i64;
        if let Some(c) = beside(u, floor + random.below(2) as i64) {
            let mirrored = random.below(2) == 0;
            return if mirrored { ((0, 0), (u.1, u.0), (c.1, c.0)) } else { ((0, 0), u, c) };
        }
    }
}

fn wall(random: &mut Random) -> Triple {
    let (a, b) = (anywhere(random), anywhere(random));
    // A point of the wall, rounded, and then off by up to 2000 either way.
    let t = random.below(1001) as i64;
    let between = |p: i64, q: i64| p + (q - p) / 1000 * t;
    let mut near = |x: i64| (x + within(random, 2000)).clamp(-MOST, MOST);
    (a, b, (near(between(a.0, b.0)), near(between(a.1, b.1))))
}

fn short_base(random: &mut Random) -> Triple {
    let a = (within(random, MOST / 2), within(random, MOST / 2));
    let b = (a.0 + within(random, 2), a.1 + within(random, 2));
    (a, b, anywhere(random))
}

fn exact(random: &mut Random) -> Triple {
    let (a, u) = ((within(random, 1000), within(random, 1000)), (within(random, 10_000), within(random, 10_000)));
    let (k, off) = (within(random, 90_000), within(random, 1));
    (a, (a.0 + u.0, a.1 + u.1), (a.0 + k * u.0 + off, a.1 + k * u.1))
}

pub(super) fn cases() -> Vec<Case<Triples>> {
    let case = |name, eps, triples: &[Triple]| Case { name, input: Triples { triples: triples.to_vec(), eps } };
    let (low, high) = (-MOST, MOST);
    vec![
        case("no triple", 1, &[]),
        case("one point three times", 0, &[((1, 1), (1, 1), (1, 1))]),
        case("no line, c far away", 1, &[((0, 0), (0, 0), (5, 5))]),
        case("c is a, c is b", 0, &[((2, 3), (5, 7), (2, 3)), ((2, 3), (5, 7), (5, 7))]),
        case("a small area beside a tiny segment", 1, &[((0, 0), (1, 0), (0, 2))]),
        case("a great area beside a long wall", 1, &[((0, 0), (1000, 0), (500, 1))]),
        case("nearer than one unit", 0, &[((0, 0), (1, 2), (0, 1))]),
        case("behind b and before a", 1, &[((0, 0), (2, 0), (9, 1)), ((0, 0), (2, 0), (-9, -1))]),
        case("a vertical line", 1, &[((0, 0), (0, 4), (-2, 1)), ((0, 0), (0, 4), (1, 1)), ((0, 4), (0, 0), (-2, 1))]),
        case("a level line", 0, &[((0, 0), (4, 0), (9, 0)), ((0, 0), (4, 0), (9, -1))]),
        case("exactly eps on a slanted line", 5, &[((0, 0), (3, 4), (-4, 3)), ((0, 0), (3, 4), (4, -3))]),
        case("between the whole distances", 1, &[((0, 0), (1, 1), (1, 0)), ((0, 0), (1, 1), (2, 0))]),
        case(
            "the greatest area",
            0,
            &[((low, low), (high, low), (high, high)), ((low, low), (low, high), (high, high))],
        ),
        case(
            "the greatest area and eps",
            high,
            &[((low, low), (high, low), (high, 0)), ((low, low), (high, low), (0, 1))],
        ),
        case("all but on the line", 0, &[((low, low), (high, high - 1), (0, 0)), ((low, low), (high, high), (0, 0))]),
        case("a square beyond 64 bits", 0, &[((0, 0), (0, 4), (high, 0))]),
        case(
            "floats cannot tell",
            MOST / 2,
            &[
                ((0, 0), (400_000_009, 300_000_007), (-300_000_000, 400_000_000)),
                ((0, 0), (400_000_009, 300_000_007), (100_000_005, 700_000_004)),
            ],
        ),
    ]
}

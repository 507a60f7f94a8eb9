//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use super::{Queries, Query, kata::MOST};
use crate::geometry::lattice::beside;

pub(super) fn patterns() -> Vec<Pattern<Queries>> {
    vec![
        Pattern::new("uniform", "lines and circles anywhere, of any size", |n, seed| {
            each(n, seed, |random| {
                let mut anywhere = || (within(random, MOST), within(random, MOST));
                let (a, b, c) = (anywhere(), anywhere(), anywhere());
                (apart(a, b), (c, random.below(MOST as usize + 1) as i64))
            })
        }),
        Pattern::new("lattice", "on a lattice of 9 by 9, radii up to 4: often touching", |n, seed| {
            each(n, seed, |random| {
                let mut near = || (within(random, 4), within(random, 4));
                let (a, b, c) = (near(), near(), near());
                (apart(a, b), (c, random.below(5) as i64))
            })
        }),
        Pattern::new("tangent", "touching by Pythagorean triples, or beside that by 1, at any size", |n, seed| {
            each(n, seed, tangent)
        }),
        Pattern::new(
            "hair",
            "missing or cutting the circle by 10⁻¹¹ of a unit, at the greatest size",
            |n, seed| each(n, seed, hair),
        ),
        Pattern::new("far-bases", "a and b side by side, far from the circle", |n, seed| {
            each(n, seed, |random| {
                let (a, c) = ((within(random, MOST - 9), MOST - 9), (within(random, MOST / 2), -MOST / 2));
                let b = (a.0 + within(random, 9), a.1 + within(random, 9));
                (apart(a, b), (c, MOST / 2 + within(random, MOST / 3)))
            })
        }),
        Pattern::new("upright", "vertical and level lines", |n, seed| {
            each(n, seed, |random| {
                let (a, c) = ((within(random, 99), within(random, 99)), (within(random, 99), within(random, 99)));
                let by = 1 + random.below(50) as i64;
                let b = if random.below(2) == 0 { (a.0, a.1 + by) } else { (a.0 - by, a.1) };
                ((a, b), (c, random.below(150) as i64))
            })
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Queries>> {
    patterns().into_iter().filter(|p| ["uniform", "hair"].contains(&p.name)).collect()
}

fn each(n: usize, seed: u64, mut make: impl FnMut(&mut Random) -> Query) -> Queries {
    let mut random = Random::new(seed);
    Queries((0..n).map(|_| make(&mut random)).collect())
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

/// The points, the second moved by 1 if they are one.
fn apart(a: (i64, i64), b: (i64, i64)) -> ((i64, i64), (i64, i64)) {
    (a, if a == b { (b.0 - b.0.signum() + i64::from(b.0 == 0), b.1) } else { b })
}

/// The line in direction (p, q) at the distance m·h from the centre, where p² + q² = h².
fn tangent(random: &mut Random) -> Query {
    let (p, q, h) = [(3, 4, 5), (5, 12, 13), (8, 15, 17), (20, 21, 29), (0, 1, 1)][random.below(5)];
    let (p, q) = if random.below(2) == 0 { (p, q) } else { (-q, p) };
    let c = (within(random, MOST / 4), within(random, MOST / 4));
    let reach = 10i64.pow(random.below(5) as u32);
    let (m, t, length) = (1 + random.below(reach as usize) as i64, within(random, reach), within(random, reach));
    let off = [0, 0, 1, -1][random.below(4)];
    let a = (c.0 - m * q + t * p + off, c.1 + m * p + t * q);
    let b = (a.0 + length * p, a.1 + length * q);
    (if a == b { (a, (a.0 + p, a.1 + q)) } else { (a, b) }, (c, m * h))
}

/// A line along u at the distance h/|u| from the centre, and a radius of k, where h/k is a
/// convergent of the continued fraction of |u|: then |h² − |u|²·k²| is below 2·|u| + 1.
fn hair(random: &mut Random) -> Query {
    loop {
        let (p, q) = (1 + random.below(500_000) as i64, 1 + random.below(500_000) as i64);
        let Some((h, k)) = convergent(p * p + q * q, random) else { continue };
        let Some(a) = beside((p, q), h) else { continue };
        let b = (a.0 + p, a.1 + q);
        if b.0.max(b.1) <= MOST {
            return ((a, b), ((0, 0), k));
        }
    }
}

/// One of the last two convergents of √n whose denominator is at most 400,000.
fn convergent(n: i64, random: &mut Random) -> Option<(i64, i64)> {
    let root = n.isqrt();
    if root * root == n {
        return None;
    }
    let (mut m, mut d, mut term) = (0, 1, root);
    let (mut before, mut last) = ((1, 0), (root, 1));
    loop {
        m = d * term - m;
        d = (n - m * m) / d;
        term = (root + m) / d;
        let next = (term * last.0 + before.0, term * last.1 + before.1);
        if next.1 > 400_000 {
            break;
        }
        (before, last) = (last, next);
    }
    // Of neighbours one is too small and one too great.
    let chosen = [before, last][random.below(2)];
    Some(chosen).filter(|(_, k)| *k > 1000)
}

pub(super) fn cases() -> Vec<Case<Queries>> {
    let case = |name, queries: &[Query]| Case { name, input: Queries(queries.to_vec()) };
    let (low, high) = (-MOST, MOST);
    vec![
        case("no query", &[]),
        case("through the centre", &[(((0, 0), (1, 0)), ((3, 0), 2))]),
        case("touching", &[(((0, 2), (1, 2)), ((0, 0), 2))]),
        case("touching on a slanted line", &[(((-4, 3), (-1, 7)), ((0, 0), 5))]),
        case("just missing", &[(((0, 3), (1, 3)), ((0, 0), 2))]),
        case(
            "beyond the points that give the line",
            &[(((0, 0), (1, 0)), ((50, 0), 2)), (((1, 0), (0, 0)), ((50, 0), 2))],
        ),
        case("both points within the circle", &[(((0, 0), (1, 0)), ((0, 0), 5))]),
        case("a vertical line", &[(((1, 0), (1, 9)), ((0, 0), 2)), (((2, 0), (2, 9)), ((0, 0), 2))]),
        case("the centre far from the origin", &[(((100, 203), (101, 203)), ((100, 200), 5))]),
        case("a root that is no whole number", &[(((0, 0), (1, 1)), ((0, 0), 1)), (((0, 1), (5, 1)), ((0, 0), 2))]),
        case("a circle of radius 0", &[(((0, 0), (1, 1)), ((2, 2), 0)), (((0, 0), (1, 1)), ((2, 3), 0))]),
        case(
            "the greatest numbers",
            &[
                (((low, low), (high, high)), ((high, low), MOST)),
                (((low, low), (high, high)), ((0, 0), MOST)),
                (((low, low), (low, high)), ((0, 0), MOST)),
                (((low, low), (low, high)), ((low + 1, 5), 1)),
                (((low, low), (high, low + 1)), ((0, high), MOST)),
            ],
        ),
        case("missing by a hair", &[(((-103_513, 125_312), (0, 0)), ((123_878, 100_125), 159_273))]),
        case(
            "touching, the greatest numbers",
            &[
                (((low, high), (low + 4, high - 3)), ((0, 0), 200_000)),
                (((-800_000, -600_000), (-200_000, -1_400_000 + 400_000)), ((0, 0), 1_000_000)),
                (((-280_000, 960_000), (200_000, 820_000 + 280_000 - 100_000)), ((0, 0), 1_000_000)),
            ],
        ),
    ]
}

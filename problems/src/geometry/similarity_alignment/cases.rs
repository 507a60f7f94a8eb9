//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use super::{Matched, Pair, kata::MOST};

pub(super) fn patterns() -> Vec<Pattern<Matched>> {
    vec![
        Pattern::new(
            "face",
            "five landmarks seen again and again, in hundredths of a pixel, each a little off",
            |n, seed| {
                each(n, seed, |i, random| {
                    let template = [(3829, 5169), (7353, 5150), (5602, 7173), (4154, 9236), (7073, 9220)][i % 5];
                    let seen = moved(template, (0.9, 0.35), (12_000, 30_500));
                    (near(seen, 150, random), template)
                })
            },
        ),
        Pattern::new("exact", "turned, scaled and moved, and rounded to whole numbers", |n, seed| {
            each(n, seed, |_, random| {
                let p = anywhere(random, MOST / 4);
                (p, moved(p, (-1.25, 0.5), (3_000_000, -2_000_000)))
            })
        }),
        Pattern::new("unrelated", "partners that have nothing to do with the points", |n, seed| {
            each(n, seed, |_, random| (anywhere(random, MOST), anywhere(random, MOST)))
        }),
        Pattern::new("far-away", "points within 9 of one another, 10⁷ from the origin", |n, seed| {
            each(n, seed, |_, random| {
                let p = anywhere(random, 9);
                let q = near(moved(p, (0.6, -0.8), (0, 0)), 2, random);
                ((p.0 + MOST - 9, p.1 - MOST + 9), (q.0 - MOST + 20, q.1 - MOST + 20))
            })
        }),
        Pattern::new("mirrored", "seen in a mirror: a reflection would fit", |n, seed| {
            each(n, seed, |_, random| {
                let (x, y) = anywhere(random, 1000);
                ((x, 2 * y), near((-x, 2 * y), 20, random))
            })
        }),
        Pattern::new("one-line", "points on a line, partners on another one", |n, seed| {
            each(n, seed, |_, random| {
                let k = random.below(2001) as i64 - 1000;
                ((3 * k + 7, 4 * k), near((-5 * k, 12 * k - 3), 3, random))
            })
        }),
        Pattern::new("lattice", "on a lattice of 3 by 3", |n, seed| {
            each(n, seed, |_, random| (anywhere(random, 1), anywhere(random, 1)))
        }),
        Pattern::new("enlarged", "points within 1, partners within 10⁷: a great scale", |n, seed| {
            each(n, seed, |_, random| {
                let p = anywhere(random, 1);
                (p, near(moved(p, (4e6, 3e6), (0, 0)), 1000, random))
            })
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Matched>> {
    patterns().into_iter().filter(|p| ["face", "far-away", "unrelated"].contains(&p.name)).collect()
}

fn each(n: usize, seed: u64, mut make: impl FnMut(usize, &mut Random) -> Pair) -> Matched {
    let mut random = Random::new(seed);
    Matched((0..n).map(|i| make(i, &mut random)).collect())
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

fn anywhere(random: &mut Random, reach: i64) -> (i64, i64) {
    (within(random, reach), within(random, reach))
}

fn near((x, y): (i64, i64), reach: i64, random: &mut Random) -> (i64, i64) {
    (x + within(random, reach), y + within(random, reach))
}

/// The image of a point, rounded.
fn moved((x, y): (i64, i64), (a, b): (f64, f64), (tx, ty): (i64, i64)) -> (i64, i64) {
    let (x, y) = (x as f64, y as f64);
    ((a * x - b * y).round() as i64 + tx, (b * x + a * y).round() as i64 + ty)
}

pub(super) fn cases() -> Vec<Case<Matched>> {
    let case = |name, pairs: &[Pair]| Case { name, input: Matched(pairs.to_vec()) };
    let (low, high) = (-MOST, MOST);
    vec![
        case("no pair", &[]),
        case("one pair", &[((1, 2), (3, 4))]),
        case("one point, several partners", &[((1, 2), (3, 4)), ((1, 2), (5, 6))]),
        case("several points, one partner", &[((0, 0), (3, 4)), ((1, 2), (3, 4))]),
        case("nothing moves", &[((0, 0), (0, 0)), ((1, 0), (1, 0))]),
        case("moved alone", &[((0, 0), (5, -2)), ((1, 0), (6, -2)), ((0, 3), (5, 1))]),
        case("scaled alone", &[((0, 0), (0, 0)), ((1, 0), (3, 0)), ((0, 2), (0, 6))]),
        case("a quarter turn", &[((0, 0), (0, 0)), ((1, 0), (0, 1)), ((0, 2), (-2, 0))]),
        case("half a turn", &[((1, 0), (-1, 0)), ((-1, 0), (1, 0)), ((0, 5), (0, -5))]),
        case("turned about a far point", &[((10, 10), (-10, 10)), ((11, 10), (-10, 11))]),
        case("mirrored, three points", &[((0, 0), (0, 0)), ((2, 0), (-2, 0)), ((0, 1), (0, 1))]),
        case("no turn is better", &[((1, 0), (1, 0)), ((-1, 0), (-1, 0)), ((0, 1), (0, -1)), ((0, -1), (0, 1))]),
        case("stretched one way", &[((0, 0), (0, 0)), ((4, 0), (8, 0)), ((4, 4), (8, 4)), ((0, 4), (0, 4))]),
        case("one pair far off", &[((0, 0), (0, 0)), ((1, 0), (1, 0)), ((0, 1), (0, 1)), ((1, 1), (9, 9))]),
        case("a pair twice", &[((0, 0), (0, 0)), ((1, 0), (1, 0)), ((1, 0), (1, 0)), ((0, 1), (0, 3))]),
        case("means between whole numbers", &[((0, 0), (0, 0)), ((1, 0), (0, 1)), ((0, 0), (0, 0)), ((0, 1), (1, 0))]),
        case(
            "five landmarks of a face",
            &[
                ((3829, 5169), (3010, 4000)),
                ((7353, 5150), (6998, 4021)),
                ((5602, 7173), (5011, 6003)),
                ((4154, 9236), (3300, 8050)),
                ((7073, 9220), (6602, 8000)),
            ],
        ),
        case(
            "the greatest numbers",
            &[((low, low), (high, low)), ((high, high), (low, high)), ((low, high), (low, low))],
        ),
        case(
            "close together, far away",
            &[
                ((high - 2, high - 6), (high, low + 4)),
                ((high - 3, high - 7), (high - 7, low + 3)),
                ((high - 2, high - 7), (high - 1, low + 5)),
                ((high, high - 5), (high - 4, low + 3)),
                ((high - 1, high - 7), (high - 7, low)),
                ((high - 1, high - 6), (high - 4, low + 2)),
                ((high - 1, high - 7), (high, low + 1)),
            ],
        ),
    ]
}

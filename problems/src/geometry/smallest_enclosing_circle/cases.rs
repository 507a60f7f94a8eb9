//! The inputs: named patterns for tests and benches, literal cases.

use std::f64::consts::TAU;

use kihon_judge::{Case, Pattern, Random};

use super::{Points, kata::MOST};

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    vec![
        Pattern::new("square", "anywhere in a square", |n, seed| {
            each(n, seed, |_, random| (within(random, MOST), within(random, MOST)))
        }),
        Pattern::new("disk", "anywhere in a disk", |n, seed| {
            each(n, seed, |_, random| {
                loop {
                    let (x, y) = (within(random, MOST), within(random, MOST));
                    if x * x + y * y <= MOST * MOST {
                        return (x, y);
                    }
                }
            })
        }),
        Pattern::new("on-circle", "within half a unit of one circle, in random order", |n, seed| {
            each(n, seed, |_, random| on_circle(turn(random), MOST as f64))
        }),
        Pattern::new("lattice", "on a lattice of 7 by 7: many at the same distance", |n, seed| {
            each(n, seed, |_, random| (within(random, 3), within(random, 3)))
        }),
        Pattern::new(
            "line",
            "on a slanted line, from one end to the other: each outside of those before",
            |n, seed| {
                each(n, seed, |i, _| {
                    let x = if n > 1 { 2 * MOST * i as i64 / (n as i64 - 1) - MOST } else { 0 };
                    (x, x / 2)
                })
            },
        ),
        Pattern::new("spiral", "outwards round the origin, so that new points are outside of the circle", |n, seed| {
            each(n, seed, |i, _| on_circle(2.4 * i as f64, (MOST * (i as i64 + 1)) as f64 / n as f64))
        }),
        Pattern::new("all-equal", "one point n times", |n, seed| each(n, seed, |_, _| (3, -4))),
        Pattern::new("two-clusters", "crowded at two corners, one point in a hundred between them", |n, seed| {
            each(n, seed, |_, random| match random.below(100) {
                0 => (within(random, MOST), within(random, MOST)),
                k if k % 2 == 0 => (MOST - random.below(50) as i64, MOST - random.below(50) as i64),
                _ => (-MOST + random.below(2000) as i64, -MOST + random.below(50) as i64),
            })
        }),
        Pattern::new("needle", "a flat cloud: triples that make all but straight lines", |n, seed| {
            each(n, seed, |_, random| (within(random, MOST), within(random, 1)))
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    const SLOW: [&str; 4] = ["on-circle", "line", "spiral", "square"];
    let patterns = patterns();
    SLOW.iter().filter_map(|slow| patterns.iter().find(|p| p.name == *slow).copied()).collect()
}

fn each(n: usize, seed: u64, mut make: impl FnMut(usize, &mut Random) -> (i64, i64)) -> Points {
    let mut random = Random::new(seed);
    Points((0..n).map(|i| make(i, &mut random)).collect())
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

fn turn(random: &mut Random) -> f64 {
    (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64 * TAU
}

fn on_circle(angle: f64, radius: f64) -> (i64, i64) {
    ((radius * angle.cos()).round() as i64, (radius * angle.sin()).round() as i64)
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, points: &[(i64, i64)]| Case { name, input: Points(points.to_vec()) };
    let (low, high) = (-MOST, MOST);
    vec![
        case("no point", &[]),
        case("one point", &[(5, -2)]),
        case("two points", &[(0, 0), (1, 0)]),
        case("one point three times", &[(2, 2), (2, 2), (2, 2)]),
        case("a point twice among others", &[(0, 0), (4, 0), (0, 0), (3, 3)]),
        case("an acute triangle", &[(0, 0), (4, 0), (3, 3)]),
        case("a right triangle", &[(0, 0), (4, 0), (0, 3)]),
        case("an obtuse triangle", &[(0, 0), (9, 0), (4, 1)]),
        case("on one line", &[(0, 0), (2, 1), (4, 2), (6, 3)]),
        case("on one line, the ends in the middle", &[(2, 1), (6, 3), (0, 0), (4, 2)]),
        case("on a vertical line", &[(0, 5), (0, -1), (0, 2)]),
        case("a square", &[(0, 0), (1, 0), (1, 1), (0, 1)]),
        case("the farthest pair is no diameter", &[(0, 0), (10, 0), (5, 8)]),
        case("many points in one corner", &[(0, 0), (0, 0), (0, 1), (1, 0), (1, 1), (10, 0)]),
        case("the box is larger than the circle", &[(5, 0), (0, 5), (-5, 0), (0, -5)]),
        case(
            "twelve on one circle",
            &[(5, 0), (4, 3), (3, 4), (0, 5), (-3, 4), (-4, 3), (-5, 0), (-4, -3), (-3, -4), (0, -5), (3, -4), (4, -3)],
        ),
        case("the last point moves the circle", &[(0, 0), (2, 0), (1, 1), (1, -1), (1, 9)]),
        case("the greatest triangle", &[(low, low), (high, low), (0, high)]),
        case("the corners", &[(low, low), (high, low), (high, high), (low, high)]),
        case("a needle", &[(low, 0), (high, 0), (high, 1), (high, -1)]),
        case("nearly on one line", &[(low, low), (0, 1), (high, high)]),
    ]
}

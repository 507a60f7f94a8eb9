//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use crate::geometry::{
    points::Points,
    samples::{Pair, circle, comb, coordinate, monotone_ring, pattern, spiral, square},
};

/// The greatest coordinate.
pub(super) const REACH: i64 = 1_000_000_000_000_000;

const RANDOM: Pattern<Points> =
    pattern!("random", "corners anywhere in the allowed square: a ring that crosses itself all over", |n, seed| {
        square(n, REACH, &mut Random::new(seed))
    });
const WINDING: Pattern<Points> =
    pattern!("winding", "round and round the greatest square: the greatest area there is", |n, _| {
        [(-REACH, -REACH), (REACH, -REACH), (REACH, REACH), (-REACH, REACH)].into_iter().cycle().take(n).collect()
    });

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    vec![
        RANDOM,
        WINDING,
        pattern!("convex", "corners of a large circle, counter-clockwise", |n, _| circle(n, REACH)),
        pattern!("clockwise", "corners of a large circle, clockwise", |n, _| {
            circle(n, REACH).into_iter().rev().collect()
        }),
        pattern!("monotone", "a simple ring with many corners that turn back", |n, seed| {
            monotone_ring(square(n, 1000, &mut Random::new(seed)))
        }),
        pattern!("comb", "long upright teeth", |n, _| comb(n, 1_000_000)),
        pattern!("spiral", "a corridor that winds outwards, far more corners than area", |n, _| spiral(n)),
        pattern!(
            "far",
            "a ring of a few units in the farthest corner: nearly all of each product cancels",
            |n, seed| {
                let mut random = Random::new(seed);
                let mut near = || REACH - 3 + coordinate(&mut random, 3);
                (0..n).map(|_| (near(), near())).collect()
            },
        ),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    vec![RANDOM, WINDING]
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, ring: &[Pair]| Case { name, input: Points(ring.to_vec()) };
    const R: i64 = REACH;
    vec![
        case("no corner", &[]),
        case("one corner", &[(7, 5)]),
        case("two corners", &[(7, 5), (1, 2)]),
        case("three corners on a line", &[(0, 0), (1, 1), (3, 3)]),
        case("all corners equal", &[(4, 4), (4, 4), (4, 4)]),
        case("a triangle with half a unit", &[(0, 0), (1, 0), (0, 1)]),
        case("the last side carries the area", &[(3, 1), (3, 5), (0, 5)]),
        case("clockwise", &[(0, 0), (0, 2), (2, 2), (2, 0)]),
        case("left of the origin and below it", &[(-3, -3), (-1, -3), (-1, -1), (-3, -1)]),
        case("a notch seen from the first corner", &[(0, 0), (6, 0), (1, 1), (0, 6)]),
        case("a first corner repeated at the end", &[(0, 0), (4, 0), (0, 3), (0, 0)]),
        case("a corner on a side", &[(0, 0), (2, 0), (4, 0), (0, 3)]),
        case("twice around", &[(0, 0), (2, 0), (2, 2), (0, 2), (0, 0), (2, 0), (2, 2), (0, 2)]),
        case("an area that one float step hides", &[(0, 0), (R, R - 1), (R - 1, R - 2)]),
        case("the greatest triangle", &[(-R, -R), (R, -R), (-R, R)]),
        case("a product above 64 bits", &[(0, 0), (4_294_967_296, 0), (0, 4_294_967_296)]),
        case("a product above 31 bits", &[(0, 0), (65_536, 0), (0, 65_536)]),
    ]
}

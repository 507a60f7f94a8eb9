//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, circle, comb, dotted_square, monotone_ring, named, pattern, spiral, square},
};

/// A ring of about n corners in a box of about n × n.
const MONOTONE: Pattern<Points> = pattern!("monotone", "corners at random in a square of n × n", |n, seed| {
    monotone_ring(square(n, (n as i64 / 2).max(2), &mut Random::new(seed)))
});

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    vec![
        MONOTONE,
        pattern!("clockwise", "the same the other way round", |n, seed| {
            let mut ring = (MONOTONE.make)(n, seed);
            ring.0.reverse();
            ring.0
        }),
        pattern!("comb", "narrow teeth with next to nothing inside", |n, _| comb(n, 10)),
        pattern!("spiral", "a corridor of width 1: nothing inside", |n, _| spiral(n)),
        pattern!("dotted-square", "a square with a corner at each lattice point of its sides", |n, _| {
            dotted_square(n)
        }),
        pattern!("convex", "corners of a circle of radius 10⁹", |n, _| circle(n.max(3), FAR)),
        pattern!("wide-spiral", "a corridor that winds to the ends of the allowed square", |n, _| {
            let ring = spiral(n);
            let reach = ring.iter().map(|p| p.0.abs().max(p.1.abs())).max().unwrap_or(1);
            ring.into_iter().map(|(x, y)| (x * (FAR / reach), y * (FAR / reach))).collect()
        }),
        pattern!("wide-monotone", "corners at random in the allowed square", |n, seed| {
            monotone_ring(square(n, FAR, &mut Random::new(seed)))
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    named(&patterns(), &["monotone", "wide-monotone", "wide-spiral", "dotted-square"])
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, ring: &[Pair]| Case { name, input: Points(ring.to_vec()) };
    vec![
        case("a unit square", &[(0, 0), (1, 0), (1, 1), (0, 1)]),
        case("one point inside", &[(0, 0), (2, 0), (2, 2), (0, 2)]),
        case("one point inside, no point on a side", &[(0, 0), (2, 1), (1, 2)]),
        case("half a unit of area", &[(0, 0), (3, 1), (2, 1)]),
        case("clockwise", &[(0, 0), (0, 3), (3, 3), (3, 0)]),
        case("around the origin", &[(-2, -2), (2, -2), (2, 2), (-2, 2)]),
        case("straight corners", &[(0, 0), (1, 0), (3, 0), (3, 3), (2, 2), (1, 1)]),
        case("a corner turned inwards", &[(0, 0), (5, 0), (5, 5), (2, 2)]),
        case("an upright side cut in two", &[(0, 0), (3, 0), (3, 4), (0, 4), (0, 2)]),
        case("the last side has points on it", &[(3, 0), (3, 3), (0, 3)]),
        case("a side with points on it, leading down", &[(0, 6), (4, 0), (4, 6)]),
        case(
            "a plus sign",
            &[(1, 0), (2, 0), (2, 1), (3, 1), (3, 2), (2, 2), (2, 3), (1, 3), (1, 2), (0, 2), (0, 1), (1, 1)],
        ),
        case("a needle of 10⁹", &[(0, 0), (FAR, 1), (FAR, 2)]),
        case("a right triangle of 10⁹", &[(0, 0), (FAR, 0), (0, FAR)]),
        case("the greatest square", &[(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)]),
        case("sides that take Euclid longest", &[(0, 0), (701_408_733, 433_494_437), (267_914_296, 165_580_142)]),
    ]
}

//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use crate::geometry::{
    points::Points,
    samples::{Pair, clouds, named, pattern, square},
};

/// The greatest coordinate.
pub(super) const REACH: i64 = 1_000_000_000_000_000_000;

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    let mut patterns = clouds();
    patterns.push(pattern!("widest", "anywhere in the allowed square: products of 122 bits", |n, seed| {
        square(n, REACH, &mut Random::new(seed))
    }));
    patterns
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    named(&patterns(), &["circle", "square", "slanted-line", "widest"])
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, points: &[Pair]| Case { name, input: Points(points.to_vec()) };
    const R: i64 = REACH;
    vec![
        case("no point", &[]),
        case("one point", &[(3, 4)]),
        case("two points", &[(3, 4), (1, 2)]),
        case("two points at one height", &[(3, 1), (1, 1)]),
        case("one point three times", &[(3, 4), (3, 4), (3, 4)]),
        case("two points, each twice", &[(1, 1), (0, 0), (1, 1), (0, 0)]),
        case("on an upright line", &[(1, 5), (1, 2), (1, 9), (1, 2)]),
        case("on a level line", &[(5, 1), (2, 1), (9, 1), (2, 1)]),
        case("on a line that falls", &[(0, 4), (4, 0), (1, 3), (3, 1), (2, 2)]),
        case("points on every side", &[(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1), (1, 1)]),
        case("points on the last side", &[(2, 0), (4, 4), (0, 4), (1, 2)]),
        case("two lowest points", &[(4, 0), (1, 0), (2, 5)]),
        case("the lowest is not the leftmost", &[(0, 3), (2, 0), (5, 2), (3, 4)]),
        case("two highest points", &[(2, 0), (0, 5), (4, 5)]),
        case("given clockwise", &[(0, 0), (0, 2), (2, 2), (2, 0)]),
        case("repeated corners", &[(0, 0), (2, 0), (0, 0), (2, 2), (2, 2), (0, 2)]),
        case("one inside", &[(0, 0), (3, 0), (0, 3), (1, 1)]),
        case("a corner by one unit in 10¹⁸", &[(-R, -R), (0, -1), (R, R), (-R, R)]),
        case("two points at nearly one angle, the nearer a corner too", &[(0, 0), (R, R), (R / 2, R / 2 + 1)]),
        case("straight over 2 · 10¹⁸", &[(-R, -R), (0, 0), (R, R), (-R, R)]),
        case("the greatest square", &[(R, R), (-R, R), (R, -R), (-R, -R)]),
        case("products above 64 bits", &[(0, 0), (4_294_967_296, 0), (4_294_967_296, 4_294_967_296), (1, 5)]),
    ]
}

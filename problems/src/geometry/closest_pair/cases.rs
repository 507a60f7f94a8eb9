//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern};

use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, clouds, named, pattern},
};

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    let mut patterns = clouds();
    patterns.push(pattern!("widening-line", "one x for all, each gap wider than those below it", |n, _| {
        (0..n as i64).map(|i| (3, i * (i + 1) / 2 % FAR)).collect()
    }));
    patterns
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    named(&patterns(), &["square", "upright-line", "level-line", "two-lines", "grid"])
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, points: &[Pair]| Case { name, input: Points(points.to_vec()) };
    vec![
        case("no point", &[]),
        case("one point", &[(3, 4)]),
        case("two points", &[(3, 4), (1, 2)]),
        case("one point three times", &[(3, 4), (3, 4), (3, 4)]),
        case("a point twice, apart in the list", &[(5, 5), (0, 0), (2, 9), (5, 5)]),
        case("on an upright line", &[(1, 50), (1, 2), (1, 9), (1, 30)]),
        case("on a level line", &[(50, 1), (2, 1), (9, 1), (30, 1)]),
        case("near in x, far in y", &[(0, 0), (1, 100), (9, 3), (12, 1)]),
        case("neighbours neither by x nor by y", &[(0, 0), (3, 4), (1, 50), (2, -50), (50, 2), (-50, 1)]),
        case("across the middle", &[(0, 0), (9, 0), (10, 0), (20, 0)]),
        case("across the middle, not next to each other there", &[(-7, 6), (0, 3), (8, 4), (0, 6)]),
        case("three in the band", &[(1, 0), (-1, 0), (3, -1), (1, -1)]),
        case("across the middle, nearly as far as within the halves", &[(0, 0), (0, 10), (8, 0), (8, 10)]),
        case("nearest as the crow flies, not along x and y", &[(0, 0), (3, 3), (20, 0), (25, 0)]),
        case("several nearest pairs", &[(0, 0), (1, 0), (0, 1), (1, 1)]),
        case("all pairs as near as can be told by x alone", &[(0, 0), (0, 5), (0, 9), (0, 12)]),
        case("the only two points, as far apart as can be", &[(-FAR, -FAR), (FAR, FAR)]),
        case("squares above 32 bits", &[(0, 0), (65_536, 0), (0, 60_000)]),
        case("two distances that a float cannot tell apart", &[(-FAR, -FAR), (1 - FAR, FAR), (FAR, -FAR)]),
    ]
}

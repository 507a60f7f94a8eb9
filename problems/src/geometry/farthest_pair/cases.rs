//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern};

use crate::geometry::{
    points::Points,
    samples::{FAR, Pair, clouds, named},
};

pub(super) fn patterns() -> Vec<Pattern<Points>> {
    clouds()
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Points>> {
    named(&clouds(), &["circle", "parabola", "square", "slanted-line"])
}

pub(super) fn cases() -> Vec<Case<Points>> {
    let case = |name, points: &[Pair]| Case { name, input: Points(points.to_vec()) };
    vec![
        case("no point", &[]),
        case("one point", &[(3, 4)]),
        case("two points", &[(3, 4), (1, 2)]),
        case("one point three times", &[(3, 4), (3, 4), (3, 4)]),
        case("on an upright line", &[(1, 5), (1, 2), (1, 9), (1, 2)]),
        case("on a level line", &[(5, 1), (2, 1), (9, 1), (2, 1)]),
        case("on a line that falls", &[(0, 4), (4, 0), (1, 3), (3, 1), (2, 2)]),
        case("a rectangle: parallel sides", &[(0, 0), (5, 0), (5, 2), (0, 2)]),
        case("a parallelogram", &[(0, 0), (4, 0), (5, 3), (1, 3)]),
        case("a parallelogram the other way", &[(1, 0), (5, 0), (4, 3), (0, 3)]),
        case("a triangle with one long side", &[(0, 0), (7, 1), (3, 3)]),
        case("neither end is extreme in x or y", &[(0, 5), (1, 9), (5, 10), (10, 5), (9, 1), (5, 0)]),
        case("a side is longer than the diagonals", &[(0, 0), (10, 0), (9, 1), (1, 1)]),
        case("the walk from the first point ends elsewhere", &[(0, 0), (3, 0), (1, 3), (1, -3)]),
        case("a long way along x and y, a short way across", &[(0, 0), (3, 3), (5, 0)]),
        case("the greatest distance", &[(-FAR, -FAR), (FAR, FAR), (0, 0)]),
        case("a square above 32 bits", &[(0, 0), (65_536, 0), (0, 1)]),
        case("two distances that a float cannot tell apart", &[(-FAR, 0), (FAR, 0), (FAR, 1)]),
        case(
            "from a corner the distance falls and rises again",
            &[(2, 0), (13, -7), (14, -5), (15, -2), (13, 6), (11, 5)],
        ),
    ]
}

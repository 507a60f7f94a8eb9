//! The inputs: named patterns for tests and benches, literal cases.

use kihon_judge::{Case, Pattern, Random};

use super::{Pair, Pairs, kata::MOST};

pub(super) fn patterns() -> Vec<Pattern<Pairs>> {
    vec![
        Pattern::new("uniform", "ends anywhere: one pair in four crosses", |n, seed| {
            each(n, seed, |random| {
                let mut anywhere = || (within(random, MOST), within(random, MOST));
                ((anywhere(), anywhere()), (anywhere(), anywhere()))
            })
        }),
        Pattern::new("lattice", "all ends on a lattice of 5 by 5: every special case", |n, seed| {
            each(n, seed, |random| {
                let mut near = || (within(random, 2), within(random, 2));
                ((near(), near()), (near(), near()))
            })
        }),
        Pattern::new("short", "short segments far from one another, as in a drawing: few meet", |n, seed| {
            each(n, seed, |random| {
                let mut short = || {
                    let (x, y) = (within(random, 3000), within(random, 3000));
                    ((x, y), (x + within(random, 1000), y + within(random, 1000)))
                };
                (short(), short())
            })
        }),
        Pattern::new("one-line", "both on one slanted line, apart, end to end or overlapping", |n, seed| {
            each(n, seed, |random| {
                let (p, u) =
                    ((within(random, MOST / 2), within(random, MOST / 2)), (direction(random), direction(random)));
                let mut at = || {
                    let k = within(random, 6);
                    (p.0 + k * u.0, p.1 + k * u.1)
                };
                ((at(), at()), (at(), at()))
            })
        }),
        Pattern::new("touching", "an end of the one on the other, or beside it by 1, at any size", |n, seed| {
            each(n, seed, touching)
        }),
        Pattern::new("parallel", "side by side: the same direction, 1 apart", |n, seed| {
            each(n, seed, |random| {
                let (p, u) =
                    ((within(random, MOST / 2), within(random, MOST / 2)), (direction(random), direction(random)));
                let off = [(1, 0), (0, 1), (-1, 0), (0, -1)][random.below(4)];
                let mut at = |off: (i64, i64)| {
                    let k = within(random, 6);
                    (p.0 + k * u.0 + off.0, p.1 + k * u.1 + off.1)
                };
                ((at((0, 0)), at((0, 0))), (at(off), at(off)))
            })
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Pairs>> {
    patterns().into_iter().filter(|p| ["uniform", "touching"].contains(&p.name)).collect()
}

fn each(n: usize, seed: u64, mut make: impl FnMut(&mut Random) -> Pair) -> Pairs {
    let mut random = Random::new(seed);
    Pairs((0..n).map(|_| make(&mut random)).collect())
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

/// One coordinate of a direction, of any size, small enough for six times it.
fn direction(random: &mut Random) -> i64 {
    let reach = 10i64.pow(random.below(17) as u32);
    within(random, reach)
}

fn touching(random: &mut Random) -> Pair {
    let reach = 10i64.pow(1 + random.below(16) as u32);
    let (a, u) = ((within(random, reach), within(random, reach)), (within(random, reach), within(random, reach)));
    // The end c is a + k·u of a segment that reaches from a − 6u to a + 6u.
    let (k, off) = (within(random, 7), [(0, 0), (0, 0), (1, 0), (0, 1), (-1, 0)][random.below(5)]);
    let at = |k: i64| (a.0 + k * u.0, a.1 + k * u.1);
    let c = (at(k).0 + off.0, at(k).1 + off.1);
    let d = (within(random, 10 * reach), within(random, 10 * reach));
    let (ab, cd) = if random.below(2) == 0 { ((at(-6), at(6)), (c, d)) } else { ((at(6), at(-6)), (d, c)) };
    if random.below(2) == 0 { (ab, cd) } else { (cd, ab) }
}

pub(super) fn cases() -> Vec<Case<Pairs>> {
    let case = |name, pairs: &[Pair]| Case { name, input: Pairs(pairs.to_vec()) };
    let (low, high) = (-MOST, MOST);
    vec![
        case("no pair", &[]),
        case("one point four times", &[(((0, 0), (0, 0)), ((0, 0), (0, 0)))]),
        case("two points", &[(((0, 0), (0, 0)), ((1, 1), (1, 1)))]),
        case("a point on a segment's line", &[(((3, 3), (3, 3)), ((0, 0), (2, 2)))]),
        case("a point at an end", &[(((0, 0), (2, 2)), ((2, 2), (2, 2)))]),
        case("the same segment", &[(((0, 0), (2, 1)), ((0, 0), (2, 1)))]),
        case("the same segment, the other way", &[(((0, 0), (2, 1)), ((2, 1), (0, 0)))]),
        case("one within the other", &[(((0, 0), (9, 0)), ((6, 0), (3, 0)))]),
        case("an end in common, one within the other", &[(((0, 0), (9, 0)), ((9, 0), (3, 0)))]),
        case("end to end on a line", &[(((0, 0), (0, 3)), ((0, 3), (0, 5)))]),
        case("overlapping on a vertical line", &[(((0, 0), (0, 3)), ((0, 5), (0, 2)))]),
        case("apart on a vertical line", &[(((0, 0), (0, 3)), ((0, 5), (0, 4)))]),
        case("overlapping boxes on a falling line", &[(((0, 4), (4, 0)), ((3, 1), (7, -3)))]),
        case("an L", &[(((0, 0), (0, 3)), ((0, 0), (3, 0)))]),
        case("a T", &[(((0, 0), (4, 0)), ((2, 0), (2, 3)))]),
        case("a T that misses", &[(((0, 0), (4, 0)), ((2, 1), (2, 3)))]),
        case("only the first's line cuts the second", &[(((0, 0), (1, 0)), ((2, -1), (2, 1)))]),
        case("only the second's line cuts the first", &[(((2, -1), (2, 1)), ((0, 0), (1, 0)))]),
        case("boxes overlap, segments do not", &[(((0, 0), (4, 4)), ((3, 0), (4, 1)))]),
        case("the greatest cross", &[(((low, low), (high, high)), ((low, high), (high, low)))]),
        case("the greatest areas, on one side", &[(((low, low), (high, low)), ((high, high), (low, high)))]),
        case(
            "an end beside the diagonal by 1",
            &[
                (((low, low), (high, high)), ((0, 1), (low, high))),
                (((low, low), (high, high)), ((0, 0), (low, high))),
                (((low, low), (high, high)), ((1, 0), (low, high))),
            ],
        ),
        case(
            "floats cannot tell",
            &[
                (((0, 0), (high, high - 1)), ((high - 1, high - 2), (high, 0))),
                (((0, 0), (high, high - 1)), ((high - 1, high - 2), (0, high))),
            ],
        ),
    ]
}

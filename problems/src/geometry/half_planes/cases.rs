//! The inputs: named patterns for tests and benches, literal cases.

use std::f64::consts::{PI, TAU};

use kihon_judge::{Case, Pattern, Random};

use super::{Line, Lines, kata::MOST};
use crate::geometry::lattice::beside;

pub(super) fn patterns() -> Vec<Pattern<Lines>> {
    vec![
        Pattern::new(
            "tangents",
            "lines that touch a circle from all sides, shuffled: nearly all have a side",
            |n, seed| each(n, seed, |random| tangent(random, TAU)),
        ),
        Pattern::new(
            "parabola",
            "lines that touch a circle from below alone: unbounded, with a side for nearly all",
            |n, seed| each(n, seed, |random| tangent(random, PI)),
        ),
        Pattern::new("around-the-origin", "lines anywhere with the origin on their left: few sides", |n, seed| {
            each(n, seed, |random| {
                let (a, b) = (anywhere(random), anywhere(random));
                let cross = i128::from(a.0) * i128::from(b.1) - i128::from(a.1) * i128::from(b.0);
                two_points(if cross < 0 { (b, a) } else { (a, b) })
            })
        }),
        Pattern::new("anyhow", "lines anywhere, either way: soon nothing in common", |n, seed| {
            each(n, seed, |random| two_points((anywhere(random), anywhere(random))))
        }),
        Pattern::new(
            "lattice",
            "lines through points of a 5 by 5 lattice, the middle on the left or on the line",
            |n, seed| {
                each(n, seed, |random| {
                    let mut near = || (within(random, 2), within(random, 2));
                    let (a, b) = two_points((near(), near()));
                    if a.0 * b.1 < a.1 * b.0 { (b, a) } else { (a, b) }
                })
            },
        ),
        Pattern::new("eight-ways", "eight directions, many lines in each", |n, seed| {
            each(n, seed, |random| {
                let (x, y) = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)][random.below(8)];
                // Some distance to the right of the origin, and somewhere along.
                let (out, along) = (1 + random.below(1 << 20) as i64, within(random, 1 << 20));
                let a = (y * out + x * along, -x * out + y * along);
                (a, (a.0 + 3 * x, a.1 + 3 * y))
            })
        }),
        Pattern::new("hair", "two lines through a point, and others past it at 10⁻⁹ of a unit", |n, seed| {
            let mut random = Random::new(seed);
            Lines(hair(n, &mut random))
        }),
        Pattern::new(
            "nothing-at-the-end",
            "lines that touch a circle, and one beyond it: nothing in common",
            |n, seed| {
                let Lines(mut lines) = each(n, seed, |random| tangent(random, TAU));
                if let Some(last) = lines.last_mut() {
                    *last = ((-5, MOST - 1), (5, MOST));
                }
                Lines(lines)
            },
        ),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Lines>> {
    const SLOW: [&str; 4] = ["tangents", "parabola", "around-the-origin", "eight-ways"];
    let patterns = patterns();
    SLOW.iter().filter_map(|slow| patterns.iter().find(|p| p.name == *slow).copied()).collect()
}

fn each(n: usize, seed: u64, mut make: impl FnMut(&mut Random) -> Line) -> Lines {
    let mut random = Random::new(seed);
    Lines((0..n).map(|_| make(&mut random)).collect())
}

/// A whole number from −reach to reach.
fn within(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

fn anywhere(random: &mut Random) -> (i64, i64) {
    (within(random, MOST), within(random, MOST))
}

/// The line, its second point moved by 1 if both are one.
fn two_points((a, b): Line) -> Line {
    (a, if a == b { (b.0 - b.0.signum() + i64::from(b.0 == 0), b.1) } else { b })
}

/// A line that touches the circle of radius 4·10⁸ around the origin, which is on its left,
/// rounded; its direction within an angle from 0.
fn tangent(random: &mut Random, angle: f64) -> Line {
    let angle = (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64 * angle;
    let (x, y) = ((4e8 * angle.cos()) as i64, (4e8 * angle.sin()) as i64);
    ((y, -x), (y + x, y - x))
}

/// Two lines through the origin that leave a wedge around the direction (1, 0), and lines
/// across it that pass the origin at a cross product of −2 to 2: the first of them may close
/// the wedge, the others cut its corner off, or miss it.
fn hair(n: usize, random: &mut Random) -> Vec<Line> {
    let mut lines = Vec::new();
    let size = |random: &mut Random| MOST / 2 - random.below(1 << 20) as i64;
    while lines.len() < n {
        let (x, y) = (size(random), size(random));
        let line = match lines.len() {
            0 => ((x, y), (0, 0)),
            1 => ((-x, y), (0, 0)),
            count => {
                let closes = count == 2 && random.below(2) == 0;
                let u = (within(random, 1000), if closes { y } else { -y });
                let Some(a) = beside(u, within(random, 2)) else { continue };
                (a, (a.0 + u.0, a.1 + u.1))
            }
        };
        lines.push(line);
    }
    random.shuffle(&mut lines);
    lines
}

pub(super) fn cases() -> Vec<Case<Lines>> {
    let case = |name, lines: &[Line]| Case { name, input: Lines(lines.to_vec()) };
    // Half-planes by what they say.
    let (right, left, up, down) = (((0, 0), (0, -1)), ((4, 0), (4, 1)), ((0, 0), (1, 0)), ((0, 4), (-1, 4)));
    let (low, high) = (-MOST, MOST);
    vec![
        case("no line", &[]),
        case("one line", &[up]),
        case("a line twice", &[up, ((5, 0), (9, 0))]),
        case("a strip", &[up, down]),
        case("a strip without width", &[up, ((0, 0), (-1, 0))]),
        case("facing away", &[((0, 4), (1, 4)), ((0, 0), (-1, 0))]),
        case("a corner", &[right, up]),
        case("a square", &[right, left, up, down]),
        case("half a strip", &[right, up, down]),
        case("half a strip, the other way", &[left, up, down]),
        case("the inner of parallel lines, first", &[((0, 1), (1, 1)), up, right, left]),
        case("the inner of parallel lines, last", &[up, ((0, 1), (1, 1)), right, left]),
        case("a line through a corner", &[right, left, up, down, ((1, -1), (-1, 1)), ((-1, 1), (1, -1))]),
        case("a line that touches a corner", &[right, left, up, down, ((-1, 1), (1, -1))]),
        case("a line that cuts a corner off", &[right, left, up, down, ((0, 1), (1, 0))]),
        case("a line that cuts three corners off", &[right, left, up, down, ((1, 0), (0, 1))]),
        case("three lines through a point, nothing", &[up, ((0, 0), (-1, 1)), ((0, 0), (-1, -1))]),
        case("three lines through a point, a wedge", &[up, ((0, 0), (1, 1)), ((0, 0), (-1, 1))]),
        case("a triangle", &[up, ((4, 0), (0, 4)), right]),
        case("a triangle turned inside out", &[((1, 0), (0, 0)), ((0, 4), (4, 0)), ((0, 0), (0, 1))]),
        case("the same lines in any order", &[left, down, right, up, left, up]),
        case(
            "two lines behind a corner",
            &[((0, -3), (1, -3)), ((0, 0), (1, 2)), ((0, 10), (-1, 10)), ((0, 0), (1, -2)), ((-3, 0), (-1, -1))],
        ),
        case(
            "a cap far below two that end",
            &[((0, 0), (1, 3)), ((0, 0), (1, -3)), ((9, 0), (9, 1)), ((0, 9), (-1, 9))],
        ),
        case("nothing, told late", &[up, left, down, right, ((0, 9), (1, 9))]),
        case("nothing, told early", &[((0, 9), (1, 9)), up, left, down, right]),
        case(
            "lines that meet beyond all coordinates",
            &[((low, 0), (high, 1)), ((high, 3), (low, 3)), ((0, 5), (0, -5))],
        ),
        case(
            "all but parallel",
            &[((low, low), (high, high - 1)), ((high - 1, high), (low, low + 2)), ((low, 0), (low, -1))],
        ),
        case(
            "nearly the same direction",
            &[((low, low), (high, high - 1)), ((low, low), (high - 1, high - 2)), ((1, 1), (0, 1))],
        ),
        case(
            "a corner missed by a hair",
            &[((-856, 470_286_610), (53, -29_118_213)), ((1, 0), (0, 0)), ((74_455_108, 499_474_405), (0, 0))],
        ),
        case(
            "corners beyond 64 bits",
            &[((0, 0), (0, 21_543)), ((39_711, 0), (-59_006, 0)), ((93_191, -2684), (7307, 46_330))],
        ),
        case(
            "the greatest numbers",
            &[((low, low), (high, low)), ((high, low), (high, high)), ((high, high), (low, low))],
        ),
    ]
}

//! Points and rings with a shape, for the patterns of the katas on them.
//!
//! A ring is the list of its corners; the last one is joined to the first. Those here
//! called simple have no two sides with a point in common but neighbours their corner.

use kihon_geometry::{Point, rings::is_simple};
use kihon_judge::{Pattern, Random};
use proptest::{collection::vec, prelude::*};

use super::points::Points;

/// A point.
pub(super) type Pair = (i64, i64);

/// A number from `-reach` to `reach`.
pub(super) fn coordinate(random: &mut Random, reach: i64) -> i64 {
    random.below(2 * reach as usize + 1) as i64 - reach
}

/// Points anywhere in a square around the origin.
pub(super) fn square(n: usize, reach: i64, random: &mut Random) -> Vec<Pair> {
    (0..n).map(|_| (coordinate(random, reach), coordinate(random, reach))).collect()
}

/// Points of one circle in order, rounded: nearly all of them are corners of their hull.
pub(super) fn circle(n: usize, radius: i64) -> Vec<Pair> {
    let at = |i: usize| {
        let (sin, cos) = (std::f64::consts::TAU * i as f64 / n as f64).sin_cos();
        ((radius as f64 * cos).round() as i64, (radius as f64 * sin).round() as i64)
    };
    (0..n).map(at).collect()
}

/// A square lattice of n points or the first of them, row by row.
pub(super) fn grid(n: usize) -> Vec<Pair> {
    let side = (n as f64).sqrt().ceil().max(1.0) as usize;
    (0..n).map(|i| ((i % side) as i64, (i / side) as i64)).collect()
}

/// Twice the area of the triangle, positive where it turns to the left.
pub(super) fn cross(a: Pair, b: Pair, c: Pair) -> i128 {
    let by = |p: Pair, q: Pair| (i128::from(q.0) - i128::from(p.0), i128::from(q.1) - i128::from(p.1));
    let ((ux, uy), (vx, vy)) = (by(a, b), by(a, c));
    ux * vy - uy * vx
}

/// The simplest ring with an area.
pub(super) const TRIANGLE: [Pair; 3] = [(0, 0), (1, 0), (0, 1)];

/// A simple ring through all of the points, counter-clockwise: those below the line from the first to
/// the last of them one after another, then those above it back. A triangle where they
/// have no area.
///
/// Both ways only go up in the order by x, then y, so neither meets itself.
pub(super) fn monotone_ring(mut points: Vec<Pair>) -> Vec<Pair> {
    points.sort_unstable();
    points.dedup();
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return TRIANGLE.to_vec() };
    if points.iter().all(|&p| cross(first, last, p) == 0) {
        return TRIANGLE.to_vec();
    }
    // Those on the line go with the way that leaves it.
    let level = if points.iter().any(|&p| cross(first, last, p) > 0) { 1 } else { 0 };
    let is_above = |&p: &Pair| p != first && p != last && cross(first, last, p) >= level;
    let (above, mut ring): (Vec<Pair>, Vec<Pair>) = points.into_iter().partition(is_above);
    ring.extend(above.into_iter().rev());
    ring
}

/// A simple ring through most of the points: each is put into the first side, from one drawn on,
/// that can go over it. Cubic, for a few points.
fn grown_ring(points: &[(Pair, usize)]) -> Vec<Pair> {
    let mut ring = TRIANGLE.to_vec();
    for &(point, side) in points {
        for k in 0..ring.len() {
            let mut longer = ring.clone();
            longer.insert((side + k) % ring.len() + 1, point);
            if simple(&longer) {
                ring = longer;
                break;
            }
        }
    }
    ring
}

/// Whether no two sides have a point in common but neighbours their corner.
pub(super) fn simple(ring: &[Pair]) -> bool {
    is_simple(&ring.iter().copied().map(Point::from).collect::<Vec<Point<i64>>>())
}

/// `╷╷╷╷╷` on a base line: a simple ring of `n` corners, every other one of them `height` high.
pub(super) fn comb(n: usize, height: i64) -> Vec<Pair> {
    let Some(last) = n.checked_sub(3).filter(|&last| last > 0) else { return TRIANGLE.to_vec() };
    let teeth = (0..=last as i64).rev().map(|x| (x, if x % 2 == 0 { 1 } else { height }));
    [(0, 0), (last as i64, 0)].into_iter().chain(teeth).collect()
}

/// A corridor of width 1 that winds outwards: a simple ring of about `n` corners.
pub(super) fn spiral(n: usize) -> Vec<Pair> {
    const AHEAD: [Pair; 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];
    const LEFT: [Pair; 4] = [(0, 1), (-1, 0), (0, -1), (1, 0)];
    let corners = (n / 2).max(2);
    let (mut outer, mut inner) = (vec![(0, 0)], vec![LEFT[0]]);
    let mut at = (0, 0);
    for k in 0..corners - 1 {
        let ((ahead_x, ahead_y), length) = (AHEAD[k % 4], 4 * (k as i64 / 2 + 1));
        at = (at.0 + ahead_x * length, at.1 + ahead_y * length);
        outer.push(at);
        let (left, next) = (LEFT[k % 4], if k + 2 < corners { LEFT[(k + 1) % 4] } else { (0, 0) });
        inner.push((at.0 + left.0 + next.0, at.1 + left.1 + next.1));
    }
    outer.extend(inner.into_iter().rev());
    outer
}

/// A square with about `n` corners on its sides, all but four of them straight.
pub(super) fn dotted_square(n: usize) -> Vec<Pair> {
    let side = (n as i64 / 4).max(1);
    let bottom = (0..side).map(|i| (i, 0)).chain((0..side).map(|i| (side, i)));
    bottom.chain((1..=side).rev().map(|i| (i, side))).chain((1..=side).rev().map(|i| (0, i))).collect()
}

/// A pattern of points, from a function that gives a list of them.
macro_rules! pattern {
    ($name:literal, $about:literal, $make:expr $(,)?) => {
        kihon_judge::Pattern::new($name, $about, |n, seed| {
            let make: fn(usize, u64) -> Vec<$crate::geometry::samples::Pair> = $make;
            $crate::geometry::points::Points(make(n, seed))
        })
    };
}
pub(super) use pattern;

/// The greatest coordinate of [`clouds`].
pub(super) const FAR: i64 = 1_000_000_000;

/// Sets of points in no order.
pub(super) fn clouds() -> Vec<Pattern<Points>> {
    fn shuffled(mut points: Vec<Pair>, seed: u64) -> Vec<Pair> {
        Random::new(seed).shuffle(&mut points);
        points
    }
    vec![
        pattern!("square", "anywhere in a square", |n, seed| square(n, FAR, &mut Random::new(seed))),
        pattern!("disk", "anywhere in a disk", |n, seed| {
            let mut random = Random::new(seed);
            let mut points = Vec::with_capacity(n);
            while points.len() < n {
                let (x, y) = (coordinate(&mut random, FAR), coordinate(&mut random, FAR));
                if x * x + y * y <= FAR * FAR {
                    points.push((x, y));
                }
            }
            points
        }),
        pattern!("circle", "on a circle, but for rounding: nearly all are corners of the hull", |n, seed| {
            shuffled(circle(n, FAR), seed)
        }),
        pattern!("parabola", "(x, x²): each is a corner of the hull", |n, seed| {
            // Half of the bits for x, so that the squares fit.
            shuffled(
                (0..n as i64).map(|i| i - n as i64 / 2).map(|x| (x % 31_622, x % 31_622 * (x % 31_622))).collect(),
                seed,
            )
        }),
        pattern!("grid", "a square lattice: many on one line, many as far apart", |n, seed| {
            shuffled(grid(n), seed)
        }),
        pattern!("upright-line", "one x for all, steps of 1 to 3", |n, seed| {
            shuffled((0..n as i64).map(|i| (7, 2 * i + i % 3 % 2)).collect(), seed)
        }),
        pattern!("level-line", "one y for all, steps of 1 to 3", |n, seed| {
            shuffled((0..n as i64).map(|i| (2 * i + i % 3 % 2, -7)).collect(), seed)
        }),
        pattern!("slanted-line", "multiples of (3, 5)", |n, seed| {
            shuffled((0..n as i64).map(|i| (3 * i, 5 * i)).collect(), seed)
        }),
        pattern!("two-lines", "on two upright lines, far apart: neighbours by x lie anywhere", |n, seed| {
            let at = |i: i64| (if i % 2 == 0 { 0 } else { FAR }, 10 * (i / 2) + i % 2);
            shuffled((0..n as i64).map(at).collect(), seed)
        }),
        pattern!("border", "on the sides of a square", |n, seed| shuffled(dotted_square(n), seed)),
        pattern!("clusters", "in small squares far from one another", |n, seed| {
            let mut random = Random::new(seed);
            let centers = square(n / 16 + 1, FAR - 100, &mut random);
            let near = |_| {
                let (x, y) = centers[random.below(centers.len())];
                (x + coordinate(&mut random, 100), y + coordinate(&mut random, 100))
            };
            (0..n).map(near).collect()
        }),
        pattern!("sorted", "in ascending order of x", |n, seed| {
            let mut points = square(n, FAR, &mut Random::new(seed));
            points.sort_unstable();
            points
        }),
        pattern!("few-distinct", "nine points, each many times", |n, seed| {
            let mut random = Random::new(seed);
            (0..n).map(|_| (coordinate(&mut random, 1), coordinate(&mut random, 1))).collect()
        }),
        pattern!("all-equal", "one point n times", |n, _| vec![(42, -1); n]),
    ]
}

/// The patterns of these names, in this order.
pub(super) fn named<I>(patterns: &[Pattern<I>], names: &[&str]) -> Vec<Pattern<I>> {
    names.iter().filter_map(|name| patterns.iter().find(|p| p.name == *name).copied()).collect()
}

/// Lists of points on small grids, on lines and far apart, and repeated points.
pub(super) fn point_lists(size: usize, reach: i64) -> BoxedStrategy<Vec<Pair>> {
    let list = move |x: BoxedStrategy<i64>, y: BoxedStrategy<i64>| vec((x, y), 0..=size).boxed();
    let within = |to: i64| (-to..=to).boxed();
    let few = (size as i64 / 4).clamp(1, reach);
    prop_oneof![
        3 => list(within(few), within(few)),
        2 => list(within(size.max(2) as i64 * 2), within(size.max(2) as i64 * 2)),
        1 => list(within(0), within(few * 4)),
        1 => list(within(few * 4), within(0)),
        1 => (1..4i64, -3..4i64, vec(within(few * 4), 0..=size))
            .prop_map(|(dx, dy, steps)| steps.into_iter().map(|k| (k * dx, k * dy)).collect()),
        1 => list(within(reach), within(reach)),
        1 => list(prop_oneof![Just(-reach), Just(reach), Just(0)].boxed(), prop_oneof![Just(-reach), Just(reach)].boxed()),
    ]
    .boxed()
}

/// Simple rings of about `size` corners, either way round, from any corner on.
pub(super) fn simple_rings(size: usize) -> BoxedStrategy<Vec<Pair>> {
    let points = |to: i64| vec((0..=to, 0..=to), 3..=size.max(3));
    let (few, many) = (2 + size as i64 / 4, 2 + size as i64);
    let grown = vec(((0..=few + 2, 0..=few + 2), 0..=size), 0..=size.min(13));
    let ring = prop_oneof![
        2 => points(few).prop_map(monotone_ring),
        1 => points(many).prop_map(monotone_ring),
        3 => grown.prop_map(|points| grown_ring(&points)),
        1 => (3..=size.max(3), 2..9i64).prop_map(|(n, height)| comb(n, height)),
        1 => (3..=size.max(3)).prop_map(spiral),
        1 => (3..=size.max(3)).prop_map(dotted_square),
    ];
    (ring, any::<prop::sample::Index>(), any::<bool>(), any::<bool>(), -5..=5i64)
        .prop_map(|(mut ring, start, back, exchange, by)| {
            if back {
                ring.reverse();
            }
            let start = start.index(ring.len());
            ring.rotate_left(start);
            ring.into_iter().map(|(x, y)| if exchange { (y + by, x) } else { (x + by, y) }).collect()
        })
        .boxed()
}

#[cfg(test)]
mod tests {
    use proptest::test_runner::{Config, RngSeed};

    use super::*;

    #[test]
    fn rings_called_simple_are() {
        let mut random = Random::new(1);
        for n in [3, 4, 5, 8, 9, 30, 31, 32, 33, 300] {
            let rings = [comb(n, 5), spiral(n), dotted_square(n), monotone_ring(square(n, 20, &mut random))];
            for (kind, ring) in rings.iter().enumerate() {
                assert!(simple(ring), "{kind} of {n}: {ring:?}");
            }
            assert_eq!(comb(n, 5).len(), n);
            assert!(spiral(n).len() + 1 >= n && spiral(n).len() <= n.max(4));
        }
        assert_eq!(monotone_ring(vec![(0, 0), (1, 1), (5, 5)]), TRIANGLE);
        assert!(simple(&monotone_ring(vec![(4, 1), (5, 3), (6, 0), (6, 5)])), "(5, 3) is on the line between the ends");
    }

    proptest! {
        #![proptest_config(Config { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::with_cases(300) })]

        #[test]
        fn drawn_rings_are_simple(ring in simple_rings(13)) {
            prop_assert!(simple(&ring), "{:?}", ring);
        }
    }

    #[test]
    fn a_circle_is_strictly_convex() {
        let ring = circle(4096, 1_000_000_000);
        assert!((0..ring.len()).all(|i| cross(ring[i], ring[(i + 1) % 4096], ring[(i + 2) % 4096]) > 0));
    }
}

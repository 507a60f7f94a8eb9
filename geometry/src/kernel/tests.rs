//! Every predicate against integers of any size, on every kind of point, in every
//! order of its arguments.

use super::*;
use crate::{
    Coordinate, Tolerance, compare_along, compare_angle, compare_directions, compare_distance, compare_lengths,
    in_circle, orient2d,
    testing::{
        Big, PATTERNS, Random,
        laws::{nudged, swapped, times_power_of_two},
        oracle, patterns,
    },
    tolerance::{coincident, orient2d_within},
    turn,
};

/// Anything with a kernel and exact arithmetic to check it by.
trait Checked: Coordinate + Into<Big> + Into<exact::Exact> {}

impl Checked for f64 {}
impl Checked for i64 {}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).unwrap()
}

/// The orders of four things and whether each is an odd one.
fn permutations<T: Copy>(items: [T; 4]) -> Vec<([T; 4], bool)> {
    let mut all = Vec::new();
    for code in 0..256usize {
        let order: [usize; 4] = std::array::from_fn(|i| code >> (2 * i) & 3);
        if (0..4).all(|i| order.contains(&i)) {
            let inversions = (0..4).flat_map(|j| (0..j).map(move |i| (i, j))).filter(|&(i, j)| order[i] > order[j]);
            all.push((order.map(|i| items[i]), inversions.count() % 2 == 1));
        }
    }
    assert_eq!(all.len(), 24);
    all
}

/// The in-circle predicate and the ones of lengths and directions, each behind its
/// filter too, with all orders of the points and both axes exchanged.
fn check<T: Checked>(points: [Point<T>; 4]) {
    let [a, b, c, d] = points;
    let expected = oracle::in_circle(a, b, c, d);
    for ([p, q, r, s], odd) in permutations(points) {
        let expected = if odd { expected.reversed() } else { expected };
        assert_eq!(in_circle(p, q, r, s), expected, "in_circle of {p:?} {q:?} {r:?} {s:?}");
    }
    assert_eq!(CircleSide::from(exact::in_circle(a, b, c, d)), expected, "the last stage: {points:?}");
    let [p, q, r, s]: [Point<T>; 4] = swapped(&points).try_into().unwrap();
    assert_eq!(in_circle(p, q, r, s), expected.reversed(), "axes exchanged: {points:?}");

    assert_eq!(orient2d(a, b, c), oracle::orient2d(a, b, c), "orient2d of {a:?} {b:?} {c:?}");
    for [p, q, r, s] in [[a, b, c, d], [a, c, b, d], [a, d, b, c], [a, b, a, c], [d, b, d, c], [b, a, c, d]] {
        let (turned, along) = (oracle::turn([p, q], [r, s]), oracle::compare_along([p, q], r, s));
        let lengths = oracle::compare_lengths([p, q], [r, s]);
        for ((pq, rs), even) in [(([p, q], [r, s]), true), (([q, p], [s, r]), true), (([q, p], [r, s]), false)] {
            let (turned, along) = if even { (turned, along) } else { (turned.reversed(), along.reverse()) };
            assert_eq!(turn(pq, rs), turned, "turn of {pq:?} {rs:?}");
            assert_eq!(turn(rs, pq), turned.reversed(), "turn of {rs:?} {pq:?}");
            assert_eq!(compare_along(pq, rs[0], rs[1]), along, "compare_along {pq:?} of {rs:?}");
            assert_eq!(compare_along(rs, pq[0], pq[1]), along, "compare_along {rs:?} of {pq:?}");
            assert_eq!(compare_lengths(pq, rs), lengths, "compare_lengths of {pq:?} {rs:?}");
            assert_eq!(compare_lengths(rs, pq), lengths.reverse(), "compare_lengths of {rs:?} {pq:?}");
        }
        let (pq, rs) = ([p, q], [r, s]);
        assert_eq!(Orientation::from(exact::cross_sign(pq, rs)), turned, "the last stage: {pq:?} {rs:?}");
        assert_eq!(exact::dot_sign(pq, rs).reverse(), along, "the last stage: {pq:?} {rs:?}");
        assert_eq!(exact::compare_lengths(pq, rs), lengths, "the last stage: {pq:?} {rs:?}");
    }
    assert_eq!(compare_distance(a, b, c), oracle::compare_lengths([a, b], [a, c]));
}

/// Checks `count` quadruples.
fn all<T: Checked>(count: usize, mut quadruple: impl FnMut() -> [Point<T>; 4]) {
    (0..count).for_each(|_| check(quadruple()));
}

/// The scales at which expansions are known to fail, and the ends of the range.
const SCALES: [i32; 11] = [0, 1, -250, -300, -520, -1000, -1060, 255, 515, 1000, 1020];

fn scaled<const N: usize>(points: [Point; N], k: i32) -> [Point; N] {
    points.map(|p| point(times_power_of_two(p.x(), k), times_power_of_two(p.y(), k)))
}

/// Four points as near to a random circle as `f64` comes, nudged by a few ulp.
fn near_cocircular(random: &mut Random) -> [Point; 4] {
    let [x, y] = [(); 2].map(|()| random.signed_unit());
    let radius = random.unit() * 2f64.powi(random.within(-12, 3));
    [(); 4].map(|()| {
        let (sine, cosine) = (random.unit() * std::f64::consts::TAU).sin_cos();
        let nudge = |x: f64, random: &mut Random| nudged(x, random.within(-2, 2));
        point(nudge(x + radius * cosine, random), nudge(y + radius * sine, random))
    })
}

#[test]
fn every_quadruple_of_a_lattice() {
    let lattice = patterns::lattice::<i64>(3);
    for &a in &lattice {
        for &b in &lattice {
            for &c in &lattice {
                for &d in &lattice {
                    let float = [a, b, c, d].map(Point::to_f64);
                    let expected = oracle::in_circle(a, b, c, d);
                    assert_eq!(in_circle(a, b, c, d), expected, "{a} {b} {c} {d}");
                    for k in [0, -300, -1074, 500, 1021] {
                        let [p, q, r, s] = scaled(float, k);
                        assert_eq!(in_circle(p, q, r, s), expected, "{a} {b} {c} {d} times 2^{k}");
                        assert_eq!(compare_lengths([p, q], [r, s]), oracle::compare_lengths([a, b], [c, d]));
                        assert_eq!(turn([p, q], [r, s]), oracle::turn([a, b], [c, d]));
                        assert_eq!(compare_along([p, q], r, s), oracle::compare_along([a, b], c, d));
                    }
                }
            }
        }
    }
}

#[test]
fn every_pattern() {
    for pattern in PATTERNS {
        let points = (pattern.points)(4 * 100, 3);
        points.chunks_exact(4).for_each(|four| check([four[0], four[1], four[2], four[3]]));
        let integers = patterns::rounded(&points, 1e6);
        integers.chunks_exact(4).for_each(|four| check([four[0], four[1], four[2], four[3]]));
    }
}

#[test]
fn random_bits_over_all_exponents() {
    let mut random = Random::new(1);
    all(500, || [(); 4].map(|()| point(random.finite(), random.finite())));
}

#[test]
fn near_cocircular_at_every_scale() {
    for k in SCALES {
        let mut random = Random::new(2);
        all(100, || scaled(near_cocircular(&mut random), k));
    }
}

#[test]
fn mixed_magnitudes() {
    let mut random = Random::new(3);
    let mut coordinate = || {
        let k = [0, 0, 30, -60, 1000, -1000, 990, -990][random.below(8) as usize];
        let integer = f64::from(random.within(-3, 3));
        times_power_of_two(integer + random.signed_unit() * f64::from(random.within(0, 1)), k)
    };
    all(500, || [(); 4].map(|()| point(coordinate(), coordinate())));
}

#[test]
fn subnormals() {
    let mut random = Random::new(4);
    let mut coordinate = || f64::from_bits(random.below(9)) * f64::from(random.within(-1, 1));
    all(2000, || [(); 4].map(|()| point(coordinate(), coordinate())));
}

#[test]
fn the_greatest_values() {
    let mut random = Random::new(5);
    let values = [f64::MIN, f64::MIN.next_up(), -1.0, 0.0, 5e-324, 1.0, f64::MAX.next_down(), f64::MAX];
    let mut coordinate = || values[random.below(8) as usize];
    all(2000, || [(); 4].map(|()| point(coordinate(), coordinate())));
}

#[test]
fn the_greatest_integers() {
    let mut random = Random::new(6);
    for spread in [2, 1 << 20, 1 << 31, 1 << 33, 1 << 60] {
        let mut coordinate = || {
            let centre = [i64::MIN, -1 << 62, 0, 1 << 62, i64::MAX][random.below(5) as usize];
            centre.saturating_add(random.below(2 * spread + 1) as i64 - spread as i64)
        };
        all(100, || [(); 4].map(|()| Point::from((coordinate(), coordinate()))));
    }
}

/// Lattice circles at every size up to the ends of `i64`, and one step off them.
#[test]
fn cocircular_integers() {
    let circle = patterns::rounded(&patterns::cocircular(4 * 200, 7), 1.0);
    let mut random = Random::new(7);
    for four in circle.chunks_exact(4) {
        let factor = 1i64 << random.below(39);
        let shift = |x: i64, random: &mut Random| x * factor + random.below(2) as i64 * (random.below(3) as i64 - 1);
        let four = [four[0], four[1], four[2], four[3]];
        check(four.map(|p| Point::from((p.x() * factor, p.y() * factor))));
        check(four.map(|p| Point::from((shift(p.x(), &mut random), shift(p.y(), &mut random)))));
        check(four.map(Point::to_f64));
    }
}

#[test]
fn small_integers_are_the_same_as_large_ones() {
    let mut random = Random::new(8);
    let ends = [i32::MIN, i32::MAX, -1, 0, 1, 1 << 30];
    for _ in 0..2000 {
        let mut coordinate = || ends[random.below(6) as usize].saturating_add(random.within(-2, 2));
        let [a, b, c, d] = [(); 4].map(|()| Point::<i32>::from((coordinate(), coordinate())));
        let [p, q, r, s] = [a, b, c, d].map(Point::<i64>::from);
        assert_eq!(orient2d(a, b, c), oracle::orient2d(p, q, r));
        assert_eq!(in_circle(a, b, c, d), oracle::in_circle(p, q, r, s), "{a} {b} {c} {d}");
        assert_eq!(turn([a, b], [c, d]), oracle::turn([p, q], [r, s]));
        assert_eq!(compare_along([a, b], c, d), oracle::compare_along([p, q], r, s));
        assert_eq!(compare_lengths([a, b], [c, d]), oracle::compare_lengths([p, q], [r, s]));
    }
}

/// The order by angle is that of a list made by hand, on both kinds of coordinates.
#[test]
fn directions_in_their_order() {
    let around = [
        (0, 0),
        (7, 0),
        (5, 1),
        (2, 1),
        (1, 1),
        (1, 2),
        (0, 3),
        (-1, 2),
        (-4, 1),
        (-1, 0),
        (-4, -1),
        (-1, -1),
        (0, -2),
        (1, -3),
        (3, -1),
    ];
    for (centre, k) in [((0, 0), 0), ((3, -2), -1000), ((-1, 5), 900)] {
        let centre = Point::<i64>::from(centre);
        for (i, &(x, y)) in around.iter().enumerate() {
            for (j, &(u, v)) in around.iter().enumerate() {
                for factor in [1, 3] {
                    let p = Point::from((centre.x() + x, centre.y() + y));
                    let q = Point::from((centre.x() + factor * u, centre.y() + factor * v));
                    assert_eq!(compare_angle(centre, p, q), i.cmp(&j), "{p} and {q} from {centre}");
                    let [o, p, q] = scaled([centre, p, q].map(Point::to_f64), k);
                    assert_eq!(compare_directions([o, p], [o, q]), i.cmp(&j), "{p:?} and {q:?} from {o:?}");
                }
            }
        }
    }
}

/// A tolerance is compared exactly, against a^2 = r^2 b in integers of any size.
#[test]
fn a_tolerance_is_a_length() {
    let mut random = Random::new(9);
    let vector = |p: Point, q: Point| [Big::from(q.x()).minus(&p.x().into()), Big::from(q.y()).minus(&p.y().into())];
    let dot = |[x, y]: &[Big; 2], [u, v]: &[Big; 2]| x.times(u).plus(&y.times(v));
    let (mut within, mut beyond) = (0, 0);
    for _ in 0..4000 {
        let k = SCALES[random.below(11) as usize];
        let mut coordinate = || times_power_of_two(f64::from(random.within(-6, 6)), k.min(1019));
        let [a, b, c] = [(); 3].map(|()| point(coordinate(), coordinate()));
        // Often the distance itself: lines of slope 0 and 3/4 have whole ones.
        let length = coordinate().abs();
        let length = nudged(length, random.within(-1, 1)).max(0.0);
        let tolerance = Tolerance::new(length, 0.0).unwrap();
        let (r, ab, ac) = (Big::from(length), vector(a, b), vector(a, c));
        let near = dot(&ac, &ac).minus(&r.times(&r)).sign().is_le();
        assert_eq!(coincident(a, c, tolerance), near, "{a:?} {c:?} {length:e}");
        let [x, y] = &ab;
        let area = x.times(&ac[1]).minus(&y.times(&ac[0]));
        let close = area.times(&area).minus(&r.times(&r).times(&dot(&ab, &ab))).sign().is_le();
        let expected = if close { Orientation::Collinear } else { oracle::orient2d(a, b, c) };
        assert_eq!(orient2d_within(a, b, c, tolerance), expected, "{a:?} {b:?} {c:?} {length:e}");
        within += usize::from(close);
        beyond += usize::from(!close);
    }
    assert!(within > 500 && beyond > 500, "{within} within, {beyond} beyond");
}

//! Every predicate against integers of any size, on every kind of point, in every
//! order of its arguments, and every stage by itself.

use super::*;
use crate::{
    Coordinate, Tolerance, compare_along, compare_angle, compare_directions, compare_distance, compare_length_with,
    compare_lengths, in_circle, in_diametral_circle, orient2d, side_of_circle,
    testing::{
        Big, PATTERNS, Random,
        laws::{nudged, swapped, times_power_of_two},
        oracle, patterns,
    },
    tolerance::{coincident, orient2d_within},
    turn,
    vector::Vector,
};

/// Anything with a kernel and exact arithmetic to check it by.
trait Checked: Coordinate + Into<Big> + Into<exact::Exact> {
    /// The naive determinant's sign, for a count of how hard the cases are.
    fn naive_in_circle(points: [Point<Self>; 4]) -> CircleSide {
        let [a, b, c, d] = points.map(Point::to_f64);
        let [a, b, c] = [a, b, c].map(|p| p - d);
        let term = |u: Vector, v: Vector, w: Vector| u.norm_squared() * v.cross(w);
        let determinant = term(a, b, c) + term(b, c, a) + term(c, a, b);
        determinant.partial_cmp(&0.0).map_or(CircleSide::On, Into::into)
    }
}

impl Checked for f64 {}
impl Checked for i64 {}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).unwrap()
}

/// Exchanges of neighbours that lead through all orders of four things.
const EXCHANGES: [usize; 23] = [2, 1, 0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 0, 1, 2];

/// The in-circle predicate in all orders of the points, with the axes exchanged, and
/// its last stage. Returns whether the plain formula is wrong.
fn check_circle<T: Checked>(points: [Point<T>; 4]) -> bool {
    let [a, b, c, d] = points;
    let expected = oracle::in_circle(a, b, c, d);
    assert_eq!(in_circle(a, b, c, d), expected, "in_circle of {points:?}");
    let (mut order, mut side) = (points, expected);
    for k in EXCHANGES {
        order.swap(k, k + 1);
        side = side.reversed();
        let [p, q, r, s] = order;
        assert_eq!(in_circle(p, q, r, s), side, "in_circle of {order:?}");
    }
    assert_eq!(CircleSide::from(exact::in_circle(a, b, c, d)), expected, "the last stage: {points:?}");
    let [p, q, r, s]: [Point<T>; 4] = swapped(&points).try_into().unwrap();
    assert_eq!(in_circle(p, q, r, s), expected.reversed(), "axes exchanged: {points:?}");
    T::naive_in_circle(points) != expected
}

/// The predicates of lengths and directions, in all orders, and their last stages.
fn check_vectors<T: Checked>([a, b, c, d]: [Point<T>; 4]) {
    assert_eq!(orient2d(a, b, c), oracle::orient2d(a, b, c), "orient2d of {a:?} {b:?} {c:?}");
    for [p, q, r, s] in [[a, b, c, d], [a, c, b, d], [a, b, a, c], [d, b, d, c]] {
        let (pq, rs) = ([p, q], [r, s]);
        let (turned, along) = (oracle::turn(pq, rs), oracle::compare_along(pq, r, s));
        let lengths = oracle::compare_lengths(pq, rs);
        for (pq, turned, along) in [(pq, turned, along), ([q, p], turned.reversed(), along.reverse())] {
            assert_eq!(turn(pq, rs), turned, "turn of {pq:?} {rs:?}");
            assert_eq!(turn(rs, pq), turned.reversed(), "turn of {rs:?} {pq:?}");
            assert_eq!(compare_along(pq, r, s), along, "compare_along {pq:?} of {rs:?}");
            assert_eq!(compare_along(rs, pq[0], pq[1]), along, "compare_along {rs:?} of {pq:?}");
            assert_eq!(compare_lengths(pq, rs), lengths, "compare_lengths of {pq:?} {rs:?}");
            assert_eq!(compare_lengths(rs, pq), lengths.reverse(), "compare_lengths of {rs:?} {pq:?}");
        }
        assert_eq!(Orientation::from(exact::cross_sign(pq, rs)), turned, "the last stage: {pq:?} {rs:?}");
        assert_eq!(exact::dot_sign(pq, rs).reverse(), along, "the last stage: {pq:?} {rs:?}");
        assert_eq!(exact::compare_lengths(pq, rs), lengths, "the last stage: {pq:?} {rs:?}");
    }
    assert_eq!(compare_distance(a, b, c), oracle::compare_lengths([a, b], [a, c]));
    let obtuse = CircleSide::from(oracle::compare_along([c, a], b, c).reverse());
    assert_eq!(in_diametral_circle(a, b, c), obtuse, "{a:?} {b:?} {c:?}");
    let horizontal = Point::new(a.x(), b.y()).unwrap();
    if let Some(radius) = b.x().checked_difference(a.x()).filter(|&radius| radius > T::ZERO) {
        // The distance from (a.x, b.y) to b, unless it was rounded.
        if Big::minus(&b.x().into(), &a.x().into()) == radius.into() {
            let expected = CircleSide::from(oracle::compare_lengths([horizontal, b], [horizontal, c]));
            assert_eq!(side_of_circle(horizontal, radius, c), expected);
            assert_eq!(
                compare_length_with([horizontal, c], radius),
                oracle::compare_lengths([horizontal, c], [horizontal, b])
            );
        }
    }
}

/// Checks `count` quadruples, the first tenth of them also for lengths and
/// directions; returns on how many the plain formula is wrong.
fn all<T: Checked>(count: usize, mut quadruple: impl FnMut() -> [Point<T>; 4]) -> usize {
    (0..count)
        .filter(|i| {
            let points = quadruple();
            if *i < count.div_ceil(10) {
                check_vectors(points);
            }
            check_circle(points)
        })
        .count()
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
        let mut nudge = |x: f64| nudged(x, random.within(-2, 2));
        point(nudge(x + radius * cosine), nudge(y + radius * sine))
    })
}

#[test]
fn the_exchanges_lead_through_all_orders() {
    let mut order = [0, 1, 2, 3];
    let mut seen = std::collections::HashSet::from([order]);
    for k in EXCHANGES {
        order.swap(k, k + 1);
        seen.insert(order);
    }
    assert_eq!(seen.len(), 24);
}

#[test]
fn every_quadruple_of_a_lattice_at_every_scale() {
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
        let mut fours = points.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]);
        all(100, || fours.next().unwrap());
        let integers = patterns::rounded(&points, 1e6);
        let mut fours = integers.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]);
        all(100, || fours.next().unwrap());
    }
}

#[test]
fn random_bits_over_all_exponents() {
    let mut random = Random::new(1);
    let wrong = all(800, || [(); 4].map(|()| point(random.finite(), random.finite())));
    assert!(wrong > 500, "these should be hard: the plain formula is wrong on {wrong}");
}

#[test]
fn random_points_of_one_scale() {
    let mut random = Random::new(2);
    all(20_000, || [(); 4].map(|()| point(random.signed_unit(), random.signed_unit())));
}

#[test]
fn near_cocircular_at_every_scale() {
    for k in SCALES {
        let mut random = Random::new(3);
        let wrong = all(6000, || scaled(near_cocircular(&mut random), k));
        assert!(wrong > 100, "times 2^{k}: the plain formula is wrong on {wrong}");
    }
}

#[test]
fn mixed_magnitudes() {
    let mut random = Random::new(4);
    let mut coordinate = || {
        let k = [0, 0, 30, -60, 1000, -1000, 990, -990][random.below(8) as usize];
        let integer = f64::from(random.within(-3, 3));
        times_power_of_two(integer + random.signed_unit() * f64::from(random.within(0, 1)), k)
    };
    let wrong = all(1500, || [(); 4].map(|()| point(coordinate(), coordinate())));
    assert!(wrong > 500, "the plain formula is wrong on {wrong}");
}

/// Circles of which only a short arc is seen, from far away: the coordinates span
/// more than 61 bits, and often more than 126.
#[test]
fn mixed_magnitudes_that_cancel() {
    let mut random = Random::new(5);
    let mut slopes = 0;
    let wrong = all(2000, || {
        // Points (t, t²) of a parabola, which near its vertex is a circle of radius ½.
        let k = random.within(-70, -1);
        slopes += 1;
        [(); 4].map(|()| {
            let t = times_power_of_two(random.signed_unit(), k);
            point(nudged(t, random.within(-1, 1)), nudged(0.5 - (0.25 - t * t).sqrt(), random.within(-1, 1)))
        })
    });
    assert!(wrong > 200, "the plain formula is wrong on {wrong} of {slopes}");
}

#[test]
fn subnormals() {
    let mut random = Random::new(6);
    let mut coordinate = || f64::from_bits(random.below(9)) * f64::from(random.within(-1, 1));
    let wrong = all(10_000, || [(); 4].map(|()| point(coordinate(), coordinate())));
    assert!(wrong > 5000, "the plain formula is wrong on {wrong}");
}

/// Differences, squares and products that overflow, and cancel, at the very ends.
#[test]
fn the_greatest_values() {
    let mut random = Random::new(7);
    let values = [f64::MIN, f64::MIN.next_up(), -1.0, 0.0, 5e-324, 1.0, f64::MAX.next_down(), f64::MAX];
    let mut coordinate = || values[random.below(8) as usize];
    let wrong = all(1500, || [(); 4].map(|()| point(coordinate(), coordinate())));
    assert!(wrong > 500, "the plain formula is wrong on {wrong}");
}

#[test]
fn the_greatest_integers() {
    let mut random = Random::new(8);
    for spread in [2, 1 << 20, 1 << 31, 1 << 33, 1 << 60] {
        let mut coordinate = || {
            let centre = [i64::MIN, -1 << 62, 0, 1 << 62, i64::MAX][random.below(5) as usize];
            centre.saturating_add(random.below(2 * spread + 1) as i64 - spread as i64)
        };
        all(2000, || [(); 4].map(|()| Point::from((coordinate(), coordinate()))));
    }
}

/// Lattice circles at every size up to the ends of `i64`, and one step off them.
#[test]
fn cocircular_integers() {
    let circle = patterns::rounded(&patterns::cocircular(4 * 5000, 9), 1.0);
    let mut random = Random::new(9);
    let mut on = 0;
    for four in circle.chunks_exact(4) {
        let four = [four[0], four[1], four[2], four[3]];
        let factor = 1i64 << random.below(39);
        let exact = four.map(|p| Point::from((p.x() * factor, p.y() * factor)));
        let off = exact.map(|p| Point::from((p.x() + i64::from(random.within(-1, 1)), p.y())));
        check_circle(exact);
        check_circle(off);
        // Rounded to f64 where they are long.
        check_circle(exact.map(Point::to_f64));
        check_circle(off.map(Point::to_f64));
        let [a, b, c, d] = off;
        on += usize::from(in_circle(a, b, c, d) == CircleSide::On);
    }
    assert!((10..2000).contains(&on), "{on} still on their circle");
}

#[test]
fn small_integers_are_the_same_as_large_ones() {
    let mut random = Random::new(10);
    let ends = [i32::MIN, i32::MAX, -1, 0, 1, 1 << 30];
    for _ in 0..5000 {
        let mut coordinate = || ends[random.below(6) as usize].saturating_add(random.within(-2, 2));
        let [a, b, c, d] = [(); 4].map(|()| Point::<i32>::from((coordinate(), coordinate())));
        let [p, q, r, s] = [a, b, c, d].map(Point::<i64>::from);
        assert_eq!(orient2d(a, b, c), oracle::orient2d(p, q, r));
        assert_eq!(in_circle(a, b, c, d), oracle::in_circle(p, q, r, s), "{a} {b} {c} {d}");
        assert_eq!(turn([a, b], [c, d]), oracle::turn([p, q], [r, s]));
        assert_eq!(compare_along([a, b], c, d), oracle::compare_along([p, q], r, s));
        assert_eq!(compare_lengths([a, b], [c, d]), oracle::compare_lengths([p, q], [r, s]));
        assert_eq!(compare_length_with([a, b], c.x()), compare_length_with([p, q], r.x()));
    }
}

/// The order by angle is that of a list made by hand, on both kinds of coordinates.
#[test]
fn directions_in_their_order() {
    #[rustfmt::skip]
    let around = [
        (0, 0), (7, 0), (5, 1), (2, 1), (1, 1), (1, 2), (0, 3), (-1, 2), (-4, 1), (-1, 0), (-4, -1), (-1, -1), (0, -2),
        (1, -3), (3, -1),
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

#[test]
fn lengths_that_are_no_lengths() {
    let (a, b) = (Point::ORIGIN, point(5e-324, 0.0));
    for (length, expected) in [
        (f64::NAN, Ordering::Greater),
        (f64::NEG_INFINITY, Ordering::Greater),
        (-5e-324, Ordering::Greater),
        (-0.0, Ordering::Greater),
        (5e-324, Ordering::Equal),
        (f64::INFINITY, Ordering::Less),
    ] {
        assert_eq!(compare_length_with([a, b], length), expected, "{length:e}");
        assert_eq!(CircleSide::from(expected.reverse()), side_of_circle(a, length, b));
    }
    assert_eq!(side_of_circle(a, -0.0, a), CircleSide::On);
    let corner = |x: i64, y: i64| Point::from((x, y));
    let far = [corner(i64::MIN, i64::MIN), corner(i64::MAX, i64::MAX)];
    assert_eq!(compare_length_with(far, i64::MIN), Ordering::Greater);
    assert_eq!(compare_length_with([far[0], far[0]], -1), Ordering::Greater);
    assert_eq!(compare_length_with(far, i64::MAX), Ordering::Greater);
    assert_eq!(compare_length_with([corner(0, 0), corner(i64::MAX, 0)], i64::MAX), Ordering::Equal);
}

/// Expansions leave the range of `f64` below 2⁻²⁶⁰ and from 2²⁶⁰ on: of a thousand random
/// quadruples scaled by 2⁻³⁰⁰ robust 1.2 and geometry-predicates 0.3 call every one
/// cocircular, scaled by 2²⁶⁰ they answer NaN for each.
#[test]
fn regression_in_circle_where_expansions_leave_the_range_of_f64() {
    for four in patterns::square(4000, 1).chunks_exact(4) {
        let four = [four[0], four[1], four[2], four[3]];
        let [a, b, c, d] = four;
        let expected = oracle::in_circle(a, b, c, d);
        for k in [-1000, -520, -300, 260, 500, 1000] {
            let [p, q, r, s] = scaled(four, k);
            assert_eq!(in_circle(p, q, r, s), expected, "{four:?} times 2^{k}");
        }
    }
}

/// A tolerance is compared exactly: against r² and (r·|ab|)² in integers of any size.
#[test]
fn a_tolerance_is_a_length() {
    let mut random = Random::new(11);
    let vector = |p: Point, q: Point| [Big::from(q.x()).minus(&p.x().into()), Big::from(q.y()).minus(&p.y().into())];
    let dot = |[x, y]: &[Big; 2], [u, v]: &[Big; 2]| x.times(u).plus(&y.times(v));
    let (mut within, mut beyond) = (0, 0);
    for _ in 0..4000 {
        let k = SCALES[random.below(11) as usize].min(1019);
        let mut coordinate = || times_power_of_two(f64::from(random.within(-6, 6)), k);
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

/// Millions of quadruples of the kinds above.
#[test]
#[ignore = "a million quadruples in 24 orders: a minute in release, after a change to a predicate"]
fn millions() {
    let mut random = Random::new(12);
    for round in 0..1_000_000 {
        let four = scaled(near_cocircular(&mut random), random.within(-1070, 1015));
        check_circle(four);
        if round % 8 == 0 {
            check_vectors(four);
            let random_bits = [(); 4].map(|()| point(random.finite(), random.finite()));
            check_circle(random_bits);
            check_vectors(random_bits);
        }
    }
}

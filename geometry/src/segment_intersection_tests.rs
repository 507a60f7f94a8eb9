//! Against Cramer's rule in integers of any size; a rounded point by whether a
//! neighbour would be nearer.

use std::cmp::Ordering;

use super::{
    SegmentIntersection::{Crossing as Cross, Disjoint, Overlapping, Touching},
    *,
};
use crate::testing::{
    Big, Random,
    laws::{nudged, times_power_of_two},
    oracle,
};

/// Points and how many of its units an integer [`Big`] of theirs has in 1.
trait Tested: Coordinate + Into<Big> {
    fn unit() -> Big;
}

impl Tested for f64 {
    fn unit() -> Big {
        Big::from(1)
    }
}

impl Tested for i64 {
    fn unit() -> Big {
        Big::from(1.0)
    }
}

impl Tested for i32 {
    fn unit() -> Big {
        Big::from(1.0)
    }
}

type Four<T> = [Point<T>; 4];

fn minus<T: Tested>(p: Point<T>, q: Point<T>) -> [Big; 2] {
    [p.x().into().minus(&q.x().into()), p.y().into().minus(&q.y().into())]
}

fn cross([x, y]: &[Big; 2], [u, v]: &[Big; 2]) -> Big {
    x.times(v).minus(&y.times(u))
}

fn dot([x, y]: &[Big; 2], [u, v]: &[Big; 2]) -> Big {
    x.times(u).plus(&y.times(v))
}

/// The common point of two lines that are not parallel, as numerators and denominator.
struct Rational {
    numerators: [Big; 2],
    denominator: Big,
}

/// Kind and points by Cramer's rule; of a crossing the point as well.
fn expected<T: Tested>([a, b, c, d]: Four<T>) -> (SegmentIntersection<T>, Option<Rational>) {
    let (ab, cd, ac) = (minus(b, a), minus(d, c), minus(c, a));
    let denominator = cross(&ab, &cd);
    let sign = denominator.sign();
    if sign.is_eq() {
        let common = ends_in_common([a, b, c, d]);
        let found = match common[..] {
            [] => Disjoint,
            [only] => Touching(only),
            [first, .., last] => Overlapping(first, last),
        };
        return (found, None);
    }
    let (t, u) = (cross(&ac, &cd), cross(&ac, &ab));
    let [start, end] = [&t, &u].map(|share| {
        let against_end = share.minus(&denominator).sign();
        if sign.is_gt() { (share.sign(), against_end) } else { (share.sign().reverse(), against_end.reverse()) }
    });
    let found = match (start, end) {
        ((Ordering::Less, _) | (_, Ordering::Greater), _) | (_, (Ordering::Less, _) | (_, Ordering::Greater)) => {
            Disjoint
        }
        ((Ordering::Equal, _), _) => Touching(a),
        ((_, Ordering::Equal), _) => Touching(b),
        (_, (Ordering::Equal, _)) => Touching(c),
        (_, (_, Ordering::Equal)) => Touching(d),
        _ => Cross(Crossing { ab: [a, b], cd: [c, d] }),
    };
    let numerator = |start: T, extent: &Big| start.into().times(&denominator).plus(&t.times(extent));
    let numerators = [numerator(a.x(), &ab[0]), numerator(a.y(), &ab[1])];
    (found, Some(Rational { numerators, denominator }))
}

/// Of segments that are parallel, or points: the ends that lie on the other one.
fn ends_in_common<T: Tested>([a, b, c, d]: Four<T>) -> Vec<Point<T>> {
    let on = |p: Point<T>, [q, r]: [Point<T>; 2]| {
        let (to_q, to_r) = (minus(q, p), minus(r, p));
        cross(&to_q, &to_r).sign().is_eq() && dot(&to_q, &to_r).sign().is_le()
    };
    let mut common = Vec::new();
    for (p, other) in [(a, [c, d]), (b, [c, d]), (c, [a, b]), (d, [a, b])] {
        if on(p, other) {
            common.push(p);
        }
    }
    common.sort();
    common.dedup();
    common
}

/// Whether no other `f64` is nearer to the quotient than `rounded`, and at a tie it is even.
fn is_nearest<T: Tested>(rounded: f64, numerator: &Big, denominator: &Big) -> bool {
    let twice = numerator.times(&T::unit()).times(&Big::from(2));
    let side_of_middle = |neighbour: f64| {
        let middle = Big::from(rounded).plus(&Big::from(neighbour));
        let side = twice.minus(&middle.times(denominator)).sign();
        if denominator.sign().is_gt() { side } else { side.reverse() }
    };
    let even = rounded.to_bits() & 1 == 0;
    let (above, below) = (side_of_middle(rounded.next_up()), side_of_middle(rounded.next_down()));
    (above.is_lt() || even && above.is_eq()) && (below.is_gt() || even && below.is_eq())
}

fn found<T: Coordinate>([a, b, c, d]: Four<T>) -> SegmentIntersection<T> {
    segment_intersection(a, b, c, d)
}

/// The answer, its point and its symmetries. Returns what was found.
fn check<T: Tested>(four: Four<T>) -> SegmentIntersection<T> {
    let [a, b, c, d] = four;
    let (expected, rational) = expected(four);
    assert_eq!(found(four), expected, "{four:?}");
    let turned = [[b, a, c, d], [a, b, d, c], [c, d, a, b], [d, c, b, a]].map(found);
    let Cross(crossing) = expected else {
        assert_eq!(turned, [expected; 4], "{four:?} turned");
        return expected;
    };
    let (point, exact) = (crossing.point(), rational.expect("segments that cross are not parallel"));
    for (rounded, numerator) in [(point.x(), &exact.numerators[0]), (point.y(), &exact.numerators[1])] {
        assert!(is_nearest::<T>(rounded, numerator, &exact.denominator), "{four:?} meet in {point}");
    }
    for other in turned {
        let Cross(other) = other else { panic!("{four:?} turned: {other:?}") };
        assert_eq!(other.point(), point, "{four:?} turned");
    }
    for [p, q] in [[a, b], [b, a], [c, d], [d, c]] {
        assert_eq!(crossing.side_of(p, q), Orientation::Collinear, "{four:?}, its own line");
    }
    expected
}

/// The side of the true point, by its numerators.
fn expected_side<T: Tested>(four: Four<T>, [p, q]: [Point<T>; 2]) -> Orientation {
    let (_, rational) = expected(four);
    let Rational { numerators: [x, y], denominator } = rational.expect("segments that cross");
    let to = [x.minus(&p.x().into().times(&denominator)), y.minus(&p.y().into().times(&denominator))];
    let side = cross(&minus(q, p), &to).sign();
    if denominator.sign().is_gt() { side.into() } else { side.reverse().into() }
}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).unwrap()
}

fn scaled<const N: usize>(points: [Point; N], k: i32) -> [Point; N] {
    points.map(|p| point(times_power_of_two(p.x(), k), times_power_of_two(p.y(), k)))
}

/// Disjoint, touching, crossing, overlapping.
fn kind<T: Copy>(found: SegmentIntersection<T>) -> usize {
    match found {
        Disjoint => 0,
        Touching(_) => 1,
        Cross(_) => 2,
        Overlapping(..) => 3,
    }
}

#[test]
fn statement() {
    let [a, b] = [(0, 0), (6, 2)].map(Point::<i32>::from);
    let with = |c: (i32, i32), d: (i32, i32)| segment_intersection(a, b, c.into(), d.into());
    assert_eq!(with((0, 1), (6, 3)), Disjoint, "parallel");
    assert_eq!(with((9, 3), (12, 4)), Disjoint, "on one line, apart");
    assert_eq!(with((6, 2), (12, 4)), Touching(b), "on one line, end to end");
    assert_eq!(with((3, 1), (12, 4)), Overlapping((3, 1).into(), b));
    assert_eq!(with((6, 2), (0, 0)), Overlapping(a, b), "the same, backwards");
    assert_eq!(with((3, 1), (3, 1)), Touching((3, 1).into()), "a point");
    assert_eq!(with((3, 2), (3, 2)), Disjoint, "a point beside");
    assert_eq!(with((3, 5), (3, 1)), Touching((3, 1).into()));
    assert_eq!(kind(with((3, 5), (3, 0))), 2);
}

#[test]
fn every_four_points_of_a_lattice() {
    let lattice: Vec<Point<i32>> = (0..16).map(|i| (i / 4 - 1, i % 4 - 1).into()).collect();
    let mut seen = [0; 4];
    for (i, &a) in lattice.iter().enumerate() {
        for &b in &lattice {
            for &c in &lattice[i..] {
                for &d in &lattice {
                    let four = [a, b, c, d];
                    let floats = four.map(Point::to_f64);
                    // The oracle is slow: one in three, and floats against integers always.
                    let answer = if seen.iter().sum::<usize>() % 3 == 0 { check(four) } else { found(four) };
                    seen[kind(answer)] += 1;
                    match (answer, found(floats)) {
                        (Cross(integers), Cross(floats)) => assert_eq!(integers.point(), floats.point(), "{four:?}"),
                        (Touching(p), Touching(q)) => assert_eq!(p.to_f64(), q),
                        (Overlapping(p, q), Overlapping(r, s)) => assert_eq!([p.to_f64(), q.to_f64()], [r, s]),
                        (integers, floats) => assert_eq!((integers, floats), (Disjoint, Disjoint), "{four:?}"),
                    }
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 500), "{seen:?}");
}

#[test]
fn random_segments_at_every_scale() {
    let mut random = Random::new(1);
    let mut seen = [0; 4];
    for k in [0, -300, -520, -1000, 515, 1000] {
        for _ in 0..1000 {
            let four = [(); 4].map(|()| point(random.signed_unit(), random.signed_unit()));
            seen[kind(check(scaled(four, k)))] += 1;
        }
    }
    assert!(seen[0] > 1000 && seen[2] > 1000, "{seen:?}");
}

#[test]
fn random_bits_over_all_exponents() {
    let mut random = Random::new(2);
    let mut crossings = 0;
    for _ in 0..4000 {
        // Finite below 2¹⁰²⁰, so that a neighbour of the point is finite as well.
        let mut coordinate = || times_power_of_two(random.finite(), -4);
        let four = [(); 4].map(|()| point(coordinate(), coordinate()));
        crossings += usize::from(kind(check(four)) == 2);
    }
    assert!(crossings > 200, "{crossings}");
}

/// A share of ab, rounded, and neighbours of it: ends on, next to and beyond the other segment.
#[test]
fn ends_within_ulps_of_the_other_segment() {
    let mut random = Random::new(3);
    let mut seen = [0; 4];
    for round in 0..6000 {
        let [a, b, d] = [(); 3].map(|()| point(random.signed_unit(), random.signed_unit()));
        let t = [0.0, 0.5, 1.0, random.unit()][round % 4];
        let mut near = |p: f64, q: f64| nudged(p + t * (q - p), random.within(-1, 1));
        let c = point(near(a.x(), b.x()), near(a.y(), b.y()));
        seen[kind(check([a, b, c, d]))] += 1;
    }
    assert!(seen[0] > 1000 && seen[1] > 100 && seen[2] > 1000, "{seen:?}");
}

/// Lines that differ by ulps: the crossing is anywhere, the areas cancel.
#[test]
fn nearly_parallel_segments() {
    let mut random = Random::new(4);
    let mut seen = [0; 4];
    for round in 0..6000 {
        let [a, b] = [(); 2].map(|()| point(random.signed_unit(), random.signed_unit()));
        let mut beside = |p: Point| point(nudged(p.x(), random.within(-4, 4)), nudged(p.y(), random.within(-4, 4)));
        let four = [a, b, beside(a), beside(b)];
        seen[kind(check(scaled(four, [0, 900, -900][round % 3])))] += 1;
    }
    assert!(seen[0] > 1000 && seen[2] > 1000, "{seen:?}");
}

#[test]
fn integers_to_the_ends_of_their_range() {
    let mut random = Random::new(5);
    let mut seen = [0; 4];
    for round in 0..4000 {
        let shift = [0, 1, 30, 50, 61][round % 5];
        let mut coordinate = || random.bits().cast_signed() >> shift;
        let four = [(); 4].map(|()| Point::<i64>::from((coordinate(), coordinate())));
        seen[kind(check(four))] += 1;
    }
    assert!(seen[0] > 500 && seen[1] > 20 && seen[2] > 500, "{seen:?}");
    let (low, high) = (i64::MIN, i64::MAX);
    let corners = [(low, low), (high, high), (low, high), (high, low)].map(Point::<i64>::from);
    let Cross(middle) = check(corners) else { panic!("the diagonals cross") };
    assert_eq!(middle.point(), point(-0.5, -0.5));
}

/// Collinear segments of every kind along random directions, shared ends among them.
#[test]
fn collinear_segments() {
    let mut random = Random::new(6);
    let mut seen = [0; 4];
    for _ in 0..4000 {
        let (x, y) = (i64::from(random.within(-1000, 1000)) << 20, i64::from(random.within(-1000, 1000)));
        let four = [(); 4].map(|()| {
            let t = i64::from(random.within(0, 6));
            Point::<i64>::from((t * x, t * y))
        });
        seen[kind(check(four))] += 1;
        let floats = four.map(|p| point(p.x() as f64 * 2f64.powi(-300), p.y() as f64 * 2f64.powi(200)));
        assert_eq!(kind(check(floats)), kind(found(four)));
    }
    assert!(seen[0] > 500 && seen[1] > 500 && seen[3] > 500, "{seen:?}");
}

/// Lines through the rounded crossing and through its neighbours, which pass it on
/// either side by less than an ulp, and others at large.
#[test]
fn sides_of_the_unrounded_crossing() {
    let mut random = Random::new(7);
    let mut seen = [0; 3];
    for round in 0..6000 {
        let four = [(); 4].map(|()| point(random.signed_unit(), random.signed_unit()));
        let four = scaled(four, [0, -400, 700][round % 3]);
        let Cross(crossing) = found(four) else { continue };
        let near = crossing.point();
        let p = four[round % 4];
        let mut neighbour = |x: f64| nudged(x, random.within(-1, 1));
        let q = point(neighbour(near.x()), neighbour(near.y()));
        for [p, q] in [[p, q], [q, p], [four[0], four[2]], [q, q]] {
            let side = crossing.side_of(p, q);
            assert_eq!(side, expected_side(four, [p, q]), "{four:?}, {p} to {q}");
            seen[(side as i8 + 1) as usize] += 1;
        }
    }
    assert!(seen.iter().all(|&count| count > 500), "{seen:?}");
}

/// Three lines through one point that is no point of the lattice: exactly collinear.
#[test]
fn sides_where_lines_of_a_lattice_meet() {
    let mut random = Random::new(8);
    let mut through = 0;
    for _ in 0..20_000 {
        let [a, b, c, d, p, q] = [(); 6].map(|()| Point::<i32>::from((random.within(0, 6), random.within(0, 6))));
        if let Cross(crossing) = segment_intersection(a, b, c, d) {
            let side = crossing.side_of(p, q);
            assert_eq!(side, expected_side([a, b, c, d], [p, q]));
            let own = oracle::orient2d(a, b, p) == Orientation::Collinear
                && oracle::orient2d(a, b, q) == Orientation::Collinear;
            let meets = orient2d(p, q, a) != Orientation::Collinear && orient2d(p, q, c) != Orientation::Collinear;
            through += usize::from(side == Orientation::Collinear && p != q && meets && !own);
        }
    }
    assert!(through > 20, "{through}");
}

#[test]
fn laws_of_scale_and_axes() {
    let mut random = Random::new(9);
    let mut crossings = 0;
    for _ in 0..2000 {
        let four = [(); 4].map(|()| point(random.signed_unit(), random.signed_unit()));
        let Cross(crossing) = found(four) else { continue };
        crossings += 1;
        for k in [-700, -1, 1, 900] {
            let Cross(other) = found(scaled(four, k)) else { panic!("{four:?} times 2^{k}") };
            assert_eq!([other.point()], scaled([crossing.point()], k), "{four:?} times 2^{k}");
        }
        let Cross(other) = found(four.map(|p| point(p.y(), p.x()))) else { panic!("{four:?} mirrored") };
        assert_eq!((other.point().y(), other.point().x()), crossing.point().into());
    }
    assert!(crossings > 200, "{crossings}");
}

/// geo 0.33 returns points that its own `intersects` denies on at least one of the two
/// lines. Rounded points are beside the lines here too; the crossing is on both.
#[test]
fn regression_a_crossing_lies_on_the_lines_that_define_it() {
    let mut random = Random::new(10);
    let (mut crossings, mut beside) = (0, 0);
    while crossings < 2192 {
        let four @ [a, b, c, d] = [(); 4].map(|()| point(random.unit(), random.unit()));
        if let Cross(crossing) = found(four) {
            crossings += 1;
            assert_eq!([crossing.side_of(a, b), crossing.side_of(c, d)], [Orientation::Collinear; 2]);
            let rounded = crossing.point();
            beside +=
                usize::from([[a, b], [c, d]].iter().any(|&[p, q]| orient2d(p, q, rounded) != Orientation::Collinear));
        }
    }
    assert!(beside > 2000, "{beside} rounded points lie beside a line");
}

/// Millions of the kinds above.
#[test]
#[ignore = "a million pairs of segments: a minute in release, after a change to the kernel"]
fn millions_of_pairs() {
    let mut random = Random::new(11);
    for round in 0..1_000_000 {
        let k = random.within(-1000, 1000);
        let four @ [a, b, ..] = [(); 4].map(|()| point(random.signed_unit(), random.signed_unit()));
        let four = match round % 3 {
            0 => four,
            1 => {
                let mut beside =
                    |p: Point| point(nudged(p.x(), random.within(-4, 4)), nudged(p.y(), random.within(-4, 4)));
                [a, b, beside(a), beside(b)]
            }
            _ => [(); 4].map(|()| point(times_power_of_two(random.finite(), -4), random.signed_unit())),
        };
        let four = if round % 3 == 2 { four } else { scaled(four, k) };
        if let Cross(crossing) = check(four) {
            let q = crossing.point();
            assert_eq!(crossing.side_of(four[0], q), expected_side(four, [four[0], q]), "{four:?}");
        }
    }
}

//! A support that is a diameter or an acute triangle and a circle that contains every
//! point are a proof by themselves; both are asked of the oracle's integers.

use std::cmp::Ordering;

use super::*;
use crate::testing::{
    Big, PATTERNS, Pattern, Random, laws, oracle,
    patterns::{self, lattice, rounded},
};

/// The oracle's answer where a circle's `side` tells its own.
fn oracle_side<T: Coordinate + Into<Big>>(support: &[Point<T>], p: Point<T>) -> CircleSide {
    match *support {
        [a] => if a == p { Ordering::Equal } else { Ordering::Less }.into(),
        [a, b] => oracle::compare_along([p, a], p, b).into(),
        [a, b, c] => oracle::in_circle(a, b, c, p),
        _ => panic!("{} points", support.len()),
    }
}

/// The circle is the smallest that contains the points.
fn check<T: Coordinate + Into<Big>>(points: &[Point<T>], what: &str) -> Option<EnclosingCircle<T>> {
    let found = smallest_enclosing_circle(points);
    let Some(circle) = found else {
        assert!(points.is_empty(), "{what}");
        return None;
    };
    prove(&circle, points, what);
    Some(circle)
}

fn prove<T: Coordinate + Into<Big>>(circle: &EnclosingCircle<T>, points: &[Point<T>], what: &str) {
    let support = circle.support();
    assert!(support.iter().all(|p| points.contains(p)), "{what}: made up {support:?}");
    assert_eq!(support.first(), support.iter().min(), "{what}");
    if let [a, b, c] = *support {
        for [a, b, c] in [[a, b, c], [b, c, a], [c, a, b]] {
            assert!(oracle::compare_along([a, b], a, c).is_lt(), "{what}: not acute {support:?}");
        }
        assert_eq!(oracle::orient2d(a, b, c), crate::Orientation::CounterClockwise, "{what}");
    }
    for &p in points {
        assert_ne!(oracle_side(support, p), CircleSide::Outside, "{what}: {p:?} is outside of {support:?}");
    }
}

/// Each way of every pattern, by proof.
fn all_patterns(sizes: &[usize], seeds: std::ops::Range<u64>) {
    for (Pattern { name, points, .. }, &n) in
        PATTERNS.iter().flat_map(|pattern| sizes.iter().map(move |n| (pattern, n)))
    {
        for seed in seeds.clone() {
            let (points, what) = (points(n, seed), format!("{name}, n = {n}, seed {seed}"));
            check(&points, &what);
            let integers = rounded(&points, 50.0);
            check(&integers, &what);
            if n <= BLOCK {
                welzl(&points).iter().for_each(|circle| prove(circle, &points, &format!("{what}, Welzl")));
            }
            if n <= 7 {
                naive(&points).iter().for_each(|circle| prove(circle, &points, &format!("{what}, naive")));
            }
        }
    }
}

#[test]
fn all_patterns_at_small_sizes_and_over_a_block() {
    all_patterns(&[0, 1, 2, 3, 4, 7, 80], 0..2);
    all_patterns(&[BLOCK + 1], 0..1);
}

#[test]
#[ignore = "the oracle's integers at 20,000 points a pattern: seconds in release, after a change to the search or its filter"]
fn all_patterns_at_large_sizes() {
    all_patterns(&[7, BLOCK - 1, BLOCK, 2 * BLOCK + 76, 5 * BLOCK], 2..6);
}

#[test]
fn every_subset_of_a_small_lattice() {
    let corners = lattice::<i32>(4);
    for chosen in 1..1u32 << 16 {
        // All of the 3 × 3 sets, a 31st of the 4 × 4 ones.
        if chosen % 31 != 0 && chosen & 0xf888 != 0 {
            continue;
        }
        let points: Vec<Point<i32>> =
            corners.iter().enumerate().filter(|(k, _)| chosen >> k & 1 == 1).map(|(_, &p)| p).collect();
        let [circle, textbook, all] =
            [smallest_enclosing_circle(&points), welzl(&points), naive(&points)].map(Option::unwrap);
        for (way, circle) in [("blocks", circle), ("Welzl", textbook), ("naive", all)] {
            assert!(points.iter().all(|&p| circle.side(p) != CircleSide::Outside), "{way}: {points:?}");
            assert!(circle.support().iter().all(|&p| all.side(p) == CircleSide::On), "{way}: {points:?}");
            assert_eq!((circle.center(), circle.radius()), (all.center(), all.radius()), "{way}: {points:?}");
        }
    }
}

#[test]
fn impatience_gives_the_same_circle() {
    for Pattern { name, points, .. } in PATTERNS {
        let points = points(600, 5);
        for patience in [0, 1, 3] {
            prove(&search(&points, patience).unwrap(), &points, &format!("{name}, {patience}"));
        }
    }
}

#[test]
fn laws_of_symmetry() {
    for Pattern { name, points, .. } in PATTERNS {
        let points = points(100, 9);
        let circle = smallest_enclosing_circle(&points).unwrap();
        // The same circle: each one's support is on the other.
        let same = |others: &[Point], what: &str| {
            let other = smallest_enclosing_circle(others).unwrap();
            prove(&other, others, &format!("{name}, {what}"));
            other
        };
        let mut reversed = points.clone();
        reversed.reverse();
        let other = same(&reversed, "reversed");
        assert!(other.support().iter().all(|&p| circle.side(p) == CircleSide::On), "{name}: reversed");
        for k in [-900, -400, -60, 3, 450, 700] {
            if let Some(scaled) = laws::scaled(&points, k) {
                assert_eq!(
                    same(&scaled, "scaled").radius(),
                    laws::times_power_of_two(circle.radius(), k),
                    "{name}: 2^{k}"
                );
            }
        }
        // A support in another order: its centre is as near, from another point.
        let radius = same(&laws::swapped(&points), "axes exchanged").radius();
        assert!((radius - circle.radius()).abs() <= 2e-16 * radius + 5e-324, "{name}: axes");
        if let Some(moved) = laws::translated(&points, 3.0, -5.0) {
            let radius = same(&moved, "moved").radius();
            assert!((radius - circle.radius()).abs() <= 2e-16 * radius, "{name}: moved");
        }
    }
}

/// Centre and radius against points whose circle is known, and at the ends of the range.
#[test]
fn centre_and_radius_are_rounded_once() {
    let circle = |points: &[(f64, f64)]| {
        let points: Vec<Point> = points.iter().map(|&p| Point::try_from(p).unwrap()).collect();
        let circle = check(&points, "given").unwrap();
        (<(f64, f64)>::from(circle.center()), circle.radius())
    };
    let (max, tiny) = (f64::MAX, 5e-324);
    assert_eq!(circle(&[(-max, 0.0), (max, 0.0)]), ((0.0, 0.0), max));
    assert_eq!(circle(&[(tiny, 0.0), (3.0 * tiny, 0.0)]), ((2.0 * tiny, 0.0), tiny));
    assert_eq!(circle(&[(max, max), (max, max)]), ((max, max), 0.0));
    assert_eq!(circle(&[(-max, -max), (max, -max), (max, max), (-max, max)]), ((0.0, 0.0), f64::INFINITY));
    let h = 2f64.powi(1000);
    assert_eq!(circle(&[(-3.0 * h, 4.0 * h), (3.0 * h, 4.0 * h), (0.0, -5.0 * h)]), ((0.0, 0.0), 5.0 * h));
    let ends = [(i64::MIN, i64::MIN), (i64::MAX, i64::MAX), (i64::MAX, i64::MIN)].map(Point::<i64>::from);
    let circle = check(&ends, "i64").unwrap();
    // (−½, −½) and 2⁶⁴/√2, less a hair.
    assert_eq!(circle.center(), Point::new(-0.5, -0.5).unwrap());
    assert_eq!(circle.radius(), 2f64.powi(63) * std::f64::consts::SQRT_2);
}

/// All points in the doubtful band of the filter, and some outside by the least bit.
#[test]
fn the_filter_never_calls_a_point_inside_that_is_not() {
    let mut random = Random::new(4);
    let mut close = 0;
    for round in 0..1000 {
        let k = [0, -299, 440, -500, 600][round % 5];
        let offset = if round % 3 == 0 { 1e6 } else { 0.0 };
        let mut on_circle = || {
            let (y, x) = (random.unit() * 6.3).sin_cos();
            let [x, y] = [x, y].map(|x| laws::times_power_of_two(laws::nudged(x + offset, random.within(-2, 2)), k));
            Point::new(x, y).unwrap()
        };
        let points: Vec<Point> = (0..40).map(|_| on_circle()).collect();
        let circle = smallest_enclosing_circle(&points[..4]).unwrap();
        let filter = Filter::new(&circle);
        let mut excess = vec![0.0; points.len()];
        filter.excess(&points, &mut excess);
        for (&p, &excess) in points.iter().zip(&excess) {
            let side = oracle_side(circle.support(), p);
            let inside = side == CircleSide::Inside;
            match filter.look(&[p]) {
                Look::AllInside => assert!(inside && filter.is_inside(excess), "{p:?}"),
                Look::SomeOutside => assert_eq!(side, CircleSide::Outside, "{p:?}"),
                Look::Near(count) => {
                    assert!(count == 1 && (inside || !filter.is_inside(excess)), "{p:?}");
                    close += usize::from(filter.is_inside(excess));
                }
            }
        }
    }
    assert!(close > 1500, "{close} decided in twice the precision");
}

/// A centre and a radius in `f64`, as every peer answers, leave points outside; that is
/// why the answer is the support.
#[test]
fn regression_rounded_circles_leave_points_outside() {
    let mut left = 0;
    for seed in 0..400 {
        let points = patterns::disk(50, seed);
        let circle = check(&points, &format!("seed {seed}")).unwrap();
        let outside = |p: &&Point| crate::side_of_circle(circle.center(), circle.radius(), **p) == CircleSide::Outside;
        left += usize::from(points.iter().any(|p| outside(&p)));
    }
    assert!(left > 100, "{left} of 400");
}

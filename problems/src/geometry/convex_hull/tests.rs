use kihon_judge::{Kata, Random};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{ConvexHull, cases::REACH, monotone_chain::monotone_chain, ours::filtered_chain};
use crate::geometry::{
    samples::{Pair, circle, cross, grid},
    solved::agree,
};

/// What defines the answer: corners that are points, every turn to the left, no point outside.
#[track_caller]
fn is_the_hull(points: &[Pair], hull: &[Pair]) {
    assert!(hull.iter().all(|p| points.contains(p)));
    assert_eq!(hull.first(), points.iter().min_by_key(|p| (p.1, p.0)));
    let at = |i: usize| hull[i % hull.len()];
    match hull.len() {
        0 => assert!(points.is_empty()),
        1 => assert!(points.iter().all(|p| *p == hull[0])),
        2 => {
            let ends = |p: &Pair| (hull[0].min(hull[1])..=hull[0].max(hull[1])).contains(p);
            assert!(hull[0] != hull[1] && points.iter().all(|p| cross(hull[0], hull[1], *p) == 0 && ends(p)));
        }
        h => {
            assert!((0..h).all(|i| cross(at(i), at(i + 1), at(i + 2)) > 0), "{hull:?}");
            assert!((0..h).all(|i| points.iter().all(|&p| cross(at(i), at(i + 1), p) >= 0)), "{hull:?}");
        }
    }
}

#[test]
fn every_set_of_points_of_a_small_grid() {
    let points = grid(9);
    for set in 0..1u32 << 9 {
        let chosen: Vec<Pair> = (0..9).filter(|i| set >> i & 1 == 1).map(|i| points[i]).collect();
        is_the_hull(&chosen, &monotone_chain(&chosen));
        agree::<ConvexHull>(&chosen, true);
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn hulls_are_convex_and_hold_all(points in ConvexHull::strategy(30), by in -9..9i64) {
        agree::<ConvexHull>(&points, true);
        let hull = filtered_chain(&points);
        is_the_hull(&points, &hull);
        // The hull of the hull, of the points in another order, moved, and turned by half a turn.
        prop_assert_eq!(&monotone_chain(&hull), &hull);
        let other: Vec<Pair> = points.iter().rev().chain(points.iter()).copied().collect();
        prop_assert_eq!(&filtered_chain(&other), &hull);
        let moved = |points: &[Pair]| points.iter().map(|&(x, y)| (x + by, y - 3 * by)).collect::<Vec<Pair>>();
        prop_assert_eq!(filtered_chain(&moved(&points)), moved(&hull));
        let turned: Vec<Pair> = points.iter().map(|&(x, y)| (-x, -y)).collect();
        prop_assert_eq!(filtered_chain(&turned).len(), hull.len());
    }
}

#[test]
fn known_hulls() {
    let mut points = circle(4096, REACH);
    assert_eq!(monotone_chain(&points).len(), 4096);
    Random::new(1).shuffle(&mut points);
    agree::<ConvexHull>(&points, false);
    let lattice = grid(10_000);
    assert_eq!(filtered_chain(&lattice), [(0, 0), (99, 0), (99, 99), (0, 99)]);
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in ConvexHull::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 300] {
            agree::<ConvexHull>(&(pattern.make)(n, 3), true);
        }
    }
    for pattern in ConvexHull::worst_cases() {
        agree::<ConvexHull>(&(pattern.make)(ConvexHull::LARGEST, 5), false);
    }
}

#[test]
fn the_checker_says_what_is_wrong() {
    let points = vec![(0, 0), (2, 0), (4, 0), (4, 4), (0, 4), (1, 1)];
    let expected = monotone_chain(&points);
    let fault = |got: &[Pair]| {
        let fault = ConvexHull::check(&points.clone().into(), &expected, &got.to_vec()).expect_err("wrong");
        (fault.at, fault.property)
    };
    let [a, b, c, d] = expected[..] else { panic!("{expected:?}") };
    assert_eq!(fault(&[a, b, (9, 9), d]), (Some(2), "(9, 9) is none of the points".into()));
    assert_eq!(fault(&[a, b, c, d, a]), (Some(4), "(0, 0) is there twice".into()));
    assert_eq!(fault(&[a, (2, 0), b, c, d]), (Some(1), "(2, 0) lies on a side, between two corners".into()));
    assert_eq!(fault(&[a, b, c, (1, 1), d]), (Some(3), "(1, 1) lies inside of the hull".into()));
    assert_eq!(fault(&[a, b, d]), (None, "the corner (4, 4) is missing".into()));
    assert_eq!(fault(&[]), (None, "the corner (0, 0) is missing".into()));
    assert_eq!(fault(&[b, c, d, a]), (Some(0), "the first corner must be the lowest one, (0, 0)".into()));
    assert_eq!(fault(&[a, d, c, b]), (None, "the corners run clockwise".into()));
    assert_eq!(fault(&[a, c, b, d]), (Some(1), "the corners do not follow one another around the hull".into()));
}

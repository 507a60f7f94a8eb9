use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{FarthestPair, calipers::calipers, ours::filtered_calipers};
use crate::geometry::{
    samples::{FAR, Pair, circle, grid},
    solved::agree,
};

#[test]
fn every_set_of_points_of_a_small_grid() {
    let points: Vec<Pair> = (0..12).map(|k| (k % 4, k / 4 * (k / 4 + 1))).collect();
    for set in 0..1u32 << 12 {
        let chosen: Vec<Pair> = (0..12).filter(|i| set >> i & 1 == 1).map(|i| points[i]).collect();
        agree::<FarthestPair>(&chosen, true);
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(400) })]

    #[test]
    fn order_place_and_scale(points in FarthestPair::strategy(30), by in -9..9i64) {
        agree::<FarthestPair>(&points, true);
        let small: Vec<Pair> = points.iter().map(|&(x, y)| (x / 8, y / 8)).collect();
        let greatest = calipers(&small);
        let other: Vec<Pair> = small.iter().rev().chain(&small).map(|&(x, y)| (by - y, x)).collect();
        prop_assert_eq!(filtered_calipers(&other), greatest);
        let larger: Vec<Pair> = small.iter().map(|&(x, y)| (5 * x + by, 5 * y - by)).collect();
        prop_assert_eq!(filtered_calipers(&larger), 25 * greatest);
        // Another point can only make it greater.
        let more = [&small[..], &[(by, by)]].concat();
        prop_assert!(calipers(&more) >= greatest);
    }

    #[test]
    fn corners_of_flat_and_round_polygons(n in 3..60usize, radius in 2..3000i64, flat in 1..30i64) {
        let points: Vec<Pair> = circle(n, radius).into_iter().map(|(x, y)| (x, y / flat)).collect();
        agree::<FarthestPair>(&points, true);
    }
}

#[test]
fn known_distances() {
    // Opposite points of a circle are there for an even number only.
    let across = calipers(&circle(1000, FAR));
    assert!((4 * FAR * FAR..4 * (FAR + 1) * (FAR + 1)).contains(&across), "{across}");
    assert!(calipers(&circle(1001, FAR)) < 4 * FAR * FAR);
    assert_eq!(filtered_calipers(&grid(10_000)), 2 * 99 * 99);
    assert_eq!(calipers(&[(-FAR, -FAR), (FAR, FAR)]), 8 * FAR * FAR);
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in FarthestPair::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 500] {
            agree::<FarthestPair>(&(pattern.make)(n, 3), true);
        }
    }
    for pattern in FarthestPair::worst_cases() {
        agree::<FarthestPair>(&(pattern.make)(FarthestPair::LARGEST, 5), false);
    }
}

#[test]
fn the_checker_says_what_is_wrong() {
    let points = vec![(0, 0), (3, 4), (1, 1)];
    let fault = |got: i64| FarthestPair::check(&points.clone().into(), &25, &got).expect_err("wrong").property;
    assert_eq!(fault(5), "that is the distance itself, and its square was asked for");
    assert_eq!(fault(24), "(0, 0) and (3, 4) are farther apart");
    assert_eq!(fault(i64::MAX), "no two points are that far apart");
    assert_eq!(fault(i64::MIN), "no square is negative");
    assert_eq!(FarthestPair::check(&points.clone().into(), &25, &25), Ok(()));
}

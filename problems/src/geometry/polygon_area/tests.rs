use kihon_judge::{Kata, Random};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{PolygonArea, ours::doubled_area, shoelace::shoelace};
use crate::geometry::{
    samples::{Pair, simple_rings, spiral, square},
    solved::agree,
};

/// Twice the area of a ring of upright and level sides of length 1: how often it goes around
/// each unit square, counted by the upright sides to the right of it.
fn by_unit_squares(ring: &[Pair]) -> i128 {
    let sides: Vec<(Pair, Pair)> = (0..ring.len()).map(|i| (ring[i], ring[(i + 1) % ring.len()])).collect();
    let around = |x: i64, y: i64| {
        let right = sides.iter().filter(|(a, b)| a.0 == b.0 && a.0 > x && a.1.min(b.1) == y);
        right.map(|(a, b)| i128::from(b.1 - a.1)).sum::<i128>()
    };
    let reach = ring.len() as i64;
    2 * (-reach..reach).map(|x| (-reach..reach).map(|y| around(x, y)).sum::<i128>()).sum::<i128>()
}

#[test]
fn every_short_ring_of_a_small_grid() {
    let points: Vec<Pair> = (0..9).map(|k| (k % 3 - 1, k / 3 - 1)).collect();
    for length in 0..=4 {
        for code in 0..9usize.pow(length) {
            let ring: Vec<Pair> = (0..length).map(|i| points[code / 9usize.pow(i) % 9]).collect();
            agree::<PolygonArea>(&ring, true);
        }
    }
}

#[test]
fn walks_on_a_grid_enclose_the_squares_they_go_around() {
    let mut random = Random::new(3);
    for steps in [4, 6, 8, 10, 12] {
        for _ in 0..40 {
            // As many steps one way as back, in any order.
            let mut moves: Vec<Pair> =
                (0..steps / 2).flat_map(|i| if i % 2 == 0 { [(1, 0), (-1, 0)] } else { [(0, 1), (0, -1)] }).collect();
            random.shuffle(&mut moves);
            let mut at = (0, 0);
            let ring: Vec<Pair> = moves
                .into_iter()
                .map(|(x, y)| {
                    at = (at.0 + x, at.1 + y);
                    at
                })
                .collect();
            assert_eq!(shoelace(&ring), by_unit_squares(&ring), "{ring:?}");
            agree::<PolygonArea>(&ring, true);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(200) })]

    #[test]
    fn start_place_and_direction(ring in PolygonArea::strategy(20), start in any::<prop::sample::Index>(), by in -9..9i64) {
        agree::<PolygonArea>(&ring, true);
        let area = doubled_area(&ring);
        let mut other = ring.0.clone();
        if !other.is_empty() {
            let start = start.index(other.len());
            other.rotate_left(start);
        }
        prop_assert_eq!(doubled_area(&other), area);
        other.reverse();
        prop_assert_eq!(doubled_area(&other), -area);
        let moved: Vec<Pair> = ring.iter().map(|&(x, y)| (x + by, y - 2 * by)).collect();
        prop_assert_eq!(doubled_area(&moved), area);
        let exchanged: Vec<Pair> = ring.iter().map(|&(x, y)| (y, x)).collect();
        prop_assert_eq!(doubled_area(&exchanged), -area);
        let thrice: Vec<Pair> = ring.iter().map(|&(x, y)| (x / 4 * 3, y / 4 * 3)).collect();
        let quarter: Vec<Pair> = ring.iter().map(|&(x, y)| (x / 4, y / 4)).collect();
        prop_assert_eq!(doubled_area(&thrice), 9 * doubled_area(&quarter));
    }

    #[test]
    fn a_simple_ring_has_an_area(ring in simple_rings(20)) {
        prop_assert!(doubled_area(&ring) != 0);
        agree::<PolygonArea>(&ring, true);
    }
}

#[test]
fn known_areas() {
    // Each stretch of the corridor is as many unit squares as it is long.
    assert_eq!(shoelace(&spiral(4)), 2 * 4);
    assert_eq!(shoelace(&spiral(6)), 2 * (4 + 3));
    let reach = 1_000_000_000_000_000;
    let winding = (PolygonArea::worst_cases()[1].make)(200_000, 1);
    assert_eq!(shoelace(&winding), 50_000 * 2 * (2 * i128::from(reach)).pow(2));
    agree::<PolygonArea>(&winding, false);
    agree::<PolygonArea>(&square(200_000, reach, &mut Random::new(5)), false);
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in PolygonArea::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 1000] {
            agree::<PolygonArea>(&(pattern.make)(n, 3), true);
        }
    }
}

#[test]
fn the_checker_says_what_is_wrong() {
    let ring = vec![(1, 0), (4, 0), (4, 3), (1, 3)];
    let expected = shoelace(&ring);
    let fault = |got: i128| PolygonArea::check(&ring.clone().into(), &expected, &got).expect_err("wrong").property;
    assert_eq!(PolygonArea::check(&ring.clone().into(), &expected, &expected), Ok(()));
    assert_eq!(fault(-expected), "the sign is the other one: counter-clockwise is positive");
    assert_eq!(fault(expected / 2), "it is half of what was asked for, as the area itself is");
    assert_eq!(fault(expected + 3), "it is as if the side from the last corner to the first were missing");
    assert_eq!(fault(i128::MIN), "twice the signed area is more");
    assert_eq!(fault(i128::MAX), "twice the signed area is less");
}

#[test]
fn inputs_beyond_the_limits_are_refused() {
    let refused = |ring: Vec<Pair>| PolygonArea::validate(&ring.into()).expect_err("refused");
    assert_eq!(refused(vec![(0, 0); 200_001]), "ring has 200001 corners, more than 200000");
    let far = refused(vec![(0, 0), (0, i64::MIN)]);
    assert_eq!(far, "ring[1] is (0, -9223372036854775808), with a coordinate beyond 1000000000000000");
}

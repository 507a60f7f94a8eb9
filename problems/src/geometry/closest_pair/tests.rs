use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{
    ClosestPair,
    halves::halves,
    kata::{Answer, squared},
    ours::sieve,
    sweep::sweep,
};
use crate::geometry::{samples::Pair, solved::agree};

fn least(points: &[Pair], pair: Answer) -> Option<i64> {
    pair.map(|(i, j)| squared(points[i], points[j]))
}

#[test]
fn every_set_of_points_of_a_small_grid() {
    // Columns and rows at distances 1, 2 and 3: more than one distance, and ties.
    let points: Vec<Pair> = (0..12).map(|k| (k % 4 * (k % 4 + 1) / 2, k / 4 * (k / 4 + 1) / 2)).collect();
    for set in 0..1u32 << 12 {
        let chosen: Vec<Pair> = (0..12).filter(|i| set >> i & 1 == 1).map(|i| points[i]).collect();
        agree::<ClosestPair>(&chosen, true);
    }
}

#[test]
fn every_short_list_of_few_points() {
    let points = [(0, 0), (0, 1), (2, 0), (3, 3)];
    for length in 0..=5 {
        for code in 0..4usize.pow(length) {
            let list: Vec<Pair> = (0..length).map(|i| points[code / 4usize.pow(i) % 4]).collect();
            agree::<ClosestPair>(&list, true);
        }
    }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(400) })]

    #[test]
    fn order_place_and_scale(points in ClosestPair::strategy(30), by in -9..9i64) {
        agree::<ClosestPair>(&points, true);
        let small: Vec<Pair> = points.iter().map(|&(x, y)| (x / 8, y / 8)).collect();
        let distance = least(&small, halves(&small));
        let other: Vec<Pair> = small.iter().rev().map(|&(x, y)| (by - y, x)).collect();
        prop_assert_eq!(least(&other, sieve(&other)), distance);
        let larger: Vec<Pair> = small.iter().map(|&(x, y)| (5 * x + by, 5 * y - by)).collect();
        prop_assert_eq!(least(&larger, sweep(&larger)), distance.map(|d| 25 * d));
        let twice = [&small[..], &small].concat();
        prop_assert_eq!(least(&twice, sieve(&twice)), if small.is_empty() { None } else { Some(0) });
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in ClosestPair::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 500] {
            agree::<ClosestPair>(&(pattern.make)(n, 3), true);
        }
    }
    for pattern in ClosestPair::worst_cases() {
        agree::<ClosestPair>(&(pattern.make)(ClosestPair::LARGEST, 5), false);
    }
}

#[test]
fn the_checker_accepts_every_nearest_pair_and_says_what_is_wrong() {
    let points = vec![(0, 0), (1, 0), (0, 1), (5, 5)];
    let check = |got| ClosestPair::check(&points.clone().into(), &Some((0, 1)), &got).map_err(|fault| fault.property);
    for right in [(0, 1), (1, 0), (0, 2), (2, 0)] {
        assert_eq!(check(Some(right)), Ok(()));
    }
    let fault = |got| check(got).expect_err("wrong");
    assert_eq!(fault(Some((1, 2))), "the square of their distance is 2, and 0 and 1 are at 1");
    assert_eq!(fault(Some((1, 1))), "1 is one point, not a pair");
    assert_eq!(fault(Some((0, 4))), "there is no position 4 in a list of 4 points");
    assert_eq!(fault(None), "there are 4 points, so there is a pair");
    let none = ClosestPair::check(&vec![(1, 1)].into(), &None, &Some((0, 0))).expect_err("wrong");
    assert_eq!(none.property, "there are no two points, so the answer is None");
}

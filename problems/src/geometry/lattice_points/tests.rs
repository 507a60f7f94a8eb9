use kihon_judge::Kata;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{LatticePoints, floor_sums::floor_sums, naive::naive, ours::lattice_points, pick::pick};
use crate::geometry::{
    samples::{FAR, Pair, simple, simple_rings, spiral},
    solved::agree,
};

#[test]
fn every_triangle_and_quadrilateral_of_a_small_grid() {
    let points: Vec<Pair> = (0..16).map(|k| (k % 4, k / 4)).collect();
    let mut seen = 0;
    for a in 0..16usize {
        for b in 0..16 {
            for c in 0..16 {
                for d in [c, (a + 2 * b + 3 * c + 1) % 16, (5 * a + b + c + 7) % 16] {
                    let mut ring = vec![points[a], points[b], points[c], points[d]];
                    ring.dedup();
                    if simple(&ring) {
                        agree::<LatticePoints>(&ring, true);
                        assert_eq!(floor_sums(&ring), naive(&ring), "{ring:?}");
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 5000, "{seen} simple rings");
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn the_three_ways_agree(ring in simple_rings(25)) {
        agree::<LatticePoints>(&ring, true);
        prop_assert_eq!(floor_sums(&ring), naive(&ring));
    }

    #[test]
    fn start_place_and_shape(ring in simple_rings(20), start in any::<prop::sample::Index>(), by in -9..9i64) {
        let inside = pick(&ring);
        let mut other = ring.clone();
        let start = start.index(other.len());
        other.rotate_left(start);
        other.reverse();
        prop_assert_eq!(lattice_points(&other), inside);
        // A shear with determinant 1 takes the lattice to itself.
        let sheared: Vec<Pair> = ring.iter().map(|&(x, y)| (x + by * y + 1, y - by)).collect();
        prop_assert_eq!(pick(&sheared), inside);
        prop_assert_eq!(floor_sums(&sheared), inside);
        // Twice as large: the old points inside, the middles between two, and all of the boundary that is not a point
        // any more are known by the area alone.
        let doubled: Vec<Pair> = ring.iter().map(|&(x, y)| (2 * x, 2 * y)).collect();
        prop_assert_eq!(floor_sums(&doubled), lattice_points(&doubled));
    }

    #[test]
    fn wide_triangles(a in (-FAR..=FAR, -FAR..=FAR), b in (-FAR..=FAR, -FAR..=FAR), c in (-FAR..=FAR, -FAR..=FAR)) {
        let ring = vec![a, b, c];
        if simple(&ring) {
            agree::<LatticePoints>(&ring, false);
            prop_assert_eq!(floor_sums(&ring), pick(&ring));
        }
    }
}

#[test]
fn known_counts() {
    assert_eq!(pick(&spiral(1000)), 0);
    // A right triangle with legs of d: points below the diagonal of a square.
    let triangle = [(0, 0), (FAR, 0), (0, FAR)];
    assert_eq!(floor_sums(&triangle), (FAR - 1) * (FAR - 2) / 2);
    assert_eq!(pick(&triangle), (FAR - 1) * (FAR - 2) / 2);
    let square = [(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)];
    assert_eq!(floor_sums(&square), (2 * FAR - 1) * (2 * FAR - 1));
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in LatticePoints::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 40] {
            let ring = (pattern.make)(n, 3);
            let small = !pattern.name.starts_with("wide") && pattern.name != "convex";
            agree::<LatticePoints>(&ring, small);
            assert_eq!(LatticePoints::oracle(&ring), LatticePoints::reference(&ring), "{} at {n}", pattern.name);
        }
    }
    for pattern in LatticePoints::worst_cases() {
        let ring = (pattern.make)(LatticePoints::LARGEST, 5);
        agree::<LatticePoints>(&ring, false);
        assert_eq!(floor_sums(&ring), pick(&ring), "{}", pattern.name);
    }
}

#[test]
fn the_checker_says_what_is_wrong() {
    let ring = vec![(0, 0), (4, 0), (4, 3), (0, 3)];
    let fault = |got: i64| LatticePoints::check(&ring.clone().into(), &6, &got).expect_err("wrong").property;
    assert_eq!(fault(5), "one point inside is not counted");
    assert_eq!(fault(2), "4 points inside are not counted");
    assert_eq!(fault(20), "that is 14 too many, as many as there are on the boundary");
    assert_eq!(fault(7), "that is 1 too many");
    assert_eq!(fault(i64::MIN), "a number of points is not negative");
    assert_eq!(LatticePoints::check(&ring.clone().into(), &6, &6), Ok(()));
}

#[test]
fn rings_that_are_not_simple_are_refused() {
    let refused = |ring: &[Pair]| LatticePoints::validate(&ring.to_vec().into()).expect_err("refused");
    assert_eq!(refused(&[(0, 0), (1, 0)]), "ring has 2 corners, fewer than 3");
    let bow_tie = refused(&[(0, 0), (2, 2), (2, 0), (0, 2)]);
    assert_eq!(bow_tie, "ring is not simple: two of its sides cross or touch");
}

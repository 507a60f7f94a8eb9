use kihon_judge::{Kata, Simplify};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};

use super::{Places, PointInPolygon, ours::prepared, sweep::sweep};
use crate::geometry::{
    samples::{Pair, simple, spiral},
    solved::agree,
};

/// All points of a small square.
fn around() -> Vec<Pair> {
    (-1..=4).flat_map(|x| (-1..=4).map(move |y| (x, y))).collect()
}

#[test]
fn every_place_of_every_triangle_and_many_quadrilaterals() {
    let points: Vec<Pair> = (0..16).map(|k| (k % 4, k / 4)).collect();
    let mut seen = 0;
    for a in 0..16usize {
        for b in 0..16 {
            for c in 0..16 {
                for d in [c, (a + 2 * b + 3 * c + 1) % 16] {
                    let mut ring = vec![points[a], points[b], points[c], points[d]];
                    ring.dedup();
                    if simple(&ring) {
                        agree::<PointInPolygon>(&Places { ring, queries: around() }, true);
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 4000, "{seen} simple rings");
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn start_direction_and_shape(places in PointInPolygon::strategy(25), start in any::<prop::sample::Index>(), by in -9..9i64) {
        agree::<PointInPolygon>(&places, true);
        let expected = sweep(&places.ring, &places.queries);
        let mut ring = places.ring.clone();
        let start = start.index(ring.len());
        ring.rotate_left(start);
        ring.reverse();
        prop_assert_eq!(&prepared(&ring, &places.queries), &expected);
        // A shear keeps what is inside, and makes upright sides lean.
        let sheared = |points: &[Pair]| points.iter().map(|&(x, y)| (3 * x + by * y, 2 * y - by)).collect::<Vec<Pair>>();
        prop_assert_eq!(&sweep(&sheared(&ring), &sheared(&places.queries)), &expected);
        let exchanged = |points: &[Pair]| points.iter().map(|&(x, y)| (y, x)).collect::<Vec<Pair>>();
        prop_assert_eq!(&sweep(&exchanged(&ring), &exchanged(&places.queries)), &expected);
    }
}

#[test]
fn a_corridor_knows_its_floor() {
    // Doubled, the middle of each stretch of a corridor of width 1 is a point.
    let ring: Vec<Pair> = spiral(400).into_iter().map(|(x, y)| (2 * x, 2 * y)).collect();
    let queries = [(4, 1), (7, 4), (1, 7), (1, 3), (-8, 7), (-7, 0), (1_000, 0)];
    assert_eq!(sweep(&ring, &queries), [1, 1, 1, -1, 0, 1, -1]);
    agree::<PointInPolygon>(&Places { ring, queries: queries.to_vec() }, true);
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in PointInPolygon::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 300] {
            let places = (pattern.make)(n, 3);
            assert_eq!(places.queries.len(), n);
            agree::<PointInPolygon>(&places, true);
        }
        agree::<PointInPolygon>(&(pattern.make)(5_000, 5), false);
    }
    for pattern in PointInPolygon::worst_cases() {
        agree::<PointInPolygon>(&(pattern.make)(PointInPolygon::LARGEST, 5), false);
    }
}

#[test]
fn the_checker_says_what_is_wrong() {
    let places = Places { ring: vec![(0, 0), (4, 0), (4, 3), (0, 3)], queries: vec![(1, 1), (4, 2), (5, 1)] };
    let fault = |got: &[i8]| {
        let fault = PointInPolygon::check(&places, &vec![1, 0, -1], &got.to_vec()).expect_err("wrong");
        (fault.at, fault.property)
    };
    assert_eq!(fault(&[1, 0]), (None, "there are 2 answers to 3 queries".into()));
    assert_eq!(fault(&[1, 1, 1]), (Some(1), "(4, 2) is on the boundary, not inside".into()));
    assert_eq!(fault(&[1, 0, 0]), (Some(2), "(5, 1) is outside, not on the boundary".into()));
    assert_eq!(fault(&[7, 0, -1]), (Some(0), "7 is not an answer: (1, 1) is inside, 1".into()));
}

#[test]
fn inputs_beyond_the_limits_are_refused() {
    let refused = |ring: &[Pair], queries: &[Pair]| {
        PointInPolygon::validate(&Places { ring: ring.to_vec(), queries: queries.to_vec() }).expect_err("refused")
    };
    let triangle = [(0, 0), (1, 0), (0, 1)];
    assert_eq!(refused(&triangle[..2], &[]), "ring has 2 corners, fewer than 3");
    let far = refused(&triangle, &[(0, 0), (0, 1_000_000_001)]);
    assert_eq!(far, "queries[1] is (0, 1000000001), with a coordinate beyond 1000000000");
}

#[test]
fn simpler_places_end_at_a_unit_triangle() {
    let mut places = (PointInPolygon::patterns()[1].make)(20, 1);
    let inside =
        |places: &Places| PointInPolygon::validate(places).is_ok() && PointInPolygon::oracle(places).contains(&0);
    assert!(inside(&places));
    while let Some(simpler) = places.simpler().into_iter().find(|s| s.weight() < places.weight() && inside(s)) {
        places = simpler;
    }
    assert_eq!(places, Places { ring: vec![(0, 0), (0, 1), (1, 0)], queries: vec![(0, 0)] });
}

//! Against every pair, on all patterns, and the two ways against each other.

use super::*;
use crate::testing::{
    PATTERNS, Random, laws,
    patterns::{self, lattice, rounded},
};

fn check<T: Coordinate>(points: &[Point<T>], what: &str) {
    let (found, naive) = (closest_pair(points), closest_pair_naive(points));
    assert_eq!(found.is_some(), naive.is_some(), "{what}");
    let (Some(found), Some(naive)) = (found, naive) else { return };
    assert!(compare_lengths(found, naive).is_eq(), "{what}: {found:?} is not as near as {naive:?}");
    let times = |p: Point<T>| points.iter().filter(|&&q| q == p).count();
    assert!(found[0] <= found[1] && times(found[0]) > usize::from(found[0] == found[1]), "{what}: no pair of points");
    assert!(times(found[1]) > 0, "{what}");
    if let Some(by_cells) = sieve::search(points, 0) {
        assert!(compare_lengths(by_cells, naive).is_eq(), "{what}, by cells");
    }
    if found[0] != found[1] {
        let mut sorted = points.to_vec();
        sorted.sort();
        assert!(compare_lengths(halve(&mut sorted), naive).is_eq(), "{what}, by halves");
        assert!(sorted.is_sorted_by_key(|p| p.y().to_f64()), "{what}");
    }
}

#[test]
fn all_patterns() {
    for pattern in PATTERNS {
        for n in [0, 1, 2, 3, 4, 5, 17, 64, 400] {
            for seed in 0..2 {
                let points = (pattern.points)(n, seed);
                check(&points, &format!("{}, n = {n}", pattern.name));
                check(&rounded(&points, 1000.0), &format!("{}, n = {n}, integers", pattern.name));
            }
        }
    }
}

#[test]
fn every_subset_of_a_small_lattice() {
    let corners = lattice::<i32>(4);
    for chosen in (0..1u32 << 16).step_by(5) {
        let points: Vec<Point<i32>> =
            corners.iter().enumerate().filter(|(k, _)| chosen >> k & 1 == 1).map(|(_, &p)| p).collect();
        check(&points, &format!("{points:?}"));
    }
}

/// A band that holds everything: what makes a sweep alone quadratic. Of one x it is sorted by y.
#[test]
fn vertical_lines_are_not_quadratic() {
    let mut line = patterns::vertical_line(100_000, 1);
    line.sort();
    line.dedup();
    let narrow = line.iter().enumerate().map(|(k, p)| {
        // Within 10⁻¹⁹, where no y are nearer than 10⁻¹⁶, and no order of y.
        let x = (k * 7_919 % line.len()) as f64 * 2f64.powi(-80);
        Point::new(x, p.y()).unwrap()
    });
    for (mut points, is_swept) in [(narrow.collect::<Vec<_>>(), false), (line.clone(), true)] {
        let naive = points.array_windows().copied();
        let naive = naive.reduce(|best, pair| if compare_lengths(pair, best).is_lt() { pair } else { best }).unwrap();
        Random::new(2).shuffle(&mut points);
        assert_eq!(sweep(&mut points.clone()).is_some(), is_swept);
        assert!(compare_lengths(closest_pair(&points).unwrap(), naive).is_eq());
        assert!(compare_lengths(in_order(&points), naive).is_eq());
    }
}

/// Both ways that nothing makes quadratic, on what is too large for all pairs.
#[test]
fn the_sieve_and_the_halves_agree() {
    let mut sieved = 0;
    for pattern in PATTERNS {
        let points = (pattern.points)(20_000, 5);
        let halves = in_order(&points);
        assert!(compare_lengths(closest_pair(&points).unwrap(), halves).is_eq(), "{}", pattern.name);
        if let Some(cells) = sieve::search(&points, 500) {
            sieved += 1;
            assert!(compare_lengths(cells, halves).is_eq(), "{}", pattern.name);
        }
    }
    // Not of all exponents, whose columns no number counts.
    assert_eq!(sieved, PATTERNS.len() - 1);
}

/// Few points, so that the nearest two are often in cells that only touch.
#[test]
fn clouds_of_cells() {
    for seed in 0..3000 {
        let points = patterns::square(17 + seed as usize % 50, seed);
        let naive = closest_pair_naive(&points).unwrap();
        let found = sieve::search(&points, 0).expect("no crowd");
        assert!(compare_lengths(found, naive).is_eq(), "seed {seed}: {found:?}, not {naive:?}");
    }
}

/// Near the end of the range, where `f64` holds every 1024th integer.
#[test]
fn integers_that_f64_rounds() {
    for seed in 0..3000 {
        let width = [1e3, 1e4, 1e6][seed as usize % 3];
        let points: Vec<Point<i64>> = rounded(&patterns::square(60, seed), width)
            .iter()
            .map(|p| Point::from((i64::MAX - p.x(), i64::MIN + p.y())))
            .collect();
        // A crowd is no error.
        let Some(found) = sieve::search(&points, 0) else { continue };
        let naive = closest_pair_naive(&points).unwrap();
        assert!(compare_lengths(found, naive).is_eq(), "seed {seed}: {found:?}, not {naive:?}");
    }
}

/// Points in so many columns that no number counts them are none for the sieve.
#[test]
fn columns_beyond_counting() {
    let mut points = patterns::square(1000, 7);
    points.extend([Point::new(1e300, 0.0).unwrap(), points[0].moved_by(crate::Vector::new(1e-9, 0.0)).unwrap()]);
    assert!(sieve::search(&points, 0).is_none());
    check(&points, "a distant point");
}

#[test]
fn laws_of_symmetry() {
    for pattern in PATTERNS {
        let points = (pattern.points)(200, 3);
        let Some(pair) = closest_pair(&points) else { continue };
        let swapped = closest_pair(&laws::swapped(&points)).unwrap();
        assert!(compare_lengths(pair, swapped).is_eq(), "{}", pattern.name);
        for k in [-800, 9] {
            if let Some(scaled) = laws::scaled(&points, k) {
                let [p, q] = closest_pair(&scaled).unwrap();
                let expected = laws::scaled(&pair, k).unwrap();
                assert!(compare_lengths([p, q], [expected[0], expected[1]]).is_eq(), "{}", pattern.name);
            }
        }
    }
}

use super::*;
use crate::testing::{
    PATTERNS, Pattern, Random, laws, oracle,
    patterns::{lattice, rounded},
};

#[test]
fn hausdorff_is_that_of_all_pairs() {
    for Pattern { name, points, .. } in PATTERNS {
        for (n, m) in [(0, 5), (1, 1), (7, 30), (100, 80)] {
            let (a, b) = (points(n, 1), points(m, 2));
            let same = |found: Option<[Point; 2]>, expected: Option<[Point; 2]>| {
                assert_eq!(found.is_some(), expected.is_some());
                let equal = found.zip(expected).is_none_or(|(p, q)| oracle::compare_lengths(p, q).is_eq());
                assert!(equal, "{name}: {found:?} and {expected:?}");
            };
            same(hausdorff(&a, &b), hausdorff_naive(&a, &b));
            same(hausdorff(&a, &b), hausdorff(&b, &a));
            let (a, b) = (rounded(&a, 7.0), rounded(&b, 7.0));
            let lengths = [hausdorff(&a, &b), hausdorff_naive(&a, &b)].map(|pair| pair.map(|[p, q]| (p, q)));
            if let [Some((p, q)), Some((r, s))] = lengths {
                assert!(oracle::compare_lengths([p, q], [r, s]).is_eq(), "{name}, integers");
            }
        }
    }
}

/// By its definition: over all walks.
fn frechet_of_all_walks(a: &[Point<i64>], b: &[Point<i64>]) -> i64 {
    let squared = |p: Point<i64>, q: Point<i64>| (p.x() - q.x()).pow(2) + (p.y() - q.y()).pow(2);
    let here = squared(a[0], b[0]);
    let mut walks = Vec::new();
    if a.len() > 1 {
        walks.push(frechet_of_all_walks(&a[1..], b));
    }
    if b.len() > 1 {
        walks.push(frechet_of_all_walks(a, &b[1..]));
    }
    if a.len() > 1 && b.len() > 1 {
        walks.push(frechet_of_all_walks(&a[1..], &b[1..]));
    }
    walks.into_iter().min().map_or(here, |rest| rest.max(here))
}

#[test]
fn frechet_is_that_of_all_walks() {
    let corners = lattice::<i64>(4);
    let mut random = Random::new(1);
    for round in 0..3000u64 {
        let mut curve = |n: u64| -> Vec<Point<i64>> { (0..n).map(|_| corners[random.below(16) as usize]).collect() };
        let (a, b) = (curve(1 + round % 5), curve(1 + round / 5 % 6));
        let squared = frechet_of_all_walks(&a, &b);
        assert_eq!(discrete_frechet(&a, &b), Some((squared as f64).sqrt()), "{a:?} {b:?}");
        assert_eq!(discrete_frechet(&b, &a), discrete_frechet(&a, &b));
        for length in 0..6 {
            assert_eq!(discrete_frechet_at_most(&a, &b, length), length * length >= squared, "{a:?} {b:?} {length}");
        }
    }
    assert_eq!(discrete_frechet::<f64>(&[], &[Point::ORIGIN]), None);
    assert!(!discrete_frechet_at_most(&[], &[Point::ORIGIN], 1.0));
    assert!(!discrete_frechet_at_most(&[Point::ORIGIN], &[Point::ORIGIN], f64::NAN));
}

#[test]
fn frechet_scales_over_the_whole_range() {
    let mut random = Random::new(2);
    let mut curve = || -> Vec<Point> { (0..20).map(|_| Point::new(random.unit(), random.unit()).unwrap()).collect() };
    let (a, b) = (curve(), curve());
    let leash = discrete_frechet(&a, &b).unwrap();
    assert!(discrete_frechet_at_most(&a, &b, leash * (1.0 + 1e-15)));
    assert!(!discrete_frechet_at_most(&a, &b, leash * (1.0 - 1e-15)));
    for k in [-700, -500, 400, 900] {
        let (a, b) = (laws::scaled(&a, k).unwrap(), laws::scaled(&b, k).unwrap());
        let scaled = discrete_frechet(&a, &b).unwrap();
        assert!((laws::times_power_of_two(scaled, -k) - leash).abs() <= 1e-15 * leash, "2^{k}");
    }
}

//! Every hull is checked by exact arithmetic, and against gift wrapping.

use std::collections::HashSet;

use super::*;
use crate::{
    Tolerance,
    testing::{
        Big, PATTERNS, Pattern, laws, oracle,
        patterns::{self, lattice, rounded},
    },
};

/// The hull is what it says: corners of the input, strictly convex, around every point.
fn check<T: Coordinate + Into<Big>>(points: &[Point<T>], what: &str) -> Vec<Point<T>> {
    let hull = convex_hull(points);
    let given: HashSet<Point<T>> = points.iter().copied().collect();
    assert!(hull.iter().all(|corner| given.contains(corner)), "{what}: a corner that is no input");
    assert_eq!(hull.first(), points.iter().min(), "{what}: not from the least point on");
    let corner = |index: usize| hull[index % hull.len()];
    if let [a, b] = hull[..] {
        assert!(points.iter().all(|&p| oracle::orient2d(a, b, p) == Orientation::Collinear), "{what}");
        assert_eq!(points.iter().max(), Some(&b), "{what}");
    } else if hull.len() > 2 {
        for side in 0..hull.len() {
            let (a, b) = (corner(side), corner(side + 1));
            let turn = oracle::orient2d(a, b, corner(side + 2));
            assert_eq!(turn, Orientation::CounterClockwise, "{what}: not strictly convex at corner {}", side + 1);
        }
        // Left of all sides: asked of the few sides that could be wrong for large inputs.
        for &p in points.iter().step_by(1 + points.len() * hull.len() / 2_000_000) {
            for side in 0..hull.len() {
                let turn = orient2d(corner(side), corner(side + 1), p);
                assert_ne!(turn, Orientation::Clockwise, "{what}: {p:?} is outside of side {side}");
            }
        }
        // A polygon that turns left everywhere winds once if its x rise and fall once.
        let falls = (0..hull.len()).filter(|&k| corner(k) > corner(k + 1) && corner(k + 1) < corner(k + 2)).count();
        assert_eq!(falls, 1, "{what}: winds more than once");
    }
    hull
}

#[test]
fn all_patterns_at_all_sizes() {
    for Pattern { name, points, .. } in PATTERNS {
        for n in [0, 1, 2, 3, 4, 7, 30, 63, 64, 65, 200, 1500] {
            for seed in 0..3 {
                let (points, what) = (points(n, seed), format!("{name}, n = {n}, seed {seed}"));
                let hull = check(&points, &what);
                if n <= 200 {
                    assert_eq!(hull, gift_wrapping(&points), "{what}");
                }
                let integers = rounded(&points, 50.0);
                assert_eq!(check(&integers, &what), gift_wrapping(&integers), "{what}, integers");
            }
        }
    }
}

#[test]
fn every_subset_of_a_small_lattice() {
    let corners = lattice::<i32>(4);
    for chosen in 0..1u32 << 16 {
        // All of the 3 × 3 sets, a seventh of the 4 × 4 ones.
        if chosen % 7 != 0 && chosen & 0xf888 != 0 {
            continue;
        }
        let points: Vec<Point<i32>> =
            corners.iter().enumerate().filter(|(k, _)| chosen >> k & 1 == 1).map(|(_, &p)| p).collect();
        let hull = convex_hull(&points);
        assert_eq!(hull, gift_wrapping(&points), "{points:?}");
        let on_boundary = |p: Point<i32>| {
            let corner = |k: usize| hull[k % hull.len()];
            (0..hull.len()).any(|k| orient2d(corner(k), corner(k + 1), p) == Orientation::Collinear)
        };
        let boundary = convex_hull_with_collinear(&points);
        let expected: HashSet<Point<i32>> = points.iter().copied().filter(|&p| on_boundary(p)).collect();
        assert_eq!(boundary.iter().copied().collect::<HashSet<_>>(), expected, "{points:?}");
        assert_eq!(boundary.len(), expected.len(), "{points:?}: a point twice");
        assert!(boundary.windows(3).all(|p| orient2d(p[0], p[1], p[2]) != Orientation::Clockwise), "{points:?}");
        assert_eq!(convex_hull(&boundary), hull, "{points:?}");
    }
}

#[test]
fn laws_of_symmetry() {
    for Pattern { name, points, .. } in PATTERNS {
        let points = points(300, 9);
        let hull = convex_hull(&points);
        let mut reversed = points.clone();
        reversed.reverse();
        assert_eq!(convex_hull(&reversed), hull, "{name}: the order of the points");
        assert_eq!(convex_hull(&hull), hull, "{name}: the hull of the hull");
        for k in [-900, -60, 3, 700] {
            if let Some(scaled) = laws::scaled(&points, k) {
                assert_eq!(convex_hull(&scaled), laws::scaled(&hull, k).unwrap(), "{name}, times 2^{k}");
            }
        }
        if let Some(moved) = laws::translated(&points, 3.0, -5.0) {
            assert_eq!(convex_hull(&moved), laws::translated(&hull, 3.0, -5.0).unwrap(), "{name}, moved");
        }
        // Exchanging the axes turns the direction: the same corners the other way round.
        let mut swapped = laws::swapped(&hull);
        swapped.reverse();
        let least = swapped.iter().enumerate().min_by_key(|(_, p)| **p).map_or(0, |(k, _)| k);
        swapped.rotate_left(least);
        assert_eq!(convex_hull(&laws::swapped(&points)), swapped, "{name}, axes exchanged");
    }
}

#[test]
fn extremes_of_the_range() {
    let (low, high) = (i64::MIN, i64::MAX);
    let corners = [(low, low), (high, low), (high, high), (low, high)].map(Point::from);
    let mut points: Vec<Point<i64>> = corners.to_vec();
    points.extend((0..100i64).map(|k| Point::from((k, -k))));
    points.push(Point::from((high - 1, high)));
    assert_eq!(check(&points, "i64"), corners);
    let max = f64::MAX;
    let corners = [(-max, -max), (max, -max), (max, max), (-max, max)].map(|p| Point::try_from(p).unwrap());
    let mut points: Vec<Point> = corners.to_vec();
    points.extend((0..100).map(|k| Point::new(f64::from(k), 5e-324).unwrap()));
    points.push(Point::new(max.next_down(), max).unwrap());
    assert_eq!(check(&points, "f64"), corners);
}

/// Every point that a tolerance drops is near the rest, in distances computed another way.
#[test]
fn what_a_tolerance_drops_is_near_the_rest() {
    for Pattern { name, points, .. } in PATTERNS {
        // Distances in f64 serve as the oracle where they cannot overflow.
        if name == "all-exponents" {
            continue;
        }
        for length in [1e-9, 1e-3, 0.1, 1.0, 10.0] {
            let points = points(400, 3);
            let (hull, tolerance) = (convex_hull(&points), Tolerance::new(length, 0.0).unwrap());
            let kept = convex_hull_within(&points, tolerance);
            assert!(kept.iter().all(|p| hull.contains(p)) && kept.first() == hull.first(), "{name}, {length}");
            assert_eq!(convex_hull(&kept), kept, "{name}, {length}: not strictly convex");
            for &p in &hull {
                let sides = (0..kept.len()).map(|k| (kept[k], kept[(k + 1) % kept.len()]));
                let near = sides.map(|(a, b)| distance(p, a, b)).fold(f64::INFINITY, f64::min);
                let scale = p.x().abs().max(p.y().abs()).max(1.0);
                assert!(near <= length + 1e-12 * scale, "{name}, {length}: {p:?} is {near} away");
            }
        }
    }
}

fn distance(p: Point, a: Point, b: Point) -> f64 {
    let (along, to) = (b - a, p - a);
    let t = if a == b { 0.0 } else { (to.dot(along) / along.dot(along)).clamp(0.0, 1.0) };
    (to.x - t * along.x).hypot(to.y - t * along.y)
}

#[test]
fn a_wide_tolerance_leaves_a_segment_or_a_point() {
    let points = patterns::square(100, 1);
    let of = |length| convex_hull_within(&points, Tolerance::new(length, 0.0).unwrap()).len();
    assert_eq!(of(2.0), 1);
    let flat: Vec<Point> = (0..100).map(|k| Point::new(f64::from(k), f64::from(k * k % 7) * 0.01).unwrap()).collect();
    assert_eq!(convex_hull_within(&flat, Tolerance::new(0.1, 0.0).unwrap()).len(), 2);
}

/// geo 0.33 leaves points outside, or corners that are none, for 171 of 400 such inputs.
#[test]
fn regression_small_near_collinear_inputs() {
    for seed in 0..400 {
        let points = patterns::near_collinear(5 + seed as usize % 20, seed);
        assert_eq!(check(&points, &format!("seed {seed}")), gift_wrapping(&points), "seed {seed}");
    }
}

/// parry2d drops corners on a circle (99,987 of 100,000 left) and keeps 6 on a grid.
#[test]
fn regression_circle_and_grid() {
    let points = patterns::cocircular(972, 3);
    assert_eq!(convex_hull(&points).len(), 972);
    let points = patterns::on_circle(20_000, 1);
    let hull = check(&points, "on a circle");
    assert!(hull.len() > 19_000, "{}", hull.len());
    assert_eq!(convex_hull(&patterns::grid(10_000, 1)).len(), 4);
}

//! Against all pairs of sides, and against separating lines.

use super::*;
use crate::{
    straight,
    testing::{
        PATTERNS, Random, laws,
        patterns::{lattice, rounded},
    },
};

fn sides<T: Coordinate>(polygon: &ConvexPolygon<T>) -> impl Iterator<Item = [Point<T>; 2]> {
    (0..polygon.corners.len()).map(|side| [polygon.corner(side), polygon.corner(side + 1)])
}

/// Insides are disjoint where a side has the other polygon on its outer side, or along it.
fn overlap_naively<T: Coordinate>(first: &ConvexPolygon<T>, second: &ConvexPolygon<T>) -> bool {
    let separates = |[a, b]: [Point<T>; 2], other: &ConvexPolygon<T>| {
        other.corners.iter().all(|&p| orient2d(a, b, p) != Orientation::CounterClockwise)
    };
    !sides(first).any(|side| separates(side, second)) && !sides(second).any(|side| separates(side, first))
}

/// Of polygons that do not overlap. The nearest `f64` of the least is the least of the nearest.
fn distance_naively<T: Coordinate>(first: &ConvexPolygon<T>, second: &ConvexPolygon<T>) -> f64 {
    let segments = |polygon| sides(polygon).map(|[a, b]| Segment::new(a, b)).collect::<Vec<_>>();
    let (first, second) = (segments(first), segments(second));
    let distances = first.iter().flat_map(|&p| second.iter().map(move |&q| straight::distance(p, q)));
    distances.fold(f64::INFINITY, f64::min)
}

/// What was seen: overlapping, touching, apart at two corners, apart at a side.
fn check<T: Coordinate>(first: &ConvexPolygon<T>, second: &ConvexPolygon<T>, seen: &mut [usize; 4]) {
    let what = || format!("{:?} and {:?}", first.corners, second.corners);
    let separation = first.separation(second);
    let turned = match separation {
        Separation::Overlapping => Separation::Overlapping,
        Separation::Touching { first, second } => Separation::Touching { first: second, second: first },
        Separation::Apart { first, second } => Separation::Apart { first: second, second: first },
    };
    let parallel = |p: Feature, q: Feature| matches!((p, q), (Feature::Side(_), Feature::Side(_)));
    match separation {
        Separation::Overlapping => {
            seen[0] += 1;
            assert!(overlap_naively(first, second), "{}", what());
            assert_eq!((second.separation(first), first.nearest_points(second)), (turned, None), "{}", what());
        }
        Separation::Touching { first: p, second: q } => {
            seen[1] += 1;
            assert!(!overlap_naively(first, second) && !parallel(p, q), "{}", what());
            assert_eq!(straight::distance(first.segment(p), second.segment(q)), 0.0, "{}", what());
            assert!(matches!(second.separation(first), Separation::Touching { .. }), "{}", what());
            assert!(first.nearest_points(second).is_some_and(|[p, q]| p == q), "{}", what());
        }
        Separation::Apart { first: p, second: q } => {
            seen[2 + usize::from(matches!(p, Feature::Side(_)) || matches!(q, Feature::Side(_)))] += 1;
            let distance = first.distance(second);
            assert!(distance > 0.0 && !parallel(p, q), "{}", what());
            assert_eq!((distance, second.distance(first)), (distance_naively(first, second), distance), "{}", what());
        }
    }
}

#[test]
fn polygons_of_a_small_lattice() {
    let corners = lattice::<i32>(4);
    let mut random = Random::new(1);
    let mut polygon = |x: i32, y: i32| loop {
        let count = 3 + random.below(6);
        let points: Vec<Point<i32>> = (0..count).map(|_| corners[random.below(16) as usize]).collect();
        let moved = points.iter().map(|p| Point::from((p.x() + x, p.y() + y))).collect::<Vec<_>>();
        if let Some(polygon) = ConvexPolygon::around(&moved) {
            return polygon;
        }
    };
    let mut seen = [0; 4];
    for round in 0..150 {
        for (x, y) in (-4..=4).flat_map(|x| (-4..=4).map(move |y| (x, y))) {
            check(&polygon(0, 0), &polygon(x, y), &mut seen);
        }
        assert!(round > 0 || seen.iter().all(|&count| count > 0), "{seen:?}");
    }
}

#[test]
fn all_patterns_beside_one_another() {
    let mut seen = [0; 4];
    for (k, pattern) in PATTERNS.iter().enumerate() {
        for (n, m) in [(3, 4), (10, 40), (120, 5)] {
            let (p, q) = ((pattern.points)(n, 4), (PATTERNS[(k + n) % PATTERNS.len()].points)(m, 5));
            let moved = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, -2.0), (0.5, 2.0), (-64.0, 8.0), (0.0, -1.0)];
            for q in moved.into_iter().filter_map(|(x, y)| laws::translated(&q, x, y)) {
                if let Some((p, q)) = ConvexPolygon::around(&p).zip(ConvexPolygon::around(&q)) {
                    check(&p, &q, &mut seen);
                }
                let (p, q) = (rounded(&p, 9.0), rounded(&q, 9.0));
                if let Some((p, q)) = ConvexPolygon::around(&p).zip(ConvexPolygon::around(&q)) {
                    check(&p, &q, &mut seen);
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 5), "{seen:?}");
}

#[test]
fn far_ends_of_the_range() {
    let polygon = |corners: [(f64, f64); 3]| ConvexPolygon::new(&corners.map(|p| Point::try_from(p).unwrap())).unwrap();
    let (big, tiny) = (f64::MAX, 5e-324);
    let low = polygon([(-big, -big), (big, -big), (0.0, 0.0)]);
    let high = polygon([(0.0, tiny), (big, big), (-big, big)]);
    assert_eq!(low.distance(&high), tiny);
    let ends = [
        [(i64::MIN, i64::MIN), (i64::MIN + 1, i64::MIN), (i64::MIN, i64::MIN + 1)],
        [(i64::MAX, i64::MAX), (i64::MAX - 1, i64::MAX), (i64::MAX, i64::MAX - 1)],
    ];
    let [first, second] = ends.map(|corners| ConvexPolygon::new(&corners.map(Point::<i64>::from)).unwrap());
    assert_eq!(first.distance(&second), 2f64.powi(64) * std::f64::consts::SQRT_2);
}

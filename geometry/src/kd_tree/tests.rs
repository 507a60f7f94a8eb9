//! Every query against a scan over all points, by the oracle's integers.

use super::*;
use crate::testing::{Big, PATTERNS, Pattern, Random, oracle, patterns::rounded};

fn check<T: Coordinate + Into<Big>>(points: &[Point<T>], queries: &[Point<T>], radii: &[T], what: &str) {
    let tree = KdTree::new(points);
    let compare = |q, i: &usize, j: &usize| oracle::compare_lengths([q, points[*i]], [q, points[*j]]);
    for &q in queries {
        let mut sorted: Vec<usize> = (0..points.len()).collect();
        sorted.sort_by(|i, j| compare(q, i, j));
        let nearest = tree.nearest(q);
        assert_eq!(nearest.is_some(), !points.is_empty(), "{what}");
        assert!(nearest.is_none_or(|k| compare(q, &k, &sorted[0]).is_eq()), "{what}: {q:?}");
        for k in [0, 1, 2, 7, points.len(), points.len() + 1] {
            assert_eq!(tree.k_nearest(q, k), sorted[..k.min(points.len())], "{what}: {q:?}, {k}");
        }
        for &radius in radii {
            let end = Point::new(radius, T::ZERO).unwrap();
            let within = |k: &usize| oracle::compare_lengths([q, points[*k]], [Point::ORIGIN, end]).is_le();
            let expected: Vec<usize> = (0..points.len()).filter(within).collect();
            assert_eq!(tree.within(q, radius), expected, "{what}: {q:?}, {radius}");
        }
        let area = BoundingBox::between(q, queries[0]);
        let inside = |p: Point<T>| {
            let (least, greatest) = (area.least(), area.greatest());
            least.x() <= p.x() && p.x() <= greatest.x() && least.y() <= p.y() && p.y() <= greatest.y()
        };
        let expected: Vec<usize> = (0..points.len()).filter(|&k| inside(points[k])).collect();
        assert_eq!(tree.in_box(area), expected, "{what}: {q:?}");
    }
    assert_eq!(tree.nearest_batch(queries), queries.iter().map(|&q| tree.nearest(q)).collect::<Vec<_>>());
}

#[test]
fn all_patterns_by_points_and_their_mixtures() {
    for Pattern { name, points, .. } in PATTERNS {
        for n in [0, 1, 2, 8, 9, 10, 60] {
            let points = points(n, 2);
            let mut random = Random::new(3);
            let mut any = || *points.get(random.below(n.max(1) as u64) as usize).unwrap_or(&Point::ORIGIN);
            let queries: Vec<Point> =
                (0..6).map(|k| if k < 3 { any() } else { Point::new(any().x(), any().y()).unwrap() }).collect();
            check(&points, &queries, &[0.0, 0.25, 1.0, 5.0, 1e200], name);
            check(&rounded(&points, 9.0), &rounded(&queries, 9.0), &[0, 1, 5, i64::MAX], name);
        }
    }
}

#[test]
fn extremes_of_the_range() {
    let ends = [i64::MIN, -1, 0, i64::MAX];
    let points: Vec<Point<i64>> = ends.iter().flat_map(|&x| ends.map(|y| Point::from((x, y)))).collect();
    check(&points, &points, &[0, i64::MAX], "i64");
    let ends = [-f64::MAX, 0.0, 5e-324, f64::MAX];
    let points: Vec<Point> = ends.iter().flat_map(|&x| ends.map(|y| Point::new(x, y).unwrap())).collect();
    check(&points, &points, &[0.0, 5e-324, f64::MAX], "f64");
}

#[test]
fn a_radius_that_is_none_finds_nothing() {
    let tree = KdTree::new(&[Point::ORIGIN; 20]);
    assert!(tree.within(Point::ORIGIN, -1.0).is_empty() && tree.within(Point::ORIGIN, f64::NAN).is_empty());
    assert_eq!(tree.within(Point::ORIGIN, 0.0).len(), 20);
}

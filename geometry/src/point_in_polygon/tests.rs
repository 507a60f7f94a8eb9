//! Every way against the winding number as a sum of triangles: another method, in the
//! oracle's integers.

use super::*;
use crate::testing::{
    Big, PATTERNS, Pattern, Random, laws, oracle,
    patterns::{lattice, rounded, star},
};

/// How often the sides' triangles with a far point hold `p`, each counted as it turns.
fn by_triangles<T: Coordinate + Into<Big>>(polygon: &Polygon<T>, far: Point<T>, p: Point<T>) -> Option<i32> {
    let turn = |a, b, c| oracle::orient2d(a, b, c) as i32;
    // Of points on a line the order is that along it.
    let on = |[a, b]: [Point<T>; 2]| turn(a, b, p) == 0 && p >= a.min(b) && p <= a.max(b) && (a != b || p == a);
    if polygon.sides().any(on) {
        return None;
    }
    let mut sum = 0;
    for [a, b] in polygon.sides() {
        let turns = [turn(far, a, p), turn(a, b, p), turn(b, far, p)];
        assert!(turns[0] != 0 && turns[2] != 0, "the far point is in line");
        sum += if turns == [1; 3] { 1 } else { 0 } - if turns == [-1; 3] { 1 } else { 0 };
    }
    Some(sum)
}

/// Corners, points on sides, on their levels, and between.
fn queries<T: Coordinate>(corners: &[Point<T>], random: &mut Random, count: usize) -> Vec<Point<T>> {
    let mut any = || corners[random.below(corners.len() as u64) as usize];
    let mut queries: Vec<Point<T>> = (0..count).map(|_| Point::new(any().x(), any().y()).unwrap()).collect();
    queries.extend(corners.iter().take(count));
    queries
}

fn check<T: Coordinate + Into<Big>>(polygon: &Polygon<T>, far: Option<Point<T>>, queries: &[Point<T>], what: &str) {
    let prepared = PreparedPolygon::new(polygon);
    let batch = prepared.locate_batch(queries);
    for (k, &p) in queries.iter().enumerate() {
        let winding = prepared.winding_number(p);
        if let Some(far) = far {
            assert_eq!(winding, by_triangles(polygon, far, p), "{what}: {p:?} in {polygon:?}");
        }
        let location = naive(polygon, p);
        assert_eq!((locate(polygon, p), prepared.locate(p), batch[k]), (location, location, location), "{what}: {p:?}");
        let rings: Option<i32> = polygon.rings().map(|ring| winding_number(ring, p)).sum();
        assert_eq!(rings, winding, "{what}: {p:?}");
    }
}

#[test]
fn every_quadrilateral_of_a_small_lattice() {
    let corners = lattice::<i32>(3);
    let points: Vec<Point<i32>> = lattice::<i32>(7).iter().map(|p| Point::from((p.x() - 2, p.y() - 2))).collect();
    let doubled = |p: &Point<i32>| Point::from((2 * p.x(), 2 * p.y()));
    for chosen in 0..9usize.pow(4) {
        let ring: Vec<Point<i32>> = (0..4).map(|k| doubled(&corners[chosen / 9usize.pow(k) % 9])).collect();
        let Ok(polygon) = Polygon::new(&ring) else { continue };
        if chosen % 5 == 0 {
            check(&polygon, Some(Point::from((10_007, 99_991))), &points, "lattice");
        } else {
            let prepared = PreparedPolygon::new(&polygon);
            assert!(points.iter().all(|&p| prepared.locate(p) == naive(&polygon, p)), "{ring:?}");
        }
    }
}

#[test]
fn random_polygons_on_small_grids_with_holes() {
    let mut random = Random::new(2);
    for round in 0..600 {
        let size = [3, 6, 40][round % 3];
        let mut ring = |n: u64| -> Vec<Point<i64>> {
            (0..n).map(|_| Point::from([(); 2].map(|()| i64::from(random.within(0, size))))).collect()
        };
        // Some of them around the lengths of one block of corners and of two.
        let corners = if round % 8 == 7 { [60, 120][round / 8 % 2] + round as u64 % 5 } else { 3 + round as u64 % 40 };
        let (exterior, holes) = (ring(corners), [ring(3), ring(9)]);
        let Ok(polygon) = Polygon::with_holes(&exterior, &holes) else { continue };
        let queries = queries(polygon.corners(), &mut random, 40);
        check(&polygon, Some(Point::from((1_000_003, 777_777_777))), &queries, "small grid");
    }
}

#[test]
fn all_patterns_as_rings() {
    let mut random = Random::new(3);
    for Pattern { name, points, .. } in PATTERNS {
        for n in [3, 10, 31, 32, 33, 34, 300] {
            let ring = points(n, 4);
            let Ok(polygon) = Polygon::new(&ring) else { continue };
            let near: Vec<Point> = queries(&ring, &mut random, 60);
            check(&polygon, None, &near, name);
            let Ok(integers) = Polygon::new(&rounded(&ring, 50.0)) else { continue };
            check(&integers, None, &queries(integers.corners(), &mut random, 60), name);
        }
    }
}

#[test]
fn stars_as_in_the_benches() {
    let mut random = Random::new(5);
    for inner in [0.01, 0.5, 0.99] {
        let polygon = Polygon::new(&star(3000, inner, [0.0; 2], 0.0, 1)).unwrap();
        let anywhere = (0..3000).map(|_| Point::new(random.signed_unit() * 1.1, random.signed_unit() * 1.1).unwrap());
        check(&polygon, None, &anywhere.collect::<Vec<_>>(), "star");
        let mut few: Vec<Point> = polygon.corners()[..50].to_vec();
        // A hair beside each corner.
        few.extend(polygon.corners()[..50].iter().map(|p| Point::new(laws::nudged(p.x(), 1), p.y()).unwrap()));
        check(&polygon, Some(Point::new(1234.5678, 987.654).unwrap()), &few[..20], "corners");
        check(&polygon, None, &few, "corners");
    }
}

#[test]
fn laws_of_symmetry() {
    let mut random = Random::new(6);
    for Pattern { name, points, .. } in PATTERNS {
        let ring = points(60, 7);
        let queries = queries(&ring, &mut random, 50);
        let answers = |ring: &[Point], queries: &[Point]| {
            let prepared = PreparedPolygon::new(&Polygon::new(ring).unwrap());
            queries.iter().map(|&p| prepared.winding_number(p)).collect::<Vec<_>>()
        };
        let expected = answers(&ring, &queries);
        let turned: Vec<Option<i32>> = expected.iter().map(|winding| winding.map(|winding| -winding)).collect();
        let mut reversed = ring.clone();
        reversed.reverse();
        assert_eq!(answers(&reversed, &queries), turned, "{name}: reversed");
        reversed.rotate_left(17);
        assert_eq!(answers(&reversed, &queries), turned, "{name}: from another corner on");
        assert_eq!(answers(&laws::swapped(&ring), &laws::swapped(&queries)), turned, "{name}: axes exchanged");
        for k in [-900, -60, 700] {
            if let (Some(ring), Some(queries)) = (laws::scaled(&ring, k), laws::scaled(&queries, k)) {
                assert_eq!(answers(&ring, &queries), expected, "{name}: times 2^{k}");
            }
        }
    }
}

#[test]
fn extremes_of_the_range() {
    let (low, high) = (i64::MIN, i64::MAX);
    let square = Polygon::new(&[(low, low), (high, low), (high, high), (low, high)].map(Point::<i64>::from)).unwrap();
    let prepared = PreparedPolygon::new(&square);
    assert_eq!(prepared.locate(Point::from((low, 5))), Location::OnBoundary);
    assert_eq!(prepared.locate(Point::from((low + 1, high - 1))), Location::Inside);
    // Details of a few units far from the origin, where conversions to f64 are all one.
    let far = |x: i64, y: i64| Point::from((high - 9 + x, low + 9 + y));
    let detail = Polygon::new(&[far(0, 0), far(8, 1), far(3, 3), far(1, 8)]).unwrap();
    let around: Vec<Point<i64>> = lattice::<i64>(11).iter().map(|p| far(p.x() - 1, p.y() - 1)).collect();
    let exact = Polygon::new(&[(0, 0), (8, 1), (3, 3), (1, 8)].map(Point::<i64>::from)).unwrap();
    let prepared = PreparedPolygon::new(&detail);
    for (&p, q) in around.iter().zip(lattice::<i64>(11)) {
        let q = Point::from((q.x() - 1, q.y() - 1));
        assert_eq!(prepared.locate(p), naive(&exact, q), "{q:?}");
    }
    let max = f64::MAX;
    let square = [(-max, -max), (max, -max), (max, max), (-max, max)].map(|p| Point::try_from(p).unwrap());
    let prepared = PreparedPolygon::new(&Polygon::new(&square).unwrap());
    assert_eq!(prepared.locate(Point::new(5e-324, max.next_down()).unwrap()), Location::Inside);
    assert_eq!(prepared.locate(Point::new(5e-324, max).unwrap()), Location::OnBoundary);
}

/// What rounding cannot see: a point on a slanted side, and its neighbours.
#[test]
fn regression_points_beside_a_slanted_side() {
    let [a, b] = [Point::new(0.5, 0.5).unwrap(), Point::new(12.0, 12.0).unwrap()];
    let polygon = Polygon::new(&[a, b, Point::new(0.0, 12.0).unwrap()]).unwrap();
    let prepared = PreparedPolygon::new(&polygon);
    let at = |x: f64, y: f64| {
        let p = Point::new(x, y).unwrap();
        assert_eq!(prepared.locate(p), locate(&polygon, p));
        locate(&polygon, p)
    };
    for x in [0.7, 1.0 / 3.0 + 1.0, 11.999_999] {
        assert_eq!(at(x, x), Location::OnBoundary);
        assert_eq!(at(x, x.next_up()), Location::Inside);
        assert_eq!(at(x, x.next_down()), Location::Outside);
    }
}

#[test]
fn prepared_polygons_are_shared_among_threads() {
    fn shared<S: Send + Sync>(_: &S) {}
    let polygon = Polygon::new(&star(100, 0.5, [0.0; 2], 0.0, 1)).unwrap();
    shared(&PreparedPolygon::new(&polygon));
}

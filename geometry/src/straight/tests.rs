use super::{
    piece::{Piece, ToPiece},
    *,
};
use crate::{
    Orientation, SegmentIntersection, orient2d, segment_intersection,
    testing::{PATTERNS, Random},
};

fn lattice(size: i32) -> Vec<Point<i32>> {
    (0..size).flat_map(|x| (0..size).map(move |y| Point::from((x, y)))).collect()
}

/// A piece as one of the shapes, by number.
fn shape(kind: usize, a: Point<i32>, b: Point<i32>) -> Option<Piece<i32>> {
    match kind {
        0 => Line::through(a, b).map(ToPiece::piece),
        1 => Ray::from_through(a, b).map(ToPiece::piece),
        2 => Some(Segment::new(a, b).piece()),
        _ => (a == b).then(|| a.piece()),
    }
}

fn contains(piece: Piece<i32>, p: Point<i32>) -> bool {
    let [a, b] = piece.points;
    match piece.ends {
        [false, false] => Line::through(a, b).unwrap().contains(p),
        [true, false] => Ray::from_through(a, b).unwrap().contains(p),
        _ => Segment::new(a, b).contains(p),
    }
}

/// Alternating projections: of two convex sets they come as near as the sets are.
fn distance_by_descent(p: Piece<i32>, q: Piece<i32>) -> f64 {
    let at = |piece: Piece<i32>, t: f64| {
        let [a, b] = piece.points.map(Point::to_f64);
        (a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()))
    };
    let clamp = |piece: Piece<i32>, t: f64| {
        let t = if piece.ends[0] { t.max(0.0) } else { t };
        if piece.ends[1] { t.min(1.0) } else { t }
    };
    let project = |piece: Piece<i32>, (x, y): (f64, f64)| {
        let [a, b] = piece.points.map(Point::to_f64);
        let (u, v) = (b.x() - a.x(), b.y() - a.y());
        let squared = u * u + v * v;
        if squared == 0.0 { 0.0 } else { clamp(piece, ((x - a.x()) * u + (y - a.y()) * v) / squared) }
    };
    let mut point = at(p, 0.0);
    for _ in 0..4000 {
        point = at(q, project(q, point));
        point = at(p, project(p, point));
    }
    let other = at(q, project(q, point));
    (point.0 - other.0).hypot(point.1 - other.1)
}

/// Every two pieces on a 3 × 3 lattice: the answer against membership of lattice points, and
/// the distance against another method.
#[test]
fn all_pieces_of_a_small_lattice() {
    let points = lattice(3);
    let pieces_of = |kinds: std::ops::Range<usize>| {
        let points = &points;
        kinds.flat_map(move |kind| {
            points.iter().flat_map(move |&a| points.iter().filter_map(move |&b| shape(kind, a, b)))
        })
    };
    let around: Vec<_> = (-3..6).flat_map(|x| (-3..6).map(move |y| Point::from((x, y)))).collect();
    let all: Vec<_> = pieces_of(0..4).collect();
    let mut random = Random::new(1);
    let mut seen = [0; 5];
    for &p in &all {
        for &q in &all {
            let meeting = pieces(p, q);
            let held = |point: Point<i32>| match meeting {
                Meeting::Disjoint => false,
                Meeting::At(at) => at.point() == Some(point.to_f64()),
                Meeting::Segment(segment) => segment.contains(point),
                Meeting::Ray(ray) => ray.contains(point),
                Meeting::Line(line) => line.contains(point),
            };
            seen[match meeting {
                Meeting::Disjoint => 0,
                Meeting::At(_) => 1,
                Meeting::Segment(_) => 2,
                Meeting::Ray(_) => 3,
                Meeting::Line(_) => 4,
            }] += 1;
            for &point in &around {
                let both = contains(p, point) && contains(q, point);
                assert_eq!(held(point), both, "{p:?} and {q:?} at {point}: {meeting:?}");
            }
            if random.below(40) == 0 {
                let expected = distance_by_descent(p, q);
                let apart = meeting == Meeting::Disjoint;
                assert!(expected < 1e-2 || apart, "{p:?} and {q:?} are {expected} apart: {meeting:?}");
                assert!(expected > 1e-2 || !apart, "{p:?} and {q:?}: {expected}");
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
}

#[test]
fn distances_against_alternating_projections() {
    let mut random = Random::new(2);
    let mut point = || Point::<i32>::from((random.within(-9, 9), random.within(-9, 9)));
    for i in 0..400 {
        let [a, b, c, d] = std::array::from_fn(|_| point());
        let (Some(p), Some(q)) = (shape(i % 3, a, b), shape(i / 3 % 3, c, d)) else { continue };
        let [x, y] = match (i % 3, i / 3 % 3) {
            (0, 0) => [distance(line(a, b), line(c, d)), pair(nearest_points(line(a, b), line(c, d)))],
            (0, 1) => [distance(line(a, b), ray(c, d)), pair(nearest_points(line(a, b), ray(c, d)))],
            (0, _) => [distance(line(a, b), Segment::new(c, d)), pair(nearest_points(line(a, b), Segment::new(c, d)))],
            (1, 0) => [distance(ray(a, b), line(c, d)), pair(nearest_points(ray(a, b), line(c, d)))],
            (1, 1) => [distance(ray(a, b), ray(c, d)), pair(nearest_points(ray(a, b), ray(c, d)))],
            (1, _) => [distance(ray(a, b), Segment::new(c, d)), pair(nearest_points(ray(a, b), Segment::new(c, d)))],
            (_, 0) => [distance(Segment::new(a, b), line(c, d)), pair(nearest_points(Segment::new(a, b), line(c, d)))],
            (_, 1) => [distance(Segment::new(a, b), ray(c, d)), pair(nearest_points(Segment::new(a, b), ray(c, d)))],
            _ => [
                distance(Segment::new(a, b), Segment::new(c, d)),
                pair(nearest_points(Segment::new(a, b), Segment::new(c, d))),
            ],
        };
        let expected = distance_by_descent(p, q);
        // Lines that meet at a small angle are approached slowly.
        assert!((x == 0.0 || (x - expected).abs() < 1e-9) && x <= expected + 1e-9, "{p:?} {q:?}: {x}, not {expected}");
        assert!((x - y).abs() < 1e-12, "{p:?} {q:?}: points {y} apart, not {x}");
    }
}

fn line(a: Point<i32>, b: Point<i32>) -> Line<i32> {
    Line::through(a, b).unwrap()
}

fn ray(a: Point<i32>, b: Point<i32>) -> Ray<i32> {
    Ray::from_through(a, b).unwrap()
}

fn pair(points: Option<[Point; 2]>) -> f64 {
    let [p, q] = points.unwrap();
    p.distance(q)
}

/// The crossing of segments has an implementation of its own.
#[test]
fn segments_meet_as_the_segment_intersection_says() {
    for pattern in PATTERNS {
        let points = (pattern.points)(400, 3);
        for p in points.chunks_exact(4) {
            let [a, b, c, d] = [p[0], p[1], p[2], p[3]];
            let meeting = meet(Segment::new(a, b), Segment::new(c, d));
            match segment_intersection(a, b, c, d) {
                SegmentIntersection::Disjoint => assert_eq!(meeting, Meeting::Disjoint, "{}", pattern.name),
                SegmentIntersection::Overlapping(p, q) => assert_eq!(meeting, Meeting::Segment(Segment::new(p, q))),
                SegmentIntersection::Touching(p) => {
                    assert!(matches!(meeting, Meeting::At(at) if at.point() == Some(p)), "{}", pattern.name);
                }
                SegmentIntersection::Crossing(crossing) => {
                    let Meeting::At(at) = meeting else { panic!("{}: {meeting:?}", pattern.name) };
                    assert_eq!(at.point(), Some(crossing.point()), "{}", pattern.name);
                    for [p, q] in [[a, b], [c, d], [a, c], [b, d]] {
                        let side = Line::through(p, q).map(|line| at.side_of(line));
                        assert_eq!(side, (p != q).then(|| crossing.side_of(p, q)), "{}", pattern.name);
                    }
                }
            }
        }
    }
}

/// geo's `line_intersection` gives points that its `intersects` denies; here the point
/// answers for itself.
#[test]
fn regression_a_crossing_lies_on_its_own_lines() {
    let mut random = Random::new(4);
    let mut crossings = 0;
    for _ in 0..500 {
        let [a, b, c, d] = std::array::from_fn(|_| Point::new(random.signed_unit(), random.signed_unit()).unwrap());
        let (first, second) = (Line::through(a, b).unwrap(), Line::through(c, d).unwrap());
        let Meeting::At(at) = meet(first, second) else { continue };
        assert_eq!([at.side_of(first), at.side_of(second)], [Orientation::Collinear; 2]);
        let rounded = at.point().unwrap();
        crossings += usize::from(!first.contains(rounded) || !second.contains(rounded));
    }
    assert!(crossings > 400, "{crossings} rounded points are off a line of theirs");
}

#[test]
fn feet_and_mirror_images() {
    for &a in &lattice(4) {
        for &b in &lattice(4) {
            let Some(line) = Line::through(a, b) else { continue };
            for &p in &lattice(4) {
                let (foot, image) = (foot(line, p).unwrap(), reflection(line, p).unwrap());
                let (along, to_foot) = (b.to_f64() - a.to_f64(), foot - p.to_f64());
                assert!(along.dot(to_foot).abs() < 1e-14 && along.cross(foot - a.to_f64()).abs() < 1e-14);
                assert!((image - foot - to_foot).norm() < 1e-14);
                assert_eq!(line.nearest_point(p), Some(foot));
                assert_eq!(line.contains(p), foot == p.to_f64() && line.distance(p) == 0.0);
            }
        }
    }
}

#[test]
fn bisectors_halve() {
    let points = lattice(5);
    for &a in &points {
        for &c in &points {
            let b = Point::from((2, 2));
            let bisector = angle_bisector(a, b, c);
            assert_eq!(bisector.is_none(), a == b || c == b);
            let Some(bisector) = bisector else { continue };
            let [start, through] = bisector.points();
            let [u, v, w] = [a.to_f64() - start, c.to_f64() - start, through - start];
            assert!((u.dot(w) / u.norm() - v.dot(w) / v.norm()).abs() < 1e-14, "{a} {b} {c}: {through}");
            assert!(u.dot(w) >= 0.0 || u.dot(w).abs() < 1e-14);
            if orient2d(a, b, c) == Orientation::Collinear && u.dot(v) < 0.0 {
                assert!(u.cross(w) < 0.0, "left of the way from a");
            }
        }
        for &b in &points {
            let Some(line) = perpendicular_bisector(a, b) else { continue };
            let [p, q] = line.points();
            assert_eq!(p.distance(a.to_f64()), p.distance(b.to_f64()));
            assert_eq!(line.side_of(a.to_f64()), Orientation::CounterClockwise);
            assert_eq!(line.side_of(b.to_f64()), Orientation::Clockwise);
            assert_eq!(p.distance(a.to_f64()), q.distance(b.to_f64()));
        }
    }
}

#[test]
fn coordinates_at_the_ends_of_their_types() {
    let far = [(i64::MIN, i64::MIN), (i64::MAX, i64::MAX), (i64::MIN, i64::MAX), (i64::MAX, i64::MIN)].map(Point::from);
    let [first, second] = [Line::through(far[0], far[1]).unwrap(), Line::through(far[2], far[3]).unwrap()];
    let Meeting::At(at) = meet(first, second) else { panic!() };
    assert_eq!(at.point(), Point::new(-0.5, -0.5).ok());
    assert_eq!(distance(far[0], far[1]), 2f64.powi(64) * 2f64.sqrt());
    let [a, b] = [(f64::MAX, f64::MAX), (f64::MIN, f64::MIN)].map(|p| Point::try_from(p).unwrap());
    assert_eq!(distance(a, b), f64::INFINITY);
    let corners = [(f64::MIN, f64::MAX), (f64::MAX, f64::MIN)].map(|p| Point::try_from(p).unwrap());
    assert_eq!(perpendicular_bisector(a, b), Line::through(corners[0], corners[1]));
    let c = Point::new(f64::MAX, f64::MIN).unwrap();
    assert_eq!(reflection(Line::through(Point::ORIGIN, Point::new(1.0, 0.5).unwrap()).unwrap(), c), None);
    let [a, b, c] = [(0.0, 0.0), (5e-324, 0.0), (0.0, 5e-324)].map(|p| Point::try_from(p).unwrap());
    assert_eq!(Line::through(b, c).unwrap().distance(a), 5e-324, "3.5e-324");
    assert_eq!(foot(Line::through(b, c).unwrap(), a), Some(a), "a tie, to even");
}

//! Against all pairs of pieces, horizontal slabs in fractions, and points on a fine scale.

use super::*;
use crate::{
    point_in_polygon::naive,
    rings::is_simple,
    straight,
    testing::{
        PATTERNS, Random, laws,
        patterns::{lattice, rounded},
    },
};

fn distance_naively<T: Coordinate>(first: &Polyline<T>, second: &Polyline<T>) -> f64 {
    let pairs = first.segments().flat_map(|p| second.segments().map(move |q| straight::distance(p, q)));
    pairs.fold(f64::INFINITY, f64::min)
}

fn check_ways<T: Coordinate>(first: &[Point<T>], second: &[Point<T>], what: &str) {
    let [first, second] = [first, second].map(|points| Polyline::new(points.to_vec()));
    let (p, q) = (Outline::of(&first), Outline::of(&second));
    let expected = distance_naively(&first, &second);
    assert_eq!((p.distance(&q), q.distance(&p)), (Some(expected), Some(expected)), "{what}");
    assert_eq!(p.intersects(&q), expected == 0.0, "{what}");
    let near = p.nearest_points(&q);
    assert!(near.is_none_or(|[a, b]| (a.distance(b) - expected).abs() <= 1e-9 * expected.max(1.0)), "{what}: {near:?}");
}

#[test]
fn ways_of_all_patterns() {
    for (k, pattern) in PATTERNS.iter().enumerate() {
        for (n, m) in [(2, 2), (7, 20), (25, 12)] {
            let (p, q) = ((pattern.points)(n, 4), (PATTERNS[(k + n) % PATTERNS.len()].points)(m, 5));
            check_ways(&p, &q, pattern.name);
            for q in [(3.0, 0.0), (-64.0, 8.0)].into_iter().filter_map(|(x, y)| laws::translated(&q, x, y)) {
                check_ways(&p, &q, pattern.name);
                check_ways(&rounded(&p, 9.0), &rounded(&q, 9.0), pattern.name);
            }
        }
    }
}

/// A polygon on a lattice of 0..=6, every other one with a hole.
fn random_polygon(random: &mut Random) -> Polygon<i32> {
    let ring = |random: &mut Random, low: i32, high: i32| loop {
        let count = 3 + random.below(4);
        let corners: Vec<Point<i32>> =
            (0..count).map(|_| Point::from((random.within(low, high), random.within(low, high)))).collect();
        if is_simple(&corners) {
            return corners;
        }
    };
    if random.below(2) == 0 {
        return Polygon::new(&ring(random, 0, 6)).unwrap();
    }
    let (low, high) = (random.within(0, 1), random.within(5, 6));
    let square = [(low, low), (high, low), (high, high), (low, high)].map(Point::from);
    Polygon::with_holes(&square, &[ring(random, low + 1, high - 1)]).unwrap()
}

/// p/q, q above 0.
type Fraction = (i64, i64);

fn less((p, q): Fraction, (r, s): Fraction) -> std::cmp::Ordering {
    (i128::from(p) * i128::from(s)).cmp(&(i128::from(r) * i128::from(q)))
}

/// Between heights where nothing changes, both polygons are intervals: whether those of the
/// second are in those of the first, and whether any overlap.
fn by_slabs(first: &Polygon<i32>, second: &Polygon<i32>) -> (bool, bool) {
    let sides: Vec<[Point<i64>; 2]> = first
        .sides()
        .chain(second.sides())
        .map(|side| side.map(|p| (i64::from(p.x()), i64::from(p.y())).into()))
        .collect();
    let mut heights: Vec<Fraction> = sides.iter().map(|[a, _]| (a.y(), 1)).collect();
    for ([a, b], [c, d]) in sides.iter().flat_map(|p| sides.iter().map(move |q| (p, q))) {
        let cross = |[p, q]: [&Point<i64>; 2], [r, s]: [&Point<i64>; 2]| {
            (q.x() - p.x()) * (s.y() - r.y()) - (q.y() - p.y()) * (s.x() - r.x())
        };
        let (share, whole) = (cross([a, c], [c, d]), cross([a, b], [c, d]));
        if whole > 0 && (0..=whole).contains(&share) {
            heights.push((a.y() * whole + share * (b.y() - a.y()), whole));
        }
    }
    heights.sort_by(|&p, &q| less(p, q));
    heights.dedup_by(|p, q| less(*p, *q).is_eq());
    let (mut contained, mut overlap) = (true, false);
    for &[(p, q), (r, s)] in heights.array_windows() {
        let (height, whole) = (p * s + r * q, 2 * q * s);
        let intervals = |polygon: &Polygon<i32>| -> Vec<[Fraction; 2]> {
            let crossed = polygon.sides().filter_map(|[a, b]| {
                let [a, b] = if a.y() < b.y() { [a, b] } else { [b, a] };
                let [ax, ay, bx, by] = [a.x(), a.y(), b.x(), b.y()].map(i64::from);
                let spans = ay * whole < height && height < by * whole;
                spans.then(|| (ax * whole * (by - ay) + (height - ay * whole) * (bx - ax), whole * (by - ay)))
            });
            let mut crossed: Vec<Fraction> = crossed.collect();
            crossed.sort_by(|&p, &q| less(p, q));
            crossed.chunks(2).map(|pair| [pair[0], pair[1]]).collect()
        };
        let (of_first, of_second) = (intervals(first), intervals(second));
        let within = |[a, b]: [Fraction; 2], [c, d]: [Fraction; 2]| less(c, a).is_le() && less(b, d).is_le();
        let meet = |[a, b]: [Fraction; 2], [c, d]: [Fraction; 2]| less(a, d).is_lt() && less(c, b).is_lt();
        contained &= of_second.iter().all(|&inner| of_first.iter().any(|&outer| within(inner, outer)));
        overlap |= of_second.iter().any(|&p| of_first.iter().any(|&q| meet(p, q)));
    }
    (contained, overlap)
}

#[test]
fn polygons_of_a_small_lattice() {
    let mut random = Random::new(1);
    let mut seen = [0; 4];
    for _ in 0..1500 {
        let (p, q) = (random_polygon(&mut random), random_polygon(&mut random));
        let (contained, overlap) = by_slabs(&p, &q);
        let (first, second) = (Outline::of(&p), Outline::of(&q));
        let ring = |corners: &[Point<i32>]| Polyline::new([corners, &corners[..1]].concat());
        let rings =
            p.rings().flat_map(|first| q.rings().map(move |second| distance_naively(&ring(first), &ring(second))));
        let expected = if overlap { 0.0 } else { rings.fold(f64::INFINITY, f64::min) };
        assert_eq!(first.distance(&second), Some(expected), "{p:?} {q:?}");
        assert_eq!(first.contains(&second), contained, "{p:?} {q:?}");
        assert_eq!(first.intersects(&second), expected == 0.0, "{p:?} {q:?}");
        let touching = expected == 0.0 && !overlap;
        assert_eq!((first.touches(&second), second.touches(&first)), (touching, touching), "{p:?} {q:?}");
        assert!(first.contains(&first) && !first.touches(&first));
        seen[if contained {
            0
        } else if overlap {
            1
        } else {
            2 + usize::from(touching)
        }] += 1;
        for corner in lattice::<i32>(6) {
            assert_eq!(first.locate(corner), naive(&p, corner), "{p:?} {corner:?}");
        }
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
}

/// Crossings are at fractions with denominators up to 72 of the segment, so that between two of
/// them there is one of these points.
#[test]
fn segments_in_polygons_of_a_small_lattice() {
    const SCALE: i64 = 72 * 72 + 1;
    let mut random = Random::new(2);
    let mut seen = [0; 3];
    for round in 0..400 {
        let polygon = random_polygon(&mut random);
        let (a, b) = match round % 4 {
            // Along a side or a diagonal.
            0 => (polygon.corners()[0], polygon.corners()[1]),
            1 => (polygon.corners()[0], polygon.corners()[2]),
            _ => {
                let mut corner = || Point::from((random.within(0, 6), random.within(0, 6)));
                (corner(), corner())
            }
        };
        let scaled = |p: Point<i32>| (i64::from(p.x()) * SCALE, i64::from(p.y()) * SCALE);
        let rings: Vec<Vec<Point<i64>>> =
            polygon.rings().map(|ring| ring.iter().map(|&p| scaled(p).into()).collect()).collect();
        let fine = Polygon::with_holes(&rings[0], &rings[1..]).unwrap();
        let (from, way) = (scaled(a), (i64::from(b.x() - a.x()), i64::from(b.y() - a.y())));
        let at = (0..=SCALE).map(|k| naive(&fine, Point::from((from.0 + k * way.0, from.1 + k * way.1))));
        let (mut inside, mut outside, mut met) = (false, false, false);
        for location in at {
            inside |= location == Location::Inside;
            outside |= location == Location::Outside;
            met |= location != Location::Outside;
        }
        let segment = Segment::new(a, b);
        // Where it touches in a single point.
        met |= polygon.corners().iter().any(|&corner| segment.contains(corner));
        let touching = met && !inside;
        assert_eq!(contains(&polygon, &segment), !outside, "{polygon:?} {segment:?}");
        assert_eq!(touches(&polygon, &segment), touching, "{polygon:?} {segment:?}");
        assert_eq!(intersects(&segment, &polygon), met, "{polygon:?} {segment:?}");
        seen[if touching {
            0
        } else if outside {
            1
        } else {
            2
        }] += 1;
    }
    assert!(seen.iter().all(|&count| count > 20), "{seen:?}");
}

#[test]
fn every_kind_of_shape() {
    let [a, b, c, d] = [(0, 0), (4, 0), (4, 4), (0, 4)].map(Point::<i64>::from);
    let (square, triangle) = (BoundingBox::between(a, c), Triangle::new(b, c, d));
    let (line, ray) = (Line::through(a, b).unwrap(), Ray::from_through(b, c).unwrap());
    let way = Polyline::new(vec![a, b, c]);
    let convex = ConvexPolygon::new(&[a, b, c]).unwrap();
    // Ways and lines.
    assert!(contains(&line, &ray.line()) != contains(&line, &Segment::new(a, b)) && contains(&line, &b));
    assert!(contains(&ray.line(), &ray) && !contains(&ray, &ray.line()) && contains(&ray, &Segment::new(c, b)));
    assert!(contains(&way, &Segment::new(b, c)) && !contains(&way, &Segment::new(a, c)) && contains(&way, &way));
    assert!(contains(&Ray::from_through(a, b).unwrap(), &Ray::from_through(b, Point::from((9, 0))).unwrap()));
    assert!(touches(&square, &line) && touches(&square, &ray) && touches(&line, &way));
    let middle = Line::through(Point::from((0, 2)), Point::from((1, 2))).unwrap();
    assert!(intersects(&square, &middle) && !touches(&square, &middle) && !contains(&square, &middle));
    // Areas.
    let both = MultiPolygon::from_iter([&[a, b, c], &[a, c, d]].map(|corners| Polygon::new(corners).unwrap()));
    assert!(contains(&square, &convex) && contains(&square, &both) && contains(&square, &triangle));
    assert!(!contains(&way, &convex) && contains(&convex, &way) && !contains(&convex, &triangle));
    let flat = BoundingBox::between(a, b);
    assert!(contains(&way, &flat) && contains(&flat, &Segment::new(a, b)) && touches(&flat, &square));
    // A hole is outside, and its rim is not.
    let rim = [(1, 1), (3, 1), (3, 3), (1, 3)].map(Point::from);
    let frame = Polygon::with_holes(&square.corners(), &[rim]).unwrap();
    let plug = Polygon::new(&rim).unwrap();
    assert!(touches(&frame, &plug) && !contains(&frame, &plug) && contains(&frame, &Polyline::from_iter(rim)));
    assert!(contains(&square, &frame) && !contains(&frame, &square) && !touches(&frame, &square));
    // Nothing at all.
    let nothing = Polyline::<i64>::default();
    assert!(contains(&square, &nothing) && !contains(&nothing, &a) && !intersects(&nothing, &line));
    assert_eq!((distance(&nothing, &line), nearest_points(&line, &MultiPolygon::default())), (None, None));
    assert!(!is_within(&nothing, &line, i64::MAX));
}

#[test]
fn lengths_at_the_ends_of_the_range() {
    let [a, b] = [(0.0, 0.0), (1.0, 1.0)].map(|p| Point::try_from(p).unwrap());
    let far = Point::new(f64::MAX, -f64::MAX).unwrap();
    let root = std::f64::consts::SQRT_2;
    assert!(is_within(&a, &b, root) && !is_within(&a, &b, root.next_down()) && !is_within(&a, &a, -0.5));
    assert!(is_within(&a, &far, f64::INFINITY) && !is_within(&a, &far, f64::MAX) && !is_within(&a, &b, f64::NAN));
    assert_eq!(distance(&far, &BoundingBox::between(a, b)), Some(f64::INFINITY));
    let ends = [i64::MIN, i64::MAX].map(|x| Point::from((x, x)));
    let nearly = Segment::new(ends[0], Point::from((i64::MAX - 1, i64::MAX)));
    assert_eq!(distance(&nearly, &ends[1]), Some(1.0));
    assert!(!intersects(&nearly, &ends[1]) && intersects(&nearly, &Segment::new(ends[0], ends[1])));
}

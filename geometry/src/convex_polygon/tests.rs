//! Every answer against the one that looks at all corners, by the same exact predicates.

use super::{calipers::farthest_pair, *};
use crate::{
    Axis, PointError, compare_lengths,
    testing::{
        PATTERNS, Random,
        patterns::{self, lattice, rounded},
    },
};

fn sides<T: Coordinate>(polygon: &ConvexPolygon<T>) -> impl Iterator<Item = (usize, [Point<T>; 2])> {
    (0..polygon.corners.len()).map(|side| (side, [polygon.corner(side), polygon.corner(side + 1)]))
}

fn locate_naively<T: Coordinate>(polygon: &ConvexPolygon<T>, p: Point<T>) -> Location {
    let turns: Vec<Orientation> = sides(polygon).map(|(_, [a, b])| orient2d(a, b, p)).collect();
    if turns.contains(&Orientation::Clockwise) {
        Location::Outside
    } else if turns.contains(&Orientation::Collinear) {
        Location::OnBoundary
    } else {
        Location::Inside
    }
}

fn tangents_naively<T: Coordinate>(polygon: &ConvexPolygon<T>, p: Point<T>) -> Option<(usize, usize)> {
    let count = polygon.corners.len();
    let faces: Vec<bool> = sides(polygon).map(|(_, [a, b])| orient2d(a, b, p) == Orientation::Clockwise).collect();
    let first = (0..count).find(|&side| faces[side] && !faces[(side + count - 1) % count])?;
    let end = (0..count).find(|&side| !faces[side] && faces[(side + count - 1) % count])?;
    Some((first, end))
}

fn cut_naively<T: Coordinate>(polygon: &ConvexPolygon<T>, [a, b]: [Point<T>; 2]) -> LineCut {
    let count = polygon.corners.len();
    let at: Vec<Orientation> = polygon.corners.iter().map(|&p| orient2d(a, b, p)).collect();
    let next = |side: usize| at[(side + 1) % count];
    let on: Vec<usize> = (0..count).filter(|&corner| at[corner] == Orientation::Collinear).collect();
    let enters = (0..count).find(|&side| at[side] != Orientation::Clockwise && next(side) == Orientation::Clockwise);
    let leaves = (0..count)
        .find(|&side| at[side] != Orientation::CounterClockwise && next(side) == Orientation::CounterClockwise);
    match (on[..].as_ref(), enters.zip(leaves)) {
        ([p, q], _) if (p + 1) % count == *q => LineCut::Along { side: *p },
        ([p, q], _) if (q + 1) % count == *p => LineCut::Along { side: *q },
        (_, Some((enters, leaves)))
            if at.contains(&Orientation::Clockwise) && at.contains(&Orientation::CounterClockwise) =>
        {
            LineCut::Crosses { enters, leaves }
        }
        ([corner], _) => LineCut::Touches { corner: *corner },
        _ => LineCut::Misses,
    }
}

fn check<T: Coordinate>(polygon: &ConvexPolygon<T>, queries: &[Point<T>], what: &str) {
    for &p in queries {
        assert_eq!(polygon.locate(p), locate_naively(polygon, p), "{what}: {p:?}");
        assert_eq!(polygon.tangents(p), tangents_naively(polygon, p), "{what}: {p:?}");
    }
    for line in queries.windows(2).filter(|line| line[0] != line[1]) {
        let line = [line[0], line[1]];
        assert_eq!(polygon.cut(line), cut_naively(polygon, line), "{what}: {line:?}");
        let extreme = polygon.extreme(line);
        let farther = |&p: &Point<T>| compare_along(line, polygon.corners[extreme], p) == Ordering::Less;
        assert!(!polygon.corners.iter().any(farther), "{what}: {line:?}");
        let before = polygon.corner(extreme + polygon.corners.len() - 1);
        assert_ne!(compare_along(line, before, polygon.corners[extreme]), Ordering::Equal, "{what}: not the first");
    }
    let (first, second) = polygon.diameter();
    let diameter = [polygon.corners[first], polygon.corners[second]];
    assert!(first < second);
    for (index, &p) in polygon.corners.iter().enumerate() {
        assert!(polygon.corners[..index].iter().all(|&q| compare_lengths([p, q], diameter).is_le()), "{what}");
    }
}

#[test]
fn every_polygon_and_line_of_a_small_lattice() {
    let corners = lattice::<i32>(3);
    let queries = lattice::<i32>(5).map_points(|x, y| (x - 1, y - 1));
    // Every line through two of the queries, by a tour that has each pair as neighbours.
    let tour: Vec<Point<i32>> = (1..queries.len())
        .flat_map(|gap| (0..queries.len()).flat_map(move |k| [k, k + gap]))
        .map(|k| queries[k % 25])
        .collect();
    for chosen in 0..1u32 << 9 {
        let points: Vec<Point<i32>> =
            corners.iter().enumerate().filter(|(k, _)| chosen >> k & 1 == 1).map(|(_, &p)| p).collect();
        if let Some(polygon) = ConvexPolygon::around(&points) {
            check(&polygon, &tour, &format!("{:?}", polygon.corners));
        }
    }
}

trait MapPoints {
    fn map_points(self, to: impl Fn(i32, i32) -> (i32, i32)) -> Self;
}

impl MapPoints for Vec<Point<i32>> {
    fn map_points(self, to: impl Fn(i32, i32) -> (i32, i32)) -> Self {
        self.into_iter().map(|p| Point::from(to(p.x(), p.y()))).collect()
    }
}

#[test]
fn all_patterns() {
    for pattern in PATTERNS {
        for n in [3, 4, 10, 150] {
            let points = (pattern.points)(n, 4);
            let what = format!("{}, n = {n}", pattern.name);
            // Around the polygon, on it, on its sides' lines, and where its corners are.
            let mut queries = (pattern.points)(60, 5);
            queries.extend(points.iter().take(40));
            queries.extend(patterns::disk(30, 6));
            Random::new(7).shuffle(&mut queries);
            if let Some(polygon) = ConvexPolygon::around(&points) {
                check(&polygon, &queries, &what);
            }
            if let Some(polygon) = ConvexPolygon::around(&rounded(&points, 20.0)) {
                check(&polygon, &rounded(&queries, 20.0), &what);
            }
        }
    }
}

#[test]
fn only_convex_corners_are_taken() {
    let new =
        |corners: &[(i32, i32)]| ConvexPolygon::new(&corners.iter().copied().map(Point::from).collect::<Vec<_>>());
    assert_eq!(new(&[(0, 0), (1, 0)]), Err(ConvexityError::TooFew { count: 2 }));
    assert_eq!(new(&[(0, 0), (1, 0), (2, 0), (1, 1)]), Err(ConvexityError::NotLeft { index: 1 }));
    assert_eq!(new(&[(0, 0), (0, 1), (1, 0)]), Err(ConvexityError::NotLeft { index: 0 }));
    let pentagram = [(0, 0), (4, 3), (-1, 3), (3, 0), (1, 5)];
    assert!(matches!(new(&pentagram), Err(ConvexityError::WindsTwice { .. })), "{:?}", new(&pentagram));
    assert!(new(&[(2, 2), (0, 2), (0, 0), (2, 0)]).is_ok());
}

#[test]
fn sums_of_all_pairs_of_points() {
    let mut random = Random::new(3);
    for round in 0..200 {
        let mut polygon = |size: i32| {
            loop {
                let points: Vec<Point<i32>> = (0..3 + random.below(9))
                    .map(|_| [0, 0].map(|_| random.below(size as u64) as i32))
                    .map(Point::from)
                    .collect();
                if let Some(polygon) = ConvexPolygon::around(&points) {
                    return polygon;
                }
            }
        };
        let (p, q) = (polygon(4), polygon(12));
        let sums: Vec<Point<i32>> = p
            .corners
            .iter()
            .flat_map(|a| q.corners.iter().map(|b| Point::from((a.x() + b.x(), a.y() + b.y()))))
            .collect();
        assert_eq!(p.minkowski_sum(&q).unwrap(), convex_hull(&sums), "round {round}: {p:?} and {q:?}");
    }
    let huge = ConvexPolygon::around(&[(0, 0), (i32::MAX, 0), (0, i32::MAX)].map(Point::<i32>::from)).unwrap();
    let error = huge.minkowski_sum(&huge).unwrap_err();
    assert_eq!(error, PointError::OutOfRange { axis: Axis::X, index: Some(1) });
}

/// Directions tried one by one, a different method from the calipers'.
#[test]
fn width_and_rectangles_against_many_directions() {
    for pattern in PATTERNS {
        if ["all-exponents", "needle", "near-collinear", "offset-detail"].contains(&pattern.name) {
            continue;
        }
        let points = (pattern.points)(40, 2);
        let Some(polygon) = ConvexPolygon::around(&points) else { continue };
        let (first, second) = polygon.diameter();
        let scale = polygon.corners[first].distance(polygon.corners[second]);
        let (width, area, perimeter) = (
            polygon.width(),
            polygon.smallest_area_rectangle().unwrap(),
            polygon.smallest_perimeter_rectangle().unwrap(),
        );
        let extent = |angle: f64| {
            let along = polygon.corners.iter().map(|p| p.x() * angle.cos() + p.y() * angle.sin());
            along.clone().fold(f64::NEG_INFINITY, f64::max) - along.fold(f64::INFINITY, f64::min)
        };
        let close = |a: f64, b: f64, unit: f64| (a - b).abs() <= 1e-12 * unit;
        let angles = sides(&polygon).map(|(_, [a, b])| (b.y() - a.y()).atan2(b.x() - a.x()));
        let (mut least_width, mut least_area, mut least_perimeter) = [f64::INFINITY; 3].into();
        for angle in angles.chain((0..1000).map(|k| f64::from(k) * 0.0031)) {
            let (along, across) = (extent(angle), extent(angle + std::f64::consts::FRAC_PI_2));
            least_width = least_width.min(across).min(along);
            least_area = least_area.min(along * across);
            least_perimeter = least_perimeter.min(2.0 * (along + across));
        }
        assert!(close(width.distance, least_width, scale), "{}: {width:?} {least_width}", pattern.name);
        assert!(close(area.area(), least_area, scale * scale), "{}: {area:?} {least_area}", pattern.name);
        assert!(close(perimeter.perimeter(), least_perimeter, scale), "{}: {perimeter:?}", pattern.name);
        for rectangle in [area, perimeter] {
            let corners = rectangle.corners().unwrap();
            for p in &polygon.corners {
                for k in 0..4 {
                    let (a, b) = (corners[k], corners[(k + 1) % 4]);
                    assert!((b - a).cross(*p - a) >= -1e-12 * scale * scale, "{}: {p:?} outside", pattern.name);
                }
            }
        }
    }
}

#[test]
fn farthest_pairs_of_all_patterns() {
    for pattern in PATTERNS {
        for n in [0, 1, 2, 3, 80] {
            let points = (pattern.points)(n, 8);
            let found = farthest_pair(&points);
            assert_eq!(found.is_none(), n == 0, "{}", pattern.name);
            let Some(pair) = found else { continue };
            assert!(points.contains(&pair[0]) && points.contains(&pair[1]), "{}", pattern.name);
            for &p in &points {
                assert!(points.iter().all(|&q| compare_lengths([p, q], pair).is_le()), "{}", pattern.name);
            }
        }
    }
}

/// Coordinates were rounded to `f64` before they were subtracted: a triangle of 5 by 5 at 2⁶¹
/// had no sides left, and its width was NaN. Differences that overflow did the same, and a
/// subnormal side had no direction.
#[test]
fn regression_widths_and_rectangles_far_out_and_at_the_ends_of_f64() {
    let far = 1i64 << 61;
    let at = |x: i64, y: i64| Point::from((far + x, y - far));
    let triangle = ConvexPolygon::around(&[at(0, 0), at(4, 0), at(0, 3)]).unwrap();
    assert_eq!(triangle.width().distance, 2.4);
    assert_eq!(triangle.smallest_area_rectangle().unwrap().area(), 12.0);

    let corners =
        |points: [(f64, f64); 3]| ConvexPolygon::around(&points.map(|p| Point::try_from(p).unwrap())).unwrap();
    let great = corners([(-1.5e308, 0.0), (1.5e308, 0.0), (0.0, 1e308)]);
    assert_eq!(great.width().distance, 1e308);
    let needle = corners([(0.0, 0.0), (5e-324, 5e-324), (0.0, 1.0)]);
    assert_eq!(needle.width().distance, 5e-324);
    let slanted = corners([(0.0, 0.0), (5e-324, 5e-324), (1.0, 0.0)]);
    let rectangle = slanted.smallest_perimeter_rectangle().unwrap();
    assert!((rectangle.perimeter() - 2.0).abs() < 1e-15, "{rectangle:?}");
}

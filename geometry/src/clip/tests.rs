use super::*;
use crate::{
    HalfPlaneIntersection, Location, Polygon, half_plane_intersection,
    point_in_polygon::naive,
    testing::{PATTERNS, Pattern, Random, laws, patterns::rounded},
};

fn area(corners: &[Point]) -> f64 {
    let next = |k: usize| corners[(k + 1) % corners.len()];
    (0..corners.len()).map(|k| (corners[k] - corners[0]).cross(next(k) - corners[0])).sum::<f64>() / 2.0
}

fn ring(random: &mut Random, n: usize, size: i32) -> Vec<Point<i64>> {
    (0..n).map(|_| Point::from([(); 2].map(|()| 1024 * i64::from(random.within(0, size))))).collect()
}

fn window(random: &mut Random, size: i32) -> ConvexPolygon<i64> {
    loop {
        if let Some(window) = ConvexPolygon::around(&ring(random, 7, size)) {
            return window;
        }
    }
}

/// What is in the window and in the polygon is in what is left, and nothing else.
#[test]
fn what_is_left_holds_the_same_points() {
    let mut random = Random::new(1);
    let mut inside = 0;
    for round in 0..1500 {
        let size = [3, 6, 20][round % 3];
        let (corners, window) = (ring(&mut random, 3 + round % 12, size), window(&mut random, size));
        let Ok(polygon) = Polygon::new(&corners) else { continue };
        let left = clip_by_convex(&corners, &window);
        for _ in 0..20 {
            // Far enough from every side of small integers' lines to forget about rounding.
            let p = Point::from([(); 2].map(|()| random.within(0, 1024 * size).into()));
            if naive(&polygon, p) == Location::OnBoundary || window.locate(p) == Location::OnBoundary {
                continue;
            }
            let expected = naive(&polygon, p) == Location::Inside && window.locate(p) == Location::Inside;
            let found = Polygon::new(&left).is_ok_and(|left| naive(&left, p.to_f64()) == Location::Inside);
            assert_eq!(found, expected, "{p:?}: {corners:?} in {:?} leaves {left:?}", window.corners());
            inside += usize::from(expected);
        }
    }
    assert!(inside > 1000, "{inside}");
}

/// Of two convex polygons the half-planes' intersection, another way, has the same area.
#[test]
fn convex_polygons_leave_what_their_half_planes_have_in_common() {
    let mut random = Random::new(2);
    for round in 0..2000 {
        let size = [3, 6, 40][round % 3];
        let (first, second) = (window(&mut random, size), window(&mut random, size));
        let sides = |polygon: &ConvexPolygon<i64>| -> Vec<Line<i64>> {
            let corners = polygon.corners();
            (0..corners.len()).filter_map(|k| Line::through(corners[k], corners[(k + 1) % corners.len()])).collect()
        };
        let lines = [sides(&first), sides(&second)].concat();
        let common = half_plane_intersection(&lines);
        let left = clip_by_convex(first.corners(), &second);
        if common == HalfPlaneIntersection::Empty {
            assert!(area(&left).abs() < 1e-6, "{left:?}");
            assert!(left.len() < 3, "a point or a segment is left: {left:?}");
            continue;
        }
        let expected = area(&common.corners(&lines).unwrap());
        assert!((area(&left) - expected).abs() < 1e-6 * expected.max(1.0), "{left:?}");
        assert!((area(&clip_by_convex(second.corners(), &first)) - expected).abs() < 1e-6 * expected.max(1.0));
    }
}

/// The two parts of a cut make the whole.
#[test]
fn both_sides_of_a_line_add_up() {
    for Pattern { name, points, .. } in PATTERNS {
        // Areas in f64 serve as the oracle where they are meaningful.
        if ["all-exponents", "offset-detail", "spikes"].contains(&name) {
            continue;
        }
        for n in [0, 1, 3, 40] {
            let corners = points(n, 5);
            let [a, b] = [Point::new(0.3, 0.1).unwrap(), Point::new(0.4, 0.9).unwrap()];
            let line = Line::through(a, b).unwrap();
            let [left, right] = [line, line.reversed()].map(|line| clip_by_half_plane(&corners, line));
            let whole = area(&corners);
            let scale = corners.iter().fold(1.0, |scale: f64, p| scale.max(p.x().abs()).max(p.y().abs()));
            assert!((area(&left) + area(&right) - whole).abs() <= 1e-12 * scale * scale, "{name}");
            let integers = rounded(&corners, 100.0);
            let line = Line::through(Point::from((30, 10)), Point::from((40, 90))).unwrap();
            let parts = [line, line.reversed()].map(|line| area(&clip_by_half_plane(&integers, line)));
            let floats: Vec<Point> = integers.iter().map(|p| p.to_f64()).collect();
            let scale = 1e4 * scale * scale;
            assert!((parts[0] + parts[1] - area(&floats)).abs() <= 1e-12 * scale, "{name}, integers");
            if let (Some(scaled), Some(left)) = (laws::scaled(&corners, 600), laws::scaled(&left, 600)) {
                let ends = laws::scaled(&[a, b], 600).unwrap();
                assert_eq!(clip_by_half_plane(&scaled, Line::through(ends[0], ends[1]).unwrap()), left, "{name}");
            }
        }
    }
}

/// geo 0.33 and `i_overlay`'s 32-bit engine answer area 0 for the unit square and a box that
/// reaches to 10⁹: coordinates snapped to a grid over both.
#[test]
fn regression_a_far_corner_does_not_coarsen_the_rest() {
    let corners = |points: [(f64, f64); 4]| points.map(|p| Point::try_from(p).unwrap());
    let square = corners([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
    let far = corners([(0.25, 0.25), (1e9, 0.25), (1e9, 0.75), (0.25, 0.75)]);
    for (polygon, window) in [(square, far), (far, square)] {
        let left = clip_by_convex(&polygon, &ConvexPolygon::new(&window).unwrap());
        assert_eq!(area(&left), 0.375);
    }
}

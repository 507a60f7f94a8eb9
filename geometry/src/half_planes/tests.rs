use super::*;
use crate::testing::{PATTERNS, Pattern, Random, laws, patterns::lattice};

fn lines<T: Coordinate>(points: &[Point<T>]) -> Vec<Line<T>> {
    points.chunks_exact(2).filter_map(|p| Line::through(p[0], p[1])).collect()
}

/// Both ways agree.
fn check<T: Coordinate>(lines: &[Line<T>], what: &str) -> HalfPlaneIntersection {
    let found = half_plane_intersection(lines);
    assert_eq!(found, half_plane_intersection_naive(lines), "{what}: {lines:?}");
    found
}

#[test]
fn all_threes_of_lines_of_a_small_lattice() {
    let corners = lattice::<i32>(3);
    let all: Vec<Line<i32>> =
        corners.iter().flat_map(|&a| corners.iter().filter_map(move |&b| Line::through(a, b))).collect();
    let mut seen = [0; 3];
    for (k, &first) in all.iter().enumerate() {
        for &second in &all {
            for &third in all.iter().skip(k % 3).step_by(3) {
                let kind = match check(&[first, second, third], "three") {
                    HalfPlaneIntersection::Empty => 0,
                    HalfPlaneIntersection::Bounded { .. } => 1,
                    HalfPlaneIntersection::Unbounded { .. } => 2,
                };
                seen[kind] += 1;
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 1000), "{seen:?}");
}

/// More lines on small lattices, and points that prove that there is an area.
#[test]
fn random_lines_on_small_lattices() {
    let mut random = Random::new(3);
    let mut seen = [0; 3];
    for round in 0..40_000u64 {
        let (count, size) = (round % 9, [3, 5, 40][(round / 9 % 3) as usize]);
        let mut end = || Point::<i64>::from([(); 2].map(|()| i64::from(random.within(-size, size))));
        let mut ends: Vec<Point<i64>> = (0..2 * count).map(|_| end()).collect();
        if round % 2 == 0 {
            // Mostly with the middle on the left, which bounded regions need.
            for pair in ends.chunks_exact_mut(2) {
                if orient2d(pair[0], pair[1], Point::ORIGIN) == Orientation::Clockwise {
                    pair.swap(0, 1);
                }
            }
        }
        let lines = lines(&ends);
        let found = check(&lines, "lattice");
        let strictly = |p: Point<i64>| lines.iter().all(|line| line.side_of(p) == Orientation::CounterClockwise);
        let proof =
            (-size - 1..=size + 1).any(|x| strictly(Point::from((i64::from(x), i64::from(round as i32 % 7 - 3)))));
        assert!(!proof || found != HalfPlaneIntersection::Empty, "{lines:?}");
        let corners = found.corners(&lines).unwrap();
        let (kind, count) = match &found {
            HalfPlaneIntersection::Empty => (0, 0),
            HalfPlaneIntersection::Bounded { sides } => (1, sides.len()),
            HalfPlaneIntersection::Unbounded { sides } => (2, sides.len().saturating_sub(1)),
        };
        seen[kind] += 1;
        assert!(corners.len() == count || kind == 2 && count == 1 && corners.is_empty(), "{lines:?}");
        for corner in corners {
            let distance = |line: &Line<i64>| {
                let [a, b] = line.points().map(Point::to_f64);
                (b - a).cross(corner - a) / (b - a).norm()
            };
            assert!(lines.iter().all(|line| distance(line) > -1e-9), "{corner:?} is outside: {lines:?}");
        }
    }
    assert!(seen.iter().all(|&count| count > 2000), "{seen:?}");
}

#[test]
fn all_patterns_by_both_ways_and_scaled() {
    for Pattern { name, points, .. } in PATTERNS {
        for n in [2, 6, 12, 30] {
            let points = points(n, 4);
            let found = check(&lines(&points), name);
            for k in [-900, 5, 700] {
                if let Some(scaled) = laws::scaled(&points, k) {
                    assert_eq!(half_plane_intersection(&lines(&scaled)), found, "{name}: times 2^{k}");
                }
            }
        }
    }
}

/// Tangents of a circle: every line is a side, whatever the order given.
#[test]
fn tangents_of_a_circle_are_all_sides() {
    let mut points: Vec<Point<i64>> =
        crate::testing::patterns::rounded(&crate::testing::patterns::cocircular(972, 1), 1.0);
    let tangents = |points: &[Point<i64>]| -> Vec<Line<i64>> {
        points.iter().filter_map(|p| Line::through(*p, Point::from((p.x() - p.y(), p.y() + p.x())))).collect()
    };
    let found = half_plane_intersection(&tangents(&points));
    assert!(matches!(&found, HalfPlaneIntersection::Bounded { sides } if sides.len() == 972));
    assert_eq!(found.corners(&tangents(&points)).unwrap().len(), 972);
    points.retain(|p| p.x() > 0);
    let found = half_plane_intersection(&tangents(&points));
    assert!(matches!(&found, HalfPlaneIntersection::Unbounded { sides } if sides.len() == points.len()));
}

#[test]
fn a_corner_out_of_range_is_told() {
    let line =
        |a: (f64, f64), b: (f64, f64)| Line::through(Point::try_from(a).unwrap(), Point::try_from(b).unwrap()).unwrap();
    let lines = [line((0.0, 0.0), (1e308, 1.0)), line((1e308, 1.5), (0.0, 1.0))];
    let found = half_plane_intersection(&lines);
    assert!(matches!(found.corners(&lines), Err(PointError::Infinite { index: Some(0), .. })), "{found:?}");
}

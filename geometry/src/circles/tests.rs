use super::*;
use crate::{
    Line, Orientation, Ray, Segment, Triangle, orient2d,
    testing::{Random, laws::times_power_of_two},
};

fn circle(x: i64, y: i64, radius: i64) -> Circle<i64> {
    Circle::new(Point::from((x, y)), radius).unwrap()
}

fn off(circle: Circle<i64>, p: Point) -> f64 {
    (p.distance(circle.center().to_f64()) - circle.radius() as f64).abs()
}

/// Lines, rays and segments between lattice points, with parameters from the quadratic in
/// floats that are exact but for the root, and far enough from ties to be trusted.
#[test]
fn straight_shapes_on_a_lattice() {
    let points: Vec<Point<i64>> = (-3..=3).flat_map(|x| (-3..=3).map(move |y| Point::from((x, y)))).collect();
    let mut seen = [0; 3];
    for radius in 0..4 {
        let circle = circle(0, 1, radius);
        for &a in &points {
            for &b in &points {
                if a == b {
                    let on = circle.locate(a) == Location::OnBoundary;
                    assert_eq!(circle.meet(a) != CircleMeeting::Disjoint, on);
                    assert_eq!(circle.meet(Segment::new(a, a)) != CircleMeeting::Disjoint, on);
                    continue;
                }
                let (ux, uy, wx, wy) = (b.x() - a.x(), b.y() - a.y(), a.x(), a.y() - 1);
                let (p, q, r) = (ux * ux + uy * uy, ux * wx + uy * wy, wx * wx + wy * wy - radius * radius);
                let quarter = q * q - p * r;
                let mut roots = Vec::new();
                if quarter >= 0 {
                    let root = (quarter as f64).sqrt();
                    roots.extend([(-q as f64 - root) / p as f64, (-q as f64 + root) / p as f64]);
                    roots.dedup();
                }
                let line = circle.meet(Line::through(a, b).unwrap());
                let ray = circle.meet(Ray::from_through(a, b).unwrap());
                let segment = circle.meet(Segment::new(a, b));
                for (found, low, high) in [(line, f64::MIN, f64::MAX), (ray, 0.0, f64::MAX), (segment, 0.0, 1.0)] {
                    let expected: Vec<f64> =
                        roots.iter().copied().filter(|t| (low - 1e-12..=high + 1e-12).contains(t)).collect();
                    let points: Vec<_> = found.points().map(Option::unwrap).collect();
                    assert_eq!(points.len(), expected.len(), "{circle:?}, {a} to {b}: {found:?}, not {expected:?}");
                    seen[points.len()] += 1;
                    for (point, t) in points.iter().zip(expected) {
                        let (x, y) = (a.x() as f64 + t * ux as f64, a.y() as f64 + t * uy as f64);
                        assert!((point.x() - x).hypot(point.y() - y) < 1e-13);
                    }
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 500), "{seen:?}");
}

#[test]
fn two_circles_on_a_lattice() {
    let mut seen = [0; 6];
    for (x, y) in (-6..=6).flat_map(|x| (-6..=6).map(move |y| (x, y))) {
        for (r, s) in (0..=5).flat_map(|r| (0..=5).map(move |s| (r, s))) {
            let (first, second) = (circle(1, -2, r), circle(1 + x, y - 2, s));
            let squared = x * x + y * y;
            let (most, least) = ((r + s).pow(2), (r - s).pow(2));
            let expected = match (squared.cmp(&most), squared.cmp(&least)) {
                _ if squared == 0 && r == s => CircleRelation::Same,
                (Ordering::Greater, _) => CircleRelation::Separate,
                (Ordering::Equal, _) => CircleRelation::TouchingOutside,
                (_, Ordering::Greater) => CircleRelation::Crossing,
                (_, Ordering::Equal) => CircleRelation::TouchingInside,
                (_, Ordering::Less) => CircleRelation::Nested,
            };
            assert_eq!(first.relation(second), expected, "{first:?} {second:?}");
            assert_eq!(second.relation(first), expected);
            seen[expected as usize] += 1;
            let points: Vec<_> = first.meet_circle(second).points().map(Option::unwrap).collect();
            let count = match expected {
                CircleRelation::Crossing => 2,
                CircleRelation::TouchingInside | CircleRelation::TouchingOutside => 1,
                _ => 0,
            };
            assert_eq!(points.len(), count);
            assert!(points.iter().all(|&p| off(first, p) < 1e-14 && off(second, p) < 1e-14));
            if let [right, left] = points[..] {
                let [from, to] = [first, second].map(|circle| circle.center().to_f64());
                assert_eq!(orient2d(from, to, right), Orientation::Clockwise);
                assert_eq!(orient2d(from, to, left), Orientation::CounterClockwise);
            }
            check_tangents(first, second, expected);
            check_area(first, second);
        }
    }
    assert!(seen.iter().all(|&count| count > 5), "{seen:?}");
}

fn check_tangents(first: Circle<i64>, second: Circle<i64>, relation: CircleRelation) {
    let tangents = first.common_tangents(second);
    let points = [first, second].iter().filter(|circle| circle.radius() == 0).count();
    let expected = match (relation, points) {
        (CircleRelation::Same | CircleRelation::Nested, _) => 0,
        (_, 2) | (CircleRelation::TouchingInside, _) => 1,
        (CircleRelation::TouchingOutside, 1) => 1,
        (CircleRelation::Crossing, _) | (_, 1) => 2,
        (CircleRelation::TouchingOutside, _) => 3,
        (CircleRelation::Separate, _) => 4,
    };
    assert_eq!(tangents.len(), expected, "{first:?} {second:?}");
    for tangent in tangents {
        let [p, q] = tangent.touching_points().unwrap();
        assert!(off(first, p) < 1e-14 && off(second, q) < 1e-14, "{tangent:?}");
        let line = tangent.line().unwrap();
        let centers = [first, second].map(|circle| circle.center().to_f64());
        for (circle, center) in [first, second].into_iter().zip(centers) {
            assert!((line.distance(center) - circle.radius() as f64).abs() < 1e-13, "{tangent:?}");
        }
        if first.radius() > 0 && second.radius() > 0 {
            let [a, b] = centers.map(|center| line.side_of(center));
            assert_eq!(a != b, tangent.is_inner(), "{tangent:?}");
        }
    }
}

/// Simpson's rule on the chords across the way between the centres, which in an angle are smooth.
fn check_area(first: Circle<i64>, second: Circle<i64>) {
    let area = first.common_area(second);
    assert_eq!(area, second.common_area(first));
    if first.relation(second) != CircleRelation::Crossing {
        let least = first.radius().min(second.radius()) as f64;
        assert!(area == 0.0 || area == std::f64::consts::PI * least * least);
        return;
    }
    let distance = first.center().to_f64().distance(second.center().to_f64());
    let (r, s) = (first.radius() as f64, second.radius() as f64);
    let chord = (distance * distance + r * r - s * s) / (2.0 * distance);
    let cut = |radius: f64, from: f64| {
        let end = (from / radius).clamp(-1.0, 1.0).acos();
        let (steps, mut sum) = (400, 0.0);
        for i in 0..=steps {
            let weight = if i == 0 || i == steps { 1.0 } else { 2.0 + 2.0 * f64::from(i % 2) };
            sum += weight * (end * f64::from(i) / f64::from(steps)).sin().powi(2);
        }
        2.0 * radius * radius * sum * end / f64::from(3 * steps)
    };
    let expected = cut(r, chord) + cut(s, distance - chord);
    assert!((area - expected).abs() < 1e-9 * expected + 1e-13, "{first:?} {second:?}: {area}, not {expected}");
}

/// Unit circles nearly two apart: the lens is (4/3)·δ^1.5·… with δ = 2 − distance.
#[test]
fn a_thin_lens_keeps_its_digits() {
    for exponent in [10, 20, 30, 40, 50] {
        let gap = 2f64.powi(-exponent);
        let [first, second] = [0.0, 2.0 - gap].map(|x| Circle::new(Point::new(x, 0.0).unwrap(), 1.0).unwrap());
        // 2·(α − sin α cos α) with cos α = 1 − gap/2: of the series, the first three terms.
        let half = gap / 2.0;
        let expected = (8.0 / 3.0) * half * (2.0 * half).sqrt() * (1.0 - 3.0 * half / 20.0 - 3.0 * half * half / 224.0);
        let area = first.common_area(second);
        assert!((area / expected - 1.0).abs() < 1e-13 + half.powi(3), "2^-{exponent}: {area:e}, not {expected:e}");
    }
}

#[test]
fn tangents_from_points() {
    for (x, y) in (-7..=7).flat_map(|x| (-7..=7).map(move |y| (x, y))) {
        for radius in 0..6 {
            let (circle, p) = (circle(1, 2, radius), Point::<i64>::from((x, y)));
            let touched: Vec<_> = circle.tangents_from(p).points().map(Option::unwrap).collect();
            let expected = match circle.locate(p) {
                Location::Inside => 0,
                Location::OnBoundary => 1,
                Location::Outside if radius == 0 => 1,
                Location::Outside => 2,
            };
            assert_eq!(touched.len(), expected);
            for t in touched {
                let (to_center, to_p) = (circle.center().to_f64() - t, p.to_f64() - t);
                assert!(off(circle, t) < 1e-14 && to_center.dot(to_p).abs() < 1e-12, "{circle:?} {p}: {t}");
            }
        }
    }
}

#[test]
fn circles_through_points_and_inversion() {
    let mut random = Random::new(1);
    for _ in 0..2000 {
        let [a, b, c] =
            std::array::from_fn(|_| Point::<i64>::from((random.within(-9, 9).into(), random.within(-9, 9).into())));
        let flat = orient2d(a, b, c) == Orientation::Collinear;
        let found = Circle::through(a, b, c);
        assert_eq!(found.is_none(), flat);
        if let Some(found) = found {
            for p in [a, b, c] {
                assert!((p.to_f64().distance(found.center()) / found.radius() - 1.0).abs() < 1e-14);
            }
        }
        let unit = Circle::new(a, 3).unwrap();
        if b != a {
            let inverse = unit.inverse(b).unwrap();
            let (from, to) = (b.to_f64() - a.to_f64(), inverse - a.to_f64());
            assert!((from.norm() * to.norm() - 9.0).abs() < 1e-13 && from.cross(to).abs() < 1e-13);
            let nearest = unit.nearest_point(b).unwrap();
            assert!((nearest.distance(b.to_f64()) - unit.distance(b)).abs() < 1e-14 && off(unit, nearest) < 1e-14);
        }
        let diametral = Circle::with_diameter(a, b).unwrap();
        assert!((diametral.radius() * 2.0 - a.to_f64().distance(b.to_f64())).abs() < 1e-14);
    }
}

/// Scaled by powers of two, every answer is scaled.
#[test]
fn nothing_overflows_on_the_way() {
    for k in [-900, -500, 0, 500, 900] {
        let at = |x: f64| times_power_of_two(x, k);
        let point = |x, y| Point::new(at(x), at(y)).unwrap();
        let circle = Circle::new(point(0.0, 0.0), at(5.0)).unwrap();
        let line = Line::through(point(-9.0, 3.0), point(1.0, 3.0)).unwrap();
        let ends: Vec<_> = circle.meet(line).points().flatten().collect();
        assert_eq!(ends, [point(-4.0, 3.0), point(4.0, 3.0)]);
        let other = Circle::new(point(6.0, 0.0), at(5.0)).unwrap();
        assert!(circle.meet_circle(other).points().flatten().eq([point(3.0, -4.0), point(3.0, 4.0)]));
        let triangle = Triangle::new(point(0.0, 0.0), point(8.0, 0.0), point(0.0, 6.0));
        assert_eq!(triangle.circumcircle().map(|c| (c.center(), c.radius())), Some((point(4.0, 3.0), at(5.0))));
        assert_eq!(triangle.incircle().map(|c| (c.center(), c.radius())), Some((point(2.0, 2.0), at(2.0))));
    }
}

/// All centres of lattice triangles by what they are.
#[test]
fn centers_are_what_they_are_called() {
    let points: Vec<Point<i64>> = (0..4).flat_map(|x| (0..4).map(move |y| Point::from((x, y)))).collect();
    for &a in &points {
        for &b in &points {
            for &c in &points {
                let triangle = Triangle::new(a, b, c);
                let Some(center) = triangle.circumcenter() else {
                    assert_eq!(triangle.orientation(), Orientation::Collinear);
                    continue;
                };
                let [p, q, r] = [a, b, c].map(Point::to_f64);
                assert!(
                    (center.distance(p) - center.distance(q)).abs() < 1e-13
                        && (center.distance(p) - center.distance(r)).abs() < 1e-13
                );
                let height = triangle.orthocenter().unwrap();
                assert!((height - p).dot(r - q).abs() < 1e-13 && (height - q).dot(r - p).abs() < 1e-13);
                let mass = triangle.centroid().unwrap();
                assert!(((mass - p) + (mass - q) + (mass - r)).norm() < 1e-14);
                let nine = triangle.nine_point_center().unwrap();
                assert!(((nine - center) * 2.0 - (height - center)).norm() < 1e-13);
                let inside = triangle.incircle().unwrap();
                for (u, v) in [(a, b), (b, c), (c, a)] {
                    let line = Line::through(u.to_f64(), v.to_f64()).unwrap();
                    assert!((line.distance(inside.center()) - inside.radius()).abs() < 1e-14);
                }
                let shrunk = inside.radius()
                    * triangle.angles().iter().map(|angle| 2.0 / (angle / 2.0).tan()).sum::<f64>()
                    / 2.0;
                assert!((triangle.area() - inside.radius() * shrunk).abs() < 1e-13);
            }
        }
    }
}

/// Against the farthest of the nearest of many points, and the formula in floats.
#[test]
fn distances_on_a_lattice() {
    let points: Vec<Point<i64>> = (-4..=4).flat_map(|x| (-4..=4).map(move |y| Point::from((x, y)))).collect();
    let mut seen = [0; 3];
    for radius in 0..5 {
        let circle = circle(0, 1, radius);
        let far = |p: Point<i64>| p.to_f64().distance(circle.center().to_f64());
        for (k, &a) in points.iter().enumerate() {
            for &b in points.iter().skip(k % 3).step_by(3) {
                let near = Segment::new(a, b).distance(circle.center());
                let farthest = far(a).max(far(b));
                // Meets where its points are at all distances between these.
                let expected = (near - radius as f64).max(radius as f64 - farthest).max(0.0);
                let distance = circle.distance(Segment::new(a, b));
                assert!((distance - expected).abs() < 1e-14, "{radius} {a:?} {b:?}: {distance}, not {expected}");
                let nearest = circle.nearest_points(Segment::new(a, b));
                if let Some([p, q]) = nearest {
                    assert!((p.distance(q) - expected).abs() < 1e-14 && off(circle, p) < 1e-14, "{a:?} {b:?}");
                    assert!(Segment::new(a.to_f64(), b.to_f64()).distance(q) < 1e-14, "{a:?} {b:?}");
                }
                let only_center = a == b && a == circle.center() && radius > 0;
                assert_eq!(nearest.is_none(), only_center, "{radius} {a:?} {b:?}");
                seen[if expected == 0.0 { 0 } else { 1 + usize::from(near < radius as f64) }] += 1;
                if let (Some(line), Some(ray)) = (Line::through(a, b), Ray::from_through(a, b)) {
                    let beyond = (line.distance(circle.center()) - radius as f64).max(0.0);
                    assert!((circle.distance(line) - beyond).abs() < 1e-14, "{line:?}");
                    assert!(circle.distance(line) <= circle.distance(ray) && circle.distance(ray) <= distance);
                }
            }
            for other in 0..4 {
                let other = Circle::new(a, other).unwrap();
                let (apart, r, s) = (far(a), radius as f64, other.radius() as f64);
                let expected = (apart - r - s).max((r - s).abs() - apart).max(0.0);
                assert!((circle.distance_to_circle(other) - expected).abs() < 1e-14, "{circle:?} {other:?}");
                assert_eq!(circle.distance_to_circle(other), other.distance_to_circle(circle));
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
}

/// A line above the circle by the last bit: the distance is that bit, and no rounding's rest.
#[test]
fn distances_that_nearly_vanish() {
    let unit = Circle::new(Point::ORIGIN, 1.0).unwrap();
    let y = 1f64.next_up();
    let line = Line::through(Point::new(0.0, y).unwrap(), Point::new(1.0, y).unwrap()).unwrap();
    assert_eq!(unit.distance(line), f64::EPSILON);
    let other = Circle::new(Point::new(0.0, 3.0).unwrap(), 2f64.next_down()).unwrap();
    assert_eq!(unit.distance_to_circle(other), f64::EPSILON);
    let tiny = Circle::new(Point::ORIGIN, 5e-324).unwrap();
    assert_eq!(tiny.distance(Point::new(f64::MAX, 0.0).unwrap()), f64::MAX);
}

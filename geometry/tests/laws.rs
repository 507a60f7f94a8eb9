//! Every algorithm under every law that it has: what is told of points must be told of the
//! same points in another order, moved by integers, scaled by a power of two, mirrored. None
//! of the changes rounds (a pattern that would is left out), so counts, corners and signs are
//! the same to the last bit, and only lengths and areas may differ by their own rounding.

use kihon_geometry::{
    BoundingBox, Circle, CircleSide, ConvexPolygon, Coordinate, HalfPlaneIntersection, KdTree, Line, Point, Polygon,
    Polyline, PreparedPolygon, Segment, Tolerance, closest_pair, convex_hull,
    convex_hull::{convex_layers, merged_hulls},
    convex_hull_with_collinear,
    convex_polygon::Separation,
    curve_distance::{discrete_frechet, frechet, hausdorff},
    farthest_pair, half_plane_intersection,
    outline::{self, Outline},
    point_in_polygon::{locate, winding_number},
    rings::{is_convex, is_simple, perimeter, signed_area},
    segment_intersection,
    simplify::{douglas_peucker, visvalingam_whyatt},
    smallest_enclosing_circle, straight,
    testing::{
        PATTERNS, Random,
        laws::{scaled, swapped, times_power_of_two, translated},
        patterns::rounded,
    },
    tolerance::{circle_relation_within, coincident, locate_within, orient2d_within, parallel},
};

/// What is told of points.
struct Facts<T: Coordinate> {
    /// Numbers and kinds that stay.
    same: Vec<String>,
    /// What a mirror turns around.
    turned: Vec<f64>,
    lengths: Vec<f64>,
    /// Within a share of the greatest length.
    rough: Vec<f64>,
    areas: Vec<f64>,
    /// Points of the input, in any order.
    sets: Vec<Vec<Point<T>>>,
}

impl<T: Coordinate> Default for Facts<T> {
    fn default() -> Self {
        Self { same: vec![], turned: vec![], lengths: vec![], rough: vec![], areas: vec![], sets: vec![] }
    }
}

/// What a change does.
struct Law<'a, T> {
    name: &'a str,
    point: &'a dyn Fn(Point<T>) -> Point<T>,
    /// Lengths are 2ᵏ times as long.
    k: i32,
    mirrors: bool,
}

impl<T: Coordinate> Facts<T> {
    fn check(&self, changed: &Self, law: &Law<'_, T>, what: &str) {
        let what = format!("{what}, {}", law.name);
        assert_eq!(changed.same, self.same, "{what}");
        let sign = if law.mirrors { -1.0 } else { 1.0 };
        let close = |found: &[f64], expected: &[f64], sign: f64, k: i32, least: f64| {
            assert_eq!(found.len(), expected.len(), "{what}");
            for (&found, &expected) in found.iter().zip(expected) {
                let expected = sign * times_power_of_two(expected, k);
                let slack = 1e-14 * expected.abs().max(least) + 1e-322;
                let near = expected.is_finite() && (found - expected).abs() <= slack;
                assert!(found == expected || near, "{what}: {found:e}, not {expected:e}");
            }
        };
        close(&changed.turned, &self.turned, sign, 0, 0.0);
        close(&changed.lengths, &self.lengths, 1.0, law.k, 0.0);
        let greatest = changed.lengths.iter().fold(0.0, |greatest: f64, &length| greatest.max(length));
        close(&changed.rough, &self.rough, 1.0, law.k, greatest);
        close(&changed.areas, &self.areas, sign, 2 * law.k, 0.0);
        let sorted = |mut points: Vec<Point<T>>| {
            points.sort();
            points
        };
        assert_eq!(changed.sets.len(), self.sets.len(), "{what}");
        for (k, (found, expected)) in changed.sets.iter().zip(&self.sets).enumerate() {
            let expected = expected.iter().map(|&p| (law.point)(p)).collect();
            assert_eq!(sorted(found.clone()), sorted(expected), "{what}: set {k}");
        }
    }
}

/// Of points in any order.
fn of_set<T: Coordinate>(points: &[Point<T>], unit: T) -> Facts<T> {
    let layers = convex_layers(points);
    let mut facts = Facts { sets: vec![convex_hull(points), convex_hull_with_collinear(points)], ..Facts::default() };
    facts.sets.push(merged_hulls(&convex_hull(&points[points.len() / 2..]), &convex_hull(&points[..points.len() / 2])));
    facts.sets.extend(layers);
    let distance = |pair: [Point<T>; 2]| straight::distance(pair[0], pair[1]);
    facts.lengths.extend(closest_pair(points).map(distance));
    facts.lengths.extend(farthest_pair(points).map(distance));
    if let Some(circle) = smallest_enclosing_circle(points) {
        facts.lengths.push(circle.radius());
        assert!(points.iter().all(|&p| circle.side(p) != CircleSide::Outside));
    }
    if let Some(hull) = ConvexPolygon::around(points) {
        facts.rough.push(hull.width().distance);
        let (p, q) = hull.diameter();
        facts.lengths.push(straight::distance(hull.corners()[p], hull.corners()[q]));
    }
    let tree = KdTree::new(points);
    if let Some(area) = BoundingBox::around(points) {
        let mut lengths: Vec<f64> = Vec::new();
        let mut near = 0;
        for corner in area.corners() {
            lengths.extend(tree.k_nearest(corner, 3).into_iter().map(|k| straight::distance(points[k], corner)));
            near += tree.within(corner, unit).len();
        }
        lengths.sort_by(f64::total_cmp);
        facts.lengths.extend(lengths);
        facts.same.push(format!("{near} near the corners"));
        facts.same.push(format!("{} inside", tree.in_box(area).len()));
    }
    facts
}

/// Of points in an order, as a ring, as ways and as shapes. A mirrored ring goes the other way
/// around, so that what is to the left of it stays there.
fn of_ring<T: Coordinate>(points: &[Point<T>]) -> Facts<T> {
    let mut facts = Facts { areas: vec![signed_area(points)], lengths: vec![perimeter(points)], ..Facts::default() };
    facts.same.push(format!("convex {}, simple {}", is_convex(points), is_simple(points)));
    let lines: Vec<Line<T>> =
        (0..points.len()).filter_map(|k| Line::through(points[k], points[(k + 1) % points.len()])).collect();
    facts.same.push(match half_plane_intersection(&lines) {
        HalfPlaneIntersection::Empty => "empty".to_owned(),
        HalfPlaneIntersection::Bounded { sides } => format!("bounded by {}", sides.len()),
        HalfPlaneIntersection::Unbounded { sides } => format!("unbounded by {}", sides.len()),
    });
    // A first corner that comes again at the end closes the ring, and is one only there.
    let once = (0..points.len()).all(|k| points[k] != points[(k + 1) % points.len()]);
    if let Some(polygon) = Polygon::new(points).ok().filter(|_| once) {
        let prepared = PreparedPolygon::new(&polygon);
        let (mut inside, mut winds) = ([0; 3], Vec::new());
        for &p in convex_layers(points).iter().flatten() {
            assert_eq!(locate(&polygon, p), prepared.locate(p));
            inside[prepared.locate(p) as usize] += 1;
            winds.push(winding_number(points, p));
        }
        winds.sort();
        facts.same.push(format!("winds {winds:?}"));
        facts.same.push(format!("{inside:?} by location"));
    }
    facts
}

/// Of two halves, each in its order.
fn of_ways<T: Coordinate>(points: &[Point<T>]) -> Facts<T> {
    let mut facts = Facts::default();
    let (first, second) = points.split_at(points.len() / 2);
    facts.lengths.extend(frechet(first, second));
    facts.lengths.extend(discrete_frechet(first, second));
    facts.lengths.extend(hausdorff(first, second).map(|[p, q]| straight::distance(p, q)));
    let ways = [first, second].map(|points| Outline::of(&Polyline::new(points.to_vec())));
    facts.lengths.extend(ways[0].distance(&ways[1]));
    facts.same.push(format!("{} {}", ways[0].intersects(&ways[1]), ways[0].touches(&ways[1])));
    for four in points.windows(4) {
        let [a, b, c, d] = [four[0], four[1], four[2], four[3]];
        facts.same.push(kind(&segment_intersection(a, b, c, d)));
        facts.lengths.push(straight::distance(Segment::new(a, b), Segment::new(c, d)));
        facts.same.push(kind(&straight::meet(Segment::new(a, b), Segment::new(c, d))));
    }
    if let Some((p, q)) = ConvexPolygon::around(first).zip(ConvexPolygon::around(second)) {
        facts.lengths.push(p.distance(&q));
        facts.same.push(match p.separation(&q) {
            Separation::Apart { .. } => "apart".to_owned(),
            Separation::Touching { .. } => "touching".to_owned(),
            Separation::Overlapping => "overlapping".to_owned(),
        });
        facts.same.push(format!("{} {}", outline::contains(&p, &q), outline::touches(&p, &q)));
    }
    facts
}

/// Which kind of answer, without its points.
fn kind<E>(answer: &E) -> String {
    format!("{:?}", std::mem::discriminant(answer))
}

/// What takes lengths in `f64`.
fn with_lengths(points: &[Point], unit: f64, area: f64) -> Facts<f64> {
    let tolerance = Tolerance::new(unit, 0.0).unwrap();
    let mut facts = Facts { sets: vec![douglas_peucker(points, tolerance)], ..Facts::default() };
    // Areas beyond a float are one area, and in the greatest unit these are not yet.
    if points.iter().all(|p| p.x().abs().max(p.y().abs()) < 1e12 * unit) {
        facts.sets.push(visvalingam_whyatt(points, area));
    }
    for four in points.windows(4) {
        let [a, b, c, d] = [four[0], four[1], four[2], four[3]];
        facts.turned.push(f64::from(orient2d_within(a, b, c, tolerance) as i8));
        facts.same.push(coincident(a, b, tolerance).to_string());
        facts.same.push(parallel(Segment::new(a, b), Segment::new(c, d), tolerance).to_string());
        let circle = |center| Circle::new(center, unit).unwrap();
        facts.same.push(format!("{:?}", circle_relation_within(circle(a), circle(b), tolerance)));
        facts.same.push(format!("{:?}", circle(a).relation(circle(b))));
    }
    if let Some((&p, corners)) = points.split_last()
        && let Ok(polygon) = Polygon::new(corners)
    {
        facts.same.push(format!("{:?}", locate_within(&polygon, p, tolerance)));
    }
    facts
}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).unwrap()
}

#[test]
fn floats_of_every_pattern() {
    let (mut moves, mut scales) = (0, 0);
    for pattern in PATTERNS {
        for n in [0, 1, 2, 3, 5, 12, 40] {
            let points = (pattern.points)(n, 7);
            let what = format!("{} {n}", pattern.name);
            let (unit, area) = (0.25, 0.125);
            let before = (of_set(&points, unit), of_ring(&points), of_ways(&points), with_lengths(&points, unit, area));

            let mut shuffled = points.clone();
            Random::new(n as u64).shuffle(&mut shuffled);
            let law = Law { name: "in another order", point: &|p| p, k: 0, mirrors: false };
            before.0.check(&of_set(&shuffled, unit), &law, &what);

            let mut turned = points.clone();
            turned.rotate_left(n / 3);
            let law = Law { name: "from another corner on", ..law };
            before.1.check(&of_ring(&turned), &law, &what);

            let mirror = |p: Point| point(p.y(), p.x());
            let law = Law { name: "axes exchanged", point: &mirror, k: 0, mirrors: true };
            let mirrored = swapped(&points);
            before.0.check(&of_set(&mirrored, unit), &law, &what);
            before.2.check(&of_ways(&mirrored), &law, &what);
            before.3.check(&with_lengths(&mirrored, unit, area), &law, &what);
            let back: Vec<Point> = mirrored.into_iter().rev().collect();
            before.1.check(&of_ring(&back), &Law { name: "mirrored", point: &mirror, k: 0, mirrors: false }, &what);

            for (x, y) in [(3.0, -5.0), (-4096.0, 1024.0)] {
                let Some(moved) = translated(&points, x, y) else { continue };
                moves += 1;
                let by = |p: Point| point(p.x() + x, p.y() + y);
                let law = Law { name: "moved", point: &by, k: 0, mirrors: false };
                before.0.check(&of_set(&moved, unit), &law, &what);
                before.1.check(&of_ring(&moved), &law, &what);
                before.2.check(&of_ways(&moved), &law, &what);
                before.3.check(&with_lengths(&moved, unit, area), &law, &what);
            }
            for k in [-400, -7, 60, 450] {
                let Some(larger) = scaled(&points, k) else { continue };
                scales += 1;
                let times = |x: f64| times_power_of_two(x, k);
                let by = |p: Point| point(times(p.x()), times(p.y()));
                let law = Law { name: &format!("times 2^{k}"), point: &by, k, mirrors: false };
                before.0.check(&of_set(&larger, times(unit)), &law, &what);
                before.1.check(&of_ring(&larger), &law, &what);
                before.2.check(&of_ways(&larger), &law, &what);
                before.3.check(&with_lengths(&larger, times(unit), times(times(area))), &law, &what);
            }
        }
    }
    // Half of the moves would round, and hardly any scaling.
    assert!(moves > 100 && scales > 400, "{moves} moved, {scales} scaled");
}

#[test]
fn integers_of_every_pattern() {
    for pattern in PATTERNS {
        for n in [0, 1, 2, 3, 5, 12, 40] {
            let points: Vec<Point<i64>> = rounded(&(pattern.points)(n, 8), 50.0);
            let what = format!("{} {n}", pattern.name);
            let before = (of_set(&points, 20), of_ring(&points), of_ways(&points));

            let mut shuffled = points.clone();
            Random::new(n as u64).shuffle(&mut shuffled);
            let law = Law { name: "in another order", point: &|p| p, k: 0, mirrors: false };
            before.0.check(&of_set(&shuffled, 20), &law, &what);

            let mirror = |p: Point<i64>| Point::from((p.y(), p.x()));
            let law = Law { name: "axes exchanged", point: &mirror, k: 0, mirrors: true };
            let mirrored = swapped(&points);
            before.0.check(&of_set(&mirrored, 20), &law, &what);
            before.2.check(&of_ways(&mirrored), &law, &what);
            let back: Vec<_> = mirrored.into_iter().rev().collect();
            before.1.check(&of_ring(&back), &Law { name: "mirrored", point: &mirror, k: 0, mirrors: false }, &what);

            // Where there is room.
            if points.iter().any(|p| p.x().unsigned_abs().max(p.y().unsigned_abs()) > 1 << 40) {
                continue;
            }
            for (k, x, y) in [(0, 1 << 61, -(1 << 60)), (1, 0, 0), (20, 0, 0)] {
                let by = |p: Point<i64>| Point::from(((p.x() << k) + x, (p.y() << k) + y));
                let changed: Vec<Point<i64>> = points.iter().map(|&p| by(p)).collect();
                let law = Law { name: "moved or scaled", point: &by, k, mirrors: false };
                before.0.check(&of_set(&changed, 20 << k), &law, &what);
                before.1.check(&of_ring(&changed), &law, &what);
                before.2.check(&of_ways(&changed), &law, &what);
            }
        }
    }
}

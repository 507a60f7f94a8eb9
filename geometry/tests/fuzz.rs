//! Random inputs against oracles for as long as one likes:
//! `KIHON_FUZZ_SECONDS=600 cargo test --release -p kihon-geometry --test fuzz -- --ignored`.
//!
//! An input is a few points of two patterns, some of them copied, moved by ulps or put
//! on a line of two others, then scaled, or rounded to integers. What fails is named by
//! its seed; `KIHON_FUZZ_SEED` begins there.

use std::{
    env,
    str::FromStr,
    time::{Duration, Instant},
};

use kihon_geometry::{
    CircleSide, ConvexPolygon, Coordinate, EnclosingCircle, KdTree, Line, Orientation, Point, Polygon, Polyline,
    PreparedPolygon, SegmentIntersection, Tolerance, closest_pair,
    closest_pair::closest_pair_naive,
    compare_distance, compare_lengths, convex_hull,
    convex_hull::gift_wrapping,
    convex_hull_with_collinear,
    convex_polygon::Separation,
    curve_distance,
    curve_distance::{discrete_frechet, frechet, frechet_at_most},
    farthest_pair, half_plane_intersection,
    half_planes::half_plane_intersection_naive,
    in_circle, orient2d,
    outline::{self, Outline},
    point_in_polygon,
    rings::{is_simple, is_simple_naive},
    segment_intersection,
    simplify::{douglas_peucker, douglas_peucker_naive},
    smallest_enclosing_circle, straight,
    testing::{
        Big, PATTERNS, Random,
        laws::{nudged, scaled},
        oracle,
        patterns::rounded,
    },
};

#[test]
#[ignore = "as long as KIHON_FUZZ_SECONDS says, 20 without it"]
fn against_oracles() {
    let budget = Duration::from_secs(setting("KIHON_FUZZ_SECONDS", 20));
    let first = setting("KIHON_FUZZ_SEED", 1);
    let start = Instant::now();
    let mut seed = first;
    while start.elapsed() < budget {
        let points = cloud(seed);
        check(&points, seed);
        check(&rounded(&points, 100.0), seed);
        seed += 1;
    }
    println!("seeds {first} to {} passed", seed - 1);
}

/// So that every `cargo test` runs the target itself.
#[test]
fn a_few_seeds() {
    for seed in 0..200 {
        let points = cloud(seed);
        check(&points, seed);
        check(&rounded(&points, 100.0), seed);
    }
}

fn setting<T: FromStr>(name: &str, default: T) -> T {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} is `{text}`, no number")),
        Err(_) => default,
    }
}

/// The points of a seed: 0 to 39 or so.
fn cloud(seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    let mut points = Vec::new();
    for _ in 0..2 {
        let pattern = &PATTERNS[random.below(PATTERNS.len() as u64) as usize];
        points.extend((pattern.points)(random.below(20) as usize, random.bits()));
    }
    for _ in 0..random.below(8) {
        let Some(last) = (points.len() as u64).checked_sub(1) else { break };
        let [p, q] = [(); 2].map(|()| points[random.below(last + 1) as usize]);
        let (x, y) = match random.below(3) {
            0 => (p.x(), p.y()),
            1 => (nudged(p.x(), random.within(-2, 2)), nudged(p.y(), random.within(-2, 2))),
            _ => (p.x() + (q.x() - p.x()) / 2.0, p.y() + (q.y() - p.y()) / 2.0),
        };
        points.extend(Point::new(x, y).ok());
    }
    let exponent = [0, 0, 0, 40, -300, -1000, 500][random.below(7) as usize];
    scaled(&points, exponent).unwrap_or(points)
}

fn check<T: Coordinate + Into<Big>>(points: &[Point<T>], seed: u64) {
    for three in points.windows(3) {
        let [a, b, c] = [three[0], three[1], three[2]];
        assert_eq!(orient2d(a, b, c), oracle::orient2d(a, b, c), "seed {seed}: {three:?}");
    }
    for four in points.windows(4) {
        let [a, b, c, d] = [four[0], four[1], four[2], four[3]];
        if orient2d(a, b, c) != Orientation::Collinear {
            assert_eq!(in_circle(a, b, c, d), oracle::in_circle(a, b, c, d), "seed {seed}: {four:?}");
        }
        check_segments([a, b, c, d], seed);
    }
    let hull = convex_hull(points);
    assert_eq!(hull, gift_wrapping(points), "seed {seed}: hull of {points:?}");
    assert_eq!(convex_hull(&convex_hull_with_collinear(points)), hull, "seed {seed}: boundary of {points:?}");
    let length = |pair: Option<[Point<T>; 2]>, naive: Option<[Point<T>; 2]>| match (pair, naive) {
        (Some(pair), Some(naive)) => compare_lengths(pair, naive).is_eq(),
        (pair, naive) => pair.is_none() && naive.is_none(),
    };
    assert!(length(closest_pair(points), closest_pair_naive(points)), "seed {seed}: closest pair of {points:?}");
    let pairs = points.iter().enumerate().flat_map(|(k, &p)| points[..=k].iter().map(move |&q| [q, p]));
    let farthest = pairs.reduce(|best, pair| if compare_lengths(pair, best).is_gt() { pair } else { best });
    assert!(length(farthest_pair(points), farthest), "seed {seed}: farthest pair of {points:?}");
    check_halves(points.split_at(points.len() / 2), seed);
    check_by_naive_ways(points, seed);
}

/// What has a naive way of its own.
fn check_by_naive_ways<T: Coordinate>(points: &[Point<T>], seed: u64) {
    let radius = |circle: Option<EnclosingCircle<T>>| circle.map(|circle| circle.radius());
    // The naive circle tries every triple.
    let few = &points[..points.len().min(8)];
    let circle = smallest_enclosing_circle(few);
    assert_eq!(radius(circle), radius(smallest_enclosing_circle::naive(few)), "seed {seed}: {few:?}");
    let outside = |circle: EnclosingCircle<T>| few.iter().any(|&p| circle.side(p) == CircleSide::Outside);
    assert!(!circle.is_some_and(outside), "seed {seed}: circle around {few:?}");

    assert_eq!(is_simple(points), is_simple_naive(points), "seed {seed}: {points:?}");
    let lines: Vec<Line<T>> = points.chunks_exact(2).filter_map(|p| Line::through(p[0], p[1])).collect();
    assert_eq!(half_plane_intersection(&lines), half_plane_intersection_naive(&lines), "seed {seed}: {lines:?}");

    let (corners, others) = points.split_at(points.len() / 2);
    if let Ok(polygon) = Polygon::new(corners) {
        let prepared = PreparedPolygon::new(&polygon);
        for &p in points {
            let expected = point_in_polygon::naive(&polygon, p);
            assert_eq!(point_in_polygon::locate(&polygon, p), expected, "seed {seed}: {p} in {polygon:?}");
            assert_eq!(prepared.locate(p), expected, "seed {seed}: {p} in {polygon:?}, prepared");
        }
    }
    let tree = KdTree::new(corners);
    for &q in others {
        let nearest = (0..corners.len()).min_by(|&a, &b| compare_distance(q, corners[a], corners[b]));
        let same = |found: Option<usize>| match (found, nearest) {
            (Some(found), Some(nearest)) => compare_distance(q, corners[found], corners[nearest]).is_eq(),
            (found, nearest) => found == nearest,
        };
        assert!(same(tree.nearest(q)), "seed {seed}: nearest to {q} of {corners:?}");
    }
    let pair = [curve_distance::hausdorff(corners, others), curve_distance::hausdorff_naive(corners, others)];
    if let [Some(pair), Some(naive)] = pair {
        assert!(compare_lengths(pair, naive).is_eq(), "seed {seed}: Hausdorff of {corners:?} and {others:?}");
    }
    let way: Vec<Point> = points.iter().map(|p| p.to_f64()).collect();
    let length = way.first().map_or(0.0, |p| (p.x() / 8.0).abs());
    let tolerance = Tolerance::new(length, 0.0).expect("a finite coordinate");
    let kept = douglas_peucker(&way, tolerance);
    assert_eq!(kept, douglas_peucker_naive(&way, tolerance), "seed {seed}: {way:?} within {length:e}");
}

/// Two ways by all pairs of their segments; two hulls by two methods; a leash that will do, where
/// the one before it will not.
fn check_halves<T: Coordinate>((first, second): (&[Point<T>], &[Point<T>]), seed: u64) {
    let [p, q] = [first, second].map(|points| Polyline::new(points.to_vec()));
    let pairs = p.segments().flat_map(|a| q.segments().map(move |b| straight::distance(a, b)));
    if let Some(least) = pairs.reduce(f64::min) {
        assert_eq!(outline::distance(&p, &q), Some(least), "seed {seed}: {p:?} {q:?}");
    }
    if let Some((p, q)) = ConvexPolygon::around(first).zip(ConvexPolygon::around(second)) {
        let (outline, other) = (Outline::of(&p), Outline::of(&q));
        let expected = (outline.intersects(&other), outline.touches(&other));
        let found = match p.separation(&q) {
            Separation::Apart { .. } => (false, false),
            Separation::Touching { .. } => (true, true),
            Separation::Overlapping => (true, false),
        };
        assert_eq!(found, expected, "seed {seed}: {p:?} {q:?}");
        assert_eq!(Some(p.distance(&q)), outline.distance(&other), "seed {seed}: {p:?} {q:?}");
    }
    let [a, b] = [first, second].map(|points| points.iter().take(6).map(|p| p.to_f64()).collect::<Vec<_>>());
    if let Some(leash) = frechet(&a, &b) {
        assert_eq!(frechet(&b, &a), Some(leash), "seed {seed}: {a:?} {b:?}");
        assert!(leash.is_infinite() || frechet_at_most(&a, &b, leash), "seed {seed}: {a:?} {b:?}");
        assert!(leash == 0.0 || !frechet_at_most(&a, &b, leash.next_down()), "seed {seed}: {a:?} {b:?}");
        let more = |corners: f64| (0..4).fold(corners, |corners, _| corners.next_up());
        assert!(discrete_frechet(&a, &b).is_some_and(|corners| leash <= more(corners)), "seed {seed}: {a:?} {b:?}");
    }
}

/// The kind by the signs of the oracle alone, in another order of the segments and ends too.
fn check_segments<T: Coordinate + Into<Big>>([a, b, c, d]: [Point<T>; 4], seed: u64) {
    let side = |a, b, p| match oracle::orient2d(a, b, p) {
        Orientation::Clockwise => -1,
        Orientation::Collinear => 0,
        Orientation::CounterClockwise => 1,
    };
    let signs = [side(a, b, c) * side(a, b, d), side(c, d, a) * side(c, d, b)];
    let crossing = signs == [-1, -1];
    for [a, b, c, d] in [[a, b, c, d], [c, d, a, b], [b, a, c, d]] {
        let found = segment_intersection(a, b, c, d);
        let crosses = matches!(found, SegmentIntersection::Crossing(_));
        assert_eq!(crosses, crossing, "seed {seed}: {:?}, {found:?}", [a, b, c, d]);
        if signs.contains(&1) {
            assert_eq!(found, SegmentIntersection::Disjoint, "seed {seed}: {:?}", [a, b, c, d]);
        }
    }
}

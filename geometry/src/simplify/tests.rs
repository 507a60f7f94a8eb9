//! The guarantee in exact integers, and both ways against each other.

use super::{visvalingam::twice_area, *};
use crate::testing::{Big, PATTERNS, Pattern, Random, laws, oracle, patterns::lattice};

/// Whether a point is at most a length from a segment, by the oracle's integers.
fn is_within([a, b]: [Point; 2], p: Point, length: f64) -> bool {
    let at_most =
        |q: Point| !oracle::compare_lengths([p, q], [Point::ORIGIN, Point::new(length, 0.0).unwrap()]).is_gt();
    if at_most(a) || at_most(b) {
        return true;
    }
    if a == b || oracle::compare_along([a, b], a, p).is_gt() || oracle::compare_along([a, b], p, b).is_gt() {
        return false;
    }
    let [x, y, u, v] = [(b.x(), a.x()), (b.y(), a.y()), (p.x(), a.x()), (p.y(), a.y())]
        .map(|(p, q)| Big::from(p).minus(&Big::from(q)));
    let area = x.times(&v).minus(&y.times(&u));
    let squared = x.times(&x).plus(&y.times(&y));
    let length = Big::from(length);
    area.times(&area).minus(&squared.times(&length.times(&length))).sign().is_le()
}

/// The kept points' places: in order, ends first and last.
fn places(points: &[Point], kept: &[Point]) -> Vec<usize> {
    let mut from = 0;
    kept.iter()
        .map(|p| {
            let place = from + points[from..].iter().position(|q| q == p).expect("kept in order");
            from = place + 1;
            place
        })
        .collect()
}

fn check(points: &[Point], length: f64, what: &str) -> Vec<Point> {
    let tolerance = Tolerance::new(length, 0.0).unwrap();
    let kept = douglas_peucker(points, tolerance);
    assert_eq!(kept, douglas_peucker_naive(points, tolerance), "{what}, {length}");
    assert_eq!((kept.first(), kept.last()), (points.first(), points.last()), "{what}");
    let mut ends = places(points, &kept);
    if let Some(last) = ends.last_mut() {
        *last = points.len() - 1;
    }
    for ends in ends.windows(2) {
        // Equal points may stand for one another, so each is near some place it could have.
        for &p in &points[ends[0]..=ends[1]] {
            assert!(is_within([points[ends[0]], points[ends[1]]], p, length), "{what}, {length}: {p:?}");
        }
    }
    kept
}

#[test]
fn all_patterns_keep_the_guarantee() {
    for Pattern { name, points, .. } in PATTERNS {
        for n in [0, 1, 2, 3, 33, 200] {
            let mut points = points(n, 3);
            // Distinct, so that places are certain.
            points.sort();
            points.dedup();
            Random::new(4).shuffle(&mut points);
            for length in [0.0, 1e-9, 1e-3, 0.3, 1.0, 5.0, 1e300] {
                check(&points, length, name);
            }
            points.sort();
            check(&points, 0.01, name);
        }
    }
}

#[test]
fn every_way_over_a_small_lattice() {
    let corners: Vec<Point> = lattice::<i32>(3).iter().map(|p| p.to_f64()).collect();
    for chosen in 0..9usize.pow(5) {
        let way: Vec<Point> = (0..5).map(|k| corners[chosen / 9usize.pow(k) % 9]).collect();
        let tolerance = Tolerance::new([0.0, 0.5, 1.0][chosen % 3], 0.0).unwrap();
        assert_eq!(douglas_peucker(&way, tolerance), douglas_peucker_naive(&way, tolerance));
        if chosen % 40 == 0 && (0..5).all(|k| !way[..k].contains(&way[k])) {
            check(&way, tolerance.length(0.0), "lattice");
        }
    }
}

/// Points of one x were scaled with their extent in y, beyond `f64`.
#[test]
fn regression_a_common_coordinate_is_not_scaled_to_infinity() {
    for (common, extent) in [(1e300, 1e-100), (-1e10, 1e-300), (f64::MAX, 5e-324), (1.0, 1e-320)] {
        let way = [0.0, 1.0, 5.0, 0.5, 3.0].map(|y| (common, y * extent));
        let points = way.map(|p| Point::try_from(p).unwrap());
        for (length, kept) in [(4.0, vec![0, 4]), (1.25, vec![0, 2, 3, 4])] {
            let expected: Vec<Point> = kept.into_iter().map(|k| points[k]).collect();
            if extent > 5e-324 {
                assert_eq!(check(&points, length * extent, "upright"), expected);
                assert_eq!(check(&laws::swapped(&points), length * extent, "level"), laws::swapped(&expected));
            }
        }
        check(&points, 0.0, "upright");
    }
}

/// The square of a cross product with a segment of 10⁻¹⁰⁰ underflowed, and the inverse of the
/// square of one of 10⁻¹⁵⁶ overflowed: a distance was 0 or infinite.
#[test]
fn regression_short_segments_tell_how_far_points_are() {
    for length in [1e-60, 1e-100, 1e-140, 1e-149, 1e-150, 1e-151, 1e-156, 1e-161, 1e-162, 1e-200] {
        for distance in [1e-70, 1e-10, 1.0, 1e60] {
            let way = [(0.0, 0.0), (length / 2.0, distance), (length, 0.0)].map(|p| Point::try_from(p).unwrap());
            assert_eq!(check(&way, distance * (1.0 - 1e-12), "apart").len(), 3, "{length:e} {distance:e}");
            assert_eq!(check(&way, (distance + length) * (1.0 + 1e-12), "near").len(), 2, "{length:e} {distance:e}");
        }
    }
}

fn walk(n: usize, seed: u64) -> Vec<Point> {
    let mut random = Random::new(seed);
    let (mut x, mut y) = (0.0, 0.0);
    let mut step = || {
        x += random.signed_unit();
        y += random.signed_unit();
        Point::new(x, y).unwrap()
    };
    (0..n).map(|_| step()).collect()
}

#[test]
fn walks_are_split_as_the_naive_way_does() {
    for n in [100, 1000, 5000] {
        let way = walk(n, 9);
        let kept = [0.1, 1.0, 10.0].map(|length| check(&way, length, "walk").len());
        assert!(kept.is_sorted_by(|a, b| a > b), "{kept:?}");
        // At the ends squares of squares underflow and overflow: which point is farthest was then chance.
        for k in [-60, 200, -450, 480, -900, 1000] {
            let scaled = laws::scaled(&way, k).unwrap();
            let expected = laws::scaled(&check(&way, 1.0, "walk"), k).unwrap();
            assert_eq!(check(&scaled, laws::times_power_of_two(1.0, k), "scaled"), expected);
        }
        let tolerance = Tolerance::new(1.0, 0.0).unwrap();
        let swapped = douglas_peucker(&laws::swapped(&way), tolerance);
        assert_eq!(laws::swapped(&swapped), douglas_peucker(&way, tolerance));
    }
}

/// A point exactly at the tolerance goes, and one the least bit beyond stays, where `f64`
/// sees no difference.
#[test]
fn the_tolerance_is_met_exactly() {
    let [a, b] = [(0.0, 0.0), (3.0, 4.0)].map(|p| Point::try_from(p).unwrap());
    let off = |x: f64| Point::new(1.5 - 4.0 * x, 2.0 + 3.0 * x).unwrap();
    assert_eq!(check(&[a, off(0.25), b], 1.25, "at the tolerance"), [a, b]);
    let beyond = Point::new(0.5, 2.75f64.next_up()).unwrap();
    assert_eq!(check(&[a, beyond, b], 1.25, "beyond"), [a, beyond, b]);
}

/// geo 0.33 takes 2.9 s for a zigzag of 2·10⁴ points, each split of which takes one point
/// off its end; and its recursion overflows the stack for longer ones.
#[test]
fn regression_a_zigzag_is_neither_quadratic_nor_deep() {
    let zigzag = |n: i32| -> Vec<Point> {
        let corner = |k: i32| Point::new(f64::from(k), f64::from(k) * if k % 2 == 0 { 1.0 } else { -1.0 }).unwrap();
        (0..n).map(corner).collect()
    };
    assert_eq!(check(&zigzag(300), 0.5, "zigzag").len(), 300);
    let long = zigzag(100_000);
    assert_eq!(douglas_peucker(&long, Tolerance::new(0.5, 0.0).unwrap()), long);
}

/// By looking for the least area each time.
fn visvalingam_by_hand(points: &[Point], area: f64, twice: impl Fn([Point; 3]) -> f64) -> Vec<Point> {
    let mut kept = points.to_vec();
    while kept.len() > 2 {
        let triangles = kept.array_windows().map(|&t| twice(t)).enumerate();
        let Some((k, least)) = triangles.reduce(|one, other| if other.1 < one.1 { other } else { one }) else { break };
        if least >= 2.0 * area {
            break;
        }
        kept.remove(k + 1);
    }
    kept
}

#[test]
fn visvalingam_against_a_search_for_the_least() {
    // Integers, whose areas are exact both ways.
    let plain = |[a, b, c]: [Point; 3]| (a - b).cross(c - b).abs();
    for n in [0, 1, 2, 3, 10, 200, 700] {
        let way: Vec<Point> = walk(n, 5).iter().map(|p| Point::new(p.x().round(), p.y().round()).unwrap()).collect();
        for area in [0.0, 0.5, 1.0, 4.0, 1e9] {
            assert_eq!(visvalingam_whyatt(&way, area), visvalingam_by_hand(&way, area, plain), "{n}, {area}");
        }
    }
    for Pattern { name, points, .. } in PATTERNS {
        let points = points(300, 2);
        let some = twice_area([points[0], points[100], points[200]]);
        for area in [0.0, some / 1e6, some / 100.0, some, f64::INFINITY] {
            let by_hand = visvalingam_by_hand(&points, area, twice_area);
            assert_eq!(visvalingam_whyatt(&points, area), by_hand, "{name}, {area}");
        }
        let kept = visvalingam_whyatt(&points, 5e-324);
        let straight = |t: &[Point]| oracle::orient2d(t[0], t[1], t[2]) == crate::Orientation::Collinear;
        if name != "all-exponents" {
            assert!(kept.windows(3).all(|t| !straight(t)), "{name}: a corner without an area");
        }
    }
}

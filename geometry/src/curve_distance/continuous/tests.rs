//! Against the discrete distance of curves with many points on them, and against the list of
//! values that the distance can have.

use super::*;
use crate::testing::{PATTERNS, Random, laws, patterns::rounded};

fn random_curve(random: &mut Random, count: u64, side: i32) -> Vec<Point<i64>> {
    (0..count).map(|_| Point::from((i64::from(random.within(0, side)), i64::from(random.within(0, side))))).collect()
}

/// The curve with `times` points more for each segment.
fn refined(curve: &[Point<i64>], times: i64) -> Vec<Point<i64>> {
    let scaled = |p: Point<i64>| (p.x() * times, p.y() * times);
    let pieces = curve.array_windows().flat_map(|&[a, b]| {
        let (from, way) = (scaled(a), (b.x() - a.x(), b.y() - a.y()));
        (0..times).map(move |k| Point::from((from.0 + k * way.0, from.1 + k * way.1)))
    });
    pieces.chain(curve.last().map(|&p| scaled(p).into())).collect()
}

/// Distances of points, of points and segments, and of a segment's point from two points alike.
fn critical_values(a: &[Point<i64>], b: &[Point<i64>]) -> Vec<f64> {
    let mut values = Vec::new();
    for (points, others) in [(a, b), (b, a)] {
        let at = |p: Point<i64>| (p.x() as f64, p.y() as f64);
        for (k, &p) in points.iter().enumerate() {
            values.extend(others.iter().map(|&q| p.to_f64().distance(q.to_f64())));
            for &[c, d] in others.array_windows() {
                values.push(crate::Segment::new(c, d).distance(p));
                let ((cx, cy), (dx, dy)) = (at(c), at(d));
                for &q in &points[k + 1..] {
                    // c + t(d − c) as far from p as from q.
                    let ((px, py), (qx, qy)) = (at(p), at(q));
                    let across = (qx - px) * (dx - cx) + (qy - py) * (dy - cy);
                    let t = ((qx - px) * ((px + qx) / 2.0 - cx) + (qy - py) * ((py + qy) / 2.0 - cy)) / across;
                    if (0.0..=1.0).contains(&t) {
                        values.push((cx + t * (dx - cx) - px).hypot(cy + t * (dy - cy) - py));
                    }
                }
            }
        }
    }
    values
}

#[test]
fn curves_of_a_small_lattice() {
    const TIMES: i64 = 32;
    let mut random = Random::new(1);
    let mut shorter = 0;
    for round in 0..250 {
        let (a, b) = (random_curve(&mut random, 2 + round % 5, 5), random_curve(&mut random, 2 + round / 5 % 5, 5));
        let distance = frechet(&a, &b).unwrap();
        let what = || format!("{a:?} {b:?}: {distance}");
        assert_eq!(frechet(&b, &a), Some(distance), "{}", what());
        let reversed = |curve: &[Point<i64>]| curve.iter().rev().copied().collect::<Vec<_>>();
        assert_eq!(frechet(&reversed(&a), &reversed(&b)), Some(distance), "{}", what());
        // A leash for curves is one for all their points; and for points, more by a step at most.
        let (many, more) = (refined(&a, TIMES), refined(&b, TIMES));
        let corners = discrete_frechet(&many, &more).unwrap() / TIMES as f64;
        let step = 5f64.hypot(5.0) / TIMES as f64;
        assert!((corners - step..=corners + 1e-12).contains(&distance), "{}, {corners}", what());
        let critical = critical_values(&a, &b).iter().any(|value| (value - distance).abs() <= 1e-12);
        assert!(critical, "{}", what());
        // Points within segments change nothing, to the last bit.
        let doubled = |curve: &[Point<i64>]| curve.iter().map(|p| (2 * p.x(), 2 * p.y()).into()).collect::<Vec<_>>();
        assert_eq!(frechet(&refined(&a, 2), &doubled(&b)), Some(2.0 * distance), "{}", what());
        shorter += usize::from(distance < discrete_frechet(&a, &b).unwrap() - 1e-9);
        for length in 0..8 {
            assert_eq!(frechet_at_most(&a, &b, length), distance <= length as f64, "{}, {length}", what());
        }
    }
    assert!(shorter > 30, "{shorter}");
}

#[test]
fn the_least_float_that_will_do() {
    for (k, pattern) in PATTERNS.iter().enumerate() {
        for (n, m) in [(1, 4), (2, 9), (20, 12)] {
            let (a, b) = ((pattern.points)(n, 4), (PATTERNS[(k + n) % PATTERNS.len()].points)(m, 5));
            let distance = frechet(&a, &b).unwrap();
            assert!(frechet_at_most(&a, &b, distance), "{}", pattern.name);
            assert!(distance == 0.0 || !frechet_at_most(&a, &b, distance.next_down()), "{}", pattern.name);
            let (a, b) = (rounded(&a, 9.0), rounded(&b, 9.0));
            // One is rounded up, the other to nearest.
            assert!(frechet(&a, &b) <= discrete_frechet(&a, &b).map(f64::next_up), "{}", pattern.name);
        }
    }
}

#[test]
fn alike_at_every_scale() {
    let mut random = Random::new(3);
    let mut curve = |n| -> Vec<Point> { (0..n).map(|_| Point::new(random.unit(), random.unit()).unwrap()).collect() };
    let (a, b) = (curve(8), curve(6));
    let distance = frechet(&a, &b).unwrap();
    for k in [-900, -500, -30, 60, 480, 900] {
        let (a, b) = (laws::scaled(&a, k).unwrap(), laws::scaled(&b, k).unwrap());
        assert_eq!(frechet(&a, &b), Some(laws::times_power_of_two(distance, k)), "2^{k}");
    }
    let corners = [[f64::MAX, f64::MAX], [-f64::MAX, -f64::MAX]].map(|[x, y]| [Point::new(x, y).unwrap()]);
    assert_eq!(frechet(&corners[0], &corners[1]), Some(f64::INFINITY));
}

#[test]
fn nothing_and_next_to_nothing() {
    let [p, q] = [(0, 0), (3, 4)].map(Point::<i64>::from);
    assert_eq!((frechet(&[p], &[]), frechet::<i64>(&[], &[])), (None, None));
    assert_eq!((frechet(&[p], &[q]), frechet(&[p, q, p], &[p])), (Some(5.0), Some(5.0)));
    assert_eq!((frechet(&[p, q], &[p, p, q, q]), frechet(&[p, p], &[p])), (Some(0.0), Some(0.0)));
    assert!(!frechet_at_most(&[p], &[q], -1) && !frechet_at_most(&[p], &[], 9) && frechet_at_most(&[p], &[q], 5));
    let [p, q] = [p, q].map(Point::to_f64);
    assert!(frechet_at_most(&[p], &[q], f64::INFINITY) && !frechet_at_most(&[p], &[p], f64::NAN));
}

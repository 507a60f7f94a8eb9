//! The quick ways against the exact ones: never another answer, and nearly always one.

use super::*;
use crate::testing::{
    Random,
    laws::{nudged, times_power_of_two},
};

type Four = [Point; 4];

fn crosses([a, b, c, d]: Four) -> bool {
    let opposite = |p: Orientation, q: Orientation| p != Orientation::Collinear && p == q.reversed();
    opposite(orient2d(a, b, c), orient2d(a, b, d)) && opposite(orient2d(c, d, a), orient2d(c, d, b))
}

/// Where the segments cross, how many quick answers there are, all checked: coordinates, sides of a
/// line as near to the crossing as `f64` comes, and in plain `f64` of one anywhere.
fn check([a, b, c, d]: Four, p: Point) -> Option<[usize; 3]> {
    if !crosses([a, b, c, d]) {
        return None;
    }
    let exact = exact_point([a, b], [c, d], [None; 2]);
    let quick = quick_point([a, b], [c, d]);
    for (quick, exact) in quick.into_iter().zip(exact) {
        assert!(quick.is_none_or(|x| x == exact), "{a:?} {b:?} {c:?} {d:?}: {quick:?}, {exact}");
    }
    let q = Point::new(exact[0], exact[1]).unwrap();
    let sides = [q, Point::ORIGIN].map(|q| {
        let expected = exact_side([a, b], [c, d], [p, q]);
        let quick = [quick_side([a, b], [c, d], [p, q]), plain_side([a, b], [c, d], [p, q])];
        let right = quick.iter().all(|side| side.is_none_or(|side| side == expected));
        assert!(right, "{a:?} {b:?} {c:?} {d:?} from {p:?} to {q:?}: {quick:?}, {expected:?}");
        quick.map(|side| usize::from(side.is_some()))
    });
    Some([quick.iter().flatten().count(), sides[0][0], sides[1][1]])
}

fn point(x: f64, y: f64) -> Point {
    Point::new(x, y).unwrap()
}

/// Crossings, and what of each the quick ways answered.
fn tally(n: usize, mut make: impl FnMut(&mut Random) -> Four) -> [usize; 4] {
    let mut random = Random::new(1);
    let mut counts = [0; 4];
    for _ in 0..n {
        let (four, p) = (make(&mut random), point(random.signed_unit(), random.signed_unit()));
        if let Some([coordinates, sides, plain]) = check(four, p) {
            counts = [counts[0] + 1, counts[1] + coordinates, counts[2] + sides, counts[3] + plain];
        }
    }
    counts
}

fn random_four(random: &mut Random) -> Four {
    [(); 4].map(|()| point(random.signed_unit(), random.signed_unit()))
}

#[test]
fn random_segments_are_nearly_all_settled_quickly() {
    let [crossings, coordinates, sides, plain] = tally(6000, random_four);
    assert!(crossings > 1000, "{crossings}");
    assert!(coordinates * 1000 > crossings * 2 * 998, "{coordinates} of {crossings} × 2");
    assert!(sides * 100 > crossings * 99, "{sides} of {crossings}");
    assert!(plain * 100 > crossings * 99, "{plain} of {crossings}");
}

/// Areas cancel down to their errors, so that the bounds are put to the test.
#[test]
fn nearly_parallel_segments_are_settled_rightly_if_at_all() {
    for (ulps, some) in [(1, false), (4, false), (1000, true)] {
        let [crossings, coordinates, ..] = tally(3000, |random| {
            let [a, b, ..] = random_four(random);
            let mut beside =
                |p: Point| point(nudged(p.x(), random.within(-ulps, ulps)), nudged(p.y(), random.within(-ulps, ulps)));
            [a, b, beside(a), beside(b)]
        });
        assert!(crossings > 200 && (coordinates > 0 || !some), "{ulps}: {coordinates} of {crossings} × 2");
    }
}

/// A part of each difference is a rest far below the other, at every magnitude.
#[test]
fn mixed_magnitudes_are_settled_rightly_if_at_all() {
    for range in [20, 60, 249, 260, 1000] {
        let [crossings, coordinates, ..] = tally(3000, |random| {
            random_four(random).map(|p| {
                let mut scaled = |x: f64| times_power_of_two(x, random.within(-range, range));
                point(scaled(p.x()), scaled(p.y()))
            })
        });
        assert!(crossings > 100, "{range}: {crossings}");
        assert!(range > 100 || coordinates > crossings, "{range}: {coordinates} of {crossings} × 2");
    }
}

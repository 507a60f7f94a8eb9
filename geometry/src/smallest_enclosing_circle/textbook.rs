//! The two ways of the textbook: all pairs and triples, and Welzl's three loops.

use super::EnclosingCircle;
use crate::{
    coordinate::Coordinate,
    in_circle::{CircleSide, in_circle, in_diametral_circle},
    orientation::{Orientation, orient2d},
    point::Point,
};

/// The smallest circle by trying every pair as its diameter, then every acute triangle.
///
/// # Complexity
/// O(n⁴).
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, smallest_enclosing_circle::naive};
/// let points = [(0, 0), (6, 8), (0, 8), (3, 3)].map(Point::<i64>::from);
/// assert_eq!(naive(&points).unwrap().support(), &points[..2]);
/// ```
#[must_use]
pub fn naive<T: Coordinate>(points: &[Point<T>]) -> Option<EnclosingCircle<T>> {
    let encloses = |circle: &EnclosingCircle<T>| points.iter().all(|&p| circle.side(p) != CircleSide::Outside);
    let before = |end: usize| points[..end].iter().copied();
    let each = || points.iter().copied().enumerate();
    let ones = each().map(|(_, p)| EnclosingCircle::point(p));
    let pairs = each().flat_map(|(i, p)| before(i).map(move |q| EnclosingCircle::around_diameter([q, p])));
    let triples = each().flat_map(|(i, p)| {
        let seconds = points[..i].iter().enumerate();
        seconds.flat_map(move |(j, &q)| before(j).filter_map(move |r| EnclosingCircle::around_acute([r, q, p])))
    });
    ones.chain(pairs).chain(triples).find(encloses).map(EnclosingCircle::in_order)
}

/// The smallest circle by three loops over the points in random order.
///
/// A point outside of the circle around those before it is on the circle with it: so the
/// smallest circle through it around those before is wanted, and the same once more for
/// two points. Seldom is a point outside, that of place i with probability 3/i.
///
/// # Complexity
/// O(n) expected for every input, O(n) space.
///
/// # Accuracy
/// Exact.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, smallest_enclosing_circle::welzl};
/// let points = [(0, 0), (4, 0), (3, 3), (2, 1)].map(Point::<i64>::from);
/// assert_eq!(welzl(&points).unwrap().support(), [(0, 0), (4, 0), (3, 3)].map(Point::from));
/// ```
#[must_use]
pub fn welzl<T: Coordinate>(points: &[Point<T>]) -> Option<EnclosingCircle<T>> {
    let points = shuffled(points);
    let mut circle = EnclosingCircle::point(*points.first()?);
    for (i, &p) in points.iter().enumerate() {
        if circle.side(p) == CircleSide::Outside {
            circle = EnclosingCircle::point(p);
            for (j, &q) in points[..i].iter().enumerate() {
                if circle.side(q) == CircleSide::Outside {
                    circle = through([p, q], &points[..j]);
                }
            }
        }
    }
    Some(circle.in_order())
}

/// The smallest circle through p and q around the points.
fn through<T: Coordinate>([p, q]: [Point<T>; 2], points: &[Point<T>]) -> EnclosingCircle<T> {
    // Of the points outside of the circle over pq, on each side of the line that one
    // which sees p and q at the least angle.
    let (mut left, mut right) = (None, None);
    for &r in points.iter().filter(|&&r| in_diametral_circle(p, q, r) == CircleSide::Outside) {
        match orient2d(p, q, r) {
            Orientation::CounterClockwise
                if left.is_none_or(|third| in_circle(p, q, third, r) == CircleSide::Outside) =>
            {
                left = Some(r);
            }
            Orientation::Clockwise if right.is_none_or(|third| in_circle(q, p, third, r) == CircleSide::Outside) => {
                right = Some(r);
            }
            _ => {}
        }
    }
    let third = match (left, right) {
        // The circle through the one holds the other if any circle does.
        (Some(l), Some(r)) if in_circle(p, q, l, r) == CircleSide::Outside => Some(r),
        (Some(l), _) => Some(l),
        (None, right) => right,
    };
    match third {
        None => EnclosingCircle::around_diameter([p, q]),
        Some(r) => EnclosingCircle::around_triangle([p, q, r]),
    }
}

/// The points in an order that no input can foresee without knowing this function.
fn shuffled<T: Coordinate>(points: &[Point<T>]) -> Vec<Point<T>> {
    let mut points = points.to_vec();
    let mut state = points.len() as u64;
    for i in (1..points.len()).rev() {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        points.swap(i, ((u128::from(z) * (i as u128 + 1)) >> 64) as usize);
    }
    points
}

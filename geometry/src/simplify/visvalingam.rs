//! Visvalingam and Whyatt's way: the corner that matters least goes first.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::{
    kernel::double::Double,
    orientation::{Orientation, orient2d},
    point::Point,
};

/// The points that are left when, again and again, the one whose triangle with its
/// neighbours has the least area goes, while that is less than `area`.
///
/// The first and the last point stay. Of equal areas that of the earlier point goes first.
///
/// # Complexity
/// O(n log n) time and O(n) space for n points.
///
/// # Accuracy
/// An area counts as 0 exactly where the three points are on one line; else it is the true
/// one to within 1 ulp and 2⁻¹⁰⁰ of the product of two sides. Infinite where it overflows.
///
/// # Examples
/// ```
/// use kihon_geometry::{PointError, point::points_from, simplify::visvalingam_whyatt};
/// let way = points_from(&[(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 3.0), (4.0, 0.0)])?;
/// assert_eq!(visvalingam_whyatt(&way, 0.5), [way[0], way[2], way[3], way[4]]);
/// assert_eq!(visvalingam_whyatt(&way, 1e9), [way[0], way[4]]);
/// assert_eq!(visvalingam_whyatt(&way, 0.0), way);
/// # Ok::<(), PointError>(())
/// ```
#[must_use]
pub fn visvalingam_whyatt(points: &[Point], area: f64) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let mut before: Vec<usize> = (0..points.len()).map(|k| k.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=points.len()).collect();
    // Areas from +0 on are ordered as their bits are.
    let mut areas: Vec<u64> = points.array_windows().map(|&triangle| twice_area(triangle).to_bits()).collect();
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> =
        areas.iter().enumerate().map(|(k, &area)| Reverse((area, k + 1))).collect();
    // Of point k at place k.
    areas.insert(0, u64::MAX);
    let mut dropped = vec![false; points.len()];
    while let Some(Reverse((twice, k))) = heap.pop() {
        if dropped[k] || twice != areas[k] {
            continue;
        }
        let least = f64::from_bits(twice);
        if least >= 2.0 * area || area.is_nan() {
            break;
        }
        dropped[k] = true;
        let (p, q) = (before[k], after[k]);
        (after[p], before[q]) = (q, p);
        for k in [p, q].into_iter().filter(|&k| k != 0 && k != last) {
            let twice = twice_area([points[before[k]], points[k], points[after[k]]]).to_bits();
            areas[k] = twice;
            heap.push(Reverse((twice, k)));
        }
    }
    points.iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(&p, _)| p).collect()
}

/// The area of the parallelogram on a triangle: not negative, not NaN.
fn twice_area([a, b, c]: [Point; 3]) -> f64 {
    if orient2d(a, b, c) == Orientation::Collinear {
        return 0.0;
    }
    let from_b = |p: Point| [Double::sum(p.x(), -b.x()), Double::sum(p.y(), -b.y())];
    let ([ux, uy], [vx, vy]) = (from_b(a), from_b(c));
    let twice = (ux * vy - uy * vx).high.abs();
    // Twice the precision overflows early: splitting a factor, or in between.
    let plain = || (ux.high * vy.high - uy.high * vx.high).abs();
    let finite = |x: f64| x.is_finite().then_some(x);
    finite(twice).or_else(|| finite(plain())).unwrap_or(f64::INFINITY)
}

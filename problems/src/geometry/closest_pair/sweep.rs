//! A line that sweeps from left to right, and a band behind it in order of y.
//!
//! ```text
//!              │←─ d ─→│
//!     ∘        ┊   ∘   │      the next point: only those in the band, and of these only the ones
//!         ∘    ┊     ┌─·      in the box of d × 2d, can be nearer than the best pair so far
//!   ∘          ┊ ∘   └─│
//! ```
//!
//! The points of the band are at least d apart, so the box holds a handful of them, and an ordered set finds
//! these without looking at the rest of the band, which on an upright line is everything.
//!
//! Time O(n log n), space O(n) for n points.
//!
//! Source: Hinrichs, Nievergelt, Schorn, "Plane-sweep solves the closest pair problem elegantly" (1988).

use std::collections::BTreeSet;

pub(super) fn sweep(points: &[(i64, i64)]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_unstable_by_key(|&i| points[i]);
    let (first, second) = (*order.first()?, *order.get(1)?);
    let squared = |i: usize, j: usize| (points[i].0 - points[j].0).pow(2) + (points[i].1 - points[j].1).pow(2);
    let mut best = (squared(first, second), (first, second));
    let mut band: BTreeSet<(i64, usize)> = BTreeSet::new();
    let mut leftmost = 0;
    for &i in &order {
        let (x, y) = points[i];
        if best.0 == 0 {
            break;
        }
        // As far as the point itself, at the most: its own difference is 0.
        while (x - points[order[leftmost]].0).pow(2) >= best.0 {
            band.remove(&(points[order[leftmost]].1, order[leftmost]));
            leftmost += 1;
        }
        // The distance, rounded up.
        let reach = best.0.isqrt() + 1;
        for &(_, j) in band.range((y - reach, 0)..=(y + reach, usize::MAX)) {
            best = best.min((squared(i, j), (j, i)));
        }
        band.insert((y, i));
    }
    Some(best.1)
}

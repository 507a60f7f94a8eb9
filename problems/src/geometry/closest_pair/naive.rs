//! The obvious way: every two points.
//!
//! Time O(n²), space O(1) for n points. It is the oracle of the others.

pub(super) fn naive(points: &[(i64, i64)]) -> Option<(usize, usize)> {
    let squared = |i: usize, j: usize| (points[i].0 - points[j].0).pow(2) + (points[i].1 - points[j].1).pow(2);
    let mut best: Option<(usize, usize)> = None;
    for j in 1..points.len() {
        for i in 0..j {
            if best.is_none_or(|(p, q)| squared(i, j) < squared(p, q)) {
                best = Some((i, j));
            }
        }
    }
    best
}

//! The obvious way: every two points.
//!
//! Time O(n²), space O(1) for n points. It is the oracle of the others.

pub(super) fn naive(points: &[(i64, i64)]) -> i64 {
    let mut greatest = 0;
    for (i, p) in points.iter().enumerate() {
        for q in &points[..i] {
            let (dx, dy) = (p.0 - q.0, p.1 - q.1);
            greatest = greatest.max(dx * dx + dy * dy);
        }
    }
    greatest
}

//! Shewchuk's expansion: the sum so far as a few floats that do not overlap.
//!
//! Each term is added to all of them, from the smallest on; what an addition loses takes
//! its place, the rest goes on. So nothing is ever lost, and zeros are thrown away: of
//! numbers of similar size two or three floats are left. At the end they are added from the
//! greatest on; since they do not overlap, the answer is off by less than a unit in the last
//! place. O(n · p) for p floats, at most 40.
//!
//! When not to use it: for numbers that differ by hundreds of orders of magnitude, where
//! an exact sum with an integer as wide is faster.
//!
//! Source: Shewchuk, "Adaptive precision floating-point arithmetic and fast robust
//! geometric predicates" (1997).

/// The sum, off by less than a unit in the last place.
pub(super) fn expansion(values: &[f64]) -> f64 {
    let mut parts: Vec<f64> = Vec::new();
    for &value in values {
        let mut x = value;
        let mut kept = 0;
        for i in 0..parts.len() {
            let (sum, lost) = two_sum(x, parts[i]);
            if lost != 0.0 {
                parts[kept] = lost;
                kept += 1;
            }
            x = sum;
        }
        parts.truncate(kept);
        parts.push(x);
    }
    parts.iter().rev().sum()
}

/// The rounded sum of two numbers, and what rounding lost (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

//! Select, then sort what was selected.
//!
//! Quickselect brings the k greatest to the front, in no order, and only these are sorted.
//! With the index as part of the order no two are equal, so an unstable selection has one
//! right answer.
//!
//! Time O(n + k log k). Space O(n) for the indexes. It reads the logits three times and
//! wants all of them at once; for a small k the heap's one comparison a logit is cheaper.
//!
//! Source: Hoare, "Algorithm 65: find" (1961); the standard library guards against its
//! quadratic case.

use std::cmp::Ordering;

pub(super) fn select(logits: &[f32], k: usize) -> Vec<(usize, f32)> {
    // None is NaN.
    let descending =
        |&a: &usize, &b: &usize| logits[b].partial_cmp(&logits[a]).unwrap_or(Ordering::Equal).then(a.cmp(&b));
    let mut indexes: Vec<usize> = (0..logits.len()).collect();
    if k < indexes.len() {
        indexes.select_nth_unstable_by(k, descending);
        indexes.truncate(k);
    }
    indexes.sort_unstable_by(descending);

    let max = f64::from(logits.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    let weight = |x: f32| (f64::from(x) - max).exp();
    let sum: f64 = logits.iter().map(|&x| weight(x)).sum();
    indexes.into_iter().map(|i| (i, (weight(logits[i]) / sum) as f32)).collect()
}

//! As it is told: all keys, sorted, the first k.
//!
//! A stable sort from the greatest down leaves equal keys in the order of their indexes. Adding
//! 0 makes a key of −0 one of 0.
//!
//! Time O(n log n), space O(n). It is the oracle.

pub(super) fn naive(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let key = |class: usize| logits[class] - (-uniforms[class].ln()).ln() + 0.0;
    let mut classes: Vec<usize> = (0..logits.len()).filter(|&class| logits[class] > f64::NEG_INFINITY).collect();
    classes.sort_by(|&a, &b| key(b).total_cmp(&key(a)));
    classes.truncate(k);
    classes
}

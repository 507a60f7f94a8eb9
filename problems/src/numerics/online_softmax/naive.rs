//! What is asked: for each logit, the weights of all before it once more.
//!
//! Its share is 1/Σ e^(xⱼ − x), every weight being measured by its own: so no maximum is
//! needed. A power that overflows is infinite, and the share 0, which it is.
//!
//! Time O(n²). Not for more than some thousand logits; it is the oracle.

pub(super) fn naive(logits: &[f32]) -> Vec<f32> {
    (1..=logits.len()).map(|n| share_of_the_last(&logits[..n])).collect()
}

fn share_of_the_last(seen: &[f32]) -> f32 {
    let Some(&last) = seen.last() else { return f32::NAN };
    if seen.iter().any(|x| x.is_nan()) {
        return f32::NAN;
    }
    if last == f32::NEG_INFINITY {
        return 0.0;
    }
    let total: f64 = seen.iter().map(|&x| (f64::from(x) - f64::from(last)).exp()).sum();
    (1.0 / total) as f32
}

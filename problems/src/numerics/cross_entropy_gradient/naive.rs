//! As it is defined: each class measured against every other.
//!
//! With r the sum of e^(xⱼ − xᵢ) over the others, pᵢ is 1/(1 + r) and 1 − pᵢ is 1/(1 + 1/r):
//! no maximum is needed, for an infinite power makes the one 0 and the other 1, and neither
//! is got from the other by a difference.
//!
//! Time O(n²). Not for more than some thousand classes; it is the oracle.

pub(super) fn naive(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let uniform = f64::from(smoothing) / logits.len() as f64;
    let number = |class: usize| {
        let r = others(logits, class);
        if class == target { f64::from(smoothing) - uniform - 1.0 / (1.0 + 1.0 / r) } else { 1.0 / (1.0 + r) - uniform }
    };
    (0..logits.len()).map(|class| number(class) as f32).collect()
}

/// Σ e^(xⱼ − xᵢ) over all classes but i.
fn others(logits: &[f32], i: usize) -> f64 {
    // The impossible add nothing, and −∞ − (−∞) would be NaN.
    let others = logits.iter().enumerate().filter(|&(j, x)| j != i && *x > f32::NEG_INFINITY);
    others.map(|(_, &x)| (f64::from(x) - f64::from(logits[i])).exp()).sum()
}

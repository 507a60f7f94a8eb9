//! Softmax less the target, and at the target the share of all others.
//!
//! The weights e^(x − max) are at most 1, and their sum is at least 1: nothing overflows
//! and nothing is divided by 0. At the target p − 1 would lose all digits where the row is
//! nearly right; but 1 − p is what the others have of the sum, so they are added up without
//! the target first.
//!
//! Time O(n), three passes and one power for each class. Space O(n) for the weights in
//! `f64`: computed again instead, they would cost no space.

pub(super) fn rest_of_the_sum(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let max = f64::from(logits.iter().copied().fold(f32::NEG_INFINITY, f32::max));
    let weights: Vec<f64> = logits.iter().map(|&x| (f64::from(x) - max).exp()).collect();
    let rest = weights[..target].iter().sum::<f64>() + weights[target + 1..].iter().sum::<f64>();
    let total = rest + weights[target];

    let smoothing = f64::from(smoothing);
    let uniform = smoothing / logits.len() as f64;
    let mut gradient: Vec<f32> = weights.iter().map(|weight| (weight / total - uniform) as f32).collect();
    gradient[target] = (smoothing - uniform - rest / total) as f32;
    gradient
}

//! The sum goes along with the maximum.
//!
//! `sum` is Σ e^(x − max) over the logits so far. When a greater one comes, the whole sum
//! was taken from a maximum that is no longer: times e^(old − new) it is taken from the new
//! one. Every power is then at most 1, and one of them is 1, so that the sum is neither
//! infinite nor 0. In `f64` the error is some n · 2⁻⁵³, nothing for an `f32`.
//!
//! Time O(n): one power for each logit, another for each new maximum. Space O(1) beside
//! the answers.
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018).

pub(super) fn online(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            // It adds nothing, and from a maximum of −∞ it cannot be measured.
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        if x > max {
            // At first 0 · e^−∞.
            sum *= (max - x).exp();
            max = x;
        }
        // NaN is never greater; here it comes into the sum, and stays.
        let weight = (x - max).exp();
        sum += weight;
        (weight / sum) as f32
    };
    logits.iter().map(share).collect()
}

//! The greatest first, then what the others add to it.
//!
//! Σ eˣ = e^m · (1 + Σ' e^(x − m)) for the greatest, m, and the sum Σ' over all but one that
//! is equal to it. No power exceeds 1, and the logarithm of 1 + s is taken from s: so an
//! answer near 0 has its digits, which 1 + s would round away. Where m is infinite, x − m
//! may be NaN, and m is the answer already.
//!
//! Time O(n), space O(1). Two passes over the values, which for more than the cache holds
//! is what costs.
//!
//! Source: Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax
//! functions" (2021), which shows why the term 1 is left out.

pub(super) fn two_pass(x: &[f32]) -> f32 {
    let mut greatest = None;
    for (i, &value) in x.iter().enumerate() {
        if value.is_nan() {
            return value;
        }
        if greatest.is_none_or(|(_, max)| value > max) {
            greatest = Some((i, value));
        }
    }
    let Some((at, max)) = greatest else { return f32::NEG_INFINITY };
    if max.is_infinite() {
        return max;
    }
    let max = f64::from(max);
    let sum = |values: &[f32]| values.iter().map(|&x| (f64::from(x) - max).exp()).sum::<f64>();
    (max + (sum(&x[..at]) + sum(&x[at + 1..])).ln_1p()) as f32
}

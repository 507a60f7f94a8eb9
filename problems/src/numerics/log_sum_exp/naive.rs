//! Sorted, the least first: small terms add up before they meet the great ones.
//!
//! The greatest term is 1 and is not added at all, so that what the others come to is
//! not rounded away beside it: ln(1 + s) from s.
//!
//! Time O(n log n), space O(n). As the oracle it puts safety before speed.

pub(super) fn naive(x: &[f32]) -> f32 {
    if x.iter().any(|x| x.is_nan()) {
        return f32::NAN;
    }
    let mut sorted: Vec<f64> = x.iter().map(|&x| x.into()).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    match sorted.split_last() {
        None => f32::NEG_INFINITY,
        Some((greatest, _)) if greatest.is_infinite() => *greatest as f32,
        Some((greatest, others)) => {
            let sum: f64 = others.iter().map(|x| (x - greatest).exp()).sum();
            (greatest + sum.ln_1p()) as f32
        }
    }
}

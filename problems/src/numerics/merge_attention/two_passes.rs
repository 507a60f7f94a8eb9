//! In two passes: the greatest log-sum-exp first, then the mean.
//!
//! Relative to the greatest, all weights are at most 1 and one of them is, so nothing
//! overflows and the sum is at least 1. Empty blocks are left out of both passes. O(b · d)
//! for b blocks of d numbers.
//!
//! Source: Dao, Haziza, Massa and Sizov, "Flash-Decoding for long-context inference" (2023).

/// The output and the log-sum-exp of all blocks together.
pub(super) fn two_passes(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let mut output = vec![0.0; d];
    let greatest = log_sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if greatest == f32::NEG_INFINITY {
        return (output, greatest);
    }
    let mut total = 0.0_f32;
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums) {
        if log_sum > f32::NEG_INFINITY {
            let weight = (log_sum - greatest).exp();
            total += weight;
            output.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight * x);
        }
    }
    output.iter_mut().for_each(|sum| *sum /= total);
    (output, greatest + total.ln())
}

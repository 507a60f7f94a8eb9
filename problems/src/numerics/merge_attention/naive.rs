//! The obvious way: the weights as they are, in `f64`, where exp(100) is a number.
//!
//! O(b · d) for b blocks of d numbers. With log-sum-exps beyond ±700 it would be wrong.

/// The output and the log-sum-exp of all blocks together.
pub(super) fn naive(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let (mut total, mut sums) = (0.0, vec![0.0; d]);
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums) {
        if log_sum == f32::NEG_INFINITY {
            continue;
        }
        let weight = f64::from(log_sum).exp();
        total += weight;
        for (sum, &x) in sums.iter_mut().zip(row) {
            *sum += weight * f64::from(x);
        }
    }
    if total == 0.0 {
        return (vec![0.0; d], f32::NEG_INFINITY);
    }
    (sums.iter().map(|sum| (sum / total) as f32).collect(), total.ln() as f32)
}

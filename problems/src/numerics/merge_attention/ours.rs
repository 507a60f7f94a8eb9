//! The library's merge of many rows at once: the later half of the blocks into the
//! earlier one, until one is left.
//!
//! A tree of ⌈log₂ b⌉ levels rounds each block that often, not b times.

use kihon_numerics::attention::merge;

/// The output and the log-sum-exp of all blocks together.
pub(super) fn ours(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    // A first block without keys, in which nothing is.
    let mut output = [&vec![0.0; d][..], outputs].concat();
    let mut log_sum = [&[f32::NEG_INFINITY][..], log_sums].concat();
    // What lies beside −∞ is nothing.
    for (row, _) in output.chunks_exact_mut(d).zip(&log_sum).filter(|(_, log_sum)| **log_sum == f32::NEG_INFINITY) {
        row.fill(0.0);
    }
    while log_sum.len() > 1 {
        let (blocks, half) = (log_sum.len(), log_sum.len() / 2);
        let (outputs, others) = output.split_at_mut((blocks - half) * d);
        let (log_sums, other_log_sums) = log_sum.split_at_mut(blocks - half);
        merge(&mut outputs[..half * d], &mut log_sums[..half], others, other_log_sums)
            .expect("as many rows on both sides");
        output.truncate((blocks - half) * d);
        log_sum.truncate(blocks - half);
    }
    (output, log_sum[0])
}

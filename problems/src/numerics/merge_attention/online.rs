//! Block by block, as they come in: with the greatest log-sum-exp so far.
//!
//! When a greater one comes, what was added up is multiplied by the power of the
//! difference, as if the greater one had been known from the start. Two such states are
//! merged in the same way, so blocks may come in any order, and merge in a tree. O(d) for a
//! block of d numbers.
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018).

/// Sums over the blocks so far, relative to the greatest log-sum-exp.
struct State {
    greatest: f32,
    total: f32,
    sums: Vec<f32>,
}

/// The output and the log-sum-exp of all blocks together.
pub(super) fn online(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let mut state = State { greatest: f32::NEG_INFINITY, total: 0.0, sums: vec![0.0; d] };
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums) {
        state.add(row, log_sum);
    }
    state.finish()
}

impl State {
    fn add(&mut self, row: &[f32], log_sum: f32) {
        if log_sum == f32::NEG_INFINITY {
            return;
        }
        if log_sum > self.greatest {
            // From −∞ the power is 0, and 0 stays 0.
            let rescale = (self.greatest - log_sum).exp();
            self.total *= rescale;
            self.sums.iter_mut().for_each(|sum| *sum *= rescale);
            self.greatest = log_sum;
        }
        let weight = (log_sum - self.greatest).exp();
        self.total += weight;
        self.sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight * x);
    }

    fn finish(mut self) -> (Vec<f32>, f32) {
        if self.total > 0.0 {
            self.sums.iter_mut().for_each(|sum| *sum /= self.total);
        }
        // The logarithm of 0 is −∞.
        (self.sums, if self.total > 0.0 { self.greatest + self.total.ln() } else { f32::NEG_INFINITY })
    }
}

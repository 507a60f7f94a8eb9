//! One suite over all forms, types and levels, against sums in a wider type.

mod accuracy;
mod big;
mod double_double;
mod gradient;
mod loss;
mod meaning;
mod parts;
mod streamed;
mod types;

use super::*;
use crate::simd::Level;

/// A generator that is the same for ever.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }

    /// About normal, with that spread.
    pub(super) fn normal(&mut self, spread: f64) -> f64 {
        let uniform = (0..4).map(|_| (self.bits() >> 11) as f64 * 2f64.powi(-53) - 0.5).sum::<f64>();
        uniform * 3f64.sqrt() * spread
    }

    /// A row around `center`.
    pub(super) fn row(&mut self, n: usize, center: f64, spread: f64) -> Vec<f32> {
        (0..n).map(|_| (center + self.normal(spread)) as f32).collect()
    }
}

/// Σ e^(x − max) and max, in `f64`.
pub(super) fn max_and_sum(x: &[f32]) -> (f64, f64) {
    let wide = || x.iter().map(|&x| f64::from(x));
    let max = wide().fold(f64::NEG_INFINITY, f64::max);
    (max, wide().map(|x| (x - max).exp()).sum())
}

/// Softmax in `f64`.
pub(super) fn exact_softmax(x: &[f32]) -> Vec<f64> {
    let (max, sum) = max_and_sum(x);
    x.iter().map(|&x| (f64::from(x) - max).exp() / sum).collect()
}

/// Softmax of one row.
pub(super) fn softmax_of<T: Element>(x: &[T]) -> Vec<T> {
    let mut y = vec![T::NOTHING; x.len()];
    softmax(Rows::one(x), RowsMut::one(&mut y)).unwrap();
    y
}

/// Log-softmax of one row.
pub(super) fn log_softmax_of<T: Element>(x: &[T]) -> Vec<T> {
    let mut y = vec![T::NOTHING; x.len()];
    log_softmax(Rows::one(x), RowsMut::one(&mut y)).unwrap();
    y
}

/// Log-sum-exp of one row.
pub(super) fn log_sum_exp_of<T: Element>(x: &[T]) -> T {
    let mut y = [T::NOTHING];
    log_sum_exp(Rows::one(x), &mut y).unwrap();
    y[0]
}

/// Runs at every level of the machine.
pub(super) fn at_every_level(test: impl Fn(Level)) {
    Level::available().for_each(|level| level.with(|| test(level)));
}

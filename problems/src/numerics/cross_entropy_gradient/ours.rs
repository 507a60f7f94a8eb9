//! The library's: rows of logits at once, losses and gradient together, powers in vectors.
//!
//! A row may have no target, and classes too many for one machine are split into shards
//! whose states merge.
//!
//! Time O(n), no space beside the answer.

use kihon_numerics::softmax::{Rows, RowsMut, cross_entropy_gradient};

pub(super) fn ours(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let mut gradient = vec![0.0; logits.len()];
    let out = RowsMut::one(&mut gradient);
    cross_entropy_gradient(Rows::one(logits), &[Some(target)], smoothing.into(), out).expect("a valid row");
    gradient
}

//! The library's: candidates above the k-th greatest so far are picked out of vectors.
//!
//! A block of logits whose maximum is not above that is passed over; some times k candidates
//! are collected before the k greatest of them are selected. The powers are added up in the
//! same pass.
//!
//! Time O(n) for most orders, space O(k).

use kihon_numerics::softmax::{Rows, RowsMut, softmax_top_k};

pub(super) fn ours(logits: &[f32], k: usize) -> Vec<(usize, f32)> {
    let k = k.min(logits.len());
    let (mut columns, mut probabilities) = (vec![0; k], vec![0.0; k]);
    softmax_top_k(Rows::one(logits), RowsMut::one(&mut columns), RowsMut::one(&mut probabilities))
        .expect("k is at most the number of logits");
    columns.into_iter().map(|column| column as usize).zip(probabilities).collect()
}

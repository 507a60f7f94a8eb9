//! The library's running maximum and sum.
//!
//! `MaxSum` is the state as a value: made of one logit or of a slice, merged with others in
//! any order, asked for a probability or for ln Σ eˣ. It keeps the maximum's own term out
//! of its sum, so that ln Σ eˣ loses nothing near 0.
//!
//! Time O(n), space O(1) beside the answers.

use kihon_numerics::softmax::MaxSum;

pub(super) fn ours(logits: &[f32]) -> Vec<f32> {
    let mut state = MaxSum::EMPTY;
    let share = |&x: &f32| {
        state = state.merge(MaxSum::from(f64::from(x)));
        // Of nothing but −∞ no probability is defined; the statement defines one.
        if state == MaxSum::EMPTY { 0.0 } else { state.probability(x.into()) as f32 }
    };
    logits.iter().map(share).collect()
}

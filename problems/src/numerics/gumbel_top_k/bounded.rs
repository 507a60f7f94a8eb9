//! The heap again, with logarithms only for classes that may still be drawn.
//!
//! From −ln u ≥ 1 − u follows −ln(−ln u) ≤ −ln(1 − u). And 1 − u is at least the power of two
//! in its exponent, so that the noise is at most ln 2 times that exponent without its sign: an
//! `f64` tells it by a shift. Once the heap is full, a class whose logit and this bound do not
//! reach the worst key is passed over. For logits that are alike these are all but some
//! k·log(n/k): the cost becomes that of reading.
//!
//! Time O(n log k), with O(k·log(n/k)) logarithms expected where logits are alike. Space O(k).
//! Where each logit is far above those before it, nothing is saved.
//!
//! The library's `gumbel_top_k` does so with random bits of its own.

use std::{collections::BinaryHeap, f64::consts::LN_2};

use super::key::{Candidate, key};

pub(super) fn bounded(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let k = k.min(logits.len());
    let mut best: BinaryHeap<Candidate> = BinaryHeap::with_capacity(k);
    for (class, (&logit, &u)) in logits.iter().zip(uniforms).enumerate() {
        if logit == f64::NEG_INFINITY {
            continue;
        }
        if best.len() < k {
            best.push(Candidate { key: key(logit, u), class });
        } else if let Some(mut worst) = best.peek_mut()
            && logit + noise_at_most(u) >= worst.key
        {
            let new = Candidate { key: key(logit, u), class };
            if new < *worst {
                *worst = new;
            }
        }
    }
    best.into_sorted_vec().into_iter().map(|candidate| candidate.class).collect()
}

/// No noise of u is greater.
fn noise_at_most(u: f64) -> f64 {
    // More than the rounding of 1 − u, the logarithms and a key of 10⁶ can be off.
    const ROUNDING: f64 = 1e-8;
    let exponent = ((1.0 - u).to_bits() >> 52) as i32 - 1023;
    f64::from(-exponent) * LN_2 + ROUNDING
}

//! One pass: the k best so far in a heap, the worst of them on top.
//!
//! A class that is not better than the worst costs one comparison; one that is takes its
//! place. What comes later has a higher index, so that of equal keys the one that is there
//! stays.
//!
//! Time O(n log k), two logarithms for each class. Space O(k).
//!
//! Source: Yellott (1977) for the law of the k greatest; Kool, van Hoof and Welling,
//! "Stochastic beams and where to find them" (2019).

use std::collections::BinaryHeap;

use super::key::{Candidate, key};

pub(super) fn heap(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let k = k.min(logits.len());
    let mut best: BinaryHeap<Candidate> = BinaryHeap::with_capacity(k);
    let possible = logits.iter().zip(uniforms).enumerate().filter(|(_, (logit, _))| **logit > f64::NEG_INFINITY);
    for (class, (&logit, &u)) in possible {
        let new = Candidate { key: key(logit, u), class };
        if best.len() < k {
            best.push(new);
        } else if let Some(mut worst) = best.peek_mut()
            && new < *worst
        {
            *worst = new;
        }
    }
    best.into_sorted_vec().into_iter().map(|candidate| candidate.class).collect()
}

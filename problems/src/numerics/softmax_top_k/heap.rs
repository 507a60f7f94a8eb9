//! One pass: the k best so far in a heap, and maximum and sum beside it.
//!
//! The heap's top is the worst of the k. What is not better than it costs one comparison;
//! what is takes its place. The sum is that of online softmax: scaled to the new maximum
//! when the maximum grows. So the logits are read once, and could come from a stream.
//!
//! Time O(n log k), and in random order O(n + k·log k·log(n/k)) expected, for few are better
//! than the k best before them. Space O(k).
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018),
//! where softmax and top-k are fused so.

use std::{cmp::Ordering, collections::BinaryHeap};

/// A logit and its place. The greater one goes first from a heap: the lesser logit, of equal
/// ones the higher index.
#[derive(Clone, Copy)]
struct Candidate {
    logit: f32,
    index: usize,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        // None is NaN.
        let by_logit = other.logit.partial_cmp(&self.logit).unwrap_or(Ordering::Equal);
        by_logit.then(self.index.cmp(&other.index))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

pub(super) fn heap(logits: &[f32], k: usize) -> Vec<(usize, f32)> {
    let k = k.min(logits.len());
    let mut best: BinaryHeap<Candidate> = BinaryHeap::with_capacity(k);
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    for (index, &logit) in logits.iter().enumerate() {
        let x = f64::from(logit);
        if x > max {
            sum *= (max - x).exp();
            max = x;
        }
        if x > f64::NEG_INFINITY {
            sum += (x - max).exp();
        }
        if best.len() < k {
            best.push(Candidate { logit, index });
        } else if let Some(mut worst) = best.peek_mut()
            && logit > worst.logit
        {
            *worst = Candidate { logit, index };
        }
    }
    let probability = |logit: f32| ((f64::from(logit) - max).exp() / sum) as f32;
    best.into_sorted_vec().into_iter().map(|best| (best.index, probability(best.logit))).collect()
}

//! All keys, then a selection, and only what was selected is sorted.
//!
//! Time O(n + k log k), two logarithms for each class. Space O(n).
//!
//! Source: Hoare, "Algorithm 65: find" (1961).

use super::key::{Candidate, key};

pub(super) fn select(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let keys = logits.iter().zip(uniforms).enumerate();
    let possible = keys.filter(|(_, (logit, _))| **logit > f64::NEG_INFINITY);
    let mut candidates: Vec<Candidate> =
        possible.map(|(class, (&logit, &u))| Candidate { key: key(logit, u), class }).collect();
    if k < candidates.len() {
        candidates.select_nth_unstable(k);
        candidates.truncate(k);
    }
    candidates.sort_unstable();
    candidates.into_iter().map(|candidate| candidate.class).collect()
}

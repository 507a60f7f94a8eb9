//! Row by row: the scores of one query at a time.
//!
//! A row of scores is all that a row of the answer needs, and there is one of them at a
//! time. The greatest score is taken off, so that exponentials are at most 1. O(n · m · d)
//! of time, O(m) of memory beside the answer.
//!
//! When not to use it: for long sequences. Each query reads all keys and all values, and
//! from some thousand of them on they come from memory, not from a cache, every time.

use super::input::seen;

/// The outputs, a row of `d` numbers for each query.
pub(super) fn rows(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let scale = 1.0 / (d as f32).sqrt();
    let mut out = vec![0.0; n * d];
    let mut weights = vec![0.0; m];
    for (i, (query, out)) in q.chunks_exact(d).zip(out.chunks_exact_mut(d)).enumerate() {
        let weights = &mut weights[..seen(i, n, m, causal)];
        for (weight, key) in weights.iter_mut().zip(k.chunks_exact(d)) {
            *weight = scale * query.iter().zip(key).map(|(x, y)| x * y).sum::<f32>();
        }
        let greatest = weights.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        weights.iter_mut().for_each(|weight| *weight = (*weight - greatest).exp());
        let sum: f32 = weights.iter().sum();
        for (weight, value) in weights.iter().zip(v.chunks_exact(d)) {
            for (out, x) in out.iter_mut().zip(value) {
                *out += weight / sum * x;
            }
        }
    }
    out
}

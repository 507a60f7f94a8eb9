//! In tiles: some queries go through the keys together, a block at a time.
//!
//! Of the keys so far a query carries the greatest score, the sum of the powers and the
//! weighted sum of the values. A block of keys may have a greater score; then both sums
//! are multiplied by the power of the difference, and go on as if that score had been known
//! from the start ("online softmax"). A block of keys and values is read once for all
//! queries of a tile, and lies in the nearest cache meanwhile. O(n · m · d) of time, O(d) of
//! memory beside the answer.
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018);
//! Dao, "FlashAttention-2" (2023), the order of loops.

use super::input::seen;

/// Queries in a tile, and keys in a block.
const TILE: usize = 16;

/// What a query carries from block to block, beside its output.
#[derive(Clone, Copy)]
struct State {
    greatest: f32,
    sum: f32,
}

/// The outputs, a row of `d` numbers for each query.
pub(super) fn tiled(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut out = vec![0.0; n * d];
    for first in (0..n).step_by(TILE) {
        let mut states = [State { greatest: f32::NEG_INFINITY, sum: 0.0 }; TILE];
        let queries = first..n.min(first + TILE);
        for start in (0..m).step_by(TILE) {
            for i in queries.clone() {
                let end = seen(i, n, m, causal).min(start + TILE);
                if start < end {
                    let (keys, values) = (&k[start * d..end * d], &v[start * d..end * d]);
                    let out = &mut out[i * d..][..d];
                    states[i - first].add(&q[i * d..][..d], keys, values, out);
                }
            }
        }
        for i in queries.filter(|&i| seen(i, n, m, causal) > 0) {
            out[i * d..][..d].iter_mut().for_each(|x| *x /= states[i - first].sum);
        }
    }
    out
}

impl State {
    /// Adds a block of keys and values, which are not none.
    fn add(&mut self, query: &[f32], keys: &[f32], values: &[f32], out: &mut [f32]) {
        let d = query.len();
        let scale = 1.0 / (d as f32).sqrt();
        let mut scores = [f32::NEG_INFINITY; TILE];
        for (score, key) in scores.iter_mut().zip(keys.chunks_exact(d)) {
            *score = scale * query.iter().zip(key).map(|(x, y)| x * y).sum::<f32>();
        }
        let greatest = scores.iter().copied().fold(self.greatest, f32::max);
        // No key was finite so far: NaN comes of the scores, not of the difference.
        let shift = if greatest == f32::NEG_INFINITY { 0.0 } else { greatest };
        let rescale = (self.greatest - shift).exp();
        self.greatest = greatest;
        self.sum *= rescale;
        out.iter_mut().for_each(|x| *x *= rescale);
        for (score, value) in scores.iter().zip(values.chunks_exact(d)) {
            let power = (score - shift).exp();
            self.sum += power;
            for (out, x) in out.iter_mut().zip(value) {
                *out += power * x;
            }
        }
    }
}

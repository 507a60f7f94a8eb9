//! The obvious way: the matrix of scores, then that of weights, then the means.
//!
//! In `f64`, where scores of 400 have exponentials. O(n · m · d) of time, and O(n · m) of
//! memory: twice the tokens take four times as much, which is what the task is about.

use super::input::seen;

/// The outputs, a row of `d` numbers for each query.
pub(super) fn naive(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut weights = vec![0.0; n * m];
    for i in 0..n {
        let row = &mut weights[i * m..][..seen(i, n, m, causal)];
        for (j, weight) in row.iter_mut().enumerate() {
            let products = (0..d).map(|c| f64::from(q[i * d + c]) * f64::from(k[j * d + c]));
            *weight = (products.sum::<f64>() / (d as f64).sqrt()).exp();
        }
        let sum: f64 = row.iter().sum();
        row.iter_mut().for_each(|weight| *weight /= sum);
    }
    let mut out = Vec::with_capacity(n * d);
    for i in 0..n {
        let row = &weights[i * m..][..seen(i, n, m, causal)];
        let mean =
            |c: usize| row.iter().enumerate().fold(0.0, |sum, (j, weight)| sum + weight * f64::from(v[j * d + c]));
        out.extend((0..d).map(|c| mean(c) as f32));
    }
    out
}

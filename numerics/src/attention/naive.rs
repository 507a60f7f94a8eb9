//! Attention as it is written, with the whole matrix of scores in memory.
//!
//! For each head the scores S = scale · Q Kᵀ of all queries and keys, their softmax P row
//! by row, and the outputs O = P V. With G the gradient of O, ∂V = Pᵀ G,
//! ∂P = G Vᵀ, ∂Sᵢⱼ = Pᵢⱼ (∂Pᵢⱼ − Σₗ Pᵢₗ ∂Pᵢₗ), ∂Q = scale · ∂S K, ∂K = scale · ∂Sᵀ Q.
//!
//! # Complexity
//! O(n·m·d) for n queries and m keys of d numbers; n·m numbers of memory.
//!
//! When not to use it: where it matters. It is the base line, and easy to believe.
//!
//! Source: Vaswani et al., "Attention is all you need" (2017).

use super::{Attend, AttentionError, Heads, HeadsMut, Inputs, InputsMut, Number, inputs::Sizes};

/// Attention of all queries to the keys that they see, with the matrix of scores.
///
/// Writes what [`forward`](super::forward()) writes, to within rounding.
///
/// # Complexity
/// O(n·m·d) for n queries and m keys of d numbers; n·m numbers of memory.
///
/// # Errors
/// As [`forward`](super::forward()).
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, naive};
/// // Three tokens, each its own query, key and value.
/// let x = [0.0f32, 1.0, 1.0];
/// let tokens = Heads::new(&x, 1, 3, 1)?;
/// let inputs = Inputs { queries: tokens, keys: tokens, values: tokens };
/// let (mut y, mut log_sum_exp) = ([0.0; 3], [0.0; 3]);
/// naive(inputs, Attend::causal(), HeadsMut::new(&mut y, 1, 3, 1)?, &mut log_sum_exp)?;
/// assert_eq!(y[0], 0.0);
/// assert!((y[1] - 1f32.exp() / (1.0 + 1f32.exp())).abs() < 1e-6);
/// assert!((log_sum_exp[2] - (1.0 + 2.0 * 1f32.exp()).ln()).abs() < 1e-6);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn naive<T: Number>(
    x: Inputs<'_, T>,
    how: Attend<'_>,
    mut out: HeadsMut<'_, T>,
    log_sum_exp: &mut [f32],
) -> Result<(), AttentionError> {
    let sizes = Sizes::of(&x, &how)?;
    sizes.fit_output("outputs", out.shape())?;
    sizes.fit_log_sum_exp(log_sum_exp.len())?;
    for head in 0..sizes.heads {
        let (p, logarithms) = probabilities(&x, &how, &sizes, head);
        for (i, p) in rows(&p, sizes.queries, sizes.keys).enumerate() {
            let mut sum = vec![0.0; sizes.value_cols];
            for (j, &p) in p.iter().enumerate().filter_map(|(j, p)| Some((j, p.as_ref()?))) {
                add(&mut sum, p, x.values.row(head / sizes.group, j));
            }
            for (out, sum) in out.row_mut(head, i).iter_mut().zip(sum) {
                *out = T::from_f32(sum);
            }
        }
        log_sum_exp[head * sizes.queries..][..sizes.queries].copy_from_slice(&logarithms);
    }
    Ok(())
}

/// The gradients of [`naive`], with the matrix of probabilities.
///
/// Writes what [`backward`](super::backward()) writes, to within rounding.
///
/// # Complexity
/// O(n·m·d) for n queries and m keys of d numbers; n·m numbers of memory.
///
/// # Errors
/// As [`backward`](super::backward()).
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, InputsMut, naive_backward};
/// // One key: the output is its value, whatever query and key are.
/// let (q, k, v, g) = ([3.0f32], [2.0], [7.0], [10.0]);
/// let [q, k, v, g] = [&q, &k, &v, &g].map(|x| Heads::new(x, 1, 1, 1).unwrap());
/// let (mut dq, mut dk, mut dv) = ([9.0], [9.0], [9.0]);
/// let gradient = InputsMut {
///     queries: HeadsMut::new(&mut dq, 1, 1, 1)?,
///     keys: HeadsMut::new(&mut dk, 1, 1, 1)?,
///     values: HeadsMut::new(&mut dv, 1, 1, 1)?,
/// };
/// naive_backward(Inputs { queries: q, keys: k, values: v }, Attend::ALL, g, gradient)?;
/// assert_eq!((dq, dk, dv), ([0.0], [0.0], [10.0]));
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn naive_backward<T: Number>(
    x: Inputs<'_, T>,
    how: Attend<'_>,
    out_gradient: Heads<'_, T>,
    mut gradient: InputsMut<'_, T>,
) -> Result<(), AttentionError> {
    let sizes = Sizes::of(&x, &how)?;
    sizes.fit_output("gradients of outputs", out_gradient.shape())?;
    sizes.fit_gradient(&gradient)?;
    let Sizes { heads, key_heads, group, queries, keys, cols, value_cols, scale } = sizes;
    let mut dk = vec![0.0; key_heads * keys * cols];
    let mut dv = vec![0.0; key_heads * keys * value_cols];
    for head in 0..heads {
        let key_head = head / group;
        let (p, _) = probabilities(&x, &how, &sizes, head);
        for (i, p) in rows(&p, queries, keys).enumerate() {
            let g = out_gradient.row(head, i);
            let visible = || p.iter().enumerate().filter_map(|(j, p)| Some((j, p.as_ref()?)));
            let dp: Vec<f32> = visible().map(|(j, _)| dot(g, x.values.row(key_head, j))).collect();
            let mean: f32 = visible().zip(&dp).map(|((_, p), dp)| p * dp).sum();
            let mut dq = vec![0.0; cols];
            for ((j, &p), dp) in visible().zip(&dp) {
                let ds = scale * p * (dp - mean);
                let place = key_head * keys + j;
                add(&mut dv[place * value_cols..][..value_cols], p, g);
                add(&mut dk[place * cols..][..cols], ds, x.queries.row(head, i));
                add(&mut dq, ds, x.keys.row(key_head, j));
            }
            narrow(&dq, gradient.queries.row_mut(head, i));
        }
    }
    for place in 0..key_heads * keys {
        let (head, j) = (place / keys, place % keys);
        narrow(&dk[place * cols..][..cols], gradient.keys.row_mut(head, j));
        narrow(&dv[place * value_cols..][..value_cols], gradient.values.row_mut(head, j));
    }
    Ok(())
}

/// The matrix of probabilities of a head, `None` where a query does not see a key, and the
/// logarithm of the sum of each row.
fn probabilities<T: Number>(
    x: &Inputs<'_, T>,
    how: &Attend<'_>,
    sizes: &Sizes,
    head: usize,
) -> (Vec<Option<f32>>, Vec<f32>) {
    let Sizes { key_heads, group, queries, keys, scale, .. } = *sizes;
    let key_head = head / group;
    let mask = how.mask_of(key_head, key_heads, keys);
    let mut p = vec![None; queries * keys];
    let mut logarithms = vec![f32::NEG_INFINITY; queries];
    for i in 0..queries {
        let row = &mut p[i * keys..][..keys];
        for j in how.visible(i, keys).filter(|&j| mask.is_none_or(|mask| mask[j])) {
            row[j] = Some(scale * dot(x.queries.row(head, i), x.keys.row(key_head, j)));
        }
        let max = row.iter().flatten().copied().fold(f32::NEG_INFINITY, f32::max);
        if max == f32::NEG_INFINITY && row.iter().flatten().all(|score| *score == max) {
            // Nothing to attend to: zeros.
            row.fill(None);
            continue;
        }
        row.iter_mut().flatten().for_each(|p| *p = (*p - max).exp());
        let sum: f32 = row.iter().flatten().sum();
        row.iter_mut().flatten().for_each(|p| *p /= sum);
        logarithms[i] = max + sum.ln();
    }
    (p, logarithms)
}

/// The rows of a matrix, also where they are empty.
fn rows<T>(matrix: &[T], rows: usize, cols: usize) -> impl Iterator<Item = &[T]> {
    (0..rows).map(move |i| &matrix[i * cols..][..cols])
}

fn dot<T: Number>(a: &[T], b: &[T]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a.to_f32() * b.to_f32()).sum()
}

fn add<T: Number>(sum: &mut [f32], factor: f32, row: &[T]) {
    for (sum, x) in sum.iter_mut().zip(row) {
        *sum += factor * x.to_f32();
    }
}

fn narrow<T: Number>(src: &[f32], dst: &mut [T]) {
    for (dst, &src) in dst.iter_mut().zip(src) {
        *dst = T::from_f32(src);
    }
}

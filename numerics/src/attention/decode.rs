//! Attention of few queries to many keys, and results of parts merged into the whole.
//!
//! One query, the next token's, reads all keys and values once: no tile is worth its
//! packing, and all is memory. So here columns stand in the lanes, keys and values are
//! read where they lie, and the keys are split into blocks, whose results are merged;
//! of two parts with outputs O, O′ and log-sum-exps L, L′ the whole has
//! L″ = ln(e^L + e^L′) and O″ = e^(L − L″) O + e^(L′ − L″) O′. That is associative, and a
//! part with nothing in it, zeros and −∞, changes nothing: blocks may be shared out among
//! threads or machines.
//!
//! # Complexity
//! O(n·m·d) for n queries and m keys of d numbers, every key and value read once for each
//! head of them; O(n·d) of memory besides a block.
//!
//! When not to use it: for more queries than some eight, where tiles win.
//!
//! Source: Dao, Haziza, Massa and Sizov, "Flash-Decoding for long-context inference" (2023).

use std::ops::Range;

use super::{
    Attend, AttentionError, Dimension, Heads, HeadsMut, Inputs, Number,
    forward::power,
    inputs::{Sizes, same},
};
use crate::simd::{Kernel, Simd, dispatch};

/// What [`forward`](fn@super::forward) writes, for few queries: the keys are split into
/// blocks of `block`, and the results merged.
///
/// # Complexity
/// O(n·m·d) for n queries and m keys of d numbers; O(n·d + block) of memory.
///
/// # Accuracy
/// As the [module](super) says, and 4 u more for each block.
///
/// # Errors
/// As [`forward`](fn@super::forward), and [`AttentionError::EmptyBlock`] if `block` is 0.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, decode};
/// let (q, k) = ([1.0f32], [0.5; 100]);
/// let v: [f32; 100] = std::array::from_fn(|j| j as f32);
/// let inputs = Inputs {
///     queries: Heads::new(&q, 1, 1, 1)?,
///     keys: Heads::new(&k, 1, 100, 1)?,
///     values: Heads::new(&v, 1, 100, 1)?,
/// };
/// let mut y = [0.0];
/// decode(inputs, Attend::ALL, 30, HeadsMut::new(&mut y, 1, 1, 1)?, &mut [0.0])?;
/// assert!((y[0] - 49.5).abs() < 1e-4);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn decode<T: Number>(
    x: Inputs<'_, T>,
    how: Attend<'_>,
    block: usize,
    mut out: HeadsMut<'_, T>,
    log_sum_exp: &mut [f32],
) -> Result<(), AttentionError> {
    let sizes = Sizes::of(&x, &how)?;
    sizes.fit_output("outputs", out.shape())?;
    sizes.fit_log_sum_exp(log_sum_exp.len())?;
    if block == 0 {
        return Err(AttentionError::EmptyBlock);
    }
    for key_head in 0..sizes.key_heads {
        let heads = key_head * sizes.group..(key_head + 1) * sizes.group;
        let part = Part { x, how, sizes, key_head };
        let blocks = (0..sizes.keys).step_by(block).map(|first| first..sizes.keys.min(first + block));
        let merged = super::threads::mapped(blocks.collect(), |keys| part.computed(keys)).into_iter();
        let merged = merged.reduce(|mut whole, part| {
            merge_rows(sizes.value_cols, &mut whole, &part);
            whole
        });
        let whole = merged.unwrap_or_else(|| Partial::empty(sizes.group * sizes.queries, sizes.value_cols));
        for (row, (head, query)) in heads.flat_map(|head| (0..sizes.queries).map(move |i| (head, i))).enumerate() {
            T::narrow(&whole.out[row * sizes.value_cols..][..sizes.value_cols], out.row_mut(head, query));
            log_sum_exp[head * sizes.queries + query] = whole.log_sum_exp[row];
        }
    }
    Ok(())
}

/// Merges the outputs of attention to other keys into these: what attention to the keys of
/// both would be.
///
/// Associative and commutative to within the accuracy; zeros with −∞ are the identity,
/// exactly. `out` and `other` have as many numbers a row as columns, a row for each
/// log-sum-exp.
///
/// # Complexity
/// O(n) for n numbers.
///
/// # Accuracy
/// 4 u of the greater of both outputs; the log-sum-exps to 1 ulp. A NaN stays in its row.
///
/// # Errors
/// [`AttentionError::Mismatch`] if the numbers are no whole number for each row, or the
/// others are not as many. Nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::merge;
/// // The mean of one value, 3, and of three of mean 7, all scores 0.
/// let (mut y, mut l) = ([3.0f32], [0.0]);
/// merge(&mut y, &mut l, &[7.0], &[3f32.ln()])?;
/// assert!((y[0] - 6.0).abs() < 1e-6 && (l[0] - 4f32.ln()).abs() < 1e-6);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn merge(
    out: &mut [f32],
    log_sum_exp: &mut [f32],
    other: &[f32],
    other_log_sum_exp: &[f32],
) -> Result<(), AttentionError> {
    let rows = log_sum_exp.len();
    let cols = out.len().checked_div(rows).unwrap_or(0);
    same("outputs", Dimension::Length, out.len(), rows * cols)?;
    same("other outputs", Dimension::Length, other.len(), out.len())?;
    same("other log-sum-exps", Dimension::Length, other_log_sum_exp.len(), rows)?;
    for (i, (log, &other_log)) in log_sum_exp.iter_mut().zip(other_log_sum_exp).enumerate() {
        let (out, other) = (&mut out[i * cols..][..cols], &other[i * cols..][..cols]);
        merge_row(out, log, other, other_log);
    }
    Ok(())
}

fn merge_rows(cols: usize, whole: &mut Partial, part: &Partial) {
    for (i, (log, &other)) in whole.log_sum_exp.iter_mut().zip(&part.log_sum_exp).enumerate() {
        merge_row(&mut whole.out[i * cols..][..cols], log, &part.out[i * cols..][..cols], other);
    }
}

fn merge_row(out: &mut [f32], log: &mut f32, other: &[f32], other_log: f32) {
    if other_log == f32::NEG_INFINITY {
        return;
    }
    if *log == f32::NEG_INFINITY {
        out.copy_from_slice(other);
        *log = other_log;
        return;
    }
    let (a, b) = (f64::from(*log), f64::from(other_log));
    let greater = a.max(b);
    let (a, b) = ((a - greater).exp(), (b - greater).exp());
    let (share, other_share) = ((a / (a + b)) as f32, (b / (a + b)) as f32);
    // Of what is infinite or NaN nothing is left.
    let broken = share.is_nan() || log.is_nan() || other_log.is_nan();
    for (out, &other) in out.iter_mut().zip(other) {
        *out = if broken { f32::NAN } else { share * *out + other_share * other };
    }
    *log = if broken { f32::NAN } else { (greater + (a + b).ln()) as f32 };
}

/// Outputs and log-sum-exps of the heads that share keys, head by head.
struct Partial {
    out: Vec<f32>,
    log_sum_exp: Vec<f32>,
}

impl Partial {
    fn empty(rows: usize, cols: usize) -> Self {
        Self { out: vec![0.0; rows * cols], log_sum_exp: vec![f32::NEG_INFINITY; rows] }
    }
}

/// The heads that share keys, with some of the keys.
#[derive(Clone, Copy)]
struct Part<'a, T> {
    x: Inputs<'a, T>,
    how: Attend<'a>,
    sizes: Sizes,
    key_head: usize,
}

impl<T: Number> Part<'_, T> {
    fn computed(&self, keys: Range<usize>) -> Partial {
        let Sizes { group, queries, cols, value_cols, scale, key_heads, .. } = self.sizes;
        let rows = group * queries;
        let mut partial = Partial::empty(rows, value_cols);
        let mut wide = vec![0.0; rows * cols];
        for (r, row) in wide.chunks_exact_mut(cols.max(1)).enumerate() {
            T::widen(self.x.queries.row(self.key_head * group + r / queries, r % queries), row);
            row.iter_mut().for_each(|x| *x *= scale);
        }
        let mask = self.how.mask_of(self.key_head, key_heads, self.sizes.keys);
        let seen: Vec<Range<usize>> = (0..rows).map(|r| self.how.visible(r % queries, self.sizes.keys)).collect();
        let places: Vec<usize> = keys
            .filter(|key| mask.is_none_or(|mask| mask[*key]) && seen.iter().any(|seen| seen.contains(key)))
            .collect();
        let hidden: Vec<bool> = seen.iter().flat_map(|seen| places.iter().map(|key| !seen.contains(key))).collect();
        let mut scores = vec![0.0; hidden.len()];
        let mut buffer = vec![];
        let keys = self.rows(self.x.keys, &places, &mut buffer);
        dispatch(Scores { queries: &wide, cols, keys: &keys, scores: &mut scores });
        for (score, _) in scores.iter_mut().zip(&hidden).filter(|(_, hidden)| **hidden) {
            *score = f32::NEG_INFINITY;
        }
        let values = self.rows(self.x.values, &places, &mut buffer);
        for r in (0..rows).filter(|_| !places.is_empty()) {
            let (scores, hidden) = (&mut scores[r * places.len()..], &hidden[r * places.len()..][..places.len()]);
            let scores = &mut scores[..places.len()];
            let out = &mut partial.out[r * value_cols..][..value_cols];
            let (greatest, sum) = dispatch(Powers(scores));
            if sum != 0.0 {
                dispatch(Mean { out, powers: scores, hidden, values: &values, sum });
                partial.log_sum_exp[r] = (f64::from(greatest) + f64::from(sum).ln()) as f32;
            }
        }
        partial
    }

    /// Rows in `f32`, where they lie or in the buffer.
    fn rows<'a>(&self, heads: Heads<'a, T>, places: &[usize], buffer: &'a mut Vec<f32>) -> Vec<&'a [f32]> {
        let cols = heads.shape().2;
        let rows = || places.iter().map(|&place| heads.row(self.key_head, place));
        let lying: Option<Vec<&[f32]>> = rows().map(T::as_f32).collect();
        lying.unwrap_or_else(|| {
            buffer.clear();
            buffer.resize(places.len() * cols, 0.0);
            for (row, wide) in rows().zip(buffer.chunks_exact_mut(cols.max(1))) {
                T::widen(row, wide);
            }
            (0..places.len()).map(|i| &buffer[i * cols..][..cols]).collect()
        })
    }
}

/// scores ← Q Kᵀ, columns in lanes.
struct Scores<'a> {
    queries: &'a [f32],
    cols: usize,
    keys: &'a [&'a [f32]],
    scores: &'a mut [f32],
}

impl Kernel for Scores<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        for (j, key) in self.keys.iter().enumerate() {
            for (r, row) in self.scores.chunks_exact_mut(self.keys.len()).enumerate() {
                row[j] = dot(s, &self.queries[r * self.cols..][..self.cols], key);
            }
        }
    }
}

#[inline(always)]
fn dot<S: Simd>(s: S, a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [s.splat(0.0); 4];
    let b = &b[..a.len()];
    let fours = a.chunks_exact(4 * S::LANES).zip(b.chunks_exact(4 * S::LANES));
    for (a, b) in fours {
        for (v, sum) in sums.iter_mut().enumerate() {
            *sum = s.mul_add(s.load(&a[v * S::LANES..]), s.load(&b[v * S::LANES..]), *sum);
        }
    }
    let whole = a.len() / (4 * S::LANES) * (4 * S::LANES);
    for (v, (a, b)) in a[whole..].chunks(S::LANES).zip(b[whole..].chunks(S::LANES)).enumerate() {
        sums[v] = s.mul_add(s.load_part(a, 0.0), s.load_part(b, 0.0), sums[v]);
    }
    s.reduce_add(s.add(s.add(sums[0], sums[1]), s.add(sums[2], sums[3])))
}

/// scores ← e^(scores − greatest); that, and the sum.
struct Powers<'a>(&'a mut [f32]);

impl Kernel for Powers<'_> {
    type Output = (f32, f32);

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> (f32, f32) {
        let lowest = f32::NEG_INFINITY;
        let mut greatest = s.splat(lowest);
        for piece in self.0.chunks(S::LANES) {
            // A NaN is first, and passed over.
            greatest = s.max(s.load_part(piece, lowest), greatest);
        }
        let greatest = s.reduce_max(greatest);
        let base = s.splat(if greatest == lowest { 0.0 } else { greatest });
        let mut sum = s.splat(0.0);
        for piece in self.0.chunks_mut(S::LANES) {
            let power = power(s, s.sub(s.load_part(piece, lowest), base));
            sum = s.add(sum, power);
            s.store_part(power, piece);
        }
        (greatest, s.reduce_add(sum))
    }
}

/// out ← Σ powers · values / sum.
struct Mean<'a> {
    out: &'a mut [f32],
    powers: &'a [f32],
    hidden: &'a [bool],
    values: &'a [&'a [f32]],
    sum: f32,
}

impl Kernel for Mean<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let some = self.values.chunks(4).zip(self.powers.chunks(4)).zip(self.hidden.chunks(4));
        for ((values, powers), hidden) in some {
            if let ([a, b, c, d], &[p, q, r, t], [false, false, false, false]) = (values, powers, hidden) {
                add_four(s, self.out, [a, b, c, d], [p, q, r, t].map(|p| s.splat(p)));
                continue;
            }
            for ((value, &p), _) in values.iter().zip(powers).zip(hidden).filter(|(_, hidden)| !**hidden) {
                for (out, x) in self.out.iter_mut().zip(*value) {
                    *out += p * x;
                }
            }
        }
        self.out.iter_mut().for_each(|x| *x /= self.sum);
    }
}

#[inline(always)]
fn add_four<S: Simd>(s: S, out: &mut [f32], rows: [&[f32]; 4], factors: [S::F32; 4]) {
    let rows = rows.map(|row| &row[..out.len()]);
    let whole = out.len() / S::LANES * S::LANES;
    for at in (0..whole).step_by(S::LANES) {
        let mut sum = s.load(&out[at..]);
        for (row, &factor) in rows.iter().zip(&factors) {
            sum = s.mul_add(factor, s.load(&row[at..]), sum);
        }
        s.store(sum, &mut out[at..]);
    }
    let mut sum = s.load_part(&out[whole..], 0.0);
    for (row, &factor) in rows.iter().zip(&factors) {
        sum = s.mul_add(factor, s.load_part(&row[whole..], 0.0), sum);
    }
    s.store_part(sum, &mut out[whole..]);
}

//! The gradients of attention, without the matrix of probabilities.
//!
//! From the log-sum-exps L of the forward pass each block of probabilities is computed
//! again, P = e^(S − L), which is cheaper than to have kept it. With G the gradient of
//! the outputs O and D = Σ G·O of each query,
//!
//! ```text
//! ∂V = Pᵀ G    ∂P = G Vᵀ    ∂S = P (∂P − D)    ∂K = scale · ∂Sᵀ Q    ∂Q = scale · ∂S K
//! ```
//!
//! Here keys stand in the lanes, as many as the widest tile has: this panel goes through the
//! queries in blocks, and the gradients of its keys and values stay in the nearer cache,
//! while each block adds to the gradients of its queries. Four of the five products run
//! over packed strips, the last over the block itself.
//!
//! # Complexity
//! O(n·m·d) for n queries and m keys of d numbers, less what no key of a panel is seen
//! by: five products to the two of the outputs; O((n + m)·d) of memory.
//!
//! When not to use it: without a gradient of the outputs.
//!
//! Source: Dao, "FlashAttention-2" (2023), algorithm 2. Deviation: keys in lanes.

use std::ops::Range;

use super::{
    Attend, AttentionError, Heads, Inputs, InputsMut, Number,
    forward::power,
    inputs::Sizes,
    operands::{BLOCK, Group, KeyGradients, Panel},
    pack::{Kept, STRIP},
    threads,
};
use crate::simd::{
    Simd,
    tile::{Left, Tiles, dispatch_tiles, product, widest},
};

/// What [`forward`](fn@super::forward) gave, and the gradient of a loss by it.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Heads, Outputs};
/// let (y, g) = ([1.0f32, 2.0], [0.5, -0.5]);
/// let outputs = Outputs {
///     out: Heads::new(&y, 1, 2, 1).unwrap(),
///     log_sum_exp: &[0.0, 0.1],
///     gradient: Heads::new(&g, 1, 2, 1).unwrap(),
/// };
/// assert_eq!(outputs.out.shape(), outputs.gradient.shape());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Outputs<'a, T> {
    /// The outputs.
    pub out: Heads<'a, T>,
    /// The logarithms of the sums, as they came.
    pub log_sum_exp: &'a [f32],
    /// The derivative of the loss by each number of the outputs.
    pub gradient: Heads<'a, T>,
}

/// The gradients of a loss by queries, keys and values.
///
/// What a key is not seen by adds nothing to it: those that a mask hides get zeros.
///
/// # Complexity
/// O(n·m·d) for n queries and m keys of d numbers, 2.5 times the work of
/// [`forward`](fn@super::forward); O((n + m)·d) of memory.
///
/// # Accuracy
/// With outputs of 16 bits D is that of the rounded ones, so ∂S is off by u·Σ|G·O| of
/// that type, as in other libraries.
///
/// # Errors
/// [`AttentionError`] with the part and the dimension that do not fit. Nothing is written
/// then.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, InputsMut, Outputs, backward, forward};
/// // Two keys alike, so that both values have the weight ½.
/// let (q, k, v, g) = ([1.0f32], [1.0, 1.0], [3.0, 5.0], [10.0]);
/// let inputs = Inputs {
///     queries: Heads::new(&q, 1, 1, 1)?,
///     keys: Heads::new(&k, 1, 2, 1)?,
///     values: Heads::new(&v, 1, 2, 1)?,
/// };
/// let (mut y, mut log_sum_exp) = ([0.0], [0.0]);
/// forward(inputs, Attend::ALL, HeadsMut::new(&mut y, 1, 1, 1)?, &mut log_sum_exp)?;
/// let outputs =
///     Outputs { out: Heads::new(&y, 1, 1, 1)?, log_sum_exp: &log_sum_exp, gradient: Heads::new(&g, 1, 1, 1)? };
/// let (mut dq, mut dk, mut dv) = ([0.0], [0.0; 2], [0.0; 2]);
/// let gradient = InputsMut {
///     queries: HeadsMut::new(&mut dq, 1, 1, 1)?,
///     keys: HeadsMut::new(&mut dk, 1, 2, 1)?,
///     values: HeadsMut::new(&mut dv, 1, 2, 1)?,
/// };
/// backward(inputs, Attend::ALL, outputs, gradient)?;
/// let near = |a: f32, b: f32| (a - b).abs() < 1e-5;
/// assert!(near(dv[0], 5.0) && near(dv[1], 5.0)); // ½ · 10
/// assert!(near(dk[0], -5.0) && near(dk[1], 5.0)); // towards the greater value
/// assert!(near(dq[0], 0.0));
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn backward<T: Number>(
    x: Inputs<'_, T>,
    how: Attend<'_>,
    outputs: Outputs<'_, T>,
    mut gradient: InputsMut<'_, T>,
) -> Result<(), AttentionError> {
    let sizes = Sizes::of(&x, &how)?;
    sizes.fit_output("outputs", outputs.out.shape())?;
    sizes.fit_output("gradients of outputs", outputs.gradient.shape())?;
    sizes.fit_log_sum_exp(outputs.log_sum_exp.len())?;
    sizes.fit_gradient(&gradient)?;
    let heads: Vec<usize> = (0..sizes.key_heads).collect();
    for heads in heads.chunks(threads::count()) {
        let computed = threads::mapped(heads.to_vec(), |head| computed(&x, &how, &outputs, &sizes, head));
        for (&key_head, (group, panels)) in heads.iter().zip(computed) {
            let kept = Kept::new(&how, &sizes, key_head);
            // Hidden keys are in no panel.
            for j in (0..sizes.keys).filter(|_| kept.len() < sizes.keys) {
                T::narrow(&vec![0.0; sizes.cols], gradient.keys.row_mut(key_head, j));
                T::narrow(&vec![0.0; sizes.value_cols], gradient.values.row_mut(key_head, j));
            }
            panels.iter().for_each(|panel| panel.write(&kept, key_head, &mut gradient));
            group.write(&sizes, key_head, &mut gradient);
        }
    }
    Ok(())
}

/// The gradients of the keys of a head, and of the queries that share it.
fn computed<T: Number>(
    x: &Inputs<'_, T>,
    how: &Attend<'_>,
    outputs: &Outputs<'_, T>,
    sizes: &Sizes,
    key_head: usize,
) -> (Group, Vec<KeyGradients>) {
    let mut group = Group::new(x, how, outputs, sizes, key_head);
    let kept = Kept::new(how, sizes, key_head);
    let (all, width) = (kept.len(), widest());
    let panels = (0..all).step_by(width).map(|first| {
        let mut panel = Panel::new(x, &kept, sizes, key_head, first..all.min(first + width));
        dispatch_tiles(panel.width, Pass { panel: &mut panel, group: &mut group });
        panel.gradients
    });
    let panels = panels.collect();
    (group, panels)
}

/// A panel's way through the queries.
struct Pass<'a> {
    panel: &'a mut Panel,
    group: &'a mut Group,
}

impl Tiles for Pass<'_> {
    #[inline(always)]
    fn run<S: Simd, const R: usize, const V: usize>(mut self, s: S) {
        let keys = self.panel.keys.clone();
        let meets = |seen: &Range<usize>| seen.start.max(keys.start) < seen.end.min(keys.end);
        let Some(start) = self.group.seen.iter().position(meets) else { return };
        let end = self.group.seen.iter().rposition(meets).map_or(start, |last| last + 1);
        let mut first = start / STRIP * STRIP;
        while first < end {
            let rows = first..first + BLOCK.min((end - first).next_multiple_of(STRIP));
            let whole = |seen: &Range<usize>| seen.start <= keys.start && keys.start + self.panel.width <= seen.end;
            let masked = rows.end > self.group.rows || !self.group.seen[rows.clone()].iter().all(whole);
            self.score::<S, R, V>(s, rows.clone(), masked);
            if masked && !(self.group.finite && self.panel.finite) {
                self.add_only_seen::<S, V>(rows.clone());
            } else {
                self.add_to_keys::<S, R, V>(s, rows.clone());
                self.add_to_queries::<S, R>(s, rows.clone());
            }
            first = rows.end;
        }
    }
}

impl Pass<'_> {
    /// scores ← P, `score_gradient` ← ∂S.
    #[inline(always)]
    fn score<S: Simd, const R: usize, const V: usize>(&mut self, s: S, rows: Range<usize>, masked: bool) {
        let width = V * S::LANES;
        let Self { panel, group } = self;
        let zero = s.splat(0.0);
        let scores = panel.scores.chunks_exact_mut(R * width).zip(panel.score_gradient.chunks_exact_mut(R * width));
        for (row, (scores, gradient)) in rows.step_by(R).zip(scores) {
            let left = Left { data: &group.queries_by_row.strip(row)[row % STRIP..], row: 1, col: STRIP };
            let sums = product::<S, R, V>(s, group.cols, left, &panel.by_col, width);
            for (i, (sums, out)) in sums.iter().zip(scores.chunks_exact_mut(width)).enumerate() {
                let logarithm = s.splat(group.log_sum_exp.get(row + i).copied().unwrap_or(0.0));
                for (sum, out) in sums.iter().zip(out.chunks_exact_mut(S::LANES)) {
                    s.store(power(s, s.sub(*sum, logarithm)), out);
                }
            }
            let left = Left { data: &group.outputs_by_row.strip(row)[row % STRIP..], row: 1, col: STRIP };
            let sums = product::<S, R, V>(s, group.value_cols, left, &panel.values, width);
            for (i, sums) in sums.iter().enumerate() {
                let mean = s.splat(group.means.get(row + i).copied().unwrap_or(0.0));
                for (v, sum) in sums.iter().enumerate() {
                    let at = i * width + v * S::LANES;
                    s.store(s.mul(s.load(&scores[at..]), s.sub(*sum, mean)), &mut gradient[at..]);
                }
            }
            if !masked {
                continue;
            }
            for i in 0..R {
                let seen = group.seen.get(row + i).cloned().unwrap_or(0..0);
                let within =
                    |key: usize| s.splat(key.clamp(panel.keys.start, panel.keys.end) as f32 - panel.keys.start as f32);
                let (start, end) = (within(seen.start), within(seen.end));
                for v in 0..V {
                    let at = i * width + v * S::LANES;
                    let mut lanes = [0.0; 32];
                    lanes.iter_mut().enumerate().for_each(|(lane, place)| *place = (v * S::LANES + lane) as f32);
                    let lane = s.load(&lanes);
                    let seen = s.mask_and(s.le(start, lane), s.lt(lane, end));
                    s.store(s.select(seen, s.load(&scores[at..]), zero), &mut scores[at..]);
                    s.store(s.select(seen, s.load(&gradient[at..]), zero), &mut gradient[at..]);
                }
            }
        }
    }

    /// ∂V += Pᵀ G and ∂K += ∂Sᵀ Q.
    #[inline(always)]
    fn add_to_keys<S: Simd, const R: usize, const V: usize>(&mut self, s: S, rows: Range<usize>) {
        let Self { panel, group } = self;
        let width = V * S::LANES;
        for (sums, left, right) in [
            (&mut panel.gradients.values, &group.outputs_by_col, &panel.scores),
            (&mut panel.gradients.keys, &group.queries_by_col, &panel.score_gradient),
        ] {
            for (tile, out) in sums.chunks_exact_mut(R * width).enumerate() {
                let col = tile * R;
                let left = Left { data: &left.strip(rows.start, col)[col % STRIP..], row: 1, col: STRIP };
                let sums = product::<S, R, V>(s, rows.len(), left, right, width);
                for (sum, out) in sums.as_flattened().iter().zip(out.chunks_exact_mut(S::LANES)) {
                    s.store(s.add(s.load(out), *sum), out);
                }
            }
        }
    }

    /// ∂Q += ∂S K.
    #[inline(always)]
    fn add_to_queries<S: Simd, const R: usize>(&mut self, s: S, rows: Range<usize>) {
        let stride = self.group.stride;
        let vectors = stride / S::LANES;
        let mut v = 0;
        while v < vectors {
            let from = v * S::LANES;
            v += match (vectors - v, S::REGISTERS >= 32) {
                (1, _) => self.add_to_columns::<S, R, 1>(s, rows.clone(), from),
                (3 | 5.., true) => self.add_to_columns::<S, R, 3>(s, rows.clone(), from),
                _ => self.add_to_columns::<S, R, 2>(s, rows.clone(), from),
            };
        }
    }

    #[inline(always)]
    fn add_to_columns<S: Simd, const R: usize, const V: usize>(
        &mut self,
        s: S,
        rows: Range<usize>,
        from: usize,
    ) -> usize {
        let Self { panel, group } = self;
        let (width, stride) = (panel.width, group.stride);
        let out = &mut group.gradient[rows.start * stride..rows.end * stride];
        for (tile, out) in out.chunks_exact_mut(R * stride).enumerate() {
            let left = Left { data: &panel.score_gradient[tile * R * width..], row: width, col: 1 };
            let sums = product::<S, R, V>(s, panel.keys.len(), left, &panel.by_row[from..], stride);
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(stride)) {
                for (sum, out) in sums.iter().zip(out[from..].chunks_exact_mut(S::LANES)) {
                    s.store(s.add(s.load(out), *sum), out);
                }
            }
        }
        V
    }

    /// All three one by one, for 0 times what is not finite is NaN.
    fn add_only_seen<S: Simd, const V: usize>(&mut self, rows: Range<usize>) {
        let Self { panel, group } = self;
        let width = V * S::LANES;
        for row in rows.start..rows.end.min(group.rows) {
            let seen = &group.seen[row];
            for key in seen.start.max(panel.keys.start)..seen.end.min(panel.keys.end) {
                let lane = key - panel.keys.start;
                let at = (row - rows.start) * width + lane;
                let (p, ds) = (panel.scores[at], panel.score_gradient[at]);
                for col in 0..group.value_cols {
                    panel.gradients.values[col * width + lane] += p * group.outputs_by_col.get(row, col);
                }
                for col in 0..group.cols {
                    panel.gradients.keys[col * width + lane] += ds * group.queries_by_col.get(row, col);
                    group.gradient[row * group.stride + col] += ds * panel.by_row[lane * group.stride + col];
                }
            }
        }
    }
}

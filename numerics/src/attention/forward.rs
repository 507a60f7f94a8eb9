//! Attention in tiles: outputs without the matrix of scores.
//!
//! Queries stand in the lanes of vectors, so that what each of them carries, the
//! greatest score, the sum and the output, is a vector too, and nothing is added across
//! lanes. As many queries as the widest tile has lanes are a panel. It goes through the keys in blocks:
//!
//! ```text
//!           queries                queries                queries
//!          ┌───────┐              ┌───────┐              ┌───────┐
//!     keys │ K · Q │ → exp → keys │   P   │ → Vᵀ· → cols │  out  │  + rescaled out
//!          └───────┘              └───────┘              └───────┘
//! ```
//!
//! With m the greatest score so far, P = e^(score − m); where a block brings a greater m′,
//! sum and output are multiplied by e^(m − m′). Keys and values are packed once for each
//! head of them, for all queries; a block of scores stays in the nearest cache.
//!
//! The heads of queries that share keys are dealt into lanes token by token, so that a
//! few queries of many heads fill them too, and a causal panel stays narrow.
//!
//! # Complexity
//! O(n·m·d) for n queries and m keys of d numbers, less what no query of a panel sees;
//! O((n + m)·d) of memory.
//!
//! When not to use it: for one query, where all is reading keys; see [`decode`](fn@super::decode).
//!
//! Source: Dao, "FlashAttention-2" (2023); Milakov and Gimelshein, "Online normalizer
//! calculation for softmax" (2018). Deviation: queries in lanes, scores transposed.

use std::ops::Range;

use super::{
    Attend, AttentionError, HeadsMut, Inputs, Number,
    inputs::Sizes,
    pack::{Lines, Packed, STRIP, widened},
    threads,
};
use crate::{
    elementary::mantissa_and_exponent,
    simd::{
        Level, Simd,
        tile::{Left, Tiles, dispatch_tiles, product, widest},
    },
};

/// Keys of a block: 128 scores of a panel of 48 queries take 24 KiB.
pub(super) const BLOCK: usize = 128;

/// Attention of all queries to the keys that they see.
///
/// `out` gets an output for each query; `log_sum_exp` the logarithm of the sum of the
/// powers of its scores, head by head, which [`merge`](super::merge) and
/// [`backward`](fn@super::backward) need.
///
/// # Complexity
/// O(n·m·d) for n queries and m keys of d numbers, less what is not seen; O((n + m)·d)
/// of memory.
///
/// # Accuracy
/// As the [module](super) says; the same bits for any number of threads.
///
/// # Errors
/// [`AttentionError`] with the part and the dimension that do not fit. Nothing is written
/// then.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, forward};
/// let (q, k, v) = ([0.0f32; 4], [1.0; 6], [1.0, 2.0, 4.0, 5.0, 7.0, 9.0]);
/// let inputs = Inputs {
///     queries: Heads::new(&q, 2, 1, 2)?,
///     keys: Heads::new(&k, 1, 3, 2)?,
///     values: Heads::new(&v, 1, 3, 2)?,
/// };
/// let (mut y, mut log_sum_exp) = ([0.0; 4], [0.0; 2]);
/// forward(inputs, Attend::ALL, HeadsMut::new(&mut y, 2, 1, 2)?, &mut log_sum_exp)?;
/// assert!((y[0] - 4.0).abs() < 1e-6 && (y[3] - 16.0 / 3.0).abs() < 1e-6);
/// assert!((log_sum_exp[1] - 3f32.ln()).abs() < 1e-6);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
pub fn forward<T: Number>(
    x: Inputs<'_, T>,
    how: Attend<'_>,
    mut out: HeadsMut<'_, T>,
    log_sum_exp: &mut [f32],
) -> Result<(), AttentionError> {
    let sizes = Sizes::of(&x, &how)?;
    sizes.fit_output("outputs", out.shape())?;
    sizes.fit_log_sum_exp(log_sum_exp.len())?;
    let (width, threads) = (widest(), threads::count());
    let rows = sizes.group * sizes.queries;
    let heads: Vec<usize> = (0..sizes.key_heads).collect();
    for heads in heads.chunks(threads) {
        let packed = threads::mapped(heads.to_vec(), |head| (head, Packed::new(x.keys, x.values, &how, &sizes, head)));
        let starts = (0..rows).step_by(width);
        let panels = packed.iter().flat_map(|packed| starts.clone().map(move |first| (packed, first)));
        let panels: Vec<_> = panels.collect();
        // A few for each thread, so that all have something to do while little memory is taken.
        for some in panels.chunks(if threads == 1 { 1 } else { 4 * threads }) {
            let computed = threads::mapped(some.to_vec(), |((head, packed), first)| {
                Panel::new(&x, &how, &sizes, *head, first..rows.min(first + width), packed).computed(packed)
            });
            for panel in computed {
                panel.write(&sizes, &mut out, log_sum_exp);
            }
        }
    }
    Ok(())
}

/// Some queries of the heads that share keys, in lanes, and what they carry.
struct Panel {
    key_head: usize,
    /// Query r / group of the group's head r % group.
    rows: Range<usize>,
    /// Lanes, in whole vectors.
    width: usize,
    cols: usize,
    /// Scaled; of each column all lanes, zeros in those that are left.
    queries: Lines,
    /// Of each lane the keys that it sees, those left over like the last one.
    seen: Vec<Range<usize>>,
    greatest: Lines,
    sums: Lines,
    /// Of each column of values all lanes.
    out: Lines,
}

impl Panel {
    fn new<T: Number>(
        x: &Inputs<'_, T>,
        how: &Attend<'_>,
        sizes: &Sizes,
        key_head: usize,
        rows: Range<usize>,
        packed: &Packed,
    ) -> Self {
        let Sizes { group, keys, cols, value_cols, scale, .. } = *sizes;
        let width = rows.len().next_multiple_of(Level::current().lanes());
        let mut queries = Lines::zeros(cols * width);
        let places = rows.clone().map(|r| (key_head * group + r % group, r / group));
        widened(x.queries, places, |lane, row| {
            for (place, x) in queries.chunks_exact_mut(width).zip(row) {
                place[lane] = x * scale;
            }
        });
        let lanes = rows.clone().chain(std::iter::repeat(rows.end - 1)).take(width);
        let seen = lanes.map(|r| packed.kept.within(how.visible(r / group, keys))).collect();
        let mut greatest = Lines::zeros(width);
        greatest.fill(f32::NEG_INFINITY);
        let out = Lines::zeros(value_cols.next_multiple_of(STRIP) * width);
        Self { key_head, rows, width, cols, queries, seen, greatest, sums: Lines::zeros(width), out }
    }

    fn computed(mut self, packed: &Packed) -> Self {
        let mut scores = Lines::zeros(BLOCK * self.width);
        dispatch_tiles(self.width, Pass { panel: &mut self, packed, scores: &mut scores });
        self
    }

    /// Sums divided, to where they belong.
    fn write<T: Number>(&self, sizes: &Sizes, out: &mut HeadsMut<'_, T>, log_sum_exp: &mut [f32]) {
        let mut row = vec![0.0; sizes.value_cols];
        for (lane, r) in self.rows.clone().enumerate() {
            let (head, query) = (self.key_head * sizes.group + r % sizes.group, r / sizes.group);
            let sum = self.sums[lane];
            if sum == 0.0 {
                row.fill(0.0);
            } else {
                let factor = 1.0 / sum;
                for (x, lanes) in row.iter_mut().zip(self.out.chunks_exact(self.width)) {
                    *x = lanes[lane] * factor;
                }
            }
            T::narrow(&row, out.row_mut(head, query));
            let logarithm = f64::from(self.greatest[lane]) + f64::from(sum).ln();
            log_sum_exp[head * sizes.queries + query] = if sum == 0.0 { f32::NEG_INFINITY } else { logarithm as f32 };
        }
    }
}

/// A panel's way through the keys.
struct Pass<'a> {
    panel: &'a mut Panel,
    packed: &'a Packed,
    scores: &'a mut [f32],
}

impl Tiles for Pass<'_> {
    #[inline(always)]
    fn run<S: Simd, const R: usize, const V: usize>(mut self, s: S) {
        let seen = self.panel.seen.iter();
        let some = seen.clone().filter(|seen| !seen.is_empty());
        let Some(start) = some.clone().map(|seen| seen.start).min() else { return };
        let end = some.map(|seen| seen.end).max().unwrap_or(start);
        // What all of them see needs no mask.
        let common =
            seen.clone().map(|seen| seen.start).max().unwrap_or(0)..seen.map(|seen| seen.end).min().unwrap_or(0);
        let mut first = start / STRIP * STRIP;
        while first < end {
            let keys = first..first + BLOCK.min((end - first).next_multiple_of(STRIP));
            let masked = keys.start < common.start || keys.end > common.end;
            self.score::<S, R, V>(s, keys.clone());
            if masked {
                self.hide::<S, V>(s, keys.clone());
            }
            let rescale = self.powers::<S, V>(s, keys.len());
            if masked && !self.packed.finite {
                self.add_only_seen(s, keys.clone(), rescale);
            } else {
                self.add::<S, R, V>(s, keys.clone(), rescale);
            }
            first = keys.end;
        }
    }
}

impl Pass<'_> {
    /// scores ← K Q.
    #[inline(always)]
    fn score<S: Simd, const R: usize, const V: usize>(&mut self, s: S, keys: Range<usize>) {
        let width = V * S::LANES;
        let tiles = self.scores[..keys.len() * width].chunks_exact_mut(R * width);
        for (key, out) in keys.step_by(R).zip(tiles) {
            let left = Left { data: &self.packed.keys.strip(key)[key % STRIP..], row: 1, col: STRIP };
            let sums = product::<S, R, V>(s, self.panel.cols, left, &self.panel.queries, width);
            for (sum, out) in sums.as_flattened().iter().zip(out.chunks_exact_mut(S::LANES)) {
                s.store(*sum, out);
            }
        }
    }

    /// scores ← −∞ where a query does not see the key, whatever they were.
    #[inline(always)]
    fn hide<S: Simd, const V: usize>(&mut self, s: S, keys: Range<usize>) {
        let mut starts = [s.splat(0.0); V];
        let mut ends = [s.splat(0.0); V];
        let mut lanes = [0.0; 32];
        for v in 0..V {
            let seen = &self.panel.seen[v * S::LANES..][..S::LANES];
            // Counted from the block's first, small numbers that `f32` has.
            let within = |key: usize| key.clamp(keys.start, keys.end) as f32 - keys.start as f32;
            lanes.iter_mut().zip(seen).for_each(|(lane, seen)| *lane = within(seen.start));
            starts[v] = s.load(&lanes);
            lanes.iter_mut().zip(seen).for_each(|(lane, seen)| *lane = within(seen.end));
            ends[v] = s.load(&lanes);
        }
        let hidden = s.splat(f32::NEG_INFINITY);
        for (j, row) in self.scores.chunks_exact_mut(V * S::LANES).take(keys.len()).enumerate() {
            let j = s.splat(j as f32);
            for (v, out) in row.chunks_exact_mut(S::LANES).enumerate() {
                let seen = s.mask_and(s.le(starts[v], j), s.lt(j, ends[v]));
                s.store(s.select(seen, s.load(out), hidden), out);
            }
        }
    }

    /// scores ← e^(scores − greatest), with sums; by how much all before must shrink.
    #[inline(always)]
    fn powers<S: Simd, const V: usize>(&mut self, s: S, keys: usize) -> [S::F32; V] {
        let width = V * S::LANES;
        let scores = &mut self.scores[..keys * width];
        let mut before = [s.splat(0.0); V];
        for (v, before) in before.iter_mut().enumerate() {
            *before = s.load(&self.panel.greatest[v * S::LANES..]);
        }
        let mut greatest = before;
        for row in scores.chunks_exact(width) {
            for (v, greatest) in greatest.iter_mut().enumerate() {
                // A NaN is first, and passed over.
                *greatest = s.max(s.load(&row[v * S::LANES..]), *greatest);
            }
        }
        let mut rescale = before;
        let mut base = greatest;
        for v in 0..V {
            s.store(greatest[v], &mut self.panel.greatest[v * S::LANES..]);
            // −∞ − (−∞) would be NaN.
            let none = s.eq(greatest[v], s.splat(f32::NEG_INFINITY));
            base[v] = s.select(none, s.splat(0.0), greatest[v]);
            rescale[v] = power(s, s.sub(before[v], base[v]));
        }
        let mut sums = [s.splat(0.0); V];
        for row in scores.chunks_exact_mut(width) {
            for (v, out) in row.chunks_exact_mut(S::LANES).enumerate() {
                let power = power(s, s.sub(s.load(out), base[v]));
                s.store(power, out);
                sums[v] = s.add(sums[v], power);
            }
        }
        for v in 0..V {
            let sum = &mut self.panel.sums[v * S::LANES..];
            s.store(s.mul_add(s.load(sum), rescale[v], sums[v]), sum);
        }
        rescale
    }

    /// out ← rescale · out + Vᵀ P.
    #[inline(always)]
    fn add<S: Simd, const R: usize, const V: usize>(&mut self, s: S, keys: Range<usize>, rescale: [S::F32; V]) {
        let width = V * S::LANES;
        for (tile, out) in self.panel.out.chunks_exact_mut(R * width).enumerate() {
            let col = tile * R;
            let left = Left { data: &self.packed.values.strip(keys.start, col)[col % STRIP..], row: 1, col: STRIP };
            let sums = product::<S, R, V>(s, keys.len(), left, self.scores, width);
            for (sums, out) in sums.iter().zip(out.chunks_exact_mut(width)) {
                for (v, out) in out.chunks_exact_mut(S::LANES).enumerate() {
                    s.store(s.mul_add(s.load(out), rescale[v], sums[v]), out);
                }
            }
        }
    }

    /// The same one by one, for 0 times what is not finite is NaN.
    #[inline(always)]
    fn add_only_seen<S: Simd, const V: usize>(&mut self, s: S, keys: Range<usize>, rescale: [S::F32; V]) {
        let width = V * S::LANES;
        for (col, out) in self.panel.out.chunks_exact_mut(width).enumerate() {
            for (v, out) in out.chunks_exact_mut(S::LANES).enumerate() {
                s.store(s.mul(s.load(out), rescale[v]), out);
            }
            for (lane, (out, seen)) in out.iter_mut().zip(&self.panel.seen).enumerate() {
                for key in seen.start.max(keys.start)..seen.end.min(keys.end) {
                    *out += self.scores[(key - keys.start) * width + lane] * self.packed.values.get(key, col);
                }
            }
        }
    }
}

/// Below, eˣ is nearer to 0 than to the smallest subnormal.
const LOWEST: f32 = -104.0;

/// eˣ for what is not far above 0, −∞ and NaN among it.
#[inline(always)]
pub(super) fn power<S: Simd>(s: S, x: S::F32) -> S::F32 {
    // NaN is second, and stays.
    let (m, n) = mantissa_and_exponent(s, s.max(s.splat(LOWEST), x));
    s.scale(m, n)
}

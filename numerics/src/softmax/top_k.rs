//! The k most probable of each row, with their probabilities.
//!
//! Softmax keeps the order, so the k greatest logits are wanted, and only their k quotients
//! are computed. The pass that adds up the powers also keeps the maxima of 4·k or more
//! parts of the row, which its vectors' lanes are anyway. The k-th greatest of these is no
//! greater than the k-th of all, and little less: in random order some 1.2·k logits are not
//! below it. A second pass collects those. Should there be a few times k, as there are where
//! many are equal, the k greatest of them are selected and what is not above these is no
//! longer collected.
//!
//! Rows of 16-bit types are widened first, which keeps their order and their ties. Those of
//! `f64` are looked at one number after the other.
//!
//! # Complexity
//! O(n + c·k) for rows of n, where c counts the selections: expected 1, at most n/k. Memory
//! O(k); of 16-bit types for a row more.
//!
//! When not to use it: for k near n, where sorting softmax's result costs no more.

use std::cmp::Ordering;

use super::{
    Element, Rows, RowsMut, ShapeError, double,
    kernel::greatest_by_lanes,
    single::{BLOCK, Running},
};
use crate::{
    half::{SmallFloat, narrow, widen},
    simd::{Kernel, Simd, dispatch},
};

/// The greatest logits of each row, from the greatest down, as their columns and
/// probabilities: as many as `columns` and `probabilities` have.
///
/// Of equal logits the first comes first. NaN counts as greater than all, and then all
/// probabilities are NaN.
///
/// # Complexity
/// O(n) for n elements, expected; memory O(k), of 16-bit types for a row more.
///
/// # Accuracy
/// As [`softmax`](fn@super::softmax).
///
/// # Errors
/// [`ShapeError::Mismatch`] if the two do not have one shape with the rows of `x`;
/// [`ShapeError::TooMany`] if they have more columns than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, softmax_top_k};
/// let x = [0.0f32, 7.0, -3.0, 7.0, 1.0];
/// let (mut columns, mut probabilities) = ([0; 2], [0.0; 2]);
/// softmax_top_k(Rows::one(&x), RowsMut::one(&mut columns), RowsMut::one(&mut probabilities))?;
/// assert_eq!(columns, [1, 3]);
/// assert!(probabilities[0] == probabilities[1] && (probabilities[0] - 0.499_1).abs() < 1e-4);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
pub fn softmax_top_k<T: Element>(
    x: Rows<'_, T>,
    columns: RowsMut<'_, u32>,
    probabilities: RowsMut<'_, T>,
) -> Result<(), ShapeError> {
    let (rows, cols) = x.shape();
    let k = columns.shape().1;
    if columns.shape().0 != rows {
        return Err(ShapeError::Mismatch { from: (rows, k), to: columns.shape() });
    }
    probabilities.fits(&columns.as_rows())?;
    if k > cols || u32::try_from(cols).is_err() {
        return Err(ShapeError::TooMany { k, cols });
    }
    T::top_k(x, columns, probabilities);
    Ok(())
}

/// Of rows of `f32`, by vectors.
pub(super) fn of_floats(x: Rows<'_, f32>, columns: RowsMut<'_, u32>, probabilities: RowsMut<'_, f32>) {
    dispatch(TopK { x, columns, probabilities });
}

/// Of rows of 16-bit numbers, by way of `f32`.
pub(super) fn of_halves<T: SmallFloat>(
    x: Rows<'_, T>,
    mut columns: RowsMut<'_, u32>,
    mut probabilities: RowsMut<'_, T>,
) {
    const ALIKE: &str = "as many numbers";
    let (mut row, mut p) = (vec![0.0; x.shape().1], vec![0.0; columns.shape().1]);
    for i in 0..x.len() {
        widen(x.row(i), &mut row).expect(ALIKE);
        of_floats(Rows::one(&row), RowsMut::one(columns.row_mut(i)), RowsMut::one(&mut p));
        narrow(&p, probabilities.row_mut(i)).expect(ALIKE);
    }
}

/// Of rows of `f64`, a number after the other.
pub(super) fn of_doubles(x: Rows<'_, f64>, mut columns: RowsMut<'_, u32>, mut probabilities: RowsMut<'_, f64>) {
    let mut best = Best::new(columns.shape().1);
    for (i, row) in x.iter().enumerate() {
        best.clear(f64::NEG_INFINITY);
        for (j, &x) in row.iter().enumerate() {
            best.offer(x, j as u32);
        }
        best.finish(row);
        let state = double::max_sum(row);
        for ((&(x, column), out), p) in best.found.iter().zip(columns.row_mut(i)).zip(probabilities.row_mut(i)) {
            *out = column;
            *p = double::probability(x, state);
        }
    }
}

struct TopK<'a> {
    x: Rows<'a, f32>,
    columns: RowsMut<'a, u32>,
    probabilities: RowsMut<'a, f32>,
}

impl Kernel for TopK<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, s: S) {
        let k = self.columns.shape().1;
        let mut best = Best::new(k);
        let mut parts = Parts::new::<S>(k, self.x.shape().1);
        for (i, row) in self.x.iter().enumerate() {
            let mut running = Running::new();
            parts.clear();
            for (j, block) in row.chunks(BLOCK).enumerate() {
                let maxima = greatest_by_lanes(s, block);
                parts.absorb(s, j, maxima);
                let max = s.max(s.max(maxima[0], maxima[1]), s.max(maxima[2], maxima[3]));
                running.absorb(s, block, s.reduce_max(max));
            }
            // Where NaN is about, maxima say nothing.
            best.clear(if running.is_finite() { parts.threshold(k) } else { f32::NEG_INFINITY });
            best.look_at(s, row);
            best.finish(row);
            for ((&(x, column), out), p) in
                best.found.iter().zip(self.columns.row_mut(i)).zip(self.probabilities.row_mut(i))
            {
                *out = column;
                *p = running.probability(x);
            }
        }
    }
}

/// The maxima of parts of a row: every lane of four vectors in each of some sets of blocks.
struct Parts {
    maxima: Vec<f32>,
    sets: usize,
    blocks: usize,
}

impl Parts {
    /// For the `k` greatest of rows of `cols`.
    #[inline(always)]
    fn new<S: Simd>(k: usize, cols: usize) -> Self {
        let blocks = cols.div_ceil(BLOCK).max(1);
        let sets = k.div_ceil(S::LANES).clamp(1, blocks);
        Self { maxima: vec![f32::NEG_INFINITY; sets * 4 * S::LANES], sets, blocks }
    }

    #[inline(always)]
    fn clear(&mut self) {
        self.maxima.fill(f32::NEG_INFINITY);
    }

    /// Takes in the maxima of a block by lanes.
    #[inline(always)]
    fn absorb<S: Simd>(&mut self, s: S, block: usize, maxima: [S::F32; 4]) {
        let set = block * self.sets / self.blocks;
        let kept = &mut self.maxima[set * 4 * S::LANES..][..4 * S::LANES];
        for (kept, max) in kept.chunks_exact_mut(S::LANES).zip(maxima) {
            let max = s.max(s.load(kept), max);
            s.store(max, kept);
        }
    }

    /// A number that at least k elements are greater than, or −∞.
    fn threshold(&mut self, k: usize) -> f32 {
        match k.checked_sub(1).filter(|&last| last < self.maxima.len()) {
            Some(last) => self.maxima.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1.next_down(),
            None => f32::NEG_INFINITY,
        }
    }
}

/// What is ordered: `f32`, `f64`.
trait Ordered: Copy + PartialOrd {
    const LEAST: Self;
    const GREATEST: Self;

    fn is_nan(self) -> bool;
}

macro_rules! ordered {
    ($($float:ident)+) => { $(
        impl Ordered for $float {
            const LEAST: Self = $float::NEG_INFINITY;
            const GREATEST: Self = $float::INFINITY;

            #[inline(always)]
            fn is_nan(self) -> bool {
                self.is_nan()
            }
        }
    )+ };
}
ordered!(f32 f64);

/// The greatest so far, in no order.
struct Best<T> {
    k: usize,
    /// Each is greater than the threshold it met, NaN aside.
    found: Vec<(T, u32)>,
    /// What is not greater is not among the k greatest.
    threshold: T,
}

/// From the greatest down, NaN first, then by column.
fn order<T: Ordered>(a: &(T, u32), b: &(T, u32)) -> Ordering {
    let by_value = b.0.partial_cmp(&a.0).unwrap_or_else(|| b.0.is_nan().cmp(&a.0.is_nan()));
    by_value.then(a.1.cmp(&b.1))
}

impl<T: Ordered> Best<T> {
    fn new(k: usize) -> Self {
        Self { k, found: Vec::with_capacity(Self::full(k) + 32), threshold: T::LEAST }
    }

    /// So many are too many.
    fn full(k: usize) -> usize {
        4 * k + 32
    }

    fn clear(&mut self, threshold: T) {
        self.found.clear();
        // With nothing to find, nothing is greater.
        self.threshold = if self.k == 0 { T::GREATEST } else { threshold };
    }

    /// Takes in a number if it is above the threshold.
    #[inline]
    fn offer(&mut self, x: T, column: u32) {
        // Greater, or NaN: not less nor equal.
        if x <= self.threshold {
            return;
        }
        self.found.push((x, column));
        if self.found.len() >= Self::full(self.k) {
            self.select();
        }
    }

    /// Keeps the k greatest.
    #[inline(never)]
    fn select(&mut self) {
        if self.k == 0 || self.found.len() <= self.k {
            return;
        }
        let (_, &mut (least, _), _) = self.found.select_nth_unstable_by(self.k - 1, order);
        self.found.truncate(self.k);
        // Behind k NaN nothing is greater.
        self.threshold = if least.is_nan() { T::GREATEST } else { least };
    }

    /// The k greatest of the row in order. What is −∞ was never above the threshold.
    fn finish(&mut self, row: &[T]) {
        let missing = self.k.saturating_sub(self.found.len());
        let impossible = row.iter().enumerate().filter(|(_, x)| **x == T::LEAST);
        self.found.extend(impossible.take(missing).map(|(i, &x)| (x, i as u32)));
        self.select();
        self.found.truncate(self.k);
        self.found.sort_unstable_by(order);
    }
}

impl Best<f32> {
    /// Takes in what is above the threshold of a row.
    #[inline(always)]
    fn look_at<S: Simd>(&mut self, s: S, row: &[f32]) {
        let vectors = row.chunks_exact(S::LANES);
        let last = vectors.remainder();
        let whole = row.len() - last.len();
        for (i, piece) in vectors.enumerate() {
            self.look_at_vector(s, s.load(piece), piece, i * S::LANES);
        }
        if !last.is_empty() {
            self.look_at_vector(s, s.load_part(last, f32::NEG_INFINITY), last, whole);
        }
    }

    #[inline(always)]
    fn look_at_vector<S: Simd>(&mut self, s: S, v: S::F32, piece: &[f32], start: usize) {
        // Greater, or NaN: not less nor equal.
        let not_above = s.le(v, s.splat(self.threshold));
        let mut above = !s.bitmask(not_above) & ((1_u64 << piece.len()) - 1) as u32;
        if above == 0 {
            return;
        }
        while above != 0 {
            let lane = above.trailing_zeros() as usize;
            above &= above - 1;
            self.found.push((piece[lane], (start + lane) as u32));
        }
        if self.found.len() >= Self::full(self.k) {
            self.select();
        }
    }
}

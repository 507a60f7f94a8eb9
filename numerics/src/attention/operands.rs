//! What the gradients are computed of: the queries of some heads, and panels of keys.
//!
//! Each side is packed as the products of `backward.rs` read it, queries in strips for all
//! panels, keys in the lanes of one; and holds its gradients until they are written.

use std::ops::Range;

use super::{
    Attend, Inputs, InputsMut, Number,
    backward::Outputs,
    inputs::Sizes,
    pack::{ByCol, ByRow, Kept, Lines, STRIP, all_finite, widened},
};
use crate::simd::Level;

/// Queries of a block: scores and their gradients, with a panel of 48 keys 12 KiB each.
pub(super) const BLOCK: usize = 64;

/// The queries of the heads that share keys, and what comes with them.
pub(super) struct Group {
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) value_cols: usize,
    /// From row to row of the gradients, whole vectors.
    pub(super) stride: usize,
    /// Scaled queries.
    pub(super) queries_by_row: ByRow,
    pub(super) queries_by_col: ByCol,
    /// Gradients of outputs.
    pub(super) outputs_by_row: ByRow,
    pub(super) outputs_by_col: ByCol,
    /// Of each query the keys that it sees, those hidden not counted.
    pub(super) seen: Vec<Range<usize>>,
    pub(super) log_sum_exp: Vec<f32>,
    /// Σ G·O.
    pub(super) means: Vec<f32>,
    /// Of the queries, without the scale.
    pub(super) gradient: Lines,
    scale: f32,
    /// Whether all of it is finite.
    pub(super) finite: bool,
}

impl Group {
    pub(super) fn new<T: Number>(
        x: &Inputs<'_, T>,
        how: &Attend<'_>,
        outputs: &Outputs<'_, T>,
        sizes: &Sizes,
        key_head: usize,
    ) -> Self {
        let Sizes { group, queries, keys, cols, value_cols, scale, .. } = *sizes;
        let rows = group * queries;
        let place = |r: usize| (key_head * group + r % group, r / group);
        let kept = Kept::new(how, sizes, key_head);
        let stride = cols.next_multiple_of(Level::current().lanes());
        let log_sum_exp = (0..rows).map(|r| outputs.log_sum_exp[place(r).0 * queries + place(r).1]).collect::<Vec<_>>();
        let seen = (0..rows).map(|r| match log_sum_exp[r] {
            // Nothing but −∞ was seen, and nothing comes of it.
            f32::NEG_INFINITY => 0..0,
            _ => kept.within(how.visible(place(r).1, keys)),
        });
        let mut this = Self {
            rows,
            cols,
            value_cols,
            stride,
            queries_by_row: ByRow::zeros(rows, cols),
            queries_by_col: ByCol::zeros(rows, cols),
            outputs_by_row: ByRow::zeros(rows, value_cols),
            outputs_by_col: ByCol::zeros(rows, value_cols),
            seen: seen.collect(),
            means: vec![0.0; rows],
            gradient: Lines::zeros(rows.next_multiple_of(STRIP) * stride),
            scale,
            finite: true,
            log_sum_exp,
        };
        widened(x.queries, (0..rows).map(place), |r, row| {
            this.queries_by_row.set(r, row, scale);
            this.queries_by_col.set(r, row, scale);
            this.finite &= all_finite(row);
        });
        let mut out = vec![0.0; value_cols];
        widened(outputs.gradient, (0..rows).map(place), |r, row| {
            this.outputs_by_row.set(r, row, 1.0);
            this.outputs_by_col.set(r, row, 1.0);
            this.finite &= all_finite(row);
            T::widen(outputs.out.row(place(r).0, place(r).1), &mut out);
            this.means[r] = row.iter().zip(&out).map(|(&g, &y)| f64::from(g) * f64::from(y)).sum::<f64>() as f32;
        });
        this
    }

    pub(super) fn write<T: Number>(&self, sizes: &Sizes, key_head: usize, gradient: &mut InputsMut<'_, T>) {
        let mut row = vec![0.0; self.cols];
        for r in 0..self.rows {
            for (out, x) in row.iter_mut().zip(&self.gradient[r * self.stride..]) {
                *out = x * self.scale;
            }
            T::narrow(&row, gradient.queries.row_mut(key_head * sizes.group + r % sizes.group, r / sizes.group));
        }
    }
}

/// Some keys of a head, in lanes, with their values and gradients.
pub(super) struct Panel {
    /// Hidden ones not counted.
    pub(super) keys: Range<usize>,
    pub(super) width: usize,
    /// Of each column all lanes, zeros in those that are left.
    pub(super) by_col: Lines,
    pub(super) values: Lines,
    /// The keys row by row, the rows as long as those of the queries' gradients.
    pub(super) by_row: Lines,
    pub(super) gradients: KeyGradients,
    pub(super) scores: Lines,
    pub(super) score_gradient: Lines,
    pub(super) finite: bool,
}

impl Panel {
    pub(super) fn new<T: Number>(
        x: &Inputs<'_, T>,
        kept: &Kept,
        sizes: &Sizes,
        key_head: usize,
        keys: Range<usize>,
    ) -> Self {
        let Sizes { cols, value_cols, .. } = *sizes;
        let lanes = Level::current().lanes();
        let width = keys.len().next_multiple_of(lanes);
        let stride = cols.next_multiple_of(lanes);
        let mut this = Self {
            width,
            by_col: Lines::zeros(cols * width),
            values: Lines::zeros(value_cols * width),
            by_row: Lines::zeros(width * stride),
            gradients: KeyGradients {
                lanes: keys.clone(),
                width,
                keys: Lines::zeros(cols.next_multiple_of(STRIP) * width),
                values: Lines::zeros(value_cols.next_multiple_of(STRIP) * width),
            },
            scores: Lines::zeros(BLOCK * width),
            score_gradient: Lines::zeros(BLOCK * width),
            finite: true,
            keys,
        };
        let places = || this.keys.clone().map(|i| (key_head, kept.place(i)));
        widened(x.keys, places(), |lane, row| {
            this.by_col.chunks_exact_mut(width).zip(row).for_each(|(place, x)| place[lane] = *x);
            this.by_row[lane * stride..][..cols].copy_from_slice(row);
            this.finite &= all_finite(row);
        });
        widened(x.values, places(), |lane, row| {
            this.values.chunks_exact_mut(width).zip(row).for_each(|(place, x)| place[lane] = *x);
        });
        this
    }
}

/// The gradients of a panel's keys and values.
pub(super) struct KeyGradients {
    /// The keys, hidden ones not counted.
    pub(super) lanes: Range<usize>,
    pub(super) width: usize,
    /// Of each column all lanes.
    pub(super) keys: Lines,
    pub(super) values: Lines,
}

impl KeyGradients {
    pub(super) fn write<T: Number>(&self, kept: &Kept, key_head: usize, gradient: &mut InputsMut<'_, T>) {
        let write = |lanes: &[f32], lane: usize, out: &mut [T]| {
            let row: Vec<f32> = lanes.chunks_exact(self.width).take(out.len()).map(|lanes| lanes[lane]).collect();
            T::narrow(&row, out);
        };
        for (lane, i) in self.lanes.clone().enumerate() {
            write(&self.keys, lane, gradient.keys.row_mut(key_head, kept.place(i)));
            write(&self.values, lane, gradient.values.row_mut(key_head, kept.place(i)));
        }
    }
}

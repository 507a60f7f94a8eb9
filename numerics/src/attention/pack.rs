//! Matrices in strips of eight, as the left factor of a product is read.
//!
//! ```text
//! by row: rows 0..8 of column 0, of column 1, …; rows 8..16 of column 0, …
//! by column: columns 0..8 of row 0, of row 1, …; columns 8..16 of row 0, …
//! ```
//!
//! What is missing from the last strip is zeros. Sixteen-bit numbers become `f32` on the
//! way, and keys that a mask hides are left out: nothing of theirs is looked at later.

use std::ops::Range;

use super::{Attend, Heads, Number, inputs::Sizes};

/// Rows, or columns, of a strip.
pub(super) const STRIP: usize = 8;

/// Rows one after another, widened.
pub(super) fn widened<T: Number>(
    heads: Heads<'_, T>,
    places: impl Iterator<Item = (usize, usize)>,
    mut take: impl FnMut(usize, &[f32]),
) {
    let mut row = vec![0.0; heads.shape().2];
    for (i, (head, place)) in places.enumerate() {
        T::widen(heads.row(head, place), &mut row);
        take(i, &row);
    }
}

/// A matrix in strips of rows.
pub(super) struct ByRow {
    data: Vec<f32>,
    cols: usize,
}

impl ByRow {
    pub(super) fn zeros(rows: usize, cols: usize) -> Self {
        // At least one column, so that a strip has a beginning.
        let cols = cols.max(1);
        Self { data: vec![0.0; rows.next_multiple_of(STRIP) * cols], cols }
    }

    /// Row `i` times a factor.
    pub(super) fn set(&mut self, i: usize, row: &[f32], factor: f32) {
        let strip = &mut self.data[i / STRIP * STRIP * self.cols..][..STRIP * self.cols];
        for (place, x) in strip.chunks_exact_mut(STRIP).zip(row) {
            place[i % STRIP] = x * factor;
        }
    }

    /// The strip with row `row`, number (i, k) of it at i + k · [`STRIP`].
    pub(super) fn strip(&self, row: usize) -> &[f32] {
        &self.data[row / STRIP * STRIP * self.cols..][..STRIP * self.cols]
    }
}

/// A matrix in strips of columns.
pub(super) struct ByCol {
    data: Vec<f32>,
    rows: usize,
}

impl ByCol {
    pub(super) fn zeros(rows: usize, cols: usize) -> Self {
        let rows = rows.next_multiple_of(STRIP);
        Self { data: vec![0.0; cols.next_multiple_of(STRIP) * rows], rows }
    }

    /// Row `i` times a factor.
    pub(super) fn set(&mut self, i: usize, row: &[f32], factor: f32) {
        for (strip, piece) in row.chunks(STRIP).enumerate() {
            let place = &mut self.data[(strip * self.rows + i) * STRIP..][..piece.len()];
            place.iter_mut().zip(piece).for_each(|(place, x)| *place = x * factor);
        }
    }

    /// From row `row` on, the strip with column `col`, number (k, i) of it at
    /// i + k · [`STRIP`].
    pub(super) fn strip(&self, row: usize, col: usize) -> &[f32] {
        let strip = &self.data[col / STRIP * self.rows * STRIP..][..self.rows * STRIP];
        &strip[row * STRIP..]
    }

    /// One number.
    pub(super) fn get(&self, row: usize, col: usize) -> f32 {
        self.strip(row, col)[col % STRIP]
    }
}

/// Which keys of a head are left when those are taken out that the mask hides.
pub(super) struct Kept(Result<usize, Vec<usize>>);

impl Kept {
    pub(super) fn new(how: &Attend<'_>, sizes: &Sizes, key_head: usize) -> Self {
        let all = 0..sizes.keys;
        Self(match how.mask_of(key_head, sizes.key_heads, sizes.keys) {
            Some(mask) => Err(all.filter(|&j| mask[j]).collect()),
            None => Ok(all.end),
        })
    }

    pub(super) fn len(&self) -> usize {
        self.0.as_ref().map_or_else(Vec::len, |&all| all)
    }

    /// The place of the `i`-th one left.
    pub(super) fn place(&self, i: usize) -> usize {
        self.0.as_ref().map_or_else(|kept| kept[i], |_| i)
    }

    /// Of a range of keys those that are left, counted without the others.
    pub(super) fn within(&self, keys: Range<usize>) -> Range<usize> {
        match &self.0 {
            Ok(_) => keys,
            Err(kept) => {
                let before = |key: usize| kept.partition_point(|&place| place < key);
                before(keys.start)..before(keys.end)
            }
        }
    }
}

/// Keys and values of a head, without those that the mask hides.
pub(super) struct Packed {
    pub(super) kept: Kept,
    pub(super) keys: ByRow,
    pub(super) values: ByCol,
    /// Whether no value is infinite or NaN.
    pub(super) finite: bool,
}

impl Packed {
    pub(super) fn new<T: Number>(
        keys: Heads<'_, T>,
        values: Heads<'_, T>,
        how: &Attend<'_>,
        sizes: &Sizes,
        key_head: usize,
    ) -> Self {
        let kept = Kept::new(how, sizes, key_head);
        let places = || (0..kept.len()).map(|i| (key_head, kept.place(i)));
        let mut by_row = ByRow::zeros(kept.len(), sizes.cols);
        widened(keys, places(), |i, row| by_row.set(i, row, 1.0));
        let mut by_col = ByCol::zeros(kept.len(), sizes.value_cols);
        let mut finite = true;
        widened(values, places(), |i, row| {
            by_col.set(i, row, 1.0);
            finite &= all_finite(row);
        });
        Self { kept, keys: by_row, values: by_col, finite }
    }
}

/// Without a way out, so that it goes by vectors.
pub(super) fn all_finite(row: &[f32]) -> bool {
    row.iter().fold(true, |finite, x| finite & x.is_finite())
}

/// Numbers that begin at a cache line, so that no vector straddles two.
pub(super) struct Lines {
    data: Vec<f32>,
    start: usize,
}

impl Lines {
    pub(super) fn zeros(len: usize) -> Self {
        let data = vec![0.0; len + 15];
        let start = crate::simd::stream::before_a_line(&data).min(15);
        Self { data, start }
    }
}

impl std::ops::Deref for Lines {
    type Target = [f32];

    #[inline]
    fn deref(&self) -> &[f32] {
        &self.data[self.start..self.data.len() - (15 - self.start)]
    }
}

impl std::ops::DerefMut for Lines {
    #[inline]
    fn deref_mut(&mut self) -> &mut [f32] {
        let end = self.data.len() - (15 - self.start);
        &mut self.data[self.start..end]
    }
}

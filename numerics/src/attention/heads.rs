//! Heads of rows of numbers in a slice: queries, keys, values, outputs.
//!
//! `heads` heads of `rows` rows of `cols` numbers; within a row the numbers are
//! neighbours. The two common orders are head by head ([`Heads::new`]) and row by row,
//! the heads of a token beside one another ([`Heads::interleaved`]); any other, such as
//! queries, keys and values of a token side by side, is given by strides. A batch is
//! more heads: those of the first sequence, then those of the second.

use super::AttentionError;

/// Where the numbers of each head and row lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Layout {
    heads: usize,
    rows: usize,
    cols: usize,
    head_stride: usize,
    row_stride: usize,
}

impl Layout {
    fn by_head(heads: usize, rows: usize, cols: usize) -> Self {
        Self { heads, rows, cols, head_stride: rows.saturating_mul(cols), row_stride: cols }
    }

    fn by_row(heads: usize, rows: usize, cols: usize) -> Self {
        Self { heads, rows, cols, head_stride: cols, row_stride: heads.saturating_mul(cols) }
    }

    /// One past the last number, 0 if there is none.
    fn end(&self) -> Option<usize> {
        let (Some(heads), Some(rows)) = (self.heads.checked_sub(1), self.rows.checked_sub(1)) else { return Some(0) };
        let last = heads.checked_mul(self.head_stride)?.checked_add(rows.checked_mul(self.row_stride)?)?;
        last.checked_add(self.cols)
    }

    /// Whether a slice of `len` is exactly this.
    fn fills(self, len: usize) -> Result<Self, AttentionError> {
        let needed = self.heads.checked_mul(self.rows).and_then(|rows| rows.checked_mul(self.cols));
        if needed == Some(len) { Ok(self) } else { Err(AttentionError::Slice { len, needed }) }
    }

    /// Whether a slice of `len` has all of this.
    fn lies_in(self, len: usize) -> Result<Self, AttentionError> {
        let needed = self.end();
        if needed.is_some_and(|needed| needed <= len) { Ok(self) } else { Err(AttentionError::Slice { len, needed }) }
    }

    /// Whether no two rows share a number; for what lies in a slice.
    fn apart(self) -> Result<Self, AttentionError> {
        let Self { heads, rows, cols, head_stride, row_stride } = self;
        let nested = |outer, inner, count: usize| inner >= cols && outer >= count.saturating_sub(1) * inner + cols;
        let one_row = heads.saturating_mul(rows) <= 1;
        let apart = one_row
            || (heads == 1 && row_stride >= cols)
            || (rows == 1 && head_stride >= cols)
            || nested(head_stride, row_stride, rows)
            || nested(row_stride, head_stride, heads);
        if apart { Ok(self) } else { Err(AttentionError::Overlap { head_stride, row_stride }) }
    }

    #[inline]
    fn start(&self, head: usize, row: usize) -> usize {
        assert!(head < self.heads, "head {head} of {}", self.heads);
        assert!(row < self.rows, "row {row} of {}", self.rows);
        head * self.head_stride + row * self.row_stride
    }
}

/// Heads to read.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::Heads;
/// let data = [1, 2, 3, 4, 5, 6, 7, 8];
/// let by_head = Heads::new(&data, 2, 2, 2)?;
/// assert_eq!(by_head.row(1, 0), [5, 6]);
/// let by_token = Heads::interleaved(&data, 2, 2, 2)?;
/// assert_eq!(by_token.row(1, 0), [3, 4]);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a, T> {
    data: &'a [T],
    layout: Layout,
}

impl<'a, T> Heads<'a, T> {
    /// Head by head, in each row by row, without gaps.
    ///
    /// # Errors
    /// [`AttentionError::Slice`] if `data` has more or fewer numbers.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// assert_eq!(Heads::new(&[0.5; 12], 2, 3, 2).unwrap().shape(), (2, 3, 2));
    /// assert_eq!(Heads::new(&[0.5; 9], 2, 2, 2).unwrap_err().to_string(), "9 numbers where the heads need 8");
    /// ```
    pub fn new(data: &'a [T], heads: usize, rows: usize, cols: usize) -> Result<Self, AttentionError> {
        Ok(Self { data, layout: Layout::by_head(heads, rows, cols).fills(data.len())? })
    }

    /// Row by row, in each head by head, without gaps.
    ///
    /// # Errors
    /// [`AttentionError::Slice`] if `data` has more or fewer numbers.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// let two_tokens = Heads::interleaved(&[1, 2, 3, 4, 5, 6], 3, 2, 1).unwrap();
    /// assert_eq!(two_tokens.row(2, 1), [6]);
    /// ```
    pub fn interleaved(data: &'a [T], heads: usize, rows: usize, cols: usize) -> Result<Self, AttentionError> {
        Ok(Self { data, layout: Layout::by_row(heads, rows, cols).fills(data.len())? })
    }

    /// Heads every `head_stride`, their rows every `row_stride`.
    ///
    /// # Errors
    /// [`AttentionError::Slice`] if `data` ends before the last row.
    ///
    /// # Examples
    /// The keys of tokens that have a query, a key and a value, each of two heads of one:
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// let tokens = ["q0", "q1", "k0", "k1", "v0", "v1", "q0'", "q1'", "k0'", "k1'", "v0'", "v1'"];
    /// let keys = Heads::with_strides(&tokens[2..], (2, 2, 1), 1, 6).unwrap();
    /// assert_eq!((keys.row(0, 1), keys.row(1, 1)), (&["k0'"][..], &["k1'"][..]));
    /// ```
    pub fn with_strides(
        data: &'a [T],
        (heads, rows, cols): (usize, usize, usize),
        head_stride: usize,
        row_stride: usize,
    ) -> Result<Self, AttentionError> {
        Ok(Self { data, layout: Layout { heads, rows, cols, head_stride, row_stride }.lies_in(data.len())? })
    }

    /// Heads, rows and columns.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// assert_eq!(Heads::<f32>::new(&[], 4, 0, 64).unwrap().shape(), (4, 0, 64));
    /// ```
    pub fn shape(&self) -> (usize, usize, usize) {
        (self.layout.heads, self.layout.rows, self.layout.cols)
    }

    /// A row of a head.
    ///
    /// # Panics
    /// If there is no such row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// assert_eq!(Heads::new(&[1, 2, 3], 1, 3, 1).unwrap().row(0, 2), [3]);
    /// ```
    pub fn row(&self, head: usize, row: usize) -> &'a [T] {
        &self.data[self.layout.start(head, row)..][..self.layout.cols]
    }

    /// The same heads, and of each only the rows from `first` to before `end`.
    ///
    /// # Panics
    /// If there are not so many rows, or `first > end`.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::Heads;
    /// let later = Heads::new(&[1, 2, 3, 4, 5, 6], 2, 3, 1).unwrap().rows(1, 3);
    /// assert_eq!(later.shape(), (2, 2, 1));
    /// assert_eq!(later.row(1, 0), [5]);
    /// ```
    #[must_use]
    pub fn rows(&self, first: usize, end: usize) -> Self {
        assert!(first <= end && end <= self.layout.rows, "rows {first} to {end} of {}", self.layout.rows);
        let skipped = (first * self.layout.row_stride).min(self.data.len());
        Self { data: &self.data[skipped..], layout: Layout { rows: end - first, ..self.layout } }
    }
}

/// Heads to write.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::HeadsMut;
/// let mut data = [0; 4];
/// HeadsMut::interleaved(&mut data, 2, 2, 1)?.row_mut(0, 1).fill(7);
/// assert_eq!(data, [0, 0, 7, 0]);
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
#[derive(Debug)]
pub struct HeadsMut<'a, T> {
    data: &'a mut [T],
    layout: Layout,
}

impl<'a, T> HeadsMut<'a, T> {
    /// Head by head, in each row by row, without gaps.
    ///
    /// # Errors
    /// As [`Heads::new`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::HeadsMut;
    /// assert_eq!(HeadsMut::new(&mut [0.5; 12], 2, 3, 2).unwrap().shape(), (2, 3, 2));
    /// ```
    pub fn new(data: &'a mut [T], heads: usize, rows: usize, cols: usize) -> Result<Self, AttentionError> {
        let layout = Layout::by_head(heads, rows, cols).fills(data.len())?;
        Ok(Self { data, layout })
    }

    /// Row by row, in each head by head, without gaps.
    ///
    /// # Errors
    /// As [`Heads::interleaved`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::HeadsMut;
    /// assert!(HeadsMut::interleaved(&mut [0.5; 12], 2, 3, 3).is_err());
    /// ```
    pub fn interleaved(data: &'a mut [T], heads: usize, rows: usize, cols: usize) -> Result<Self, AttentionError> {
        let layout = Layout::by_row(heads, rows, cols).fills(data.len())?;
        Ok(Self { data, layout })
    }

    /// Heads every `head_stride`, their rows every `row_stride`.
    ///
    /// # Errors
    /// [`AttentionError::Slice`] if `data` ends before the last row,
    /// [`AttentionError::Overlap`] if two rows share numbers, or interlock.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::HeadsMut;
    /// let mut data = [0; 8];
    /// assert!(HeadsMut::with_strides(&mut data, (2, 2, 1), 2, 4).is_ok());
    /// let refused = HeadsMut::with_strides(&mut data, (2, 2, 2), 1, 4).unwrap_err();
    /// assert_eq!(refused.to_string(), "heads every 1 with rows every 4 would share numbers");
    /// ```
    pub fn with_strides(
        data: &'a mut [T],
        (heads, rows, cols): (usize, usize, usize),
        head_stride: usize,
        row_stride: usize,
    ) -> Result<Self, AttentionError> {
        let layout = Layout { heads, rows, cols, head_stride, row_stride }.lies_in(data.len())?.apart()?;
        Ok(Self { data, layout })
    }

    /// Heads, rows and columns.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::HeadsMut;
    /// assert_eq!(HeadsMut::<f32>::new(&mut [], 4, 0, 64).unwrap().shape(), (4, 0, 64));
    /// ```
    pub fn shape(&self) -> (usize, usize, usize) {
        (self.layout.heads, self.layout.rows, self.layout.cols)
    }

    /// A row of a head, to write.
    ///
    /// # Panics
    /// If there is no such row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::attention::HeadsMut;
    /// let mut data = [1, 2, 3];
    /// HeadsMut::new(&mut data, 1, 3, 1).unwrap().row_mut(0, 2)[0] = 9;
    /// assert_eq!(data, [1, 2, 9]);
    /// ```
    pub fn row_mut(&mut self, head: usize, row: usize) -> &mut [T] {
        &mut self.data[self.layout.start(head, row)..][..self.layout.cols]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_that_do_not_fit_are_refused() {
        let slice = |len, needed| AttentionError::Slice { len, needed };
        assert_eq!(Heads::new(&[0; 5], 1, 2, 3).unwrap_err(), slice(5, Some(6)));
        assert_eq!(Heads::new(&[0; 7], 1, 2, 3).unwrap_err(), slice(7, Some(6)));
        assert_eq!(Heads::new(&[0; 7], usize::MAX, 2, 3).unwrap_err(), slice(7, None));
        assert_eq!(Heads::interleaved(&[0; 7], 2, usize::MAX, 3).unwrap_err(), slice(7, None));
        let strided = |shape, head, row| Heads::with_strides(&[0; 10], shape, head, row).map(|heads| heads.shape());
        assert_eq!(strided((2, 3, 2), 2, 3), Ok((2, 3, 2)));
        assert_eq!(strided((2, 3, 3), 2, 3), Err(slice(10, Some(11))));
        assert_eq!(strided((2, 3, 3), usize::MAX, 3), Err(slice(10, None)));
        assert_eq!(strided((0, 3, 3), usize::MAX, 3), Ok((0, 3, 3)));
        assert_eq!(strided((3, 0, 3), usize::MAX, 3), Ok((3, 0, 3)));
    }

    /// Every small layout against the definition: whether two rows meet.
    #[test]
    fn rows_to_write_never_share_a_number() {
        let mut data = [0; 60];
        let (mut accepted, mut refused) = (0, 0);
        for case in 0..4 * 4 * 3 * 8 * 8 {
            let (heads, rows, cols) = (case % 4, case / 4 % 4, case / 16 % 3);
            let (head_stride, row_stride) = (case / 48 % 8, case / 384);
            let mut taken = [false; 60];
            let mut shared = false;
            for start in (0..heads).flat_map(|h| (0..rows).map(move |r| h * head_stride + r * row_stride)) {
                for place in &mut taken[start..start + cols] {
                    shared |= std::mem::replace(place, true);
                }
            }
            let made = HeadsMut::with_strides(&mut data, (heads, rows, cols), head_stride, row_stride);
            assert!(!(shared && made.is_ok()), "{heads} {rows} {cols} {head_stride} {row_stride}");
            accepted += usize::from(made.is_ok());
            refused += usize::from(made.is_err());
        }
        assert!(accepted > 500 && refused > 400, "{accepted} {refused}");
    }

    #[test]
    fn some_rows_of_each_head() {
        let data: Vec<usize> = (0..24).collect();
        for heads in [Heads::new(&data, 2, 4, 3).unwrap(), Heads::interleaved(&data, 2, 4, 3).unwrap()] {
            for first in 0..=4 {
                for end in first..=4 {
                    let part = heads.rows(first, end);
                    assert_eq!(part.shape(), (2, end - first, 3));
                    for (head, row) in (0..2).flat_map(|h| (0..end - first).map(move |r| (h, r))) {
                        assert_eq!(part.row(head, row), heads.row(head, first + row));
                    }
                }
            }
        }
    }
}

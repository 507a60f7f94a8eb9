//! Rows of numbers in a slice, one behind the other with a stride.
//!
//! What every function of this module takes: `rows` rows of `cols` numbers, the first
//! of each row `stride` after the first of the one before it. What lies between two
//! rows is neither read nor written. A slice is the rows of a whole matrix
//! ([`Rows::new`]), a part of its columns ([`Rows::with_stride`]), or a single row
//! ([`Rows::one`]).

use std::{error::Error, fmt};

/// Why numbers do not make the rows that are asked for.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, ShapeError};
/// let refused = Rows::new(&[1.0; 7], 3).unwrap_err();
/// assert_eq!(refused, ShapeError::Partial { len: 7, cols: 3 });
/// assert_eq!(refused.to_string(), "7 numbers are no whole number of rows of 3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShapeError {
    /// The last row would not be full.
    Partial {
        /// How many numbers there are.
        len: usize,
        /// How many a row has.
        cols: usize,
    },
    /// A row would reach into the next one.
    Stride {
        /// The distance from row to row.
        stride: usize,
        /// How many numbers a row has.
        cols: usize,
    },
    /// The last row would end behind the end.
    Short {
        /// How many numbers there are.
        len: usize,
        /// How many there would have to be; `None` if more than a `usize` counts.
        needed: Option<usize>,
    },
    /// More of each row are asked for than it has, or than a `u32` counts.
    TooMany {
        /// How many are asked for.
        k: usize,
        /// How many a row has.
        cols: usize,
    },
    /// What is written has another shape than what is read.
    Mismatch {
        /// Rows and columns of what is read.
        from: (usize, usize),
        /// Rows and columns of what is written.
        to: (usize, usize),
    },
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Partial { len, cols } => write!(f, "{len} numbers are no whole number of rows of {cols}"),
            Self::Stride { stride, cols } => write!(f, "rows of {cols} cannot begin every {stride}"),
            Self::Short { len, needed: Some(needed) } => write!(f, "{len} numbers where the rows need {needed}"),
            Self::Short { len, needed: None } => write!(f, "{len} numbers where the rows need more than memory has"),
            Self::TooMany { k, cols } => write!(f, "{k} of rows of {cols} cannot be told"),
            Self::Mismatch { from: (rows, cols), to } => {
                write!(f, "from {rows} rows of {cols} to {} rows of {}", to.0, to.1)
            }
        }
    }
}

impl Error for ShapeError {}

/// The numbers that rows need, or why there are none such.
fn needed(rows: usize, cols: usize, stride: usize, len: usize) -> Result<(), ShapeError> {
    if stride < cols {
        return Err(ShapeError::Stride { stride, cols });
    }
    let Some(before_last) = rows.checked_sub(1) else { return Ok(()) };
    let needed = before_last.checked_mul(stride).and_then(|start| start.checked_add(cols));
    if needed.is_some_and(|needed| needed <= len) { Ok(()) } else { Err(ShapeError::Short { len, needed }) }
}

/// How many rows of `cols` a slice of `len` holds: none if `cols` is 0.
fn whole(len: usize, cols: usize) -> Result<usize, ShapeError> {
    match len.checked_rem(cols) {
        Some(0) => Ok(len / cols),
        None if len == 0 => Ok(0),
        _ => Err(ShapeError::Partial { len, cols }),
    }
}

/// Rows to read.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::Rows;
/// let matrix = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// let rows = Rows::new(&matrix, 3)?;
/// assert_eq!(rows.iter().collect::<Vec<_>>(), [&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]]);
/// let left = Rows::with_stride(&matrix, 2, 2, 3)?;
/// assert_eq!(left.row(1), [4.0, 5.0]);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a, T> {
    data: &'a [T],
    rows: usize,
    cols: usize,
    stride: usize,
}

impl<'a, T> Rows<'a, T> {
    /// All of `data` as rows of `cols`, without gaps.
    ///
    /// # Errors
    /// [`ShapeError::Partial`] if the last row is not full.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert_eq!(Rows::new(&[0.5; 8], 4).unwrap().len(), 2);
    /// assert!(Rows::new(&[0.5; 8], 5).is_err());
    /// ```
    pub fn new(data: &'a [T], cols: usize) -> Result<Self, ShapeError> {
        let rows = whole(data.len(), cols)?;
        Ok(Self { data, rows, cols, stride: cols })
    }

    /// `rows` rows of `cols` numbers, one every `stride`.
    ///
    /// # Errors
    /// [`ShapeError::Stride`] if `stride < cols`, [`ShapeError::Short`] if `data` ends
    /// before the last row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// let middle = Rows::with_stride(&[1, 2, 3, 4, 5, 6, 7, 8], 2, 1, 4).unwrap();
    /// assert_eq!((middle.row(0), middle.row(1)), (&[1][..], &[5][..]));
    /// assert!(Rows::with_stride(&[1, 2, 3], 2, 2, 2).is_err());
    /// ```
    pub fn with_stride(data: &'a [T], rows: usize, cols: usize, stride: usize) -> Result<Self, ShapeError> {
        needed(rows, cols, stride, data.len())?;
        Ok(Self { data, rows, cols, stride })
    }

    /// One row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert_eq!(Rows::one(&[1.0, 2.0]).shape(), (1, 2));
    /// ```
    pub fn one(row: &'a [T]) -> Self {
        Self { data: row, rows: 1, cols: row.len(), stride: row.len() }
    }

    /// How many rows.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert_eq!(Rows::one(&[1.0, 2.0]).len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert!(Rows::<f32>::new(&[], 3).unwrap().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Rows and columns.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert_eq!(Rows::new(&[1, 2, 3, 4, 5, 6], 2).unwrap().shape(), (3, 2));
    /// ```
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    /// Row `i`.
    ///
    /// # Panics
    /// If there is no such row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// assert_eq!(Rows::new(&[1, 2, 3, 4], 2).unwrap().row(1), [3, 4]);
    /// ```
    pub fn row(&self, i: usize) -> &'a [T] {
        assert!(i < self.rows, "row {i} of {}", self.rows);
        &self.data[i * self.stride..][..self.cols]
    }

    /// The rows in order.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::Rows;
    /// let rows = Rows::new(&[1, 2, 3, 4], 2).unwrap();
    /// assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), [1, 3]);
    /// ```
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'a [T]> + use<'a, T> {
        let Self { data, rows, cols, stride } = *self;
        (0..rows).map(move |i| &data[i * stride..][..cols])
    }
}

/// Rows to write.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::RowsMut;
/// let mut matrix = [0; 4];
/// let mut rows = RowsMut::new(&mut matrix, 2)?;
/// rows.row_mut(1).fill(7);
/// assert_eq!(matrix, [0, 0, 7, 7]);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
#[derive(Debug)]
pub struct RowsMut<'a, T> {
    data: &'a mut [T],
    rows: usize,
    cols: usize,
    stride: usize,
}

impl<'a, T> RowsMut<'a, T> {
    /// All of `data` as rows of `cols`, without gaps.
    ///
    /// # Errors
    /// As [`Rows::new`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// assert_eq!(RowsMut::new(&mut [0.5; 8], 4).unwrap().shape(), (2, 4));
    /// ```
    pub fn new(data: &'a mut [T], cols: usize) -> Result<Self, ShapeError> {
        let rows = whole(data.len(), cols)?;
        Ok(Self { data, rows, cols, stride: cols })
    }

    /// `rows` rows of `cols` numbers, one every `stride`.
    ///
    /// # Errors
    /// As [`Rows::with_stride`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// assert!(RowsMut::with_stride(&mut [0.5; 8], 2, 3, 4).is_ok());
    /// ```
    pub fn with_stride(data: &'a mut [T], rows: usize, cols: usize, stride: usize) -> Result<Self, ShapeError> {
        needed(rows, cols, stride, data.len())?;
        Ok(Self { data, rows, cols, stride })
    }

    /// One row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// assert_eq!(RowsMut::one(&mut [1.0, 2.0]).shape(), (1, 2));
    /// ```
    pub fn one(row: &'a mut [T]) -> Self {
        let cols = row.len();
        Self { data: row, rows: 1, cols, stride: cols }
    }

    /// Rows and columns.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// assert_eq!(RowsMut::new(&mut [1, 2, 3, 4, 5, 6], 2).unwrap().shape(), (3, 2));
    /// ```
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    /// Row `i`, to write.
    ///
    /// # Panics
    /// If there is no such row.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// let mut data = [1, 2, 3, 4];
    /// RowsMut::new(&mut data, 2).unwrap().row_mut(0)[1] = 9;
    /// assert_eq!(data, [1, 9, 3, 4]);
    /// ```
    pub fn row_mut(&mut self, i: usize) -> &mut [T] {
        assert!(i < self.rows, "row {i} of {}", self.rows);
        &mut self.data[i * self.stride..][..self.cols]
    }

    /// The same rows, to read.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::RowsMut;
    /// assert_eq!(RowsMut::new(&mut [1, 2, 3, 4], 2).unwrap().as_rows().row(1), [3, 4]);
    /// ```
    pub fn as_rows(&self) -> Rows<'_, T> {
        Rows { data: self.data, rows: self.rows, cols: self.cols, stride: self.stride }
    }

    /// The rows, borrowed for a while.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::{RowsMut, softmax_in_place};
    /// let mut data = [0.0f32; 4];
    /// let mut rows = RowsMut::new(&mut data, 2).unwrap();
    /// softmax_in_place(rows.reborrow());
    /// assert_eq!(rows.row_mut(0), [0.5, 0.5]);
    /// ```
    pub fn reborrow(&mut self) -> RowsMut<'_, T> {
        RowsMut { data: self.data, rows: self.rows, cols: self.cols, stride: self.stride }
    }

    /// Whether something of the shape of `from` fits here, neither less nor more.
    pub(crate) fn fits<U>(&self, from: &Rows<'_, U>) -> Result<(), ShapeError> {
        let (from, to) = (from.shape(), self.shape());
        if from == to { Ok(()) } else { Err(ShapeError::Mismatch { from, to }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_that_do_not_fit_are_named() {
        assert_eq!(Rows::<u8>::new(&[], 0).unwrap().shape(), (0, 0));
        assert_eq!(Rows::new(&[1], 0).unwrap_err(), ShapeError::Partial { len: 1, cols: 0 });
        let strided = |rows, cols, stride| Rows::with_stride(&[0; 10], rows, cols, stride).map(|rows| rows.shape());
        assert_eq!(strided(3, 2, 4), Ok((3, 2)));
        assert_eq!(strided(3, 3, 4), Err(ShapeError::Short { len: 10, needed: Some(11) }));
        assert_eq!(strided(2, 5, 4), Err(ShapeError::Stride { stride: 4, cols: 5 }));
        assert_eq!(strided(usize::MAX, 5, 5), Err(ShapeError::Short { len: 10, needed: None }));
        assert_eq!(strided(0, 5, 5), Ok((0, 5)));
        assert_eq!(strided(7, 0, 0), Ok((7, 0)));
        let mut data = [0; 4];
        let to = RowsMut::new(&mut data, 2).unwrap();
        let refused = to.fits(&Rows::one(&[1, 2])).unwrap_err();
        assert_eq!(refused.to_string(), "from 1 rows of 2 to 2 rows of 2");
    }

    #[test]
    fn gaps_between_rows_stay() {
        let mut data = [0; 11];
        let mut rows = RowsMut::with_stride(&mut data, 3, 2, 4).unwrap();
        for i in 0..3 {
            rows.row_mut(i).fill(i + 1);
        }
        assert_eq!(rows.as_rows().iter().map(|row| row[1]).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(data, [1, 1, 0, 0, 2, 2, 0, 0, 3, 3, 0]);
    }
}

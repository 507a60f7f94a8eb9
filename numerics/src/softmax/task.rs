//! Rows from one matrix to another, or in place.

use super::{Rows, RowsMut, ShapeError};
use crate::simd::InOut;

/// What a function of each row reads and writes.
pub enum Task<'a, T> {
    Apart(Rows<'a, T>, RowsMut<'a, T>),
    InPlace(RowsMut<'a, T>),
}

impl<'a, T: Copy> Task<'a, T> {
    /// From `x` to `out`, of the same shape.
    pub(super) fn new(x: Rows<'a, T>, out: RowsMut<'a, T>) -> Result<Self, ShapeError> {
        out.fits(&x)?;
        Ok(Self::Apart(x, out))
    }

    /// Rows and columns.
    #[inline(always)]
    pub(super) fn shape(&self) -> (usize, usize) {
        match self {
            Self::Apart(x, _) => x.shape(),
            Self::InPlace(x) => x.shape(),
        }
    }

    /// How many rows.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.shape().0
    }

    /// Row `i`.
    #[inline(always)]
    pub(super) fn io(&mut self, i: usize) -> InOut<'_, T, T> {
        match self {
            Self::Apart(x, out) => InOut::new(x.row(i), out.row_mut(i)),
            Self::InPlace(x) => InOut::in_place(x.row_mut(i)),
        }
    }
}

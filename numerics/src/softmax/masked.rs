//! Softmax of a part of each row.
//!
//! What a mask leaves out counts as −∞ and gets 0; its own value is never looked at, so
//! a NaN there does not leak. Of a row where nothing takes part, or only −∞, plain
//! softmax would make NaN; attention wants zeros. That is what these give, and they
//! say for which rows.
//!
//! # Complexity
//! O(n) for n elements; a causal mask spares those behind the diagonal.

use super::{Element, Rows, RowsMut, ShapeError, task::Task};

/// Softmax of what the mask has as `true`; 0 elsewhere.
///
/// The rows where nothing takes part are returned, in order: they are all 0.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Accuracy
/// As [`softmax`](fn@super::softmax) of the elements that take part. A NaN or +∞ among
/// them makes them NaN, and leaves the others 0.
///
/// # Errors
/// [`ShapeError::Mismatch`] if `mask` or `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, masked_softmax};
/// let x = [1.0f32, f32::NAN, 1.0, 5.0, 6.0, 7.0];
/// let mask = [true, false, true, false, false, false];
/// let mut y = [9.0; 6];
/// let empty = masked_softmax(Rows::new(&x, 3)?, Rows::new(&mask, 3)?, RowsMut::new(&mut y, 3)?)?;
/// assert_eq!(y, [0.5, 0.0, 0.5, 0.0, 0.0, 0.0]);
/// assert_eq!(empty, [1]);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
pub fn masked_softmax<T: Element>(
    x: Rows<'_, T>,
    mask: Rows<'_, bool>,
    mut out: RowsMut<'_, T>,
) -> Result<Vec<usize>, ShapeError> {
    out.fits(&x)?;
    for i in 0..x.len() {
        out.row_mut(i).copy_from_slice(x.row(i));
    }
    masked_softmax_in_place(out, mask)
}

/// [`masked_softmax`] in place.
///
/// # Complexity
/// O(n) for n elements.
///
/// # Errors
/// [`ShapeError::Mismatch`] if `mask` has another shape than `x`; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, masked_softmax_in_place};
/// let mut x = [3.0, 3.0, 3.0];
/// let empty = masked_softmax_in_place(RowsMut::one(&mut x), Rows::one(&[true, true, false])).unwrap();
/// assert_eq!(x, [0.5, 0.5, 0.0]);
/// assert!(empty.is_empty());
/// ```
pub fn masked_softmax_in_place<T: Element>(
    mut x: RowsMut<'_, T>,
    mask: Rows<'_, bool>,
) -> Result<Vec<usize>, ShapeError> {
    x.fits(&mask)?;
    let mut empty = vec![];
    for i in 0..mask.len() {
        let row = x.row_mut(i);
        for (x, &takes_part) in row.iter_mut().zip(mask.row(i)) {
            *x = if takes_part { *x } else { T::IMPOSSIBLE };
        }
        if !softmax_or_zeros(row) {
            empty.push(i);
        }
        // A NaN in the row makes all of it NaN, this too.
        if row.first().is_some_and(|x| x.to_f64().is_nan()) {
            row.iter_mut().zip(mask.row(i)).filter(|(_, takes_part)| !**takes_part).for_each(|(x, _)| *x = T::NOTHING);
        }
    }
    Ok(empty)
}

/// Softmax of each row up to its diagonal: of row i, the columns up to i + `offset`; 0
/// behind.
///
/// With as many keys before the first query as `offset`, query i sees them and keys up
/// to its own. The rows that hold nothing but −∞ there are returned: they are all 0.
///
/// # Complexity
/// O(n) for the n elements up to the diagonals, and what it takes to write zeros.
///
/// # Accuracy
/// As [`masked_softmax`].
///
/// # Errors
/// [`ShapeError::Mismatch`] if `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, causal_softmax};
/// let x = [2.0, f64::NAN, 2.0, 2.0];
/// let mut y = [9.0; 4];
/// let empty = causal_softmax(Rows::new(&x, 2)?, 0, RowsMut::new(&mut y, 2)?)?;
/// assert_eq!(y, [1.0, 0.0, 0.5, 0.5]);
/// assert!(empty.is_empty());
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
pub fn causal_softmax<T: Element>(
    x: Rows<'_, T>,
    offset: usize,
    mut out: RowsMut<'_, T>,
) -> Result<Vec<usize>, ShapeError> {
    out.fits(&x)?;
    for i in 0..x.len() {
        let seen = visible(i, offset, x.shape().1);
        out.row_mut(i)[..seen].copy_from_slice(&x.row(i)[..seen]);
    }
    Ok(causal_softmax_in_place(out, offset))
}

/// [`causal_softmax`] in place.
///
/// # Complexity
/// As [`causal_softmax`].
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{RowsMut, causal_softmax_in_place};
/// let mut x = [7.0f32; 6];
/// causal_softmax_in_place(RowsMut::new(&mut x, 3).unwrap(), 1);
/// assert_eq!(x[..3], [0.5, 0.5, 0.0]);
/// assert!(x[3..].iter().all(|p| (p - 1.0 / 3.0).abs() < 1e-7));
/// ```
pub fn causal_softmax_in_place<T: Element>(mut x: RowsMut<'_, T>, offset: usize) -> Vec<usize> {
    let (rows, cols) = x.shape();
    let mut empty = vec![];
    for i in 0..rows {
        let (seen, behind) = x.row_mut(i).split_at_mut(visible(i, offset, cols));
        behind.fill(T::NOTHING);
        if !softmax_or_zeros(seen) {
            empty.push(i);
        }
    }
    empty
}

/// How many columns row `i` sees.
fn visible(i: usize, offset: usize, cols: usize) -> usize {
    i.saturating_add(offset).saturating_add(1).min(cols)
}

/// Softmax of the row, or zeros if there is nothing but −∞; whether there was something.
fn softmax_or_zeros<T: Element>(row: &mut [T]) -> bool {
    let something = row.iter().any(|&x| x != T::IMPOSSIBLE);
    if something {
        T::softmax(Task::InPlace(RowsMut::one(row)));
    } else {
        row.fill(T::NOTHING);
    }
    something
}

//! What attention is computed of, and whether its parts fit one another.

use super::{Attend, AttentionError, Dimension, Heads, HeadsMut};

/// Queries, keys and values.
///
/// Queries have a multiple of the keys' heads: each head of keys and values is shared by
/// that many neighbouring heads of queries. Values may have other columns than keys.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Heads, Inputs};
/// let x = [0.0f32; 24];
/// let tokens = Heads::new(&x, 2, 3, 4).unwrap();
/// let to_themselves = Inputs { queries: tokens, keys: tokens, values: tokens };
/// assert_eq!(to_themselves.keys.shape(), (2, 3, 4));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a, T> {
    /// One row a query.
    pub queries: Heads<'a, T>,
    /// One row a key.
    pub keys: Heads<'a, T>,
    /// One row for each key.
    pub values: Heads<'a, T>,
}

/// Where the gradients of queries, keys and values go, of the same shapes.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{HeadsMut, InputsMut};
/// let (mut q, mut k, mut v) = ([0.0f32; 8], [0.0; 4], [0.0; 4]);
/// let gradient = InputsMut {
///     queries: HeadsMut::new(&mut q, 2, 2, 2).unwrap(),
///     keys: HeadsMut::new(&mut k, 1, 2, 2).unwrap(),
///     values: HeadsMut::new(&mut v, 1, 2, 2).unwrap(),
/// };
/// assert_eq!(gradient.queries.shape(), (2, 2, 2));
/// ```
#[derive(Debug)]
pub struct InputsMut<'a, T> {
    /// One row a query.
    pub queries: HeadsMut<'a, T>,
    /// One row a key.
    pub keys: HeadsMut<'a, T>,
    /// One row for each key.
    pub values: HeadsMut<'a, T>,
}

/// The sizes of a task whose parts fit one another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Heads of queries, and of outputs.
    pub(super) heads: usize,
    /// Heads of keys and values.
    pub(super) key_heads: usize,
    /// Heads of queries for each of those.
    pub(super) group: usize,
    pub(super) queries: usize,
    pub(super) keys: usize,
    /// Columns of queries and keys.
    pub(super) cols: usize,
    /// Columns of values and outputs.
    pub(super) value_cols: usize,
    pub(super) scale: f32,
}

impl Sizes {
    pub(super) fn of<T>(x: &Inputs<'_, T>, how: &Attend<'_>) -> Result<Self, AttentionError> {
        let (heads, queries, cols) = x.queries.shape();
        let (key_heads, keys, key_cols) = x.keys.shape();
        let (value_heads, values, value_cols) = x.values.shape();
        same("keys", Dimension::Columns, key_cols, cols)?;
        same("values", Dimension::Heads, value_heads, key_heads)?;
        same("values", Dimension::Rows, values, keys)?;
        let group = heads.checked_div(key_heads).unwrap_or(0);
        if group * key_heads != heads {
            return Err(AttentionError::Groups { queries: heads, keys: key_heads });
        }
        how.check(key_heads, keys)?;
        Ok(Self { heads, key_heads, group, queries, keys, cols, value_cols, scale: how.scale_for(cols) })
    }

    /// Whether an output of this shape, or its gradient, is that of the task.
    pub(super) fn fit_output(&self, of: &'static str, shape: (usize, usize, usize)) -> Result<(), AttentionError> {
        same_shape(of, shape, (self.heads, self.queries, self.value_cols))
    }

    /// Whether there is a log-sum-exp for each query.
    pub(super) fn fit_log_sum_exp(&self, len: usize) -> Result<(), AttentionError> {
        same("log-sum-exps", Dimension::Length, len, self.heads * self.queries)
    }

    /// Whether these are gradients for the task.
    pub(super) fn fit_gradient<T>(&self, gradient: &InputsMut<'_, T>) -> Result<(), AttentionError> {
        let Self { heads, key_heads, queries, keys, cols, value_cols, .. } = *self;
        same_shape("gradients of queries", gradient.queries.shape(), (heads, queries, cols))?;
        same_shape("gradients of keys", gradient.keys.shape(), (key_heads, keys, cols))?;
        same_shape("gradients of values", gradient.values.shape(), (key_heads, keys, value_cols))
    }
}

pub(super) fn same(of: &'static str, dimension: Dimension, got: usize, expected: usize) -> Result<(), AttentionError> {
    if got == expected { Ok(()) } else { Err(AttentionError::Mismatch { of, dimension, got, expected }) }
}

fn same_shape(
    of: &'static str,
    got: (usize, usize, usize),
    expected: (usize, usize, usize),
) -> Result<(), AttentionError> {
    same(of, Dimension::Heads, got.0, expected.0)?;
    same(of, Dimension::Rows, got.1, expected.1)?;
    same(of, Dimension::Columns, got.2, expected.2)
}

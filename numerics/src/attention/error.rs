//! Why attention cannot be computed of what was given.

use std::{error::Error, fmt};

/// One of the numbers that make a shape.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::Dimension;
/// assert_eq!(Dimension::Rows.to_string(), "rows");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dimension {
    /// How many heads.
    Heads,
    /// How many queries, or keys.
    Rows,
    /// How many numbers a query, key or value has.
    Columns,
    /// How many numbers a slice has.
    Length,
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Heads => "heads",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Length => "numbers",
        })
    }
}

/// Why attention cannot be computed of what was given.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, forward};
/// let (q, kv, mut y) = ([0.0f32; 8], [0.0; 6], [0.0; 8]);
/// let inputs = Inputs {
///     queries: Heads::new(&q, 1, 2, 4)?,
///     keys: Heads::new(&kv, 1, 2, 3)?,
///     values: Heads::new(&kv, 1, 2, 3)?,
/// };
/// let refused = forward(inputs, Attend::ALL, HeadsMut::new(&mut y, 1, 2, 4)?, &mut [0.0; 2]).unwrap_err();
/// assert_eq!(refused.to_string(), "keys have 3 columns, where there should be 4");
/// # Ok::<(), kihon_numerics::attention::AttentionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum AttentionError {
    /// A slice does not hold the heads that it should.
    Slice {
        /// How many numbers it has.
        len: usize,
        /// How many there should be, or at least; `None` if more than a `usize` counts.
        needed: Option<usize>,
    },
    /// Two rows to write would share numbers.
    Overlap {
        /// From head to head.
        head_stride: usize,
        /// From row to row.
        row_stride: usize,
    },
    /// Something does not fit the rest.
    Mismatch {
        /// What it is: `"keys"`, `"values"`, `"output"`, …
        of: &'static str,
        /// What of its shape.
        dimension: Dimension,
        /// What it is.
        got: usize,
        /// What the rest asks for.
        expected: usize,
    },
    /// The heads of the queries are no whole number of groups, one for each head of the keys.
    Groups {
        /// Heads of the queries.
        queries: usize,
        /// Heads of the keys.
        keys: usize,
    },
    /// The mask of keys is neither one for all heads nor one for each of equal shares of them.
    KeyMask {
        /// Its length.
        len: usize,
        /// How many keys there are.
        keys: usize,
        /// How many heads of keys.
        heads: usize,
    },
    /// The scale is infinite or NaN.
    Scale {
        /// The scale.
        scale: f32,
    },
    /// Keys cannot be split into blocks of none.
    EmptyBlock,
}

impl fmt::Display for AttentionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slice { len, needed: Some(needed) } => write!(f, "{len} numbers where the heads need {needed}"),
            Self::Slice { len, needed: None } => write!(f, "{len} numbers where the heads need more than memory has"),
            Self::Overlap { head_stride, row_stride } => {
                write!(f, "heads every {head_stride} with rows every {row_stride} would share numbers")
            }
            Self::Mismatch { of, dimension, got, expected } => {
                write!(f, "{of} have {got} {dimension}, where there should be {expected}")
            }
            Self::Groups { queries, keys } => {
                write!(f, "{queries} heads of queries cannot share {keys} heads of keys evenly")
            }
            Self::KeyMask { len, keys, heads } => {
                write!(f, "a mask of {len} for {heads} heads of {keys} keys")
            }
            Self::Scale { scale } => write!(f, "scores cannot be scaled by {scale}"),
            Self::EmptyBlock => write!(f, "keys cannot be split into blocks of none"),
        }
    }
}

impl Error for AttentionError {}

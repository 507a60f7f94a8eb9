//! Attention: softmax(scale · Q Kᵀ) V, without the matrix in the middle.
//!
//! Each query gets the mean of the values, weighted by the softmax of its scores with
//! the keys. For n queries and m keys the scores are a matrix of n·m numbers; read and
//! written to memory several times, it is what takes the time. Here it never leaves the
//! nearest cache: some queries at a time go through the keys in blocks, and carry the
//! greatest score, the sum of the powers and the output so far, which are rescaled when
//! a greater score comes.
//!
//! | wanted | function |
//! |---|---|
//! | outputs and the logarithms of the sums | [`forward`](fn@forward) |
//! | gradients of queries, keys and values | [`backward`](fn@backward) |
//! | outputs for few queries, over keys split into blocks | [`decode`](fn@decode) |
//! | results for some keys and for others, together | [`merge`] |
//! | to read, and to compare with | [`naive`], [`naive_backward`] |
//!
//! Queries, keys and values are [`Heads`] of `f32`, `F16` or `BF16`; products and sums are
//! computed in `f32` whatever they are. [`Attend`] says which keys a query sees: all, those
//! up to its own place, those in a window, those that are no padding.
//!
//! # What happens where
//!
//! | of a query, the scores that it sees | output | log-sum-exp | gradients from it |
//! |---|---|---|---|
//! | none, or no key at all | zeros | −∞ | zeros |
//! | only −∞ | zeros | −∞ | zeros |
//! | one or more +∞, a NaN | NaN | NaN | NaN |
//! | anything in a key or value that it does not see | not looked at | not looked at | none there |
//!
//! # Accuracy
//! With u = 2⁻²⁴, s the greatest Σₗ |scale · qₗ kₗ| of a query and v the greatest |value|
//! in the column, an output is off by at most (4·(d + 4)·s + 24 + 2·min(m, 128 + m / 128)) ·
//! u · v, and then rounded to its type; a log-sum-exp by as much without v, and 1 ulp. The
//! tests hold them to it.
//!
//! Source: Vaswani et al., "Attention is all you need" (2017); Dao, "FlashAttention-2:
//! faster attention with better parallelism and work partitioning" (2023).
//!
//! # Examples
//! ```
//! use kihon_numerics::attention::{Attend, Heads, HeadsMut, Inputs, forward};
//! // Two tokens of one head, each its own query, key and value of two numbers.
//! let x = [1.0f32, 0.0, 0.0, 1.0];
//! let tokens = Heads::new(&x, 1, 2, 2)?;
//! let inputs = Inputs { queries: tokens, keys: tokens, values: tokens };
//! let (mut y, mut log_sum_exp) = ([0.0; 4], [0.0; 2]);
//! forward(inputs, Attend::causal().scale(1.0), HeadsMut::new(&mut y, 1, 2, 2)?, &mut log_sum_exp)?;
//! assert_eq!(y[..2], [1.0, 0.0]);
//! assert!((y[2] - 0.26894143).abs() < 1e-6 && (y[3] - 0.7310586).abs() < 1e-6);
//! # Ok::<(), kihon_numerics::attention::AttentionError>(())
//! ```

mod attend;
mod backward;
mod decode;
mod error;
mod forward;
mod heads;
mod inputs;
mod naive;
mod number;
mod operands;
mod pack;
mod threads;

#[cfg(test)]
mod tests;

pub use attend::Attend;
pub use backward::{Outputs, backward};
pub use decode::{decode, merge};
pub use error::{AttentionError, Dimension};
pub use forward::forward;
pub use heads::{Heads, HeadsMut};
pub use inputs::{Inputs, InputsMut};
pub use naive::{naive, naive_backward};
pub use number::Number;

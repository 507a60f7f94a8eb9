//! Softmax, its logarithm, and what is made of them, over rows of logits.
//!
//! softmax(x)ᵢ = eˣⁱ / Σ eˣʲ makes probabilities of numbers. As it is written it overflows
//! from 88.73 on in `f32`; the usual remedy, to subtract the maximum, is safe but rounds
//! the difference, an error of up to 64 u (u = 2⁻²⁴, half an ulp of 1). Here powers keep
//! their exponents apart, and no difference is rounded.
//!
//! | wanted | function |
//! |---|---|
//! | probabilities | [`softmax`](fn@softmax), [`softmax_in_place`]; forced to two passes: [`two_pass`] |
//! | their logarithms, ln Σ eˣ | [`log_softmax`], [`log_sum_exp`] |
//! | sharper or flatter ones | [`softmax_with_temperature`] |
//! | of a part of each row | [`masked_softmax`], [`causal_softmax`] |
//! | the k greatest only | [`softmax_top_k`] |
//! | a loss, and its gradient | [`cross_entropy`], [`cross_entropy_gradient`], [`Shard`] |
//! | gradients of softmax and its logarithm | [`softmax_gradient`], [`log_softmax_gradient`] |
//! | a sum over parts, threads, a stream | [`MaxSum`], which merges |
//! | to read, and to compare with | [`naive`], [`three_pass`], [`online`] |
//!
//! Logits are `f32`, `f64`, or the 16-bit types of [`half`](mod@crate::half), which are
//! computed in `f32` and rounded once at the end. Rows are [`Rows`] and [`RowsMut`],
//! slices with a stride.
//!
//! # What happens where
//!
//! | a row of logits | softmax | log-softmax | log-sum-exp | masked, causal |
//! |---|---|---|---|---|
//! | no element | nothing | nothing | −∞ | nothing, row is told |
//! | one finite element | 1 | 0 | the element | 1 |
//! | some −∞ | 0 there | −∞ there | not counted | 0 there |
//! | all −∞ | NaN | NaN | −∞ | 0, row is told |
//! | one or more +∞ | NaN, all | NaN, all | +∞ | NaN where not masked |
//! | a NaN | NaN, all | NaN, all | NaN | NaN where not masked; a masked NaN is not seen |
//! | differences of 10⁴ | 0 beyond 104 | exact | the maximum | |
//! | 10³⁸ and the like | by the exact difference | the same | the same | the same |
//!
//! Results below 2⁻¹²⁶ are kept as subnormal numbers.
//!
//! The same rows elsewhere, in `f32` on x86-64 (torch 2.15, scipy 1.17, onnxruntime 1.31,
//! JAX 0.10, each seen to do so):
//!
//! | | torch | scipy | onnxruntime | JAX | here |
//! |---|---|---|---|---|---|
//! | softmax of all −∞ | NaN | NaN | NaN | NaN | NaN |
//! | the same, masked | 0 by `scaled_dot_product_attention`, NaN by `MultiheadAttention` | | | 0 by `softmax(where=)` | 0, and told |
//! | softmax with +∞, with NaN | NaN | NaN | NaN | NaN | NaN |
//! | log-softmax of [1, ∞, 2] | NaN | −∞, NaN, −∞ | NaN | NaN | NaN |
//! | ln Σ e^[] | −∞ | error | −∞ | −∞ | −∞ |
//! | ln Σ e^[0, −20, −20] | 0 | 4.12·10⁻⁹ | 0 | 0 | 4.12·10⁻⁹ |
//! | e⁻⁸⁸ … e⁻¹⁰³ | subnormal | subnormal | subnormal | 0 | subnormal |
//! | largest error, rows of 32,768, spread 3 | 57 u | 21 u | 55 u | 20 u | below 8 u |
//! | the same, spread 20 | 68 u | 69 u | 68 u | 68 u | below 8 u |
//!
//! # Accuracy
//! With u = 2⁻²⁴ for `f32`, 2⁻⁵³ for `f64`, for rows of any length and range:
//! - softmax: [`SOFTMAX_ERROR`] u relative, or 1 of the smallest subnormal;
//! - log-sum-exp: [`LOG_SUM_EXP_ERROR`] u relative; where the maximum is negative and the
//!   result between −1 and 1, from cancellation besides, at most 2⁻⁴⁰ absolute in `f32`,
//!   2⁻⁵⁴ in `f64`;
//! - log-softmax: [`LOG_SOFTMAX_ERROR`] u relative, also near 0.
//!
//! The 16-bit types have these errors of `f32` before they are rounded.
//!
//! The textbooks' forms lose more, for rows of n numbers from min to max, to first order
//! and with powers that are right to 1 ulp:
//!
//! | form | relative error at most |
//! |---|---|
//! | [`naive`] | (n + 4)·u |
//! | [`three_pass`] | (n + 4 + 2·(max − min))·u |
//! | [`online`], which met k new maxima | (n + 4 + 2·(max − min) + 3·k)·u |
//! | y = max + ln Σ e^(x − max) | (n + 1 + max − min + 2·\|y − max\| + \|y\|)·u / \|y\| |
//!
//! They are derived as by Blanchard, Higham and Higham (2021), who have powers right to half
//! an ulp and not the online form. The tests hold every form to its own, by numbers of 256
//! bits. Here the n is gone by compensated sums, max − min by exact exponents.
//!
//! When not to use it: where the logits fit into a register and speed is all, a loop
//! over [`f32::exp`] will do.
//!
//! # Examples
//! ```
//! use kihon_numerics::softmax::{Rows, RowsMut, softmax};
//! let logits = [1.0f32, 2.0, 3.0, 1000.0, 1000.0, f32::NEG_INFINITY];
//! let mut y = [0.0; 6];
//! softmax(Rows::new(&logits, 3)?, RowsMut::new(&mut y, 3)?)?;
//! assert_eq!(y, [0.090030573, 0.24472847, 0.66524096, 0.5, 0.5, 0.0]);
//! # Ok::<(), kihon_numerics::softmax::ShapeError>(())
//! ```

mod cross_entropy;
mod double;
mod element;
mod gradient;
mod half;
mod kernel;
mod log_sum_exp;
mod masked;
mod rows;
mod single;
mod state;
mod streamed;
mod task;
mod temperature;
mod textbook;
mod top_k;
mod write;

#[cfg(test)]
mod tests;

pub use cross_entropy::{CrossEntropyError, Shard, cross_entropy, cross_entropy_gradient};
pub use element::Element;
pub(crate) use gradient::scaled_gradient;
pub use gradient::{log_softmax_gradient, softmax_gradient};
pub use masked::{causal_softmax, causal_softmax_in_place, masked_softmax, masked_softmax_in_place};
pub use rows::{Rows, RowsMut, ShapeError};
pub use state::MaxSum;
use task::Task;
pub use temperature::{TemperatureError, softmax_with_temperature, softmax_with_temperature_in_place};
pub use textbook::{Real, naive, online, three_pass};
pub use top_k::softmax_top_k;

/// The largest relative error of [`softmax`](fn@softmax), in u.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::SOFTMAX_ERROR;
/// assert!(SOFTMAX_ERROR * 2f64.powi(-24) < 5e-7);
/// ```
pub const SOFTMAX_ERROR: f64 = 8.0;
/// The largest relative error of [`log_sum_exp`], in u.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::LOG_SUM_EXP_ERROR;
/// assert!(LOG_SUM_EXP_ERROR * 2f64.powi(-24) < 1e-7);
/// ```
pub const LOG_SUM_EXP_ERROR: f64 = 1.5;
/// The largest relative error of [`log_softmax`], in u.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::LOG_SOFTMAX_ERROR;
/// assert!(LOG_SOFTMAX_ERROR * 2f64.powi(-24) < 5e-7);
/// ```
pub const LOG_SOFTMAX_ERROR: f64 = 4.0;

/// eˣⁱ / Σ eˣʲ of each row.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Accuracy
/// At most [`SOFTMAX_ERROR`] u, or one of the smallest subnormal; infinities and NaN as
/// the [module](self) has them.
///
/// # Errors
/// [`ShapeError::Mismatch`] if `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, softmax};
/// let mut y = [0.0; 4];
/// softmax(Rows::new(&[5.0, 5.0, -1e30, 3.0], 2)?, RowsMut::new(&mut y, 2)?)?;
/// assert_eq!(y, [0.5, 0.5, 0.0, 1.0]);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
pub fn softmax<T: Element>(x: Rows<'_, T>, out: RowsMut<'_, T>) -> Result<(), ShapeError> {
    T::softmax(Task::new(x, out)?);
    Ok(())
}

/// [`softmax`](fn@softmax) in place.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{RowsMut, softmax_in_place};
/// let mut x = [7.0f32, 7.0, 7.0, 7.0];
/// softmax_in_place(RowsMut::one(&mut x));
/// assert_eq!(x, [0.25; 4]);
/// ```
pub fn softmax_in_place<T: Element>(x: RowsMut<'_, T>) {
    T::softmax(Task::InPlace(x));
}

/// [`softmax`](fn@softmax) by two passes over each row whatever its length: maximum and
/// sum in one, the quotients in the other, the powers computed twice.
///
/// [`softmax`](fn@softmax) does so for rows of `f32` that do not fit into the nearer caches;
/// those of `f64` are computed for longer than memory is read.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Accuracy
/// As [`softmax`](fn@softmax).
///
/// # Errors
/// [`ShapeError::Mismatch`] if `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, two_pass};
/// let mut y = [0.0; 2];
/// two_pass(Rows::one(&[-2000.0f32, -2000.0]), RowsMut::one(&mut y)).unwrap();
/// assert_eq!(y, [0.5, 0.5]);
/// ```
pub fn two_pass<T: Element>(x: Rows<'_, T>, out: RowsMut<'_, T>) -> Result<(), ShapeError> {
    T::two_pass(Task::new(x, out)?);
    Ok(())
}

/// xᵢ − ln Σ eˣʲ of each row: the logarithm of softmax, without its underflow.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Accuracy
/// At most [`LOG_SOFTMAX_ERROR`] u, also where the result is near 0; infinities and NaN
/// as the [module](self) has them.
///
/// # Errors
/// [`ShapeError::Mismatch`] if `out` has another shape than `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, RowsMut, log_softmax};
/// let mut y = [0.0; 3];
/// log_softmax(Rows::one(&[0.0f32, -20.0, -20.0]), RowsMut::one(&mut y)).unwrap();
/// assert_eq!(y, [-4.1223073e-9, -20.0, -20.0]);
/// ```
pub fn log_softmax<T: Element>(x: Rows<'_, T>, out: RowsMut<'_, T>) -> Result<(), ShapeError> {
    T::log_softmax(Task::new(x, out)?);
    Ok(())
}

/// [`log_softmax`] in place.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{RowsMut, log_softmax_in_place};
/// let mut x = [3.0, 3.0];
/// log_softmax_in_place(RowsMut::one(&mut x));
/// assert_eq!(x, [-2f64.ln(); 2]);
/// ```
pub fn log_softmax_in_place<T: Element>(x: RowsMut<'_, T>) {
    T::log_softmax(Task::InPlace(x));
}

/// ln Σ eˣ of each row, to `out`.
///
/// # Complexity
/// O(n) for n elements, no memory.
///
/// # Accuracy
/// At most [`LOG_SUM_EXP_ERROR`] u; see the [module](self) for cancellation near 0.
///
/// # Errors
/// [`ShapeError::Mismatch`] if `out` has not one element for each row.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::{Rows, log_sum_exp};
/// let mut y = [0.0; 2];
/// log_sum_exp(Rows::new(&[0.0f32, -20.0, -20.0, 1000.0, 1000.0, 1000.0], 3)?, &mut y)?;
/// assert_eq!(y, [4.1223073e-9, 1001.09863]);
/// # Ok::<(), kihon_numerics::softmax::ShapeError>(())
/// ```
pub fn log_sum_exp<T: Element>(x: Rows<'_, T>, out: &mut [T]) -> Result<(), ShapeError> {
    if out.len() != x.len() {
        return Err(ShapeError::Mismatch { from: (x.len(), 1), to: (out.len(), 1) });
    }
    T::log_sum_exp(x, out);
    Ok(())
}

//! Numeric cores that are right on every input.
//!
//! | module | holds |
//! |---|---|
//! | [`elementary`] | exp, ln, `exp_m1`, sigmoid, tanh, erf over slices, with bounds measured on every input |
//! | [`softmax`] | softmax and its logarithm over rows: online, masked, causal, the k greatest, cross entropy |
//! | [`attention`] | attention without the matrix of scores, forward and backward, masked, over split keys |
//! | [`gumbel`] | classes drawn by noise: one, k different, or one relaxed, with its gradient |
//! | [`margin`] | logits with a margin: SphereFace, CosFace, ArcFace and their combination |
//! | [`mod@half`] | `F16`, `BF16` and the 8-bit formats: conversions that round once, every direction, flags |
//! | [`quantization`] | what values lose in 16 and 8 bits, the best power-of-two scale, as text and SVG |
//! | [`mixed_precision`] | training in halves: dynamic loss scaling, master weights, unscaling with a check |
//! | [`sum`] | sums and dot products: pairwise, compensated, exact in every order |
//! | [`dual`] | derivatives beside values, the oracle of every gradient |
//! | [`simd`] | which instruction set the machine has, and running at a lower one |
//!
//! And the ground that all of it is tested on: how far a computed floating-point
//! number is from the right one, in units in the last place.
//!
//! | question | answer |
//! |---|---|
//! | how far apart are the neighbours of `x`? | [`ulp()`] |
//! | how many representable steps lie between `a` and `b`? | [`ulp_distance`] |
//! | how wrong is this `f32`, given the answer in `f64`? | [`error_in_ulps`] |
//! | is a whole slice right to within a bound, and if not, where? | [`check_ulp_distance`], [`check_error_in_ulps`] |
//!
//! A comparator that is wrong makes every test that uses it worthless, so these
//! say what happens at zero, across signs, where the spacing halves, among the
//! subnormals, at the infinities and at NaN, and each is tested there.
//!
//! # Examples
//! A sum in `f32` against the same sum in `f64`:
//! ```
//! use kihon_numerics::{check_error_in_ulps, error_in_ulps};
//!
//! let terms = [1.0f32, 1e-8, 1e-8, 1e-8, 1e-8, 1e-8, 1e-8];
//! let got: f32 = terms.iter().sum();
//! let exact: f64 = terms.iter().map(|&x| f64::from(x)).sum();
//! let error = error_in_ulps(got, exact);
//! assert!(0.50 < error && error < 0.51);
//!
//! let refused = check_error_in_ulps(&[1.0, got], &[1.0, exact], 0.5).unwrap_err();
//! assert_eq!(refused.to_string(), "element 1 is off by 0.503 ulp, more than 0.5: got 1.0, exact 1.0000000599999996");
//! ```

pub mod attention;
mod check;
pub mod dual;
pub mod elementary;
mod float;
pub mod gumbel;
pub mod half;
pub mod margin;
pub mod mixed_precision;
pub mod quantization;
pub mod simd;
pub mod softmax;
pub mod sum;
mod ulp;

#[cfg(test)]
mod tiny;

pub use check::{UlpError, Worst, check_error_in_ulps, check_ulp_distance};
pub use float::{Float, NarrowFloat};
pub use ulp::{error_in_ulps, ulp, ulp_distance};

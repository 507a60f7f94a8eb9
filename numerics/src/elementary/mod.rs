//! Elementary functions over slices of `f32`.
//!
//! Each function stands in a file of its own, with how it reduces its argument and
//! what its polynomial is; what they share is that the same lines are compiled for
//! every instruction set ([`simd`](crate::simd)), so that a loop of a million
//! exponentials costs little more than reading a million numbers.
//!
//! | function | bound, in ulp | measured, fused / not | at the ends |
//! |---|---|---|---|
//! | [`exp`] | [`EXP_ULP`] = 1 | .8585 / .9903 | 0 below −103.97…, ∞ above 88.72… |
//! | [`exp_m1`] | [`EXP_M1_ULP`] = 1.7 | 1.5305 / 1.6570 | −1, ∞; keeps −0 |
//! | [`ln`] | [`LN_ULP`] = 0.85 | .8063 / .8217 | −∞ at both zeros, NaN below, ∞ |
//! | [`sigmoid`] | [`SIGMOID_ULP`] = 2.6 | 2.5966 / 2.4019 | 0 below −103.97…, 1 |
//! | [`tanh`] | [`TANH_ULP`] = 2.7 | 2.5656 / 2.6055 | −1, 1; keeps −0 |
//! | [`erf`] | [`ERF_ULP`] = 1.5 | 1.0907 / 1.4165 | −1, 1; keeps −0 |
//!
//! # Accuracy
//! The largest errors are measured over all 2³² inputs at every level, AVX-512 and AVX2
//! with fused multiply-add, SSE2 and scalar without; the command is in CONTRIBUTING.md. An ulp is that of
//! [`error_in_ulps`](crate::error_in_ulps): the spacing at the exact value. Subnormal
//! results are kept and subnormal arguments seen, whatever a fast library might do;
//! overflow is ∞, and NaN gives NaN. A result depends on its argument alone, not on
//! its place in the slice, and is the same at all levels with fused multiply-add, but for
//! [`exp`], [`sigmoid`] and [`erf`], where each set looks up as many roots of 2 as it can.
//!
//! When not to use it: for single numbers take the standard library's.
//!
//! The coefficients are minimax, by Remez exchange in 160 bits: after each one is
//! rounded to `f32`, lowest power first, those above it are fitted anew.

mod erf;
mod exp;
mod exp_m1;
mod ln;
mod map;

#[cfg(test)]
mod tests;

pub(crate) use exp::{lift, lifted_power, mantissa_and_exponent, mantissa_less_one_and_exponent};
use map::functions;

functions! {
    /// eˣ of each element.
    ///
    /// # Accuracy
    /// At most [`EXP_ULP`]; 1 at both zeros.
    exp, exp_in_place, EXP_ULP = 1.0, exp::Exp,
    x [0.0, 1.0, -104.0, 89.0, -100.0] gives [1.0, 2.718_281_8, 0.0, f32::INFINITY, 3.8e-44];

    /// eˣ − 1 of each element, without the loss near 0.
    ///
    /// # Accuracy
    /// At most [`EXP_M1_ULP`]; −0 at −0.
    exp_m1, exp_m1_in_place, EXP_M1_ULP = 1.7, exp_m1::ExpM1,
    x [0.0, 1.0, 1e-9, 89.0, -50.0] gives [0.0, 1.718_281_8, 1e-9, f32::INFINITY, -1.0];

    /// The natural logarithm of each element.
    ///
    /// # Accuracy
    /// At most [`LN_ULP`]; −∞ at both zeros, NaN below, ∞ at ∞.
    ln, ln_in_place, LN_ULP = 0.85, ln::Ln,
    x [1.0, 2.0, 0.0, 1e-45, 10.0] gives [0.0, 0.693_147_2, f32::NEG_INFINITY, -103.278_93, 2.302_585];

    /// 1 / (1 + e⁻ˣ) of each element.
    ///
    /// # Accuracy
    /// At most [`SIGMOID_ULP`], also where the result is far below 1.
    sigmoid, sigmoid_in_place, SIGMOID_ULP = 2.6, exp_m1::Sigmoid,
    x [0.0, 2.0, -2.0, -90.0, 50.0] gives [0.5, 0.880_797_1, 0.119_202_92, 8.194_013e-40, 1.0];

    /// The hyperbolic tangent of each element.
    ///
    /// # Accuracy
    /// At most [`TANH_ULP`]; −0 at −0.
    tanh, tanh_in_place, TANH_ULP = 2.7, exp_m1::Tanh,
    x [0.0, 0.5, -0.5, 1e-9, 20.0] gives [0.0, 0.462_117_16, -0.462_117_16, 1e-9, 1.0];

    /// The error function, 2/√π ∫₀ˣ e^−t² dt, of each element.
    ///
    /// # Accuracy
    /// At most [`ERF_ULP`]; −0 at −0.
    erf, erf_in_place, ERF_ULP = 1.5, erf::Erf,
    x [0.0, 0.5, -1.0, 2.0, 5.0] gives [0.0, 0.520_499_9, -0.842_700_8, 0.995_322_3, 1.0];
}

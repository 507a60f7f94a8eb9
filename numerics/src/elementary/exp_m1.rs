//! eˣ − 1, and what is made of it: tanh; and of eˣ: the sigmoid.
//!
//! With eˣ = 2ⁿ·(1 + p) as in `exp`, eˣ − 1 = 2ⁿ·p + (2ⁿ − 1). For n = 0, where x is
//! near 0 and all would cancel, it is p, whose relative error is small at 0 too.
//! Elsewhere half of it is computed, for 2ⁿ may be just past the largest number.
//! tanh |x| = t / (t + 2) with t = e^2|x| − 1. The sigmoid is 1 / (1 + e) or
//! e / (1 + e) with e = e^−|x| ≤ 1: nothing overflows, nothing cancels.

use super::{
    exp::{exp_of, exp_of_four, poly_m1, reduced},
    map::Function,
};
use crate::simd::Simd;

/// (eʳ − 1 − r) / r², fitted for the error relative to eʳ − 1.
const Q: [f32; 5] = [0.499_999_97, 0.166_665_39, 0.041_667_75, 0.008_367_088, 0.001_383_786_2];

/// The sign of `x` given to what has the same sign or none.
#[inline(always)]
pub(super) fn with_sign_of<S: Simd>(s: S, x: S::F32, y: S::F32) -> S::F32 {
    let sign = s.bits_and(s.to_bits(x), s.bits_splat(0x8000_0000));
    s.from_bits(s.bits_or(s.to_bits(y), sign))
}

/// |x|.
#[inline(always)]
pub(super) fn abs<S: Simd>(s: S, x: S::F32) -> S::F32 {
    s.from_bits(s.bits_and(s.to_bits(x), s.bits_splat(0x7fff_ffff)))
}

/// eˣ − 1 for −20 ≤ x ≤ 89, or NaN; the sign of a zero is lost.
#[inline(always)]
fn exp_m1_of<S: Simd>(s: S, x: S::F32) -> S::F32 {
    let (n, r) = reduced(s, x);
    let p = poly_m1(s, r, Q);
    let half_power = s.scale(s.splat(0.5), n);
    let half = s.mul_add(p, half_power, s.sub(half_power, s.splat(0.5)));
    s.select(s.eq(n, s.splat(0.0)), p, s.add(half, half))
}

/// eˣ − 1.
#[derive(Clone, Copy, Default)]
pub(super) struct ExpM1;

impl Function for ExpM1 {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        let bounded = s.min(s.splat(89.0), s.max(s.splat(-20.0), x));
        with_sign_of(s, x, exp_m1_of(s, bounded))
    }
}

/// The hyperbolic tangent.
#[derive(Clone, Copy, Default)]
pub(super) struct Tanh;

impl Function for Tanh {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        // From 9.02 on it is 1.
        let bounded = s.min(s.splat(10.0), abs(s, x));
        let t = exp_m1_of(s, s.add(bounded, bounded));
        with_sign_of(s, x, s.div(t, s.add(t, s.splat(2.0))))
    }
}

/// 1 / (1 + e⁻ˣ).
#[derive(Clone, Copy, Default)]
pub(super) struct Sigmoid;

impl Function for Sigmoid {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        sigmoid_by(s, x, exp_of(s, minus_abs(s, x)))
    }

    #[inline(always)]
    fn of_four<S: Simd>(self, s: S, x: [S::F32; 4]) -> [S::F32; 4] {
        let mut y = x;
        for y in &mut y {
            *y = minus_abs(s, *y);
        }
        y = exp_of_four(s, y);
        for (y, x) in y.iter_mut().zip(x) {
            *y = sigmoid_by(s, x, *y);
        }
        y
    }
}

/// −|x|.
#[inline(always)]
fn minus_abs<S: Simd>(s: S, x: S::F32) -> S::F32 {
    s.from_bits(s.bits_or(s.to_bits(x), s.bits_splat(0x8000_0000)))
}

/// The sigmoid of x, e being e^−|x|.
#[inline(always)]
fn sigmoid_by<S: Simd>(s: S, x: S::F32, e: S::F32) -> S::F32 {
    let one = s.splat(1.0);
    let above = s.select(s.lt(x, s.splat(0.0)), e, one);
    s.div(above, s.add(e, one))
}

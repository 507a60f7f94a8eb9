//! The logarithm of the sum of the powers of each row of `f32`.
//!
//! Where all that counts lies between −69 and 69, powers fit as they are, and no maximum is
//! needed: one pass with fewer operations than the maximum and the powers would take. The
//! sum itself tells whether that was so, and if not, or if the result is near 0, where a
//! rounding of the sum is a good part of one of its logarithm, the row is gone through
//! again with its maximum. Logarithms are taken of eight sums at once, as a vector.
//!
//! # Complexity
//! O(n).

use super::{
    Rows,
    kernel::{LOWERED, is_moderate, moderate_total},
    single::{Running, outside},
};
use crate::simd::{Kernel, Simd, dispatch};

/// So many rows' logarithms are taken at once.
const TOGETHER: usize = 8;
/// So near 0, a rounding of the sum is a good part of one of its logarithm.
const NEAR: f64 = 4.0;

/// ln Σ eˣ of each row, to `out`.
pub(super) fn log_sum_exp(rows: Rows<'_, f32>, out: &mut [f32]) {
    dispatch(LogSumExp { rows, out });
}

struct LogSumExp<'a> {
    rows: Rows<'a, f32>,
    out: &'a mut [f32],
}

impl Kernel for LogSumExp<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, s: S) {
        let cols = self.rows.shape().1;
        for (part, out) in self.out.chunks_mut(TOGETHER).enumerate() {
            let row = |i| self.rows.row(part * TOGETHER + i);
            let mut sums = [1.0; TOGETHER];
            for (i, sum) in sums.iter_mut().enumerate().take(out.len()) {
                *sum = moderate_total(s, row(i));
            }
            let logarithms = logarithms(sums);
            for (i, out) in out.iter_mut().enumerate() {
                let value = logarithms[i] - LOWERED.ln();
                let moderate = is_moderate(sums[i], cols) && value.abs() >= NEAR;
                *out = if moderate { value } else { by_maximum(s, row(i)) } as f32;
            }
        }
    }
}

/// ln Σ eˣ whatever the elements are.
#[inline(always)]
fn by_maximum<S: Simd>(s: S, x: &[f32]) -> f64 {
    let running = Running::by_blocks(s, x);
    let value = running.log_sum_exp();
    if value.is_nan() || value.is_infinite() {
        outside(x).log_sum_exp()
    } else if value.abs() < NEAR {
        running.close_log_sum_exp(s, x)
    } else {
        value
    }
}

/// ln x of positive normal numbers, to 10⁻¹²; anything of others.
///
/// x = m·2ᵏ with m from √½ to √2, and ln m = 2·artanh s, s = (m − 1) / (m + 1), by its series.
#[inline(always)]
fn logarithms(x: [f64; TOGETHER]) -> [f64; TOGETHER] {
    const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
    x.map(|x| {
        let above = x.to_bits().wrapping_sub(ROOT_HALF);
        let k = above.cast_signed() >> 52;
        let m = f64::from_bits(x.to_bits().wrapping_sub((k << 52).cast_unsigned()));
        let s = (m - 1.0) / (m + 1.0);
        let q = s * s;
        let series = [1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 0.2, 1.0 / 3.0, 1.0];
        let sum = series.into_iter().fold(1.0 / 15.0, |sum, term| sum * q + term);
        k as f64 * std::f64::consts::LN_2 + 2.0 * s * sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_the_standard_library() {
        for i in 0..20_000 {
            let x = (1.0 + f64::from(i) * 1e-4) * 2f64.powi(i % 300 - 150);
            for got in logarithms([x; TOGETHER]) {
                assert!((got - x.ln()).abs() <= 1e-12 + 1e-15 * x.ln().abs(), "{x:e}: {got}");
            }
        }
    }
}

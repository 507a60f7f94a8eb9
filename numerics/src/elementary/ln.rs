//! ln x.
//!
//! x = 2ᵉ·(1 + f) with 1 + f from √½ to √2, so ln x = e·ln 2 + ln(1 + f), and
//! ln(1 + f) = f − f²/2 + f³·p(f) with p of degree 8, relative error 2⁻²⁹·⁹.
//! Near 1 the exponent is 0 and f exact, so nothing cancels. ln 2 is a sum whose
//! first part has ten bits, so that e times it is exact. Subnormal numbers are
//! multiplied by 2²³ first.
//!
//! Source: Cody and Waite, Software Manual for the Elementary Functions (1980); the
//! split of the integer pattern at √½: Moshier, Cephes (1989).

use super::{exp::LN_2_SHORT, map::Function};
use crate::simd::Simd;

/// (ln(1 + f) − f + f²/2) / f³, the highest power first.
const P: [f32; 9] = [
    0.062_982_984,
    -0.114_010_06,
    0.119_505_71,
    -0.124_589_086,
    0.142_176_02,
    -0.166_647_02,
    0.200_021_01,
    -0.250_000_72,
    0.333_333_13,
];
/// The pattern of √½.
const SQRT_HALF: u32 = 0x3f35_04f3;

/// The natural logarithm.
#[derive(Clone, Copy, Default)]
pub(super) struct Ln;

impl Function for Ln {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        let subnormal = s.lt(x, s.splat(f32::MIN_POSITIVE));
        let normal = s.select(subnormal, s.mul(x, s.splat(8_388_608.0)), x);
        // From √½ on, each binade's patterns start at a multiple of 2²³; 128 of them
        // more, so that the shift sees no negative number.
        let above = s.bits_sub(s.to_bits(normal), s.bits_splat(SQRT_HALF));
        let exponent = s.bits_shr(s.bits_add(above, s.bits_splat(128 << 23)), 23);
        let bias = s.select(subnormal, s.splat(128.0 + 23.0), s.splat(128.0));
        let e = s.sub(s.int_to_f32(exponent), bias);
        let mantissa = s.bits_add(s.bits_and(above, s.bits_splat(0x7f_ffff)), s.bits_splat(SQRT_HALF));
        let f = s.sub(s.from_bits(mantissa), s.splat(1.0));

        let mut p = s.splat(P[0]);
        for c in &P[1..] {
            p = s.mul_add(p, f, s.splat(*c));
        }
        let square = s.mul(f, f);
        let [high, low] = LN_2_SHORT;
        let small = s.mul_add(s.mul(f, square), p, s.mul(e, s.splat(low)));
        let small = s.mul_add(square, s.splat(-0.5), small);
        let y = s.mul_add(e, s.splat(high), s.add(f, small));

        // ∞ and NaN are their own logarithms; 0 has −∞, what is below none.
        let y = s.select(s.lt(x, s.splat(f32::INFINITY)), y, x);
        let below = s.select(s.eq(x, s.splat(0.0)), s.splat(f32::NEG_INFINITY), s.splat(f32::NAN));
        s.select(s.lt(s.splat(0.0), x), y, below)
    }
}

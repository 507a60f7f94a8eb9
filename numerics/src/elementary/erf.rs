//! The error function, erf x = 2/√π ∫₀ˣ e^−t² dt.
//!
//! Below 1 in magnitude: x + x·p(x²), p of degree 6, relative error 2⁻²⁹·⁴. From 1 to
//! 3.95: 1 − e^l(|x|), where l, of degree 7, is the logarithm of 1 − erf, error of the
//! whole 2⁻³⁵; beyond, 1 − erf is less than half an ulp of 1. Both are computed
//! and one is chosen.
//!
//! Deviation from the textbook: no continued fraction, since 1 − erf is needed only
//! where it is below 0.16.

use super::{
    exp::mantissa_and_exponent,
    exp_m1::{abs, with_sign_of},
    map::Function,
};
use crate::simd::Simd;

/// erf(x)/x − 1 in x², the highest power first.
const P: [f32; 7] =
    [7.806_904e-5, -7.997_853e-4, 5.187_162e-3, -2.685_334_7e-2, 0.112_835_79, -0.376_126_26, 0.128_379_17];
/// ln(1 − erf x), the highest power first.
const L: [f32; 8] = [
    -2.169_428_4e-5,
    4.414_364_8e-4,
    -4.205_131e-3,
    2.521_001e-2,
    -0.108_421_72,
    -0.633_216_6,
    -1.129_580_3,
    1.884_683e-4,
];

/// The error function.
#[derive(Clone, Copy, Default)]
pub(super) struct Erf;

impl Function for Erf {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        let (a, one) = (abs(s, x), s.splat(1.0));

        let square = s.mul(a, a);
        let mut p = s.splat(P[0]);
        for c in &P[1..] {
            p = s.mul_add(p, square, s.splat(*c));
        }
        let small = s.mul_add(a, p, a);

        let bounded = s.min(s.splat(4.0), a);
        let mut l = s.splat(L[0]);
        for c in &L[1..] {
            l = s.mul_add(l, bounded, s.splat(*c));
        }
        let (m, n) = mantissa_and_exponent(s, l);
        let large = s.sub(one, s.scale(m, n));

        with_sign_of(s, x, s.select(s.lt(a, one), small, large))
    }
}

//! eˣ.
//!
//! x = n·ln 2 + r with n an integer and |r| ≤ ½ ln 2, so eˣ = 2ⁿ·eʳ, and
//! eʳ = 1 + r + r²·q(r) with q of degree 4, relative error 2⁻²⁸·². ln 2 is taken
//! away in two parts: with a fused multiply-add the first difference is exact for any
//! n below 2²²; without it the first part has ten bits, so that n of 13 bits times it
//! is exact. The 1 is added last and 2ⁿ multiplied in one rounding, also into the
//! subnormals. What is beyond the range is first brought to its ends, which give 0
//! and ∞ by themselves; NaN passes.
//!
//! Where a set can look up sixteen or eight numbers, n is a multiple of 1/16 or 1/8 and r as
//! much smaller, so that a polynomial of degree 3 or 4 is enough; what is looked up are
//! roots of 2 times a factor that makes them nearly exact (`roots.rs`). AVX-512
//! multiplies by 2ⁿ for any n, infinite ones too, and needs only r brought to an end where
//! x is large. The others look at four vectors at once: if all results are normal, which they
//! are but for |x| beyond 87, or without a fused multiply-add 69, 2ⁿ is made by a shift and an
//! addition.
//!
//! On Zen 4 the eleven operations with AVX-512 take eight cycles a vector, of which its
//! seven products, one a cycle, would alone take seven.
//!
//! Source: Cody and Waite, Software Manual for the Elementary Functions (1980);
//! that 2ⁿ can stay apart from eʳ: Dukhan and Ablavatski, "Two-pass softmax
//! algorithm" (2020).

use super::map::Function;
use crate::simd::Simd;

/// Below, eˣ is nearer to 0 than to the smallest subnormal.
const LOWEST: f32 = -104.0;
/// Above, eˣ is infinite.
const HIGHEST: f32 = 89.0;

/// ln 2 as a sum for fused multiply-add.
const LN_2_FUSED: [f32; 2] = [std::f32::consts::LN_2, -1.904_654_3e-9];
/// ln 2 as a sum whose first part has ten bits.
pub(super) const LN_2_SHORT: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];

/// (eʳ − 1 − r) / r².
const Q: [f32; 5] = [0.499_999_94, 0.166_665_17, 0.041_668_102, 0.008_369_192, 0.001_383_881_3];

/// eʳ / (the factor of the roots) − 1 where |r| ≤ ln 2 / 16, and ln 2 / 32, the lowest power
/// first: to within 2⁻³¹·³ and 2⁻²⁹·⁴ of eʳ. Fitted by least squares whose weights follow the
/// errors (Lawson), coefficient after coefficient as the others.
const P_EIGHTH: [f32; 5] = [-0.006_240_993_7, 0.993_759, 0.496_879_82, 0.165_662_35, 0.041_272_41];
const P_SIXTEENTH: [f32; 4] = [-0.006_240_994_7, 0.993_759_04, 0.496_898_3, 0.165_564_31];

/// More than |r| ever is where eˣ is neither 0 nor infinite.
const WITHIN: f32 = 0.03;
/// Up to here in magnitude, eˣ is normal, and so is what [`lifted_power`] rounds: without fused
/// multiply-add the product 2ⁿ·(eʳ − 1), which for n ≥ −100 is exact wherever it counts.
const fn normal<S: Simd>() -> f32 {
    if S::FUSED { 87.0 } else { 69.0 }
}

/// (n, r): x = n·ln 2 + r, n the nearest integer. For |x| < 2²⁰ if fused, else 2¹².
#[inline(always)]
pub(super) fn reduced<S: Simd>(s: S, x: S::F32) -> (S::F32, S::F32) {
    let n = s.round(s.mul(x, s.splat(std::f32::consts::LOG2_E)));
    (n, rest(s, x, n))
}

/// x − n·ln 2.
#[inline(always)]
fn rest<S: Simd>(s: S, x: S::F32, n: S::F32) -> S::F32 {
    let [high, low] = if S::FUSED { LN_2_FUSED } else { LN_2_SHORT };
    let r = s.mul_add(n, s.splat(-high), x);
    s.mul_add(n, s.splat(-low), r)
}

/// Where this number's binade has the unit 1 / `STEPS`, adding it rounds.
const fn magic<S: Simd>() -> f32 {
    12_582_912.0 / S::STEPS as f32
}

/// q(r) by Horner's rule. In pairs of terms it takes less time without fused multiply-add, but
/// then exp is off by up to 1.0017 ulp.
#[inline(always)]
fn quotient<S: Simd>(s: S, r: S::F32, q: [f32; 5]) -> S::F32 {
    let mut sum = s.splat(q[4]);
    sum = s.mul_add(sum, r, s.splat(q[3]));
    sum = s.mul_add(sum, r, s.splat(q[2]));
    sum = s.mul_add(sum, r, s.splat(q[1]));
    s.mul_add(sum, r, s.splat(q[0]))
}

/// eʳ − 1 for |r| ≤ ½ ln 2.
#[inline(always)]
pub(super) fn poly_m1<S: Simd>(s: S, r: S::F32, q: [f32; 5]) -> S::F32 {
    s.mul_add(s.mul(r, r), quotient(s, r, q), r)
}

/// (n, r, j): x = n·ln 2 + r, n the nearest multiple of 1 / `STEPS`, j the multiple in
/// its lowest bits.
#[inline(always)]
fn reduced_by_steps<S: Simd>(s: S, x: S::F32) -> (S::F32, S::F32, S::Bits) {
    let magic = s.splat(magic::<S>());
    let sum = s.mul_add(x, s.splat(std::f32::consts::LOG2_E), magic);
    let n = s.sub(sum, magic);
    (n, rest(s, x, n), s.to_bits(sum))
}

/// `root`·eʳ, over the factor that the root has, for |r| ≤ ½ ln 2 / `STEPS`.
#[inline(always)]
fn times_power<S: Simd>(s: S, root: S::F32, r: S::F32) -> S::F32 {
    let p: &[f32] = if S::STEPS >= 16 { &P_SIXTEENTH } else { &P_EIGHTH };
    let mut sum = s.splat(p[p.len() - 1]);
    for &c in p[..p.len() - 1].iter().rev() {
        sum = s.mul_add(sum, r, s.splat(c));
    }
    s.mul_add(root, sum, root)
}

/// (m, n): eˣ = m·2^⌊n⌋ with m from √½ to 2.1; for |x| ≤ 2¹⁷ if fused, else 2¹².
/// Never overflows or underflows; to at most 1.7 · 2⁻²⁴ of m.
#[inline(always)]
pub(crate) fn mantissa_and_exponent<S: Simd>(s: S, x: S::F32) -> (S::F32, S::F32) {
    let (n, r, j) = reduced_by_steps(s, x);
    if S::STEPS > 1 {
        return (times_power(s, s.root(j), r), n);
    }
    let one = s.splat(1.0);
    let m = if S::FUSED {
        // Horner's rule to the end: an operation less.
        s.mul_add(s.mul_add(quotient(s, r, Q), r, one), r, one)
    } else {
        // The product that is rounded is smaller: 0.9 ulp instead of 1.13.
        s.add(poly_m1(s, r, Q), one)
    };
    (m, n)
}

/// What [`lifted_power`] takes to multiply by 2^`up`.
pub(crate) fn lift<S: Simd>(up: f32) -> f32 {
    magic::<S>() + up
}

/// eˣ · 2^up, up being an integer, where that is normal; x as for [`mantissa_and_exponent`],
/// and to the same error. `lift` is [`lift`] of `up`, in every lane.
#[inline(always)]
pub(crate) fn lifted_power<S: Simd>(s: S, x: S::F32, lift: S::F32) -> S::F32 {
    // The bits of this sum are those of an integer, n + up in steps.
    let sum = s.mul_add(x, s.splat(std::f32::consts::LOG2_E), lift);
    let n = s.sub(sum, lift);
    let r = rest(s, x, n);
    let power = s.power_of_two(s.to_bits(sum));
    if S::STEPS > 1 {
        return times_power(s, power, r);
    }
    if S::FUSED {
        let one = s.splat(1.0);
        return s.mul(power, s.mul_add(s.mul_add(quotient(s, r, Q), r, one), r, one));
    }
    // The product that is rounded is smaller, as in `mantissa_and_exponent`.
    s.mul_add(power, poly_m1(s, r, Q), power)
}

/// (m − 1, n) for the m and n of [`mantissa_and_exponent`]; m − 1 is off by at most about
/// 2⁻²⁵, half as much as m.
#[inline(always)]
pub(crate) fn mantissa_less_one_and_exponent<S: Simd>(s: S, x: S::F32) -> (S::F32, S::F32) {
    let (n, r) = reduced(s, x);
    (poly_m1(s, r, Q), n)
}

/// eˣ.
#[inline(always)]
pub(super) fn exp_of<S: Simd>(s: S, x: S::F32) -> S::F32 {
    if S::SCALES_BY_ANY {
        let (n, r, j) = reduced_by_steps(s, x);
        return s.scale(times_power(s, s.root(j), s.clamp(r, s.splat(WITHIN))), n);
    }
    // NaN is second, and stays.
    let x = s.min(s.splat(HIGHEST), s.max(s.splat(LOWEST), x));
    let (m, n) = mantissa_and_exponent(s, x);
    s.scale(m, n)
}

/// [`exp_of`] of four vectors, and bit for bit the same.
#[inline(always)]
pub(super) fn exp_of_four<S: Simd>(s: S, x: [S::F32; 4]) -> [S::F32; 4] {
    let mut y = x;
    if S::SCALES_BY_ANY || !all_normal(s, x) {
        for y in &mut y {
            *y = exp_of(s, *y);
        }
    } else {
        let lift = s.splat(lift::<S>(0.0));
        for y in &mut y {
            *y = lifted_power(s, *y, lift);
        }
    }
    y
}

/// Whether eˣ of all is a normal number, told for |x| up to [`normal`].
#[inline(always)]
fn all_normal<S: Simd>(s: S, x: [S::F32; 4]) -> bool {
    let (bound, no_sign) = (s.splat(normal::<S>()), s.bits_splat(0x7fff_ffff));
    let mut all = s.eq(bound, bound);
    for x in x {
        let magnitude = s.from_bits(s.bits_and(s.to_bits(x), no_sign));
        all = s.mask_and(all, s.lt(magnitude, bound));
    }
    s.bitmask(all).count_ones() == S::LANES as u32
}

/// The exponential function.
#[derive(Clone, Copy, Default)]
pub(super) struct Exp;

impl Function for Exp {
    #[inline(always)]
    fn of<S: Simd>(self, s: S, x: S::F32) -> S::F32 {
        exp_of(s, x)
    }

    #[inline(always)]
    fn of_four<S: Simd>(self, s: S, x: [S::F32; 4]) -> [S::F32; 4] {
        exp_of_four(s, x)
    }
}

//! The vector kernels under softmax, log-sum-exp and what is built on them.
//!
//! eˣ = m·2ⁿ with n an integer, so eˣ / 2^N has the exponent n − N, exactly. With N
//! from the greatest element no power overflows, and the difference x − max, whose
//! rounding costs others up to 64 u, is never formed. Only where max is large, and n
//! no longer exact, it is: there each x whose eˣ counts is within a factor of two of
//! max, and the difference exact (Sterbenz). [`Shift`] says which of the two it is,
//! in a form that is one sequence of operations.
//!
//! All powers are 2⁶⁴ larger than said, so that what ends as a subnormal number is
//! rounded once, when it is divided by the sum.
//!
//! Sums: four vectors are added as a tree, then the tree's error-free into a pair of
//! vectors (Knuth's two-sum), whose lanes are added in `f64`, as are the sums of parts of at
//! most 1,024 vectors: a relative error of at most 2 u for any length, besides that of the
//! powers. In longer parts what the second of the pair rounds away would grow with the
//! square of the length.
//!
//! Source: Dukhan and Ablavatski, "Two-pass softmax algorithm" (2020), for exponents
//! that stay apart. Deviations: the exponent is fixed for a block of elements by a
//! look at its maximum, so that no sum is rescaled vector by vector; the guard for
//! large numbers; the compensated sums.

use crate::{
    elementary::{lift, lifted_power, mantissa_less_one_and_exponent},
    simd::Simd,
};

/// Powers are 2⁶⁴ times what they stand for.
pub(super) const LIFT: f32 = 64.0;
/// From here on in magnitude, a maximum is subtracted.
pub(super) const LARGE: f32 = 256.0;
/// So far below the maximum, a power is less than half the smallest subnormal.
pub(super) const REACH: f32 = 105.0;

/// What is taken away from exponents: x ↦ e^(x − base) / 2ⁿ, where of `base` and n
/// one is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
    pub(super) base: f32,
    pub(super) exponent: f32,
    pub(super) lowest: f32,
}

impl Shift {
    /// For numbers up to `max`.
    #[inline(always)]
    pub(super) fn below(max: f32) -> Self {
        let base = if max.abs() < LARGE { 0.0 } else { max };
        let top = max - base;
        // Rounded as the kernel rounds: to even where it is a tie.
        let exponent = (top * std::f32::consts::LOG2_E + 12_582_912.0) - 12_582_912.0;
        Self { base, exponent, lowest: top - REACH }
    }

    /// About the power of `max`, to 0.1 %: what a sum is at least.
    #[inline(always)]
    pub(super) fn least_sum(self, max: f32) -> f32 {
        let r = (max - self.base) - self.exponent * std::f32::consts::LN_2;
        1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0)))
    }

    /// The logarithm of what is divided by.
    #[inline(always)]
    pub(super) fn logarithm(self) -> f64 {
        f64::from(self.base) + f64::from(self.exponent) * std::f64::consts::LN_2
    }
}

/// The greatest element, −∞ if there is none, anything where one is NaN.
#[inline(always)]
pub(super) fn greatest<S: Simd>(s: S, x: &[f32]) -> f32 {
    let max = greatest_by_lanes(s, x);
    s.reduce_max(s.max(s.max(max[0], max[1]), s.max(max[2], max[3])))
}

/// The same of parts of the elements, 4 · `LANES` of them.
#[inline(always)]
pub(super) fn greatest_by_lanes<S: Simd>(s: S, x: &[f32]) -> [S::F32; 4] {
    let mut max = [s.splat(f32::NEG_INFINITY); 4];
    let (fours, rest) = x.split_at(x.len() / (4 * S::LANES) * (4 * S::LANES));
    for piece in fours.chunks_exact(4 * S::LANES) {
        for (i, max) in max.iter_mut().enumerate() {
            *max = s.max(*max, s.load(&piece[i * S::LANES..]));
        }
    }
    let ones = rest.chunks_exact(S::LANES);
    let last = ones.remainder();
    for piece in ones {
        max[0] = s.max(max[0], s.load(piece));
    }
    if !last.is_empty() {
        max[1] = s.max(max[1], s.load_part(last, f32::NEG_INFINITY));
    }
    max
}

/// Elements that are added up in single precision.
pub(super) const fn part<S: Simd>() -> usize {
    1024 * S::LANES
}

/// Vectors added up without a rounding that is not kept.
pub(super) struct Sum<S: Simd> {
    high: S::F32,
    low: S::F32,
}

impl<S: Simd> Sum<S> {
    #[inline(always)]
    pub(super) fn zero(s: S) -> Self {
        Self { high: s.splat(0.0), low: s.splat(0.0) }
    }

    #[inline(always)]
    pub(super) fn add(&mut self, s: S, v: S::F32) {
        let sum = s.add(self.high, v);
        let virtual_v = s.sub(sum, self.high);
        let error = s.add(s.sub(self.high, s.sub(sum, virtual_v)), s.sub(v, virtual_v));
        self.high = sum;
        self.low = s.add(self.low, error);
    }

    #[inline(always)]
    pub(super) fn add_four(&mut self, s: S, v: [S::F32; 4]) {
        self.add(s, s.add(s.add(v[0], v[1]), s.add(v[2], v[3])));
    }

    /// The same of the four of that number out of `len` elements. Of twice four vectors each
    /// tree is one of the pair, and nothing is left to be rounded.
    #[inline(always)]
    pub(super) fn add_fours(&mut self, s: S, v: [S::F32; 4], number: usize, len: usize) {
        let tree = s.add(s.add(v[0], v[1]), s.add(v[2], v[3]));
        if number == 0 {
            self.high = tree;
        } else if len == 8 * S::LANES {
            self.low = tree;
        } else {
            self.add(s, tree);
        }
    }

    #[inline(always)]
    pub(super) fn total(&self, s: S) -> f64 {
        s.reduce_add_f64(self.high, self.low)
    }
}

/// A [`Shift`] in every lane; `BASED` if its base is not 0.
#[derive(Clone, Copy)]
pub(super) struct Shifted<S: Simd, const BASED: bool> {
    base: S::F32,
    pub(super) exponent: S::F32,
    lift: S::F32,
    lowest: S::F32,
}

impl<S: Simd, const BASED: bool> Shifted<S, BASED> {
    #[inline(always)]
    pub(super) fn new(s: S, shift: Shift) -> Self {
        let Shift { base, exponent, lowest } = shift;
        let exponent = exponent - LIFT;
        Self {
            base: s.splat(base),
            exponent: s.splat(exponent),
            lift: s.splat(lift::<S>(-exponent)),
            lowest: s.splat(lowest),
        }
    }

    /// x − base, or what is too little to count.
    #[inline(always)]
    pub(super) fn argument(self, s: S, x: S::F32) -> S::F32 {
        s.max(self.lowest, if BASED { s.sub(x, self.base) } else { x })
    }

    /// The same as two numbers to add: a power of two, and the rest of at most 0.42 of it.
    #[inline(always)]
    fn parts(self, s: S, x: S::F32) -> (S::F32, S::F32) {
        let (m_less_1, n) = mantissa_less_one_and_exponent(s, self.argument(s, x));
        let power = s.scale_normal(s.splat(1.0), s.sub(n, self.exponent));
        (power, s.mul(power, m_less_1))
    }
}

/// Powers of vectors.
pub(super) trait Power<S: Simd>: Copy {
    fn power(self, s: S, x: S::F32) -> S::F32;
}

impl<S: Simd, const BASED: bool> Power<S> for Shifted<S, BASED> {
    /// e^(x − base) / 2ⁿ, times 2⁶⁴.
    #[inline(always)]
    fn power(self, s: S, x: S::F32) -> S::F32 {
        lifted_power(s, self.argument(s, x), self.lift)
    }
}

/// Powers of what is neither very large nor very small: see [`moderate_total`].
#[derive(Clone, Copy)]
pub(super) struct Moderate<S: Simd> {
    lift: S::F32,
    bound: S::F32,
}

impl<S: Simd> Moderate<S> {
    #[inline(always)]
    pub(super) fn new(s: S) -> Self {
        Self { lift: s.splat(lift::<S>(-12.0)), bound: s.splat(MODERATE) }
    }
}

impl<S: Simd> Power<S> for Moderate<S> {
    #[inline(always)]
    fn power(self, s: S, x: S::F32) -> S::F32 {
        lifted_power(s, s.clamp(x, self.bound), self.lift)
    }
}

/// Up to here in magnitude numbers are moderate.
const MODERATE: f32 = 69.0;
/// Powers of moderate numbers are taken times 2⁻¹².
pub(super) const LOWERED: f64 = 1.0 / 4096.0;

/// Σ eˣ, times [`LOWERED`], where it [`is_moderate`], without a maximum: what is not moderate
/// is taken for the nearest that is, and NaN for nothing less than the greatest.
#[inline(always)]
pub(super) fn moderate_total<S: Simd>(s: S, x: &[f32]) -> f64 {
    let mut sum = 0.0;
    for part in x.chunks(part::<S>()) {
        sum += total_by(s, part, Moderate::new(s));
    }
    sum
}

/// The greatest element, and [`moderate_total`].
#[inline(always)]
pub(super) fn max_and_moderate_total<S: Simd>(s: S, x: &[f32]) -> (f32, f64) {
    let moderate = Moderate::new(s);
    let mut max = [s.splat(f32::NEG_INFINITY); 4];
    let mut sum = Sum::zero(s);
    let fours = x.chunks_exact(4 * S::LANES);
    let rest = fours.remainder();
    for piece in fours {
        let mut y = [s.splat(0.0); 4];
        for (i, (y, max)) in y.iter_mut().zip(&mut max).enumerate() {
            let x = s.load(&piece[i * S::LANES..]);
            *max = s.max(*max, x);
            *y = moderate.power(s, x);
        }
        sum.add_four(s, y);
    }
    let max = s.reduce_max(s.max(s.max(max[0], max[1]), s.max(max[2], max[3])));
    (max.max(greatest(s, rest)), sum.total(s) + moderate_total(s, rest))
}

/// Whether a sum of so many moderate powers is that of the powers: none is as great as the
/// greatest, and if all were in truth less than the least, that would be below 2⁻³² of it.
#[inline(always)]
pub(super) fn is_moderate(sum: f64, len: usize) -> bool {
    // e⁶⁹, less more than a rounding, and e⁻⁶⁹ · 2³²; 64 lanes may be added at the end.
    const GREATEST: f64 = 9.2e29 * LOWERED;
    const LEAST: f64 = 4.7e-21 * LOWERED;
    (len + 64) as f64 * LEAST < sum && sum < GREATEST
}

/// Σ e^(x − base) / 2ⁿ, times 2⁶⁴.
#[inline(always)]
pub(super) fn total<S: Simd>(s: S, x: &[f32], shift: Shift) -> f64 {
    if shift.base == 0.0 {
        total_by(s, x, Shifted::<S, false>::new(s, shift))
    } else {
        total_by(s, x, Shifted::<S, true>::new(s, shift))
    }
}

#[inline(always)]
fn total_by<S: Simd, P: Power<S>>(s: S, x: &[f32], shifted: P) -> f64 {
    let mut sum = Sum::zero(s);
    let fours = x.chunks_exact(4 * S::LANES);
    let ones = fours.remainder().chunks_exact(S::LANES);
    let last = ones.remainder();
    for (number, piece) in fours.enumerate() {
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = shifted.power(s, s.load(&piece[i * S::LANES..]));
        }
        sum.add_fours(s, y, number, x.len());
    }
    for piece in ones {
        sum.add(s, shifted.power(s, s.load(piece)));
    }
    if !last.is_empty() {
        sum.add(s, shifted.power(s, s.load_part(last, f32::NEG_INFINITY)));
    }
    sum.total(s)
}

/// As [`total`], with an error of at most about ½ u: of each power m·2ⁿ the sums take
/// 2ⁿ and (m − 1)·2ⁿ apart, and it is only the second that is rounded.
#[inline(always)]
pub(super) fn close_total<S: Simd>(s: S, x: &[f32], shift: Shift) -> f64 {
    let shifted = Shifted::<S, true>::new(s, shift);
    let (mut whole, mut rest) = (Sum::zero(s), Sum::zero(s));
    let whole_vectors = x.chunks_exact(S::LANES);
    let last = whole_vectors.remainder();
    for piece in whole_vectors {
        let (power, part) = shifted.parts(s, s.load(piece));
        whole.add(s, power);
        rest.add(s, part);
    }
    if !last.is_empty() {
        let (power, part) = shifted.parts(s, s.load_part(last, f32::NEG_INFINITY));
        whole.add(s, power);
        rest.add(s, part);
    }
    whole.total(s) + rest.total(s)
}

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
//! vectors (Knuth's two-sum), whose lanes are added in `f64`: a relative error of at
//! most 2 u for any length, besides that of the powers.
//!
//! Source: Dukhan and Ablavatski, "Two-pass softmax algorithm" (2020), for exponents
//! that stay apart. Deviations: the exponent is fixed for a block of elements by a
//! look at its maximum, so that no sum is rescaled vector by vector; the guard for
//! large numbers; the compensated sums.

use crate::{
    elementary::{mantissa_and_exponent, mantissa_less_one_and_exponent},
    simd::{InOut, Simd},
};

/// Powers are 2⁶⁴ times what they stand for.
const LIFT: f32 = 64.0;
/// From here on in magnitude, a maximum is subtracted.
const LARGE: f32 = 256.0;
/// So far below the maximum, a power is less than half the smallest subnormal.
const REACH: f32 = 105.0;

/// What is taken away from exponents: x ↦ e^(x − base) / 2ⁿ, where of `base` and n
/// one is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
    base: f32,
    exponent: f32,
    lowest: f32,
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
    s.reduce_max(s.max(s.max(max[0], max[1]), s.max(max[2], max[3])))
}

/// Vectors added up without a rounding that is not kept.
struct Sum<S: Simd> {
    high: S::F32,
    low: S::F32,
}

impl<S: Simd> Sum<S> {
    #[inline(always)]
    fn zero(s: S) -> Self {
        Self { high: s.splat(0.0), low: s.splat(0.0) }
    }

    #[inline(always)]
    fn add(&mut self, s: S, v: S::F32) {
        let sum = s.add(self.high, v);
        let virtual_v = s.sub(sum, self.high);
        let error = s.add(s.sub(self.high, s.sub(sum, virtual_v)), s.sub(v, virtual_v));
        self.high = sum;
        self.low = s.add(self.low, error);
    }

    #[inline(always)]
    fn add_four(&mut self, s: S, v: [S::F32; 4]) {
        self.add(s, s.add(s.add(v[0], v[1]), s.add(v[2], v[3])));
    }

    #[inline(always)]
    fn total(&self, s: S) -> f64 {
        s.reduce_add_f64(self.high) + s.reduce_add_f64(self.low)
    }
}

/// A [`Shift`] in every lane.
#[derive(Clone, Copy)]
struct Shifted<S: Simd> {
    base: S::F32,
    exponent: S::F32,
    lowest: S::F32,
}

impl<S: Simd> Shifted<S> {
    #[inline(always)]
    fn new(s: S, shift: Shift) -> Self {
        let Shift { base, exponent, lowest } = shift;
        Self { base: s.splat(base), exponent: s.splat(exponent - LIFT), lowest: s.splat(lowest) }
    }

    /// x − base, or what is too little to count.
    #[inline(always)]
    fn argument(self, s: S, x: S::F32) -> S::F32 {
        s.max(self.lowest, s.sub(x, self.base))
    }

    /// e^(x − base) / 2ⁿ, times 2⁶⁴.
    #[inline(always)]
    fn power(self, s: S, x: S::F32) -> S::F32 {
        let (m, n) = mantissa_and_exponent(s, self.argument(s, x));
        s.scale_normal(m, s.sub(n, self.exponent))
    }

    /// The same as two numbers to add: a power of two, and the rest of at most 0.42 of it.
    #[inline(always)]
    fn parts(self, s: S, x: S::F32) -> (S::F32, S::F32) {
        let (m_less_1, n) = mantissa_less_one_and_exponent(s, self.argument(s, x));
        let power = s.scale_normal(s.splat(1.0), s.sub(n, self.exponent));
        (power, s.mul(power, m_less_1))
    }
}

/// As [`powers`], of x / temperature. The product with the inverse is taken exactly, as a
/// sum of two numbers, and so is the inverse.
#[inline(always)]
pub(super) fn tempered_powers<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, max: f32, inverse: f64) -> f64 {
    let top = f64::from(max) * inverse;
    let large = top.abs() >= f64::from(LARGE);
    let base = if large { max } else { 0.0 };
    let exponent = if large { 0.0 } else { (top * std::f64::consts::LOG2_E).round() };
    let lowest = (if large { 0.0 } else { top } - f64::from(REACH)) / inverse;
    let high = inverse as f32;
    let tempered = Tempered {
        shifted: Shifted::new(s, Shift { base, exponent: exponent as f32, lowest: lowest as f32 }),
        inverse: [s.splat(high), s.splat((inverse - f64::from(high)) as f32)],
    };
    let mut sum = Sum::zero(s);
    while io.len() >= S::LANES {
        let mut piece = io.take(S::LANES);
        let y = tempered.power(s, s.load(piece.src()));
        s.store(y, piece.dst());
        sum.add(s, y);
    }
    if io.len() > 0 {
        let y = tempered.power(s, s.load_part(io.src(), f32::NEG_INFINITY));
        s.store_part(y, io.dst());
        sum.add(s, y);
    }
    sum.total(s)
}

/// A [`Shifted`] whose argument is multiplied by a sum of two numbers.
struct Tempered<S: Simd> {
    shifted: Shifted<S>,
    inverse: [S::F32; 2],
}

impl<S: Simd> Tempered<S> {
    #[inline(always)]
    fn power(&self, s: S, x: S::F32) -> S::F32 {
        let x = self.shifted.argument(s, x);
        let [product, error] = exact_product(s, x, self.inverse[0]);
        let error = s.mul_add(x, self.inverse[1], error);
        let (m, n) = mantissa_and_exponent(s, product);
        // e^(product + error), error being below 2⁻¹⁶.
        s.scale_normal(s.mul_add(m, error, m), s.sub(n, self.shifted.exponent))
    }
}

/// a·b, rounded, and what the rounding lost (Dekker, where there is no fused product).
#[inline(always)]
fn exact_product<S: Simd>(s: S, a: S::F32, b: S::F32) -> [S::F32; 2] {
    let product = s.mul(a, b);
    let minus = s.sub(s.splat(0.0), product);
    if S::FUSED {
        return [product, s.mul_add(a, b, minus)];
    }
    let [a_high, a_low] = halves(s, a);
    let [b_high, b_low] = halves(s, b);
    let rest = s.add(s.add(s.mul(a_high, b_high), minus), s.add(s.mul(a_high, b_low), s.mul(a_low, b_high)));
    [product, s.add(rest, s.mul(a_low, b_low))]
}

/// A number as a sum of two of 12 bits.
#[inline(always)]
fn halves<S: Simd>(s: S, a: S::F32) -> [S::F32; 2] {
    let scaled = s.mul(a, s.splat(4097.0));
    let high = s.sub(scaled, s.sub(scaled, a));
    [high, s.sub(a, high)]
}

/// Σ e^(x − base) / 2ⁿ, times 2⁶⁴, and each power to where `io` writes.
#[inline(always)]
pub(super) fn powers<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, shift: Shift) -> f64 {
    let shifted = Shifted::new(s, shift);
    let mut sum = Sum::zero(s);
    while io.len() >= 4 * S::LANES {
        let mut piece = io.take(4 * S::LANES);
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = shifted.power(s, s.load(&piece.src()[i * S::LANES..]));
        }
        for (i, y) in y.into_iter().enumerate() {
            s.store(y, &mut piece.dst()[i * S::LANES..]);
        }
        sum.add_four(s, y);
    }
    while io.len() >= S::LANES {
        let mut piece = io.take(S::LANES);
        let y = shifted.power(s, s.load(piece.src()));
        s.store(y, piece.dst());
        sum.add(s, y);
    }
    if io.len() > 0 {
        // The lanes that are left add what is too little to count.
        let y = shifted.power(s, s.load_part(io.src(), f32::NEG_INFINITY));
        s.store_part(y, io.dst());
        sum.add(s, y);
    }
    sum.total(s)
}

/// Σ e^(x − base) / 2ⁿ, times 2⁶⁴.
#[inline(always)]
pub(super) fn total<S: Simd>(s: S, x: &[f32], shift: Shift) -> f64 {
    let shifted = Shifted::new(s, shift);
    let mut sum = Sum::zero(s);
    let fours = x.chunks_exact(4 * S::LANES);
    let ones = fours.remainder().chunks_exact(S::LANES);
    let last = ones.remainder();
    for piece in fours {
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = shifted.power(s, s.load(&piece[i * S::LANES..]));
        }
        sum.add_four(s, y);
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
    let shifted = Shifted::new(s, shift);
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

/// e^(x − base) / 2ⁿ, times 2⁶⁴ and `inverse`.
#[inline(always)]
pub(super) fn quotients<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, shift: Shift, inverse: f32) {
    let shifted = Shifted::new(s, shift);
    let factor = s.splat(inverse);
    while io.len() >= 4 * S::LANES {
        let mut piece = io.take(4 * S::LANES);
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = s.mul(shifted.power(s, s.load(&piece.src()[i * S::LANES..])), factor);
        }
        for (i, y) in y.into_iter().enumerate() {
            s.store(y, &mut piece.dst()[i * S::LANES..]);
        }
    }
    while io.len() >= S::LANES {
        let mut piece = io.take(S::LANES);
        let y = s.mul(shifted.power(s, s.load(piece.src())), factor);
        s.store(y, piece.dst());
    }
    if io.len() > 0 {
        let y = s.mul(shifted.power(s, s.load_part(io.src(), 0.0)), factor);
        s.store_part(y, io.dst());
    }
}

/// Each element times `factor`.
#[inline(always)]
pub(super) fn multiplied<S: Simd>(s: S, x: &mut [f32], factor: f32) {
    let factor = s.splat(factor);
    let mut fours = x.chunks_exact_mut(4 * S::LANES);
    for piece in &mut fours {
        for i in 0..4 {
            let place = i * S::LANES..(i + 1) * S::LANES;
            let y = s.mul(s.load(&piece[place.clone()]), factor);
            s.store(y, &mut piece[place]);
        }
    }
    let mut ones = fours.into_remainder().chunks_exact_mut(S::LANES);
    for piece in &mut ones {
        let y = s.mul(s.load(piece), factor);
        s.store(y, piece);
    }
    let last = ones.into_remainder();
    if !last.is_empty() {
        let y = s.mul(s.load_part(last, 0.0), factor);
        s.store_part(y, last);
    }
}

/// x − max − `log_sum` of each element.
#[inline(always)]
pub(super) fn log_quotients<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, max: f32, log_sum: f64) {
    // As a sum of two numbers, of which the second is all of `log_sum` where the first
    // takes nothing of it.
    let high = (f64::from(max) + log_sum) as f32;
    let low = ((f64::from(max) - f64::from(high)) + log_sum) as f32;
    let away = [s.splat(high), s.splat(low)];
    while io.len() >= 4 * S::LANES {
        let mut piece = io.take(4 * S::LANES);
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = log_quotient(s, s.load(&piece.src()[i * S::LANES..]), away);
        }
        for (i, y) in y.into_iter().enumerate() {
            s.store(y, &mut piece.dst()[i * S::LANES..]);
        }
    }
    while io.len() >= S::LANES {
        let mut piece = io.take(S::LANES);
        let y = log_quotient(s, s.load(piece.src()), away);
        s.store(y, piece.dst());
    }
    if io.len() > 0 {
        let y = log_quotient(s, s.load_part(io.src(), 0.0), away);
        s.store_part(y, io.dst());
    }
}

/// x − high − low: what the rounding of the first difference lost is added again. Where
/// that is not finite, and would be NaN, the result is.
#[inline(always)]
fn log_quotient<S: Simd>(s: S, x: S::F32, [high, low]: [S::F32; 2]) -> S::F32 {
    let [y, error] = exact_difference(s, x, high);
    let close = s.add(y, s.sub(error, low));
    let magnitude = s.from_bits(s.bits_and(s.to_bits(y), s.bits_splat(0x7fff_ffff)));
    s.select(s.lt(magnitude, s.splat(f32::INFINITY)), close, y)
}

/// a − b, rounded, and what the rounding lost.
#[inline(always)]
fn exact_difference<S: Simd>(s: S, a: S::F32, b: S::F32) -> [S::F32; 2] {
    let d = s.sub(a, b);
    let virtual_a = s.add(d, b);
    let virtual_b = s.sub(virtual_a, d);
    [d, s.sub(s.sub(a, virtual_a), s.sub(b, virtual_b))]
}

//! The vector kernels that write a row: powers, quotients, differences of logarithms.
//!
//! What they are of, and why nothing overflows, says [`kernel`](super::kernel).

use super::kernel::{LARGE, Power, REACH, Shift, Shifted, Sum, part};
use crate::{
    elementary::mantissa_and_exponent,
    simd::{InOut, Simd},
};

/// Σ e^(x − base) / 2ⁿ, times 2⁶⁴, and each power to where `io` writes.
#[inline(always)]
pub(super) fn powers<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, shift: Shift) -> f64 {
    let mut sum = 0.0;
    while io.len() > 0 {
        let io = io.take(io.len().min(part::<S>()));
        sum += if shift.base == 0.0 {
            powers_by(s, io, Shifted::<S, false>::new(s, shift))
        } else {
            powers_by(s, io, Shifted::<S, true>::new(s, shift))
        };
    }
    sum
}

#[inline(always)]
fn powers_by<S: Simd, P: Power<S>>(s: S, mut io: InOut<'_, f32, f32>, shifted: P) -> f64 {
    let mut sum = Sum::zero(s);
    let len = io.len();
    for number in 0..len / (4 * S::LANES) {
        let mut piece = io.take(4 * S::LANES);
        let mut y = [s.splat(0.0); 4];
        for (i, y) in y.iter_mut().enumerate() {
            *y = shifted.power(s, s.load(&piece.src()[i * S::LANES..]));
        }
        for (i, y) in y.into_iter().enumerate() {
            s.store(y, &mut piece.dst()[i * S::LANES..]);
        }
        sum.add_fours(s, y, number, len);
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

/// e^(x − base) / 2ⁿ, times 2⁶⁴ and `inverse`.
#[inline(always)]
pub(super) fn quotients<S: Simd>(s: S, io: InOut<'_, f32, f32>, shift: Shift, inverse: f32) {
    if shift.base == 0.0 {
        quotients_by(s, io, Shifted::<S, false>::new(s, shift), inverse);
    } else {
        quotients_by(s, io, Shifted::<S, true>::new(s, shift), inverse);
    }
}

#[inline(always)]
fn quotients_by<S: Simd, P: Power<S>>(s: S, mut io: InOut<'_, f32, f32>, shifted: P, inverse: f32) {
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
    let mut total = 0.0;
    while io.len() > 0 {
        total += tempered_by(s, io.take(io.len().min(part::<S>())), &tempered);
    }
    total
}

#[inline(always)]
fn tempered_by<S: Simd>(s: S, mut io: InOut<'_, f32, f32>, tempered: &Tempered<S>) -> f64 {
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
    shifted: Shifted<S, true>,
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

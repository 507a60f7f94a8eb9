//! The rows of `f64`, a number after the other with the standard library's eˣ.
//!
//! As in `single`, the rounding of x − max must not be lost: it is computed (Knuth's
//! two-sum), and e^(d + ε) = eᵈ·(1 + ε). The sum is compensated (Neumaier).
//!
//! A logarithm of the sum takes more. It may be added to a maximum that cancels most of it,
//! so that where the result is near 1, an error of u in a sum of 100 is one of u in the
//! result, and to that come the logarithm's own rounding, half an ulp of ln 100, and the
//! result's. So there the powers are sums of two numbers ([`close_power`]), and so is the
//! logarithm, by one step of Newton's.
//!
//! # Complexity
//! O(n), two to five passes.

use super::{MaxSum, Rows, task::Task};
use crate::{
    simd::InOut,
    sum::{CompensatedSum, LANES, Lanes, Term},
};

/// Below, e^x is less than half the smallest subnormal.
const LOWEST: f64 = -746.0;

/// From here on e^x is normal.
const NORMAL: f64 = -708.0;
/// Exponent and factor of what is not.
const LIFT: f64 = 64.0;
const LIFTED: f64 = (1_u128 << 64) as f64;

/// e^(x − max), to about 2 u, to be divided by [`quotient`].
#[inline]
fn power(x: f64, max: f64) -> f64 {
    let [d, error] = difference(x, max);
    power_of(d, || error)
}

/// e^(d + error). What is not normal is −2⁶⁴ times as much, for it is to be rounded once, when
/// it is divided by the sum; its sign tells so. In that sum of 1 or more neither would be seen.
#[inline]
fn power_of(d: f64, error: impl FnOnce() -> f64) -> f64 {
    if d < NORMAL {
        return if d < LOWEST { 0.0 } else { -tiny(d, error()) };
    }
    let (error, power) = (error(), d.exp());
    power + power * error
}

#[cold]
fn tiny(d: f64, error: f64) -> f64 {
    let ([high, low], k) = mantissa_and_exponent(d, error);
    scaled(high + low, k + LIFT)
}

/// A power over the sum of them.
#[inline(always)]
fn quotient(power: f64, sum: f64) -> f64 {
    power / if power < 0.0 { -LIFTED * sum } else { sum }
}

/// ln 2 in two parts, the first of 32 bits: its products with the exponents are exact.
const LN_2: [f64; 2] = [f64::from_bits(0x3fe6_2e42_fee0_0000), f64::from_bits(0x3dea_39ef_3579_3c76)];

/// Added to a number below 2⁵¹, it leaves the nearest integer in the lowest bits.
const TO_INTEGER: f64 = 1.5 * (1_u64 << 52) as f64;

/// The nearest integer.
#[inline(always)]
fn nearest(x: f64) -> f64 {
    (x + TO_INTEGER) - TO_INTEGER
}

/// 1/14! … 1/2!; of 0.347¹⁵ / 15! nothing would be seen.
const SERIES: [f64; 13] = {
    let mut series = [0.5; 13];
    let mut i = 12;
    while i > 0 {
        series[i - 1] = series[i] / (15 - i) as f64;
        i -= 1;
    }
    series
};

/// e^(d + error), d ≤ 710, as a sum of two numbers, to 2⁻⁵⁵ of it.
#[inline(always)]
fn close_power(d: f64, error: f64) -> [f64; 2] {
    // Of −∞ the error is NaN.
    let error = if d < LOWEST { 0.0 } else { error };
    power_over(if d < LOWEST { LOWEST } else { d }, error, 0.0)
}

/// e^(d + error) / 2^shift, |d| < 2²⁰, as a sum of two numbers, to 2⁻⁵⁵ of it.
///
/// It is 2ᵏ·(1 + r + q): 1 + r is taken exactly, and only q = eʳ − 1 − r, at most 0.07, is
/// rounded, five times by up to 2⁻⁵⁷ (by 2⁻⁵⁸ where r < 0). Without a branch or a call, so
/// that the compiler makes vectors of several.
#[inline(always)]
fn power_over(d: f64, error: f64, shift: f64) -> [f64; 2] {
    let (parts, k) = mantissa_and_exponent(d, error);
    parts.map(|part| scaled(part, k - shift))
}

/// (1 + r + q, k), the first as a sum of two numbers.
#[inline(always)]
fn mantissa_and_exponent(d: f64, error: f64) -> ([f64; 2], f64) {
    let k = nearest(d * std::f64::consts::LOG2_E);
    let whole = d - k * LN_2[0];
    let rest = error - k * LN_2[1];
    let r = whole + rest;
    let of_r = rest - (r - whole);
    let mut q = 0.0;
    for term in SERIES {
        q = q * r + term;
    }
    let high = 1.0 + r;
    let low = (r - (high - 1.0)) + (of_r + q * (r * r));
    ([high, low], k)
}

/// x · 2ᵏ, |k| < 2000, in two steps, for 2ᵏ may be subnormal.
#[inline(always)]
fn scaled(x: f64, k: f64) -> f64 {
    let first = k * 0.5 + TO_INTEGER;
    let second = (k - (first - TO_INTEGER)) + TO_INTEGER;
    let [first, second] = [first, second].map(|k| f64::from_bits((k.to_bits() << 52).wrapping_add(1023 << 52)));
    x * first * second
}

/// The greatest element; NaN is none.
fn greatest(x: &[f64]) -> f64 {
    let greater = |max: f64, x: f64| if x > max { x } else { max };
    let (whole, rest) = x.as_chunks::<LANES>();
    // Maxima of lanes do not wait for one another.
    let mut lanes = [f64::NEG_INFINITY; LANES];
    for chunk in whole {
        lanes = std::array::from_fn(|i| greater(lanes[i], chunk[i]));
    }
    rest.iter().copied().chain(lanes).fold(f64::NEG_INFINITY, greater)
}

/// Softmax of each row.
pub(super) fn softmax(rows: Task<'_, f64>) {
    by(rows, power);
}

/// Softmax of x / `temperature` of each row.
pub(super) fn tempered(rows: Task<'_, f64>, temperature: f64) {
    by(rows, |x, max| tempered_power(x, max, temperature));
}

/// e^((x − max) / temperature), as [`power`]. The rounding of the quotient is what a fused
/// product with it leaves.
#[inline]
fn tempered_power(x: f64, max: f64, temperature: f64) -> f64 {
    let [d, error] = difference(x, max);
    let quotient = d / temperature;
    power_of(quotient, || ((-quotient).mul_add(temperature, d) + error) / temperature)
}

/// x − max, rounded, and what the rounding lost.
#[inline]
fn difference(x: f64, max: f64) -> [f64; 2] {
    let d = x - max;
    let virtual_x = d + max;
    [d, (x - virtual_x) - (max - (virtual_x - d))]
}

/// Softmax of each row by its powers relative to that of the maximum.
fn by(mut rows: Task<'_, f64>, power: impl Fn(f64, f64) -> f64) {
    for i in 0..rows.len() {
        of_row(rows.io(i), &power);
    }
}

fn of_row(mut io: InOut<'_, f64, f64>, power: impl Fn(f64, f64) -> f64) {
    let max = greatest(io.src());
    let mut sum = CompensatedSum::default();
    for j in 0..io.len() {
        let power = power(io.src()[j], max);
        io.dst()[j] = power;
        sum.add(power);
    }
    let sum = sum.value();
    for out in io.dst() {
        *out = quotient(*out, sum);
    }
}

/// Softmax of each row by two passes, of powers whose exponents stay apart.
pub(super) fn two_pass(mut rows: Task<'_, f64>) {
    for i in 0..rows.len() {
        let mut io = rows.io(i);
        let Some(Extended { max, shift, sum }) = Extended::over(io.src()) else {
            of_row(io, power);
            continue;
        };
        for j in 0..io.len() {
            // Divided before it may become subnormal: rounded once then.
            let ([high, low], k) = mantissa_and_exponent(io.src()[j].max(max + LOWEST), 0.0);
            io.dst()[j] = scaled((high + low) / sum, k - shift);
        }
    }
}

/// Σ eˣ / 2^shift, 2^shift being about e^max.
struct Extended {
    max: f64,
    shift: f64,
    sum: f64,
}

impl Extended {
    /// Of a row, unless it holds what is not finite, huge numbers, or little else than −∞.
    fn over(x: &[f64]) -> Option<Self> {
        /// Elements whose maximum is known before their powers are added up.
        const BLOCK: usize = 64 * LANES;
        /// Multiples of ln 2 up to here are exact.
        const HUGE: f64 = (1 << 20) as f64;
        let (mut max, mut shift) = (f64::NEG_INFINITY, 0.0);
        let mut sums = [CompensatedSum::default(); 2];
        for block in x.chunks(BLOCK) {
            let top = greatest(block);
            if top > max {
                let before = std::mem::replace(&mut shift, nearest(top * std::f64::consts::LOG2_E));
                // Exact, but for what becomes too little to count.
                let scale = if max == f64::NEG_INFINITY { 0.0 } else { (before - shift).exp2() };
                max = top;
                sums = sums.map(|sum| sum.parts().map(|part| part * scale).into_iter().collect());
            }
            // Also of NaN, which is no maximum.
            if max.abs() < HUGE {
                let mut lanes = [Lanes::default(); 2];
                each_power(block, &mut lanes, |x| {
                    power_over(if x < max + LOWEST { max + LOWEST } else { x }, 0.0, shift)
                });
                sums[0].merge(lanes[0].merged());
                sums[1].merge(lanes[1].merged());
            } else {
                return None;
            }
        }
        let sum = sums[0].value() + sums[1].value();
        (sum > 0.0).then_some(Self { max, shift, sum })
    }
}

/// Powers of each, as sums of two numbers, to two sums. What is left is filled up with −∞.
#[inline(always)]
fn each_power(x: &[f64], sums: &mut [Lanes<f64>; 2], power: impl Fn(f64) -> [f64; 2]) {
    let mut add = |x: &[f64; LANES]| {
        let [mut high, mut low] = [[0.0; LANES]; 2];
        for i in 0..LANES {
            [high[i], low[i]] = power(x[i]);
        }
        sums[0].add(&high);
        sums[1].add(&low);
    };
    let (whole, rest) = x.as_chunks::<LANES>();
    whole.iter().for_each(&mut add);
    if !rest.is_empty() {
        let mut last = [f64::NEG_INFINITY; LANES];
        last[..rest.len()].copy_from_slice(rest);
        add(&last);
    }
}

/// e^(x − max) of each to two sums, of the greater parts and of the lesser.
fn add_powers(x: &[f64], max: f64, sums: &mut [Lanes<f64>; 2]) {
    each_power(x, sums, |x| {
        let [d, error] = difference(x, max);
        close_power(d, error)
    });
}

/// Maximum of a row, and Σ e^(x − max) without the maximum's own 1 as a sum of two numbers;
/// or what there is where it is no number.
fn close_state(x: &[f64]) -> Result<(f64, [f64; 2]), MaxSum> {
    let max = greatest(x);
    if x.iter().any(|x| x.is_nan()) {
        return Err(f64::NAN.into());
    }
    let Some(at) = x.iter().position(|&x| x == max).filter(|_| max.is_finite()) else {
        return Err(max.into());
    };
    let mut sums = [Lanes::default(); 2];
    add_powers(&x[..at], max, &mut sums);
    add_powers(&x[at + 1..], max, &mut sums);
    let [upper, lower] = sums.map(|lanes| lanes.merged().parts());
    let low = upper[1] + (lower[0] + lower[1]);
    let high = upper[0] + low;
    Ok((max, [high, low - (high - upper[0])]))
}

/// Maximum and sum of a row.
pub(super) fn max_sum(x: &[f64]) -> MaxSum {
    close_state(x).map_or_else(|state| state, |(max, rest)| MaxSum::new(max, rest[0] + rest[1]))
}

/// ln(1 + rest) as a sum of two numbers.
fn close_log_sum(rest: [f64; 2]) -> [f64; 2] {
    let (sum, lost) = 1.0.two_sum(rest[0]);
    let y = rest[0].ln_1p();
    // ln sum = y + ln(sum / eʸ), and sum / eʸ − 1 is at most some u.
    let [high, low] = close_power(y, 0.0);
    [y, ((sum - high) + (lost + rest[1] - low)) / sum]
}

/// The probability of one of the elements of a row; NaN where its maximum is no number.
pub(super) fn probability(x: f64, row: MaxSum) -> f64 {
    if row.max().is_finite() { quotient(power(x, row.max()), row.sum()) } else { f64::NAN }
}

/// x − ln Σ eˣ of each element.
pub(super) fn log_softmax(mut rows: Task<'_, f64>) {
    for i in 0..rows.len() {
        let mut io = rows.io(i);
        let (max, log_sum) = match close_state(io.src()) {
            Ok((max, rest)) => (max, close_log_sum(rest)),
            Err(_) => (f64::NAN, [f64::NAN; 2]),
        };
        for j in 0..io.len() {
            let [d, error] = difference(io.src()[j], max);
            let [y, lost] = difference(d, log_sum[0]);
            io.dst()[j] = if y.is_finite() { y + (lost + error - log_sum[1]) } else { y };
        }
    }
}

/// ln Σ eˣ of each row, to `out`.
pub(super) fn log_sum_exp(rows: Rows<'_, f64>, out: &mut [f64]) {
    for (row, out) in rows.iter().zip(out) {
        *out = match close_state(row) {
            Ok((max, rest)) => {
                let [high, low] = close_log_sum(rest);
                let [sum, lost] = difference(max, -high);
                if sum.is_finite() { sum + (lost + low) } else { sum }
            }
            Err(state) => state.log_sum_exp(),
        };
    }
}

//! Exact sums: an integer wide enough for every finite number.
//!
//! Every finite `f64` is an integer times 2⁻¹⁰⁷⁴, and every product of two an
//! integer times 2⁻²¹⁴⁸, below 2²⁰⁴⁸. So a fixed-point number of 4,200 bits holds
//! any sum of them, exactly, and rounding happens once, when the value is asked
//! for.
//!
//! ```text
//!   limb      0          1                 k         k+1          LIMBS−1
//!         ├─ 2⁻²¹⁴⁸ ─┼─ 2⁻²¹¹⁶ ─┼ ⋯ ┼──────────┼──────────┼ ⋯ ┼───────────┤
//!                                     low 32 bits  the rest
//!                                     of m << s    of m << s
//! ```
//!
//! The number is held in limbs that count for 32 bits but have 64, so that a term
//! is added to two of them without carrying; the carries are settled every
//! [`ROOM`] terms ("small superaccumulator", Neal 2015). A long slice goes by way of
//! one 64-bit counter per sign and exponent, to which the bare significands are
//! added, a block at a time ("large superaccumulator").
//!
//! Source: Neal, "Fast exact summation using small and large superaccumulators"
//! (2015). Deviation: wide enough for products; infinities, NaN and the sign of a
//! zero sum are kept beside the limbs.

use super::term::Term;

/// The exponent of the lowest bit of limb 0: that of the smallest product.
const BASE: i32 = -2148;

/// (2048 + 2148) / 32 limbs, two more for 2⁶⁴ terms.
const LIMBS: usize = 134;

/// A term adds less than 2⁵³ to a limb's 2³²: so many fit before its sign bit is in danger.
const ROOM: u32 = 1 << 9;

const SIGNIFICAND: u64 = (1 << 52) - 1;

/// Significands below 2⁵³ that 64 bits can add up.
const BLOCK: usize = 1 << 11;

/// The sum, correctly rounded.
///
/// # Complexity
/// O(n) time, O(1) space; from 2,048 terms on 32 KiB of it.
///
/// # Accuracy
/// The nearest number to the true sum, ties to even, for every input and in every
/// order of the terms.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::sum_exact;
/// assert_eq!(sum_exact(&[1e308, 1e308, 1e-324, -1e308, -1e308, 4.0]), 4.0);
/// assert_eq!(sum_exact(&[0.1; 10]), 1.0);
/// assert_eq!(sum_exact(&[f64::MAX, f64::MAX]), f64::INFINITY);
/// assert!(sum_exact(&[f32::INFINITY, f32::NEG_INFINITY]).is_nan());
/// ```
pub fn sum_exact<T: Term>(values: &[T]) -> T {
    let mut sum = ExactSum::new();
    sum.add_slice(values);
    sum.rounded()
}

/// What is known of the sign of a sum that comes out as zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zero {
    /// Nothing was added yet.
    Empty,
    /// Only −0.
    Negative,
    /// Something else.
    Positive,
}

/// An exact sum that grows, and merges with another.
///
/// The value does not depend on the order or the grouping of the terms, so a sum
/// split over threads is reproducible to the last bit.
///
/// # Complexity
/// O(1) an operation, 1.1 KiB.
///
/// # Accuracy
/// Exact for up to 2⁶⁴ terms; the value is rounded once.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::ExactSum;
/// let terms = [1e100, 1.0, -1e100, 1e-100];
/// let (mut left, mut right) = (ExactSum::new(), ExactSum::new());
/// left.add_slice(&terms[..2]);
/// terms[2..].iter().for_each(|&term| right.add(term));
/// left.merge(&right);
/// assert_eq!(left.rounded::<f64>(), 1.0);
/// left.add(-1.0);
/// assert_eq!(left.rounded::<f64>(), 1e-100);
/// left.add_product(-1e-50, 1e-50);
/// assert_eq!(left.rounded::<f32>(), 0.0);
/// ```
#[derive(Clone, Debug)]
pub struct ExactSum {
    limbs: [i64; LIMBS],
    /// Terms that may still be added before the carries must be settled.
    room: u32,
    /// The sum of the terms that are infinite or NaN.
    special: f64,
    zero: Zero,
}

impl Default for ExactSum {
    fn default() -> Self {
        Self::new()
    }
}

impl ExactSum {
    /// The sum of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self { limbs: [0; LIMBS], room: ROOM, special: 0.0, zero: Zero::Empty }
    }

    /// Adds a term.
    #[inline]
    pub fn add(&mut self, value: f64) {
        self.saw(value);
        if value.is_finite() {
            let (significand, lsb) = decompose(value);
            self.add_shifted(significand, lsb, value.is_sign_negative());
        }
    }

    /// Adds the exact product of two numbers.
    #[inline]
    pub fn add_product(&mut self, a: f64, b: f64) {
        if !a.is_finite() || !b.is_finite() {
            return self.saw(a * b);
        }
        let ((m, e), (n, f)) = (decompose(a), decompose(b));
        let negative = a.is_sign_negative() != b.is_sign_negative();
        let product = u128::from(m) * u128::from(n);
        let sign = if negative { -1.0 } else { 1.0 };
        self.saw(if product == 0 { 0.0 * sign } else { sign });
        // Two halves of at most 53 bits.
        self.add_shifted(product as u64 & (SIGNIFICAND << 1 | 1), e + f, negative);
        self.add_shifted((product >> 53) as u64, e + f + 53, negative);
    }

    /// Adds the terms of a slice.
    pub fn add_slice<T: Term>(&mut self, values: &[T]) {
        let (blocks, rest) = values.as_chunks::<BLOCK>();
        if !blocks.is_empty() {
            let mut counters = vec![0u64; 1 << 12];
            for block in blocks {
                self.add_block(block, &mut counters);
            }
        }
        rest.iter().for_each(|&value| self.add(value.widen()));
    }

    /// Adds the terms of another sum.
    pub fn merge(&mut self, other: &Self) {
        let mut other = other.clone();
        other.settle();
        self.settle();
        for (limb, of_other) in self.limbs.iter_mut().zip(other.limbs) {
            *limb += of_other;
        }
        self.settle();
        self.special += other.special;
        self.zero = match (self.zero, other.zero) {
            (Zero::Empty, zero) | (zero, Zero::Empty) => zero,
            (Zero::Negative, Zero::Negative) => Zero::Negative,
            _ => Zero::Positive,
        };
    }

    /// The sum, correctly rounded to `f32` or `f64`.
    #[must_use]
    pub fn rounded<T: Term>(&self) -> T {
        if self.special != 0.0 {
            // Infinite or NaN, which 0 and the type's own infinity can make.
            let infinity = T::compose(u64::MAX >> 1, T::LOWEST);
            return match self.special {
                special if special.is_nan() => infinity * T::default(),
                special if special < 0.0 => -infinity,
                _ => infinity,
            };
        }
        let mut settled = self.clone();
        settled.settle();
        let negative = settled.limbs[LIMBS - 1] < 0;
        if negative {
            settled.limbs.iter_mut().for_each(|limb| *limb = -*limb);
            settled.settle();
        }
        let magnitude: T = settled.round_magnitude();
        let negative = negative || self.zero == Zero::Negative;
        if negative { -magnitude } else { magnitude }
    }

    /// Keeps what the limbs cannot: infinities, NaN and the sign of zero.
    #[inline]
    fn saw(&mut self, value: f64) {
        if !value.is_finite() {
            self.saw_special(value);
        }
        if self.zero != Zero::Positive {
            let negative_zero = value == 0.0 && value.is_sign_negative();
            self.zero = if negative_zero { Zero::Negative } else { Zero::Positive };
        }
    }

    #[cold]
    fn saw_special(&mut self, value: f64) {
        self.special += value;
    }

    /// Adds ±significand·2^lsb, the significand of at most 53 bits.
    #[inline]
    fn add_shifted(&mut self, significand: u64, lsb: i32, negative: bool) {
        let place = (lsb - BASE) as usize;
        let (limb, shift) = (place / 32, place % 32);
        let low = (significand << shift & 0xffff_ffff) as i64;
        let high = (significand >> (32 - shift)) as i64;
        let sign = if negative { -1 } else { 1 };
        self.limbs[limb] += sign * low;
        self.limbs[limb + 1] += sign * high;
        self.room -= 1;
        if self.room == 0 {
            self.settle();
        }
    }

    /// Adds by way of one counter for each sign and exponent, which are zero before and after.
    fn add_block<T: Term>(&mut self, block: &[T; BLOCK], counters: &mut [u64]) {
        let mut special = 0.0;
        for value in block {
            let bits = value.widen().to_bits();
            let exponent = bits >> 52;
            let leading = u64::from(exponent & 0x7ff != 0) << 52;
            counters[exponent as usize] += bits & SIGNIFICAND | leading;
        }
        for (exponent, counter) in counters.iter_mut().enumerate().filter(|(_, counter)| **counter != 0) {
            let (negative, field) = (exponent >> 11 == 1, (exponent & 0x7ff) as i32);
            if field == 0x7ff {
                special += 1.0;
            } else {
                let lsb = field.max(1) - 1075;
                self.add_shifted(*counter & (SIGNIFICAND << 1 | 1), lsb, negative);
                self.add_shifted(*counter >> 53, lsb + 53, negative);
            }
            *counter = 0;
        }
        if special != 0.0 {
            block
                .iter()
                .map(|value| value.widen())
                .filter(|value| !value.is_finite())
                .for_each(|value| self.saw(value));
        }
        if self.zero != Zero::Positive {
            block.iter().for_each(|value| self.saw(value.widen()));
        }
    }

    /// Carries, so that every limb but the last is in 0..2³²; the last has the sign.
    fn settle(&mut self) {
        let mut carry = 0;
        for limb in &mut self.limbs[..LIMBS - 1] {
            let total = *limb + carry;
            *limb = total & 0xffff_ffff;
            carry = total >> 32;
        }
        self.limbs[LIMBS - 1] += carry;
        self.room = ROOM;
    }

    /// Rounds a settled, non-negative number.
    fn round_magnitude<T: Term>(&self) -> T {
        let Some(limb) = self.limbs.iter().rposition(|&limb| limb != 0) else { return T::default() };
        let top = BASE + 32 * limb as i32 + self.limbs[limb].ilog2() as i32;
        let lsb = (top - (T::DIGITS as i32 - 1)).max(T::LOWEST);
        let kept = self.bits_from(lsb);
        let half = self.bit(lsb - 1);
        let up = half && (kept & 1 == 1 || self.any_below(lsb - 1));
        T::compose(kept + u64::from(up), lsb)
    }

    /// The number divided by 2^exponent, rounded down; it must fit 64 bits.
    fn bits_from(&self, exponent: i32) -> u64 {
        let place = (exponent - BASE) as usize;
        let (limb, shift) = (place / 32, place % 32);
        let limbs = (0..3).map(|k| u128::from(self.limbs.get(limb + k).map_or(0, |&limb| limb as u64)) << (32 * k));
        (limbs.sum::<u128>() >> shift) as u64
    }

    fn bit(&self, exponent: i32) -> bool {
        let place = (exponent - BASE) as usize;
        self.limbs[place / 32] >> (place % 32) & 1 == 1
    }

    fn any_below(&self, exponent: i32) -> bool {
        let place = (exponent - BASE) as usize;
        self.limbs[..place / 32].iter().any(|&limb| limb != 0)
            || self.limbs[place / 32] & ((1 << (place % 32)) - 1) != 0
    }
}

impl Extend<f64> for ExactSum {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, terms: I) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

impl FromIterator<f64> for ExactSum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut sum = Self::new();
        sum.extend(terms);
        sum
    }
}

/// A finite number as ±significand·2^lsb.
#[inline]
fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let field = (bits >> 52 & 0x7ff) as i32;
    let leading = u64::from(field != 0) << 52;
    (bits & SIGNIFICAND | leading, field.max(1) - 1075)
}

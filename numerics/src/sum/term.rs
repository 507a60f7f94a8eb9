//! What the sums ask of a number type.

use std::ops::{Add, Mul, Neg, Sub};

use crate::Float;

/// A type that the sums here add: `f32`, `f64`.
///
/// Sealed, as [`Float`] is.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::Term;
/// let (rounded, error) = 1.0f32.two_sum(1e-8);
/// assert_eq!((rounded, error), (1.0, 1e-8));
/// let (rounded, error) = (1.0f64 + f64::EPSILON).two_product(1.0 + f64::EPSILON);
/// assert_eq!((rounded, error), (1.0 + 2.0 * f64::EPSILON, f64::EPSILON * f64::EPSILON));
///
/// let full = 1 << (<f32 as Term>::DIGITS - 1);
/// assert_eq!(f32::compose(full, f32::LOWEST), f32::MIN_POSITIVE);
/// assert_eq!(f32::compose(1, f32::LOWEST).widen(), 2f64.powi(-149), "subnormal");
/// assert!(!f32::compose(full, 128).finite());
/// ```
pub trait Term:
    Float + Default + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Neg<Output = Self>
{
    /// Bits of precision, the leading one included.
    const DIGITS: u32;

    /// e where 2ᵉ is the smallest subnormal.
    const LOWEST: i32;

    /// The same value, exactly.
    fn widen(self) -> f64;

    /// q·2^lsb for a q of at most [`DIGITS`](Self::DIGITS) bits, all of them in use unless
    /// lsb is [`LOWEST`](Self::LOWEST); infinity beyond the greatest finite number.
    fn compose(q: u64, lsb: i32) -> Self;

    /// Neither infinite nor NaN.
    fn finite(self) -> bool;

    /// The product, rounded, and what the rounding took away.
    ///
    /// # Accuracy
    /// `self·other` = product + error exactly, unless an operand or the product is
    /// within a factor 2^`DIGITS` of overflow or 2^(2·`DIGITS`) of underflow.
    fn two_product(self, other: Self) -> (Self, Self);

    /// The sum, rounded, and what the rounding took away.
    ///
    /// # Accuracy
    /// `self + other` = sum + error exactly, unless the sum overflows (Knuth 1969).
    #[inline(always)]
    fn two_sum(self, other: Self) -> (Self, Self) {
        let sum = self + other;
        let of_other = sum - self;
        let of_self = sum - of_other;
        (sum, (self - of_self) + (other - of_other))
    }
}

impl Term for f32 {
    const DIGITS: u32 = 24;
    const LOWEST: i32 = -149;

    #[inline]
    fn widen(self) -> f64 {
        f64::from(self)
    }

    #[inline]
    fn compose(q: u64, lsb: i32) -> Self {
        // The leading bit of a full q carries into the exponent's field.
        let bits = (((lsb - Self::LOWEST) as u64) << 23) + q;
        Self::from_bits(bits.min(u64::from(Self::INFINITY.to_bits())) as u32)
    }

    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }

    #[inline(always)]
    fn two_product(self, other: Self) -> (Self, Self) {
        let exact = f64::from(self) * f64::from(other);
        let rounded = exact as f32;
        (rounded, (exact - f64::from(rounded)) as f32)
    }
}

impl Term for f64 {
    const DIGITS: u32 = 53;
    const LOWEST: i32 = -1074;

    #[inline]
    fn widen(self) -> f64 {
        self
    }

    #[inline]
    fn compose(q: u64, lsb: i32) -> Self {
        let bits = (((lsb - Self::LOWEST) as u64) << 52) + q;
        Self::from_bits(bits.min(Self::INFINITY.to_bits()))
    }

    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }

    /// Dekker's product (1971): a fused multiply-add would do it in one operation,
    /// and in some two hundred where the target has none.
    #[inline(always)]
    fn two_product(self, other: Self) -> (Self, Self) {
        let product = self * other;
        let ((a1, a2), (b1, b2)) = (split(self), split(other));
        (product, a2 * b2 - (((product - a1 * b1) - a2 * b1) - a1 * b2))
    }
}

/// A number as the sum of two with 26 bits each (Veltkamp 1968).
#[inline(always)]
fn split(a: f64) -> (f64, f64) {
    let scaled = a * 134_217_729.0; // 2²⁷ + 1
    let high = scaled - (scaled - a);
    (high, a - high)
}

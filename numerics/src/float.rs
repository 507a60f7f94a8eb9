//! The floating-point types that the comparators understand.
//!
//! A binary format of the IEEE kind is a line of values: negative infinity,
//! the negative numbers, zero, the positive numbers, infinity. [`Float`] numbers
//! that line with consecutive integers, so that "how many steps apart" is a
//! subtraction; [`NarrowFloat`] adds what it takes to measure a value against an
//! exact one held in `f64`. Both zeros are the same place. NaN has none.

use std::fmt::{Debug, Display};

pub(crate) mod sealed {
    pub trait Sealed {}
}

/// A binary floating-point type with infinities: `f32`, `f64`.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::Float;
/// assert_eq!(0.0f32.rank(), Some(0));
/// assert_eq!((-0.0f32).rank(), Some(0));
/// assert_eq!(f32::from_bits(1).rank(), Some(1));
/// assert_eq!(f64::NEG_INFINITY.rank(), Some(-0x7ff0_0000_0000_0000));
/// assert_eq!(f64::NAN.rank(), None);
/// assert_eq!(f32::from_rank(-1), Some(-f32::from_bits(1)));
/// assert_eq!(f32::from_rank(0x7f80_0000), Some(f32::INFINITY));
/// assert_eq!(f32::from_rank(0x7f80_0001), None);
/// assert_eq!(1.5f32.spacing(), f32::EPSILON);
/// ```
pub trait Float: sealed::Sealed + Copy + PartialOrd + Debug + Display + Send + Sync + 'static {
    /// The place on the number line: 0 for both zeros, the k-th positive number at k,
    /// the k-th negative one at −k, an infinity one step past the greatest finite number.
    ///
    /// `None` for NaN.
    fn rank(self) -> Option<i64>;

    /// The number at a place, +0 at 0. `None` beyond the infinities.
    fn from_rank(rank: i64) -> Option<Self>;

    /// The distance between neighbouring numbers in this one's binade; see [`ulp()`](crate::ulp()).
    #[must_use]
    fn spacing(self) -> Self;
}

/// A type whose every number, half-way point and spacing an `f64` holds exactly: `f32`.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::NarrowFloat;
/// assert_eq!((f32::PRECISION, f32::MIN_EXPONENT, f32::MAX_EXPONENT), (24, -126, 127));
/// assert_eq!(0.1f32.to_f64(), 0.10000000149011612);
/// ```
pub trait NarrowFloat: Float {
    /// Bits of precision, the leading one included.
    const PRECISION: i32;

    /// e where 2ᵉ is the smallest normal number.
    const MIN_EXPONENT: i32;

    /// e where 2ᵉ is the greatest power of two.
    const MAX_EXPONENT: i32;

    /// The same value, exactly.
    fn to_f64(self) -> f64;
}

macro_rules! float {
    ($float:ident, $bits:ident) => {
        impl sealed::Sealed for $float {}

        impl Float for $float {
            #[inline]
            fn rank(self) -> Option<i64> {
                let magnitude = self.abs().to_bits() as i64;
                if self.is_nan() { None } else { Some(if self.is_sign_negative() { -magnitude } else { magnitude }) }
            }

            #[inline]
            fn from_rank(rank: i64) -> Option<Self> {
                let magnitude = rank.unsigned_abs();
                if magnitude > u64::from($float::INFINITY.to_bits()) {
                    return None;
                }
                let value = $float::from_bits(magnitude as $bits);
                Some(if rank < 0 { -value } else { value })
            }

            #[inline]
            fn spacing(self) -> Self {
                let magnitude = self.abs();
                if !magnitude.is_finite() {
                    return magnitude;
                }
                // An even pattern and the odd one after it share their exponent,
                // also at 0 and at MAX, and their difference is exact.
                let bits = magnitude.to_bits();
                $float::from_bits(bits | 1) - $float::from_bits(bits & !1)
            }
        }
    };
}

float!(f32, u32);
float!(f64, u64);

impl NarrowFloat for f32 {
    const PRECISION: i32 = 24;
    const MIN_EXPONENT: i32 = -126;
    const MAX_EXPONENT: i32 = 127;

    #[inline]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }
}

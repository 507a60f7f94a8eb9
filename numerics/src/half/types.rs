//! The types: a pattern of bits each, with its [`Format`].
//!
//! A macro writes them, since `const fn` cannot be generic over traits; it holds
//! names and documentation, and every method is a line that asks the format.

use std::{cmp::Ordering, num::FpCategory, ops::Neg};

use super::{
    Conversion, Flags, Format, RandomBits, Specials, cast, lanes,
    line::on_the_line,
    quick::{narrow_f32, narrow_f64, widen_f32, widen_f64},
};

mod sealed {
    pub trait Sealed {}
}

/// A floating-point number of at most 16 bits: what the slice forms take.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, F8E4M3, F16, SmallFloat};
/// fn greatest<T: SmallFloat>() -> f64 {
///     T::FORMAT.decode(T::FORMAT.encode(f64::INFINITY, kihon_numerics::half::Conversion::SATURATING).0)
/// }
/// assert_eq!(greatest::<F16>(), 65504.0);
/// assert_eq!(greatest::<F8E4M3>(), 448.0);
/// assert_eq!(greatest::<BF16>(), BF16::MAX.to_f64());
/// ```
pub trait SmallFloat: sealed::Sealed + Copy + PartialOrd + Default + Send + Sync + 'static {
    /// Its fields.
    const FORMAT: Format;

    /// The number of a pattern, of which the low [`Format::width`] bits count.
    #[doc(hidden)]
    fn from_pattern(pattern: u64) -> Self;

    /// Its pattern.
    #[doc(hidden)]
    fn pattern(self) -> u64;

    /// The number nearest to each, of slices of the same length.
    #[doc(hidden)]
    fn narrow_slice(src: &[f32], dst: &mut [Self]);

    /// The same, saturating.
    #[doc(hidden)]
    fn narrow_slice_saturating(src: &[f32], dst: &mut [Self]);

    /// The same of `f64`, saturating or not.
    #[doc(hidden)]
    fn narrow_doubles<const SATURATE: bool>(src: &[f64], dst: &mut [Self]);

    /// Each number, of slices of the same length.
    #[doc(hidden)]
    fn widen_slice(src: &[Self], dst: &mut [f32]);

    /// The same times a factor, rounded; whether all products are finite.
    #[doc(hidden)]
    fn widen_scaled(src: &[Self], factor: f32, dst: &mut [f32]) -> bool;

    /// The memory of floats as numbers, more than there are floats.
    #[doc(hidden)]
    fn in_memory_of(floats: &mut [f32]) -> &mut [Self];
}

/// Writes a type: its name, its bits, its format, what it is in a line, and
/// the patterns of 1, of the greatest number and of its neighbours for the examples.
macro_rules! small_float {
    (
        $(#[$about:meta])*
        $name:ident($bits:ident), $format:ident,
        one $one:literal, greatest $greatest:literal, epsilon $epsilon:literal
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Default)]
        #[cfg_attr(feature = "bytemuck", derive(bytemuck::Pod, bytemuck::Zeroable))]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
        #[repr(transparent)]
        pub struct $name(pub(crate) $bits);

        impl $name {
            /// Its fields.
            pub const FORMAT: Format = Format::$format;
            /// Bits of precision, the leading one included.
            pub const MANTISSA_DIGITS: u32 = Self::FORMAT.fraction_bits() + 1;
            /// One more than the least exponent of a normal number, as in `f32`.
            pub const MIN_EXP: i32 = Self::FORMAT.least_exponent() + 1;
            /// One more than the greatest exponent, as in `f32`.
            pub const MAX_EXP: i32 =
                (Self::FORMAT.greatest() >> Self::FORMAT.fraction_bits()) as i32 - Self::FORMAT.bias() + 1;
            /// +0.
            pub const ZERO: Self = Self(0);
            /// 1.
            pub const ONE: Self = Self::from_f64(1.0);
            /// The greatest finite number.
            pub const MAX: Self = Self(Self::FORMAT.greatest() as $bits);
            /// The least finite number.
            pub const MIN: Self = Self((Self::FORMAT.sign() | Self::FORMAT.greatest()) as $bits);
            /// The smallest positive normal number.
            pub const MIN_POSITIVE: Self = Self(1 << Self::FORMAT.fraction_bits());
            /// The smallest positive number.
            pub const MIN_POSITIVE_SUBNORMAL: Self = Self(1);
            /// The distance from 1 to the next number.
            pub const EPSILON: Self = Self::from_f64(1.0 / (1u64 << Self::FORMAT.fraction_bits()) as f64);
            /// The positive quiet NaN without payload.
            pub const NAN: Self = Self(Self::FORMAT.nan() as $bits);

            /// The number with this pattern.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from_bits(", stringify!($one), ").to_f64(), 1.0);")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_bits(bits: $bits) -> Self {
                Self(bits)
            }

            /// The pattern: sign, exponent, fraction from the top.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::ONE.to_bits(), ", stringify!($one), ");")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn to_bits(self) -> $bits {
                self.0
            }

            /// The nearest number, ties to even.
            ///
            /// # Accuracy
            /// Correctly rounded, subnormals too; otherwise as [`Conversion::IEEE`] says.
            /// NaN keeps its sign and what there is room for of its payload, and is made quiet.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from_f32(-1.0), -", stringify!($name), "::ONE);")]
            #[doc = concat!("assert!(", stringify!($name), "::from_f32(f32::NAN).is_nan());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_f32(x: f32) -> Self {
                Self(narrow_f32(x, Self::FORMAT) as $bits)
            }

            /// The nearest number, ties to even, in one rounding: never by way of `f32`.
            ///
            /// # Accuracy
            /// As [`Self::from_f32`].
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            /// // Above the middle between 1 and its neighbour, by too little for an f32 to see.
            #[doc = concat!("let above = 1.0 + ", stringify!($epsilon), " / 2.0 + 2f64.powi(-50);")]
            #[doc = concat!("let neighbour = ", stringify!($name), "::from_f64(1.0 + ", stringify!($epsilon), ");")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from_f64(above), neighbour);")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from_f32(above as f32).to_f64(), 1.0);")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_f64(x: f64) -> Self {
                Self(narrow_f64(x, Self::FORMAT) as $bits)
            }

            /// The number that `x` becomes in the way asked for, and what happened.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::{Conversion, ", stringify!($name), "};")]
            /// let how = Conversion::SATURATING;
            #[doc = concat!("let (value, flags) = ", stringify!($name), "::from_f32_with(f32::MAX, how);")]
            #[doc = concat!("assert_eq!(value, ", stringify!($name), "::MAX);")]
            /// assert!(flags.inexact && flags.overflow);
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_f32_with(x: f32, how: Conversion) -> (Self, Flags) {
                let (bits, flags) = Format::F32.convert(x.to_bits() as u64, &Self::FORMAT, how);
                (Self(bits as $bits), flags)
            }

            /// The number that `x` becomes in the way asked for, and what happened.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::{Conversion, ", stringify!($name), ", Rounding};")]
            /// let upwards = Conversion::IEEE.rounding(Rounding::TowardPositive);
            #[doc = concat!("let (value, flags) = ", stringify!($name), "::from_f64_with(1e-300, upwards);")]
            #[doc = concat!("assert_eq!(value, ", stringify!($name), "::MIN_POSITIVE_SUBNORMAL);")]
            /// assert!(flags.inexact && flags.underflow);
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_f64_with(x: f64, how: Conversion) -> (Self, Flags) {
                let (bits, flags) = Format::F64.convert(x.to_bits(), &Self::FORMAT, how);
                (Self(bits as $bits), flags)
            }

            /// One of the two neighbours of `x`, drawn so that the mean of many is `x`:
            /// see [`Format::convert_stochastic`].
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::{", stringify!($name), ", RandomBits};")]
            #[doc = concat!("let x = 1.0 + ", stringify!($epsilon), " / 4.0;")]
            /// let mut random = RandomBits::seeded(1);
            #[doc = concat!("let mut draw = || ", stringify!($name), "::from_f64_stochastic(x, &mut random);")]
            /// let up = (0..1000).filter(|_| draw().to_f64() > x).count();
            /// assert!((200..300).contains(&up));
            /// ```
            #[inline]
            #[must_use]
            pub const fn from_f64_stochastic(x: f64, random: &mut RandomBits) -> Self {
                let draw = random.next_bits();
                Self(Format::F64.convert_stochastic(x.to_bits(), &Self::FORMAT, Conversion::IEEE, draw).0 as $bits)
            }

            /// The same value, exactly; a signalling NaN is made quiet.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::MAX.to_f32(), ", stringify!($greatest), ");")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn to_f32(self) -> f32 {
                widen_f32(self.0 as u32, Self::FORMAT)
            }

            /// The same value, exactly; a signalling NaN is made quiet.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::EPSILON.to_f64(), ", stringify!($epsilon), ");")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn to_f64(self) -> f64 {
                widen_f64(self.0 as u64, Self::FORMAT)
            }
        }

        on_the_line!($name($bits));

        impl sealed::Sealed for $name {}

        impl SmallFloat for $name {
            const FORMAT: Format = Self::FORMAT;

            #[inline]
            fn from_pattern(pattern: u64) -> Self {
                Self(pattern as $bits)
            }

            #[inline]
            fn pattern(self) -> u64 {
                u64::from(self.0)
            }

            fn narrow_slice(src: &[f32], dst: &mut [Self]) {
                lanes::narrow(src, dst);
            }

            fn narrow_slice_saturating(src: &[f32], dst: &mut [Self]) {
                lanes::narrow_saturating(src, dst);
            }

            fn narrow_doubles<const SATURATE: bool>(src: &[f64], dst: &mut [Self]) {
                lanes::narrow_doubles::<Self, SATURATE>(src, dst);
            }

            fn widen_slice(src: &[Self], dst: &mut [f32]) {
                lanes::widen(src, dst);
            }

            fn widen_scaled(src: &[Self], factor: f32, dst: &mut [f32]) -> bool {
                lanes::widen_scaled(src, factor, dst)
            }

            fn in_memory_of(floats: &mut [f32]) -> &mut [Self] {
                cast::numbers_in_floats(floats)
            }
        }

        impl From<$name> for f32 {
            #[inline]
            fn from(x: $name) -> Self {
                x.to_f32()
            }
        }

        impl From<$name> for f64 {
            #[inline]
            fn from(x: $name) -> Self {
                x.to_f64()
            }
        }
    };
}

/// The infinities of the types that have them.
macro_rules! with_infinities {
    ($($name:ident)+) => {$(
        impl $name {
            /// +∞.
            pub const INFINITY: Self = Self(Self::INFINITE);
            /// −∞.
            pub const NEG_INFINITY: Self = Self(Self::SIGN | Self::INFINITE);
        }
    )+};
}

small_float! {
    /// IEEE `binary16`: 1 sign, 5 exponent and 10 fraction bits. Greatest number 65504,
    /// smallest normal 2⁻¹⁴, smallest 2⁻²⁴; some three decimal digits.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::F16;
    /// let third = F16::from_f64(1.0 / 3.0);
    /// assert_eq!(third.to_bits(), 0x3555);
    /// assert_eq!(third.to_string(), "0.3333");
    /// assert_eq!(F16::from_f32(1e5), F16::INFINITY);
    /// ```
    F16(u16), F16, one 0x3c00, greatest 65504.0, epsilon 0.0009765625
}

small_float! {
    /// `bfloat16`, the upper half of an `f32`: 1 sign, 8 exponent and 7 fraction bits.
    /// The range of `f32`, subnormals included; some two decimal digits.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::BF16;
    /// assert_eq!(BF16::from_f32(3.14159).to_f32(), 3.140625);
    /// assert_eq!(BF16::from_f32(1e38).to_string(), "100000000000000000000000000000000000000");
    /// ```
    BF16(u16), BF16, one 0x3f80, greatest 3.3895313892515355e38, epsilon 0.0078125
}

small_float! {
    /// E4M3 of the OCP, finite-only: 1 sign, 4 exponent and 3 fraction bits, no infinity,
    /// one NaN per sign. Greatest number 448, smallest normal 2⁻⁶, smallest 2⁻⁹.
    ///
    /// What is too large becomes NaN, or 448 by [`Conversion::SATURATING`]. For the
    /// variant with infinities see [`F8E4M3Ieee`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, F8E4M3};
    /// assert_eq!(F8E4M3::from_f32(464.0), F8E4M3::MAX); // a tie, to even
    /// assert!(F8E4M3::from_f32(465.0).is_nan());
    /// assert_eq!(F8E4M3::from_f32_with(465.0, Conversion::SATURATING).0, F8E4M3::MAX);
    /// ```
    F8E4M3(u8), F8E4M3, one 0x38, greatest 448.0, epsilon 0.125
}

small_float! {
    /// E4M3 of the IEEE kind: the top exponent holds the infinities and the NaNs, which
    /// leaves 240 as the greatest number. Another type than [`F8E4M3`], whose patterns
    /// 0x78 to 0x7e are 256 to 448.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{F8E4M3, F8E4M3Ieee};
    /// assert_eq!(F8E4M3Ieee::from_f32(250.0), F8E4M3Ieee::INFINITY);
    /// assert_eq!(F8E4M3::from_f32(250.0).to_f32(), 256.0);
    /// assert_eq!(F8E4M3::from_bits(0x40).to_f32(), F8E4M3Ieee::from_bits(0x40).to_f32());
    /// ```
    F8E4M3Ieee(u8), F8E4M3_IEEE, one 0x38, greatest 240.0, epsilon 0.125
}

small_float! {
    /// E5M2 of the OCP, of the IEEE kind: the upper half of an [`F16`], with infinities and
    /// NaNs. Greatest number 57344, smallest normal 2⁻¹⁴, smallest 2⁻¹⁶.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::F8E5M2;
    /// assert_eq!(F8E5M2::from_f32(1e5), F8E5M2::INFINITY);
    /// assert_eq!(F8E5M2::from_f32(300.0).to_f32(), 320.0);
    /// ```
    F8E5M2(u8), F8E5M2, one 0x3c, greatest 57344.0, epsilon 0.25
}

with_infinities!(F16 BF16 F8E4M3Ieee F8E5M2);

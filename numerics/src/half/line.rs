//! Where on the line of numbers a value is: its kind, its sign, its neighbours, its
//! order.
//!
//! A pattern without its sign grows with the magnitude, and the NaNs come last; so
//! each question is a comparison of integers. A macro for the reason told in
//! `types.rs`.

/// Classification, sign, order and neighbours of a type that `small_float!` writes.
macro_rules! on_the_line {
    ($name:ident($bits:ident)) => {
        impl $name {
            const SIGN: $bits = Self::FORMAT.sign() as $bits;

            /// The greatest pattern without sign that is not NaN.
            const INFINITE: $bits = match Self::FORMAT.specials() {
                Specials::Ieee => Self::FORMAT.infinity() as $bits,
                Specials::NanOnly | Specials::NanIsNegativeZero => Self::MAX.0,
            };

            #[inline]
            const fn magnitude(self) -> $bits {
                self.0 & !Self::SIGN
            }

            /// The place in the order of all patterns.
            #[inline]
            const fn place(self) -> i32 {
                let magnitude = self.magnitude() as i32;
                if self.is_sign_negative() { -1 - magnitude } else { magnitude }
            }

            /// Whether it is no number.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::NAN.is_nan());")]
            #[doc = concat!("assert!(!", stringify!($name), "::MAX.is_nan());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_nan(self) -> bool {
                self.magnitude() > Self::INFINITE
            }

            /// Whether it is an infinity: never in a format without one.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(!", stringify!($name), "::MAX.is_infinite());")]
            #[doc = concat!("assert!(!", stringify!($name), "::NAN.is_infinite());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_infinite(self) -> bool {
                self.magnitude() == Self::INFINITE && Self::INFINITE != Self::MAX.0
            }

            /// Whether it is neither NaN nor an infinity.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::MIN.is_finite());")]
            #[doc = concat!("assert!(!", stringify!($name), "::NAN.is_finite());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_finite(self) -> bool {
                self.magnitude() <= Self::MAX.0
            }

            /// Whether it is finite, not zero, and has full precision.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::MIN_POSITIVE.is_normal());")]
            #[doc = concat!("assert!(!", stringify!($name), "::ZERO.is_normal());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_normal(self) -> bool {
                self.is_finite() && self.magnitude() >= Self::MIN_POSITIVE.0
            }

            /// Whether it lies below the smallest normal number and is not zero.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::MIN_POSITIVE_SUBNORMAL.is_subnormal());")]
            #[doc = concat!("assert!(!", stringify!($name), "::MIN_POSITIVE.is_subnormal());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_subnormal(self) -> bool {
                self.magnitude() != 0 && self.magnitude() < Self::MIN_POSITIVE.0
            }

            /// Whether the sign bit is set, of a zero or a NaN too.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!((-", stringify!($name), "::ZERO).is_sign_negative());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_sign_negative(self) -> bool {
                self.0 & Self::SIGN != 0
            }

            /// Whether the sign bit is clear, of a zero or a NaN too.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert!(", stringify!($name), "::MAX.is_sign_positive());")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn is_sign_positive(self) -> bool {
                !self.is_sign_negative()
            }

            /// What kind of number it is.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            /// use std::num::FpCategory;
            #[doc = concat!("assert_eq!(", stringify!($name), "::ONE.classify(), FpCategory::Normal);")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::NAN.classify(), FpCategory::Nan);")]
            /// ```
            #[must_use]
            pub const fn classify(self) -> FpCategory {
                if self.is_nan() {
                    FpCategory::Nan
                } else if self.is_infinite() {
                    FpCategory::Infinite
                } else if self.is_normal() {
                    FpCategory::Normal
                } else if self.is_subnormal() {
                    FpCategory::Subnormal
                } else {
                    FpCategory::Zero
                }
            }

            /// Without its sign, of a NaN too.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::MIN.abs(), ", stringify!($name), "::MAX);")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn abs(self) -> Self {
                Self(self.magnitude())
            }

            /// With the sign of another, of a NaN too.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let minus = -", stringify!($name), "::ZERO;")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::MAX.copysign(minus), ", stringify!($name), "::MIN);")]
            /// ```
            #[inline]
            #[must_use]
            pub const fn copysign(self, sign: Self) -> Self {
                Self(self.magnitude() | sign.0 & Self::SIGN)
            }

            /// An order of all patterns, that of IEEE 754 §5.10: negative NaN, the numbers ascending
            /// with −0 before +0, positive NaN.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let (min, nan) = (", stringify!($name), "::MIN, ", stringify!($name), "::NAN);")]
            #[doc = concat!("let mut some = [nan, ", stringify!($name), "::ZERO, min];")]
            /// some.sort_by(|a, b| a.total_cmp(b));
            #[doc = concat!("assert_eq!(some[..2], [min, ", stringify!($name), "::ZERO]);")]
            /// assert!(some[2].is_nan());
            /// ```
            #[inline]
            #[must_use]
            pub const fn total_cmp(&self, other: &Self) -> Ordering {
                let (a, b) = (self.place(), other.place());
                if a < b {
                    Ordering::Less
                } else if a == b {
                    Ordering::Equal
                } else {
                    Ordering::Greater
                }
            }

            /// The least number that is greater, as `f32::next_up`: zero of either sign steps to the
            /// smallest subnormal, NaN and what has nothing above it stay.
            ///
            /// The greatest finite number steps to infinity where there is one.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let (one, step) = (", stringify!($name), "::ONE, ", stringify!($name), "::EPSILON);")]
            /// assert_eq!(one.next_up(), one + step);
            #[doc = concat!("assert!(!", stringify!($name), "::MAX.next_up().is_nan());")]
            /// ```
            #[must_use]
            pub const fn next_up(self) -> Self {
                if self.is_nan() || self.0 == Self::INFINITE {
                    self
                } else if self.magnitude() == 0 {
                    Self::MIN_POSITIVE_SUBNORMAL
                } else if self.is_sign_negative() {
                    Self(self.0 - 1)
                } else {
                    Self(self.0 + 1)
                }
            }

            /// The greatest number that is less: [`Self::next_up`] mirrored.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let one = ", stringify!($name), "::ONE;")]
            /// assert_eq!(one.next_up().next_down(), one);
            /// ```
            #[must_use]
            pub const fn next_down(self) -> Self {
                if self.is_nan() {
                    return self;
                }
                Self(Self(self.0 ^ Self::SIGN).next_up().0 ^ Self::SIGN)
            }
        }

        impl PartialEq for $name {
            /// As IEEE 754: −0 equals +0, NaN nothing.
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                !self.is_nan() && (self.0 == other.0 || self.magnitude() | other.magnitude() == 0)
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                if self.is_nan() || other.is_nan() {
                    None
                } else if self == other {
                    Some(Ordering::Equal)
                } else {
                    Some(self.total_cmp(other))
                }
            }
        }

        impl Neg for $name {
            type Output = Self;

            /// The other sign, of a NaN too.
            #[inline]
            fn neg(self) -> Self {
                Self(self.0 ^ Self::SIGN)
            }
        }
    };
}

pub(super) use on_the_line;

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;

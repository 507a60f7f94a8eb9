//! `+ − × ÷ %`, square root and fused multiply-add, each correctly rounded.
//!
//! Every operation is done in `f64` and rounded to the type: two roundings, and
//! the first one does no harm. With p ≤ 11 bits of precision in the type and
//! 53 in `f64`, for results of the type's full precision:
//!
//! - a product has at most 2p bits and is exact in `f64`; so is a remainder, a
//!   multiple of the smaller operand's last place;
//! - a sum, quotient or root that `f64` must round would have to lie within 2⁻⁵³
//!   of a tie of the type to be harmed, but no such result comes nearer to a tie
//!   than about 2^−(2p+1) of itself without being on it: 53 ≥ 2p + 2 is enough.
//!
//! Where the result is subnormal, the ties are coarser and the distances greater;
//! a sum is then exact, being a multiple of the smallest subnormal. No exponent of
//! a result leaves the range of `f64`. A fused multiply-add has no such distance:
//! a tiny addend decides next to a tie. There the `f64` sum is rounded to *odd*,
//! which keeps "a little above" and "a little below" apart.
//!
//! # Complexity
//! O(1), two conversions an operation. For vectors compute in `f32`.
//!
//! Source: Figueroa, "When is double rounding innocuous?" (1995); Boldo and
//! Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using
//! rounding to odd" (2008).

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Rem, RemAssign, Sub, SubAssign};

use super::{
    BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16, SmallFloat,
    quick::{narrow_f64, widen_f64},
};

/// `op` of numbers in `f64`, rounded once more. The first NaN among the operands is
/// the result, made quiet; an invalid operation gives the positive NaN.
#[inline]
fn rounded<T: SmallFloat, const N: usize>(operands: [T; N], op: impl FnOnce([f64; N]) -> f64) -> T {
    let values = operands.map(|x| widen_f64(x.pattern(), T::FORMAT));
    let result = op(values);
    if !result.is_nan() {
        return T::from_pattern(narrow_f64(result, T::FORMAT));
    }
    match values.iter().find(|x| x.is_nan()) {
        Some(&nan) => T::from_pattern(narrow_f64(nan, T::FORMAT)),
        None => T::from_pattern(T::FORMAT.nan()),
    }
}

/// `a·b + c` for numbers whose product is exact, rounded to odd: an inexact result
/// has its last bit set.
#[inline]
fn fused_to_odd([a, b, c]: [f64; 3]) -> f64 {
    let product = a * b;
    let sum = product + c;
    if !sum.is_finite() {
        return sum;
    }
    // The error of the sum, exactly (Knuth's TwoSum).
    let of_product = sum - c;
    let error = (product - of_product) + (c - (sum - of_product));
    if error == 0.0 || sum.to_bits() & 1 == 1 {
        return sum;
    }
    if error > 0.0 { sum.next_up() } else { sum.next_down() }
}

macro_rules! arithmetic {
    ($name:ident: $($op:ident $method:ident, $assign:ident $assign_method:ident;)+) => {
        $(
            impl $op for $name {
                type Output = Self;

                #[inline]
                fn $method(self, other: Self) -> Self {
                    rounded([self, other], |[a, b]| a.$method(b))
                }
            }

            impl $assign for $name {
                #[inline]
                fn $assign_method(&mut self, other: Self) {
                    *self = $op::$method(*self, other);
                }
            }
        )+

        impl $name {
            /// The square root; NaN of what is below −0.
            ///
            /// # Accuracy
            /// Correctly rounded.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("assert_eq!(", stringify!($name), "::from_f32(2.25).sqrt().to_f32(), 1.5);")]
            #[doc = concat!("assert!((-", stringify!($name), "::ONE).sqrt().is_nan());")]
            /// ```
            #[inline]
            #[must_use]
            pub fn sqrt(self) -> Self {
                rounded([self], |[x]| x.sqrt())
            }

            /// `self · factor + addend` with one rounding.
            ///
            /// # Accuracy
            /// Correctly rounded.
            ///
            /// # Examples
            /// ```
            #[doc = concat!("use kihon_numerics::half::", stringify!($name), ";")]
            #[doc = concat!("let x = ", stringify!($name), "::ONE + ", stringify!($name), "::EPSILON;")]
            /// // The square is no number of the type; what its rounding loses is.
            /// let lost = x.mul_add(x, -(x * x)).to_f64();
            /// assert_eq!(lost, x.to_f64() * x.to_f64() - (x * x).to_f64());
            /// ```
            #[inline]
            #[must_use]
            pub fn mul_add(self, factor: Self, addend: Self) -> Self {
                rounded([self, factor, addend], fused_to_odd)
            }
        }
    };
    ($($name:ident)+) => {$(
        arithmetic! {
            $name:
            Add add, AddAssign add_assign;
            Sub sub, SubAssign sub_assign;
            Mul mul, MulAssign mul_assign;
            Div div, DivAssign div_assign;
            Rem rem, RemAssign rem_assign;
        }
    )+};
}

arithmetic!(F16 BF16 F8E4M3 F8E4M3Ieee F8E5M2);

#[cfg(test)]
#[path = "arithmetic_tests.rs"]
mod tests;

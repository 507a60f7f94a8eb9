//! The comparators of this crate, [`ulp()`](crate::ulp()) and the others, for the types with
//! infinities. (They ask where infinity stands, so [`F8E4M3`](super::F8E4M3), which has
//! none, is not among them.)

use super::{BF16, F8E4M3Ieee, F8E5M2, F16};
use crate::float::{Float, NarrowFloat, sealed::Sealed};

macro_rules! measured {
    ($($name:ident)+) => {$(
        impl Sealed for $name {}

        impl Float for $name {
            fn rank(self) -> Option<i64> {
                let magnitude = i64::from(self.abs().to_bits());
                (!self.is_nan()).then_some(if self.is_sign_negative() { -magnitude } else { magnitude })
            }

            fn from_rank(rank: i64) -> Option<Self> {
                let magnitude = rank.unsigned_abs();
                if magnitude > u64::from(Self::INFINITY.to_bits()) {
                    return None;
                }
                let value = Self::from_bits(magnitude as _);
                Some(if rank < 0 { -value } else { value })
            }

            fn spacing(self) -> Self {
                let magnitude = self.abs();
                if !magnitude.is_finite() {
                    return magnitude;
                }
                // As for f32: an even pattern and the odd one after it share their exponent.
                let bits = magnitude.to_bits();
                Self::from_bits(bits | 1) - Self::from_bits(bits & !1)
            }
        }

        impl NarrowFloat for $name {
            const PRECISION: i32 = Self::MANTISSA_DIGITS as i32;
            const MIN_EXPONENT: i32 = Self::MIN_EXP - 1;
            const MAX_EXPONENT: i32 = Self::MAX_EXP - 1;

            fn to_f64(self) -> f64 {
                self.to_f64()
            }
        }
    )+};
}

measured!(F16 BF16 F8E4M3Ieee F8E5M2);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check_ulp_distance, error_in_ulps, ulp, ulp_distance};

    /// The steps walked one by one, from −∞ to ∞, and the spacing as the way to the next.
    fn walk<T: NarrowFloat>(next_up: fn(T) -> T, infinity: T) {
        let minus = T::from_rank(-infinity.rank().unwrap()).unwrap();
        let (mut x, mut steps) = (minus, 0);
        while x != infinity {
            assert_eq!(ulp_distance(minus, x), Some(steps));
            assert_eq!(T::from_rank(x.rank().unwrap()), Some(x));
            assert_eq!(error_in_ulps(x, x.to_f64()), 0.0, "{x}");
            let next = next_up(x);
            let (here, there) = (x.to_f64(), next.to_f64());
            if here >= 0.0 {
                // Infinity stands where the next number would.
                let there = there.min(2f64.powi(T::MAX_EXPONENT + 1));
                assert_eq!(ulp(x).to_f64(), there - here, "{x}");
                assert_eq!(error_in_ulps(next, here), 1.0, "{x}");
                assert_eq!(error_in_ulps(x, here + (there - here) / 4.0), 0.25, "{x}");
            }
            (x, steps) = (next, steps + 1);
        }
        assert_eq!(i64::try_from(steps).unwrap(), 2 * infinity.rank().unwrap());
        assert_eq!(T::from_rank(infinity.rank().unwrap() + 1).map(T::to_f64), None);
    }

    #[test]
    fn the_whole_line_of_every_type() {
        walk(F16::next_up, F16::INFINITY);
        walk(BF16::next_up, BF16::INFINITY);
        walk(F8E4M3Ieee::next_up, F8E4M3Ieee::INFINITY);
        walk(F8E5M2::next_up, F8E5M2::INFINITY);
        assert_eq!(F16::NAN.rank(), None);
        assert!(ulp(BF16::NAN).is_nan() && ulp(F16::NEG_INFINITY) == F16::INFINITY);
        assert!(check_ulp_distance(&[F16::ONE], &[F16::ONE.next_up()], 0).is_err());
    }

    /// A conversion is right to half an ulp, and the comparator says so.
    #[test]
    fn conversions_are_within_half_an_ulp() {
        let mut largest = 0.0f64;
        for i in 0..100_000u32 {
            let x = f64::from(f32::from_bits(i.wrapping_mul(0x9e37_79b9) & 0x7fff_ffff));
            if !x.is_nan() {
                let errors = [error_in_ulps(F16::from_f64(x), x), error_in_ulps(BF16::from_f64(x), x)];
                largest = largest.max(errors[0]).max(errors[1]).max(error_in_ulps(F8E5M2::from_f64(x), x));
            }
        }
        assert!(0.499 < largest && largest <= 0.5, "{largest}");
    }
}

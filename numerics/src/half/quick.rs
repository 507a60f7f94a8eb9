//! The conversions that everything uses, ties to even from `f32` and `f64` and exact
//! ones to them, in a dozen instructions without a loop or a table.
//!
//! **Down.** The pattern of a float grows with its magnitude, so a normal result is the
//! source's pattern with the bias exchanged, half of the last place kept added (less
//! one where the last bit kept is 0, which makes ties even), and the rest cut off; a
//! carry makes the next exponent. Below the smallest normal number the places are
//! equally spaced, and adding the power of two whose own last place is that
//! spacing makes the addition itself round.
//!
//! **Up.** The pattern shifted and the bias exchanged; a subnormal is given the least
//! exponent, and the one bit too much that it then has is subtracted again.
//!
//! The general way, which `Format::convert` goes, takes some three times as long.
//!
//! Source: Giesen, "Half to float done quick" (2012), generalised; NaN as told at
//! [`Format::encode`](super::Format::encode).

use super::{Format, Specials};

macro_rules! quick {
    ($float:ident, $bits:ident, $wide:expr, $narrow:ident, $widen:ident) => {
        /// The pattern in `to` nearest to `x`, as [`Format::encode`] with `Conversion::IEEE`.
        #[inline(always)]
        pub(crate) const fn $narrow(x: $float, to: Format) -> $bits {
            const WIDE: Format = $wide;
            let cut = WIDE.fraction_bits() - to.fraction_bits();
            let bits = x.to_bits();
            let magnitude = bits & !(1 << (WIDE.width() - 1));
            let negative = bits >> (WIDE.width() - 1) != 0;

            // Patterns of the source: the least normal number, and what lies above the tie
            // beyond the greatest one; the tie itself is rounded like any other.
            let least_normal = ((WIDE.bias() + to.least_exponent()) as $bits) << WIDE.fraction_bits();
            let rebias = ((WIDE.bias() - to.bias()) as $bits) << WIDE.fraction_bits();
            let beyond = ((to.greatest() as $bits) << cut) + rebias + (1 << (cut - 1)) + 1;
            let nan = (WIDE.infinity() as $bits) + 1;

            // With the exponents of the source itself, subnormals are no other case.
            let result = if magnitude < least_normal && rebias != 0 {
                // The power of two whose last place is the least subnormal of `to`.
                let exponent =
                    WIDE.bias() + to.least_exponent() - to.fraction_bits() as i32 + WIDE.fraction_bits() as i32;
                let even = $float::from_bits((exponent as $bits) << WIDE.fraction_bits());
                ($float::from_bits(magnitude) + even).to_bits() - even.to_bits()
            } else if magnitude < beyond {
                let odd = magnitude >> cut & 1;
                (magnitude - rebias + ((1 << (cut - 1)) - 1) + odd) >> cut
            } else if magnitude < nan {
                to.infinity() as $bits
            } else {
                match to.specials() {
                    Specials::Ieee => (to.nan() as $bits) | magnitude >> cut & ((1 << to.fraction_bits()) - 1),
                    Specials::NanOnly | Specials::NanIsNegativeZero => to.nan() as $bits,
                }
            };
            let unsigned = matches!(to.specials(), Specials::NanIsNegativeZero) && result == 0;
            if negative && !unsigned { result | to.sign() as $bits } else { result }
        }

        /// The value of a pattern, as [`Format::convert`].
        #[inline(always)]
        pub(crate) const fn $widen(pattern: $bits, from: Format) -> $float {
            const WIDE: Format = $wide;
            let shift = WIDE.fraction_bits() - from.fraction_bits();
            let magnitude = pattern & (from.sign() as $bits - 1);
            let sign = (pattern >> (from.width() - 1) & 1) << (WIDE.width() - 1);
            if matches!(from.specials(), Specials::NanIsNegativeZero) && pattern == from.sign() as $bits {
                return $float::NAN;
            }
            let shifted = magnitude << shift;
            let result = if magnitude > from.greatest() as $bits {
                let quiet = WIDE.nan() as $bits;
                match from.specials() {
                    Specials::Ieee if magnitude == from.infinity() as $bits => WIDE.infinity() as $bits,
                    Specials::Ieee => quiet | shifted & ((1 << WIDE.fraction_bits()) - 1),
                    Specials::NanOnly | Specials::NanIsNegativeZero => quiet,
                }
            } else if magnitude >> from.fraction_bits() == 0 && WIDE.bias() != from.bias() {
                let least_normal = ((WIDE.bias() + from.least_exponent()) as $bits) << WIDE.fraction_bits();
                ($float::from_bits(least_normal | shifted) - $float::from_bits(least_normal)).to_bits()
            } else {
                shifted + (((WIDE.bias() - from.bias()) as $bits) << WIDE.fraction_bits())
            };
            $float::from_bits(result | sign)
        }
    };
}

quick!(f32, u32, Format::F32, narrow_f32, widen_f32);
quick!(f64, u64, Format::F64, narrow_f64, widen_f64);

#[cfg(test)]
#[path = "quick_tests.rs"]
mod tests;

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

use super::{Conversion, Format, Specials};

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

/// `x` itself where it is an `f32`, otherwise that one of its two neighbours whose last
/// bit is 1: rounded to a format of at most 22 bits of precision and no more range, it
/// gives what `x` gives (Boldo and Melquiond, 2008).
#[inline(always)]
pub(crate) const fn to_odd(x: f64) -> f32 {
    let nearest = x as f32;
    let (near, exact) = ((nearest as f64).abs(), x.abs());
    // Cut off, and the last bit set where that took something away.
    let odd = nearest.to_bits().wrapping_sub((near > exact) as u32) | (near != exact) as u32;
    // What a cast makes of NaN is not the same on every machine.
    let bits = x.to_bits();
    let nan = (bits >> 32) as u32 & 0x8000_0000 | 0x7fc0_0000 | (bits >> 29) as u32 & 0x3f_ffff;
    f32::from_bits(if exact <= f64::INFINITY { odd } else { nan })
}

/// The first 24 bits of `x`, the last one set where anything was cut off: what [`to_odd`]
/// gives for |x| ≥ 2⁻¹²⁶, and in four instructions, but not for less, nor for NaN.
#[inline(always)]
pub(crate) const fn to_odd_if_normal(x: f64) -> f32 {
    const CUT: u64 = (1 << 29) - 1;
    let bits = x.to_bits();
    f64::from_bits((bits | ((bits & CUT) + CUT)) & !CUT) as f32
}

/// The pattern that [`Format::convert_stochastic`] gives with `Conversion::IEEE`: up if
/// `draw`, out of 2⁶⁴, lies below the rest, which is the same as adding what `draw`
/// lacks to 2⁶⁴ − 1 to the rest and cutting off.
#[inline(always)]
pub(crate) const fn narrow_f32_stochastic(x: f32, to: Format, draw: u64) -> u32 {
    const WIDE: Format = Format::F32;
    let cut = WIDE.fraction_bits() - to.fraction_bits();
    let magnitude = x.to_bits() & 0x7fff_ffff;
    let least_normal = ((WIDE.bias() + to.least_exponent()) as u32) << WIDE.fraction_bits();
    let rebias = ((WIDE.bias() - to.bias()) as u32) << WIDE.fraction_bits();
    let rest = (magnitude & ((1 << cut) - 1)) as u64;
    // Exact values and subnormals, infinities and NaN go the common ways.
    if rest == 0 || magnitude < least_normal || magnitude >= WIDE.infinity() as u32 {
        let (from, bits) = (&WIDE, x.to_bits() as u64);
        return from.convert_stochastic(bits, &to, Conversion::IEEE, draw).0 as u32;
    }
    let lacking = !draw >> (64 - cut);
    let result = (magnitude - rebias + lacking as u32) >> cut;
    let result = if result > to.greatest() as u32 { to.infinity() as u32 } else { result };
    let sign = (x.to_bits() >> 31) << (to.width() - 1);
    if matches!(to.specials(), Specials::NanIsNegativeZero) && result == to.nan() as u32 {
        result
    } else {
        result | sign
    }
}

#[cfg(test)]
#[path = "quick_tests.rs"]
mod tests;

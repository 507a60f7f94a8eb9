//! Any binary floating-point format of up to 64 bits, described by four numbers,
//! and one correctly rounded conversion from any to any.
//!
//! A conversion takes a pattern apart into sign, exponent and significand, which
//! is exact, and puts it together in the other format, which rounds once. There
//! is no way through a third format, so nothing is rounded twice: `f64` to half
//! precision by way of `f32` gives 1 + 2⁻¹¹ + 2⁻³⁰ the wrong neighbour, because
//! the first step ends on a tie that was none.
//!
//! # Complexity
//! O(1), some tens of instructions. In a loop over `f32` use the slice forms.
//!
//! Source: IEEE 754-2019 §3.3, §4.3, §5.4.2, §7; the eight-bit formats: OCP 8-bit
//! Floating Point Specification 1.0 (2023); those without a negative zero: Noune
//! and others, "8-bit numerical formats for deep neural networks" (2022).

use super::{
    assemble::Decision,
    rounding::{Conversion, Flags},
};

/// Which patterns are no finite numbers.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{Format, Specials};
/// assert_eq!(Format::F16.specials(), Specials::Ieee);
/// assert_eq!(Format::F8E4M3.specials(), Specials::NanOnly);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Specials {
    /// The top exponent is left to the infinities and the NaNs.
    Ieee,
    /// Finite-only: no infinity, one NaN per sign, all bits one. (`fn` elsewhere.)
    NanOnly,
    /// Finite-only and without a negative zero, whose pattern is the NaN. (`fnuz` elsewhere.)
    NanIsNegativeZero,
}

/// A binary floating-point format: sign, exponent field, fraction field.
///
/// # Examples
/// A format that no type of this crate has, the 19 bits of a tensor core:
/// ```
/// use kihon_numerics::half::{Conversion, Format, Specials};
/// let tf32 = Format::new(8, 10, 127, Specials::Ieee).unwrap();
/// let (bits, flags) = tf32.encode(0.1, Conversion::IEEE);
/// assert_eq!(bits, 0x1ee66);
/// assert!(flags.inexact);
/// assert_eq!(tf32.decode(bits), 0.0999755859375);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Format {
    exponent_bits: u32,
    fraction_bits: u32,
    bias: i32,
    specials: Specials,
}

impl Format {
    /// `binary16`: 5 bits of exponent, 10 of fraction, greatest value 65504.
    pub const F16: Self = Self::ieee(5, 10);
    /// `bfloat16`: the upper half of an `f32`.
    pub const BF16: Self = Self::ieee(8, 7);
    /// `binary32`.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Format};
    /// assert_eq!(Format::F32.encode(0.1, Conversion::IEEE).0, u64::from(0.1f32.to_bits()));
    /// ```
    pub const F32: Self = Self::ieee(8, 23);
    /// `binary64`.
    pub const F64: Self = Self::ieee(11, 52);
    /// E4M3 of the OCP: finite-only, greatest value 448.
    pub const F8E4M3: Self = Self { specials: Specials::NanOnly, ..Self::ieee(4, 3) };
    /// E4M3 of the IEEE kind: with infinities, greatest value 240.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::Format;
    /// assert_eq!(Format::F8E4M3_IEEE.decode(0x77), 240.0);
    /// assert_eq!(Format::F8E4M3_IEEE.decode(0x78), f64::INFINITY);
    /// ```
    pub const F8E4M3_IEEE: Self = Self::ieee(4, 3);
    /// E4M3 without a negative zero, bias 8: greatest value 240.
    pub const F8E4M3_FNUZ: Self = Self { specials: Specials::NanIsNegativeZero, bias: 8, ..Self::ieee(4, 3) };
    /// E5M2 of the OCP: of the IEEE kind, greatest value 57344.
    pub const F8E5M2: Self = Self::ieee(5, 2);
    /// E5M2 without a negative zero, bias 16: greatest value 57344.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::Format;
    /// assert_eq!(Format::F8E5M2_FNUZ.decode(0x7f), 57344.0);
    /// assert!(Format::F8E5M2_FNUZ.decode(0x80).is_nan(), "where others have −0");
    /// ```
    pub const F8E5M2_FNUZ: Self = Self { specials: Specials::NanIsNegativeZero, bias: 16, ..Self::ieee(5, 2) };

    const fn ieee(exponent_bits: u32, fraction_bits: u32) -> Self {
        Self { exponent_bits, fraction_bits, bias: (1 << (exponent_bits - 1)) - 1, specials: Specials::Ieee }
    }

    /// A format of one's own; `None` unless `2 ≤ exponent_bits ≤ 11`,
    /// `1 ≤ fraction_bits ≤ 52` and every finite value is one of `f64`.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Format, Specials};
    /// assert_eq!(Format::new(5, 10, 15, Specials::Ieee), Some(Format::F16));
    /// assert_eq!(Format::new(11, 52, 1023, Specials::Ieee), Some(Format::F64));
    /// assert_eq!(Format::new(11, 52, 1024, Specials::Ieee), None);
    /// assert_eq!(Format::new(5, 0, 15, Specials::Ieee), None);
    /// ```
    #[must_use]
    pub const fn new(exponent_bits: u32, fraction_bits: u32, bias: i32, specials: Specials) -> Option<Self> {
        let format = Self { exponent_bits, fraction_bits, bias, specials };
        let fields = exponent_bits >= 2 && exponent_bits <= 11 && fraction_bits >= 1 && fraction_bits <= 52;
        // Both ends of the exponents, in a range where nothing overflows.
        if !fields || bias < -2100 || bias > 2100 {
            return None;
        }
        let greatest = (format.greatest() >> fraction_bits) as i32 - bias;
        let smallest = format.least_exponent() - fraction_bits as i32;
        if greatest <= 1023 && smallest >= -1074 { Some(format) } else { None }
    }

    /// Bits of the exponent field.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_numerics::half::Format::F16.exponent_bits(), 5);
    /// ```
    #[must_use]
    pub const fn exponent_bits(&self) -> u32 {
        self.exponent_bits
    }

    /// Bits of the fraction field: one less than the precision.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_numerics::half::Format::BF16.fraction_bits(), 7);
    /// ```
    #[must_use]
    pub const fn fraction_bits(&self) -> u32 {
        self.fraction_bits
    }

    /// What is subtracted from the exponent field.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_numerics::half::Format::F8E4M3.bias(), 7);
    /// ```
    #[must_use]
    pub const fn bias(&self) -> i32 {
        self.bias
    }

    /// Which patterns are no finite numbers.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Format, Specials};
    /// assert_eq!(Format::F8E5M2.specials(), Specials::Ieee);
    /// ```
    #[must_use]
    pub const fn specials(&self) -> Specials {
        self.specials
    }

    /// Bits of a pattern, the sign included.
    ///
    /// # Examples
    /// ```
    /// assert_eq!(kihon_numerics::half::Format::F8E5M2.width(), 8);
    /// ```
    #[must_use]
    pub const fn width(&self) -> u32 {
        1 + self.exponent_bits + self.fraction_bits
    }

    /// The pattern nearest to `x`, and what happened.
    ///
    /// # Accuracy
    /// Correctly rounded in the direction asked for. A signed zero keeps its sign
    /// where the format has one. NaN stays NaN with its sign and the top bits of its
    /// payload, and is made quiet.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Format};
    /// let just_above_a_tie = 1.0 + 2f64.powi(-11) + 2f64.powi(-40);
    /// assert_eq!(Format::F16.encode(just_above_a_tie, Conversion::IEEE).0, 0x3c01);
    /// assert_eq!(Format::F16.encode(f64::from(just_above_a_tie as f32), Conversion::IEEE).0, 0x3c00);
    /// ```
    #[inline]
    #[must_use]
    pub const fn encode(&self, x: f64, how: Conversion) -> (u64, Flags) {
        Self::F64.convert(x.to_bits(), self, how)
    }

    /// The value of a pattern, exactly; bits above [`Format::width`] are ignored.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::Format;
    /// assert_eq!(Format::F16.decode(0x3555), 0.333251953125);
    /// assert_eq!(Format::F8E4M3.decode(0x7e), 448.0);
    /// assert!(Format::F8E4M3_FNUZ.decode(0x80).is_nan());
    /// ```
    #[inline]
    #[must_use]
    pub const fn decode(&self, bits: u64) -> f64 {
        f64::from_bits(self.convert(bits, &Self::F64, Conversion::IEEE).0)
    }

    /// A pattern of this format as one of another; bits above [`Format::width`] are ignored.
    ///
    /// # Accuracy
    /// As [`Format::encode`].
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Format};
    /// let (bits, flags) = Format::BF16.convert(0x3f81, &Format::F8E4M3, Conversion::IEEE);
    /// assert_eq!((bits, flags.inexact), (0x38, true));
    /// ```
    #[inline]
    #[must_use]
    pub const fn convert(&self, bits: u64, to: &Self, how: Conversion) -> (u64, Flags) {
        self.convert_inline(bits, to, how)
    }

    /// [`Format::convert`] as part of the caller: for loops, in which the formats are known.
    #[inline(always)]
    pub(super) const fn convert_inline(&self, bits: u64, to: &Self, how: Conversion) -> (u64, Flags) {
        to.assemble(self.take_apart(bits), how, Decision::By(how.rounding))
    }

    /// As [`Format::convert`], but rounding up in magnitude with a probability that
    /// is the distance from the lower neighbour, in units of the last place, so that
    /// the mean of many conversions is the value itself.
    ///
    /// # Accuracy
    /// Unbiased for uniform `random_bits` to within 2⁻⁶⁴ of a unit in the last
    /// place. Exact values are never changed; overflow goes to infinity or
    /// saturates as `how` says; `how.rounding` has no say.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::half::{Conversion, Format};
    /// let a_quarter_above = (1.0 + 2f64.powi(-12)).to_bits();
    /// let to = |draw| Format::F64.convert_stochastic(a_quarter_above, &Format::F16, Conversion::IEEE, draw).0;
    /// assert_eq!((to(0), to((1 << 62) - 1)), (0x3c01, 0x3c01));
    /// assert_eq!((to(1 << 62), to(u64::MAX)), (0x3c00, 0x3c00));
    /// ```
    #[inline]
    #[must_use]
    pub const fn convert_stochastic(&self, bits: u64, to: &Self, how: Conversion, random_bits: u64) -> (u64, Flags) {
        to.assemble(self.take_apart(bits), how, Decision::Draw(random_bits))
    }

    /// The exponent of the smallest normal number.
    #[inline]
    pub(crate) const fn least_exponent(&self) -> i32 {
        1 - self.bias
    }

    /// The pattern of the sign bit alone.
    #[inline]
    pub(crate) const fn sign(&self) -> u64 {
        1 << (self.exponent_bits + self.fraction_bits)
    }

    /// The pattern of the greatest finite magnitude.
    #[inline]
    pub(crate) const fn greatest(&self) -> u64 {
        match self.specials {
            Specials::Ieee => self.top() - 1,
            Specials::NanOnly => self.sign() - 2,
            Specials::NanIsNegativeZero => self.sign() - 1,
        }
    }

    /// The pattern of +∞; of the positive NaN where there is no infinity.
    #[inline]
    pub(crate) const fn infinity(&self) -> u64 {
        match self.specials {
            Specials::Ieee => self.top(),
            Specials::NanOnly | Specials::NanIsNegativeZero => self.nan(),
        }
    }

    /// The pattern of the positive quiet NaN without payload; the only NaN of `NanIsNegativeZero`.
    #[inline]
    pub(crate) const fn nan(&self) -> u64 {
        match self.specials {
            Specials::Ieee => self.top() | 1 << (self.fraction_bits - 1),
            Specials::NanOnly => self.sign() - 1,
            Specials::NanIsNegativeZero => self.sign(),
        }
    }

    /// All ones in the exponent field.
    #[inline]
    pub(super) const fn top(&self) -> u64 {
        self.sign() - (1 << self.fraction_bits)
    }
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;

//! The same conversions by other means, for the tests: values from their fields by
//! powers of two, rounding by a search in the sorted table of all values and a
//! comparison with the middle of two of them. No bit of a pattern is shifted.

use super::{Conversion, Flags, Format, Overflow, Rounding, Specials, Subnormals};

/// Every format of at most 16 bits, with its name.
pub(crate) const NARROW: [(&str, Format); 7] = [
    ("F16", Format::F16),
    ("BF16", Format::BF16),
    ("F8E4M3", Format::F8E4M3),
    ("F8E4M3_IEEE", Format::F8E4M3_IEEE),
    ("F8E4M3_FNUZ", Format::F8E4M3_FNUZ),
    ("F8E5M2", Format::F8E5M2),
    ("F8E5M2_FNUZ", Format::F8E5M2_FNUZ),
];

/// The value of a pattern, read as the standards write it down.
pub(crate) fn value(format: &Format, bits: u64) -> f64 {
    let (e, m) = (format.exponent_bits(), format.fraction_bits());
    let (sign, exponent, fraction) = (bits >> (e + m), bits >> m & ((1 << e) - 1), bits & ((1 << m) - 1));
    let scaled = fraction as f64 / 2f64.powi(m as i32);
    let ones = exponent == (1 << e) - 1;
    let magnitude = match format.specials() {
        Specials::Ieee if ones && fraction == 0 => f64::INFINITY,
        Specials::Ieee if ones => f64::NAN,
        Specials::NanOnly if ones && fraction == (1 << m) - 1 => f64::NAN,
        Specials::NanIsNegativeZero if sign == 1 && exponent == 0 && fraction == 0 => f64::NAN,
        _ if exponent == 0 => scaled * 2f64.powi(1 - format.bias()),
        _ => (1.0 + scaled) * 2f64.powi(exponent as i32 - format.bias()),
    };
    if sign == 1 { -magnitude } else { magnitude }
}

/// All non-negative finite values of a format, ascending, and the first that it has not.
pub(crate) struct Table {
    format: Format,
    values: Vec<f64>,
    beyond: f64,
    least_normal: f64,
}

impl Table {
    pub(crate) fn of(format: Format) -> Self {
        let width = format.width() - 1;
        let finite = (0..1 << width).map(|bits| value(&format, bits)).take_while(|v| v.is_finite());
        let values: Vec<f64> = finite.collect();
        assert!(values.is_sorted() && values[0] == 0.0);
        let [.., last, greatest] = values[..] else { unreachable!("a format has several values") };
        let least_normal = 2f64.powi(1 - format.bias());
        Self { format, beyond: greatest + (greatest - last), values, least_normal }
    }

    /// Non-negative finite values, ascending: their places are their patterns.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    pub(crate) fn least_normal(&self) -> f64 {
        self.least_normal
    }

    /// One step past the greatest value.
    pub(crate) fn beyond(&self) -> f64 {
        self.beyond
    }

    fn at(&self, place: usize) -> f64 {
        self.values.get(place).copied().unwrap_or(self.beyond)
    }

    /// What [`Format::encode`] should give for a number.
    pub(crate) fn encode(&self, x: f64, how: Conversion) -> (u64, Flags) {
        assert!(!x.is_nan());
        let format = &self.format;
        let sign = 1 << (format.width() - 1);
        let (magnitude, flags) = self.magnitude(x, how);
        let signed = x.is_sign_negative() && (magnitude != 0 || format.specials() != Specials::NanIsNegativeZero);
        (if signed { magnitude | sign } else { magnitude }, flags)
    }

    fn magnitude(&self, x: f64, how: Conversion) -> (u64, Flags) {
        let (negative, x) = (x.is_sign_negative(), x.abs());
        let greatest = self.values.len() - 1;
        let too_large = || self.too_large(how.overflow);
        if x.is_infinite() {
            let kept = self.format.specials() == Specials::Ieee && how.overflow == Overflow::Infinity;
            return (too_large(), if kept { Flags::NONE } else { Flags { invalid: true, ..Flags::NONE } });
        }
        // The greatest value not above x; all beyond the last one is beyond.
        let lower = if x >= self.beyond { greatest + 1 } else { self.values.partition_point(|&v| v <= x) - 1 };
        let exact = self.at(lower) == x && lower <= greatest;
        let (before, after) = (self.at(lower), self.at(lower + 1));
        let middle = before + (after - before) / 2.0;
        let up = match how.rounding {
            _ if exact || lower > greatest => false,
            Rounding::TiesToEven => x > middle || x == middle && lower % 2 == 1,
            Rounding::TiesToAway => x >= middle,
            Rounding::TowardZero => false,
            Rounding::TowardPositive => !negative,
            Rounding::TowardNegative => negative,
        };
        let place = lower + usize::from(up);
        if place > greatest {
            let inwards = match how.rounding {
                Rounding::TiesToEven | Rounding::TiesToAway => false,
                Rounding::TowardZero => true,
                Rounding::TowardPositive => negative,
                Rounding::TowardNegative => !negative,
            };
            let bits = if inwards { greatest as u64 } else { too_large() };
            return (bits, Flags { inexact: true, overflow: true, ..Flags::NONE });
        }
        let flushed = how.subnormals == Subnormals::Flush && x != 0.0 && self.at(place) < self.least_normal;
        let inexact = !exact || flushed;
        let underflow = inexact && (x < self.least_normal);
        (if flushed { 0 } else { place as u64 }, Flags { inexact, underflow, ..Flags::NONE })
    }

    fn too_large(&self, overflow: Overflow) -> u64 {
        let greatest = self.values.len() as u64 - 1;
        match (overflow, self.format.specials()) {
            (Overflow::Saturate, _) => greatest,
            (Overflow::Infinity, Specials::Ieee | Specials::NanOnly) => greatest + 1,
            (Overflow::Infinity, Specials::NanIsNegativeZero) => 1 << (self.format.width() - 1),
        }
    }
}

/// All non-negative `f32` but NaN, as runs of patterns that become the same number when
/// rounded to nearest, ties to even: first, last, what they become.
///
/// The inverse of a conversion: between two numbers lies a middle, which is an `f32`,
/// and belongs to the even one.
pub(crate) fn runs(format: Format) -> Vec<(u32, u32, u64)> {
    let table = Table::of(format);
    let mut places = table.values().to_vec();
    places.push(table.beyond());
    let middles = places.windows(2).map(|pair| {
        let middle = pair[0] / 2.0 + pair[1] / 2.0;
        assert_eq!(f64::from(middle as f32), middle, "an f32");
        (middle as f32).to_bits()
    });
    let mut first = 0;
    let mut runs = Vec::with_capacity(places.len());
    for (place, middle) in middles.enumerate() {
        let last = if place % 2 == 0 { middle } else { middle - 1 };
        runs.push((first, last, place as u64));
        first = last + 1;
    }
    runs.push((first, f32::INFINITY.to_bits(), table.too_large(Overflow::Infinity)));
    runs
}

/// What [`runs`] leaves out: a NaN's pattern keeps sign and upper bits, made quiet.
pub(crate) fn nan(format: Format, bits: u32) -> u64 {
    let (sign, m) = (1 << (format.width() - 1), format.fraction_bits());
    match format.specials() {
        Specials::Ieee => {
            let payload = u64::from(bits & 0x7f_ffff) >> (23 - m) | 1 << (m - 1);
            let exponent = ((1 << format.exponent_bits()) - 1) << m;
            exponent | payload | if bits >> 31 == 1 { sign } else { 0 }
        }
        Specials::NanOnly if bits >> 31 == 1 => 2 * sign - 1,
        Specials::NanOnly => sign - 1,
        Specials::NanIsNegativeZero => sign,
    }
}

//! Taking a pattern apart and putting a value together: the two halves of every
//! conversion, and the only place where anything is rounded.
//!
//! Put together, a magnitude is `(e − e_min)·2^m + significand`, with the leading
//! bit of the significand left in: for a normal number it adds the 1 that the
//! exponent field wants, for a subnormal there is none, and a carry out of the
//! rounding goes where it belongs by itself, from subnormal to normal, into the
//! next binade, or beyond the greatest finite magnitude.
//!
//! ```text
//! significand   1 f f f f f f f f f … f f f f f f     64 bits, leading one on top
//!               └── kept, m + 1 ──┘ └── rest ────┘    normal
//!               └─ kept ─┘ └──────── rest ───────┘    subnormal: fewer are kept
//! ```
//!
//! Source: as in `format.rs`.

use super::{
    format::{Format, Specials},
    rounding::{Conversion, Flags, Overflow, Rounding, Subnormals},
};

/// A value taken out of its format.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    negative: bool,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Zero,
    /// 2^exponent · significand / 2⁶³, the top bit of the significand set.
    Finite {
        exponent: i32,
        significand: u64,
    },
    Infinite,
    /// The fraction field pushed to the top, so that bit 63 tells quiet from signalling.
    Nan {
        fraction: u64,
    },
}

/// What decides about the rest of a significand.
#[derive(Clone, Copy)]
pub(super) enum Decision {
    By(Rounding),
    /// Up if this, out of 2⁶⁴, lies below the rest.
    Draw(u64),
}

/// Half of a last place, the rest being scaled to 2⁶⁴.
const HALF: u64 = 1 << 63;

impl Format {
    #[inline(always)]
    pub(super) const fn take_apart(&self, bits: u64) -> Parts {
        let negative = bits & self.sign() != 0;
        let magnitude = bits & (self.sign() - 1);
        let kind = match self.specials() {
            Specials::Ieee if magnitude == self.top() => Kind::Infinite,
            Specials::Ieee if magnitude > self.top() => {
                Kind::Nan { fraction: magnitude << (64 - self.fraction_bits()) }
            }
            Specials::NanOnly if magnitude > self.greatest() => Kind::Nan { fraction: HALF },
            Specials::NanIsNegativeZero if negative && magnitude == 0 => {
                return Parts { negative: false, kind: Kind::Nan { fraction: HALF } };
            }
            _ if magnitude == 0 => Kind::Zero,
            _ => self.finite(magnitude),
        };
        Parts { negative, kind }
    }

    /// A magnitude between zero and infinity.
    #[inline(always)]
    const fn finite(&self, magnitude: u64) -> Kind {
        if magnitude >> self.fraction_bits() == 0 {
            let zeros = magnitude.leading_zeros();
            let exponent = self.least_exponent() - self.fraction_bits() as i32 + 63 - zeros as i32;
            Kind::Finite { exponent, significand: magnitude << zeros }
        } else {
            let exponent = (magnitude >> self.fraction_bits()) as i32 - self.bias();
            Kind::Finite { exponent, significand: HALF | magnitude << (63 - self.fraction_bits()) & !HALF }
        }
    }

    #[inline(always)]
    pub(super) const fn assemble(&self, parts: Parts, how: Conversion, decision: Decision) -> (u64, Flags) {
        let negative = parts.negative;
        let (magnitude, flags) = match parts.kind {
            Kind::Finite { exponent, significand } => self.round(negative, exponent, significand, how, decision),
            Kind::Zero => (0, Flags::NONE),
            Kind::Infinite => match (how.overflow, self.specials()) {
                (Overflow::Infinity, Specials::Ieee) => (self.infinity(), Flags::NONE),
                (Overflow::Infinity, _) => (self.nan(), Flags::INVALID),
                (Overflow::Saturate, _) => (self.greatest(), Flags::INVALID),
            },
            Kind::Nan { fraction } => {
                let payload = match self.specials() {
                    Specials::Ieee => fraction >> (64 - self.fraction_bits()),
                    Specials::NanOnly | Specials::NanIsNegativeZero => 0,
                };
                (self.nan() | payload, Flags { invalid: fraction & HALF == 0, ..Flags::NONE })
            }
        };
        let unsigned = matches!(self.specials(), Specials::NanIsNegativeZero) && magnitude == 0;
        (if negative && !unsigned { magnitude | self.sign() } else { magnitude }, flags)
    }

    /// The magnitude of 2^exponent · significand / 2⁶³.
    #[inline(always)]
    const fn round(
        &self,
        negative: bool,
        exponent: i32,
        significand: u64,
        how: Conversion,
        decision: Decision,
    ) -> (u64, Flags) {
        let least = self.least_exponent();
        let (above, below) =
            if exponent < least { (0, (least - exponent) as u32) } else { ((exponent - least) as u64, 0) };
        let (kept, rest) = split(significand, 63 - self.fraction_bits() + below);
        let up = match decision {
            // At an odd number half is enough.
            Decision::By(Rounding::TiesToEven) => rest > HALF - (kept & 1),
            Decision::By(Rounding::TiesToAway) => rest >= HALF,
            Decision::By(Rounding::TowardZero) => false,
            Decision::By(Rounding::TowardPositive) => rest != 0 && !negative,
            Decision::By(Rounding::TowardNegative) => rest != 0 && negative,
            Decision::Draw(random) => random < rest,
        };
        let magnitude = (above << self.fraction_bits()) + kept + up as u64;
        if magnitude > self.greatest() {
            return (self.overflowed(negative, how, decision), Flags { inexact: true, overflow: true, ..Flags::NONE });
        }
        if matches!(how.subnormals, Subnormals::Flush) && magnitude >> self.fraction_bits() == 0 {
            return (0, Flags { inexact: true, underflow: true, ..Flags::NONE });
        }
        let inexact = rest != 0;
        (magnitude, Flags { inexact, underflow: inexact && below > 0, ..Flags::NONE })
    }

    #[inline(always)]
    const fn overflowed(&self, negative: bool, how: Conversion, decision: Decision) -> u64 {
        let inwards = match decision {
            Decision::By(Rounding::TowardZero) => true,
            Decision::By(Rounding::TowardPositive) => negative,
            Decision::By(Rounding::TowardNegative) => !negative,
            Decision::By(Rounding::TiesToEven | Rounding::TiesToAway) | Decision::Draw(_) => false,
        };
        if inwards || matches!(how.overflow, Overflow::Saturate) { self.greatest() } else { self.infinity() }
    }
}

/// `significand` / 2^shift: the whole part, and the rest in units of 2⁻⁶⁴. 1 ≤ shift.
///
/// From a shift of 65 on the rest is cut off; it is less than half, and not zero.
#[inline(always)]
const fn split(significand: u64, shift: u32) -> (u64, u64) {
    match shift {
        0..=63 => (significand >> shift, significand << (64 - shift)),
        64..=127 => (0, significand >> (shift - 64)),
        _ => (0, 1),
    }
}

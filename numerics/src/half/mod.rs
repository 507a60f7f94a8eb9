//! Numbers of 16 and 8 bits, converted without a second rounding.
//!
//! | type | bits: sign, exponent, fraction | greatest | smallest normal | beyond the greatest |
//! |---|---|---|---|---|
//! | [`F16`] | 1, 5, 10 | 65504 | 2⁻¹⁴ | infinity |
//! | [`BF16`] | 1, 8, 7 | 3.39·10³⁸ | 2⁻¹²⁶ | infinity |
//! | [`F8E4M3`] | 1, 4, 3, finite-only | 448 | 2⁻⁶ | NaN |
//! | [`F8E4M3Ieee`] | 1, 4, 3 | 240 | 2⁻⁶ | infinity |
//! | [`F8E5M2`] | 1, 5, 2 | 57344 | 2⁻¹⁴ | infinity |
//! | [`Format`] | any up to 64 bits | | | as its [`Specials`] say |
//!
//! Every conversion rounds once, straight from `f32` or `f64`, ties to even unless a
//! [`Conversion`] asks for one of the other [`Rounding`]s, for saturation or for
//! flushed subnormals. What happened is told by [`Flags`], to those who ask.
//!
//! | value | becomes |
//! |---|---|
//! | ±0 | ±0 |
//! | too small for the least subnormal | one of its neighbours, 0 among them, with its sign |
//! | too large | infinity, or by [`Overflow::Saturate`] the greatest number; NaN where there is no infinity |
//! | ±∞ | itself; NaN where there is no infinity; by [`Overflow::Saturate`] the greatest number |
//! | NaN | NaN of the same sign with the upper bits of the payload, as many as there is room for |
//! | signalling NaN | the same, made quiet, also in widening; it raises [`Flags::invalid`] |
//!
//! Features: `half` converts to and from the types of that crate, `bytemuck` makes these
//! types `Pod`, `serde` writes them as their patterns, as `half` does.
//!
//! When not to use it: to compute. Each operation here is a conversion there and back;
//! widen, work in `f32`, and narrow at the end.
//!
//! # Examples
//! ```
//! use kihon_numerics::half::{BF16, Conversion, F16, Rounding};
//!
//! // Just above the middle of 1 and its neighbour. By way of f32 it would be the middle.
//! let x = 1.0 + 2f64.powi(-11) + 2f64.powi(-30);
//! assert_eq!(F16::from_f64(x).to_bits(), 0x3c01);
//! assert_eq!(F16::from_f32(x as f32).to_bits(), 0x3c00);
//!
//! let (down, flags) = BF16::from_f64_with(0.1, Conversion::IEEE.rounding(Rounding::TowardNegative));
//! assert!(down.to_f64() < 0.1 && flags.inexact);
//! assert_eq!((F16::ONE / F16::from_f32(3.0)).to_string(), "0.3333");
//! ```

mod arithmetic;
mod assemble;
mod cast;
mod format;
#[cfg(feature = "half")]
mod interop;
mod lanes;
mod line;
mod measure;
mod quick;
mod random;
mod rounding;
mod slice;
mod text;
mod types;
mod wide;

#[cfg(all(test, any(feature = "bytemuck", feature = "serde")))]
mod features_tests;
#[cfg(test)]
mod oracle;

pub use format::{Format, Specials};
pub use random::RandomBits;
pub use rounding::{Conversion, Flags, Overflow, Rounding, Subnormals};
pub use slice::{
    LengthError, narrow, narrow_in_place, narrow_saturating, narrow_stochastic, narrow_with, round_to, widen,
    widen_in_place,
};
pub use types::{BF16, F8E4M3, F8E4M3Ieee, F8E5M2, F16, SmallFloat};
pub use wide::Wide;

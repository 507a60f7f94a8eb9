//! The library's stochastic conversion from any format to any, drawn with 64 bits.
//!
//! The 16 bits given are the upper ones of those: the others could only tell remainders
//! apart that an `f32` does not have.

use kihon_numerics::half::{Conversion, Format};

/// Each number rounded by its random bits.
pub(super) fn ours(values: &[f32], random: &[u16]) -> Vec<u16> {
    let rounded = |(x, &random): (&f32, &u16)| {
        let (bits, draw) = (u64::from(x.to_bits()), u64::from(random) << 48);
        Format::F32.convert_stochastic(bits, &Format::BF16, Conversion::IEEE, draw).0 as u16
    };
    values.iter().zip(random).map(rounded).collect()
}

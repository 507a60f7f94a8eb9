//! By comparing: the lower half of the bits with the random ones.
//!
//! Between two `bf16` the `f32` are equally far apart, and their patterns count them. So
//! the lower 16 bits say how far the number has come, at any exponent, and the next
//! pattern is the other neighbour, infinity among them. O(1) for a number.
//!
//! Source: Gupta and others, "Deep learning with limited numerical precision" (2015).

/// Each number rounded by its random bits.
pub(super) fn compare(values: &[f32], random: &[u16]) -> Vec<u16> {
    values.iter().zip(random).map(|(&x, &random)| rounded(x, random)).collect()
}

pub(super) fn rounded(x: f32, random: u16) -> u16 {
    let (upper, lower) = ((x.to_bits() >> 16) as u16, x.to_bits() as u16);
    if x.is_nan() { upper | 0x0040 } else { upper + u16::from(random < lower) }
}

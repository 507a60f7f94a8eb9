//! The obvious way: compute how far the number has come from one neighbour to the other.
//!
//! All of it is exact in `f64`. Infinity, as a neighbour, is 2¹²⁸. O(1) for a number.

/// Each number rounded by its random bits.
pub(super) fn naive(values: &[f32], random: &[u16]) -> Vec<u16> {
    values.iter().zip(random).map(|(&x, &random)| rounded(x, random)).collect()
}

fn rounded(x: f32, random: u16) -> u16 {
    let sign = if x.is_sign_negative() { 0x8000 } else { 0 };
    let nearer = (x.abs().to_bits() >> 16) as u16;
    if x.is_nan() {
        return sign | nearer | 0x0040;
    }
    sign | if f64::from(random) < way(x) * 65536.0 { nearer + 1 } else { nearer }
}

/// How far the number is, in shares of the way from the neighbour nearer to zero to the other.
pub(super) fn way(x: f32) -> f64 {
    let nearer = (x.abs().to_bits() >> 16) as u16;
    match nearer {
        0x7f80.. => 0.0,
        _ => (f64::from(x.abs()) - value(nearer)) / (value(nearer + 1) - value(nearer)),
    }
}

/// What a pattern without sign stands for.
fn value(pattern: u16) -> f64 {
    if pattern == 0x7f80 { 2f64.powi(128) } else { f64::from(f32::from_bits(u32::from(pattern) << 16)) }
}

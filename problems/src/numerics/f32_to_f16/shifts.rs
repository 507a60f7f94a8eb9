//! By integers: shift right, and round by what is shifted out.
//!
//! Exponent and fraction of a float, read as one integer, count the floats. So a normal
//! half is the pattern of the `f32`, less the difference of the biases, shifted by the 13
//! bits that there is no room for; rounding up may carry into the exponent, and from the
//! greatest half into infinity, as it should. A subnormal half counts units of 2⁻²⁴: the
//! significand with its leading 1 is shifted by as much more as the exponent is too small.
//! O(1) for a number.
//!
//! Source: IEEE 754-2019 §4.3.1, §5.4.2.

/// The exponent field of 2⁻¹⁴, the smallest normal half, in an `f32`.
const NORMAL: u32 = 113;

/// The half nearest to each number.
pub(super) fn shifts(values: &[f32]) -> Vec<u16> {
    values.iter().map(|&x| nearest(x)).collect()
}

pub(super) fn nearest(x: f32) -> u16 {
    let bits = x.to_bits();
    let (sign, size) = ((bits >> 16 & 0x8000) as u16, bits & 0x7fff_ffff);
    let exponent = size >> 23;
    sign | if x.is_nan() {
        0x7e00 | (size >> 13 & 0x1ff) as u16
    } else if exponent >= NORMAL {
        rounded_shift(size - ((NORMAL - 1) << 23), 13).min(0x7c00) as u16
    } else {
        let significand = size & 0x007f_ffff | 0x0080_0000;
        // From 25 on nothing is left, not even a tie.
        rounded_shift(significand, (126 - exponent).min(25)) as u16
    }
}

/// n / 2^shift, to the nearest integer, ties to even.
fn rounded_shift(n: u32, shift: u32) -> u32 {
    let kept = n >> shift;
    let (rest, half) = (n & ((1 << shift) - 1), 1 << (shift - 1));
    let up = rest > half || rest == half && kept % 2 == 1;
    kept + u32::from(up)
}

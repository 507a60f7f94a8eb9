//! With two additions: one of integers, one of floats.
//!
//! To round an integer at bit 13, ties to even, add 2¹² − 1 and bit 13 itself, then shift:
//! a tie carries only where that bit is 1. For subnormals the machine rounds: the
//! neighbours of 0.5 are 2⁻²⁴ apart, so x + 0.5 is x rounded to a multiple of 2⁻²⁴, and
//! the pattern of the sum, less that of 0.5, is the half. O(1) for a number, no loop and no
//! shift by a variable amount.
//!
//! When not to use it: where the rounding direction of the processor is another one.
//!
//! Source: the trick of adding a number whose last place is the wanted one is older than
//! IEEE 754; for halves see Giesen, "Float to half conversion" (2012).

/// The half nearest to each number.
pub(super) fn magic(values: &[f32]) -> Vec<u16> {
    values.iter().map(|&x| nearest(x)).collect()
}

fn nearest(x: f32) -> u16 {
    const INFINITY: u32 = 0x7f80_0000;
    const OVERFLOW: u32 = 65520f32.to_bits();
    const NORMAL: u32 = 113 << 23;
    let sign = (x.to_bits() >> 16 & 0x8000) as u16;
    let size = x.to_bits() & 0x7fff_ffff;
    let half = match size {
        OVERFLOW..=INFINITY => 0x7c00,
        0x7f80_0001.. => 0x7e00 | size >> 13 & 0x1ff,
        NORMAL.. => (size - (112 << 23) + 0xfff + (size >> 13 & 1)) >> 13,
        _ => (x.abs() + 0.5).to_bits() - 0.5f32.to_bits(),
    };
    sign | half as u16
}

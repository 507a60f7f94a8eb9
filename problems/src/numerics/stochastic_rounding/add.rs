//! By adding: a carry out of the lower 16 bits rounds up.
//!
//! r + (65535 − random) reaches 65536 exactly if random < r. One addition and one shift,
//! which a compiler makes vectors of; NaN alone must be kept from carrying, for that would
//! make −0 of a positive NaN of all ones. O(1) for a number.

/// Each number rounded by its random bits.
pub(super) fn add(values: &[f32], random: &[u16]) -> Vec<u16> {
    let rounded = |(x, random): (&f32, &u16)| {
        let (bits, nan) = (x.to_bits(), x.is_nan());
        let carried = bits.wrapping_add(u32::from(!random)) >> 16;
        (if nan { bits >> 16 | 0x0040 } else { carried }) as u16
    };
    values.iter().zip(random).map(rounded).collect()
}

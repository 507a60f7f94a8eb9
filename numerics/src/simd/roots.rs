//! 2^(j/16) times a factor near 1, for the sets that look up a vector's lanes by number.
//!
//! A product with a rounded root is off by the rounding, up to half a unit in the last place.
//! Sixteen roots times one and the same factor are sixteen other numbers, and the factor here
//! is one for which all of them happen to be near a float: within 0.19 of a unit (of the
//! smaller unit below 1 for the first, beside which results may lie there). The polynomial
//! that the root is multiplied with has the factor's inverse in its coefficients, so that it
//! costs nothing.
//!
//! Source: Gal, "Computing elementary functions: a new approach for achieving high accuracy
//! and good performance" (1986), who moves each point of a table to where it is accurate.
//! Deviation: all are moved alike, so that nobody has to look up where to.

/// What the roots are multiplied by: of the first 400,000 floats on either side of 1, and the
/// numbers within a fifth of a unit of them, one of the two best.
#[cfg(test)]
pub(crate) const FACTOR: f64 = 1.006_280_188_262_462_6;

/// Rounded to `f32`; the logarithm to base two of each, but for the factor, is a multiple
/// of 1/16.
pub(super) const ROOTS: [f32; 16] = [
    f32::from_bits(0x3f80_cdca),
    f32::from_bits(0x3f86_81aa),
    f32::from_bits(0x3f8c_762c),
    f32::from_bits(0x3f92_ae2d),
    f32::from_bits(0x3f99_2caa),
    f32::from_bits(0x3f9f_f4c2),
    f32::from_bits(0x3fa7_09b7),
    f32::from_bits(0x3fae_6ef0),
    f32::from_bits(0x3fb6_27fb),
    f32::from_bits(0x3fbe_388e),
    f32::from_bits(0x3fc6_a489),
    f32::from_bits(0x3fcf_6ff8),
    f32::from_bits(0x3fd8_9f15),
    f32::from_bits(0x3fe2_364a),
    f32::from_bits(0x3fec_3a32),
    f32::from_bits(0x3ff6_af9e),
];

/// The patterns of the roots in `N` steps, each less its number in the place of n when n / `N`
/// stands where an exponent does: adding n there takes the number away again.
pub(super) const fn patterns<const N: usize>() -> [u32; N] {
    let mut patterns = [0; N];
    let mut j = 0;
    while j < N {
        patterns[j] = ROOTS[j * (16 / N)].to_bits() - ((j as u32) << (23 - N.trailing_zeros()));
        j += 1;
    }
    patterns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_is_nearer_than_a_fifth_of_a_unit() {
        for (j, &root) in ROOTS.iter().enumerate() {
            let exact = (j as f64 / 16.0).exp2() * FACTOR;
            assert_eq!(root, exact as f32, "{j}");
            let unit = if j == 0 { 2f64.powi(-24) } else { 2f64.powi(-23) };
            let off = (f64::from(root) - exact).abs() / unit;
            assert!(off < 0.19, "{j}: {off}");
        }
    }
}

//! 2^(j/16), for the sets that look up a vector's lanes by number.

/// Rounded to `f32`; the logarithm to base two of each is a multiple of 1/16.
pub(super) const ROOTS: [f32; 16] = [
    f32::from_bits(0x3f80_0000),
    f32::from_bits(0x3f85_aac3),
    f32::from_bits(0x3f8b_95c2),
    f32::from_bits(0x3f91_c3d3),
    f32::from_bits(0x3f98_37f0),
    f32::from_bits(0x3f9e_f532),
    f32::from_bits(0x3fa5_fed7),
    f32::from_bits(0x3fad_583f),
    f32::from_bits(0x3fb5_04f3),
    f32::from_bits(0x3fbd_08a4),
    f32::from_bits(0x3fc5_672a),
    f32::from_bits(0x3fce_248c),
    f32::from_bits(0x3fd7_44fd),
    f32::from_bits(0x3fe0_ccdf),
    f32::from_bits(0x3fea_c0c7),
    f32::from_bits(0x3ff5_257d),
];

/// What the rounding took away, rounded itself.
pub(super) const ROOT_ERRORS: [f32; 16] = [
    0.0,
    4.83347e-08,
    -1.307754e-08,
    5.3862223e-08,
    3.7976353e-08,
    4.496838e-08,
    -4.0189995e-08,
    -1.0123349e-08,
    2.4203235e-08,
    -4.500899e-08,
    8.070905e-09,
    9.836217e-09,
    -2.4755327e-08,
    -9.23577e-09,
    -1.1239278e-08,
    9.845328e-09,
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
    fn a_root_and_its_error_are_the_root() {
        for (j, (&root, &error)) in ROOTS.iter().zip(&ROOT_ERRORS).enumerate() {
            let exact = (j as f64 / 16.0).exp2();
            assert_eq!(root, exact as f32, "{j}");
            let rest = exact - f64::from(root);
            assert!((f64::from(error) - rest).abs() <= 2e-15, "{j}: {error:e}, not {rest:e}");
        }
    }
}

//! The obvious way: exactly, with integers of two thousand bits.
//!
//! Every finite `f64` is an integer times 2⁻¹⁰⁷⁴. Those of the positive numbers and those
//! of the negative ones are added up like on paper, in digits of 32 bits; the lesser sum is
//! taken from the greater, and the difference rounded once. O(n), with some forty steps for
//! each number where carries run far.

/// Digits of 32 bits: for 2⁻¹⁰⁷⁴ to 2¹⁰²³, and as much for carries.
const DIGITS: usize = 68;

/// An integer, the lowest digit first.
type Integer = [u32; DIGITS];

/// The sum, correctly rounded.
pub(super) fn naive(values: &[f64]) -> f64 {
    let (mut plus, mut minus) = ([0; DIGITS], [0; DIGITS]);
    for &x in values {
        add(if x < 0.0 { &mut minus } else { &mut plus }, x.abs());
    }
    match plus.iter().rev().cmp(minus.iter().rev()) {
        std::cmp::Ordering::Less => -rounded(&difference(minus, &plus)),
        _ => rounded(&difference(plus, &minus)),
    }
}

/// Adds a number that is not negative.
fn add(total: &mut Integer, x: f64) {
    let (exponent, fraction) = (x.to_bits() >> 52, x.to_bits() & ((1 << 52) - 1));
    // A subnormal number counts units of 2⁻¹⁰⁷⁴; others have a leading 1, and shifted so far.
    let (significand, shift) = if exponent == 0 { (fraction, 0) } else { (fraction | 1 << 52, exponent as usize - 1) };
    let mut rest = u128::from(significand) << (shift % 32);
    for digit in &mut total[shift / 32..] {
        rest += u128::from(*digit);
        *digit = rest as u32;
        rest >>= 32;
        if rest == 0 {
            break;
        }
    }
}

/// The greater less the lesser.
fn difference(mut greater: Integer, lesser: &Integer) -> Integer {
    let mut borrow = 0;
    for (digit, &other) in greater.iter_mut().zip(lesser) {
        let left = i64::from(*digit) - i64::from(other) - borrow;
        *digit = left as u32;
        borrow = i64::from(left < 0);
    }
    greater
}

/// The integer times 2⁻¹⁰⁷⁴, as the nearest number, ties to even.
fn rounded(integer: &Integer) -> f64 {
    let bit = |place: usize| u64::from(integer[place / 32] >> (place % 32) & 1);
    let bits = (0..32 * DIGITS).rev().find(|&place| bit(place) == 1).map_or(0, |place| place + 1);
    let dropped = bits.saturating_sub(53);
    let mut kept = (dropped..bits).rev().fold(0, |kept, place| kept << 1 | bit(place));
    if dropped > 0 && bit(dropped - 1) == 1 {
        let tie = (0..dropped - 1).all(|place| bit(place) == 0);
        kept += if tie { kept & 1 } else { 1 };
    }
    // With its leading 1 the significand adds 1 to the exponent field; a carry one more.
    f64::from_bits(((dropped as u64) << 52) + kept)
}

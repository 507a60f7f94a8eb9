//! `f64` numbers as integers in a common unit.
//!
//! Finite numbers are integers times powers of two, so a few of them are integer
//! multiples of one power of two. Where the highest and the lowest bit of all are
//! not far apart (numbers of one scale, neighbours, integers) those integers are
//! short, and a sign of a polynomial in them is decided in machine integers.

/// |x| as (m, e), standing for m·2ᵉ with m < 2⁵³ and −1074 ≤ e ≤ 971.
#[inline]
pub(crate) fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let biased = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let hidden = u64::from(biased != 0) << 52;
    (fraction | hidden, biased.max(1) - 1075)
}

/// The exponents of the lowest bit that is set and of the bit above the highest.
#[inline]
fn span<const N: usize>(parts: &[(u64, i32); N]) -> (i32, i32) {
    let span = |(mantissa, exponent): (u64, i32)| match mantissa {
        0 => (i32::MAX, i32::MIN),
        _ => (exponent + mantissa.trailing_zeros() as i32, exponent + 64 - mantissa.leading_zeros() as i32),
    };
    parts.iter().fold((i32::MAX, i32::MIN), |(low, high), &part| {
        let (part_low, part_high) = span(part);
        (low.min(part_low), high.max(part_high))
    })
}

/// Numbers as integers of at most `BITS` bits in a common unit; `None` where they
/// span more. `BITS` is at most 62.
///
/// Free of branches on the data, which would be coin tosses here.
#[inline]
pub(crate) fn common_integers<const BITS: i32, const N: usize>(numbers: [f64; N]) -> Option<[i64; N]> {
    const { assert!(BITS <= 62) };
    let parts = numbers.map(decompose);
    let (low, high) = span(&parts);
    if high.wrapping_sub(low) > BITS {
        return None;
    }
    Some(std::array::from_fn(|i| {
        let (mantissa, exponent) = parts[i];
        // From the top of the word down to the common unit, by 2 to 63 bits; a
        // mantissa of 0 may be shifted by anything.
        let magnitude = (mantissa << 11).wrapping_shr((low.wrapping_sub(exponent) + 11) as u32) as i64;
        let sign = numbers[i].to_bits().cast_signed() >> 63;
        (magnitude ^ sign) - sign
    }))
}

/// A sum with it has the nearest integer, up to 2⁵¹ in magnitude, in its lower bits.
pub(crate) const MAGIC: f64 = 1.5 * (1u64 << 52) as f64;

/// Numbers as integers in a common unit whose differences are below 2³⁰, where those
/// of the numbers are at most `greatest`; `None` where there is no such unit or some
/// number is more than 2²¹ times as great.
///
/// Quicker than the others by staying in floating point: a sum with [`MAGIC`] does not
/// change an integer.
#[inline]
pub(crate) fn short_integers<const N: usize>(numbers: [f64; N], greatest: f64) -> Option<[i64; N]> {
    const LIMIT: f64 = (1u64 << 51) as f64;
    let biased = greatest.to_bits() >> 52;
    // A factor of 2^(29 − exponent) that is itself normal.
    if !(100..1900).contains(&biased) {
        return None;
    }
    let factor = f64::from_bits((2 * 1023 + 29 - biased) << 52);
    let scaled = numbers.map(|x| x * factor);
    let shifted = scaled.map(|x| x + MAGIC);
    let whole = (0..N).fold(true, |whole, i| whole & (shifted[i] - MAGIC == scaled[i]) & (scaled[i].abs() < LIMIT));
    whole.then(|| shifted.map(|x| x.to_bits().wrapping_sub(MAGIC.to_bits()).cast_signed()))
}

/// [`common_integers`] of at most 126 bits.
pub(crate) fn common_wide_integers<const N: usize>(numbers: [f64; N]) -> Option<[i128; N]> {
    let parts = numbers.map(decompose);
    let (low, high) = span(&parts);
    if high.wrapping_sub(low) > 126 {
        return None;
    }
    Some(std::array::from_fn(|i| {
        let (mantissa, exponent) = parts[i];
        let magnitude = match (mantissa, exponent - low.min(exponent + 64)) {
            (0, _) => 0,
            (_, up) if up >= 0 => i128::from(mantissa) << up,
            (_, down) => i128::from(mantissa >> -down),
        };
        if numbers[i] < 0.0 { -magnitude } else { magnitude }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Random, laws::times_power_of_two};

    /// The integers are proportional to the numbers, and refused exactly where the
    /// bits do not hold them.
    #[test]
    fn common_integers_are_the_numbers_in_another_unit() {
        let mut random = Random::new(9);
        let mut seen = [0; 3];
        for _ in 0..20_000 {
            let exponent = [-1070, -1022, -60, 0, 850][random.below(5) as usize];
            let spread = [40, 118][random.below(2) as usize];
            let numbers: [f64; 3] = std::array::from_fn(|_| {
                let integer = (random.bits() >> 11 >> (53 - random.below(54) as u32).min(63)) as f64;
                let sign = f64::from(random.within(-1, 1));
                times_power_of_two(integer * sign, exponent + random.below(spread) as i32)
            });
            let nonzero = || numbers.iter().filter(|&&x| x != 0.0).map(|x| x.abs());
            // The unit is the greatest power of two that divides all of them.
            let divides = |power: i32| nonzero().all(|x| times_power_of_two(x, -power).fract() == 0.0);
            let powers = exponent.max(-1074)..=exponent + 180;
            let unit = powers.rev().find(|&power| divides(power)).unwrap_or(exponent);
            let fit = |bits: i32| nonzero().all(|x| times_power_of_two(x, -unit) < times_power_of_two(1.0, bits));
            let expected = numbers.map(|x| times_power_of_two(x, -unit) as i128);
            assert_eq!(common_integers::<62, 3>(numbers).map(|n| n.map(i128::from)), fit(62).then_some(expected));
            assert_eq!(common_integers::<30, 3>(numbers).map(|n| n.map(i128::from)), fit(30).then_some(expected));
            assert_eq!(common_wide_integers(numbers), fit(126).then_some(expected), "{numbers:?}");
            seen[usize::from(fit(62)) + usize::from(fit(126))] += 1;
        }
        assert!(seen.iter().all(|&count| count > 300), "{seen:?}");
    }

    /// Short integers are those in a unit of 2⁻²⁹ of the power of two below the
    /// greatest difference.
    #[test]
    fn short_integers_are_the_numbers_in_another_unit() {
        let mut random = Random::new(10);
        let mut seen = [0; 2];
        for _ in 0..20_000 {
            let exponent = [-1000, -880, -60, 0, 860][random.below(5) as usize];
            let offset = f64::from(random.within(0, 1)) * 2f64.powi(random.within(20, 52));
            let size = [5, 1 << 20, i32::MAX][random.below(3) as usize];
            let numbers: [f64; 3] = std::array::from_fn(|_| {
                let step = [1.0, 0.5, 0.125][random.below(3) as usize];
                times_power_of_two(offset + f64::from(random.within(-size, size)) * step, exponent)
            });
            let [x, y, z] = numbers;
            let greatest = (x - y).abs().max((y - z).abs()).max((z - x).abs());
            if greatest == 0.0 {
                assert_eq!(short_integers(numbers, greatest), None);
                continue;
            }
            let unit = greatest.log2().floor() as i32 - 29;
            let expected = numbers.map(|x| times_power_of_two(x, -unit));
            let fit = expected.iter().all(|x| x.fract() == 0.0 && x.abs() < 2f64.powi(51));
            let fit = fit && (-923..877).contains(&(unit + 29));
            assert_eq!(short_integers(numbers, greatest), fit.then(|| expected.map(|x| x as i64)), "{numbers:?}");
            seen[usize::from(fit)] += 1;
        }
        assert!(seen.iter().all(|&count| count > 2000), "{seen:?}");
    }

    #[test]
    fn zeros_have_every_unit() {
        assert_eq!(common_integers::<62, 2>([0.0, 0.0]), Some([0, 0]));
        assert_eq!(common_wide_integers([0.0, 0.0]), Some([0, 0]));
        assert_eq!(common_wide_integers([5e-324, 0.0]), Some([1, 0]));
        assert_eq!(common_wide_integers([-f64::MAX, 0.0]), Some([-((1 << 53) - 1), 0]));
        assert_eq!(common_wide_integers([f64::MAX, 5e-324]), None);
    }
}

//! The quotient of two exact numbers, rounded once.

use std::cmp::Ordering;

use super::{Exact, compare, difference, trim};

impl Exact {
    /// The `f64` nearest to this number divided by `divisor`, which is not 0; of two
    /// equally near the one with the even mantissa.
    ///
    /// # Complexity
    /// O(n) for n words, 66 times: a bit of the quotient each.
    pub(in crate::kernel) fn nearest_quotient(&self, divisor: &Self) -> f64 {
        if self.words.is_empty() {
            return 0.0;
        }
        let (mut remainder, mut subtrahend) = (self.words.clone(), divisor.words.clone());
        // So many more bits in the dividend make a quotient from 2⁶⁴ up to 2⁶⁶.
        let shift = bit_length(&subtrahend) + 65 - bit_length(&remainder);
        shift_left(&mut remainder, shift.max(0));
        shift_left(&mut subtrahend, (-shift).max(0) + 65);
        let mut quotient = 0u128;
        for _ in 0..66 {
            quotient <<= 1;
            if compare(&remainder, &subtrahend) != Ordering::Less {
                remainder = difference(remainder, &subtrahend);
                quotient |= 1;
            }
            halve(&mut subtrahend);
        }
        let unit = 64 * (self.exponent - divisor.exponent) - shift;
        let magnitude = nearest(quotient, !remainder.is_empty(), unit);
        if self.negative == divisor.negative { magnitude } else { -magnitude }
    }
}

/// The `f64` nearest to `units`·2^`unit`, where `units` has 65 or 66 bits and stands
/// for something between itself and the next integer if there is a `rest`.
fn nearest(units: u128, rest: bool, unit: i32) -> f64 {
    let bits = 128 - units.leading_zeros() as i32;
    // Away from 53 bits, or from more where the result is subnormal.
    let dropped = (bits - 53).max(-1074 - unit);
    if dropped > bits {
        return 0.0;
    }
    let (kept, below) = ((units >> dropped) as u64, units & ((1 << dropped) - 1));
    let up = match below.cmp(&(1 << (dropped - 1))) {
        Ordering::Less => false,
        Ordering::Equal => rest || kept & 1 == 1,
        Ordering::Greater => true,
    };
    let exponent = unit + dropped + 1074;
    if exponent > 2045 {
        return f64::INFINITY;
    }
    // The hidden bit of a normal number counts one up in the exponent, and so does a
    // mantissa that was rounded up to 2⁵³.
    f64::from_bits(((exponent as u64) << 52) + kept + u64::from(up))
}

fn bit_length(words: &[u64]) -> i32 {
    64 * words.len() as i32 - words.last().map_or(0, |top| top.leading_zeros() as i32)
}

fn shift_left(words: &mut Vec<u64>, bits: i32) {
    let (whole, part) = (bits as usize / 64, bits as u32 % 64);
    words.push(0);
    for i in (0..words.len()).rev() {
        let below = if i == 0 { 0 } else { words[i - 1] };
        // In two steps, because a shift by all 64 bits is not one.
        words[i] = words[i] << part | below >> 1 >> (63 - part);
    }
    words.splice(0..0, std::iter::repeat_n(0, whole));
    trim(words);
}

fn halve(words: &mut Vec<u64>) {
    let mut above = 0;
    for word in words.iter_mut().rev() {
        (*word, above) = (*word >> 1 | above << 63, *word & 1);
    }
    trim(words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Random;

    fn quotient(n: f64, d: f64) -> f64 {
        Exact::from(n).nearest_quotient(&Exact::from(d))
    }

    /// The division of `f64` is correctly rounded too, by another method.
    #[test]
    fn quotients_of_floats_are_those_of_the_machine() {
        let mut random = Random::new(1);
        let mut subnormal = 0;
        for round in 0..20_000 {
            let (n, d) = if round % 2 == 0 {
                (random.finite(), random.finite())
            } else {
                (f64::from(random.within(-40, 40)) * f64::MIN_POSITIVE, f64::from(random.within(1, 1000)) * 1024.0)
            };
            if d != 0.0 {
                assert_eq!(quotient(n, d), n / d, "{n:e} / {d:e}");
                subnormal += usize::from((n / d).is_subnormal());
            }
        }
        assert!(subnormal > 1000, "{subnormal}");
    }

    #[test]
    fn ties_go_to_the_even_mantissa_and_a_rest_breaks_them() {
        let odd = (1i64 << 53) + 1;
        let product = |p: i64, q: i64| &Exact::from(p) * &Exact::from(q);
        for (n, expected) in [(odd, 2f64.powi(53)), (odd + 2, 2f64.powi(53) + 4.0), (-odd, -2f64.powi(53))] {
            assert_eq!(product(n, 3).nearest_quotient(&Exact::from(3)), expected, "{n}");
        }
        let above = &product(odd, 1 << 60) + &Exact::from(1);
        assert_eq!(above.nearest_quotient(&Exact::from(1 << 60)), 2f64.powi(53) + 2.0);
        assert_eq!(quotient(5e-324, 2.0), 0.0, "a tie between 0 and the smallest");
        assert_eq!(quotient(1.5e-323, 2.0), 1e-323, "a tie between one and two of them");
    }
}

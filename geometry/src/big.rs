//! Integers of any size for the tests: as plain as possible, sharing nothing
//! with what they check.

use std::cmp::Ordering;

/// An integer: sign and 32-bit digits, lowest first, no leading zero digit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Big {
    negative: bool,
    digits: Vec<u32>,
}

impl Big {
    /// x·2¹⁰⁷⁴, which is an integer for every finite x.
    pub(crate) fn from_f64(x: f64) -> Self {
        assert!(x.is_finite());
        let exponent = (x.abs().to_bits() >> 52) as usize;
        let fraction = x.to_bits() & 0x000f_ffff_ffff_ffff;
        let (mantissa, shift) = if exponent == 0 { (fraction, 0) } else { (fraction + (1 << 52), exponent - 1) };
        let mut digits = vec![0; shift / 32];
        let mut rest = u128::from(mantissa) << (shift % 32);
        while rest != 0 {
            digits.push(rest as u32);
            rest >>= 32;
        }
        Self { negative: x < 0.0, digits }.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self.negative &= !self.digits.is_empty();
        self
    }

    fn compare_magnitudes(a: &[u32], b: &[u32]) -> Ordering {
        a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        if self.negative != other.negative {
            let (mut digits, mut carry) = (Vec::new(), 0u64);
            for i in 0..self.digits.len().max(other.digits.len()) + 1 {
                let digit = |of: &Self| u64::from(of.digits.get(i).copied().unwrap_or(0));
                carry += digit(self) + digit(other);
                digits.push(carry as u32);
                carry >>= 32;
            }
            return Self { negative: self.negative, digits }.trimmed();
        }
        let less = Self::compare_magnitudes(&self.digits, &other.digits).is_lt();
        let (large, small) = if less { (other, self) } else { (self, other) };
        let (mut digits, mut borrow) = (Vec::new(), 0i64);
        for i in 0..large.digits.len() {
            borrow += i64::from(large.digits[i]) - i64::from(small.digits.get(i).copied().unwrap_or(0));
            digits.push(borrow as u32);
            borrow >>= 32;
        }
        Self { negative: self.negative != less, digits }.trimmed()
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        let mut digits = vec![0u32; self.digits.len() + other.digits.len()];
        for (i, &a) in self.digits.iter().enumerate().filter(|&(_, &a)| a != 0) {
            let mut carry = 0u64;
            for (j, &b) in other.digits.iter().enumerate() {
                carry += u64::from(digits[i + j]) + u64::from(a) * u64::from(b);
                digits[i + j] = carry as u32;
                carry >>= 32;
            }
            digits[i + other.digits.len()] = carry as u32;
        }
        Self { negative: self.negative != other.negative, digits }.trimmed()
    }

    pub(crate) fn sign(&self) -> Ordering {
        match (self.digits.is_empty(), self.negative) {
            (true, _) => Ordering::Equal,
            (false, true) => Ordering::Less,
            (false, false) => Ordering::Greater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(x: i64) -> Big {
        let scaled = Big::from_f64(x as f64);
        Big { negative: scaled.negative, digits: scaled.digits }
    }

    #[test]
    fn a_big_integer_computes_like_a_small_one() {
        let values = [0, 1, -1, 2, 7, -9, 65_535, -65_536, 4_294_967_295, 4_294_967_296, -4_294_967_297, 1 << 52];
        let scale = big(1);
        for a in values {
            for b in values {
                assert_eq!(big(a).minus(&big(b)), big(a - b), "{a} - {b}");
                let product = Big::from_f64((a * (b % 1024)) as f64);
                assert_eq!(big(a).times(&big(b % 1024)), product.times(&scale), "{a} * {b}");
                assert_eq!(big(a).minus(&big(b)).sign(), a.cmp(&b));
            }
        }
    }

    #[test]
    fn the_ends_of_f64_are_what_they_should_be() {
        assert_eq!(Big::from_f64(5e-324), Big { negative: false, digits: vec![1] });
        assert_eq!(Big::from_f64(-f64::MIN_POSITIVE).digits, [vec![0; 1], vec![1 << 20]].concat());
        assert_eq!(Big::from_f64(f64::MAX).digits.len(), 2098usize.div_ceil(32));
        assert_eq!(Big::from_f64(-0.0), Big { negative: false, digits: vec![] });
    }
}

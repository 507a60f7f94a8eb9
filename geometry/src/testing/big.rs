//! Integers of any size: as plain as possible, sharing nothing with what they
//! check.
//!
//! # Complexity
//! Sums in O(n), products in O(n·m) for n and m digits of 32 bits; 66 digits hold
//! any `f64`.

use std::cmp::Ordering;

/// An integer: sign and 32-bit digits, lowest first, no leading zero digit.
///
/// # Examples
/// Whether 0.1 + 0.2 is 0.3, of the numbers that `f64` makes of them:
/// ```
/// use std::cmp::Ordering;
/// use kihon_geometry::testing::big::Big;
/// let [x, y, z] = [0.1, 0.2, 0.3].map(Big::from);
/// assert_eq!(x.plus(&y).minus(&z).sign(), Ordering::Greater);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Big {
    negative: bool,
    digits: Vec<u32>,
}

impl From<f64> for Big {
    /// x·2¹⁰⁷⁴, which is an integer for every finite x.
    fn from(x: f64) -> Self {
        assert!(x.is_finite(), "{x} is no integer in any unit");
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
}

impl From<i64> for Big {
    fn from(x: i64) -> Self {
        let magnitude = x.unsigned_abs();
        Self { negative: x < 0, digits: vec![magnitude as u32, (magnitude >> 32) as u32] }.trimmed()
    }
}

impl From<i32> for Big {
    fn from(x: i32) -> Self {
        i64::from(x).into()
    }
}

impl Big {
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

    /// The sum.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::big::Big;
    /// assert_eq!(Big::from(2).plus(&Big::from(-5)), Big::from(-3));
    /// ```
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.minus(&Self { negative: !other.negative, digits: other.digits.clone() }.trimmed())
    }

    /// The difference.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::big::Big;
    /// assert_eq!(Big::from(2).minus(&Big::from(5)), Big::from(-3));
    /// ```
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
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

    /// The product.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::big::Big;
    /// assert_eq!(Big::from(2).times(&Big::from(-5)), Big::from(-10));
    /// ```
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
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

    /// How it compares with 0.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::testing::big::Big;
    /// assert!(Big::from(-1e-300).sign().is_lt());
    /// ```
    #[must_use]
    pub fn sign(&self) -> Ordering {
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

    #[test]
    fn a_big_integer_computes_like_a_small_one() {
        let values = [0_i64, 1, -1, 2, 7, -9, 65_535, -65_536, 4_294_967_295, 4_294_967_296, -4_294_967_297, 1 << 52];
        let unit = Big::from(1.0);
        for a in values {
            for b in values {
                let (big_a, big_b) = (Big::from(a), Big::from(b));
                assert_eq!(big_a.plus(&big_b), Big::from(a + b), "{a} + {b}");
                assert_eq!(big_a.minus(&big_b), Big::from(a - b), "{a} - {b}");
                assert_eq!(big_a.times(&Big::from(b % 1024)), Big::from(a * (b % 1024)), "{a} * {b}");
                assert_eq!(big_a.minus(&big_b).sign(), a.cmp(&b));
            }
            assert_eq!(Big::from(a).times(&unit), Big::from(a as f64), "{a}");
        }
        assert_eq!(Big::from(i64::MIN).digits, [0, 1 << 31]);
    }

    #[test]
    fn the_ends_of_f64_are_what_they_should_be() {
        assert_eq!(Big::from(5e-324), Big { negative: false, digits: vec![1] });
        assert_eq!(Big::from(-f64::MIN_POSITIVE).digits, [vec![0; 1], vec![1 << 20]].concat());
        assert_eq!(Big::from(f64::MAX).digits.len(), 2098usize.div_ceil(32));
        assert_eq!(Big::from(-0.0), Big { negative: false, digits: vec![] });
    }
}

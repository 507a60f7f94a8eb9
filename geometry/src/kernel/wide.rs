//! Signs from integers too long for an `i128`.
//!
//! A [`Wide`] is a sign and up to 512 bits of magnitude, in digits of 128 bits. The
//! functions take the differences of coordinates as `i128` below 2¹²⁷, as `i64`
//! always has them and `f64` where it spans at most 126 bits; no sum or product of
//! theirs can leave the digits that are there.
//!
//! # Complexity
//! O(1): 12 products of 128 × 128 bits and 3 of 256 × 256 for a circle.

use std::cmp::Ordering;

/// A vector by the differences of coordinates: below 2¹²⁷ in magnitude.
pub(super) type WideVector = [i128; 2];

/// ±(digits[0] + 2¹²⁸·digits[1] + …); 0 may have either sign.
#[derive(Clone, Copy)]
pub(super) struct Wide<const N: usize> {
    negative: bool,
    digits: [u128; N],
}

impl Wide<1> {
    #[inline]
    pub(super) fn new(negative: bool, magnitude: u128) -> Self {
        Self { negative, digits: [magnitude] }
    }
}

impl From<i128> for Wide<1> {
    #[inline]
    fn from(x: i128) -> Self {
        Self::new(x < 0, x.unsigned_abs())
    }
}

impl<const N: usize> Wide<N> {
    /// The product, where `M` is 2·`N`.
    #[inline]
    fn times<const M: usize>(self, other: Self) -> Wide<M> {
        const { assert!(M == 2 * N) };
        let mut digits = [0; M];
        for i in 0..N {
            for j in 0..N {
                (digits[i + j], digits[i + N]) = self.digits[i].carrying_mul_add(
                    other.digits[j],
                    digits[i + j],
                    if j == 0 { 0 } else { digits[i + N] },
                );
            }
        }
        Wide { negative: self.negative != other.negative, digits }
    }

    /// The sum; there is room.
    #[inline]
    fn plus(self, other: Self) -> Self {
        if self.negative == other.negative {
            let mut carry = false;
            let digits = std::array::from_fn(|i| {
                let digit;
                (digit, carry) = self.digits[i].carrying_add(other.digits[i], carry);
                digit
            });
            debug_assert!(!carry, "the sum fits");
            return Self { negative: self.negative, digits };
        }
        let (large, small) = if self.magnitude() < other.magnitude() { (other, self) } else { (self, other) };
        let mut borrow = false;
        let digits = std::array::from_fn(|i| {
            let digit;
            (digit, borrow) = large.digits[i].borrowing_sub(small.digits[i], borrow);
            digit
        });
        Self { negative: large.negative, digits }
    }

    #[inline]
    fn negated(self) -> Self {
        Self { negative: !self.negative, ..self }
    }

    /// The digits from the top: they compare as the magnitudes do.
    #[inline]
    fn magnitude(self) -> [u128; N] {
        let mut digits = self.digits;
        digits.reverse();
        digits
    }

    #[inline]
    fn sign(self) -> i32 {
        if self.digits == [0; N] {
            0
        } else if self.negative {
            -1
        } else {
            1
        }
    }

    #[inline]
    pub(super) fn compare(self, other: Self) -> Ordering {
        self.sign().cmp(&other.sign()).then_with(|| {
            let magnitudes = self.magnitude().cmp(&other.magnitude());
            if self.negative { magnitudes.reverse() } else { magnitudes }
        })
    }
}

fn product(p: i128, q: i128) -> Wide<2> {
    Wide::from(p).times(q.into())
}

/// u·v: two products below 2²⁵⁴ in magnitude.
fn dot([x, y]: WideVector, [u, v]: WideVector) -> Wide<2> {
    product(x, u).plus(product(y, v))
}

/// u × v.
fn cross([x, y]: WideVector, [u, v]: WideVector) -> Wide<2> {
    product(x, v).plus(product(y, u).negated())
}

/// The sign of u × v.
pub(super) fn cross_sign([x, y]: WideVector, [u, v]: WideVector) -> Ordering {
    product(x, v).compare(product(y, u))
}

/// The sign of u·v.
pub(super) fn dot_sign([x, y]: WideVector, [u, v]: WideVector) -> Ordering {
    product(x, u).compare(product(y, v).negated())
}

/// How |u| compares with |v|.
pub(super) fn compare_lengths(u: WideVector, v: WideVector) -> Ordering {
    dot(u, u).compare(dot(v, v))
}

/// The sign of the in-circle determinant, from the vectors to the fourth point.
pub(super) fn in_circle(a: WideVector, b: WideVector, c: WideVector) -> Ordering {
    // Squared lengths and cross products below 2²⁵⁵, terms below 2⁵¹⁰, three of them below 2⁵¹².
    let term = |u, v, w| -> Wide<4> { dot(u, u).times(cross(v, w)) };
    term(a, b, c).plus(term(b, c, a)).compare(term(c, a, b).negated())
}

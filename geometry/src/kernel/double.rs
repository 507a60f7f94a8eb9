//! Numbers of twice the precision of `f64`, as unevaluated sums of two.
//!
//! Each operation's relative error is known and below 2⁻¹⁰⁰, provided that nothing
//! in it underflows or overflows; who calls sees to that. For what is nearly always
//! decided by a hundred bits, with [`Exact`](super::exact::Exact) behind it.
//!
//! # Accuracy
//! With u = 2⁻⁵³: sums and differences 3u² + 13u³ of their value, products 7u²,
//! quotients 16u².
//!
//! Source: Joldes, Muller, Popescu, "Tight and rigorous error bounds for basic
//! building blocks of double-word arithmetic" (2017), algorithms 6 and 10;
//! Dekker (1971) for a product's rest, since nothing here is fused.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::orientation::rest_of_product;

/// high + low, with |low| at most half an ulp of high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Double {
    pub(crate) high: f64,
    pub(crate) low: f64,
}

impl Double {
    /// a + b, exactly.
    #[inline]
    pub(crate) fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let b_used = high - a;
        Self { high, low: (a - (high - b_used)) + (b - b_used) }
    }

    /// a + b, exactly, where |a| ≥ |b| or a is 0.
    #[inline]
    fn ordered_sum(a: f64, b: f64) -> Self {
        let high = a + b;
        Self { high, low: b - (high - a) }
    }

    /// a·b, exactly.
    #[inline]
    fn product(a: f64, b: f64) -> Self {
        let high = a * b;
        Self { high, low: rest_of_product(a, b, high) }
    }
}

impl From<f64> for Double {
    #[inline]
    fn from(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }
}

impl From<i64> for Double {
    #[inline]
    fn from(x: i64) -> Self {
        i128::from(x).into()
    }
}

impl From<i128> for Double {
    /// Exact up to 2¹⁰⁶.
    #[inline]
    fn from(x: i128) -> Self {
        let high = x as f64;
        Self { high, low: (x - high as i128) as f64 }
    }
}

impl Neg for Double {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Add for Double {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        let high = Self::sum(self.high, other.high);
        let low = Self::sum(self.low, other.low);
        let above = Self::ordered_sum(high.high, high.low + low.high);
        Self::ordered_sum(above.high, low.low + above.low)
    }
}

impl Sub for Double {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Double {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        let high = Self::product(self.high, other.high);
        Self::ordered_sum(high.high, high.low + (self.high * other.low + self.low * other.high))
    }
}

impl Div for Double {
    type Output = Self;

    /// Two steps of long division: the second part corrects the first, which is off by
    /// u, by what is left of the dividend.
    #[inline]
    fn div(self, other: Self) -> Self {
        let high = self.high / other.high;
        let rest = self - other * Self::from(high);
        Self::ordered_sum(high, rest.high / other.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::exact::Exact, testing::Random};

    fn exact(x: Double) -> Exact {
        &Exact::from(x.high) + &Exact::from(x.low)
    }

    /// Sums of two random numbers of magnitudes from 2⁻⁵⁰ to 2⁵⁰, some of one part alone.
    fn random_double(random: &mut Random) -> Double {
        let mut number = || random.signed_unit() * 2f64.powi(random.within(-50, 50));
        let high = number();
        let low = if random.below(4) == 0 { 0.0 } else { high * 2f64.powi(-53) * random.signed_unit() };
        Double::sum(high, low)
    }

    /// Whether |value − error| is at most `units`·2⁻¹⁰⁶·|value|.
    fn within(error: &Exact, value: &Exact, units: f64) -> bool {
        let allowed = value * &Exact::from(units * 2f64.powi(-106));
        (&(error * error) - &(&allowed * &allowed)).sign().is_le()
    }

    #[test]
    fn every_operation_keeps_its_bound() {
        let mut random = Random::new(1);
        let mut off = [0; 2];
        for _ in 0..20_000 {
            let (x, y) = (random_double(&mut random), random_double(&mut random));
            // What nearly cancels is the hard case of a sum.
            let near = Double::sum(-x.high * (1.0 + 2f64.powi(-50)), y.low);
            let (ex, ey) = (exact(x), exact(y));
            for (other, exact_other) in [(y, &ey), (near, &exact(near))] {
                let (sum, expected) = (exact(x + other), &ex + exact_other);
                assert!(within(&(&sum - &expected), &expected, 3.1), "{x:?} + {other:?}");
                off[0] += usize::from((&sum - &expected).sign().is_ne());
                let (difference, expected) = (exact(x - other), &ex - exact_other);
                assert!(within(&(&difference - &expected), &expected, 3.1), "{x:?} - {other:?}");
            }
            let (product, expected) = (exact(x * y), &ex * &ey);
            assert!(within(&(&product - &expected), &expected, 7.0), "{x:?} * {y:?}");
            off[1] += usize::from((&product - &expected).sign().is_ne());
            if y.high != 0.0 {
                // What the quotient times the divisor is off by is the quotient's error times the divisor.
                let back = &exact(x / y) * &ey;
                assert!(within(&(&back - &ex), &ex, 16.0), "{x:?} / {y:?}");
            }
        }
        assert!(off.iter().all(|&count| count > 5000), "that many were rounded at all: {off:?}");
    }

    #[test]
    fn integers_of_65_bits_are_held_exactly() {
        let ends = [i64::MIN, i64::MIN + 1, -1, 0, 1, (1 << 53) + 1, i64::MAX];
        for x in ends {
            assert_eq!((&exact(Double::from(x)) - &Exact::from(x)).sign(), std::cmp::Ordering::Equal, "{x}");
            for y in ends {
                let difference = exact(Double::from(i128::from(x) - i128::from(y)));
                let expected = &Exact::from(x) - &Exact::from(y);
                assert_eq!((&difference - &expected).sign(), std::cmp::Ordering::Equal, "{x} - {y}");
            }
        }
    }
}

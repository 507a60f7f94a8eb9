//! Numbers of 106 bits, as sums of two `f64`, for what `f64` is compared with.

/// high + low, |low| at most half an ulp of high.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact {
    high: f64,
    low: f64,
}

fn two_sum(a: f64, b: f64) -> Exact {
    let high = a + b;
    let b_there = high - a;
    Exact { high, low: (a - (high - b_there)) + (b - b_there) }
}

impl From<f64> for Exact {
    fn from(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }
}

impl Exact {
    pub(super) fn high(self) -> f64 {
        self.high
    }

    pub(super) fn low(self) -> f64 {
        self.low
    }

    pub(super) fn difference(a: f64, b: f64) -> Self {
        two_sum(a, -b)
    }

    pub(super) fn negated(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let sum = two_sum(self.high, other.high);
        two_sum(sum.high, sum.low + self.low + other.low)
    }

    pub(super) fn times(self, other: Self) -> Self {
        let high = self.high * other.high;
        let low = self.high.mul_add(other.high, -high);
        two_sum(high, low + self.high * other.low + self.low * other.high)
    }

    pub(super) fn over(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self.plus(other.times(Self::from(-first)));
        let second = rest.high / other.high;
        let rest = rest.plus(other.times(Self::from(-second)));
        two_sum(first, second + rest.high / other.high)
    }

    /// By its series, of x / 2¹⁰, squared ten times.
    pub(super) fn exp(self) -> Self {
        let n = (self.high / std::f64::consts::LN_2).round();
        // ln 2 to 106 bits.
        let ln_2 = Self { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };
        let r = self.plus(ln_2.times(Self::from(-n))).times(Self::from(1.0 / 1024.0));
        let (mut term, mut sum) = (Self::from(1.0), Self::from(0.0));
        // e^r − 1, whose squarings keep its digits: (1 + s)² − 1 = 2s + s².
        for k in 1..16 {
            term = term.times(r).over(Self::from(f64::from(k)));
            sum = sum.plus(term);
        }
        for _ in 0..10 {
            sum = sum.plus(sum).plus(sum.times(sum));
        }
        let (first, second) = ((n / 2.0).floor(), n - (n / 2.0).floor());
        sum.plus(Self::from(1.0)).times(Self::from(first.exp2())).times(Self::from(second.exp2()))
    }

    /// By a step of Newton's from the `f64` one.
    pub(super) fn ln(self) -> Self {
        let first = Self::from(self.high.ln());
        first.plus(self.times(first.negated().exp())).plus(Self::from(-1.0))
    }

    pub(super) fn relative_error(self, got: f64) -> f64 {
        let off = Self::from(got).plus(self.negated());
        (off.high / self.high).abs()
    }
}

#[test]
fn the_reference_is_right_to_more_digits_than_f64() {
    // e and ln 10 to 32 digits, as sums of two.
    let e = Exact::from(1.0).exp();
    assert_eq!(e.high, std::f64::consts::E);
    assert!((e.low - 1.4456468917292502e-16).abs() < 1e-30, "{e:?}");
    let ln_10 = Exact::from(10.0).ln();
    assert_eq!(ln_10.high, std::f64::consts::LN_10);
    assert!((ln_10.low - -2.1707562233822494e-16).abs() < 1e-30, "{ln_10:?}");
    let third = Exact::from(1.0).over(Exact::from(3.0));
    let one = third.plus(third).plus(third);
    assert!((one.high - 1.0).abs() + one.low.abs() < 1e-31, "{one:?}");
}

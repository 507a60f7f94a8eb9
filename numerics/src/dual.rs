//! Dual numbers: a value and its derivative, computed together.
//!
//! a + b·ε with ε² = 0. Every rule of differentiation is what this one law makes of an
//! operation: (a + bε)(c + dε) = ac + (ad + bc)ε. A function written over [`Dual`] thus
//! gives its own derivative, by the rules and not by differences: to rounding, without a
//! step size to choose. Here it is the oracle for every gradient given by a formula.
//!
//! ```text
//! x ──► x² ──► sin x² ──► y            3 ──► 9 ──► .4121
//! 1 ──► 2x ──► 2x·cos x² ──► y′        1 ──► 6 ──► −5.4668
//! ```
//!
//! # Complexity
//! Two to four times the function alone; a gradient in n variables takes n runs.
//!
//! When not to use it: for the gradient of a function of many variables reverse
//! differentiation takes one run, at the price of memory; to train anything, a library
//! that does so.
//!
//! Source: Clifford, "Preliminary sketch of biquaternions" (1871); Wengert, "A simple
//! automatic derivative evaluation program" (1964).

use std::{
    iter::{Product, Sum},
    ops::{Add, Div, Mul, Neg, Sub},
};

/// A value and its derivative.
///
/// What is compared, as in [`max`](Self::max), is the value. Where a function has no
/// derivative (√x at 0, acos x at ±1) the slope is what the formula gives there: infinite,
/// or NaN if it is also multiplied by 0.
///
/// # Examples
/// ```
/// use kihon_numerics::dual::Dual;
/// let x = Dual::variable(3.0);
/// let y = x * x * 2.0 - x;
/// assert_eq!(y, Dual { value: 15.0, slope: 11.0 });
/// assert_eq!([x, x, Dual::from(2.0)].into_iter().product::<Dual>().slope, 12.0);
/// assert_eq!([x, x].into_iter().sum::<Dual>().slope, 2.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dual {
    /// The value.
    pub value: f64,
    /// The derivative by the variable.
    pub slope: f64,
}

/// The value and the derivative of `f` at `x`.
///
/// # Examples
/// ```
/// use kihon_numerics::dual::derivative;
/// let at_2 = derivative(|x| x.ln() / x, 2.0);
/// assert_eq!(at_2.value, 2f64.ln() / 2.0);
/// assert!((at_2.slope - (1.0 - 2f64.ln()) / 4.0).abs() < 1e-16);
/// ```
pub fn derivative(f: impl FnOnce(Dual) -> Dual, x: f64) -> Dual {
    f(Dual::variable(x))
}

/// The partial derivatives of `f` at `x`.
///
/// # Complexity
/// As many runs of `f` as `x` has elements.
///
/// # Examples
/// ```
/// use kihon_numerics::dual::gradient;
/// let product = |x: &[_]| x[0] * x[1] * x[2];
/// assert_eq!(gradient(product, &[2.0, 3.0, 5.0]), [15.0, 10.0, 6.0]);
/// ```
pub fn gradient(f: impl Fn(&[Dual]) -> Dual, x: &[f64]) -> Vec<f64> {
    let mut duals: Vec<Dual> = x.iter().map(|&x| x.into()).collect();
    let mut slope_by = |i: usize| {
        duals[i].slope = 1.0;
        let slope = f(&duals).slope;
        duals[i].slope = 0.0;
        slope
    };
    (0..x.len()).map(&mut slope_by).collect()
}

impl Dual {
    /// What is differentiated by: slope 1.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::Dual;
    /// assert_eq!(Dual::variable(7.0).sqrt().slope, 0.5 / 7f64.sqrt());
    /// ```
    pub fn variable(value: f64) -> Self {
        Self { value, slope: 1.0 }
    }

    /// The chain rule: this value of a function, this derivative of it.
    fn chain(self, value: f64, derivative: f64) -> Self {
        Self { value, slope: derivative * self.slope }
    }

    /// eˣ.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::derivative;
    /// assert_eq!(derivative(|x| x.exp(), 1.5).slope, 1.5f64.exp());
    /// ```
    #[must_use]
    pub fn exp(self) -> Self {
        self.chain(self.value.exp(), self.value.exp())
    }

    /// eˣ − 1.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::exp_m1, 1e-20), Dual { value: 1e-20, slope: 1.0 });
    /// ```
    #[must_use]
    pub fn exp_m1(self) -> Self {
        self.chain(self.value.exp_m1(), self.value.exp())
    }

    /// The natural logarithm.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::ln, 4.0).slope, 0.25);
    /// ```
    #[must_use]
    pub fn ln(self) -> Self {
        self.chain(self.value.ln(), 1.0 / self.value)
    }

    /// ln(1 + x).
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::ln_1p, 3.0).slope, 0.25);
    /// ```
    #[must_use]
    pub fn ln_1p(self) -> Self {
        self.chain(self.value.ln_1p(), 1.0 / (1.0 + self.value))
    }

    /// √x.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::sqrt, 16.0), Dual { value: 4.0, slope: 0.125 });
    /// ```
    #[must_use]
    pub fn sqrt(self) -> Self {
        self.chain(self.value.sqrt(), 0.5 / self.value.sqrt())
    }

    /// sin x.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::sin, 0.5).slope, 0.5f64.cos());
    /// ```
    #[must_use]
    pub fn sin(self) -> Self {
        self.chain(self.value.sin(), self.value.cos())
    }

    /// cos x.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::cos, 0.5).slope, -0.5f64.sin());
    /// ```
    #[must_use]
    pub fn cos(self) -> Self {
        self.chain(self.value.cos(), -self.value.sin())
    }

    /// The angle from 0 to π whose cosine this is.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::acos, 0.6).slope, -1.25);
    /// assert_eq!(derivative(Dual::acos, 1.0).slope, f64::NEG_INFINITY);
    /// ```
    #[must_use]
    pub fn acos(self) -> Self {
        let x = self.value;
        self.chain(x.acos(), -1.0 / ((1.0 - x) * (1.0 + x)).sqrt())
    }

    /// tanh x.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// assert_eq!(derivative(Dual::tanh, 0.0), Dual { value: 0.0, slope: 1.0 });
    /// ```
    #[must_use]
    pub fn tanh(self) -> Self {
        let y = self.value.tanh();
        self.chain(y, (1.0 - y) * (1.0 + y))
    }

    /// xⁿ.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::derivative;
    /// assert_eq!(derivative(|x| x.powi(3), 2.0).slope, 12.0);
    /// assert_eq!(derivative(|x| x.powi(0), 0.0).slope, 0.0);
    /// ```
    #[must_use]
    pub fn powi(self, n: i32) -> Self {
        let derivative = if n == 0 { 0.0 } else { f64::from(n) * self.value.powi(n - 1) };
        self.chain(self.value.powi(n), derivative)
    }

    /// The greater one; of equal values the first, of NaN and a number the number.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::dual::{Dual, derivative};
    /// let relu = |x: Dual| x.max(0.0.into());
    /// assert_eq!((derivative(relu, 2.0).slope, derivative(relu, -2.0).slope), (1.0, 0.0));
    /// ```
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if other.value > self.value || self.value.is_nan() { other } else { self }
    }
}

/// A constant: slope 0.
impl From<f64> for Dual {
    fn from(value: f64) -> Self {
        Self { value, slope: 0.0 }
    }
}

impl Neg for Dual {
    type Output = Self;

    fn neg(self) -> Self {
        Self { value: -self.value, slope: -self.slope }
    }
}

impl Add for Dual {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { value: self.value + other.value, slope: self.slope + other.slope }
    }
}

impl Sub for Dual {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Dual {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self { value: self.value * other.value, slope: self.value * other.slope + self.slope * other.value }
    }
}

impl Div for Dual {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let value = self.value / other.value;
        Self { value, slope: (self.slope - value * other.slope) / other.value }
    }
}

macro_rules! with_constants {
    ($($operation:ident $name:ident)+) => { $(
        impl $operation<f64> for Dual {
            type Output = Self;

            fn $name(self, constant: f64) -> Self {
                $operation::$name(self, Self::from(constant))
            }
        }
    )+ };
}
with_constants!(Add add Sub sub Mul mul Div div);

impl Sum for Dual {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(0.0.into(), |sum, term| sum + term)
    }
}

impl Product for Dual {
    fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
        factors.fold(1.0.into(), |product, factor| product * factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Named = (&'static str, fn(Dual) -> Dual, fn(f64) -> f64);

    const FUNCTIONS: [Named; 11] = [
        ("exp", Dual::exp, f64::exp),
        ("exp_m1", Dual::exp_m1, f64::exp_m1),
        ("ln", Dual::ln, f64::ln),
        ("ln_1p", Dual::ln_1p, f64::ln_1p),
        ("sqrt", Dual::sqrt, f64::sqrt),
        ("sin", Dual::sin, f64::sin),
        ("cos", Dual::cos, f64::cos),
        ("acos", Dual::acos, f64::acos),
        ("tanh", Dual::tanh, f64::tanh),
        ("x⁻³", |x| x.powi(-3), |x| x.powi(-3)),
        ("x sin x / (2 − x)", |x| x * x.sin() / (-x + 2.0), |x| x * x.sin() / (2.0 - x)),
    ];

    #[test]
    fn slopes_are_those_of_central_differences() {
        // Error of the difference: h²·f‴ and the rounding over h, both about 10⁻¹⁰.
        let h = 1e-5;
        for (name, dual, plain) in FUNCTIONS {
            for x in [0.03f64, 0.2, 0.5, 0.77, 0.93] {
                let got = derivative(dual, x);
                let difference = (plain(x + h) - plain(x - h)) / (2.0 * h);
                assert_eq!(got.value, plain(x), "{name} at {x}");
                let allowed = 1e-7 * (1.0 + difference.abs()) * (1.0 + 1.0 / (x * x));
                assert!((got.slope - difference).abs() < allowed, "{name} at {x}: {got:?}, not {difference}");
            }
        }
    }

    #[test]
    fn the_rules_hold_exactly_on_small_integers() {
        let dual = |value: i32, slope: i32| Dual { value: value.into(), slope: slope.into() };
        for a in -3..=3 {
            for b in -3..=3 {
                for c in -3..=3 {
                    for d in -3..=3 {
                        let (x, y) = (dual(a, b), dual(c, d));
                        assert_eq!(x * y, dual(a * c, a * d + b * c));
                        assert_eq!(x + y, dual(a + c, b + d));
                        assert_eq!(x - y, dual(a - c, b - d));
                        if c.abs() == 1 {
                            assert_eq!(x / y * y, x);
                        }
                        assert_eq!(x.max(y).value, f64::from(a.max(c)));
                    }
                }
            }
        }
        assert_eq!(dual(1, 2).max(dual(1, 5)), dual(1, 2));
        assert_eq!(Dual::from(f64::NAN).max(dual(1, 5)), dual(1, 5));
        assert_eq!(dual(1, 5).max(f64::NAN.into()), dual(1, 5));
    }

    #[test]
    fn a_gradient_has_one_slope_for_each_variable() {
        assert!(gradient(|_| 1.0.into(), &[]).is_empty());
        let quadric = |x: &[Dual]| x.iter().enumerate().map(|(i, &x)| x * x * i as f64).sum();
        assert_eq!(gradient(quadric, &[5.0, 7.0, -1.0]), [0.0, 14.0, -4.0]);
    }
}

//! How far a softmax has come: the greatest logit, and the others' share.
//!
//! Σ eˣ is not kept, for it overflows, but max and Σ e^(x − max). Two such states of
//! two parts merge into that of the whole: the one with the smaller maximum is scaled
//! by e^(its max − the other). This is associative and has an identity, so a sum over
//! shards of classes, blocks of keys, threads or a stream of logits may be split and
//! merged in any way. Here the maximum's own term, 1, is left out of the sum, so that
//! what the others add to it is not lost where it is small: ln(1 + 10⁻²⁰) is 10⁻²⁰.
//!
//! # Complexity
//! O(1) to merge, O(n) for n logits, two numbers of memory.
//!
//! Source: Milakov and Gimelshein, "Online normalizer calculation for softmax"
//! (2018). Deviation: the maximum's term is left out.

use std::iter::Sum;

use super::Element;

/// The maximum of some logits and the sum Σ e^(x − max) over them.
///
/// The identity, [`MaxSum::default`], is the state of no logits, or of none but −∞.
///
/// # Accuracy
/// `f64` throughout: any split and order of merging gives the same to within
/// 2⁻⁵² times the number of merges, besides the rounding of each e^(x − max).
/// NaN among the logits makes all of it NaN; with +∞ among them the maximum is +∞ and
/// the sum 1.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::MaxSum;
/// let logits = [1000.0, 1001.0, 999.0, -5.0];
/// let whole: MaxSum = logits.into_iter().collect();
/// let (left, right) = logits.split_at(2);
/// let merged: MaxSum = [left, right].into_iter().map(MaxSum::of).sum();
/// assert_eq!(whole.max(), 1001.0);
/// assert!((whole.sum() - merged.sum()).abs() < 1e-15);
/// assert!((whole.log_sum_exp() - 1001.407605964444).abs() < 1e-12);
/// ```
/// By threads, of the crate `rayon`:
/// ```
/// use kihon_numerics::softmax::MaxSum;
/// use rayon::prelude::*;
/// let logits: Vec<f32> = (0..100_000).map(|i| (i % 1000) as f32 / 50.0).collect();
/// let merged: MaxSum = logits.par_chunks(4096).map(MaxSum::of).sum();
/// let whole = MaxSum::of(&logits);
/// assert_eq!(merged.max(), whole.max());
/// assert!((merged.sum() / whole.sum() - 1.0).abs() < 1e-6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MaxSum {
    max: f64,
    /// Σ e^(x − max) without the maximum's own term.
    rest: f64,
}

impl MaxSum {
    /// The state of no logits.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// let some = MaxSum::from(3.5);
    /// assert_eq!(some.merge(MaxSum::EMPTY), some);
    /// assert_eq!(MaxSum::EMPTY.log_sum_exp(), f64::NEG_INFINITY);
    /// ```
    pub const EMPTY: Self = Self { max: f64::NEG_INFINITY, rest: 0.0 };

    pub(super) fn new(max: f64, rest: f64) -> Self {
        if max.is_nan() || rest.is_nan() {
            Self { max: f64::NAN, rest: f64::NAN }
        } else if max == f64::INFINITY {
            Self { max, rest: 0.0 }
        } else {
            Self { max, rest }
        }
    }

    /// The state of a slice of logits, by the vector kernels where there are some.
    ///
    /// # Complexity
    /// O(n).
    ///
    /// # Accuracy
    /// For `f32`: relative error of the sum at most 4 · 2⁻²⁴, and of what is beside the
    /// maximum's term in it no more.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// let state = MaxSum::of(&[0.0f32, -20.0, -20.0]);
    /// assert!((state.log_sum_exp() / 4.122307e-9 - 1.0).abs() < 1e-6);
    /// ```
    pub fn of<T: Element>(logits: &[T]) -> Self {
        T::max_sum(logits)
    }

    /// The greatest logit, −∞ where there is none.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// assert_eq!(MaxSum::of(&[2.0, 7.0, 5.0]).max(), 7.0);
    /// ```
    pub fn max(self) -> f64 {
        self.max
    }

    /// Σ e^(x − max): from 1 to the number of logits; 0 where there is none but −∞.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// assert_eq!(MaxSum::of(&[2.0, 2.0, f64::NEG_INFINITY]).sum(), 2.0);
    /// assert_eq!(MaxSum::EMPTY.sum(), 0.0);
    /// ```
    pub fn sum(self) -> f64 {
        if self.max == f64::NEG_INFINITY { 0.0 } else { 1.0 + self.rest }
    }

    /// ln Σ e^(x − max), 0 for one logit or none.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// assert_eq!(MaxSum::of(&[7.0, 7.0]).log_sum(), 2f64.ln());
    /// ```
    pub fn log_sum(self) -> f64 {
        self.rest.ln_1p()
    }

    /// ln Σ eˣ: −∞ where there is no logit but −∞, +∞ where one is.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// assert_eq!(MaxSum::of(&[7.0, 7.0]).log_sum_exp(), 7.0 + 2f64.ln());
    /// assert_eq!(MaxSum::of(&[7.0, f64::INFINITY]).log_sum_exp(), f64::INFINITY);
    /// ```
    pub fn log_sum_exp(self) -> f64 {
        self.max + self.log_sum()
    }

    /// The probability of one of the logits; NaN where the maximum is infinite.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// assert_eq!(MaxSum::of(&[3.0, 3.0, 3.0, 3.0]).probability(3.0), 0.25);
    /// ```
    pub fn probability(self, logit: f64) -> f64 {
        if self.max.is_infinite() { f64::NAN } else { (logit - self.max).exp() / self.sum() }
    }

    /// The state of the logits of both.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::softmax::MaxSum;
    /// let merged = MaxSum::from(1.0).merge(MaxSum::from(1.0));
    /// assert_eq!((merged.max(), merged.sum()), (1.0, 2.0));
    /// ```
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let (upper, lower) = if self.max >= other.max { (self, other) } else { (other, self) };
        if self.max.is_nan() || other.max.is_nan() {
            return Self::new(f64::NAN, f64::NAN);
        }
        if lower.max == f64::NEG_INFINITY || upper.max == f64::INFINITY {
            return upper;
        }
        let scale = (lower.max - upper.max).exp();
        Self { max: upper.max, rest: upper.rest + (scale + scale * lower.rest) }
    }
}

impl Default for MaxSum {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// The state of one logit.
impl From<f64> for MaxSum {
    fn from(logit: f64) -> Self {
        Self::new(logit, 0.0)
    }
}

impl Extend<f64> for MaxSum {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, logits: I) {
        *self = logits.into_iter().fold(*self, |state, logit| state.merge(logit.into()));
    }
}

impl FromIterator<f64> for MaxSum {
    fn from_iter<I: IntoIterator<Item = f64>>(logits: I) -> Self {
        logits.into_iter().map(Self::from).sum()
    }
}

impl Sum for MaxSum {
    fn sum<I: Iterator<Item = Self>>(states: I) -> Self {
        states.fold(Self::EMPTY, Self::merge)
    }
}

//! Sums that carry along what rounding took away.
//!
//! [`two_sum`](Term::two_sum) gives the rounded sum of two numbers and the error of
//! that rounding, itself a floating-point number. Adding the errors up beside the
//! sum and to it at the end is as good as having added in twice the precision
//! (Neumaier 1974; Kahan's older form loses the error when a term is larger than
//! the sum so far). Eight such pairs take turns, so that no addition waits for the
//! one before and a compiler makes vector additions of them: that is what makes it
//! faster than the naive sum. O(n) time, O(1) space.
//!
//! Not for a sum that must not depend on the order of its terms, nor where the
//! terms cancel by more than a factor 1/u: [`sum_exact`](super::sum_exact).

use super::{accumulator::sum_exact, plain::LANES, term::Term};

/// The sum, as if computed in twice the precision and rounded once.
///
/// # Complexity
/// O(n) time, O(1) space.
///
/// # Accuracy
/// Error at most u |s| + (n/8 + 16)² u² A to first order; never overflows on the way to a
/// finite sum (an overflow there falls back on [`sum_exact`]).
///
/// # Examples
/// ```
/// use kihon_numerics::sum::sum_compensated;
/// assert_eq!(sum_compensated(&[1e16, 1.0, 1.0, -1e16]), 2.0);
/// assert_eq!(sum_compensated(&vec![0.1f32; 1 << 14]), 1638.4);
/// assert_eq!(sum_compensated(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
/// ```
pub fn sum_compensated<T: Term>(values: &[T]) -> T {
    let (whole, rest) = values.as_chunks::<LANES>();
    let mut lanes = Lanes::default();
    lanes.add_all(whole);
    let mut sum: CompensatedSum<T> = lanes.merged();
    rest.iter().for_each(|&value| sum.add(value));
    let value = sum.value();
    if value.finite() && value != T::default() { value } else { sum_exact(values) }
}

/// Eight sums beside each other.
#[derive(Clone, Copy)]
pub(crate) struct Lanes<T> {
    sums: [T; LANES],
    errors: [T; LANES],
}

impl<T: Term> Default for Lanes<T> {
    fn default() -> Self {
        Self { sums: [T::default(); LANES], errors: [T::default(); LANES] }
    }
}

impl<T: Term> Lanes<T> {
    /// A loop of its own, whose results go to memory: from there a compiler finds the vectors.
    #[inline(never)]
    fn add_all(&mut self, chunks: &[[T; LANES]]) {
        let mut lanes = *self;
        for chunk in chunks {
            lanes.add(chunk);
        }
        *self = lanes;
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, values: &[T; LANES]) {
        // Operation by operation, not lane by lane: compilers see vectors in it.
        let sums = each(&self.sums, values, |sum, value| sum + value);
        let of_values = each(&sums, &self.sums, |sum, before| sum - before);
        let of_sums = each(&sums, &of_values, |sum, of_value| sum - of_value);
        let left = each(&self.sums, &of_sums, |before, of_sum| before - of_sum);
        let right = each(values, &of_values, |value, of_value| value - of_value);
        self.add_errors(&each(&left, &right, |left, right| left + right));
        self.sums = sums;
    }

    /// For errors known beforehand, such as those of products.
    #[inline(always)]
    pub(super) fn add_errors(&mut self, errors: &[T; LANES]) {
        self.errors = each(&self.errors, errors, |sum, error| sum + error);
    }

    pub(crate) fn merged(&self) -> CompensatedSum<T> {
        let lanes = self.sums.iter().zip(&self.errors);
        lanes.fold(CompensatedSum::default(), |mut total, (&sum, &error)| {
            total.merge(CompensatedSum { sum, error });
            total
        })
    }
}

#[inline(always)]
fn each<T: Copy>(a: &[T; LANES], b: &[T; LANES], operation: impl Fn(T, T) -> T) -> [T; LANES] {
    std::array::from_fn(|lane| operation(a[lane], b[lane]))
}

/// A compensated sum that grows, and merges with another.
///
/// # Accuracy
/// Error at most u |s| + n² u² A to first order, n the number of terms of all parts
/// together. The running sum must not overflow: once it does, the value is NaN or infinite.
///
/// # Examples
/// ```
/// use kihon_numerics::sum::CompensatedSum;
/// let mut left = CompensatedSum::from_iter([1e16, 1.0]);
/// let right: CompensatedSum<f64> = [1.0, -1e16].into_iter().collect();
/// left.merge(right);
/// assert_eq!(left.value(), 2.0);
/// left.add(0.5);
/// assert_eq!(left.value(), 2.5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CompensatedSum<T> {
    sum: T,
    error: T,
}

impl<T: Term> CompensatedSum<T> {
    /// Adds a term.
    #[inline]
    pub fn add(&mut self, value: T) {
        let (sum, error) = self.sum.two_sum(value);
        self.sum = sum;
        self.error = self.error + error;
    }

    /// Adds the terms of another sum.
    #[inline]
    pub fn merge(&mut self, other: Self) {
        self.add(other.sum);
        self.error = self.error + other.error;
    }

    /// The sum as two numbers to be added.
    pub(crate) fn parts(self) -> [T; 2] {
        [self.sum, self.error]
    }

    /// The sum of the terms so far.
    #[inline]
    #[must_use]
    pub fn value(self) -> T {
        self.sum + self.error
    }
}

impl<T: Term> Extend<T> for CompensatedSum<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, terms: I) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

impl<T: Term> FromIterator<T> for CompensatedSum<T> {
    fn from_iter<I: IntoIterator<Item = T>>(terms: I) -> Self {
        let mut sum = Self::default();
        sum.extend(terms);
        sum
    }
}

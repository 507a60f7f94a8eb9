//! Softmax as textbooks have it, a number after the other.
//!
//! Three ways to the same quotients, each short enough to be read at once; what
//! [`softmax`](fn@super::softmax) is compared with, not what is fast.
//!
//! | | passes over the logits | in `f32` | in `F16` |
//! |---|---|---|---|
//! | [`naive`] | two | overflows from 88.73 on, is NaN there | from 11.09 on |
//! | [`three_pass`] | three | never overflows; error grows with max − x, up to 64 u | the sum stands still at 2048 |
//! | [`online`] | two | the same | the same |
//!
//! When not to use them: in earnest.
//!
//! Source: Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and
//! softmax functions" (2021), for the errors, whose bounds the [module](super) has; Milakov
//! and Gimelshein (2018) for the online form.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, Sub};

use super::Element;
use crate::half::{BF16, F16};

/// A type of logits with the arithmetic that textbooks need, each operation rounded to it.
///
/// Sealed: no other type can implement it.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::Real;
/// fn half<T: Real>(x: T) -> T {
///     x / (T::ONE + T::ONE)
/// }
/// assert_eq!(half(3.0f32), 1.5);
///
/// fn sum_of_powers<T: Real>(x: &[T]) -> T {
///     x.iter().fold(T::ZERO, |sum, x| sum + x.exp())
/// }
/// assert_eq!(sum_of_powers(&[f64::ZERO, f64::ZERO, Real::NEG_INFINITY]), 2.0);
/// ```
pub trait Real:
    Element
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + AddAssign
    + DivAssign
    + PartialOrd
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// −∞.
    const NEG_INFINITY: Self;

    /// eˣ, as the standard library has it.
    #[must_use]
    fn exp(self) -> Self;
}

macro_rules! real {
    ($($float:ident)+) => { $(
        impl Real for $float {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const NEG_INFINITY: Self = $float::NEG_INFINITY;

            #[inline]
            fn exp(self) -> Self {
                self.exp()
            }
        }
    )+ };
}
real!(f32 f64);

macro_rules! real_half {
    ($($half:ident)+) => { $(
        impl Real for $half {
            const ZERO: Self = $half::ZERO;
            const ONE: Self = $half::ONE;
            const NEG_INFINITY: Self = $half::NEG_INFINITY;

            #[inline]
            fn exp(self) -> Self {
                Self::from_f64(self.to_f64().exp())
            }
        }
    )+ };
}
real_half!(F16 BF16);

/// eˣⁱ / Σ eˣʲ, as it is written.
///
/// # Complexity
/// O(n), no memory.
///
/// # Accuracy
/// NaN as soon as one eˣ overflows, at 88.73 in `f32`; 0/0 where all underflow.
///
/// # Panics
/// If `x` and `out` differ in length.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::naive;
/// let mut y = [0.0; 2];
/// naive(&[1.0f32, 1.0], &mut y);
/// assert_eq!(y, [0.5, 0.5]);
/// naive(&[100.0f32, 100.0], &mut y);
/// assert!(y[0].is_nan());
/// ```
/// In halves ones add up to 2048 and no further:
/// ```
/// use kihon_numerics::{half::F16, softmax::naive};
/// let mut y = [F16::ZERO; 4096];
/// naive(&[F16::ZERO; 4096], &mut y);
/// assert_eq!(y[0].to_f64(), 1.0 / 2048.0);
/// ```
pub fn naive<T: Real>(x: &[T], out: &mut [T]) {
    assert_eq!(x.len(), out.len(), "to read and to write");
    let mut sum = T::ZERO;
    for (out, &x) in out.iter_mut().zip(x) {
        *out = x.exp();
        sum += *out;
    }
    for out in out {
        *out /= sum;
    }
}

/// e^(xᵢ − max) / Σ e^(xⱼ − max): the stable form.
///
/// # Complexity
/// O(n), no memory.
///
/// # Accuracy
/// Nothing overflows. The rounding of x − max, up to 2⁻¹⁸ in `f32`, is a relative
/// error of the same size, 64 u, and the sum adds up to n·u.
///
/// # Panics
/// If `x` and `out` differ in length.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::three_pass;
/// let mut y = [0.0; 2];
/// three_pass(&[100.0f32, 100.0], &mut y);
/// assert_eq!(y, [0.5, 0.5]);
/// ```
pub fn three_pass<T: Real>(x: &[T], out: &mut [T]) {
    assert_eq!(x.len(), out.len(), "to read and to write");
    let max = x.iter().copied().fold(T::NEG_INFINITY, |max, x| if x > max { x } else { max });
    let mut sum = T::ZERO;
    for (out, &x) in out.iter_mut().zip(x) {
        *out = (x - max).exp();
        sum += *out;
    }
    for out in out {
        *out /= sum;
    }
}

/// The stable form with one pass less: a running maximum and sum, the sum scaled
/// down when the maximum grows. [`MaxSum`](super::MaxSum) is this as a value.
///
/// # Complexity
/// O(n), no memory; two powers where the maximum grows.
///
/// # Accuracy
/// As [`three_pass`]; each new maximum rounds the sum once more.
///
/// # Panics
/// If `x` and `out` differ in length.
///
/// # Examples
/// ```
/// use kihon_numerics::softmax::online;
/// let mut y = [0.0; 3];
/// online(&[1.0, 100.0, 100.0], &mut y);
/// assert_eq!(y[1..], [0.5, 0.5]);
/// ```
pub fn online<T: Real>(x: &[T], out: &mut [T]) {
    assert_eq!(x.len(), out.len(), "to read and to write");
    let (mut max, mut sum) = (T::NEG_INFINITY, T::ZERO);
    for &x in x {
        if x > max {
            sum = sum * (max - x).exp() + T::ONE;
            max = x;
        } else if x == max {
            // Not e^(x − max), which is NaN as long as all are −∞.
            sum += T::ONE;
        } else {
            sum += (x - max).exp();
        }
    }
    for (out, &x) in out.iter_mut().zip(x) {
        *out = (x - max).exp() / sum;
    }
}

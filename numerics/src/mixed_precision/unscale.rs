//! Gradients multiplied and looked through in one pass.
//!
//! A product y is not finite exactly if y · 0 is not 0, so the sum of all y · 0 is NaN if
//! there is one such and 0 otherwise: one instruction beside the product, and no branch.
//! Only where the sum is NaN a second pass finds the first that is to blame.
//!
//! From a smaller type the same is done while the numbers are widened
//! (`half/lanes.rs`).
//!
//! # Complexity
//! O(n), and the time to read and write the memory: from 64K halves in cache 0.95 of a copy
//! that moves as many bytes, from 16M 0.71 (Zen 4, AVX-512, each pair in one run).

use std::fmt;

use crate::{
    half::{LengthError, SmallFloat},
    simd::{Kernel, Simd, dispatch},
};

/// A value that is infinite or NaN, and its place.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::unscale;
/// let found = unscale(&mut [1.0, f32::NEG_INFINITY, f32::NAN], 0.5).unwrap();
/// assert_eq!((found.index, found.value), (1, f32::NEG_INFINITY));
/// assert_eq!(found.to_string(), "element 1 is -inf");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NonFinite {
    /// Its place.
    pub index: usize,
    /// What it is.
    pub value: f32,
}

impl fmt::Display for NonFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "element {} is {}", self.index, self.value)
    }
}

/// Multiplies every value, in place; the first product that is not finite.
///
/// # Complexity
/// O(n) for n values, in one pass, and one more where something is not finite.
///
/// # Accuracy
/// Each product is rounded once, ties to even; by a power of two it is exact but for
/// subnormal results.
///
/// # Examples
/// ```
/// use kihon_numerics::mixed_precision::unscale;
/// let mut x = [8.0, -0.5];
/// assert_eq!(unscale(&mut x, 0.125), None);
/// assert_eq!(x, [1.0, -0.0625]);
/// assert_eq!(unscale(&mut x, f32::MAX).map(|found| found.index), None);
/// assert_eq!(unscale(&mut x, 2.0).map(|found| found.index), Some(0)); // it overflows
/// ```
#[must_use = "what is not finite must not be applied"]
pub fn unscale(x: &mut [f32], factor: f32) -> Option<NonFinite> {
    if dispatch(Multiply { x, factor }) { None } else { first_non_finite(x) }
}

/// Each number of a smaller type as a value, multiplied; the first product that is not finite.
///
/// # Complexity
/// O(n) for n numbers, in one pass, and one more where something is not finite.
///
/// # Accuracy
/// Each product is rounded once, ties to even; by a power of two it is exact but for
/// subnormal results.
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::BF16, mixed_precision::unscale_from};
/// let mut out = [0.0f32; 2];
/// assert_eq!(unscale_from(&[BF16::ONE, BF16::MIN], 0.25, &mut out), Ok(None));
/// assert_eq!(out, [0.25, BF16::MIN.to_f32() / 4.0]);
/// assert!(unscale_from(&[BF16::ONE], 0.25, &mut out).is_err());
/// ```
pub fn unscale_from<T: SmallFloat>(
    scaled: &[T],
    factor: f32,
    out: &mut [f32],
) -> Result<Option<NonFinite>, LengthError> {
    if scaled.len() != out.len() {
        return Err(LengthError { source: scaled.len(), target: out.len() });
    }
    let finite = T::widen_scaled(scaled, factor, out);
    Ok(if finite { None } else { first_non_finite(out) })
}

fn first_non_finite(x: &[f32]) -> Option<NonFinite> {
    let index = x.iter().position(|x| !x.is_finite())?;
    Some(NonFinite { index, value: x[index] })
}

/// Multiplies in place; whether all products are finite.
struct Multiply<'a> {
    x: &'a mut [f32],
    factor: f32,
}

impl Kernel for Multiply<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<S: Simd>(self, s: S) -> bool {
        let (factor, zero) = (s.splat(self.factor), s.splat(0.0));
        let mut sums = [zero; 4];
        let mut groups = self.x.chunks_exact_mut(4 * S::LANES);
        for group in &mut groups {
            for (i, sum) in sums.iter_mut().enumerate() {
                let x = &mut group[i * S::LANES..][..S::LANES];
                let y = s.mul(s.load(x), factor);
                *sum = s.mul_add(y, zero, *sum);
                s.store(y, x);
            }
        }
        for x in groups.into_remainder().chunks_mut(S::LANES) {
            let y = s.mul(s.load_part(x, 0.0), factor);
            sums[0] = s.mul_add(y, zero, sums[0]);
            s.store_part(y, x);
        }
        let sum = s.add(s.add(sums[0], sums[1]), s.add(sums[2], sums[3]));
        s.bitmask(s.eq(sum, zero)).count_ones() == S::LANES as u32
    }
}

//! Whole slices, at the speed of memory.
//!
//! From `f32` and back the vectors of the machine do it (`lanes.rs`), from `f64` a
//! loop of single conversions. The results are those of the single conversions, bit
//! for bit, at every level.
//!
//! Time in shares of a copy that moves as many bytes, and of the crates `half` and
//! `float8`, each pair in one run on Zen 4 with AVX-512; 64K numbers in cache, 16M
//! through memory:
//!
//! | conversion | copy, in cache | through memory | `half` or `float8`, in cache | through memory |
//! |---|---|---|---|---|
//! | `f32` → `F16` | 0.98 | 0.80 | 0.33 | 1.01 |
//! | `F16` → `f32` | 0.96 | 0.73 | 0.32 | 0.74 |
//! | `f32` → `BF16` | 0.86 | | 0.17 | 0.81 |
//! | `BF16` → `f32` | 0.99 | | 0.38 to 0.40 | 0.80 to 0.86 |
//! | `f32` → `F8E4M3` | | | 0.02 | 0.04 |
//! | `F8E4M3` → `f32` | | | 0.03 | 0.07 |
//!
//! In cache the first one is filled from the second with 32 bytes a cycle at most, what is
//! written too; the copy takes 1.03 times what that takes, so that nothing can take less than
//! 0.97 of it.

use std::{error::Error, fmt};

use super::{Conversion, Flags, RandomBits, SmallFloat, Wide};

/// Numbers converted on the way from memory to the same memory.
const BLOCK: usize = 128;

/// Two slices of different lengths.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{F16, LengthError, narrow};
/// let refused = narrow(&[1.0f32, 2.0], &mut [F16::ZERO]).unwrap_err();
/// assert_eq!(refused, LengthError { source: 2, target: 1 });
/// assert_eq!(refused.to_string(), "2 values for 1 places");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthError {
    /// Length of the slice to read.
    pub source: usize,
    /// Length of the slice to write.
    pub target: usize,
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values for {} places", self.source, self.target)
    }
}

impl Error for LengthError {}

/// Each value as the nearest number of a smaller type, ties to even.
///
/// # Complexity
/// O(n) for n values.
///
/// # Accuracy
/// Correctly rounded, subnormals too; what is too large is infinite, or NaN in a format
/// without infinities; NaN is made quiet. The whole table is in [the module](crate::half).
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{F16, narrow, widen};
/// let x = [0.1f32, -2.0, 1e6, 1e-9];
/// let mut halves = [F16::ZERO; 4];
/// narrow(&x, &mut halves).unwrap();
/// let mut back = [0.0f32; 4];
/// widen(&halves, &mut back).unwrap();
/// assert_eq!(back, [0.099975586, -2.0, f32::INFINITY, 0.0]);
/// ```
pub fn narrow<S: Wide, T: SmallFloat>(src: &[S], dst: &mut [T]) -> Result<(), LengthError> {
    same_length(src.len(), dst.len())?;
    S::narrow(src, dst);
    Ok(())
}

/// [`narrow`], but what is too large becomes the greatest number, infinities too: as
/// [`narrow_with`] and [`Conversion::SATURATING`], at the speed of [`narrow`].
///
/// # Complexity
/// O(n) for n values.
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{F8E4M3, narrow_saturating};
/// let mut out = [F8E4M3::ZERO; 3];
/// narrow_saturating(&[0.5f32, 1000.0, f32::NEG_INFINITY], &mut out).unwrap();
/// assert_eq!(out, [F8E4M3::from_f32(0.5), F8E4M3::MAX, F8E4M3::MIN]);
/// ```
pub fn narrow_saturating<S: Wide, T: SmallFloat>(src: &[S], dst: &mut [T]) -> Result<(), LengthError> {
    same_length(src.len(), dst.len())?;
    S::narrow_saturating(src, dst);
    Ok(())
}

/// Each value in the way asked for; what happened to any of them.
///
/// # Complexity
/// O(n) for n values, one at a time: in the caches a hundred times as long as [`narrow`].
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, Conversion, Rounding, narrow_with};
/// let mut out = [BF16::ZERO; 3];
/// let upwards = Conversion::IEEE.rounding(Rounding::TowardPositive);
/// let flags = narrow_with(&[1.001f64, -1.001, 1e-300], &mut out, upwards).unwrap();
/// assert_eq!(out, [BF16::ONE.next_up(), -BF16::ONE, BF16::MIN_POSITIVE_SUBNORMAL]);
/// assert!(flags.inexact && flags.underflow && !flags.overflow);
/// ```
pub fn narrow_with<S: Wide, T: SmallFloat>(src: &[S], dst: &mut [T], how: Conversion) -> Result<Flags, LengthError> {
    same_length(src.len(), dst.len())?;
    let mut all = Flags::NONE;
    for (x, y) in src.iter().zip(dst) {
        let (pattern, flags) = S::FORMAT.convert_inline(x.pattern(), &T::FORMAT, how);
        *y = T::from_pattern(pattern);
        all |= flags;
    }
    Ok(all)
}

/// Each value as one of its two neighbours, drawn so that the mean of many is the
/// value: see [`Format::convert_stochastic`](super::Format::convert_stochastic).
///
/// # Complexity
/// O(n) for n values, 64 random bits for each.
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then, and nothing drawn.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, RandomBits, narrow_stochastic};
/// let x = [1.001f32; 10_000];
/// let mut drawn = [BF16::ZERO; 10_000];
/// narrow_stochastic(&x, &mut drawn, &mut RandomBits::seeded(1)).unwrap();
/// let mean = drawn.iter().map(|y| y.to_f64()).sum::<f64>() / 1e4;
/// assert!((mean - 1.001).abs() < 1e-4); // to the nearest, all would be 1
/// ```
pub fn narrow_stochastic<S: Wide, T: SmallFloat>(
    src: &[S],
    dst: &mut [T],
    random: &mut RandomBits,
) -> Result<(), LengthError> {
    same_length(src.len(), dst.len())?;
    for (x, y) in src.iter().zip(dst) {
        *y = T::from_pattern(x.narrow_stochastic(T::FORMAT, random.next_bits()));
    }
    Ok(())
}

/// Each number as a value of a larger type, exactly; a signalling NaN is made quiet.
///
/// # Complexity
/// O(n) for n numbers.
///
/// # Errors
/// [`LengthError`] if the lengths differ; nothing is written then.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, widen};
/// let mut out = [0.0f64; 2];
/// widen(&[BF16::ONE, BF16::NEG_INFINITY], &mut out).unwrap();
/// assert_eq!(out, [1.0, f64::NEG_INFINITY]);
/// ```
pub fn widen<T: SmallFloat, S: Wide>(src: &[T], dst: &mut [S]) -> Result<(), LengthError> {
    same_length(src.len(), dst.len())?;
    S::widen(src, dst);
    Ok(())
}

/// Each value replaced by the nearest number of a smaller type, of the same value: what
/// [`narrow`] and [`widen`] together give, without memory for the numbers between.
///
/// # Complexity
/// O(n) for n values.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{F8E4M3, round_to};
/// let mut x = [0.1f32, 17.0, 1e6];
/// round_to::<F8E4M3, _>(&mut x);
/// assert_eq!(x[..2], [0.1015625, 16.0]);
/// assert!(x[2].is_nan());
/// ```
pub fn round_to<T: SmallFloat, S: Wide>(x: &mut [S]) {
    let mut block = [T::from_pattern(0); BLOCK];
    for x in x.chunks_mut(BLOCK) {
        let block = &mut block[..x.len()];
        S::narrow(x, block);
        S::widen(block, x);
    }
}

/// [`narrow`] in place: the numbers lie at the beginning of the memory of the values,
/// and are given back; the rest of it holds values no longer wanted.
///
/// # Complexity
/// O(n) for n values.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{F16, narrow_in_place, widen_in_place};
/// let mut x = [0.5f32, 1.0 / 3.0, 1e6];
/// let halves: &mut [F16] = narrow_in_place(&mut x);
/// assert_eq!(halves, [F16::from_f32(0.5), F16::from_f32(1.0 / 3.0), F16::INFINITY]);
/// halves[2] = F16::ONE;
/// widen_in_place::<F16>(&mut x);
/// assert_eq!(x, [0.5, 0.33325195, 1.0]);
/// ```
pub fn narrow_in_place<T: SmallFloat>(x: &mut [f32]) -> &mut [T] {
    let n = x.len();
    let mut block = [T::from_pattern(0); BLOCK];
    for start in (0..n).step_by(BLOCK) {
        let place = start..n.min(start + BLOCK);
        let block = &mut block[..place.len()];
        T::narrow_slice(&x[place.clone()], block);
        // Numbers are smaller, so they end before the values that are still to be read.
        T::in_memory_of(x)[place].copy_from_slice(block);
    }
    &mut T::in_memory_of(x)[..n]
}

/// [`widen`] in place, of as many numbers at the beginning of the memory as there are
/// places: what [`narrow_in_place`] left there.
///
/// # Complexity
/// O(n) for n values.
///
/// # Examples
/// ```
/// use kihon_numerics::half::{BF16, narrow_in_place, widen_in_place};
/// let mut x = vec![1.5f32; 1000];
/// narrow_in_place::<BF16>(&mut x);
/// widen_in_place::<BF16>(&mut x);
/// assert_eq!(x, vec![1.5; 1000]);
/// ```
pub fn widen_in_place<T: SmallFloat>(x: &mut [f32]) {
    let n = x.len();
    let mut block = [T::from_pattern(0); BLOCK];
    for start in (0..n).step_by(BLOCK).rev() {
        let place = start..n.min(start + BLOCK);
        let block = &mut block[..place.len()];
        block.copy_from_slice(&T::in_memory_of(x)[place.clone()]);
        // The numbers that are still to be read end where these values begin, or before.
        T::widen_slice(block, &mut x[place]);
    }
}

fn same_length(source: usize, target: usize) -> Result<(), LengthError> {
    if source == target { Ok(()) } else { Err(LengthError { source, target }) }
}

#[cfg(test)]
#[path = "slice_tests.rs"]
mod tests;

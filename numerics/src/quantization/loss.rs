//! What values lose in one format, and the power of two by which they lose the least.

use super::histogram::exponent;
use crate::half::{Conversion, SmallFloat, narrow, widen};

/// Values converted at a time.
const BLOCK: usize = 256;

/// What became of finite values other than 0.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::F8E5M2, quantization::loss};
/// let lost = loss::<F8E5M2>(&[0.0, 1.0, 1.1, 1e5, 1e-5, 2e-5, f32::NAN], 0);
/// assert_eq!((lost.values, lost.overflow, lost.to_zero, lost.subnormal, lost.exact), (5, 1, 0, 2, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Loss {
    /// How many finite values other than 0 there are.
    pub values: usize,
    /// Of them, how many became infinite or, in a format without infinities, NaN.
    pub overflow: usize,
    /// How many became 0.
    pub to_zero: usize,
    /// How many became subnormal numbers, which have fewer bits.
    pub subnormal: usize,
    /// How many are numbers of the format.
    pub exact: usize,
    /// How far off they are; `None` where there are none.
    pub relative_error: Option<RelativeErrors>,
}

/// Quantiles of |converted − value| / |value|: so many of the values are off by at most
/// that. A value that became 0 is off by 1, one that overflowed infinitely.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::F16, quantization::loss};
/// let values: Vec<f32> = (1..=100).map(|i| 1.0 + i as f32 / 4096.0).collect();
/// let error = loss::<F16>(&values, 0).relative_error.unwrap();
/// assert!(error.median < error.largest && error.largest <= 2f64.powi(-11));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RelativeErrors {
    /// Of half of them.
    pub median: f64,
    /// Of nine in ten.
    pub p90: f64,
    /// Of 99 in a hundred.
    pub p99: f64,
    /// Of all.
    pub largest: f64,
}

/// What values lose in the type `T` when they are multiplied by 2^`scale`, exactly, and
/// converted, ties to even.
///
/// # Complexity
/// O(n) for n values, with memory for as many `f32`.
///
/// # Panics
/// If `scale` is not from −500 to 500: no `f32` needs more.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::F16, quantization::loss};
/// let tiny = [1e-9f32, 2e-9];
/// assert_eq!(loss::<F16>(&tiny, 0).to_zero, 2);
/// assert_eq!(loss::<F16>(&tiny, 20).relative_error.unwrap().largest < 1e-3, true);
/// ```
pub fn loss<T: SmallFloat>(values: &[f32], scale: i32) -> Loss {
    assert!((-500..=500).contains(&scale), "a scale of 2^{scale}");
    let mut errors: Vec<f32> = Vec::with_capacity(values.len());
    let mut lost = Loss { values: 0, overflow: 0, to_zero: 0, subnormal: 0, exact: 0, relative_error: None };
    each(values, scale, |_, exact, converted: T, back| {
        lost.values += 1;
        let magnitude = back.abs();
        if !magnitude.is_finite() {
            lost.overflow += 1;
            errors.push(f32::INFINITY);
            return;
        }
        lost.to_zero += usize::from(magnitude == 0.0);
        lost.subnormal += usize::from(is_subnormal(converted));
        lost.exact += usize::from(back == exact);
        errors.push(((back - exact).abs() / exact.abs()) as f32);
    });
    lost.relative_error = quantiles(&mut errors);
    lost
}

/// k where 2ᵏ is the factor by which values lose the least in the type `T`: none
/// overflows and as few as can be become 0 or subnormal. Of several such k it is the one
/// nearest to 0 if all that is kept is normal, the greatest if some of it stays subnormal,
/// which gains a bit with each doubling. 0 where there is no finite value but 0.
///
/// # Complexity
/// O(n) for n values.
///
/// # Examples
/// ```
/// use kihon_numerics::{half::{F8E4M3, F16}, quantization::best_scale};
/// assert_eq!(best_scale::<F16>(&[1.0, 0.001]), 0); // nothing to gain
/// assert_eq!(best_scale::<F16>(&[1e6]), -4);
/// assert_eq!(best_scale::<F16>(&[1e-6]), 6); // no more than needed to be normal
/// assert_eq!(best_scale::<F8E4M3>(&[1e-5, 1.0]), 8); // as much as 1 allows
/// ```
pub fn best_scale<T: SmallFloat>(values: &[f32]) -> i32 {
    let magnitudes = values.iter().map(|x| x.abs()).filter(|x| x.is_finite());
    let greatest = magnitudes.fold(0.0, f32::max);
    if greatest == 0.0 {
        return 0;
    }
    let format = T::FORMAT;
    let overflows = |k: i32| format.encode(scaled(greatest, k), Conversion::IEEE).1.overflow;
    let top = (format.greatest() >> format.fraction_bits()) as i32 - format.bias();
    // The significand decides between two.
    let most = top - exponent(greatest);
    let most = if overflows(most) { most - 1 } else { most };
    if most <= 0 {
        return most;
    }
    let (mut subnormal, mut normal) = (false, f32::INFINITY);
    each(values, most, |x, _, converted: T, back| {
        subnormal |= is_subnormal(converted);
        if back != 0.0 {
            normal = normal.min(x.abs());
        }
    });
    if subnormal {
        return most;
    }
    // What is normal then stays normal with less, down to where the least of it no longer is.
    let least = 1 << format.fraction_bits();
    let still = |&k: &i32| format.encode(scaled(normal, k), Conversion::IEEE).0 >= least;
    (0..=most).find(still).unwrap_or(most)
}

/// Calls `work` with each finite value other than 0, the same times 2^`scale`, what that
/// becomes, and its value.
fn each<T: SmallFloat>(values: &[f32], scale: i32, mut work: impl FnMut(f32, f64, T, f64)) {
    let factor = power_of_two(scale);
    let (mut exact, mut back) = ([0.0; BLOCK], [0.0; BLOCK]);
    let mut converted = [T::default(); BLOCK];
    for values in values.chunks(BLOCK) {
        let n = values.len();
        for (x, y) in values.iter().zip(&mut exact) {
            *y = f64::from(*x) * factor;
        }
        narrow(&exact[..n], &mut converted[..n]).expect("as many");
        widen(&converted[..n], &mut back[..n]).expect("as many");
        for (i, &x) in values.iter().enumerate().filter(|(_, x)| x.is_finite() && **x != 0.0) {
            work(x, exact[i], converted[i], back[i]);
        }
    }
}

fn is_subnormal<T: SmallFloat>(x: T) -> bool {
    let magnitude = x.pattern() & (T::FORMAT.sign() - 1);
    magnitude != 0 && magnitude >> T::FORMAT.fraction_bits() == 0
}

/// x · 2ᵏ, exactly, for |k| ≤ 500.
fn scaled(x: f32, k: i32) -> f64 {
    f64::from(x) * power_of_two(k)
}

fn power_of_two(k: i32) -> f64 {
    f64::from_bits(((k + 1023) as u64) << 52)
}

/// By the nearest rank: the least error that at least so many do not exceed. What lies below
/// one quantile is left out of the search for the next.
fn quantiles(errors: &mut [f32]) -> Option<RelativeErrors> {
    let n = errors.len();
    let mut below = 0;
    let mut at = |percent: usize| {
        let rank = (n * percent).div_ceil(100).max(1) - 1;
        let found = *errors[below..].select_nth_unstable_by(rank - below, f32::total_cmp).1;
        below = rank;
        f64::from(found)
    };
    (n > 0).then(|| RelativeErrors { median: at(50), p90: at(90), p99: at(99), largest: at(100) })
}

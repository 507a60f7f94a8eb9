//! What values lose in one format, and the power of two by which they lose the least.

use super::histogram::exponent;
use crate::half::{Conversion, SmallFloat, narrow, widen};

/// Values converted at a time.
const BLOCK: usize = 256;
/// The pattern of ∞.
const INFINITE: u32 = f32::INFINITY.to_bits();

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

impl Loss {
    /// Counts finite values other than 0 and the numbers they became: each by a loop of its own,
    /// of which the compiler makes vectors.
    fn count(&mut self, exact: &[f64], back: &[f64], least_normal: f64) {
        #[inline(always)]
        fn number(of: impl Iterator<Item = bool>) -> usize {
            of.map(u64::from).sum::<u64>() as usize
        }
        let magnitudes = || back.iter().map(|back| back.abs());
        self.values += exact.len();
        self.overflow += number(magnitudes().map(|back| !back.is_finite()));
        self.to_zero += number(magnitudes().map(|back| back == 0.0));
        self.subnormal += number(magnitudes().map(|back| (0.0 < back) & (back < least_normal)));
        self.exact += number(exact.iter().zip(back).map(|(exact, back)| exact == back));
    }
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
    let least_normal = power_of_two(1 - T::FORMAT.bias());
    let mut errors = vec![0.0; values.len()];
    let mut lost = Loss { values: 0, overflow: 0, to_zero: 0, subnormal: 0, exact: 0, relative_error: None };
    each::<T>(values, scale, |exact, back| {
        let mut relative = [0.0; BLOCK];
        for ((relative, exact), back) in relative.iter_mut().zip(exact).zip(back) {
            let error = ((back - exact).abs() / exact.abs()) as f32;
            *relative = if back.is_finite() { error } else { f32::INFINITY };
        }
        let room = &mut errors[lost.values..];
        if exact.iter().all(|exact| exact.is_finite() & (*exact != 0.0)) {
            room[..exact.len()].copy_from_slice(&relative[..exact.len()]);
            lost.count(exact, back, least_normal);
            return;
        }
        let (mut finite, mut its, mut place) = ([0.0; BLOCK], [0.0; BLOCK], 0);
        for ((&relative, &exact), &back) in relative.iter().zip(exact).zip(back) {
            // Without a branch: what does not count is written over by the next.
            (room[place], finite[place], its[place]) = (relative, exact, back);
            place += usize::from(exact.is_finite() & (exact != 0.0));
        }
        lost.count(&finite[..place], &its[..place], least_normal);
    });
    errors.truncate(lost.values);
    lost.relative_error = quantiles(&errors);
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
    // As patterns, which a vector compares in one go.
    let magnitudes = || values.iter().map(|x| x.to_bits() & 0x7fff_ffff);
    let finite = magnitudes().map(|bits| if bits < INFINITE { bits } else { 0 });
    let greatest = f32::from_bits(finite.fold(0, u32::max));
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
    // Half the smallest number still goes to zero, being a tie.
    let zero = power_of_two(-format.bias() - format.fraction_bits() as i32 - most);
    let mut first = zero as f32;
    if f64::from(first) <= zero {
        first = first.next_up();
    }
    let kept = magnitudes().map(|bits| if bits >= first.to_bits() { bits } else { INFINITE });
    let normal = f32::from_bits(kept.fold(INFINITE, u32::min));
    let least = 1 << format.fraction_bits();
    let encoded = |k: i32| format.encode(scaled(normal, k), Conversion::IEEE).0;
    // Where the least of them is subnormal, some are.
    if encoded(most) < least {
        return most;
    }
    // What is normal then stays normal with less, down to where the least of it no longer is.
    (0..=most).find(|&k| encoded(k) >= least).unwrap_or(most)
}

/// Calls `work` with blocks of the values times 2^`scale`, and of the numbers they become.
fn each<T: SmallFloat>(values: &[f32], scale: i32, mut work: impl FnMut(&[f64], &[f64])) {
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
        work(&exact[..n], &back[..n]);
    }
}

/// x · 2ᵏ, exactly, for |k| ≤ 500.
fn scaled(x: f32, k: i32) -> f64 {
    f64::from(x) * power_of_two(k)
}

fn power_of_two(k: i32) -> f64 {
    f64::from_bits(((k + 1023) as u64) << 52)
}

/// The errors, of which none is negative, by rank.
fn quantiles(errors: &[f32]) -> Option<RelativeErrors> {
    let n = errors.len();
    let largest = f32::from_bits(errors.iter().map(|error| error.to_bits()).fold(0, u32::max));
    // How many there are of each upper half of a pattern: patterns are in the order of numbers.
    let upper = |error: &f32| (error.to_bits() >> 16) as usize;
    let mut counts = vec![0_usize; upper(&f32::INFINITY) + 1];
    errors.iter().for_each(|error| counts[upper(error)] += 1);
    // The upper half that a rank falls into, and the rank among those that share it.
    let place = |percent: usize| {
        let mut rank = (n * percent).div_ceil(100).max(1) - 1;
        let upper = counts.iter().position(|&count| {
            let here = rank < count;
            rank -= if here { 0 } else { count };
            here
        });
        (upper.unwrap_or(0), rank)
    };
    let places = [50, 90, 99].map(place);
    let near = |error: &&f32| places.iter().fold(false, |near, &(half, _)| near | (upper(error) == half));
    let near: Vec<f32> = errors.iter().filter(near).copied().collect();
    let [median, p90, p99] = places.map(|(half, rank)| {
        let mut near: Vec<f32> = near.iter().copied().filter(|error| upper(error) == half).collect();
        let first = near.first().copied().unwrap_or(0.0);
        // As where most are exact, or go to zero.
        let equal = near.iter().all(|&error| error == first);
        f64::from(if equal { first } else { *near.select_nth_unstable_by(rank, f32::total_cmp).1 })
    });
    (n > 0).then(|| RelativeErrors { median, p90, p99, largest: largest.into() })
}

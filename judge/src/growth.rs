//! How the cost of a solution grows, told without a timed test.
//!
//! Wall-clock ratios at two sizes misjudge on a busy machine. What holds is the
//! slope of log time over log n, fitted by Theil–Sen (Theil 1950, Sen 1968: the
//! median of the slopes of all pairs), *minus the slope of a reference* that is
//! measured in between on the same inputs: caches, the allocator and the clock
//! bend both curves alike. Times are thread CPU time, the minimum over repeats; of a
//! kata that prepares each call (a copy to sort, a tree of boxes) only the part in
//! [`measure::metered`] counts, or the preparation would hide a slow solution. What
//! looking at the clock around that part costs is in the times of both, which
//! bends a curve down at small sizes, never up: no false alarm comes of it.
//! A difference above [`TELLING`] is told, and only if repeated measurements
//! agree.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use cpu_time::ThreadTime;

use crate::{measure, verdict::Sample};

/// A slope this much above the reference's is told: half way to a factor of
/// √n, out of reach of a factor of log n.
pub(crate) const TELLING: f64 = 0.35;

/// Sizes measured: small enough to stay inside the cache.
pub(crate) const SIZES: [usize; 9] = [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384];

/// CPU time that one measurement of both sides may take.
pub(crate) const BUDGET: Duration = Duration::from_millis(100);

/// CPU time for a first look, which is enough for a solution that is far from
/// being told.
pub(crate) const GLANCE: Duration = Duration::from_millis(25);

/// At a glance, what is below this is not looked at again.
pub(crate) const SUSPICIOUS: f64 = TELLING - 0.15;

/// One timed stretch lasts at least this long, in calls repeated.
const STRETCH: Duration = Duration::from_micros(10);

/// Measures `yours` beside `reference`, both taking the index of a size.
/// `before_call` runs before each call of `yours`.
pub(crate) fn measure(
    sizes: &[usize],
    budget: Duration,
    mut before_call: impl FnMut(usize),
    mut yours: impl FnMut(usize),
    mut reference: impl FnMut(usize),
) -> Vec<Sample> {
    let start = ThreadTime::now();
    let mut samples: Vec<Sample> = Vec::new();
    for (index, &n) in sizes.iter().enumerate() {
        // A quadratic solution costs four times as much at the next size.
        let expected = samples.last().map_or(0.0, |s| 4.0 * (s.yours + s.reference));
        if samples.len() >= 4 && start.elapsed().as_secs_f64() + expected > budget.as_secs_f64() {
            break;
        }
        let share = budget / sizes.len() as u32;
        let mut best = [f64::INFINITY; 2];
        let mut repeats = [1_u32; 2];
        let size_start = ThreadTime::now();
        let mut rounds = 0;
        while rounds < 3 || (rounds < 40 && size_start.elapsed() < share) {
            before_call(index);
            for side in 0..2 {
                let call: &mut dyn FnMut(usize) = if side == 0 { &mut yours } else { &mut reference };
                let ((), time) = measure::time(|| {
                    for _ in 0..repeats[side] {
                        call(black_box(index));
                    }
                });
                best[side] = best[side].min(time.as_secs_f64() / f64::from(repeats[side]));
                if time < STRETCH {
                    repeats[side] = (repeats[side] * 2).min(1 << 16);
                }
            }
            rounds += 1;
            if size_start.elapsed() > 4 * budget {
                break;
            }
        }
        samples.push(Sample { n, yours: best[0], reference: best[1] });
        if samples.len() >= 2 && start.elapsed() > 8 * budget {
            break;
        }
    }
    samples
}

/// Theil–Sen slopes of log time over log n: the solution's, and its difference
/// from the reference's.
///
/// Neighbouring sizes are left out of the pairs: their slope is mostly noise.
pub(crate) fn exponents(samples: &[Sample]) -> (f64, f64) {
    let slope = |value: &dyn Fn(&Sample) -> f64| {
        let mut slopes: Vec<f64> = Vec::new();
        let gap = if samples.len() > 3 { 2 } else { 1 };
        for (i, a) in samples.iter().enumerate() {
            for b in samples.iter().skip(i + gap) {
                slopes.push((value(b) - value(a)) / (b.n as f64 / a.n as f64).log2());
            }
        }
        median(&mut slopes)
    };
    let yours = slope(&|s| s.yours.max(1e-12).log2());
    let excess = slope(&|s| (s.yours.max(1e-12) / s.reference.max(1e-12)).log2());
    (yours, excess)
}

/// The middle value; NaN of an empty list.
pub(crate) fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        len if len % 2 == 1 => values[len / 2],
        len => f64::midpoint(values[len / 2 - 1], values[len / 2]),
    }
}

/// Calls `emit` for each new size, and every 50 ms.
pub(crate) struct Heartbeat {
    last: Option<(usize, Instant)>,
}

impl Heartbeat {
    pub(crate) fn new() -> Self {
        Self { last: None }
    }

    pub(crate) fn beat(&mut self, index: usize, emit: impl FnOnce()) {
        if self.last.is_none_or(|(at, when)| at != index || when.elapsed() > Duration::from_millis(50)) {
            emit();
            self.last = Some((index, Instant::now()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(yours: impl Fn(f64) -> f64, reference: impl Fn(f64) -> f64) -> Vec<Sample> {
        SIZES.iter().map(|&n| Sample { n, yours: yours(n as f64), reference: reference(n as f64) }).collect()
    }

    #[test]
    fn exact_powers_have_exact_slopes() {
        let (exponent, excess) = exponents(&samples(|n| 3e-9 * n * n, |n| 5e-9 * n));
        assert!((exponent - 2.0).abs() < 1e-9, "{exponent}");
        assert!((excess - 1.0).abs() < 1e-9, "{excess}");
    }

    #[test]
    fn a_logarithm_is_not_told_and_a_root_is() {
        let (_, log) = exponents(&samples(|n| n * n.log2(), |n| n));
        assert!(log < TELLING, "{log}");
        let (_, root) = exponents(&samples(|n| n * n.sqrt(), |n| n));
        assert!(root > TELLING, "{root}");
    }

    #[test]
    fn two_outliers_of_nine_do_not_move_the_slope_far() {
        let mut spoiled = samples(|n| n, |n| n);
        spoiled[3].yours *= 50.0;
        spoiled[8].yours *= 8.0;
        let (_, excess) = exponents(&spoiled);
        assert!(excess.abs() < TELLING, "{excess}");
    }

    #[test]
    fn median_of_even_odd_and_none() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&mut []).is_nan());
    }
}

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;
use crate::{
    half::{BF16, F8E4M3, F8E5M2, F16, LengthError, RandomBits, SmallFloat, narrow_stochastic},
    simd::Level,
};

/// The last steps of a run, looked at anew each time: a different way to count.
struct Diary {
    schedule: Schedule,
    exponent: i32,
    recent: VecDeque<bool>,
}

impl Diary {
    fn update(&mut self, finite: bool) {
        let Schedule { least, greatest, growth, back_off, interval, .. } = self.schedule;
        self.recent.push_back(finite);
        if !finite {
            self.exponent = (self.exponent - i32::from(back_off)).clamp(least, greatest);
            self.recent.clear();
        } else if self.recent.len() == interval as usize {
            self.exponent = (self.exponent + i32::from(growth)).clamp(least, greatest);
            self.recent.clear();
        }
    }
}

proptest! {
    #[test]
    fn the_factor_follows_the_schedule(
        steps in proptest::collection::vec(any::<u8>(), 0..300),
        (least, span, start) in (-126i32..=126).prop_flat_map(|l| (Just(l), 0..=126 - l).prop_flat_map(|(l, s)| (Just(l), Just(s), 0..=s))),
        (growth, back_off, interval, rare) in (0u8..4, 1u8..4, 1u32..9, 1u8..255),
    ) {
        let schedule = Schedule { initial: least + start, least, greatest: least + span, growth, back_off, interval };
        let mut scaler = LossScaler::new(schedule).unwrap();
        let mut diary = Diary { schedule, exponent: schedule.initial, recent: VecDeque::new() };
        for finite in steps.into_iter().map(|step| step < rare) {
            let step = scaler.update(finite);
            diary.update(finite);
            prop_assert_eq!(step == Step::Apply, finite);
            prop_assert_eq!(f64::from(scaler.scale()), 2f64.powi(diary.exponent));
            // Saved and restored it goes on as if nothing had been.
            prop_assert_eq!(LossScaler::restore(scaler.state()), Ok(scaler.clone()));
        }
    }
}

#[test]
fn what_is_out_of_range_is_named() {
    let usual = Schedule::default();
    for (schedule, told) in [
        (Schedule { least: -127, ..usual }, "least is -127, not from -126 to 126"),
        (Schedule { greatest: 127, ..usual }, "greatest is 127, not from -24 to 126"),
        (Schedule { least: 20, greatest: 10, ..usual }, "greatest is 10, not from 20 to 126"),
        (Schedule { initial: 65, ..usual }, "initial is 65, not from -24 to 64"),
        (Schedule { back_off: 0, ..usual }, "back_off is 0, not from 1 to 255"),
        (Schedule { interval: 0, ..usual }, "interval is 0, not from 1 to 4294967295"),
    ] {
        assert_eq!(LossScaler::new(schedule).unwrap_err().to_string(), told);
    }
    let state = LossScaler::default().state();
    for (state, told) in [
        (ScalerState { exponent: -25, ..state }, "exponent is -25, not from -24 to 64"),
        (ScalerState { finite_steps: 2000, ..state }, "finite_steps is 2000, not from 0 to 1999"),
    ] {
        assert_eq!(LossScaler::restore(state).unwrap_err().to_string(), told);
    }
}

/// Without a least exponent, or one that is not watched, the factor would become 0 and
/// its reciprocal infinite.
#[test]
fn a_network_that_has_diverged_does_not_break_the_factor() {
    let schedule = Schedule { least: -126, greatest: 126, back_off: 255, growth: 255, interval: 1, initial: 0 };
    let mut scaler = LossScaler::new(schedule).unwrap();
    for skipped in 1..1000 {
        assert_eq!(scaler.update(false), Step::Skip);
        assert_eq!(scaler.state().skipped_in_a_row, skipped);
        assert!(scaler.scale().is_normal() && scaler.scale().recip().is_normal());
    }
    for _ in 0..1000 {
        assert_eq!(scaler.update(true), Step::Apply);
        assert!(scaler.scale().is_normal() && scaler.scale().recip().is_normal());
    }
    assert_eq!(scaler.state().skipped_in_a_row, 0);
}

#[cfg(feature = "serde")]
#[test]
fn a_state_is_saved_and_checked_when_read() {
    let mut scaler = LossScaler::default();
    for finite in [true, false, true, true] {
        let _ = scaler.update(finite);
    }
    let text = serde_json::to_string(&scaler).unwrap();
    assert_eq!(serde_json::from_str::<LossScaler>(&text).unwrap(), scaler);
    assert!(text.contains("\"exponent\":15,\"finite_steps\":2,"), "{text}");
    let wrong = text.replace("\"exponent\":15", "\"exponent\":99");
    let told = serde_json::from_str::<LossScaler>(&wrong).unwrap_err().to_string();
    assert!(told.contains("exponent is 99, not from -24 to 64"), "{told}");
}

/// Products that are exact, subnormal, 0, large and infinite; all kinds of values.
fn values(n: usize) -> Vec<f32> {
    let mut random = RandomBits::seeded(n as u64);
    (0..n).map(|_| f32::from_bits(random.next_bits() as u32 & 0xbfff_ffff)).collect()
}

/// Every length about the vectors' and the blocks', something not finite at each place.
#[test]
fn products_and_places_at_every_level() {
    for level in Level::available() {
        level.with(|| {
            for len in (0..=16 * level.lanes() + 3).chain([2047, 2048, 2049, 5000]) {
                let x = values(len);
                for factor in [2f32.powi(-16), 1.0, 3.7, 2f32.powi(-126)] {
                    let mut y = x.clone();
                    assert_eq!(unscale(&mut y, factor), None, "{level} {len}");
                    assert!(y.iter().zip(&x).all(|(y, x)| y.to_bits() == (x * factor).to_bits()), "{level} {len}");
                }
                let step = (len / 97).max(1);
                for place in (0..len).step_by(step) {
                    for bad in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
                        let mut y = x.clone();
                        y[place] = bad;
                        y[len - 1] = bad;
                        let found = unscale(&mut y, 0.5).unwrap();
                        assert_eq!((found.index, found.value.to_bits()), (place, bad.to_bits()), "{level} {len}");
                    }
                }
                if len > 0 {
                    // Finite, but not times so much.
                    let mut y = vec![1.0; len];
                    y[len / 2] = 4.0;
                    assert_eq!(unscale(&mut y, f32::MAX).map(|found| found.index), Some(len / 2));
                }
            }
        });
    }
}

fn check_unscale_from<T: SmallFloat>() {
    let numbers: Vec<T> = (0..1 << T::FORMAT.width()).map(T::from_pattern).collect();
    let single = |x: T, factor: f32| T::FORMAT.decode(x.pattern()) as f32 * factor;
    let finite: Vec<T> = numbers.iter().copied().filter(|&x| single(x, 1.0).is_finite()).collect();
    let first_bad = numbers.iter().position(|&x| !single(x, 1.0).is_finite()).unwrap();
    for level in Level::available() {
        for factor in [2f32.powi(-16), 2f32.powi(-3), 1.0] {
            let mut out = vec![9.0; numbers.len()];
            let found = level.with(|| unscale_from(&numbers, factor, &mut out)).unwrap();
            assert_eq!(found.unwrap().index, first_bad, "{level}");
            let same = |(x, y): (&T, &f32)| {
                let expected = single(*x, factor);
                y.to_bits() == expected.to_bits() || y.is_nan() && expected.is_nan()
            };
            assert!(numbers.iter().zip(&out).all(same), "{level}");
            let mut out = vec![9.0; finite.len()];
            assert_eq!(level.with(|| unscale_from(&finite, factor, &mut out)), Ok(None), "{level}");
        }
    }
    assert_eq!(unscale_from(&numbers[..3], 1.0, &mut [0.0; 2]), Err(LengthError { source: 3, target: 2 }));
}

#[test]
fn every_number_of_every_type_is_widened_and_multiplied() {
    check_unscale_from::<F16>();
    check_unscale_from::<BF16>();
    check_unscale_from::<F8E4M3>();
    check_unscale_from::<F8E5M2>();
}

/// Beyond the size from which on results may be written past the caches.
#[test]
fn large_slices_come_out_as_small_ones() {
    let n = (16 << 20) / 6 + 1000;
    let mut scaled: Vec<F16> = (0..n).map(|i| F16::from_bits(i as u16 & 0x7bff)).collect();
    let mut out = vec![0.0; n + 1];
    assert_eq!(unscale_from(&scaled, 0.125, &mut out[1..]), Ok(None));
    assert!(scaled.iter().zip(&out[1..]).all(|(x, y)| *y == x.to_f32() * 0.125));
    scaled[n - 2] = F16::NAN;
    assert_eq!(unscale_from(&scaled, 0.125, &mut out[1..]).unwrap().unwrap().index, n - 2);
}

/// An update of less than half a unit in the last place is lost in a half whenever it
/// comes, and adds up in the master. Rounded at random it adds up on the average.
#[test]
fn small_updates_are_swamped_in_halves_and_kept_in_the_master() {
    fn check<T: SmallFloat>(half_an_ulp: f32) {
        const STEPS: usize = 1000;
        let value = |x: T| T::FORMAT.decode(x.pattern());
        let update = half_an_ulp * 0.25;
        let one = MasterWeights::<T>::new(vec![1.0]).copies()[0];
        let (mut alone, mut drawn) = (MasterWeights::<T>::new(vec![1.0]), [one; 64]);
        let mut kept = MasterWeights::<T>::new(vec![1.0]);
        let mut random = RandomBits::seeded(3);
        for _ in 0..STEPS {
            // Halves alone: each step begins with what the last one rounded to.
            let sum = value(alone.copies()[0]) as f32 + update;
            alone = MasterWeights::new(vec![sum]);
            kept.descend(&[-1.0], update).unwrap();
            let sums = drawn.map(|x| value(x) as f32 + update);
            narrow_stochastic(&sums, &mut drawn, &mut random).unwrap();
        }
        let expected = 1.0 + STEPS as f64 * f64::from(update);
        assert_eq!(value(alone.copies()[0]), 1.0, "lost");
        assert!((f64::from(kept.master()[0]) - expected).abs() < STEPS as f64 * 2f64.powi(-24));
        assert!(
            (value(kept.copies()[0]) - expected).abs()
                <= 1.01 * f64::from(half_an_ulp) * 2f64.powi(expected.log2() as i32)
        );
        // Each weight walks with a deviation of at most √(1000 · ¼) units of the last place.
        let mean = drawn.iter().map(|&x| value(x)).sum::<f64>() / 64.0;
        assert!((mean - expected).abs() < 5.0 * 2.0 * f64::from(half_an_ulp) * 16.0 / 8.0, "{mean}, not {expected}");

        let updates = [1.0, 0.999, -0.499, -0.501, 1.001, 0.0].map(|share| share * half_an_ulp);
        // Below 1 neighbours are half as far; a tie goes to 1, which is even.
        assert_eq!(swamped(&[one; 6], &updates), Ok(3));
        assert!(swamped(&[one], &updates).is_err());
    }
    check::<F16>(2f32.powi(-11));
    check::<BF16>(2f32.powi(-8));
}

/// Weights, gradients, a length that is no multiple of a block, against one at a time.
#[test]
fn copies_are_always_those_of_the_weights() {
    let n = 5003;
    let mut random = RandomBits::seeded(8);
    let mut draw = || (random.next_bits() >> 40) as f32 / 2f32.powi(20) - 8.0;
    let mut expected: Vec<f32> = (0..n).map(|_| draw()).collect();
    let mut weights = MasterWeights::<F16>::new(expected.clone());
    for rate in [0.5, -0.001, 1e6] {
        let gradients: Vec<f32> = (0..n).map(|_| draw()).collect();
        weights.descend(&gradients, rate).unwrap();
        expected.iter_mut().zip(&gradients).for_each(|(w, g)| *w -= rate * g);
        assert_eq!(weights.master(), expected);
        assert!(weights.copies().iter().zip(&expected).all(|(y, &w)| *y == F16::from_f32(w)));
    }
    let before = weights.clone();
    assert_eq!(weights.descend(&[1.0], 1.0), Err(LengthError { source: 1, target: n }));
    assert_eq!(weights, before);
    weights.update(|w| w.fill(1.0 / 3.0));
    assert_eq!(weights.copies(), vec![F16::from_f32(1.0 / 3.0); n]);
}

/// A line fitted with gradients of some 2⁻²⁸: without a factor all of them become 0.
#[test]
fn gradients_below_the_range_of_halves_train_with_the_factor_alone() {
    let (slope, unit) = (0.6, 2f32.powi(-28));
    let train = |mut scaler: LossScaler| {
        let mut weights = MasterWeights::<F16>::new(vec![0.0]);
        let mut skipped = 0;
        for step in 0..2000 {
            let x = (step % 7) as f32 / 7.0 + 0.1;
            let error = weights.copies()[0].to_f32() * x - slope * x;
            let scaled = [F16::from_f32(error * x * unit * scaler.scale())];
            let mut gradient = [0.0];
            let overflow = scaler.unscale_from(&scaled, &mut gradient).unwrap();
            match scaler.update(overflow.is_none()) {
                Step::Apply => weights.descend(&gradient, 0.05 / unit).unwrap(),
                Step::Skip => skipped += 1,
            }
        }
        (weights.master()[0], skipped)
    };
    let fixed = Schedule { initial: 0, least: 0, greatest: 0, ..Schedule::default() };
    assert_eq!(train(LossScaler::new(fixed).unwrap()), (0.0, 0));
    let growing = Schedule { interval: 20, growth: 2, ..Schedule::default() };
    let (found, skipped) = train(LossScaler::new(growing).unwrap());
    assert!((found - slope).abs() < 1e-3, "{found}");
    assert!(skipped > 0, "the factor must have been tried beyond what overflows");
}

//! The library's scaler, whose state can be saved and restored between steps.

use kihon_numerics::{
    half::F16,
    mixed_precision::{LossScaler, Schedule, Step},
};

/// Of each step its k, and whether it was applied.
pub(super) fn ours(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let interval = interval as u32;
    let schedule = Schedule { initial: start, least, greatest, growth: 1, back_off: 1, interval };
    let mut scaler = LossScaler::new(schedule).expect("the statement's constraints hold");
    let mut step = |&peak: &f32| {
        let k = scaler.state().exponent;
        let scaled = F16::from_f64(f64::from(peak) * f64::from(scaler.scale()));
        (k, scaler.update(scaled.is_finite()) == Step::Apply)
    };
    peaks.iter().map(&mut step).collect()
}

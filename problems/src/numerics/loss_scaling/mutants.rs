//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{LossScaling, kata::Solution, naive::is_fine};

pub(super) fn mutants() -> Vec<Mutant<LossScaling>> {
    use VerdictKind::{Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("nan_is_fine", "asks whether the product is too large, which NaN is not", nan_is_fine, Wrong),
        mutant(
            "limit_at_the_greatest",
            "infinite for all above 65504, as if halves did not round",
            limit_at_max,
            Wrong,
        ),
        mutant("looks_at_the_peak_alone", "asks whether the gradient is finite before it is scaled", peak_alone, Wrong),
        mutant("tells_the_next_scale", "the k after the step instead of the one it used", tells_the_next, Wrong),
        mutant("applies_all", "backs off, but applies the step all the same", applies_all, Wrong),
        mutant("counts_on", "a skipped step does not end the row", counts_on, Wrong),
        mutant("counts_skipped_steps", "grows after so many steps, applied or not", counts_skipped, Wrong),
        mutant("grows_on_and_on", "counting does not begin anew after growth", grows_on, Wrong),
        mutant("one_step_late", "grows when the count is more than the interval", one_step_late, Wrong),
        mutant("no_least", "backs off for ever", no_least, Wrong),
        mutant("no_greatest", "grows for ever", no_greatest, Wrong),
        mutant("backs_off_twice_as_far", "two less instead of one", backs_off_twice, Wrong),
        mutant("expects_finite", "asserts that what is scaled is a number", expects_finite, Panicked),
        mutant("looks_back", "goes through the last steps each time", super::naive::naive, TooSlow),
    ]
}

/// k and the count, moved by `rule` after each step.
fn machine(
    peaks: &[f32],
    start: i32,
    fine: impl Fn(f32, i32) -> bool,
    mut rule: impl FnMut(&mut i32, &mut usize, bool),
) -> Vec<(i32, bool)> {
    let (mut k, mut count) = (start, 0);
    let mut steps = Vec::with_capacity(peaks.len());
    for &peak in peaks {
        let applied = fine(peak, k);
        steps.push((k, applied));
        rule(&mut k, &mut count, applied);
    }
    steps
}

/// The right rule.
fn right(interval: usize, least: i32, greatest: i32) -> impl FnMut(&mut i32, &mut usize, bool) {
    move |k, count, applied| {
        *count = if applied { *count + 1 } else { 0 };
        if !applied {
            *k = (*k - 1).max(least);
        } else if *count == interval {
            (*k, *count) = ((*k + 1).min(greatest), 0);
        }
    }
}

fn nan_is_fine(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let fine = |peak: f32, k| f64::from(peak) * 2f64.powi(k) < 65520.0 || peak.is_nan();
    machine(peaks, start, fine, right(interval, least, greatest))
}

fn limit_at_max(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, |peak, k| f64::from(peak) * 2f64.powi(k) <= 65504.0, right(interval, least, greatest))
}

fn peak_alone(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, |peak, _| peak < 65520.0, right(interval, least, greatest))
}

fn tells_the_next(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let (mut k, mut count, mut rule) = (start, 0, right(interval, least, greatest));
    let step = |&peak: &f32| {
        let applied = is_fine(peak, k);
        rule(&mut k, &mut count, applied);
        (k, applied)
    };
    peaks.iter().map(step).collect()
}

fn applies_all(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let steps = machine(peaks, start, is_fine, right(interval, least, greatest));
    steps.into_iter().map(|(k, _)| (k, true)).collect()
}

fn counts_on(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, |k, count, applied| {
        *count += usize::from(applied);
        if !applied {
            *k = (*k - 1).max(least);
        } else if *count == interval {
            (*k, *count) = ((*k + 1).min(greatest), 0);
        }
    })
}

fn counts_skipped(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, |k, count, applied| {
        *count += 1;
        if !applied {
            *k = (*k - 1).max(least);
        }
        if *count == interval {
            (*k, *count) = ((*k + 1).min(greatest), 0);
        }
    })
}

fn grows_on(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, |k, count, applied| {
        *count = if applied { *count + 1 } else { 0 };
        if !applied {
            *k = (*k - 1).max(least);
        } else if *count >= interval {
            *k = (*k + 1).min(greatest);
        }
    })
}

fn one_step_late(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, right(interval + 1, least, greatest))
}

fn no_least(peaks: &[f32], start: i32, interval: usize, _: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, right(interval, i32::MIN + 1, greatest))
}

fn no_greatest(peaks: &[f32], start: i32, interval: usize, least: i32, _: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, right(interval, least, i32::MAX - 1))
}

fn backs_off_twice(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    machine(peaks, start, is_fine, |k, count, applied| {
        right(interval, least, greatest)(k, count, applied);
        if !applied {
            *k = (*k - 1).max(least);
        }
    })
}

fn expects_finite(peaks: &[f32], start: i32, interval: usize, least: i32, greatest: i32) -> Vec<(i32, bool)> {
    let fine = |peak: f32, k| {
        assert!(peak.is_finite(), "a gradient is finite");
        is_fine(peak, k)
    };
    machine(peaks, start, fine, right(interval, least, greatest))
}

//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{CrossEntropyGradient, kata::Solution, rest_of_the_sum::rest_of_the_sum};

pub(super) fn mutants() -> Vec<Mutant<CrossEntropyGradient>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("as_it_is_written", "e^x is infinite from 710 on", as_it_is_written, Wrong),
        mutant("less_one", "p − 1 where p is 1 already", less_one, Wrong),
        mutant("no_target", "softmax, with nothing taken away", no_target, Wrong),
        mutant("upside_down", "q − p: up the hill", upside_down, Wrong),
        mutant("of_the_mean", "divided by the number of classes", of_the_mean, Wrong),
        mutant("sum_in_f32", "small terms are rounded away, thousands of times", sum_in_f32, Wrong),
        mutant("not_smoothed", "smoothing is not looked at", not_smoothed, Wrong),
        mutant("smoothed_among_the_others", "the share goes to the n − 1 others", smoothed_among_the_others, Wrong),
        mutant("smoothed_at_the_target_alone", "the share is taken and given to nobody", smoothed_at_the_target, Wrong),
        mutant("smoothed_among_the_possible", "classes of −∞ get no share", smoothed_among_the_possible, Wrong),
        mutant(
            "differences_of_the_loss",
            "measured by a step of 2⁻¹⁰, too coarse for small numbers",
            differences,
            Wrong,
        ),
        mutant(
            "asks_for_the_next",
            "the weights behind the target, of a target that is last",
            asks_for_the_next,
            Panicked,
        ),
        mutant("sum_for_each", "adds up the weights anew for each class", sum_for_each, TooSlow),
        mutant("jacobian", "right: by q and the derivative of softmax's logarithm", jacobian, Accepted),
    ]
}

/// Maximum, Σ e^(x − max), and the share of smoothing that each class gets.
fn parts(logits: &[f32], smoothing: f32) -> (f64, f64, f64) {
    let max = logits.iter().fold(f64::NEG_INFINITY, |max, &x| max.max(x.into()));
    let sum = logits.iter().map(|&x| (f64::from(x) - max).exp()).sum();
    (max, sum, f64::from(smoothing) / logits.len() as f64)
}

/// What the target's number is without smoothing, p − 1.
fn at_target(logits: &[f32], target: usize) -> f64 {
    rest_of_the_sum(logits, target, 0.0)[target].into()
}

fn as_it_is_written(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let weights: Vec<f64> = logits.iter().map(|&x| f64::from(x).exp()).collect();
    let uniform = f64::from(smoothing) / logits.len() as f64;
    let rest = weights[..target].iter().sum::<f64>() + weights[target + 1..].iter().sum::<f64>();
    let total = rest + weights[target];
    let mut gradient: Vec<f32> = weights.iter().map(|weight| (weight / total - uniform) as f32).collect();
    gradient[target] = (f64::from(smoothing) - uniform - rest / total) as f32;
    gradient
}

fn less_one(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let (max, sum, uniform) = parts(logits, smoothing);
    let wanted = |i: usize| uniform + if i == target { 1.0 - f64::from(smoothing) } else { 0.0 };
    let number = |(i, &x): (usize, &f32)| ((f64::from(x) - max).exp() / sum - wanted(i)) as f32;
    logits.iter().enumerate().map(number).collect()
}

fn no_target(logits: &[f32], _: usize, smoothing: f32) -> Vec<f32> {
    let (max, sum, _) = parts(logits, smoothing);
    logits.iter().map(|&x| ((f64::from(x) - max).exp() / sum) as f32).collect()
}

fn upside_down(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    rest_of_the_sum(logits, target, smoothing).into_iter().map(|x| -x).collect()
}

fn of_the_mean(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    rest_of_the_sum(logits, target, smoothing).into_iter().map(|x| x / logits.len() as f32).collect()
}

fn sum_in_f32(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let (max, _, uniform) = parts(logits, smoothing);
    let weights: Vec<f32> = logits.iter().map(|&x| (f64::from(x) - max).exp() as f32).collect();
    let total = f64::from(weights.iter().sum::<f32>());
    let mut gradient: Vec<f32> = weights.iter().map(|&weight| (f64::from(weight) / total - uniform) as f32).collect();
    gradient[target] = (at_target(logits, target) + f64::from(smoothing) - uniform) as f32;
    gradient
}

fn not_smoothed(logits: &[f32], target: usize, _: f32) -> Vec<f32> {
    rest_of_the_sum(logits, target, 0.0)
}

/// With `share` of the smoothing for each class but the target, which has `kept` more.
fn smoothed(logits: &[f32], target: usize, share: impl Fn(usize) -> f64, kept: f64) -> Vec<f32> {
    let mut gradient = rest_of_the_sum(logits, target, 0.0);
    for (i, number) in gradient.iter_mut().enumerate() {
        let taken = if i == target { -kept } else { share(i) };
        *number = (f64::from(*number) - taken) as f32;
    }
    gradient
}

fn smoothed_among_the_others(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let smoothing = f64::from(smoothing);
    let others = (logits.len() - 1) as f64;
    smoothed(logits, target, |_| smoothing / others, if others > 0.0 { smoothing } else { 0.0 })
}

fn smoothed_at_the_target(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let smoothing = f64::from(smoothing);
    smoothed(logits, target, |_| 0.0, smoothing - smoothing / logits.len() as f64)
}

fn smoothed_among_the_possible(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let possible = |i: usize| f64::from(u8::from(logits[i] > f32::NEG_INFINITY));
    let share = f64::from(smoothing) / (0..logits.len()).map(possible).sum::<f64>();
    smoothed(logits, target, |i| share * possible(i), f64::from(smoothing) - share * possible(target))
}

fn differences(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    const STEP: f64 = 1.0 / 1024.0;
    let loss = |moved: usize, by: f64| {
        let x = |i: usize| f64::from(logits[i]) + if i == moved { by } else { 0.0 };
        let max = (0..logits.len()).map(x).fold(f64::NEG_INFINITY, f64::max);
        let log_sum = max + (0..logits.len()).map(|i| (x(i) - max).exp()).sum::<f64>().ln();
        let uniform = f64::from(smoothing) / logits.len() as f64;
        let wanted = |i: usize| uniform + if i == target { 1.0 - f64::from(smoothing) } else { 0.0 };
        let terms = (0..logits.len()).filter(|&i| wanted(i) > 0.0).map(|i| wanted(i) * (log_sum - x(i)));
        terms.sum::<f64>()
    };
    (0..logits.len()).map(|i| ((loss(i, STEP) - loss(i, -STEP)) / (2.0 * STEP)) as f32).collect()
}

fn asks_for_the_next(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    // Nothing comes of it; that it is asked for is the mistake.
    black_box(&logits[target + 1]);
    rest_of_the_sum(logits, target, smoothing)
}

fn sum_for_each(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let (max, _, uniform) = parts(logits, smoothing);
    let number = |&x: &f32| ((f64::from(x) - max).exp() / parts(black_box(logits), smoothing).1 - uniform) as f32;
    let mut gradient: Vec<f32> = logits.iter().map(number).collect();
    gradient[target] = (at_target(logits, target) + f64::from(smoothing) - uniform) as f32;
    gradient
}

/// The gradient of −ln p of a class by the logits is p less the unit vector of that class. So
/// L, which is (1 − ε) of that of the target and ε/n of each, has (1 − ε)·(p − 1) + ε·(p − 1/n).
fn jacobian(logits: &[f32], target: usize, smoothing: f32) -> Vec<f32> {
    let (max, sum, _) = parts(logits, smoothing);
    let smoothing = f64::from(smoothing);
    let each = 1.0 / logits.len() as f64;
    let mut gradient: Vec<f32> = Vec::with_capacity(logits.len());
    for (i, &x) in logits.iter().enumerate() {
        let p = (f64::from(x) - max).exp() / sum;
        gradient.push(if i == target {
            let less_one = at_target(logits, target);
            ((1.0 - smoothing) * less_one + smoothing * (less_one + 1.0 - each)) as f32
        } else {
            ((1.0 - smoothing) * p + smoothing * (p - each)) as f32
        });
    }
    gradient
}

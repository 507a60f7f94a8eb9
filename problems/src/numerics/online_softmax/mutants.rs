//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{OnlineSoftmax, kata::Solution, online::online};

pub(super) fn mutants() -> Vec<Mutant<OnlineSoftmax>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("no_maximum", "e^x as it is written: infinite from 710 on", no_maximum, Wrong),
        mutant("no_rescale", "the sum stays as it was when the maximum grows", no_rescale, Wrong),
        mutant("rescales_upside_down", "times e^(new − old) instead of e^(old − new)", rescales_upside_down, Wrong),
        mutant("greatest_of_all", "one maximum for the whole list: what is early underflows", greatest_of_all, Wrong),
        mutant("share_of_the_whole", "softmax of the list, not of what has arrived", share_of_the_whole, Wrong),
        mutant("newest_is_greatest", "takes each newcomer for the maximum: 1/sum", newest_is_greatest, Wrong),
        mutant("starts_from_zero", "a maximum of 0 before anything has arrived", starts_from_zero, Wrong),
        mutant("minus_infinity_twice", "−∞ − (−∞) where nothing else has arrived", minus_infinity_twice, Wrong),
        mutant("skips_nan", "a comparison with NaN that hides it", skips_nan, Wrong),
        mutant("sum_in_f32", "small terms are rounded away, thousands of times", sum_in_f32, Wrong),
        mutant("difference_in_f32", "x − max rounded before the power", difference_in_f32, Wrong),
        mutant("log_of_the_sum", "keeps ln Σ eˣ alone, in which a huge x swallows ln 2", log_of_the_sum, Wrong),
        mutant("starts_with_the_first", "reads the first logit of none", starts_with_the_first, Panicked),
        mutant("each_prefix_anew", "maximum and sum from the start for each", each_prefix_anew, TooSlow),
        mutant(
            "anew_for_each_maximum",
            "goes back to the start when the maximum grows",
            anew_for_each_maximum,
            TooSlow,
        ),
        mutant("powers_of_two", "right: 2^(x·log₂ e) of the difference", powers_of_two, Accepted),
    ]
}

/// The share of each by maximum and sum, both brought up to date by `update`.
fn streamed(logits: &[f32], start: f64, update: impl Fn(&mut f64, &mut f64, f64)) -> Vec<f32> {
    let (mut max, mut sum) = (start, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        update(&mut max, &mut sum, x);
        ((x - max).exp() / sum) as f32
    };
    logits.iter().map(share).collect()
}

fn no_maximum(logits: &[f32]) -> Vec<f32> {
    streamed(logits, 0.0, |_, sum, x| *sum += x.exp())
}

fn no_rescale(logits: &[f32]) -> Vec<f32> {
    streamed(logits, f64::NEG_INFINITY, |max, sum, x| {
        *max = max.max(x);
        *sum += (x - *max).exp();
    })
}

fn rescales_upside_down(logits: &[f32]) -> Vec<f32> {
    streamed(logits, f64::NEG_INFINITY, |max, sum, x| {
        if x > *max {
            *sum = if *sum == 0.0 { 0.0 } else { *sum * (x - *max).exp() };
            *max = x;
        }
        *sum += (x - *max).exp();
    })
}

fn starts_from_zero(logits: &[f32]) -> Vec<f32> {
    streamed(logits, 0.0, |max, sum, x| {
        if x > *max {
            *sum *= (*max - x).exp();
            *max = x;
        }
        *sum += (x - *max).exp();
    })
}

/// Softmax of all against the greatest of all; `seen` says how much of the sum counts.
fn against_the_greatest(logits: &[f32], seen: impl Fn(&[f64], usize) -> f64) -> Vec<f32> {
    let greatest = logits.iter().fold(f64::NEG_INFINITY, |max, &x| max.max(x.into()));
    let weight = |&x: &f32| if x == f32::NEG_INFINITY { 0.0 } else { (f64::from(x) - greatest).exp() };
    let weights: Vec<f64> = logits.iter().map(weight).collect();
    let share = |i: usize| {
        let total = seen(&weights, i);
        if logits[i] == f32::NEG_INFINITY && !total.is_nan() { 0.0 } else { (weights[i] / total) as f32 }
    };
    (0..logits.len()).map(share).collect()
}

fn greatest_of_all(logits: &[f32]) -> Vec<f32> {
    against_the_greatest(logits, |weights, i| weights[..=i].iter().sum())
}

fn share_of_the_whole(logits: &[f32]) -> Vec<f32> {
    against_the_greatest(logits, |weights, _| weights.iter().sum())
}

fn newest_is_greatest(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        if x > max {
            sum *= (max - x).exp();
            max = x;
        }
        sum += (x - max).exp();
        (1.0 / sum) as f32
    };
    logits.iter().map(share).collect()
}

fn minus_infinity_twice(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x > max {
            sum *= (max - x).exp();
            max = x;
        }
        let weight = (x - max).exp();
        sum += weight;
        (weight / sum) as f32
    };
    logits.iter().map(share).collect()
}

fn skips_nan(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x > max {
            sum = sum * (max - x).exp() + 1.0;
            max = x;
        } else if x > f64::NEG_INFINITY {
            sum += (x - max).exp();
        } else {
            return 0.0;
        }
        ((x - max).exp() / sum) as f32
    };
    logits.iter().map(share).collect()
}

fn sum_in_f32(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0_f32);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if sum.is_nan() { f32::NAN } else { 0.0 };
        }
        if x > max {
            sum *= (max - x).exp() as f32;
            max = x;
        }
        sum += (x - max).exp() as f32;
        ((x - max).exp() / f64::from(sum)) as f32
    };
    logits.iter().map(share).collect()
}

fn difference_in_f32(logits: &[f32]) -> Vec<f32> {
    let power = |difference: f32| f64::from(difference).exp();
    let (mut max, mut sum) = (f32::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        if x == f32::NEG_INFINITY {
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        if x > max {
            sum *= power(max - x);
            max = x;
        }
        sum += power(x - max);
        (power(x - max) / sum) as f32
    };
    logits.iter().map(share).collect()
}

fn log_of_the_sum(logits: &[f32]) -> Vec<f32> {
    let mut log_sum = f64::NEG_INFINITY;
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if log_sum.is_nan() { f32::NAN } else { 0.0 };
        }
        log_sum = if x > log_sum { x + (log_sum - x).exp().ln_1p() } else { log_sum + (x - log_sum).exp().ln_1p() };
        (x - log_sum).exp() as f32
    };
    logits.iter().map(share).collect()
}

fn starts_with_the_first(logits: &[f32]) -> Vec<f32> {
    let first = logits[0];
    let mut answers = online(logits);
    answers[0] = if first.is_nan() { first } else { f32::from(first > f32::NEG_INFINITY) };
    answers
}

fn each_prefix_anew(logits: &[f32]) -> Vec<f32> {
    let last = |n: usize| *online(&logits[..n]).last().expect("an answer for each of n > 0");
    (1..=logits.len()).map(last).collect()
}

fn anew_for_each_maximum(logits: &[f32]) -> Vec<f32> {
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |(i, &x): (usize, &f32)| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        if x > max {
            max = x;
            sum = logits[..=i].iter().map(|&x| (f64::from(x) - max).exp()).sum();
        } else {
            sum += (x - max).exp();
        }
        ((x - max).exp() / sum) as f32
    };
    logits.iter().enumerate().map(share).collect()
}

fn powers_of_two(logits: &[f32]) -> Vec<f32> {
    let power = |difference: f64| (difference * std::f64::consts::LOG2_E).exp2();
    let (mut max, mut sum) = (f64::NEG_INFINITY, 0.0);
    let share = |&x: &f32| {
        let x = f64::from(x);
        if x == f64::NEG_INFINITY {
            return if f64::is_nan(sum) { f32::NAN } else { 0.0 };
        }
        if x > max {
            sum *= power(max - x);
            max = x;
        }
        let weight = power(x - max);
        sum += weight;
        (weight / sum) as f32
    };
    logits.iter().map(share).collect()
}

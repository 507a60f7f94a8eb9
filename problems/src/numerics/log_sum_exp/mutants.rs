//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{LogSumExp, kata::Solution, two_pass::two_pass};

pub(super) fn mutants() -> Vec<Mutant<LogSumExp>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("as_it_is_written", "e^x is infinite from 710 on, and 0 below −745", as_it_is_written, Wrong),
        mutant("one_plus_rest", "ln(1 + s) of a sum that is 1 already", one_plus_rest, Wrong),
        mutant("all_in_f32", "small terms are rounded away beside the great one", all_in_f32, Wrong),
        mutant("one_after_another_in_f32", "rounds the result so far for each value", one_after_another_in_f32, Wrong),
        mutant("minus_infinity_twice", "−∞ − (−∞) where all are impossible", minus_infinity_twice, Wrong),
        mutant("infinity_less_itself", "∞ − ∞ where the greatest is infinite", infinity_less_itself, Wrong),
        mutant("hides_nan", "a maximum by f32::max, and NaN passed over", hides_nan, Wrong),
        mutant("nothing_is_zero", "0 for no values", nothing_is_zero, Wrong),
        mutant("greatest_from_zero", "a maximum that begins at 0", greatest_from_zero, Wrong),
        mutant("drops_all_greatest", "leaves out each value that equals the greatest", drops_all_greatest, Wrong),
        mutant("logarithm_of_the_mean", "divides by n", logarithm_of_the_mean, Wrong),
        mutant("unwraps_the_order", "NaN has no order", unwraps_the_order, Panicked),
        mutant("greatest_each_time", "looks for the greatest again for each value", greatest_each_time, TooSlow),
        mutant(
            "one_after_another",
            "right: ln(eᵃ + eᵇ) of the result so far and the next, in f64",
            one_after_another,
            Accepted,
        ),
    ]
}

fn greatest(x: &[f32]) -> f64 {
    x.iter().fold(f64::NEG_INFINITY, |max, &x| if x.is_nan() || f64::from(x) > max { x.into() } else { max })
}

/// For what is right already where something is infinite, or NaN.
fn finite(x: &[f32], rule: impl Fn(f64) -> f64) -> f32 {
    let max = greatest(x);
    if x.iter().any(|x| x.is_nan()) || max.is_infinite() { two_pass(x) } else { rule(max) as f32 }
}

fn powers(x: &[f32], max: f64) -> impl Iterator<Item = f64> {
    x.iter().map(move |&x| (f64::from(x) - max).exp())
}

fn as_it_is_written(x: &[f32]) -> f32 {
    powers(x, 0.0).sum::<f64>().ln() as f32
}

fn one_plus_rest(x: &[f32]) -> f32 {
    finite(x, |max| max + powers(x, max).sum::<f64>().ln())
}

fn all_in_f32(x: &[f32]) -> f32 {
    finite(x, |max| {
        let max = max as f32;
        let rest = x.iter().map(|x| (x - max).exp()).sum::<f32>() - 1.0;
        f64::from(max + rest.ln_1p())
    })
}

fn one_after_another_in_f32(x: &[f32]) -> f32 {
    finite(x, |_| {
        let add = |a: f32, b: f32| if a > b { a + (b - a).exp().ln_1p() } else { b + (a - b).exp().ln_1p() };
        x.iter().copied().filter(|&x| x > f32::NEG_INFINITY).reduce(add).map_or(f64::NEG_INFINITY, f64::from)
    })
}

fn rest_of(x: &[f32], max: f64) -> f64 {
    let at = x.iter().position(|&x| f64::from(x) == max).unwrap_or(0);
    powers(&x[..at], max).sum::<f64>() + powers(x.get(at + 1..).unwrap_or(&[]), max).sum::<f64>()
}

fn minus_infinity_twice(x: &[f32]) -> f32 {
    match greatest(x) {
        f64::NEG_INFINITY if !x.is_empty() => {
            (f64::NEG_INFINITY + powers(x, f64::NEG_INFINITY).sum::<f64>().ln()) as f32
        }
        _ => two_pass(x),
    }
}

fn infinity_less_itself(x: &[f32]) -> f32 {
    match greatest(x) {
        f64::INFINITY => (f64::INFINITY + powers(x, f64::INFINITY).sum::<f64>().ln()) as f32,
        _ => two_pass(x),
    }
}

fn hides_nan(x: &[f32]) -> f32 {
    two_pass(&x.iter().copied().filter(|x| !x.is_nan()).collect::<Vec<_>>())
}

fn nothing_is_zero(x: &[f32]) -> f32 {
    if x.is_empty() { 0.0 } else { two_pass(x) }
}

fn greatest_from_zero(x: &[f32]) -> f32 {
    finite(x, |max| if max < 0.0 { powers(x, 0.0).sum::<f64>().ln() } else { max + rest_of(x, max).ln_1p() })
}

fn drops_all_greatest(x: &[f32]) -> f32 {
    finite(x, |max| max + powers(x, max).filter(|&power| power < 1.0).sum::<f64>().ln_1p())
}

fn logarithm_of_the_mean(x: &[f32]) -> f32 {
    finite(x, |max| max + rest_of(x, max).ln_1p() - (x.len() as f64).ln())
}

fn unwraps_the_order(x: &[f32]) -> f32 {
    let greatest = x.iter().copied().max_by(|a, b| a.partial_cmp(b).expect("two numbers have an order"));
    if greatest.is_none_or(f32::is_infinite) { two_pass(x) } else { finite(x, |max| max + rest_of(x, max).ln_1p()) }
}

fn greatest_each_time(x: &[f32]) -> f32 {
    finite(x, |max| {
        let at = x.iter().position(|&x| f64::from(x) == max);
        let others = x.iter().enumerate().filter(|&(i, _)| Some(i) != at);
        let rest: f64 = others.map(|(_, &value)| (f64::from(value) - greatest(black_box(x))).exp()).sum();
        max + rest.ln_1p()
    })
}

fn one_after_another(x: &[f32]) -> f32 {
    finite(x, |_| {
        let add = |a: f64, b: f64| if a > b { a + (b - a).exp().ln_1p() } else { b + (a - b).exp().ln_1p() };
        x.iter().filter(|x| **x > f32::NEG_INFINITY).map(|&x| x.into()).reduce(add).unwrap_or(f64::NEG_INFINITY)
    })
}

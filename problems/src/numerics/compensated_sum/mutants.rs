//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{CompensatedSum, kata::Solution, neumaier::neumaier};

pub(super) fn mutants() -> Vec<Mutant<CompensatedSum>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("adds_one_by_one", "no compensation at all", one_by_one, Wrong),
        mutant("kahan", "the loss goes into the next term, and is lost if that is large", kahan, Wrong),
        mutant("adds_pairs", "by halves: fewer roundings, as large ones", by_halves, Wrong),
        mutant("sorts_by_magnitude", "the small numbers first", sorts, Wrong),
        mutant("sorts_downwards", "the large numbers first", sorts_downwards, Wrong),
        mutant("splits_by_sign", "positive and negative sums are rounded before they meet", splits_by_sign, Wrong),
        mutant("never_swaps", "takes the sum for the larger of the two", never_swaps, Wrong),
        mutant("forgets_what_was_lost", "adds up the losses and returns the sum without them", forgets_the_loss, Wrong),
        mutant("adds_the_loss_at_once", "brings the loss back after each term, where it is lost again", at_once, Wrong),
        mutant("takes_the_loss_away", "with the wrong sign", takes_away, Wrong),
        mutant("losses_in_f32", "losses are small, but not that small", losses_in_f32, Wrong),
        mutant("starts_with_the_first", "reads the first number of an empty list", starts_with_first, Panicked),
        mutant("keeps_every_loss", "exact, but nothing is thrown away that is 0", keeps_every_loss, TooSlow),
        mutant("double_double", "right: a sum of two floats, renormalised after each term", double_double, Accepted),
    ]
}

/// The rounded sum, and what rounding lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

fn one_by_one(values: &[f64]) -> f64 {
    values.iter().sum()
}

fn kahan(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0.0, 0.0);
    for &x in values {
        let term = x - lost;
        let next = sum + term;
        lost = (next - sum) - term;
        sum = next;
    }
    sum
}

fn by_halves(values: &[f64]) -> f64 {
    match values {
        [] => 0.0,
        &[x] => x,
        _ => {
            let (left, right) = values.split_at(values.len() / 2);
            by_halves(left) + by_halves(right)
        }
    }
}

fn sorts(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
    values.iter().sum()
}

fn sorts_downwards(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(|a, b| b.abs().total_cmp(&a.abs()));
    values.iter().sum()
}

fn splits_by_sign(values: &[f64]) -> f64 {
    let (minus, plus): (Vec<f64>, Vec<f64>) = values.iter().partition(|&&x| x < 0.0);
    neumaier(&plus) + neumaier(&minus)
}

/// The sum and its losses, of which `loss(sum, x, next)` is one.
fn compensated(values: &[f64], loss: impl Fn(f64, f64, f64) -> f64) -> (f64, f64) {
    values.iter().fold((0.0, 0.0), |(sum, lost), &x| (sum + x, lost + loss(sum, x, sum + x)))
}

fn never_swaps(values: &[f64]) -> f64 {
    let (sum, lost) = compensated(values, |sum, x, next| (sum - next) + x);
    sum + lost
}

fn forgets_the_loss(values: &[f64]) -> f64 {
    compensated(values, |sum, x, _| two_sum(sum, x).1).0
}

fn at_once(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |sum, &x| {
        let (sum, lost) = two_sum(sum, x);
        sum + lost
    })
}

fn takes_away(values: &[f64]) -> f64 {
    let (sum, lost) = compensated(values, |sum, x, _| two_sum(sum, x).1);
    sum - lost
}

fn losses_in_f32(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0.0, 0.0_f32);
    for &x in values {
        let (next, loss) = two_sum(sum, x);
        (sum, lost) = (next, lost + loss as f32);
    }
    sum + f64::from(lost)
}

fn starts_with_first(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (values[0], 0.0);
    for &x in &values[1..] {
        let (next, loss) = two_sum(sum, x);
        (sum, lost) = (next, lost + loss);
    }
    sum + lost
}

fn keeps_every_loss(values: &[f64]) -> f64 {
    let mut parts: Vec<f64> = Vec::new();
    for &value in values {
        let mut x = value;
        for part in &mut parts {
            (x, *part) = two_sum(x, *part);
        }
        parts.push(x);
    }
    parts.iter().rev().sum()
}

fn double_double(values: &[f64]) -> f64 {
    let (mut high, mut low) = (0.0, 0.0);
    for &x in values {
        let (sum, lost) = two_sum(high, x);
        (high, low) = two_sum(sum, low + lost);
    }
    high + low
}

//! Wrong and slow solutions, each a mistake that people make.

use std::hint::black_box;

use kihon_judge::{Mutant, VerdictKind};

use super::{MergeAttention, kata::Solution, two_passes::two_passes};

pub(super) fn mutants() -> Vec<Mutant<MergeAttention>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("plain_mean", "all blocks count alike", plain_mean, Wrong),
        mutant("weighs_by_logarithms", "log-sum-exps as weights", weighs_by_logarithms, Wrong),
        mutant("adds_weighted_outputs", "does not divide by the sum of the weights", adds_weighted_outputs, Wrong),
        mutant("takes_the_greatest", "the block with the greatest log-sum-exp alone", takes_the_greatest, Wrong),
        mutant("adds_logarithms", "the log-sum-exp of all as the sum of theirs", adds_logarithms, Wrong),
        mutant("keeps_the_greatest", "the greatest log-sum-exp for that of all", keeps_the_greatest, Wrong),
        mutant("no_maximum", "exp of the log-sum-exps as they are, in f32", no_maximum, Wrong),
        mutant(
            "keeps_the_sums",
            "a new greatest one rescales the weights, not what was added up",
            keeps_the_sums,
            Wrong,
        ),
        mutant(
            "counts_as_much_as_all_before",
            "each block counts for as much as all before it",
            counts_as_much_as_all_before,
            Wrong,
        ),
        mutant("weighs_the_empty_with_0", "0 times NaN is NaN", weighs_the_empty, Wrong),
        mutant("difference_of_infinities", "-inf less -inf, when the first blocks are empty", infinities, Wrong),
        mutant("divides_by_nothing", "0 / 0 where no block has keys", divides_by_nothing, Wrong),
        mutant("expects_a_block", "takes the first block for granted", expects_a_block, Panicked),
        mutant("total_for_each_block", "adds up all weights again for each block", total_for_each_block, TooSlow),
        mutant("from_the_last_to_the_first", "right: the blocks the other way round", backwards, Accepted),
    ]
}

const EMPTY: f32 = f32::NEG_INFINITY;

/// Σ weight · output / `total` of the blocks that have keys, or zeros.
fn mean(outputs: &[f32], log_sums: &[f32], d: usize, weight: impl Fn(f32) -> f32, total: f32) -> Vec<f32> {
    let mut output = vec![0.0; d];
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums).filter(|(_, log_sum)| **log_sum != EMPTY) {
        output.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight(log_sum) / total * x);
    }
    output
}

fn greatest(log_sums: &[f32]) -> f32 {
    log_sums.iter().copied().fold(EMPTY, f32::max)
}

/// The sum of `weight` over the blocks that have keys.
fn total(log_sums: &[f32], weight: impl Fn(f32) -> f32) -> f32 {
    log_sums.iter().filter(|log_sum| **log_sum != EMPTY).map(|&log_sum| weight(log_sum)).sum()
}

fn plain_mean(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let output = mean(outputs, log_sums, d, |_| 1.0, total(log_sums, |_| 1.0));
    (output, two_passes(outputs, log_sums, d).1)
}

fn weighs_by_logarithms(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let output = mean(outputs, log_sums, d, |log_sum| log_sum, total(log_sums, |log_sum| log_sum));
    (output, two_passes(outputs, log_sums, d).1)
}

fn adds_weighted_outputs(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let greatest = greatest(log_sums);
    let output = mean(outputs, log_sums, d, |log_sum| (log_sum - greatest).exp(), 1.0);
    (output, two_passes(outputs, log_sums, d).1)
}

fn takes_the_greatest(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let greatest = greatest(log_sums);
    match log_sums.iter().position(|&log_sum| log_sum == greatest && greatest != EMPTY) {
        Some(i) => (outputs[i * d..][..d].to_vec(), two_passes(outputs, log_sums, d).1),
        None => (vec![0.0; d], EMPTY),
    }
}

fn adds_logarithms(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let sum = total(log_sums, |log_sum| log_sum);
    (two_passes(outputs, log_sums, d).0, if greatest(log_sums) == EMPTY { EMPTY } else { sum })
}

fn keeps_the_greatest(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    (two_passes(outputs, log_sums, d).0, greatest(log_sums))
}

fn no_maximum(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let total = total(log_sums, f32::exp);
    (mean(outputs, log_sums, d, f32::exp, total), total.ln())
}

/// Block by block; `rescale` is what a new greatest log-sum-exp does to the sums.
fn online(
    outputs: &[f32],
    log_sums: &[f32],
    d: usize,
    counts: impl Fn(f32) -> bool,
    rescale: impl Fn(f32) -> f32,
) -> (Vec<f32>, f32) {
    let (mut greatest, mut total, mut sums) = (EMPTY, 0.0, vec![0.0; d]);
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums).filter(|(_, log_sum)| counts(**log_sum)) {
        let before = greatest;
        greatest = greatest.max(log_sum);
        let (kept, weight) = ((before - greatest).exp(), (log_sum - greatest).exp());
        total = total * kept + weight;
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum = *sum * rescale(kept) + weight * x);
    }
    if greatest == EMPTY {
        return (vec![0.0; d], EMPTY);
    }
    sums.iter_mut().for_each(|sum| *sum /= total);
    (sums, greatest + total.ln())
}

fn keeps_the_sums(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    online(outputs, log_sums, d, |log_sum| log_sum != EMPTY, |_| 1.0)
}

fn infinities(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    online(outputs, log_sums, d, |_| true, |kept| kept)
}

fn counts_as_much_as_all_before(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let mut output: Option<Vec<f32>> = None;
    for (row, _) in outputs.chunks_exact(d).zip(log_sums).filter(|(_, log_sum)| **log_sum != EMPTY) {
        output = Some(match output {
            None => row.to_vec(),
            Some(so_far) => so_far.iter().zip(row).map(|(a, b)| f32::midpoint(*a, *b)).collect(),
        });
    }
    (output.unwrap_or(vec![0.0; d]), two_passes(outputs, log_sums, d).1)
}

fn weighs_the_empty(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let greatest = greatest(log_sums);
    if greatest == EMPTY {
        return (vec![0.0; d], EMPTY);
    }
    let total: f32 = log_sums.iter().map(|log_sum| (log_sum - greatest).exp()).sum();
    let mut output = vec![0.0; d];
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums) {
        let weight = (log_sum - greatest).exp() / total;
        output.iter_mut().zip(row).for_each(|(sum, x)| *sum += weight * x);
    }
    (output, greatest + total.ln())
}

fn divides_by_nothing(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let (mut output, log_sum) = two_passes(outputs, log_sums, d);
    let total: f32 = if log_sum == EMPTY { 0.0 } else { 1.0 };
    output.iter_mut().for_each(|x| *x = *x * total / total);
    (output, log_sum)
}

fn expects_a_block(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let first = log_sums[0];
    let (output, log_sum) = two_passes(outputs, log_sums, d);
    (output, log_sum.max(first))
}

fn total_for_each_block(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let greatest = greatest(log_sums);
    if greatest == EMPTY {
        return (vec![0.0; d], EMPTY);
    }
    let weight = |log_sum: f32| (log_sum - greatest).exp();
    let mut output = vec![0.0; d];
    for (row, &log_sum) in outputs.chunks_exact(d).zip(log_sums).filter(|(_, log_sum)| **log_sum != EMPTY) {
        let share = weight(log_sum) / total(black_box(log_sums), weight);
        output.iter_mut().zip(row).for_each(|(sum, x)| *sum += share * x);
    }
    (output, greatest + total(log_sums, weight).ln())
}

fn backwards(outputs: &[f32], log_sums: &[f32], d: usize) -> (Vec<f32>, f32) {
    let outputs: Vec<f32> = outputs.chunks_exact(d).rev().flatten().copied().collect();
    let log_sums: Vec<f32> = log_sums.iter().rev().copied().collect();
    two_passes(&outputs, &log_sums, d)
}

//! Wrong and slow solutions, each a mistake that people make.

use std::cmp::Ordering;

use kihon_judge::{Mutant, VerdictKind};

use super::{SoftmaxTopK, heap::heap, kata::Solution};

type Answer = Vec<(usize, f32)>;

pub(super) fn mutants() -> Vec<Mutant<SoftmaxTopK>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("sorts_probabilities", "rounded, different logits are equal, or all 0", sorts_probabilities, Wrong),
        mutant("no_maximum", "e^x is infinite from 710 on", no_maximum, Wrong),
        mutant("softmax_of_the_k", "the others are not in the sum", softmax_of_the_k, Wrong),
        mutant("last_of_equals", "the higher index of equal logits", last_of_equals, Wrong),
        mutant(
            "last_of_equals_stays",
            "an equal logit takes the worst one's place in the heap",
            last_equal_stays,
            Wrong,
        ),
        mutant("total_order", "total_cmp, to which −0.0 is less than 0.0", total_order, Wrong),
        mutant("ascending", "from the least of the k up", ascending, Wrong),
        mutant("drops_equals", "each value once", drops_equals, Wrong),
        mutant("drops_the_impossible", "−∞ is left out where there is room", drops_the_impossible, Wrong),
        mutant("sum_in_f32", "small terms are rounded away, thousands of times", sum_in_f32, Wrong),
        mutant("slices_k", "more than there are", slices_k, Panicked),
        mutant("peeks_at_none", "the worst of none, for k = 0", peeks_at_none, Panicked),
        mutant("worst_by_scan", "looks through the k for the worst of them", worst_by_scan, TooSlow),
        mutant("sorts_all", "right: a stable sort of all, n log n", sorts_all, Accepted),
    ]
}

/// Softmax in `f64` of all logits, taken from `max`.
fn shares(logits: &[f32], max: f64) -> Vec<f64> {
    let weights: Vec<f64> = logits.iter().map(|&x| (f64::from(x) - max).exp()).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

fn greatest(logits: &[f32]) -> f64 {
    logits.iter().fold(f64::NEG_INFINITY, |max, &x| max.max(x.into()))
}

/// From the greatest down; none is NaN.
fn down(a: f32, b: f32) -> Ordering {
    b.partial_cmp(&a).unwrap_or(Ordering::Equal)
}

/// The first k in an order, with the shares of all.
fn ordered(logits: &[f32], k: usize, order: impl Fn(usize, usize) -> Ordering) -> Answer {
    let p = shares(logits, greatest(logits));
    let mut indexes: Vec<usize> = (0..logits.len()).collect();
    indexes.sort_by(|&a, &b| order(a, b));
    indexes.into_iter().take(k).map(|i| (i, p[i] as f32)).collect()
}

fn sorts_all(logits: &[f32], k: usize) -> Answer {
    ordered(logits, k, |a, b| down(logits[a], logits[b]))
}

fn sorts_probabilities(logits: &[f32], k: usize) -> Answer {
    let p = shares(logits, greatest(logits));
    ordered(logits, k, |a, b| down(p[a] as f32, p[b] as f32))
}

fn no_maximum(logits: &[f32], k: usize) -> Answer {
    let p = shares(logits, 0.0);
    sorts_all(logits, k).into_iter().map(|(i, _)| (i, p[i] as f32)).collect()
}

fn softmax_of_the_k(logits: &[f32], k: usize) -> Answer {
    let best = sorts_all(logits, k);
    let chosen: Vec<f32> = best.iter().map(|&(i, _)| logits[i]).collect();
    let p = shares(&chosen, greatest(&chosen));
    best.into_iter().zip(p).map(|((i, _), p)| (i, p as f32)).collect()
}

fn last_of_equals(logits: &[f32], k: usize) -> Answer {
    ordered(logits, k, |a, b| down(logits[a], logits[b]).then(b.cmp(&a)))
}

/// As with a heap; `better` decides whether a newcomer takes the worst one's place.
fn sifted(logits: &[f32], k: usize, better: impl Fn(f32, f32) -> bool) -> Answer {
    let mut best: Vec<usize> = Vec::new();
    let order = |a: &usize, b: &usize| down(logits[*a], logits[*b]).then(a.cmp(b));
    for i in 0..logits.len() {
        if best.len() < k {
            best.push(i);
        } else if let Some(worst) = best.iter_mut().max_by(|a, b| order(a, b))
            && better(logits[i], logits[*worst])
        {
            *worst = i;
        }
    }
    best.sort_by(order);
    let p = shares(logits, greatest(logits));
    best.into_iter().map(|i| (i, p[i] as f32)).collect()
}

fn last_equal_stays(logits: &[f32], k: usize) -> Answer {
    sifted(logits, k, |new, worst| new >= worst)
}

fn worst_by_scan(logits: &[f32], k: usize) -> Answer {
    sifted(logits, k, |new, worst| new > worst)
}

fn total_order(logits: &[f32], k: usize) -> Answer {
    ordered(logits, k, |a, b| logits[b].total_cmp(&logits[a]))
}

fn ascending(logits: &[f32], k: usize) -> Answer {
    let mut answer = sorts_all(logits, k);
    answer.reverse();
    answer
}

fn drops_equals(logits: &[f32], k: usize) -> Answer {
    let mut all = sorts_all(logits, logits.len());
    all.dedup_by_key(|(i, _)| logits[*i]);
    all.truncate(k);
    all
}

fn drops_the_impossible(logits: &[f32], k: usize) -> Answer {
    sorts_all(logits, k).into_iter().filter(|&(i, _)| logits[i] > f32::NEG_INFINITY).collect()
}

fn sum_in_f32(logits: &[f32], k: usize) -> Answer {
    let max = greatest(logits);
    let weight = |x: f32| (f64::from(x) - max).exp() as f32;
    let sum: f32 = logits.iter().map(|&x| weight(x)).sum();
    sorts_all(logits, k).into_iter().map(|(i, _)| (i, weight(logits[i]) / sum)).collect()
}

fn slices_k(logits: &[f32], k: usize) -> Answer {
    sorts_all(logits, logits.len())[..k].to_vec()
}

fn peeks_at_none(logits: &[f32], k: usize) -> Answer {
    let best = heap(logits, k);
    let worst = if logits.is_empty() { 0.0 } else { best.last().expect("the worst of the k").1 };
    best.into_iter().filter(|&(_, p)| p >= worst).collect()
}

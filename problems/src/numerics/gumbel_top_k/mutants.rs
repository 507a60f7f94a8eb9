//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{
    GumbelTopK,
    heap::heap,
    kata::Solution,
    key::{Candidate, key},
};

pub(super) fn mutants() -> Vec<Mutant<GumbelTopK>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("no_noise", "the greatest logits", no_noise, Wrong),
        mutant("one_logarithm", "x + ln u: noise of another law", one_logarithm, Wrong),
        mutant("wrong_sign", "x + ln(−ln u)", wrong_sign, Wrong),
        mutant("logarithms_to_base_two", "log₂ where ln is meant", logarithms_to_base_two, Wrong),
        mutant("noise_on_probabilities", "softmax before the noise, not its logarithm", noise_on_probabilities, Wrong),
        mutant("a_little_added", "10⁻²⁰ added to u, so that no key is −∞", a_little_added, Wrong),
        mutant("keys_in_f32", "no room for noise beside a million", keys_in_f32, Wrong),
        mutant("race", "the least of −ln u / e^x: e^x is infinite from 710 on", race, Wrong),
        mutant(
            "draws_the_impossible",
            "−∞ is the last in order, and taken where there is room",
            draws_the_impossible,
            Wrong,
        ),
        mutant("drops_the_unlucky", "a key of −∞ taken for an impossible class", drops_the_unlucky, Wrong),
        mutant("as_the_heap_lies", "the k classes in no order", as_the_heap_lies, Wrong),
        mutant("last_of_equals", "ascending, then reversed: equal keys too", last_of_equals, Wrong),
        mutant("with_replacement", "each number draws by itself: the same class again", with_replacement, Wrong),
        mutant("slices_k", "more than are possible", slices_k, Panicked),
        mutant("worst_by_scan", "looks through the k for the worst of them", worst_by_scan, TooSlow),
        mutant("race_in_logarithms", "right: ln(−ln u) − x, from the least up", race_in_logarithms, Accepted),
    ]
}

/// The possible classes from the greatest key down, of equal ones the lower index first.
fn ordered(logits: &[f64], uniforms: &[f64], key: impl Fn(f64, f64) -> f64) -> Vec<Candidate> {
    let classes = logits.iter().zip(uniforms).enumerate();
    let possible = classes.filter(|(_, (logit, _))| **logit > f64::NEG_INFINITY);
    let mut candidates: Vec<Candidate> =
        possible.map(|(class, (&logit, &u))| Candidate { key: key(logit, u), class }).collect();
    candidates.sort_unstable();
    candidates
}

fn first(candidates: Vec<Candidate>, k: usize) -> Vec<usize> {
    candidates.into_iter().take(k).map(|candidate| candidate.class).collect()
}

fn no_noise(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, _| logit), k)
}

fn one_logarithm(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| logit + u.ln()), k)
}

fn wrong_sign(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| logit + (-u.ln()).ln()), k)
}

fn logarithms_to_base_two(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| logit - (-u.log2()).log2()), k)
}

fn noise_on_probabilities(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = logits.iter().map(|x| (x - max).exp()).sum();
    first(ordered(logits, uniforms, |logit, u| key((logit - max).exp() / sum, u)), k)
}

fn a_little_added(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| key(logit, u + 1e-20)), k)
}

fn keys_in_f32(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| f64::from(logit as f32 - (-u.ln()).ln() as f32)), k)
}

fn race(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    first(ordered(logits, uniforms, |logit, u| u.ln() / logit.exp()), k)
}

fn race_in_logarithms(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let arrival = |class: usize| (-uniforms[class].ln()).ln() - logits[class];
    let mut classes: Vec<usize> = (0..logits.len()).filter(|&class| logits[class] > f64::NEG_INFINITY).collect();
    classes.sort_by(|&a, &b| arrival(a).total_cmp(&arrival(b)));
    classes.truncate(k);
    classes
}

fn draws_the_impossible(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let mut classes: Vec<usize> = (0..logits.len()).collect();
    let key = |class: usize| key(logits[class], uniforms[class]);
    classes.sort_by(|&a, &b| key(b).total_cmp(&key(a)));
    classes.truncate(k);
    classes
}

fn drops_the_unlucky(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let mut candidates = ordered(logits, uniforms, key);
    candidates.retain(|candidate| candidate.key > f64::NEG_INFINITY);
    first(candidates, k)
}

fn as_the_heap_lies(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let mut classes = heap(logits, uniforms, k);
    classes.sort_unstable();
    classes
}

fn last_of_equals(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let key = |class: usize| key(logits[class], uniforms[class]);
    let mut classes: Vec<usize> = (0..logits.len()).filter(|&class| logits[class] > f64::NEG_INFINITY).collect();
    classes.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
    classes.into_iter().rev().take(k).collect()
}

fn with_replacement(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logits.iter().map(|x| (x - max).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let draw = |&u: &f64| {
        let mut left = u * sum;
        weights.iter().position(|weight| {
            left -= weight;
            left < 0.0
        })
    };
    uniforms.iter().take(k).filter_map(draw).collect()
}

fn slices_k(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    heap(logits, uniforms, logits.len())[..k].to_vec()
}

fn worst_by_scan(logits: &[f64], uniforms: &[f64], k: usize) -> Vec<usize> {
    let mut best: Vec<Candidate> = Vec::new();
    let classes = logits.iter().zip(uniforms).enumerate();
    for (class, (&logit, &u)) in classes.filter(|(_, (logit, _))| **logit > f64::NEG_INFINITY) {
        let new = Candidate { key: key(logit, u), class };
        if best.len() < k {
            best.push(new);
        } else if let Some(worst) = best.iter_mut().max()
            && new < *worst
        {
            *worst = new;
        }
    }
    best.sort_unstable();
    first(best, k)
}

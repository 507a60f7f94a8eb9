//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{TiledAttention, input::seen, kata::Solution, rows::rows};

pub(super) fn mutants() -> Vec<Mutant<TiledAttention>> {
    use VerdictKind::{OverLimit, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("keeps_the_output", "a new maximum rescales the sum, not the output", keeps_the_output, Wrong),
        mutant("keeps_the_sum", "a new maximum rescales the output, not the sum", keeps_the_sum, Wrong),
        mutant("no_maximum", "exp of the scores as they are, which overflows", no_maximum, Wrong),
        mutant(
            "maximum_from_zero",
            "the maximum starts at 0: if all scores are far below, their powers are 0",
            from_zero,
            Wrong,
        ),
        mutant("forgets_the_root", "scores that are not divided", forgets_the_root, Wrong),
        mutant("divides_by_d", "scores divided by d, not by its root", divides_by_d, Wrong),
        mutant("hides_its_own_position", "a query sees the keys before it, without that beside it", hides_own, Wrong),
        mutant(
            "aligned_at_the_start",
            "query i sees the keys up to i, however many there are",
            aligned_at_start,
            Wrong,
        ),
        mutant("sees_whole_tiles", "hides tiles of keys, not keys", sees_whole_tiles, Wrong),
        mutant("drops_the_last_keys", "those that fill no tile", drops_the_last_keys, Wrong),
        mutant("averages_tiles", "the mean of the tiles' means, as if their sums were alike", averages_tiles, Wrong),
        mutant("weighs_the_unseen_with_0", "0 times NaN is NaN", weighs_the_unseen, Wrong),
        mutant("divides_by_nothing", "0 / 0 for a query that sees no key", divides_by_nothing, Wrong),
        mutant("takes_the_first_score", "reads a score where there may be none", takes_the_first, Panicked),
        mutant("keeps_all_scores", "right, with the matrix in memory", keeps_all_scores, OverLimit),
        mutant("sums_for_each_key", "the sum of the row again for each of its keys", sums_for_each_key, TooSlow),
    ]
}

/// Attention key by key, and what may be wrong with it.
#[derive(Clone, Copy)]
struct Online {
    start: f32,
    rescales_sum: bool,
    rescales_output: bool,
    scale: fn(usize) -> f32,
    seen: fn(usize, usize, usize, bool) -> usize,
}

const RIGHT: Online = Online {
    start: f32::NEG_INFINITY,
    rescales_sum: true,
    rescales_output: true,
    scale: |d| 1.0 / (d as f32).sqrt(),
    seen,
};

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

impl Online {
    fn run(self, q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
        let (n, m) = (q.len() / d, k.len() / d);
        let mut outputs = vec![0.0; n * d];
        for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
            let (mut greatest, mut sum) = (self.start, 0.0);
            let seen = (self.seen)(i, n, m, causal);
            for (key, value) in k.chunks_exact(d).zip(v.chunks_exact(d)).take(seen) {
                let score = (self.scale)(d) * dot(&q[i * d..][..d], key);
                let before = greatest;
                greatest = greatest.max(score);
                let (rescale, power) = ((before - greatest).exp(), (score - greatest).exp());
                sum = if self.rescales_sum { sum * rescale } else { sum } + power;
                for (out, x) in out.iter_mut().zip(value) {
                    *out = if self.rescales_output { *out * rescale } else { *out } + power * x;
                }
            }
            if seen > 0 {
                out.iter_mut().for_each(|x| *x /= sum);
            }
        }
        outputs
    }
}

fn keeps_the_output(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { rescales_output: false, ..RIGHT }.run(q, k, v, d, causal)
}

fn keeps_the_sum(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { rescales_sum: false, ..RIGHT }.run(q, k, v, d, causal)
}

fn no_maximum(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut outputs = vec![0.0; n * d];
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        let mut sum = 0.0;
        for (key, value) in k.chunks_exact(d).zip(v.chunks_exact(d)).take(seen(i, n, m, causal)) {
            let power = (dot(&q[i * d..][..d], key) / (d as f32).sqrt()).exp();
            sum += power;
            out.iter_mut().zip(value).for_each(|(out, x)| *out += power * x);
        }
        out.iter_mut().for_each(|x| *x = if sum == 0.0 { 0.0 } else { *x / sum });
    }
    outputs
}

fn from_zero(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { start: 0.0, ..RIGHT }.run(q, k, v, d, causal)
}

fn forgets_the_root(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { scale: |_| 1.0, ..RIGHT }.run(q, k, v, d, causal)
}

fn divides_by_d(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { scale: |d| 1.0 / d as f32, ..RIGHT }.run(q, k, v, d, causal)
}

fn hides_own(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let before = |i, n, m, causal| if causal { seen(i, n, m, true).saturating_sub(1) } else { m };
    Online { seen: before, ..RIGHT }.run(q, k, v, d, causal)
}

fn aligned_at_start(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    Online { seen: |i, _, m, causal| if causal { m.min(i + 1) } else { m }, ..RIGHT }.run(q, k, v, d, causal)
}

fn sees_whole_tiles(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let tiles = |i, n, m: usize, causal| m.min(seen(i, n, m, causal).next_multiple_of(4));
    Online { seen: tiles, ..RIGHT }.run(q, k, v, d, causal)
}

fn drops_the_last_keys(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let whole = |i, n, m: usize, causal| seen(i, n, m, causal).min(if m > 4 { m / 4 * 4 } else { m });
    Online { seen: whole, ..RIGHT }.run(q, k, v, d, causal)
}

fn averages_tiles(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut outputs = vec![0.0; n * d];
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        let end = seen(i, n, m, causal) * d;
        let tiles = k[..end].chunks(4 * d).zip(v[..end].chunks(4 * d));
        let count = tiles.len() as f32;
        for (keys, values) in tiles {
            let mean = rows(&q[i * d..][..d], keys, values, d, false);
            out.iter_mut().zip(mean).for_each(|(out, x)| *out += x / count);
        }
    }
    outputs
}

fn weighs_the_unseen(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut outputs = rows(q, k, v, d, causal);
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        for value in v.chunks_exact(d).skip(seen(i, n, m, causal)) {
            out.iter_mut().zip(value).for_each(|(out, x)| *out += 0.0 * x);
        }
    }
    outputs
}

fn divides_by_nothing(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut outputs = rows(q, k, v, d, causal);
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        let sum = seen(i, n, m, causal) as f32;
        out.iter_mut().for_each(|x| *x = *x * sum / sum);
    }
    outputs
}

fn takes_the_first(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let firsts = (0..n).map(|i| k[..seen(i, n, m, causal) * d][0]);
    assert_eq!(firsts.count(), n);
    rows(q, k, v, d, causal)
}

fn keeps_all_scores(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let scores: Vec<f32> = (0..n * m).map(|at| dot(&q[at / m * d..][..d], &k[at % m * d..][..d])).collect();
    let mut outputs = vec![0.0; n * d];
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        let row = scores[i * m..][..seen(i, n, m, causal)].iter().map(|score| score / (d as f32).sqrt());
        let greatest = row.clone().fold(f32::NEG_INFINITY, f32::max);
        let sum: f32 = row.clone().map(|score| (score - greatest).exp()).sum();
        for (score, value) in row.zip(v.chunks_exact(d)) {
            let weight = (score - greatest).exp() / sum;
            out.iter_mut().zip(value).for_each(|(out, x)| *out += weight * x);
        }
    }
    outputs
}

fn sums_for_each_key(q: &[f32], k: &[f32], v: &[f32], d: usize, causal: bool) -> Vec<f32> {
    let (n, m) = (q.len() / d, k.len() / d);
    let mut outputs = vec![0.0; n * d];
    for (i, out) in outputs.chunks_exact_mut(d).enumerate() {
        let keys = k.chunks_exact(d).take(seen(i, n, m, causal));
        let row: Vec<f32> = keys.map(|key| dot(&q[i * d..][..d], key) / (d as f32).sqrt()).collect();
        let greatest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for (score, value) in row.iter().zip(v.chunks_exact(d)) {
            let sum: f32 = std::hint::black_box(&row).iter().map(|other| (other - greatest).exp()).sum();
            let weight = (score - greatest).exp() / sum;
            out.iter_mut().zip(value).for_each(|(out, x)| *out += weight * x);
        }
    }
    outputs
}

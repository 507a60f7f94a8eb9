//! Laws by χ², the shortcut against all noise, the gradient against dual numbers.
//!
//! A χ² test gives a false alarm in one of 10⁶ seeds; these are fixed, so that it either
//! always or never does. What each would miss is shown by a wrong sampler that it rejects.

use super::*;
use crate::{
    dual::{self, Dual},
    half::{BF16, F16},
};

const INF: f64 = f64::INFINITY;

/// χ² of these counts, and the quantile that it exceeds by chance once in 10⁶ times, by
/// Wilson and Hilferty's cube root.
fn chi_square(counts: &[u32], probabilities: &[f64]) -> (f64, f64) {
    let all = f64::from(counts.iter().sum::<u32>());
    let terms = counts.iter().zip(probabilities).map(|(&count, p)| (f64::from(count) - all * p).powi(2) / (all * p));
    let freedom = counts.len() as f64 - 1.0;
    let part = 2.0 / (9.0 * freedom);
    (terms.sum(), freedom * (1.0 - part + 4.753_4 * part.sqrt()).powi(3))
}

fn assert_law(counts: &[u32], probabilities: &[f64]) {
    let (found, most) = chi_square(counts, probabilities);
    assert!(found < most, "{found} > {most}: {counts:?} for {probabilities:?}");
}

fn softmax_of(logits: &[f64]) -> Vec<f64> {
    let sum: f64 = logits.iter().map(|x| x.exp()).sum();
    logits.iter().map(|x| x.exp() / sum).collect()
}

/// By all noise and a sort.
fn naive_top_k(logits: &[f64], k: usize, random: &mut RandomBits) -> Vec<usize> {
    let max = logits.iter().copied().fold(-INF, f64::max);
    let mut keys: Vec<(f64, usize)> =
        logits.iter().enumerate().map(|(i, x)| (x - max + standard_gumbel(random), i)).collect();
    keys.retain(|(key, _)| *key > -INF);
    keys.sort_by(|a, b| b.0.total_cmp(&a.0));
    keys.into_iter().take(k).map(|(_, i)| i).collect()
}

/// e^−e^−g is uniform if and only if g is Gumbel.
#[test]
fn noise_is_of_the_gumbel_distribution() {
    let histogram = |draw: &mut dyn FnMut() -> f64| {
        let mut counts = [0; 64];
        for _ in 0..64_000 {
            let u = (-(-draw()).exp()).exp();
            counts[(u * 64.0).min(63.0) as usize] += 1;
        }
        counts
    };
    let mut random = RandomBits::seeded(11);
    assert_law(&histogram(&mut || standard_gumbel(&mut random)), &[1.0 / 64.0; 64]);
    // The mirrored distribution, a forgotten sign, is not it.
    let (found, most) = chi_square(&histogram(&mut || 2.0 * 0.577 - standard_gumbel(&mut random)), &[1.0 / 64.0; 64]);
    assert!(found > 2.0 * most, "{found}");
}

#[test]
fn noise_is_finite_and_below_what_the_shortcut_takes_it_for() {
    assert!((noise(0) - 53.0 * 2f64.ln()).abs() < 1e-14 && noise(u64::MAX) > -3.61);
    let mut random = RandomBits::seeded(13);
    for _ in 0..100_000 {
        let bits = random.next_bits() >> (random.next_bits() % 64);
        // It, and the greatest and the least with as many zeros.
        let ones = u64::MAX.checked_shr(bits.leading_zeros()).unwrap_or(0);
        for bits in [bits, ones, ones ^ ones >> 1] {
            assert!(noise(bits) <= at_most(bits), "{bits:x}");
        }
    }
}

#[test]
fn the_class_follows_softmax() {
    let mut random = RandomBits::seeded(17);
    for logits in [vec![0.0; 7], vec![1.0, 2.0, 0.0, -1.0, 2.5], vec![700.0, 701.0, 702.0], vec![-3.0, 0.0]] {
        let mut counts = vec![0; logits.len()];
        let mut by_uniform_noise = counts.clone();
        for _ in 0..40_000 {
            counts[gumbel_max(&logits, &mut random).unwrap().unwrap()] += 1;
            let noisy = logits.iter().map(|x| x + 4.0 * (random.next_bits() >> 11) as f64 * 2f64.powi(-53));
            let best = noisy.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0;
            by_uniform_noise[best] += 1;
        }
        let max = logits.iter().copied().fold(-INF, f64::max);
        let law = softmax_of(&logits.iter().map(|x| x - max).collect::<Vec<f64>>());
        assert_law(&counts, &law);
        if logits[0] != logits[1] {
            let (found, most) = chi_square(&by_uniform_noise, &law);
            assert!(found > most, "{found}");
        }
    }
}

/// P(i, then j) = pᵢ·pⱼ/(1 − pᵢ).
#[test]
fn the_k_greatest_are_drawn_without_replacement() {
    let mut random = RandomBits::seeded(19);
    let p = softmax_of(&[0.0, 1.0, -0.5, 0.7]);
    let logits: Vec<f64> = p.iter().map(|p| p.ln()).collect();
    let mut counts = [0; 16];
    let mut sorted = [0; 16];
    for _ in 0..50_000 {
        let pair = gumbel_top_k(&logits, 2, &mut random).unwrap();
        counts[pair[0] * 4 + pair[1]] += 1;
        sorted[pair[0].min(pair[1]) * 4 + pair[0].max(pair[1])] += 1;
    }
    let pairs: Vec<usize> = (0..16).filter(|pair| pair / 4 != pair % 4).collect();
    let law: Vec<f64> = pairs.iter().map(|pair| p[pair / 4] * p[pair % 4] / (1.0 - p[pair / 4])).collect();
    assert_law(&pairs.iter().map(|&pair| counts[pair]).collect::<Vec<u32>>(), &law);
    let (found, most) = chi_square(&pairs.iter().map(|&pair| sorted[pair]).collect::<Vec<u32>>(), &law);
    assert!(found > most, "an order by index would pass");
}

/// For two classes τ·ln(y₀/y₁) − (x₀ − x₁) is a difference of Gumbels: logistic.
#[test]
fn the_relaxed_sample_is_of_the_concrete_distribution() {
    let mut random = RandomBits::seeded(23);
    for temperature in [0.3, 1.0, 4.0] {
        let mut counts = [0; 32];
        for _ in 0..32_000 {
            let mut y = [9.0; 2];
            gumbel_softmax(&[1.0, 0.2], temperature, &mut random, &mut y).unwrap();
            let logistic = temperature * (f64::ln(y[0]) - f64::ln(y[1])) - 0.8;
            let u = 1.0 / (1.0 + (-logistic).exp());
            counts[(u * 32.0).min(31.0) as usize] += 1;
        }
        assert_law(&counts, &[1.0 / 32.0; 32]);
    }
}

#[test]
fn the_shortcut_changes_nothing() {
    let mut random = RandomBits::seeded(29);
    for n in [0, 1, 2, 5, 30, 300] {
        for spread in [0.0, 1.0, 30.0, 1e5] {
            for round in 0..30 {
                let mut logits: Vec<f64> = (0..n).map(|_| spread * standard_gumbel(&mut random)).collect();
                if round % 3 == 0 {
                    logits.iter_mut().step_by(2).for_each(|x| *x = -INF);
                }
                for k in [0, 1, 2, 7, n / 2, n, n + 3] {
                    let (mut here, mut there) = (random.clone(), random.clone());
                    let expected = naive_top_k(&logits, k, &mut there);
                    assert_eq!(gumbel_top_k(&logits, k, &mut here), Ok(expected.clone()), "{logits:?}, {k}");
                    assert_eq!(here, there, "a number for each class, no more");
                    if k > 0 {
                        let mut again = random.clone();
                        assert_eq!(gumbel_max(&logits, &mut again), Ok(expected.first().copied()));
                        let (mut again, mut y) = (random.clone(), vec![9.0; n]);
                        let relaxed = gumbel_softmax(&logits, 0.7, &mut again, &mut y);
                        assert_eq!(relaxed, Ok(expected.first().copied()));
                        assert_eq!(again, there);
                    }
                }
                random.next_bits();
            }
        }
    }
}

#[test]
fn the_pathwise_gradient_is_that_of_dual_numbers() {
    let mut random = RandomBits::seeded(31);
    for n in [1, 2, 5, 20] {
        for temperature in [0.2, 1.0, 3.0] {
            let mut draw = || standard_gumbel(&mut random);
            let logits: Vec<f64> = (0..n).map(|_| draw()).collect();
            let upstream: Vec<f64> = (0..n).map(|_| draw()).collect();
            let seed = RandomBits::seeded(n as u64);
            let mut y = vec![9.0; n];
            gumbel_softmax(&logits, temperature, &mut seed.clone(), &mut y).unwrap();
            let loss = |x: &[Dual]| {
                let mut same = seed.clone();
                let powers: Vec<Dual> =
                    x.iter().map(|&x| ((x + standard_gumbel(&mut same)) / temperature).exp()).collect();
                let sum: Dual = powers.iter().copied().sum();
                powers.iter().zip(&upstream).map(|(&power, &g)| power / sum * g).sum::<Dual>()
            };
            let mut got = vec![9.0; n];
            gumbel_softmax_gradient(&y, &upstream, temperature, &mut got).unwrap();
            for (got, exact) in got.iter().zip(dual::gradient(loss, &logits)) {
                assert!((got - exact).abs() < 1e-13 / temperature, "{got} for {exact}");
            }
        }
    }
}

#[test]
fn temperatures_from_0_to_huge() {
    let logits = [0.3, 0.1, -INF, 0.2];
    for seed in 0..50 {
        let seed = RandomBits::seeded(seed);
        let relaxed = |temperature| {
            let mut y = [9.0; 4];
            let class = gumbel_softmax(&logits, temperature, &mut seed.clone(), &mut y).unwrap().unwrap();
            (class, y)
        };
        let (class, corner) = relaxed(0.0);
        let mut expected = [0.0; 4];
        expected[class] = 1.0;
        assert_eq!(corner, expected);
        assert_eq!(relaxed(1e-20), (class, expected));
        let (same, middle) = relaxed(1e20);
        assert!(same == class && middle[2] == 0.0);
        assert!([0, 1, 3].iter().all(|&i| (middle[i] - 1.0 / 3.0).abs() < 1e-15), "{middle:?}");
    }
}

/// Noise is lost beside 10³⁰⁰ unless the greatest is taken away first.
#[test]
fn huge_equal_logits_are_drawn_alike() {
    let mut random = RandomBits::seeded(37);
    let mut counts = [0; 3];
    for _ in 0..3000 {
        counts[gumbel_max(&[1e300, 1e300, -1e300], &mut random).unwrap().unwrap()] += 1;
    }
    assert!(counts[2] == 0);
    assert_law(&counts[..2], &[0.5; 2]);
}

#[test]
fn every_type_draws_the_same_from_the_same_numbers() {
    let wide = [0.5, -2.0, 1.25, 0.0, 3.0];
    let draw = |seed| {
        let mut random = RandomBits::seeded(seed);
        gumbel_top_k(&wide, 3, &mut random)
    };
    for seed in 0..20 {
        let narrow = |run: &dyn Fn(&mut RandomBits) -> Result<Vec<usize>, GumbelError>| {
            assert_eq!(run(&mut RandomBits::seeded(seed)), draw(seed));
        };
        narrow(&|random| gumbel_top_k(&wide.map(|x| x as f32), 3, random));
        narrow(&|random| gumbel_top_k(&wide.map(F16::from_f64), 3, random));
        narrow(&|random| gumbel_top_k(&wide.map(BF16::from_f64), 3, random));
    }
}

#[test]
fn what_is_refused_and_what_is_nothing() {
    let mut random = RandomBits::seeded(41);
    let before = random.clone();
    let mut y = [9.0; 2];
    for logit in [f64::NAN, INF] {
        let refused = gumbel_top_k(&[0.0, logit], 1, &mut random).unwrap_err();
        assert!(matches!(refused, GumbelError::Logit { class: 1, .. }), "{refused}");
        assert!(gumbel_softmax(&[0.0, logit], 1.0, &mut random, &mut y).is_err());
    }
    for temperature in [-1.0, f64::NAN, INF, 1e-40, 1e40] {
        assert!(gumbel_softmax(&[0.0; 2], temperature, &mut random, &mut y).is_err());
        let refused = gumbel_softmax_gradient(&[0.5; 2], &[0.0; 2], temperature, &mut y).unwrap_err();
        assert!(refused.to_string().contains("is not from 2^-100"));
    }
    assert!(gumbel_softmax_gradient(&[0.5; 2], &[0.0; 2], 0.0, &mut y).is_err());
    assert_eq!((y, &random), ([9.0; 2], &before), "nothing is written, nothing drawn");

    assert_eq!(gumbel_softmax(&[-INF; 2], 1.0, &mut random, &mut y), Ok(None));
    assert_eq!(y, [0.0; 2]);
    assert_eq!(gumbel_max::<f64>(&[], &mut random), Ok(None));
    assert_eq!(gumbel_top_k(&[-INF; 3], 2, &mut random), Ok(vec![]));
}

#[test]
#[should_panic = "to read and to write"]
fn slices_of_different_lengths_are_refused() {
    let _ = gumbel_softmax(&[0.0; 2], 1.0, &mut RandomBits::seeded(1), &mut [0.0; 3]);
}
